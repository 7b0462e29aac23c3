"""Pieces of a text as pairs of offsets."""

from __future__ import annotations

from collections.abc import Iterable


def disjoint(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The spans that are not empty, sorted, without those that begin inside another."""
    result: list[tuple[int, int]] = []
    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        if end > start and (not result or start >= result[-1][1]):
            result.append((start, end))
    return result
