"""Comments inside comments: `<!-- a <!-- b --> c -->` ends at the first `-->`, and goes on as text."""

from __future__ import annotations

from collections.abc import Iterator

from briefing_site.model import faults
from briefing_site.model.diagnostic import Diagnostic
from briefing_site.parse.front_matter import AuthorText
from briefing_site.parse.markdown.scan import scan

_OPEN, _CLOSE = "<!--", "-->"


def nested_comments(text: AuthorText) -> Iterator[Diagnostic]:
    """The faults of the comments of a briefing that were to end behind another one inside them."""
    body = text.lines.text[text.body :]
    if body.count(_OPEN) < 2 or not any(True for _ in _nested(body)):
        return
    comments = {start for start, _ in scan(body).comments}  # others stand in code
    for outer, inner in _nested(body):
        if outer in comments:
            at = text.body + inner
            yield faults.briefing.nested_comment(text.lines.span(at, at + len(_OPEN)))


def _nested(body: str) -> Iterator[tuple[int, int]]:
    """Where each comment begins that has another one inside it, and where that begins."""
    outer = body.find(_OPEN)
    while outer >= 0:
        end = body.find(_CLOSE, outer)
        if end < 0:
            return
        inner = body.find(_OPEN, outer + len(_OPEN), end)
        following = body.find(_OPEN, end)
        if (
            inner >= 0
            and body.find(_CLOSE, end + len(_CLOSE), following if following >= 0 else len(body)) >= 0
        ):
            yield outer, inner
        outer = following
