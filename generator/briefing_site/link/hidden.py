"""What is not published, drafts and what nobody uses: its faults are told and stop nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain

from briefing_site.link.keep import Keep
from briefing_site.link.link import LinkResult
from briefing_site.model import faults
from briefing_site.model.briefing import Briefing, LooseText
from briefing_site.model.config import Config
from briefing_site.model.diagnostic import Diagnostic, Place, Severity
from briefing_site.model.note_key import CitedKey, ExcerptKey, SourceKey
from briefing_site.model.paths import is_card, source_id
from briefing_site.model.source import Card
from briefing_site.parse.result import ParseResult
from briefing_site.text.dataclass import dataclass

_OF_ADDRESSES = frozenset({"reserved-name", "address-collision"})
"""Codes of faults with which one page would take the place of another."""


@dataclass(frozen=True, slots=True)
class Hidden:
    """What is not published, so that its faults stop nothing."""

    drafts: frozenset[str]
    """Paths of briefings."""
    cards: Mapping[str, Card] | None
    """Every card by its path; None where what nobody uses is published too."""
    used: frozenset[CitedKey]
    """What texts use that are published, or would be but for their own faults."""
    unpinned: Mapping[str, frozenset[str]]
    """Path of a card to the excerpts that stand in it otherwise than in the lock."""
    shown: bool
    """Whether what nobody uses gets its pages all the same, as beside drafts."""


def hidden(
    config: Config,
    parsed: ParseResult,
    linked: LinkResult,
    unpinned: Mapping[str, frozenset[str]],
    memory: Keep,
    *,
    drafts: bool,
) -> Hidden:
    """What is not published of a site; `unpinned` is that of its `VerifyResult`."""
    known: Sequence[Card] = memory.get(
        "cards that may be hidden",
        (parsed.sources, parsed.loose_cards),
        lambda: (*parsed.sources, *parsed.loose_cards),
    )
    of_briefings = memory.each("paths of drafts", (parsed.briefings,), _path_of_draft, equal=True)
    of_loose = map(_path_of_draft, parsed.loose)

    def by_path() -> Mapping[str, Card]:
        return {card.path: card for card in known}

    return Hidden(
        frozenset()
        if drafts
        else frozenset((*memory.gathered("all drafts", of_briefings), *chain.from_iterable(of_loose))),
        None if config.publish_uncited else memory.get("cards by path", (known,), by_path),
        linked.held,
        unpinned,
        drafts,
    )


def _path_of_draft(text: Briefing | LooseText) -> tuple[str, ...]:
    return (text.path,) if text.draft else ()


def eased(found: Iterable[Diagnostic], apart: Hidden) -> Iterator[Diagnostic]:
    """Faults as they weigh when it is known what is not published: there each is a note."""
    for fault in found:
        yield replace(fault, severity=Severity.NOTE) if _stops_nothing(fault, apart) else fault


def _stops_nothing(fault: Diagnostic, apart: Hidden) -> bool:
    path = fault.place.path
    if fault.severity is Severity.NOTE or fault.code == faults.internal.CODE:
        return False
    if path in apart.drafts:
        return fault.code not in _OF_ADDRESSES
    if apart.cards is None or not is_card(path) or (apart.shown and fault.code in _OF_ADDRESSES):
        return False
    if fault.code == "stray-file":
        return False  # it is no card
    source = source_id(path)
    unpinned = apart.unpinned.get(path) if fault.code == "not-pinned" else None
    if unpinned is not None:
        return not any(ExcerptKey(source, name) in apart.used for name in unpinned)
    return not _is_used(fault.place, apart.cards.get(path), apart.used)


def _is_used(place: Place, card: Card | None, used: frozenset[CitedKey]) -> bool:
    """Whether somebody uses what stands at a place of a card; None for a card that cannot be read."""
    if SourceKey(source_id(place.path)) not in used:
        return False
    excerpts = (*((e.id, e.whole) for e in card.excerpts), *card.unusable) if card else ()
    for name, whole in excerpts:
        if whole.start <= place < whole.end:
            return ExcerptKey(source_id(place.path), name) in used
    return True
