"""The interface through which `link/` and `view/` keep results from one look at a site to the next."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Mapping, Sequence
from typing import Any, Protocol, TypeVar

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

    def passing(self, slot: str, signature: str, make: Callable[[], T]) -> T:
        """The same as `stored`, where the result is large and not asked for again at the next look."""

    def sign_like(self, value: object, of: object, more: str = "") -> None:
        """Say that a value was made from that of a file, or one that is signed like it, and from `more`."""

    def fact(
        self,
        slot: str,
        of: object,
        make: Callable[[], T],
        more: str = "",
        holds: Callable[[T], bool] | None = None,
    ) -> T:
        """The small result that is made of a signed value and of `more` alone; kept for later commands.

        One of an earlier command is taken where it `holds`, if that is asked.
        """

    def facts(
        self, slot: str, values: Sequence[V], make: Callable[[V], T], more: str = "", *, equal: bool = False
    ) -> tuple[T, ...]:
        """What `make` gives for each of some signed values and for `more`; kept for later commands too."""

    def known_by(self, slot: str, signature: str, make: Callable[[], T]) -> T:
        """The small result that is made of all that a signature tells of; kept for later commands too."""

    def renewed(self, slot: str, signature: str, renew: Callable[[T | None], T]) -> T:
        """The result in a slot, kept for later commands; with another signature it is made of the one before.

        `renew` gets that, or None, and has to say itself whether it can use it.
        """

    def before(self, slot: str, signature: str) -> Any:
        """What an earlier command has left in a slot under a signature; None where it has not."""

    def retain(self, slot: str) -> None:
        """Keep for later commands what `stored` or `passing` has in a slot, although it is not asked for."""

    def each(
        self,
        slot: str,
        columns: Sequence[Sequence[Any]],
        make: Callable[..., T],
        *,
        shared: Sequence[object] = (),
        tables: Sequence[Mapping[str, object]] = (),
        asks: Callable[..., Collection[str] | None] | None = None,
        equal: bool = False,
    ) -> tuple[T, ...]:
        """What `make` gives for each row of columns; made anew for the rows whose inputs have changed."""

    def column(self, slot: str, values: Sequence[T]) -> Sequence[T]:
        """The sequence in the slot if its values are these very objects; else `values`."""

    def table(self, slot: str, keys: Sequence[K], values: Sequence[V]) -> Mapping[K, V]:
        """Keys to values, in columns of one length; the very same mapping where no value has changed."""

    def at(self, slot: str, order: Sequence[int], values: Sequence[V]) -> tuple[V, ...]:
        """The values at the numbers of `order`, in that order; the very same one where none has changed."""

    def gathered(self, slot: str, column: Sequence[Sequence[V]]) -> tuple[V, ...]:
        """All values of the sequences in a column; the very same one where none of these has changed."""

    def same(self, slot: str, value: T) -> T:
        """The value in the slot if it equals `value`; else `value`."""

    def watched(self, name: str, values: Mapping[K, V]) -> Mapping[K, V]:
        """The same mapping, of which every look-up is noted in the result that is being made."""
