"""The words around a place of a text, by which two texts are seen to say something of the same thing."""

from __future__ import annotations

from collections.abc import Collection

from briefing_site.text.hedges import clauses_of
from briefing_site.text.lazy_pattern import LazyPattern
from briefing_site.text.predicates import clauses
from briefing_site.text.turned_words import stem
from briefing_site.text.word_set import word_set

_WORD = LazyPattern(r"\d[\d.,]*\d|\d|[^\W\d_]{3,}")
_SMALL = word_set(
    "the and was were has had have are its his her their our for from with that this into who been will"
)
"""Words that say little of what a text speaks of."""
_SMALLER = _SMALL | word_set("not but which also than then them they")


def clause_at(text: str, at: int) -> tuple[int, int]:
    """Start and end of the clause of a text in which an offset lies."""
    return next((clause for clause in clauses(text) if clause[0] <= at < clause[1]), (0, len(text)))


def beside(
    text: str, start: int, end: int, many: int, without: Collection[str] = ()
) -> tuple[frozenset[str], frozenset[str]]:
    """The stems of so many longer words, and figures, before and behind a place in its clause."""
    first, last = clause_at(text, start)
    before, after = (
        [
            stem(word)
            for word in _WORD.findall(text, *part)
            if not (word.lower() in _SMALL or word.lower() in without)
        ]
        for part in ((first, start), (min(end, last), last))
    )
    return frozenset(before[-many:]), frozenset(after[:many])


def around(text: str, start: int, end: int) -> frozenset[str]:
    """The stems of all longer words, and figures, around a place, between the nearest commas and "and"s."""
    first, last = next(((a, b) for a, b in clauses_of(text) if a <= start < b), (0, len(text)))
    rest = f"{text[first:start]} {text[end:last]}"
    return frozenset(stem(word) for word in _WORD.findall(rest) if word.lower() not in _SMALLER)
