"""The sentences of finished HTML that holds tokens."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import count

from briefing_site.model.body import Sentence, SentenceKind
from briefing_site.parse.tokens import TOKEN
from briefing_site.text.html_to_text import html_to_text
from briefing_site.text.whole_quotations import split_around_quotations

_BLOCK = re.compile(
    r"</?(?:p|h[1-6]|li|ul|ol|dl|dt|dd|td|th|tr|table|thead|tbody|tfoot|caption|div|figure|figcaption|blockquote|pre|hr"
    r"|details|summary)\b[^>]*>|<br\b[^>]*>"
)
"""The edges of blocks, which no sentence crosses."""
_KINDS: dict[str, SentenceKind] = {
    "blockquote": "quotation",
    "pre": "code",
    "td": "cell",
    "th": "cell",
    "dt": "heading",
}
_KINDS |= {f"h{level}": "heading" for level in range(1, 7)}
_NAME = re.compile(r"</?([a-z0-9]+)")


def sentences_of(html: str) -> Iterator[Sentence]:
    """All sentences. The n-th token of the HTML is the hole of number n.

    A token belongs to the sentence that it stands in, or directly follows.
    """
    numbers = count()
    inside: Counter[SentenceKind] = Counter()
    edges = _BLOCK.findall(html)
    rows = 0
    for block, text in enumerate(_BLOCK.split(html)):
        if block and (edge := _NAME.match(edges[block - 1])):
            closes = edges[block - 1][1] == "/"
            rows += edge[1] == "tr" and not closes
            if kind := _KINDS.get(edge[1]):
                inside[kind] += -1 if closes else 1
        if text and not text.isspace():
            holder: SentenceKind = next((k for k in inside if inside[k] > 0), "prose")
            yield from _of_block(text, block, holder, rows if inside["cell"] > 0 else 0, numbers)


def _of_block(
    html: str, block: int, kind: SentenceKind, row: int, numbers: Iterator[int]
) -> Iterator[Sentence]:
    # A tag is left out, but a token for the address in it is kept.
    text = html_to_text(html, left=lambda tag: "".join(TOKEN.findall(tag)))
    for start, end in split_around_quotations(text):
        yield Sentence(tuple(_parts(text[start:end], numbers)), block, kind, row)


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
