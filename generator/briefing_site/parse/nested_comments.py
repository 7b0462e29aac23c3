"""Comments inside comments: `<!-- a <!-- b --> c -->` ends at the first `-->`, and goes on as text.

A comment whose end is mistyped, `<!-- a —> b <!-- c -->`, ends where the next one does, and `b` with it.

An arrow of a text, `A --> B`, looks like the second end. That stands in the same paragraph, or alone on its
line, and not in code.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from briefing_site.model import faults
from briefing_site.model.diagnostic import Diagnostic
from briefing_site.parse.front_matter import AuthorText
from briefing_site.parse.markdown.scan import scan
from briefing_site.text.lazy_pattern import LazyPattern

_OPEN, _CLOSE = "<!--", "-->"
_EMPTY_LINE = LazyPattern(r"\n[ \t>]*\n")
_MISTYPED = LazyPattern("[—–―−]-?>|-[—–―−]>|--[ ]>|--＞")
_END = LazyPattern(r"(?P<alone>^[ \t>]*(?=-->[ \t]*$))?(?P<end>-->)", re.MULTILINE)


def nested_comments(text: AuthorText) -> Iterator[Diagnostic]:
    """The faults of the comments of a briefing that were to end behind another one inside them."""
    body = text.lines.text[text.body :]
    if body.count(_OPEN) < 2:
        return
    mistyped = list(_mistyped(body))
    if not mistyped and not any(True for _ in _nested(body)):
        return
    scanned = scan(body)
    comments = {start for start, _ in scanned.comments}  # others stand in code
    for outer, start, end in mistyped:
        if outer in comments:
            signs = text.lines.span(text.body + start, text.body + end)
            yield faults.briefing.mistyped_comment_end(signs, body[start:end])
    for outer, inner, ends in _nested(body):
        if outer in comments and any(not _within(scanned.opaque, end) for end in ends):
            at = text.body + inner
            yield faults.briefing.nested_comment(text.lines.span(at, at + len(_OPEN)))


def _opened_again(body: str) -> Iterator[tuple[int, int, int]]:
    """Where each comment begins that has the beginning of another one inside, where that is, and its end."""
    outer = body.find(_OPEN)
    while outer >= 0:
        end = body.find(_CLOSE, outer)
        if end < 0:
            return
        inner = body.find(_OPEN, outer + len(_OPEN), end)
        if inner >= 0:
            yield outer, inner, end
        outer = body.find(_OPEN, end)


def _mistyped(body: str) -> Iterator[tuple[int, int, int]]:
    """Where each comment begins that goes on over the beginning of another one, and its mistyped end."""
    for outer, inner, _ in _opened_again(body):
        if found := _MISTYPED.search(body, outer + len(_OPEN), inner):
            yield outer, *found.span()


def _nested(body: str) -> Iterator[tuple[int, int, list[int]]]:
    """Where each comment begins that has another one inside it, where that begins, and what may end it."""
    for outer, inner, end in _opened_again(body):
        begin, following = end + len(_CLOSE), body.find(_OPEN, end)
        limit = following if following >= 0 else len(body)
        empty = _EMPTY_LINE.search(body, begin, limit)
        paragraph = empty.start() if empty else limit
        ends = [
            found.start("end")
            for found in _END.finditer(body, begin, limit)
            if found.start() < paragraph or found["alone"] is not None
        ]
        if ends:
            yield outer, inner, ends


def _within(spans: Sequence[tuple[int, int]], at: int) -> bool:
    number = bisect_right(spans, (at, at + 1)) - 1
    return number >= 0 and at < spans[number][1]
