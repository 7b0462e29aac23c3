"""Words as a set, written as one text: tables of words stay readable so."""

from __future__ import annotations


def word_set(words: str) -> frozenset[str]:
    """The words of a text that has blanks between them."""
    return frozenset(words.split())
