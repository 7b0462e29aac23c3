"""The results of many files of one kind, kept together.

A stage asks for the result of each file of a site. A look after an edit finds the files that have changed by
comparing two columns object by object, some ten million a second, and makes the results of these alone. Where
a column was made here out of the one before it, what differs is known, and nothing is compared. So an edit
costs what it changes, in a site of any size.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from itertools import chain, compress, count
from operator import eq, is_, is_not
from typing import Any

from briefing_site.engine.interruption import Interrupted
from briefing_site.text.dataclass import dataclass

_FEW = 8
"""So few values that differ, in sequences of one length, are taken to be changed in their places."""

Column = Sequence[Any]
Asks = Callable[..., Collection[str] | None]
"""Takes a result and its row; gives the names looked up in the tables, None where it must not be kept."""


@dataclass(frozen=True, slots=True)
class Rows:
    """The results of the rows of some columns, and what they were made from."""

    columns: tuple[Column, ...]
    shared: Sequence[object]
    """Inputs of every row."""
    tables: Sequence[Mapping[str, object]]
    results: tuple[Any, ...]
    asked: tuple[Collection[str] | None, ...]
    """What each result looked up in the tables; empty where there are none."""
    unsettled: tuple[int, ...]
    """Numbers of the rows whose results must not be kept, or are yet to be made."""


class Comparison:
    """How columns and tables differ from those of an earlier round; each pair is compared once."""

    def __init__(self) -> None:
        self._columns: dict[tuple[int, int], tuple[Column, Column, Sequence[int]]] = {}
        self._tables: dict[
            tuple[int, int], tuple[Mapping[str, object], Mapping[str, object], frozenset[str]]
        ] = {}
        self._moves: dict[tuple[int, int], tuple[Column, Column, Sequence[int]]] = {}

    def changed(self, old: Column, new: Column) -> Sequence[int]:
        """Numbers of the values that differ, of columns of one length."""
        if old is new:
            return ()
        found = self._columns.get((id(old), id(new)))
        if found is None:
            differing = tuple(compress(count(), map(is_not, old, new)))
            found = self._columns[id(old), id(new)] = (old, new, differing)
        return found[2]

    def note_changed(self, old: Column, new: Column, numbers: Sequence[int]) -> None:
        """Remember the numbers, in order, of the values that differ, of columns of one length."""
        self._columns[id(old), id(new)] = (old, new, numbers)

    def stood(self, old: Column, new: Column) -> Sequence[int]:
        """The number that each value of `new` has in `old`; -1 where it has none."""
        found = self._moves.get((id(old), id(new)))
        if found is None:
            known = {id(value): at for at, value in enumerate(old)}
            found = self._moves[id(old), id(new)] = (old, new, [known.get(id(value), -1) for value in new])
        return found[2]

    def _in_place(self, old: Column, new: Column) -> bool:
        """Whether the values that differ, of columns of one length, are changed in place, and none moved."""
        changed = self.changed(old, new)
        if len(changed) <= _FEW:
            return True
        stood = self.stood(old, new)
        return all(stood[at] < 0 for at in changed)

    def names(self, old: Mapping[str, object], new: Mapping[str, object]) -> frozenset[str]:
        """The names that stand for another object in one of two tables."""
        if old is new:
            return frozenset()
        found = self._tables.get((id(old), id(new)))
        if found is None:
            found = self._tables[id(old), id(new)] = (old, new, _changed_names(old, new))
        return found[2]

    def note(self, old: Mapping[str, object], new: Mapping[str, object], names: frozenset[str]) -> None:
        """Remember which names stand for another object in one of two tables."""
        self._tables[id(old), id(new)] = (old, new, names)

    def rows(self, before: Rows, columns: tuple[Column, ...]) -> tuple[Sequence[int] | None, set[int]]:
        """The number that each row had before, and the rows that have changed.

        No numbers are given where each row stands where it stood; a new row has -1.
        """
        first, old = columns[0], before.columns
        if len(first) == len(old[0]) and self._in_place(old[0], first):
            return None, {at for o, n in zip(old, columns, strict=True) for at in self.changed(o, n)}
        stood = self.stood(old[0], first)
        changed = {at for at, number in enumerate(stood) if number < 0}
        for was, now in zip(old[1:], columns[1:], strict=True):
            changed.update(
                at for at, number in enumerate(stood) if number >= 0 and was[number] is not now[at]
            )
        return stood, changed


@dataclass(frozen=True, slots=True)
class Table:
    """A mapping, and the columns that it was made of."""

    keys: Column
    values: Column
    mapping: dict[Any, Any]


def tabled(before: Table | None, compared: Comparison, keys: Column, values: Column) -> Table:
    """The mapping of `keys` to `values`: that of `before` where none has changed.

    Where few have changed they are put into a copy, which costs a twentieth of making it anew.
    """
    alike = before is not None and len(before.mapping) == len(keys) == len(before.keys)
    if before is None or not alike or not (before.keys is keys or all(map(eq, before.keys, keys))):
        return Table(keys, values, dict(zip(keys, values, strict=True)))
    changed = compared.changed(before.values, values)
    if not changed:
        return Table(keys, values, before.mapping)
    mapping = before.mapping.copy()
    for at in changed:
        mapping[keys[at]] = values[at]
    compared.note(before.mapping, mapping, frozenset(keys[at] for at in changed))
    return Table(keys, values, mapping)


@dataclass(frozen=True, slots=True)
class Ordered:
    """The values of a column in another order."""

    order: Sequence[int]
    values: Column
    found: tuple[Any, ...]
    places: dict[int, int]
    """Number of a value in the column to its place in the order."""


def ordered(before: Ordered | None, compared: Comparison, order: Sequence[int], values: Column) -> Ordered:
    """The values at the numbers of `order`, in that order: of `before` where the order is the same object."""
    if before is None or before.order is not order or len(before.values) != len(values):
        places = {number: place for place, number in enumerate(order)}
        return Ordered(order, values, tuple(map(values.__getitem__, order)), places)
    changed = compared.changed(before.values, values)
    places = before.places
    moved = sorted(places[at] for at in changed if at in places)
    if not moved:
        return Ordered(order, values, before.found, places)
    found = list(before.found)
    for place in moved:
        found[place] = values[order[place]]
    now = tuple(found)
    compared.note_changed(before.found, now, moved)
    return Ordered(order, values, now, places)


@dataclass(frozen=True, slots=True)
class Gathered:
    """All values of the sequences in a column."""

    column: Column
    filled: Sequence[int]
    """Numbers of the sequences that are not empty."""
    found: tuple[Any, ...]


def gathered(before: Gathered | None, compared: Comparison, column: Column) -> Gathered:
    """The values of the sequences in a column, one after the other: of `before` where none has changed."""
    if before is None or len(before.column) != len(column):
        filled: Sequence[int] = tuple(compress(count(), column))
    else:
        changed = compared.changed(before.column, column)
        if not changed:
            return Gathered(column, before.filled, before.found)
        filled = sorted({*before.filled, *changed})
        filled = [at for at in filled if column[at]]
    return Gathered(column, filled, tuple(chain.from_iterable(column[at] for at in filled)))


def _changed_names(old: Mapping[str, object], new: Mapping[str, object]) -> frozenset[str]:
    if len(old) == len(new) and all(map(is_, old, new)):
        return frozenset(compress(old, map(is_not, old.values(), new.values())))
    nothing = object()
    return frozenset(
        name for name in old.keys() | new.keys() if old.get(name, nothing) is not new.get(name, nothing)
    )


def made(  # noqa: PLR0913  each stands for itself, and `Memo.each` alone gives them
    before: Rows | None,
    compared: Comparison,
    columns: tuple[Column, ...],
    make: Callable[..., Any],
    shared: Sequence[object],
    tables: Sequence[Mapping[str, object]],
    asks: Asks | None,
    unfinished: Callable[[Rows], object],
    *,
    equal: bool,
) -> Rows:
    """The results of the rows of `columns`, those of `before` where what they were made from is the same.

    With `equal`, a new result that equals the one before stays that one. Where no result has changed, the
    sequence of results is the very same object. Where the work is interrupted, `unfinished` is given the rows
    as they are by then, to be `before` the next time; those that are not made yet count as unsettled.
    """
    if before is None or len(before.shared) != len(shared) or not all(map(is_, before.shared, shared)):
        return _made_anew(columns, make, shared, tables, asks, unfinished)
    stood, stale = compared.rows(before, columns)
    asked: Sequence[Collection[str] | None]
    asked = before.asked if stood is None else [before.asked[at] if at >= 0 else () for at in stood]
    stale.update(at for at, names in _unsettled(before, asked, stood) if names is None)
    if changed := frozenset[str]().union(*map(compared.names, before.tables, tables)):
        stale.update(
            at for at, names in enumerate(asked) if names is not None and not changed.isdisjoint(names)
        )
    if stood is None and not stale:
        return Rows(columns, shared, tables, before.results, before.asked, before.unsettled)
    old = before.results
    notes = asks is not None or bool(before.unsettled)
    noted = list(asked) if notes else []
    results = list(old) if stood is None else [old[at] if at >= 0 else None for at in stood]
    other = stood is not None and (len(stood) != len(old) or any(map(is_not, stood, range(len(old)))))
    altered: list[int] = []
    waiting = sorted(stale)
    for number, at in enumerate(waiting):
        row = tuple(column[at] for column in columns)
        try:
            value = make(*row)
        except Interrupted:
            noted = noted or list(asked)
            for left in waiting[number:]:
                noted[left] = None
            unfinished(_unfinished(columns, shared, tables, results, noted))
            raise
        if notes:
            noted[at] = asks(value, *row) if asks else ()
        if equal and results[at] is not None and results[at] == value:
            continue
        if results[at] is not value:
            altered.append(at)
        results[at] = value
    unsettled: Iterable[int] = ()
    if notes:
        # Each of those before is stale; where rows have moved, all are looked through.
        unsettled = (at for at in (range(len(noted)) if stood else waiting) if noted[at] is None)
    now = tuple(results) if other or altered else old
    if stood is None and altered:
        compared.note_changed(old, now, altered)
    return Rows(columns, shared, tables, now, tuple(noted if notes else asked), tuple(unsettled))


def _unsettled(
    before: Rows, asked: Sequence[Collection[str] | None], stood: Sequence[int] | None
) -> Sequence[tuple[int, Collection[str] | None]]:
    """Numbers of the rows that may have no result to keep, with what they asked."""
    return [(at, None) for at in before.unsettled] if stood is None else list(enumerate(asked))


def _made_anew(
    columns: tuple[Column, ...],
    make: Callable[..., Any],
    shared: Sequence[object],
    tables: Sequence[Mapping[str, object]],
    asks: Asks | None,
    unfinished: Callable[[Rows], object],
) -> Rows:
    rows = tuple(zip(*columns, strict=True))
    results: list[Any] = []
    try:
        for row in rows:
            results.append(make(*row))  # one by one: those before an interruption are kept
    except Interrupted:
        left = (None,) * (len(rows) - len(results))
        noted = (*_asked(asks, results, rows), *left)
        unfinished(_unfinished(columns, shared, tables, (*results, *left), noted))
        raise
    asked = _asked(asks, results, rows)
    unsettled = tuple(at for at, names in enumerate(asked) if names is None)
    return Rows(columns, shared, tables, tuple(results), asked, unsettled)


def _asked(
    asks: Asks | None, results: Sequence[object], rows: Sequence[tuple[Any, ...]]
) -> tuple[Collection[str] | None, ...]:
    """What each of the first results asked for."""
    if asks is None:
        return ((),) * len(results)
    return tuple(asks(value, *row) for value, row in zip(results, rows, strict=False))


def _unfinished(
    columns: tuple[Column, ...],
    shared: Sequence[object],
    tables: Sequence[Mapping[str, object]],
    results: Sequence[object],
    noted: Sequence[Collection[str] | None],
) -> Rows:
    """Rows of which some are yet to be made: these have noted None, as have those that must not be kept."""
    unsettled = tuple(at for at, names in enumerate(noted) if names is None)
    return Rows(columns, shared, tables, tuple(results), tuple(noted), unsettled)
