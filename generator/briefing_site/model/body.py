"""A finished text: its HTML, cut where citations, links and footnotes go, and the sentences around them."""

from __future__ import annotations

from typing import Literal, NamedTuple

from briefing_site.model.citation import Citation
from briefing_site.model.compact import compact
from briefing_site.model.diagnostic import Span
from briefing_site.text.dataclass import dataclass

SentenceKind = Literal["prose", "heading", "cell", "quotation", "code"]
"""What a sentence stands in: a paragraph or an item, a heading, a table, a block quotation, code."""


# A named tuple, because a site has tens of thousands, and each build reads them all from the store.
class Sentence(NamedTuple):
    """A sentence of a body as plain text, cut where a hole prints words: text, hole, text, hole, text."""

    parts: tuple[str | int, ...]
    """Text, and numbers of the holes (in the same `Body`) that stand in between."""
    block: int = 0
    """Number of the paragraph, item or other block that it stands in, in the same `Body`."""
    kind: SentenceKind = "prose"
    row: int = 0
    """Number of the row of a table that it stands in, from 1, in the same `Body`; 0 outside of tables."""


@compact
@dataclass(frozen=True, slots=True)
class CitationHole:
    """The place for the marks of one bracket."""

    citations: tuple[Citation, ...]
    sentence: int
    """The sentence that rests on these citations: its number in the same `Body`."""


@compact
@dataclass(frozen=True, slots=True)
class LinkHole:
    """The place for the address of a link, in an attribute, or for a whole link (`whole`)."""

    kind: Literal["page", "image", "wiki", "excerpt"]
    """A Markdown link to a file or anchor; an image; `[[slug]]`; `[[@source#excerpt]]`."""
    target: str
    """The target as written, without its anchor: a path, a slug, `region/slug`, or a source id."""
    anchor: str
    """Heading id or excerpt id; empty for none."""
    label: str
    """Words of a wikilink; empty where the title of its target is to be printed."""
    sentence: int
    """The sentence that holds the link: its number in the same `Body`."""
    place: Span
    target_place: Span
    """Place of the target alone."""
    anchor_place: Span
    """Place of the anchor alone."""
    sign: Span | None = None
    """Place of the `!` that makes an image of a Markdown link; None for every other link."""

    @property
    def whole(self) -> bool:
        """Whether the hole takes a whole link and not only its address."""
        return self.kind in ("wiki", "excerpt")


@dataclass(frozen=True, slots=True)
class FootnoteHole:
    """The place for the mark of an author's own footnote, `[^name]`."""

    name: str
    sentence: int
    """The sentence that the footnote is about: its number in the same `Body`."""
    place: Span


@dataclass(frozen=True, slots=True)
class OutsideAddress:
    """The address of a link or an image that begins with a scheme or `//`, and names no file of the site.

    It stays in the HTML as it is; the stage `link` says whether readers can use it.
    """

    kind: Literal["page", "image"]
    address: str
    """The address itself, without the escapes of Markdown and HTML."""
    place: Span
    """Place of the address as written."""


Hole = CitationHole | LinkHole | FootnoteHole


@compact
@dataclass(frozen=True, slots=True)
class Body:
    """Finished HTML, cut at its holes: piece 0, hole 0, piece 1, hole 1, ..., last piece."""

    pieces: tuple[str, ...]
    """One more than there are holes."""
    holes: tuple[Hole, ...]
    """In the order in which they stand in the finished text."""
    sentences: tuple[Sentence, ...]
    """All its sentences in reading order. Equal words at another place are another sentence."""
    outside: tuple[OutsideAddress, ...] = ()
    """The addresses of links and images that lead out of the site, in the order of the text."""
