"""Changes of an author's files, as plain values: what a renaming or a fix asks somebody to do.

A value names places and no offsets, so that it can be kept, printed and sent. Offsets exist only where
the text of the file is at hand (`applied`, `changed_bytes`).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from briefing_site.model.lines import Lines
from briefing_site.model.place import Span


@dataclass(frozen=True, slots=True)
class Edit:
    """A piece of a file that is replaced."""

    at: Span
    new: str

    @property
    def path(self) -> str:
        """The file that is changed."""
        return self.at.path


@dataclass(frozen=True, slots=True)
class NewFile:
    """A file that is made; never one that is there already."""

    path: str
    text: str


@dataclass(frozen=True, slots=True)
class Move:
    """A file that gets another path, after all edits of it."""

    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Run:
    """A command of `briefing` that makes the change, with its arguments, as in `("pin",)`."""

    command: tuple[str, ...]


Change = Edit | NewFile | Move | Run


@dataclass(frozen=True, slots=True)
class Slot:
    """Where something can be written that is not there yet, or in place of what is."""

    at: Span
    before: str = ""
    """What is written before it."""
    after: str = ""
    """What is written behind it."""
    blank: str = ""
    """What stands there for a value that is yet to be filled in."""

    def fill(self, text: str) -> Edit:
        """The edit that writes a text there."""
        return Edit(self.at, f"{self.before}{text}{self.after}")


def overlap(one: Span, other: Span) -> bool:
    """Whether two edits cannot both be made: their pieces share characters, or begin at one point."""
    if one.path != other.path:
        return False
    return one.start == other.start or (one.start < other.end and other.start < one.end)


def applied(files: Mapping[str, str], changes: Iterable[Change]) -> dict[str, str]:
    """The texts of files, by path, after changes that do not overlap; commands are left out."""
    result = dict(files)
    some = tuple(changes)
    for path, edits in by_path(some).items():
        result[path] = _changed(result.get(path, ""), _offsets(Lines(path, result.get(path, "")), edits))
    for change in some:
        if isinstance(change, NewFile):
            result[change.path] = change.text
        elif isinstance(change, Move):
            result[change.new] = result.pop(change.old)
    return result


def changed_bytes(path: str, data: bytes, edits: Iterable[Edit]) -> bytes:
    """The bytes of a file after edits; its byte order mark and its line ends stay as they are.

    The places of the edits are those of its text with uniform line ends. Raises `UnicodeDecodeError` where
    the bytes are not UTF-8.
    """
    raw = data.decode("utf-8")
    mark, raw = ("\ufeff", raw[1:]) if raw.startswith("\ufeff") else ("", raw)
    text = raw.replace("\r\n", "\n").replace("\r", "\n")
    # A pair of characters at each of these points of the text is one character of it.
    pairs = [at - n for n, at in enumerate(_positions(raw, "\r\n"))]
    line_end = "\r\n" if len(pairs) > text.count("\n") // 2 else "\n"
    changes = [
        (
            start + bisect_right(pairs, start - 1),
            end + bisect_right(pairs, end - 1),
            new.replace("\n", line_end),
        )
        for start, end, new in _offsets(Lines(path, text), edits)
    ]
    return f"{mark}{_changed(raw, changes)}".encode()


def by_path(changes: Iterable[Change]) -> dict[str, list[Edit]]:
    """The edits among changes, by file."""
    found: dict[str, list[Edit]] = {}
    for change in changes:
        if isinstance(change, Edit):
            found.setdefault(change.path, []).append(change)
    return found


def _offsets(lines: Lines, edits: Iterable[Edit]) -> list[tuple[int, int, str]]:
    return [(lines.offset_of(edit.at.start), lines.offset_of(edit.at.end), edit.new) for edit in edits]


def _changed(text: str, changes: Iterable[tuple[int, int, str]]) -> str:
    """A text after changes at offsets; the last is made first, so that the others stay where they are."""
    for start, end, new in sorted(changes, key=lambda change: change[:2], reverse=True):
        text = text[:start] + new + text[end:]
    return text


def _positions(text: str, what: str) -> Iterator[int]:
    at = text.find(what)
    while at >= 0:
        yield at
        at = text.find(what, at + 1)
