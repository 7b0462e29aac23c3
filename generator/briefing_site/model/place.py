"""Places in an author's files: a point, and a span from one point to another."""

from __future__ import annotations

from typing import Any, NamedTuple


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
    """The point of its first character."""
    end: Place
    """The point behind its last character; equal to `start` where the span is empty."""

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickle it flat, since a store holds more spans than all else."""
        (path, line, column), (other, end_line, end_column) = self
        if path != other:
            return Span, (self.start, self.end)
        return _FlatSpan, (path, line, column, end_line, end_column)

    @classmethod
    def at(cls, place: Place) -> Span:
        """The empty span at a point."""
        return cls(place, place)

    @classmethod
    def whole_file(cls, path: str) -> Span:
        """The span for faults of a file as such, or of a file whose text is not known: an empty span."""
        return cls.at(Place(path))

    @classmethod
    def opening(cls, path: str) -> Span:
        """The line `---` with which the front matter of a file begins."""
        return cls(Place(path), Place(path, 1, 4))

    @property
    def path(self) -> str:
        """The path of its file."""
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
        """Whether the span has exactly `count` characters, all on one line."""
        return self.start.line == self.end.line and self.end.column - self.start.column == count

    def part(self, first: int, count: int) -> Span:
        """The span of `count` characters from its `first` on; for a span of one line."""
        return Span(self.start.right(first), self.start.right(first + count))


_new = tuple.__new__


class _FlatSpan:
    """How a span is pickled; making one makes the span. It is a class, as all that a store may call is."""

    def __new__(  # type: ignore[misc]
        cls, path: str, line: int, column: int, end_line: int, end_column: int
    ) -> Span:
        return _new(Span, (_new(Place, (path, line, column)), _new(Place, (path, end_line, end_column))))
