"""Numeric references of HTML, such as `&#x202E;`, to signs that no text may have."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import unescape

from briefing_site.model import faults
from briefing_site.model.diagnostic import Diagnostic
from briefing_site.parse.tokens import JoinedSections
from briefing_site.text.forbidden_signs import FORBIDDEN, forbidden_sign
from briefing_site.text.lazy_pattern import LazyPattern

_REFERENCE = LazyPattern(r"&(?:#(?:[xX][0-9a-fA-F]+|[0-9]+);?|rlm;)")


def may_refer(text: str) -> bool:
    """Whether a text may have such a reference; most have none."""
    return "&#" in text or "&rlm;" in text


def forbidden_references(joined: JoinedSections, htmls: Sequence[str]) -> Iterator[Diagnostic]:
    """The faults of such references in the texts of a file, of which `htmls` is the finished HTML.

    A reference that is printed as it is written, as in code, names a sign and is none.
    """
    text = joined.text
    for found in _REFERENCE.finditer(text):
        written, end = found.group(), text.find("\n", found.end())
        sign, line = unescape(written), text[text.rfind("\n", 0, found.start()) + 1 : end]
        # Whether a mark of direction is needed, its line tells.
        if not FORBIDDEN.search(sign) and not _turns(unescape(line), sign):
            continue
        printed = f"&amp;{written[1:]}"
        if sum(html.count(printed) for html in htmls) < text.count(written):
            yield faults.files.forbidden_character(joined.span(*found.span()), sign)


def _turns(line: str, sign: str) -> bool:
    """Whether a sign is the first in a line that is forbidden."""
    at = forbidden_sign(line)
    return at is not None and line[slice(*at)] == sign
