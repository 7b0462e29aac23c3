"""How far a diagnostic reaches: it has a start alone, and an editor underlines a piece of the text."""

from __future__ import annotations

import re

from briefing_site.apps.lsp.site_at_a_moment import front_matter, kind_of
from briefing_site.model.diagnostic import Diagnostic
from briefing_site.model.lines import Lines
from briefing_site.parse import citations
from briefing_site.parse.markdown_scan import scan
from briefing_site.parse.near_citations import Misfit
from briefing_site.parse.yaml_values import Value, load

_WHOLE_LINE = frozenset(
    {"bad-excerpt", "heading-level", "missing-field", "template-error", "bad-yaml", "not-inline"}
)
_QUOTATION = frozenset({"quote-not-found", "ambiguous-quote", "unverified-quote", "quote-too-long"})
_QUOTED = re.compile(r"[ \t]*>[^\n]*(?:\n[ \t]*>[^\n]*)*")
_EXCERPT = re.compile(r"##[ \t]*[^\s{]*")
_SHAPES = (
    re.compile(r"\[\[[^\[\]\n]*\]\]"),
    re.compile(r"\[\^[^\]\s]*\]"),
    re.compile(r"-?@[\w-]+(?:#[\w-]+)?"),
    re.compile(r"</?[a-zA-Z][^<>\n]*>"),
    re.compile(r"[\w-]+(?=:(?:\s|\Z))"),
    re.compile(r"[\w-]+=(?:\"[^\"\n]*\"|'[^'\n]*'|[^\s}]*)"),
    re.compile(r"[^\s()<>\[\]\"'{},;]+"),
)
"""Links, footnotes, citations, tags, keys, attributes, and words."""


def reach(lines: Lines, fault: Diagnostic) -> tuple[int, int]:
    """The piece of the text that a diagnostic is about, never an empty one where there is a text."""
    text = lines.text
    start = lines.offset(fault.place.line - 1, fault.place.column - 1)
    end = _end(lines, fault, start)
    while end > start + 1 and text[end - 1].isspace():
        end -= 1
    if end <= start:  # at the end of a line: the sign before it shows best, else its end, else the last one's
        before = start > 0 and (text[start - 1] != "\n" or start == len(text))
        start, end = (start - 1, start) if before else (start, min(start + 1, len(text)))
    return start, end


def misfit_at(text: str, start: int) -> Misfit | None:
    """What begins at an offset, looks like a citation and is none."""
    found = citations.find(text, scan(text).opaque).misfits
    return next((misfit for misfit in found if misfit.start == start), None)


def value_at(lines: Lines, start: int) -> Value | None:
    """The scalar of the front matter that begins at an offset."""
    first, last = front_matter(kind_of(lines.path), lines.text)
    value = load(lines, first, last)[0] if first <= start <= last else None
    return _find(value, start) if value else None


def _end(lines: Lines, fault: Diagnostic, start: int) -> int:
    text = lines.text
    line_end = text.find("\n", start)
    line_end = len(text) if line_end < 0 else line_end
    if fault.code in _WHOLE_LINE or (fault.place.line, fault.place.column) == (1, 1):
        return line_end
    if fault.code in _QUOTATION and (quoted := _QUOTED.match(text, start)):
        return quoted.end()
    if fault.code == "not-a-citation" and (misfit := misfit_at(text, start)):
        return min(misfit.end, line_end)
    if heading := _EXCERPT.match(text, start):
        return heading.end()
    if (value := value_at(lines, start)) and value.end > start and not value.text.startswith(("@", "[[")):
        whole = fault.code not in ("broken-link", "not-a-citation", "unsafe-html", "citation-misplaced")
        return min(value.end, line_end) if whole else _word(text, start, line_end)
    return _word(text, start, line_end)


def _word(text: str, start: int, line_end: int) -> int:
    shape = next((m for pattern in _SHAPES if (m := pattern.match(text, start, line_end))), None)
    return shape.end() if shape else min(start + 1, line_end)


def _find(value: Value, start: int) -> Value | None:
    if isinstance(value.data, dict):
        inner = [entry.value for entry in value.data.values()]
    elif isinstance(value.data, list):
        inner = value.data
    else:
        return value if value.start == start else None
    return next((found for each in inner if (found := _find(each, start))), None)
