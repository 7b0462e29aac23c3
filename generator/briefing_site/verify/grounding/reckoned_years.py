"""Years that follow from words of the passage: the year before, for the first time in 22 years."""

from __future__ import annotations

import re

from briefing_site.verify.grounding.passage import Passage
from briefing_site.verify.grounding.units import unit_at
from briefing_site.verify.grounding.values import Day

_YEAR_BEFORE = re.compile(
    r"\b(?:(?:a|one)\s+year\s+(?:earlier|before|ago)|(?:the\s+)?(?:previous|preceding|prior|last)\s+year"
    r"|(?:the\s+)?year\s+before|year[- ]on[- ]year|year[- ]earlier|годом\s+(?:ранее|раньше)|год\s+назад"
    r"|(?:в\s+)?прошл\w+\s+год\w*|(?:в\s+)?предыдущ\w+\s+год\w*|năm\s+(?:trước|ngoái|liền\s+trước)|cùng\s+kỳ)\b"
    r"|前年|前の年|昨年|去年|1年前|一年前|上年|上一年|前一年|同比|전년|지난해|작년|(?:한|1)\s?해\s?전|(?:1|일)\s?년\s?전",
    re.IGNORECASE,
)

_LONG = 5
"""Fewer years lead to a wrong year as easily as to the right one."""


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
        span = figure.value
        if span < _LONG or span.denominator != 1 or figure.ordinal or unit_at(text.text, figure.end) != "year":
            continue
        for year in sorted(years):
            if abs(year - day.year) == span:
                return f"{span} years from {year}"
    return ""
