"""The block structure of a Markdown text: CommonMark's, GitHub's tables, and what briefings have besides.

The algorithm is that of CommonMark 0.31.2, "Appendix: A parsing strategy", phase 1. Each line first continues
the containers that are open, then may begin new blocks, and its rest goes to the open leaf.

Beyond CommonMark: tables (GitHub), footnotes, definition lists, abbreviations and admonitions
(Python-Markdown), and comments between two `%%` (Obsidian).
"""

from __future__ import annotations

from briefing_site.parse.markdown.block import MAX_DEPTH, SECTION, SHORT, Block, Document, Kind
from briefing_site.parse.markdown.block_beginnings import BEGINNINGS, begin_code
from briefing_site.parse.markdown.inline_text import Run
from briefing_site.parse.markdown.line_cursor import TAB
from briefing_site.parse.markdown.open_blocks import OpenBlocks
from briefing_site.parse.markdown.table_blocks import table_row


def read_blocks(text: str) -> Document:
    """Take a text apart; it begins with a line that begins a section."""
    return _Reader(text).read()


class _Reader(OpenBlocks):
    """Reads the lines of a text, one after the other."""

    def read(self) -> Document:
        """Read the whole text."""
        text, at, size = self.text, 0, len(self.text)
        while at < size:
            end = text.find("\n", at)
            if end < 0:
                end = size
            self.number += 1
            if end == at + 1 and text[at] in (SECTION, SHORT):
                self.close(0)
                self.begin_section(at, short=text[at] == SHORT)
            elif not self.plain_line(at, end):
                self.begin_line(at, end)
                self.line()
            at = end + 1
        self.close(0)
        return self.document

    def plain_line(self, at: int, end: int) -> bool:
        """Read an empty line, or one that begins with a word, where no block but a paragraph is open.

        `line` does the same with such a line, step by step; returns False for all others.
        """
        leaf = self.leaf
        if self.short or len(self.open) != 1 or (leaf and leaf.kind != Kind.PARAGRAPH):
            return False
        if at == end:
            self.close_leaf()
            return True
        sign = self.text[at]
        if sign in BEGINNINGS or sign in " \t":
            return False
        if leaf:
            self.reach(leaf)
        else:
            leaf = self.leaf = self.add(Kind.PARAGRAPH, at)
        leaf.runs.append(Run(0, at, end))
        return True

    def begin_section(self, at: int, *, short: bool) -> None:
        """Begin a section at the line of its mark."""
        block = Block(Kind.DOCUMENT, at, self.number)
        self.document.sections.append(block)
        self.open, self.short = [block], short
        if short:
            self.leaf = self.add(Kind.PARAGRAPH, at + 2)

    def line(self) -> None:
        """Read a line."""
        if self.short:
            self.look()
            self.skip()
            if self.leaf and self.at < self.end:
                self.leaf.runs.append(self.run())
            return
        depth = self.continued()
        leaf = self.leaf
        matched = depth == len(self.open)
        if matched and leaf and self.goes_on(leaf):
            return
        depth = self.begin_blocks(depth)
        if depth >= 0:
            leaf = self.leaf
            self.look()
            if self.blank:
                self.blank_line(depth)
            elif leaf and leaf.kind is Kind.PARAGRAPH:  # perhaps a lazy continuation
                self.skip()
                self.reach(leaf)
                leaf.runs.append(self.run())
            else:
                self.close(depth)
                self.skip()
                self.leaf = self.add(Kind.PARAGRAPH, self.at)
                self.leaf.runs.append(self.run())

    def blank_line(self, depth: int) -> None:
        """Read a blank line, which ends a paragraph and every container that it does not continue."""
        if self.leaf and self.leaf.kind in (Kind.PARAGRAPH, Kind.TABLE):
            self.close_leaf()
        if depth < len(self.open):
            self.close(depth)

    def continued(self) -> int:
        """Continue the open containers; returns how many of them go on."""
        depth = 1
        for block in self.open[1:]:
            kind = block.kind
            if kind is not Kind.LIST and kind is not Kind.DEFINITION_LIST:
                self.look()
                if kind is Kind.QUOTE:
                    if self.indent > 3 or self.blank or self.text[self.next] != ">":
                        return depth
                    self.take_quote_mark()
                    for around in self.open[: depth + 1]:
                        around.last = self.number
                elif self.indent >= block.width:
                    self.advance(block.width)
                elif not self.blank or (kind is Kind.ITEM and not block.children and self.leaf is None):
                    return depth
                else:
                    self.skip()
            depth += 1
        return depth

    def goes_on(self, leaf: Block) -> bool:
        """Whether the line goes on with the open leaf, which lets no block begin in it."""
        kind = leaf.kind
        if kind is Kind.CODE:
            self.look()
            if leaf.number:  # a fence
                if self.indent <= 3 and self.closes_fence(leaf):
                    self.reach(leaf)
                    self.leaf = None
                    return True
                self.advance(min(leaf.width, self.indent))
            elif self.indent >= TAB:
                self.advance(TAB)
            elif self.blank:
                self.skip()
            else:
                self.close_leaf()
                return False
            if not self.blank:
                self.reach(leaf)
            leaf.runs.append(self.run())
            return True
        if kind is Kind.HTML:
            self.look()
            if self.html_end is None and self.blank:
                self.leaf = None
                return False
            self.html_line(leaf)
            return True
        if kind is Kind.NOTHING and self.comment:
            self.reach(leaf)
            if self.text.find("%%", self.at, self.end) >= 0:
                self.document.open_comments.pop()
                self.comment, self.leaf = False, None
            return True
        return False

    def closes_fence(self, leaf: Block) -> bool:
        sign = self.text[leaf.start]
        rest = self.text[self.next : self.end].rstrip(" \t")
        return len(rest) >= leaf.number and rest == sign * len(rest)

    def begin_blocks(self, depth: int) -> int:
        """Begin the blocks that begin in the line, of which `depth` open containers go on.

        Returns how many containers go on or have begun; -1 where nothing is left to be read of the line.
        """
        while True:
            self.look()
            if self.blank:
                return depth
            if self.indent >= TAB:
                if self.leaf and self.leaf.kind is Kind.PARAGRAPH:
                    return depth
                self.close(depth)
                begin_code(self)
                return -1
            sign = self.text[self.next]
            begin = BEGINNINGS.get(sign)
            if begin and depth > MAX_DEPTH:
                self.document.too_deep.append((self.next, self.end))
                begin = None
            if begin is None:
                return -1 if table_row(self, depth) else depth
            done = begin(self, depth)
            if done is None:
                return -1 if table_row(self, depth) else depth
            if done:
                return -1
            depth = len(self.open)  # a container began; look into it
