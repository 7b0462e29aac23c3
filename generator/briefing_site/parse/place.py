"""The places that cards give to excerpts: `"7"`, `"7-8"`, `"3:6-8"`."""

from __future__ import annotations

import re

from briefing_site.model.source import At

_AT = re.compile(r"(?P<first>\d+)(?:-(?P<last>\d+)|:(?P<from>\d+)(?:-(?P<to>\d+))?)?", re.ASCII)


def parse_at(text: str) -> At:
    """Read a place: `"7"`, `"7-8"`, `"3:6"` or `"3:6-8"`; raises `ValueError` saying what is wrong."""
    match = _AT.fullmatch(text.strip())
    if not match:
        raise ValueError(
            f'{text!r} is not a place: give a paragraph ("7", "7-8") or its sentences ("3:6", "3:6-8")'
        )
    number = {key: int(digits) for key, digits in match.groupdict().items() if digits}
    if 0 in number.values():
        raise ValueError(f"{text!r}: paragraphs and sentences are counted from 1")
    first, last = number["first"], number.get("last", number["first"])
    part = (number["from"], number.get("to", number["from"])) if "from" in number else None
    if last < first or (part and part[1] < part[0]):
        raise ValueError(f"{text!r} runs backwards")
    return At(first, last, part)
