"""Diagnostics: one value per fault, complete when it is made.

Every stage returns its faults as `Diagnostic` values; no fault is logged or raised on the way. A fault has
its start and end, related places, the word that was meant, and its fixes. Commands, the language server and
the reports print these fields; none of them parses the message.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import field
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING

from briefing_site.model.fix import Fix
from briefing_site.model.place import Place, Span
from briefing_site.model.severity import Severity
from briefing_site.text.dataclass import dataclass
from briefing_site.text.known_words import KnownWords

if TYPE_CHECKING:  # an unchanged build need not load it
    from briefing_site.model.grounding import Token

__all__ = [
    "Diagnostic",
    "Place",
    "RelatedPlace",
    "Severity",
    "Span",
    "asked",
    "did_you_mean",
    "error",
    "in_order",
    "nearest_word",
    "note",
    "warning",
]


@dataclass(frozen=True, slots=True)
class RelatedPlace:
    """Another piece of text that explains a fault."""

    at: Span
    words: str
    """Its relation to the fault in words, as in "given here first"."""


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One fault, as the author will read it."""

    place: Place
    """The point at which the fault begins."""
    end: Place
    """The point behind the last character; equal to `place` for a fault of a file as such."""
    severity: Severity
    code: str
    """A stable name for the kind of fault, as in `unknown-source`."""
    message: str
    """What is wrong, in one line."""
    hint: str = ""
    """What the author can do; empty where the message says that too."""
    related: tuple[RelatedPlace, ...] = ()
    suggestion: str = ""
    """A known word near the wrong one, which may have been meant; empty where none is near."""
    fixes: tuple[Fix, ...] = ()
    """The fixes of the fault, the likeliest first."""
    token: Token | None = None
    """The piece of a cited sentence that a lint tells of; None for every other fault."""
    trace: str = field(default="", compare=False)
    """The calls that led to a mistake of the generator, which are shown to those who ask for them."""

    @property
    def span(self) -> Span:
        """The piece of text that the fault is about."""
        return Span(self.place, self.end)

    def __str__(self) -> str:
        p = self.place
        head = f"{p.path}:{p.line}:{p.column}: {self.severity}[{self.code}] {self.message}"
        return f"{head}\n  hint: {self.hint}" if self.hint else head


def error(
    at: Span,
    code: str,
    message: str,
    hint: str = "",
    *,
    related: tuple[RelatedPlace, ...] = (),
    suggestion: str = "",
    fixes: tuple[Fix, ...] = (),
) -> Diagnostic:
    """A fault that stops publication."""
    return Diagnostic(at.start, at.end, Severity.ERROR, code, message, hint, related, suggestion, fixes)


def warning(
    at: Span,
    code: str,
    message: str,
    hint: str = "",
    *,
    related: tuple[RelatedPlace, ...] = (),
    suggestion: str = "",
    fixes: tuple[Fix, ...] = (),
) -> Diagnostic:
    """A fault that stops publication only under `--strict`."""
    return Diagnostic(at.start, at.end, Severity.WARNING, code, message, hint, related, suggestion, fixes)


def note(
    at: Span,
    code: str,
    message: str,
    hint: str = "",
    *,
    related: tuple[RelatedPlace, ...] = (),
    suggestion: str = "",
    fixes: tuple[Fix, ...] = (),
) -> Diagnostic:
    """A fault that stops nothing, not even under `--strict`."""
    return Diagnostic(at.start, at.end, Severity.NOTE, code, message, hint, related, suggestion, fixes)


def in_order(faults: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Each fault once, by path, line, column, then code."""
    ordered: list[Diagnostic] = []
    for _, group in groupby(sorted(faults, key=_BEGINNING), _BEGINNING):
        alike = list(group)  # nearly always one
        ordered += sorted(set(alike), key=_order) if len(alike) > 1 else alike
    return ordered


_BEGINNING = attrgetter("place", "code")
"""With what `_order` begins."""


def _order(fault: Diagnostic) -> tuple[object, ...]:
    rest = (fault.severity, repr(fault.related), repr(fault.fixes), repr(fault.token))
    return fault.place, fault.code, fault.message, fault.hint, fault.end, *rest


def nearest_word(word: str, known: Iterable[str]) -> str:
    """The known word that is nearest to `word`, letter case apart; empty where none is near."""
    words = known if isinstance(known, KnownWords) else KnownWords(known)
    return words.nearest(word)


def asked(suggestion: str) -> str:
    """The hint that names a word that may have been meant; empty where there is none."""
    return f'did you mean "{suggestion}"?' if suggestion else ""


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A hint that names the known word nearest to `word`, or an empty string where none is near."""
    return asked(nearest_word(word, known))
