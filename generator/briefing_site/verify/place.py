"""The part of a document that a place names."""

from __future__ import annotations

from collections.abc import Callable

from briefing_site.model.document import Document
from briefing_site.model.source import At
from briefing_site.text import sentences

Sentences = Callable[[int], list[tuple[int, int]]]
"""Start and end of each sentence of the paragraph of a number."""


def span(document: Document, at: At, sentences_of: Sentences | None = None) -> tuple[int, int] | None:
    """Start and end of a place in the document's text; None where the document has no such place.

    `sentences_of` may have the sentences at hand; without it the paragraph is split here.
    """
    if not 1 <= at.first <= at.last <= len(document.paragraphs):
        return None
    first, last = document.paragraphs[at.first - 1], document.paragraphs[at.last - 1]
    if at.sentences is None:
        return first.start, last.start + len(last.text)
    spans = sentences_of(at.first) if sentences_of else sentences.split(first.text)
    one, other = at.sentences
    if not 1 <= one <= other <= len(spans):
        return None
    return first.start + spans[one - 1][0], first.start + spans[other - 1][1]


def why_missing(document: Document, at: At) -> str:
    """Why the document has no such place, in plain words."""
    count = len(document.paragraphs)
    if at.last > count:
        return f"there is no paragraph {at.last}: the text has {count}"
    found = len(sentences.split(document.paragraphs[at.first - 1].text))
    return f"paragraph {at.first} has no sentence {at.sentences[1] if at.sentences else 1}: it has {found}"
