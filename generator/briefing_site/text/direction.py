"""Which way a language is written, and which way a piece of text runs."""

from __future__ import annotations

import unicodedata

_FROM_THE_RIGHT = frozenset(
    ("ar", "arc", "ckb", "dv", "fa", "he", "iw", "ks", "nqo", "ps", "sd", "syr", "ug", "ur", "yi")
)
_SCRIPTS_FROM_THE_RIGHT = frozenset(("adlm", "arab", "hebr", "mand", "nkoo", "rohg", "syrc", "thaa"))


def from_the_right(tag: str) -> bool:
    """Whether a language is written from right to left, by its tag (BCP 47); a script in it decides."""
    language, *more = tag.lower().split("-")
    scripts = [part for part in more if len(part) == 4 and part.isalpha()]
    return scripts[0] in _SCRIPTS_FROM_THE_RIGHT if scripts else language in _FROM_THE_RIGHT


def runs_from_the_right(text: str) -> bool:
    """Whether the first letter with a direction runs from right to left (rule P2 of Unicode's UAX #9)."""
    for sign in text:
        kind = unicodedata.bidirectional(sign)
        if kind in ("L", "R", "AL"):
            return kind != "L"
    return False
