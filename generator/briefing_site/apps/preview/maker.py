"""The thread in which looks at a site are made, so that requests are answered meanwhile out of the last."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable
from concurrent.futures import Future, wait
from typing import TypeVar

from briefing_site.engine.work_time import STEP, Patience, WorkTime

T = TypeVar("T")


class Maker:
    """Does one job after the other. What several ask for at once, and is not begun, is done once."""

    def __init__(self) -> None:
        self._jobs: queue.SimpleQueue[Callable[[], None]] = queue.SimpleQueue()
        self._lock = threading.Lock()
        self._waiting: dict[object, Future[object]] = {}
        """Jobs that are not begun, by what they are."""
        self._work = WorkTime()
        threading.Thread(target=self._run, name="preview looks", daemon=True).start()

    def soon(self, name: object, job: Callable[[], T]) -> Future[T]:
        """The result of a job that is yet to begin: of this one, or of another of its `name` that waits."""
        with self._lock:
            waiting = self._waiting.get(name)
            if waiting is None:
                waiting = self._waiting[name] = Future()
                self._jobs.put(lambda: self._do(name, job))
            return waiting  # type: ignore[return-value]  # jobs of one name give values of one type

    def done_soon(self, job: Future[T]) -> bool:
        """Wait for a job unless it, or one before it, takes long; whether it is done."""
        patience = Patience(self._work)
        while not (job.done() or patience.over):
            wait((job,), STEP)
        return job.done()

    def _do(self, name: object, job: Callable[[], object]) -> None:
        with self._lock:
            future = self._waiting.pop(name)
        self._work.turn()
        try:
            made = job()
        except BaseException as fault:
            self._work.turn()
            future.set_exception(fault)
        else:
            self._work.turn()  # first: who then waits for the next job is not to take it for a long one
            future.set_result(made)

    def _run(self) -> None:
        while True:
            self._jobs.get()()
