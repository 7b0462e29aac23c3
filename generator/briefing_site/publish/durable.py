"""Bytes that are on the disk before the next step is taken: a power cut finds them, or finds nothing."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path


def write_durably(path: Path, data: bytes, mode: int = 0o644) -> None:
    """Write a file with these permissions over any that is there, and wait for the disk; raises `OSError`."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0), 0o600)
    try:
        left = memoryview(data)
        while left:
            left = left[os.write(handle, left) :]
        os.fsync(handle)
    finally:
        os.close(handle)
    path.chmod(mode)


def settle_folder(folder: Path) -> None:
    """Wait until the disk has the names in a folder; raises `OSError` where the disk fails.

    Systems that cannot open a folder keep its names by themselves.
    """
    try:
        handle = os.open(folder, os.O_RDONLY)
    except (PermissionError, IsADirectoryError):
        return
    try:
        with contextlib.suppress(PermissionError):
            os.fsync(handle)
    finally:
        os.close(handle)
