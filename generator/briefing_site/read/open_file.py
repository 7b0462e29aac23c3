"""A file that stays open, of which pieces are read as they are asked for."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path
from weakref import finalize


class OpenFile:
    """A regular file, open for reading until nobody has it any longer.

    It can be read after its name is gone. Only the process that has opened it closes it: in one that was
    forked the handle may be that of another file.
    """

    def __init__(self, path: Path) -> None:
        """Raises `OSError`, for a symbolic link, a pipe or a device too: these could wait for ever."""
        flags = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
        self._handle = os.open(path, flags | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
        finalize(self, _close, self._handle, os.getpid())
        if not stat.S_ISREG(os.fstat(self._handle).st_mode):
            raise OSError(errno.EINVAL, "it is no regular file")

    def whole(self) -> bytes:
        """All of its bytes; raises `OSError`."""
        return self.read(0, os.fstat(self._handle).st_size)

    def read(self, at: int, size: int) -> bytes:
        """So many bytes from a place on, or those that there are; raises `OSError`."""
        if hasattr(os, "pread"):
            return os.pread(self._handle, size, at)
        os.lseek(self._handle, at, os.SEEK_SET)
        return os.read(self._handle, size)


def _close(handle: int, opened_by: int) -> None:
    if os.getpid() == opened_by:
        os.close(handle)
