"""The threads in which sites are looked at, so that messages of the editor are read meanwhile."""

from __future__ import annotations

import asyncio
import logging
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from contextlib import ExitStack
from enum import IntEnum
from itertools import count
from queue import PriorityQueue
from typing import TypeVar

from briefing_site.engine.waiting import Waiting
from briefing_site.engine.work_time import STEP, Patience, WorkTime

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


class Worker:
    """Does one job after the other: a site works its values out lazily, which is not safe in two threads."""

    def __init__(self, name: str, counted: Sequence[Waiting] = (), rest: Waiting | None = None) -> None:
        """The jobs are `counted` among the answers that are waited for, or `rest` while there are such."""
        self._jobs: PriorityQueue[tuple[Rank, int, Callable[[], None]]] = PriorityQueue()
        self._number = count()
        self._counted = counted
        self._rest = rest
        self._work_time = WorkTime()
        # A daemon thread, so that the end of the program does not wait for a large site to be read.
        threading.Thread(target=self._work, name=f"briefing-lsp {name}", daemon=True).start()

    async def do(
        self, job: Callable[[], T], then: Callable[[], None] | None = None, rank: Rank = Rank.QUESTION
    ) -> T:
        """The result of a job. A job whose caller was cancelled is not begun.

        `then` is called after the result has been given, before the next job.
        """
        future: Future[T] = Future()

        def run() -> None:
            if self._rest:
                self._rest.rest()
            with ExitStack() as after:
                for each in self._counted:
                    after.callback(each.end)
                    after.enter_context(each.working())
                if not future.set_running_or_notify_cancel():
                    return
                try:
                    future.set_result(job())
                except BaseException as fault:
                    future.set_exception(fault)
                else:
                    if then:
                        then()

        for each in self._counted:
            each.begin()
        self._jobs.put((rank, next(self._number), run))
        return await asyncio.wrap_future(future)

    async def done_soon(self, asked: asyncio.Future[T]) -> bool:
        """Wait for what `do` gives unless it, or a job before it, takes long; whether it is done."""
        patience = Patience(self._work_time)
        while not (asked.done() or patience.over):
            await asyncio.wait((asked,), timeout=STEP)
        return asked.done()

    def _work(self) -> None:
        while True:
            _, _, job = self._jobs.get()
            self._work_time.turn()
            try:
                job()
            except Exception:
                logger.exception("what was to be done after an answer failed")
            self._work_time.turn()
