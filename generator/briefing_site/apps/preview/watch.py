"""Notice that files of a site folder may have changed, and wait until their writer is done.

A notice is only a reason to look at the folder. What has changed is found by that look (`engine/engine.py`).
"""

from __future__ import annotations

import contextlib
import logging
import os
import sys
import threading
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from watchdog.events import (
    EVENT_TYPE_CLOSED,
    EVENT_TYPE_MODIFIED,
    EVENT_TYPE_MOVED,
    DirCreatedEvent,
    DirDeletedEvent,
    DirMovedEvent,
    FileClosedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver, ObservedWatch

from briefing_site.apps.preview.seal import Seal
from briefing_site.model.paths import BRIEFINGS, CONFIG, PUBLIC, SEEDS, THEMES, is_of_theme, is_text
from briefing_site.read.whole import read_whole

logging.getLogger("watchdog").addHandler(logging.NullHandler())  # its messages on shutdown help nobody

_WRITES: list[type[FileSystemEvent]] = [
    *(DirCreatedEvent, DirDeletedEvent, DirMovedEvent),
    *(FileClosedEvent, FileCreatedEvent, FileDeletedEvent, FileModifiedEvent, FileMovedEvent),
]
"""The events that tell of a change, which the system is asked for: to open and to read a file are others.

A folder is "modified" when something in it is, which has an event of its own.
"""
_DONE = frozenset((EVENT_TYPE_CLOSED, EVENT_TYPE_MOVED))
"""The events after which a file is whole: it was closed, or took its place by a rename."""
_SOON = 0.003
"""Seconds without an event before a look, where the last event says that a file is whole."""
_QUIET = 0.025
"""Seconds without an event before a look, where the last event was of another kind."""
_WRITING = 0.3
"""Seconds without an event before a look, while a file has been written to and not closed."""
_CALM = 0.12
"""Seconds without an event before a look, in a burst of events, as when a branch is switched."""
_BURST = 12
"""More events than this are a burst."""
_LONGEST = 0.5
"""Seconds after which a look is taken even if events go on."""
_OPEN = 3.0
"""Seconds after which a look is taken even if a file has been written to and not closed."""
_JUST_NOW = 0.05
"""Seconds within which the system tells of a change even where the machine is busy."""
_BACKSTOP = 5.0
"""Seconds between looks without any event, for changes of which the system has sent none."""
_OFTEN = 0.5
"""Seconds between looks where the system sends no events at all."""
_FOLDERS = (BRIEFINGS, PUBLIC, SEEDS, THEMES)
_LOCKED = 30.0
"""Seconds for which a lock file of git is waited for; an older lock file was left behind."""


class Watch:
    """Waits for changes of some folders."""

    def __init__(self, root: Path, others: Iterable[Path], *, every: float | None) -> None:
        """Watch a site folder and `others`; with `every`, a look is due each so many seconds instead."""
        self._root = root
        self._others = tuple(others)
        self._every = every
        self.named: frozenset[str] = frozenset()
        """Paths, in the site folder, of the files of which `wait` has heard; empty where it may be any."""
        self._noticed = threading.Event()
        self._news = threading.Condition()
        """Guards the attributes below."""
        self._count = 0
        self._heard = 0
        """How many events there were."""
        self._last = ""
        self._when = 0.0
        self._written: dict[str, tuple[float, float]] = {}
        """Files that have been written to and not closed since, and when that was heard of first and last."""
        self._told: dict[str, float] = {}
        """Files to the time of day at which the last event told of them; those of the last look and since."""
        self._heard_of: set[str] = set()
        self._any = False
        """Whether any file may have changed."""
        self._observer: BaseObserver | None = None
        self._watched: dict[Path, ObservedWatch] = {}
        self._stale = False
        self._stopped = False
        self.seal = Seal(root, (*(root / name for name in _FOLDERS), *self._others))
        """Holds as long as nothing was touched; never where changes are not told by the system."""

    def start(self) -> str:
        """Begin to watch; returns the reason why there are no events, empty where there are."""
        if self._every is not None:
            return ""
        self._observer = Observer()
        try:
            self._schedule()
            self._observer.start()
            self.seal.open()
        except OSError as fault:  # the system's limit of watches is reached, or it has none
            self._observer = None
            self._every = _OFTEN
            return fault.strerror or str(fault)
        return ""

    def stop(self) -> None:
        """End the watch; a `wait` in another thread returns."""
        self._stopped = True
        self._noticed.set()
        self.seal.close()
        if self._observer and self._observer.is_alive():
            self._observer.stop()
            self._observer.join(1)

    def nudge(self) -> None:
        """Make `wait` return, as if a file had changed."""
        with self._news:
            self._any = True
            self._noticed.set()

    @property
    def noticed(self) -> bool:
        """Whether a change has been noticed, so that `wait` would return."""
        return self._noticed.is_set()

    @property
    def heard(self) -> int:
        """Another number than before where files may have changed since it was asked for."""
        return int(time.monotonic() / self._every) if self._every else self._heard

    def wait_beside(self, heard: int, longest: float) -> int:
        """Wait until more was `heard` of and its writer is done, or for so many seconds; the number by then.

        What is heard of is left for `wait`, which another thread may call.
        """
        with self._news:
            self._news.wait_for(lambda: self.heard != heard, longest)
        if self.heard != heard and self._every is None:
            self._settle()
        return self.heard

    def wait(self) -> bool:
        """Wait until it is time to look; False where the watch was stopped."""
        noticed = self._noticed.wait(self._every or _BACKSTOP)
        if self._stopped:
            return False
        if noticed and self._every is None:
            self._settle()
        self._wait_for_git()
        with self._news:
            self._noticed.clear()  # only now: the look that is due sees all that was noticed meanwhile
            self._count = 0
            self._told = {path: when for path, when in self._told.items() if time.time() - when < _JUST_NOW}
            # Of many files some events may be late: a look at those alone would be one at half a branch.
            known = noticed and not self._any and len(self._heard_of) <= _BURST
            self.named = frozenset(self._heard_of) if known else frozenset()
            self._any = False
            self._heard_of.clear()
        if self._observer:
            try:
                self._schedule()
            except OSError:  # as where a new folder goes beyond the system's limit of watches
                self._every = _OFTEN
        return not self._stopped

    def pause(self, longest: float) -> None:
        """Wait for the next event, for so many seconds at most, and for a writer until it is done."""
        noticed = self._noticed.wait(longest)
        if noticed:
            self._noticed.clear()
        with self._news:
            written = self._being_written()
        if noticed or written:
            self._settle()

    def is_whole(self, changed: Iterable[str]) -> bool:
        """Whether no file is in the middle of being written, as far as the system tells.

        `changed` are paths of files that were found to be new or to differ. The system has to have told of
        them: an event comes a little after what it tells of, and later on a busy machine.
        """
        with self._news:
            return not (self._being_written() or self._is_ahead(changed))

    def wait_until_whole(self, changed: Iterable[str], longest: float) -> bool:
        """Wait until `is_whole`, for so many seconds at most; False where a file is still being written."""
        with self._news:
            self._news.wait_for(lambda: not (self._being_written() or self._is_ahead(changed)), longest)
            return not self._being_written()

    def _settle(self) -> None:
        """Wait until the files seem to be written completely."""
        begun = time.monotonic()
        with self._news:
            while (now := time.monotonic()) - begun < (_OPEN if self._being_written() else _LONGEST):
                left = self._when + self._quiet() - now
                if left <= 0:
                    return
                self._news.wait(left)  # an event meanwhile may tell that the file is whole

    def _quiet(self) -> float:
        """Seconds without an event after which the writer is taken to be done."""
        if self._being_written():
            return _WRITING
        if self._count > _BURST:
            return _CALM
        return _SOON if self._last in _DONE else _QUIET

    def _being_written(self) -> bool:
        """Whether a file was written to and not closed since; only some systems tell of closing.

        A file that is left open, as a log is, is not waited for any longer once it has had its time.
        """
        now = time.monotonic()
        for path, (first, last) in tuple(self._written.items()):
            if now - first >= _OPEN or now - last >= _WRITING:
                del self._written[path]
        return bool(self._written) and sys.platform == "linux"

    def _is_ahead(self, changed: Iterable[str]) -> bool:
        """Whether one of the files was written to of late, and no event has told of it."""
        if self._observer is None or sys.platform != "linux":
            return False
        now = time.time()
        for path in changed:
            full = str(self._root / path)
            try:
                written = os.stat(full).st_mtime  # noqa: PTH116  as the events have it
            except OSError:
                continue
            if now - _JUST_NOW < written <= now and self._told.get(full, 0.0) < written:
                return True
        return False

    def _wait_for_git(self) -> None:
        """Wait while git is changing the files: a half-switched branch is no site."""
        begun = time.time()
        while self.git_is_at_work() and not self._stopped and time.time() - begun < _LOCKED:
            time.sleep(0.01)

    def git_is_at_work(self) -> bool:
        """Whether git is changing the files just now: what it holds meanwhile is no state of the site."""
        folder = _git_folder(self._root)
        try:
            return bool(folder and time.time() - (folder / "index.lock").stat().st_mtime <= _LOCKED)
        except OSError:
            return False

    def _schedule(self) -> None:
        """Watch the site folder itself, for new entries, and those of its folders that matter and exist."""
        assert self._observer
        with self._news:
            stale, self._stale = self._stale, False
        if stale:  # a folder that was deleted lost its watch, and may exist again by now
            for folder in [f for f in self._watched if f != self._root]:
                with contextlib.suppress(KeyError, OSError):
                    self._observer.unschedule(self._watched.pop(folder))
        wanted = {self._root: False}
        for folder in (*(self._root / name for name in _FOLDERS), *self._others):
            if folder.is_dir():
                wanted[folder] = True
        for folder, recursive in wanted.items():
            if folder in self._watched:
                continue
            try:
                self._watched[folder] = self._observer.schedule(
                    _Handler(self._notice), str(folder), recursive=recursive, event_filter=_WRITES
                )
            except (FileNotFoundError, NotADirectoryError):
                if folder == self._root:
                    raise  # another folder is gone since it was found, and is looked for again each time

    def _notice(self, event: FileSystemEvent) -> None:
        path_text = os.fsdecode(event.src_path)
        path = Path(path_text)
        with self._news:
            self._count += 1
            self._heard += 1
            self._last = event.event_type
            self._when = time.monotonic()
            if event.event_type == EVENT_TYPE_MODIFIED:
                first, _ = self._written.get(path_text, (self._when, self._when))
                self._written[path_text] = first, self._when
            else:
                self._written.pop(path_text, None)
            self._any = self._any or event.is_directory
            for name in filter(None, (path_text, os.fsdecode(event.dest_path))):
                self._told[name] = time.time()
                self._hear_of(Path(name))
            self._stale = self._stale or (event.is_directory and path.parent == self._root)
            self._news.notify_all()
            self._noticed.set()

    def _hear_of(self, path: Path) -> None:
        """Remember a text or a file of a theme; of any other file it is only known that one has changed."""
        try:
            name = path.relative_to(self._root).as_posix()
        except ValueError:
            self._any = True
            return
        if is_text(name) or is_of_theme(name) or name == CONFIG:
            self._heard_of.add(name)
        else:
            self._any = True


class _Handler(FileSystemEventHandler):
    def __init__(self, notice: Callable[[FileSystemEvent], None]) -> None:
        self._notice = notice

    def on_any_event(self, event: FileSystemEvent) -> None:
        self._notice(event)


def _git_folder(root: Path) -> Path | None:
    """The folder where git keeps the index of the checkout that holds `root`; None where there is none."""
    for folder in (root, *root.parents):
        git = folder / ".git"
        if git.is_dir():
            return git
        if git.is_file():  # a worktree, or a submodule: the file names the folder
            with contextlib.suppress(OSError, UnicodeDecodeError):
                return folder / read_whole(git).decode("utf-8").removeprefix("gitdir:").strip()
    return None
