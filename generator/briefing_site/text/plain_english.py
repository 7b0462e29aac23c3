"""The words of a text in plain Latin letters, by which a search for rare words is spared most texts."""

from __future__ import annotations

import re
import string
from functools import lru_cache

OTHER_LETTERS = re.compile("[\u00c0-\u1fff\u2c00-\uffff\U00010000-\U0010ffff]")
"""A letter that no plain English text has."""
_LETTERS = bytes(
    ord(chr(code).lower()) if chr(code) in string.ascii_letters else ord(" ") for code in range(256)
)
"""Each byte of a text to its small letter, or else to a blank."""


@lru_cache(maxsize=64)
def plain_english_words(text: str) -> frozenset[str] | None:
    """The words of a text in small letters; None where it has letters that are not those of English."""
    if not text.isascii():
        if OTHER_LETTERS.search(text):
            return None
        text = text.lower()  # the sign of kelvin is a k
    return frozenset(text.encode("ascii", "replace").translate(_LETTERS).decode("ascii").split())
