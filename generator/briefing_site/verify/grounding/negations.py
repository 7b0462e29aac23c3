"""Negations: the sentence negates what the passage negates, and nothing that the passage affirms.

1. A negation of the sentence is carried where a passage has one too, or has a word that reverses by its meaning ("barred").
2. It is not there where no passage has any, or where the word that it turns stands in the passages only affirmed.
3. A passage that negates a word which the sentence affirms, with no word of reversal in it, has had its negation left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from briefing_site.model.grounding import Standing, Token, TokenKind
from briefing_site.text.turned_words import Turn, reverses_besides, stems_of
from briefing_site.verify.grounding.passage import Passage, Reading
from briefing_site.verify.grounding.sentence import ClaimTokens


_UNREAL = re.compile(
    r"\b(?:to|would|could|should|may|might|can|if|whether|help|must|will|shall|than|before|until)\s+(?:\w+ly\s+)?$",
    re.IGNORECASE,
)


def negated(turn: Turn, claim: ClaimTokens, passages: Sequence[Passage]) -> Token:
    """The token of a negation of the sentence."""

    def token(
        standing: Standing,
        passage: Passage | None = None,
        where: tuple[int, int] | None = None,
        how: str = "",
    ) -> Token:
        key = passage.key if passage else None
        shown = passage is not None and any(note.reverses for note in passage.notes)
        return Token(TokenKind.NEGATION, turn.word, turn.start, turn.end, standing, key, where, shown, how)

    texts = [(passage, text) for passage in passages for text in _texts(passage)]
    for passage, text in texts:
        if held := next((held for held in text.turns if _shared(held, turn)), None):
            at = (passage.start + held.start, passage.start + held.end) if text is passage.text else None
            return token(Standing.CARRIED, passage, at)
    if any(_affirmed(head, text) for head in turn.heads for _, text in texts):
        return token(Standing.MISSING)
    for passage, text in texts:
        if text.reverses:
            return token(Standing.CARRIED, passage, how="" if text.turns else "by the meaning of a word")
    for passage in passages:
        if passage.pinned and passage.pinned.reverses:
            return token(Standing.CARRIED, passage, how="in the lock")
    return token(Standing.MISSING)


def left_out(claim: ClaimTokens, passages: Sequence[Passage]) -> Iterator[Token]:
    """The negation of a passage that the sentence leaves out, at the word that it turned."""
    if claim.turns:
        return
    held = [(passage, text, turn) for passage in passages for text in _texts(passage) for turn in text.turns]
    if not held:
        return
    own: dict[str, tuple[int, int]] = {}
    for stem, start, end in stems_of(claim.text):
        own.setdefault(stem, (start, end))
    for passage, text, turn in held:
        for head in turn.heads:
            place = own.get(head) or _inside(head, claim.text)
            if (
                place is None
                or reverses_besides(claim.text, turn.heads)
                or any(_affirmed(head, other) for p in passages for other in _texts(p))
            ):
                continue
            start, end = place
            how = f"the passage has “{_around(text, turn)}”"
            where = (passage.start + turn.start, passage.start + turn.end) if text is passage.text else None
            yield Token(
                TokenKind.NEGATION,
                claim.text[start:end],
                start,
                end,
                Standing.MISSING,
                passage.key,
                where,
                False,
                how,
            )
            return


def _texts(passage: Passage) -> Iterator[Reading]:
    if passage.text:
        yield passage.text
    yield from passage.notes


def _shared(held: Turn, turn: Turn) -> bool:
    return bool(set(held.heads) & set(turn.heads))


def _affirmed(head: str, text: Reading) -> bool:
    """Whether a text states a word outside every negation; "to approve" and "would approve" state nothing."""
    if any(head in turn.heads for turn in text.turns):
        return False
    places = text.stems.get(head, ())
    if places:
        return any(not _UNREAL.search(text.text, max(start - 24, 0), start) for start, _ in places)
    return not head.isascii() and head in text.text


def _inside(head: str, text: str) -> tuple[int, int] | None:
    """The place of a word in a text that has no spaces between words."""
    at = -1 if head.isascii() else text.find(head)
    return None if at < 0 else (at, at + len(head))


def _around(text: Reading, turn: Turn) -> str:
    return " ".join(text.text[turn.start : turn.end + 24].split()[:3])
