"""Spans of time that lie between two dates of the passages: five days after, eleven years later."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import combinations

from briefing_site.verify.grounding.passage import Passage
from briefing_site.verify.grounding.values import Figure, same

_UNIT = re.compile(
    r"[\s-]*(day|week|month|year)s?\b|\s*(日|天|일)|\s*(週間|周|주)|\s*(か月|个月|개월)|\s*(年|년)",
    re.IGNORECASE,
)
_OLD = re.compile(r"[\s-]old\b")
_DAYS, _WEEKS, _MONTHS, _YEARS = range(4)
_NAMES = ("day", "week", "month", "year")


def may_be_between(figure: Figure, sentence: str) -> bool:
    """Whether a figure of a sentence counts days, weeks, months or years."""
    unit = _UNIT.match(sentence, figure.end) or _UNIT.search(sentence, figure.start, figure.end)
    return unit is not None and figure.value.denominator == 1


def between_dates(figure: Figure, sentence: str, passages: Sequence[Passage]) -> str:
    """How a figure of a sentence follows from two dates of the passages; empty where it does not."""
    found = _UNIT.match(sentence, figure.end) or _UNIT.search(sentence, figure.start, figure.end)
    if not found or figure.value.denominator != 1:
        return ""
    unit = _NAMES.index(found[1].lower()) if found[1] else (found.lastindex or 2) - 2
    if unit == _YEARS and _OLD.match(sentence, found.end()):
        for passage in passages:
            for built in {day.year for day in (passage.text.days if passage.text else ()) if day.year}:
                now = passage.published.year if passage.published else built
                if now - built > 0 and same(figure, replace(figure, value=Fraction(now - built), bound="")):
                    return f"from {built} to {now}, the year of the source"
    dates = sorted(set(_dates(passages)))
    for one, other in combinations(dates, 2):
        if _distance(one, other, unit) == figure.value:
            return f"from {one} to {other}"
    return ""


def _dates(passages: Sequence[Passage]) -> Iterator[datetime.date]:
    """Each date of the passages to the day; a year that is left out is that of the source."""
    for passage in passages:
        for day in passage.text.days if passage.text else ():
            year = day.year or (passage.published.year if passage.published else None)
            if year and day.month and day.day:
                try:
                    yield datetime.date(year, day.month, day.day)
                except ValueError:  # no calendar has it
                    continue


def _distance(one: datetime.date, other: datetime.date, unit: int) -> int | None:
    days, months = (other - one).days, 12 * (other.year - one.year) + other.month - one.month
    if unit == _DAYS:
        return days
    if unit == _WEEKS:
        return days // 7 if days % 7 == 0 else None
    return months if unit == _MONTHS else other.year - one.year
