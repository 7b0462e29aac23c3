"""The files of a store: an index, and parts that hold the entries which it names.

The index is one file, written whole: what names the format, a seal, and with `marshal` the stamp, the names
of the parts, and for each entry its slot, its signature, where it lies and its seal. A part is bytes of
entries one after another. It lies beside the index under a name that its entries give, and is never changed:
a command writes what it has made into a new part, and an index that names the old parts too. So an edit
writes what it made, and neither reads nor writes what it only keeps.

Where there are many parts, or much in them that no index names any longer, the entries that are kept are
written into one part.

Index and entries are sealed with a key (keyed BLAKE2, RFC 7693). Nothing that is damaged, or was written by
somebody else, is taken for an entry.
"""

from __future__ import annotations

import contextlib
import hashlib
import marshal
import os
import re
import time
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from briefing_site.publish.atomic import BEGUN, drop, write_parts, write_whole
from briefing_site.read.open_file import OpenFile

_FORMAT = b"briefing store 4\n"
_SEAL = 32
"""Hexadecimal digits of a seal."""
_PARTS = 24
"""So many parts are written as one."""
_IDLE = 2
"""The bytes that no index names may be one of so many of those that are kept, and a megabyte."""
_LOST = 3600
"""After so many seconds a part that no index names belongs to no command that is at work."""
_PART = re.compile(r"[a-z]+-[0-9a-f]{16}\.part")


class Entry(NamedTuple):
    """A result as it is kept: encoded, and able to go from one process to another."""

    slot: str
    signature: str
    data: bytes


_Sealed = tuple[Entry, str]
"""An entry and its seal."""


class Row(NamedTuple):
    """Where an entry of a slot lies."""

    signature: str
    part: str
    """Name of the part."""
    at: int
    size: int
    seal: str


class StoreFile:
    """The files of a store as they were found; nothing where there are none of this key and this stamp."""

    def __init__(self, path: Path, key: bytes, stamp: str) -> None:
        """`path` is that of the index; `stamp` covers what all entries depend on."""
        self._path = path
        self._key = key
        self._stamp = stamp
        self._sizes: dict[str, int] = {}
        """Bytes of each part that the index names, by name."""
        self.rows: dict[str, Row] = {}
        """By slot."""
        with contextlib.suppress(OSError, ValueError, TypeError, EOFError):
            self._sizes, self.rows = _read(OpenFile(path).whole(), key, stamp)
        self._opened = cache(self._open)

    def data(self, row: Row) -> bytes | None:
        """The bytes of an entry; None where they are not those that were sealed."""
        data = self._bytes(row)
        return data if data is not None and _seal(data, self._key) == row.seal else None

    def write(self, kept: Mapping[str, Row], made: Iterable[Entry]) -> None:
        """Have the files hold what is `kept` of the rows, and what was `made`; raises `OSError`.

        No more than one entry need be in memory: each is written before the next one is asked for.
        """
        named = {row.part for row in kept.values()}
        live = sum(row.size for row in kept.values())
        idle = sum(self._sizes[part] for part in named) - live
        entries: Iterator[_Sealed] = ((entry, _seal(entry.data, self._key)) for entry in made)
        if len(named) >= _PARTS or idle > live // _IDLE + 1_000_000 or not all(map(self._lies, named)):
            entries, kept, sizes = chain(self._as_they_lie(kept), entries), {}, {}
        else:
            sizes = {part: self._sizes[part] for part in sorted(named)}
        rows = dict(kept)
        if (first := next(entries, None)) is not None:
            new = _NewPart(self._path, self._key)
            write_parts(self._path.parent, new.data_of(chain([first], entries)), lambda: new.name)
            rows |= new.rows
            sizes[new.name] = new.size
        write_whole(self._path, _index(rows, sizes, self._key, self._stamp))
        self._drop(sizes)

    def _as_they_lie(self, rows: Mapping[str, Row]) -> Iterator[_Sealed]:
        """The entries of some rows, each with the seal that it had: one that is damaged stays no entry."""
        for slot, row in rows.items():
            if (data := self._bytes(row)) is not None:
                yield Entry(slot, row.signature, data), row.seal

    def _drop(self, named: Collection[str]) -> None:
        """Remove parts that no command needs any longer; `named` are those of the index."""
        with contextlib.suppress(OSError), os.scandir(self._path.parent) as entries:
            for entry in list(entries):
                begun = entry.name.startswith(BEGUN)  # and not finished, if its command was killed
                if entry.name in named or not (begun or _is_part(entry.name, self._path)):
                    continue
                state = entry.stat(follow_symlinks=False)
                if entry.name in self._sizes or state.st_mtime + _LOST < time.time():
                    drop(entry.path)

    def _lies(self, part: str) -> bool:
        """Whether a part still lies where the index says; another command may have written all as one."""
        return os.path.isfile(self._path.with_name(part))  # noqa: PTH113

    def _bytes(self, row: Row) -> bytes | None:
        """The bytes that lie where an entry should."""
        part = self._opened(row.part, os.getpid())
        if part is not None:
            with contextlib.suppress(OSError, ValueError, OverflowError):
                data = part.read(row.at, row.size)
                return data if len(data) == row.size else None
        return None

    def _open(self, part: str, _process: int) -> OpenFile | None:
        """The open file of a part; a forked process opens it anew, for it inherits nothing that is open."""
        with contextlib.suppress(OSError):
            return OpenFile(self._path.with_name(part))
        return None


class _NewPart:
    """A part that is being written; its name is known when all of its entries are."""

    def __init__(self, path: Path, key: bytes) -> None:
        """`path` is that of the index."""
        self._stem = path.stem
        self._of_all = hashlib.blake2b(digest_size=8, key=key)
        self._places: list[tuple[str, str, int, int, str]] = []
        self.size = 0
        """Bytes of the entries so far."""

    def data_of(self, entries: Iterable[_Sealed]) -> Iterator[bytes]:
        """The bytes of some entries."""
        for entry, seal in entries:
            self._of_all.update(repr((entry.slot, entry.signature, seal)).encode("utf-8", "surrogatepass"))
            self._places.append((entry.slot, entry.signature, self.size, len(entry.data), seal))
            self.size += len(entry.data)
            yield entry.data

    @property
    def name(self) -> str:
        return f"{self._stem}-{self._of_all.hexdigest()}.part"

    @property
    def rows(self) -> dict[str, Row]:
        """By slot."""
        name = self.name
        return {slot: Row(of, name, at, size, seal) for slot, of, at, size, seal in self._places}


def _is_part(name: str, path: Path) -> bool:
    return _PART.fullmatch(name) is not None and name.startswith(f"{path.stem}-")


def _seal(data: bytes, key: bytes) -> str:
    return hashlib.blake2b(data, digest_size=_SEAL // 2, key=key).hexdigest()


def _index(rows: Mapping[str, Row], sizes: Mapping[str, int], key: bytes, stamp: str) -> bytes:
    """The file of an index."""
    # Of dictionaries and texts alone: a tenth of what JSON takes, for some thousand entries.
    index = marshal.dumps((stamp, dict(sizes), {slot: tuple(row) for slot, row in rows.items()}))
    return b"".join((_FORMAT, _seal(index, key).encode(), index))


def _read(file: bytes, key: bytes, stamp: str) -> tuple[dict[str, int], dict[str, Row]]:
    """Size of each part, and the rows by slot; none where the seal is another's, or the stamp differs."""
    start = len(_FORMAT) + _SEAL
    index = file[start:]
    if not file.startswith(_FORMAT) or file[start - _SEAL : start] != _seal(index, key).encode():
        return {}, {}
    written_by, sizes, rows = marshal.loads(index)  # of this user: `marshal` is not for what others write
    if written_by != stamp:
        return {}, {}
    return sizes, dict(zip(rows, map(Row._make, rows.values()), strict=True))
