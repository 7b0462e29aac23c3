"""The prose around a cursor: which spans are code or addresses, and where a citation may begin."""

from __future__ import annotations

import re
import sys
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from briefing_site.parse.citation_key import CitationKey, read_key
from briefing_site.parse.markdown.scan import scan
from briefing_site.parse.markdown.spans import disjoint

Span = tuple[int, int]

_VERBATIM = re.compile(r"[`~]|<!--|<?https?:|<[^<>\s]+@|<[a-zA-Z/]")
"""How code, comments, addresses and tags begin; other spans that the scanner passes over are links."""
_FENCE = re.compile(r"(`{3,}|~{3,})")
_COMMENT = re.compile("<!--")
_BLOCK = re.compile(r"(?:^.*\S.*$\n?)+", re.MULTILINE)
_INDENTED = re.compile(r" {4}|\t| {1,3}\t")
_HOLDS = re.compile(r" {0,3}(?:[-*+] |\d+[.)] |\[\^[^\]\s]+\]:|!!! |: |\?\?\? )")
"""The beginning of a block to which indented blocks belong: a list, footnote, admonition or definition."""
_LEAST = 60
"""Number of characters before an `@` that are enough to tell whether a citation may begin there."""


def verbatim(text: str) -> tuple[Span, ...]:
    """The spans that are code, comments, tags, addresses or words of links: no reference stands in them."""
    scanned = scan(text)
    spans = [span for span in scanned.opaque if _VERBATIM.match(text, span[0])]
    spans += ((start, end + 1) for start, end in scanned.labels)
    # Code whose fence is still open goes on at the end of the text.
    spans = [(start, end + 1) if _is_open(text, start, end) else (start, end) for start, end in spans]
    # A comment without an end is none for Markdown. The author is mostly about to close it. It begins behind
    # the end of the last one that has one.
    last = max(text.rfind("-->") - 3, 0)
    held = disjoint(spans)
    found = next((m for m in _COMMENT.finditer(text, last) if not _is_held(held, m.start())), None)
    if found:
        spans.append((found.start(), len(text) + 1))
    held = disjoint(spans)
    spans += [span for span in _indented(text) if not _is_held(held, span[0])]
    return tuple(sorted(spans))


def _is_open(text: str, start: int, end: int) -> bool:
    """Whether a span is code in a fence that goes on to the end of the text."""
    fence = _FENCE.match(text, start)
    if not fence or text[end:].strip():
        return False
    last = text[text.rfind("\n", start, end) + 1 : end].strip()
    return not (last.startswith(fence[1]) and last == last[0] * len(last)) or text.find("\n", start, end) < 0


def inside(spans: Sequence[Span], offset: int) -> bool:
    """Whether the character at an offset, or a cursor before it, is in one of the spans."""
    return any(start <= offset < end for start, end in spans)


def _is_held(spans: Sequence[Span], offset: int) -> bool:
    """Whether an offset is in one of many spans, which are sorted and disjoint."""
    at = bisect_right(spans, (offset, sys.maxsize)) - 1
    return at >= 0 and offset < spans[at][1]


def within(spans: Sequence[Span], offset: int) -> bool:
    """Whether a cursor at an offset is in one of the spans, and not at its edge."""
    return any(start < offset < end for start, end in spans)


def may_cite(text: str, at: int, floor: int = 0) -> bool:
    """Whether the `@` at `at` can begin a citation; the text before `floor` is not read."""
    low = max(floor, at - _LEAST)
    before = text[low:at]
    if (len(before) - len(before.rstrip("\\"))) % 2:
        return False
    found, _ = read_key(f"{before}@x", len(before), 0, len(before) + 2)
    return isinstance(found, CitationKey)


def _indented(text: str) -> Iterator[Span]:
    """Blocks of indented code."""
    holds = False
    for block in _BLOCK.finditer(text):
        if not _INDENTED.match(block[0]):
            holds = bool(_HOLDS.match(block[0]))
        elif not holds:
            yield block.span()
