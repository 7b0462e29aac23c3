"""Ranges: what is written once, at one end, is meant of both."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from briefing_site.text.lazy_pattern import LazyPattern
from briefing_site.text.values.nouns import Figure

_BETWEEN = LazyPattern(
    r"(?:[-–—~〜～‐]|to|or|and|from|и|или|до|đến|tới|hoặc|và|bis|oder|und|à|ou|et|y|o|al?|から|至|到|或"
    r"|ないし|에서|내지"
    r"|또는) ?(?:the )?"
)
_AND = frozenset({"and", "и", "và", "und", "et", "y"})
_BEFORE_AND = LazyPattern(r"\b(?:between|между|từ|giữa|zwischen|entre)\b")
_FROM = LazyPattern(r"\b(?:from|von|de|desde|от|từ) (?:[$€£¥])?$")
_LESS = 10
"""From 12 to 9 million is from 12 million; from 900 to 1.2 million is not from 900 million."""
_DASHES = "-–—‐"


def both_ends(pairs: Sequence[tuple[Figure, int]], low: str) -> tuple[Figure, ...]:
    """The figures, each end of a range with the unit and the scale word of the range: 9-12 trillion yen.

    Each comes with what the scale word it was written with stands for; 1 for none.
    """
    done = [figure for figure, _ in pairs]
    for i in range(len(done) - 2, -1, -1):
        first, second = done[i], done[i + 1]
        if first.end > second.start or second.start - first.end > 9:
            continue
        between = low[first.end : second.start].strip()
        if (
            not _BETWEEN.fullmatch(between)
            or first.ordinal
            or second.ordinal
            or (
                first.value.denominator > second.value.denominator
                and not _is_scaled(first, pairs[i + 1][1], low)
            )
        ):
            continue
        if between in _AND and not _BEFORE_AND.search(low, max(first.start - 24, 0), first.start):
            continue
        if not first.unit and second.unit:
            first = replace(first, unit=second.unit)
        elif first.unit and not second.unit and between in _DASHES:
            second = replace(second, unit=first.unit)
        scale = pairs[i + 1][1]
        size = second.value / scale
        falls = first.value < size * _LESS and _FROM.search(low, max(first.start - 12, 0), first.start)
        if pairs[i][1] == 1 < scale and first.unit == second.unit and (first.value < size or falls):
            first = replace(first, value=first.value * scale)
        done[i], done[i + 1] = first, second
    return tuple(done)


def _is_scaled(figure: Figure, scale: int, low: str) -> bool:
    """Whether a fraction may be one of millions: 1.1 in “1.1 to 1.2 million”, and not “a third”."""
    return scale > 1 and low[figure.start].isdigit()
