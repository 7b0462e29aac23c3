"""`briefing pin`: write seeds/seeds.lock from the archive at hand."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import replace

from briefing_site.authoring.pin_passages import with_passages
from briefing_site.engine.engine import Engine
from briefing_site.engine.options import Options
from briefing_site.engine.site import Snapshot
from briefing_site.link.accepted import accepted
from briefing_site.model.date import Date
from briefing_site.model.diagnostic import Diagnostic, Severity, in_order
from briefing_site.model.paths import LOCK, SEEDS, is_card, source_id
from briefing_site.model.pin import Lock, PinnedSource, digest
from briefing_site.model.source import Excerpt, Source
from briefing_site.model.verdict import Verdict
from briefing_site.parse.lock import dump
from briefing_site.publish.author_files import write_one
from briefing_site.publish.site_swap import PublishError
from briefing_site.text.dataclass import dataclass

_STANDS = (Verdict.FOUND, Verdict.FOUND_FOLDED)
_NAMED = 3
"""So many quotations are named."""


class PinError(Exception):
    """There is no archive to pin against; the message says what to do."""


@dataclass(frozen=True, slots=True)
class PinResult:
    """The result of `pin`."""

    faults: tuple[Diagnostic, ...]
    message: str
    config_at_fault: bool = False


def pin_site(options: Options, *, cards_only: bool = False) -> PinResult:
    """Compare every quotation with the archive and record where it stands; accept every card as it is.

    With `cards_only` the cards are accepted and the pins of texts stay as they are, so that no archive is
    needed. None is needed either where no card names an archived text. A source whose archived text is not
    at hand keeps the pins that it has. A lock that cannot be read is made anew only where every archived
    text is at hand. Raises `PinError` where there is no archive, and `PublishError` where the lock cannot
    be written.
    """
    engine = Engine(options)
    site = engine.look()
    content = site.content
    parsed = content.parsed
    if parsed.config is None:
        return PinResult(
            tuple(in_order((*content.inputs.faults, *parsed.config_faults))), "", config_at_fault=True
        )
    named = any(source.archive for source in parsed.sources)
    if options.archive_folder is None and named and not cards_only:
        where = (
            "there is no archive here: name one with --archive DIR, or put it into seeds/archive/; "
            "--cards accepts the cards without it"
        )
        raise PinError(where)
    pins = {} if cards_only else content.verified.pins
    missing = any(source.archive and source.id not in pins for source in parsed.sources)
    if missing and any(
        fault.code == "bad-lock" for fault in parsed.faults
    ):  # its pins may be all that is known of those
        return PinResult(_of_cards(engine.look()), "Nothing was pinned.")
    # A card that cannot be read keeps its pins, so that a mistake in it does not lose them.
    unread = {source_id(path) for path in parsed.unread if is_card(path)}
    cited = {source.id for source in parsed.sources if source.archive}
    kept = {name: pinned for name, pinned in parsed.lock.sources.items() if name in unread | cited}
    pins = _dated(with_passages(site, pins), parsed.lock.sources, content.inputs.today)
    cards = {name: card for name, card in parsed.lock.cards.items() if name in unread}
    lock = Lock(
        {**kept, **{name: pinned for name, pinned in pins.items() if name in cited}},
        {**cards, **{source.id: accepted(source) for source in parsed.sources}},
    )
    text = dump(lock)
    before = content.inputs.lock
    changed = before is None or before.data.decode("utf-8", "replace") != text
    if changed:
        try:
            write_one(options.root, LOCK, before.data if before else None, text.encode("utf-8"))
        except OSError as fault:
            raise PublishError(f"{LOCK} could not be written: {fault.strerror}") from None
    message = _of_accepted(lock, parsed.sources) if cards_only else _found(lock)
    done = "written" if changed else "as it was"
    return PinResult(_of_cards(engine.look()), f"{LOCK}: {message}; {done}.")


def _dated(
    pins: Mapping[str, PinnedSource], before: Mapping[str, PinnedSource], today: datetime.date | None
) -> dict[str, PinnedSource]:
    """The pins with their day: that of `before` where they are as they were, else `today`.

    Pins that are as they were and have no day, in a lock of an older generator, were compared today too.
    """
    day = Date(today.year, today.month, today.day) if today else None

    def dated(name: str, pinned: PinnedSource) -> PinnedSource:
        old = before.get(name)
        same = old is not None and replace(old, day=None) == pinned
        return replace(pinned, day=old.day if old and same and old.day else day)

    return {name: dated(name, pinned) for name, pinned in pins.items()}


def _of_cards(site: Snapshot) -> tuple[Diagnostic, ...]:
    """What keeps quotations from being pinned: unreadable files, faulty cards, and texts that are missing."""
    found = site.content_faults
    of_cards = (f for f in found if f.place.path.startswith(f"{SEEDS}/") and f.severity is Severity.ERROR)
    return tuple(in_order((*site.content.inputs.faults, *of_cards, *site.content.verified.faults)))


def _found(lock: Lock) -> str:
    """How many quotations were found, in words."""
    pins = [excerpt for source in lock.sources.values() for excerpt in source.excerpts.values()]
    found = sum(1 for excerpt in pins if excerpt.verdict in _STANDS)
    quotations = "quotation" if len(pins) == 1 else "quotations"
    sources = "source" if len(lock.sources) == 1 else "sources"
    return f"{found} of {len(pins)} {quotations} found in {len(lock.sources)} {sources}"


def _of_accepted(lock: Lock, sources: Sequence[Source]) -> str:
    """How many cards were accepted, and of which quotations nobody looked whether they stand in a text."""
    cards = "1 card" if len(sources) == 1 else f"{len(sources)} cards"
    every = [(source, excerpt) for source in sources if source.archive for excerpt in source.excerpts]
    loose = [f"{s.id}#{excerpt.id}" for s, excerpt in every if not _is_pinned(lock, s, excerpt)]
    if not loose:
        return f"{cards} accepted, and no quotation looked for"
    named = ", ".join(loose[:_NAMED]) + (", …" if len(loose) > _NAMED else "")
    are = "is" if len(loose) == 1 else "are"
    return f"{cards} accepted; {len(loose)} of {len(every)} quotations {are} not pinned as found ({named})"


def _is_pinned(lock: Lock, source: Source, excerpt: Excerpt) -> bool:
    """Whether the lock has the quotation of an excerpt, as it is now, as found."""
    pinned = lock.sources.get(source.id)
    pin = pinned.excerpts.get(excerpt.id) if pinned else None
    return pin is not None and pin.verdict in _STANDS and pin.quote == digest(excerpt.quote)
