"""Opposites that are closed pairs: rose and fell beside the same figure, largest and smallest of a thing."""

from __future__ import annotations

import re
from functools import cache

_UP = re.compile(
    r"\b(?:rose|risen|rises?|rising|increas(?:e|es|ed|ing)|grew|grown|grow(?:s|ing)?|growth|climb(?:ed|s"
    r"|ing)?|up"
    r"|jump(?:ed|s)|gain(?:s|ed)?|surg(?:e|ed|es)"
    r"|вырос(?:ла|ло|ли)?|увеличил\w*|ускорил\w*|рост(?:а|ом)?|tăng)\b|増加|増え|増の|上昇|増加|增长|增長"
    r"|增加|上升|上涨|상승|증가|늘어|늘었|늘고",
    re.IGNORECASE,
)
_DOWN = re.compile(
    r"\b(?:fell|fallen|falls?|falling|decreas(?:e|es|ed|ing)|dropp(?:ed|ing)|drops?|declin(?:e|es|ed|ing)"
    r"|down"
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
    (
        r"\b(?:largest|biggest|greatest|highest|most|maximum|tallest)\b|\brecord[- ]high"
        r"|最[大多](?!で?[もは]?\d)|最高|新高|最も(?:大き|高|多)"
        r"|최[대고다](?!\s*\d|한)|가장\s(?:크|큰|높|많)|(?:lớn|cao|nhiều)\s+nhất|\b(?:крупнейш|наибольш"
        r"|максимальн|высочайш)\w+"
        r"|\bсам\w+\s+(?:больш|высок|крупн)\w+",
        r"\b(?:smallest|lowest|fewest|minimum|(?<!at\s)least)\b|\brecord[- ]low|最[小少](?!で?[もは]?\d"
        r"|限)|最低(?!限)|新低|最も(?:小さ|低|少な)"
        r"|최[소저](?!\s*\d|한)|가장\s(?:작|낮|적)|(?:nhỏ|thấp)\s+nhất|\b(?:наименьш|минимальн)\w+"
        r"|\bсам\w+\s+(?:маленьк|низк|мал)\w+",
    ),
    (
        r"\blongest\b|最[長长]|최장|(?:dài|lâu)\s+nhất|\bсам\w+\s+(?:длинн|долг)\w+",
        r"\bshortest\b|最短|최단|ngắn\s+nhất|\bсам\w+\s+коротк\w+",
    ),
    (
        r"\boldest\b|最古|(?:già|cổ)\s+nhất|\bстарейш\w+|\bсам\w+\s+стар\w+",
        r"\b(?:youngest|newest)\b|最年少|(?:trẻ|mới)\s+nhất|\bсам\w+\s+(?:молод|нов)\w+",
    ),
    (
        r"\bstrongest\b|最[強强]|mạnh\s+nhất|\bсильнейш\w+|\bсам\w+\s+сильн\w+",
        r"\bweakest\b|最弱|yếu\s+nhất|\bсам\w+\s+слаб\w+",
    ),
    (r"\bbest\b|最良|最好|tốt\s+nhất|\bлучш\w+", r"\bworst\b|最[悪坏差]|최악|(?:xấu|tệ)\s+nhất|\bхудш\w+"),
    (
        r"\bfastest\b|最快|最速|nhanh\s+nhất|\bсам\w+\s+быстр\w+",
        r"\bslowest\b|最慢|chậm\s+nhất|\bсам\w+\s+медленн\w+",
    ),
    (r"\b(?:hottest|warmest)\b|nóng\s+nhất", r"\bcoldest\b|lạnh\s+nhất"),
    (r"\brichest\b|giàu\s+nhất", r"\bpoorest\b|nghèo\s+nhất"),
    (r"\bwettest\b", r"\bdriest\b"),
    (r"\b(?:costliest|dearest)\b|đắt\s+nhất", r"\bcheapest\b|rẻ\s+nhất"),
)


@cache
def _pairs() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    return tuple(
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
    for one, other in _pairs():
        if one.search(words) and not one.search(text) and (found := other.search(text)):
            return found.group()
    return ""
