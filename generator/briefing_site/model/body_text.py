"""A body as plain text: one way for pages, records, the search index, lists and editors.

The caller gives a function for the words that the holes print: `link.printed` knows the whole site,
`as_written` only the body.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from html import escape, unescape

from briefing_site.model.body import Body, CitationHole, Hole, LinkHole
from briefing_site.model.citation import Mode
from briefing_site.text.html_to_text import html_to_text
from briefing_site.text.lazy_pattern import LazyPattern

HoleText = Callable[[Hole], str]
"""The words that a hole prints, as plain text: the author of a citation in running text, the words of a link
that is whole, and nothing for marks and for addresses in attributes."""


def body_text(body: Body, printed: HoleText) -> str:
    """The words that a reader sees of a body, without its marks."""
    return html_to_text(body_html(body, printed))


def body_html(body: Body, printed: HoleText) -> str:
    """The HTML of a body with the words that its holes print, and without marks and links."""
    out = [body.pieces[0]]
    for hole, piece in zip(body.holes, body.pieces[1:], strict=True):
        out += (escape(printed(hole), quote=False), piece)
    return "".join(out)


def sentence_text(body: Body, number: int, printed: HoleText) -> str:
    """The words that a reader sees of one sentence of a body."""
    return " ".join("".join(printed_parts(body, number, printed)).split())


def printed_parts(body: Body, number: int, printed: HoleText) -> list[str]:
    """The words of each part of a sentence as they are written, those of its holes too."""
    holes = body.holes
    return [part if isinstance(part, str) else printed(holes[part]) for part in body.sentences[number].parts]


def as_written(hole: Hole) -> str:
    """The words of a hole where no other file is known: names as the author wrote them."""
    if isinstance(hole, LinkHole) and hole.whole:
        return hole.label or (f"{hole.target}#{hole.anchor}" if hole.anchor else hole.target)
    if isinstance(hole, CitationHole) and hole.citations[0].mode is Mode.IN_TEXT:
        return f"@{hole.citations[0].source}"
    return ""


_ATTRIBUTE = LazyPattern(r"\b(?:alt|title)=\"([^\"]+)\"")


def attribute_words(body: Body) -> Iterator[str]:
    """The words in attributes of a body: what a picture shows, what a link or an abbreviation means."""
    for piece in body.pieces:
        if 'alt="' in piece or 'title="' in piece:
            yield from map(unescape, _ATTRIBUTE.findall(piece))
