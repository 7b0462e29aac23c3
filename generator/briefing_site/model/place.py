"""Where something stands in an author's file: a point, and a piece from one point to another."""

from __future__ import annotations

from typing import NamedTuple


# Named tuples, because there are many of them: they are made, compared and kept in a fraction of the time.
class Place(NamedTuple):
    """A point in an author's file."""

    path: str
    """Relative to the site folder, with forward slashes."""
    line: int = 1
    """Counted from 1, front matter included."""
    column: int = 1
    """Characters (not bytes) from the start of the line, counted from 1."""

    def right(self, count: int) -> Place:
        """The point some characters further on in the same line."""
        return Place(self.path, self.line, self.column + count)


class Span(NamedTuple):
    """A piece of an author's file."""

    start: Place
    """Of its first character."""
    end: Place
    """Behind its last character; equal to `start` where it holds none."""

    @classmethod
    def at(cls, place: Place) -> Span:
        """A piece of no characters."""
        return cls(place, place)

    @classmethod
    def whole_file(cls, path: str) -> Span:
        """Stands for a file as such, and for one whose text is not known: a piece of no characters."""
        return cls.at(Place(path))

    @classmethod
    def opening(cls, path: str) -> Span:
        """The line `---` with which the front matter of a file begins."""
        return cls(Place(path), Place(path, 1, 4))

    @property
    def path(self) -> str:
        """The file that it is a piece of."""
        return self.start.path

    @property
    def line(self) -> int:
        """The line of its first character."""
        return self.start.line

    @property
    def column(self) -> int:
        """The column of its first character."""
        return self.start.column

    def holds(self, count: int) -> bool:
        """Whether it is exactly so many characters of one line."""
        return self.start.line == self.end.line and self.end.column - self.start.column == count

    def part(self, first: int, count: int) -> Span:
        """Some of its characters, counted from its start; for a piece of one line."""
        return Span(self.start.right(first), self.start.right(first + count))
