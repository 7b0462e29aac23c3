"""Changes of files, as plain values: what a renaming or a quick fix asks an editor to do."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Edit:
    """A piece of a file that is replaced."""

    path: str
    start: int
    end: int
    new: str


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


Change = Edit | NewFile | Move


def applied(files: Mapping[str, str], changes: Iterable[Change]) -> dict[str, str]:
    """The texts of files after some changes."""
    result = dict(files)
    some = tuple(changes)
    edits = sorted((c for c in some if isinstance(c, Edit)), key=lambda e: (e.start, e.end), reverse=True)
    for edit in edits:
        text = result.get(edit.path, "")
        result[edit.path] = text[: edit.start] + edit.new + text[edit.end :]
    for change in some:
        if isinstance(change, NewFile):
            result[change.path] = change.text
        elif isinstance(change, Move):
            result[change.new] = result.pop(change.old)
    return result
