"""White space beyond the plain space, signs that cannot be seen, and the names of both."""

from __future__ import annotations

import unicodedata

from briefing_site.text.lazy_pattern import LazyPattern

ODD_SPACE = "\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\u0085"
"""White space other than the plain space, the tab and the line end; for brackets of a regular expression."""
UNSEEN = "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
"""Signs that cannot be seen and take no room, likewise."""
_ODD = LazyPattern(f"[{ODD_SPACE}{UNSEEN}]")
_UNSEEN = LazyPattern(f"[{UNSEEN}]")
_QUOTES = (
    "\u2018\u2019\u201a\u201b\u201c\u201d\u201e\u201f"
    "\u00ab\u00bb\u2039\u203a\u300c\u300d\u300e\u300f\uff02\"'"
)
_NAMES = {
    "\t": "tab",
    "\u0085": "next line",
    "\ufeff": "byte-order mark",
    "\u00a0": "no-break space",
    "\u3000": "ideographic space",
}


def name_of(sign: str) -> str:
    """The name of a sign and its number, as in "no-break space (U+00A0)"."""
    name = _NAMES.get(sign) or unicodedata.name(sign, "character").lower()
    return f"{name} (U+{ord(sign):04X})"


def odd_sign(text: str) -> str:
    """The first sign of a text that is odd white space or cannot be seen; empty where there is none."""
    found = _ODD.search(text)
    return found.group() if found else ""


def unseen(sign: str) -> bool:
    """Whether a sign cannot be seen and takes no room."""
    return bool(_UNSEEN.match(sign))


def bare_word(text: str) -> str:
    """A word as `plain_word` gives it, without letter case."""
    return plain_word(text).casefold()


def plain_word(text: str) -> str:
    """A word of one width, without odd white space, unseen signs and quotation marks around."""
    return unicodedata.normalize("NFKC", _UNSEEN.sub("", text)).strip().strip(_QUOTES).strip()
