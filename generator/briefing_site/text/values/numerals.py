"""Digits as they are grouped and marked: a run of digits and marks to an exact number."""

from __future__ import annotations

from fractions import Fraction

from briefing_site.text.dataclass import dataclass
from briefing_site.text.lazy_pattern import LazyPattern

_POINT = LazyPattern(r"(?:\d{1,3}(?:,\d{3})+|\d{1,3}(?:,\d{2})+,\d{3}|\d+)(?:\.\d+)?")
_COMMA = LazyPattern(r"(?:\d{1,3}(?:[. ]\d{3})+|\d+)(?:,\d+)?")
_EITHER = LazyPattern(r"\d+\.\d{1,2}|\d{1,3}(?:,\d{3}){2,}|\d{1,3}(?:,\d{3})+\.\d+")
_DECIMAL_COMMA = LazyPattern(r"\d+,\d{1,2}|\d{1,3}(?:\.\d{3}){2,}(?:,\d+)?|\d{1,3}\.\d{3},\d+")
"""What even where the comma groups can only have a comma before its decimals: 4,5, 1.234.567 and 1.234,5."""
_SPACES = LazyPattern(r"(?<=\d)[ ’'_](?=\d{3})")
_LONGEST = 60
"""What is longer than this is no number that anybody reads."""
VULGAR = {
    "½": Fraction(1, 2), "⅓": Fraction(1, 3), "⅔": Fraction(2, 3), "¼": Fraction(1, 4), "¾": Fraction(3, 4),
    "⅕": Fraction(1, 5), "⅖": Fraction(2, 5), "⅗": Fraction(3, 5), "⅘": Fraction(4, 5), "⅙": Fraction(1, 6),
    "⅛": Fraction(1, 8), "⅜": Fraction(3, 8), "⅝": Fraction(5, 8), "⅞": Fraction(7, 8),
}  # fmt: skip
"""The fractions that are one character."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number as written, before any scale word or unit."""

    value: Fraction
    digits: int


def number(run: str, decimal_comma: bool) -> Number | None:
    """The number that a run of digits, marks and spaces stands for; None where it is something else.

    With `decimal_comma` the comma begins the decimals and points or spaces group (1.000,5),
    otherwise the other
    way about. What only the other way can mean (9.5 with a decimal comma) is read that way.
    """
    if len(run) > _LONGEST:
        return None
    if run.isdecimal():
        return Number(Fraction(int(run)), significant(run))
    if any(mark in run for mark in "’'_") or (" " in run and not decimal_comma):
        run = _SPACES.sub("", run)
        if run.isdecimal():
            return Number(Fraction(int(run)), significant(run))
    if decimal_comma:
        if _COMMA.fullmatch(run):
            plain = run.replace(".", "").replace(" ", "").replace(",", ".")
        elif _EITHER.fullmatch(run):
            plain = run.replace(",", "")
        else:
            return None
    elif _POINT.fullmatch(run):
        plain = run.replace(",", "")
    elif _DECIMAL_COMMA.fullmatch(run):
        plain = run.replace(".", "").replace(",", ".")
    else:
        return None
    return Number(Fraction(plain), significant(plain))


def significant(plain: str) -> int:
    """How many significant digits a number has, written with a point at most."""
    if "." in plain:
        return len(plain.replace(".", "").lstrip("0")) or 1
    bare = plain.lstrip("0")
    return len(bare) if len(bare) < 4 else len(bare.rstrip("0"))


def ulp(value: Fraction, digits: int) -> Fraction:
    """What one in the last of so many significant digits is worth; of nothing, as of one."""
    size, place = abs(value) or Fraction(1), Fraction(1)
    while size >= 10:
        size, place = size / 10, place * 10
    while size < 1:
        size, place = size * 10, place / 10
    return place / Fraction(10) ** (digits - 1)


def in_digits(value: Fraction) -> str:
    """A value as a reader is shown it: with commas, and with three decimals at most."""
    return (
        f"{value.numerator:,}" if value.denominator == 1 else f"{float(value):,.3f}".rstrip("0").rstrip(".")
    )
