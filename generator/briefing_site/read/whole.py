"""One file read whole: every file that the generator reads is opened here."""

from __future__ import annotations

import os
import stat

TYPE_CHECKING = False  # without `typing`, which is slow to load
if TYPE_CHECKING:
    from pathlib import Path


def read_whole(path: str | Path) -> bytes:
    """The content of a regular file, also through a symbolic link; raises `OSError`.

    A pipe or a device is refused: reading one would wait for a program that writes to it.
    """
    kind = os.stat(path).st_mode  # noqa: PTH116  without `pathlib`, which is slow to load
    if not (stat.S_ISREG(kind) or stat.S_ISDIR(kind)):  # a folder is refused by the system, in its own words
        raise OSError("it is no regular file")
    with open(path, "rb") as file:  # noqa: PTH123
        return file.read()
