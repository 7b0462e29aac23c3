"""The command line: where options may stand, what a slip is answered with, which site is meant, what shells complete."""

from __future__ import annotations

import ast
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import briefing_site
from briefing_site.apps.cli.arguments import arranged
from briefing_site.apps.cli.command_line import parser
from briefing_site.apps.cli.commands import COMMANDS
from briefing_site.apps.cli.commands.completion import SHELLS
from briefing_site.apps.cli.completion.shape import CommandShape, shape_of
from briefing_site.apps.cli.documentation import PAGES, page_of
from briefing_site.apps.cli.main import CONTENT, GOOD, UNWRITABLE, USAGE
from tests.commands import say
from tests.patience import PATIENCE
from tests.sites import LEAD, Site

PACKAGE = Path(briefing_site.__file__).parent
ROOT = PACKAGE.parent.parent
SHAPE = shape_of(parser((), whole=True))

# --- slips ---------------------------------------------------------------------------------------

SLIPS = {
    "bulid": 'briefing: there is no command "bulid"; did you mean "build"?\n  hint: `briefing help` names the commands\n',
    "xyzzy": 'briefing: there is no command "xyzzy"\n  hint: `briefing help` names the commands\n',
    "build --stritc": 'briefing build: there is no option --stritc; did you mean "--strict"?\n  hint: `briefing help build` says what it takes\n',
    "build --stri": 'briefing build: there is no option --stri; did you mean "--strict"?\n  hint: `briefing help build` says what it takes\n',
    "build --base-ulr=https://a.example/": 'briefing build: there is no option --base-ulr; did you mean "--base-url"?\n  hint: `briefing help build` says what it takes\n',
    "check now": 'briefing check: "now" is one argument too many\n  hint: `briefing help check` says what it takes\n',
    "export --dokx": 'briefing export: there is no option --dokx; did you mean "--docx"?\n  hint: `briefing help export` says what it takes\n',
    "source ad": 'briefing source: there is no way "ad"; did you mean "add"?\n  hint: `briefing help source` says what it takes\n',
    "source watch --puase 3": 'briefing source watch: there is no option --puase; did you mean "--pause"?\n  hint: `briefing help source watch` says what it takes\n',
    "rename surce a b": 'briefing rename: there is no kind "surce"; did you mean "source"?\n  hint: `briefing help rename` says what it takes\n',
    "help bulid": 'briefing: there is no command "bulid"; did you mean "build"?\n  hint: `briefing help` names the commands\n',
    "--stritc build": 'briefing build: there is no option --stritc; did you mean "--strict"?\n  hint: `briefing help build` says what it takes\n',
}


@pytest.mark.parametrize(("line", "told"), SLIPS.items(), ids=SLIPS)
def test_a_slip_is_answered_with_the_word_that_was_meant(
    small: Site, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], line: str, told: str
) -> None:
    monkeypatch.chdir(small.root)
    said = say(capsys, *line.split())
    assert (said.status, said.out, said.err) == (USAGE, "", told)


def test_a_value_that_is_no_choice_is_answered_with_the_nearest(capsys: pytest.CaptureFixture[str]) -> None:
    said = say(capsys, "build", "--format", "jsno")
    assert said.status == USAGE
    assert 'argument --format: "jsno" is none of text, json, github, sarif; did you mean "json"?' in said.err


@pytest.mark.parametrize("line", ["build --jobs two", "cite --limit 1.5 harbour"])
def test_a_number_that_is_none_is_answered_in_words(capsys: pytest.CaptureFixture[str], line: str) -> None:
    said = say(capsys, *line.split())
    flag, value = line.split()[1:3]
    assert said.status == USAGE
    assert f'argument {flag}: "{value}" is no whole number\n' in said.err


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no device that is always full")
@pytest.mark.parametrize("unbuffered", ["", "1"], ids=["buffered", "unbuffered"])
@pytest.mark.parametrize(
    "line",
    ["--version", "help build", "build", "check --json", "source export", "completion bash", "doctor"],
)
def test_output_that_finds_no_room_is_told_as_that(small: Site, line: str, unbuffered: str) -> None:
    small.write("-- briefings/norway/no.md --\nno front matter\n")
    with Path("/dev/full").open("w") as full:
        ran = subprocess.run(
            [sys.executable, "-m", "briefing_site", *line.split()],
            cwd=small.root,
            env={**os.environ, "PYTHONUNBUFFERED": unbuffered},
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
            timeout=PATIENCE,
        )
    told = "briefing: what is printed could not be written: No space left on device\n"
    assert (ran.returncode, ran.stderr) == (UNWRITABLE, told)


# --- where options stand -------------------------------------------------------------------------

LINES = {
    "--strict check": "check --strict",
    "-q build --drafts": "build -q --drafts",
    "-qv build": "build -qv",
    "--site a build b": "build --site a b",
    "--site=a build": "build --site=a",
    "--out build build": "build --out build",
    "--port 8001 serve": "serve --port 8001",
    "--poll serve": "serve --poll",
    "--help build": "build --help",
    "-h": "-h",
    "--version": "--version",
    "build --strict": "build --strict",
    "--strict": "--strict",
}


@pytest.mark.parametrize(("given", "wanted"), LINES.items(), ids=LINES)
def test_options_before_the_command_are_put_behind_it(given: str, wanted: str) -> None:
    assert arranged(given.split()) == wanted.split()


@pytest.mark.parametrize(
    "line",
    ["--site {} check -q", "check -q --site {}", "-q --site={} check", "--format text --site {} -q check"],
)
def test_a_command_does_the_same_wherever_its_options_stand(
    small: Site, capsys: pytest.CaptureFixture[str], line: str
) -> None:
    small.lead("[@rain#huors]")
    said = say(capsys, *line.format(small.root).split())
    assert said.status == CONTENT
    assert said.lines[0] == f'{LEAD}:7:2: error[unknown-excerpt] source "rain" has no excerpt "huors"'


@pytest.mark.parametrize(
    "line", ["source impact rain --site {}", "source --site {} impact rain", "--site {} source impact rain"]
)
def test_options_of_a_way_stand_anywhere(small: Site, capsys: pytest.CaptureFixture[str], line: str) -> None:
    said = say(capsys, *line.format(small.root).split(), "--json")
    assert said.status == GOOD
    assert json.loads(said.out)["source"] == "rain"


# --- which site ----------------------------------------------------------------------------------


@pytest.mark.parametrize("folder", [".", "briefings", "briefings/water", "seeds"])
def test_the_site_is_found_from_any_folder_inside_it(
    small: Site, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], folder: str
) -> None:
    small.lead("Rain fell [@rain#hours].")
    monkeypatch.chdir(small.path(folder))
    for _ in range(4):  # the last are told by the records alone
        assert say(capsys, "build").status == GOOD
    assert small.path("build/water/lead.html").is_file()
    assert not small.path("briefings/build").exists()
    assert say(capsys, "new", "land", "Roads", "--date", "2026-01-02").status == GOOD
    assert small.path("briefings/land/roads.md").is_file()
    assert f"Harbour Notes, in {small.root}" in say(capsys, "doctor").out


def test_a_site_inside_a_site_is_the_nearer_one(
    small: Site, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    say(capsys, "init", small.path("seeds/archive/inner"))
    monkeypatch.chdir(small.path("seeds/archive/inner/themes"))
    assert say(capsys, "build", "-q").status == GOOD
    assert small.path("seeds/archive/inner/build/index.html").is_file()


def test_a_change_that_was_cut_off_is_finished_from_inside_too(
    small: Site, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    small.path(".briefing-changes").mkdir()
    monkeypatch.chdir(small.path("briefings/land"))
    assert say(capsys, "check", "-q").status == GOOD
    assert not small.path(".briefing-changes").exists()


def test_where_no_folder_is_a_site_it_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert say(capsys, "check").err == (
        f"briefing: config.yaml does not exist, so {tmp_path} is not a site folder, and no folder above it is one; "
        "name one with --site DIR, or make one with briefing init DIR\n"
    )


# --- help ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("words", ["", "build", "source", "source add"])
def test_help_is_a_command_too(capsys: pytest.CaptureFixture[str], words: str) -> None:
    asked = say(capsys, "help", *words.split())
    assert asked == say(capsys, *words.split(), "--help")
    assert (asked.status, asked.err) == (GOOD, "")


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_names_a_page_that_is_there(capsys: pytest.CaptureFixture[str], command: str) -> None:
    said = say(capsys, *command.split(), "--help")
    found = re.search(r"^Documentation: (\S+)$", said.out, re.MULTILINE)
    assert found and found[1] == page_of(command)
    path, _, anchor = found[1].partition("#")
    headings = re.findall(r"^#+ (.+)$", Path(path).read_text("utf-8"), re.MULTILINE)
    assert not anchor or anchor in [
        re.sub(r"[^\w -]", "", each.lower()).replace(" ", "-") for each in headings
    ]
    assert set(PAGES) == {"", *COMMANDS}


def test_no_option_does_nothing() -> None:
    """What each command is given, its module reads, or the run of every command hands on as a common option."""
    idle = []
    line = (PACKAGE / "apps/cli/command_line.py").read_text("utf-8")
    handed_on = {*re.findall(r'getattr\(given, "(\w+)"', line), *re.findall(r"given\.(\w+)", line)}
    told = {"format", "quiet", "verbose", "strict"}  # read in what prints for build and check
    for path, shape in SHAPE.walk():
        if not path or shape.ways:
            continue
        names = [path[0], "rename_and_move" if path[0] in ("rename", "move") else path[0], "_".join(path)]
        folders = (PACKAGE / "apps/cli/commands", PACKAGE / "apps/cli")
        files = [folder / f"{name.replace('-', '_')}.py" for folder in folders for name in names]
        text = "".join(file.read_text("utf-8") for file in files if file.is_file())
        read = {node.attr for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Attribute)}
        if "build_messages" in text:
            read |= told
        for option in shape.options:
            names = [flag.lstrip("-").replace("-", "_") for flag in option.flags]
            dest = re.findall(rf'"{option.flags[-1]}",?\s*dest="(\w+)"', text)
            if path[0] == "export" and option.flags[0] in ("--pdf", "--docx", "--epub"):
                continue  # the choice of a form, which is read as one value
            if not {*names, *dest} & (read | handed_on | {"help", "json"}):
                idle.append((" ".join(path), option.flags))
    assert idle == []


COMMON = {
    "pin": {"--drafts", "--out", "--jobs", "--executor", "--base-url", "--verbose"},
    "release": {"--out", "--jobs", "--executor", "--base-url", "--strict", "--verbose"},
    "serve": {"--strict", "--jobs", "--executor"},
    "export": {"--jobs", "--executor", "--verbose"},
}
"""Common options that would make no difference to a command."""


@pytest.mark.parametrize(("command", "without"), COMMON.items(), ids=COMMON)
def test_a_command_takes_no_common_option_that_would_make_no_difference(
    command: str, without: set[str]
) -> None:
    (shape,) = (each for path, each in SHAPE.walk() if path == (command,))
    assert {flag for option in shape.options for flag in option.flags} & without == set()


# --- lists for programs --------------------------------------------------------------------------


NO_LIST = {
    "init": "a line or two on what to do next",
    "new": "the path of the draft",
    "source new": "the path of the card",
    "report": "where the page is",
    "open": "the address of a page",
    "lsp": "a protocol of its own",
    "mcp": "a protocol of its own",
    "completion": "a script for a shell",
}
"""What the commands print that print no list."""


def test_every_command_that_prints_a_list_prints_it_for_programs_too() -> None:
    without = {
        " ".join(path)
        for path, shape in SHAPE.walk()
        if path and not shape.ways and not any("--json" in option.flags for option in shape.options)
    }
    assert without == set(NO_LIST)


BIBLIOGRAPHY = """\
@book{quay, title={On the Quay}, author={Lane, Ada}, year={2020}, publisher={Harbour Press}}
@book{torn, title={On the
"""

LISTS = {
    "source import": ("source import {site}/b.bib --dry-run", ["entry", "state", "path", "told", "lines"]),
    "source add": (
        "source add {site}/n.txt --dry-run",
        ["source", "files", "title", "author", "publisher", "published", "language", "url"],
    ),
    "source export": ("source export", []),
    "source impact": ("source impact rain", ["source", "changes", "sentences"]),
    "source watch": ("source watch", []),
    "whatif": ("whatif --without rain", ["without", "judgements", "bare"]),
    "fetch-picture": ("fetch-picture {site}/q.png --to pictures", []),
    "cite": ("cite rain", ["source", "path", "at"]),
    "rename source": ("rename source rain shower --dry-run", ["path", "line", "column"]),
    "rename excerpt": ("rename excerpt rain#hours rain#long --dry-run", ["path", "line", "column"]),
    "move": ("move water/lead land/first --dry-run", ["path", "line", "column"]),
    "build": ("build", ["code"]),
    "check": ("check", ["code"]),
    "check --diff": ("check --diff --unsafe", ["path", "line", "column", "code", "fix"]),
    "check --groundings": ("check --groundings", ["path", "line", "column", "sentence"]),
    "pin": ("pin", []),
    "release": ("release", ["code"]),
    "publish-check": ("publish-check", ["where", "what", "wrong"]),
    "doctor": ("doctor", ["feature", "good", "what"]),
    "help": ("help source", ["command", "what", "arguments", "options"]),
    "help source add": ("help source add", ["command", "what", "arguments", "options"]),
}
"""A command to its words, and to the first keys of an object that it prints."""


@pytest.mark.parametrize("before", [True, False], ids=["before the command", "behind it"])
@pytest.mark.parametrize(("line", "keys"), LISTS.values(), ids=LISTS)
def test_lists_are_json_and_nothing_else(
    small: Site, capsys: pytest.CaptureFixture[str], line: str, keys: list[str], before: bool
) -> None:
    small.lead("Rain fell for nine hours [@rain#hours].")
    small.build()
    small.lead("Rain fell for nine hours [@rain#hours]. It rained [@rain#huors].")
    small.put("b.bib", BIBLIOGRAPHY)
    small.put("n.txt", "On the quay\n\nIt rained.\n")
    small.delete("build/about.html")
    words = line.format(site=small.root).split()
    site = () if words[0] == "help" else ("--site", str(small.root))
    said = say(capsys, *(("--json", *site, *words) if before else (*words, *site, "--json")))
    found = [json.loads(said.out)] if words[:2] == ["source", "export"] else objects(said.out)
    if keys:
        assert found
        assert all(set(keys) <= set(each) for each in found if "moved_to" not in each), found


def test_what_an_import_does_as_json(small: Site, capsys: pytest.CaptureFixture[str]) -> None:
    small.put("b.bib", BIBLIOGRAPHY)
    said = say(capsys, "source", "import", small.path("b.bib"), "--json", "--site", small.root)
    first, second = objects(said.out)
    assert said.status == CONTENT
    assert (first["entry"], first["state"], first["path"]) == ("line 1: quay", "new", "seeds/quay.md")
    assert (second["state"], second["path"]) == ("left out", None)
    again = objects(say(capsys, "source", "import", small.path("b.bib"), "--json", "--site", small.root).out)
    assert [each["state"] for each in again] == ["same", "left out"]


def objects(text: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in text.splitlines()]


def test_passages_as_json(small: Site, capsys: pytest.CaptureFixture[str]) -> None:
    said = say(capsys, "cite", "rain", "--json", "--site", small.root)
    assert said.status == GOOD
    first = objects(said.out)[0]
    assert list(first) == ["source", "path", "at", "text", "citation", "excerpt"]
    assert (first["source"], first["citation"], first["excerpt"]) == ("rain", "[@rain#hours]", None)
    none = say(capsys, "cite", "zeppelin", "--json", "--site", small.root)
    assert (none.status, none.out) == (CONTENT, "")


def test_a_passage_that_no_excerpt_quotes_comes_with_one(
    small: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    found = objects(say(capsys, "cite", "quay", "--json", "--site", small.root).out)
    assert found[-1]["citation"] is None
    assert str(found[-1]["excerpt"]).startswith("## ")


def test_what_a_machine_lacks_as_json(small: Site, capsys: pytest.CaptureFixture[str]) -> None:
    found = objects(say(capsys, "doctor", "--json", "--site", small.root).out)
    assert {tuple(each) for each in found} == {("feature", "good", "what")}
    assert [each["good"] for each in found if each["feature"] == "building"] == [True]


def test_what_a_move_changes_as_json(small: Site, capsys: pytest.CaptureFixture[str]) -> None:
    small.lead("Rain fell [@rain#hours].")
    said = say(capsys, "move", "water/lead", "land/first", "--dry-run", "--json", "--site", small.root)
    assert said.status == GOOD
    found = objects(said.out)
    assert {"path": LEAD, "moved_to": "briefings/land/first.md"} in found
    changed = [each for each in found if "old" in each]
    assert changed and {tuple(each) for each in changed} == {("path", "line", "column", "old", "new")}


# --- open ----------------------------------------------------------------------------------------

PAGES_OPENED = {
    "": "build/index.html",
    "water/lead": "build/water/lead.html",
    "water/lead.html": "build/water/lead.html",
    "water/lead.html#n-rain": "build/water/lead.html",
    "briefings/water/lead.md": "build/water/lead.html",
    "seeds/rain.md": "build/sources/rain.html",
    "topics": "build/topics/index.html",
}


@pytest.mark.parametrize(
    ("page", "file"), PAGES_OPENED.items(), ids=[page or "home" for page in PAGES_OPENED]
)
def test_a_page_is_opened(
    small: Site, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], page: str, file: str
) -> None:
    opened: list[str] = []

    def browse(address: str) -> bool:
        opened.append(address)
        return True

    monkeypatch.setattr("webbrowser.open", browse)
    monkeypatch.chdir(small.root)
    small.lead("Rain fell [@rain#hours].", "topics: [rain]")
    say(capsys, "build", "-q")
    said = say(capsys, "open", *page.split())
    assert (said.status, said.out) == (GOOD, f"{file}\n")
    assert opened == [small.path(file).resolve().as_uri()]
    assert say(capsys, "open", *page.split(), "--no-browser").out == said.out
    assert len(opened) == 1


def test_what_cannot_be_opened_is_told(
    small: Site, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(small.root)
    small.lead("Rain fell [@rain#hours].")
    said = say(capsys, "open")
    assert (said.status, said.err) == (USAGE, "briefing: build is not there: briefing build makes it\n")
    say(capsys, "build", "-q")
    said = say(capsys, "open", "water/leda", "--no-browser")
    assert said.status == CONTENT
    assert said.err == 'briefing: no page water/leda in build; did you mean "water/lead"?\n'
    assert say(capsys, "open", "../config.yaml", "--no-browser").status == CONTENT


# --- completion ----------------------------------------------------------------------------------


def script_of(capsys: pytest.CaptureFixture[str], shell: str) -> str:
    said = say(capsys, "completion", shell)
    assert (said.status, said.err) == (GOOD, "")
    return said.out


def words_of(shape: CommandShape) -> Iterator[str]:
    for way in shape.ways:
        yield way.name
        yield from words_of(way)
    for option in shape.options:
        yield from option.flags
        yield from option.choices


@pytest.mark.parametrize("shell", SHELLS)
def test_every_command_option_and_choice_is_completed(capsys: pytest.CaptureFixture[str], shell: str) -> None:
    text = script_of(capsys, shell)
    if shell == "fish":  # which names an option without its hyphens
        text = re.sub(r" -l ([\w-]+)", r" --\1", re.sub(r" -s (\w)", r" -\1", text))
    found = set(re.findall(r"(?<![\w-])-{0,2}\w[\w-]*", text))
    assert set(words_of(SHAPE)) - found == set()


def ran(program: str, *arguments: str, given: str = "", home: Path) -> str:
    done = subprocess.run(
        [program, *arguments], input=given, env={**os.environ, "HOME": str(home)}, cwd=home,
        capture_output=True, text=True, check=False, timeout=PATIENCE,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


COMPLETED = {
    "briefing bu": ["build"],
    "briefing source im": ["impact", "import"],
    "briefing build --st": ["--strict"],
    "briefing check --format j": ["json"],
    "briefing completion po": ["powershell"],
    "briefing source add --kind of": ["official"],
    "briefing build --site fol": ["folder"],
}


@pytest.mark.parametrize(("line", "wanted"), COMPLETED.items(), ids=COMPLETED)
def test_bash_completes(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, line: str, wanted: list[str]
) -> None:
    if not shutil.which("bash"):
        pytest.skip("there is no bash here")
    (tmp_path / "folder").mkdir()
    words = " ".join(f"'{word}'" for word in line.split(" "))
    ask = f'\nCOMP_WORDS=({words}); COMP_CWORD=$((${{#COMP_WORDS[@]}} - 1)); _briefing; printf "%s\\n" "${{COMPREPLY[@]}}"\n'
    said = ran("bash", "--norc", "-s", given=script_of(capsys, "bash") + ask, home=tmp_path)
    assert sorted(said.split()) == wanted


@pytest.mark.parametrize(("line", "wanted"), COMPLETED.items(), ids=COMPLETED)
def test_fish_completes(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, line: str, wanted: list[str]
) -> None:
    if not shutil.which("fish"):
        pytest.skip("there is no fish here")
    (tmp_path / "folder").mkdir()
    (tmp_path / "c.fish").write_text(script_of(capsys, "fish"))
    said = ran("fish", "-c", f"source c.fish; complete -C '{line}'", home=tmp_path)
    assert sorted(each.partition("\t")[0].rstrip("/") for each in said.splitlines()) == wanted


def test_zsh_reads_its_script(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    if not shutil.which("zsh"):
        pytest.skip("there is no zsh here")
    assert ran("zsh", "-f", "-n", given=script_of(capsys, "zsh"), home=tmp_path) == ""


# --- the manual page -----------------------------------------------------------------------------


def test_the_manual_page_is_sound(tmp_path: Path) -> None:
    page = ROOT / "docs/briefing.1"
    text = page.read_text("utf-8")
    assert [
        f"\\fB{' '.join(path)}\\fR".replace("-", "\\-") in text for path, _ in SHAPE.walk() if path
    ].count(False) == 0
    asked = [line for line in text.splitlines() if line[:1] in (".", "'")]
    assert [line for line in asked if not re.match(r'\.(?:\\"|(?:TH|SH|SS|TP|B|I)\b)', line)] == []
    if shutil.which("mandoc"):
        told = subprocess.run(
            ["mandoc", "-T", "lint", "-W", "warning", str(page)], capture_output=True, text=True, check=False
        )
        assert [line for line in told.stdout.splitlines() if "missing date" not in line] == []
