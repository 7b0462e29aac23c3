"""Comparisons: a passage sets the thing above others in the same way."""

from __future__ import annotations

from collections.abc import Sequence

from briefing_site.model.grounding import Standing, Token, TokenKind
from briefing_site.text.comparison import carries
from briefing_site.text.reversals import opposite_in
from briefing_site.verify.grounding.passage import Passage, Reading
from briefing_site.verify.grounding.pinned import has_comparison
from briefing_site.verify.grounding.sentence import ClaimTokens


def compared(rank: tuple[int, int, str], claim: ClaimTokens, passages: Sequence[Passage]) -> Token:
    """The token of a comparison."""
    start, end, kind = rank
    text = claim.text[start:end].strip()

    def token(
        standing: Standing,
        passage: Passage | None = None,
        where: tuple[int, int] | None = None,
        how: str = "",
    ) -> Token:
        shown = passage is not None and any(_held(kind, note) for note in passage.notes)
        key = passage.key if passage else None
        return Token(TokenKind.COMPARISON, text, start, end, standing, key, where, shown, how)

    if opposite := _opposite(text, passages):
        return token(Standing.MISSING, how=f"the passage has “{opposite}”")
    for passage in passages:
        if passage.text and (held := _held(kind, passage.text)):
            return token(Standing.CARRIED, passage, (passage.start + held[0], passage.start + held[1]))
    for passage in passages:
        if any(_held(kind, note) for note in passage.notes):
            return token(Standing.CARRIED, passage, how="on the card")
        if passage.pinned and has_comparison(passage.pinned, kind):
            return token(Standing.CARRIED, passage, how="in the lock")
    return token(Standing.MISSING)


def _opposite(words: str, passages: Sequence[Passage]) -> str:
    """The opposite of a superlative, where each passage that has a superlative has that; empty for none."""
    found = [opposite_in(words, passage.text.text) for passage in passages if passage.text]
    return found[0] if found and all(found) else ""


def _held(kind: str, text: Reading) -> tuple[int, int, str] | None:
    return next((held for held in text.comparisons if carries(kind, held[2])), None)
