"""What the generator tells its author: one value per fault, with place, code, message and cure.

Every stage returns its faults as `Diagnostic` values; nothing is logged or raised on the way.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a fault weighs: an error stops publication, a warning stops it under `--strict`."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A point in an author's file."""

    path: str
    """Relative to the site folder, with forward slashes."""
    line: int = 1
    """Counted from 1, front matter included."""
    column: int = 1
    """Characters (not bytes) from the start of the line, counted from 1."""


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One fault, as the author will read it."""

    place: Place
    severity: Severity
    code: str
    """A stable name for the kind of fault, as in `unknown-source`."""
    message: str
    """What is wrong, in one line."""
    hint: str = ""
    """What to do about it; empty where the message says it all."""

    def __str__(self) -> str:
        p = self.place
        head = f"{p.path}:{p.line}:{p.column}: {self.severity}[{self.code}] {self.message}"
        return f"{head}\n  hint: {self.hint}" if self.hint else head


def error(place: Place, code: str, message: str, hint: str = "") -> Diagnostic:
    """A fault that stops publication."""
    return Diagnostic(place, Severity.ERROR, code, message, hint)


def warning(place: Place, code: str, message: str, hint: str = "") -> Diagnostic:
    """A fault that stops publication only under `--strict`."""
    return Diagnostic(place, Severity.WARNING, code, message, hint)


def in_order(faults: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Each fault once, by path, line, column, then code."""
    return sorted(set(faults), key=lambda f: (f.place, f.code, f.message, f.hint))


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A hint that names the known word nearest to `word`, or an empty string where none is near."""
    near = difflib.get_close_matches(word, list(known), n=1, cutoff=0.6)
    return f'did you mean "{near[0]}"?' if near else ""
