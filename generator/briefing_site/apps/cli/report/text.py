"""A fault as text for people: what is wrong, the line with its place underlined, and the cure."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from briefing_site.apps.cli.report.snippet import snippet
from briefing_site.apps.cli.report.terminal import harmless, harmless_name
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
    place = paint(_BOLD, f"{harmless_name(p.path)}:{p.line}:{p.column}")
    kind = paint(colour, f"{fault.severity}[{fault.code}]")
    yield f"{place}: {kind} {harmless(fault.message)}"
    whole_file = fault.span == Span.whole_file(p.path)
    own = snippet(lines, fault.span) if not whole_file and (lines := source(p.path)) else []
    others = [(other, _snippet_of(other, source)) for other in fault.related[:_MOST_RELATED]]
    width = max((_gutter(rows) for rows in (own, *(rows for _, rows in others))), default=0)
    yield from _painted(own, width, colour, paint)
    for other, rows in others:
        yield from _related(fault, other, rows, paint)
        yield from _painted(rows, width, _BLUE, paint)
    if len(fault.related) > _MOST_RELATED:
        yield f"  {paint(_QUIET, f'and {len(fault.related) - _MOST_RELATED} more')}"
    if fault.hint:
        yield f"  {paint(_QUIET, 'hint:')} {harmless(fault.hint)}"


def _snippet_of(other: RelatedPlace, source: Callable[[str], Lines | None]) -> list[str]:
    """The lines of another place; none where its text is not at hand."""
    lines = source(other.at.path)
    return snippet(lines, other.at, "-", harmless(other.words)) if lines else []


def _related(fault: Diagnostic, other: RelatedPlace, rows: list[str], paint: _Paint) -> Iterator[str]:
    """The path of another place, where that is another file's or there are no `rows` of it to show."""
    at = other.at
    if at.path != fault.place.path or not rows:
        where = f"{harmless_name(at.path)}:{at.line}:{at.column}"
        yield f"  {paint(_BLUE, '-->')} {where}{'' if rows else f' {harmless(other.words)}'}"


def _gutter(rows: list[str]) -> int:
    """The width of the numbers before some lines."""
    return max((len(row.partition("|")[0]) for row in rows), default=0)


def _painted(rows: list[str], width: int, colour: str, paint: _Paint) -> Iterator[str]:
    """Lines whose numbers end in one column, `width` characters from the left."""
    for row in rows:
        gutter, bar, rest = row.partition("|")
        is_mark = not gutter.strip() and bool(rest.strip())
        yield f"{paint(_BLUE, gutter.rjust(width) + bar)}{paint(colour, rest) if is_mark else rest}"
