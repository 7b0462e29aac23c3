"""The words of a text in plain Latin letters, by which a search for rare words is spared most texts."""

from __future__ import annotations

import re
from functools import lru_cache

from briefing_site.text.lazy_pattern import lazy_pattern

_OTHER = lazy_pattern("[\u00c0-\u1fff\u2c00-\uffff\U00010000-\U0010ffff]")
_WORD = re.compile("[a-z]+")


@lru_cache(maxsize=32)
def plain_english_words(text: str) -> frozenset[str] | None:
    """The words of a text in small letters; None where it has letters that are not those of English."""
    if not text.isascii() and _OTHER.search(text):
        return None
    return frozenset(_WORD.findall(text.lower()))
