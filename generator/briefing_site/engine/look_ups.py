"""A mapping that notes what is looked up in it."""

from __future__ import annotations

from collections.abc import Callable, Hashable, ItemsView, Iterator, Mapping, ValuesView
from typing import TypeVar

from briefing_site.model.cached_property import cached_property

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class _Absent:
    """Stands for the value of a key that a mapping does not have."""


ABSENT = _Absent()
KEYS = _Absent()
"""Stands for the key of a look-up of all keys."""
EVERYTHING = _Absent()
"""Stands for the key of a look-up of all keys and values."""


class WatchedMapping(Mapping[K, V]):
    """A mapping whose look-ups are noted; a look at all of its values is one look-up."""

    def __init__(
        self, name: str, values: Mapping[K, V], note: Callable[[str, Hashable, object], None]
    ) -> None:
        self._name = name
        self._values = values
        self._note = note

    def __getitem__(self, key: K) -> V:
        try:
            value = self._values[key]
        except KeyError:
            self._note(self._name, key, ABSENT)
            raise
        self._note(self._name, key, value)
        return value

    def __contains__(self, key: object) -> bool:
        try:
            self[key]  # type: ignore[index]  # any key may be asked for
        except KeyError:
            return False
        return True

    def __iter__(self) -> Iterator[K]:
        self._note(self._name, KEYS, tuple(self._values))
        return iter(self._values)

    def __len__(self) -> int:
        self._note(self._name, KEYS, tuple(self._values))
        return len(self._values)

    def values(self) -> ValuesView[V]:
        """All values, as one look-up."""
        self._note(self._name, EVERYTHING, self._everything)
        return self._values.values()

    def items(self) -> ItemsView[K, V]:
        """All keys and values, as one look-up."""
        self._note(self._name, EVERYTHING, self._everything)
        return self._values.items()

    @cached_property
    def _everything(self) -> tuple[tuple[K, V], ...]:
        return tuple(self._values.items())
