"""Figures: the same value stands in a passage, or follows from values of it by arithmetic."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from briefing_site.model.grounding import Standing, Token, TokenKind
from briefing_site.model.pin import PinnedTokens
from briefing_site.text.turned_words import stem
from briefing_site.text.values.nouns import PERCENT
from briefing_site.verify.grounding.durations import between_dates, may_be_between
from briefing_site.verify.grounding.passage import Passage, Reading
from briefing_site.verify.grounding.pinned import (
    WHEN_PINNED,
    has_dates,
    has_figure,
    may_be_another,
    was_reached,
)
from briefing_site.verify.grounding.sentence import ClaimTokens
from briefing_site.verify.grounding.values import Figure, derived, may_follow, same


def counted(figure: Figure, claim: ClaimTokens, passages: Sequence[Passage]) -> Token:
    """The token of a figure."""
    return next(_tokens(figure, claim, passages))


def _tokens(figure: Figure, claim: ClaimTokens, passages: Sequence[Passage]) -> Iterator[Token]:
    """What the token may be, the first that holds before all others."""
    text = claim.text[figure.start : figure.end].strip()
    kind = _kind(figure)

    def token(
        standing: Standing,
        passage: Passage | None = None,
        where: tuple[int, int] | None = None,
        how: str = "",
    ) -> Token:
        shown = passage is not None and any(_held(figure, note) for note in passage.notes)
        return Token(
            kind,
            text,
            figure.start,
            figure.end,
            standing,
            passage.key if passage else None,
            where,
            shown,
            how,
        )

    for passage in passages:
        if passage.text and (held := _held(figure, passage.text)):
            yield token(Standing.CARRIED, passage, (passage.start + held.start, passage.start + held.end))
    for passage in passages:
        if any(_held(figure, note) for note in passage.shown[:1]):
            yield token(Standing.CARRIED, passage)
        if passage.translation and _held(figure, passage.translation):
            yield token(Standing.CARRIED, passage, how="in the translation that the card gives")
    for passage in passages:
        if passage.pinned and has_figure(passage.pinned, figure):
            yield token(Standing.CARRIED, passage, how="in the lock")
    for passage, where, how in _derivations(figure, claim, passages):
        yield token(Standing.DERIVED, passage, where, how)
    for passage in passages:
        if passage.pinned and was_reached(passage.pinned, text):
            yield token(Standing.DERIVED, passage, how=WHEN_PINNED)
    if _may_follow_by_lock(figure, claim.text, [p.pinned for p in passages if p.pinned]):
        yield token(
            Standing.UNJUDGED, how="it may follow from other figures, of which the lock keeps digests only"
        )
    if figure.value == 1 and _OF_EACH.match(claim.text, figure.end):
        yield token(Standing.UNJUDGED, how="one of each")
    if _is_small(figure, claim) and not _contradicted(figure, claim, passages):
        yield token(Standing.UNJUDGED, how="a small number may be counted from what the passage lists")
    yield token(Standing.MISSING)


def _derivations(
    figure: Figure, claim: ClaimTokens, passages: Sequence[Passage]
) -> Iterator[tuple[Passage, tuple[int, int] | None, str]]:
    """Each way in which a figure follows from those of the passages, with the passage and the place."""
    every = [held for passage in passages if passage.text for held in _countable(passage.text)]
    own = [other for other in claim.figures if any(same(other, held) for held in every)]
    for figures in (
        *_side_by_side(passages),
        own,
    ):  # a sentence may name two of them by itself: 214, two thirds of the 320
        if figures and (step := derived(figure, figures, claim.text)):
            yield passages[0], None, step.words
    if step_in_time := between_dates(figure, claim.text, passages):
        yield passages[0], None, step_in_time


def _countable(text: Reading) -> Iterator[Figure]:
    """The figures of a text without those that are years."""
    days = [(day.start, day.end) for day in text.days]
    for figure in text.figures:
        if not any(start <= figure.start and figure.end <= end for start, end in days):
            yield figure


def _may_follow_by_lock(figure: Figure, sentence: str, pinned: Sequence[PinnedTokens]) -> bool:
    """Whether a figure may follow from others, or from dates, of passages of which only digests are known."""
    if not pinned:
        return False
    if may_follow(figure, sentence) or any(may_be_another(each, figure) for each in pinned):
        return True
    return may_be_between(figure, sentence) and any(map(has_dates, pinned))


def _side_by_side(passages: Sequence[Passage]) -> Iterator[tuple[Figure, ...]]:
    """Figures from which another may follow: all of the passages; those of a sentence; there, of one unit."""
    texts = [passage.text for passage in passages if passage.text]
    yield tuple(held for text in texts for held in _countable(text))
    for text in texts:
        if len(text.figures) < 2:
            continue
        for sentence in text.sentences:
            figures = sentence.values.figures
            yield figures
            units = dict.fromkeys(figure.unit for figure in figures)
            for unit in units if len(units) > 1 else ():
                yield tuple(figure for figure in figures if figure.unit == unit)


def _is_small(figure: Figure, claim: ClaimTokens) -> bool:
    """Whether a figure is a small number in words, as a writer counts things, or tells a kind: 9th-grade."""
    if figure.value > _SMALL or figure.value.denominator != 1 or figure.unit:
        return False
    compound = figure.ordinal and bool(re.match(r"[-‐‑]\w", claim.text[figure.end : figure.end + 2]))
    return compound or not any(map(str.isdigit, claim.text[figure.start : figure.end]))


def _contradicted(figure: Figure, claim: ClaimTokens, passages: Sequence[Passage]) -> bool:
    """Whether a passage has another number of the same things; in another language, any small one."""
    own = _counted(claim.text, figure.end)
    if figure.ordinal and any(_says_first(own, passage) for passage in passages):
        return True
    for passage in passages:
        for held in passage.text.figures if passage.text else ():
            if held.ordinal != figure.ordinal or held.unit:
                continue
            if claim.language.partition("-")[0] != passage.language.partition("-")[0]:
                if held.value <= _SMALL:
                    return True
            elif passage.text and own & _counted(passage.text.text, held.end):
                return True
    return False


def _says_first(of: frozenset[str], passage: Passage) -> bool:
    """Whether a passage calls the first what a sentence calls the second: such a vote, of the same stems."""
    text = passage.text
    return text is not None and any(
        kind == "first" and len(of & _counted(text.text, end)) > 1 for _, end, kind in text.comparisons
    )


def _counted(text: str, end: int) -> frozenset[str]:
    """The stems of the three words behind a figure: what it counts, and of what kind."""
    clause = re.split(r"[.,;:!?。、，]", text[end : end + 40])[0]
    if _UNSPACED.match(clause):  # pairs of characters
        return frozenset(clause[at : at + 2] for at in range(min(len(clause) - 1, 12)))
    words = re.findall(r"[^\W\d_]{3,}", clause)
    return frozenset(stem(word) for word in words[:3])


def _held(figure: Figure, text: Reading) -> Figure | None:
    return next((held for held in text.figures if same(figure, held)), None)


def _kind(figure: Figure) -> TokenKind:
    if figure.ordinal:
        return TokenKind.ORDINAL
    if figure.unit == PERCENT:
        return TokenKind.PERCENT
    return TokenKind.CURRENCY if len(figure.unit) == 3 else TokenKind.FIGURE


_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]{2}")
_SMALL = 20
_OF_EACH = re.compile(r"\S{0,3}?(?:当たり|あたり|につき|ごと|당)")
"""What makes a one the unit of a rate: 1隻当たり, 1인당."""
