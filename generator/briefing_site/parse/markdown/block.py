"""The blocks of a Markdown text, as values of the parser."""

from __future__ import annotations

from typing import Final

from briefing_site.parse.markdown.inline_text import InlineText, Run
from briefing_site.parse.markdown.reference_definitions import Definition

MAX_DEPTH = 100
"""How many lists, quotations and the like may lie inside one another."""
MAX_MADE_CELLS = 20_000
"""How many empty cells a text may have that are added to rows of tables shorter than their head."""


class Kind:
    """What a block is.

    Words and no enumeration, whose members take ten times as long to look up.
    """

    DOCUMENT: Final = "document"
    QUOTE: Final = "quote"
    LIST: Final = "list"
    ITEM: Final = "item"
    ADMONITION: Final = "admonition"
    DEFINITION_LIST: Final = "definition list"
    DEFINITION: Final = "definition"
    FOOTNOTE: Final = "footnote"
    PARAGRAPH: Final = "paragraph"
    TERM: Final = "term"
    HEADING: Final = "heading"
    RULE: Final = "rule"
    CODE: Final = "code"
    HTML: Final = "html"
    TABLE: Final = "table"
    NOTHING: Final = "nothing"
    """What is not printed: definitions and comments. It counts where blank lines between blocks do."""


class Block:
    """A block while the text is read, and its result."""

    __slots__ = ("children", "detail", "first", "kind", "last", "number", "runs", "start", "width", "words")

    def __init__(self, kind: str, start: int, line: int) -> None:
        self.kind = kind
        self.start = start
        """Offset at which the block begins."""
        self.first = self.last = line
        """Numbers of the first and last line that are not blank."""
        self.children: list[Block] = []
        self.runs: list[Run] = []
        """The lines of a leaf."""
        self.width = 0
        """Columns that a line must be indented by to go on in the container; of a fence, its indentation."""
        self.number = 0
        """Level of a heading; number of an ordered list's first item; length of a fence."""
        self.detail = ""
        """Marker of a list; info string of code; name of a footnote; type of an admonition; and the like."""
        self.words: list[InlineText] = []
        """The inline texts of a heading, term, table or title."""


class Document:
    """A text taken apart into blocks."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.sections: list[Block] = []
        """One for each section of the text, in order."""
        self.footnotes: list[Block] = []
        self.definitions: dict[str, Definition] = {}
        """The first definition of each label of a link."""
        self.abbreviations: dict[str, InlineText] = {}
        self.open_comments: list[int] = []
        """Offset of each `%%` and `<!--` that nothing closes."""
        self.lost_cells: list[tuple[int, int]] = []
        """Start and end of each cell that its table has no column for."""
        self.made_cells = 0
        """How many empty cells were added to rows of tables that are shorter than their head."""
        self.short_rows: list[tuple[int, int]] = []
        """Start and end of each line that is no row of a table, since it lacks too many cells."""
        self.open_fences: list[tuple[int, int]] = []
        """Start and end of the first line of each block of code whose fence nothing closes."""
        self.fence_ends: dict[int, int] = {}
        """Start of such a block to its end."""
        self.repeated: list[tuple[str, int, int]] = []
        """Label, start and end of each definition of a link whose label was defined before."""
        self.too_deep: list[tuple[int, int]] = []
        """Start and end of each line that begins a container inside too many others."""

    def last_of(self, block: Block) -> int:
        """The offset behind the last character of a block."""
        text, at = self.text, block.start
        for _ in range(block.last - block.first):
            at = text.find("\n", at) + 1
        end = text.find("\n", at)
        return len(text) if end < 0 else end

    def end_of(self, block: Block) -> int:
        """The offset behind the last line of a block, and behind the blank lines that follow."""
        at = self.last_of(block)
        while self.text.startswith("\n", at):
            at += 1
        return at


SECTION = "\x1e"
"""A line of this character alone (U+001E, record separator) begins a section: a text by itself.

Nothing that is open reaches from a section into the next.
"""
SHORT = "\x1f"
"""A line of this character alone (U+001F, unit separator) begins a section that is one paragraph."""
