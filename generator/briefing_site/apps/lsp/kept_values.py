"""What questions need of the values of a site, kept from look to look."""

from __future__ import annotations

from collections.abc import Callable
from operator import is_
from typing import Any, TypeVar

T = TypeVar("T")


class KeptValues:
    """Values by kind and name; each is made anew where something that it is made of is another object.

    It may be asked in any thread: two that ask at once may both make a value, which is the same.
    """

    def __init__(self) -> None:
        self._kept: dict[tuple[str, str], tuple[tuple[object, ...], Any]] = {}

    def get(self, kind: str, name: str, of: tuple[object, ...], make: Callable[[], T]) -> T:
        """The value that `make` gives of some others."""
        kept = self._kept.get((kind, name))
        if kept is None or not all(map(is_, kept[0], of)):
            kept = self._kept[kind, name] = (of, make())
        value: T = kept[1]
        return value
