"""parse, link and view: from the bytes of a site folder to a value for every page. Writes nothing."""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeVar

from generator import addresses, faults
from generator.archive import ArchiveError, ArchiveMissingError, Document, read_document, state
from generator.assets import attach
from generator.cache import Cache
from generator.checks import check
from generator.clock import Clock
from generator.config import Config, parse_config
from generator.diagnostics import Diagnostic, Place, Severity
from generator.feeds import machine_files
from generator.json_feed import json_feed
from generator.link import Site, link
from generator.lints import weigh
from generator.model import Briefing, LooseCard, LooseText, Source
from generator.parse.briefing import parse_briefing
from generator.parse.markdown import Engine
from generator.parse.source import parse_source
from generator.parsed import Parsed, Verified
from generator.pins import Lock, LockError, PinnedSource, load
from generator.read import CONFIG, LOCK, File, Inputs
from generator.records import record_files
from generator.references.exports import reference_files
from generator.search.index import search_index
from generator.verify import Verification, afresh, against_pins, pin, verify
from generator.views import pages
from generator.views.search import search_view
from generator.views.values import PageView
from generator.wording import Wording

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


def parse(inputs: Inputs, cache: Cache, base_url: str = "") -> Parsed:
    """Every file to a value, by digest from the cache where it is unchanged."""
    engine = functools.cache(Engine)  # set up when the first file needs it
    found: list[Diagnostic] = []
    config, config_faults = _config(inputs, base_url)
    texts = _values(inputs.briefings, parse_briefing, engine, cache, found)
    briefings = tuple(text for text in texts if isinstance(text, Briefing))
    loose = tuple(text for text in texts if isinstance(text, LooseText))
    cards = _values(inputs.cards, parse_source, engine, cache, found)
    sources = tuple(card for card in cards if isinstance(card, Source))
    loose_cards = tuple(card for card in cards if isinstance(card, LooseCard))
    lock = Lock()
    if inputs.lock:
        try:
            lock = load(inputs.lock.data.decode("utf-8"))
        except (LockError, UnicodeDecodeError) as fault:
            found.append(faults.bad_lock(Place(LOCK, getattr(fault, "line", 1)), str(fault)))
    values = {b.path for b in briefings} | {s.path for s in sources}
    unread = frozenset(file.path for file in (*inputs.briefings, *inputs.cards) if file.path not in values)
    return Parsed(
        config, tuple(config_faults), briefings, loose, sources, loose_cards, lock, unread, tuple(found)
    )


def verify_all(parsed: Parsed, archive: Path | None, cache: Cache) -> Verified:
    """Compare every excerpt with the archive at hand, or else with the lock."""
    by_source: dict[str, Mapping[str, Verification]] = {}
    digests: dict[str, str] = {}
    seen: dict[str, str] = {}
    found: list[Diagnostic] = []
    cards: tuple[Source | LooseCard, ...] = (*parsed.sources, *parsed.loose_cards)
    for source in cards:
        pinned = parsed.lock.sources.get(source.id)
        document = _document(source, archive, found) if archive and source.archive else None
        if source.archive:
            seen[source.archive] = document.digest if document else state(archive, source.archive)
        if document is None:
            by_source[source.id] = verify(source, None, pinned)
            if pinned:
                digests[source.id] = pinned.sha256
            continue
        fresh = cache.get(_key(source, document), lambda s=source, d=document: afresh(s, d))  # type: ignore[misc]
        by_source[source.id] = against_pins(fresh, document, pinned)
        digests[source.id] = document.digest
        if stale := _not_as_pinned(source, document, fresh, pinned):
            found.append(faults.not_pinned(Place(source.path), stale))
    return Verified(by_source, digests, seen, tuple(found))


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
        assets, contents, found = attach(parsed.briefings, parsed.sources, inputs.attachments)
        linked = link(config, parsed, verified, assets, words, drafts=drafts)
        more = (*linked.faults, *check(config, parsed, verified, linked))
    every = (*inputs.faults, *parsed.config_faults, *parsed.faults, *verified.faults, *found, *more)
    weighed = tuple(weigh(every, config.lint))
    if words is None or any(fault.severity is Severity.ERROR for fault in weighed):
        return Compiled(linked.site, {}, {}, weighed)
    with clock.stage("view"):
        index = search_index(linked.site, words)
        views = {
            **pages(linked.site, words),
            addresses.SEARCH: search_view(linked.site, words, index.catalogue),
        }
        files = {
            **machine_files(linked.site, words),
            addresses.JSON_FEED: json_feed(linked.site, words),
            **reference_files(linked.site),
            **record_files(linked.site, words),
            **contents,
            **index.files,
        }
        return Compiled(linked.site, views, files, weighed)


def _config(inputs: Inputs, base_url: str) -> tuple[Config | None, list[Diagnostic]]:
    if inputs.config is None:
        return None, [] if inputs.faults else [faults.no_config(CONFIG)]
    config, found = parse_config(inputs.config.path, inputs.config.data)
    if config and base_url:
        config = replace(config, base_url=base_url.rstrip("/") + "/")
    return config, found


def _values(
    files: Iterable[File],
    parse_file: Callable[[str, bytes, Engine], tuple[T | None, list[Diagnostic]]],
    engine: Callable[[], Engine],
    cache: Cache,
    found: list[Diagnostic],
) -> tuple[T, ...]:
    """The value of each file that has one, with the faults of all of them."""
    values = []
    for file in files:
        # The path is part of a value: its places name it.
        key = f"{parse_file.__name__} {file.path} {file.digest}"
        value, more = cache.get(key, lambda file=file: parse_file(file.path, file.data, engine()))  # type: ignore[misc]
        found.extend(more)
        if value is not None:
            values.append(value)
    return tuple(values)


def _document(source: Source | LooseCard, archive: Path, found: list[Diagnostic]) -> Document | None:
    try:
        return read_document(archive, source.archive)
    except ArchiveMissingError:
        found.append(
            faults.no_archive_file(source.place_of("archive"), source.archive, "there is no such file")
        )
    except ArchiveError as fault:
        found.append(faults.no_archive_file(source.place_of("archive"), source.archive, str(fault)))
    return None


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
