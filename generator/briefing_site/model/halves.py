"""Values of which a store reads the first half at once, and the second when it is asked for.

Each build reads the values of all files. Most of what a file holds is needed only where its own page is made.
"""

from __future__ import annotations

import pickle
from collections.abc import Callable
from dataclasses import fields
from functools import cache
from threading import RLock
from typing import Any, ClassVar, NamedTuple

from briefing_site.model.compact import values_of
from briefing_site.model.unpickled import unpickled

_READING = RLock()


class InHalves:
    """A base of frozen dataclasses with slots: the fields `LATER` are decoded when one of them is asked for.

    A value that was not read from a store is whole from the start.
    """

    __slots__ = ("_second",)
    LATER: ClassVar[tuple[str, ...]] = ()

    def __getattr__(self, name: str) -> Any:
        """A field of the second half; Python asks here only while the field has no value."""
        if name not in self.LATER:
            raise AttributeError(f"{type(self).__name__} has no {name}")
        with _READING:
            second = _unread(self)
            if second is not None:  # else another thread was first
                values = unpickled(second) if isinstance(second, bytes) else second()
                for field, value in zip(self.LATER, values, strict=True):
                    object.__setattr__(self, field, value)
                object.__delattr__(self, "_second")
        return object.__getattribute__(self, name)

    def __reduce__(self) -> tuple[Any, ...]:
        with _READING:
            second = _unread(self)
            if not isinstance(second, bytes):
                second = pickle.dumps(second_half(self), protocol=5)
        return Halves, (type(self), first_half(self).values, second)


def _unread(value: InHalves) -> bytes | Callable[[], tuple[Any, ...]] | None:
    """The second half of a value: its pickle, or what reads it; None where it has been read."""
    try:
        second: bytes | Callable[[], tuple[Any, ...]] = object.__getattribute__(value, "_second")
    except AttributeError:
        return None
    return second


class Halves:
    """What a value in halves is pickled as."""

    def __new__(cls, kind: Any, first: tuple[Any, ...], second: bytes) -> Any:
        """The value itself, of a `kind`: the fields of its first half, and the pickle of the others."""
        return _of_halves(kind, first, second)


class FirstHalf(NamedTuple):
    """The first half of a value, where the second is kept apart from it."""

    kind: Any
    values: tuple[Any, ...]

    def with_second(self, read: Callable[[], tuple[Any, ...]]) -> Any:
        """The value itself; `read` gives its second half when that is first asked for."""
        return _of_halves(self.kind, self.values, read)


def first_half(value: InHalves) -> FirstHalf:
    """The first half of a value, without reading the second."""
    kind: Any = type(value)
    return FirstHalf(kind, values_of(_first(kind))(value))


def second_half(value: InHalves) -> tuple[Any, ...]:
    """The fields `LATER` of a value, in that order."""
    return values_of(value.LATER)(value)


def _of_halves(kind: Any, first: tuple[Any, ...], second: bytes | Callable[[], tuple[Any, ...]]) -> Any:
    made = object.__new__(kind)
    for field, value in zip(_first(kind), first, strict=True):
        object.__setattr__(made, field, value)
    object.__setattr__(made, "_second", second)
    return made


@cache
def _first(kind: Any) -> tuple[str, ...]:
    """The fields of the first half."""
    names = (field.name for field in fields(kind))
    return tuple(name for name in names if name not in kind.LATER)
