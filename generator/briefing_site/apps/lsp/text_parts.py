"""The parts of a text as they stand in it: front matter, body, and the blocks of the body.

They are read out of the text alone, so that a file whose front matter is broken has them too.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefing_site.apps.lsp.site_at_a_moment import FileKind, front_matter
from briefing_site.parse.markdown.block import SECTION, Block, Kind
from briefing_site.parse.markdown.blocks import read_blocks
from briefing_site.text.dataclass import dataclass

_FOLDED = frozenset(
    {Kind.CODE, Kind.HTML, Kind.TABLE, Kind.QUOTE, Kind.LIST, Kind.ADMONITION, Kind.FOOTNOTE, Kind.NOTHING}
)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of a body."""

    level: int
    start: int
    """Offset of its first character; `end` is that behind its last."""
    end: int
    line: int
    """Number of its line, counted from 0."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A block of a body that takes several lines, counted from 0."""

    first: int
    last: int
    comment: bool


@dataclass(frozen=True, slots=True)
class BodyParts:
    """The headings of a body, and its blocks of several lines."""

    headings: tuple[Heading, ...]
    pieces: tuple[Piece, ...]


def body_start(kind: FileKind, text: str) -> int:
    """The offset at which the body of a briefing or a card begins; 0 where there is no front matter."""
    start, end = front_matter(kind, text)
    if not start:
        return 0
    line_end = text.find("\n", end)
    return len(text) if line_end < 0 else line_end + 1


def body_parts(text: str, body: int) -> BodyParts:
    """The parts of the Markdown that begins at the offset `body`."""
    document = read_blocks(f"{SECTION}\n{text[body:]}")
    moved = body - len(SECTION) - 1
    above = text.count("\n", 0, body) - 2  # the first line of the body is the second of the document
    headings: list[Heading] = []
    pieces: list[Piece] = []
    for section in document.sections:
        for block in section.children:
            if block.kind is Kind.HEADING:
                words = document.text[block.start : document.last_of(block)].rstrip()
                start = block.start + moved
                headings.append(Heading(block.number, start, start + len(words), block.first + above))
        for block in _within(section):
            if block.kind in _FOLDED and block.last > block.first:
                begins = document.text[block.start : block.start + 4]
                comment = block.kind is Kind.NOTHING or begins == "<!--"
                pieces.append(Piece(block.first + above, block.last + above, comment))
    return BodyParts(tuple(headings), tuple(pieces))


def _within(block: Block) -> Iterator[Block]:
    """Every block inside of a block; they lie inside one another to a bounded depth."""
    for child in block.children:
        yield child
        yield from _within(child)
