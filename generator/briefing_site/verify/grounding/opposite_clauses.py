"""A sentence that says the opposite of a clause of its passage, in another language than English.

It is told where the clause begins with the same word, has nearly all other words of the sentence, and no
clause says it as the sentence does. Nothing is told where either of the two negates.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefing_site.model.grounding import Token
from briefing_site.text.negation import turns
from briefing_site.text.opposite_clauses import is_told_in, sides_in
from briefing_site.verify.grounding.clauses import (
    LEAST,
    MOST,
    are_of_one_language,
    clauses_in,
    has_other_figures,
    keys_of,
)
from briefing_site.verify.grounding.other_words import in_other_words
from briefing_site.verify.grounding.passage import Passage
from briefing_site.verify.grounding.sentence import ClaimTokens


def opposite_clause(claim: ClaimTokens, passages: Sequence[Passage]) -> Iterator[Token]:
    """The token of the first word of a sentence of which a clause has the opposite."""
    language = claim.language[:2]
    if language == "en" or claim.quoted or not are_of_one_language(claim, passages):
        return
    sides = list(sides_in(claim.text, language))
    if not sides or any(True for _ in turns(claim.text)):
        return
    clauses = list(clauses_in(passages))
    readings = [text.text for p in passages for text in (p.text, *p.notes) if text]
    for own in sides:
        if own.counts and not own.second:
            continue  # where all did it, some did
        if own.scale and any(is_told_in(own, text, language) for text in readings):
            continue
        words = keys_of(f"{claim.text[: own.start]} {claim.text[own.end :]}")
        if len(set(words)) < LEAST:
            continue
        least = MOST if len(set(words)) > LEAST else 1
        told: Token | None = None
        for clause in clauses:
            held = next((side for side in sides_in(clause.words, language) if side.pair == own.pair), None)
            if held is None or has_other_figures(claim, clause) or any(True for _ in turns(clause.words)):
                continue
            theirs = keys_of(f"{clause.words[: held.start]} {clause.words[held.end :]}")
            if not theirs or theirs[0] != words[0] or len({*words} & {*theirs}) < least * len({*words}):
                continue
            if held.second is own.second:
                break  # as the sentence has it
            if own.counts and not _counts_the_same(claim.text[own.end :], clause.words[held.end :]):
                continue
            there = clause.start + held.start, clause.start + held.end
            told = told or in_other_words(claim, (own.start, own.end), clause.passage, there)
        else:
            if told:
                yield told
                return


def _counts_the_same(behind: str, other: str) -> bool:
    """Whether the word that is counted stands behind both: all farmers, some farmers."""
    return keys_of(behind)[:1] == keys_of(other)[:1] != ()
