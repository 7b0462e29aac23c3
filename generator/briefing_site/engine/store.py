"""Results kept on the disk between two commands, each with the signature of what it was made from.

An index is read at once, and an entry where it is asked for (`store_file.py`). Deleting the store costs time
and never correctness:

- A signature covers every input of its result, and the stamp covers the generator and its libraries.
- Index and entries are sealed with a key that only this user of this machine has. What is damaged, or was
  written by somebody else, is no entry, and its result is made anew.
- Nothing that an index names is changed, and an index is put in place in one step. So two commands at once
  need no lock: the index that comes last counts.
- What a command did not ask for is not kept, so that the store grows with the site and not with time.
"""

from __future__ import annotations

import contextlib
import pickle
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from itertools import chain, count, islice, takewhile
from pathlib import Path
from typing import Any, TypeVar

from briefing_site.engine.facts import Facts
from briefing_site.engine.store_file import Entry, Row, StoreFile
from briefing_site.model.cached_property import cached_property
from briefing_site.model.unpickled import unpickled
from briefing_site.publish.user_key import user_key

T = TypeVar("T")

__all__ = ["Entry", "ReadStore", "Store", "encode"]

_FACTS = "facts"
"""The signature of a block of a slot of `fact`, whose results have a signature each, and no names."""


def encode(slot: str, signature: str, value: object) -> Entry:
    """A result as an entry of a store."""
    return Entry(slot, signature, pickle.dumps(value, protocol=5))


class Store:
    """Results by slot, each with the signature of what it was made from."""

    def __init__(self, path: Path | None, stamp: str, key: bytes | None = None) -> None:
        """A store without a `path` reads and writes nothing. `stamp` covers what all results depend on.

        `key` seals the entries: by default that of the user. Results of another stamp or under another seal
        are dropped. Without any key nothing is kept.
        """
        self._path = path
        self._stamp = stamp
        self._given_key = key
        self._asked: dict[str, Entry | Row] = {}
        """By slot, each result of another process or command that was asked for."""
        self._new: dict[str, tuple[str, Any]] = {}
        """Slot to signature and value of each result that was made here."""
        self._added: dict[str, Entry] = {}
        """The results that other processes have made."""
        self._facts: dict[str, Facts] = {}
        self._unread: set[str] = set()
        """The slots whose facts are kept, whether they are read or not."""
        self._signed: dict[int, tuple[object, str]] = {}
        """By identity: each value that was signed, and its signature."""

    @property
    def made(self) -> int:
        """How many results had to be made."""
        return len(self._new)

    @cached_property
    def _key(self) -> bytes | None:
        return self._given_key or user_key()

    @cached_property
    def _file(self) -> StoreFile | None:
        """The files of an earlier command; None where nothing can be kept."""
        return StoreFile(self._path, self._key, self._stamp) if self._path and self._key else None

    @cached_property
    def _old(self) -> Mapping[str, Row]:
        """The entries of an earlier command, by slot; their seals are tried when they are asked for."""
        return self._file.rows if self._file else {}

    @property
    def slots(self) -> frozenset[str]:
        """The slots of which an earlier command has kept a result."""
        return frozenset(self._old)

    def has(self, slot: str, signature: str) -> bool:
        """Whether the slot has a result of this signature."""
        if (made := self._new.get(slot)) is not None:
            return made[0] == signature
        kept = self._added.get(slot) or self._old.get(slot)
        return kept is not None and kept.signature == signature

    def add(self, entries: Iterable[Entry]) -> None:
        """Take results that other processes of this command have made."""
        self._added.update((entry.slot, entry) for entry in entries)

    def get(self, slot: str, signature: str, make: Callable[[], T]) -> T:
        """The result in a slot, made anew where its signature is not `signature`."""
        made = self._new.get(slot)
        if made is None or made[0] != signature:
            data = self._find(slot, signature)
            if data is not None:
                with contextlib.suppress(Exception):  # an entry that cannot be decoded is no entry
                    old: T = unpickled(data)
                    self._asked[slot] = self._added.get(slot) or self._old[slot]
                    return old
            self._new[slot] = made = (signature, make())
        value: T = made[1]
        return value

    def table(self, slot: str, signatures: Mapping[str, str], make: Callable[[str], T]) -> dict[str, T]:
        """Small results by name, each made anew where its signature is another."""
        return {name: self.fact(slot, f"{name} {of}", partial(make, name)) for name, of in signatures.items()}

    def sign(self, value: object, signature: str) -> None:
        """Say what a value was made from, for `signature`."""
        self._signed[id(value)] = (value, signature)

    def signature(self, value: object) -> str | None:
        """What a value was made from; None where nobody has said it."""
        signed = self._signed.get(id(value))
        return signed[1] if signed else None

    def fact(
        self, slot: str, signature: str, make: Callable[[], T], holds: Callable[[T], bool] | None = None
    ) -> T:
        """A small result by its signature alone, of which a slot has many; they are read all at once.

        One of an earlier command is taken where it `holds`, if that is asked.
        """
        return self._facts_of(slot).get(signature, make, holds)

    def known_fact(self, slot: str, signature: str) -> Any:
        """What `fact` would give without making it; None where it would have to."""
        return self._facts_of(slot).known(signature)

    def add_facts(self, slot: str, block: bytes) -> None:
        """Take a block of facts that another process of this command has made (`engine/facts.py`)."""
        with contextlib.suppress(Exception):  # as in `get`
            self._facts_of(slot).add(block)

    def reader(self, slot: str, signature: str) -> Callable[[], Any]:
        """What reads the result of an earlier command in a slot, when this store is no longer held too.

        It gives None where there is none, or a damaged one.
        """
        kept, file = self._old.get(slot), self._file
        if kept is None or kept.signature != signature or file is None:
            return lambda: None

        def read() -> Any:
            with contextlib.suppress(Exception):  # as in `get`
                return unpickled(file.data(kept) or b"")
            return None

        return read

    def renewed(self, slot: str, signature: str, renew: Callable[[T | None], T]) -> T:
        """The result in a slot; with another signature it is made of what an earlier command has left.

        `renew` gets that, or None; it has to say itself whether it can use it.
        """
        kept = self._old.get(slot)
        before: list[T] = []
        if kept is not None and (data := self._find(slot, kept.signature)) is not None:
            with contextlib.suppress(Exception):  # as in `get`
                before.append(unpickled(data))
        if before and kept is not None and kept.signature == signature:
            self.retain(slot)
            return before[0]
        made = renew(before[0] if before else None)
        self._new[slot] = (signature, made)
        return made

    def before(self, slot: str, signature: str) -> Any:
        """What an earlier command has left in a slot under a signature; None where it has not."""
        data = self._find(slot, signature)
        if data is not None:
            with contextlib.suppress(Exception):  # as in `get`
                return unpickled(data)
        return None

    def _facts_of(self, slot: str) -> Facts:
        facts = self._facts.get(slot)
        if facts is None:
            facts = self._facts[slot] = self._read_facts(slot)
        return facts

    def _read_facts(self, slot: str) -> Facts:
        """The facts of the blocks that an earlier command has left, up to the first that is damaged."""
        facts = Facts()
        while (data := self._find(_block(slot, len(facts.given)), _FACTS)) is not None:
            try:
                facts.take(data)
            except Exception:  # as in `get`
                break
        return facts

    def _of_facts(self) -> tuple[dict[str, Row], list[Entry]]:
        """The blocks of all facts: those that are as they were, and those that are new."""
        kept: dict[str, Row] = {}
        new: list[Entry] = []
        for slot in self._unread - self._facts.keys():
            names = (_block(slot, number) for number in count())
            kept |= {name: self._old[name] for name in takewhile(self._old.__contains__, names)}
        for slot, facts in list(self._facts.items()):
            for number, block in enumerate(facts.blocks()):
                name = _block(slot, number)
                if number < len(facts.given) and block is facts.given[number]:
                    kept[name] = self._old[name]
                else:
                    new.append(Entry(name, _FACTS, block))
        return kept, new

    def retain(self, slot: str) -> None:
        """Keep what another process or command has left in a slot, facts too, without being asked for it."""
        self._unread.add(slot)
        kept = self._added.get(slot) or self._old.get(slot)
        if kept is not None:
            self._asked.setdefault(slot, kept)

    def fresh(self, since: int = 0) -> tuple[Entry, ...]:
        """Every result that was made here, encoded for another process; the first `since` are left out."""
        return tuple(self._encoded(since))

    def _encoded(self, since: int = 0) -> Iterator[Entry]:
        """Every result that was made here, encoded as it is asked for; the first `since` are left out."""
        return (encode(slot, *made) for slot, made in islice(list(self._new.items()), since, None))

    def save(self) -> None:
        """Write the results that were asked for. A store that cannot be written is no fault.

        Another thread may ask for results meanwhile. What it begins to make is not written.
        """
        if self._file is None:
            return
        kept, made = self._of_facts()
        for slot, held in list(self._asked.items()):
            if slot in self._new:
                continue
            if isinstance(held, Row):
                kept[slot] = held
            else:
                made.append(held)
        if made or self._new or len(kept) < len(self._old):
            with contextlib.suppress(OSError):
                self._file.write(kept, chain(made, self._encoded()))

    def _find(self, slot: str, signature: str) -> bytes | None:
        """The entry of another process or command, where its signature fits and its seal holds."""
        if (added := self._added.get(slot)) is not None:
            return added.data if added.signature == signature else None
        kept = self._old.get(slot)
        if kept is None or kept.signature != signature or self._file is None:
            return None
        return self._file.data(kept)


def _block(slot: str, number: int) -> str:
    """The slot of a block of facts."""
    return f"{slot} #{number}"


class ReadStore(Store):
    """A store for a look beside another one: it gives what earlier commands have kept, and writes nothing."""

    def save(self) -> None:
        """Leave the file as it is."""
