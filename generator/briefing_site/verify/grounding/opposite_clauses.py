"""A sentence that says the opposite of a clause of its passage, in another language than English.

It is told where the clause begins with the same word, has nearly all other words of the sentence in their
order, and no clause says it as the sentence does: in another order it may say the same, as “A before B” and
“B after A”. Nothing is told where either of the two negates.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefing_site.model.grounding import Token
from briefing_site.text.change_steps import rates_in
from briefing_site.text.lazy_pattern import LazyPattern
from briefing_site.text.opposite_clauses import Side, is_told_in, names_the_rest, sides_in
from briefing_site.text.turned_words import turns_in
from briefing_site.verify.grounding.clauses import (
    LEAST,
    MOST,
    Clause,
    are_of_one_language,
    clauses_in,
    has_other_figures,
    keys_of,
)
from briefing_site.verify.grounding.other_words import in_other_words
from briefing_site.verify.grounding.passage import Passage
from briefing_site.verify.grounding.sentence import ClaimTokens

_REST_OF_WORD = LazyPattern(r"\A[^\W\d_]+")


def opposite_clause(claim: ClaimTokens, passages: Sequence[Passage]) -> Iterator[Token]:
    """The token of the first word of a sentence of which a clause has the opposite."""
    language = claim.language[:2]
    if language == "en" or claim.quoted or not are_of_one_language(claim, passages):
        return
    sides = list(sides_in(claim.text, language))
    if not sides or claim.turns:
        return
    clauses = list(clauses_in(passages))
    readings = [text.text for p in passages for text in (p.text, *p.notes) if text]
    for own in sides:
        if any(_may_say_it(text, own, language) for text in readings):
            continue
        words = keys_of(f"{claim.text[: own.start]} {claim.text[own.end :]}")
        if len(set(words)) < LEAST:
            continue
        least = MOST if len(set(words)) > LEAST else 1
        told: Token | None = None
        for clause in clauses:
            held = next((side for side in sides_in(clause.words, language) if side.pair == own.pair), None)
            if held is None or has_other_figures(claim, clause) or turns_in(clause.words):
                continue
            theirs = keys_of(f"{clause.words[: held.start]} {clause.words[held.end :]}")
            if not theirs or theirs[0] != words[0] or len({*words} & {*theirs}) < least * len({*words}):
                continue
            if held.second is own.second:
                break  # as the sentence has it
            if not _are_in_one_order(words, theirs) or not _are_of_one_thing(claim, own, clause, held):
                continue
            there = clause.start + held.start, clause.start + held.end
            told = told or in_other_words(claim, (own.start, own.end), clause.passage, there)
        else:
            if told:
                yield told
                return


def _may_say_it(text: str, own: Side, language: str) -> bool:
    """Whether a text may say in other words what a sentence says by a side."""
    if own.scale and is_told_in(own, text, language):
        return True
    # Where all did it, some did; and some and the others are all.
    return own.counts and (not own.second or names_the_rest(text, language))


def _are_in_one_order(words: Sequence[str], others: Sequence[str]) -> bool:
    """Whether the words that two texts share stand in the same order in both."""
    return [word for word in dict.fromkeys(words) if word in others] == [
        word for word in dict.fromkeys(others) if word in words
    ]


def _are_of_one_thing(claim: ClaimTokens, own: Side, clause: Clause, held: Side) -> bool:
    """Whether the same word stands behind both sides, and all inside that of a clause in the sentence too.

    Who is for the end of a tax is against the tax. “Stimmten drei Mitglieder gegen” tells of three members.
    """
    if claim.figures and rates_in(clause.words) - rates_in(claim.text):
        return False  # the rise of a thing may have fallen while the thing rose
    behind, other = claim.text[own.end :], clause.words[held.end :]
    if own.counts:
        return keys_of(behind)[:1] == keys_of(other)[:1] != ()
    inside = clause.words[held.start : held.end].split()[1:-1]
    if not {*keys_of(" ".join(inside))} <= {*keys_of(claim.text)}:
        return False
    mine, theirs = (keys_of(_REST_OF_WORD.sub("", text))[:1] for text in (behind, other))
    return mine == theirs
