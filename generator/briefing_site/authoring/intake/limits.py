"""A document is read in a process of its own, with a limit to its time and its memory.

Readers of PDF and HTML are programs of others, and a small file can keep them busy for hours or fill memory.
Where the system has no `fork` or no such limits, the document is read without them.
"""

from __future__ import annotations

import contextlib
import os
import pickle
import select
import signal
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from briefing_site.authoring.intake.particulars import IntakeError
from briefing_site.read.whole import read_whole

T = TypeVar("T")

SECONDS = 8
"""Seconds of a processor that the reading of one document may take."""
MEMORY = 500 * 2**20
"""Bytes of memory that the process which reads it may have, with those that it begins with."""
LONGEST = 60.0
"""Seconds on the clock, for a reader that waits instead of working."""
_DEEP = "it is nested too deep"


def within_limits(read: Callable[[], T]) -> T:
    """What `read` gives, or the `IntakeError` that it raises; another one where it goes beyond the limits."""
    if not (hasattr(os, "fork") and hasattr(signal, "SIGXCPU")):
        return read()
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reader)
        _as_child(writer, read)
    os.close(writer)
    received = bytearray()
    try:
        until = time.monotonic() + LONGEST
        while select.select((reader,), (), (), max(0.0, until - time.monotonic()))[0]:
            piece = os.read(reader, 2**20)
            if not piece:
                break
            received += piece
    finally:
        os.close(reader)
        with contextlib.suppress(ProcessLookupError):
            os.kill(child, signal.SIGKILL)  # it has nothing more to do, or takes too long
        _, status = os.waitpid(child, 0)
    return _taken(bytes(received), status)


def _taken(received: bytes, status: int) -> T:  # type: ignore[type-var]
    if not received:
        # The system ends it with SIGKILL where it heeds no SIGXCPU; a library without memory may end it too.
        slow = os.WIFSIGNALED(status) and os.WTERMSIG(status) in (signal.SIGXCPU, signal.SIGKILL)
        raise IntakeError(f"{_too_slow() if slow else _too_much()}; take out the pages that you cite")
    value: tuple[bool, T] = pickle.loads(received)
    if not value[0]:
        raise IntakeError(str(value[1]))
    return value[1]


def _too_slow() -> str:
    return f"to read it takes more than {SECONDS} seconds"


def _too_much() -> str:
    return f"to read it takes more than {MEMORY // 2**20} MB of memory"


def _as_child(writer: int, read: Callable[[], object]) -> None:
    """Read, send the result and end: the life of the child."""
    import resource

    try:
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGXCPU):
            signal.signal(number, signal.SIG_DFL)
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS + 1))
        _limit_memory(resource.RLIMIT_AS, resource.setrlimit)
        result: tuple[bool, object]
        try:
            result = (True, read())
        except IntakeError as fault:
            result = (False, str(fault))
        except RecursionError:
            result = (False, _DEEP)
        except MemoryError:
            result = (False, f"{_too_much()}; take out the pages that you cite")
        except Exception as fault:  # a reader of others breaks in any way it likes
            result = (False, f"it cannot be read: {type(fault).__name__}: {fault}")
        left = memoryview(pickle.dumps(result, protocol=5))
        while left:
            left = left[os.write(writer, left) :]
    finally:
        os._exit(0)


def _limit_memory(kind: int, set_limit: Callable[[int, tuple[int, int]], None]) -> None:
    """Allow so many addresses more than there are by now that what lies in memory keeps to the limit.

    Half of the limit is free in any case, however much the program has in memory that reads a document.
    """
    pages, resident = 0, 0
    with contextlib.suppress(OSError):
        pages, resident = map(int, read_whole(Path("/proc/self/statm")).split()[:2])
    each = os.sysconf("SC_PAGE_SIZE")
    most = pages * each + max(MEMORY - resident * each, MEMORY // 2)
    with contextlib.suppress(ValueError, OSError):  # a stricter limit holds already
        set_limit(kind, (most, most))
