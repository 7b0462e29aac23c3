"""Texts about the values of a site, kept from look to look."""

from __future__ import annotations

from collections.abc import Callable
from operator import is_


class KeptTexts:
    """Texts by kind and name; each is made anew where a value that it tells of is another object.

    It may be asked in any thread: two that ask at once may both make a text, which is the same.
    """

    def __init__(self) -> None:
        self._kept: dict[tuple[str, str], tuple[tuple[object, ...], str]] = {}

    def get(self, kind: str, name: str, of: tuple[object, ...], make: Callable[[], str]) -> str:
        """The text that `make` gives of some values."""
        kept = self._kept.get((kind, name))
        if kept is None or not all(map(is_, kept[0], of)):
            kept = self._kept[kind, name] = (of, make())
        return kept[1]
