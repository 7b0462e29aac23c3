"""Inline texts of words, plain emphasis, plain citations and links in double brackets, as most are.

They are known by one expression. `parse/markdown/inline.py` would say of such a text what is said here, and
`foreign.py` would find nothing in it; both read all other texts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from briefing_site.parse import odd_brackets
from briefing_site.parse.citations import Cluster
from briefing_site.parse.markdown.foreign_lines import MAY_BEGIN
from briefing_site.parse.plain_clusters import CLUSTER, RUNNING, read_cluster, read_running

_SIGNS = re.escape("\t[]\\`*_~=!<>&\n^%@#{}$|+:'()Ãâｗ［］【】｜＊｀～：＠﹫＃；！％¹²³⁴⁵⁶⁷⁸⁹")
"""What begins some notation, or foreign notation, in some context."""
_WORDS = "[A-Za-z]++(?:[ -][A-Za-z]++)*+"
_END = r"(?=[ \n.,;]|\Z)"
_WIKI = r"\[\[@?[a-z0-9/#-]+(?:\|[A-Za-z0-9 ,.-]+)?\]\](?![(\[{\]])"
_NO_TWO_STOPS = r"(?!(?:(?<=[.。])|(?<=[.。][ \n]))\[[^\[\]]*+\][.。])"
_PLAIN = re.compile(
    rf"(?:[^{_SIGNS}]++|'(?!')|:(?=[ \n]|\Z)|\(|\)(?!\[)|\n(?<![ \t\u00ad\u2010-]\n)(?![ \t])"
    rf"|\*(?<![^ \n]\*)(?:{_WORDS}|\*{_WORDS}\*)\*{_END}"
    rf"|{_NO_TWO_STOPS}(?:{CLUSTER}|{_WIKI})(?![ ]*[(（])|{RUNNING})*+"
)
_TOKEN = re.compile(rf"(?P<stars>\*\*?)(?P<words>{_WORDS})(?P=stars)|(?P<wiki>{_WIKI})|{CLUSTER}|{RUNNING}")
_SIGN = re.compile(r"[*\[@]")


class Emphasis(NamedTuple):
    """Words in an element of their own."""

    tag: str
    words: str


class WikiLink(NamedTuple):
    """Start and end of a link in double brackets."""

    start: int
    end: int


def is_plain(text: str) -> bool:
    """Whether a text is words with plain emphasis, citations and links, and nothing else."""
    if not _PLAIN.fullmatch(text) or "www." in text or ",," in text or MAY_BEGIN.match(text):
        return False
    if "citeturn" in text or "*/" in text:
        return False
    if not text.isascii() and "@" in text and odd_brackets.ANY.search(text):
        return False
    at = text.find("\n") + 1
    while at:
        if MAY_BEGIN.match(text, at):
            return False
        at = text.find("\n", at) + 1
    return True


def plain_parts(text: str) -> Iterator[str | Cluster | Emphasis | WikiLink]:
    """The parts of a plain text."""
    at = 0
    # Looking for the signs first is many times as fast as looking for all that may begin with one.
    while (sign := _SIGN.search(text, at)) and (found := _TOKEN.match(text, sign.start())):
        start, end = found.span()
        if start > at:
            yield text[at:start]
        at = end
        if stars := found["stars"]:
            yield Emphasis("em" if len(stars) == 1 else "strong", found["words"])
        elif found["wiki"]:
            yield WikiLink(start, end)
        else:
            yield read_cluster(found) if text[start] == "[" else read_running(found)
    if at < len(text):
        yield text[at:]
