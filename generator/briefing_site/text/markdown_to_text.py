"""Markdown to the plain text that a reader sees of it, for the words around a citation."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from html import unescape

_STARS = re.compile(r"(?<![\\*])(\*{1,3})(?![\s*])((?:[^*\\]|\\.)*+)(?<!\s)\1(?!\*)")
_UNDERSCORES = re.compile(r"(?<![\\\w])(_{1,3})(?![\s_])((?:[^_\\]|\\.)*+)(?<!\s)\1(?!\w)")
_ESCAPE = re.compile(r"\\([\s!-/:-@\[-`{-~])|&#?\w+;")
_SPECIAL = re.compile(r"[\\*_&]")
_SPACE = re.compile(r"[ \t\r]*\n[ \t>]*|[ \t\r]+")
"""Takes the mark of a block quotation with the line break, and leaves the no-break space alone."""
_OPAQUE = re.compile(
    r"""(?P<ticks>`+)(?P<code>.*)(?P=ticks) | <(?P<address>[^\s<>]+[:@][^\s<>]+)>
      | \[\[(?:[^]|]*\|)?(?P<wiki>[^]]*)\]\] | !?\[(?!\^)(?P<link>.*)\](?:\(.*\)|\[.*\])?
      | (?P<bare>[^[<(!].*)""",
    re.VERBOSE | re.DOTALL,
)
"""The words of an opaque span that a reader sees; of tags, comments, footnote marks, destinations, none."""


def visible(text: str, start: int, end: int, opaque: Sequence[tuple[int, int]]) -> str:
    """The Markdown from start to end, with the words of its opaque spans in their place."""
    if start >= end:
        return ""
    pieces: list[str] = []
    for index in range(bisect_left(opaque, (start, start)), len(opaque)):
        opens, closes = opaque[index]
        if opens >= end:
            break
        seen = _OPAQUE.fullmatch(text, opens, closes)
        words = seen[seen.lastgroup or 0].strip() if seen else ""
        pieces += text[start:opens], _SPECIAL.sub(r"\\\g<0>", words)
        start = closes
    return "".join((*pieces, text[start:end]))


def plain(markdown: str) -> str:
    """The words of a line of Markdown, without emphasis marks, escapes, entities and line breaks."""
    if _SPECIAL.search(markdown):
        for pattern in (_STARS, _UNDERSCORES) * 2:  # twice, for emphasis in strong emphasis
            markdown = pattern.sub(r"\2", markdown)
        markdown = _ESCAPE.sub(lambda found: found[1] or unescape(found[0]), markdown)
    return _SPACE.sub(" ", markdown).strip(" ")
