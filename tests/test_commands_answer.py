"""Commands answer: in a line, with the right exit status, and soon, whatever the folders hold."""

from __future__ import annotations

import errno
import fcntl
import os
import re
import shlex
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from briefing_site.apps.cli.main import CONTENT, GOOD, UNWRITABLE, USAGE
from briefing_site.read import kept_files, looked_at
from tests.commands import PROGRAM, content, say
from tests.patience import PATIENCE
from tests.sites import LEAD, Site, tree


@pytest.fixture(autouse=True)
def nothing_waits() -> Iterator[None]:
    """A command that waits for a pipe is a failure, and no test that never ends."""

    def stop(*_: object) -> None:
        pytest.fail("the command waits for something that never comes")

    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(int(PATIENCE))
    yield
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)


# --- where a command is given ----------------------------------------------------------------------

STREAMS = {
    "nowhere to print": "build --site {site} >&-",
    "nowhere to complain": "check --site {site} 2>&-",
    "nothing to read from": "check --site {site} <&-",
    "nothing at all": "build --site {site} <&- >&- 2>&-",
    "as JSON": "check --json --site {site} >&-",
}


@pytest.mark.parametrize("command", STREAMS.values(), ids=STREAMS)
def test_a_closed_stream_changes_nothing(small: Site, command: str) -> None:
    small.lead("One [@rain#hours].")
    program = f"{shlex.quote(sys.executable)} -m briefing_site"
    line = f"{program} {command.format(site=shlex.quote(str(small.root)))}"
    done = subprocess.run(["sh", "-c", line], capture_output=True, text=True, timeout=PATIENCE, check=False)
    assert (done.returncode, done.stderr) == (GOOD, "")
    assert small.path("build/index.html").exists() == command.startswith("build")


GONE = {
    "build": (GOOD, ["build"], ""),
    "report": (GOOD, ["report"], ""),
    "export": (USAGE, ["export", "--epub"], "has been deleted"),
    "publish-check": (CONTENT, ["publish-check"], ""),
}


@pytest.mark.parametrize(("status", "arguments", "words"), GONE.values(), ids=GONE)
def test_a_command_in_a_folder_that_was_deleted(
    small: Site,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    status: int,
    arguments: list[str],
    words: str,
) -> None:
    small.lead("One [@rain#hours].")
    if arguments == ["publish-check"]:
        small.build()
        small.path("build/404.html").unlink()
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    said = say(capsys, *arguments, "--site", small.root)
    assert (said.status, words in said.err) == (status, True)


NO_LOCK: dict[str, Callable[[Path], None]] = {
    "a folder": Path.mkdir,
    "a symbolic link": lambda path: path.symlink_to("elsewhere"),
    "no regular file": os.mkfifo,
}


@pytest.mark.parametrize(("kind", "make"), NO_LOCK.items(), ids=NO_LOCK)
def test_what_stands_in_the_place_of_the_lock_is_told(
    small: Site, capsys: pytest.CaptureFixture[str], kind: str, make: Callable[[Path], None]
) -> None:
    small.lead("One [@rain#hours].")
    small.delete("seeds/seeds.lock")
    make(small.path("seeds/seeds.lock"))
    said = say(capsys, "pin", "--site", small.root)
    assert said.status == UNWRITABLE
    assert f"seeds/seeds.lock is {kind}: delete it" in said.err


# --- where the site goes ---------------------------------------------------------------------------

OUT = {
    "among the briefings": ("{site}/briefings/out", USAGE, "the site is made from"),
    "the briefings": ("{site}/briefings", USAGE, "the site is made from"),
    "among the sources": ("{site}/seeds/archive/out", USAGE, "the site is made from"),
    "among the themes": ("{site}/themes/mine/static/out", USAGE, "the site is made from"),
    "among the files at the root": ("{site}/public", USAGE, "is what the site is made from"),
    "below the files at the root": ("{site}/public/out", USAGE, "public, what the site is made from"),
    "among what is kept": ("{site}/.cache/out", USAGE, "the site is made from"),
    "in Git's own folder": ("{site}/.git/out", USAGE, "the site is made from"),
    "the site": ("{site}", USAGE, "the site is made from"),
    "above the site": ("{site}/..", USAGE, "the site is made from"),
    "by a link among the briefings": ("{site}/link-in/out", USAGE, "the site is made from"),
    "the root": ("/", USAGE, "is the root of a disk"),
    "the root by another name": ("/../", USAGE, "is the root of a disk"),
    "a mount point": ("/proc", UNWRITABLE, "is a mount point"),
    "a loop of one link": ("{site}/loop", UNWRITABLE, "is a loop of symbolic links"),
    "a loop of two links": ("{site}/ping", UNWRITABLE, "is a loop of symbolic links"),
    "in a loop": ("{site}/loop/out", UNWRITABLE, "loop of symbolic links"),
    "a file": ("{site}/file", UNWRITABLE, "is a file"),
    "in a file": ("{site}/file/out", UNWRITABLE, "cannot be used"),
    "a pipe": ("{site}/pipe", UNWRITABLE, "is a pipe or a device"),
    "a device": ("/dev/null", UNWRITABLE, "is a pipe or a device"),
    "in a device": ("/dev/null/out", UNWRITABLE, "cannot be used"),
    "where nothing can be made": ("/proc/self/out", UNWRITABLE, "could not be written"),
    "a name that is too long": ("{site}/" + "x" * 300, UNWRITABLE, "cannot be used"),
}


@pytest.mark.parametrize(("out", "status", "words"), OUT.values(), ids=OUT)
def test_a_folder_that_no_site_can_go_to_is_refused_in_a_line(
    small: Site, capsys: pytest.CaptureFixture[str], out: str, status: int, words: str
) -> None:
    small.put("file", "mine")
    small.write("-- themes/mine/theme.yaml --\nname: mine\nextends: base\n")
    os.mkfifo(small.path("pipe"))
    small.path("loop").symlink_to(small.path("loop"))
    small.path("ping").symlink_to("pong")
    small.path("pong").symlink_to("ping")
    small.path("link-in").symlink_to(small.path("briefings"))
    before = sorted(path.as_posix() for path in small.root.rglob("*") if ".cache" not in path.parts)
    said = say(capsys, "build", "--site", small.root, "--out", out.format(site=small.root))
    assert (said.status, words in said.err) == (status, True), said
    assert len(said.err.splitlines()) == 1
    after = sorted(path.as_posix() for path in small.root.rglob("*") if ".cache" not in path.parts)
    assert after == before


@pytest.mark.parametrize("option", ["--site", "--archive"])
def test_a_folder_that_may_not_be_followed_is_told(
    small: Site, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, option: str
) -> None:
    """As /proc/1/root is to a program in a container, root or not: it is a folder, and a link that cannot be read."""
    closed = small.root.with_name("closed")
    closed.symlink_to(small.root)
    readlink = os.readlink

    def refused(path: str, *, dir_fd: int | None = None) -> str:
        if os.fspath(path) == str(closed):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), path)
        return readlink(path, dir_fd=dir_fd)

    monkeypatch.setattr(os, "readlink", refused)
    given = (closed, "--archive", small.path("seeds")) if option == "--site" else (small.root, option, closed)
    said = say(capsys, "build", "--site", *given)
    assert (said.status, said.err) == (USAGE, f"briefing: {closed} cannot be used: Permission denied\n")


ELSEWHERE = Path("/dev/shm")  # another file system than that of the site, on most machines


@pytest.mark.skipif(not os.access(ELSEWHERE, os.W_OK), reason="there is no other file system to write to")
def test_the_site_may_go_to_another_file_system(small: Site, capsys: pytest.CaptureFixture[str]) -> None:
    small.lead("One [@rain#hours].")
    with tempfile.TemporaryDirectory(dir=ELSEWHERE) as folder:
        out = Path(folder, "site")
        assert say(capsys, "build", "-q", "--site", small.root, "--out", out).status == GOOD
        first = tree(out)
        small.lead("Two [@rain#hours].")
        assert say(capsys, "build", "-q", "--site", small.root, "--out", out).status == GOOD
        assert say(capsys, "build", "-q", "--site", small.root).status == GOOD
        assert tree(out) == tree(small.path("build")) != first
        assert [path.name for path in Path(folder).iterdir()] == ["site"]
        said = say(capsys, "build", "--site", small.root, "--out", ELSEWHERE)
        assert (said.status, "is a mount point" in said.err) == (UNWRITABLE, True)


def test_the_usual_folder_may_be_a_link_that_leads_into_the_sources(
    small: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    small.path("build").symlink_to("briefings")
    assert say(capsys, "build", "--site", small.root).status == USAGE


def test_an_archive_elsewhere_is_a_source_too(
    small: Site, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    small.rename("seeds/archive", "../archive")
    archive = small.root.parent / "archive"
    said = say(capsys, "build", "--site", small.root, "--archive", archive, "--out", archive / "out")
    assert (said.status, "the site is made from" in said.err) == (USAGE, True)


GOOD_OUT = ("build", "public-site", "docs/site", "../elsewhere", "themes-of-mine", "briefings-site")


@pytest.mark.parametrize("out", GOOD_OUT)
def test_any_other_folder_will_do(small: Site, capsys: pytest.CaptureFixture[str], out: str) -> None:
    assert say(capsys, "build", "-q", "--site", small.root, "--out", small.path(out)).status == GOOD
    assert (small.path(out) / "index.html").is_file()


# --- pipes and devices -----------------------------------------------------------------------------

# The path, and the status of a build where it is a pipe, or a link to a device: links are left out with a warning.

PIPES: dict[str, tuple[str, int, int]] = {
    "the settings": ("config.yaml", USAGE, USAGE),
    "a briefing": (LEAD, CONTENT, GOOD),
    "a picture": ("briefings/water/a.png", CONTENT, GOOD),
    "a card": ("seeds/rain.md", CONTENT, CONTENT),
    "the lock": ("seeds/seeds.lock", CONTENT, CONTENT),
    "the editions": ("seeds/editions.lock", CONTENT, CONTENT),
    "a document": ("seeds/archive/rain.txt", CONTENT, GOOD),
    "a text beside": ("drafts/plan.md", GOOD, GOOD),
    "a note beside": ("README.md", GOOD, GOOD),
    "settings of another name": ("config.yml", GOOD, GOOD),
    "the theme's own settings": ("themes/mine/theme.yaml", USAGE, USAGE),
    "a template": ("themes/mine/templates/404.html", CONTENT, GOOD),
    "a style sheet": ("themes/mine/static/a.css", CONTENT, GOOD),
    "words": ("themes/mine/words/en.yaml", CONTENT, GOOD),
    "the store": (".cache/results.store", GOOD, GOOD),
    "what is kept": (".cache", GOOD, USAGE),
    "a published page": ("build/index.html", GOOD, GOOD),
    "the manifest": ("build/build-manifest.json", UNWRITABLE, UNWRITABLE),
    "the site": ("build", UNWRITABLE, USAGE),
}


@pytest.mark.parametrize("kind", ["pipe", "a link to a device"])
@pytest.mark.parametrize(("path", "of_pipe", "of_link"), PIPES.values(), ids=PIPES)
def test_no_command_waits_for_a_pipe_or_a_device(
    small: Site, capsys: pytest.CaptureFixture[str], path: str, of_pipe: int, of_link: int, kind: str
) -> None:
    small.write("-- themes/mine/theme.yaml --\nname: mine\nextends: base\n")
    small.append("config.yaml", "theme: mine\n")
    small.lead("It rained [@rain#hours].")
    small.build()
    if small.path(path).exists():
        small.delete(path)
    small.path(path).parent.mkdir(parents=True, exist_ok=True)
    if kind == "pipe":
        os.mkfifo(small.path(path))
    else:
        small.path(path).symlink_to("/dev/zero")
    built = say(capsys, "build", "--site", small.root)
    assert built.err.count("Traceback") == 0
    for command in ("check", "pin", "doctor"):
        assert say(capsys, command, "--site", small.root).err.count("Traceback") == 0
    assert built.status == (of_pipe if kind == "pipe" else of_link), built


OTHER_INPUTS: dict[str, tuple[str, tuple[str, ...], int, str]] = {
    "a document to take in": ("notes.txt", ("source", "add", "{site}/notes.txt"), CONTENT, "no regular file"),
    "a PDF to take in": ("notes.pdf", ("source", "add", "{site}/notes.pdf"), CONTENT, "no regular file"),
    "a bibliography": ("library.bib", ("source", "import", "{site}/library.bib"), USAGE, "no regular file"),
    "references": ("library.ris", ("source", "import", "{site}/library.ris"), USAGE, "no regular file"),
    "the archive": ("texts", ("build", "--archive", "{site}/texts"), USAGE, "no archive folder"),
    "a report": ("report.html", ("report", "--out", "{site}/report.html"), USAGE, "no regular file"),
    "a book": ("book.pdf", ("export", "--pdf", "--to", "{site}/book.pdf"), UNWRITABLE, "no regular file"),
    "the journal of a change": (".briefing-changes", ("check",), UNWRITABLE, ".briefing-changes"),
    "a record of a change": (".briefing-changes/committed", ("check",), UNWRITABLE, "no regular file"),
    "the note of a build": (".briefing-busy", ("build",), GOOD, ""),
    "the new site of a build": (".build.briefing-new", ("build",), GOOD, ""),
    "the old site of a build": (".build.briefing-old", ("build",), GOOD, ""),
    "the note on a picture": ("briefings/water/a.gif.source.yaml", ("build",), CONTENT, "no regular file"),
}
"""The path of a pipe, a command that meets it, its status, and what it says."""


@pytest.mark.parametrize(("path", "command", "status", "words"), OTHER_INPUTS.values(), ids=OTHER_INPUTS)
def test_a_pipe_anywhere_else_is_told_in_a_line(
    small: Site,
    capsys: pytest.CaptureFixture[str],
    path: str,
    command: tuple[str, ...],
    status: int,
    words: str,
) -> None:
    small.lead("It rained [@rain#hours].")
    small.path(path).parent.mkdir(exist_ok=True)
    os.mkfifo(small.path(path))
    given = [word.replace("{site}", str(small.root)) for word in command]
    said = say(capsys, *given, "--site", small.root)
    assert (said.status, words in said.out + said.err) == (status, True), said
    if path != ".briefing-changes/committed":
        assert small.path(path).is_fifo() or status == GOOD


# --- a change that somebody else makes -------------------------------------------------------------


@pytest.mark.parametrize(
    "command",
    ["new water Plan", "rename source rain shower", "pin", "release", "check", "build", "init {site}"],
)
def test_a_command_that_waits_for_another_says_for_which(small: Site, command: str) -> None:
    journal = small.path(".briefing-changes")
    journal.mkdir()
    handle = os.open(journal, os.O_RDONLY)
    fcntl.flock(handle, fcntl.LOCK_EX)
    words = command.replace("{site}", str(small.root)).split()
    site = [] if words[0] == "init" else ["--site", str(small.root)]
    waiting = subprocess.Popen(
        [sys.executable, "-c", PROGRAM, *words, *site],
        stderr=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        text=True,
    )
    assert waiting.stderr
    line = waiting.stderr.readline()
    os.close(handle)
    rest = waiting.communicate(timeout=PATIENCE)[1]
    assert f"{small.root} is being changed by another command" in line
    assert re.search(r", since \d{4}-\d\d-\d\d \d\d:\d\d:\d\d; waiting for it to end", line)
    if Path("/proc/locks").exists():
        assert f"process {os.getpid()}" in line
    assert waiting.returncode == (USAGE if words[0] == "init" else GOOD), rest


# --- a clock that runs back ------------------------------------------------------------------------


def late(site: Site, path: str) -> None:
    """Give a file a time in the far future."""
    os.utime(site.path(path), (2**32, 2**32))


@pytest.mark.parametrize("command", ["build", "check"])
def test_an_edit_is_seen_whatever_the_times_of_files(
    small: Site, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    small.lead("It rained [@rain#hours].")
    late(small, LEAD)
    assert say(capsys, command, "--site", small.root).status == GOOD
    small.edit(LEAD, "It rained [@rain#hours].", "It rained [@rain#hourz].")
    late(small, LEAD)
    assert say(capsys, command, "--site", small.root).status == CONTENT
    small.edit(LEAD, "@rain#hourz", "@rain#hours")
    os.utime(small.path(LEAD), (0, 0))
    assert say(capsys, command, "--site", small.root).status == GOOD


@pytest.mark.parametrize("command", ["build", "check"])
def test_an_edit_is_seen_when_the_clock_has_gone_back(
    small: Site, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    small.lead("It rained [@rain#hours].")
    assert say(capsys, command, "--site", small.root).status == GOOD
    for module in (looked_at, kept_files):
        monkeypatch.setattr(module.time, "time_ns", lambda: 10**18)  # in the year 2001
    assert say(capsys, command, "--site", small.root).status == GOOD
    small.edit(LEAD, "@rain#hours", "@rain#hourz")
    assert say(capsys, command, "--site", small.root).status == CONTENT
    assert content(small)
