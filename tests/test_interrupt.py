"""Ctrl-C and a polite kill, at any moment: the program ends, one line says how things stand, nothing is left behind."""

from __future__ import annotations

import fcntl
import json
import os
import signal
import subprocess
import sys
import threading
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import pytest

from briefing_site.publish.author_files import change_all, write_all_new
from briefing_site.publish.signals import Interruption, aside, deafen, held, listen, telling
from tests.patience import PATIENCE
from tests.sites import Site, tree
from tests.small_web import QuietHandler, answering
from tests.terminals import ROOT, watched
from tests.test_export import needs_pango

PROGRAM = """
import importlib, json, os, signal, sys

def send(number):
    os.kill(os.getpid(), number)

def watch(name, text, number, when, sent):
    '''Have a signal come before or after the n-th call of a function that is given some text.'''
    module, _, path = name.partition(":")
    *owners, last = path.split(".")
    owner = importlib.import_module(module)
    for part in owners:
        owner = getattr(owner, part)
    function, calls = getattr(owner, last), [0]

    def wrapped(*given, **named):
        calls[0] += text in repr((given, named))
        now = calls[0] == number and text in repr((given, named))
        if now and when == "before":
            send(sent)
        result = function(*given, **named)
        if now and when == "after":
            send(sent)
        return result

    setattr(owner, last, wrapped)

moments, swap, *arguments = sys.argv[1:]
for moment in json.loads(moments):
    watch(*moment)
if swap == "two steps":
    from briefing_site.publish import site_swap
    site_swap._swap = lambda *paths: False
from briefing_site.apps.cli.main import program
from briefing_site.apps.cli import progress_bar
progress_bar.ProgressLines.every = 3600.0  # however slow this machine is
sys.argv[1:] = arguments
program()
"""
"""The command, to which a signal comes at the moments that it is told."""


@dataclass(frozen=True)
class Moment:
    """A call of a function, and whether the signal comes before it or after."""

    call: str
    """`module:name`."""
    text: str = ""
    """What stands among its arguments."""
    number: int = 1
    """Which of the calls with that text."""
    when: str = "before"


@dataclass(frozen=True)
class Ended:
    """How a command ended."""

    status: int
    out: str
    err: str


def stopped(
    moments: Moment | list[Moment],
    *arguments: str | Path,
    number: int = signal.SIGINT,
    exchange: str = "one step",
    cwd: Path | None = None,
) -> Ended:
    """Run a command, to which a signal comes at some moments."""
    every = [moments] if isinstance(moments, Moment) else moments
    data = json.dumps([(m.call, m.text, m.number, m.when, number) for m in every])
    return run("-c", PROGRAM, data, exchange, *arguments, cwd=cwd)


def run(*arguments: str | Path, cwd: Path | None = None) -> Ended:
    """Run a Python program, which is expected to end by itself."""
    done = subprocess.run(
        [sys.executable, *map(str, arguments)],
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE,
    )
    return Ended(done.returncode, done.stdout, done.stderr)


RESTING = """
import os, signal, sys, threading

def send_when_this_thread_rests():
    '''Have a signal come as soon as this thread rests in the system: until then Python runs no other.'''
    resting = threading.Event()
    state = f'/proc/self/task/{os.getpid()}/stat'

    def send():
        resting.wait()
        # Python lets this thread run a moment before the other rests; a signal would come too early to wake it.
        while os.path.exists(state) and open(state).read().rpartition(')')[2].split()[0] != 'S':
            pass
        os.kill(os.getpid(), signal.SIGINT)

    threading.Thread(target=send, daemon=True).start()
    sys.setswitchinterval(3600)
    resting.set()
"""


def stage(name: str) -> Moment:
    """When a stage begins."""
    return Moment("briefing_site.model.progress:Clock.stage", f"'{name}'")


def step(number: int) -> Moment:
    """When so many steps are done, in all stages together."""
    return Moment("briefing_site.model.progress:Clock.step", number=number, when="after")


def temporary(folder: Path) -> list[str]:
    """Files and folders below a folder that are there for a moment only."""
    names = (".cache", ".gitignore")
    return [path.name for path in folder.rglob(".*") if path.name not in names]


@pytest.fixture
def edited(small: Site) -> Site:
    """A published site of which every page is to change."""
    for number in range(8):
        small.put(
            f"briefings/water/b-{number}.md",
            f"---\ntitle: Briefing {number}\nregion: water\ndate: 2026-01-01\nsummary: Short.\n---\n"
            "It rained *and* rained [@rain#crew].\n",
        )
    small.build()
    small.delete(".cache")
    small.edit("config.yaml", "Harbour Notes", "Quay Notes")
    return small


# --- building ------------------------------------------------------------------------------------

BEFORE = {
    "parse begins": stage("parse"),
    "a file is parsed": step(3),
    "a value is to be kept": Moment(
        "briefing_site.publish.atomic:write_whole", "results.store", when="before"
    ),
    "a value is half kept": Moment("briefing_site.publish.atomic:os.fdopen"),
    "all values are kept": Moment("briefing_site.publish.atomic:write_whole", "results.store", when="after"),
    "link begins": stage("link"),
    "files begin": stage("files"),
    "a page is rendered": step(15),
    "render begins": stage("render"),
    "most pages are rendered": step(25),
    "publish begins": stage("publish"),
    "the new folder is made": Moment("pathlib:Path.mkdir", ".build.briefing-new", when="after"),
    "a file is written": Moment("builtins:open", ".build.briefing-new", 5, "after"),
    "the folder is complete": Moment("briefing_site.publish.site_swap:_fill", when="after"),
}
AFTER = {
    "the exchange is to come": Moment("briefing_site.publish.site_swap:_exchange"),
    "the exchange is done": Moment("briefing_site.publish.site_swap:_exchange", when="after"),
    "the old folder is to go": Moment("briefing_site.publish.new_tree:put_by"),
    "the old folder is gone": Moment("briefing_site.publish.new_tree:put_by", when="after"),
    "publish is done": Moment("briefing_site.engine.build:_publish", when="after"),
    "the record is to be kept": Moment("briefing_site.engine.build:save_last"),
    "the record is kept": Moment("briefing_site.engine.build:save_last", when="after"),
    "the line is closed": Moment("briefing_site.model.progress:Clock.close"),
    "the last word is to be said": Moment("briefing_site.apps.cli.build_messages:say"),
    "the last word is said": Moment("briefing_site.apps.cli.build_messages:say", when="after"),
}


@pytest.mark.parametrize("moment", BEFORE.values(), ids=BEFORE)
def test_before_the_exchange_the_old_site_stays(edited: Site, moment: Moment) -> None:
    old = tree(edited.path("build"))
    done = stopped(moment, "build", "--site", edited.root)
    assert done == Ended(130, "", "Stopped; nothing was published.\n")
    assert tree(edited.path("build")) == old
    assert temporary(edited.root) == []
    assert b"Quay Notes" in edited.build().tree["index.html"]


TAKEN = {
    "the tree of the build before is to be taken": Moment("briefing_site.publish.new_tree:take"),
    "it has been moved": Moment("pathlib:Path.rename", "spare-", when="after"),
    "it is sorted out": Moment("briefing_site.publish.new_tree:take", when="after"),
    "what it has besides is to be removed": Moment("briefing_site.publish.new_tree:remove"),
    "what it has besides is removed": Moment("briefing_site.publish.new_tree:remove", when="after"),
}


@pytest.mark.parametrize("moment", TAKEN.values(), ids=TAKEN)
def test_while_the_tree_of_the_build_before_is_made_the_new_one(edited: Site, moment: Moment) -> None:
    edited.build()
    edited.edit("config.yaml", "Quay Notes", "Pier Notes")
    edited.build()
    assert list(edited.path(".cache").glob("spare-*"))
    edited.delete("briefings/water/b-3.md")
    old = tree(edited.path("build"))
    done = stopped(moment, "build", "--site", edited.root)
    assert done == Ended(130, "", "Stopped; nothing was published.\n")
    assert tree(edited.path("build")) == old
    assert temporary(edited.root) == []
    built = edited.build().tree
    edited.delete(".cache")
    edited.delete("build")
    assert edited.build().tree == built


@pytest.mark.parametrize("moment", AFTER.values(), ids=AFTER)
def test_after_it_the_new_one_stands(edited: Site, moment: Moment, tmp_path: Path) -> None:
    wanted = edited.build(out=tmp_path / "elsewhere").tree
    edited.delete(".cache")
    done = stopped(moment, "build", "--site", edited.root)
    assert (done.status, done.err) == (130, "Stopped; the site is published.\n")
    assert tree(edited.path("build")) == wanted
    assert temporary(edited.root) == []


@pytest.mark.parametrize("number", [1, 2, 3])
def test_between_the_two_steps_of_an_exchange(edited: Site, number: int) -> None:
    moment = Moment("pathlib:Path.rename", number=number, when="after")
    done = stopped(moment, "build", "--site", edited.root, exchange="two steps")
    assert (done.status, done.err) == (130, "Stopped; the site is published.\n")
    assert b"Quay Notes" in tree(edited.path("build"))["index.html"]
    assert temporary(edited.root) == []


def test_the_first_build_of_all_leaves_no_folder(small: Site) -> None:
    done = stopped(
        Moment("briefing_site.publish.site_swap:_fill", when="after"), "build", "--site", small.root
    )
    assert (done.status, done.out) == (130, "")
    assert not small.path("build").exists()
    assert temporary(small.root) == []


@pytest.mark.parametrize(
    "second",
    [
        Moment("briefing_site.publish.site_swap:shutil.rmtree", ".build.briefing-new"),
        Moment("briefing_site.publish.site_swap:shutil.rmtree", ".build.briefing-new", when="after"),
        Moment("briefing_site.model.progress:Clock.close"),
        Moment("briefing_site.publish.signals:deafen", when="after"),
    ],
    ids=["clearing up", "cleared up", "closing", "last words"],
)
def test_who_presses_it_twice_gets_no_less(edited: Site, second: Moment) -> None:
    old = tree(edited.path("build"))
    first = Moment("builtins:open", ".build.briefing-new", 5, "after")
    done = stopped([first, second], "build", "--site", edited.root)
    assert done == Ended(130, "", "Stopped; nothing was published.\n")
    assert tree(edited.path("build")) == old
    assert temporary(edited.root) == []


@pytest.mark.parametrize(
    ("number", "moment", "left"),
    [
        (signal.SIGTERM, stage("render"), "nothing was"),
        (signal.SIGHUP, stage("render"), "nothing was"),
        (signal.SIGTERM, Moment("briefing_site.publish.site_swap:_exchange"), "the site is"),
    ],
    ids=["a polite kill", "the terminal is closed", "a polite kill, too late"],
)
def test_other_signals_that_ask_for_the_same(edited: Site, number: int, moment: Moment, left: str) -> None:
    old = tree(edited.path("build"))
    before = signal.signal(number, signal.SIG_DFL)  # under `nohup` the tests themselves ignore it
    try:
        done = stopped(moment, "build", "--site", edited.root, number=number)
    finally:
        signal.signal(number, before)
    assert done == Ended(128 + number, "", f"Stopped; {left} published.\n")
    assert (tree(edited.path("build")) == old) is (left == "nothing was")
    assert temporary(edited.root) == []


def test_what_nohup_ignores_stays_ignored(edited: Site) -> None:
    """And the same for a job in the background, which Ctrl-C is not meant for."""
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        done = stopped(stage("render"), "build", "--site", edited.root, number=signal.SIGHUP)
    finally:
        signal.signal(signal.SIGHUP, before)
    assert (done.status, done.err) == (0, "")
    assert b"Quay Notes" in tree(edited.path("build"))["index.html"]


def test_while_another_build_is_waited_for(small: Site) -> None:
    program = """
import fcntl
from briefing_site.apps.cli.main import program

def wait(handle, how, wait=fcntl.flock):
    send_when_this_thread_rests()
    wait(handle, how)

fcntl.flock = wait
program()
"""
    handle = os.open(small.root, os.O_RDONLY)
    fcntl.flock(handle, fcntl.LOCK_EX)
    try:
        done = run("-c", RESTING + program, "build", "--site", small.root)
    finally:
        os.close(handle)
    waits = f"briefing: {small.root} is held by another build; waiting for it to end\n"
    assert done == Ended(130, "", f"{waits}Stopped; nothing was published.\n")


def test_while_it_is_loaded_there_is_no_traceback(small: Site) -> None:
    program = """
import os, runpy, signal, sys

class Finder:
    def find_spec(self, name, path=None, target=None):
        if name == "briefing_site.apps.cli.main":
            os.kill(os.getpid(), signal.SIGINT)

sys.meta_path.insert(0, Finder())
runpy.run_module("briefing_site", run_name="__main__", alter_sys=True)
"""
    done = run("-c", program, "build", "--site", small.root)
    assert done == Ended(-signal.SIGINT, "", "")


# --- in a terminal -------------------------------------------------------------------------------

BAR = """
import sys
from briefing_site.apps.cli.main import program
from briefing_site.apps.cli import progress_bar

progress_bar.ProgressBar.after = 0.0
program()
"""
"""The command, with a bar from the first moment on."""


@pytest.mark.parametrize("at", ["parse ", "view ", "render ", "publish "], ids=str.strip)
def test_ctrl_c_while_the_bar_is_drawn(edited: Site, at: str) -> None:
    """The key itself, in a terminal: it comes at some moment after the bar has shown the stage."""

    def press(terminal: int, raw: str) -> bool:
        if at in raw:
            os.write(terminal, b"\x03")
        return at in raw

    done = watched(["-c", BAR, "build", "--site", edited.root], act=press)
    assert done.cursor
    assert temporary(edited.root) == []
    published = b"Quay Notes" in tree(edited.path("build"))["index.html"]
    if done.status == 0:  # it was faster than the key
        assert published
    else:
        assert done.status == 130
        assert done.screen == [f"Stopped; {'the site is' if published else 'nothing was'} published."]


@pytest.mark.parametrize("moment", ["drawing", "drawn", "loading"])
def test_the_terminal_is_as_it_was(edited: Site, moment: str) -> None:
    """Also where the signal comes in the middle of drawing."""
    moments = {
        "loading": Moment("briefing_site.apps.cli.progress_bar:_bar"),
        "drawing": Moment("rich.live:Live.refresh", number=3),
        "drawn": Moment("rich.live:Live.refresh", number=3, when="after"),
    }
    m = moments[moment]
    data = json.dumps([(m.call, m.text, m.number, m.when, signal.SIGINT)])
    program = PROGRAM.replace("program()\n", BAR)
    done = watched(["-c", program, data, "one step", "build", "--site", edited.root])
    assert (done.status, done.screen, done.cursor) == (130, ["Stopped; nothing was published."], True)


# --- other commands ------------------------------------------------------------------------------


@pytest.mark.parametrize("moment", [stage("read"), step(3), stage("link"), step(6), step(14)], ids=str)
def test_a_check(edited: Site, moment: Moment) -> None:
    before = tree(edited.root)
    done = stopped(moment, "check", "--site", edited.root)
    assert done == Ended(130, "", "Stopped; not everything was checked.\n")
    assert {
        path: data for path, data in tree(edited.root).items() if not path.startswith(".cache/")
    } == before
    assert temporary(edited.root) == []


BOOK = {
    "a page is laid out": (
        Moment("briefing_site.render.book_pdf:_Pages.emit", "Page", when="after"),
        "no book was written",
    ),
    "half written": (
        Moment("briefing_site.publish.atomic:tempfile.mkstemp", ".book.pdf.", when="after"),
        "the book is written",
    ),
    "told": (Moment("briefing_site.apps.cli.commands.export:say", when="after"), "the book is written"),
}

OLD_BOOKS = {
    "pdf": b"%PDF-1.7 the old one",
    "docx": b"PK\x03\x04 the old one",
    "epub": b"PK\x03\x04 mimetypeapplication/epub+zip the old one",
}
"""What begins like a book that was written before: nothing else is written over."""


@needs_pango
@pytest.mark.parametrize(("moment", "said"), BOOK.values(), ids=BOOK)
def test_a_book(small: Site, tmp_path: Path, moment: Moment, said: str) -> None:
    book = tmp_path / "book.pdf"
    book.write_bytes(OLD_BOOKS["pdf"])
    done = stopped(moment, "export", "--pdf", "--to", book, "--site", small.root)
    assert (done.status, done.err) == (130, f"Stopped; {said}.\n")
    assert (book.read_bytes() == OLD_BOOKS["pdf"]) is (said == "no book was written")
    assert temporary(tmp_path) == []


class _Slow(QuietHandler):
    """A page that comes drop by drop, or never."""

    def do_GET(self) -> None:
        self.server.asked.set()  # type: ignore[attr-defined]
        with suppress(OSError):
            if self.path == "/drops":
                self.send_response(200)
                self.send_header("Content-Type", "text/html")
                self.end_headers()
                while not self.server.over.wait(0.02):  # type: ignore[attr-defined]
                    self.wfile.write(b"<p>Rain fell.")
            self.server.over.wait()  # type: ignore[attr-defined]


@contextmanager
def slow() -> Iterator[tuple[str, threading.Event]]:
    """Address of a slow server, and an event that is set when it has been asked for something."""
    asked, over = threading.Event(), threading.Event()
    with answering(_Slow, asked=asked, over=over) as address:
        try:
            yield address, asked
        finally:
            over.set()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM], ids=lambda number: number.name)
@pytest.mark.parametrize("page", ["drops", "never"])
def test_a_source_from_a_slow_server(small: Site, page: str, number: int) -> None:
    before = tree(small.root)
    with slow() as (base, asked):
        command = ["source", "add", f"{base}/{page}", "--site", str(small.root)]
        with subprocess.Popen(
            [sys.executable, "-m", "briefing_site", *command], cwd=ROOT, stderr=subprocess.PIPE, text=True
        ) as process:
            assert asked.wait(PATIENCE)
            process.send_signal(number)
            _, said = process.communicate(timeout=PATIENCE)  # the server itself has all the time in the world
    assert (process.returncode, said) == (128 + number, "Stopped; nothing more was written.\n")
    assert tree(small.root) == before


@pytest.mark.skipif(sys.platform != "linux", reason="a lock as Linux has it")
def test_a_source_whose_host_nobody_knows(small: Site) -> None:
    """No signal ends the system's own look-up of a name, which may take ten seconds and more."""
    program = """
import ctypes, socket
from briefing_site.apps.cli.main import program

def look_up(*given, **named):
    lock, system = ctypes.create_string_buffer(64), ctypes.CDLL(None)
    system.pthread_mutex_lock(lock)
    send_when_this_thread_rests()
    system.pthread_mutex_lock(lock)

socket.getaddrinfo = look_up
program()
"""
    before = tree(small.root)
    done = run("-c", RESTING + program, "source", "add", "http://nowhere.example/page", "--site", small.root)
    assert done == Ended(130, "", "Stopped; nothing more was written.\n")
    assert tree(small.root) == before


WRITES = {
    "before": (
        Moment("briefing_site.publish.change_journal:write_durably", number=1),
        "all files are written",
    ),
    "in the middle": (
        Moment("briefing_site.publish.change_journal:write_durably", number=3),
        "all files are written",
    ),
    "after": (Moment("briefing_site.authoring.intake.add:take_in", when="after"), "nothing more was written"),
}


@pytest.mark.parametrize(("moment", "said"), WRITES.values(), ids=WRITES)
def test_a_source_is_written_whole_or_not_at_all(
    small: Site, tmp_path: Path, moment: Moment, said: str
) -> None:
    document = tmp_path / "log.md"
    document.write_text("# Log of the quay\n\nAda Lane, 3 January 2026\n\nThe wind fell before noon.\n")
    before = set(tree(small.root))
    done = stopped(moment, "source", "add", document, "--id", "log", "--site", small.root)
    assert (done.status, done.err) == (130, f"Stopped; {said}.\n")
    new = {"seeds/log.md", "seeds/archive/log.txt", "seeds/archive/log.json", "seeds/archive/log.original.md"}
    assert set(tree(small.root)) - before == (new if said.startswith("all") else set())
    assert temporary(small.root) == []


INIT = {
    "writing elsewhere": (Moment("briefing_site.publish.change_journal:write_durably", number=2), False),
    "written elsewhere": (Moment("briefing_site.publish.author_files:write_all_new", when="after"), False),
    "pinning": (Moment("briefing_site.authoring.pin:dump"), False),
    "pinned": (Moment("briefing_site.authoring.pin:write_one", "seeds.lock", when="after"), False),
    "writing": (Moment("briefing_site.publish.change_journal:write_durably", "fresh", 2), True),
    "written": (Moment("briefing_site.publish.change_journal:_place", "fresh", 7, "after"), True),
}


@pytest.mark.parametrize(("moment", "made"), INIT.values(), ids=INIT)
def test_a_new_site_is_made_whole_or_not_at_all(tmp_path: Path, moment: Moment, made: bool) -> None:
    done = stopped(moment, "init", "fresh", cwd=tmp_path)
    said = "all files are written" if made else "nothing was written"
    assert (done.status, done.out, done.err) == (130, "", f"Stopped; {said}.\n")
    folder = tmp_path / "fresh"
    assert folder.exists() is made
    if made:
        assert Site(folder).check(strict=True).faults == []


@pytest.mark.parametrize("number", [1, 2, 3])
def test_a_renaming_is_made_everywhere_or_nowhere(small: Site, number: int) -> None:
    moment = Moment("briefing_site.publish.change_journal:write_durably", number=number, when="after")
    done = stopped(moment, "rename", "source", "rain", "storm", "--site", small.root)
    assert (done.status, done.err) == (130, "Stopped; all changes are made.\n")
    assert not small.path("seeds/rain.md").exists()
    assert small.check(strict=True).faults == []
    assert temporary(small.root) == []


def test_a_lock_is_old_or_new(small: Site) -> None:
    small.delete("seeds/seeds.lock")
    before = tree(small.root)
    done = stopped(Moment("briefing_site.authoring.pin:dump"), "pin", "--site", small.root)
    assert (done.status, done.err) == (130, "Stopped; nothing was written.\n")
    assert tree(small.root) == before
    done = stopped(
        Moment("briefing_site.publish.change_journal:write_durably", when="after"),
        "pin",
        "--site",
        small.root,
    )
    assert (done.status, done.err) == (130, "Stopped; seeds/seeds.lock is written.\n")
    assert small.check(strict=True).faults == []


# --- what it is made of --------------------------------------------------------------------------


@pytest.fixture
def listening() -> Iterator[None]:
    """Signals as the program has them."""
    names = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
    before = {name: signal.getsignal(name) for name in names}
    for name in names:
        signal.signal(name, signal.SIG_DFL)
    listen()
    yield
    for name, handler in before.items():
        signal.signal(name, handler)


@pytest.mark.usefixtures("listening")
def test_a_signal_that_is_held_comes_afterwards() -> None:
    done = []
    with pytest.raises(Interruption) as caught, held("the work is done"):
        signal.raise_signal(signal.SIGTERM)
        with held("a part is done"):
            signal.raise_signal(signal.SIGINT)
            done.append("part")
        done.append("all")
    assert done == ["part", "all"]
    assert (caught.value.number, caught.value.left) == (signal.SIGTERM, "the work is done")


@pytest.mark.usefixtures("listening")
def test_a_fault_weighs_more_than_a_signal() -> None:
    with pytest.raises(OSError, match="full"), held():
        signal.raise_signal(signal.SIGINT)
        raise OSError("full")


@pytest.mark.usefixtures("listening")
def test_without_a_signal_nothing_comes() -> None:
    before = signal.getsignal(signal.SIGINT)
    with held("done"):
        assert signal.getsignal(signal.SIGINT) is not before
    assert signal.getsignal(signal.SIGINT) is before


@pytest.mark.usefixtures("listening")
def test_in_another_thread_nothing_has_to_be_held() -> None:
    before = signal.getsignal(signal.SIGINT)
    seen: list[object] = []

    def work() -> None:
        with held():
            seen.append(signal.getsignal(signal.SIGINT))

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert seen == [before]


@pytest.mark.usefixtures("listening")
@pytest.mark.parametrize(("left", "said"), [("better", "better"), ("", ""), (None, "known")])
def test_who_knows_better_may_tell(left: str | None, said: str) -> None:
    with pytest.raises(Interruption) as caught, telling(lambda: left), held("known"):
        signal.raise_signal(signal.SIGINT)
    assert caught.value.left == said


@pytest.mark.usefixtures("listening")
def test_on_the_way_out_signals_are_ignored() -> None:
    deafen()
    signal.raise_signal(signal.SIGINT)
    with held():
        signal.raise_signal(signal.SIGTERM)


def test_work_aside_gives_its_result_or_its_fault() -> None:
    assert aside(lambda: threading.current_thread() is threading.main_thread()) is False
    with pytest.raises(ZeroDivisionError):
        aside(lambda: 1 // 0)


@pytest.mark.usefixtures("listening")
def test_files_are_written_all_or_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    link = os.link

    def interrupted(old: Path, new: Path, *, follow_symlinks: bool = True) -> None:
        signal.raise_signal(signal.SIGINT)
        link(old, new, follow_symlinks=follow_symlinks)

    monkeypatch.setattr(os, "link", interrupted)
    with pytest.raises(Interruption):
        write_all_new(tmp_path, {tmp_path / "a": b"a", tmp_path / "b/c": b"c"})
    assert tree(tmp_path) == {"a": b"a", "b/c": b"c"}
    with pytest.raises(Interruption):
        change_all(tmp_path, {"a": b"a", "b/c": b"c"}, {"d": b"d", "b/c": b"C"}, {"a": "d"})
    assert tree(tmp_path) == {"d": b"d", "b/c": b"C"}


@pytest.mark.parametrize("form", ["docx", "epub"])
@pytest.mark.parametrize(
    "moment", [stage("typeset"), *(each for each, _ in list(BOOK.values())[1:])], ids=str
)
def test_a_book_for_a_screen(small: Site, tmp_path: Path, form: str, moment: Moment) -> None:
    book = tmp_path / "book.pdf"
    book.write_bytes(OLD_BOOKS[form])
    done = stopped(moment, "export", f"--{form}", "--out", book, "--site", small.root)
    written = book.read_bytes() != OLD_BOOKS[form]
    assert (done.status, done.err) == (
        130,
        f"Stopped; {'the book is written' if written else 'no book was written'}.\n",
    )
    assert not written or zipfile.is_zipfile(book)
    assert temporary(tmp_path) == []
