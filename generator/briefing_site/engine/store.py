"""Results kept on the disk between two commands, each with the signature of what it was made from.

The store is one file: a line that names the format, the index, and behind it the entries one after another.
Only the index is read at once; an entry is decoded when it is asked for. Deleting the store costs time and
never correctness:

- A signature covers every input of its result, and the stamp covers the generator and its libraries.
- Index and entries are sealed with a key that only this user of this machine has (keyed BLAKE2, RFC 7693).
  What is damaged, or was written by somebody else, is no entry, and its result is made anew.
- The file is written whole and put in place in one step, so that two commands at once never see a half of it.
- What a command did not ask for is not written again, so that the store grows with the site and not with
  time.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import pickle
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from briefing_site.engine.facts import Facts
from briefing_site.model.unpickled import unpickled
from briefing_site.publish.atomic import write_whole
from briefing_site.publish.user_key import user_key
from briefing_site.read.whole import read_whole

T = TypeVar("T")

_FORMAT = b"briefing store 2\n"
_TABLE = "table"
"""The signature of a slot that has many results, each with a signature of its own."""
_FACTS = "facts"
"""The signature of a slot of `fact`, whose results have a signature each, and no names."""
_SEAL = 16
"""Bytes of a seal."""


class Entry(NamedTuple):
    """A result as it is kept: encoded, and able to go from one process to another."""

    slot: str
    signature: str
    data: bytes


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
        self._asked: dict[str, Entry] = {}
        """By slot, each result of another process or command that was asked for."""
        self._new: dict[str, tuple[str, Any]] = {}
        """Slot to signature and value of each result that was made here."""
        self._added: dict[str, Entry] = {}
        """The results that other processes have made."""
        self._sealed: dict[str, tuple[Entry, bytes]] = {}
        """By slot: each entry of an earlier command that was found whole, with its seal."""
        self._facts: dict[str, Facts] = {}
        self._facts_before: dict[str, Entry] = {}
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
    def _old(self) -> dict[str, _Kept]:
        """The entries of an earlier command, by slot; their seals are tried when they are asked for."""
        if self._path is None or self._key is None:
            return {}
        with contextlib.suppress(OSError, ValueError, TypeError, RecursionError):
            return _read(read_whole(self._path, follow=False), self._key, self._stamp)
        return {}

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
            entry = self._find(slot, signature)
            if entry is not None:
                with contextlib.suppress(Exception):  # an entry that cannot be decoded is no entry
                    old: T = unpickled(entry.data)
                    self._asked[slot] = entry
                    return old
            self._new[slot] = made = (signature, make())
        value: T = made[1]
        return value

    def table(self, slot: str, signatures: Mapping[str, str], make: Callable[[str], T]) -> dict[str, T]:
        """Small results by name, all of them in one slot; made anew where a signature is not as it was.

        An entry for each would take longer to find, to try and to decode than such a result takes to make.
        """
        old: Mapping[str, tuple[str, T]] = {}
        entry = self._find(slot, _TABLE)
        if entry is not None:
            with contextlib.suppress(Exception):  # as in `get`
                old = dict(unpickled(entry.data))
        same = {name: old[name] for name, of in signatures.items() if name in old and old[name][0] == of}
        if entry is not None and len(same) == len(signatures) == len(old):
            self._asked[slot] = entry
        else:
            rows = {name: same.get(name) or (of, make(name)) for name, of in signatures.items()}
            self._new[slot] = (_TABLE, rows)
            same = rows
        return {name: same[name][1] for name in signatures}

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
        facts = self._facts.get(slot)
        if facts is None:
            facts = self._facts[slot] = self._read_facts(slot)
        return facts.get(signature, make, holds)

    def renewed(self, slot: str, signature: str, renew: Callable[[T | None], T]) -> T:
        """The result in a slot; with another signature it is made of what an earlier command has left.

        `renew` gets that, or None; it has to say itself whether it can use it.
        """
        kept = self._old.get(slot)
        before: list[T] = []
        if kept is not None and (entry := self._find(slot, kept.signature)) is not None:
            with contextlib.suppress(Exception):  # as in `get`
                before.append(unpickled(entry.data))
        if before and kept is not None and kept.signature == signature:
            self.retain(slot)
            return before[0]
        made = renew(before[0] if before else None)
        self._new[slot] = (signature, made)
        return made

    def before(self, slot: str, signature: str) -> Any:
        """What an earlier command has left in a slot under a signature; None where it has not."""
        entry = self._find(slot, signature)
        if entry is not None:
            with contextlib.suppress(Exception):  # as in `get`
                return unpickled(entry.data)
        return None

    def _read_facts(self, slot: str) -> Facts:
        entry = self._find(slot, _FACTS)
        if entry is not None:
            with contextlib.suppress(Exception):  # as in `get`
                facts = Facts(unpickled(entry.data))
                self._facts_before[slot] = entry
                return facts
        return Facts()

    def _of_facts(self) -> list[Entry]:
        """The slots of facts, as they are to be kept."""
        kept = []
        for slot, facts in self._facts.items():
            before, blocks = self._facts_before.get(slot), facts.blocks()
            kept.append(before if before and blocks is facts.given else encode(slot, _FACTS, blocks))
        return kept

    def retain(self, slot: str) -> None:
        """Keep what another process or command has left in a slot, although it is not asked for."""
        kept = self._added.get(slot) or self._old.get(slot)
        if kept is not None and (entry := self._find(slot, kept.signature)) is not None:
            self._asked.setdefault(slot, entry)

    def fresh(self, since: int = 0) -> tuple[Entry, ...]:
        """Every result that was made here, encoded for another process; the first `since` are left out."""
        return tuple(encode(slot, *made) for slot, made in islice(self._new.items(), since, None))

    def save(self) -> None:
        """Write the results that were asked for. A store that cannot be written is no fault."""
        if self._path is None or self._key is None:
            return
        facts = self._of_facts()
        old = all(entry is self._facts_before.get(entry.slot) for entry in facts)
        if old and not self._new and not self._added and len(self._asked) + len(facts) == len(self._old):
            return
        asked = (entry for slot, entry in self._asked.items() if slot not in self._new)
        entries = [(entry, self._seal_of(entry, self._key)) for entry in (*facts, *asked, *self.fresh())]
        with contextlib.suppress(OSError):
            write_whole(self._path, _with_index(entries, self._key, self._stamp))

    def _seal_of(self, entry: Entry, key: bytes) -> bytes:
        sealed = self._sealed.get(entry.slot)
        return sealed[1] if sealed and sealed[0] is entry else _seal(entry.data, key)

    def _find(self, slot: str, signature: str) -> Entry | None:
        """The entry of another process or command, where its signature fits and its seal holds."""
        if (added := self._added.get(slot)) is not None:
            return added if added.signature == signature else None
        kept = self._old.get(slot)
        if kept is None or kept.signature != signature or self._key is None:
            return None
        if _seal(kept.data, self._key) != kept.seal:
            return None
        entry = Entry(slot, signature, bytes(kept.data))
        self._sealed[slot] = (entry, kept.seal)
        return entry


class _Kept(NamedTuple):
    """An entry in the file of a store."""

    signature: str
    data: memoryview
    seal: bytes


def _seal(data: bytes | memoryview, key: bytes) -> bytes:
    return hashlib.blake2b(data, digest_size=_SEAL, key=key).digest()


def _written(entries: Iterable[Entry], key: bytes, stamp: str) -> bytes:
    """The file of a store."""
    return _with_index([(each, _seal(each.data, key)) for each in entries], key, stamp)


def _with_index(entries: Sequence[tuple[Entry, bytes]], key: bytes, stamp: str) -> bytes:
    """The file of a store, of entries with their seals."""
    rows = [(each.slot, each.signature, len(each.data), seal.hex()) for each, seal in entries]
    index = json.dumps([stamp, rows]).encode()
    size = len(index).to_bytes(8, "big")
    return b"".join((_FORMAT, size, _seal(index, key), index, *(each.data for each, _ in entries)))


def _read(file: bytes, key: bytes, stamp: str) -> dict[str, _Kept]:
    """The entries of a file by slot; none where its index is not sealed with the key or the stamp differs."""
    start = len(_FORMAT) + 8 + _SEAL
    size = int.from_bytes(file[len(_FORMAT) : len(_FORMAT) + 8], "big")
    index = file[start : start + size]
    if not file.startswith(_FORMAT) or file[start - _SEAL : start] != _seal(index, key):
        return {}
    written_by, rows = json.loads(index)
    if written_by != stamp:
        return {}
    found: dict[str, _Kept] = {}
    view, at = memoryview(file), start + size
    for slot, signature, length, seal in rows:
        found[slot] = _Kept(signature, view[at : at + length], bytes.fromhex(seal))
        at += length
    return found


class ReadStore(Store):
    """A store for a look beside another one: it gives what earlier commands have kept, and writes nothing."""

    def save(self) -> None:
        """Leave the file as it is."""
