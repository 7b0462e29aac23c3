"""A map whose keys know the types of their values.

A plain `dict[str, object]` forgets what its values are, and a cast at each use is a promise that nobody
checks.
Here each value is kept in a slot together with the key that it was made for. The type checker knows the type
from the key, and `get` makes sure that the slot is indeed that of the key.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Generic, TypeGuard, TypeVar

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


class Key(Generic[T_co]):
    """What a value of type `T_co` is kept under. Each key equals itself alone."""

    __slots__ = ()


Slot = tuple[Key[T_co], T_co]
"""A value behind the key that it was made for."""


class TypedMap:
    """Values of several types, each under a key of its type."""

    __slots__ = ("_slots",)

    def __init__(self, slots: Mapping[Key[object], Slot[object]]) -> None:
        """Takes the slots by their keys."""
        self._slots = slots

    def get(self, key: Key[T]) -> T | None:
        """The value under a key; None where the map has none."""
        slot = self._slots.get(key)
        return slot[1] if slot is not None and _is_of(slot, key) else None

    def __getitem__(self, key: Key[T]) -> T:
        """The value under a key; raises `KeyError` where the map has none."""
        slot = self._slots[key]
        if not _is_of(slot, key):
            raise KeyError(key)
        return slot[1]


def _is_of(slot: Slot[object], key: Key[T]) -> TypeGuard[Slot[T]]:
    """Whether the value of a slot was made for this key, and so has its type."""
    return slot[0] is key
