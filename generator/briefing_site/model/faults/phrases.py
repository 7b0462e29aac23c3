"""Phrases that several faults share."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol


class WrittenValue(Protocol):
    """A value as its author wrote it."""

    @property
    def data(self) -> object:
        """Plain data."""

    @property
    def text(self) -> str:
        """A scalar as written."""

    @property
    def raw(self) -> str:
        """All of its notation, quotation marks included."""


ESCAPE = "for a plain at sign write \\@"
FIRST = "given here first"
"""What the first of two things of one name is to the fault of the second."""


_MOST = 20
"""Names that a hint lists at most."""


def listed(names: Iterable[str]) -> str:
    """Names in a row; the rest of many are counted."""
    some = list(names)
    more = f" and {len(some) - _MOST} more" if len(some) > _MOST else ""
    return f"{', '.join(some[:_MOST])}{more}"


def joined(*hints: str) -> str:
    """The hints that there are, in one line."""
    return "; ".join(hint for hint in hints if hint).replace("?; ", "? ")


def as_written(value: WrittenValue) -> str:
    """A value as a message names it."""
    if isinstance(value.data, list):
        return "a list"
    if isinstance(value.data, dict):
        return "keys with values"
    if value.data is None:
        return "nothing"
    return f'"{value.text}"'
