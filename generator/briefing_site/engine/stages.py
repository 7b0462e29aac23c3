"""parse, link and view: from the bytes of a site folder to a value for every page. Writes nothing."""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeVar

from briefing_site.engine.memo import Memory
from briefing_site.engine.store import Cache
from briefing_site.link.attachments import attach
from briefing_site.link.checks import check
from briefing_site.link.link import Linked, link
from briefing_site.link.site import Site
from briefing_site.model import addresses, faults
from briefing_site.model.briefing import Briefing, LooseText
from briefing_site.model.config import Config
from briefing_site.model.diagnostic import Diagnostic, Severity, Span
from briefing_site.model.document import ArchiveError, ArchiveMissingError, Document
from briefing_site.model.files import CONFIG, LOCK, File, Inputs
from briefing_site.model.lines import Lines
from briefing_site.model.lints import weigh
from briefing_site.model.pin import Lock, PinnedSource
from briefing_site.model.progress import Clock
from briefing_site.model.source import LooseCard, Source
from briefing_site.model.verification import Verification
from briefing_site.model.wording import Wording
from briefing_site.parse.briefing import parse_briefing
from briefing_site.parse.config import parse_config
from briefing_site.parse.lock import LockError, load
from briefing_site.parse.markdown import Engine
from briefing_site.parse.result import Parsed
from briefing_site.parse.source_card import parse_source
from briefing_site.read.archive import names, read_document
from briefing_site.render.feeds import machine_files
from briefing_site.render.json_feed import json_feed
from briefing_site.render.record import record_files
from briefing_site.render.search_index.files import search_index
from briefing_site.verify.result import Verified
from briefing_site.verify.verify import afresh, against_pins, pin, verify
from briefing_site.view.bibliography.files import reference_files
from briefing_site.view.pages import pages
from briefing_site.view.values.pages import PageView

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Compiled:
    """A site before it is rendered."""

    site: Site
    pages: Mapping[str, PageView]
    """By address."""
    files: Mapping[str, bytes]
    """By address: feeds, sitemap, pictures, and whatever else needs no template."""
    faults: tuple[Diagnostic, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Joined:
    """A site that has been linked."""

    linked: Linked
    attachments: Mapping[str, bytes]
    """By address: pictures and other files that texts link to."""
    faults: tuple[Diagnostic, ...]
    """Of the attachments."""


def parse(
    inputs: Inputs,
    cache: Cache | None,
    base_url: str = "",
    *,
    memory: Memory | None = None,
    clock: Clock | None = None,
) -> Parsed:
    """Every file to a value; the very same file to the very same value, out of the `memory`.

    What a file of the same digest was parsed to by an earlier command comes from the `cache`.
    """
    memory = memory or Memory()
    clock = clock or Clock()
    engine = functools.cache(Engine)  # set up when the first file needs it
    found: list[Diagnostic] = []
    if cache:
        clock.expect(_unknown(inputs, cache))
    if inputs.config is None:
        config, config_faults = _config(inputs, base_url)
    else:
        config, config_faults = memory.get("config", (inputs.config,), lambda: _config(inputs, base_url))
    texts = _values(inputs.briefings, parse_briefing, engine, cache, memory, clock, found)
    briefings = tuple(text for text in texts if isinstance(text, Briefing))
    loose = tuple(text for text in texts if isinstance(text, LooseText))
    cards = _values(inputs.cards, parse_source, engine, cache, memory, clock, found)
    sources = tuple(card for card in cards if isinstance(card, Source))
    loose_cards = tuple(card for card in cards if isinstance(card, LooseCard))
    lock, lock_faults = memory.get("lock", (inputs.lock,), lambda: _lock(inputs.lock))
    found.extend(lock_faults)
    values = {b.path for b in briefings} | {s.path for s in sources}
    unread = frozenset(file.path for file in (*inputs.briefings, *inputs.cards) if file.path not in values)
    return Parsed(
        config, tuple(config_faults), briefings, loose, sources, loose_cards, lock, unread, tuple(found)
    )


def verify_all(
    parsed: Parsed,
    archive: Path | None,
    cache: Cache | None,
    *,
    memory: Memory | None = None,
    documents: Callable[[Path, str], Document] = read_document,
    clock: Clock | None = None,
) -> Verified:
    """Compare every excerpt with the archive at hand, or else with the lock.

    `documents` gives a document of the archive, as `read_document` does; where it gives the very same one
    for the same source and pins, what was found comes out of the `memory`.
    """
    memory = memory or Memory()
    by_source: dict[str, Mapping[str, Verification]] = {}
    digests: dict[str, str] = {}
    seen: dict[str, str] = {}
    found: list[Diagnostic] = []
    cards: tuple[Source | LooseCard, ...] = (*parsed.sources, *parsed.loose_cards)
    clock = clock or Clock()
    clock.expect(len(cards))
    for source in clock.steps(cards):
        pinned = parsed.lock.sources.get(source.id)
        document: Document | None = None
        if archive and source.archive:
            try:
                document = documents(archive, source.archive)
                seen[source.archive] = document.digest
            except ArchiveError as fault:
                seen[source.archive] = str(fault)
                found.append(_not_at_hand(source, fault, names(archive)))
        elif source.archive:
            seen[source.archive] = ""
        make = functools.partial(_compare, source, document, pinned, cache)
        compared = memory.get(f"verify {source.path}", (source, document, pinned), make)
        by_source[source.id] = compared[0]
        found.extend(compared[1])
        if document or pinned:
            digests[source.id] = document.digest if document else pinned.sha256 if pinned else ""
    named = {source.archive for source in cards}
    unnamed = tuple(n for n in names(archive) if n not in named) if archive and "" in named else ()
    return Verified(by_source, digests, seen, tuple(found), unnamed)


def join(
    parsed: Parsed,
    config: Config,
    verified: Verified,
    inputs: Inputs,
    words: Wording | None,
    *,
    drafts: bool,
    memory: Memory,
) -> Joined:
    """Link the parsed files; what is in the `memory` is not done again."""
    assets, contents, found = attach(
        parsed.briefings, parsed.sources, inputs.attachments, memory, config.image
    )
    linked = link(config, parsed, verified, assets, words, drafts=drafts, memory=memory)
    return Joined(linked, contents, tuple(found))


def judge(
    joined: Joined, parsed: Parsed, config: Config, verified: Verified, inputs: Inputs, memory: Memory
) -> tuple[Diagnostic, ...]:
    """Every fault of a site that has been linked, in the severities of its config."""
    every = (
        *inputs.faults,
        *parsed.config_faults,
        *parsed.faults,
        *verified.faults,
        *joined.faults,
        *joined.linked.faults,
        *check(config, parsed, verified, joined.linked, memory),
    )
    return tuple(weigh(every, config.lint, config.new_lint))


def compile_site(
    parsed: Parsed,
    config: Config,
    verified: Verified,
    inputs: Inputs,
    words: Wording | None,
    *,
    drafts: bool,
    clock: Clock,
) -> Compiled:
    """Link the parsed files and make the view of every page; none where there are errors or no `words`."""
    with clock.stage("link"):
        memory = Memory()
        joined = join(parsed, config, verified, inputs, words, drafts=drafts, memory=memory)
        found = judge(joined, parsed, config, verified, inputs, memory)
    site = joined.linked.site
    if words is None or any(fault.severity is Severity.ERROR for fault in found):
        return Compiled(site, {}, {}, found)
    with clock.stage("view"):
        index = search_index(site, words)
        ways = pages(site, words, lambda: index.catalogue)
        clock.expect(len(ways))
        views = dict(clock.steps(ways.items()))
        files = {**machine_readable(site, words), **joined.attachments, **index.files}
        return Compiled(site, views, files, found)


def machine_readable(site: Site, words: Wording) -> dict[str, bytes]:
    """Everything that is published for other programs, by address."""
    return {
        **machine_files(site, words),
        addresses.JSON_FEED: json_feed(site, words),
        **reference_files(site),
        **record_files(site, words),
    }


def _config(inputs: Inputs, base_url: str) -> tuple[Config | None, list[Diagnostic]]:
    if inputs.config is None:
        told = any(fault.place.path == CONFIG for fault in inputs.faults)
        return None, [] if told else [faults.config.no_config(CONFIG)]
    config, found = parse_config(inputs.config.path, inputs.config.data)
    if config and base_url:
        config = replace(config, base_url=base_url.rstrip("/") + "/")
    return config, found


def _lock(file: File | None) -> tuple[Lock, list[Diagnostic]]:
    if file is None:
        return Lock(), []
    try:
        return load(file.data.decode("utf-8")), []
    except (LockError, UnicodeDecodeError) as fault:
        lines = Lines(LOCK, file.data.decode("utf-8", "replace"))
        at = lines.rest_of_line(lines.offset(getattr(fault, "line", 1) - 1, 0))
        return Lock(), [faults.verification.bad_lock(at, str(fault))]


def _values(
    files: Iterable[File],
    parse_file: Callable[[str, bytes, Engine], tuple[T | None, list[Diagnostic]]],
    engine: Callable[[], Engine],
    cache: Cache | None,
    memory: Memory,
    clock: Clock,
    found: list[Diagnostic],
) -> tuple[T, ...]:
    """The value of each file that has one, with the faults of all of them."""

    def made(file: File) -> tuple[T | None, list[Diagnostic]]:
        value = parse_file(file.path, file.data, engine())
        clock.step()
        return value

    def make(file: File) -> tuple[T | None, list[Diagnostic]]:
        return _kept(cache, _file_key(parse_file, file), lambda: made(file))

    values = []
    for file in files:
        value, more = memory.get(f"parse {file.path}", (file,), functools.partial(make, file))
        found.extend(more)
        if value is not None:
            values.append(value)
    return tuple(values)


def _unknown(inputs: Inputs, cache: Cache) -> int:
    """How many files have to be parsed."""
    keys = (
        *(_file_key(parse_briefing, file) for file in inputs.briefings),
        *(_file_key(parse_source, file) for file in inputs.cards),
    )
    return sum(key not in cache for key in keys)


def _file_key(parse_file: Callable[..., object], file: File) -> str:
    # The path is part of a value: its places name it.
    return f"{parse_file.__name__} {file.path} {file.digest}"


def _kept(cache: Cache | None, key: str, make: Callable[[], T]) -> T:
    return cache.get(key, make) if cache else make()


def _not_at_hand(source: Source | LooseCard, fault: ArchiveError, archived: Iterable[str]) -> Diagnostic:
    reason = "there is no such file" if isinstance(fault, ArchiveMissingError) else str(fault)
    return faults.source_card.no_archive_file(source.place_of("archive"), source.archive, reason, archived)


def _compare(
    source: Source | LooseCard, document: Document | None, pinned: PinnedSource | None, cache: Cache | None
) -> tuple[Mapping[str, Verification], tuple[Diagnostic, ...]]:
    """What is known of each excerpt of a source, and whether the lock is behind."""
    if document is None:
        return verify(source, None, pinned), ()
    fresh = _kept(cache, _key(source, document), lambda: afresh(source, document))
    stale = _not_as_pinned(source, document, fresh, pinned)
    found = (faults.verification.not_pinned(Span.opening(source.path), stale),) if stale else ()
    return against_pins(fresh, document, pinned), found


def _key(source: Source | LooseCard, document: Document) -> str:
    parts = repr([(e.id, e.quote, e.at) for e in source.excerpts])
    return f"verify {source.id} {hashlib.sha256(parts.encode()).hexdigest()} {document.digest}"


def _not_as_pinned(
    source: Source | LooseCard,
    document: Document,
    fresh: Mapping[str, Verification],
    pinned: PinnedSource | None,
) -> int:
    """How many excerpts the lock does not have as they now stand; a changed text is told otherwise."""
    if pinned and pinned.sha256 != document.digest:
        return 0
    known = pinned.excerpts if pinned else {}
    now = pin(source, document, fresh).excerpts
    return sum(1 for name, found in now.items() if known.get(name) != found)
