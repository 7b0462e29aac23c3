"""The blocks of a text that are open while its lines are read, and how they are added and closed."""

from __future__ import annotations

import re

from briefing_site.parse.markdown.block import Block, Document, Kind
from briefing_site.parse.markdown.inline_text import of_runs
from briefing_site.parse.markdown.line_cursor import LineCursor
from briefing_site.parse.markdown.reference_definitions import read_definitions

BLANK = re.compile(r"[ \t]*$")
COMMENT_END = re.compile(r"-->")


class OpenBlocks(LineCursor):
    """The state of one pass over the lines of a text: a position, and the blocks around it."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.cites = "@" in text or "＠" in text
        self.document = Document(text)
        self.open: list[Block] = []
        """The open containers, from the section to the innermost."""
        self.leaf: Block | None = None
        """The open leaf of the innermost container."""
        self.html_end: re.Pattern[str] | None = None
        """What ends the open block of HTML; None where a blank line does."""
        self.comment = False
        """Whether the open leaf is a comment."""
        self.short = False
        """Whether the section is one paragraph."""
        self.number = 0
        """The number of the line."""

    def take_quote_mark(self) -> None:
        """Go behind the `>` of a quotation, and a blank that follows."""
        self.jump(self.next + 1)
        if self.at < self.end and self.text[self.at] in " \t":
            self.advance(1)

    def in_paragraph(self, depth: int) -> bool:
        """Whether the line would go on with the open paragraph, if nothing begins in it."""
        return self.leaf is not None and self.leaf.kind is Kind.PARAGRAPH and depth == len(self.open)

    def html_line(self, leaf: Block) -> None:
        """Take a line of HTML, which may be the last."""
        self.reach(leaf)
        leaf.runs.append(self.run())
        if self.html_end and self.html_end.search(self.text, self.at, self.end):
            self.leaf = None

    def reach(self, leaf: Block) -> None:
        """Note that the line belongs to a leaf, and to all containers around the leaf."""
        leaf.last = self.number
        for block in self.open:
            block.last = self.number

    def add(self, kind: str, start: int) -> Block:
        """Add a block to the innermost container."""
        if kind is not Kind.ITEM and self.open[-1].kind is Kind.LIST:
            self.close(len(self.open) - 1)
        if kind not in (Kind.DEFINITION, Kind.TERM) and self.open[-1].kind is Kind.DEFINITION_LIST:
            self.close(len(self.open) - 1)
        block = Block(kind, start, self.number)
        for container in self.open:
            container.last = self.number
        self.open[-1].children.append(block)
        return block

    def close(self, depth: int) -> None:
        """Close the open leaf and the containers from a depth on."""
        self.close_leaf()
        del self.open[depth:]

    def close_leaf(self) -> None:
        """Close the open leaf."""
        leaf, self.leaf = self.leaf, None
        if leaf is None:
            return
        if leaf.kind is Kind.PARAGRAPH:
            if not self.short:
                self.take_definitions(leaf)
        elif leaf.kind is Kind.HTML and self.html_end is COMMENT_END:
            self.document.open_comments.append(leaf.start)
        elif leaf.kind is Kind.CODE and leaf.number:
            end = self.text.find("\n", leaf.start)
            self.document.open_fences.append((leaf.start, end))
            self.document.fence_ends[leaf.start] = self.document.last_of(leaf)
        elif leaf.kind is Kind.CODE:
            while leaf.runs and BLANK.match(self.text, leaf.runs[-1].start, leaf.runs[-1].end):
                leaf.runs.pop()
        self.comment = False

    def take_definitions(self, leaf: Block) -> None:
        """Take the link definitions off the beginning of a paragraph."""
        first = leaf.runs[0]
        if self.text[first.start] != "[":
            return
        text = of_runs(self.text, leaf.runs)
        found, end = read_definitions(text, self.cites)
        if not found:
            return
        for definition in found:
            if self.document.definitions.setdefault(definition.label, definition) is not definition:
                self.document.repeated.append((definition.label, *definition.line))
        lines = text.count("\n", 0, end)
        del leaf.runs[: lines if end < len(text) else len(leaf.runs)]
        if not leaf.runs:
            leaf.kind = Kind.NOTHING
