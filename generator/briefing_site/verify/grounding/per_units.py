"""A figure that a sentence gives for each of another unit: 5 dollars per tonne for 5 dollars per kilogram.

Told is one that the passages have for each of another unit of the kind, where they nowhere name its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefing_site.model.grounding import Token
from briefing_site.text.per_units import are_exclusive, names_unit, per_unit
from briefing_site.text.values.compare import same
from briefing_site.verify.grounding.clauses import are_of_one_language
from briefing_site.verify.grounding.other_words import in_other_words
from briefing_site.verify.grounding.passage import Passage
from briefing_site.verify.grounding.sentence import ClaimTokens


def for_another_unit(claim: ClaimTokens, passages: Sequence[Passage]) -> Iterator[Token]:
    """The token of the first figure of a sentence that its passages have for each of another unit."""
    for figure in claim.figures:
        own = per_unit(claim.text, figure, claim.language)
        if own is None or not are_of_one_language(claim, passages):
            continue
        readings = [text for passage in passages for text in (passage.text, *passage.notes) if text]
        if any(names_unit(text.text, own[0], claim.language) for text in readings):
            continue
        start, end = min(figure.start, own[1]), max(figure.end, own[2])
        for passage in passages:
            for held in passage.text.figures if passage.text else ():
                if not (passage.text and held.unit == figure.unit and same(figure, held)):
                    continue
                other = per_unit(passage.text.text, held, passage.language)
                if other and are_exclusive(own[0], other[0]):
                    there = min(held.start, other[1]), max(held.end, other[2])
                    yield in_other_words(claim, (start, end), passage, there)
                    return
