"""`briefing pin`: write seeds/seeds.lock from the archive at hand."""

from __future__ import annotations

from dataclasses import dataclass

from briefing_site.engine.last_build import generator_stamp
from briefing_site.engine.options import CACHE, Options
from briefing_site.engine.stages import parse
from briefing_site.engine.store import Cache
from briefing_site.model import faults
from briefing_site.model.diagnostic import Diagnostic, in_order
from briefing_site.model.document import ArchiveError
from briefing_site.model.files import LOCK
from briefing_site.model.pin import Lock, PinnedSource
from briefing_site.model.source import Source
from briefing_site.model.verdict import Verdict
from briefing_site.parse.lock import dump
from briefing_site.parse.result import Parsed
from briefing_site.publish.atomic import write_whole
from briefing_site.publish.site_swap import PublishError
from briefing_site.read.archive import names, read_document
from briefing_site.read.site_folder import read
from briefing_site.verify.verify import pin, verify


class PinError(Exception):
    """There is nothing to pin against; says what to do."""


@dataclass(frozen=True, slots=True)
class Pinned:
    """What `pin` did."""

    faults: tuple[Diagnostic, ...]
    message: str
    config_at_fault: bool = False


def pin_site(options: Options) -> Pinned:
    """Compare every quotation with the archive and record where it stands.

    A source whose archived text is not at hand keeps the pins that it has. A lock that cannot be read is
    made anew only where every archived text is at hand. Raises `PinError` where there is no archive, and
    `PublishError` where the lock cannot be written.
    """
    inputs = read(options.root)
    parsed = parse(inputs, Cache(options.root / CACHE / "parsed.pickle", generator_stamp()))
    if parsed.config is None:
        return Pinned(tuple(in_order((*inputs.faults, *parsed.config_faults))), "", config_at_fault=True)
    found = [
        *inputs.faults,
        *(f for f in parsed.faults if f.place.path.startswith("seeds/") and f.code != "bad-lock"),
    ]
    if options.archive_folder is None:
        where = "there is no archive here: name one with --archive DIR, or put it into seeds/archive/"
        raise PinError(where)
    broken = [fault for fault in parsed.faults if fault.code == "bad-lock"]
    missing = [s.archive for s in parsed.sources if s.archive and not _at_hand(options, s.archive)]
    if broken and missing:  # its pins may be all that is known of those
        return Pinned(tuple(in_order((*found, *broken))), "Nothing was pinned.")
    sources = {s.id: _pin(s, options, parsed, found) for s in parsed.sources}
    # A card that cannot be read keeps what was pinned for it: its mistake is to cost nothing else.
    unread = {path.removeprefix("seeds/").removesuffix(".md") for path in parsed.unread}
    kept = {name: pinned for name, pinned in parsed.lock.sources.items() if name in unread}
    lock = Lock({**kept, **{name: pinned for name, pinned in sources.items() if pinned}})
    text = dump(lock)
    changed = inputs.lock is None or inputs.lock.data.decode("utf-8", "replace") != text
    if changed:
        try:
            write_whole(options.root / LOCK, text.encode("utf-8"), f"{LOCK} is written")
        except OSError as fault:
            raise PublishError(f"{LOCK} could not be written: {fault.strerror}") from None
    return Pinned(tuple(in_order(found)), _message(lock, changed=changed))


def _at_hand(options: Options, name: str) -> bool:
    try:
        return options.archive_folder is not None and bool(read_document(options.archive_folder, name))
    except ArchiveError:
        return False


def _pin(source: Source, options: Options, parsed: Parsed, found: list[Diagnostic]) -> PinnedSource | None:
    kept = parsed.lock.sources.get(source.id)
    if not source.archive or options.archive_folder is None:
        return None
    try:
        document = read_document(options.archive_folder, source.archive)
    except ArchiveError as fault:
        found.append(
            faults.source_card.no_archive_file(
                source.place_of("archive"), source.archive, str(fault), names(options.archive_folder)
            )
        )
        return kept
    verifications = verify(source, document, None)
    for excerpt in source.excerpts:
        seen = verifications[excerpt.id]
        if seen.verdict in (Verdict.NOT_FOUND, Verdict.AMBIGUOUS):
            found.append(
                faults.verification.quote_not_found(
                    excerpt.quote_place, excerpt.id, seen.verdict, seen.reason, seen.hint
                )
            )
    return pin(source, document, verifications)


def _message(lock: Lock, *, changed: bool) -> str:
    pins = [excerpt for source in lock.sources.values() for excerpt in source.excerpts.values()]
    found = sum(1 for excerpt in pins if excerpt.verdict in (Verdict.FOUND, Verdict.FOUND_FOLDED))
    quotations = "quotation" if len(pins) == 1 else "quotations"
    sources = "source" if len(lock.sources) == 1 else "sources"
    what = f"{found} of {len(pins)} {quotations} found in {len(lock.sources)} {sources}"
    return f"{LOCK}: {what}; {'written' if changed else 'as it was'}."
