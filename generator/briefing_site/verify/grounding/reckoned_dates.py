"""What follows from the years of a passage: the year before, an age, how many months it names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import combinations

from briefing_site.text.lazy_pattern import LazyPattern
from briefing_site.text.values.nouns import Day, Figure
from briefing_site.verify.grounding.passage import Passage, Reading
from briefing_site.verify.grounding.units import unit_at

_YEAR_BEFORE = LazyPattern(
    r"\b(?:(?:a|one)\s+year\s+(?:earlier|before|ago)|(?:the\s+)?(?:previous|preceding|prior|last)\s+year"
    r"|(?:the\s+)?year\s+before|year[- ]on[- ]year|year[- ]earlier|годом\s+(?:ранее|раньше)|год\s+назад"
    r"|(?:в\s+)?прошл\w+\s+год\w*|(?:в\s+)?предыдущ\w+\s+год\w*|năm\s+(?:trước|ngoái|liền\s+trước)|cùng\s+kỳ)\b"
    r"|前年|前の年|昨年|去年|1年前|一年前|上年|上一年|前一年|同比|전년|지난해|작년|(?:한|1)\s?해\s?전|(?:1|일)\s?년\s?전",
    re.IGNORECASE,
)

_LONG = 5
"""Fewer years lead to a wrong year as easily as to the right one."""

_FEW = 3
"""Of more years than that many spans would do."""

_FEW_DAYS = 4
"""In a longer time nearly any day would do."""
_START_OF_YEAR = LazyPattern(
    r"\b(?:start|beginning|turn)\s+of\s+the\s+year\b|\bс\s+начала\s+года\b|\bđầu\s+năm\b|年初|年の初め|연초",
    re.IGNORECASE,
)
_NUMBERS_IN_RUSSIAN = {"дву": 2, "трё": 3, "тре": 3, "чет": 4}
_LONG_IN_RUSSIAN = LazyPattern(r"\b(двух|трёх|трех|четырёх|четырех)дневн", re.IGNORECASE)


def reckoned_year(day: Day, passage: Passage) -> str:
    """How a year by itself follows from what a passage says of years; empty where it does not."""
    text = passage.text
    if text is None or day.year is None or day.month or day.day or day.part:
        return ""
    own = passage.published.year if passage.published else None
    years = {held.year for held in text.days if held.year} | ({own} if own else set())
    if day.year + 1 in years and (found := _YEAR_BEFORE.search(text.text)):
        return f"“{found.group()}”, of {day.year + 1}"
    for figure in text.values.figures:
        span, unit = figure.value, unit_at(text.text, figure.end)
        if span < _LONG or span.denominator != 1 or figure.ordinal or unit != "year":
            continue
        for year in sorted(years):
            if abs(year - day.year) == span:
                return f"{span} years from {year}"
    return ""


def reckoned_day(day: Day, passage: Passage) -> str:
    """How a day lies in days that something took, or a month at the start of a year; empty for neither."""
    text = passage.text
    if text is None or day.month is None:
        return ""
    if day.day is None:
        found = _START_OF_YEAR.search(text.text) if day.month == 1 else None
        return f"“{found.group()}”" if found else ""
    for held in text.days:
        if held.month != day.month or held.day is None or (held.year and day.year and held.year != day.year):
            continue
        if 0 < abs(held.day - day.day) < _days_long(text):
            return f"one of {_days_long(text)} days, of which the passage names one"
    return ""


def _days_long(text: Reading) -> int:
    """How many days something took, by the words of a passage; 0 where it does not say."""
    if found := _LONG_IN_RUSSIAN.search(text.text):
        return _NUMBERS_IN_RUSSIAN[found[1].lower()[:3]]
    spans = [f.value for f in text.values.figures if not f.ordinal and unit_at(text.text, f.end) == "day"]
    return next((int(span) for span in spans if 1 < span <= _FEW_DAYS and span.denominator == 1), 0)


def counted_in_dates(figure: Figure, sentence: str, passages: Sequence[Passage]) -> str:
    """How a figure counts the months or years that the passages name, or is an age; empty for neither."""
    unit = unit_at(sentence, figure.end)
    days = [day for passage in passages if passage.text for day in passage.text.days]
    years = sorted({day.year for day in days if day.year})
    months = {(day.year, day.month) for day in days if day.month}
    if unit == "month" and figure.value == len(months) > 1:
        return f"the passage names {len(months)} months"
    if unit == "year" and figure.value == len(years) > 1:
        return f"the passage names {len(years)} years"
    if unit in ("year", "") and not figure.unit and figure.value >= _LONG and len(years) <= _FEW:
        for first, last in combinations(years, 2):
            if 0 <= last - first - figure.value <= 1:
                return f"from {first} to {last}"
    return ""
