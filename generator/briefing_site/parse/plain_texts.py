"""Texts of the front matter that are printed as they stand: a citation in them would be printed raw."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing_site.model import faults
from briefing_site.model.diagnostic import Diagnostic
from briefing_site.model.fix import Safety, replaced
from briefing_site.model.lines import LocatedText
from briefing_site.parse.markdown.scan import scan
from briefing_site.parse.misplaced_citations import fixes_of, misplaced_in


def misplaced(text: LocatedText, what: str) -> Iterator[Diagnostic]:
    """The faults of citations, wikilinks and footnotes in a text, `what` for the message.

    A plain `@somebody` may be a handle. What looks like a citation is told too, if like no handle.
    """
    scanned = scan(text.text, short=True)
    for mark in scanned.marks:
        if mark.kind in _WHAT:
            at, words = text.span(mark.start, mark.end), ""
            if mark.kind != "footnote":
                words = text.text[mark.start : mark.end].strip("[]").rpartition("|")[2]
            title = f'Leave "{words}" of it' if words else "Take it out"
            fix = replaced(at, words, title, Safety.DISPLAY)
            fixes = () if words.startswith("@") else (fix,)
            yield faults.citation.citation_misplaced(at, what, fixes, _WHAT[mark.kind])
    yield from _markup(text, what)
    for cite in misplaced_in(text.text, scanned.opaque):
        at = text.span(cite.start, cite.end)
        yield faults.citation.citation_misplaced(at, what, fixes_of(cite, text.text, text.span))


def _markup(text: LocatedText, what: str) -> Iterator[Diagnostic]:
    """The faults of Markdown that would be printed as it stands, and of comments that would be published."""
    for found in _MARKUP.finditer(text.text):
        at, words = text.span(*found.span()), found["words"] or found["strong"] or found["struck"] or ""
        fix = replaced(at, words, f'Leave "{words}" of it' if words else "Take it out", Safety.UNSAFE)
        yield faults.briefing.markup_in_plain_text(at, what, fix)


_MARKUP = re.compile(
    r"%%[^%\n]+%%|<!--[^\n]*?-->|!?\[(?P<words>[^\[\]\n]+)\]\([^()\n]*\)"
    r"|(?<![\w*])\*\*(?P<strong>[^*\s](?:[^*\n]*[^*\s])?)\*\*(?![\w*])"
    r"|~~(?P<struck>[^~\s][^~\n]*)~~"
)
_WHAT = {"wiki": "a link", "excerpt": "a link", "footnote": "a footnote"}
