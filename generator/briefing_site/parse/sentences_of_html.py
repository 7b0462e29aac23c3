"""The sentences of finished HTML that holds tokens."""

from __future__ import annotations

import re

from briefing_site.model.body import Sentence, SentenceKind
from briefing_site.parse.tokens import TOKEN
from briefing_site.text.html_to_text import html_to_text
from briefing_site.text.whole_quotations import split_around_quotations

_BLOCK = re.compile(
    r"<(/?)(p|h[1-6]|li|ul|ol|dl|dt|dd|td|th|tr|table|thead|tbody|tfoot|caption|div|figure|figcaption|blockquote|pre|hr"
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


def sentences_of(html: str) -> list[Sentence]:
    """All sentences, and each paragraph of a block quotation. The n-th token is the hole of number n.

    A token belongs to the sentence that it stands in, or directly follows.
    """
    found: list[Sentence] = []
    holes = rows = 0
    inside: dict[SentenceKind, int] = {}
    kind: SentenceKind = "prose"
    pieces = _BLOCK.split(html)
    for block in range(len(pieces) // 3 + 1):
        if block and pieces[3 * block - 1] == "tr":
            rows += not pieces[3 * block - 2]
        if block and (edge := _KINDS.get(pieces[3 * block - 1])):
            inside[edge] = inside.get(edge, 0) + (-1 if pieces[3 * block - 2] else 1)
            kind = next((k for k, depth in inside.items() if depth > 0), "prose")
        words = pieces[3 * block]
        if words and not words.isspace():
            row = rows if inside.get("cell", 0) > 0 else 0
            holes = _add(found, words, block, kind, row, holes)
    return found


def _add(found: list[Sentence], html: str, block: int, kind: SentenceKind, row: int, holes: int) -> int:
    """Add the sentences of a block, before which there are so many holes; returns how many there are then."""
    text = html_to_text(html, left=_tokens_of)
    # What is quoted as a block is looked for as a whole.
    whole = (len(text) - len(text.lstrip()), len(text.rstrip()))
    for start, end in [whole] if kind == "quotation" else split_around_quotations(text):
        words = text[start:end]
        if words.isascii():
            found.append(Sentence((words,), block, kind, row))
            continue
        parts: list[str | int] = []
        for piece in TOKEN.split(words):  # each token becomes the next number
            if piece:
                parts.append(piece)
            parts.append(holes)
            holes += 1
        holes -= 1
        found.append(Sentence(tuple(parts[:-1]), block, kind, row))
    return holes


def _tokens_of(tag: str) -> str:
    """What stays of a tag: the token for the address in it."""
    return "" if tag.isascii() else "".join(TOKEN.findall(tag))
