"""The bytes that pictures begin with, by which browsers and this program tell them."""

from __future__ import annotations

import re

from briefing_site.text.lazy_pattern import LazyPattern

_SIGNS = (
    (rb"\x89PNG\r\n\x1a\n", ".png"),
    (rb"\xff\xd8\xff", ".jpg"),
    (rb"GIF8[79]a", ".gif"),
    (rb"RIFF.{4}WEBP", ".webp"),
    (rb".{4}ftypavi[fs]", ".avif"),
)
_SVG = LazyPattern(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->).)*-->\s*|<!DOCTYPE[^>\[]*>\s*)*<(?:\w+:)?svg[\s>]", re.DOTALL
)
_OTHERS = re.compile(rb"BM|\x00\x00\x01\x00|.{4}ftyp", re.DOTALL)
"""Windows pictures, icons, and further pictures in the container of AVIF."""


def picture_ending(data: bytes) -> str:
    """The ending for a picture, told by its bytes; empty where they are no picture that browsers show."""
    for sign, ending in _SIGNS:
        if re.match(sign, data, re.DOTALL):
            return ending
    return ".svg" if _SVG.match(data[:4096].decode("utf-8-sig", "replace")) else ""


def is_picture(data: bytes) -> bool:
    """Whether bytes begin as some picture does, of whatever kind: browsers do not go by the name."""
    return bool(_OTHERS.match(data) or picture_ending(data))
