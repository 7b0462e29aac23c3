"""The headings of a finished text, with their places in the file."""

from __future__ import annotations

import re

from briefing_site.model import faults
from briefing_site.model.body_text import as_written, body_text
from briefing_site.model.briefing import Heading
from briefing_site.model.diagnostic import Diagnostic
from briefing_site.parse.holes import cut
from briefing_site.parse.tokens import HEADING_MARK, Tokens
from briefing_site.text.lazy_pattern import LazyPattern

_HEADING = re.compile(
    "<h(?P<level>[1-6])(?P<tag>[^>]*)>(?P<mark>[\U0010f000-\U0010fffc]?)(?P<text>.*?)</h(?P=level)>",
    re.DOTALL,
)
_OF_HYPHENS = 2
"""The level of a heading that a line of hyphens makes of the line above it."""
_ABBREVIATED = (
    "etc|Inc|Ltd|Co|Corp|Bros|al|Jr|Sr|St|Ave|Jan|Feb|Aug|Sept?|Oct|Nov|Dec|vol|pp|approx|usw|Mio|Mrd|Chr|Str"
)
"""What a heading may end with that a stop belongs to."""
_SENTENCE = LazyPattern(
    rf"(?:\S+\s+){{3,}}[\"'“‘(]?(?!(?:{_ABBREVIATED})\.)[^\W\d_]{{2,}}[”’\"')\]]*\.[”’\"']*\s*\Z"
    r"|\w{4}.*。[”’」』]*\s*\Z",
    re.DOTALL,
)
"""A sentence, as no heading is: four words and a stop."""
_OWN_ID = re.compile(r"\sid=\"([^\"]*)\"")


def headings_of(html: str, tokens: Tokens, top: int) -> tuple[str, tuple[Heading, ...], list[Diagnostic]]:
    """The HTML without the marks of its headings, the headings, and the faults of their levels.

    `top` is the highest level that a heading may have.
    """
    result: list[Heading] = []
    wrong: list[Diagnostic] = []
    previous = top - 1

    def read(match: re.Match[str]) -> str:
        nonlocal previous
        level = int(match["level"])
        text, signs = match["text"], None
        if at := tokens.headings.get(match["mark"]):
            place, signs = at.place, at.signs
        else:  # the author wrote it in HTML
            places = (tag.place for tag in tokens.tags if tag.name == f"h{level}")
            place = next(places, tokens.joined.span(0, 0))
        underlined = at is not None and signs is None
        if not top <= level <= previous + 1:
            wanted = top if level < top else previous + 1
            wrong.append(faults.briefing.heading_level(place, level, wanted, signs, underlined=underlined))
        previous = max(level, top)
        own = _OWN_ID.search(match["tag"])
        # The words of a link without words of its own are known only after linking.
        words = body_text(cut(text, tokens), as_written)
        result.append(Heading(own[1] if own else "", level, words, place))
        if underlined and level == _OF_HYPHENS and _SENTENCE.match(words):
            wrong.append(faults.briefing.sentence_as_heading(place))
        return f"<h{level}{match['tag']}>{text}</h{level}>"

    html = HEADING_MARK.sub("", _HEADING.sub(read, html))
    return html, tuple(result), wrong
