"""What linking and viewing want of whoever keeps their results from one look at a site to the next."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from typing import Protocol, TypeVar

T = TypeVar("T")
K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class Keep(Protocol):
    """Results by slot; `engine.memo.Memo` is one."""

    def get(self, slot: str, inputs: Sequence[object], make: Callable[[], T]) -> T:
        """The result in a slot, made anew where an input is another object than it was."""

    def traced(
        self, slot: str, inputs_of: Callable[[T], Sequence[object] | None], make: Callable[[], T]
    ) -> T:
        """The result in a slot, made anew where it would now be made from other objects."""

    def same(self, slot: str, value: T) -> T:
        """The value that the slot has, if that equals this one; else this one."""

    def watched(self, name: str, values: Mapping[K, V]) -> Mapping[K, V]:
        """The same mapping, of which every look-up is noted in the result that is being made."""
