"""Which way a language is written, and which way a piece of text runs."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_FROM_THE_RIGHT = frozenset(
    ("ar", "arc", "ckb", "dv", "fa", "he", "iw", "ks", "nqo", "ps", "sd", "syr", "ug", "ur", "yi")
)
_SCRIPTS_FROM_THE_RIGHT = frozenset(("adlm", "arab", "hebr", "mand", "nkoo", "rohg", "syrc", "thaa"))


@lru_cache(maxsize=256)
def from_the_right(tag: str) -> bool:
    """Whether a language is written from right to left, by its tag (BCP 47); a script in it decides."""
    language, *more = tag.lower().split("-")
    scripts = [part for part in more if len(part) == 4 and part.isalpha()]
    return scripts[0] in _SCRIPTS_FROM_THE_RIGHT if scripts else language in _FROM_THE_RIGHT


@lru_cache(maxsize=256)
def lang_attributes(tag: str, around: str) -> str:
    """The attributes of an element in a language, within one in the language `around`; each after a blank.

    `dir` is left out where both are written from the left, since an element takes its direction from what is
    around it. A tag (BCP 47) has no character that HTML writes otherwise.
    """
    direction = "rtl" if from_the_right(tag) else "ltr" if from_the_right(around) else ""
    return f' lang="{tag}" dir="{direction}"' if direction else f' lang="{tag}"'


def runs_otherwise(text: str, around: str) -> bool:
    """Whether all letters of a text run the other way than a page in the language `around`."""
    if text.isascii() and not from_the_right(around):  # as most
        return False
    ways = {unicodedata.bidirectional(sign) for sign in text}
    rightward, leftward = not ways.isdisjoint(("R", "AL")), "L" in ways
    return leftward and not rightward if from_the_right(around) else rightward and not leftward


def runs_from_the_right(text: str) -> bool:
    """Whether the first letter with a direction runs from right to left (rule P2 of Unicode's UAX #9)."""
    for sign in text:
        kind = unicodedata.bidirectional(sign)
        if kind in ("L", "R", "AL"):
            return kind != "L"
    return False
