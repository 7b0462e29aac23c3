"""Inline texts of words, plain emphasis and plain citations, as most are: known by one expression.

`parse/markdown/inline.py` would say of such a text what is said here, and `foreign.py` would find nothing in
it; both read all other texts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing_site.parse.citations import Cluster
from briefing_site.parse.markdown.foreign_lines import MAY_BEGIN
from briefing_site.parse.plain_clusters import CLUSTER, read_cluster

_SIGNS = re.escape("[]\\`*_~=!<>&\n^%@#{}$|+:'()Ãâｗ［］【】｜＊｀～：＠﹫＃；！")
"""What begins some notation, or foreign notation, in some context."""
_WORDS = "[A-Za-z]+(?:[ -][A-Za-z]+)*"
_END = r"(?=[ \n.,;]|\Z)"
_PLAIN = re.compile(
    rf"(?:[^{_SIGNS}]++|'(?!')|:(?=[ \n]|\Z)|\(|\)(?!\[)|(?<![ \t])\n(?![ \t])"
    rf"|(?<![^ \n])(?:\*{_WORDS}\*|\*\*{_WORDS}\*\*){_END}|{CLUSTER}(?![ ]*[(（]))*+"
)
_TOKEN = re.compile(rf"(\*\*?)({_WORDS})\1|{CLUSTER}")


def is_plain(text: str) -> bool:
    """Whether a text is words with plain emphasis and plain citations, and nothing else."""
    if not _PLAIN.fullmatch(text) or "www." in text or MAY_BEGIN.match(text):
        return False
    at = text.find("\n") + 1
    while at:
        if MAY_BEGIN.match(text, at):
            return False
        at = text.find("\n", at) + 1
    return True


def plain_parts(text: str) -> Iterator[str | Cluster | tuple[str, str]]:
    """The parts of a plain text: words, citations, and emphasis as the name of an element and its words."""
    at = 0
    for found in _TOKEN.finditer(text):
        if found.start() > at:
            yield text[at : found.start()]
        at = found.end()
        stars, words = found[1], found[2]
        yield ("em" if stars == "*" else "strong", words) if stars else read_cluster(found)
    if at < len(text):
        yield text[at:]
