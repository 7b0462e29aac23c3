"""A number with its noun."""

from __future__ import annotations


def count(number: int, one: str, many: str) -> str:
    """A number with its noun: "1 file", "2,000 files"."""
    return f"{number:,} {one if number == 1 else many}"
