"""From an offset in a text to a place in the author's file."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate

from briefing_site.model.place import Place, Span
from briefing_site.text.dataclass import dataclass
from briefing_site.text.lazy_pattern import LazyPattern

_new = tuple.__new__


class Lines:
    """The lines of one file; turns offsets into places, and places into offsets."""

    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self.text = text
        self.starts = [0, *accumulate(len(line) + 1 for line in text.split("\n")[:-1])]

    def place(self, offset: int) -> Place:
        """The line and column of a character of the file."""
        line = bisect_right(self.starts, offset)
        return Place(self.path, line, offset - self.starts[line - 1] + 1)

    def offset(self, line: int, column: int) -> int:
        """The offset of a line and column, both counted from 0; past the end, the end."""
        if line >= len(self.starts):
            return len(self.text)
        return min(self.starts[line] + column, len(self.text))

    def offset_of(self, place: Place | Span) -> int:
        """The offset of a place of the file, or of the start of a piece; past the end, the end."""
        return self.offset(place.line - 1, place.column - 1)

    def span(self, start: int, end: int) -> Span:
        """The piece from one offset to another."""
        starts, path = self.starts, self.path
        line = bisect_right(starts, start)
        column = start - starts[line - 1] + 1
        # Not by the names of the classes, whose constructors take three times as long: spans are many.
        first = _new(Place, (path, line, column))
        if line < len(starts) and end >= starts[line]:
            return _new(Span, (first, self.place(end)))
        return _new(Span, (first, _new(Place, (path, line, column + end - start))))

    def bare(self, start: int, end: int) -> Span:
        """The piece from one offset to another, without the white space at its end."""
        while end > start and self.text[end - 1].isspace():
            end -= 1
        return self.span(start, end)

    def rest_of_line(self, offset: int) -> Span:
        """From an offset to the end of its line, without the white space there."""
        end = self.text.find("\n", offset)
        return self.bare(offset, len(self.text) if end < 0 else end)

    def line(self, number: int) -> str:
        """The text of a line, counted from 1, without its end; empty past the last."""
        if not 0 < number <= len(self.starts):
            return ""
        end = self.starts[number] - 1 if number < len(self.starts) else len(self.text)
        return self.text[self.starts[number - 1] : end]


@dataclass(frozen=True, slots=True)
class LocatedText:
    """A text of the author, with the place in the file of each of its characters.

    A body is one run of the file. A YAML scalar may be folded, quoted and indented. It has an anchor wherever
    the distance between its offsets and those of the file changes.
    """

    text: str
    lines: Lines
    anchors: tuple[tuple[int, int], ...]
    """(offset in the text, offset in the file), ascending; the first is for offset 0."""
    backslash: str = "\\"
    """The notation of a backslash in this text: two backslashes in double quotation marks of YAML."""

    def place(self, offset: int) -> Place:
        """The place in the file of a character of the text."""
        at = bisect_right(self.anchors, (offset, len(self.lines.text) + 1)) - 1
        of_text, of_file = self.anchors[max(at, 0)]
        return self.lines.place(of_file + offset - of_text)

    def span(self, start: int, end: int) -> Span:
        """The span in the file of a piece of the text."""
        if len(self.anchors) == 1:  # it stands in the file as it is
            _, of_file = self.anchors[0]
            return self.lines.span(of_file + start, of_file + end)
        return Span(self.place(start), self.place(end))

    @classmethod
    def run(cls, lines: Lines, start: int, end: int) -> LocatedText:
        """A piece of the file as it stands."""
        return cls(lines.text[start:end], lines, ((0, start),))

    @classmethod
    def scalar(cls, value: str, lines: Lines, start: int, end: int, style: str = "") -> LocatedText:
        """A YAML scalar whose text stands, in the notation of its style, at `start` to `end` of the file.

        `style` is the mark that begins it: a quotation mark, `|`, `>`, or nothing for a plain scalar.
        """
        backslash = "\\\\" if style == '"' else "\\"
        if style not in ("|", ">") and end - start == len(value) and lines.text.startswith(value, start):
            return cls(value, lines, ((0, start),), backslash)  # as it stands, like nearly all of them
        anchors: list[tuple[int, int]] = []
        drift: int | None = None
        for of_text, of_file in _aligned(value, lines.text, start, end, style):
            if of_file - of_text != drift:
                drift = of_file - of_text
                anchors.append((of_text, of_file))
        if style in ("'", '"') and anchors and end - len(value) != drift:
            anchors.append((len(value), end))  # its last character may be written as several
        return cls(value, lines, tuple(anchors) or ((0, start),), backslash)


_ESCAPE = LazyPattern(r"\\(?:x..|u.{4}|U.{8}|\n[ \t]*|.)", re.DOTALL)
_BREAK = LazyPattern(r"[ \t]*(?:\n[ \t]*)+")
_BLANKS = LazyPattern(r"\s+")
_LINE_END = LazyPattern(r"\n")
_PARTINGS = {'"': LazyPattern(r"[\\\n]"), "'": LazyPattern(r"['\n]")}
"""Where the notation of a quoted scalar may part from its value; that of others does at a line end."""


def _aligned(value: str, raw: str, start: int, end: int, style: str) -> Iterator[tuple[int, int]]:
    """Offset in the value and in the file wherever a run of characters begins that stand in both alike.

    White space with a line break in it stands for the white space of the value, however it was folded;
    an escape stands for one character (YAML 1.1, 5.7), or for none where it is a line break.
    """
    of_text, of_file = 0, start
    if style in ("|", ">"):  # `start` is that of the first character that is no blank
        of_text = len(value) - len(value.lstrip())
    parting = _PARTINGS.get(style, _LINE_END)
    while of_file < end and of_text < len(value):
        found = parting.search(raw, of_file, end)
        run = raw[of_file : found.start() if found else end]
        if found and found[0] == "\n":
            run = run.rstrip(" \t")
        if run:
            yield of_text, of_file
            of_text += len(run)
            of_file += len(run)
        elif style == '"' and (escape := _ESCAPE.match(raw, of_file, end)):
            if escape.group()[1] != "\n":
                yield of_text, of_file
                of_text += 1
            of_file = escape.end()
        elif folded := _BREAK.match(raw, of_file, end):
            yield of_text, of_file
            of_text += _folded_length(value, of_text, folded.group().count("\n"), style)
            of_file = folded.end()
        else:
            yield of_text, of_file
            of_text += 1
            of_file += 2 if style == "'" and raw.startswith("''", of_file) else 1


def _folded_length(value: str, at: int, breaks: int, style: str) -> int:
    """How many characters of a value a run of line breaks stands for."""
    if style in ("|", ">"):
        blanks = _BLANKS.match(value, at)
        return len(blanks.group()) if blanks else 0
    return 1 if breaks == 1 else breaks - 1
