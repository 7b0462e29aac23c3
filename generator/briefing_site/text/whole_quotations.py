"""The sentences of a text that quotes: those which one pair of quotation marks goes across are one.

“It rained. Fog came,” she said, is two sentences by the rules of `text.sentences`, and a reader looks up what
stands between the marks as a whole. So a border inside a closed quotation ends nothing here.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefing_site.text.quoted_words import quoted_in
from briefing_site.text.sentences import split

_ENDS_SPEECH = frozenset(".,!?…;:。！？、，")


def split_around_quotations(text: str) -> list[tuple[int, int]]:
    """Start and end of each sentence of a paragraph, as `split` gives them, no quotation cut in two."""
    spans = split(text)
    if len(spans) < 2:  # as most
        return spans
    kept = spans[:1]
    across = list(_quotations(text))
    for start, end in spans[1:]:
        if any(a < start < b for a, b in across):
            kept[-1] = kept[-1][0], end
        else:
            kept.append((start, end))
    return kept


def _quotations(text: str) -> Iterator[tuple[int, int]]:
    """The spans of quotations that may hold several sentences.

    A straight mark that has a blank inside, or a letter outside, is one of another pair. A single mark may be
    an apostrophe: it closes what somebody says behind a stop only.
    """
    for piece in quoted_in(text):
        mark, words = text[piece.start], piece.words
        behind = text[piece.end : piece.end + 1]
        if mark in "\"'" and (words[0].isspace() or words[-1].isspace() or behind.isalnum()):
            continue
        if mark in "'‘‚" and words[-1:] not in _ENDS_SPEECH:
            continue
        yield piece.start, piece.end
