"""The command: what it says, how it ends, and that it does the same everywhere."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import briefing_site
from briefing_site.apps.cli.main import CONTENT, GOOD, UNWRITABLE, USAGE, main
from tests.commands import PROGRAM
from tests.patience import PATIENCE
from tests.sites import LEAD, Site, tree

CONFIG = "config.yaml"
COMMANDS = ["build", "check", "pin", "serve"]
OPTIONS = [
    "--site DIR",
    "--archive DIR",
    "--out DIR",
    "--base-url URL",
    "--drafts",
    "--strict",
    "--format {text,json,github,sarif}",
    "-q, --quiet",
    "-v, --verbose",
]


def status(*arguments: str | Path) -> int:
    """The exit status of a command, however it ends."""
    try:
        return main([str(argument) for argument in arguments])
    except SystemExit as stopped:
        assert isinstance(stopped.code, int)
        return stopped.code


def run(
    *arguments: str | Path, cwd: Path | None = None, environment: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """The command as a process of its own."""
    root = Path(briefing_site.__file__).parents[2]
    return subprocess.run(
        [sys.executable, "-c", PROGRAM, *map(str, arguments)],
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(root), **(environment or {})},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=PATIENCE,
    )


# --- how it ends ---------------------------------------------------------------------------------

ENDINGS: dict[str, tuple[int, dict[str, str], list[str]]] = {
    "a site without a fault": (GOOD, {}, ["build"]),
    "nothing to build": (GOOD, {}, ["check"]),
    "pinned": (GOOD, {}, ["pin"]),
    "an error": (CONTENT, {LEAD: "[@rain#huors]"}, ["build"]),
    "an error, in check": (CONTENT, {LEAD: "[@rain#huors]"}, ["check"]),
    "a warning": (GOOD, {LEAD: "### Deep"}, ["build"]),
    "a warning, strict": (CONTENT, {LEAD: "### Deep"}, ["build", "--strict"]),
    "a warning, strict, in check": (CONTENT, {LEAD: "### Deep"}, ["check", "--strict"]),
    "an unknown key of the config": (USAGE, {CONFIG: "tilte: x\n"}, ["build"]),
    "a config that cannot be read": (USAGE, {CONFIG: "  x: [\n"}, ["build"]),
    "a config that cannot be read, in check": (USAGE, {CONFIG: "  x: [\n"}, ["check"]),
    "a config that cannot be read, in pin": (USAGE, {CONFIG: "  x: [\n"}, ["pin"]),
    "no command": (USAGE, {}, []),
    "an unknown command": (USAGE, {}, ["bulid"]),
    "an unknown option": (USAGE, {}, ["build", "--stritc"]),
    "an unknown format": (USAGE, {}, ["build", "--format", "xml"]),
    "an archive that is not there": (USAGE, {}, ["build", "--archive", "no/such/folder"]),
    "a base address that is none": (USAGE, {}, ["build", "--base-url", "harbour.example"]),
    "a base address with a login": (USAGE, {}, ["build", "--base-url", "https://ada:rain@harbour.example/"]),
    "a base address with a query": (USAGE, {}, ["build", "--base-url", "https://harbour.example/?a=b"]),
    "a base address with a blank": (USAGE, {}, ["build", "--base-url", "https://harbour example/"]),
    "a base address without a host": (USAGE, {}, ["build", "--base-url", "https://"]),
    "a base address with half a bracket": (USAGE, {}, ["build", "--base-url", "https://[::1/"]),
    "a base address with a port that is none": (
        USAGE,
        {},
        ["check", "--base-url", "https://harbour.example:99999/"],
    ),
    "a base address with steps up": (USAGE, {}, ["check", "--base-url", "https://harbour.example/a/../b/"]),
    "a base address in another script": (GOOD, {}, ["check", "--base-url", "https://港.example/日本/"]),
    "a base address with a port": (GOOD, {}, ["check", "--base-url", "https://[2001:db8::1]:8443/a%20b"]),
    "a look at an address with a blank": (USAGE, {}, ["publish-check", "https://harbour example/"]),
    "a look at half an address": (USAGE, {}, ["publish-check", "https://[::1/"]),
    "a look at an address with a login": (USAGE, {}, ["publish-check", "https://ada:rain@harbour.example/"]),
    "a note at the config": (GOOD, {CONFIG: "language: he\n"}, ["build"]),
    "a note at the config, strict": (GOOD, {CONFIG: "language: he\n"}, ["check", "--strict"]),
    "an unknown theme": (USAGE, {CONFIG: "theme: nope\n"}, ["check"]),
    "an output that cannot be written": (UNWRITABLE, {}, ["build", "--out", "config.yaml"]),
    "an output below a file": (UNWRITABLE, {}, ["build", "--out", "config.yaml/build"]),
    "an output among the sources": (USAGE, {}, ["build", "--out", "seeds"]),
    "an output with strangers": (UNWRITABLE, {"apart/notes.txt": "Mine."}, ["build", "--out", "apart"]),
}


@pytest.mark.parametrize(("wanted", "edits", "arguments"), ENDINGS.values(), ids=ENDINGS)
def test_exit_status(
    small: Site,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    wanted: int,
    edits: dict[str, str],
    arguments: list[str],
) -> None:
    monkeypatch.chdir(small.root)
    for path, text in edits.items():
        if path == LEAD:
            small.lead(text)
        elif small.path(path).exists():
            small.append(path, text)
        else:
            small.write(f"-- {path} --\n{text}\n")
    assert status(*arguments) == wanted
    said = capsys.readouterr()
    assert "Traceback" not in said.err
    if wanted == UNWRITABLE:
        assert said.err.startswith("briefing: ")
        assert said.err.count("\n") == 1


@pytest.mark.parametrize("command", COMMANDS)
def test_an_unknown_folder_is_wrong_usage(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    assert status(command, "--site", tmp_path / "nowhere") == USAGE
    assert capsys.readouterr().err == f"briefing: there is no folder {tmp_path / 'nowhere'}\n"


@pytest.mark.parametrize("command", COMMANDS)
def test_a_folder_without_a_config_is_wrong_usage(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    monkeypatch.chdir(tmp_path)
    assert status(command) == USAGE
    said = capsys.readouterr().err
    assert "config.yaml does not exist" in said
    assert "--site DIR" in said
    assert list(tmp_path.iterdir()) == []


def test_check_writes_no_site(small: Site) -> None:
    assert status("check", "--site", small.root) == GOOD
    assert not small.path("build").exists()


def test_with_strict_a_warning_stops_publication(small: Site) -> None:
    """`diagnostics.Severity` promises it: a site that fails is not published."""
    small.lead("### Deep")
    assert status("build", "--strict", "--site", small.root) == CONTENT
    assert not small.path("build").exists()


# --- what it says --------------------------------------------------------------------------------


def test_faults_as_text(small: Site, capsys: pytest.CaptureFixture[str]) -> None:
    small.lead("[@rain#huors]")
    status("build", "--site", small.root)
    said = capsys.readouterr()
    assert said.out.splitlines() == [
        f'{LEAD}:7:2: error[unknown-excerpt] source "rain" has no excerpt "huors"',
        "  |",
        "7 | [@rain#huors]",
        "  |  ^^^^^^^^^^^",
        '  hint: did you mean "hours"?',
        "1 error.",
        "Nothing was published.",
    ]
    assert said.err == ""


def test_faults_as_json(small: Site, capsys: pytest.CaptureFixture[str]) -> None:
    small.lead("### Deep [@rain#huors]")
    status("build", "--site", small.root, "--format", "json")
    objects = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [(o["severity"], o["code"]) for o in objects] == [
        ("warning", "heading-level"),
        ("error", "unknown-excerpt"),
    ]
    for each in objects:
        assert list(each)[:7] == ["path", "line", "column", "severity", "code", "message", "hint"]
        assert list(each)[7:] == ["end_line", "end_column", "related", "suggestion", "fixes", "grounding"]
        assert (each["path"], each["line"]) == (LEAD, 7)
        assert isinstance(each["column"], int)


def test_faults_for_github(small: Site, capsys: pytest.CaptureFixture[str]) -> None:
    small.lead("[@rain#huors]")
    status("build", "--site", small.root, "--format", "github")
    (line,) = capsys.readouterr().out.splitlines()
    assert line.startswith(f"::error file={LEAD},line=7,col=2,endLine=7,endColumn=13,title=unknown-excerpt::")


@pytest.mark.parametrize("style", ["json", "github"])
@pytest.mark.parametrize("command", ["build", "check", "pin"])
def test_without_faults_programs_are_told_nothing(
    small: Site, capsys: pytest.CaptureFixture[str], command: str, style: str
) -> None:
    assert status(command, "--site", small.root, "--format", style) == GOOD
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize("command", ["build", "check", "pin"])
def test_quiet_says_nothing_where_all_is_good(
    small: Site, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    small.lead("### Deep")
    assert status(command, "-q", "--site", small.root) == GOOD
    said = capsys.readouterr()
    assert (said.out, said.err) == ("", "")


@pytest.mark.parametrize(
    ("option", "codes"), [("-q", ["unknown-excerpt"]), ("-qv", ["unknown-excerpt"])], ids=["-q", "-qv"]
)
def test_quiet_names_errors_alone(
    small: Site, capsys: pytest.CaptureFixture[str], option: str, codes: list[str]
) -> None:
    small.lead("### Deep [@rain#huors]")
    assert status("build", option, "--site", small.root) == CONTENT
    assert re.findall(r"\w+\[(\S+)\]", capsys.readouterr().out) == codes


def test_quiet_and_strict_names_warnings_too(small: Site, capsys: pytest.CaptureFixture[str]) -> None:
    small.lead("### Deep")
    assert status("check", "-q", "--strict", "--site", small.root) == CONTENT
    assert "warning[heading-level]" in capsys.readouterr().out


def test_verbose_names_stages_and_pages(small: Site, capsys: pytest.CaptureFixture[str]) -> None:
    status("build", "-v", "--site", small.root)
    said = capsys.readouterr().out
    stages = re.findall(r"^  (\w+) +[\d.]+ ms$", said, re.MULTILINE)
    assert [s for s in stages if s in ("parse", "link", "render", "files", "publish")] == [
        "parse",
        "link",
        "render",
        "files",
        "publish",
    ]
    assert "  rendered land/all.html\n" in said


def test_the_closing_line(
    small: Site, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(small.root)
    status("build")
    status("build")
    first, second = capsys.readouterr().out.splitlines()
    assert re.fullmatch(
        r"build/: 1 briefing, 3 citations of 3 excerpts, \d+ pages; \d+ files written, [\d.]+ s\.", first
    )
    assert "; nothing to write, " in second


def test_that_quotations_rely_on_the_lock_is_said_in_one_line(
    small: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    small.delete("seeds/archive")
    for _ in range(2):
        assert status("build", "--site", small.root) == GOOD
        lines = capsys.readouterr().out.splitlines()
        assert len(lines) == 2
        assert "Every quotation relies on seeds/seeds.lock" in lines[0]


def test_no_colour_where_no_terminal_watches(small: Site) -> None:
    small.lead("[@rain#huors]")
    done = run("build", "--site", small.root, environment={"TERM": "xterm", "FORCE_COLOR": "1"})
    assert done.returncode == CONTENT
    assert "\x1b" not in done.stdout + done.stderr


def test_a_reader_that_goes_away_is_no_reason_for_a_traceback(small: Site) -> None:
    small.lead("\n\n".join(["[@rain#huors]"] * 5000))
    command = [sys.executable, "-m", "briefing_site", "build", "--site", str(small.root)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.readline()
        process.stdout.close()
        assert b"Traceback" not in process.stderr.read()


# --- help ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "arguments", [["--help"], *([command, "--help"] for command in ("build", "check"))], ids=" ".join
)
def test_help(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, arguments: list[str]
) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    assert status(*arguments) == GOOD
    said = capsys.readouterr().out
    assert max(map(len, said.splitlines())) <= 96
    wanted = COMMANDS if arguments == ["--help"] else OPTIONS
    assert [name for name in wanted if name not in said] == []
    assert all(line == line.rstrip() for line in said.splitlines())


def test_help_tells_the_exit_statuses(capsys: pytest.CaptureFixture[str]) -> None:
    status("--help")
    said = " ".join(capsys.readouterr().out.split())
    assert (
        "0 good; 1 the content has errors (or warnings with --strict); 2 wrong usage or config; 3 the generator"
        in said
    )


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert status("--version") == GOOD
    assert re.fullmatch(r"briefing \d+\.\d+\.\d+\n", capsys.readouterr().out)


# --- where it runs -------------------------------------------------------------------------------


def test_from_another_folder_and_by_relative_paths(small: Site, tmp_path: Path) -> None:
    elsewhere = tmp_path / "else/where"
    elsewhere.mkdir(parents=True)
    done = run(
        "build",
        "--site",
        "../../site",
        "--out",
        "public",
        "--archive",
        "../../site/seeds/archive",
        cwd=elsewhere,
    )
    assert (done.returncode, done.stderr) == (GOOD, "")
    assert done.stdout.startswith("public/: ")
    assert (elsewhere / "public/index.html").is_file()
    assert not small.path("build").exists()
    assert tree(elsewhere / "public") == small.build().tree


def test_a_folder_with_blanks_and_letters_of_other_scripts(small: Site, tmp_path: Path) -> None:
    wanted = small.build().tree
    odd = tmp_path / "私の site, 50% “new”"
    small.root.rename(odd)
    done = run("build", "--site", odd, "--out", odd / "出力 folder")
    assert (done.returncode, done.stderr) == (GOOD, "")
    assert tree(odd / "出力 folder") == wanted


ENVIRONMENTS = {
    "hash seed": {"PYTHONHASHSEED": "4242"},
    "time zone": {"TZ": "Pacific/Kiritimati"},
    "locale": {"LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8"},
    "plain locale": {
        "LC_ALL": "C",
        "PYTHONUTF8": "0",
        "PYTHONCOERCECLOCALE": "0",
        "PYTHONIOENCODING": "utf-8",
    },
    "warnings": {"PYTHONWARNINGS": "error", "PYTHONDEVMODE": "1"},
}


@pytest.fixture
def wide(small: Site) -> Site:
    """A site with a bit of everything that has an order."""
    for number in range(12):
        small.put(
            f"briefings/{('water', 'land')[number % 2]}/b-{number}.md",
            f"---\ntitle: Notiz {number} – İĞ 港\nregion: {('water', 'land')[number % 2]}\n"
            f"date: 2026-01-{number % 5 + 1:02}\nsummary: Short.\ntopics: [t-{number % 3}, t-{number % 4}, i]\n"
            f"people: [Ann {chr(65 + number)}, Bo {chr(70 - number % 5)}]\n---\nIt rained [@rain#crew; see @rain#hours].\n",
        )
    return small


def test_same_input_same_bytes(wide: Site, tmp_path: Path) -> None:
    folders = []
    for number, (name, environment) in enumerate({"as it is": {}, **ENVIRONMENTS}.items()):
        out = tmp_path / f"out-{number}"
        shutil.rmtree(wide.path(".cache"), ignore_errors=True)
        done = run(
            "build", "--site", wide.root, "--out", out, environment={"PYTHONHASHSEED": "1", **environment}
        )
        assert (done.returncode, done.stderr) == (GOOD, ""), name
        folders.append(tree(out))
        assert folders[-1] == folders[0], name
