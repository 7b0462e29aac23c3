"""The word nearest to a mistyped one among many that are known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from functools import cached_property
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

    def most_like(self, other: _Letters) -> float:
        """A bound above the ratio of two words: they cannot have more letters in common than this tells."""
        length = self.length + other.length
        common = (self.bits & other.bits).bit_count() + min(self.more, other.more)
        return 2.0 * min(common, self.length, other.length) / length if length else 1.0


class KnownWords:
    """Words that are known. What the nearest is looked for in is made once, when it is first needed."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words = tuple(words)

    def __iter__(self) -> Iterator[str]:
        return iter(self._words)

    def nearest(self, word: str) -> str:
        """The known word that is nearest to `word`, letter case apart; empty where none is near."""
        if word in self._every:
            return word
        bare = bare_word(word)
        letters = _Letters.of(bare)
        bounds = ((letters.most_like(of), folded) for folded, of in self._letters.items())
        matcher = SequenceMatcher(b=bare)
        best: tuple[float, str] | None = None
        for bound, folded in sorted((pair for pair in bounds if pair[0] >= _NEAR), reverse=True):
            if best and bound < best[0]:
                break  # as all that follow
            matcher.set_seq1(folded)
            ratio = matcher.ratio()
            if ratio >= _NEAR and (best is None or (ratio, folded) > best):
                best = ratio, folded
        return self._folded[best[1]] if best else ""

    @cached_property
    def _every(self) -> frozenset[str]:
        return frozenset(self._words)

    @cached_property
    def _folded(self) -> dict[str, str]:
        """Each word without letter case to the first that is spelled so."""
        return {bare_word(word): word for word in reversed(self._words)}

    @cached_property
    def _letters(self) -> dict[str, _Letters]:
        return {folded: _Letters.of(folded) for folded in self._folded}
