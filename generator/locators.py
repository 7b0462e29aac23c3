"""The words around the key of a citation, as plain text: signal, prefix, locator, suffix.

The rules are those of Pandoc's manual, "Citation syntax": a locator opens the suffix and is known by its
label or its digits, or stands in braces (`{p. 3}`; `{}` for none). Ours alone is that locators may follow
each other, as in `vol. 2, p. 3`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from html import unescape
from typing import NamedTuple

from generator.model import Signal


class Affixes(NamedTuple):
    """What stands before and after a key."""

    prefix: str
    """Includes the words of the signal."""
    signal: Signal | None
    locator: str
    """As written, without the comma before it."""
    suffix: str
    """What the locator leaves, without the comma before it."""


def read_affixes(before: str, after: str) -> Affixes:
    """Read the Markdown on both sides of a key; in one piece, as emphasis may enclose the key."""
    before, after = (side.replace(_KEY, "\ufffd") for side in (before, after))
    prefix, _, suffix = _plain(f"{before}{_KEY}{after}").partition(_KEY)
    signal = _SIGNALS[found[1].lower()] if (found := _SIGNAL.match(prefix)) else None
    return Affixes(prefix.rstrip(" "), signal, *split_locator(suffix.lstrip(" ")))


_SIGNAL = re.compile(r"(contra|but see|see also|cf|see)(?![\w-])", re.IGNORECASE)
_SIGNALS = {signal.rstrip("."): signal for signal in Signal}


# --- locators ------------------------------------------------------------------------------------

_LABEL = r"""(?: [¶§]+ | (?: pp? | pages? | paras? | paragraphs? | chs? | chaps? | chapters? | ss? | secs?
  | sections? | parts? | pts? | arts? | articles? | annex(?:es)? | app | appendix | bks? | books? | vols?
  | volumes? | nos? | numbers? | issues? | figs? | figures? | tables? | slides? | nn? | notes? | fns?
  | footnotes? | cols? | columns? | fols? | folios? | ll? | lines? | vv? | verses? )\b \.? )"""
_ARABIC = r"[a-z]?\d+ (?:ff?|[a-z])? (?:[.:]\d+[a-z]?)* (?:\(\w+\))* (?![\w%])"
"""`23`, `A4`, `12b`, `33ff`, `3.2`, `34(1)(i)`; not `28th`, which begins a phrase."""
_ROMAN = r"(?=[mdclxvi]) m*(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3}) (?!\w)"


def _list(number: str) -> str:
    """Numbers, or ranges of numbers, with commas between them."""
    span = rf"(?:{number}) (?:\s?[-‐‑–—]+\s?(?:{number}))? (?:\sff?\.)?"
    return rf"{span} (?:,\s?{span})*"


_LABELLED = rf"{_LABEL} \s? {_list(rf'{_ARABIC} | {_ROMAN}')}"
_LOCATOR = re.compile(
    rf"""(?:,\s?)? \{{ (?P<braced>[^{{}}]*) \}}
       | (?:,\s?)? (?P<labelled>{_LABELLED} (?:,\s?{_LABELLED})*)
       | ,\s?      (?P<bare>{_list(_ARABIC)})""",
    re.VERBOSE | re.IGNORECASE,
)


def split_locator(suffix: str) -> tuple[str, str]:
    """The locator that a suffix begins with, and the rest."""
    found = _LOCATOR.match(suffix)
    if not found:
        return "", suffix.lstrip(", ")
    return found[found.lastgroup or 0].strip(), suffix[found.end() :].lstrip(", ")


# --- plain text ----------------------------------------------------------------------------------

_STARS = re.compile(r"(?<![\\*])(\*{1,3})(?![\s*])((?:[^*\\]|\\.)*+)(?<!\s)\1(?!\*)")
_UNDERSCORES = re.compile(r"(?<![\\\w])(_{1,3})(?![\s_])((?:[^_\\]|\\.)*+)(?<!\s)\1(?!\w)")
_ESCAPE = re.compile(r"\\([\s!-/:-@\[-`{-~])|&#?\w+;")
_SPECIAL = re.compile(r"[\\*_&]")
_SPACE = re.compile(r"[ \t\r]*\n[ \t>]*|[ \t\r]+")
"""Takes the mark of a block quotation with the line break, and leaves the no-break space alone."""
_KEY = "\0"
"""Stands for the key; no Markdown text can hold this character."""
_OPAQUE = re.compile(
    r"""(?P<ticks>`+)(?P<code>.*)(?P=ticks) | <(?P<address>[^\s<>]+[:@][^\s<>]+)>
      | \[\[(?:[^]|]*\|)?(?P<wiki>[^]]*)\]\] | !?\[(?!\^)(?P<link>.*)\](?:\(.*\)|\[.*\])?
      | (?P<bare>[^[<(!].*)""",
    re.VERBOSE | re.DOTALL,
)
"""What the reader sees of an opaque span: nothing of tags, comments, footnote marks and link destinations."""


def visible(text: str, start: int, end: int, opaque: Sequence[tuple[int, int]]) -> str:
    """The Markdown from start to end, with the words of its opaque spans in their place."""
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


def _plain(markdown: str) -> str:
    """Without emphasis marks, escapes, entities and line breaks."""
    if _SPECIAL.search(markdown):
        for pattern in (_STARS, _UNDERSCORES) * 2:  # twice, for emphasis in strong emphasis
            markdown = pattern.sub(r"\2", markdown)
        markdown = _ESCAPE.sub(lambda found: found[1] or unescape(found[0]), markdown)
    return _SPACE.sub(" ", markdown).strip(" ")
