"""The sentences of finished HTML that holds tokens."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import count

from briefing_site.model.body import Sentence
from briefing_site.parse.tokens import TOKEN
from briefing_site.text.html_to_text import html_to_text
from briefing_site.text.sentences import split

_BLOCK = re.compile(
    r"</?(?:p|h[1-6]|li|ul|ol|dl|dt|dd|td|th|tr|table|thead|tbody|tfoot|caption|div|figure|figcaption|blockquote|pre|hr"
    r"|details|summary)\b[^>]*>|<br\b[^>]*>"
)
"""The edges of blocks, which no sentence crosses."""


def sentences_of(html: str) -> Iterator[Sentence]:
    """The sentences that have a token. The n-th token of the HTML is the hole of number n.

    A token belongs to the sentence that it stands in, or directly follows.
    """
    numbers = count()
    for block in _BLOCK.split(html):
        if not TOKEN.search(block):
            continue
        # A tag is left out, but a token for the address in it is kept.
        text = html_to_text(block, left=lambda tag: "".join(TOKEN.findall(tag)))
        for start, end in split(text):
            if TOKEN.search(text, start, end):
                yield Sentence(tuple(_parts(text[start:end], numbers)))


def _parts(text: str, numbers: Iterator[int]) -> Iterator[str | int]:
    """A sentence cut at its tokens; each token becomes the next of `numbers`."""
    at = 0
    for match in TOKEN.finditer(text):
        if match.start() > at:
            yield text[at : match.start()]
        yield next(numbers)
        at = match.end()
    if at < len(text):
        yield text[at:]
