"""A fix of a fault as a value: its title, its changes, and how far it can be trusted."""

from __future__ import annotations

from enum import StrEnum

from briefing_site.model.edit import Change, Edit
from briefing_site.model.place import Span
from briefing_site.text.dataclass import dataclass
from briefing_site.text.odd_signs import bare_word


class Safety(StrEnum):
    """How far a fix can be trusted; the names are those of ruff."""

    SAFE = "safe"
    """The meaning is plain and nothing else changes: `briefing check --fix` makes the fix."""
    UNSAFE = "unsafe"
    """The author may have meant otherwise: only `--fix --unsafe` makes the fix."""
    DISPLAY = "display"
    """The author has to decide or to fill in a part: an editor offers the fix, no command makes it."""


@dataclass(frozen=True, slots=True)
class Fix:
    """A fix of a fault."""

    title: str
    changes: tuple[Change, ...]
    safety: Safety

    @property
    def edits(self) -> tuple[Edit, ...]:
        """The edits of the fix; empty where it has changes of another kind."""
        edits = tuple(change for change in self.changes if isinstance(change, Edit))
        return edits if len(edits) == len(self.changes) else ()


def replaced(at: Span, new: str, title: str = "", safety: Safety = Safety.SAFE) -> Fix:
    """The fix that replaces the text at a span."""
    return Fix(title or f"Write {new}", (Edit(at, new),), safety)


def meant(at: Span, old: str, new: str) -> tuple[Fix, ...]:
    """The fix that replaces the word `old` at a span by the word `new` that was meant.

    It is safe where the two differ in letter case alone, or in marks around the word.

    Empty where `new` is empty, or where the span does not hold `old` letter by letter: in YAML an author may
    write a letter as an escape.
    """
    if not new or not old or not at.holds(len(old)):
        return ()
    safety = Safety.SAFE if bare_word(old) == bare_word(new) else Safety.UNSAFE
    return (replaced(at, new, f'Change "{old}" to "{new}"', safety),)


def plain_sign(sign: str, at: Span, backslash: str, written: str = "") -> Fix:
    """The fix that puts a backslash before a sign, so that it begins no citation.

    A sign that is `written` otherwise (a full-width one, or a character reference) is replaced as well.
    """
    name = {"@": "at sign", "[": "bracket"}[sign]
    edit = Edit(at, f"{backslash}{sign}") if written not in ("", sign) else Edit(Span.at(at.start), backslash)
    return Fix(f"Write \\{sign}, a plain {name}", (edit,), Safety.DISPLAY)
