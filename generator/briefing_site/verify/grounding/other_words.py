"""The token of words of a sentence in the stead of which its passage has others."""

from __future__ import annotations

from briefing_site.model.grounding import Standing, Token, TokenKind
from briefing_site.verify.grounding.passage import Passage
from briefing_site.verify.grounding.sentence import ClaimTokens


def in_other_words(
    claim: ClaimTokens, place: tuple[int, int], passage: Passage, held: tuple[int, int], how: str = ""
) -> Token:
    """The token of the words at a `place` of a sentence; the passage, whose text is at hand, has others.

    Those are the `held` ones, at offsets of that text. `how` says it in words, where they do not stand alone.
    """
    start, end = held
    how = how or f"the passage has “{passage.text.text[start:end] if passage.text else ''}”"
    where = passage.start + start, passage.start + end
    words, key = claim.text[slice(*place)], passage.key
    return Token(TokenKind.NEGATION, words, *place, Standing.MISSING, key, where, False, how)
