"""Digits that are part of a name: F-35, G7, 3D, A/RES/2758, 2+2, 9・11, the mark of a note."""

from __future__ import annotations

from briefing_site.text.lazy_pattern import LazyPattern

_BRACKET_OPEN = LazyPattern(r"\[[\d,;–\- ]*$")
_BRACKET_MARK = LazyPattern(r"[\d,;–\- ]*\]")
_NAME_BEFORE = LazyPattern(r"[^\W\d_]+[-‑]$")
_LOWER_NAMES = ("covid-", "cov-")
_UNIT_AFTER = LazyPattern(r"(?:[km]m|cm|m|[km]?g|[kM]?t|ha|[kMG]W|[kMG]Wh|L|l|ft|pt|p)(?![A-Za-z])")


def is_name(text: str, start: int, end: int) -> bool:
    """Whether the digits at `start` to `end` are part of a name: F-35, G7, A/RES/2758, a mark of a note."""
    before = text[start - 1] if start else " "
    if before in "-‑":
        found = _NAME_BEFORE.search(text, max(start - 16, 0), start)
        if found and (not found[0].islower() or len(found[0]) < 3 or found[0].endswith(_LOWER_NAMES)):
            return True
    elif (
        (before in "/+@_#=&" and start > 1 and text[start - 2].isalnum())
        or (before == "." and start > 1 and text[start - 2].isdigit())
        or (_BRACKET_OPEN.search(text, max(start - 12, 0), start) and _BRACKET_MARK.match(text, end))
    ):
        return True
    after = text[end : end + 2]
    return after[:1] == "_" or (
        after[:1] == "-" and after[1:].isupper() and not text[end + 2 : end + 3].islower()
    )


def stands_free(text: str, start: int, end: int) -> bool:
    """Whether the digits at `start` to `end` of a Japanese, Chinese or Korean text are no part of a name."""
    before, after = text[start - 1 : start], text[end : end + 1]
    if (
        before
        and before in "+@_#=&./·・"
        and start > 1
        and text[start - 2].isalnum()
        and text[start - 2].isascii()
    ):
        return False
    if text[start:end] in ("3.11", "9.11"):  # two disasters
        return False
    if before == "[" and (after == "]" or after in ",-–"):
        return False
    if after and after in "·・/+:" and text[end + 1 : end + 2].isdigit():
        return False
    if after == "_" or (after.isascii() and after.isalpha()):
        return bool(_UNIT_AFTER.match(text, end))
    return not (after == "-" and text[end + 1 : end + 2].isupper())
