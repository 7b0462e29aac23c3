"""Names of persons in scripts without capitals, and in Russian and Vietnamese: a cited document has them."""

from __future__ import annotations

from collections.abc import Sequence

from briefing_site.model.grounding import Standing, Token, TokenKind
from briefing_site.text.titled_names import TitledName
from briefing_site.verify.grounding.passage import Passage
from briefing_site.verify.grounding.piece import Piece
from briefing_site.verify.grounding.sentence import ClaimTokens


def person(name: TitledName, claim: ClaimTokens, passages: Sequence[Passage]) -> Token:
    """The token of a name, which is compared only with documents in the language of the sentence."""
    token = Piece(
        TokenKind.NAME,
        name.text,
        name.start,
        name.end,
        lambda passage: any(name.key in note.text.lower() for note in passage.notes),
    )

    for passage in passages:
        if passage.text and (at := passage.text.text.lower().find(name.key)) >= 0:
            start = passage.start + at
            return token(Standing.CARRIED, passage, (start, start + len(name.key)))
    for passage in passages:
        if any(name.key in text.text.lower() for text in (passage.card, *passage.notes)):
            return token(Standing.INFERRED, passage, how="on the card: its author, speaker or gist")
        if passage.source and name.key in passage.source.whole.text.lower():
            return token(Standing.INFERRED, passage, how="named elsewhere in the same document")
    if any(passage.source is None for passage in passages):
        return token(Standing.UNJUDGED, how="the whole document is not at hand")
    if any(passage.language.lower() != claim.language.lower() for passage in passages):
        return token(Standing.UNJUDGED, how="the document is in another script or language")
    return token(Standing.MISSING)
