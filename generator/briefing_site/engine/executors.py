"""Where shares of the work of a build run: in forked processes of this machine, or on a cluster.

The seam is `concurrent.futures.Executor`. What is submitted is a pure function of its arguments, so that it
gives the same wherever it runs. A fork has the memory of the build as it was at that moment, so that no
argument crosses a pipe; results do. A cluster is given the arguments too.
"""

from __future__ import annotations

import os
import pickle
import selectors
import signal
import sys
import threading
from collections.abc import Callable
from concurrent.futures import CancelledError, Executor, Future
from contextlib import suppress
from functools import partial
from typing import Any, TypeVar

T = TypeVar("T")

_CHUNK = 1 << 20
"""Bytes that are read from a pipe at a time."""

MANY = 96
"""A build of fewer files than this does not gain from a second process."""


def cores() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def can_fork() -> bool:
    """Whether a process can be forked without harm: on Linux, while no other thread runs."""
    return sys.platform == "linux" and threading.active_count() == 1


class AskedCall(Future[T]):
    """A call whose result is gathered when it is asked for, by the thread that asks."""

    def gather(self) -> None:
        """Wait until the call may be done; it is asked again until it is."""
        raise NotImplementedError

    def result(self, timeout: float | None = None) -> T:
        """The result of the call; raises what the call raised. `timeout` is not kept."""
        self._wait()
        return super().result(0)

    def exception(self, timeout: float | None = None) -> BaseException | None:
        """What the call raised; None where it raised nothing. `timeout` is not kept."""
        self._wait()
        return super().exception(0)

    def make_here(self, make: Callable[[], T]) -> None:
        """Make the call in this process: what is wrong with it will show here as well."""
        try:
            self.set_result(make())
        except Exception as fault:
            self.set_exception(fault)

    def _wait(self) -> None:
        while not self.done():
            self.gather()
        if self.cancelled():
            raise CancelledError


class ForkExecutor(Executor):
    """Runs each call in a forked child of its own, so many at a time as it has jobs.

    A child that is killed loses nothing: its call is then made in this process. Results are gathered when
    one is asked for, by the thread that asks.
    """

    def __init__(self, jobs: int) -> None:
        """`jobs` is how many children run at a time, at least one."""
        self._jobs = jobs
        self._waiting: list[_Call[Any]] = []
        self._running: dict[int, _Call[Any]] = {}
        """Read end of a pipe to the call whose child writes to it."""
        self._selector = selectors.DefaultSelector()

    def submit(self, fn: Callable[..., T], /, *args: Any, **kwargs: Any) -> Future[T]:
        """The future result of a call. The call begins at once where fewer than `jobs` are running."""
        call = _Call(self, fn, args, kwargs)
        self._waiting.append(call)
        self._start()
        return call

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Stop. With `wait` every call is made first, unless `cancel_futures` is given."""
        if wait and not cancel_futures:
            while self._running or self._waiting:
                self.gather()
        for call in self._waiting:
            call.cancel()
        self._waiting.clear()
        for reader in tuple(self._running):
            call = self._running[reader]
            with suppress(ProcessLookupError):
                os.kill(call.child, signal.SIGKILL)
            self._end(reader)
            call.cancel()
        self._selector.close()

    def __exit__(self, kind: object, *_: object) -> None:
        """Wait for all calls; where the block was left by an exception, stop them."""
        self.shutdown(cancel_futures=kind is not None)

    def gather(self) -> None:
        """Wait until a child has something to tell, and take it."""
        for key, _ in self._selector.select():
            reader = key.fd
            call = self._running[reader]
            data = os.read(reader, _CHUNK)
            if data:
                call.received += data
            else:
                self._end(reader)
                call.finish()
        self._start()

    def _start(self) -> None:
        while self._waiting and len(self._running) < self._jobs:
            call = self._waiting.pop(0)
            reader = call.fork()
            self._running[reader] = call
            self._selector.register(reader, selectors.EVENT_READ)

    def _end(self, reader: int) -> None:
        call = self._running.pop(reader)
        self._selector.unregister(reader)
        os.close(reader)
        with suppress(ChildProcessError):
            os.waitpid(call.child, 0)


class _Call(AskedCall[T]):
    """A call that a child makes."""

    def __init__(
        self, executor: ForkExecutor, fn: Callable[..., T], args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> None:
        super().__init__()
        self._executor = executor
        self._make = partial(fn, *args, **kwargs)
        self.child = 0
        self.received = bytearray()

    def fork(self) -> int:
        """Begin the call in a child; gives the end of the pipe from which its result is read."""
        self.set_running_or_notify_cancel()
        reader, writer = os.pipe()
        self.child = os.fork()
        if self.child == 0:
            _as_child(writer, self._make)
        os.close(writer)
        return reader

    def finish(self) -> None:
        """Take what the child has sent; where that is not whole, make the call here."""
        try:
            self.set_result(pickle.loads(self.received))
        except Exception:  # the child was killed, or failed
            self.make_here(self._make)
        self.received.clear()

    def gather(self) -> None:
        """Wait until a child has something to tell."""
        self._executor.gather()


def _as_child(writer: int, make: Callable[[], object]) -> None:
    """Make a call, send its result and end: the life of a child."""
    status = 1
    try:
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            if signal.getsignal(number) is not signal.SIG_IGN:
                signal.signal(number, signal.SIG_DFL)
        # Nothing that the parent holds open is held by its children too: locks would outlive it.
        os.closerange(3, writer)
        os.closerange(writer + 1, os.sysconf("SC_OPEN_MAX"))
        left = memoryview(pickle.dumps(make(), protocol=5))
        while left:
            left = left[os.write(writer, left) :]
        status = 0
    except BaseException:
        status = 1
    finally:
        os._exit(status)
