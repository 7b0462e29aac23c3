"""A position in a line, counted in columns: a container may use a part of the columns of a tab.

CommonMark 0.31.2, section 2.2, "Tabs".
"""

from __future__ import annotations

from briefing_site.parse.markdown.inline_text import Run

TAB = 4
"""The distance of tab stops, in columns."""


class LineCursor:
    """A position in a line of a text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        """Offset in the text."""
        self.end = 0
        """Offset of the end of the line."""
        self.column = 0
        self.tab = 0
        """Columns that are left of a tab of which a container has used the others."""
        self.next = -1
        """Offset of the next character that is no blank, once `look` was called; so for the other two."""
        self.indent = 0
        """Columns from here to that character."""
        self.blank = False
        """Whether only blanks are left in the line."""
        self._next_column = 0
        """Column of that character: whoever goes on among the blanks before it need not count them again."""

    def begin_line(self, start: int, end: int) -> None:
        """Go to the beginning of a line."""
        self.at, self.end, self.column, self.tab = start, end, 0, 0
        self.next = -1

    def look(self) -> None:
        """Find the next character of the line that is no blank, and its indentation."""
        text, at, end = self.text, self.at, self.end
        if at <= self.next:
            self.indent = self._next_column - self.column
            return
        if not self.tab and at < end and text[at] not in " \t":  # most lines
            self.next, self.indent, self.blank, self._next_column = at, 0, False, self.column
            return
        column = self.column + self.tab
        while at < end:
            sign = text[at]
            if sign == " ":
                column += 1
            elif sign == "\t":
                column += TAB - column % TAB
            else:
                break
            at += 1
        self.next, self.indent, self.blank, self._next_column = at, column - self.column, at >= end, column

    def skip(self) -> None:
        """Go to the next character that is no blank."""
        self.column += self.indent
        self.at, self.tab = self.next, 0

    def jump(self, end: int) -> None:
        """Go behind signs that begin at the next character, and end at an offset."""
        self.column += self.indent + end - self.next
        self.at, self.tab = end, 0

    def advance(self, columns: int) -> None:
        """Go on by some columns, which are blanks."""
        while columns > 0:
            if self.tab:
                used = min(self.tab, columns)
                self.tab -= used
            elif self.at < self.end and self.text[self.at] == "\t":
                self.at += 1
                wide = TAB - self.column % TAB
                used = min(wide, columns)
                self.tab = wide - used
            elif self.at < self.end:
                self.at += 1
                used = 1
            else:
                return
            self.column += used
            columns -= used

    def run(self) -> Run:
        """The rest of the line."""
        return Run(self.tab, self.at, self.end)
