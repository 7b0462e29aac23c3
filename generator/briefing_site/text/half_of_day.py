"""Which half of its day a time is in, by the words beside it: 9 p.m., 午前9時, 오후 9시, 21:00."""

from __future__ import annotations

import re
from typing import Literal

from briefing_site.text.lazy_pattern import LazyPattern
from briefing_site.text.values.nouns import CLOCK, Figure

Half = Literal["", "before noon", "after noon"]

_MORNING = LazyPattern(
    r"(?<![a-z])a\.?\s?m\b|午前|上午|凌晨|早上|早晨|朝|오전|새벽|아침|sáng|утра|ночи", re.IGNORECASE
)
_EVENING = LazyPattern(
    r"(?<![a-z])p\.?\s?m\b|午後|午后|下午|晚上|夜|오후|저녁|밤|chiều|tối|дня|вечера", re.IGNORECASE
)
_BEFORE, _BEHIND = 4, 6
"""Characters beside a time in which its half is named."""
_NOON = 13
"""The first hour that is of the second half without a word for it."""


def half_of_day(text: str, time: Figure) -> Half:
    """The half of the day that a time of a text is in; empty where nothing says so, or it is no time."""
    if time.unit != CLOCK:
        return ""
    beside = text[max(time.start - _BEFORE, 0) : time.end + _BEHIND]
    morning, evening = bool(_MORNING.search(beside)), bool(_EVENING.search(beside))
    if morning is not evening:
        return "before noon" if morning else "after noon"
    return "after noon" if time.value >= _NOON else ""
