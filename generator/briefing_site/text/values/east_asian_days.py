"""Dates of Japanese, Chinese and Korean texts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from briefing_site.text.spans import meets, merged
from briefing_site.text.values.han_numerals import han_number
from briefing_site.text.values.nouns import Day

ERAS = {
    "明治": 1867, "大正": 1911, "昭和": 1925, "平成": 1988, "令和": 2018, "民國": 1911, "民国": 1911,
    "M": 1867, "T": 1911, "S": 1925, "H": 1988, "R": 2018,
}  # fmt: skip
"""The eras of Japan since 1868, and that of the Republic of China, to the year before their first."""
_N = "[0-9一二三四五六七八九十〇零]"
_M = "(?:1[0-2](?![0-9])|0?[1-9](?![0-9])|十[一二]?|[一二三四五六七八九])"
_D = "(?:3[01](?![0-9])|[12][0-9](?![0-9])|0?[1-9](?![0-9])|[一二三四五六七八九十〇]{1,3})"
_DASH = r"(?:日|일|号|號)?(?:から|[〜～~\-–—ー、・,至到和與与及]| ?부터 ?| ?~ ?|, ?)"
_PARTS = (
    r"(?P<part>初め|初頭|初旬|上旬|中旬|下旬|中頃|半ば|末|年初|年末|年中|底|前半|後半|上半年|下半年|上期"
    r"|下期|上半期|下半期|初(?!めて)|中期"
    r"|前半期|後半期|月初|月底|月末| ?초(?!반)| ?중순| ?하순| ?상순| ?말(?![하을은])| ?상반기| ?하반기)?"
)
_FREE = "(?<![0-9])(?<![0-9][.,])"
_CENTURY_WORD = "(?:世紀|世纪|세기)"
_DECADE = (
    rf"(?:(?P<of_c>{_N}{{1,3}}) ?{_CENTURY_WORD} ?の?)?"
    r"(?<![0-9])(?P<dec>\d{3}0|\d0|[一二三四五六七八九]十) ?(?:年代|년대)"
)
_CENTURY = rf"(?<![0-9])(?P<c>{_N}{{1,3}}) ?{_CENTURY_WORD}"
_ERA = (
    r"(?P<era>明治|大正|昭和|平成|令和|(?:中華|中华)?民[國国]|(?<![A-Za-z])[MTSHR](?=\d))"
    r" ?(?P<of>元|[0-9]{1,3}|[一二三四五六七八九十百〇零]{1,6})"
)
_YEAR = (
    rf"(?P<y>{_FREE}(?:1[0-9]|2[01])\d\d|[一二][〇零○一二三四五六七八九]{{3}}"
    rf"|{_FREE}\d\d(?=年[0-9]{{1,2}}月))"
)
_FISCAL = "(?P<fiscal>年度|财年|財年|财政年度|財政年度|會計年度|会計年度| ?회계연도)"
_NO_SPAN = "(?!間|间|간|本)"
_FROM_YEAR = (
    rf"(?:{_ERA}|{_YEAR})(?:[-–〜～/](?P<y2>\d{{4}}|\d\d))? ?(?:{_FISCAL}|[年년](?P<fiscal2>度(?![假蜜]))?)"
    rf"(?: ?の?(?P<m>{_M}) ?[月월]份?(?: ?(?P<d>{_D})(?:{_DASH}(?P<d2>{_D}))? ?[日号號일]{_NO_SPAN})?)?"
)
_FIRST_MONTH = rf"(?P<m0>{_M})(?:から|[〜～~∼―—–\-－至到]|부터 ?| ?~ ?)(?={_M} ?[月월])"
_FROM_MONTH = (
    rf"(?<![0-9/ヵカか])(?<![0-9][.,])(?:{_FIRST_MONTH})?"
    rf"(?P<m2>{_M}) ?[月월](?!間|间|간)份?"
    rf"(?: ?(?P<d3>{_D})(?:{_DASH}(?P<d4>{_D}))?(?: ?[日号號일]{_NO_SPAN}|両日))?"
)
_BARE_DAY = (
    rf"(?<![0-9/第제年년])(?<![0-9][.,])(?P<d5>{_D})(?:{_DASH}(?P<d6>{_D}))? ?[日일]"
    "(?!間|间|간|本|目|째|数|元|円|圆|圓|後|前|内|以内|米|中|韓|韩|美|系|曜|产|化|반)"
)
_NUMERIC = (
    rf"(?P<y3>{_FREE}(?:1[0-9]|20)\d\d)(?P<sep>[-./]) ?(?P<m3>\d{{1,2}})(?P=sep) ?(?P<d7>\d{{1,2}})"
    r"(?![0-9])\.?"
    rf"|(?P<y4>{_FREE}(?:1[0-9]|20)\d\d)[/.](?P<m4>1[0-2]|0?[1-9])(?![0-9/.])"
    rf"|(?P<y5>{_FREE}(?:1[5-9]|20)\d\d)[-–〜～/](?P<y6>(?:1[5-9]|20)\d\d|\d\d)(?![0-9])"
)
DATE = re.compile(
    r"(?=[0-9一二三四五六七八九十〇零明大昭平令民中MTSHRF])"
    rf"(?:{_DECADE}|{_CENTURY}|{_FROM_YEAR}|{_FROM_MONTH}|{_BARE_DAY}|{_NUMERIC}"
    r"|(?P<fy>FY ?(?:\d{4}|\d\d)))"
)
"""A date that begins here; what its groups mean, `day_at` says."""
PERIOD = re.compile(
    r"(?:(?P<y>(?:1[0-9]|20)\d\d)(?:(?P<fiscal>年度)|[年년]) ?の?)?"
    r"(?:(?<!前)第?(?P<q>[1-4一二三四]) ?(?:四半期|季度|분기|・四半期)"
    r"|(?P<half>上半年|下半年|上半期|下半期|上期|下期|상반기|하반기|前半|後半)"
    r"|(?P<from>1|4|7|10)[-–〜～~](?P<to>3|6|9|12)(?:月期|월기))"
)
_HALVES = {
    "上半年": "h1",
    "下半年": "h2",
    "上期": "h1",
    "下期": "h2",
    "상반기": "h1",
    "하반기": "h2",
    "前半": "h1",
    "後半": "h2",
    "上半期": "h1",
    "下半期": "h2",
} | {"前半期": "h1", "後半期": "h2"}
_EARLY = frozenset(["初め", "初頭", "初旬", "上旬", "年初", "初", "月初", "초", "상순"])
_LATE = frozenset(["下旬", "末", "年末", "月末", "月底", "底", "하순", "말"])
_AFTER = re.compile(_PARTS)
_SIGN = re.compile(
    r"[年月日号號世紀纪년월일세財财]|연도|[0-9][-–〜～/.] ?[0-9]|FY|분기|반기|四半期|季度|[上下]期"
)
_PERIOD_SIGNS = (
    "四半期", "季度", "분기", "半年", "半期", "上期", "下期", "반기", "月期", "월기", "年前半", "年後半",
    "年の前半", "年の後半",
)  # fmt: skip
_RANGE = re.compile(r" ?(?:から|[〜～~\-–—ー至到]|부터|에서) ?")
_DAYS_BETWEEN = re.compile(rf"{_RANGE.pattern}| ?[、・,和與与及와과] ?")
RELATIVE = {
    "今年": 0, "去年": -1, "昨年": -1, "一昨年": -2, "前年": -1, "来年": 1, "明年": 1, "本年": 0,
    "翌年": 1, "올해": 0, "지난해": -1,
    "작년": -1, "내년": 1, "재작년": -2, "次年": 1, "來年": 1, "前一年": -1, "今年度": 0, "昨年度": -1,
    "来年度": 1,
}  # fmt: skip
RELATIVE_YEAR = re.compile("|".join(sorted(RELATIVE, key=lambda word: -len(word))))


def day_at(text: str, found: re.Match[str]) -> tuple[Day, ...]:
    """The dates that one match of `DATE` stands for."""
    got = found.groupdict()
    start, end = found.span()
    if got["dec"] or got["c"] or got["fy"]:
        return _long(got, start, end)
    year = _year(got["y"] or got["y3"] or got["y4"] or got["y5"], got["era"], got["of"])
    month = _value(got["m"] or got["m2"] or got["m3"] or got["m4"])
    day = _value(got["d"] or got["d3"] or got["d5"] or got["d7"])
    last = _value(got["d2"] or got["d4"] or got["d6"])
    possible = 1 <= (month or 1) <= 12 and 1 <= (day or 1) <= 31 and 1 <= (last or 1) <= 31
    if not possible or (year is None and (got["y"] or got["era"])):
        return ()
    one = Day(start, end, year, month, day, fiscal=bool(got["fiscal"] or got["fiscal2"]))
    second = got["y2"] or got["y6"]
    if second and year:
        until = int(str(year)[: 4 - len(second)] + second)
        if year < until < year + 100:
            cut = found.start("y2" if got["y2"] else "y6")
            return replace(one, end=cut - 1), replace(one, start=cut, year=until)
    if (first := _value(got["m0"])) and month:
        cut = found.start("m2")
        return replace(one, end=cut - 1, month=first, day=None), _with_part(text, replace(one, start=cut))
    if last is not None:
        cut = found.start("d2" if got["d2"] else "d4" if got["d4"] else "d6")
        return replace(one, end=cut), replace(one, start=cut, day=last)
    return (_with_part(text, one),)


def _long(got: dict[str, str | None], start: int, end: int) -> tuple[Day, ...]:
    """A decade, a century or a fiscal year."""
    if got["dec"]:
        decade = _value(got["dec"]) or 0
        if decade < 100:
            decade += ((_value(got["of_c"]) or 20) - 1) * 100
        return (Day(start, end, decade, part="decade"),)
    if got["c"]:
        century = _value(got["c"]) or 99
        return (Day(start, end, century * 100 - 99, part="century"),) if century < 30 else ()
    year = int((got["fy"] or "")[2:])
    return (Day(start, end, year if year > 99 else year + 2000, fiscal=True),)


def _with_part(text: str, day: Day) -> Day:
    """A year or month with what the words after it say of it: 10月下旬."""
    part = _AFTER.match(text, day.end) if day.day is None else None
    if not part or not part["part"]:
        return day
    word = part["part"].strip()
    kind = _HALVES.get(word) or ("early" if word in _EARLY else "late" if word in _LATE else "mid")
    if kind in ("h1", "h2") and day.month:
        kind = "early" if kind == "h1" else "late"
    return replace(day, end=part.end(), part=kind)


def _period(found: re.Match[str]) -> tuple[Day, ...]:
    """The quarter or half of a year that one match of `PERIOD` stands for."""
    got = found.groupdict()
    start, end = found.span()
    year = int(got["y"]) if got["y"] else None
    if got["q"]:
        part = f"q{_value(got['q'])}"
    elif got["half"]:
        part = _HALVES[got["half"]]
    else:
        first, last = int(got["from"] or 1), int(got["to"] or 3)
        if last - first not in (2, 5) or (last - first == 5 and first not in (1, 7)):
            return ()
        part = f"q{(first + 2) // 3}" if last - first == 2 else f"h{(first + 5) // 6}"
    if year is None and got["half"]:
        return ()
    return (Day(start, end, year, fiscal=bool(got["fiscal"]), part=part),)


def _value(text: str | None) -> int | None:
    if not text:
        return None
    if text.isdecimal():
        return int(text)
    found = han_number(text)
    return int(found.value) if found else None


def _year(text: str | None, era: str | None, of: str | None) -> int | None:
    if era:
        first = ERAS[era.removeprefix("中華").removeprefix("中华")]
        count = 1 if of == "元" else _value(of)
        return first + count if count else None
    year = _value(text)
    return 2000 + year if year is not None and year < 100 else year


def days_of(text: str) -> Iterator[Day]:
    """The dates of a text, in order; the second end of a range has the month and year of the first."""
    if not _SIGN.search(text):
        return
    days: list[Day] = []
    if any(sign in text for sign in _PERIOD_SIGNS):
        days += (day for found in PERIOD.finditer(text) for day in _period(found))
    taken = merged((day.start, day.end) for day in days)
    for found in DATE.finditer(text):
        if not meets(taken, found.start(), found.end()):
            days += day_at(text, found)
    days.sort(key=lambda day: day.start)
    held: Day | None = None
    for day in days:
        between = _RANGE if day.month else _DAYS_BETWEEN
        if held and held.month and day.year is None and between.fullmatch(text, held.end, day.start):
            held = replace(day, year=held.year, month=day.month or held.month)
        elif (
            held
            and day.month
            and day.year is None
            and held.year
            and not (held.month or held.part or held.fiscal)
            and text[held.end : day.start] in ("", " ", "の")
        ):  # 2025年 of 2025年1〜6月
            held = replace(day, year=held.year)
        else:
            held = day
        yield held
