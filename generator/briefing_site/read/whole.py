"""One file read whole: every file that the generator reads is opened here."""

from __future__ import annotations

import stat
from pathlib import Path


def read_whole(path: Path) -> bytes:
    """The content of a regular file, also through a symbolic link; raises `OSError`.

    A pipe or a device is refused: reading one would wait for a program that writes to it.
    """
    kind = path.stat().st_mode
    if not (stat.S_ISREG(kind) or stat.S_ISDIR(kind)):  # a folder is refused by the system, in its own words
        raise OSError("it is no regular file")
    return path.read_bytes()
