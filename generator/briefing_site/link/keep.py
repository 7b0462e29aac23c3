"""The interface through which `link/` and `view/` keep results from one look at a site to the next."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from typing import Protocol, TypeVar

T = TypeVar("T")
K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class Keep(Protocol):
    """Keeps results by slot. `engine/memo.py` implements this interface and explains its terms."""

    @property
    def notes(self) -> bool:
        """Whether look-ups in watched mappings are noted."""

    def get(self, slot: str, inputs: Sequence[object], make: Callable[[], T]) -> T:
        """The result in a slot, made anew where one of `inputs` is no longer the same object."""

    def stored(self, slot: str, signature: str, make: Callable[[], T]) -> T:
        """The result in a slot, made anew where `signature` is another; kept for later commands too."""

    def traced(
        self, slot: str, inputs_of: Callable[[T], Sequence[object] | None], make: Callable[[], T]
    ) -> T:
        """The result in a slot, made anew where one of the objects that `inputs_of` gives is another now."""

    def same(self, slot: str, value: T) -> T:
        """The value in the slot if it equals `value`; else `value`."""

    def watched(self, name: str, values: Mapping[K, V]) -> Mapping[K, V]:
        """The same mapping, of which every look-up is noted in the result that is being made."""
