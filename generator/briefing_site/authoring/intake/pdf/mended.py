"""Letters as a PDF draws them, to letters as people write them."""

from __future__ import annotations

import re
import unicodedata

from briefing_site.text.dataclass import dataclass

_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_LIGATURE = re.compile("[ﬀ-ﬆ]")
_ALONE = "´`¨ˆ^˜ˇ¸˛˚˘¯˙˝"
_JOINING = "\u0301\u0300\u0308\u0302\u0302\u0303\u030c\u0327\u0328\u030a\u0306\u0304\u0307\u030b"
_COMBINING = dict(zip(_ALONE, _JOINING, strict=True))
"""Accents that stand alone to those that join a letter."""
_LOOSE = re.compile(r"([´`¨ˆ^˜ˇ¸˛˚˘¯˙˝])([^\W\d_])|([^\W\d_])([¸˛])(?=[^\W\d_]|$)")
_DOTLESS = {"ı": "i", "ȷ": "j"}
_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Mended:
    """A text, and what was done to it."""

    text: str
    ligatures: int
    accents: tuple[str, ...]
    """The words in which an accent was joined to its letter, as they are now."""


def mended(text: str) -> Mended:
    """A line as it is written. An accent joins a letter only where there is such a letter."""
    ligatures = len(_LIGATURE.findall(text))
    text = _LIGATURE.sub(lambda match: _LIGATURES[match[0]], text)
    accents: list[str] = []

    def word(match: re.Match[str]) -> str:
        whole = _LOOSE.sub(_joined, match[0])
        composed = unicodedata.normalize("NFC", whole)
        if composed != match[0]:
            accents.append(composed)
        return composed

    if _LOOSE.search(text) or not unicodedata.is_normalized("NFC", text):
        text = _WORD.sub(word, text)
    return Mended(" ".join(text.replace("\u00ad", "-").split()), ligatures, tuple(accents))


def _joined(match: re.Match[str]) -> str:
    accent, letter = (match[1], match[2]) if match[1] else (match[4], match[3])
    letter = _DOTLESS.get(letter, letter)
    whole = unicodedata.normalize("NFC", letter + _COMBINING[accent])
    return whole if len(whole) == 1 else match[0]
