"""Negations: the sentence negates what the passage negates, and nothing that the passage affirms.

1. A negation of the sentence is carried where a passage has one too, or has a word that reverses by its
   meaning ("barred").
2. It is not there where no passage has any, or where the word that it turns stands in the passages only
   affirmed.
3. A passage that negates a word which the sentence affirms, with no word of reversal in it, has had its
   negation left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from briefing_site.model.grounding import Standing, Token, TokenKind
from briefing_site.model.note_key import ExcerptKey, SourceKey
from briefing_site.text.change_steps import rates_in, step_of
from briefing_site.text.comparison import claims
from briefing_site.text.counterparts import counterparts_of
from briefing_site.text.lazy_pattern import LazyPattern
from briefing_site.text.quoted_words import Quoted
from briefing_site.text.reversals import are_opposed, direction, stands_still, tells_of_change
from briefing_site.text.turned_words import (
    DONE,
    OF_DEEDS,
    OF_NOUNS,
    Turn,
    forms_of,
    is_of_absence,
    reverses_besides,
    stems_of,
)
from briefing_site.text.values.arithmetic import derived
from briefing_site.text.values.compare import same
from briefing_site.text.values.nouns import PERCENT, Figure
from briefing_site.verify.grounding.other_words import in_other_words
from briefing_site.verify.grounding.passage import Passage, Reading
from briefing_site.verify.grounding.piece import Piece
from briefing_site.verify.grounding.pinned import reverses as lock_reverses
from briefing_site.verify.grounding.sentence import MOST_FIGURES, ClaimTokens

_UNREAL = LazyPattern(
    r"\b(?:to|would|could|should|may|might|can|if|whether|help|must|will|shall|than|before"
    r"|until)\s+(?:\w+ly\s+)?$"
    r"|\b(?:non|un|anti)[-‐‑]$",
    re.IGNORECASE,
)


_BEFORE_ALL = LazyPattern(
    r"\b(?:ever|since|before|other|another|more|as\s+\w+\s+as|until\s+now|previous\w*"
    r"|for\s+(?:[\w-]+\s+){1,3}(?:decades|years|months)"
    r"|никогда|раньше|ранее|больше|друг\w+|с\s+\d{4}|chưa\s+(?:bao\s+giờ|từng|có)|trước\s+đây|đến\s+nay"
    r"|từ\s+năm)\b"
    r"|これほど|これまで|以来|以降|かつて|過去|年余り|[从從]未|[从從]来|此前|以来|이후|이래|이전"
    r"|적[은이]?\s?없",
    re.IGNORECASE,
)
"""What makes a negation say that a thing is the first of its kind, or above all others."""
_BETWEEN = LazyPattern("回|多|少|많|적|밑|웃|hơn|больше|меньше|выше|ниже|more|less|fewer|higher|lower")
"""What may compare two things, and not one thing with what it was."""
_OF_TWO_THINGS = LazyPattern(
    r"[가-힣](?<![년해월달기주날때전난초말])보다\s|[一-龥ァ-ヶ](?<![年月前昨期週日回時])より"
)
"""What Korean and Japanese write behind the lesser of two things, unless it is a time."""
_SET_AGAINST = LazyPattern(
    r"[,—–]\s*(?:and\s+)?not\s+(?!to\b)(?:[\w’'-]+\s+){0,3}[\w’'-]+\s*(?:[.,;:!?)\[—–]|$)", re.IGNORECASE
)
"""A thing that a sentence adds to what it tells, to say that it is another: ", not Bremen"."""
_NOUN = LazyPattern(
    r"\b(?:an?|the|this|these|those|its|his|her|their|our|of|for|in|on|at)\s+$"
    r"|\ban?\s+(?:(?!(?:was|were|is|are|be|been|has|have|had|will|would|can|could|may"
    r"|might)\b)[^\W\d_]+\s+){1,2}$",
    re.IGNORECASE,
)
"""What stands before a word that is a noun, and so is not what a passage negates as a verb."""
_NEAR = 16
"""Characters from a negation to the verb that it turns."""
_WITH = LazyPattern(r"\bwith\s+(?:(?:an?|the|its|his|her|their|any)\s+)?(?:[\w-]+\s+)?$", re.IGNORECASE)
"""What stands before a thing that is there."""


def negated(turn: Turn, claim: ClaimTokens, passages: Sequence[Passage]) -> Token:
    """The token of a negation of the sentence."""
    token = Piece(
        TokenKind.NEGATION,
        turn.word,
        turn.start,
        turn.end,
        lambda passage: any(note.reverses for note in passage.notes),
    )

    texts = [(passage, text) for passage in passages for text in _texts(passage)]
    for passage, text in texts:
        if held := next((held for held in text.turns if _shared(held, turn)), None):
            at = (passage.start + held.start, passage.start + held.end) if text is passage.text else None
            return token(Standing.CARRIED, passage, at)
    if _is_set_against(turn, claim.text, passages):
        return token(Standing.UNJUDGED, how="it sets what the passage tells against another thing")
    if is_of_absence(turn, claim.text):
        return token(Standing.UNJUDGED, how="it says what a source leaves out, which no passage can carry")
    above_all = _BEFORE_ALL.search(claim.text) and any(
        passage.text and any(claims(passage.text.text)) for passage in passages
    )
    if above_all:
        how = "by a comparison: there was none before it, or there is none above it"
        return token(Standing.CARRIED, passages[0], how=how)
    if any(_affirmed(turn.heads[:1], passage) for passage in passages):
        return token(Standing.MISSING)
    others = _counterparts(turn, claim.text)
    still = tells_of_change(claim.text, max(turn.start - _NEAR, 0), turn.end + _NEAR)
    for passage, text in texts:
        if (denied := _denied_by(text, others, still=still)) is not None:
            return token(Standing.CARRIED, passage, how=denied)
    for passage in passages:
        if passage.pinned and lock_reverses(passage.pinned):
            return token(Standing.CARRIED, passage, how="in the lock")
    return token(Standing.MISSING)


def _denied_by(text: Reading, others: frozenset[str], *, still: bool) -> str | None:
    """How a text denies anything, or has one of the counterparts of a denied word; None where it does not.

    Where the sentence denies a change, `still`, a text does so that says of anything that it stood still.
    """
    if still and stands_still(text.text):
        return "by the meaning of a word"
    if text.reverses:
        return "" if text.turns else "by the meaning of a word"
    if others and text.language[:2] == "en" and not others.isdisjoint(text.small_words):
        return "by the opposite of the word"
    return None


def _counterparts(turn: Turn, claim: str) -> frozenset[str]:
    """The words that say what a negation of a sentence says: low, of “not high”."""
    if not turn.heads:
        return frozenset()
    places = ((start, end) for found, start, end in stems_of(claim) if found == turn.heads[0])
    behind = (claim[start:end].lower() for start, end in places if start >= turn.end)
    return counterparts_of(next(behind, ""))


def denies_what_is_said(turn: Turn, passage: Passage) -> bool:
    """Whether a negation turns a word that a passage states, and negates nowhere."""
    return _affirmed(turn.heads[:1], passage)


def left_out(claim: ClaimTokens, passages: Sequence[Passage]) -> Iterator[Token]:
    """The negation of a passage that the sentence leaves out, at the word that it turned."""
    held = [
        (passage, text, turn)
        for passage in passages
        if isinstance(passage.key, ExcerptKey)  # a whole document negates too much
        for text, turn in passage.turned
    ]
    if not held or not all(passage.text for passage in passages):  # one of them may affirm it
        return
    # What stands in quotation marks is compared with the passage letter by letter, and so is left out here.
    text_of_its_own = _without(claim.text, claim.quoted)
    own: dict[str, tuple[int, int]] = {}
    for stem, start, end in stems_of(text_of_its_own):
        own.setdefault(stem, (start, end))
    for passage, text, turn in held:
        if text is not passage.text and is_of_absence(turn, text.text):
            continue  # a gist may say what its passage leaves out
        place = _left_out_at(turn, own, text_of_its_own)
        if place is None or reverses_besides(claim.text, turn.heads):
            continue
        if any(_affirmed_too(turn.heads[:1], other, _things(turn)) for other in passages):
            continue
        start, end = place
        how = f"the passage has “{_around(text, turn)}”"
        where = (passage.start + turn.start, passage.start + turn.end) if text is passage.text else None
        words = claim.text[start:end]
        yield Token(TokenKind.NEGATION, words, start, end, Standing.MISSING, passage.key, where, False, how)
        return


def turned_round(claim: ClaimTokens, passages: Sequence[Passage]) -> Iterator[Token]:
    """The verb beside a figure that says the opposite of the verb beside it in the passages."""
    for figure in claim.figures[:MOST_FIGURES]:
        own = (
            direction(claim.text, figure.start, figure.end)
            if figure.digits > 1 or figure.unit or figure.value >= 1000
            else None
        )
        if own is None or figure.ordinal:
            continue
        way, start, end = own
        if _BETWEEN.search(claim.text, start, end) and _OF_TWO_THINGS.search(claim.text, 0, start):
            continue
        found: list[tuple[Passage, tuple[str, int, int] | None]] = []
        for passage in passages:
            for held in _of_the_same(figure, claim, passage, claim.text[start:end]):
                if passage.text and not _are_step_and_level(figure, claim, held, passage.text):
                    found.append((passage, direction(passage.text.text, held.start, held.end)))
        if found and all(other and other[0] != way for _, other in found):
            passage, other = found[0]
            if (
                other
                and passage.text
                and are_opposed(claim.text[start:end], passage.text.text[slice(*other[1:])])
            ):
                yield in_other_words(claim, (start, end), passage, other[1:])
                return


def _are_step_and_level(figure: Figure, claim: ClaimTokens, held: Figure, text: Reading) -> bool:
    """Whether one of two figures tells how far, and the other where to: of prices, and of inflation."""
    own = step_of(claim.text, figure, claim.language)
    other = step_of(text.text, held, text.language) if own or figure.unit == PERCENT else None
    if own and other:
        return own[0] != other[0]
    return bool(other and other[0] == "to" and rates_in(text.text) - rates_in(claim.text))


def _of_the_same(figure: Figure, claim: ClaimTokens, passage: Passage, verb: str) -> Iterator[Figure]:
    """The figures of a passage that are the claimed one, or else those of which it is the difference."""
    figures = passage.text.figures if passage.text else ()
    carrying = [held for held in figures if same(figure, held)]
    if carrying or figure.digits < 3 or _BETWEEN.search(verb):
        yield from carrying
        return
    step = derived(figure, figures, claim.text)
    if step and step.kind in ("difference", "change"):
        yield from step.used


def _without(text: str, quoted: Sequence[Quoted]) -> str:
    """A text with blanks, as many as there were characters, for what stands in quotation marks."""
    for piece in quoted:
        text = f"{text[: piece.start]}{' ' * (piece.end - piece.start)}{text[piece.end :]}"
    return text


def _left_out_at(turn: Turn, own: Mapping[str, tuple[int, int]], text: str) -> tuple[int, int] | None:
    """The place of the word in a sentence that affirms what a passage negates; None where it has none."""
    if turn.word.lower() == "without":  # a thing, which the sentence may well name
        place = own.get(turn.heads[0]) if turn.heads else None
        return place if place and _WITH.search(text, 0, place[0]) else None
    if turn.word.lower() in OF_NOUNS:  # behind "no" stand a thing and what is denied of it
        deed = own.get(turn.heads[0]) if turn.heads and turn.heads[0] in OF_DEEDS else None
        if deed and text[slice(*deed)].endswith("ed"):  # done, where there was no such thing as the noun says
            unreal = _UNREAL.search(text, max(deed[0] - 24, 0), deed[0])
            return deed if not unreal and {*turn.heads[1:2]} <= DONE else None
        places = [own[head] for head in turn.heads if head in own]
        return places[-1] if places and len(places) >= min(2, len(turn.heads)) else None
    if any(thing not in text for thing in _things(turn)):
        return None
    for head in turn.heads[:1]:
        place = own.get(head) or _inside(head, text)
        if place and not (head.isascii() and _NOUN.search(text, max(place[0] - 40, 0), place[0])):
            return place
    return None


def _texts(passage: Passage) -> Iterator[Reading]:
    if passage.text:
        yield passage.text
    yield from passage.notes


def _is_set_against(turn: Turn, text: str, passages: Sequence[Passage]) -> bool:
    """Whether a negation adds a thing that is not meant to what stands in a passage: "in May, not June"."""
    if turn.word.lower() != "not":
        return False
    comma = (
        text.rfind(",", 0, turn.start) if "," in text[max(turn.start - 6, 0) : turn.start] else turn.start - 2
    )
    if not _SET_AGAINST.match(text, comma):
        return False
    before = [stem for stem, _, end in stems_of(text) if end <= comma][-6:]
    return any(len(stem) > 3 and stem in p.text.stems for stem in before for p in passages if p.text)


def _shared(held: Turn, turn: Turn) -> bool:
    """Whether two negations turn one word, as a verb or as the noun made of it: "agree", "agreement"."""
    return any(
        one == other
        or (len(min(one, other, key=len)) > 3 and (one.startswith(other) or other.startswith(one)))
        for one in held.heads
        for other in turn.heads
    )


def _affirmed(heads: Sequence[str], passage: Passage) -> bool:
    """Whether a passage states a word in a sentence that reverses nothing.

    "To approve" and "would approve" state nothing, and what the gist says is the desk's own.
    """
    text = passage.text
    if text is None or any(head in turn.heads for head in heads for turn in text.turns):
        return False
    return _affirmed_too(heads, passage)


def _affirmed_too(heads: Sequence[str], passage: Passage, things: Sequence[str] = ()) -> bool:
    """Whether a passage states a word, of all of some things, in one sentence, whatever others negate."""
    text = passage.text
    if text is None or isinstance(passage.key, SourceKey):
        return False
    return any(
        _states(head, sentence) and all(thing in sentence.text for thing in things)
        for sentence in text.sentences
        for head in heads
    )


def _things(turn: Turn) -> Sequence[str]:
    """What is done, where a negation turns a Japanese verb of one character, which says little by itself."""
    return turn.heads[1:] if turn.heads and len(forms_of(turn.heads[0])) > 1 else ()


def _states(head: str, sentence: Reading) -> bool:
    if head.isascii() or head in sentence.stems:
        if head not in sentence.stems or reverses_besides(sentence.text, (head,)):
            return False
        places = sentence.stems[head]
        return any(not _UNREAL.search(sentence.text, max(start - 24, 0), start) for start, _ in places)
    return any(form in sentence.text for form in forms_of(head)) and not sentence.reverses


def _inside(head: str, text: str) -> tuple[int, int] | None:
    """The place of a word in a text that has no spaces between words."""
    if head.isascii():
        return None
    at = next((at for form in forms_of(head) if (at := text.find(form)) >= 0), -1)
    return None if at < 0 else (at, at + len(head))


def _around(text: Reading, turn: Turn) -> str:
    return " ".join(text.text[turn.start : turn.end + 24].split()[:3])
