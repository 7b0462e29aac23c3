"""The places where a quotation stands: its fragments in one paragraph, in order, with nothing reversed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefing_site.model.document import Paragraph
from briefing_site.text.dataclass import dataclass
from briefing_site.text.folding import FoldedText, fold
from briefing_site.verify.misquotation import PassageAtHand, Span, edge_fault, join_fault, outer_fault
from briefing_site.verify.quotation import Fragment, Join, Quotation
from briefing_site.verify.search_text import Scope, Searchable


@dataclass(frozen=True, slots=True)
class Placement:
    """One place of a quotation."""

    paragraph: Paragraph
    spans: tuple[Span, ...]
    """The span of each fragment in the paragraph."""


def placements(quotation: Quotation, source: Searchable, scope: Scope, folded: bool) -> list[Placement]:
    """Each place of the quotation that holds all its fragments in order and reverses nothing."""
    places: list[Placement] = []
    needles = _needles(quotation, folded)
    for paragraph, low, high in scope:
        whole = source.paragraphs[paragraph.number - 1].folded if folded else None
        text = whole.text if whole else paragraph.text
        if any(needle not in text for needle in needles):
            continue
        whole = whole or FoldedText(text, ())
        spans = [
            [at for at in _spans(needle, whole, low, high) if not edge_fault(paragraph.text, at, fragment)]
            for needle, fragment in zip(needles, quotation.fragments, strict=True)
        ]
        passage = PassageAtHand(paragraph.text)
        chains = _chains(spans, quotation.joins, passage)
        places += [
            Placement(paragraph, chain) for chain in chains if not outer_fault(passage, chain, quotation)
        ]
    return places


def obstacle(quotation: Quotation, source: Searchable, scope: Scope) -> str:
    """The reason why a paragraph with every fragment is no find; empty where no paragraph has them all."""
    needles, cut = _needles(quotation, True), ""
    for paragraph, low, high in scope:
        folded = source.paragraphs[paragraph.number - 1].folded
        spans = [list(_spans(needle, folded, low, high)) for needle in needles]
        if not all(spans):
            continue
        parts = list(zip(spans, quotation.fragments, strict=True))
        whole = [[at for at in ats if not edge_fault(paragraph.text, at, part)] for ats, part in parts]
        if not all(whole):
            faults = (edge_fault(paragraph.text, ats[0], part) for ats, part in parts)
            cut = cut or next(filter(None, faults), "")
            continue
        chains = _chains(whole, quotation.joins, None)
        if not chains:
            return f"its fragments stand in another order in paragraph {paragraph.number}"
        chain = min(chains, key=lambda chain: chain[-1][1] - chain[0][0])
        passage = PassageAtHand(paragraph.text)
        joined = zip(quotation.joins[1:], chain, chain[1:], strict=False)
        faults = (join_fault(passage, join, one[1], other[0]) for join, one, other in joined)
        return next(filter(None, faults), "") or outer_fault(passage, chain, quotation)
    return cut


def missing(quotation: Quotation, source: Searchable, scope: Scope) -> Fragment | None:
    """The first fragment that stands in no paragraph of the scope; None where each stands in one."""
    for needle, fragment in zip(_needles(quotation, True), quotation.fragments, strict=True):
        spans = (_spans(needle, source.paragraphs[p.number - 1].folded, low, high) for p, low, high in scope)
        if not any(any(True for _ in found) for found in spans):
            return fragment
    return None


def _needles(quotation: Quotation, folded: bool) -> list[str]:
    return [fold(part.text).text.strip() if folded else part.text for part in quotation.fragments]


def _spans(needle: str, whole: FoldedText, low: int, high: int) -> Iterator[Span]:
    at = whole.text.find(needle)
    while at >= 0:
        start, end = whole.span(at, at + len(needle))
        if low <= start and end <= high:
            yield start, end
        at = whole.text.find(needle, at + 1)


def _chains(
    spans: list[list[Span]], joins: Sequence[Join], passage: PassageAtHand | None
) -> list[tuple[Span, ...]]:
    """The shortest ways through a span of each fragment, in order; with `passage`, only faultless ones."""
    chains: list[tuple[Span, ...]] = [(at,) for at in spans[0]]
    for join, following in zip(joins[1:], spans[1:], strict=False):
        latest = sorted(chains, key=lambda chain: -chain[0][0])
        chains = []
        for at in following:
            for chain in latest:
                if chain[-1][1] <= at[0] and not (passage and join_fault(passage, join, chain[-1][1], at[0])):
                    chains.append((*chain, at))
                    break
    shortest: list[tuple[Span, ...]] = []
    for chain in sorted(chains, key=lambda chain: (chain[-1][1], -chain[0][0])):
        if not shortest or chain[0][0] > shortest[-1][0][0]:  # else it holds a shorter one
            shortest.append(chain)
    return shortest
