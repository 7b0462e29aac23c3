"""Figures: the same value stands in a passage, or follows from values of it by arithmetic."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import chain

from briefing_site.model.grounding import Standing, Token, TokenKind
from briefing_site.model.pin import PinnedTokens
from briefing_site.text.comparison import claims
from briefing_site.text.exclusive_words import HOURS
from briefing_site.text.lazy_pattern import LazyPattern
from briefing_site.text.values.arithmetic import may_follow
from briefing_site.text.values.compare import same
from briefing_site.text.values.nouns import PERCENT, Figure
from briefing_site.verify.grounding.bounds import as_bound, counted_words, is_bound_of, says_a_bound
from briefing_site.verify.grounding.derivations import as_share, may_be_reckoned_from, rest_of_share, steps_to
from briefing_site.verify.grounding.durations import may_be_between
from briefing_site.verify.grounding.passage import Passage, Reading
from briefing_site.verify.grounding.piece import Piece
from briefing_site.verify.grounding.pinned import (
    WHEN_PINNED,
    has_dates,
    has_figure,
    has_words,
    may_be_another,
    was_reached,
)
from briefing_site.verify.grounding.reckoned_dates import counted_in_dates
from briefing_site.verify.grounding.sentence import ClaimTokens
from briefing_site.verify.grounding.step import Step
from briefing_site.verify.grounding.units import OF_CURRENCY, converted, half_year_in, measured, unit_at


def counted(figure: Figure, claim: ClaimTokens, passages: Sequence[Passage]) -> Token:
    """The token of a figure."""
    return next(_tokens(figure, claim, passages))


def _tokens(figure: Figure, claim: ClaimTokens, passages: Sequence[Passage]) -> Iterator[Token]:
    """What the token may be, the first that holds before all others."""
    text = claim.text[figure.start : figure.end].strip()
    kind = _kind(figure)
    unit, bare = measured(claim.text, figure), not says_a_bound(claim.text)

    token = Piece(
        kind,
        text,
        figure.start,
        figure.end,
        lambda passage: any(_held(figure, note, unit) for note in passage.notes),
    )

    if step := _as_share(figure, claim, passages):
        yield token(Standing.DERIVED, step.passage, step.where, step.how)
    for passage in passages:
        if passage.text and (held := _held(figure, passage.text, unit, bare=bare)):
            yield token(Standing.CARRIED, passage, (passage.start + held.start, passage.start + held.end))
    for passage in passages:
        # What the passage has is read there with its unit, which the quotation may cut off.
        if not (passage.text and unit) and any(
            _held(figure, note, unit, bare=bare) for note in passage.shown[:1]
        ):
            yield token(Standing.CARRIED, passage)
        if passage.translation and _held(figure, passage.translation, unit, bare=bare):
            yield token(Standing.CARRIED, passage, how="in the translation that the card gives")
    for passage in passages:
        in_words = not any(map(str.isdigit, text))
        if passage.pinned and (
            has_figure(passage.pinned, figure) or (in_words and has_words(passage.pinned, text))
        ):
            yield token(Standing.CARRIED, passage, how="in the lock")
    for step in chain(steps_to(figure, claim, passages), _in_another_unit(figure, unit, passages)):
        yield token(Standing.DERIVED, step.passage, step.where, step.how)
    for passage in passages:
        if passage.pinned and was_reached(passage.pinned, text):
            yield token(Standing.DERIVED, passage, how=WHEN_PINNED)
    if _may_follow_by_lock(figure, claim.text, [p.pinned for p in passages if p.pinned]):
        yield token(
            Standing.UNJUDGED, how="it may follow from other figures, of which the lock keeps digests only"
        )
    if figure.value == 1 and not figure.ordinal and _OF_EACH.match(claim.text, figure.end):
        yield token(Standing.UNJUDGED, how="one of each, or a span of time")
    if how := counted_in_dates(figure, claim.text, passages) or _reckoned(figure, unit, passages):
        yield token(Standing.UNJUDGED, how=how)
    standing, how = _otherwise(figure, claim, unit, passages)
    yield token(standing, how=how)


def _otherwise(
    figure: Figure, claim: ClaimTokens, unit: str, passages: Sequence[Passage]
) -> tuple[Standing, str]:
    """How a figure stands that nothing carries, and why."""
    if how := as_bound(figure, claim, unit, passages, is_small=_is_small(figure, claim)):
        return Standing.MISSING, how
    if not _is_small(figure, claim):
        return Standing.MISSING, ""
    if any(passage.text and _held(figure, passage.text, unit) for passage in passages):
        return Standing.UNJUDGED, "a passage has it as a bound, of something else"
    if not _contradicted(figure, claim, passages):
        return Standing.UNJUDGED, "a small number may be counted from what the passage lists"
    return Standing.MISSING, ""


def _reckoned(figure: Figure, unit: str, passages: Sequence[Passage]) -> str:
    """The arithmetic by which a figure may follow; empty where a passage has it itself, in another unit."""
    if unit and any(passage.text and _held(figure, passage.text) for passage in passages):
        return ""
    return may_be_reckoned_from(figure, passages)


def _as_share(figure: Figure, claim: ClaimTokens, passages: Sequence[Passage]) -> Step | None:
    """How the share of which a figure is a part stands in the passages, or what they leave of it.

    None where it is part of none.
    """
    within = (share for share in claim.shares if share.start <= figure.start and figure.end <= share.end)
    step = next((step for share in within if (step := as_share(share, passages))), None)
    return step or (rest_of_share(figure, claim, passages) if claim.turns else None)


def _may_follow_by_lock(figure: Figure, sentence: str, pinned: Sequence[PinnedTokens]) -> bool:
    """Whether a figure may follow from others, or from dates, of passages of which only digests are known."""
    if not pinned:
        return False
    if may_follow(figure, sentence) or any(may_be_another(each, figure) for each in pinned):
        return True
    return may_be_between(figure, sentence) and any(map(has_dates, pinned))


def _is_small(figure: Figure, claim: ClaimTokens) -> bool:
    """Whether a figure is a small number in words, as a writer counts things, or tells a kind: 9th-grade."""
    if figure.value > _SMALL or figure.value.denominator != 1 or figure.unit:
        return False
    compound = figure.ordinal and bool(re.match(r"[-‐‑]\w", claim.text[figure.end : figure.end + 2]))
    return compound or not any(map(str.isdigit, claim.text[figure.start : figure.end]))


def _contradicted(figure: Figure, claim: ClaimTokens, passages: Sequence[Passage]) -> bool:
    """Whether a passage has another number of the same things; in another language, any small one."""
    own = counted_words(claim.text, figure.end)
    span = "" if figure.ordinal else unit_at(claim.text, figure.end)
    if span in HOURS and any(_is_other_span(figure, span, p.text) for p in passages if p.text):
        return True
    if figure.ordinal:
        return any(_says_first(own, passage) or _has_ordinal(passage) for passage in passages)
    for passage in passages:
        for held in passage.text.figures if passage.text else ():
            if held.ordinal or held.unit:
                continue
            if claim.language.partition("-")[0] != passage.language.partition("-")[0]:
                if held.value <= _SMALL:
                    return True
            elif passage.text and own & counted_words(passage.text.text, held.end):
                return True
    return False


def _is_other_span(figure: Figure, unit: str, text: Reading) -> bool:
    """Whether a text has the number of a span with another unit: two years, and not two months."""
    others = (unit_at(text.text, held.end) for held in text.values.figures if held.value == figure.value)
    return any(other in HOURS and other != unit for other in others)


def _has_ordinal(passage: Passage) -> bool:
    """Whether a passage counts in order, so that another ordinal is another place."""
    return passage.text is not None and any(held.ordinal for held in passage.text.values.figures)


def _says_first(of: frozenset[str], passage: Passage) -> bool:
    """Whether a passage calls the first what a sentence calls the second: such a vote, of the same stems."""
    text = passage.text
    if text is None:
        return False
    if not of or not all(map(str.isascii, of)) or passage.language[:2] != "en":
        return any(found.kind == "first" for found in claims(text.text))
    return any(
        held.kind == "first" and len(of & counted_words(text.text, held.end)) > 1 for held in text.comparisons
    )


def _held(figure: Figure, text: Reading, unit: str = "", *, bare: bool = False) -> Figure | None:
    """The first figure of a text that is the claimed one, and measures no other `unit`.

    A `bare` one is not only a bound, as in "at least 90", of a figure that the sentence gives as the number.
    """
    ordinals = figure.ordinal and figure.value <= _SMALL  # the two of them are no second one
    for held in text.values.figures if ordinals else text.figures:
        numbered = held.ordinal or not ordinals or bool(_NUMBERED.search(text.text, 0, held.start))
        if numbered and same(figure, held) and not (bare and is_bound_of(figure, held, text.text)):
            theirs = measured(text.text, held) if unit else ""
            if not theirs or theirs == unit:
                return held
    return None


def _in_another_unit(figure: Figure, unit: str, passages: Sequence[Passage]) -> Iterator[Step]:
    """The figures of the passages that are the claimed one in another unit: 21 days are three weeks."""
    readings = ((passage, passage.text) for passage in passages if unit and passage.text)
    for passage, text in readings:
        for held in text.values.figures:
            theirs = measured(text.text, held)
            value = converted(held.value, theirs, unit) if theirs not in ("", unit) else None
            if value and abs(figure.value - value) <= (_NEAR * value if _is_rounded(unit, theirs) else 0):
                where = (passage.start + held.start, passage.start + held.end)
                how = f"{float(held.value):g} {theirs} are {float(value):.4g} {unit}"
                yield Step(passage, where, how)
        if unit == "month" and figure.value == _HALF_YEAR and (half := half_year_in(text.text)):
            yield Step(passage, (passage.start + half[0], passage.start + half[1]), "half a year")


def _is_rounded(unit: str, other: str) -> bool:
    """Whether of two units one is no round number of the other, so that writers round."""
    return bool({unit, other} & {"foot", "mile", "mile an hour", "acre", "barrel"})


_HALF_YEAR = 6
"""Months of it."""
_NEAR = Fraction(2, 100)
"""How far from the exact value a figure in another unit may be rounded."""


def _kind(figure: Figure) -> TokenKind:
    if figure.ordinal:
        return TokenKind.ORDINAL
    if figure.unit == PERCENT:
        return TokenKind.PERCENT
    return TokenKind.CURRENCY if len(figure.unit) == OF_CURRENCY else TokenKind.FIGURE


_NUMBERED = LazyPattern(r"[A-Za-z][a-z] $")
"""What stands before a number that names one of many: season 4."""
_SMALL = 20
_OF_EACH = LazyPattern(
    r"\S{0,3}?(?:当たり|あたり|につき|ごと|당)|(?:톤|명|개|킬로|배럴|人|件|隻|トン|バレル)(?:에"
    r"|に)\s?(?=\S{0,3}\d)"
    r"|\s?(?:年|[かカケヶヵ箇]月|个月|個月|週間|周|日|時間|小时|개월|년|달|주)(?:前|後|间|間|内|来"
    r"|以[上内]|で|の|전|후|간|만|새|여)"
)
"""What makes a one the unit of a rate or of time: 1隻当たり, 1인당, 1年前."""
