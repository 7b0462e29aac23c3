"""Work that gives way: it ends where something more urgent is noticed, and is taken up again later.

The memo keeps what such work has made by then, so that nothing of it is made twice.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager


class Interrupted(BaseException):
    """Work has given way. It is no fault of any file: what contains an `Exception` lets it pass."""


class Interruption:
    """Ends work that may be interrupted, in the thread that does it, at the next call of `check`."""

    def __init__(self, wanted: Callable[[], bool]) -> None:
        """`wanted` says whether such work is to end."""
        self._wanted = wanted
        self._here = threading.local()

    @contextmanager
    def allowed(self) -> Iterator[None]:
        """What this thread does inside may be interrupted; `Interrupted` is then raised."""
        self._here.allowed = True
        try:
            yield
        finally:
            self._here.allowed = False

    def check(self) -> None:
        """Raise `Interrupted` where this thread's work may be interrupted, and is to end."""
        if getattr(self._here, "allowed", False) and self._wanted():
            raise Interrupted
