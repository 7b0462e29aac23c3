"""Months told from the month of writing: this month, last month, next month."""

from __future__ import annotations

import re

from briefing_site.text.lazy_pattern import LazyPattern

_MONTHS = {
    0: r"\bthis\s+month\b|\b(?:later|earlier)\s+this\s+month\b"
    r"|今月|本月|这个月|這個月|이달|이번\s*달|tháng\s+này|\bв\s+этом\s+месяце\b",
    -1: r"\blast\s+month\b|\bthe\s+previous\s+month\b"
    r"|先月|前月|上月|上个月|지난\s*달|tháng\s+trước|\bв\s+прошлом\s+месяце\b",
    1: r"\bnext\s+month\b|来月|下月|下个月|다음\s*달|tháng\s+tới|\bв\s+следующем\s+месяце\b",
}
_EACH = {months: LazyPattern(words, re.IGNORECASE) for months, words in _MONTHS.items()}


def relative_months(text: str) -> frozenset[int]:
    """The months that a text tells from its own: -1, 0, 1 for last, this and next month."""
    return frozenset(months for months, words in _EACH.items() if words.search(text))
