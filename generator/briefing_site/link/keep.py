"""What linking wants of whoever keeps its results between two runs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol, TypeVar

T = TypeVar("T")


class Keep(Protocol):
    """Slots of results; `engine.memo` is one."""

    def get(self, slot: str, inputs: Sequence[object], make: Callable[[], T]) -> T:
        """The result in a slot, made anew where an input is another object than it was."""

    def traced(
        self, slot: str, inputs_of: Callable[[T], Sequence[object] | None], make: Callable[[], T]
    ) -> T:
        """The result in a slot, made anew where it would now be made from other objects."""

    def same(self, slot: str, value: T) -> T:
        """The value that the slot has, if that equals this one; else this one."""
