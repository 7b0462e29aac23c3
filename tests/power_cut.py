"""What a disk may hold after a power cut: the calls of a program, replayed with what was not yet on the disk left out.

A program is recorded in a child process: every call that changes a folder, and every one that waits for the disk. The
model of the disk is worse than any journaling file system:

- What was not waited for may have happened or not, each call by itself and in any combination: a new name, one that is
  gone, a rename. A call whose folder is not there has not happened.
- The content of a new file that was not waited for may be whole, half of it, or nothing.
- `fsync` of a file settles its content, `fsync` of a folder the names in it, `syncfs` all. A single call, as a rename or
  an exchange of two names, is never half done.
"""

from __future__ import annotations

import ctypes
import os
import pickle
import random
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT
_EXCHANGE = 2
_SUBSETS = 12
"""How many combinations of what may have happened are taken by chance, besides none, all, each alone, all but each."""

Tree = dict[str, "Tree | bytes"]
"""Name to what lies there: a folder, or the content of a file."""


@dataclass(frozen=True)
class Call:
    """A call: its name, and its paths in the folder that is watched."""

    name: str
    paths: tuple[str, ...] = ()
    data: bytes = b""
    """The content of a file that is written."""


# --- recording -----------------------------------------------------------------------------------


class _Recorder:
    def __init__(self, root: Path) -> None:
        self.root = os.fspath(root)
        self.calls: list[Call] = []
        self._written = -1
        """Number of the last call that made a file; its content is known when the next one comes."""
        self._busy = False

    def install(self) -> None:
        sys.addaudithook(self._heard)
        fsync, libc = os.fsync, ctypes.CDLL(None, use_errno=True)

        def settled(handle: int) -> None:
            self._add("fsync", handle)
            fsync(handle)

        def all_settled(handle: int) -> int:
            self._add("syncfs")
            return int(libc.syncfs(handle))

        def renamed(_: int, one: bytes, __: int, other: bytes, how: int) -> int:
            assert how == _EXCHANGE
            self._add("exchange", one, other)
            return int(libc.renameat2(_, one, __, other, how))

        os.fsync = settled  # type: ignore[assignment]
        libc_of = type("Libc", (), {"syncfs": staticmethod(all_settled), "renameat2": staticmethod(renamed)})
        setattr(ctypes, "CDLL", lambda *_, **__: libc_of)  # noqa: B010  what is called of it

    def finish(self) -> list[Call]:
        self._look()
        return self.calls

    def _heard(self, event: str, given: tuple[Any, ...]) -> None:
        if self._busy:
            return
        match event:
            case "open" if isinstance(given[2], int) and given[2] & _WRITES:
                self._add("create", given[0])
            case "os.mkdir":
                self._add("mkdir", given[0])
            case "os.rename" | "os.link":
                self._add(event.removeprefix("os."), given[0], given[1])
            case "os.remove" | "os.rmdir":
                self._add("remove", self._whole(given[0], given[-1]))

    def _add(self, name: str, *paths: Any) -> None:
        if self._busy:
            return
        self._look()
        found = [self._inside(path) for path in paths]
        if None in found:
            return
        self.calls.append(Call(name, tuple(path for path in found if path is not None)))
        if name == "create":
            self._written = len(self.calls) - 1

    def _look(self) -> None:
        """Take the content of the file that was made last."""
        if self._written < 0:
            return
        self._busy = True
        path = self.calls[self._written].paths[0]
        self.calls[self._written] = Call("create", (path,), Path(self.root, path).read_bytes())
        self._busy, self._written = False, -1

    @staticmethod
    def _whole(path: Any, folder: Any) -> Any:
        return (
            f"/proc/self/fd/{folder}/{os.fsdecode(path)}" if isinstance(folder, int) and folder >= 0 else path
        )

    def _inside(self, path: Any) -> str | None:
        if isinstance(path, int):
            path = os.readlink(f"/proc/self/fd/{path}")  # noqa: PTH115
        name = os.fsdecode(path)
        if name.startswith("/proc/self/fd/"):
            handle, _, rest = name.removeprefix("/proc/self/fd/").partition("/")
            name = os.readlink(f"/proc/self/fd/{handle}") + f"/{rest}"  # noqa: PTH115
        return name[len(self.root) :].strip("/") if f"{name}/".startswith(f"{self.root}/") else None


def recorded(root: Path, work: Callable[[], object]) -> list[Call]:
    """Do some work in a child process; every call below a folder, in order."""
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        status = 1
        try:
            os.close(read)
            recorder = _Recorder(root)
            recorder.install()
            work()
            with os.fdopen(write, "wb") as pipe:
                pickle.dump(recorder.finish(), pipe)
            status = 0
        finally:
            os._exit(status)
    os.close(write)
    with os.fdopen(read, "rb") as pipe:
        said = pipe.read()
    assert os.waitpid(child, 0)[1] == 0
    return list(pickle.loads(said))  # what our own child has said


# --- replaying -----------------------------------------------------------------------------------


def tree_of(folder: Path) -> Tree:
    """A folder of the disk."""
    return {
        path.name: tree_of(path) if path.is_dir() else path.read_bytes() for path in sorted(folder.iterdir())
    }


def put(tree: Tree, folder: Path) -> None:
    """Make a folder of the disk that holds a tree."""
    folder.mkdir()
    for name, what in tree.items():
        if isinstance(what, bytes):
            (folder / name).write_bytes(what)
        else:
            put(what, folder / name)


def after_cuts(before: Tree, calls: Sequence[Call]) -> Iterator[tuple[int, Tree]]:
    """What a folder may hold after a power cut, for a cut before each call and behind the last: number and tree."""
    disk = _Disk(before)
    effects = [disk.done(call) for call in calls]
    chance = random.Random(0)
    for cut in range(len(calls) + 1):
        unsure = [n for n in range(cut) if effects[n].names and not _is_settled(effects, n, cut)]
        lost = [set(), set(unsure), *({n} for n in unsure), *(set(unsure) - {n} for n in unsure)]
        if len(unsure) > 2:
            lost += [{n for n in unsure if chance.random() < 0.5} for _ in range(_SUBSETS)]
        written = {effect.wrote for effect in effects[:cut]} - {0}
        partly = {file for file in written if not _has_content(effects[:cut], file)}
        seen: set[str] = set()
        for gone in lost:
            for part in (0.0, 0.5, 1.0) if partly else (1.0,):
                tree = disk.tree([effects[n] for n in range(cut) if n not in gone], partly, part)
                if (mark := repr(tree)) not in seen:
                    seen.add(mark)
                    yield cut, tree


@dataclass(frozen=True)
class _Effect:
    """What a call has done. Files and folders have numbers, as on a disk: a path may lead elsewhere meanwhile."""

    names: tuple[tuple[int, str, int], ...] = ()
    """For a folder and a name, what has that name now; 0 for nothing."""
    wrote: int = 0
    """The file whose content is new."""
    settled: int | None = None
    """The file or the folder that is waited for; 0 for all."""


class _Disk:
    """All files and folders that there have ever been."""

    def __init__(self, before: Tree) -> None:
        self._first: dict[int, dict[str, int]] = {}
        self._contents: dict[int, bytes] = {}
        self._count = 0
        self._root = self._add(before)
        self._now = {folder: dict(names) for folder, names in self._first.items()}

    def _add(self, what: Tree | bytes) -> int:
        self._count += 1
        number = self._count
        if isinstance(what, bytes):
            self._contents[number] = what
        else:
            self._first[number] = {}
            self._first[number] = {name: self._add(each) for name, each in what.items()}
        return number

    def done(self, call: Call) -> _Effect:
        """Do a call, as it was done; one that failed has done nothing."""
        if call.name == "syncfs":
            return _Effect(settled=0)
        places = [self._place(path) for path in call.paths]
        if call.name == "fsync":
            return _Effect(settled=self._root if not call.paths[0] else self._at(places[0]))
        there = [self._at(place) for place in places]
        (folder, name), last = places[0], places[-1]
        names: tuple[tuple[int, str, int], ...] = ()
        wrote = 0
        match call.name:
            case "mkdir" if folder and not there[0]:
                names = ((folder, name, self._add({})),)
            case "create" if folder:
                wrote = there[0] or self._add(b"")
                self._contents[wrote] = call.data
                names = () if there[0] else ((folder, name, wrote),)
            case "remove" if there[0]:
                names = ((folder, name, 0),)
            case "link" if there[0] and last[0] and not there[1]:
                names = ((*last, there[0]),)
            case "rename" if there[0] and last[0] and there[0] != there[1]:
                names = ((folder, name, 0), (*last, there[0]))
            case "exchange":
                names = ((folder, name, there[1]), (*last, there[0]))
        for where, what, number in names:
            self._now.setdefault(where, {})[what] = number
        return _Effect(names, wrote)

    def _place(self, path: str) -> tuple[int, str]:
        """The folder of a path, 0 where there is none, and the name in it."""
        *folders, name = path.split("/")
        at = self._root
        for each in folders:
            at = self._now.get(at, {}).get(each, 0)
        return at, name

    def _at(self, place: tuple[int, str]) -> int:
        return self._now.get(place[0], {}).get(place[1], 0)

    def tree(self, effects: Sequence[_Effect], partly: set[int], part: float) -> Tree:
        """The tree that some effects leave, with so large a part of the content of some files."""
        names = {folder: dict(inside) for folder, inside in self._first.items()}
        for effect in effects:
            for folder, name, number in effect.names:
                names.setdefault(folder, {})[name] = number

        def made(number: int) -> Tree | bytes:
            if number in self._contents:
                data = self._contents[number]
                return data[: int(len(data) * part)] if number in partly else data
            return {name: made(each) for name, each in sorted(names.get(number, {}).items()) if each}

        found = made(self._root)
        assert not isinstance(found, bytes)
        return found


def _is_settled(effects: Sequence[_Effect], number: int, cut: int) -> bool:
    """Whether the names that a call has changed are on the disk."""
    folders = {folder for folder, _, _ in effects[number].names}
    for effect in effects[number + 1 : cut]:
        folders = set() if effect.settled == 0 else folders - {effect.settled}
        if not folders:
            return True
    return False


def _has_content(effects: Sequence[_Effect], file: int) -> bool:
    """Whether the content of a file was waited for since it was written."""
    last = max(n for n, effect in enumerate(effects) if effect.wrote == file)
    return any(effect.settled in (0, file) for effect in effects[last + 1 :])
