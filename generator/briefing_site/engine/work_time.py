"""How much a thread has worked on its present job, so that nobody waits for one that takes long."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from functools import partial

WORK = 0.05
"""Seconds of the processor that a job may have had before nobody waits for it any longer."""
LONGEST = 2.0
"""Seconds by the clock, for a job that waits itself, as for a disk, or where the machine is very busy."""
STEP = 0.01
"""Seconds after which a job that is waited for is looked at again."""


class WorkTime:
    """The work that a thread has had on its present job.

    Work counts, and not time: what is short is waited for, however busy the machine is. Where the system does
    not tell the work of a thread, it is time.
    """

    def __init__(self) -> None:
        self._since: tuple[Callable[[], float], float] = (lambda: 0.0, 0.0)
        """A clock, and what it said when the job began."""

    def turn(self) -> None:
        """A job begins, or has ended; called by the thread that does it."""
        now: Callable[[], float] = time.monotonic
        if hasattr(time, "pthread_getcpuclockid"):
            now = partial(time.clock_gettime, time.pthread_getcpuclockid(threading.get_ident()))
        self._since = now, now()

    def seconds(self) -> float:
        """The work on the present job by now; called by those who wait."""
        now, begun = self._since
        return now() - begun


class Patience:
    """How long one who waits for a job waits, from now on."""

    def __init__(self, work: WorkTime) -> None:
        self._work = work
        self._until = time.monotonic() + LONGEST

    @property
    def over(self) -> bool:
        """Whether the job, or the one before it, takes long."""
        return self._work.seconds() >= WORK or time.monotonic() >= self._until
