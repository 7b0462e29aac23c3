"""Spans of time that lie between two dates of the passages: five days after, eleven years later."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import combinations

from briefing_site.text.lazy_pattern import LazyPattern
from briefing_site.text.values.compare import same
from briefing_site.text.values.nouns import Day, Figure
from briefing_site.verify.grounding.passage import Passage
from briefing_site.verify.grounding.step import Step

_UNITS = (
    r"(?:(?P<day>days?\b|日|天|일|ngày\b|дн(?:я|ей)\b)|(?P<week>weeks?\b|週間|周|주|tuần\b|недел\w+)"
    r"|(?P<month>months?\b|か月|カ月|ヶ月|个月|개월|tháng\b|месяц\w*)|(?P<decade>decades?\b)"
    r"|(?P<year>years?\b|年|년|năm\b|лет\b|год(?:а|у)?\b))"
)
_BEHIND = LazyPattern(rf"[\s-]*{_UNITS}", re.IGNORECASE)
_WITHIN = LazyPattern(_UNITS, re.IGNORECASE)
_OLD = LazyPattern(r"[\s-]old\b")
_MONTHS_OF = {"month": 1, "year": 12, "decade": 120}


def may_be_between(figure: Figure, sentence: str) -> bool:
    """Whether a figure of a sentence counts days, weeks, months or years."""
    unit = _BEHIND.match(sentence, figure.end) or _WITHIN.search(sentence, figure.start, figure.end)
    return unit is not None


def between_dates(figure: Figure, sentence: str, passages: Sequence[Passage]) -> Step | None:
    """How a figure is the span between two dates of the passages, or from one to that of its source."""
    found = _BEHIND.match(sentence, figure.end) or _WITHIN.search(sentence, figure.start, figure.end)
    if not found:
        return None
    unit = found.lastgroup or ""
    if unit == "year" and _OLD.match(sentence, found.end()):
        return _age(figure, passages)
    if figure.value.denominator == 1:
        dates = sorted(_dates(passages), key=lambda dated: dated[0])
        for (one, first, held), (other, _, _) in combinations(dates, 2):
            if _distance(one, other, unit) == figure.value:
                return Step(first, _where(first, held), f"from {one} to {other}")
    return _until_now(figure, unit, passages) if unit in _MONTHS_OF else None


def _age(figure: Figure, passages: Sequence[Passage]) -> Step | None:
    """The age of what was built in a year of the passage, in the year of the source."""
    for passage in passages:
        for day in passage.text.days if passage.text else ():
            if day.year and passage.published and passage.published.year > day.year:
                now = passage.published.year
                if same(figure, replace(figure, value=Fraction(now - day.year), bound="")):
                    return Step(
                        passage, _where(passage, day), f"from {day.year} to {now}, the year of the source"
                    )
    return None


def _until_now(figure: Figure, unit: str, passages: Sequence[Passage]) -> Step | None:
    """The time from a date of a passage to that of its source, or on to a date after it, about as told."""
    each = _MONTHS_OF[unit]
    for passage in passages:
        now = passage.published
        for day in passage.text.days if passage.text and now else ():
            if day.year and now and now.month:
                months = abs(12 * (now.year - day.year) + (now.month - day.month if day.month else 0))
                slack = 1 if day.month else 12
                told = figure.value * each
                lies = {"over": told < months + slack, "under": months < told + slack}.get(figure.bound, True)
                if lies and abs(months - told) <= max(Fraction(each, 2), Fraction(slack)) and months >= each:
                    return Step(
                        passage, _where(passage, day), f"from {day.year} to {now}, the date of the source"
                    )
    return None


def _where(passage: Passage, day: Day) -> tuple[int, int]:
    return passage.start + day.start, passage.start + day.end


def _dates(passages: Sequence[Passage]) -> Iterator[tuple[datetime.date, Passage, Day]]:
    """Each date of the passages to the day; a year that is left out is that of the source."""
    seen = set()
    for passage in passages:
        for day in passage.text.days if passage.text else ():
            year = day.year or (passage.published.year if passage.published else None)
            if year and day.month and day.day:
                try:
                    date = datetime.date(year, day.month, day.day)
                except ValueError:  # no calendar has it
                    continue
                if date not in seen:
                    seen.add(date)
                    yield date, passage, day


def _distance(one: datetime.date, other: datetime.date, unit: str) -> int | None:
    days, months = (other - one).days, 12 * (other.year - one.year) + other.month - one.month
    if unit == "day":
        return days
    if unit == "week":
        return days // 7 if days % 7 == 0 else None
    return months if unit == "month" else other.year - one.year if unit == "year" else None
