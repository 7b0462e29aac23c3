"""A cure of a fault as a value: what it is called, what it changes, and how far it can be trusted."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from briefing_site.model.edit import Change, Edit
from briefing_site.model.place import Span


class Safety(StrEnum):
    """How far a fix can be trusted; the names are those of ruff."""

    SAFE = "safe"
    """What the author meant is plain, and nothing else changes: `briefing check --fix` makes it."""
    UNSAFE = "unsafe"
    """It may not be what the author meant: only `--fix --unsafe` makes it."""
    DISPLAY = "display"
    """It leaves something to decide or to fill in: an editor offers it, no command makes it."""


@dataclass(frozen=True, slots=True)
class Fix:
    """A cure of a fault."""

    title: str
    changes: tuple[Change, ...]
    safety: Safety

    @property
    def edits(self) -> tuple[Edit, ...]:
        """Its edits, where it is made of nothing else; else nothing."""
        edits = tuple(change for change in self.changes if isinstance(change, Edit))
        return edits if len(edits) == len(self.changes) else ()


def replaced(at: Span, new: str, title: str = "", safety: Safety = Safety.SAFE) -> Fix:
    """The fix that puts a text in place of a piece."""
    return Fix(title or f"Write {new}", (Edit(at, new),), safety)


def meant(at: Span, old: str, new: str) -> tuple[Fix, ...]:
    """The fix that puts the word that was meant in place of the one that stands at a piece.

    There is none where no word is known, or where the piece does not hold the old one as it is:
    in YAML an author may write a letter as an escape.
    """
    if not new or not old or not at.holds(len(old)):
        return ()
    return (replaced(at, new, f'Change "{old}" to "{new}"', Safety.UNSAFE),)


def plain_sign(sign: str, at: Span, backslash: str) -> Fix:
    """The fix that makes a sign with which a citation could begin an ordinary one."""
    name = {"@": "at sign", "[": "bracket"}[sign]
    return Fix(f"Write \\{sign}, a plain {name}", (Edit(Span.at(at.start), backslash),), Safety.DISPLAY)
