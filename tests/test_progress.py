"""What a long build shows of itself: how far it is; and that a quick one shows nothing."""

from __future__ import annotations

import errno
import io
import re
import sys

import pytest

from briefing_site.apps.cli.progress_bar import ProgressBar, ProgressLines
from briefing_site.engine.build import check
from briefing_site.model.progress import Clock
from tests.commands import say
from tests.sites import Site
from tests.terminals import Watched, watched

# --- what is measured ----------------------------------------------------------------------------


class Recorder(Clock):
    """Keeps what there is to show: stage, steps done, and all steps."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[tuple[str, int, int | None]] = []

    def show(self) -> None:
        self.shown.append((self.name, self.done, self.total))


def test_what_a_clock_has_to_show() -> None:
    clock = Recorder()
    with clock.stage("parse"):
        clock.expect(2)
        assert list(clock.steps("ab")) == ["a", "b"]
    with clock.stage("typeset"):
        clock.step()
    assert clock.shown == [
        ("parse", 0, None),
        ("parse", 0, 2),
        ("parse", 1, 2),
        ("parse", 2, 2),
        ("typeset", 0, None),
        ("typeset", 1, None),
    ]
    assert list(clock.seconds) == ["parse", "typeset"]


def test_a_stage_that_fails_is_not_done() -> None:
    clock = Clock()
    with clock.stage("parse"):
        pass
    with pytest.raises(OSError), clock.stage("publish"):
        raise OSError
    assert list(clock.seconds) == ["parse"]


def test_the_stages_of_a_check_and_their_steps(small: Site) -> None:
    """Every stage says beforehand how many steps it has, and takes so many."""
    clock = Recorder()
    pages = check(small.options(), clock).summary["pages"]
    assert clock.shown == [
        ("read", 0, None),
        ("parse", 0, None),
        *(("parse", done, 2) for done in range(3)),
        ("verify", 0, None),
        *(("verify", done, 1) for done in range(2)),
        ("link", 0, None),
        ("link", 0, None),  # which pages to make is told before what is wrong
        ("render", 0, None),
        *(("render", done, pages) for done in range(pages + 1)),
        ("files", 0, None),
    ]
    assert list(clock.seconds) == ["read", "parse", "verify", "link", "render", "files"]


def test_only_what_has_to_be_parsed_counts(small: Site) -> None:
    small.check()
    small.lead("[@rain#hours]")
    clock = Recorder()
    check(small.options(), clock)
    assert [shown for shown in clock.shown if shown[0] == "parse"][-1] == ("parse", 1, 1)


# --- lines, for whoever reads the output later ---------------------------------------------------


@pytest.fixture
def long(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every build counts as a long one, and shows all that it can."""
    monkeypatch.setattr(ProgressLines, "every", 0.0)


@pytest.mark.usefixtures("long")
@pytest.mark.parametrize(
    ("stage", "done", "total", "line"),
    [
        ("parse", 420, 1250, "parse 420 of 1,250 files\n"),
        ("render", 1, 1, "render 1 of 1 page\n"),
        ("typeset", 1, None, "typeset 1 page laid out\n"),
        ("typeset", 1045, None, "typeset 1,045 pages laid out\n"),
        ("knit", 2, 3, "knit 2 of 3 steps\n"),
        ("parse", 0, 1250, ""),
        ("link", 0, None, ""),
    ],
    ids=["counts", "one", "one, end unknown", "end unknown", "new stage", "nothing done", "no steps"],
)
def test_a_line(
    capsys: pytest.CaptureFixture[str], stage: str, done: int, total: int | None, line: str
) -> None:
    lines = ProgressLines()
    lines.name, lines.done, lines.total = stage, done, total
    lines.show()
    assert capsys.readouterr() == ("", line)


def test_a_line_every_few_seconds(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    now = 100.0
    monkeypatch.setattr("time.monotonic", lambda: now)
    monkeypatch.setattr(ProgressLines, "every", 5.0)
    lines = ProgressLines()
    for name in ("parse", "render"):
        with lines.stage(name):
            lines.expect(10)
            for _ in lines.steps(range(10)):
                now += 1
    assert capsys.readouterr().err.splitlines() == [
        "parse 5 of 10 files",
        "parse 10 of 10 files",
        "render 5 of 10 pages",
        "render 10 of 10 pages",
    ]


@pytest.mark.usefixtures("long")
def test_lines_of_a_build(small: Site, capsys: pytest.CaptureFixture[str]) -> None:
    said = say(capsys, "build", "--site", small.root)
    pages = len(list(small.path("build").rglob("*.html")))
    assert said.err.splitlines() == [
        "parse 1 of 2 files",
        "parse 2 of 2 files",
        "verify 1 of 1 source",
        *(f"render {done} of {pages} pages" for done in range(1, pages + 1)),
    ]
    assert len(said.lines) == 1


@pytest.mark.usefixtures("long")
@pytest.mark.parametrize("style", ["json", "github"])
def test_formats_for_programs_stay_clean(small: Site, capsys: pytest.CaptureFixture[str], style: str) -> None:
    small.lead("### Deep")
    said = say(capsys, "build", "--site", small.root, "--format", style)
    assert "parse 1 of 3 files" in said.err
    (line,) = said.lines
    assert line.startswith('{"path"' if style == "json" else "::warning ")


@pytest.mark.usefixtures("long")
@pytest.mark.parametrize("command", ["build", "check"])
def test_quiet_is_quiet(small: Site, capsys: pytest.CaptureFixture[str], command: str) -> None:
    said = say(capsys, command, "-q", "--site", small.root)
    assert (said.out, said.err) == ("", "")


def test_a_quick_build_prints_no_line(small: Site, capsys: pytest.CaptureFixture[str]) -> None:
    assert say(capsys, "build", "--site", small.root).err == ""


@pytest.mark.usefixtures("long")
@pytest.mark.parametrize("display", [ProgressLines, ProgressBar])
def test_a_stream_that_is_gone_stops_nothing(monkeypatch: pytest.MonkeyPatch, display: type[Clock]) -> None:
    class Gone(io.StringIO):
        def write(self, text: str) -> int:
            raise OSError(errno.EIO, "the terminal is closed")

        def isatty(self) -> bool:
            return True

    monkeypatch.setattr(ProgressBar, "after", 0.0)
    monkeypatch.setattr(sys, "stderr", Gone())
    clock = display()
    with clock.stage("view"):
        clock.step()
    clock.close()
    assert list(clock.seconds) == ["view"]


# --- a bar, for whoever watches ------------------------------------------------------------------

PROGRAM = """
import sys
from briefing_site.apps.cli.main import main
from briefing_site.apps.cli import progress_bar

early, *arguments = sys.argv[1:]
progress_bar.ProgressBar.after = 3600.0 if early == "too early" else 0.0
progress_bar.ProgressLines.every = 3600.0 if early == "without rich" else 0.0
if early == "without rich":
    progress_bar.find_spec = lambda name: None
status = main(arguments)
print("rich is", "loaded" if "rich" in sys.modules else "not loaded")
sys.exit(status)
"""


def bar(site: Site, *arguments: str, early: str = "at once", columns: int = 100, **how: str) -> Watched:
    command = ["-c", PROGRAM, early, *arguments, "--site", site.root]
    return watched(command, columns=columns, **how)  # type: ignore[arg-type]


def test_a_bar_in_a_terminal(small: Site) -> None:
    done = bar(small, "check")
    assert (done.status, done.screen, done.cursor) == (0, ["No faults.", "rich is loaded"], True)
    stages = [line.split()[0] for line in done.frames if line]
    assert list(dict.fromkeys(stages)) == ["read", "parse", "verify", "link", "render", "files", "No", "rich"]
    pages = check(small.options()).summary["pages"]
    last = [line for line in done.frames if line.startswith("render")][-1]
    counts = re.escape(f" {pages} of {pages} ")
    assert re.fullmatch(rf"render  ━+{counts}\d:\d\d:\d\d elapsed \d:\d\d:\d\d left", last)


def test_the_bar_makes_room_for_faults(small: Site) -> None:
    small.lead("[@rain#huors]")
    done = bar(small, "build")
    assert (done.status, done.cursor) == (1, True)
    assert done.screen == [
        'briefings/water/lead.md:7:2: error[unknown-excerpt] source "rain" has no excerpt "huors"',
        "  |",
        "7 | [@rain#huors]",
        "  |  ^^^^^^^^^^^",
        '  hint: did you mean "hours"?',
        "1 error.",
        "Nothing was published.",
        "rich is loaded",
    ]


@pytest.mark.parametrize("columns", [100, 64, 63, 40, 20])
def test_it_keeps_to_its_line(small: Site, columns: int) -> None:
    done = bar(small, "check", columns=columns)
    assert done.screen == ["No faults.", "rich is loaded"]
    assert max(map(len, done.frames)) <= columns
    assert any("━" in line for line in done.frames) is (columns >= 64)


@pytest.mark.parametrize("arguments", [["build"], ["check"], ["build", "-q"]], ids=" ".join)
def test_a_quick_command_never_loads_rich(small: Site, arguments: list[str]) -> None:
    done = bar(small, *arguments, early="too early")
    assert (done.status, done.cursor) == (0, True)
    assert done.screen[-1] == "rich is not loaded"
    assert "\x1b" not in done.raw


def test_with_quiet_there_is_no_bar(small: Site) -> None:
    done = bar(small, "check", "-q")
    assert done.raw.split() == ["rich", "is", "not", "loaded"]


def test_a_terminal_that_can_only_print_gets_lines(small: Site) -> None:
    done = bar(small, "check", term="dumb")
    assert done.screen[:3] == ["parse 1 of 2 files", "parse 2 of 2 files", "verify 1 of 1 source"]
    assert "\x1b" not in done.raw


def test_without_rich_there_are_lines(small: Site) -> None:
    done = bar(small, "check", early="without rich")
    assert (done.status, done.screen) == (0, ["No faults.", "rich is not loaded"])
