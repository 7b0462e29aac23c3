"""Reads dates out of a language with spaces between its words, by the table of that language."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from briefing_site.text.lazy_pattern import LazyPattern
from briefing_site.text.values.nouns import Day
from briefing_site.text.values.tongue import Tongue

_ISO = LazyPattern(r"(?P<y>[12]\d{3})([-./])(?P<m>\d{1,2})\2(?P<d>\d{1,2})(?![\d.,/]*\d)")
_YEAR_LAST = LazyPattern(r"(?P<a>\d{1,2})([-./])(?P<b>\d{1,2})\2(?P<y>[12]\d{3}|\d\d)(?![\d.,/]*\d)")
_SHORT = LazyPattern(r"(?P<d>\d{1,2})[-./](?P<m>\d{1,2})(?![\d.,/]*\d)")
_SHORT_RANGE = LazyPattern(r"(?P<d>\d{1,2}) ?[-–] ?(?P<d2>\d{1,2})/(?P<m>\d{1,2})(?![\d.,/]*\d)")
_MONTH_YEAR = LazyPattern(r"(?P<m>\d{1,2})/(?P<y>[12]\d{3})(?!\d)")
_SPAN = LazyPattern(r"([12]\d{3})[-–/](\d{4}|\d\d)(?![\d,-]|[.]\d)")
_YEAR = LazyPattern(r"(?:1[5-9]|20)\d\d|2100")
_ROMAN = {"i": 1, "v": 5, "x": 10}


def period_days(low: str, tongue: Tongue) -> Iterator[Day]:
    """Fiscal years, quarters, halves, decades and centuries."""
    if not any(hint in low for hint in tongue.hints):
        return
    for found in tongue.periods.finditer(low):
        parts: dict[str, str] = {}
        for name, text in found.groupdict().items():
            if text:
                parts[name.rstrip("0123456789")] = text
        start, end = found.span()
        year = int(parts["y"]) if "y" in parts else None
        if "fy" in parts:
            first = _whole_year(parts["fy"])
            second = next((name for name in ("to", "to2") if name in found.re.groupindex and found[name]), "")
            yield Day(start, found.start(second) - 1 if second else end, first, fiscal=True)
            if second:
                last = int(str(first)[: 4 - len(parts["to"])] + parts["to"])
                if first < last <= first + 20:
                    yield Day(found.start(second), end, last, fiscal=True)
        elif "dec" in parts:
            decade = int("".join(filter(str.isdecimal, parts["dec"])))
            decade += 1900 if decade < 100 else 0
            yield _with_part(low, Day(start, end, decade, part="decade"), tongue, keep=True)
        elif "c" in parts:
            yield Day(start, end, _count(parts["c"], tongue) * 100 - 99, part="century")
        elif "q" in parts:
            yield Day(start, end, year, fiscal="f" in parts, part=f"q{_count(parts['q'], tongue)}")
        elif "h" in parts:
            yield Day(start, end, year, fiscal="f" in parts, part=f"h{_count(parts['h'], tongue)}")


def _whole_year(text: str) -> int:
    year = int(text)
    return year if year > 99 else 2000 + year if year < 70 else 1900 + year


def _count(text: str, tongue: Tongue) -> int:
    if text.isdecimal():
        return int(text)
    return tongue.counts.get(text) or _roman(text)


def _roman(text: str) -> int:
    values = [_ROMAN.get(char, 0) for char in text]
    return sum(-v if any(v < after for after in values[i + 1 :]) else v for i, v in enumerate(values))


def day_at_number(low: str, start: int, run: str, tongue: Tongue, *, months: bool) -> tuple[Day, ...]:
    """The dates that begin with the digits `run` at `start`: one, two of a range, or none."""
    if months and (found := tongue.day_first.match(low, start)):
        return _of(found, low, tongue)
    if len(run) >= 4 or low[start + len(run) : start + len(run) + 1] == "-":
        if (found := _ISO.match(low, start)) and (day := _day(found, found["m"], found["d"])):
            return (day,)
        if found := _YEAR_LAST.match(low, start):
            return _year_last(found, tongue)
        if found := _SPAN.match(low, start):
            first = int(found[1])
            last = int(found[1][: 4 - len(found[2])] + found[2])
            if (
                first < last < first + 100
                and _YEAR.fullmatch(found[1])
                and (len(found[2]) == 4 or last < first + 30)
            ):
                return Day(start, found.start(2) - 1, first), Day(found.start(2), found.end(), last)
    if "/" in run or "-" in low[start : start + 4]:
        if (found := _MONTH_YEAR.match(low, start)) and int(found["m"]) <= 12:
            return (Day(start, found.end(), int(found["y"]), int(found["m"])),)
        short = tongue.short_date.search(low, max(start - 12, 0), start)
        if (
            short
            and (found := _SHORT_RANGE.match(low, start))
            and (day := _day(found, found["m"], found["d"]))
        ):
            cut = found.start("d2")
            return replace(day, end=cut), replace(day, start=cut, day=int(found["d2"]))
        if short and (found := _SHORT.match(low, start)):
            day = _day(found, found["m"], found["d"])
            return (day,) if day else ()
    return ()


def _year_last(found: re.Match[str], tongue: Tongue) -> tuple[Day, ...]:
    if len(found["y"]) == 2 and found[2] == ".":
        return ()
    a, b = found["a"], found["b"]
    if tongue.day_before_month or found[2] == "." or int(a) > 12 or a == b:
        day = _day(found, b, a)
    elif int(b) > 12:
        day = _day(found, a, b)
    else:  # either way about: the year alone is sure
        day = Day(found.start(), found.end(), _whole_year(found["y"]))
    return (day,) if day else ()


def _day(found: re.Match[str], month: str, day: str) -> Day | None:
    if not (1 <= int(month) <= 12 and 1 <= int(day) <= 31):
        return None
    year = _whole_year(found["y"]) if "y" in found.re.groupindex else None
    return Day(found.start(), found.end(), year, int(month), int(day))


def day_at_month(text: str, low: str, start: int, tongue: Tongue) -> tuple[Day, ...]:
    """The dates that begin with the name of a month at `start`."""
    found = tongue.month_first.match(low, start)
    if not found:
        return ()
    if not (found["d"] or found["y"]):
        if not tongue.bare_month.search(low, max(start - 24, 0), start):
            return ()
        if found.end("m") - start <= 3 and tongue.months.get(found["m"], 0) != 5:
            return ()
    if text[start].islower() and tongue.capital_months:
        return ()
    return _of(found, low, tongue)


def _of(found: re.Match[str], low: str, tongue: Tongue) -> tuple[Day, ...]:
    name = found["m"]
    month = tongue.months.get(name) or tongue.month_names.get(name) or (int(name) if name.isdecimal() else 0)
    year = int(found["y"]) if found["y"] else None
    d, d2 = (int("".join(filter(str.isdecimal, text))) if text else None for text in found.group("d", "d2"))
    if not 1 <= month <= 12 or (d is not None and not 1 <= d <= 31):
        return ()
    if d2 is not None and 1 <= d2 <= 31:
        cut = found.start("d2")
        if found.start("m") < cut:
            return Day(found.start(), cut, year, month, d), Day(cut, found.end(), year, month, d2)
        return Day(found.start(), cut, year, month, d), Day(cut, found.end(), year, month, d2)
    # The stop after a whole name ends the sentence.
    end = found.end() - (low[found.end() - 1] == "." and len(name) > 4 and found.end("m") == found.end() - 1)
    return (_with_part(low, Day(found.start(), end, year, month, d), tongue),)


def _with_part(low: str, day: Day, tongue: Tongue, *, keep: bool = False) -> Day:
    """A month or year with what the words before it say of it: late October."""
    if day.day is not None or keep:
        return day
    before = low[max(day.start - 18, 0) : day.start]
    for words, part in tongue.parts:
        if before.endswith(words):
            return Day(day.start - len(words), day.end, day.year, day.month, part=part)
    return day


def year_at(text: str, low: str, start: int, run: str, tongue: Tongue) -> Day | None:
    """The year that a bare number of four digits is."""
    if not _YEAR.fullmatch(run):
        return None
    counted = tongue.not_a_year.match(low, start + 4)
    if counted and not text[start + 5 : start + 6].isupper():
        return None
    return _with_part(low, Day(start, start + 4, int(run)), tongue)


_BETWEEN = LazyPattern(
    r" ?(?:[-–—~]|to|and|or|until|through|и|до|по|đến|và|bis|und|au|à|et|al?|y|hasta|-) ?(?:the |ngày )?"
)


def completed(days: Sequence[Day], low: str) -> list[Day]:
    """The days with the year of the one after it where a range names it once: March to May 2025."""
    done = list(days)
    for i in range(len(done) - 2, -1, -1):
        first, second = done[i], done[i + 1]
        open_end = first.year is None and first.month and second.month and second.year
        if open_end and first.end < second.start and _BETWEEN.fullmatch(low, first.end, second.start):
            done[i] = Day(first.start, first.end, second.year, first.month, first.day, part=first.part)
    return done
