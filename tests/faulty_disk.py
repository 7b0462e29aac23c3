"""A disk that fails, and programs that are killed, at any call that changes a folder.

`python -m tests.faulty_disk SITE COMMAND` runs a command up to where it changes files. From there it goes on in a child
for each call that changes the folder, and for each way to fail there. Then what the next command does first is done, and
what is left is printed: a JSON object for each child. With `--again=1` the command is killed, and what the next one does first
meets a fault too, at each of its calls, in each of these ways; then it is done once more. With `--again=9` every ninth of
these is tried.

Calls are seen by an audit hook of Python, and by stand-ins of `os.write` and `os.fsync`, which have none.
"""

from __future__ import annotations

import errno
import json
import os
import shutil
import signal
import stat
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

from briefing_site.apps.cli.main import main
from briefing_site.publish import author_files
from briefing_site.publish.author_files import finish_changes
from briefing_site.publish.change_journal import Changes, make
from briefing_site.publish.site_swap import PublishError

WAYS = ("killed", "torn", "fails", "full")
"""Killed before a call; killed when half of the bytes are written; the call fails; it and all that grow fail."""
_GROWS = frozenset({"open", "os.mkdir", "os.rename", "os.link", "write", "os.fsync"})
_EVENTS = frozenset({*_GROWS, "os.remove", "os.rmdir", "os.chmod", "os.truncate"})
_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT
_OTHERS = (".cache", "build", ".build.briefing-new")
"""Folders that hold no file of an author."""


@dataclass(frozen=True)
class Run:
    """One run of a command that met a fault."""

    call: str
    way: str
    number: int
    status: int
    """Exit status of the command; negative for the number of a signal."""
    at_once: str
    """How the texts stand when it has ended: as `before` or `after`, or how they differ from both."""
    outcome: str
    """The same once the next command has begun."""


def texts(root: Path) -> dict[str, str]:
    """Path to content of every file and folder of a site, hidden ones too, but for what a build makes."""
    found = {}
    for path in sorted(root.rglob("*")):
        name = path.relative_to(root).as_posix()
        if name.split("/")[0] not in _OTHERS:
            found[name] = path.read_bytes().decode("latin-1") if path.is_file() else "/"
    return found


class Disk:
    """Counts the calls that change a folder, and fails at one of them."""

    others: tuple[str, ...] = _OTHERS
    """What in the folder does not count."""

    def __init__(self, root: Path, number: int, way: str) -> None:
        self.root, self.number, self.way = str(root), number, way
        self.calls: list[str] = []
        self._write, self._fsync = os.write, os.fsync

    def install(self) -> None:
        sys.addaudithook(self._heard)
        os.write, os.fsync = self.write, self.fsync  # type: ignore[assignment]

    def over(self) -> None:
        """Fail no more."""
        self.number, self.way = 0, ""
        os.write, os.fsync = self._write, self._fsync

    def write(self, handle: int, data: memoryview) -> int:
        if self._is_ours(handle):
            half = len(data) // 2 if self.way == "torn" else 0
            self._called("write", lambda: self._write(handle, data[:half]) if half else 0)
        return self._write(handle, data)

    def fsync(self, handle: int) -> None:
        if self._is_ours(handle):
            self._called("os.fsync")
        self._fsync(handle)

    def _heard(self, event: str, given: tuple[object, ...]) -> None:
        if event not in _EVENTS or (
            event == "open" and not (isinstance(given[2], int) and given[2] & _WRITES)
        ):
            return
        if any(self._is_ours(path) for path in given[:2]):
            self._called(event)

    def _is_ours(self, path: object) -> bool:
        if isinstance(path, int):
            try:
                if stat.S_ISFIFO(os.fstat(path).st_mode):
                    return False
                path = Path(f"/proc/self/fd/{path}").readlink()
            except OSError:
                return False
        if not isinstance(path, str | bytes | os.PathLike):
            return False
        name = os.fsdecode(path)
        if not name.startswith(self.root):
            return False
        return name[len(self.root) :].strip("/").split("/")[0] not in self.others

    def _called(self, call: str, half: Callable[[], object] = lambda: None) -> None:
        self.calls.append(call)
        now = len(self.calls)
        if now == self.number and self.way in ("killed", "torn"):
            half()
            os.kill(os.getpid(), signal.SIGKILL)
        if (now == self.number and self.way == "fails") or (
            now >= self.number and self.way == "full" and call in _GROWS
        ):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), self.root)


class _Loop:
    """Stands in for the making of a change: a child makes it on a failing disk, once for each call and way."""

    def __init__(self, root: Path, *, again: int) -> None:
        self.root, self.again = root, again
        self.tried = 0
        """How many second faults there have been, those that were left out too."""
        self.pipe: int | None = None
        """In a child, where to say what calls it made."""
        self.disk = Disk(root, 0, "")

    def __call__(self, root: Path, changes: Changes) -> None:
        if root != self.root:  # what a command writes elsewhere first
            return make(root, changes)
        before, kept, cut = texts(self.root), self.root.with_name("kept"), self.root.with_name("cut")
        _copy(self.root, kept)
        child = self._forked(0, "")
        if child is None:
            return make(root, changes)
        status, calls = child
        after = texts(self.root)
        if status or after == before:
            raise AssertionError(f"status {status}: {_differs(after, before, after)}")
        for number, call in enumerate(calls, 1):
            for way in _ways(call):
                if self.again and way not in ("killed", "torn"):
                    continue
                _copy(kept, self.root)
                child = self._forked(number, way)
                if child is None:
                    return make(root, changes)
                at_once = _outcome(texts(self.root), before, after)
                if self.again:
                    _copy(self.root, cut)
                    self._finish_again(cut, (before, after), Run(call, way, number, child[0], at_once, ""))
                    _copy(cut, self.root)
                finish_changes(self.root)
                run = Run(call, way, number, child[0], at_once, _outcome(texts(self.root), before, after))
                print(json.dumps(run.__dict__), flush=True)
        os._exit(0)

    def _finish_again(self, cut: Path, both: tuple[dict[str, str], dict[str, str]], first: Run) -> None:
        """What the next command does first fails too, at each of its calls, and is done by the one after it."""
        calls = self._finished(0, "")[1]
        for number, call in enumerate(calls, 1):
            for way in _ways(call):
                self.tried += 1
                if self.tried % self.again:
                    continue
                _copy(cut, self.root)
                status, _ = self._finished(number, way)
                at_once = _outcome(texts(self.root), *both)
                finish_changes(self.root)
                left = _outcome(texts(self.root), *both)
                run = Run(f"{first.call}, {call}", f"{first.way}, {way}", first.number, status, at_once, left)
                print(json.dumps(run.__dict__), flush=True)

    def _finished(self, number: int, way: str) -> tuple[int, list[str]]:
        """What the next command does first, in a child that meets a fault."""
        child = self._forked(number, way)
        if child is not None:
            return child
        status = 0
        try:
            finish_changes(self.root)
        except PublishError:
            status = 3
        return self.say(status)

    def say(self, status: int) -> NoReturn:
        """End a child, which tells what calls it has made."""
        assert self.pipe is not None
        self.disk.over()
        os.write(self.pipe, json.dumps(self.disk.calls).encode())
        os._exit(status)

    def _forked(self, number: int, way: str) -> tuple[int, list[str]] | None:
        """None in the child that is to go on; else how it ended, and the calls that it made."""
        read, write = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(read)
            silent = os.open(os.devnull, os.O_RDWR)
            os.dup2(silent, 1)
            os.dup2(silent, 2)
            self.pipe, self.disk = write, Disk(self.root, number, way)
            self.disk.install()
            return None
        os.close(write)
        with os.fdopen(read, "rb") as pipe:
            said = pipe.read()
        _, status = os.waitpid(child, 0)
        return os.waitstatus_to_exitcode(status), json.loads(said) if said else []


def _outcome(found: dict[str, str], before: dict[str, str], after: dict[str, str]) -> str:
    return "before" if found == before else "after" if found == after else _differs(found, before, after)


def _ways(call: str) -> tuple[str, ...]:
    return WAYS if call == "write" else tuple(way for way in WAYS if way != "torn")


def _copy(source: Path, target: Path) -> None:
    """Make one folder as another is, second names of files included."""
    if target.exists():
        shutil.rmtree(target)
    if source.exists():
        subprocess.run(["cp", "-a", source, target], check=True)


def loop(root: Path, arguments: list[str], *, again: int = 0) -> None:
    """Run a command on a site that fails at one of its calls, in each of some ways, and print what is left."""
    looping = _Loop(root, again=again)
    setattr(author_files, "make", looping)  # noqa: B010  where it is imported from elsewhere
    status = 70
    try:
        status = main(arguments)
    except SystemExit as stopped:
        status = stopped.code if isinstance(stopped.code, int) else status
    finally:
        if looping.pipe is not None:
            looping.say(status)
    raise SystemExit(f"no file was changed: status {status}")


def _differs(found: dict[str, str], before: dict[str, str], after: dict[str, str]) -> str:
    def names(wanted: dict[str, str]) -> list[str]:
        return sorted(n for n in {*wanted, *found} if wanted.get(n) != found.get(n))

    return f"unlike before in {names(before)}, unlike after in {names(after)}"


if __name__ == "__main__":
    with_again = sys.argv[1].startswith("--again=")
    every = int(sys.argv[1].partition("=")[2]) if with_again else 0
    loop(Path(sys.argv[1 + with_again]), sys.argv[2 + with_again :], again=every)
