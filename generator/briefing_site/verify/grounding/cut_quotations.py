"""A quotation that leaves out the negation before it: “seeking a conflict” for “not seeking a conflict”.

The quoted words stand there, so that the lint of quotations finds nothing. Nothing is told of a sentence that
negates or reverses anything in words of its own, or where the quoted words stand in the passages without a
negation too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from briefing_site.model.grounding import Token
from briefing_site.text.lazy_pattern import LazyPattern
from briefing_site.text.turned_words import reverses
from briefing_site.verify.grounding.other_words import in_other_words
from briefing_site.verify.grounding.passage import Passage, Reading
from briefing_site.verify.grounding.quotations import stands_in
from briefing_site.verify.grounding.sentence import ClaimTokens

_BEFORE = LazyPattern(
    r"(?:\b(?:not|never|no|cannot|without|nicht|kein\w{0,2}|niemals|pas|jamais|nunca|jamás|не|нет|без|không|chưa)"
    r"|n[’']t|(?<!\w)no|[没沒]有|[并並]非|不会|不會|不是|不)"
    r"(?:\s+(?:be|been|being|yet|even|really|currently|any|to|de|d[’']))?\s*$",
    re.IGNORECASE,
)
"""A negation at the end of what stands before the quoted words."""
_BEHIND = LazyPattern(
    r"(?:い|は|し|いる|で[はも]|じゃ|わけで?は|つもりは|考えは|ことは)?(?:な[いかく]|ません|ず)"
    r"|(?:지(?:는|도)?|고\s있지|것은)?\s?(?:않|못|아니|없)"
)
"""A negation at the beginning of what stands behind them, in Japanese and Korean."""
_FAR = 24
"""Characters in which a negation stands that is beside the words."""


def cut_from_negation(claim: ClaimTokens, passages: Sequence[Passage]) -> Iterator[Token]:
    """The token of the first quotation of a sentence from which a negation was cut off."""
    for piece in claim.quoted:
        if piece.kind != "words" or reverses(f"{claim.text[: piece.start]} {claim.text[piece.end :]}"):
            continue
        found: tuple[Passage, tuple[int, int]] | None = None
        for passage in passages:
            text = passage.text
            if text is None:
                return
            if place := stands_in(piece.words, text):
                negation = _negation_at(text.text, *place)
                rest = Reading(f"{text.text[: place[0]]}\n{text.text[place[1] :]}", text.language)
                if negation is None or stands_in(piece.words, rest):
                    break  # as the sentence has it
                found = found or (passage, (min(negation[0], place[0]), max(negation[1], place[1])))
        else:
            if found:
                words = piece.words.strip()
                start = claim.text.find(words, piece.start)
                place = (start, start + len(words)) if start >= 0 else (piece.start, piece.end)
                yield in_other_words(claim, place, *found)
                return


def _negation_at(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Where the negation of words of a text stands, beside them; None for nowhere."""
    found = _BEFORE.search(text, max(start - _FAR, 0), start) or _BEHIND.match(text, end)
    return found.span() if found else None
