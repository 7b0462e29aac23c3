"""Figures: the same value stands in a passage, or follows from values of it by arithmetic."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from briefing_site.model.grounding import Standing, Token, TokenKind
from briefing_site.text.comparison import claims
from briefing_site.text.turned_words import stem
from briefing_site.text.values.nouns import PERCENT
from briefing_site.verify.grounding.durations import between_dates
from briefing_site.verify.grounding.passage import Passage, Reading
from briefing_site.verify.grounding.pinned import WHEN_PINNED, has_figure, may_be_derived, was_reached
from briefing_site.verify.grounding.sentence import ClaimTokens
from briefing_site.verify.grounding.units import unit_at
from briefing_site.verify.grounding.values import Figure, derived, same


def counted(figure: Figure, claim: ClaimTokens, passages: Sequence[Passage]) -> Token:
    """The token of a figure."""
    return next(_tokens(figure, claim, passages))


def _tokens(figure: Figure, claim: ClaimTokens, passages: Sequence[Passage]) -> Iterator[Token]:
    """What the token may be, the first that holds before all others."""
    text = claim.text[figure.start : figure.end].strip()
    kind = _kind(figure)
    unit = unit_at(claim.text, figure.end)

    def token(
        standing: Standing,
        passage: Passage | None = None,
        where: tuple[int, int] | None = None,
        how: str = "",
    ) -> Token:
        shown = passage is not None and any(_held(figure, note, unit) for note in passage.notes)
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

    for share in claim.shares:
        if share.start <= figure.start and figure.end <= share.end:
            yield from _as_share(share, passages, token)
    for passage in passages:
        if passage.text and (held := _held(figure, passage.text, unit)):
            yield token(Standing.CARRIED, passage, (passage.start + held.start, passage.start + held.end))
    for passage in passages:
        if any(_held(figure, note, unit) for note in passage.shown[:1]):
            yield token(Standing.CARRIED, passage)
        if passage.translation and _held(figure, passage.translation, unit):
            yield token(Standing.CARRIED, passage, how="in the translation that the card gives")
    for passage in passages:
        if passage.pinned and has_figure(passage.pinned, figure):
            yield token(Standing.CARRIED, passage, how="in the lock")
    for passage, where, how in _derivations(figure, claim, passages):
        yield token(Standing.DERIVED, passage, where, how)
    for passage in passages:
        if passage.pinned and was_reached(passage.pinned, text):
            yield token(Standing.DERIVED, passage, how=WHEN_PINNED)
    by_lock = any(passage.pinned for passage in passages)
    if by_lock and (may_be_derived(claim.text) or _may_be_rounded(figure)):
        yield token(
            Standing.UNJUDGED, how="it may follow from other figures, of which the lock keeps digests only"
        )
    if figure.value == 1 and not figure.ordinal and _OF_EACH.match(claim.text, figure.end):
        yield token(Standing.UNJUDGED, how="one of each, or a span of time")
    if _is_small(figure, claim) and not _contradicted(figure, claim, passages):
        yield token(Standing.UNJUDGED, how="a small number may be counted from what the passage lists")
    yield token(Standing.MISSING)


def _as_share(share: Figure, passages: Sequence[Passage], token: Callable[..., Token]) -> Iterator[Token]:
    """The token of a figure of a share that is told as so many in so many: one in five for 20 per cent."""
    how = f"{share.value.numerator} in {share.value.denominator}, as a share"
    for passage in passages:
        if passage.text and (held := _held(share, passage.text)):
            at = (passage.start + held.start, passage.start + held.end)
            yield token(Standing.DERIVED, passage, at, how)
    for figures in _side_by_side(passages):
        if figures and (step := derived(share, figures, "")):
            yield token(Standing.DERIVED, passages[0], None, step.words)


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
    if how := _complement(figure, passages):
        yield passages[0], None, how
    if step_in_time := between_dates(figure, claim.text, passages):
        yield passages[0], None, step_in_time


def _complement(figure: Figure, passages: Sequence[Passage]) -> str:
    """How a count follows as the rest of a group: five, where two of the seven have not; empty for no way."""
    for passage in passages:
        held = tuple(_countable(passage.text)) if passage.text else ()
        for one, other in pairwise(held):
            between = passage.text.text[one.end : other.start] if passage.text else ""
            if one.unit or other.unit or not _OF.fullmatch(between):
                continue
            part, whole = min(one.value, other.value), max(one.value, other.value)
            if not figure.unit and not figure.ordinal and figure.value == whole - part:
                return f"{whole} - {part} = {figure.value}"
    return ""


def _countable(text: Reading) -> Iterator[Figure]:
    """The figures of a text without those that are years."""
    days = [(day.start, day.end) for day in text.days]
    for figure in text.figures:
        if not any(start <= figure.start and figure.end <= end for start, end in days):
            yield figure


def _may_be_rounded(figure: Figure) -> bool:
    """Whether a figure is called rough, or is a share, which may stand for another one."""
    return figure.approximate or figure.unit == PERCENT or 0 < figure.value < 1


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
    if figure.ordinal:
        return any(_says_first(own, passage) or _has_ordinal(passage) for passage in passages)
    for passage in passages:
        for held in passage.text.figures if passage.text else ():
            if held.ordinal or held.unit:
                continue
            if claim.language.partition("-")[0] != passage.language.partition("-")[0]:
                if held.value <= _SMALL:
                    return True
            elif passage.text and own & _counted(passage.text.text, held.end):
                return True
    return False


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
        held.kind == "first" and len(of & _counted(text.text, held.end)) > 1 for held in text.comparisons
    )


def _counted(text: str, end: int) -> frozenset[str]:
    """The stems of the three words behind a figure: what it counts, and of what kind."""
    clause = re.split(r"[.,;:!?。、，]", text[end : end + 40])[0]
    if _UNSPACED.match(clause):  # pairs of characters
        return frozenset(clause[at : at + 2] for at in range(min(len(clause) - 1, 12)))
    words = re.findall(r"[^\W\d_]{3,}", clause)
    return frozenset(stem(word) for word in words[:3])


def _held(figure: Figure, text: Reading, unit: str = "") -> Figure | None:
    """The first figure of a text that is the claimed one, and measures no other `unit`."""
    ordinals = figure.ordinal and figure.value <= _SMALL  # the two of them are no second one
    for held in text.values.figures if ordinals else text.figures:
        numbered = held.ordinal or not ordinals or bool(_NUMBERED.search(text.text, 0, held.start))
        if numbered and same(figure, held):
            theirs = unit_at(text.text, held.end) if unit else ""
            if not theirs or theirs == unit:
                return held
    return None


def _kind(figure: Figure) -> TokenKind:
    if figure.ordinal:
        return TokenKind.ORDINAL
    if figure.unit == PERCENT:
        return TokenKind.PERCENT
    return TokenKind.CURRENCY if len(figure.unit) == 3 else TokenKind.FIGURE


_OF = re.compile(
    r"\s*(?:of|out of)\s+(?:the\s+|its\s+|all\s+)?|\S{0,3}?(?:のうち|中|で)\S{0,2}?|\S{0,4}?[中里]?有"
    r"|\S{0,2}\s*(?:가운데|중)\s*"
    r"|\s*(?:trong(?:\s+số)?|trên)\s+|\s*(?:\w+\s+)?из\s+"
)
"""What stands between a part and its whole: two of the seven, 7カ国のうち2."""
_NUMBERED = re.compile(r"[A-Za-z][a-z]+ $")
"""What stands before a number that names one of many: season 4."""
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]{2}")
_SMALL = 20
_OF_EACH = re.compile(
    r"\S{0,3}?(?:当たり|あたり|につき|ごと|당)|(?:톤|명|개|킬로|배럴|人|件|隻|トン|バレル)(?:에"
    r"|に)\s?(?=\S{0,3}\d)"
    r"|\s?(?:年|[かカケヶヵ箇]月|个月|個月|週間|周|日|時間|小时|개월|년|달|주)(?:前|後|间|間|内|来"
    r"|以[上内]|で|の|전|후|간|만|새|여)"
)
"""What makes a one the unit of a rate or of time: 1隻当たり, 1인당, 1年前."""
