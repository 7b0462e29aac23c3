"""The work of a build on a Dask cluster: what one process makes, whatever becomes of the workers."""

from __future__ import annotations

import multiprocessing
import platform
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, TypeVar

import pytest

from briefing_site import __version__
from briefing_site.apps.cli.build_messages import tell_lost
from briefing_site.apps.cli.command_line import run
from briefing_site.engine.build import Outcome
from briefing_site.engine.options import ExecutorError
from tests import clusters
from tests.crews import CHANGES, as_it_is, faulty, write_many
from tests.sites import Result, Site, told

T = TypeVar("T")


@dataclass(frozen=True)
class Cluster:
    """A cluster of two workers, and the process in which cluster and client live."""

    process: ProcessPoolExecutor
    address: str
    elsewhere: Path
    """The folder in which the workers run."""

    def ask(self, act: Callable[..., T], *args: Any, **options: Any) -> T:
        """What a function of `tests.clusters` gives."""
        return self.process.submit(act, *args, **options).result()

    def build(self, site: Site, deadly: str = "") -> tuple[Result, clusters.Shared]:
        """Build a site on the cluster."""
        options = site.options(executor=self.address)
        shared = self.ask(clusters.on_cluster, options, deadly)
        return Result(shared.outcome, options.output), shared


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    spawn = multiprocessing.get_context("spawn")
    with TemporaryDirectory() as elsewhere, ProcessPoolExecutor(1, spawn) as process:
        sites = tmp_path_factory.getbasetemp()
        address = process.submit(clusters.start, elsewhere, str(sites)).result()
        yield Cluster(process, address, Path(elsewhere))
        process.submit(clusters.stop).result()


@pytest.fixture
def many(small: Site) -> Site:
    """A site of some briefings."""
    write_many(small)
    return small


def afresh(site: Site) -> None:
    """Forget the last build."""
    for folder in (".cache", "build"):
        if site.path(folder).exists():
            site.delete(folder)


# --- sites ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_cluster_makes_what_one_process_makes(
    cluster: Cluster, many: Site, change: Callable[[Site], None]
) -> None:
    change(many)
    alone = many.build(jobs=1)
    afresh(many)
    result, shared = cluster.build(many)
    assert shared.submitted == ("parse_share",) * 4 + ("page_share",) * 2
    assert shared.outcome.lost == shared.made_here == 0
    assert result.diagnostics == alone.diagnostics
    assert bool(alone.diagnostics) is (change is not as_it_is)
    assert result.tree == alone.tree
    assert result.outcome.summary == alone.outcome.summary


def test_a_check_finds_what_one_process_finds(cluster: Cluster, many: Site) -> None:
    faulty(many)
    alone = many.check(jobs=1)
    afresh(many)
    shared = cluster.ask(clusters.on_cluster, many.options(executor=cluster.address), checks=True)
    assert (len(shared.submitted), shared.made_here) == (6, 0)
    assert alone.diagnostics
    assert told(shared.outcome) == told(alone.outcome)


def test_an_edit_is_the_same_on_a_cluster(cluster: Cluster, many: Site) -> None:
    many.build(jobs=1)
    many.edit("briefings/water/b-3.md", "It rained", "It has rained")
    result, shared = cluster.build(many)
    assert shared.made_here == 0
    assert "water/b-3.html" in result.rendered
    assert len(result.rendered) < 8
    edited = result.tree
    afresh(many)
    assert many.build(jobs=1).tree == edited


def test_no_worker_can_read_a_site(cluster: Cluster, many: Site) -> None:
    """So that the tests above prove that none does."""
    assert cluster.ask(clusters.refused, str(many.path("config.yaml"))) == ["PermissionError"] * 2


# --- workers that are lost ---------------------------------------------------------------------------


def test_a_worker_that_is_killed_loses_nothing(cluster: Cluster, many: Site) -> None:
    alone = many.build(jobs=1)
    afresh(many)
    killed = cluster.elsewhere / "killed"
    result, shared = cluster.build(many, str(killed))
    assert killed.exists()
    assert shared.made_here == 0  # the other worker took over
    assert result.tree == alone.tree
    assert result.outcome.summary == alone.outcome.summary


def test_a_cluster_on_which_every_call_dies_loses_nothing(cluster: Cluster, many: Site) -> None:
    alone = many.build(jobs=1)
    afresh(many)
    result, shared = cluster.build(many, "always")
    assert shared.outcome.lost == shared.made_here == len(shared.submitted) > 2
    assert result.tree == alone.tree


def test_a_worker_that_dies_while_it_is_asked_is_no_fault(cluster: Cluster) -> None:
    """Others are waited for."""
    workers, looks = cluster.ask(clusters.found_at_start, 2)
    assert (workers >= 1, looks) == (True, 3)


def test_what_a_call_raises_is_raised_to_who_asks(cluster: Cluster) -> None:
    assert cluster.ask(clusters.raised).startswith('ValueError("invalid literal')


@pytest.mark.parametrize(
    ("lost", "words"),
    [(0, ""), (1, "1 share of the work was"), (9, "9 shares of the work were")],
    ids=["nothing", "one", "several"],
)
def test_what_the_cluster_lost_is_told(lost: int, words: str, capsys: pytest.CaptureFixture[str]) -> None:
    tell_lost(Outcome((), lost=lost))
    assert capsys.readouterr().err == (
        f"{words} lost by the cluster and made on this machine.\n" if lost else ""
    )


# --- clusters that cannot serve ------------------------------------------------------------------------


def test_a_scheduler_that_does_not_answer_is_told(cluster: Cluster) -> None:
    said = cluster.ask(clusters.told, "dask://127.0.0.1:9")
    assert said.startswith("--executor dask://127.0.0.1:9: no scheduler of a Dask cluster answers there (")
    assert said.endswith("); start one with: dask scheduler")


def test_a_cluster_without_a_worker_is_told(cluster: Cluster) -> None:
    said = cluster.ask(clusters.told_without_workers)
    assert "the cluster has no worker; start one with: dask worker 127.0.0.1:" in said


def test_a_cluster_with_another_generator_is_not_believed(cluster: Cluster) -> None:
    said = cluster.ask(clusters.told_as_another)
    assert "has another generator than this machine, and could give other pages; install there " in said
    assert f"Python {platform.python_version()}, briefing-site {__version__}, Markdown " in said


def test_a_worker_that_comes_late_with_another_generator_is_not_believed(cluster: Cluster) -> None:
    said, made_here = cluster.ask(clusters.told_late)
    assert said.startswith("--executor: a worker has another generator than this machine")
    assert made_here == 0


WRONG = {
    "no scheme": "localhost:8786",
    "another scheme": "tcp://localhost:8786",
    "no port": "dask://localhost",
    "no host": "dask://:8786",
    "a port that is no number": "dask://localhost:many",
    "a port that is too large": "dask://localhost:99999",
    "a path": "dask://localhost:8786/",
    "a user": "dask://me@localhost:8786",
    "an open bracket": "dask://[::1:8786",
}


@pytest.mark.parametrize("command", ["build", "check"])
@pytest.mark.parametrize("address", WRONG.values(), ids=WRONG)
def test_a_wrong_address_is_told(
    command: str, address: str, small: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as left:
        run([command, "--site", str(small.root), "--executor", address])
    assert left.value.code == 2
    assert capsys.readouterr().err == (
        f"briefing: --executor {address}: give the scheduler of a Dask cluster, as in dask://localhost:8786\n"
    )
    assert not small.path("build").exists()


def test_a_library_that_is_missing_is_told(
    small: Site, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    with pytest.raises(SystemExit) as left:
        run(["build", "--site", str(small.root), "--executor", "dask://localhost:8786"])
    assert left.value.code == 2
    assert capsys.readouterr().err == (
        "briefing: --executor dask://localhost:8786: a cluster needs distributed: "
        "run `make features` in the folder of the generator\n"
    )


def test_a_cluster_that_cannot_serve_is_wrong_usage(
    small: Site, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(address: str) -> None:
        raise ExecutorError(f"--executor {address}: nobody is there")

    monkeypatch.setattr("briefing_site.engine.cluster.ClusterExecutor", refuse)
    with pytest.raises(SystemExit) as left:
        run(["check", "--site", str(small.root), "--executor", "dask://localhost:8786"])
    assert left.value.code == 2
    assert capsys.readouterr().err == "briefing: --executor dask://localhost:8786: nobody is there\n"
