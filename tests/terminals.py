"""A command in a terminal of its own, and what is to be seen there when it has ended."""

from __future__ import annotations

import errno
import fcntl
import os
import pty
import re
import select
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import briefing_site
from tests.patience import PATIENCE

ROOT = Path(briefing_site.__file__).parents[2]
_ADOPT = """
import fcntl, os, sys, termios
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
os.execv(sys.executable, [sys.executable, *sys.argv[1:]])
"""
"""Makes the terminal that of the program, whom Ctrl-C will reach, and becomes the program."""
_CONTROL = re.compile(r"\x1b\[([?0-9;]*)([A-Za-z])|([\r\n])|([^\x1b\r\n]+)")


@dataclass(frozen=True)
class Watched:
    """What a command did in its terminal."""

    status: int
    raw: str
    """All that it wrote."""

    @property
    def screen(self) -> list[str]:
        """The lines that are left on the screen."""
        return _drawn(self.raw)[0]

    @property
    def cursor(self) -> bool:
        """Whether it can be seen."""
        return self.raw.rfind("\x1b[?25h") >= self.raw.rfind("\x1b[?25l")

    @property
    def frames(self) -> list[str]:
        """Every line that stood on the screen at some time, in order."""
        return _drawn(self.raw)[1]


def watched(
    command: Sequence[str | Path],
    *,
    columns: int = 100,
    term: str = "xterm-256color",
    act: Callable[[int, str], bool] | None = None,
) -> Watched:
    """Run a Python program in a terminal.

    `act` is given the terminal and what is new in it, until it is content.
    """
    leader, follower = pty.openpty()
    fcntl.ioctl(follower, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    environment = {name: value for name, value in os.environ.items() if name not in ("COLUMNS", "NO_COLOR")}
    child = subprocess.Popen(
        [sys.executable, "-c", _ADOPT, *map(str, command)],
        stdin=follower,
        stdout=follower,
        stderr=follower,
        env={**environment, "PYTHONPATH": str(ROOT), "TERM": term},
        start_new_session=True,
    )
    os.close(follower)
    raw = b""
    end = time.monotonic() + PATIENCE
    try:
        while time.monotonic() < end:
            if not select.select([leader], [], [], 0.05)[0]:
                continue
            try:
                new = os.read(leader, 65536)
            except OSError as fault:
                if fault.errno != errno.EIO:  # that is how a terminal tells of its end
                    raise
                break
            if not new:
                break
            raw += new
            if act and act(leader, raw.decode("utf-8", "replace")):
                act = None
        return Watched(child.wait(PATIENCE), raw.decode("utf-8", "replace"))
    finally:
        os.close(leader)
        if child.poll() is None:
            child.kill()
            child.wait()


def _drawn(raw: str) -> tuple[list[str], list[str]]:
    """What stands on the screen at the end, and all lines that ever did; as far as bars need it."""
    lines, row, column, ever = [""], 0, 0, []
    for match in _CONTROL.finditer(raw):
        given, kind, control, text = match.groups()
        if text:
            lines[row] = lines[row][:column].ljust(column) + text + lines[row][column + len(text) :]
            column += len(text)
            ever.append(lines[row].rstrip())
        elif control == "\r":
            column = 0
        elif control == "\n":
            row += 1
            lines += [""] * (row + 1 - len(lines))
        elif kind == "K":
            lines[row] = "" if given == "2" else lines[row][:column]
        elif kind == "A":
            row = max(row - int(given or 1), 0)
    return [line.rstrip() for line in lines if line.strip()], ever
