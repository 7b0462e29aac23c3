"""The grounding of one sentence: each of its tokens is compared with the passages that it cites.

A token is carried by any of the passages that support the sentence. A quoted phrase may also stand in a
passage that is cited as speaking against it. What no passage carries is *not there* only if all of them are
known; else it is not judged.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from briefing_site.model.grounding import Grounding, Standing, Token, TokenKind
from briefing_site.model.verification import Basis
from briefing_site.verify.grounding.change_steps import step_for_level
from briefing_site.verify.grounding.comparisons import compared
from briefing_site.verify.grounding.counterparts import counterpart
from briefing_site.verify.grounding.counts_of_others import count_of_another
from briefing_site.verify.grounding.cut_quotations import cut_from_negation
from briefing_site.verify.grounding.dates import dated
from briefing_site.verify.grounding.derivations import THE_REST
from briefing_site.verify.grounding.exchanged import exchanged
from briefing_site.verify.grounding.exchanged_counts import exchanged_counts
from briefing_site.verify.grounding.exclusive_words import told_apart
from briefing_site.verify.grounding.figures import counted
from briefing_site.verify.grounding.hedged import hedge_left_out
from briefing_site.verify.grounding.meanings import denied_by_meaning
from briefing_site.verify.grounding.names import OTHERWISE, named, none_is_there
from briefing_site.verify.grounding.negations import left_out, negated, turned_round
from briefing_site.verify.grounding.opposite_clauses import opposite_clause
from briefing_site.verify.grounding.opposites import opposed
from briefing_site.verify.grounding.passage import Passage
from briefing_site.verify.grounding.per_units import for_another_unit
from briefing_site.verify.grounding.persons import person
from briefing_site.verify.grounding.qualifiers import qualifier_left_out
from briefing_site.verify.grounding.quotations import quoted
from briefing_site.verify.grounding.roles import roles_exchanged
from briefing_site.verify.grounding.sentence import ClaimTokens
from briefing_site.verify.grounding.standards import on_the_other_side_of_standard
from briefing_site.verify.grounding.votes import on_the_other_side
from briefing_site.verify.grounding.weekdays import weekdays
from briefing_site.verify.grounding.when_pinned import as_pinned, is_as_pinned


def ground(
    read: ClaimTokens,
    position: int,
    supporting: Sequence[Passage],
    against: Sequence[Passage] = (),
) -> Grounding:
    """The grounding of a sentence, given with what it claims.

    `supporting` are the passages cited for it, `against` those cited with `cf.`, `but see` or `contra`. Of a
    sentence that has only such, nothing but the words in quotation marks is judged.
    """
    every = (*supporting, *against)
    found: list[Token] = [quoted(piece, every) for piece in read.quoted]
    if supporting:
        found += _of_support(read, supporting, against)
    if none_is_there(found):
        found = [replace(t, standing=Standing.MISSING) if t.how == OTHERWISE else t for t in found]
    if read.turns and any(token.how.startswith(THE_REST) for token in found):
        found = [_of_the_rest(token) for token in found]
    if found and not all(passage.known for passage in (supporting or every)):
        found = [_unjudged(token) if token.standing is Standing.MISSING else token for token in found]
    basis = _basis(every)
    if basis == "lock":
        found = list(as_pinned(read.text, found, every))
    as_it_was = basis == "lock" and is_as_pinned(read.text, every)
    tokens = tuple(sorted(found, key=lambda t: (t.start, t.end)) if len(found) > 1 else found)
    return Grounding(read.text, position, tokens, basis, as_it_was)


def _of_support(
    read: ClaimTokens, supporting: Sequence[Passage], against: Sequence[Passage]
) -> Iterator[Token]:
    """The tokens of a sentence that has passages cited for it, apart from its quoted words."""
    # Asked kind by kind, since most sentences have none of most kinds.
    if read.days:
        yield from (dated(day, read, supporting) for day in read.days)
    yield from weekdays(read, supporting)
    if read.figures:
        yield from (counted(figure, read, supporting) for figure in read.figures)
    if read.comparisons:
        yield from (compared(rank, read, supporting) for rank in read.comparisons)
    if read.names:
        yield from (named(name, read, supporting, against) for name in read.names)
    if read.persons:
        yield from (person(name, read, (*supporting, *against)) for name in read.persons)
    if read.turns:
        yield from (negated(turn, read, supporting) for turn in read.turns)
    turned = [*left_out(read, supporting), *(turned_round(read, supporting) if read.figures else ())]
    if read.quoted and not turned:
        turned += cut_from_negation(read, supporting)
    if read.figures and not turned:
        turned += (*step_for_level(read, supporting), *for_another_unit(read, supporting))[:1]
    if len(read.figures) > 1:
        turned += exchanged(read, supporting)
        if not turned:
            turned += exchanged_counts(read, supporting)
    if read.figures and not turned:
        turned += count_of_another(read, supporting)
    # Told is one of these, the surest first: a sentence that is turned round is so in several ways.
    for look in (
        denied_by_meaning,
        opposed,
        counterpart,
        on_the_other_side,
        on_the_other_side_of_standard,
        opposite_clause,
        roles_exchanged,
        told_apart,
        hedge_left_out,
        qualifier_left_out,
    ):
        if turned:
            break
        turned += look(read, supporting)
    yield from turned


def _of_the_rest(token: Token) -> Token:
    """A negation beside what a share leaves: the passage says of the other part what it denies of this."""
    if token.kind is not TokenKind.NEGATION or token.standing is not Standing.MISSING or token.how:
        return token
    return replace(token, standing=Standing.UNJUDGED, how="it tells of the part that the passage leaves")


def _unjudged(token: Token) -> Token:
    how = "a cited text is not at hand"
    return Token(token.kind, token.text, token.start, token.end, Standing.UNJUDGED, how=how)


def _basis(passages: Sequence[Passage]) -> Basis:
    for passage in passages:
        if passage.text is None:
            return "lock" if all(passage.known for passage in passages) else "none"
    return "archive"
