"""Whether anything below some folders was touched since a look began, told by the system at once.

A request must be answered with what was saved before it. To ask for the state of every file takes 15 ms at
1,000 briefings. Linux puts word of a change into a queue before the call that made it has returned: where the
queue is empty, there was none. What it does not tell of, as what another machine writes to a shared folder,
the looks that are made now and then find; then nothing is believed any more.
"""

from __future__ import annotations

import contextlib
import ctypes
import errno
import os
import struct
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

_TOUCHED = 0x2 | 0x4 | 0x8 | 0x40 | 0x80 | 0x100 | 0x200 | 0x400 | 0x800
"""Written to, given other rights, closed after that, moved, made, deleted; the folder itself too."""
_OF_FOLDERS = 0x40000000 | 0x4000 | 0x8000 | 0x400 | 0x800
"""Marks of an event after which there may be other folders: it is one of a folder, or events are lost."""
_EVENT = struct.Struct("iIII")
_ROOM = 1 << 16


class Seal:
    """Holds from the beginning of a look at whole folders until something in them is touched."""

    def __init__(self, root: Path, below: Iterable[Path]) -> None:
        """Watch the entries of `root` itself, and all that is `below` some folders, where these exist."""
        self._root = root
        self._below = tuple(below)
        self._queue = -1
        self._watched = False
        """Whether all folders that there are were being watched when events were last taken out."""
        self._whole = False
        """Whether the look that began then has ended, or found nothing touched since the one before."""
        self._quiet = False
        """Whether nothing was touched between the last two looks, as far as the system tells."""
        self._library: ctypes.CDLL | None = None

    def open(self) -> None:
        """Begin to watch; without the system's help it never holds."""
        if not sys.platform.startswith("linux"):
            return
        with contextlib.suppress(OSError, AttributeError):
            self._library = ctypes.CDLL(None, use_errno=True)
            self._queue = self._library.inotify_init1(os.O_CLOEXEC | os.O_NONBLOCK)

    def close(self) -> None:
        """Give back what the system keeps for it; it never holds again."""
        queue, self._queue = self._queue, -1
        if queue >= 0:
            os.close(queue)

    def holds(self) -> bool:
        """Whether nothing was touched since the last look that was finished had begun."""
        # In this order: a look that begins in another thread is marked before it takes the events out.
        return self._empty and self._whole and self._watched

    def was_quiet(self) -> bool:
        """Whether by the system nothing was touched since the look before the last had begun."""
        return self._quiet and self._empty

    def begin(self) -> None:
        """A look begins.

        Where nothing was touched since the last one that was finished had begun, that one holds meanwhile.
        Else each request during a look would ask for another look, for as long as requests come.
        """
        whole, self._whole = self._whole, False
        if self._queue < 0:
            return
        events = list(self._taken())
        self._quiet = whole and self._watched and not events
        if not self._watched or any(mask & _OF_FOLDERS for mask in events):
            self._watched = self._watch()
        self._whole = self._quiet

    def finish(self) -> None:
        """The look that has begun last has come to its end, and has read all folders."""
        self._whole = True

    @property
    def _empty(self) -> bool:
        """Whether no event waits in the queue."""
        if self._queue < 0:
            return False
        import fcntl
        import termios

        waiting = bytearray(4)
        try:
            fcntl.ioctl(self._queue, termios.FIONREAD, waiting)  # the number of bytes in the queue
        except OSError:  # closed meanwhile
            return False
        return not any(waiting)

    def _taken(self) -> Iterator[int]:
        """The marks of all events in the queue, which is empty afterwards."""
        while True:
            try:
                data = os.read(self._queue, _ROOM)
            except OSError as fault:
                if fault.errno != errno.EAGAIN:
                    self.close()
                return
            at = 0
            while at < len(data):
                _, mask, _, length = _EVENT.unpack_from(data, at)
                yield mask
                at += _EVENT.size + length

    def _watch(self) -> bool:
        """Watch every folder that there is; whether that was possible."""
        assert self._library
        for folder in self._folders():
            if self._library.inotify_add_watch(self._queue, os.fsencode(folder), _TOUCHED) < 0:
                if ctypes.get_errno() in (errno.ENOENT, errno.ENOTDIR):
                    continue  # gone since it was listed, of which there is an event
                self.close()
                return False
        return True

    def _folders(self) -> Iterator[str]:
        yield str(self._root)
        for folder in self._below:
            for here, _, _ in os.walk(folder):
                yield here
