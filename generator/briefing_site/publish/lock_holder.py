"""Who holds a lock that a command waits for, as the system tells it."""

from __future__ import annotations

import contextlib
import os
import sys
import time
from pathlib import Path

_LONGEST = 200
"""Characters of a command line that are told."""


def tell_waiting(handle: int, folder: Path) -> None:
    """Say in a line on standard error that the lock of an open file, on a site folder, is waited for."""
    held = os.fstat(handle)
    since = time.strftime("%Y-%m-%d %H:%M:%S", time.localtime(held.st_ctime))
    with contextlib.suppress(OSError, ValueError):  # nobody may be listening
        print(
            f"{folder} is being changed by {_holder(held)}, since {since}; waiting for it to end",
            file=sys.stderr,
            flush=True,
        )


def _holder(held: os.stat_result) -> str:
    """The process that holds a lock on a file, with its command; what is known of it."""
    wanted = f"{os.major(held.st_dev):02x}:{os.minor(held.st_dev):02x}:{held.st_ino}"
    with contextlib.suppress(OSError, ValueError, IndexError):
        with open("/proc/locks", encoding="ascii") as locks:  # noqa: PTH123
            rows = [line.split() for line in locks]
        for parts in rows:
            if parts[1:2] == ["FLOCK"] and wanted in parts and int(parts[4]) > 0:
                return f"another command (process {int(parts[4])}{_command(int(parts[4]))})"
    return "another command"


def _command(process: int) -> str:
    with contextlib.suppress(OSError), open(f"/proc/{process}/cmdline", "rb") as file:  # noqa: PTH123
        words = file.read(10 * _LONGEST).decode("utf-8", "replace").split("\0")
        told = "".join(sign for sign in " ".join(words).strip() if sign.isprintable())[:_LONGEST]
        return f", `{told}`" if told else ""
    return ""
