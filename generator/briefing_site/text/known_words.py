"""The word nearest to a mistyped one among many that are known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from typing import NamedTuple

from briefing_site.text.odd_signs import bare_word

_NEAR = 0.6
"""How much two words have in common that are near, as `SequenceMatcher.ratio` tells it."""
_LETTERS, _TIMES = 61, 4
"""Letters fall into so many classes; of each class so many are told apart in a word."""


class _Letters(NamedTuple):
    """The letters of a word, so that two words are compared in one step."""

    bits: int
    """A bit for each time that a class of letters stands in the word, up to `_TIMES`."""
    more: int
    """How many letters have no bit."""
    length: int

    @classmethod
    def of(cls, word: str) -> _Letters:
        bits = more = 0
        times = [0] * _LETTERS
        for letter in word:
            kind = ord(letter) % _LETTERS
            if times[kind] < _TIMES:
                bits |= 1 << (kind * _TIMES + times[kind])
                times[kind] += 1
            else:
                more += 1
        return cls(bits, more, len(word))

    def most_like(self, others: Iterable[_Letters]) -> list[float]:
        """For each of other words a bound above the ratio of both: how much they can have in common."""
        bits, more, length = self
        return [
            2.0 * min((bits & other).bit_count() + min(more, other_more), length, other_length) / both
            if (both := length + other_length)
            else 1.0
            for other, other_more, other_length in others
        ]


class _Searched(NamedTuple):
    """Words as the nearest is looked for among them."""

    spelled: dict[str, str]
    """Each word without letter case to the first that is spelled so."""
    letters: tuple[_Letters, ...]
    """Those of the keys, in their order."""

    @classmethod
    def of(cls, words: Iterable[str]) -> _Searched:
        spelled = {bare_word(word): word for word in words}
        return cls(spelled, tuple(map(_Letters.of, spelled)))


class KnownWords:
    """Words that are known. What the nearest is looked for in is made once, when it is first needed."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words = tuple(words)
        self._known: frozenset[str] | None = None
        self._searched: _Searched | None = None

    def __iter__(self) -> Iterator[str]:
        return iter(self._words)

    def nearest(self, word: str) -> str:
        """The known word that is nearest to `word`, letter case apart; empty where none is near."""
        # Two threads that ask at once may both make the same: no lock is held for it.
        if self._known is None:
            self._known = frozenset(self._words)
        if word in self._known:
            return word
        if self._searched is None:
            self._searched = _Searched.of(reversed(self._words))
        spelled, letters = self._searched
        bare = bare_word(word)
        bounds = zip(_Letters.of(bare).most_like(letters), spelled, strict=True)
        matcher = SequenceMatcher(b=bare)
        best: tuple[float, str] | None = None
        for bound, folded in sorted((pair for pair in bounds if pair[0] >= _NEAR), reverse=True):
            if best and bound < best[0]:
                break  # as all that follow
            matcher.set_seq1(folded)
            ratio = matcher.ratio()
            if ratio >= _NEAR and (best is None or (ratio, folded) > best):
                best = ratio, folded
        return spelled[best[1]] if best else ""
