"""The names of the days of the week in the languages of the sources."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from briefing_site.text.dataclass import dataclass
from briefing_site.text.lazy_pattern import LazyPattern

_NAMES = (
    ("monday", "mon", "月曜", "星期一", "周一", "週一", "월요일", "thứ hai", "понедельник"),
    ("tuesday", "tue", "tues", "火曜", "星期二", "周二", "週二", "화요일", "thứ ba", "вторник"),
    ("wednesday", "wed", "水曜", "星期三", "周三", "週三", "수요일", "thứ tư", "сред"),
    ("thursday", "thu", "thurs", "木曜", "星期四", "周四", "週四", "목요일", "thứ năm", "четверг"),
    ("friday", "fri", "金曜", "星期五", "周五", "週五", "금요일", "thứ sáu", "пятниц"),
    ("saturday", "sat", "土曜", "星期六", "周六", "週六", "토요일", "thứ bảy", "суббот"),
    ("sunday", "sun", "日曜", "星期日", "星期天", "周日", "週日", "일요일", "chủ nhật", "воскресень"),
)
"""From Monday on, as `datetime.date.weekday` counts."""


def weekday_in(text: str, weekday: int) -> bool:
    """Whether a text names a day of the week, counted from Monday as 0."""
    return bool(_pattern(weekday).search(text))


@lru_cache(maxsize=7)
def _pattern(weekday: int) -> re.Pattern[str]:
    names = (rf"\b{name}\b" if name.isascii() else re.escape(name) for name in _NAMES[weekday])
    return re.compile("|".join(names), re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Weekday:
    """A day of the week in a text."""

    start: int
    end: int
    weekday: int
    """Counted from Monday as 0."""


_SURE = {
    name: n
    for n, names in enumerate(_NAMES)
    for name in (names[0], *names[1:])
    if len(name) > 5 or not name.isascii()
}
_SURE = {name: n for name, n in _SURE.items() if " " not in name and not "а" <= name[0] <= "я"}
"""The names that mean nothing else: `sun` and `сред` begin other words, and `thứ hai` is the second too."""
_NAMED = LazyPattern(
    r"(?<![\w-])(?P<before>[A-Z]\w*\s)?(?P<day>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)(?![\w-])(?!['’]s\b)"
    r"(?!\s(?!January|February|March|April|May|June|July|August|September|October|November|December)[A-Z])"
    rf"|(?P<sign>{'|'.join(name for name in _SURE if not name.isascii())})"
)
_NO_NAME = frozenset(
    ["on", "last", "next", "this", "by", "until", "since", "from", "before", "after", "late", "early"]
)


def weekdays_of(text: str) -> Iterator[Weekday]:
    """The days of the week that a text names in full; Good Friday and the Sunday Post are none."""
    if "day" not in text and (text.isascii() or not any(sign in text for sign in "曜期周週요")):
        return
    for found in _NAMED.finditer(text):
        before = (found["before"] or "").strip().lower()
        if not before or before in _NO_NAME:
            name = "day" if found["day"] else "sign"
            yield Weekday(found.start(name), found.end(name), _SURE[found[name].lower()])
