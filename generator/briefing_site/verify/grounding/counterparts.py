"""A word in the place of its counterpart: “two women” where the passage has “two men”, of the same thing.

The words are common. So one is told only where the passage has nearly all the words around it in their
places around the other, the next word before or behind among them, and where neither passage nor note has a
word that may tell it of anything.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefing_site.model.grounding import Token
from briefing_site.text.counterparts import (
    Counterpart,
    counterparts_in,
    may_be_exchanged,
    may_have_counterparts,
    words_of,
)
from briefing_site.text.lazy_pattern import LazyPattern
from briefing_site.text.predicates import clauses
from briefing_site.text.turned_words import stem, turns_in
from briefing_site.text.values.compare import same
from briefing_site.text.word_set import word_set
from briefing_site.verify.grounding.clauses import are_of_one_language
from briefing_site.verify.grounding.neighbours import clause_at
from briefing_site.verify.grounding.other_words import in_other_words
from briefing_site.verify.grounding.passage import Passage, Reading
from briefing_site.verify.grounding.sentence import ClaimTokens

_WORD = LazyPattern(r"\d[\d.,]*\d|\d|[^\W\d_]+(?:[-‐‑][^\W\d_]+)*")
_SMALL = word_set(
    "a an the and was were is are be been has had have its his her their our for from with that this of "
    "in on at by to into who which it as also"
)
"""Words that say little of what a text speaks of."""
_NEAR, _FAR = 4, 7
"""Words of a sentence, and of a passage, on each side of such a word."""
_LEAST = 2
_MANY = 5
"""Of so many words of a sentence one may be another in the passage."""
_COMPARE = word_set(
    "higher lower older younger faster quicker slower stronger weaker cheaper dearer costlier better worse "
    "longer shorter more fewer less"
)
"""Each may be told of one of two things: the one is higher where the other one is lower."""
_BOUNDS = word_set("to until till before after since without unless except beyond")
"""Words of times and cases: impossible before April is possible from April."""
_THAN = "than"
_LEADS = _BOUNDS | word_set("by for from with only within")
"""Those, and words for where a thing comes from: tourists spend what a town gets from tourists."""
_BEING = word_set("be is are was were been being get gets got")
"""One of these stands in every passive: employers pay what employees are paid."""


def counterpart(claim: ClaimTokens, passages: Sequence[Passage]) -> Iterator[Token]:
    """The token of the first word of a sentence in the place of which its passages have a counterpart."""
    if claim.language[:2] != "en" or not may_have_counterparts(claim.text):
        return
    if not are_of_one_language(claim, passages):
        return
    words: frozenset[str] = frozenset().union(
        *(text.small_words for passage in passages for text in (passage.text, *passage.notes) if text)
    )
    own_words = words_of(claim.text)
    if not may_be_exchanged(own_words, words):
        return
    for own in counterparts_in(claim.text):
        if words.isdisjoint(own.others) or not words.isdisjoint(own.same):
            continue
        if not own_words.isdisjoint(own.others):
            continue
        if any(piece.start <= own.start < piece.end for piece in claim.quoted):
            continue
        for passage in passages:
            if not passage.text or _has_other_figures(claim, passage.text):
                continue
            if place := _in_its_place(own, claim.text, passage.text.text):
                yield in_other_words(claim, (own.start, own.end), passage, place)
                return


def _has_other_figures(claim: ClaimTokens, text: Reading) -> bool:
    """Whether a sentence has a figure that a passage has not: 40 per cent of women leave 60 of men."""
    return any(not any(same(own, held) for held in text.figures) for own in claim.figures)


def _in_its_place(own: Counterpart, claim: str, text: str) -> tuple[int, int] | None:
    """Where a passage has a counterpart between the words around that of a sentence; None for nowhere."""
    compares = claim[own.start : own.end].lower() in _COMPARE
    before, behind = _around(claim, own.start, own.end)
    if not compares:
        before, behind = before[-_NEAR:], behind[:_NEAR]
    many = len(before) + len(behind)
    least = max(_LEAST, many - (many >= _MANY and not compares))
    small, negates = _small_words_at(claim, own.start), _negates(claim, own.start)
    for held in counterparts_in(text):
        if text[held.start : held.end].lower() not in own.others:
            continue
        first, last = _around(text, held.start, held.end)
        if not compares:
            first, last = first[-_FAR:], last[:_FAR]
        one, other = _in_order(before, first), _in_order(behind, last)
        if one is None or other is None or len(one) + len(other) < least:
            continue
        if compares and (_THAN in before + behind) is not (_THAN in first + last):
            continue  # “lower than in May” says that it was higher in May
        beside = before[-1:] == first[-1:] if before else behind[:1] == last[:1]
        beside = beside or bool(behind and behind[:1] == last[:1])
        if (
            beside
            and _negates(text, held.start) == negates
            and not _are_of_another_case(small, _small_words_at(text, held.start))
            and not _is_said_of_others({*before, *behind}, text, held.start)
        ):
            return held.start, held.end
    return None


def _in_order(words: list[str], others: list[str]) -> list[str] | None:
    """The words that two texts share; None where they stand in another order."""
    own = [word for word in dict.fromkeys(words) if word in others]
    return own if own == [word for word in dict.fromkeys(others) if word in words] else None


def _small_words_at(text: str, at: int) -> frozenset[str]:
    """The words of the clause at an offset that lead to a place, a time or a party, or stand in a passive."""
    small = _LEADS if text.startswith("born", at) else _LEADS | _BEING  # “was born” goes with “died”
    return frozenset(word.lower() for word in _WORD.findall(text, *clause_at(text, at))) & small


def _are_of_another_case(own: frozenset[str], held: frozenset[str]) -> bool:
    """Whether such words of a sentence and of a passage let both be true."""
    if own & _BOUNDS != held & _BOUNDS or own.isdisjoint(_BEING) is not held.isdisjoint(_BEING):
        return True
    return not own & _LEADS <= held


def _is_said_of_others(words: set[str], text: str, at: int) -> bool:
    """Whether a clause besides the one at an offset has nearly all of some words."""
    return any(
        len(words & {stem(word) for word in _WORD.findall(text, first, last)}) >= len(words) - 1
        for first, last in clauses(text)
        if not first <= at < last
    )


def _around(text: str, start: int, end: int) -> tuple[list[str], list[str]]:
    """The stems of the words before and behind a place in its clause, in order."""
    first, last = clause_at(text, start)
    before, behind = (
        [stem(word) for word in _WORD.findall(text, *part) if word.lower() not in _SMALL]
        for part in ((first, start), (min(end, last), last))
    )
    return before, behind


def _negates(text: str, at: int) -> bool:
    first, last = clause_at(text, at)
    return bool(turns_in(text[first:last]))
