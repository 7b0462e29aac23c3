"""On which side of a number the words around it say that a count lies, in Japanese, Chinese and Korean."""

from __future__ import annotations

import re

_OVER = re.compile(
    r"超(?!大)|逾|至少|少なくとも|以上|余|餘|多(?![达達])|強|あまり|台|넘|초과|이상|최소|적어도|남짓|여"
)
_UNDER = re.compile(r"不到|不足|最多|以下|未満|未满|이하|미만")
_ALMOST = re.compile(r"接近|将近|將近|近|弱|거의|가까|육박")


def words_of_bound(
    text: str, start: int, end: int, before: re.Pattern[str], after: re.Pattern[str]
) -> str | None:
    """The words around a number that call it rough or a bound; None where nothing does."""
    found = before.search(text, max(start - 5, 0), start)
    behind = after.match(text, end)
    return f"{found[0] if found else ''} {behind[0] if behind else ''}" if found or behind else None


def bound_of(words: str) -> str:
    """On which side of a number what such words speak of lies: `over`, `under`, `almost`, or nowhere."""
    if _UNDER.search(words):
        return "under"
    if _OVER.search(words):
        return "over"
    return "almost" if _ALMOST.search(words) else ""
