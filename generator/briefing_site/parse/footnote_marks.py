"""Footnotes whose marks or texts stand where they cannot serve: which ones a fault has told of already."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from briefing_site.model import faults
from briefing_site.model.body import Body, FootnoteHole
from briefing_site.model.diagnostic import Diagnostic, Span
from briefing_site.model.edit import Edit
from briefing_site.model.fix import Fix, Safety
from briefing_site.model.lines import Lines
from briefing_site.text.lazy_pattern import LazyPattern

_MARK = LazyPattern(r"\[\^(?P<name>[^\]\s]+)\]")
_INDENTED = LazyPattern(r"^(?P<indent>[ \t]+)\[\^(?P<name>[^\]\s]+)\]:", re.MULTILINE)
_MISPLACED = ("citation-misplaced", "misplaced-link")


def misplaced_marks(lines: Lines, found: Iterable[Diagnostic]) -> Iterator[str]:
    """The names of footnotes whose mark stands where none can be printed, as faults of the file tell."""
    for fault in found:
        if fault.code in _MISPLACED and fault.place.path == lines.path:
            at = lines.offset_of(fault.place)
            if mark := _MARK.match(lines.text, at, lines.offset_of(fault.end)):
                yield mark["name"]


def buried(lines: Lines, body: int, bodies: Sequence[Body]) -> Iterator[tuple[str, Diagnostic]]:
    """The name of each footnote whose text is indented, and so is a part of the text above, with the fault.

    `body` is the offset behind the front matter. To Markdown the beginning of such a text is a mark, which is
    one of the holes of `bodies`.
    """
    if "[^" not in lines.text:
        return
    marks = {hole.place for text in bodies for hole in text.holes if isinstance(hole, FootnoteHole)}
    for note in _INDENTED.finditer(lines.text, body):
        at = lines.span(note.end("indent"), note.end() - 1)
        if at in marks:
            yield note["name"], faults.briefing.buried_footnote(at, note["name"], _moved_out(lines, note))


def _moved_out(lines: Lines, note: re.Match[str]) -> Fix:
    """The fix that begins the text of a footnote in the first column, with a blank line before it."""
    line: Span = lines.span(*note.span("indent"))
    above = lines.line(line.line - 1).strip()
    return Fix("Begin it in the first column", (Edit(line, "\n" if above else ""),), Safety.UNSAFE)
