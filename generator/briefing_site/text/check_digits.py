"""The numbers of books and periodicals, whose last digit is reckoned from the others."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing_site.text.lazy_pattern import LazyPattern

_ISBN = LazyPattern(r"(?<![\w-])(?:97[89][- ]?)?(?:\d[- ]?){9}[\dXx](?![\w-])")
_ISSN = LazyPattern(r"(?<![\w-])\d{4}-?\d{3}[\dXx](?![\w-])")
_SIGNS = re.compile(r"[^\dX]")


def misprinted(variable: str, text: str) -> Iterator[str]:
    """The numbers in a value of `ISBN` or `ISSN` that were mistyped: their last digit is another one."""
    pattern, fits = (_ISBN, _isbn_fits) if variable == "ISBN" else (_ISSN, _issn_fits)
    for match in pattern.finditer(text):
        if not fits(_SIGNS.sub("", match[0].upper())):
            yield match[0].strip()


def _isbn_fits(digits: str) -> bool:
    if len(digits) == 13:
        return digits.isdecimal() and _sum(digits, [1, 3] * 7) % 10 == 0
    return _sum(digits, range(10, 0, -1)) % 11 == 0


def _issn_fits(digits: str) -> bool:
    return _sum(digits, range(8, 0, -1)) % 11 == 0


def _sum(digits: str, weights: range | list[int]) -> int:
    return sum(
        (10 if digit == "X" else int(digit)) * weight for digit, weight in zip(digits, weights, strict=False)
    )
