"""A map whose keys know the types of their values.

A plain `dict[str, object]` forgets what its values are, and a cast at each use is a promise that nobody
checks.
Here each value is kept in a cell together with the key that it was made for. The type checker knows the type
from the key, and `get` makes sure that the cell is indeed that of the key.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Generic, TypeGuard, TypeVar

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


class TypedKey(Generic[T_co]):
    """The key of a value of type `T_co`. Each key equals itself alone."""

    __slots__ = ()


Cell = tuple[TypedKey[T_co], T_co]
"""A value together with the key that it was made for."""


class TypedMap:
    """Values of several types, each under a key of its type."""

    __slots__ = ("_cells",)

    def __init__(self, cells: Mapping[TypedKey[object], Cell[object]]) -> None:
        """Takes the cells by their keys."""
        self._cells = cells

    def get(self, key: TypedKey[T]) -> T | None:
        """The value under a key; None where the map has none."""
        cell = self._cells.get(key)
        return cell[1] if cell is not None and _is_of(cell, key) else None

    def __getitem__(self, key: TypedKey[T]) -> T:
        """The value under a key; raises `KeyError` where the map has none."""
        cell = self._cells[key]
        if not _is_of(cell, key):
            raise KeyError(key)
        return cell[1]


def _is_of(cell: Cell[object], key: TypedKey[T]) -> TypeGuard[Cell[T]]:
    """Whether the value of a cell was made for this key, and so has its type."""
    return cell[0] is key
