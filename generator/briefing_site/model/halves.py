"""Values of which a store reads the first half at once, and the second when it is asked for.

Each build reads the values of all files. Most of what a file holds is needed only where its own page is made.
Lists show a part of it, as the events of a briefing, which are read without the rest.
"""

from __future__ import annotations

import pickle
from collections.abc import Callable
from dataclasses import fields
from functools import cache
from threading import RLock
from typing import Any, ClassVar, NamedTuple

from briefing_site.model.unpickled import unpickled
from briefing_site.text.dataclass import values_of

_READING = RLock()


class InHalves:
    """A base of frozen dataclasses with slots: the fields `LATER` are decoded when one of them is asked for.

    Of these the fields `LATEST` are decoded apart from the others: what many ask for is told without them.
    A value that was not read from a store is whole from the start.
    """

    __slots__ = ("_second",)
    LATER: ClassVar[tuple[str, ...]] = ()
    LATEST: ClassVar[tuple[str, ...]] = ()
    """The last ones of `LATER`, in that order."""

    def __getattr__(self, name: str) -> Any:
        """A field of the second half; Python asks here only while the field has no value."""
        if name not in self.LATER:
            raise AttributeError(f"{type(self).__name__} has no {name}")
        with _READING:
            # Where another thread was first, nothing is left to be read.
            while (second := _unread(self)) is not None and not _has(self, name):
                _read(self, second)
        return object.__getattribute__(self, name)

    def __reduce__(self) -> tuple[Any, ...]:
        with _READING:
            second = _unread(self)
            if not isinstance(second, bytes):
                second = pickle.dumps(second_half(self), protocol=5)
        return Halves, (type(self), first_half(self).values, second)


class Rest:
    """The fields `LATEST` of a value at the end of its second half, in whose pickle they are a pickle."""

    __slots__ = ("_held",)

    def __init__(self, held: bytes | tuple[Any, ...]) -> None:
        """Their values, or the pickle of these."""
        self._held = held

    @property
    def values(self) -> tuple[Any, ...]:
        """The values; raises what `unpickled` may."""
        found: tuple[Any, ...] = unpickled(self._held) if isinstance(self._held, bytes) else self._held
        return found

    def __reduce__(self) -> tuple[Any, ...]:
        held = self._held
        return Rest, (held if isinstance(held, bytes) else pickle.dumps(held, protocol=5),)


_Unread = bytes | Callable[[], tuple[Any, ...]] | Rest
"""What of a value is yet to be read: the pickle of its second half, what gives that, or the end of it."""


def _unread(value: InHalves) -> _Unread | None:
    """What of a value is yet to be read; None where all of it has been."""
    try:
        second: _Unread = object.__getattribute__(value, "_second")
    except AttributeError:
        return None
    return second


def _has(value: InHalves, name: str) -> bool:
    """Whether a field has a value."""
    try:
        object.__getattribute__(value, name)
    except AttributeError:
        return False
    return True


def _read(value: InHalves, second: _Unread) -> None:
    """Read the second half of a value up to the fields `LATEST`, or these fields."""
    if isinstance(second, Rest):
        names, values = value.LATEST, second.values
    else:
        names, values = value.LATER, unpickled(second) if isinstance(second, bytes) else second()
    rest = values[-1] if values and isinstance(values[-1], Rest) else None
    if rest:
        names, values = names[: -len(value.LATEST)], values[:-1]
    for field, of_field in zip(names, values, strict=True):
        object.__setattr__(value, field, of_field)
    if rest:
        object.__setattr__(value, "_second", rest)
    else:
        object.__delattr__(value, "_second")


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
    """The fields `LATER` of a value, in that order; a `Rest` stands for the fields `LATEST`, if any."""
    count = len(value.LATEST)
    if not count:
        return values_of(value.LATER)(value)
    values = values_of(value.LATER[:-count])(value)
    with _READING:
        second = _unread(value)
        rest = second if isinstance(second, Rest) else Rest(values_of(value.LATEST)(value))
    return (*values, rest)


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
