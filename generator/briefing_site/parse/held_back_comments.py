r"""Comments of a briefing that say that its text is not for readers: `<!-- DRAFT -->`, `%% DRAFT %%`.

No reader sees a comment, so that such a text goes out in its author's belief that it does not. Told are those
of HTML, of Obsidian, of `[//]: # (a comment)` and of YAML. A key that is commented out, as `# draft: true`,
says the opposite.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from briefing_site.model import faults
from briefing_site.model.diagnostic import Diagnostic
from briefing_site.parse.front_matter import AuthorText
from briefing_site.parse.markdown.scan import Scan, scan
from briefing_site.text.lazy_pattern import LazyPattern
from briefing_site.text.unfinished import says_held_back

_COMMENTS = (
    ("html", "<!--", LazyPattern(r"<!--((?:(?!-->)[^\0]){1,300})-->")),
    ("obsidian", "%%", LazyPattern(r"%%([^%]{1,300})%%")),
    (
        "label",
        "]:",
        LazyPattern(
            r"^ {0,3}\[[^\]\n]{1,20}\]:[ ]?(?:\#|<\#?>)[ ]([(\"'][^\n]{1,300}[)\"'])[ ]*$", re.MULTILINE
        ),
    ),
)
"""The kinds of comments of a text: name, signs that each has, pattern of what it says."""
_YAML = LazyPattern(r"^[ \t]*#[ \t]*(?![ \t]|\w+[ ]?:)(?P<yaml>.{1,300})$", re.MULTILINE)


def held_back_comments(text: AuthorText, *, draft: bool) -> Iterator[Diagnostic]:
    """The faults of the comments of a briefing that say so; `draft` where it is one."""
    whole = text.lines.text
    found = [*_of_front_matter(whole, text.body), *_of_body(whole, text.body)]
    for start, end in found:
        words = whole[start:end].strip()
        first = whole.index(words, start)
        yield faults.lints.held_back_in_comment(
            text.lines.span(first, first + len(words)), words, draft=draft
        )


def _of_front_matter(whole: str, body: int) -> Iterator[tuple[int, int]]:
    return (line.span("yaml") for line in _YAML.finditer(whole, 0, body) if says_held_back(line["yaml"]))


def _of_body(whole: str, body: int) -> Iterator[tuple[int, int]]:
    scanned: Scan | None = None
    for kind, sign, pattern in _COMMENTS:
        if whole.find(sign, body) < 0:
            continue
        for comment in pattern.finditer(whole, body):
            if says_held_back(comment[1]):
                scanned = scanned or scan(whole[body:])
                if not _is_shown(whole, body, comment.start(), kind, scanned):
                    yield comment.span(1)


def _is_shown(whole: str, body: int, start: int, kind: str, scanned: Scan) -> bool:
    """Whether a comment stands in code, where readers see it."""
    at = start - body
    if kind == "html":
        following = bisect_left(scanned.comments, (at, at))
        return following == len(scanned.comments) or scanned.comments[following][0] != at
    number = bisect_right(scanned.opaque, (at, len(whole))) - 1
    inside = number >= 0 and at < scanned.opaque[number][1]
    sign = whole.startswith("%%", body + scanned.opaque[number][0]) if inside else False
    return not sign if kind == "obsidian" else inside
