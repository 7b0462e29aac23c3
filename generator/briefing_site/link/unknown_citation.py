"""What is wrong with a citation that leads to no source and no excerpt."""

from __future__ import annotations

from collections.abc import Sequence

from briefing_site.link.aliases import called_now
from briefing_site.link.card_keys import CardKeys
from briefing_site.link.uncited_keys import meant_key, spaced_source
from briefing_site.model import faults
from briefing_site.model.citation import Citation
from briefing_site.model.diagnostic import Diagnostic
from briefing_site.model.edit import Slot
from briefing_site.model.fix import Fix, plain_sign
from briefing_site.model.paths import card_path
from briefing_site.model.source import Card


def unknown_citation(citation: Citation, cards: CardKeys) -> Diagnostic | None:
    """The fault of a citation whose key is not among the known ones; None where the card tells why."""
    if citation.misfit:
        return citation.misfit
    if (citation.source, citation.excerpt) in cards.unusable:
        return None
    if (loose := cards.loose.get(citation.source)) and citation.excerpt:
        there = _excerpts_of(loose)
        if citation.excerpt not in there:
            return _no_excerpt(citation, there, loose.new_excerpt)
    if card_path(citation.source) in cards.unread:
        return None
    source = cards.sources.get(citation.source)
    if source is None:
        return _no_source(citation, cards)
    now = called_now(source, citation.excerpt or "")
    return _no_excerpt(citation, _excerpts_of(source), source.new_excerpt, now)


def _no_source(citation: Citation, cards: CardKeys) -> Diagnostic:
    if meant := spaced_source(citation, cards.sources):
        return faults.citation.spaced_key(citation.place, citation.source, meant)
    return faults.citation.unknown_source(
        citation.place,
        citation.source,
        cards.choice,
        named=citation.source_place,
        excerpt=citation.excerpt or "",
        more=(_plain_sign(citation),),
        right=meant_key(citation, cards.sources),
        guess=citation.excerpt is None,
    )


def _no_excerpt(citation: Citation, there: Sequence[str], room: Slot, now: str = "") -> Diagnostic:
    return faults.citation.unknown_excerpt(
        citation.place,
        citation.source,
        citation.excerpt or "",
        there,
        named=citation.excerpt_place,
        room=room,
        now=now,
    )


def _plain_sign(citation: Citation) -> Fix:
    """The fix that makes the sign of a citation a plain one."""
    sign = citation.place.part(0, 1) if citation.wide else citation.place
    return plain_sign("@", sign, citation.backslash, written="＠" if citation.wide else "@")


def _excerpts_of(card: Card) -> list[str]:
    """The ids of the excerpts of a card, of those too that cannot serve as they stand."""
    return [*(excerpt.id for excerpt in card.excerpts), *(name for name, _ in card.unusable)]
