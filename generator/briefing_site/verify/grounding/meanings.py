"""What a passage denies and a sentence affirms, in other words or in another language.

A predicate of the sentence is one that the passages deny wherever they have it. The sentence negates nothing
and refuses nothing; in the language of the passage it shares another word with what is denied there.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefing_site.model.grounding import Token
from briefing_site.model.note_key import ExcerptKey
from briefing_site.text.lazy_pattern import LazyPattern
from briefing_site.text.predicates import Predicate, clauses, predicates_in, refuses
from briefing_site.text.turned_words import stem, turns_in
from briefing_site.verify.grounding.other_words import in_other_words
from briefing_site.verify.grounding.passage import Passage, Reading
from briefing_site.verify.grounding.sentence import ClaimTokens

_WORD = LazyPattern(r"[^\W\d_]{4,}")
_PAIRS = LazyPattern("[\u30a0-\u30ff\u3400-\u9fff가-힣]+")


def denied_by_meaning(claim: ClaimTokens, passages: Sequence[Passage]) -> Iterator[Token]:
    """The token of the first predicate of a sentence that its passages deny; none where it negates itself."""
    groups: set[int] = set()
    for passage in passages:
        if passage.text is None or not isinstance(passage.key, ExcerptKey):
            return
        groups.update(passage.text.denied)
    # Most passages deny nothing, so that most sentences need not be read for what they affirm.
    if not groups or turns_in(claim.text) or refuses(claim.text):
        return
    for own in predicates_in(claim.text, ((turn.start, turn.end) for turn in claim.turns)):
        if own.denied or own.group not in groups or any(p.start <= own.start < p.end for p in claim.quoted):
            continue
        held = [
            (passage, text, one)
            for passage in passages
            if (text := passage.text)
            for one in text.predicates
            if one.group == own.group and _is_of_the_same(claim, own, passage, text, one)
        ]
        if held and all(one.denied for _, _, one in held):
            passage, text, one = held[0]
            how = f"the passage has “{_around(text.text, one.start, one.end)}”"
            yield in_other_words(claim, (own.start, own.end), passage, (one.start, one.end), how)
            return


def _is_of_the_same(
    claim: ClaimTokens, own: Predicate, passage: Passage, text: Reading, held: Predicate
) -> bool:
    """Whether a sentence speaks of what a passage does, by another word that both have in one language."""
    if claim.language[:2] != passage.language[:2]:
        return True
    place = held.start, held.end
    clause = next(((a, b) for a, b in clauses(text.text) if a <= held.start < b), (0, len(text.text)))
    theirs = _content(text.text, clause, place)
    return bool(_content(claim.text, (0, len(claim.text)), (own.start, own.end)) & theirs)


def _content(text: str, within: tuple[int, int], without: tuple[int, int]) -> frozenset[str]:
    """The stems of the longer words, and the pairs of characters, of a stretch without the predicate."""
    kept = f"{text[within[0] : without[0]]} {text[without[1] : within[1]]}"
    words = {stem(word) for word in _WORD.findall(kept) if word[0] < "\u2000"}
    pairs = {run[i : i + 2] for run in _PAIRS.findall(kept) for i in range(len(run) - 1)}
    return frozenset(words | pairs)


def _around(text: str, first: int, last: int) -> str:
    """The words from a little before a predicate to a little after it."""
    start = max(first - 24, 0)
    piece = text[start : last + 16]
    words = piece.split()
    return " ".join(words[bool(start) : -1] if len(words) > 3 else words) or piece
