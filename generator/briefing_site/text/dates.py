"""Dates as people write them, to the form of ISO 8601."""

from __future__ import annotations

import datetime
import unicodedata
from collections.abc import Iterator

from briefing_site.text.dataclass import dataclass
from briefing_site.text.lazy_pattern import LazyPattern

_MONTHS = (
    "january jan januar janvier enero gennaio janeiro januari",
    "february feb februar fevrier febrero febbraio fevereiro februari",
    "march mar maerz marz mars marzo marco maart",
    "april apr avril abril aprile",
    "may mai mayo maggio maio mei",
    "june jun juni juin junio giugno junho",
    "july jul juli juillet julio luglio julho",
    "august aug aout agosto augustus",
    "september sep sept septembre septiembre settembre setembro",
    "october oct oktober okt octobre octubre ottobre outubro",
    "november nov novembre noviembre novembro",
    "december dec dezember dez decembre diciembre dicembre dezembro",
)
_MONTH = {word: number for number, words in enumerate(_MONTHS, 1) for word in words.split()}
_SEPARATORS = LazyPattern("[\u2010-\u2015\u2212]")
_UNSEEN = LazyPattern("[\u00ad\u200b-\u200f\u2060\ufeff]")
_QUOTES = "\"'\u2018-\u201f\u00ab\u00bb\u300c\u300d"
_AROUND = LazyPattern(rf"^[\s{_QUOTES}]+|[\s{_QUOTES}]+$")
_TIME = LazyPattern(
    r"(?<=\d)[T ]+\d{1,2}:\d\d(?::\d\d(?:[.,]\d+)?)?"
    r"(?: ?[AaPp]\.?[Mm]\.?)?(?: ?(?:Z|UTC|GMT|[-+]\d\d:?\d\d))?$"
)
_CJK = LazyPattern(
    r"(?:(?P<era>令和|平成|昭和) ?(?P<of_era>\d{1,2}|元)|(?P<year>\d{4})) ?[年년] ?"
    r"(?:(?P<month>\d{1,2}) ?[月월] ?(?:(?P<day>\d{1,2}) ?[日일号號]?)?)?"
)
_ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925}
_YEAR_FIRST = LazyPattern(
    r"(?P<year>\d{4})(?: ?[-/.,] ?| )(?P<month>\d{1,2})(?:(?: ?[-/.,] ?| )(?P<day>\d{1,2}))?\.?"
)
_SOLID = LazyPattern(r"(?P<year>(?:1[5-9]|20)\d\d)(?P<month>\d\d)(?P<day>\d\d)")
_YEAR_LAST = LazyPattern(r"(?P<one>\d{1,2}) ?(?P<sign>[-/.]) ?(?P<two>\d{1,2}) ?(?P=sign) ?(?P<year>\d{4})")
_MONTH_YEAR = LazyPattern(r"(?P<month>\d{1,2}) ?[-/.] ?(?P<year>\d{4})")
_WORD = LazyPattern(r"[^\W\d_]+|\d+")
_WEEKDAY = LazyPattern(r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?")
_FILLERS = frozenset({"the", "of", "st", "nd", "rd", "th", "de", "le", "del", "di", "den", "er"})


@dataclass(frozen=True, slots=True)
class DateReadings:
    """What a date that is not written as ISO has it may mean."""

    iso: tuple[str, ...]
    """Each meaning as ISO has it, the likeliest first; several where day and month may stand either way."""
    exact: bool
    """Whether the meaning is all that was written: no time of day is left out, no day taken for a month."""
    missing: str = ""
    """A date that was meant and that no calendar has, as ISO would have it."""


def readings(text: str) -> DateReadings:
    """What a date may mean that is written in words, with other signs, or in another order."""
    plain = _plain(text)
    without_time = _TIME.sub("", plain).strip()
    found: list[str] = []
    missing = ""
    for year, month, day in _parts(without_time):
        new = _iso(year, month, day)
        if _exists(year, month, day):
            found.append(new)
        else:
            missing = missing or new
    exact = without_time == plain and not missing
    return DateReadings(tuple(dict.fromkeys(found)), exact, missing)


def _plain(text: str) -> str:
    """A text with digits and signs of one width, plain hyphens, and nothing that cannot be seen."""
    text = unicodedata.normalize("NFKC", _UNSEEN.sub("", text))
    return _AROUND.sub("", _SEPARATORS.sub("-", " ".join(text.split())))


def _parts(text: str) -> Iterator[tuple[int, int | None, int | None]]:
    """Year, month and day of each meaning, whether or not there is such a date."""
    if match := _CJK.fullmatch(text):
        year = (
            int(match["year"])
            if match["year"]
            else _ERAS[match["era"]] + int(match["of_era"].replace("元", "1"))
        )
        yield year, _number(match["month"]), _number(match["day"])
    elif match := _SOLID.fullmatch(text) or _YEAR_FIRST.fullmatch(text):
        year, month, day = int(match["year"]), int(match["month"]), _number(match["day"])
        yield year, month, day
        if month > 12 and day:
            yield year, day, month
    elif match := _YEAR_LAST.fullmatch(text):
        one, two = int(match["one"]), int(match["two"])
        if two <= 12 or one > 12:
            yield int(match["year"]), two, one
        if match["sign"] != "." and two != one <= 12:  # with dots the day comes first
            yield int(match["year"]), one, two
    elif match := _MONTH_YEAR.fullmatch(text):
        yield int(match["year"]), int(match["month"]), None
    else:
        yield from _in_words(text)


def _in_words(text: str) -> Iterator[tuple[int, int | None, int | None]]:
    """A date with the name of its month."""
    bare = "".join(c for c in unicodedata.normalize("NFD", text.lower()) if not unicodedata.combining(c))
    words = [word for word in _WORD.findall(bare) if word not in _FILLERS and not _WEEKDAY.fullmatch(word)]
    months = [_MONTH[word] for word in words if word in _MONTH]
    numbers = [word for word in words if word.isdigit()]
    years = [int(word) for word in numbers if len(word) == 4]
    days = [int(word) for word in numbers if len(word) <= 2]
    if len(months) == len(years) == 1 and len(days) <= 1 and len(words) == 2 + len(days):
        yield years[0], months[0], days[0] if days else None


def _number(digits: str | None) -> int | None:
    return int(digits) if digits else None


def _iso(year: int, month: int | None, day: int | None) -> str:
    return "-".join([f"{year:04}", *(f"{part:02}" for part in (month, day) if part is not None)])


def _exists(year: int, month: int | None, day: int | None) -> bool:
    try:
        datetime.date(year, 1 if month is None else month, 1 if day is None else day)
    except ValueError:
        return False
    return True
