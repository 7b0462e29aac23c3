"""How numbers become marks, and how much of a whole rests on how little."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import sqrt


def side(count: int, largest: int, longest: float) -> float:
    """Side of a square whose area stands for a count, where the largest count has the longest side."""
    return round(longest * sqrt(count / largest), 2) if largest else 0.0


def length(count: int, largest: int, longest: float) -> float:
    """Length of a bar that stands for a count, where the largest count has the longest bar."""
    return round(longest * count / largest, 2) if largest else 0.0


def percent(part: int, whole: int) -> int:
    """A share in whole per cent, halves up; never 0 or 100 where that would say none or all."""
    if part in (0, whole):
        return 100 if part else 0
    return min(99, max(1, (200 * part + whole) // (2 * whole)))


def carriers(counts: Sequence[int], share: Fraction) -> int:
    """How few of the counts, the largest first, make up a share of their sum."""
    wanted = share * sum(counts)
    carried = number = 0
    for each in sorted(counts, reverse=True):
        if carried >= wanted:
            break
        carried += each
        number += 1
    return number
