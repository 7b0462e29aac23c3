"""Misquotation: a quotation that cuts a word, or leaves out or covers a word that reverses the sentence.

Each function returns what is wrong, in words for the author; an empty text where nothing is.
"""

from __future__ import annotations

import re

from briefing_site.model.cached_property import cached_property
from briefing_site.text import sentences
from briefing_site.text.dataclass import dataclass
from briefing_site.text.lazy_pattern import LazyPattern
from briefing_site.text.negation import turning_word
from briefing_site.text.word_edges import UNSPACED, begins_inside, ends_inside, word_around
from briefing_site.verify.quotation import Fragment, Join, Quotation

WORDS_UNDER_BRACKETS = 6
"""As many words of the source as a word in [brackets] may stand for."""
_COUNTED = LazyPattern(rf"[{UNSPACED}]{{1,2}}|(?:(?![{UNSPACED}])\w)+(?:['’]\w+)*")

Span = tuple[int, int]


@dataclass(frozen=True)
class PassageAtHand:
    """The text of a paragraph; its sentences are worked out when first asked for."""

    text: str

    @cached_property
    def sentences(self) -> list[Span]:
        """Start and end of each sentence."""
        return sentences.split(self.text)


def own_fault(quotation: Quotation) -> str:
    """What is wrong with the quotation whatever its source; empty where nothing is."""
    if not quotation.fragments:
        return "it quotes no words of the source"
    for words in (words for join in quotation.joins for words in join.own):
        if not words:
            return "empty brackets do not say what was left out: write [...]"
        if turn := turning_word(words):
            return f"“{turn}” in brackets is not the source's, and turns round what it says"
    return ""


def edge_fault(text: str, at: Span, fragment: Fragment) -> str:
    """What is wrong with the first or last word of a fragment that stands at `at`; empty where nothing is."""
    start, end = at
    if fragment.head:
        covered = _letters_before(text, start)
        if covered.casefold() != fragment.head.casefold():
            return (
                f"“[{fragment.head}]” before letters may only change their case; the source has “{covered}”"
            )
        start -= len(covered)
    if begins_inside(text, start):
        return f"it begins inside the word “{word_around(text, start)}”"
    if fragment.tail:
        covered = _letters_after(text, end)
        if "less" in (fragment.tail.casefold(), covered.casefold()):
            return f"“[{fragment.tail}]” turns round the word “{word_around(text, end)}”"
        end += len(covered)
    if ends_inside(text, end):
        return f"it ends inside the word “{word_around(text, end)}”"
    return ""


def join_fault(passage: PassageAtHand, join: Join, left: int, right: int) -> str:
    """Why two fragments may not be joined over what stands from `left` to `right`; empty where they may."""
    covered = passage.text[left:right]
    turn = turning_word(covered)
    if join.gap:
        for start, end in passage.sentences if turn else ():
            if left <= start and end <= right:
                continue  # left out whole: no fragment is a part of it
            if turn := turning_word(passage.text[max(start, left) : min(end, right)]):
                return f"the ellipsis leaves out “{turn}”, which turns round what the sentence says"
        return ""
    if turn:
        return f"the words in brackets stand in place of “{covered.strip()}”, which holds “{turn}”"
    room = WORDS_UNDER_BRACKETS if _replaces(join) else 0
    if (count := len(_COUNTED.findall(covered))) > room:
        return f"the words in brackets stand in place of {count} words of the source; at most {room} may"
    return ""


def outer_fault(passage: PassageAtHand, chain: tuple[Span, ...], quotation: Quotation) -> str:
    """As `join_fault`, for words in brackets before the first fragment and after the last.

    It is not known how many words of the source they replace, so no word within reach may be a negation:
    "Japan will [act]" is no quotation of "Japan will not act".
    """
    start, end = chain[0][0], chain[-1][1]
    first, last = quotation.fragments[0], quotation.fragments[-1]
    text, reach = passage.text, ""
    if _replaces(quotation.joins[0]) and not first.head:
        low = next((low for low, high in passage.sentences if low <= start < high), start)
        words = [low + word.start() for word in _COUNTED.finditer(text[low:start])][-WORDS_UNDER_BRACKETS:]
        reach = text[words[0] : start] if words else ""
    turn = turning_word(reach)
    if _replaces(quotation.joins[-1]) and not last.tail and not turn:
        high = next((high for low, high in passage.sentences if low < end <= high), end)
        words = [end + word.end() for word in _COUNTED.finditer(text[end:high])][:WORDS_UNDER_BRACKETS]
        turn = turning_word(text[end : words[-1]] if words else "")
    return f"the words in brackets stand beside “{turn}” in the source, and may hide it" if turn else ""


def _replaces(join: Join) -> bool:
    """Whether the author's own words may stand for words of the source: [sic] and points do not."""
    return any(words.casefold() != "sic" and any(map(str.isalnum, words)) for words in join.own)


def _letters_before(text: str, index: int) -> str:
    found = re.search(r"[^\W_]*$", text[max(index - 40, 0) : index])
    return found[0] if found else ""


def _letters_after(text: str, index: int) -> str:
    found = re.match(r"[^\W_]*", text[index : index + 40])
    return found[0] if found else ""
