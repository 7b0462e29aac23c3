"""The headings of a finished text, with their places in the file."""

from __future__ import annotations

import re

from briefing_site.model import faults
from briefing_site.model.body_text import as_written, body_text
from briefing_site.model.briefing import Heading
from briefing_site.model.diagnostic import Diagnostic
from briefing_site.model.lines import LocatedText
from briefing_site.parse.holes import cut
from briefing_site.parse.markdown_scan import Scan
from briefing_site.parse.tokens import Tokens

_HEADING = re.compile(r"<h(?P<level>[1-6])(?P<tag>[^>]*)>(?P<text>.*?)</h(?P=level)>", re.DOTALL)
_OWN_ID = re.compile(r"\sid=\"([^\"]*)\"")
_RAW_HEADING = re.compile(r"^(?:#{1,6}[ \t]*[^#\s].*|[^\s>#|].*\n(?:=+|-+)[ \t]*)$", re.MULTILINE)
_SIGNS = re.compile("#+")


def headings_of(
    html: str, block: LocatedText, scanned: Scan, tokens: Tokens, top: int
) -> tuple[tuple[Heading, ...], list[Diagnostic]]:
    """The headings of the HTML made from `block`, and the faults of their levels.

    `top` is the highest level that a heading may have.
    """
    raw = [m.span() for m in _RAW_HEADING.finditer(block.text) if not scanned.is_code(m.start())]
    found = list(_HEADING.finditer(html))
    spans = raw if len(raw) == len(found) else [(0, 0)] * len(found)
    result: list[Heading] = []
    wrong: list[Diagnostic] = []
    previous = top - 1
    for match, span in zip(found, spans, strict=True):
        level = int(match["level"])
        place = block.span(*span)
        if not top <= level <= previous + 1:
            wanted = top if level < top else previous + 1
            signs = _SIGNS.match(block.text, *span)
            at = block.span(*signs.span()) if signs else None
            wrong.append(faults.briefing.heading_level(place, level, wanted, at))
        previous = max(level, top)
        own = _OWN_ID.search(match["tag"])
        # The words of a link without words of its own are known only after linking.
        text = body_text(cut(match["text"], tokens), as_written)
        result.append(Heading(own[1] if own else "", level, text, place))
    return tuple(result), wrong
