"""Changes of an author's files as values, which a renaming or a fix is made of.

An edit has places (lines and columns) and no offsets, so that it can be kept, printed and sent without the
text of the file. `changed_bytes` takes the text and turns places into offsets.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator

from briefing_site.model.compact import compact
from briefing_site.model.lines import Lines
from briefing_site.model.place import Span
from briefing_site.text.dataclass import dataclass
from briefing_site.text.lazy_pattern import LazyPattern
from briefing_site.text.line_ends import uniform

_LINE_END = LazyPattern(r"\r\n|\r|\n")


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
    """A new file; it never replaces an existing one."""

    path: str
    text: str


@dataclass(frozen=True, slots=True)
class Move:
    """A file that gets another path, after all its edits."""

    old: str
    new: str


@dataclass(frozen=True, slots=True)
class CommandStep:
    """A command of `briefing` that makes the change, with its arguments, as in `("pin",)`."""

    command: tuple[str, ...]


Change = Edit | NewFile | Move | CommandStep


@compact
@dataclass(frozen=True, slots=True)
class Slot:
    """A place in a file where a text can be written, with the punctuation that the text needs there."""

    at: Span
    before: str = ""
    """Written before the text."""
    after: str = ""
    """Written behind the text."""
    blank: str = ""
    """Written for a value that the author has yet to fill in."""

    def fill(self, text: str) -> Edit:
        """The edit that writes a text at this place."""
        return Edit(self.at, f"{self.before}{text}{self.after}")


def overlap(one: Span, other: Span) -> bool:
    """Whether two edits cannot both be made: their pieces share characters, or begin at one point."""
    if one.path != other.path:
        return False
    return one.start == other.start or (one.start < other.end and other.start < one.end)


def changed_bytes(path: str, data: bytes, edits: Iterable[Edit]) -> bytes:
    """The bytes of a file after edits; its byte order mark and its line ends stay as they are.

    A new line ends as the line does in which it is written.

    The places of the edits are those of its text with uniform line ends. Raises `UnicodeDecodeError` where
    the bytes are not UTF-8.
    """
    raw = data.decode("utf-8")
    mark, raw = ("\ufeff", raw[1:]) if raw.startswith("\ufeff") else ("", raw)
    text = uniform(raw)
    # At each of these points two characters of the file (a line end) are one of the text.
    pairs = [at - n for n, at in enumerate(_positions(raw, "\r\n"))]
    changes = []
    for start, end, new in _offsets(Lines(path, text), edits):
        first = start + bisect_right(pairs, start - 1)
        changes.append((first, end + bisect_right(pairs, end - 1), new.replace("\n", _line_end(raw, first))))
    return f"{mark}{_changed(raw, changes)}".encode()


def _line_end(raw: str, at: int) -> str:
    """How the line at an offset ends; for the last line, how the one before it does."""
    found = _LINE_END.search(raw, at)
    if found is None:
        before = max(raw.rfind("\n", 0, at), raw.rfind("\r", 0, at))
        found = _LINE_END.search(
            raw, before - 1 if raw[before - 1 : before + 1] == "\r\n" else max(before, 0)
        )
    return found.group() if found else "\n"


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
    """A text after changes at offsets. The last change is made first, so that earlier offsets stay true."""
    for start, end, new in sorted(changes, key=lambda change: change[:2], reverse=True):
        text = text[:start] + new + text[end:]
    return text


def _positions(text: str, what: str) -> Iterator[int]:
    at = text.find(what)
    while at >= 0:
        yield at
        at = text.find(what, at + 1)
