"""Who waits for an answer, so that work for which nobody waits can rest meanwhile.

Threads share one interpreter: two that compute take twice as long each, and an answer of 10 ms takes far
longer where it has to ask for its turn again and again.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

_LONGEST = 0.05
"""Seconds for which work rests at once. So it goes on even if an answer waits for what it holds."""


class Waiting:
    """Counts the answers that are waited for."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._count = 0
        self._none = threading.Event()
        self._none.set()
        self._answering = threading.local()

    def begin(self) -> None:
        """Count an answer that is asked for."""
        with self._lock:
            self._count += 1
            self._none.clear()

    def end(self) -> None:
        """Count an answer that is given, or that nobody wants any more."""
        with self._lock:
            self._count -= 1
            if not self._count:
                self._none.set()

    @contextmanager
    def working(self) -> Iterator[None]:
        """What happens inside is for an answer that is counted already: it never rests."""
        self._answering.here = True
        try:
            yield
        finally:
            self._answering.here = False

    @contextmanager
    def answering(self) -> Iterator[None]:
        """An answer is asked for and made inside."""
        self.begin()
        try:
            with self.working():
                yield
        finally:
            self.end()

    def any(self) -> bool:
        """Whether somebody waits."""
        return self._count > 0

    def rest(self) -> None:
        """Do nothing while somebody waits, for a moment at most."""
        if self._count and not getattr(self._answering, "here", False):
            self._none.wait(_LONGEST)
