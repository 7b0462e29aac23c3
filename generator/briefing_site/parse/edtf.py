"""Dates of works in the notation of EDTF, as far as CSL can hold them.

Extended Date/Time Format, ISO 8601-2:2019, level 1: https://www.loc.gov/standards/datetime/. Left out are
years before 1 and after 9999, times of day, and unspecified digits.
"""

from __future__ import annotations

import re

from briefing_site.model.date import Date
from briefing_site.model.work import CslDate
from briefing_site.text.lazy_pattern import LazyPattern

_DATE = r"\d{4}(?:-\d\d){0,2}[~?%]?"
SPAN_PATTERN = rf"^{_DATE}(?:/(?:\.\.|{_DATE})?)?$"
"""The form of such a date, as a regular expression."""
_FORM = LazyPattern(SPAN_PATTERN, re.ASCII)
_SEASON = LazyPattern(r"(\d{4})-2([1-4])", re.ASCII)


def parse_edtf(text: str) -> CslDate:
    """Read a date; raises `ValueError` where it is none, does not exist, or ends before it begins."""
    if not _FORM.fullmatch(text):
        raise ValueError(f"not a date of EDTF: {text!r}")
    first, slash, last = text.partition("/")
    start, season = _point(first)
    circa = first[-1] in "~?%"
    if not slash:
        return CslDate(start, season=season, circa=circa)
    if last in ("", ".."):
        return CslDate(start, season=season, open=True, circa=circa)
    end, end_season = _point(last)
    if end.last_day < start.first_day:
        raise ValueError(f"it ends before it begins: {text!r}")
    return CslDate(start, end, season, end_season, circa=circa or last[-1] in "~?%")


_CIRCA = LazyPattern(
    r"(?:c|ca|circa|about|around|approx|um|etwa|vers|hacia)\.?\s?(\d{4})|(\d{4})\s?\(?(?:ca|circa)\.?\)?|\[(\d{4})\]",
    re.IGNORECASE,
)
_OF_SEASON = LazyPattern(r"([^\W\d]+)\s(\d{4})|(\d{4})\s([^\W\d]+)")
_SEASONS = {"spring": 1, "summer": 2, "autumn": 3, "fall": 3, "winter": 4}


def meant_edtf(text: str) -> str:
    """A date about then, or of a season, in the notation of EDTF; empty where the words mean no such date."""
    plain = " ".join(text.split())
    if about := _CIRCA.fullmatch(plain):
        return f"{about[1] or about[2] or about[3]}~"
    season = _OF_SEASON.fullmatch(plain)
    number = _SEASONS.get((season[1] or season[4]).lower(), 0) if season else 0
    return f"{season[2] or season[3]}-2{number}" if season and number else ""


def _point(text: str) -> tuple[Date, int]:
    text = text.rstrip("~?%")
    if season := _SEASON.fullmatch(text):
        return Date(int(season[1])), int(season[2])
    return Date.parse(text), 0
