"""Words in quotation marks: they stand in a cited passage, or in the translation that the card gives."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from briefing_site.model.grounding import Standing, Token, TokenKind
from briefing_site.text.folding import fold
from briefing_site.text.lazy_pattern import LazyPattern
from briefing_site.text.negation import turning_word
from briefing_site.text.quoted_words import Quoted, is_title_like
from briefing_site.text.sentences import split
from briefing_site.text.word_edges import begins_inside, ends_inside
from briefing_site.verify.grounding.interrupted import joined_in
from briefing_site.verify.grounding.passage import Passage, Reading
from briefing_site.verify.grounding.piece import Piece
from briefing_site.verify.grounding.pinned import has_words
from briefing_site.verify.quotation import Quotation, read_quotation

_ELLIPSIS = re.compile(r"(?<!\[)(?:\.{3,4}|…+|\s\.\s\.\s\.)(?!\])")
_SPECIES = LazyPattern(r"([A-Z])[a-z]+( [a-z]+(?: [a-z]+)?)")
"""The name of a species or subspecies, of which the genus may be abbreviated: A. swainsonii."""
_TRAILING = re.compile(r"(?<![\s.,;:!?…。、，！？；：‥-])[\s.,;:!?…。、，！？；：‥-]+$|^[\s…‥-]+")


def quoted(piece: Quoted, passages: Sequence[Passage]) -> Token:
    """The token of a string in quotation marks."""
    return next(_tokens(piece, passages))


def _tokens(piece: Quoted, passages: Sequence[Passage]) -> Iterator[Token]:
    """What the token may be, the first that holds before all others."""
    text = f"{piece.words}"

    token = Piece(
        TokenKind.QUOTED,
        text,
        piece.start,
        piece.end,
        lambda passage: any(stands_in(piece.words, note) for note in passage.notes),
    )

    if piece.kind == "own":
        yield token(Standing.UNJUDGED, how="marked as words of the desk’s own")
    for passage in passages:
        if passage.text and (place := stands_in(piece.words, passage.text)):
            yield token(Standing.CARRIED, passage, (passage.start + place[0], passage.start + place[1]))
    for passage in passages:
        if passage.translation and stands_in(piece.words, passage.translation):
            yield token(Standing.CARRIED, passage, how="in the translation that the card gives")
    for passage in passages:
        if any(stands_in(piece.words, note) for note in passage.shown[:1]):
            yield token(Standing.CARRIED, passage)
    for passage in passages:
        if passage.pinned and has_words(passage.pinned, _words_of_others(piece.words)):
            yield token(
                Standing.CARRIED,
                passage,
                how="each of the words is in the lock; their order is not known there",
            )
    for passage in passages:
        if _abbreviates(passage, piece.words):
            yield token(Standing.INFERRED, passage, how="a species, whose genus the passage abbreviates")
    title = piece.kind == "title" or is_title_like(piece.words)
    if title:
        for passage in passages:
            if stands_in(piece.words, passage.card):
                yield token(Standing.INFERRED, passage, how="a name on the card")
            if passage.source and stands_in(piece.words, passage.source.whole):
                yield token(
                    Standing.INFERRED, passage, how="a name that stands elsewhere in the same document"
                )
        yield token(Standing.UNJUDGED, how="the title of a work, or another name")
    yield token(Standing.MISSING)


def _words_of_others(words: str) -> str:
    """Quoted words without those in brackets, which are the author's."""
    kept = []
    for fragment in _read(words).fragments:
        each = fragment.text.split()
        kept += each[bool(fragment.head) : len(each) - bool(fragment.tail)]
    return " ".join(kept)


def _read(words: str) -> Quotation:
    return read_quotation(_ELLIPSIS.sub("[...]", words))


def _abbreviates(passage: Passage, words: str) -> bool:
    """Whether a passage has the name of a species with its genus abbreviated."""
    species, text = _SPECIES.fullmatch(words), passage.text
    if species is None:
        return False
    if passage.pinned:
        return has_words(passage.pinned, f"{species[1]}{species[2]}")
    return text is not None and any(stands_in(f"{species[1]}{sign}{species[2]}", text) for sign in (".", ""))


def stands_in(words: str, text: Reading) -> tuple[int, int] | None:
    """Start and end, in the text, of words as an author may quote them; None where they do not stand there.

    An ellipsis leaves words out, words in brackets are the author's, and letter case, marks of quotation
    inside and the punctuation at the ends may differ. Words that the source interrupts to say who speaks may
    be joined.
    """
    read = _read(words)
    return _fragments_in(read, text) or joined_in(words, text.text)


def _fragments_in(read: Quotation, text: Reading) -> tuple[int, int] | None:
    """The place of all fragments of a quotation, in their order."""
    first: int | None = None
    at, end = 0, 0
    for fragment in read.fragments:
        needle = _TRAILING.sub("", fold(fragment.text).text).lower()
        needle = _TRAILING.sub("", needle).strip()
        if not needle:
            continue
        place = next(_whole(needle, text, at, cut=bool(fragment.head or fragment.tail)), None)
        if place is None or (first is not None and _turns_round(text, at, place[0])):
            return None
        at = place[1]
        start, end = text.folded.span(*place)
        first = start if first is None else first
    return None if first is None else (first, end)


def _turns_round(text: Reading, left: int, right: int) -> bool:
    """Whether what an ellipsis leaves out of a folded text turns round a sentence that it leaves in part."""
    folded = text.folded.text
    if left >= right or not turning_word(folded[left:right]):
        return False
    in_part = [(a, b) for a, b in split(folded) if a < right and left < b and not (left <= a and b <= right)]
    return any(turning_word(folded[max(a, left) : min(b, right)]) for a, b in in_part)


def _whole(needle: str, text: Reading, at: int, *, cut: bool) -> Iterator[tuple[int, int]]:
    """The places of folded words in a folded text where no word is cut."""
    small, folded = text.small, text.folded.text
    at = small.find(needle, at)
    while at >= 0:
        end = at + len(needle)
        if cut or not (begins_inside(folded, at) or ends_inside(folded, end)):
            yield at, end
        at = small.find(needle, at + 1)
