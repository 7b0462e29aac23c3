"""Results kept in memory while what they were made from is the very same.

That is for a site that is looked at again and again, as in the live preview and in an editor. Each result
has a slot of its own, named after what it is of; the slot also keeps the inputs of the result. Inputs are
compared by identity, which costs next to nothing; so whoever makes a value anew that equals the old one
hands out the old one (`same`). Where the inputs of a result are only known once it has been made, it tells
them itself (`traced`); these are the verifying traces of Mokhov, Mitchell and Peyton Jones, "Build Systems
à la Carte" (2018).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from operator import is_
from typing import Any, TypeVar

T = TypeVar("T")


class Memory:
    """Slots of results; with a new one everything is made."""

    def __init__(self) -> None:
        self._old: dict[str, tuple[Sequence[object], Any]] = {}
        self._new: dict[str, tuple[Sequence[object], Any]] = {}

    def get(self, slot: str, inputs: Sequence[object], make: Callable[[], T]) -> T:
        """The result in a slot, made anew where an input is another object than it was."""
        kept = self._new.get(slot) or self._old.get(slot)
        if kept is None or not _same(kept[0], inputs):
            kept = (inputs, make())
        self._new[slot] = kept
        value: T = kept[1]
        return value

    def traced(
        self, slot: str, inputs_of: Callable[[T], Sequence[object] | None], make: Callable[[], T]
    ) -> T:
        """The result in a slot, made anew where it would now be made from other objects.

        `inputs_of` tells from a result the objects it is made from as they are now; None for a result that
        must not be kept.
        """
        kept = self._new.get(slot) or self._old.get(slot)
        now = inputs_of(kept[1]) if kept else None
        if kept is None or now is None or not _same(kept[0], now):
            made = make()
            kept = (inputs_of(made) or (), made)
        self._new[slot] = kept
        value: T = kept[1]
        return value

    def same(self, slot: str, value: T) -> T:
        """The value that the slot has, if that equals this one; else this one, which the slot then has."""
        kept = self._new.get(slot) or self._old.get(slot)
        if kept is None or kept[1] != value:
            kept = ((), value)
        self._new[slot] = kept
        first: T = kept[1]
        return first

    def turn(self) -> None:
        """End a round: what nobody asked for in it is forgotten."""
        self._old, self._new = self._new, {}


def _same(one: Sequence[object], other: Sequence[object]) -> bool:
    return len(one) == len(other) and all(map(is_, one, other))
