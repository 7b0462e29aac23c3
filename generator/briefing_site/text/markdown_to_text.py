"""Markdown to the plain text that a reader sees of it, for the words around a citation."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from html import unescape

from briefing_site.text.lazy_pattern import LazyPattern

_STARS = LazyPattern(r"(?<![\\*])(\*{1,3})(?![\s*])((?:[^*\\]|\\.)*+)(?<!\s)\1(?!\*)")
_UNDERSCORES = LazyPattern(r"(?<![\\\w])(_{1,3})(?![\s_])((?:[^_\\]|\\.)*+)(?<!\s)\1(?!\w)")
_ESCAPE = LazyPattern(r"\\([\s!-/:-@\[-`{-~])|&#?\w+;")
_SPECIAL = re.compile(r"[\\*_&]")
_SPACE = re.compile(r"[ \t\r]*\n[ \t>]*|[ \t\r]+")
"""Takes the mark of a block quotation with the line break, and leaves the no-break space alone."""
_ADDRESS = LazyPattern(r"<([^\s<>]++)>")
_WIKI = LazyPattern(r"\[\[(?:[^]|]*+\|)?([^]]*+)\]\]")
_LINK = LazyPattern(r"!?\[(?!\^)(.*)\]\(.*\)", re.DOTALL)
_LABEL = LazyPattern(r"!?\[(?!\^)(.*)\]", re.DOTALL)


def visible(text: str, start: int, end: int, opaque: Sequence[tuple[int, int]]) -> str:
    """The Markdown from start to end, with the words of its opaque spans in their place."""
    if start >= end:
        return ""
    pieces: list[str] = []
    for index in range(bisect_left(opaque, (start, start)), len(opaque)):
        opens, closes = opaque[index]
        if opens >= end:
            break
        pieces += text[start:opens], _SPECIAL.sub(r"\\\g<0>", _seen(text[opens:closes]).strip())
        start = closes
    return "".join((*pieces, text[start:end]))


def _seen(span: str) -> str:
    """The words of an opaque span that a reader sees.

    None of tags, comments, marks of footnotes and the places where links lead.
    """
    match span[:1]:
        case "`":
            around = len(span) - max(len(span.lstrip("`")), len(span.rstrip("`")), (len(span) + 1) // 2)
            return span[around : len(span) - around]
        case "<":
            found = _ADDRESS.fullmatch(span)
            return found[1] if found and not {":", "@"}.isdisjoint(found[1][1:-1]) else ""
        case "[" | "!":
            found = _WIKI.fullmatch(span) or (_LINK if span.endswith(")") else _LABEL).fullmatch(span)
            return found[1] if found else ""
        case "(":
            return ""
        case _:
            return span


def plain(markdown: str) -> str:
    """The words of a line of Markdown, without emphasis marks, escapes, entities and line breaks."""
    if _SPECIAL.search(markdown):
        for pattern in (_STARS, _UNDERSCORES) * 2:  # twice, for emphasis in strong emphasis
            markdown = pattern.sub(r"\2", markdown)
        markdown = _ESCAPE.sub(lambda found: found[1] or unescape(found[0]), markdown)
    return _SPACE.sub(" ", markdown).strip(" ")
