"""The sentences of a text that quotes: those which one pair of quotation marks goes across are one.

“It rained. Fog came,” she said, is two sentences by the rules of `text.sentences`, and a reader looks up what
stands between the marks as a whole. So a border inside a closed quotation ends nothing here.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefing_site.text.quoted_words import quotations_in
from briefing_site.text.sentences import split

_ENDS_SPEECH = frozenset(".,!?…;:。！？、，")


def split_around_quotations(text: str) -> list[tuple[int, int]]:
    """Start and end of each sentence of a paragraph, as `split` gives them, no quotation cut in two."""
    spans = split(text)
    if len(spans) < 2:  # as most
        return spans
    kept = spans[:1]
    across = _quotations(text)
    opens, closes = next(across, (-1, -1))
    for start, end in spans[1:]:
        while closes >= 0 and closes <= start:
            opens, closes = next(across, (-1, -1))
        if opens < start < closes:
            kept[-1] = kept[-1][0], end
        else:
            kept.append((start, end))
    return kept


def _quotations(text: str) -> Iterator[tuple[int, int]]:
    """The spans of quotations that may hold several sentences, in order; none overlaps another.

    A straight mark that has a blank inside, or a letter outside, is one of another pair. A single mark may be
    an apostrophe: it closes what somebody says behind a stop only.
    """
    for start, end in quotations_in(text):
        mark = text[start]
        if mark in "\"'" and (
            text[start + 1].isspace() or text[end - 2].isspace() or text[end : end + 1].isalnum()
        ):
            continue
        if mark in "'‘‚" and text[end - 2] not in _ENDS_SPEECH:
            continue
        yield start, end
