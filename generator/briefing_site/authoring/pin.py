"""`briefing pin`: write seeds/seeds.lock from the archive at hand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from briefing_site.engine.content import Content
from briefing_site.engine.engine import Engine
from briefing_site.engine.options import Options
from briefing_site.engine.site import Site, Snapshot
from briefing_site.model.diagnostic import Diagnostic, Severity, in_order
from briefing_site.model.grounding import Standing, TokenKind
from briefing_site.model.note_key import CitedKey, ExcerptKey
from briefing_site.model.paths import LOCK, SEEDS, is_card, source_id
from briefing_site.model.pin import Lock, PinnedSource
from briefing_site.model.source import Source
from briefing_site.model.verdict import Verdict
from briefing_site.parse.lock import dump
from briefing_site.publish.atomic import write_whole
from briefing_site.publish.site_swap import PublishError
from briefing_site.verify.grounding.passages import place_key
from briefing_site.verify.grounding.pinned import pinned_passages, with_reached


class PinError(Exception):
    """There is no archive to pin against; the message says what to do."""


@dataclass(frozen=True, slots=True)
class PinResult:
    """The result of `pin`."""

    faults: tuple[Diagnostic, ...]
    message: str
    config_at_fault: bool = False


def pin_site(options: Options) -> PinResult:
    """Compare every quotation with the archive and record where it stands.

    A source whose archived text is not at hand keeps the pins that it has. A lock that cannot be read is
    made anew only where every archived text is at hand. Raises `PinError` where there is no archive, and
    `PublishError` where the lock cannot be written.
    """
    engine = Engine(options)
    site = engine.look()
    content = site.content
    parsed = content.parsed
    if parsed.config is None:
        return PinResult(
            tuple(in_order((*content.inputs.faults, *parsed.config_faults))), "", config_at_fault=True
        )
    if options.archive_folder is None:
        where = "there is no archive here: name one with --archive DIR, or put it into seeds/archive/"
        raise PinError(where)
    pins = content.verified.pins
    missing = any(source.archive and source.id not in pins for source in parsed.sources)
    if missing and any(
        fault.code == "bad-lock" for fault in parsed.faults
    ):  # its pins may be all that is known of those
        return PinResult(_of_cards(engine.look()), "Nothing was pinned.")
    # A card that cannot be read keeps its pins, so that a mistake in it does not lose them.
    unread = {source_id(path) for path in parsed.unread if is_card(path)}
    cited = {source.id for source in parsed.sources if source.archive}
    kept = {name: pinned for name, pinned in parsed.lock.sources.items() if name in unread | cited}
    reached = _reached(site)
    now = {
        source.id: _with_passages(source, pins[source.id], content, reached)
        for source in parsed.sources
        if source.id in pins
    }
    lock = Lock({**kept, **{name: pinned for name, pinned in now.items() if name in cited}})
    text = dump(lock)
    before = content.inputs.lock
    changed = before is None or before.data.decode("utf-8", "replace") != text
    if changed:
        try:
            write_whole(options.root / LOCK, text.encode("utf-8"), f"{LOCK} is written")
        except OSError as fault:
            raise PublishError(f"{LOCK} could not be written: {fault.strerror}") from None
    return PinResult(_of_cards(engine.look()), _message(lock, changed=changed))


def _with_passages(
    source: Source, pinned: PinnedSource, content: Content, reached: Mapping[CitedKey, set[str]]
) -> PinnedSource:
    """The pins of a source with what the lock keeps of its passages."""
    verified = content.verified
    document = verified.documents.get(source.id)
    if document is None:
        return pinned
    seen = verified.by_source[source.id]
    passages = pinned_passages(source, document, seen)
    for excerpt in source.excerpts:
        place = place_key(excerpt, seen.get(excerpt.id))
        if (words := reached.get(ExcerptKey(source.id, excerpt.id))) and place in passages:
            passages[place] = with_reached(passages[place], words)
    return replace(pinned, passages=passages)


def _reached(site: Snapshot) -> Mapping[CitedKey, set[str]]:
    """The dates and figures of sentences that follow from a passage, by the key of the passage."""
    found: dict[CitedKey, set[str]] = {}
    groundings = site.linked.groundings.values() if isinstance(site, Site) else ()
    for token in (token for of_page in groundings for one in of_page for token in one.tokens):
        followed = token.standing in (Standing.DERIVED, Standing.INFERRED)
        if token.passage and followed and token.kind is not TokenKind.NAME:
            found.setdefault(token.passage, set()).add(token.text)
    return found


def _of_cards(site: Snapshot) -> tuple[Diagnostic, ...]:
    """What keeps quotations from being pinned: unreadable files, faulty cards, and texts that are missing."""
    found = site.content_faults
    of_cards = (f for f in found if f.place.path.startswith(f"{SEEDS}/") and f.severity is Severity.ERROR)
    return tuple(in_order((*site.content.inputs.faults, *of_cards, *site.content.verified.faults)))


def _message(lock: Lock, *, changed: bool) -> str:
    pins = [excerpt for source in lock.sources.values() for excerpt in source.excerpts.values()]
    found = sum(1 for excerpt in pins if excerpt.verdict in (Verdict.FOUND, Verdict.FOUND_FOLDED))
    quotations = "quotation" if len(pins) == 1 else "quotations"
    sources = "source" if len(lock.sources) == 1 else "sources"
    what = f"{found} of {len(pins)} {quotations} found in {len(lock.sources)} {sources}"
    return f"{LOCK}: {what}; {'written' if changed else 'as it was'}."
