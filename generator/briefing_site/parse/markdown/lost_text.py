"""What of a text no reader would see, or see as something else: each is reported, at its place."""

from __future__ import annotations

from collections.abc import Container, Iterator

from briefing_site.model import faults
from briefing_site.model.diagnostic import Span
from briefing_site.parse.markdown.block import MAX_DEPTH, MAX_MADE_CELLS, Document
from briefing_site.parse.markdown.references import References
from briefing_site.parse.misplaced_citations import misplaced_in
from briefing_site.text.lazy_pattern import LazyPattern

_FENCE_MARKS = LazyPattern("`+|~+")
_SIGNS = LazyPattern(r"(?:[>*+-]|\d+[.)]|[ \t])*")


def report_unread(document: Document, references: References) -> None:
    """Report the lines that begin too deep inside other blocks, and comments without an end."""
    for start, end in document.too_deep:
        place, signs = references.span(start, end), _signs_before(document, references, start)
        references.report(faults.briefing.too_deep(place, MAX_DEPTH, signs))
    for start, end in document.short_rows[:1]:
        references.report(faults.briefing.too_many_cells(references.span(start, end), MAX_MADE_CELLS))
    for start in document.open_comments:
        sign = "%%" if document.text[start] == "%" else "<!--"
        place, plain = references.span(start, start + len(sign)), references.plain(start, sign)
        references.report(faults.briefing.unclosed_comment(place, sign, plain))


def report_lost(document: Document, references: References, used: Container[str]) -> None:
    """Report cells without a column, code without an end, citations in titles, and unused labels.

    `used` has the labels that links use.
    """
    for start, end in document.lost_cells:
        before = document.text.rfind("|", 0, start)
        bar = references.plain(before, "|")
        references.report(faults.briefing.lost_cell(references.span(start, end), bar))
    for start, end in document.open_fences:
        place = references.span(start, end)
        marks = _FENCE_MARKS.match(document.text, start)
        end_of_text = references.span(document.fence_ends[start], document.fence_ends[start])
        references.report(faults.briefing.unclosed_code(place, marks[0] if marks else "", end_of_text))
    for found in document.definitions.values():
        if found.label in used and found.title and "@" in found.title:
            _report_cited(document, references, found.place[1], found.line[1])
    for label, start, end in (*document.repeated, *_unused(document, used)):
        references.report(faults.link.unused_label(references.span(start, end), label))


def _report_cited(document: Document, references: References, start: int, end: int) -> None:
    """Report the citations in the title behind an address, which is printed as it stands."""
    for cite in misplaced_in(document.text[start:end]):
        place = references.span(start + cite.start, start + cite.end)
        references.report(faults.citation.citation_misplaced(place, "the title of a link"))


def _unused(document: Document, used: Container[str]) -> Iterator[tuple[str, int, int]]:
    """Label, start and end of the definitions that no link uses."""
    for found in document.definitions.values():
        if found.label not in used and found.address not in ("#", ""):  # `[//]: # (a comment)`
            yield found.label, *found.line


def _signs_before(document: Document, references: References, at: int) -> Span:
    """The signs of lists and quotations at the beginning of the line of an offset."""
    start = document.text.rfind("\n", 0, at) + 1
    found = _SIGNS.match(document.text, start)
    return references.span(start, found.end() if found else start)
