"""The sentences of finished HTML that holds tokens."""

from __future__ import annotations

import re

from briefing_site.model.body import Sentence, SentenceKind
from briefing_site.parse.tokens import TOKEN
from briefing_site.text.html_to_text import html_to_text
from briefing_site.text.whole_quotations import split_around_quotations

_BLOCK = re.compile(
    r"<(/?)(p|h[1-6]|li|ul|ol|dl|dt|dd|td|th|tr|table|thead|tbody|tfoot|caption|div|figure|figcaption|blockquote|pre|hr"
    r"|details|summary)\b[^<>]*>|<br\b[^<>]*>"
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
    if pieces[0] and not pieces[0].isspace():
        holes = _add(found, pieces[0], 0, kind, 0, 0)
    for block, (slash, name, words) in enumerate(
        zip(pieces[1::3], pieces[2::3], pieces[3::3], strict=True), 1
    ):
        if name == "tr":
            rows += not slash
        elif name in _KINDS:
            edge = _KINDS[name]
            inside[edge] = inside.get(edge, 0) + (-1 if slash else 1)
            kind = next((k for k, depth in inside.items() if depth > 0), "prose")
        if words and not words.isspace():
            row = rows if rows and inside.get("cell", 0) > 0 else 0
            holes = _add(found, words, block, kind, row, holes)
    return found


def _add(found: list[Sentence], html: str, block: int, kind: SentenceKind, row: int, holes: int) -> int:
    """Add the sentences of a block, before which there are so many holes; returns how many there are then."""
    text = html_to_text(html, left=_tokens_of)
    if kind == "quotation":  # what is quoted as a block is looked for as a whole
        spans = [(len(text) - len(text.lstrip()), len(text.rstrip()))]
    else:
        spans = split_around_quotations(text)
    if text.isascii():  # it has no token
        found += [Sentence((text[start:end],), block, kind, row) for start, end in spans]
        return holes
    for start, end in spans:
        first, *rest = TOKEN.split(text[start:end])
        parts: list[str | int] = [first] if first else []
        for piece in rest:  # each token becomes the next number
            parts.append(holes)
            holes += 1
            if piece:
                parts.append(piece)
        found.append(Sentence(tuple(parts), block, kind, row))
    return holes


def _tokens_of(tag: str) -> str:
    """What stays of a tag: the token for the address in it."""
    return "" if tag.isascii() else "".join(TOKEN.findall(tag))
