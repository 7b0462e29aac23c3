"""Digests of the tokens of a passage, by which a sentence can be judged where the passage is not at hand.

A digest has 16 bits. Of a dictionary of 100,000 words more than a hundred have a digest that some word of a
passage of 80 words has too, so that the digests tell nobody which words a passage has, nor in which order; of
a word that is not there one in 800 seems to be. The salt makes the digests of each document its own.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from briefing_site.text.folding import fold
from briefing_site.text.lazy_pattern import LazyPattern
from briefing_site.text.word_edges import ONE_UNSPACED, UNSPACED

_WORD = LazyPattern(rf"(?:(?=[{UNSPACED}])\w)+|(?:(?![{UNSPACED}])\w)+")


def digest_of(token: str, salt: str) -> str:
    """The digest of a token: four hexadecimal digits."""
    return hashlib.sha256(f"{salt}\0{token}".encode("utf-8", "surrogatepass")).hexdigest()[:4]


def word_tokens(text: str) -> Iterator[str]:
    """The words of a text as tokens; of a script without spaces, each two characters side by side.

    Hangul counts as such a script, since its particles join their words.
    """
    for found in _WORD.finditer(fold(text).text.lower()):
        word = found.group()
        if ONE_UNSPACED.match(word):  # of a single character it is not known whether it stands in others
            yield from (f"word {word[at : at + 2]}" for at in range(len(word) - 1))
        else:
            yield f"word {word}"
