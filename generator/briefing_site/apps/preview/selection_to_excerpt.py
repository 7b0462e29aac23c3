"""From a selection in an archived text to an excerpt that is ready for the source's card.

1. Find the one paragraph that the selection is in: a quotation stands in one paragraph.
2. Widen the selection to whole words: a quotation may not cut a word.
3. Name the narrowest place, and verify the quotation there as `briefing check` will.

The quotation on a card is no Markdown: it is written to the letter, and nothing in it is escaped. Where a
card cannot hold the selected words, the result says so, and what to select instead.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection

from briefing_site.model.document import Document, Paragraph
from briefing_site.model.source import At
from briefing_site.model.verdict import Verdict
from briefing_site.text import sentences
from briefing_site.text.dataclass import dataclass
from briefing_site.text.folding import without_invisible
from briefing_site.text.forbidden_signs import FORBIDDEN
from briefing_site.text.word_count import count_words
from briefing_site.text.word_edges import begins_inside, ends_inside
from briefing_site.verify.locate import locate
from briefing_site.verify.misquotation import Span
from briefing_site.verify.new_excerpt import block, fair_id

Point = tuple[int, int]
"""A paragraph, counted from 1, and an offset in its text in characters (code points), counted from 0."""

_GIST = "<!-- What it says, in your own words. -->"
"""Placeholder for the gist: a comment, which readers never see."""
_COMMENT = "<!--"
"""Begins a comment, which would hide the rest of the quotation in a card."""
_LINE_ENDS = re.compile("[\r\x0b\x0c\x1c-\x1f]")
"""White space that a card cannot hold. A space takes its place, and is verified alike."""
_CLOSING = frozenset((*",;:.!?…、。，．；：！？", "Pe", "Pf", "Pd"))
_OPENING = frozenset((*",;:、，；：", "Ps", "Pi", "Pd"))
"""Signs and Unicode categories of signs: `_CLOSING` begin no quotation, `_OPENING` end none."""


@dataclass(frozen=True, slots=True)
class ExcerptBlock:
    """An excerpt made of a selection."""

    text: str
    """Text for the card: heading, quotation and a line for the gist."""
    id: str
    at: str
    quote: str
    words: int
    """Number of words of the quotation, as the policy counts them."""
    paragraph: int
    start: int
    """Offset in the paragraph at which the quotation, the selection in whole words, begins."""
    end: int
    warning: str | None = None
    """What the policy has against the quotation, and what to do."""


@dataclass(frozen=True, slots=True)
class Unquotable:
    """A selection that no excerpt can be made of."""

    fault: str
    """Why the selection cannot be quoted, and what to select instead."""


def excerpt_block(
    document: Document, start: Point, end: Point, taken: Collection[str], quote_words: int
) -> ExcerptBlock | Unquotable:
    """An excerpt of the words selected between two points, which may come in either order.

    `taken` are the ids that the card has already. The policy lets a quotation have `quote_words` words.
    """
    parts = _selected(document, *sorted((start, end)))
    if not parts:
        return Unquotable("There is no word in the selection: select the words to quote.")
    if len(parts) > 1:
        first, last = parts[0][0].number, parts[-1][0].number
        return Unquotable(
            f"The selection runs from paragraph {first} to {last}, and a quotation stands in one: "
            "select words of one paragraph, or make an excerpt of each."
        )
    paragraph, (low, high) = parts[0]
    quote = _LINE_ENDS.sub(" ", paragraph.text[low:high])
    at = _place(paragraph, low, high)
    fault = _unwritable(quote) or _unverified(document, quote, at)
    if fault:
        return Unquotable(fault)
    name = fair_id(quote, paragraph, at.sentences[0] if at.sentences else 1, taken)
    words = count_words(quote)
    return ExcerptBlock(
        text=f"{block(name, at, quote)}\n\n{_GIST}\n",
        id=name,
        at=str(at),
        quote=quote,
        words=words,
        paragraph=paragraph.number,
        start=low,
        end=high,
        warning=_too_long(words, quote_words) or None,
    )


def _selected(document: Document, start: Point, end: Point) -> list[tuple[Paragraph, Span]]:
    """The paragraphs that the selection touches, each with the selected span."""
    (first, low), (last, high) = start, end
    parts: list[tuple[Paragraph, Span]] = []
    for paragraph in document.paragraphs[max(first - 1, 0) : max(last, 0)]:
        begin = low if paragraph.number == first else 0
        stop = high if paragraph.number == last else len(paragraph.text)
        span = _without_signs(paragraph.text, max(begin, 0), min(stop, len(paragraph.text)))
        if any(map(str.isalnum, paragraph.text[slice(*span)])):
            parts.append((paragraph, _whole_words(paragraph.text, *span)))
    return parts


def _without_signs(text: str, start: int, end: int) -> Span:
    """The span of a selection without spaces, and signs that belong to other words, at its edges."""
    while start < end and _idle(text[start], _CLOSING):
        start += 1
    while start < end and _idle(text[end - 1], _OPENING):
        end -= 1
    return start, end


def _idle(char: str, signs: Collection[str]) -> bool:
    blank = char.isspace() or not without_invisible(char)
    return blank or char in signs or unicodedata.category(char) in signs


def _whole_words(text: str, start: int, end: int) -> Span:
    """A selection widened to the words that it touches."""
    at, to = start, end
    while at > 0 and (begins_inside(text, at) or (at < start and _joins(text, at, at - 1))):
        at -= 1
    while to < len(text) and (ends_inside(text, to) or (to > end and _joins(text, to - 1, to))):
        to += 1
    return at, to


def _joins(text: str, sign: int, letter: int) -> bool:
    """Whether a sign at an edge joins two parts of one word, as the hyphen of "nuclear-free" does."""
    return not text[sign].isalnum() and text[letter].isalnum()


def _place(paragraph: Paragraph, start: int, end: int) -> At:
    """The narrowest place of some words of a paragraph."""
    spans = sentences.split(paragraph.text)
    touched = [number for number, (a, b) in enumerate(spans, 1) if a < end and start < b]
    part = (touched[0], touched[-1]) if 0 < len(touched) < len(spans) else None
    return At(paragraph.number, paragraph.number, part)


def _unwritable(quote: str) -> str:
    """The reason why a card cannot hold the words; empty where it can."""
    if bad := FORBIDDEN.search(quote):
        return f"The words hold the character U+{ord(bad[0]):04X}, which no card can: select words beside it."
    if _COMMENT in quote:
        return f"The words hold “{_COMMENT}”, which begins a comment in a card: select words beside it."
    return ""


def _unverified(document: Document, quote: str, at: At) -> str:
    """The reason why the words would not be found at their place; empty where they would be."""
    found = locate(quote, document, at)
    if found.verdict.stands:
        return ""
    if found.verdict is Verdict.AMBIGUOUS:
        return f"The words stand more than once at {at}: select more, until they stand there only once."
    return f"The words cannot be quoted: {found.reason}. Select others."


def _too_long(words: int, limit: int) -> str:
    if words <= limit:
        return ""
    return (
        f"{words} words, and the policy allows {limit} (`quote_words` in config.yaml): "
        "select fewer, or leave some out with [...]."
    )
