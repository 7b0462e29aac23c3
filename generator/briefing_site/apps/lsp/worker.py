"""The thread in which sites are looked at, so that messages of the editor are read meanwhile."""

from __future__ import annotations

import asyncio
import logging
import threading
from collections.abc import Callable
from concurrent.futures import Future
from queue import SimpleQueue
from typing import TypeVar

T = TypeVar("T")

logger = logging.getLogger("briefing")


class Worker:
    """Does one job after the other: a site works its values out lazily, which is not safe in two threads."""

    def __init__(self) -> None:
        self._jobs: SimpleQueue[Callable[[], None]] = SimpleQueue()
        # A daemon thread, so that the end of the program does not wait for a large site to be read.
        threading.Thread(target=self._work, name="briefing-lsp", daemon=True).start()

    async def do(self, job: Callable[[], T], then: Callable[[], None] | None = None) -> T:
        """The result of a job. A job whose caller was cancelled is not begun.

        `then` is called after the result has been given, before the next job.
        """
        future: Future[T] = Future()

        def run() -> None:
            if not future.set_running_or_notify_cancel():
                return
            try:
                future.set_result(job())
            except BaseException as fault:
                future.set_exception(fault)
            else:
                if then:
                    then()

        self._jobs.put(run)
        return await asyncio.wrap_future(future)

    def _work(self) -> None:
        while True:
            job = self._jobs.get()
            try:
                job()
            except Exception:
                logger.exception("what was to be done after an answer failed")
