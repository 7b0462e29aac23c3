"""Two texts side by side, word by word: how much they have in common, and where they differ."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher

from briefing_site.text.lazy_pattern import LazyPattern
from briefing_site.text.word_edges import SPACELESS

_WORD = LazyPattern(rf"(?:{SPACELESS}|(?:(?!{SPACELESS})\S)+)\s*")
_MOST = 250_000
"""Pairs of words that are looked at to find where two texts differ: those of two texts of 500 words."""


def words_of(text: str) -> list[str]:
    """A text cut for comparison: words, each with the space behind it; characters where none part words."""
    return _WORD.findall(text)


class Likeness:
    """How much of their words two texts have in common, of texts that are compared many to many.

    To compare two texts word by word takes time that grows with both. A likeness looks at so many pairs of
    words in all, and then takes texts of other words for unlike.
    """

    def __init__(self, least: float, pairs: int) -> None:
        """Likenesses below `least`, from 0 to 1, are all one; so many `pairs` of words are looked at."""
        self._least = least
        self._left = pairs

    def of(self, one: str, other: str) -> float:
        """From 0 to 1; 0 where it is below the least."""
        if one == other:
            return 1.0
        words, others = words_of(one), words_of(other)
        matcher = SequenceMatcher(None, words, others, autojunk=False)
        if matcher.real_quick_ratio() < self._least or matcher.quick_ratio() < self._least:
            return 0.0
        self._left -= len(words) * len(others)
        ratio = matcher.ratio() if self._left >= 0 else 0.0
        return ratio if ratio >= self._least else 0.0


def differing(text: str, other: str) -> Iterator[tuple[str, bool]]:
    """The pieces of a text in order, each with whether the other text has it in its place too.

    Two very long texts are not compared: all of them differs.
    """
    words, others = words_of(text), words_of(other)
    if len(words) * len(others) > _MOST:
        yield text, False
        return
    for what, start, end, _, _ in SequenceMatcher(None, words, others, autojunk=False).get_opcodes():
        if start < end:
            yield "".join(words[start:end]), what == "equal"
