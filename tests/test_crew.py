"""Processes that share the work of a build: the same site, the same faults, whatever becomes of them."""

from __future__ import annotations

import contextlib
import hashlib
import os
import signal
import sys
import threading
from collections.abc import Callable
from concurrent.futures import Executor
from pathlib import Path

import pytest

from briefing_site.engine.crew import Crew, PageShare, page_share
from briefing_site.engine.executors import AskedCall, ForkExecutor, can_fork
from briefing_site.read.open_file import OpenFile
from tests.crews import CHANGES, as_it_is, write_many
from tests.sites import Site

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="processes are forked on Linux alone")


# --- the executor --------------------------------------------------------------------------------


def _double(number: int) -> int:
    return 2 * number


def test_results_come_in_the_order_of_the_calls() -> None:
    with ForkExecutor(2) as executor:
        assert list(executor.map(_double, range(7))) == [0, 2, 4, 6, 8, 10, 12]


def test_each_call_is_made_in_a_process_of_its_own() -> None:
    with ForkExecutor(2) as executor:
        seen = set(executor.map(lambda _: os.getpid(), range(4)))
    assert len(seen) == 4
    assert os.getpid() not in seen


def test_a_call_that_cannot_be_sent_is_no_hindrance() -> None:
    """Arguments are inherited, so that they need no pickle; results do."""
    with ForkExecutor(2) as executor:
        assert executor.submit(lambda lock: lock is not None, threading.Lock()).result()
        assert executor.submit(threading.Lock).result() is not None


def test_what_a_call_raises_is_raised_to_who_asks() -> None:
    with ForkExecutor(2) as executor:
        call = executor.submit(int, "x")
        assert isinstance(call.exception(), ValueError)
        with pytest.raises(ValueError, match="invalid literal"):
            call.result()


def _let_go(held: list[OpenFile], path: str) -> int:
    """How many files can be read that a child has opened, once it has let go of those of its parent."""
    opened = [os.open(path, os.O_RDONLY) for _ in range(40)]
    held.clear()
    return sum(len(os.read(handle, 9)) for handle in opened)


def test_a_child_closes_no_file_that_has_the_number_of_one_of_its_parent(tmp_path: Path) -> None:
    path = tmp_path / "text"
    path.write_bytes(b"x")
    with ForkExecutor(1) as executor:
        assert executor.submit(_let_go, [OpenFile(path) for _ in range(5)], str(path)).result() == 40


def _die_unless(parent: int) -> str:
    if os.getpid() != parent:
        os.kill(os.getpid(), signal.SIGKILL)
    return "made"


def test_a_child_that_is_killed_loses_nothing() -> None:
    with ForkExecutor(2) as executor:
        assert list(executor.map(_die_unless, [os.getpid()] * 3)) == ["made"] * 3


def test_whoever_leaves_by_an_exception_leaves_no_child() -> None:
    children: list[int] = []

    def leave() -> None:
        with ForkExecutor(2) as executor:
            for _ in range(5):
                executor.submit(signal.pause)
            children.extend(call.child for call in executor._running.values())
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        leave()
    assert len(children) == 2
    for child in children:
        with pytest.raises(ProcessLookupError):
            os.kill(child, 0)


def _in_a_block(crew: Crew, pages: int, fault: BaseException | None, mark: Path) -> None:
    def work() -> None:
        mark.write_text(str(os.getpid()), encoding="utf-8")

    with crew.beside(work, pages):
        if fault:
            raise fault


@pytest.mark.parametrize("fault", [None, OSError("the disk is full")], ids=["well", "with a fault"])
@pytest.mark.parametrize(("pages", "beside"), [(3, False), (900, True)], ids=["few pages", "many pages"])
def test_work_beside_a_block_is_done_when_the_block_is_left(
    tmp_path: Path, pages: int, beside: bool, fault: OSError | None
) -> None:
    mark = tmp_path / "mark"
    with ForkExecutor(2) as executor:
        with pytest.raises(OSError, match="disk") if fault else contextlib.nullcontext():
            _in_a_block(Crew(executor, 2), pages, fault, mark)
        assert (mark.read_text(encoding="utf-8") != str(os.getpid())) is beside


def test_a_signal_does_not_wait_for_work_beside_a_block() -> None:
    def work() -> None:
        signal.pause()

    with pytest.raises(KeyboardInterrupt), ForkExecutor(2) as executor, Crew(executor, 2).beside(work, 900):
        raise KeyboardInterrupt


def test_no_process_is_forked_beside_a_thread() -> None:
    go = threading.Event()
    thread = threading.Thread(target=go.wait)
    thread.start()
    try:
        assert not can_fork()
    finally:
        go.set()
        thread.join()


# --- sites ---------------------------------------------------------------------------------------


@pytest.fixture
def many(small: Site, monkeypatch: pytest.MonkeyPatch) -> Site:
    """A site of some briefings, for which processes are worth while."""
    monkeypatch.setattr("briefing_site.engine.crew.MANY", 2)
    monkeypatch.setattr(
        "briefing_site.engine.crew.can_fork", lambda: True
    )  # beside the threads of a test run
    write_many(small)
    return small


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_two_processes_make_what_one_makes(
    many: Site, change: Callable[[Site], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    change(many)
    forked: list[object] = []
    submit = ForkExecutor.submit

    def watched(executor: ForkExecutor, fn: Callable[..., object], *args: object) -> object:
        forked.append(fn)
        return submit(executor, fn, *args)

    monkeypatch.setattr(ForkExecutor, "submit", watched)
    alone = many.build(jobs=1)
    assert forked == []
    many.delete(".cache")
    if many.path("build").exists():
        many.delete("build")
    shared = many.build(jobs=2)
    assert len(forked) > 4
    assert shared.diagnostics == alone.diagnostics
    assert bool(alone.diagnostics) is (change is not as_it_is)
    assert shared.tree == alone.tree
    assert shared.outcome.summary == alone.outcome.summary


@pytest.mark.parametrize(
    ("files_of_a_page", "shares"), [(4, 2), (0, 1)], ids=["in shares", "a few beside the index"]
)
@pytest.mark.parametrize("sentence", ["It has rained", "It rained 17 days"], ids=["right", "wrong"])
def test_an_edit_is_the_same_for_two_processes(
    many: Site, files_of_a_page: int, shares: int, sentence: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("briefing_site.engine.crew._FILES_OF_A_PAGE", files_of_a_page)
    many.build(jobs=2)
    submitted: list[object] = []
    submit = ForkExecutor.submit

    def watched(executor: ForkExecutor, fn: Callable[..., object], *args: object) -> object:
        submitted.append(fn)
        return submit(executor, fn, *args)

    monkeypatch.setattr(ForkExecutor, "submit", watched)
    many.edit("briefings/water/b-3.md", "It rained", sentence)
    shared = many.build(jobs=2)
    assert submitted[:shares] == [page_share] * shares
    assert len(submitted) == shares + bool(files_of_a_page), "the results of many pages are kept beside"
    assert 0 < len(shared.rendered) < 8
    assert many.build(jobs=2).rendered == ()
    assert many.build(jobs=1).diagnostics == shared.diagnostics
    tree = shared.tree
    many.delete(".cache")
    many.delete("build")
    clean = many.build(jobs=1)
    assert (clean.tree, clean.diagnostics) == (tree, shared.diagnostics)
    assert bool(clean.diagnostics) is (sentence == "It rained 17 days")


def test_what_is_published_does_not_come_through_a_pipe(many: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each process writes what it has made; of a page and the files beside it digests come back."""
    wanted = many.build(jobs=1).tree
    many.delete(".cache")
    many.delete("build")
    shares: list[PageShare] = []
    result = AskedCall.result

    def watched(call: AskedCall[object], timeout: float | None = None) -> object:
        came = result(call, timeout)
        shares.extend([came] if isinstance(came, PageShare) else [])
        return came

    monkeypatch.setattr(AskedCall, "result", watched)
    assert many.build(jobs=2).tree == wanted
    pages = {address: page for share in shares for address, page in share.pages.items()}
    assert len(pages) > 10
    files = {address: page.content for address, page in pages.items() if page.content}
    files |= {path: file for page in pages.values() for path, file in page.beside.items()}
    assert {file.data for file in files.values()} == {None}
    assert {path: file.digest for path, file in files.items()} == {
        path: hashlib.sha256(wanted[path]).hexdigest() for path in files
    }


class _Spoiled(Executor):
    """Its workers die before they have done anything."""

    def __init__(self) -> None:
        self._true = ForkExecutor(2)
        self._parent = os.getpid()

    def submit(self, fn, /, *args, **kwargs):  # type: ignore[no-untyped-def]
        def dying() -> object:
            if os.getpid() != self._parent:
                os.kill(os.getpid(), signal.SIGKILL)
            return fn(*args, **kwargs)

        return self._true.submit(dying)


def test_a_build_whose_workers_are_killed_is_whole(many: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    wanted = many.build(jobs=1).tree
    many.delete(".cache")
    many.delete("build")
    init = Crew.__init__
    monkeypatch.setattr(Crew, "__init__", lambda self, executor, jobs: init(self, _Spoiled(), jobs))
    assert many.build(jobs=2).tree == wanted
