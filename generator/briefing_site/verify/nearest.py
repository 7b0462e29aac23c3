"""The passage nearest to a quotation that does not stand in its source. It is a hint, and decides nothing."""

from __future__ import annotations

import difflib
from itertools import accumulate

from briefing_site.model.document import Paragraph
from briefing_site.text.folding import fold
from briefing_site.verify.quotation import Quotation
from briefing_site.verify.search_text import Scope, Searchable, Word, words_of


def nearest(quotation: Quotation, source: Searchable, scope: Scope) -> str:
    """How the passage that shares most words with the quotation differs; empty where none shares half."""
    found = near(quotation, source, scope)
    if found is None:
        return ""
    paragraph, words = found
    quote = _words_asked(quotation)
    apart = _apart(paragraph.text, words, quote, words_of(fold(quote)))
    return f"nearest, in paragraph {paragraph.number}: {'; '.join(apart[:3])}"


def near(quotation: Quotation, source: Searchable, scope: Scope) -> tuple[Paragraph, list[Word]] | None:
    """The passage that shares most words with the quotation; None where none shares half."""
    asked = words_of(fold(_words_asked(quotation)))
    known, best = {word for word, _, _ in asked}, (1, 0, 0)
    for paragraph, low, high in scope:
        inside = (
            word[0] in known and low <= word[1] < high
            for word in source.paragraphs[paragraph.number - 1].words
        )
        shared = list(accumulate(inside, initial=0))
        for first in range(len(shared)):
            count = shared[min(first + len(asked), len(shared) - 1)] - shared[first]
            if count > best[0]:
                best = (count, paragraph.number, first)
    count, number, first = best
    if not number or 2 * count < len(asked):
        return None
    words = source.paragraphs[number - 1].words[max(first - 3, 0) : first + len(asked) * 4 // 3 + 3]
    matcher = difflib.SequenceMatcher(None, _keys(words), _keys(asked), autojunk=False)
    blocks = [block for block in matcher.get_matching_blocks() if block.size]
    head, tail = blocks[0], blocks[-1]
    words = words[max(head.a - head.b, 0) : tail.a + len(asked) - tail.b]
    return source.document.paragraphs[number - 1], words


def _words_asked(quotation: Quotation) -> str:
    return " ".join(fragment.text for fragment in quotation.fragments)


def _apart(text: str, words: list[Word], quote: str, asked: list[Word]) -> list[str]:
    """The words in which two passages differ, in sentences."""
    matcher = difflib.SequenceMatcher(None, _keys(words), _keys(asked), autojunk=False)
    found: list[str] = []
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind == "equal":
            continue
        before = after = 0
        if a == b or c == d:  # one side is empty: a neighbour shows where
            before, after = (0, 1) if b < len(words) and d < len(asked) else (1, 0)
        one = text[words[a - before][1] : words[b + after - 1][2]]
        other = quote[asked[c - before][1] : asked[d + after - 1][2]]
        found.append(f"the source has “{one}”, the quotation “{other}”")
    return found or [f"the words agree, signs or spaces do not: “{text[words[0][1] : words[-1][2]]}”"]


def _keys(words: list[Word]) -> list[str]:
    return [word for word, _, _ in words]
