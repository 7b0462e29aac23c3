"""A thing on the other side of what it is compared with: “more than in 2019” for “less than in 2019”.

Both words may stand in the passage, which may compare the thing with something else too. Told is a standard
from which the passages have the same thing on the other side only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from briefing_site.model.grounding import Token
from briefing_site.text.lazy_pattern import LazyPattern
from briefing_site.text.standards import Compared, compared_with_standards
from briefing_site.verify.grounding.clauses import are_of_one_language, keys_of
from briefing_site.verify.grounding.neighbours import clause_at
from briefing_site.verify.grounding.other_words import in_other_words
from briefing_site.verify.grounding.passage import Passage
from briefing_site.verify.grounding.sentence import ClaimTokens

_OF_ANOTHER = LazyPattern(
    r"\b(?:while|whereas|as\s+against|während|wohingegen|tandis|alors\s+que|mientras|тогда|в\s+то\s+время)\b",
    re.IGNORECASE,
)
"""What sets one thing against another."""


def on_the_other_side_of_standard(claim: ClaimTokens, passages: Sequence[Passage]) -> Iterator[Token]:
    """The token of the first comparison of a sentence that its passages turn round."""
    if claim.turns:
        return
    own = list(compared_with_standards(claim.text, claim.language))
    if not own or not are_of_one_language(claim, passages):
        return
    readings = [text for p in passages for text in (p.text, *p.notes) if text]
    for each in own:
        held = [
            (text, other)
            for text in readings
            for other in compared_with_standards(text.text, text.language)
            if each.is_with_that_of(other)
        ]
        if not held or any(other.above is each.above for _, other in held):
            continue
        for passage in passages:
            for text, other in held:
                if text is passage.text and _are_of_one_thing(claim.text, each, text.text, other):
                    yield in_other_words(claim, (each.start, each.end), passage, (other.start, other.end))
                    return


def _are_of_one_thing(claim: str, own: Compared, text: str, held: Compared) -> bool:
    """Whether the words before one comparison, in its clause, stand before the other in its sentence too."""
    mine = {*keys_of(claim[clause_at(claim, own.start)[0] : own.start])} or {*keys_of(claim[: own.start])}
    first = clause_at(text, held.start)[0]
    while first and len(keys_of(text[first : held.start])) < len(mine):
        first = clause_at(text, first - 1)[0]
    for other in _OF_ANOTHER.finditer(text, first, held.start):
        first = other.end()
    theirs = {*keys_of(text[first : held.start])}
    return bool(mine) and mine <= theirs
