"""A real Dask cluster of two worker processes, for tests.

Cluster and client live in a process of their own, in which all functions here run: the threads that Dask
starts would keep other tests from forking.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from briefing_site.engine import cluster, crew
from briefing_site.engine.build import Outcome, build, check
from briefing_site.engine.executors import AskedCall
from briefing_site.engine.options import ExecutorError, Options
from tests.patience import PATIENCE


@dataclass(frozen=True)
class Shared:
    """What a build on the cluster did."""

    outcome: Outcome
    submitted: tuple[str, ...]
    """Names of the functions that were to be called on the cluster."""
    made_here: int
    """How many of the calls the client had to make itself."""


_STARTED: list[Any] = []
"""The cluster."""


def start(elsewhere: str, sites: str) -> str:
    """Start the cluster; gives its address. Its workers run in the folder `elsewhere`, and can open nothing below `sites`."""
    import dask  # slow to load, and whoever collects the tests has no use for it
    from distributed import Client, LocalCluster, WorkerPlugin

    class NoDisk(WorkerPlugin):  # type: ignore[misc]  # the library is typed in part
        """A worker, a new one too, on which the sites cannot be read."""

        def setup(self, worker: object) -> None:
            forbid(sites)

    # A call that kills two workers is given up, and not first that which kills four.
    dask.config.set({"distributed.scheduler.allowed-failures": 1})
    os.chdir(elsewhere)
    cluster._PATIENCE = PATIENCE  # of the process in which all functions here run
    started = LocalCluster(n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None)
    _STARTED.append(started)
    with Client(started) as client:
        client.register_plugin(NoDisk())
    return _address(started)


def stop() -> None:
    """End the cluster."""
    _STARTED.pop().close()


def _address(started: Any) -> str:
    return f"dask://{started.scheduler_address.partition('://')[2]}"


def forbid(folder: str) -> None:
    """Let this process open nothing below a folder."""

    def refuse(event: str, args: tuple[object, ...]) -> None:
        if event in ("open", "os.listdir", "os.scandir") and str(args[0]).startswith(folder):
            raise PermissionError(f"a worker reads {args[0]}")

    sys.addaudithook(refuse)


def on_cluster(options: Options, deadly: str = "", *, checks: bool = False) -> Shared:
    """Build or check a site on the cluster, small as it is.

    With `deadly`, the path of a file that is not there, the first call that begins kills its worker; with
    `always` every call does.
    """
    submitted: list[str] = []
    here: list[object] = []
    submit, make_here = cluster.ClusterExecutor.submit, AskedCall.make_here

    def watched(executor: cluster.ClusterExecutor, fn: Callable[..., Any], *args: object) -> Any:
        submitted.append(fn.__name__)
        return submit(executor, partial(_dying, fn, os.getpid(), deadly) if deadly else fn, *args)

    def counted(call: AskedCall[Any], make: Callable[[], Any]) -> None:
        here.append(call)
        make_here(call, make)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(crew, "MANY", 2)
        patch.setattr(cluster.ClusterExecutor, "submit", watched)
        patch.setattr(AskedCall, "make_here", counted)
        outcome = (check if checks else build)(options)
    return Shared(outcome, tuple(submitted), len(here))


def _dying(fn: Callable[..., Any], client: int, deadly: str, *args: object) -> Any:
    """Make a call in a worker that may be killed by then; in the client nothing happens to it."""
    if os.getpid() != client:
        if deadly == "always":
            os.kill(os.getpid(), signal.SIGKILL)
        with suppress(FileExistsError):
            Path(deadly).touch(exist_ok=False)
            os.kill(os.getpid(), signal.SIGKILL)
    return fn(*args)


def refused(path: str) -> list[str]:
    """What each worker says that is asked to read a file."""
    from distributed import Client

    with Client(_STARTED[0]) as client:
        return sorted(type(said).__name__ for said in client.run(_read, path, on_error="return").values())


def _read(path: str) -> bytes:
    return Path(path).read_bytes()


def told(address: str, patience: float = 0.5) -> str:
    """Why no executor can be had at an address in so many seconds; empty where one can."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(cluster, "_PATIENCE", patience)
        return _why(lambda: cluster.ClusterExecutor(address).shutdown())


def told_without_workers() -> str:
    """The same of a cluster that has no worker."""
    from distributed import LocalCluster

    with LocalCluster(n_workers=0, dashboard_address=None) as idle:
        return told(_address(idle))


def told_as_another() -> str:
    """Why a generator of another version gets no executor."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(cluster, "generator_stamp", lambda: "another")
        return told(_address(_STARTED[0]), PATIENCE)


def told_late() -> tuple[str, int]:
    """What a call says whose worker has come late and has another version; and whether it was made here."""
    here: list[object] = []
    with pytest.MonkeyPatch.context() as patch, cluster.ClusterExecutor(_address(_STARTED[0])) as executor:
        patch.setattr(AskedCall, "make_here", lambda call, make: here.append(call))
        patch.setattr(executor, "_stamp", "another")
        return _why(executor.submit(int, "1").result), len(here)


def found_at_start(dying: int) -> tuple[int, int]:
    """How many workers an executor finds where the first `dying` looks meet workers that die; and its looks."""
    from distributed import Client
    from distributed.comm import CommClosedError

    looks: list[object] = []
    run = Client.run

    def dies(client: Client, *args: Any, **options: Any) -> Any:
        looks.append(client)
        said = run(client, *args, **options)
        return dict.fromkeys(said, CommClosedError("Stream is closed")) if len(looks) <= dying else said

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Client, "run", dies)
        with cluster.ClusterExecutor(_address(_STARTED[0])) as executor:
            return executor.workers, len(looks)


def _why(act: Callable[[], object]) -> str:
    try:
        act()
    except ExecutorError as fault:
        return str(fault)
    return ""


def raised() -> str:
    """What is raised to who asks for a call that fails wherever it is made."""
    with cluster.ClusterExecutor(_address(_STARTED[0])) as executor:
        return repr(executor.submit(int, "x").exception())
