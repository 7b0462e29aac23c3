"""The words of a site in two orders, by which words that a reader may have meant are found.

A word with one wrong letter, one too many, one too few, or two that changed places has its first half or its
second half as it was meant. So those that were meant stand near it in one of two lists: in order of their
beginnings, or in order of their ends, read backwards. This is the filter by partition of Wu and Manber, "Fast
text searching allowing errors" (Communications of the ACM 35, 1992), for one error.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from briefing_site.render.search_index.digits import digits_of
from briefing_site.text.word_edges import ONE_UNSPACED

SHORTEST = 3
"""Letters of a word that can be meant."""
_LONGEST = 40


def vocabulary(postings: Mapping[str, int]) -> dict[str, str]:
    """Words, each with a digit behind it: the binary digits of the number of documents that hold it.

    `postings` has that number by term. Figures, and what is written without spaces, are no words here.
    """
    return {
        term: f"{term}{digits_of(count.bit_length())}" for term, count in postings.items() if _is_word(term)
    }


def ahead(words: Iterable[str]) -> list[str]:
    """Words in order of their beginnings, as JavaScript compares strings."""
    return sorted(words, key=_units)


def behind(words: Iterable[str]) -> list[str]:
    """Words in order of their ends."""
    return sorted(words, key=lambda word: _units(word[::-1]))


def _units(word: str) -> bytes:
    return word.encode("utf-16-be")


def _is_word(term: str) -> bool:
    return SHORTEST <= len(term) <= _LONGEST and term.isalpha() and not _is_unspaced(term)


def _is_unspaced(term: str) -> bool:
    return not term.isascii() and ONE_UNSPACED.search(term) is not None
