"""The key that was meant by a text with look-alikes: `Harbour–Board＃dеpth` to `harbour-board#depth`.

Full-width signs are what keyboards for Japanese and Chinese type; they are read as what they mean
(`narrow`). All else is only proposed to the author (`folded`).
"""

from __future__ import annotations

import re
import unicodedata

from briefing_site.text.lazy_pattern import LazyPattern
from briefing_site.text.slug import ID

KEY = LazyPattern(rf"({ID.pattern})(?:#({ID.pattern}))?")
"""A well-formed key: source and excerpt."""
SIGNS = "@＠"
"""The at signs that begin a citation."""
WIDE = "＃－０-９ａ-ｚ"
"""The full-width characters that may stand in a key, for a character class."""
HYPHENS = "‐‑‒–−－﹣ー"
"""What looks like a hyphen in a key."""
HASHES = "#＃﹟♯№"
"""What looks like a number sign in a key."""

_NARROW = {0xFF20: "@", 0xFF03: "#", 0xFF0D: "-"} | {
    0xFEE0 + code: chr(code) for code in (*range(0x30, 0x3A), *range(0x61, 0x7B))
}
_ALIKE = str.maketrans(
    "авеһіјкмнорсѕтухԁԛԝѵαβεηικνορτυχωϲıȷɑɡⅼᴏ",
    "abehijkmhopcstyxdqwvabenikvoptuxwcijaglo",
)
"""Letters of other scripts, and rare ones, to those of ASCII that they look like."""
_LIKE_HYPHEN = LazyPattern(f"[-_{HYPHENS}—]+")
_LONGEST = 300
"""Characters of the longest text that may be meant as a key."""
_SIGNS = LazyPattern(r"\W+")
_BETWEEN_WORDS = LazyPattern(r"(?<=\w)\s+(?=\w)")


def narrow(text: str) -> str:
    """A text with its full-width signs, digits and small letters as those of ASCII, of the same length."""
    return text if text.isascii() else text.translate(_NARROW)


def _hash(signs: re.Match[str]) -> str:
    """A number sign for signs among which there is what looks like one."""
    return signs[0] if frozenset(HASHES).isdisjoint(signs[0]) else "#"


def folded(text: str) -> str:
    """The well-formed key that a text without its at sign was meant to be; empty where it cannot be told."""
    if len(text) > _LONGEST:
        return ""
    bare = _SIGNS.sub(_hash, _LIKE_HYPHEN.sub("-", _BETWEEN_WORDS.sub("-", text)))
    lowered = unicodedata.normalize("NFKD", bare.lower()).translate(_ALIKE)
    key = "".join(char for char in lowered if unicodedata.category(char)[0] not in "MCZ").strip("-#")
    return key if KEY.fullmatch(key) else ""
