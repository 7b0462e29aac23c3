"""Mappings and sequences that are made when they are first asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, ValuesView
from functools import partial
from typing import TypeVar, overload

from briefing_site.model.cached_property import cached_property

K = TypeVar("K")
T = TypeVar("T")
V = TypeVar("V")


class Lazy(Mapping[str, T]):
    """A mapping whose keys are known from the start. Each value is made once, when first asked for."""

    def __init__(self, makers: Mapping[str, Callable[[], T]]) -> None:
        self._makers = makers
        self._made: dict[str, T] = {}

    def __getitem__(self, key: str) -> T:
        if key not in self._made:
            self._made[key] = self._makers[key]()
        return self._made[key]

    @classmethod
    def of(cls, *mappings: Mapping[str, T]) -> Lazy[T]:
        """All values of some mappings, each taken when it is first asked for."""
        return cls({key: partial(each.__getitem__, key) for each in mappings for key in each})

    def made_anew(self, key: str) -> T:
        """The value of a key, made once more, whether it was made before or not."""
        return self._makers[key]()

    def let_go(self, key: str) -> None:
        """Forget the value of a key: it is made again when it is asked for once more."""
        self._made.pop(key, None)

    def __contains__(self, key: object) -> bool:
        return key in self._makers

    def __iter__(self) -> Iterator[str]:
        return iter(self._makers)

    def __len__(self) -> int:
        return len(self._makers)


class Derived(Mapping[K, T]):
    """A mapping whose values are made of those of another, each when it is first asked for."""

    def __init__(self, of: Mapping[K, V], make: Callable[[K, V], T]) -> None:
        self._of = of
        self._make = make
        self._made: dict[K, T] = {}

    def __getitem__(self, key: K) -> T:
        if key not in self._made:
            self._made[key] = self._make(key, self._of[key])
        return self._made[key]

    def __contains__(self, key: object) -> bool:
        return key in self._of

    def __iter__(self) -> Iterator[K]:
        return iter(self._of)

    def __len__(self) -> int:
        return len(self._of)


class Late(Mapping[K, T]):
    """A mapping that is made as a whole, when it is first looked into."""

    def __init__(self, make: Callable[[], Mapping[K, T]]) -> None:
        self._make = make

    @property
    def whole(self) -> Mapping[K, T]:
        """The mapping itself."""
        return self._made

    @cached_property
    def _made(self) -> Mapping[K, T]:
        made = self._make()
        self._make = lambda: made  # lets go of what it was made from
        return made

    def __getitem__(self, key: K) -> T:
        return self._made[key]

    def __contains__(self, key: object) -> bool:
        return key in self._made

    def __iter__(self) -> Iterator[K]:
        return iter(self._made)

    def __len__(self) -> int:
        return len(self._made)

    def values(self) -> ValuesView[T]:
        """All values, as the mapping itself gives them."""
        return self._made.values()


class LateSequence(Sequence[T]):
    """A sequence that is made as a whole, when the first of it is asked for."""

    __slots__ = ("_made", "_make")

    def __init__(self, make: Callable[[], Iterable[T]]) -> None:
        self._make = make
        self._made: tuple[T, ...] | None = None

    @property
    def _all(self) -> tuple[T, ...]:
        if self._made is None:
            self._made = tuple(self._make())
        return self._made

    @overload
    def __getitem__(self, at: int) -> T: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[T]: ...
    def __getitem__(self, at: int | slice) -> T | Sequence[T]:
        return self._all[at]

    def __iter__(self) -> Iterator[T]:
        return iter(self._all)

    def __len__(self) -> int:
        return len(self._all)

    def __eq__(self, other: object) -> bool:
        return self is other or (isinstance(other, LateSequence) and self._all == other._all)

    __hash__ = None  # type: ignore[assignment]  # it is compared by value, and never a key
