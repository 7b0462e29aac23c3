"""One file read whole: every file that the generator reads is opened here."""

from __future__ import annotations

import os
import stat

TYPE_CHECKING = False  # without `typing`, which is slow to load
if TYPE_CHECKING:
    from pathlib import Path


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
    with open(path, "rb") as file:  # noqa: PTH123
        return file.read() if most is None else file.read(most)


def read_beginning(path: str | Path, most: int) -> bytes:
    """The first bytes of a regular file, `most` of them; raises `OSError` as `read_whole` does."""
    if not stat.S_ISREG(os.stat(path).st_mode):  # noqa: PTH116
        raise OSError("it is no regular file")
    with open(path, "rb") as file:  # noqa: PTH123
        return file.read(most)
