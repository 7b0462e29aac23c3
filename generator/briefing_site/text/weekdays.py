"""The names of the days of the week in the languages of the sources."""

from __future__ import annotations

import re
from functools import lru_cache

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
