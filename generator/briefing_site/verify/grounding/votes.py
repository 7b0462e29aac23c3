"""The other side of a vote: “voted against the bill” where the passage has “voted for the bill”.

It is told of the same verb and thing, where the same words stand before both in their clauses, since three of
a council may vote another way than the council, and where neither passage nor note may tell of somebody on
the side that the sentence names.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefing_site.model.grounding import Token
from briefing_site.text.lazy_pattern import LazyPattern
from briefing_site.text.votes import Vote, may_be_of_side, votes_in
from briefing_site.text.word_set import word_set
from briefing_site.verify.grounding.clauses import are_of_one_language
from briefing_site.verify.grounding.neighbours import clause_at
from briefing_site.verify.grounding.other_words import in_other_words
from briefing_site.verify.grounding.passage import Passage, Reading
from briefing_site.verify.grounding.sentence import ClaimTokens

_WORD = LazyPattern(r"[^\W_]+")
_SMALL = word_set("the a an of in on at and it they he she who has have had then also its his her their")


def on_the_other_side(claim: ClaimTokens, passages: Sequence[Passage]) -> Iterator[Token]:
    """The token of the first vote of a sentence that its passages have the other way."""
    if claim.language[:2] != "en" or claim.turns or claim.quoted:
        return
    against = "against" in claim.text
    if not against and not any(passage.text and "against" in passage.text.text for passage in passages):
        return
    votes = list(votes_in(claim.text))
    if not votes or len({vote.against for vote in votes}) > 1 or not are_of_one_language(claim, passages):
        return
    readings = [text.text for passage in passages for text in (passage.text, *passage.notes) if text]
    for own in votes:
        if any(may_be_of_side(text, against=own.against) for text in readings):
            continue
        before = _words_before(claim.text, own)
        for passage in passages:
            for held in votes_in(passage.text.text) if passage.text else ():
                if (
                    passage.text
                    and held.against is not own.against
                    and held.verb == own.verb
                    and _is_of_the_same(own, held)
                    and _has_its_figures(claim, passage.text)
                    and before == _words_before(passage.text.text, held)
                ):
                    yield in_other_words(claim, (own.start, own.end), passage, (held.start, held.end))
                    return


def _is_of_the_same(own: Vote, held: Vote) -> bool:
    many = min(len(own.object), len(held.object))
    return many > 0 and own.object[:many] == held.object[:many]


def _has_its_figures(claim: ClaimTokens, text: Reading) -> bool:
    """Whether a passage has the figures of a sentence in their order: 51 to 40 is no 40 to 51."""
    own = [figure.value for figure in claim.figures]
    return own == [figure.value for figure in text.values.figures if figure.value in own]


def _words_before(text: str, vote: Vote) -> frozenset[str]:
    """The longer words of a clause up to the side that it takes."""
    first, _ = clause_at(text, vote.start)
    words = (word.lower() for word in _WORD.findall(text, first, vote.end))
    return frozenset(word for word in words if word not in _SMALL and word not in _TAKES)


_TAKES = word_set("for against favour favor in of")
