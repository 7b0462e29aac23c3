"""Spans of a text, given as start and end: those that overlap made one, and what meets them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence


def merged(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The spans in order, those that overlap made one."""
    done: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if done and start < done[-1][1]:
            done[-1] = (done[-1][0], max(end, done[-1][1]))
        else:
            done.append((start, end))
    return done


def meets(spans: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    """Whether what stands at `start` to `end` overlaps one of the `merged` spans."""
    before = bisect_left(spans, (end, 0))
    return before > 0 and spans[before - 1][1] > start
