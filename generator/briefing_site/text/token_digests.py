"""Digests of the tokens of a passage, by which a sentence can be judged where the passage is not at hand.

A digest has 16 bits. Of a dictionary of 100,000 words more than a hundred have a digest that some word of a
passage of 80 words has too, so that the digests tell nobody which words a passage has, nor in which order; of
a word that is not there one in 800 seems to be. The salt makes the digests of each document its own.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator

from briefing_site.text.folding import fold

_UNSPACED = "\u0e00-\u0eff\u1780-\u17ff\u2e80-\u30ff\u3400-\u9fff\uf900-\ufaff"
_WORD = re.compile(rf"[{_UNSPACED}]+|(?:(?![{_UNSPACED}])\w)+")
_IS_UNSPACED = re.compile(f"[{_UNSPACED}]")


def digest_of(token: str, salt: str) -> str:
    """The digest of a token: four hexadecimal digits."""
    return hashlib.sha256(f"{salt}\0{token}".encode("utf-8", "surrogatepass")).hexdigest()[:4]


def word_tokens(text: str) -> Iterator[str]:
    """The words of a text as tokens; of a script without spaces, each two characters side by side."""
    for found in _WORD.finditer(fold(text).text.lower()):
        word = found.group()
        if _IS_UNSPACED.match(word) and len(word) > 1:
            yield from (f"word {word[at : at + 2]}" for at in range(len(word) - 1))
        else:
            yield f"word {word}"
