r"""Comments of a briefing that say that its text is not for readers: `<!-- DRAFT -->`, `%% DRAFT %%`.

No reader sees a comment, so that such a text goes out in its author's belief that it does not. Told are those
of HTML, of Obsidian, of `[//]: # (a comment)` and of YAML. A key that is commented out, as `# draft: true`,
says the opposite.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from briefing_site.model import faults
from briefing_site.model.diagnostic import Diagnostic
from briefing_site.parse.front_matter import AuthorText
from briefing_site.parse.markdown.scan import Scan, scan
from briefing_site.text.lazy_pattern import LazyPattern
from briefing_site.text.unfinished import may_be_held_back, says_held_back

_COMMENT = LazyPattern(
    r"<!--(?P<html>(?:(?!-->)[^\0]){1,300})-->|%%(?P<obsidian>[^%]{1,300})%%"
    r"|^ {0,3}\[[^\]\n]{1,20}\]:[ ]?(?:\#|<\#?>)[ ](?P<label>[(\"'][^\n]{1,300}[)\"'])[ ]*$",
    re.MULTILINE,
)
_YAML = LazyPattern(r"^[ \t]*#[ \t]*(?![ \t]|\w+[ ]?:)(?P<yaml>.{1,300})$", re.MULTILINE)


def held_back_comments(text: AuthorText) -> Iterator[Diagnostic]:
    """The faults of the comments of a briefing that say so."""
    whole = text.lines.text
    if not may_be_held_back(whole):
        return
    found = [*_of_front_matter(whole, text.body), *_of_body(whole, text.body)]
    for start, end in found:
        words = whole[start:end].strip()
        first = whole.index(words, start)
        yield faults.lints.held_back(text.lines.span(first, first + len(words)), words)


def _of_front_matter(whole: str, body: int) -> Iterator[tuple[int, int]]:
    return (line.span("yaml") for line in _YAML.finditer(whole, 0, body) if says_held_back(line["yaml"]))


def _of_body(whole: str, body: int) -> Iterator[tuple[int, int]]:
    scanned: Scan | None = None
    for comment in _COMMENT.finditer(whole, body):
        kind = comment.lastgroup or ""
        if says_held_back(comment[kind]):
            scanned = scanned or scan(whole[body:])
            if not _is_shown(whole, body, comment.start(), kind, scanned):
                yield comment.span(kind)


def _is_shown(whole: str, body: int, start: int, kind: str, scanned: Scan) -> bool:
    """Whether a comment stands in code, where readers see it."""
    at = start - body
    if kind == "html":
        return all(at != first for first, _ in scanned.comments)
    number = bisect_right(scanned.opaque, (at, len(whole))) - 1
    inside = number >= 0 and at < scanned.opaque[number][1]
    sign = whole.startswith("%%", body + scanned.opaque[number][0]) if inside else False
    return not sign if kind == "obsidian" else inside
