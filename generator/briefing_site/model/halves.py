"""Values of which a store reads the first half at once, and the second when it is asked for.

Each build reads the values of all files. Most of what a file holds is needed only where its own page is made.
"""

from __future__ import annotations

import pickle
from dataclasses import fields
from functools import cache
from threading import RLock
from typing import Any, ClassVar

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
            try:
                second: bytes = object.__getattribute__(self, "_second")
            except AttributeError:  # another thread was first
                return object.__getattribute__(self, name)
            for field, value in zip(self.LATER, unpickled(second), strict=True):
                object.__setattr__(self, field, value)
            object.__delattr__(self, "_second")
        return object.__getattribute__(self, name)

    def __reduce__(self) -> tuple[Any, ...]:
        kind: Any = type(self)
        with _READING:
            try:
                second: bytes = object.__getattribute__(self, "_second")
            except AttributeError:
                second = pickle.dumps(values_of(self.LATER)(self), protocol=5)
        return Halves, (kind, values_of(_first(kind))(self), second)


class Halves:
    """What a value in halves is pickled as."""

    def __new__(cls, kind: Any, first: tuple[Any, ...], second: bytes) -> Any:
        """The value itself, of a `kind`: the fields of its first half, and the pickle of the others."""
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
