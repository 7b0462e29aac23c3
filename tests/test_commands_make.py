"""`briefing init` and `briefing new`: something to start from."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from briefing_site.apps.cli.commands import COMMANDS
from briefing_site.apps.cli.main import GOOD, UNWRITABLE, USAGE
from tests.commands import content, say
from tests.sites import Site, tree

# --- init ----------------------------------------------------------------------------------------


def test_a_new_site_is_whole_and_without_a_fault(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    said = say(capsys, "init", "notes")
    assert (said.status, said.err) == (GOOD, "")
    assert said.lines == [
        "notes/: a site of one briefing and one source, whose quotations are pinned.",
        "To publish with GitHub: name the generator's address in .github/workflows/publish.yml, in place of ADDRESS.",
        "Its title and its regions stand in notes/config.yaml.",
        "Next: `briefing serve --site notes` shows it while you write, and "
        "`briefing new --site notes coast TITLE` begins a briefing.",
    ]
    assert sorted(tree(tmp_path / "notes")) == [
        ".github/workflows/publish.yml",
        ".gitignore",
        ".vscode/settings.json",
        ".vscode/tasks.json",
        "briefings/coast/deeper-harbour.md",
        "config.yaml",
        "seeds/archive/harbour-board-2026.txt",
        "seeds/harbour-board-2026.md",
        "seeds/seeds.lock",
        "themes/README.md",
    ]
    assert say(capsys, "check", "--strict", "--site", "notes").out == "No faults.\n"
    assert say(capsys, "build", "--strict", "--site", "notes").status == GOOD
    assert (tmp_path / "notes/build/coast/deeper-harbour.html").is_file()
    assert say(capsys, "new", "--site", "notes", "coast", "TITLE").status == GOOD  # as the last line says


def test_a_new_site_without_its_archive_relies_on_the_lock(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    say(capsys, "init", tmp_path / "notes")
    site = Site(tmp_path / "notes")
    site.delete("seeds/archive")
    assert site.check().faults == []


def test_in_the_folder_itself_the_next_step_needs_no_option(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert say(capsys, "init", ".").lines[-1] == (
        "Next: `briefing serve` shows it while you write, and `briefing new coast TITLE` begins a briefing."
    )


@pytest.mark.parametrize("name", ["a.txt", ".hidden", "config.yaml", "folder/"], ids=str)
def test_a_folder_that_holds_anything_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    held = tmp_path / name
    held.mkdir() if name.endswith("/") else held.write_text("mine")
    said = say(capsys, "init", tmp_path)
    assert (said.status, said.out) == (USAGE, "")
    assert (
        said.err == f"briefing: {tmp_path} is not empty, and nothing in it was touched; name another folder\n"
    )
    assert list(tmp_path.iterdir()) == [held]


def test_a_file_is_no_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "notes").write_text("mine")
    said = say(capsys, "init", tmp_path / "notes")
    assert said.status == USAGE
    assert (tmp_path / "notes").read_text() == "mine"


def test_a_folder_that_cannot_be_made(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").write_text("mine")
    said = say(capsys, "init", tmp_path / "file/notes")
    assert said.status == UNWRITABLE
    assert said.err.count("\n") == 1
    assert "Traceback" not in said.err


# --- new -----------------------------------------------------------------------------------------


def test_a_new_briefing_is_a_draft_without_a_fault(small: Site, capsys: pytest.CaptureFixture[str]) -> None:
    said = say(capsys, "new", "water", "Tides: “what” we know", "--date", "2026-02", "--site", small.root)
    path = small.path("briefings/water/tides-what-we-know.md")
    assert (said.status, said.out) == (GOOD, f"{path}\n")
    assert path.read_text("utf-8") == (
        '---\ntitle: "Tides: “what” we know"\nregion: water\ndate: 2026-02\n'
        "# One or two sentences, for lists, feeds and cards:\n"
        "summary: To be written.\n"
        "draft: true   # not published before this line goes\n---\n"
    )
    assert small.check().faults == []
    assert "water/tides-what-we-know.html" not in small.build().pages
    assert "water/tides-what-we-know.html" in small.build(drafts=True).pages


def test_without_a_date_it_is_today(
    small: Site, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(small.root)
    before = datetime.date.today()
    assert say(capsys, "new", "land", "Roads").out == "briefings/land/roads.md\n"
    assert any(
        f"\ndate: {day}\n" in small.read("briefings/land/roads.md") for day in (before, datetime.date.today())
    )


TITLES = {
    "plain": "Roads",
    "a colon": "Roads: a survey",
    "quotation marks": 'The "road" it is',
    "a number sign": "Road #1",
    "a number": "2026",
    "a truth": "Yes",
    "a list": "[Roads]",
    "a dash first": "- Roads",
    "a backslash": "C:\\roads",
    "a comment": "Roads # and more",
    "apostrophe": "The harbour's road",
    "marks": "Überfahrt nach Łódź",
    "at": "@roads",
}


@pytest.mark.parametrize("title", TITLES.values(), ids=TITLES)
def test_any_title_is_written_so_that_it_is_read_again(
    small: Site, capsys: pytest.CaptureFixture[str], title: str
) -> None:
    assert say(capsys, "new", "land", title, "--slug", "it", "--site", small.root).status == GOOD
    assert small.check().faults == []
    html = small.build(drafts=True).pages["land/it.html"]
    assert title.replace("'", "’").replace('"road"', "“road”") in html


WRONG_NEW: dict[str, tuple[list[str], str]] = {
    "a region that is near": (["watr", "Roads"], 'there is no region "watr"; did you mean "water"?'),
    "a region that is not": (["xyz", "Roads"], 'there is no region "xyz"; the regions are water, land'),
    "no date": (["land", "R", "--date", "soon"], "--date soon is no date: write 2026, 2026-02 or 2026-02-12"),
    "a day that is none": (
        ["land", "R", "--date", "2026-02-30"],
        "--date 2026-02-30 is no date: write 2026, 2026-02 or 2026-02-12",
    ),
    "no Latin letter": (
        ["land", "道路"],
        "no address can be made from this title; give one with --slug: lower-case letters, digits and single hyphens",
    ),
    "a bad slug": (
        ["land", "R", "--slug", "../x"],
        "--slug ../x is no address: write lower-case letters, digits and single hyphens, and not index",
    ),
    "an empty title": (["land", " "], "a briefing needs a title in printable characters"),
    "a control character": (["land", "a\x07b"], "a briefing needs a title in printable characters"),
}


@pytest.mark.parametrize(("arguments", "message"), WRONG_NEW.values(), ids=WRONG_NEW)
def test_what_cannot_be_made_is_told(
    small: Site, capsys: pytest.CaptureFixture[str], arguments: list[str], message: str
) -> None:
    before = content(small)
    said = say(capsys, "new", *arguments, "--site", small.root)
    assert (said.status, said.out, said.err) == (USAGE, "", f"briefing: {message}\n")
    assert content(small) == before


def test_nothing_is_overwritten(
    small: Site, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(small.root)
    before = content(small)
    said = say(capsys, "new", "land", "All", "--slug", "all")
    assert said.status == USAGE
    assert said.err == "briefing: briefings/land/all.md is there already, and stays as it is\n"
    assert content(small) == before


def test_a_long_title_gets_a_short_address(small: Site, capsys: pytest.CaptureFixture[str]) -> None:
    said = say(capsys, "new", "land", "One two three four five six " * 9, "--site", small.root)
    slug = Path(said.out.strip()).stem
    assert slug == "one-two-three-four-five-six-one-two-three-four-five-six-one"


def test_a_config_that_cannot_be_read_is_told(small: Site, capsys: pytest.CaptureFixture[str]) -> None:
    small.put("config.yaml", "title: [\n")
    said = say(capsys, "new", "land", "Roads", "--site", small.root)
    assert said.status == USAGE
    assert said.err.startswith("briefing: config.yaml:")


# --- help ----------------------------------------------------------------------------------------

PARTS = ["source add", "source import", "rename source", "rename excerpt"]


@pytest.mark.parametrize("command", [*COMMANDS, *PARTS])
def test_every_command_tells_what_it_does(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    said = say(capsys, *command.split(), "--help")
    assert (said.status, said.err) == (GOOD, "")
    assert max(map(len, said.lines)) <= 96
    assert all(line == line.rstrip() for line in said.lines)
