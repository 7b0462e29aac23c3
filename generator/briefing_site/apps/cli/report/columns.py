"""A line of a text as a terminal shows it: which characters take two columns, and which none."""

from __future__ import annotations

import unicodedata

TAB = 4
"""Columns between two stops of a tab."""
_SELECTORS = range(0xFE00, 0xFE10)
"""Variation selectors, which change the character before them."""
_JAMO = range(0x1160, 0x1200)
"""Vowels and final consonants of Hangul, which join the consonant before them."""
_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u2028\u2029")
"""Signs that would turn a line round, or break it."""
_NARROWED = frozenset({"Mn", "Me", "Cf"})
"""Marks that stand on the character before them, and signs that cannot be seen."""


def width(char: str) -> int:
    """How many columns a character takes; a tab and control characters are not for this function."""
    code = ord(char)
    if code in _SELECTORS or code in _JAMO or unicodedata.category(char) in _NARROWED:
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def laid_out(line: str) -> tuple[list[str], list[int]]:
    """How each character is shown, and the column where each begins; one column more is that of the end.

    A tab becomes spaces up to its next stop; a control character is written out.
    """
    shown, columns, at = [], [0], 0
    for char in line:
        if char == "\t":
            text, wide = " " * (TAB - at % TAB), TAB - at % TAB
        elif unicodedata.category(char) in ("Cc", "Cs", "Co", "Cn") or char in _TURNING:
            text = f"\\x{ord(char):02x}" if ord(char) < 256 else f"\\u{ord(char):04x}"
            wide = len(text)
        else:
            text, wide = char, width(char)
        shown.append(text)
        at += wide
        columns.append(at)
    return shown, columns
