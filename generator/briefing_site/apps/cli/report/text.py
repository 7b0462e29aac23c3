"""A fault as text for people: what is wrong, the line with its place underlined, and the cure."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from briefing_site.apps.cli.report.snippet import snippet
from briefing_site.apps.cli.report.terminal import harmless
from briefing_site.model.diagnostic import Diagnostic, RelatedPlace, Severity, Span
from briefing_site.model.lines import Lines

_COLOURS = {Severity.ERROR: "\x1b[1;31m", Severity.WARNING: "\x1b[1;33m", Severity.NOTE: "\x1b[1;36m"}
_BOLD, _QUIET, _BLUE, _RESET = "\x1b[1m", "\x1b[2m", "\x1b[34m", "\x1b[0m"
_MOST_RELATED = 3
"""Other places that are shown; the rest are counted."""


def text_of(
    fault: Diagnostic, source: Callable[[str], Lines | None] = lambda _: None, *, colour: bool = False
) -> str:
    """A fault, without a line feed at its end.

    `source` gives the text of a file, or None where there is none to show.
    """
    return "\n".join(_rows(fault, source, _Paint(colour)))


class _Paint:
    """Puts colours on words, or none."""

    def __init__(self, colour: bool) -> None:
        self._colour = colour

    def __call__(self, style: str, words: str) -> str:
        return f"{style}{words}{_RESET}" if self._colour and words else words


def _rows(fault: Diagnostic, source: Callable[[str], Lines | None], paint: _Paint) -> Iterator[str]:
    p, colour = fault.place, _COLOURS[fault.severity]
    place = paint(_BOLD, f"{harmless(p.path)}:{p.line}:{p.column}")
    kind = paint(colour, f"{fault.severity}[{fault.code}]")
    yield f"{place}: {kind} {harmless(fault.message)}"
    whole_file = fault.span == Span.whole_file(p.path)
    if not whole_file and (lines := source(p.path)):
        yield from _painted(snippet(lines, fault.span), colour, paint)
    for other in fault.related[:_MOST_RELATED]:
        yield from _related(fault, other, source, paint)
    if len(fault.related) > _MOST_RELATED:
        yield f"  {paint(_QUIET, f'and {len(fault.related) - _MOST_RELATED} more')}"
    if fault.hint:
        yield f"  {paint(_QUIET, 'hint:')} {harmless(fault.hint)}"


def _related(
    fault: Diagnostic, other: RelatedPlace, source: Callable[[str], Lines | None], paint: _Paint
) -> Iterator[str]:
    """Another place: its lines, headed by its path where that is another file's."""
    at, lines = other.at, source(other.at.path)
    rows = snippet(lines, at, "-", harmless(other.words)) if lines else []
    if at.path != fault.place.path or not rows:
        where = f"{harmless(at.path)}:{at.line}:{at.column}"
        yield f"  {paint(_BLUE, '-->')} {where}{'' if rows else f' {harmless(other.words)}'}"
    yield from _painted(rows, _BLUE, paint)


def _painted(rows: list[str], colour: str, paint: _Paint) -> Iterator[str]:
    for row in rows:
        gutter, bar, rest = row.partition("|")
        is_mark = not gutter.strip() and bool(rest.strip())
        yield f"{paint(_BLUE, gutter + bar)}{paint(colour, rest) if is_mark else rest}"
