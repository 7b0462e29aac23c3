"""A count that is that of another thing: “50 ships” where the passage has “30 ships and 50 boats”.

The figure stands there, so that the lint of figures finds nothing. Told is a figure that the passages have
only beside another of its kind, as the count of that thing or name which the sentence leaves out, where what
the sentence names has the other figure, and nothing else.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from briefing_site.model.grounding import Token
from briefing_site.text.count_pairs import Count, is_sure_thing, names_between, thing_counted
from briefing_site.text.turned_words import stem
from briefing_site.text.values.compare import same
from briefing_site.text.values.nouns import CLOCK, Figure
from briefing_site.verify.grounding.clauses import LEAST, are_of_one_language, keys_of
from briefing_site.verify.grounding.other_words import in_other_words
from briefing_site.verify.grounding.passage import Passage, Reading
from briefing_site.verify.grounding.sentence import ClaimTokens

_SMALL = 20
"""The greatest number that writers count themselves, where it stands in words."""
_NEAR = 40
"""Characters between a figure and the name that it belongs to."""


def count_of_another(claim: ClaimTokens, passages: Sequence[Passage]) -> Iterator[Token]:
    """The token of the first count of a sentence that its passages have of another thing or name."""
    figures = [each for each in claim.figures if not each.ordinal and each.unit != CLOCK]
    if not figures or claim.turns or not are_of_one_language(claim, passages):
        return
    texts = [(passage, passage.text) for passage in passages if passage.text]
    pairs = [(p, text, pair) for p, text in texts for pair in text.count_pairs]
    if not pairs:
        return
    notes = [note for passage in passages for note in passage.notes]
    every = [text for _, text in texts]
    for figure in figures:
        if _may_follow(figure, [each for text in every for each in text.figures]):
            continue
        for own in _owners(claim.text, figure):
            if any(_says_so(own, note) for note in notes):
                continue
            if token := _told(own, claim, pairs, every):
                yield token
                return


def _owners(text: str, figure: Figure) -> Iterator[Count]:
    """What a figure of a sentence may belong to: the word that it counts, and the nearest name."""
    if thing := thing_counted(text, figure):
        yield Count(figure, thing)
    before = names_between(text, max(figure.start - _NEAR, 0), figure.start)
    behind = names_between(text, figure.end, figure.end + _NEAR)
    if len(before) + len(behind) == 1:
        yield Count(figure, (before or behind)[0])


def _says_so(own: Count, note: Reading) -> bool:
    """Whether a note has the count as the sentence has it; a quotation may have a part of the passage."""
    held = (each for each in note.values.figures if same(own.figure, each))
    if own.of[:1].isupper():
        return (
            any(own.of in names_between(note.text, 0, len(note.text)) for _ in held) and not note.count_pairs
        )
    return any(thing_counted(note.text, each) == own.of for each in held)


def _told(
    own: Count,
    claim: ClaimTokens,
    pairs: Sequence[tuple[Passage, Reading, tuple[Count, Count]]],
    texts: Sequence[Reading],
) -> Token | None:
    """The token of a count, where the passages have its figure of others alone, and of its own another."""
    held: list[tuple[Passage, Reading, Count, Count]] = []
    for passage, text, pair in pairs:
        for one, other in (pair, pair[::-1]):
            if (
                own.of == other.of
                and same(own.figure, one.figure)
                and own.figure.unit == one.figure.unit
                and (own.of[:1].isupper() or is_sure_thing(one, text.text, text.language))
            ):
                held.append((passage, text, one, other))
    if not held:
        return None
    places = {(id(text), one.figure.start) for _, text, one, _ in held}
    for text in texts:
        for each in text.figures:
            if same(own.figure, each) and (id(text), each.start) not in places:
                return None
    if sum(len(text.stems.get(stem(own.of), ())) for text in texts) > len(held):
        return None
    passage, text, one, other = held[0]
    if any(_names(claim.text, each.of) for _, _, each, _ in held):
        return None
    if any(same(each, another.figure) for each in claim.figures for _, _, _, another in held):
        return None
    sure = own.figure.value > _SMALL or any(map(str.isdigit, claim.text[own.figure.start : own.figure.end]))
    words = {*keys_of(claim.text)}
    if not sure and len(words) < LEAST:
        return None
    if (own.of[:1].isupper() or not sure) and not words <= {*keys_of(text.text)}:
        return None  # of a name, or of what may be counted, all is to be told that the sentence tells
    place = own.figure.start, own.end(claim.text)
    first, last = sorted((one.figure, other.figure), key=lambda each: each.start)
    ends = {one.figure.start: one.end(text.text), other.figure.start: other.end(text.text)}
    return in_other_words(claim, place, passage, (first.start, ends[last.start]))


def _names(text: str, of: str) -> bool:
    """Whether a sentence has a word, or a name, in any form."""
    return stem(of) in {stem(word) for word in text.replace("-", " ").replace(",", " ").rstrip(".").split()}


def _may_follow(figure: Figure, held: Sequence[Figure]) -> bool:
    """Whether a figure is the sum or the difference of two others."""
    values = {each.value for each in held if not same(figure, each)}
    return any(figure.value in (one + other, abs(one - other)) for one, other in combinations(values, 2))
