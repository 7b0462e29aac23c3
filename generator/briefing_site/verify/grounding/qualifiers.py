"""A noun without the word by which its passage takes something back of it: “the spy” for “the suspected spy”.

It is told where the passages have the noun with such a word alone, beside words that the sentence has too,
and where the sentence leaves nothing open itself. An office is told where the passages have another one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefing_site.model.grounding import Token
from briefing_site.text.hedges import leaves_open
from briefing_site.text.lazy_pattern import LazyPattern
from briefing_site.text.qualified_nouns import Qualified, fields_in, is_qualified, offices
from briefing_site.text.turned_words import stems_of
from briefing_site.verify.grounding.clauses import are_of_one_language
from briefing_site.verify.grounding.neighbours import around
from briefing_site.verify.grounding.other_words import in_other_words
from briefing_site.verify.grounding.passage import Passage, Reading
from briefing_site.verify.grounding.sentence import ClaimTokens

_SHARED = 2
"""Words that a sentence shares with the clause of the noun."""
_NAME = LazyPattern(r"\s+(?:[A-Z][^\W\d_’']+\s+){0,2}([A-Z][^\W\d_’']+)")
"""The last word of a name behind an office."""


def qualifier_left_out(claim: ClaimTokens, passages: Sequence[Passage]) -> Iterator[Token]:
    """The token of the first noun of a sentence that its passages have only with such a word."""
    held = [(p, p.text, one) for p in passages if p.text for one in p.text.qualified]
    if claim.language[:2] == "en" and are_of_one_language(claim, passages):
        open_ = leaves_open(claim.text, "hearsay") or leaves_open(claim.text, "plan")
        if held and not (open_ or claim.turns or claim.quoted):
            yield from _at_noun(claim, passages, held)
        yield from _other_office(claim, passages)


def _at_noun(
    claim: ClaimTokens, passages: Sequence[Passage], held: Sequence[tuple[Passage, Reading, Qualified]]
) -> Iterator[Token]:
    for own, start, end in stems_of(claim.text):
        ones = [(passage, text, one) for passage, text, one in held if one.noun == own]
        if not ones or is_qualified(claim.text, start):
            continue
        readings = [text for passage in passages for text in (passage.text, *passage.notes) if text]
        if any(not is_qualified(text.text, at) for text in readings for at, _ in text.stems.get(own, ())):
            continue
        for passage, text, one in ones:
            if len(around(claim.text, start, end) & around(text.text, one.start, one.end)) >= _SHARED:
                yield in_other_words(claim, (start, end), passage, (one.start, one.end))
                return


def _other_office(claim: ClaimTokens, passages: Sequence[Passage]) -> Iterator[Token]:
    """The token of an office for which the passages have another, before the same words."""
    for own in offices(claim.text):
        if any(own.word in fields_in(p.text.words) for p in passages if p.text):
            continue
        for passage in passages:
            for one in offices(passage.text.text) if passage.text else ():
                if passage.text and one.noun == own.noun and one.word != own.word:
                    name = _name_behind(claim.text, own.end)
                    if name and name == _name_behind(passage.text.text, one.end):
                        yield in_other_words(claim, (own.start, own.end), passage, (one.start, one.end))
                        return


def _name_behind(text: str, at: int) -> str:
    found = _NAME.match(text, at)
    return found[1].lower() if found else ""
