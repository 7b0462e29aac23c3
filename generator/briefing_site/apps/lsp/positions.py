"""Offsets in a text to and from the lines and columns of an editor.

An offset counts characters, as everywhere in the generator. In the protocol a column counts units of the
encoding that client and server agreed on: 😀 is one character, two units of UTF-16 and four of UTF-8.
"""

from __future__ import annotations

from typing import Literal

from briefing_site.model.lines import Lines
from briefing_site.text.dataclass import dataclass
from briefing_site.text.line_ends import uniform

Encoding = Literal["utf-8", "utf-16", "utf-32"]


@dataclass(frozen=True, slots=True)
class Positions:
    """The positions of one text."""

    lines: Lines
    encoding: Encoding = "utf-16"

    def offset(self, line: int, column: int) -> int:
        """The offset of a line and a column, both counted from 0; at most the end of that line."""
        if line >= len(self.lines.starts):
            return len(self.lines.text)
        text = _line(self.lines, line)
        return self.lines.starts[line] + characters(text, column, self.encoding)

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset, both counted from 0."""
        place = self.lines.place(min(max(offset, 0), len(self.lines.text)))
        before = _line(self.lines, place.line - 1)[: place.column - 1]
        return place.line - 1, units(before, self.encoding)


def units(text: str, encoding: Encoding) -> int:
    """The length of a text in units of an encoding."""
    if encoding == "utf-32" or text.isascii():
        return len(text)
    if encoding == "utf-8":
        return len(text.encode("utf-8", "surrogatepass"))
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def characters(text: str, column: int, encoding: Encoding) -> int:
    """How many characters of a line stand before a column; all of them where it lies past the end.

    A column inside a character is taken for the one before it.
    """
    if encoding == "utf-32" or text.isascii():
        return min(column, len(text))
    at = 0
    for number, char in enumerate(text):
        at += units(char, encoding)
        if at > column:
            return number
    return len(text)


def plain(text: str) -> str:
    """A text of the client with line ends made uniform and single surrogates replaced."""
    text = uniform(text.removeprefix("\ufeff"))
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _line(lines: Lines, number: int) -> str:
    end = lines.starts[number + 1] - 1 if number + 1 < len(lines.starts) else len(lines.text)
    return lines.text[lines.starts[number] : end]
