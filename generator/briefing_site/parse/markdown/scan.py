"""What a text refers to, with offsets in the text: for the editor, which asks about the place of a cursor."""

from __future__ import annotations

import re
from typing import Literal

from briefing_site.parse.markdown.block import SECTION, SHORT, Block, Document, Kind
from briefing_site.parse.markdown.blocks import read_blocks
from briefing_site.parse.markdown.inline import read_inline
from briefing_site.parse.markdown.inline_parts import Address, Part, Sort, Tag
from briefing_site.parse.markdown.inline_text import InlineText, of_runs
from briefing_site.parse.markdown.raw_addresses import raw_addresses
from briefing_site.parse.markdown.spans import disjoint
from briefing_site.text.dataclass import dataclass
from briefing_site.text.lazy_pattern import LazyPattern

MarkKind = Literal["page", "image", "wiki", "excerpt", "footnote"]

_FRONT_MATTER = LazyPattern(r"---[ \t]*\n.*?^(?:---|\.\.\.)[ \t]*$", re.DOTALL | re.MULTILINE)
_OUTSIDE = LazyPattern(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//")


@dataclass(frozen=True, slots=True)
class ScannedLink:
    """A reference to something else in the site."""

    start: int
    end: int
    kind: MarkKind
    target: str
    anchor: str = ""
    label: str = ""


@dataclass(frozen=True, slots=True)
class FootnoteDefinition:
    """The text of an author's footnote: `[^name]: text` with its indented paragraphs."""

    name: str
    start: int
    """Offset of the line `[^name]:`."""
    text: int
    """Offset of the first character after the colon."""
    end: int


@dataclass(frozen=True, slots=True)
class Scan:
    """The findings, each in the order of the text."""

    marks: tuple[ScannedLink, ...]
    opaque: tuple[tuple[int, int], ...]
    """Disjoint spans in which nothing is a citation: code, comments, tags, addresses, links."""
    labels: tuple[tuple[int, int], ...]
    """The words of links, which are opaque too."""
    definitions: tuple[FootnoteDefinition, ...]
    comments: tuple[tuple[int, int], ...]
    """The comments of HTML, those in an inline footnote or in the words of a link too."""
    notes: tuple[tuple[int, int], ...]
    """The texts of inline footnotes, `^[text]`."""


def scan(text: str, *, short: bool = False) -> Scan:
    """Find what a text refers to; its front matter, if it has some, is read as one paragraph.

    `short` is for a text that is one paragraph, whatever it says.
    """
    front = None if short else _FRONT_MATTER.match(text)
    cut = front.end() if front else 0
    parts = ((text, True),) if short else ((text[:cut], True), (text[cut:], False))
    marks: list[ScannedLink] = []
    opaque: list[tuple[int, int]] = []
    labels: list[tuple[int, int]] = []
    definitions: list[FootnoteDefinition] = []
    comments: list[tuple[int, int]] = []
    notes: list[tuple[int, int]] = []
    at = 0
    for part, whole in parts:
        if part:
            document = read_blocks(f"{SHORT if whole else SECTION}\n{part}")
            reader = _Outline(document, at - 2)
            reader.read()
            marks += reader.marks
            opaque += reader.opaque
            labels += reader.labels
            definitions += reader.definitions
            comments += reader.comments
            notes += reader.notes
        at += len(part)
    return Scan(
        tuple(sorted(marks, key=lambda mark: mark.start)),
        tuple(disjoint(opaque)),
        tuple(sorted(labels)),
        tuple(sorted(definitions, key=lambda note: note.start)),
        tuple(sorted(set(comments))),
        tuple(sorted(set(notes))),
    )


class _Outline:
    """Gathers the references of a document; `moved` is added to its offsets."""

    def __init__(self, document: Document, moved: int) -> None:
        self.document = document
        self.moved = moved
        self.marks: dict[ScannedLink, None] = {}
        """In the order in which they were found; a definition serves several links."""
        self.opaque: list[tuple[int, int]] = []
        self.labels: list[tuple[int, int]] = []
        self.definitions: list[FootnoteDefinition] = []
        self.comments: list[tuple[int, int]] = []
        self.notes: list[tuple[int, int]] = []

    def read(self) -> None:
        """Read all blocks."""
        for section in self.document.sections:
            for block in section.children:
                self.block(block)
        for definition in self.document.definitions.values():
            self.address(Address(definition.address, *definition.place), image=False)
            self.opaque.append((definition.place[0] + self.moved, definition.place[1] + self.moved))

    def block(self, block: Block) -> None:
        text = self.document.text
        if block.kind is Kind.FOOTNOTE:
            first = block.start + len(block.detail) + 4
            end = self.document.end_of(block)
            self.definitions.append(
                FootnoteDefinition(
                    block.detail, block.start + self.moved, first + self.moved, end + self.moved
                )
            )
        for child in block.children:
            self.block(child)
        if block.kind is Kind.CODE or (block.kind is Kind.NOTHING and text.startswith("%%", block.start)):
            self.opaque.append((block.start + self.moved, self.document.last_of(block) + self.moved))
        elif block.kind is Kind.HTML:
            self.inline(of_runs(text, block.runs), html_only=True)
        elif block.kind is Kind.PARAGRAPH:
            self.inline(of_runs(text, block.runs))
        for words in block.words:
            self.inline(words)

    def inline(self, text: InlineText, *, html_only: bool = False) -> None:
        read = read_inline(text, self.document.definitions, html_only=html_only)
        self.opaque += (self.span(text, *span) for span in read.opaque)
        self.labels += (self.span(text, start, end) for start, end in read.labels)
        for part in read.parts:
            self.part(text, part)

    def part(self, text: InlineText, part: Part) -> None:
        if part.sort in (Sort.OPEN, Sort.IMAGE) and isinstance(part.value, Tag):
            if part.value.address:
                self.address(part.value.address, image=part.sort is Sort.IMAGE)
        elif part.sort is Sort.HTML and text.startswith("<!--", part.start):
            self.comments.append(self.span(text, part.start, part.end))
        elif part.sort is Sort.HTML:
            for raw in raw_addresses(text, part.start, part.end):
                self.address(raw.address, image=raw.image)
        elif part.sort is Sort.MARK:
            start, end = self.span(text, part.start, part.end)
            self.marks[ScannedLink(start, end, "footnote", str(part.value))] = None
        elif part.sort is Sort.WIKI and text[part.start] == "[":
            start, end = self.span(text, part.start, part.end)
            target, _, label = str(part.value).partition("|")
            name, _, anchor = target.strip().partition("#")
            kind: MarkKind = "excerpt" if name.startswith("@") else "wiki"
            mark = ScannedLink(
                start, end, kind, name.removeprefix("@").strip(), anchor.strip(), label.strip()
            )
            self.marks[mark] = None
        elif part.sort is Sort.NOTE and isinstance(part.value, InlineText):
            self.notes.append(self.span(part.value, 0, len(part.value)))
            self.inline(part.value)

    def address(self, address: Address, *, image: bool) -> None:
        if address.start < 0 or _OUTSIDE.match(address.value):
            return
        path, _, anchor = address.value.partition("#")
        mark = ScannedLink(
            address.start + self.moved, address.end + self.moved, "image" if image else "page", path, anchor
        )
        self.marks[mark] = None

    def span(self, text: InlineText, start: int, end: int) -> tuple[int, int]:
        first, last = text.whole_span(start, end)
        return first + self.moved, last + self.moved
