"""Two counts that change places: “3 ships and 5 boats”, “Esk 30, Brae 50”, where the passage turns them.

Each of the two figures stands there, so that the lint of figures finds nothing. A count belongs to the word
behind it, or to the name before or behind it. Told is a pair that a passage has the other way about, where no
passage has either of the two as the sentence does.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefing_site.model.grounding import Token
from briefing_site.text.count_pairs import Count, counts_in_pairs
from briefing_site.text.values.compare import same
from briefing_site.verify.grounding.other_words import in_other_words
from briefing_site.verify.grounding.passage import Passage
from briefing_site.verify.grounding.sentence import ClaimTokens


def exchanged_counts(claim: ClaimTokens, passages: Sequence[Passage]) -> Iterator[Token]:
    """The first two counts of a sentence that its passages have the other way about."""
    own = list(counts_in_pairs(claim.text, claim.figures))
    if not own:
        return
    held = [(passage, pair) for passage in passages if passage.text for pair in passage.text.count_pairs]
    for one, other in own:
        if any(_is(one, each) or _is(other, each) for _, pair in held for each in pair):
            continue
        for passage, (first, second) in held:
            if _are_turned(one, other, first, second) or _are_turned(one, other, second, first):
                assert passage.text  # pairs are those of a text
                place = one.figure.start, other.end(claim.text)
                there = first.figure.start, second.end(passage.text.text)
                yield in_other_words(claim, place, passage, there)
                return


def _is(one: Count, held: Count) -> bool:
    return one.of == held.of and same(one.figure, held.figure)


def _are_turned(one: Count, other: Count, first: Count, second: Count) -> bool:
    return (one.of, other.of) == (first.of, second.of) and (
        same(one.figure, second.figure) and same(other.figure, first.figure)
    )
