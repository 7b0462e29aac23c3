"""parse, verify, link and check: the stages as the engine runs them, with results kept in the memo."""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path, PurePosixPath
from typing import TypeVar

from briefing_site.engine.content import Content
from briefing_site.engine.lints import grounding_faults
from briefing_site.engine.memo import Memo
from briefing_site.link.attachments import attach, linked_files
from briefing_site.link.checks import check
from briefing_site.link.link import LinkResult, link
from briefing_site.link.lints.every import lint
from briefing_site.link.notices import early_notices
from briefing_site.link.site import LinkedSite
from briefing_site.link.unlinked import unlinked
from briefing_site.link.unused import eased, hidden
from briefing_site.link.waive import Waived, waive
from briefing_site.model import faults
from briefing_site.model.briefing import Briefing, LooseText
from briefing_site.model.config import RESERVED, Config
from briefing_site.model.diagnostic import Diagnostic, Span
from briefing_site.model.document import ArchiveEncodingError, ArchiveError, ArchiveMissingError, Document
from briefing_site.model.edition import Editions
from briefing_site.model.files import PICTURE_NOTE, File, Inputs
from briefing_site.model.lines import Lines
from briefing_site.model.lints import LINTS, is_off, weigh
from briefing_site.model.paths import CONFIG, EDITIONS, LOCK
from briefing_site.model.pin import Lock, PinnedCard, PinnedSource
from briefing_site.model.progress import Clock
from briefing_site.model.source import LooseCard, Source
from briefing_site.model.verification import Verification
from briefing_site.model.waiver import WaivedFault
from briefing_site.model.wording import Wording
from briefing_site.parse.briefing import parse_briefing
from briefing_site.parse.config import parse_config
from briefing_site.parse.editions import EditionsError, read_editions
from briefing_site.parse.front_matter import uniform
from briefing_site.parse.lock import LockError, read_lock
from briefing_site.parse.markdown.engine import MarkdownEngine
from briefing_site.parse.result import ParseResult
from briefing_site.parse.source_card import parse_source
from briefing_site.read.archive import names, read_document
from briefing_site.render.corrections_feed import corrections_feeds
from briefing_site.render.feeds import feed_files
from briefing_site.render.json_feed import json_feeds
from briefing_site.render.record import record_files
from briefing_site.render.sitemap import sitemap_files
from briefing_site.text.slug import is_id
from briefing_site.text.word_runs import block_size, document_digests
from briefing_site.verify.result import VerifyResult
from briefing_site.verify.verify import afresh, against_pins, pin, verify
from briefing_site.view.bibliography.files import reference_files

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class LinkedContent:
    """A site that has been linked."""

    linked: LinkResult
    attachments: Mapping[str, bytes]
    """Address to content of pictures and other files that published texts link to."""
    every_attachment: Mapping[str, bytes]
    """The same of all texts, of drafts and of cards that nobody cites too."""
    faults: tuple[Diagnostic, ...]
    """The faults of the attachments."""


def parse(inputs: Inputs, memo: Memo, base_url: str = "", clock: Clock | None = None) -> ParseResult:
    """Parse every file. A file of unchanged content gives the same object as before, out of the `memo`."""
    clock = clock or Clock()
    engine = functools.cache(MarkdownEngine)  # set up when the first file needs it
    found: list[Diagnostic] = []
    clock.expect(_unknown(inputs, memo))
    if inputs.config is None:
        config, config_faults = _config(inputs, base_url)
    else:
        config, config_faults = memo.get("config", (inputs.config,), lambda: _config(inputs, base_url))
    texts = _values(inputs.briefings, parse_briefing, engine, memo, clock, found)
    briefings = tuple(text for text in texts if isinstance(text, Briefing))
    loose = tuple(text for text in texts if isinstance(text, LooseText))
    cards = _values(inputs.cards, parse_source, engine, memo, clock, found)
    sources = tuple(card for card in cards if isinstance(card, Source))
    loose_cards = tuple(card for card in cards if isinstance(card, LooseCard))
    lock, lock_faults = memo.get("lock", (inputs.lock,), lambda: _lock(inputs.lock))
    found.extend(lock_faults)
    editions, edition_faults = memo.get("editions", (inputs.editions,), lambda: _editions(inputs.editions))
    found.extend(edition_faults)
    values = {b.path for b in briefings} | {s.path for s in sources}
    unread = frozenset(file.path for file in (*inputs.briefings, *inputs.cards) if file.path not in values)
    return ParseResult(
        config,
        tuple(config_faults),
        briefings,
        loose,
        sources,
        loose_cards,
        lock,
        editions,
        unread,
        tuple(found),
    )


def verify_all(
    parsed: ParseResult,
    archive: Path | None,
    memo: Memo,
    documents: Callable[[Path, str], Document] = read_document,
    clock: Clock | None = None,
) -> VerifyResult:
    """Compare every excerpt with the archive, or with the lock where the archived text is not at hand.

    `documents` gives a document of the archive, as `read_document` does. Where it gives the same object as
    before, for the same source and pins, the result comes out of the `memo`.
    """
    by_source: dict[str, Mapping[str, Verification]] = {}
    digests: dict[str, str] = {}
    lengths: dict[str, int] = {}
    seen: dict[str, str] = {}
    pins: dict[str, PinnedSource] = {}
    at_hand: dict[str, Document] = {}
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
        if document:
            at_hand[source.id] = document
        card = parsed.lock.cards.get(source.id)
        make = functools.partial(_compare, source, document, pinned, card, memo)
        compared = memo.get(f"verify {source.path}", (source, document, pinned, card), make)
        by_source[source.id] = compared.verifications
        found.extend(compared.faults)
        if compared.pins:
            pins[source.id] = compared.pins
        now = compared.pins or pinned
        if now and now.words is not None:
            lengths[source.id] = now.words
        if document or pinned:
            digests[source.id] = document.digest if document else pinned.sha256 if pinned else ""
    named = {source.archive for source in cards}
    unnamed = tuple(n for n in names(archive) if n not in named) if archive and None in named else ()
    return VerifyResult(by_source, digests, seen, pins, lengths, tuple(found), unnamed, at_hand)


def join(
    content: Content, parsed: ParseResult, config: Config, words: Wording | None, *, drafts: bool, memo: Memo
) -> LinkedContent:
    """Link parsed files; `parsed` has all files of `content`, or only those that have a page."""
    assets, contents, found = attach(parsed.texts, content.inputs.attachments, memo, config.image)
    paths = (file.path for file in content.inputs.attachments)
    beside = frozenset(path for path in paths if not path.endswith(PICTURE_NOTE))
    linked = link(config, parsed, content.verified, assets, words, drafts=drafts, memory=memo, beside=beside)
    attachments = _published(linked.site, assets, contents, memo) if contents else {}
    return LinkedContent(linked, attachments, contents, tuple(found))


def _published(
    site: LinkedSite, assets: Mapping[str, str], contents: Mapping[str, bytes], memo: Memo
) -> dict[str, bytes]:
    """Those of the attachments that published texts link to, and the picture of the site."""
    paths = {site.config.image.file} if site.config.image else set[str]()
    for briefing in (linked.briefing for linked in site.briefings):
        paths |= memo.get(f"files {briefing.path}", (briefing,), functools.partial(linked_files, briefing))
    for source in site.sources.values():
        paths |= linked_files(source)
    wanted = {assets[path] for path in paths if path in assets}
    return {address: data for address, data in contents.items() if address in wanted}


def judge(joined: LinkedContent, content: Content, config: Config, memo: Memo) -> Waived:
    """Every fault of a linked site that is not waived, with the severities that its config sets."""
    checked = check(config, content.parsed, content.verified, joined.linked, memo)
    apart = unlinked(content.parsed, content.inputs.attachments, config, memo)
    today = content.inputs.today
    early = early_notices(content.parsed.sources, today) if today else ()
    held = grounding_faults(joined.linked, content, config, memo)
    files = {file.path: file for file in (*content.inputs.briefings, *content.inputs.cards)}
    digests = _document_digests(content.verified.documents, config, memo)
    linted = lint(config, content.parsed, content.verified, files, memo, digests)
    every = (
        *content.faults,
        *joined.faults,
        *joined.linked.faults,
        *checked,
        *apart,
        *early,
        *held,
        *linted.faults,
    )
    waivers = chain.from_iterable(text.waivers for text in content.parsed.texts)
    off = frozenset(code for code in LINTS if is_off(code, config.lint))
    left = waive(every, waivers, off | linted.idle)
    unseen = hidden(
        config, content.parsed, joined.linked, content.verified.pins, drafts=content.options.drafts
    )
    found = eased(left.faults, unseen)
    waived = (
        WaivedFault(fault, each.reason)
        for each in left.waived
        for fault in weigh(eased((each.fault,), unseen), config.lint)
    )
    return replace(left, faults=tuple(weigh(found, config.lint, config.new_lint)), waived=tuple(waived))


def _document_digests(
    documents: Mapping[str, Document], config: Config, memo: Memo
) -> dict[str, tuple[bytes, bytes]]:
    """Id of a source to the digests of its archived text, by which copies are found; kept on the disk."""
    if is_off("close-copying", config.lint):
        return {}
    size, wide = block_size(config.limits.copy_words), block_size(config.limits.copy_characters)
    return {
        source: memo.stored(
            f"blocks {source}",
            f"{document.digest} {size} {wide}",
            functools.partial(document_digests, document.text, size, wide),
        )
        for source, document in documents.items()
    }


def machine_readable(site: LinkedSite, words: Wording) -> dict[str, bytes]:
    """Address to content of every file that is published for other programs."""
    return {
        **feed_files(site, words),
        **corrections_feeds(site, words),
        **json_feeds(site, words),
        **sitemap_files(site, words),
        **reference_files(site),
        **record_files(site, words),
    }


def _config(inputs: Inputs, base_url: str) -> tuple[Config | None, list[Diagnostic]]:
    if inputs.config is None:
        told = any(fault.place.path == CONFIG for fault in inputs.faults)
        folders = sorted({PurePosixPath(file.path).parent.name for file in inputs.briefings})
        regions = [name for name in folders if is_id(name) and name not in RESERVED]
        return None, [] if told else [faults.config.no_config(CONFIG, regions)]
    config, found = parse_config(inputs.config.path, inputs.config.data)
    if config and base_url:
        config = replace(config, base_url=base_url.rstrip("/") + "/")
    return config, found


def _lock(file: File | None) -> tuple[Lock, list[Diagnostic]]:
    if file is None:
        return Lock(), []
    try:
        return read_lock(file.data), []
    except LockError as fault:
        lines = Lines(LOCK, uniform(file.data.decode("utf-8", "replace")))
        at = lines.rest_of_line(lines.offset(fault.line - 1, 0))
        return Lock(), [faults.verification.bad_lock(at, str(fault))]


def _editions(file: File | None) -> tuple[Editions, list[Diagnostic]]:
    if file is None:
        return Editions(), []
    try:
        return read_editions(file.data), []
    except EditionsError as fault:
        lines = Lines(EDITIONS, uniform(file.data.decode("utf-8", "replace")))
        at = lines.rest_of_line(lines.offset(fault.line - 1, 0))
        return Editions(), [faults.edition.bad_editions(at, str(fault))]


def _values(
    files: Iterable[File],
    parse_file: Callable[[str, bytes, MarkdownEngine], tuple[T | None, list[Diagnostic]]],
    engine: Callable[[], MarkdownEngine],
    memo: Memo,
    clock: Clock,
    found: list[Diagnostic],
) -> tuple[T, ...]:
    """The value of each file that has one, with the faults of all of them."""

    def make(file: File) -> tuple[T | None, list[Diagnostic]]:
        value = parse_file(file.path, file.data, engine())
        clock.step()
        return value

    values = []
    for file in files:
        value, more = memo.stored(f"parse {file.path}", file.digest, functools.partial(make, file))
        found.extend(more)
        if value is not None:
            values.append(value)
    return tuple(values)


def _unknown(inputs: Inputs, memo: Memo) -> int:
    """How many files have to be parsed."""
    files = (*inputs.briefings, *inputs.cards)
    return sum(not memo.knows(f"parse {file.path}", file.digest) for file in files)


def _not_at_hand(source: Source | LooseCard, fault: ArchiveError, archived: Iterable[str]) -> Diagnostic:
    if isinstance(fault, ArchiveEncodingError):
        return faults.source_card.unreadable_archive(
            source.place_of("archive"), source.archive or "", str(fault), fault.cure
        )
    reason = "there is no such file" if isinstance(fault, ArchiveMissingError) else str(fault)
    return faults.source_card.no_archive_file(
        source.place_of("archive"), source.archive or "", reason, archived
    )


@dataclass(frozen=True, slots=True)
class _Comparison:
    """The excerpts of a source, compared with its text or with the lock."""

    verifications: Mapping[str, Verification]
    """Id of an excerpt to its verification."""
    pins: PinnedSource | None = None
    """The entry that the lock is to have; None where the text is not at hand."""
    faults: tuple[Diagnostic, ...] = ()


def _compare(
    source: Source | LooseCard,
    document: Document | None,
    pinned: PinnedSource | None,
    card: PinnedCard | None,
    memo: Memo,
) -> _Comparison:
    """Verify each excerpt of a source, and report where the lock is behind."""
    if document is None:
        return _Comparison(verify(source, None, pinned))
    lit = isinstance(source, Source) and (source.url, source.rights)  # the links to passages depend on them
    parts = repr([lit, *((e.id, e.quote, e.at) for e in source.excerpts)])
    signature = f"{hashlib.sha256(parts.encode()).hexdigest()} {document.digest}"
    fresh = memo.stored(f"locate {source.path}", signature, lambda: afresh(source, document))
    pins = pin(source, document, fresh)
    stale = _not_as_pinned(pins, pinned, card)
    found = (faults.verification.not_pinned(Span.opening(source.path), stale),) if stale else ()
    return _Comparison(against_pins(fresh, document, pinned), pins, found)


def _not_as_pinned(now: PinnedSource, pinned: PinnedSource | None, card: PinnedCard | None) -> int:
    """How many excerpts the lock does not have as they now stand.

    A changed text has a fault of its own, and so has a quotation that is not the accepted one.
    """
    if pinned and pinned.sha256 != now.sha256:
        return 0
    known = pinned.excerpts if pinned else {}
    accepted = card.excerpts if card else {}

    def told(name: str) -> bool:
        return name in accepted and name in known and known[name].quote != now.excerpts[name].quote

    return sum(1 for name, found in now.excerpts.items() if known.get(name) != found and not told(name))
