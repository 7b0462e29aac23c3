"""Prose around a cursor: what in it is code or an address, and where a citation may begin."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from briefing_site.parse.citation_key import Key, read_key
from briefing_site.parse.markdown_scan import scan

Span = tuple[int, int]

_VERBATIM = re.compile(r"[`~]|<!--|<?https?:|<[^<>\s]+@|<[a-zA-Z/]")
"""How code, comments, addresses and tags begin; other spans that the scanner passes over are links."""
_FENCE = re.compile(r"^(`{3,}|~{3,})[^`\n]*$", re.MULTILINE)
_COMMENT = re.compile(r"<!--(?![\s\S]*-->)")
_BLOCK = re.compile(r"(?:^.*\S.*$\n?)+", re.MULTILINE)
_INDENTED = re.compile(r" {4}|\t| {1,3}\t")
_HOLDS = re.compile(r" {0,3}(?:[-*+] |\d+[.)] |\[\^[^\]\s]+\]:|!!! |: |\?\?\? )")
"""How a block begins that indented blocks belong to: a list, a footnote, an admonition, a definition."""
_LEAST = 60
"""As much before an `@` tells whether a citation may begin there."""


def verbatim(text: str) -> tuple[Span, ...]:
    """Where a text is code, a comment, a tag, an address or words of a link: no reference stands there."""
    scanned = scan(text)
    spans = [span for span in scanned.opaque if _VERBATIM.match(text, span[0])]
    spans += ((start, end + 1) for start, end in scanned.labels)
    # What is not closed yet is none of these for Markdown, but mostly about to become one.
    for opening in (_FENCE, _COMMENT):
        found = next((m for m in opening.finditer(text) if not inside(spans, m.start())), None)
        if found:
            spans.append((found.start(), len(text) + 1))
    spans += [span for span in _indented(text) if not inside(spans, span[0])]
    return tuple(sorted(spans))


def inside(spans: Sequence[Span], offset: int) -> bool:
    """Whether a character of a text, or a cursor before it, stands within one of some spans."""
    return any(start <= offset < end for start, end in spans)


def within(spans: Sequence[Span], offset: int) -> bool:
    """Whether a cursor stands within one of some spans, and not at an edge of it."""
    return any(start < offset < end for start, end in spans)


def may_cite(text: str, at: int, floor: int = 0) -> bool:
    """Whether the `@` at `at` can begin a citation, seeing nothing before `floor`."""
    low = max(floor, at - _LEAST)
    before = text[low:at]
    if (len(before) - len(before.rstrip("\\"))) % 2:
        return False
    found, _ = read_key(f"{before}@x", len(before), 0, len(before) + 2)
    return isinstance(found, Key)


def _indented(text: str) -> Iterator[Span]:
    """Blocks of indented code."""
    holds = False
    for block in _BLOCK.finditer(text):
        if not _INDENTED.match(block[0]):
            holds = bool(_HOLDS.match(block[0]))
        elif not holds:
            yield block.span()
