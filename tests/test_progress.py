"""What a long build shows of itself: how far it is, how long it will take; and that a quick one shows nothing."""

from __future__ import annotations

import io
import json
from argparse import Namespace
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import count, pairwise

import pytest

from briefing_site.apps.cli.commands import progress_bar
from briefing_site.apps.cli.commands.progress_bar import Lines, Silence, remember, told, watch
from briefing_site.apps.cli.progress import Moment, Progress, Took
from briefing_site.engine.build import check
from briefing_site.model.progress import Clock
from tests.commands import say
from tests.sites import Site
from tests.terminals import Watched, watched

# --- in words ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        (Moment("parse", 420, 1250, 8.2, True), "parse 420 of 1,250 files, about 9 s left"),
        (Moment("parse", 420, 1250, 8.2, False), "parse 420 of 1,250 files, about 9 s left in this stage"),
        (Moment("parse", 420, 1250, None, False), "parse 420 of 1,250 files"),
        (Moment("render", 1, 1, None, False), "render 1 of 1 page"),
        (Moment("link", 0, 0, 3.0, True), "link, about 3 s left"),
        (Moment("link", 0, 0, None, False), "link"),
        (Moment("typeset", 45, 0, None, False), "typeset 45 pages laid out"),
        (Moment("view", 999, 1000, 0.4, True), "view 999 of 1,000 pages"),
        (Moment("view", 1, 1000, 31.0, True), "view 1 of 1,000 pages, about 35 s left"),
        (Moment("view", 1, 1000, 59.0, True), "view 1 of 1,000 pages, about 1 min left"),
        (Moment("view", 1, 1000, 61.0, True), "view 1 of 1,000 pages, about 2 min left"),
        (Moment("view", 1, 1000, 4000.0, True), "view 1 of 1,000 pages, about 1 h 7 min left"),
    ],
    ids=[
        "counts and time",
        "time of the stage alone",
        "time unknown",
        "one",
        "no steps",
        "nothing known",
        "end unknown",
        "almost done",
        "seconds in fives",
        "a minute",
        "minutes",
        "hours",
    ],
)
def test_told(moment: Moment, words: str) -> None:
    assert told(moment) == words


# --- what is known of the time left --------------------------------------------------------------


@dataclass
class Recorder:
    """A display that keeps what it is shown, with the time."""

    first: float = 0.0
    every: float = 0.0
    stages: bool = False
    time: float = 0.0
    shown: list[tuple[float, Moment]] = field(default_factory=list)
    closed: int = 0

    def show(self, moment: Moment) -> None:
        self.shown.append((self.time, moment))

    def close(self) -> None:
        self.closed += 1

    def at(self, time: float) -> Moment:
        """What was shown last by then."""
        return [moment for when, moment in self.shown if when <= time + 1e-9][-1]


def progress(display: Recorder, before: Mapping[str, Took] | None = None) -> Progress:
    return Progress(display, lambda: before or {}, lambda: display.time)


def run(display: Recorder, watcher: Progress, stage: str, seconds: float, steps: int = 0) -> None:
    """A stage that goes on at an even pace."""
    watcher.begin(stage)
    if steps:
        watcher.expect(steps)
    start = display.time
    for step in range(1, steps + 1):
        display.time = start + seconds * step / steps
        watcher.step()
    display.time = start + seconds
    watcher.end()


def test_the_pace_of_a_stage_tells_what_is_left_of_it() -> None:
    display = Recorder()
    run(display, progress(display), "parse", 10.0, 1000)
    assert display.at(0.9).left is None  # too early to tell
    for time in (2.0, 5.0, 9.0):
        moment = display.at(time)
        assert (moment.total, moment.whole) == (1000, False)
        assert moment.done == pytest.approx(100 * time, abs=11)
        assert moment.left == pytest.approx(10.0 - time, abs=0.15)


def test_the_pace_is_that_of_the_last_seconds() -> None:
    """Files of last week from the cache, then those of today, which take a hundred times as long."""
    display = Recorder()
    watcher = progress(display)
    watcher.begin("parse")
    watcher.expect(1000)
    for step in range(1000):
        display.time += 0.001 if step < 500 else 0.1
        watcher.step()
    assert display.at(10.5).left == pytest.approx(50.5 - 10.5, abs=0.2)


def test_what_comes_before_the_first_step_is_no_part_of_the_pace() -> None:
    display = Recorder()
    watcher = progress(display)
    watcher.begin("render")
    display.time = 5.0
    watcher.expect(100)
    for _ in range(20):
        display.time += 0.1
        watcher.step()
    assert display.at(7.0).left == pytest.approx(8.0, abs=0.01)


BEFORE = {
    "parse": Took(10.0, 1000),
    "link": Took(2.0, 0),
    "render": Took(8.0, 1100),
}


def test_a_build_like_the_last_one_knows_the_time_of_all_stages() -> None:
    display = Recorder(stages=True)
    watcher = progress(display, BEFORE)
    run(display, watcher, "parse", 10.0, 1000)
    run(display, watcher, "link", 2.0)
    run(display, watcher, "render", 8.0, 1100)
    for time in (0.2, 5.0, 10.0, 14.0, 19.0):
        moment = display.at(time)
        assert moment.whole
        assert moment.left == pytest.approx(20.0 - time, abs=0.2)


def test_a_machine_that_is_half_as_fast_today_takes_twice_as_long() -> None:
    display = Recorder()
    run(display, progress(display, BEFORE), "parse", 20.0, 1000)
    assert display.at(15.0).left == pytest.approx(40.0 - 15.0, abs=0.2)


@pytest.mark.parametrize("steps", [50, 700, 1300], ids=["few files", "fewer", "more"])
def test_a_build_unlike_the_last_one_tells_of_its_stage_alone(steps: int) -> None:
    display = Recorder()
    run(display, progress(display, BEFORE), "parse", 10.0, steps)
    moment = display.at(5.0)
    assert not moment.whole
    assert moment.left == pytest.approx(5.0, abs=0.3)


def test_once_unlike_always_unlike() -> None:
    display = Recorder(stages=True)
    watcher = progress(display, BEFORE)
    run(display, watcher, "parse", 1.0, 50)
    run(display, watcher, "link", 2.0)
    assert display.shown[-1][1] == Moment("link", 0, 0, None, False)


def test_a_stage_that_took_no_time_before_is_no_measure() -> None:
    display = Recorder()
    run(display, progress(display, {"parse": Took(0.0, 100), "render": Took(3.0, 9)}), "parse", 10.0, 100)
    assert display.at(5.0).left == pytest.approx(5.0 + 3.0, abs=0.2)


def test_a_stage_that_takes_longer_than_it_did_promises_nothing() -> None:
    display = Recorder(stages=True)
    watcher = progress(display, {"typeset": Took(2.0, 40), "write": Took(0.1, 0)})
    watcher.begin("typeset")
    for _ in range(40):
        display.time += 0.1
        watcher.step()
    assert display.at(1.0).left == pytest.approx(1.1, abs=0.11)
    assert display.at(3.0).left is None


# --- when it is shown ----------------------------------------------------------------------------


def test_nothing_is_shown_of_a_quick_build() -> None:
    display = Recorder(first=0.5, every=0.2, stages=True)
    watcher = progress(display)
    run(display, watcher, "parse", 0.3, 40)
    run(display, watcher, "render", 0.19, 40)
    watcher.close()
    assert (display.shown, display.closed) == ([], 1)


def test_no_more_often_than_the_display_wants() -> None:
    display = Recorder(first=3.0, every=3.0)
    watcher = progress(display)
    run(display, watcher, "parse", 5.0, 1000)
    run(display, watcher, "render", 10.0, 1000)
    times = [time for time, _ in display.shown]
    assert times[0] >= 3.0
    assert len(times) == 4
    assert all(later - sooner >= 3.0 for sooner, later in pairwise(times))


def test_a_stage_without_steps_is_shown_where_the_display_cares() -> None:
    for stages in (True, False):
        display = Recorder(stages=stages)
        run(display, progress(display), "link", 1.0)
        assert [moment.stage for _, moment in display.shown] == (["link"] if stages else [])


def test_a_clock_without_a_watcher_times_all_the_same() -> None:
    clock = Clock()
    with clock.stage("parse"):
        clock.expect(2)
        assert list(clock.steps("ab")) == ["a", "b"]
        clock.step()
    assert list(clock.seconds) == ["parse"]


def test_a_stage_that_fails_is_not_done() -> None:
    watcher = progress(Recorder())
    clock = Clock(watcher)
    with clock.stage("parse"):
        pass
    with pytest.raises(OSError), clock.stage("publish"):
        raise OSError
    assert (watcher.done("parse"), watcher.done("publish"), watcher.done("render")) == (True, False, False)
    assert list(watcher.took()) == ["parse"]


def test_the_stages_of_a_check_and_their_steps(small: Site) -> None:
    """Every stage says beforehand how many steps it has, and takes so many."""
    display = Recorder(stages=True)
    watcher = Progress(display, now=count().__next__)
    outcome = check(small.options(), watcher)
    pages = outcome.summary["pages"]
    assert {name: took.steps for name, took in watcher.took().items()} == {
        "read": 0,
        "parse": 2,
        "verify": 1,
        "link": 0,
        "view": pages,
        "render": pages,
    }
    steps = [(moment.stage, moment.done, moment.total) for _, moment in display.shown if moment.total]
    assert steps == [
        ("parse", 1, 2),
        ("parse", 2, 2),
        ("verify", 1, 1),
        *(("view", done, pages) for done in range(1, pages + 1)),
        *(("render", done, pages) for done in range(1, pages + 1)),
    ]


def test_only_what_has_to_be_parsed_counts(small: Site) -> None:
    small.check()
    small.lead("[@rain#hours]")
    watcher = Progress(Recorder())
    check(small.options(), watcher)
    assert watcher.took()["parse"].steps == 1


# --- what is kept for the next build -------------------------------------------------------------


@pytest.fixture
def long(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every build counts as a long one, and shows all that it can."""
    monkeypatch.setattr(progress_bar, "_LONG", 0.0)
    monkeypatch.setattr(Lines, "first", 0.0)
    monkeypatch.setattr(Lines, "every", 0.0)
    monkeypatch.setattr("briefing_site.apps.cli.progress._LOOK", 0.0)


@pytest.mark.usefixtures("long")
def test_a_long_build_is_remembered(small: Site, capsys: pytest.CaptureFixture[str]) -> None:
    say(capsys, "build", "-q", "--site", small.root)
    say(capsys, "check", "-q", "--site", small.root)
    kept = json.loads(small.read(".cache/pace.json"))
    assert list(kept) == ["build", "check"]
    assert list(kept["build"]) == ["parse", "verify", "link", "view", "render", "publish"]
    given = Namespace(command="build", quiet=True)
    assert watch(small.options(), given)._before()["parse"].steps == 2


@pytest.mark.usefixtures("long")
def test_a_build_with_errors_is_not_remembered(small: Site, capsys: pytest.CaptureFixture[str]) -> None:
    small.lead("[@rain#huors]")
    say(capsys, "build", "--site", small.root)
    say(capsys, "check", "--site", small.root)
    assert not small.path(".cache/pace.json").exists()


def test_a_quick_build_is_not_remembered(small: Site) -> None:
    given = Namespace(command="build", quiet=False)
    remember(small.options(), given, Progress(Recorder(), now=lambda: 0.0))
    assert not small.path(".cache").exists()


@pytest.mark.parametrize(
    "kept", ["", "{", "[]", '{"build": 3}', '{"build": {"parse": [1]}}', '{"build": {"parse": ["a", 1]}}']
)
def test_a_record_that_cannot_be_read_is_none(small: Site, kept: str) -> None:
    small.put(".cache/pace.json", kept)
    assert watch(small.options(), Namespace(command="build", quiet=True))._before() == {}


def test_a_book_of_a_region_is_other_work_than_one_of_the_site(small: Site) -> None:
    small.put(".cache/pace.json", '{"export": {"typeset": [40, 0]}, "export water": {"typeset": [4, 0]}}')
    for what, seconds in (("", 40.0), ("water", 4.0)):
        given = Namespace(command="export", what=what, quiet=True)
        assert watch(small.options(), given)._before() == {"typeset": Took(seconds, 0)}


# --- lines, for whoever reads the output later ---------------------------------------------------


@pytest.mark.usefixtures("long")
def test_lines_of_a_build(small: Site, capsys: pytest.CaptureFixture[str]) -> None:
    said = say(capsys, "build", "--site", small.root)
    pages = len(list(small.path("build").rglob("*.html")))
    files = 1 + len(json.loads(small.read("build/build-manifest.json")))
    assert said.err.splitlines() == [
        "parse 1 of 2 files",
        "parse 2 of 2 files",
        "verify 1 of 1 source",
        *(f"view {done} of {pages} pages" for done in range(1, pages + 1)),
        *(f"render {done} of {pages} pages" for done in range(1, pages + 1)),
        *(f"publish {done} of {files} files" for done in range(1, files + 1)),
    ]
    assert len(said.lines) == 1


@pytest.mark.usefixtures("long")
@pytest.mark.parametrize("style", ["json", "github"])
def test_formats_for_programs_stay_clean(small: Site, capsys: pytest.CaptureFixture[str], style: str) -> None:
    small.lead("[@no--key]")
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


def test_a_stream_that_is_gone_stops_nothing() -> None:
    class Gone(io.StringIO):
        def write(self, text: str) -> int:
            raise BrokenPipeError

    Lines(Gone()).show(Moment("link", 0, 0, None, False))
    Lines(Gone()).close()
    Silence().close()


# --- a bar, for whoever watches ------------------------------------------------------------------

PROGRAM = """
import sys
from briefing_site.apps.cli import progress
from briefing_site.apps.cli.main import main
from briefing_site.apps.cli.commands import progress_bar

early, *arguments = sys.argv[1:]
if early == "at once":
    for display in (progress_bar.Bar, progress_bar.Lines):
        display.first = display.every = 0.0
    progress._LOOK = 0.0
if early == "too early":
    progress_bar.Bar.first = 3600.0
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
    assert list(dict.fromkeys(stages)) == ["read", "parse", "verify", "link", "view", "render", "No", "rich"]
    assert any(line.startswith("parse   ━") and line.endswith("━ 2 of 2 files") for line in done.frames)


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
