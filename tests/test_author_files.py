"""Changes of the author's files are all made or none: killed at any call, on a disk that is full or fails."""

from __future__ import annotations

import errno
import json
import os
import re
import signal
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest

from briefing_site.apps.cli.main import UNWRITABLE
from briefing_site.engine.engine import Engine
from briefing_site.publish import change_journal
from briefing_site.publish.author_files import finish_changes, write_one
from briefing_site.publish.site_swap import PublishError
from tests.commands import say
from tests.faulty_disk import Run
from tests.patience import PATIENCE
from tests.sites import LEAD, Site
from tests.terminals import ROOT

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="calls are seen as Linux has them")

BIBLIOGRAPHY = """\
@article{quay, title={Quay log}, author={Lane, Ada}, journal={Quay Post}, year={2026}}
@article{crew, title={Crew log}, author={Lane, Ada}, journal={Quay Post}, year={2025}}
"""

COMMANDS = {
    "rename a source": ["rename", "source", "rain", "storm"],
    "rename an excerpt": ["rename", "excerpt", "rain#hours", "six-hours"],
    "move": ["move", "water/lead", "land/wet"],
    "pin": ["pin"],
    "source add": ["source", "add", "../log.md", "--id", "log"],
    "source import": ["source", "import", "../logs.bib"],
    "check --fix": ["check", "--fix"],
    "release": ["release"],
    "new": ["new", "water", "A dry day", "--date", "2026-01-09"],
    "init": ["init"],
}


@pytest.fixture
def busy(small: Site) -> Site:
    """A site on which each command has something to change in several files."""
    small.lead("One [@rain#hours], [[all]] and [the card](../../seeds/rain.md).\n")
    small.append("briefings/land/all.md", "See [[water/lead]] and [[@rain#hours]].\n")
    small.root.with_name("logs.bib").write_text(BIBLIOGRAPHY, encoding="utf-8")
    small.root.with_name("log.md").write_text("# Log\n\nThe wind fell before noon.\n", encoding="utf-8")
    return small


def runs(site: Site, command: list[str], *, again: int = 0) -> list[Run]:
    """Every run of a command that fails at one of the calls with which it changes files."""
    beside = site.root.parent
    given = [str(beside / part.removeprefix("../")) if part.startswith("../") else part for part in command]
    where = site.root.with_name("made") if command[0] == "init" else site.root
    rest = [] if command[0] == "init" else ["--site"]
    program = [str(where), *given, *rest, str(where)]
    done = subprocess.run(
        [sys.executable, "-m", "tests.faulty_disk", *([f"--again={again}"] if again else []), *program],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE * 10,
    )
    assert done.returncode == 0, done.stderr
    return [Run(**json.loads(line)) for line in done.stdout.splitlines() if line.startswith("{")]


def prepare(site: Site, name: str) -> None:
    """Give a command something to change."""
    if name == "pin":
        site.append("seeds/archive/rain.txt", "One more line.\n")
    if name == "check --fix":
        site.edit(LEAD, "2026-01-07", "2026/1/7")
        site.edit("briefings/land/all.md", "2026-01-06", "2026/1/6")


@pytest.mark.parametrize("name", COMMANDS)
def test_all_or_none(busy: Site, name: str) -> None:
    """At every call: killed before it, killed half-way through it, refused, and on a disk that stays full."""
    prepare(busy, name)
    found = runs(busy, COMMANDS[name])
    assert [run for run in found if run.outcome not in ("before", "after")] == []
    killed = [run for run in found if run.way in ("killed", "torn")]
    assert len(killed) >= 20
    assert {run.status for run in killed} == {-9}
    assert {run.outcome for run in killed} == {"before", "after"}
    assert [run for run in found if run.status == 0 and run.outcome == "before"] == []
    assert [run for run in found if run.way == "fails" and run.status and run.outcome == "after"] == []
    assert [run for run in killed if re.search(r"(briefings|seeds)/[^']*\.briefing", run.at_once)] == []


AGAIN = {
    "rename a source": 40,
    "rename an excerpt": 35,
    "move": 16,
    "pin": 6,
    "source add": 27,
    "source import": 16,
    "check --fix": 12,
    "release": 6,
    "new": 2,
}
"""Command to how many second faults one is tried of: some 60 of each, and 200 of the last. `--again=1` tries all."""


@pytest.mark.parametrize(("name", "every"), AGAIN.items(), ids=AGAIN)
def test_what_finishes_a_change_may_be_killed_too(busy: Site, name: str, every: int) -> None:
    """Killed at every call, and then at calls of the command that finishes it or undoes it."""
    prepare(busy, name)
    found = runs(busy, COMMANDS[name], again=every)
    again = [run for run in found if ", " in run.way]
    assert [run for run in found if run.outcome not in ("before", "after")] == []
    assert len(again) >= (200 if name == "new" else 50)
    assert {run.outcome for run in again} == {"before", "after"}


def journal_of(site: Site, changes: dict[Path, tuple[bytes | None, bytes | None]]) -> Path:
    """A journal as it stands when a program was killed as soon as a change was committed."""
    child = os.fork()
    if child == 0:
        setattr(change_journal, "_finish", lambda _: os.kill(os.getpid(), signal.SIGKILL))  # noqa: B010
        change_journal.make(site.root, changes)
    os.waitpid(child, 0)
    journal = site.path(".briefing-changes")
    assert (journal / "committed").exists()
    return journal


NEXT = {
    "check": ["check"],
    "build": ["build"],
    "cite": ["cite", "rain"],
    "report": ["report"],
    "pin": ["pin"],
    "export": ["source", "impact", "rain"],
}


@pytest.mark.parametrize("command", NEXT.values(), ids=NEXT)
def test_the_next_command_of_any_kind_finishes_it(
    small: Site, capsys: pytest.CaptureFixture[str], command: list[str]
) -> None:
    say(capsys, *command, "--site", small.root)  # so that there is a result to be said again
    card = small.path("seeds/rain.md").read_bytes()
    journal = journal_of(small, {small.path("seeds/rain.md"): (card, card + b"\nMore.\n")})
    said = say(capsys, *command, "--site", small.root)
    assert said.err.startswith("briefing: a change of 1 files that was cut off has been finished\n")
    assert small.read("seeds/rain.md").endswith("\nMore.\n")
    assert not journal.exists()


def test_a_preview_or_an_editor_that_runs_finishes_it(small: Site) -> None:
    engine = Engine(small.options())
    engine.look()
    card = small.path("seeds/rain.md").read_bytes()
    journal = journal_of(small, {small.path("seeds/rain.md"): (card, card + b"\nMore.\n")})
    cards = engine.look().content.inputs.cards
    assert [file.data for file in cards if file.path == "seeds/rain.md"] == [card + b"\nMore.\n"]
    assert not journal.exists()


def test_what_an_author_wrote_since_stays(small: Site) -> None:
    """A text that was edited before it was changed: the others become what they were."""
    lead, card = small.path("briefings/land/all.md"), small.path("seeds/rain.md")
    old = {path: path.read_bytes() for path in (lead, card)}
    journal_of(small, {path: (data, data + b"\nMore.\n") for path, data in old.items()})
    lead.write_bytes(b"Mine.\n")
    assert finish_changes(small.root) == ("a change of 2 files that was cut off has been undone",)
    assert (lead.read_bytes(), card.read_bytes()) == (b"Mine.\n", old[card])


FOREIGN = {
    "elsewhere": "../elsewhere.txt",
    "absolute": "/tmp/elsewhere.txt",
    "git": ".git/config",
    "generator": "generator/a.py",
    "theme": "themes/mine/theme.yaml",
    "through a link": "seeds/link/a.md",
}


@pytest.mark.parametrize("target", FOREIGN.values(), ids=FOREIGN)
def test_a_journal_that_came_along_writes_no_other_file(small: Site, target: str) -> None:
    """A record that this user's key has not sealed, as in a folder that somebody else made."""
    journal = small.path(".briefing-changes")
    journal.mkdir()
    small.root.with_name("aside").mkdir()
    small.path("seeds/link").symlink_to(small.root.with_name("aside"))
    (journal / ".briefing-changes.0.new").write_bytes(b"evil")
    step = {
        "target": target,
        "old": None,
        "new": sha256(b"evil").hexdigest(),
        "laid_out": ".briefing-changes",
        "number": 0,
    }
    body = json.dumps({"steps": [step], "folders": []})
    (journal / "committed").write_text(f"-\n{body}")
    with pytest.raises(PublishError, match="not one of yours"):
        finish_changes(small.root)
    assert not (small.root / target).exists()


def test_a_journal_of_another_user_may_finish_texts(
    small: Site, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    card = small.path("seeds/rain.md").read_bytes()
    journal_of(small, {small.path("seeds/rain.md"): (card, card + b"\nMore.\n")})
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "other"))
    assert finish_changes(small.root) == ("a change of 1 files that was cut off has been finished",)
    assert small.read("seeds/rain.md").endswith("\nMore.\n")


def test_a_change_that_cannot_be_finished_is_told(
    small: Site, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    card = small.path("seeds/rain.md").read_bytes()
    journal_of(small, {small.path("seeds/rain.md"): (card, card + b"\nMore.\n")})

    def refused(*_: object, **__: object) -> None:
        raise OSError(errno.EROFS, os.strerror(errno.EROFS), "seeds/rain.md")

    monkeypatch.setattr(change_journal, "_place", refused)
    said = say(capsys, "build", "--site", small.root)
    assert said.status == UNWRITABLE
    assert "has a change of files that was cut off" in said.err
    assert "Read-only file system" in said.err
    assert not small.path("build").exists()


def test_two_programs_follow_one_another(small: Site) -> None:
    """Twenty changes of one file by four programs at once: each is made on what the one before has left."""
    program = (
        "import sys; from pathlib import Path; from briefing_site.publish.author_files import write_one\n"
        "from briefing_site.publish.site_swap import PublishError\n"
        "root = Path(sys.argv[1]); path = root / 'seeds/count.md'; made = 0\n"
        "while made < 5:\n"
        "    old = path.read_bytes()\n"
        "    try:\n"
        "        write_one(root, 'seeds/count.md', old, str(int(old) + 1).encode())\n"
        "        made += 1\n"
        "    except PublishError:\n"
        "        pass\n"
    )
    small.put("seeds/count.md", "0")
    all_of_them = [subprocess.Popen([sys.executable, "-c", program, small.root], cwd=ROOT) for _ in range(4)]
    assert [one.wait(PATIENCE * 4) for one in all_of_them] == [0, 0, 0, 0]
    assert small.read("seeds/count.md") == "20"
    assert not small.path(".briefing-changes").exists()


def test_a_folder_on_another_disk(small: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """Contents wait beside the file there, under hidden names, and are gone afterwards."""
    monkeypatch.setattr(change_journal, "_is_elsewhere", lambda journal, folder: folder.name == "seeds")
    before = small.path("seeds/rain.md").read_bytes()
    there, new = small.path("seeds/rain.md"), small.path("seeds/archive/x/y.txt")
    journal_of(small, {there: (before, b"New."), new: (None, b"y")})
    assert sorted(p.name for p in small.path("seeds").glob(".*")) == [
        ".briefing-changes.0.new",
        ".briefing-changes.0.old",
    ]
    finish_changes(small.root)
    assert list(small.path("seeds").glob(".*")) == []
    assert (small.read("seeds/rain.md"), small.read("seeds/archive/x/y.txt")) == ("New.", "y")


def test_permissions_stay(small: Site) -> None:
    card = small.path("seeds/rain.md")
    card.chmod(0o600)
    write_one(small.root, "seeds/rain.md", card.read_bytes(), b"New.")
    assert (card.read_bytes(), card.stat().st_mode & 0o777) == (b"New.", 0o600)
