"""Whether a figure or a date that is claimed is the one that a passage holds.

The rules, strict rather than kind:

- Units are the same, or one side has none: a table names its currency in its head. A plain number is no
  per cent, percentage points are no per cent, and two currencies are never the same.
- A fraction and per cent are compared as shares: two thirds is 66.7 % and 67 %.
- A claim may be rounder than the passage, never finer: 9 trillion for 9.04 trillion. It lies within 5 in
  100 of it, within 20 in 100 below 1,000 (3 for 2.6), within 10 in 100 where either is called rough.
- What is called rough may be cut off as well as rounded: over 2,900 for 2,987.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from briefing_site.text.values.nouns import CLOCK, PERCENT, TIMES, Day, Figure
from briefing_site.text.values.numerals import ulp

_NO_MONEY = frozenset({"", PERCENT, TIMES, CLOCK})


def same(claimed: Figure, held: Figure) -> bool:
    """Whether a passage that holds `held` carries `claimed`."""
    if _is_share(claimed) and held.unit == PERCENT:
        if claimed.bound:
            return _within(claimed, claimed.value * 100, held, held.value)
        return _near_share(
            claimed.value * 100, held.value, held.digits, rough=claimed.approximate or held.approximate
        )
    if claimed.unit == PERCENT and _is_share(held):
        if claimed.bound:
            return _within(claimed, claimed.value, held, held.value * 100)
        return _near_share(
            held.value * 100, claimed.value, claimed.digits, rough=claimed.approximate or held.approximate
        )
    if not compatible(claimed, held):
        return {claimed.unit, held.unit} == {PERCENT, TIMES} and _is_times(claimed, held)
    if claimed.unit == held.unit == CLOCK:
        return claimed.value % 12 == held.value % 12
    if claimed.bound and not claimed.ordinal and CLOCK not in (claimed.unit, held.unit):
        return _within(claimed, claimed.value, held, held.value)
    return _near(claimed, held)


def _is_times(claimed: Figure, held: Figure) -> bool:
    """Whether a change in per cent is a multiple: 200 per cent more is three times as much."""
    percent, times = (claimed, held) if claimed.unit == PERCENT else (held, claimed)
    return percent.value >= 100 and percent.value == 100 * (times.value - 1)


def _within(claimed: Figure, bound: Fraction, held: Figure, value: Fraction) -> bool:
    """Whether `value` lies on the side of `bound` that is claimed, and so near that one would say so."""
    if bound == value:
        return not held.bound or (claimed.bound == "over") is (held.bound == "over")
    over = value - bound if claimed.bound == "over" else bound - value
    share = claimed.unit == PERCENT or claimed.value < 1
    whole = bound.denominator == 1
    step = ulp(bound, len(str(bound).rstrip("0")) if whole else claimed.digits)
    if whole and bound % (5 * step) == 0:
        step *= 5
    near = Fraction(10 if claimed.bound == "almost" else 30, 100)
    tenths = claimed.unit == PERCENT and claimed.digits == 1 and bound >= 10  # as 1割, which is coarse
    if claimed.bound == "almost" and tenths and 0 < over <= 2:
        return True
    return 0 < over <= near * bound and (over <= step or share)


def compatible(a: Figure, b: Figure) -> bool:
    """Whether two figures can be of one thing, by their units."""
    if a.unit == b.unit:
        return True
    if "" not in (a.unit, b.unit):
        return False
    other = a.unit or b.unit
    return other not in _NO_MONEY or (other == TIMES and a.value.denominator == b.value.denominator == 1)


def _is_share(figure: Figure) -> bool:
    """Whether a figure is written as a share of one."""
    return figure.unit == "" and 0 < figure.value < 1


def _near_share(exact: Fraction, written: Fraction, digits: int, *, rough: bool) -> bool:
    """Whether `written` per cent, of so many significant digits, are the share `exact`, within 3 if rough."""
    return abs(exact - written) <= (3 if rough else ulp(exact, digits) / 2)


def _near(claimed: Figure, held: Figure) -> bool:
    """Whether two figures of one unit are equal, or the claim is the rounder of the two."""
    a, b = claimed.value, held.value
    if a == b:
        return True
    if claimed.ordinal or held.ordinal or not b or claimed.digits >= held.digits or _is_share(claimed):
        return False
    rough = claimed.approximate or held.approximate
    limit = Fraction(10 if rough else 5 if a >= 1000 else 20, 100)
    step = ulp(b, claimed.digits)
    return abs(a - b) <= limit * b and abs(a - b) <= (step if claimed.approximate else step / 2)


def roundings(held: Figure) -> Iterator[tuple[int, Fraction]]:
    """Every rounder figure that a passage with `held` carries, though it is not called rough.

    Each is given as its digits and its value.
    """
    for digits in range(1, held.digits) if held.value else ():
        tenth = ulp(held.value, digits) / 10  # a rounder figure may have a digit less before its point
        nearest = round(held.value / tenth)
        for count in range(max(nearest - 10, 1), nearest + 11):
            value = count * tenth
            written = len(str(count).rstrip("0"))
            if (
                written <= digits
                and value != held.value
                and same(replace(held, value=value, digits=digits, approximate=False, bound=""), held)
            ):
                yield digits, value


_EARLY, _MID = 4, 8
_OF_QUARTERS = {"early": ("q1",), "mid": ("q2", "q3"), "late": ("q4",)}
YEARS = {"decade": 10, "century": 100}


def same_day(claimed: Day, held: Day, published: int | None = None) -> bool:
    """Whether a passage that holds the date `held` carries the date `claimed`.

    The claim may be less exact: 2025 for 26 October 2025, or late October. A year that the claim adds must be
    that of the document's own date, `published`. A fiscal year is never a calendar year.
    """
    if claimed.fiscal != held.fiscal and claimed.year is not None and (held.fiscal or held.month is None):
        return False
    if claimed.part in YEARS or held.part in YEARS:
        return _in_span(claimed, held)
    if claimed.year is not None and claimed.year != held.year:
        names_no_day = held.month is None and held.day is None and not held.part
        if held.year is not None or claimed.year != published or names_no_day:
            return False
    if (
        claimed.month is not None
        and claimed.day is None
        and held.month is None
        and held.part[:1] in ("q", "h")
    ):
        return claimed.month in months_of(held)
    if claimed.month is not None and claimed.month != held.month:
        return False
    day_holds = claimed.day is None or claimed.day == held.day
    return day_holds and (not claimed.part or _part_holds(claimed, held))


def months_of(day: Day) -> tuple[int, ...]:
    """The first and the last month of a quarter or a half of a year; none of another date."""
    if day.month is not None or day.part[:1] not in ("q", "h") or day.fiscal:
        return ()
    many = 3 if day.part[0] == "q" else 6
    return many * (int(day.part[1]) - 1) + 1, many * int(day.part[1])


def _in_span(claimed: Day, held: Day) -> bool:
    if claimed.part == held.part:
        return claimed.year == held.year
    if claimed.part not in YEARS or held.year is None or claimed.year is None or held.part == "century":
        return False
    return 0 <= held.year - claimed.year < YEARS[claimed.part]


def _part_holds(claimed: Day, held: Day) -> bool:
    """Whether `held` lies in the part of a year or month that is claimed."""
    if claimed.part == held.part and claimed.month == held.month:
        return True
    if claimed.month is not None:  # early, mid or late in a month
        return held.day is not None and _third(held.day, 10, 20) == claimed.part
    if claimed.part[0] == "q":
        return held.month is not None and not claimed.fiscal and f"q{(held.month + 2) // 3}" == claimed.part
    if claimed.part in _OF_QUARTERS:
        return held.part in _OF_QUARTERS[claimed.part] or (
            held.month is not None and _third(held.month, _EARLY, _MID) == claimed.part
        )
    if claimed.part[0] == "h":
        if held.part[:1] == "q":
            return f"h{(int(held.part[1]) + 1) // 2}" == claimed.part
        return held.month is not None and not claimed.fiscal and f"h{(held.month + 5) // 6}" == claimed.part
    return held.month is not None and _third(held.month, _EARLY, _MID) == claimed.part


def _third(value: int, early: int, mid: int) -> str:
    return "early" if value <= early else "mid" if value <= mid else "late"
