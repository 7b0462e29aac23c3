"""The words of a text in plain Latin letters, by which a search for rare words is spared most texts."""

from __future__ import annotations

import re
import string
from functools import lru_cache

from briefing_site.text.lazy_pattern import LazyPattern

SIGNS = "".join(
    chr(code) for code in (*range(0xC0), *range(0x2000, 0x2190)) if not chr(code).isalnum() or code < 128
)
"""Every sign that a plain English text may have."""
OTHER_LETTERS = LazyPattern(f"[^{re.escape(SIGNS)}]")
"""What no plain English text has: letters and figures of others, and rare signs."""
_LETTERS = bytes(
    ord(chr(code).lower()) if chr(code) in string.ascii_letters else ord(" ") for code in range(256)
)
"""Each byte of a text to its small letter, or else to a blank."""


@lru_cache(maxsize=64)
def plain_english_words(text: str) -> frozenset[str] | None:
    """The words of a text in small letters; None where it has letters that are not those of English."""
    if not text.isascii() and OTHER_LETTERS.search(text):
        return None
    return frozenset(text.encode("ascii", "replace").translate(_LETTERS).decode("ascii").split())
