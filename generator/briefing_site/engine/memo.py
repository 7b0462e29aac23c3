"""Results kept in memory while what they were made from is the same.

The preview and the language server look at a site again and again. Each result has a slot of its own, which
also keeps what the result was made from. There are four ways of telling what that is:

- `stored`: a digest of all that it was made from, its signature, is given. Such results go to the disk too.
- `get`: the inputs are given, and compared by identity. Whoever makes a value anew that equals the old one
  hands out the old one (`same`), so that identity is enough.
- `each`: results of many files of one kind, whose inputs are columns (`engine/rows.py`).
- `recorded`: while a result is made, every look-up in a `watched` mapping is noted. The
  result holds as long as all those look-ups give the same values. A result that is made anew and equals the
  old one leaves what was made from it alone.

`each` with tables, and `recorded`, are the verifying traces of Mokhov, Mitchell and Peyton Jones,
"Build Systems à la Carte" (2018).
"""

from __future__ import annotations

import threading
from collections import ChainMap, deque
from collections.abc import Callable, Collection, Hashable, Iterable, Mapping, Sequence
from copy import copy
from dataclasses import field
from functools import partial
from operator import is_
from typing import Any, TypeVar

from briefing_site.engine.changed_look_ups import ChangedLookUps
from briefing_site.engine.look_ups import ABSENT, EVERYTHING, KEYS, WatchedMapping
from briefing_site.engine.rows import Comparison, Rows, gathered, made, ordered, tabled
from briefing_site.engine.store import Entry, Store
from briefing_site.text.dataclass import dataclass

T = TypeVar("T")
K = TypeVar("K", bound=Hashable)
V = TypeVar("V")

_ROUNDS = 8
"""A result that has not been asked for in so many rounds is forgotten; those that gave way do not count.

Results with noted look-ups stay until all of their kind have been asked for. While none of them is asked for,
as that of no page is while a text has errors, what they are made from stays too.
"""
_NEVER = -1
"""The round of a result that was asked for in none."""


@dataclass(frozen=True, slots=True)
class LookUp:
    """One look-up in a watched mapping, noted while a result was made."""

    mapping: str
    """Name of the mapping."""
    key: Hashable
    value: object
    """The value that the look-up gave."""
    whole: bool
    """Whether all entries were looked at; the key then means nothing."""


@dataclass(slots=True)
class _Slot:
    """A result, and what it was made from."""

    inputs: Sequence[object]
    value: Any
    trace: Mapping[tuple[str, Hashable], object]
    """Name of a mapping and key to the value that the look-up gave."""
    round: int
    """The last round in which the slot was asked for and its result still held."""

    def copy(self) -> _Slot:
        return _Slot(self.inputs, self.value, self.trace, self.round)  # `copy.copy` takes ten times as long


class _Making(threading.local):
    """The results that a thread is making: a request may be answered while pages are checked."""

    def __init__(self) -> None:
        self.traces: list[dict[tuple[str, Hashable], object]] = []
        """The noted look-ups of each result that is being made, the innermost result last."""


@dataclass(slots=True)
class _Slots:
    """What all rounds share."""

    store: Store | None
    """Results of earlier commands; None once they are saved, which another thread may do at any moment.

    Who asks for it twice may get it once: each method takes it into its hand.
    """
    kept: dict[Hashable, _Slot]
    others: Mapping[Hashable, _Slot]
    """Results that are taken when they are first asked for: those of the memo that was forked."""
    rest: Callable[[], None] | None = None
    """Called before each result of `each` is made, and at each look-up that is noted."""
    latest: int = 0
    """Number of the latest round."""
    whole: deque[int] = field(default_factory=lambda: deque(maxlen=_ROUNDS))
    """Numbers of the last rounds in which all that a look is to find out was found out."""
    noted: int | None = None
    """The last round in which a result with noted look-ups was asked for; None before the first."""
    changed: ChangedLookUps = field(default_factory=ChangedLookUps)
    """The noted look-ups of all results that are kept."""

    def drop(self, is_old: Callable[[Hashable, _Slot], bool]) -> None:
        """Forget the results that are old, in their place: another thread may keep new ones meanwhile."""
        for slot in [slot for slot, kept in list(self.kept.items()) if is_old(slot, kept)]:
            self.kept.pop(slot, None)


class Memo:
    """The results of one round, on top of those of earlier rounds; with a new memo everything is made.

    A round is one look at a site. Once a later round has begun, an earlier one makes its results anew and
    keeps none: otherwise the memo would mix results of two states of the site.
    """

    def __init__(
        self,
        store: Store | None = None,
        *,
        notes: bool = True,
        slots: _Slots | None = None,
        rest: Callable[[], None] | None = None,
    ) -> None:
        """`store` has results of earlier commands; without `notes` no look-up is noted.

        `rest` is called before each result of `each` is made, and at each look-up that is noted, so that a
        long look, or a large page, can let others go first.
        """
        self._slots = slots or _Slots(store, {}, {}, rest)
        self._notes = notes
        self._round = self._slots.latest
        self._making = _Making()
        self._look_ups: dict[str, Callable[[Any], object]] = {}
        """Name of a mapping to the function that looks a key up in it in this round."""
        self._compared = Comparison()

    @property
    def notes(self) -> bool:
        """Whether look-ups in watched mappings are noted."""
        return self._notes

    def turn(self) -> Memo:
        """Begin the next round; what nobody has asked for lately is forgotten."""
        slots = self._slots
        slots.latest += 1
        # No result of this round is compared any more. What was compared would hold the site before, which
        # holds that before it, and so on.
        self._compared, self._look_ups = Comparison(), {}
        if slots.latest % _ROUNDS == 0 and len(slots.whole) == _ROUNDS:
            oldest = slots.whole[0]
            if slots.noted is not None:
                oldest = min(oldest, slots.noted)
            slots.drop(lambda _, kept: kept.round < oldest and not kept.trace)
        return Memo(notes=self._notes, slots=slots)

    def finish(self) -> None:
        """Say that all that this round is to find out was found out: it counts among the last ones."""
        if self._round == self._slots.latest and self._round not in self._slots.whole:
            self._slots.whole.append(self._round)

    def fork(self) -> Memo:
        """A round for a site that is only thought of: it has all results of this one, and gives it none.

        They are taken one by one, so that a fork of many costs nothing. Each holds whatever this memo has
        come to by then, since a result tells itself what it was made from.
        """
        slots = self._slots
        others = ChainMap(slots.kept, dict(slots.others)) if slots.others else slots.kept
        forked = _Slots(None, {}, others, slots.rest, slots.latest + 1, copy(slots.whole))
        return Memo(notes=self._notes, slots=forked)

    def _find(self, slot: Hashable) -> _Slot | None:
        """What a slot holds; nothing for a round that is over."""
        slots = self._slots
        if self._round != slots.latest:
            return None
        kept = slots.kept.get(slot)
        if kept is None and (other := slots.others.get(slot)):
            kept = slots.kept[slot] = other.copy()
            kept.round = _NEVER
        return kept

    def save(self) -> None:
        """Keep on the disk what later commands may want, and let go of what only the disk had."""
        store, self._slots.store = self._slots.store, None
        if store:
            store.save()

    # --- results of other processes -----------------------------------------------------------------

    def add(self, entries: Iterable[Entry]) -> None:
        """Take signed results that another process has made."""
        if store := self._slots.store:
            store.add(entries)

    def add_facts(self, slot: str, block: bytes) -> None:
        """Take small results of a slot of `known_by` that another process has made."""
        if store := self._slots.store:
            store.add_facts(slot, block)

    @property
    def made(self) -> int:
        """How many signed results were made in this process and are not saved yet."""
        store = self._slots.store
        return store.made if store else 0

    def fresh(self, since: int = 0) -> tuple[Entry, ...]:
        """The signed results that were made in this process and are not saved yet, but the first `since`."""
        store = self._slots.store
        return store.fresh(since) if store else ()

    # --- results whose inputs are given ------------------------------------------------------------

    def knows(self, slot: str, signature: str) -> bool:
        """Whether `stored` would have to make nothing."""
        kept = self._find(slot)
        if kept is not None and kept.inputs == (signature,):
            return True
        store = self._slots.store
        return store is not None and store.has(slot, signature)

    def stored(self, slot: str, signature: str, make: Callable[[], T]) -> T:
        """The result in a slot, made anew where `signature` is not the one it was made with.

        A result of an earlier command is taken from the disk.
        """
        kept = self._find(slot)
        if kept is None or kept.inputs != (signature,):
            store = self._slots.store
            return self._put(slot, (signature,), store.get(slot, signature, make) if store else make())
        kept.round = self._round
        value: T = kept.value
        return value

    def passing(self, slot: str, signature: str, make: Callable[[], T]) -> T:
        """The same as `stored`, but the result is held on the disk alone."""
        store = self._slots.store
        return store.get(slot, signature, make) if store else make()

    def stored_table(
        self, slot: str, signatures: Mapping[str, str], make: Callable[[str], T]
    ) -> Mapping[str, T]:
        """The small result of each name, made anew where its signature is another; held on the disk alone."""
        store = self._slots.store
        return store.table(slot, signatures, make) if store else {name: make(name) for name in signatures}

    # --- results of one file's value -----------------------------------------------------------------

    def sign(self, value: object, signature: str) -> None:
        """Say what a value was made from, so that `fact` can keep on the disk what is made of it."""
        if store := self._slots.store:
            store.sign(value, signature)

    def sign_like(self, value: object, of: object, more: str = "") -> None:
        """Say that a value was made from another that is signed, and from `more`."""
        store = self._slots.store
        if store and (signature := store.signature(of)):
            store.sign(value, f"{signature} {more}" if more else signature)

    def fact(
        self,
        slot: str,
        of: object,
        make: Callable[[], T],
        more: str = "",
        holds: Callable[[T], bool] | None = None,
    ) -> T:
        """The small result that is made of a signed value and of `more` alone; held on the disk alone.

        Of another value it is made each time, as it is where what the disk has does not `holds`.
        """
        store = self._slots.store
        signature = store.signature(of) if store else None
        if store is None or signature is None:
            return make()
        return store.fact(slot, f"{signature} {more}", make, holds)

    def facts(
        self, slot: str, values: Sequence[V], make: Callable[[V], T], more: str = "", *, equal: bool = False
    ) -> tuple[T, ...]:
        """What `make` gives for each of some values and for `more`, as `each`; kept on the disk as `fact`."""

        def kept(value: V) -> T:
            return self.fact(slot, value, partial(make, value), more)

        shared = (self.same(f"more of {slot}", more),) if more else ()
        return self.each(slot, (values,), kept, shared=shared, equal=equal)

    def known_by(self, slot: str, signature: str, make: Callable[[], T]) -> T:
        """The small result that is made of all that a signature tells of; held on the disk alone."""
        store = self._slots.store
        return store.fact(slot, signature, make) if store else make()

    def known(self, slot: str, signature: str) -> Any:
        """What `known_by` would give without making it; None where it would have to."""
        store = self._slots.store
        return store.known_fact(slot, signature) if store else None

    def later(self, slot: str, signature: str, make: Callable[[], T]) -> Callable[[], T]:
        """What gives the result of `stored` when it is asked for, which may be long after this round.

        Until then it is held on the disk alone.
        """
        slots = self._slots
        store = slots.store
        if store is None:
            return make
        store.retain(slot)
        read = store.reader(slot, signature)

        def asked() -> T:
            if store := slots.store:
                return store.get(slot, signature, make)
            found: T | None = read()
            return make() if found is None else found

        return asked

    def renewed(self, slot: str, signature: str, renew: Callable[[T | None], T]) -> T:
        """The result in a slot; with another signature it is made of the one before, if there is one."""
        store = self._slots.store
        return store.renewed(slot, signature, renew) if store else renew(None)

    def before(self, slot: str, signature: str) -> Any:
        """What an earlier command has left in a slot under a signature; None where it has not."""
        store = self._slots.store
        return store.before(slot, signature) if store else None

    @property
    def keeps(self) -> bool:
        """Whether something is kept on the disk, as after the first look nothing is."""
        return self._slots.store is not None

    def retain(self, slot: str) -> None:
        """Let the disk keep a result that is not asked for, as what was made of it is known."""
        if store := self._slots.store:
            store.retain(slot)

    def get(self, slot: Hashable, inputs: Sequence[object], make: Callable[[], T]) -> T:
        """The result in a slot, made anew where an input is another object than it was."""
        kept = self._find(slot)
        if kept is None or not _same(kept.inputs, inputs):
            return self._put(slot, inputs, make())
        kept.round = self._round
        value: T = kept.value
        return value

    def each(
        self,
        slot: Hashable,
        columns: Sequence[Sequence[Any]],
        make: Callable[..., T],
        *,
        shared: Sequence[object] = (),
        tables: Sequence[Mapping[str, object]] = (),
        asks: Callable[..., Collection[str] | None] | None = None,
        equal: bool = False,
    ) -> tuple[T, ...]:
        """What `make` gives for each row of some columns of one length.

        A result is made anew where a value of its row, one of the `shared` inputs, or what a name that it
        `asks` for stands for in one of the `tables` is another object than it was. `asks` takes a result and
        its row, and gives None for a result that must not be kept. What is made by the time that the work is
        interrupted is kept (`engine/interruption.py`). With `equal`, a new result that equals the
        one before stays that one. The sequence is the very same one where no result has changed.
        """
        kept = self._find(slot)
        before: Rows | None = kept.value if kept else None
        again = partial(_after, self._slots.rest, make) if self._slots.rest else make
        keep = partial(self._put, slot, ())
        rows = made(before, self._compared, tuple(columns), again, shared, tables, asks, keep, equal=equal)
        keep(rows)
        results: tuple[T, ...] = rows.results
        return results

    def column(self, slot: Hashable, values: Sequence[T]) -> Sequence[T]:
        """The sequence that the slot has, if its values are these very objects; else this one."""
        kept = self._find(slot)
        before: Sequence[T] | None = kept.value if kept else None
        if before is None or not _same(before, values):
            before = values
        return self._put(slot, (), before)

    def table(self, slot: Hashable, keys: Sequence[K], values: Sequence[V]) -> Mapping[K, V]:
        """Keys to values, in columns of one length; the very same mapping where no value has changed."""
        kept = self._find(slot)
        table = tabled(kept.value if kept else None, self._compared, keys, values)
        return self._put(slot, (), table).mapping

    def at(self, slot: Hashable, order: Sequence[int], values: Sequence[V]) -> tuple[V, ...]:
        """The values at the numbers of `order`, in that order; the very same one where none has changed."""
        kept = self._find(slot)
        found = ordered(kept.value if kept else None, self._compared, order, values)
        return self._put(slot, (), found).found

    def gathered(self, slot: Hashable, column: Sequence[Sequence[V]]) -> tuple[V, ...]:
        """All values of the sequences in a column; the very same one where none of these has changed."""
        kept = self._find(slot)
        found = gathered(kept.value if kept else None, self._compared, column)
        return self._put(slot, (), found).found

    def unmade(self, slot: Hashable, values: Sequence[T]) -> Sequence[T]:
        """Those values of the first column of a slot for which `each` would have to make a result."""
        kept = self._find(slot)
        if kept is None:
            return values
        before: Rows = kept.value
        _, changed = self._compared.rows(Rows(before.columns[:1], (), (), (), (), ()), (values,))
        return [values[at] for at in sorted(changed)]

    def same(self, slot: Hashable, value: T) -> T:
        """The value that the slot has, if that equals this one; else this one, which the slot then has."""
        kept = self._find(slot)
        if kept is None or kept.value != value:
            return self._put(slot, (), value)
        kept.round = self._round
        first: T = kept.value
        return first

    # --- results whose look-ups are noted ----------------------------------------------------------

    def recorded(self, slot: Hashable, inputs: Sequence[object], make: Callable[[], T]) -> T:
        """The result in a slot, made anew where an input or what it looked up is no longer the same."""
        kept = self._find(slot)
        if self._round == self._slots.latest:
            self._slots.noted = self._round
            self._slots.changed.compare(self._round, self._compared_value, self._slots.rest)
        if kept is None or not _same(kept.inputs, inputs) or not self._holds(kept):
            trace: dict[tuple[str, Hashable], object] = {}
            traces = self._making.traces
            traces.append(trace)
            try:
                made = make()
            finally:
                traces.pop()
            if kept is not None and kept.value == made:
                made = kept.value
            return self._put(slot, inputs, made, trace)
        kept.round = self._round
        value: T = kept.value
        return value

    def forget_others(self, kind: str) -> None:
        """Forget the results with noted look-ups, of slots `(kind, name)`, that this round has not asked for.

        It is called where all that there are of that kind have been asked for. Until then they stay, for as
        many rounds as it may take.
        """
        slots = self._slots
        if self._round != slots.latest:
            return
        slots.drop(
            lambda slot, kept: kept.round != self._round and isinstance(slot, tuple) and slot[0] == kind
        )
        slots.changed.forget([kept.trace for kept in list(slots.kept.values())])

    def watched(self, name: str, values: Mapping[K, V]) -> Mapping[K, V]:
        """The same mapping, of which every look-up is noted in the result that is being made."""
        if not self._notes:
            return values

        def look_up(key: Any) -> object:
            if key is EVERYTHING:
                return tuple(values.items())
            return tuple(values) if key is KEYS else values.get(key, ABSENT)

        self._look_ups[name] = look_up
        return WatchedMapping(name, values, self._note)

    def looked_up(self, slot: Hashable) -> tuple[LookUp, ...]:
        """What the result in a slot looked up."""
        kept = self._find(slot)
        return (
            tuple(
                LookUp(name, key, value, key in (KEYS, EVERYTHING))
                for (name, key), value in kept.trace.items()
            )
            if kept
            else ()
        )

    def _note(self, name: str, key: Hashable, value: object) -> None:
        if traces := self._making.traces:
            traces[-1][name, key] = value
            if rest := self._slots.rest:
                rest()

    def _holds(self, kept: _Slot) -> bool:
        """Whether every look-up of a result gives the same value as when the result was made."""
        if kept.round == self._round:  # found to hold earlier in this round
            return True
        current = self._round == self._slots.latest
        for key in self._slots.changed.since(kept.round, kept.trace) if current else kept.trace:
            now, value = self._look_up(key), kept.trace[key]
            if now is not value and now != value:
                return False
        if current and kept.round == _NEVER:
            self._slots.changed.note(kept.trace)
        return True

    def _look_up(self, noted: tuple[str, Hashable]) -> object:
        """The value of a noted look-up in this round; one that equals no other where there is no mapping."""
        name, key = noted
        look_up = self._look_ups.get(name)
        return look_up(key) if look_up else object()

    def _compared_value(self, noted: tuple[str, Hashable]) -> object:
        """The same; where a look-up fails, whoever rests on it is to meet that, and not who comes first."""
        try:
            return self._look_up(noted)
        except Exception:  # whatever it is, it is raised again
            return object()

    def _put(
        self,
        slot: Hashable,
        inputs: Sequence[object],
        value: T,
        trace: Mapping[tuple[str, Hashable], object] | None = None,
    ) -> T:
        if self._round == self._slots.latest:
            if trace:
                self._slots.changed.note(trace)
            self._slots.kept[slot] = _Slot(inputs, value, trace or {}, self._round)
        return value


def _after(rest: Callable[[], None], make: Callable[..., T], *row: Any) -> T:
    rest()
    return make(*row)


def _same(one: Sequence[object], other: Sequence[object]) -> bool:
    return len(one) == len(other) and all(map(is_, one, other))
