"""From an offset in a text to a place in the author's file."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from generator.diagnostics import Place


class Lines:
    """The lines of one file: offset to place, and back."""

    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self.text = text
        starts = [0]
        at = text.find("\n")
        while at >= 0:
            starts.append(at + 1)
            at = text.find("\n", at + 1)
        self.starts = starts

    def place(self, offset: int) -> Place:
        """The line and column of a character of the file."""
        line = bisect_right(self.starts, offset)
        return Place(self.path, line, offset - self.starts[line - 1] + 1)

    def offset(self, line: int, column: int) -> int:
        """The offset of a line and column, both counted from 0; past the end, the end."""
        if line >= len(self.starts):
            return len(self.text)
        return min(self.starts[line] + column, len(self.text))


@dataclass(frozen=True, slots=True)
class Located:
    """A text of the author together with where each of its characters stands in the file.

    A body is one run of the file. A YAML scalar may be folded, quoted and indented; it has an
    anchor wherever its characters and those of the file part ways.
    """

    text: str
    lines: Lines
    anchors: tuple[tuple[int, int], ...]
    """(offset in the text, offset in the file), ascending; the first is for offset 0."""

    def place(self, offset: int) -> Place:
        """Where a character of the text stands in the file."""
        at = bisect_right(self.anchors, (offset, len(self.lines.text) + 1)) - 1
        of_text, of_file = self.anchors[max(at, 0)]
        return self.lines.place(of_file + offset - of_text)

    @classmethod
    def run(cls, lines: Lines, start: int, end: int) -> Located:
        """A piece of the file as it stands."""
        return cls(lines.text[start:end], lines, ((0, start),))

    @classmethod
    def scalar(cls, value: str, lines: Lines, start: int, end: int) -> Located:
        """A YAML scalar whose notation stands at `start` to `end` of the file.

        The two are aligned character by character: white space of the value stands for any run of
        white space, and whatever else the notation has (quotes, escapes) is passed over.
        """
        raw = lines.text
        anchors: list[tuple[int, int]] = []
        at = start
        drift: int | None = None
        for offset, char in enumerate(value):
            if char.isspace():
                found = at
                while found < end and not raw[found].isspace():
                    found += 1
                following = found
                while following < end and raw[following].isspace():
                    following += 1
                # A run of blanks inside one line stands for itself, character by character.
                if offset + 1 < len(value) and value[offset + 1].isspace():
                    following = min(found + 1, following)
            else:
                found = raw.find(char, at, end)
                if found < 0:  # written as an escape: stay where we are
                    continue
                following = found + 1
            if found - offset != drift:
                drift = found - offset
                anchors.append((offset, found))
            at = following
        if not anchors or anchors[0][0] != 0:
            anchors.insert(0, (0, start))
        return cls(value, lines, tuple(anchors))
