"""The words that a reader sees of finished HTML."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape

from briefing_site.text.lazy_pattern import LazyPattern
from briefing_site.text.unwrap import unwrapped_lines

_RUBY = LazyPattern(r"<(r[tp])\b.*?</\1>", re.DOTALL)
"""Ruby: the reading of characters, printed beside them."""
_CELLS = re.compile(r"</t[dh]>(?:\s|</?(?:tr|thead|tbody)\b[^<>]*>)*(?=<t[dh]\b)")
"""From a cell of a table to the next."""
_TAG = re.compile(r"<(/?[a-z][a-z0-9]*+)(?:[^<>\"']|\"[^\"]*\"|'[^']*')*>")
_OF_WORDS = (
    "a abbr b bdi bdo cite code del dfn em i ins kbd mark q ruby s samp small span strong sub time u var wbr"
)
_INSIDE_WORDS = frozenset(f"{slash}{name}" for name in _OF_WORDS.split() for slash in ("", "/")) | {"/sup"}
"""Tags that part no words. The beginning of `sup` is not among them: 10<sup>2</sup> is not 102."""

QUOTES = {"q": "“", "/q": "”"}
"""The tags for which a browser prints quotation marks."""


def html_to_text(html: str, left: Callable[[str], str] | None = None) -> str:
    """The words of HTML, with one space between them; `left` gives what stays of markup that is dropped.

    A line break between two characters of a script without spaces is none: browsers, too, show nothing there.
    """
    if "<r" in html:
        html = _RUBY.sub(lambda aid: left(aid[0]) if left else "", html)
    if "</t" in html:
        html = _CELLS.sub(" · ", html)

    def between(tag: re.Match[str]) -> str:
        stays = left(tag[0]) if left else ""
        if mark := QUOTES.get(tag[1]):  # browsers print marks there
            return f"{stays}{mark}"
        return stays if tag[1] in _INSIDE_WORDS else f"{stays} "

    bare = _TAG.sub(between, html) if "<" in html else html
    if "&" in bare:
        bare = unescape(bare)
    if not bare.isascii() and "\n" in bare:
        bare = unwrapped_lines(bare)
    return " ".join(bare.split())
