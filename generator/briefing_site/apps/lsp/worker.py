"""The threads in which sites are looked at, so that messages of the editor are read meanwhile."""

from __future__ import annotations

import asyncio
import logging
import threading
from collections.abc import Callable
from concurrent.futures import Future
from enum import IntEnum
from itertools import count
from queue import PriorityQueue
from typing import TypeVar

T = TypeVar("T")

logger = logging.getLogger("briefing")


class Rank(IntEnum):
    """Which job goes first; of one rank the one that came first."""

    QUESTION = 0
    """Somebody waits for the answer."""
    FAULTS = 1
    """The faults of the texts as they are."""
    PAGES = 2
    """Pages rendered for their faults, bit by bit."""


class Waiting:
    """How many jobs are asked for and not done: what nobody waits for is to rest meanwhile.

    Threads share one interpreter, so that two that compute take twice as long each.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._jobs = 0
        self._none = threading.Event()
        self._none.set()

    def begin(self) -> None:
        """Count a job that is asked for."""
        with self._lock:
            self._jobs += 1
            self._none.clear()

    def end(self) -> None:
        """Count a job that is done, or that nobody wants any more."""
        with self._lock:
            self._jobs -= 1
            if not self._jobs:
                self._none.set()

    def any(self) -> bool:
        """Whether there is such a job."""
        return not self._none.is_set()

    def pause(self) -> None:
        """Return once there is none."""
        self._none.wait()


class Worker:
    """Does one job after the other: a site works its values out lazily, which is not safe in two threads."""

    def __init__(self, name: str, waiting: Waiting) -> None:
        """`waiting` counts the jobs, but for those of `Rank.PAGES`, which rest while there are others."""
        self._jobs: PriorityQueue[tuple[Rank, int, Callable[[], None]]] = PriorityQueue()
        self._number = count()
        self._waiting = waiting
        # A daemon thread, so that the end of the program does not wait for a large site to be read.
        threading.Thread(target=self._work, name=f"briefing-lsp {name}", daemon=True).start()

    async def do(
        self, job: Callable[[], T], then: Callable[[], None] | None = None, rank: Rank = Rank.QUESTION
    ) -> T:
        """The result of a job. A job whose caller was cancelled is not begun.

        `then` is called after the result has been given, before the next job.
        """
        future: Future[T] = Future()
        counted = rank is not Rank.PAGES

        def run() -> None:
            try:
                if not counted:
                    self._waiting.pause()
                if not future.set_running_or_notify_cancel():
                    return
                try:
                    future.set_result(job())
                except BaseException as fault:
                    future.set_exception(fault)
                else:
                    if then:
                        then()
            finally:
                if counted:
                    self._waiting.end()

        if counted:
            self._waiting.begin()
        self._jobs.put((rank, next(self._number), run))
        return await asyncio.wrap_future(future)

    def _work(self) -> None:
        while True:
            _, _, job = self._jobs.get()
            try:
                job()
            except Exception:
                logger.exception("what was to be done after an answer failed")
