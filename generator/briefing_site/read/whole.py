"""One file read whole: every file that the generator reads is opened here."""

from __future__ import annotations

import os
import stat

TYPE_CHECKING = False  # without `typing`, which is slow to load
if TYPE_CHECKING:
    from pathlib import Path

_READING = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
_PIECE = 2**20


class TooLongError(OSError):
    """A file has more bytes than may be read of it."""

    def __init__(self, size: int, most: int) -> None:
        super().__init__(f"it has {size:,} bytes, and {most:,} are read at most")
        self.size = size
        self.most = most


def read_whole(path: str | Path, most: int | None = None, *, follow: bool = True) -> bytes:
    """The content of a regular file; raises `OSError`.

    A pipe or a device is refused: reading one would wait for a program that writes to it. A symbolic link is
    refused unless it may be followed. `most` is how many bytes a file may have: a longer one is refused
    unread, with `TooLongError`.
    """
    state = os.stat(path, follow_symlinks=follow)  # noqa: PTH116  without `pathlib`
    kind = state.st_mode
    if not (stat.S_ISREG(kind) or stat.S_ISDIR(kind)):  # a folder is refused by the system, in its own words
        raise OSError("it is no regular file")
    if most is not None and state.st_size > most and stat.S_ISREG(kind):
        raise TooLongError(state.st_size, most)
    handle = os.open(path, _READING)
    try:
        return _all_of(handle, state.st_size, most)
    finally:
        os.close(handle)


def _all_of(handle: int, size: int, most: int | None) -> bytes:
    """The content of an open file that should have a size: `most` bytes of it at most."""
    # Without a buffer of Python's own: a site has thousands of files, and most are read in one call.
    data = os.read(handle, size + 1)
    if len(data) != size:  # it has changed since, or is longer than one call reads, or the system makes it
        parts = [data]
        while parts[-1]:
            parts.append(os.read(handle, _PIECE))
        data = b"".join(parts)
    return data if most is None else data[:most]


def read_beginning(path: str | Path, most: int) -> bytes:
    """The first bytes of a regular file, `most` of them; raises `OSError` as `read_whole` does."""
    if not stat.S_ISREG(os.stat(path).st_mode):  # noqa: PTH116
        raise OSError("it is no regular file")
    with open(path, "rb") as file:  # noqa: PTH123
        return file.read(most)
