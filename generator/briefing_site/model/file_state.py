"""The state of a file on the disk, which shows without reading that the content may have changed."""

from __future__ import annotations

import os

TICK = 20_000_000
"""Nanoseconds. Twice the longest step of the clocks that disks take their times from (Linux at 100 Hz)."""
_COARSE = 1_000_000
"""Nanoseconds. The times of a disk with a coarse clock are whole numbers of this."""


def state_of(found: os.stat_result) -> str:
    """The state of a file as text, out of the system's answer.

    It has the time of the last change of the content, the time of the last change of content or attributes
    (both in nanoseconds), the size, and the number on its disk. Two states differ where the contents do, for
    files that were `settled`. Whoever sets the first time back changes the second, and another file that
    takes the same name has another number.
    """
    return f"{found.st_mtime_ns} {found.st_ctime_ns} {found.st_size} {found.st_ino}"


def settled(found: os.stat_result, moment: int) -> bool:
    """Whether the state of a file that was read from a `moment` (in nanoseconds) on shows every later change.

    A file that changed just before it was read may change again within one tick of the clock, and has the
    same state then: what Git calls a racy entry (git-scm.com/docs/racy-git). On a disk with a coarse clock,
    and on Windows, whose second time is that of the making of the file, no file is ever settled.
    """
    return shows(found.st_ctime_ns, moment)


def shows(changed: int, moment: int) -> bool:
    """The same as `settled`, of a file that was `changed` last, in content or attributes, at a time (ns)."""
    return moment - changed > TICK and changed % _COARSE != 0 and os.name != "nt"
