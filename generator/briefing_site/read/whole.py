"""One file read whole: every file that the generator reads is opened here."""

from __future__ import annotations

import os
import stat

TYPE_CHECKING = False  # without `typing`, which is slow to load
if TYPE_CHECKING:
    from pathlib import Path


def read_whole(path: str | Path, *, follow: bool = True) -> bytes:
    """The content of a regular file; raises `OSError`.

    A pipe or a device is refused: reading one would wait for a program that writes to it. A symbolic link is
    refused unless it may be followed.
    """
    kind = os.stat(path, follow_symlinks=follow).st_mode  # noqa: PTH116  without `pathlib`
    if not (stat.S_ISREG(kind) or stat.S_ISDIR(kind)):  # a folder is refused by the system, in its own words
        raise OSError("it is no regular file")
    with open(path, "rb") as file:  # noqa: PTH123
        return file.read()
