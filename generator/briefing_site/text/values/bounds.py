"""Bounds: more than 200 is carried by 214, fewer than a hundred by 97.

A bound says that the figure lies near, on one side of it. It is a round number: 200, 250, 1,500.
"""

from __future__ import annotations

import re
from fractions import Fraction

from briefing_site.text.values.compare import compatible
from briefing_site.text.values.nouns import CLOCK, Figure

_ABOVE = re.compile(
    r"(?:\b(?:more than|over|above|at least|no fewer than|not fewer than|no less than|not less than"
    r"|exceed(?:s|ed|ing)?"
    r"|upwards of|in excess of|topp(?:ed|ing)|surpass(?:ed|es|ing)|greater than|higher than"
    r"|as (?:many|much) as"
    r"|более|более чем|больше|свыше|не менее|hơn|trên|ít nhất)|超过|超過|逾|至少|超)\s*(?:us)?[$€£¥]?$",
    re.IGNORECASE,
)
_BELOW = re.compile(
    r"(?:\b(?:fewer than|less than|lower than|under|below|at most|up to|no more than|not more than"
    r"|short of|shy of"
    r"|менее|менее чем|меньше|не более|до|dưới|chưa đến|chưa tới|ít hơn)|不到|不足|至多)\s*(?:us)?[$€£¥]?$",
    re.IGNORECASE,
)
_ABOVE_AFTER = re.compile(
    r"\s?(?:or more\b|\+|plus\b)|[^\W\d_]{0,3}?(?:以上|余り|あまり|超|を超|を上回)|多|余"
    r"|[^\W\d_]{0,2}\s?(?:이상|이 넘|가 넘|을 넘|를 넘|여)"
)
_BELOW_AFTER = re.compile(r"[^\W\d_]{0,3}?(?:未満|以下|弱|を下回|以内)|[^\W\d_]{0,2}\s?(?:미만|이하)")
_NEAR = Fraction(5, 4)
"""A bound lies at most a quarter from the figure: "more than 100" is no way to say 300."""


def bounds(claimed: Figure, text: str, held: Figure) -> bool:
    """Whether `claimed`, as it stands in `text`, is a bound of the figure that a passage holds."""
    if claimed.ordinal or held.ordinal or claimed.unit == CLOCK or not _is_round(claimed.value):
        return False
    if not compatible(claimed, held) or claimed.value < 1:
        return False
    side = _side(claimed, text)
    if side > 0:
        return claimed.value < held.value <= claimed.value * _NEAR
    return side < 0 and claimed.value / _NEAR <= held.value < claimed.value


def is_beyond(claimed: Figure, text: str, held: Figure) -> bool:
    """Whether a figure lies on the wrong side of what `text` calls a bound: fewer than 90 for 97."""
    return (held.value - claimed.value) * _side(claimed, text) < 0


def _side(claimed: Figure, text: str) -> int:
    """On which side of the claim the figure lies: 1 above it, -1 below it, 0 where it is called no bound."""
    before = text[max(claimed.start - 20, 0) : claimed.start]
    after = text[claimed.end : claimed.end + 8]
    if _ABOVE.search(before) or _ABOVE_AFTER.match(after):
        return 1
    return -1 if _BELOW.search(before) or _BELOW_AFTER.match(after) else 0


def _is_round(value: Fraction) -> bool:
    """Whether a number has one digit besides zeros, or ends in five or zero: 9, 20, 250, 1.5 million."""
    if value.denominator != 1:
        return False
    digits = str(value.numerator).rstrip("0")
    return len(digits) == 1 or (len(digits) == 2 and (digits[1] == "5" or value >= 1000))
