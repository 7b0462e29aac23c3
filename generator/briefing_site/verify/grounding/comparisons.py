"""Comparisons: a passage sets the thing above others in the same way."""

from __future__ import annotations

from collections.abc import Sequence

from briefing_site.model.grounding import Standing, Token, TokenKind
from briefing_site.text.comparison import Comparison, carries_kind, carrying, is_read
from briefing_site.text.reversals import opposite_in
from briefing_site.verify.grounding.passage import Passage, Reading
from briefing_site.verify.grounding.piece import Piece
from briefing_site.verify.grounding.pinned import has_comparison
from briefing_site.verify.grounding.sentence import ClaimTokens


def compared(claimed: Comparison, claim: ClaimTokens, passages: Sequence[Passage]) -> Token:
    """The token of a comparison."""
    start, end = claimed.start, claimed.end
    text = claim.text[start:end].strip()

    token = Piece(
        TokenKind.COMPARISON,
        text,
        start,
        end,
        lambda passage: any(_held(claimed, text, note) for note in passage.notes),
    )

    if opposite := _opposite(text, passages):
        return token(Standing.MISSING, how=f"the passage has “{opposite}”")
    for passage in passages:
        if passage.text and (held := _held(claimed, text, passage.text)):
            return token(Standing.CARRIED, passage, (passage.start + held.start, passage.start + held.end))
    for passage in passages:
        if any(_held(claimed, text, note) for note in passage.notes):
            return token(Standing.CARRIED, passage, how="on the card")
        if passage.pinned and has_comparison(passage.pinned, claimed.kind):
            return token(Standing.CARRIED, passage, how="in the lock")
    if any(not is_read(passage.language) for passage in passages):
        return token(Standing.UNJUDGED, how="the document is in a language whose comparisons are not known")
    if claimed.kind == "first" and any(_counts_on(passage) for passage in passages):
        return token(Standing.UNJUDGED, how="one of those that the passage counts")
    if claimed.shared:
        return token(Standing.UNJUDGED, how="one of several, which many are")
    return token(Standing.MISSING, how=_weaker(claimed, passages))


def _opposite(words: str, passages: Sequence[Passage]) -> str:
    """The opposite of a superlative, where each passage that has a superlative has that; empty for none."""
    found = [opposite_in(words, passage.text.text) for passage in passages if passage.text]
    return found[0] if found and all(found) else ""


def _counts_on(passage: Passage) -> bool:
    """Whether a passage counts to the third of its kind or further, and so knows of a first."""
    text = passage.text
    return text is not None and any(held.ordinal and held.value > 2 for held in text.values.figures)


def _held(claimed: Comparison, words: str, text: Reading) -> Comparison | None:
    return carrying(claimed, words, text.text, text.comparisons)


def _weaker(claimed: Comparison, passages: Sequence[Passage]) -> str:
    """What a passage has of the class of a claimed comparison that does not carry it; empty for nothing."""
    for passage in passages:
        for held in passage.text.comparisons if passage.text else ():
            if held.kind == claimed.kind == "most" and carries_kind(claimed.kind, held.kind) and passage.text:
                text = passage.text.text
                if held.shared:
                    return f"the passage has one of several: “{text[held.start : held.end]}”"
                words = text[max(held.start - 24, 0) : held.end].split()
                return f"the passage has “{' '.join(words[-2:])}”"
    return ""
