"""An executor whose calls are made on a Dask cluster (https://distributed.dask.org).

The workers need the generator and no disk: all that a call takes is sent to them. A site is sent to every
worker once, however many calls take it. A call that the cluster loses is made in this process, as it would
be without a cluster.
"""

from __future__ import annotations

import asyncio
import logging
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Executor, Future
from contextlib import ExitStack, contextmanager, suppress
from functools import partial
from importlib.metadata import version
from sys import version as python_version
from typing import TYPE_CHECKING, Any, TypeVar

from briefing_site import __version__
from briefing_site.engine.executors import AskedCall
from briefing_site.engine.last_build import generator_stamp
from briefing_site.engine.options import ExecutorError
from briefing_site.engine.site import Site
from briefing_site.read.looked_at import LIBRARIES

if TYPE_CHECKING:
    from distributed import Client

T = TypeVar("T")

_PATIENCE = 10.0
"""Seconds in which the scheduler has to answer, and to have a worker."""

_PAUSE = 0.05
"""Seconds between two looks for a first worker."""


class ClusterExecutor(Executor):
    """Makes each call on some worker of a cluster. All workers have the generator that this process has."""

    def __init__(self, address: str) -> None:
        """`address` is as in `dask://host:8786`.

        Raises `ExecutorError` where there is no such cluster, or one of another generator.
        """
        self._address = address
        self._client = _client(address)
        self._stamp = generator_stamp()
        self._sent: dict[int, tuple[Site, Any]] = {}
        """By identity: each site that the workers have, and how calls name it."""
        self._calls: list[_Call[Any]] = []
        self.lost = 0
        """How many calls had to be made in this process."""
        try:
            self.workers = self._first_workers()
            """How many workers answered at the start."""
            if not self.workers:
                cure = f"start one with: dask worker {_host(address)}"
                raise ExecutorError(f"--executor {address}: the cluster has no worker; {cure}")
        except BaseException:
            self._client.close()
            raise

    def submit(self, fn: Callable[..., T], /, *args: Any, **kwargs: Any) -> Future[T]:
        """The future result of a call. Function, arguments and result are pickled."""
        remote = None
        with suppress(Exception):  # what cannot be sent is done here
            call_there = partial(_at_worker, self._stamp, partial(fn, **kwargs))
            remote = self._client.submit(call_there, *map(self._named, args), pure=False)
        call = _Call(self, remote, partial(fn, *args, **kwargs))
        self._calls.append(call)
        return call

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Leave the cluster. With `wait` every call is made first, unless `cancel_futures` is given."""
        if wait and not cancel_futures:
            for call in self._calls:
                call.exception()
        for call in self._calls:
            call.drop()
        self._sent.clear()
        self._client.close()

    def __exit__(self, kind: object, *_: object) -> None:
        """Wait for all calls; where the block was left by an exception, give them up."""
        self.shutdown(cancel_futures=kind is not None)

    def stranger(self) -> ExecutorError | None:
        """What is wrong with a worker that has come with another generator; None where none has."""
        try:
            self._look_at_workers()
        except ExecutorError as fault:
            return fault
        except Exception:  # the cluster is gone
            return None
        return None

    def _named(self, value: object) -> object:
        """A value as a call names it: a site is sent to all workers when it is first named."""
        if not isinstance(value, Site):
            return value
        if id(value) not in self._sent:
            self._sent[id(value)] = value, self._client.scatter(_Sent(value), broadcast=True, hash=False)
        return self._sent[id(value)][1]

    def _first_workers(self) -> int:
        """How many workers answer; waits for the first. Raises `ExecutorError` as `_look_at_workers` does."""
        last = time.monotonic() + _PATIENCE
        while (left := last - time.monotonic()) > 0:
            with suppress(TimeoutError):
                self._client.wait_for_workers(1, timeout=left)
            if answering := self._look_at_workers():
                return answering
            time.sleep(_PAUSE)  # the workers that there were have died; others may be on their way
        return 0

    def _look_at_workers(self) -> int:
        """How many workers answer; raises `ExecutorError` where one has another generator, or none.

        A worker whose connection breaks has died, or is dying. It is not counted, and it is no fault: what
        it was to make is made by others.
        """
        if self._client.status != "running":
            return 0
        found: Mapping[str, object] = self._client.run(_asker(), on_error="return")
        answered = {worker: said for worker, said in found.items() if not isinstance(said, OSError)}
        for worker, stamp in sorted(answered.items()):
            if isinstance(stamp, BaseException):
                raise ExecutorError(
                    f"--executor {self._address}: the worker {worker} cannot run the generator "
                    f"({type(stamp).__name__}: {stamp}); install there {_versions()}"
                )
            if stamp != self._stamp:
                raise ExecutorError(_is_other(f"--executor {self._address}: the worker {worker}"))
        return len(answered)


class _Call(AskedCall[T]):
    """A call that a worker makes."""

    def __init__(self, executor: ClusterExecutor, remote: Any, make: Callable[[], T]) -> None:
        """`remote` is the future that the cluster has given; None where the call could not be sent."""
        super().__init__()
        self._executor = executor
        self._remote = remote
        self._make = make
        self.set_running_or_notify_cancel()

    def gather(self) -> None:
        """Wait for the worker; where the cluster has lost the call, make it here."""
        try:
            if self._remote is None:
                self._made_here()
            else:
                self.set_result(self._remote.result())
        except ExecutorError as fault:
            self.set_exception(fault)
        except (Exception, asyncio.CancelledError):  # all workers that tried have died, or the call failed
            if stranger := self._executor.stranger():
                self.set_exception(stranger)
            else:
                self._made_here()
        self.drop()

    def _made_here(self) -> None:
        self._executor.lost += 1
        self.make_here(self._make)

    def drop(self) -> None:
        """Let the cluster forget the call."""
        remote, self._remote = self._remote, None
        if remote is not None:
            with suppress(Exception):
                remote.cancel()


class _Sent:
    """A site that was sent to a worker, where one call at a time works on it."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._lock = threading.Lock()

    def __reduce__(self) -> tuple[object, ...]:
        return _Sent, (self._site,)

    @contextmanager
    def taken(self) -> Iterator[Site]:
        """The site, for the call of one thread."""
        with self._lock:
            yield self._site


def _at_worker(stamp: str, fn: Callable[..., T], *args: object) -> T:
    """Make a call on a worker, which must have the generator of the `stamp`."""
    if generator_stamp() != stamp:  # a worker that has come late
        raise ExecutorError(_is_other("--executor: a worker"))
    with ExitStack() as stack:
        return fn(*(stack.enter_context(arg.taken()) if isinstance(arg, _Sent) else arg for arg in args))


def _asker() -> Callable[[], str]:
    """A function that gives the stamp of the worker that runs it."""

    # One inside another is sent as code, so that a worker without the generator can say so.
    def ask() -> str:
        from briefing_site.engine.last_build import generator_stamp

        return generator_stamp()

    return ask


def _client(address: str) -> Client:
    from distributed import Client

    for name in ("distributed", "distributed.client"):  # a cluster that is lost is told in our own words
        logging.getLogger(name).setLevel(logging.CRITICAL)
    try:
        return Client(_host(address), timeout=_PATIENCE, set_as_default=False)
    except (OSError, ValueError) as fault:
        raise ExecutorError(
            f"--executor {address}: no scheduler of a Dask cluster answers there ({_first_line(fault)}); "
            "start one with: dask scheduler"
        ) from None


def _host(address: str) -> str:
    """The address without its scheme: which one Dask uses (plain or TLS) is set in its own configuration."""
    return address.removeprefix("dask://")


def _first_line(fault: BaseException) -> str:
    return next(iter(str(fault).splitlines()), type(fault).__name__)


def _is_other(who: str) -> str:
    """The message that a worker has another generator."""
    what = "has another generator than this machine, and could give other pages"
    return f"{who} {what}; install there {_versions()}"


def _versions() -> str:
    """What has to be the same on all machines, as it is on this one."""
    own = (f"Python {python_version.split()[0]}", f"briefing-site {__version__}")
    return f"what is here: {', '.join((*own, *(f'{name} {version(name)}' for name in LIBRARIES)))}"
