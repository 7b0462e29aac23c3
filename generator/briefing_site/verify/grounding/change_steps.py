"""A step that a sentence gives as a level, or the other way: “rose to 5” where the passage has “rose by 5”.

The figure stands there, so that the lint of figures finds nothing. Told is one that the passages have of the
same thing the other way, and in no third. A rate that fell to 2 per cent may be a step itself: of prices.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from briefing_site.model.grounding import Token
from briefing_site.text.change_steps import rates_in, step_of
from briefing_site.text.values.compare import same
from briefing_site.text.values.nouns import PERCENT, Figure
from briefing_site.verify.grounding.clauses import keys_of
from briefing_site.verify.grounding.neighbours import clause_at
from briefing_site.verify.grounding.other_words import in_other_words
from briefing_site.verify.grounding.passage import Passage
from briefing_site.verify.grounding.sentence import ClaimTokens

_HALF = (Fraction(50), Fraction(1, 2))
"""What is cut by half is cut to half."""


def step_for_level(claim: ClaimTokens, passages: Sequence[Passage]) -> Iterator[Token]:
    """The token of the first figure of a sentence that its passages give as a step, and it as a level."""
    if claim.turns:
        return
    for figure in claim.figures:
        own = step_of(claim.text, figure, claim.language)
        if own is None or (figure.value in _HALF and figure.unit in (PERCENT, "")):
            continue
        if token := _told(figure, own, claim, passages):
            yield token
            return


def _told(
    figure: Figure, own: tuple[str, int], claim: ClaimTokens, passages: Sequence[Passage]
) -> Token | None:
    way, start = own
    first: tuple[Passage, int, int] | None = None
    for passage in passages:
        if passage.text is None:
            return None
        for note in passage.notes:
            shown = (each for each in note.figures if same(figure, each))
            if any((seen := step_of(note.text, each, note.language)) and seen[0] == way for each in shown):
                return None
        for held in passage.text.figures:
            if not same(figure, held):
                continue
            seen = step_of(passage.text.text, held, passage.language)
            if seen is None or seen[0] == way or held.unit != figure.unit:
                return None
            if not _of_the_same(claim.text, (start, figure), passage.text.text, (seen[1], held), way):
                return None
            first = first or (passage, seen[1], held.end)
    return in_other_words(claim, (start, figure.end), first[0], first[1:]) if first else None


def _of_the_same(claim: str, own: tuple[int, Figure], text: str, held: tuple[int, Figure], way: str) -> bool:
    """Whether a sentence and a passage tell how one thing has moved, in words that begin at two places."""
    start, figure = own
    at, other = held
    first, last = clause_at(claim, figure.start)
    begin, end = clause_at(text, other.start)
    if figure.unit == PERCENT:
        mine, theirs = rates_in(claim[first:last]), rates_in(text[begin:end])
        if (mine - theirs) if way == "to" else (theirs - mine):
            return False
    before = {*keys_of(claim[first:start])}
    if before:
        return not before.isdisjoint(keys_of(text[begin:at]) or keys_of(text[other.end : end]))
    behind = {*keys_of(claim[figure.end : last])}
    return not behind.isdisjoint((*keys_of(text[begin:at]), *keys_of(text[other.end : end])))
