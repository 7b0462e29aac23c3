"""Opposites that are closed pairs: rose and fell beside the same figure, largest and smallest of a thing."""

from __future__ import annotations

import re

_UP = re.compile(
    r"\b(?:rose|risen|rises?|rising|increas(?:e|es|ed|ing)|grew|grown|grow(?:s|ing)?|growth|climb(?:ed|s|ing)?|up"
    r"|jump(?:ed|s)|gain(?:s|ed)?|surg(?:e|ed|es)"
    r"|вырос(?:ла|ло|ли)?|увеличил\w*|ускорил\w*|рост(?:а|ом)?|tăng)\b|増加|増え|増の|上昇|増加|增长|增長|增加|上升|上涨|상승|증가|늘어|늘었|늘고",
    re.IGNORECASE,
)
_DOWN = re.compile(
    r"\b(?:fell|fallen|falls?|falling|decreas(?:e|es|ed|ing)|dropp(?:ed|ing)|drops?|declin(?:e|es|ed|ing)|down"
    r"|shr[aiu]nk(?:s|ing)?|plunged?|slumped?"
    r"|снизил\w*|замедлил\w*|упал(?:а|о|и)?|сократил\w*|уменьшил\w*|снижени\w+|падени\w+|giảm)\b"
    r"|減少|減り|減った|減の|低下|下落|减少|減少|下降|下跌|降低|감소|하락|줄어|줄었",
    re.IGNORECASE,
)
_CLAUSE = re.compile(
    r"[,.;:!?、。，；：！？]\s|[、。，；：！？]|\b(?:and|but|while|after|from|which|who|и|а|но|và|nhưng)\b"
)
_FAR = 40
"""Characters from a figure to the verb that governs it."""
_OPPOSITES = (
    (r"\b(?:largest|biggest|greatest)\b|最大|최대|\bкрупнейш\w+", r"\bsmallest\b|最小|최소|\bнаименьш\w+"),
    (r"\bmost\b|最多|최다", r"\b(?:fewest|least)\b|最少"),
    (r"\b(?:highest)\b|最高|최고", r"\blowest\b|最低|최저"),
    (r"\blongest\b|最長|最长|최장", r"\bshortest\b|最短|최단"),
    (r"\boldest\b", r"\byoungest\b"),
    (r"\bstrongest\b|最強|最强", r"\bweakest\b|最弱"),
    (r"\bbest\b", r"\bworst\b"),
    (r"\bfastest\b", r"\bslowest\b"),
)
_PAIRS = tuple(
    (re.compile(one, re.IGNORECASE), re.compile(other, re.IGNORECASE))
    for pair in _OPPOSITES
    for one, other in (pair, pair[::-1])
)


def direction(text: str, start: int, end: int) -> tuple[str, int, int] | None:
    """`up` or `down` by the verb of the clause with the figure at `start` to `end`, and its place.

    None where the clause has no such verb, or both kinds.
    """
    first, last = max(start - _FAR, 0), min(end + _FAR, len(text))
    for cut in _CLAUSE.finditer(text, first, start):
        first = cut.end()
    if cut_after := _CLAUSE.search(text, end, last):
        last = cut_after.start()
    up, down = _UP.search(text, first, last), _DOWN.search(text, first, last)
    if bool(up) == bool(down):
        return None
    found = up or down
    return ("up" if up else "down", found.start(), found.end()) if found else None


def opposite_in(words: str, text: str) -> str:
    """The opposite of a superlative that stands in a text which does not have the superlative itself."""
    for one, other in _PAIRS:
        if one.search(words) and not one.search(text) and (found := other.search(text)):
            return found.group()
    return ""
