"""A doubt of the passage that the sentence leaves out: “sold” where the passage has “reportedly sold”.

In English it is told at a verb that the passages have only behind a word of doubt, hearsay or plan, beside
words that the sentence has too. In other languages it is told where nearly all words of the sentence stand in
one clause of a passage with such a word, and in no clause without one. Nothing is told of a sentence that
leaves anything open itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefing_site.model.grounding import Token
from briefing_site.text.attribution import attributes
from briefing_site.text.hedges import Hedged, doubt_in, has_doubts, leaves_open, says_whose
from briefing_site.text.lazy_pattern import LazyPattern
from briefing_site.text.opposites import is_unreal
from briefing_site.text.turned_words import stem, stems_of
from briefing_site.text.word_set import word_set
from briefing_site.verify.grounding.clauses import (
    LEAST,
    MOST,
    Clause,
    are_of_one_language,
    clauses_in,
    has_other_figures,
    keys_of,
)
from briefing_site.verify.grounding.neighbours import around
from briefing_site.verify.grounding.other_words import in_other_words
from briefing_site.verify.grounding.passage import Passage
from briefing_site.verify.grounding.sentence import ClaimTokens

_WORDS = LazyPattern(r"[\u3400-\u9fff]{1,2}|[가-힣]{1,4}|(?:(?![\u3040-\u9fff가-힣])[^\W\d_]){3,}")
_PAST = LazyPattern(r"\b(?:has|have|had|was|were)\s+(?:\w+\s+)?$")
_UNCHANGED = word_set("cut shut set put hit let quit split spread cost bid cast burst")
"""Verbs with the same form in the past."""
_TO_COME = LazyPattern(r"\b(?:being|to\s+be)\s+(?:\w+ly\s+)?$")
_OF_ONE = LazyPattern(r"(?<!\bthey)(?<!\bwe)(?<!\byou)(?<!\bI)[^s\W]\s+(?:\w+ly\s+)?$")
_SHARED = 2
"""Words that a sentence shares with a clause beside the verb."""


def hedge_left_out(claim: ClaimTokens, passages: Sequence[Passage]) -> Iterator[Token]:
    """The token of the first word of a sentence that its passages hedge."""
    if claim.turns or claim.quoted:
        return
    if not are_of_one_language(claim, passages):
        return
    language = claim.language[:2]
    if language == "en":
        yield from _at_verb(claim, passages)
    elif has_doubts(language):
        yield from _in_clause(claim, passages, language)


def _at_verb(claim: ClaimTokens, passages: Sequence[Passage]) -> Iterator[Token]:
    held = [(p, p.text, one) for p in passages if p.text for one in p.text.hedged]
    if not held:
        return
    known = {one.stem for _, _, one in held}
    for own, start, end in stems_of(claim.text):
        if own not in known or is_unreal(claim.text, start) or _TO_COME.search(claim.text, 0, start):
            continue
        ones = [
            (passage, text, one)
            for passage, text, one in held
            if one.stem == own
            and _is_said(claim.text, own, start, end, one)
            and not leaves_open(claim.text, one.kind, start)
        ]
        said = sum(len(p.text.stems.get(own, ())) for p in passages if p.text)
        if said > len({(id(text), one.end) for _, text, one in ones}):
            continue  # said elsewhere without a doubt, or with one that the sentence has too, or a noun
        for passage, text, one in ones:
            if len(around(claim.text, start, end) & around(text.text, one.end, one.end)) < _SHARED:
                continue
            yield in_other_words(claim, (start, end), passage, (one.start, one.end))
            return


def _is_said(text: str, own: str, start: int, end: int, one: Hedged) -> bool:
    """Whether a sentence tells of a verb as of what is so: a plan only as of what has been."""
    if one.kind != "plan":
        return True
    word = text[start:end].lower()
    past = word.endswith("ed") or (own != word and stem(word) == own and not word.endswith(("s", "ing", "e")))
    if word in _UNCHANGED:  # "the council shut" is past, "the councils shut" may not be
        past = bool(_OF_ONE.search(text, 0, start))
    return past or bool(_PAST.search(text, 0, start))


def _in_clause(claim: ClaimTokens, passages: Sequence[Passage], language: str) -> Iterator[Token]:
    doubtful = [p for p in passages if p.text and doubt_in(p.text.text, language)]
    if not doubtful or doubt_in(claim.text, language):
        return
    own = {*keys_of(claim.text)}
    if len(own) < LEAST:
        return
    best: tuple[float, Clause, tuple[int, int]] | None = None
    plain = 0.0
    for clause in clauses_in(passages):
        part = len(own.intersection(keys_of(clause.words))) / len(own)
        if doubt := doubt_in(clause.words, language):
            if part < (MOST if len(own) > LEAST else 1) or has_other_figures(claim, clause):
                continue
            if best is None or part > best[0]:
                best = part, clause, (clause.start + doubt[0], clause.start + doubt[1])
        else:
            plain = max(plain, part)
    if not best or best[0] <= plain or says_whose(claim.text) or attributes(claim.text):
        return
    if words := list(_WORDS.finditer(claim.text)):
        yield in_other_words(claim, words[-1].span(), best[1].passage, best[2])
