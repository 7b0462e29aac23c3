"""The short cut of an unchanged build or check: whatever has changed is noticed, and what is told is what was said."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from hashlib import blake2b
from pathlib import Path
from zlib import crc32

import pytest

import briefing_site
from briefing_site.apps.cli.command_line import parser
from briefing_site.apps.cli.unchanged import understood
from briefing_site.engine import unchanged
from briefing_site.engine.build import asked_of
from briefing_site.engine.unchanged import Said, last_build, last_check
from briefing_site.model import file_state
from briefing_site.publish.sealed import sealed
from briefing_site.read import looked_at
from briefing_site.read.looked_at import look_at_site
from tests.commands import say
from tests.edits import MORE, TIDE
from tests.patience import PATIENCE
from tests.sites import CARD, PAGE, Site

Change = Callable[[Site], None]
THEME = "themes/mine/theme.yaml"
ARCHIVE = "seeds/archive/rain.txt"


@pytest.fixture
def town(small: Site) -> Site:
    """A built site with a theme of its own, of which a build and a check would be told."""
    small.write(MORE)
    small.edit("config.yaml", "regions:", "theme: mine\nregions:")
    small.put("briefings/water/chart.png", "no picture")
    small.put("drafts/plan.md", "Nothing yet.\n")
    small.build()
    small.build()  # the first one saw a file that had just been written, and that no digest is known of
    assert told_build(small)
    assert told_check(small)
    return small


def told_build(site: Site, **options: object) -> Said | None:
    chosen = site.options(**options)
    return last_build(asked_of(chosen), str(chosen.output.resolve()))


def told_check(site: Site, **options: object) -> Said | None:
    return last_check(asked_of(site.options(**options)))


# --- what has changed is noticed -----------------------------------------------------------------


def rewritten(path: str, old: str, new: str) -> Change:
    """Another content of the same size, with the time of the old one put back."""

    def change(site: Site) -> None:
        assert len(old) == len(new)
        before = site.path(path).stat()
        site.edit(path, old, new)
        os.utime(site.path(path), ns=(before.st_atime_ns, before.st_mtime_ns))

    return change


def replaced(path: str, old: str, new: str) -> Change:
    """Another file of the same size and time takes the name."""

    def change(site: Site) -> None:
        before = site.path(path).stat()
        site.put("elsewhere.tmp", site.read(path).replace(old, new))
        os.utime(site.path("elsewhere.tmp"), ns=(before.st_atime_ns, before.st_mtime_ns))
        site.path("elsewhere.tmp").replace(site.path(path))

    return change


def linked(path: str) -> Change:
    """The file moves out of the site, and a link to it takes its place."""

    def change(site: Site) -> None:
        away = site.root.parent / "away"
        site.path(path).rename(away)
        site.path(path).symlink_to(away)

    return change


def renamed(site: Site, old: str, new: str) -> None:
    site.path(old).rename(site.path(new))


INPUTS: dict[str, Change] = {
    "content": lambda site: site.edit(TIDE, "It went out.", "It went far out."),
    "content of the same size, time put back": rewritten(TIDE, "It went out.", "It came out."),
    "another file of the same size and time": replaced(TIDE, "It went out.", "It came out."),
    "a link in place of the file": linked(TIDE),
    "a new briefing": lambda site: site.put("briefings/water/new.md", site.read(TIDE)),
    "a new picture": lambda site: site.put("briefings/land/new.png", "no picture"),
    "a new folder": lambda site: site.path("briefings/air").mkdir(),
    "a briefing is gone": lambda site: site.delete(TIDE),
    "a briefing has another name": lambda site: renamed(site, TIDE, "briefings/water/ebb.md"),
    "an attachment": lambda site: site.put("briefings/water/chart.png", "another"),
    "a card": lambda site: site.edit(CARD, "It rained for long.", "It rained all night."),
    "a new card": lambda site: site.put("seeds/new.md", site.read(CARD)),
    "the lock": lambda site: site.append("seeds/seeds.lock", " "),
    "the lock is gone": lambda site: site.delete("seeds/seeds.lock"),
    "the editions": lambda site: site.put("seeds/editions.lock", "{}"),
    "the settings": lambda site: site.edit("config.yaml", "Harbour Notes", "Port Notes"),
    "settings of another name": lambda site: site.put("config.yml", "title: Other\n"),
    "the text of the archive": lambda site: site.edit(ARCHIVE, "six hours", "ten hours"),
    "the text of the archive, time put back": rewritten(ARCHIVE, "six hours", "ten hours"),
    "a new text in the archive": lambda site: site.put("seeds/archive/snow.txt", "Snow."),
    "the text of the archive is gone": lambda site: site.delete(ARCHIVE),
    "the archive is gone": lambda site: site.delete("seeds/archive"),
    "a file of the theme": lambda site: site.append(THEME, "# mine\n"),
    "a new file of the theme": lambda site: site.put("themes/mine/static/a.css", "a {}"),
    "a new theme of the generator's name": lambda site: site.put("themes/base/theme.yaml", "{}"),
    "a text where none is read": lambda site: site.put("drafts/plan.md", "---\ntitle: A\nregion: water\n---\n"),
    "a new text where none is read": lambda site: site.put("drafts/more.md", "---\ntitle: A\n---\n"),
    "a folder of a name nearly right": lambda site: site.put("Briefing/a.md", "---\ntitle: A\n---\n"),
    "a text beside the settings": lambda site: site.put("plan.md", "---\ntitle: A\n---\n"),
}  # fmt: skip


@pytest.mark.parametrize("change", INPUTS.values(), ids=INPUTS)
def test_a_change_of_what_is_read_is_noticed(town: Site, change: Change) -> None:
    change(town)
    assert told_build(town) is None
    assert told_check(town) is None


def damaged(path: str) -> Change:
    return rewritten(f"build/{path}", "<!doctype html>", "<!doctype hxml>")


OUTPUT: dict[str, Change] = {
    "a page": lambda site: site.append(f"build/{PAGE}", "<!-- mine -->"),
    "a page, its size and time as before": damaged(PAGE),
    "another page of the same size and time": replaced(f"build/{PAGE}", "html", "hxml"),
    "a page is gone": lambda site: site.delete(f"build/{PAGE}"),
    "a file of others": lambda site: site.put("build/mine.html", "mine"),
    "a hidden file of others": lambda site: site.put("build/.htaccess", "mine"),
    "an empty folder of others": lambda site: site.path("build/mine").mkdir(),
    "a link in place of a page": linked(f"build/{PAGE}"),
    "the manifest": lambda site: site.append("build/build-manifest.json", " "),
    "all is gone": lambda site: site.delete("build"),
    "the new tree of a killed build": lambda site: site.path(".build.briefing-new").mkdir(),
    "the old tree of a killed build": lambda site: site.path(".build.briefing-old").mkdir(),
    "the note of a killed build": lambda site: site.put(".briefing-busy", "{}"),
}


@pytest.mark.parametrize("change", OUTPUT.values(), ids=OUTPUT)
def test_a_change_of_what_is_published_is_noticed(town: Site, change: Change) -> None:
    change(town)
    assert told_build(town) is None
    assert told_check(town), "a check does not look at what is published"


@pytest.mark.parametrize("left", [name for name in OUTPUT if name.endswith(" of a killed build")])
def test_what_a_killed_build_left_goes_with_the_next_one(
    town: Site, left: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before = sorted(path.name for path in town.root.iterdir())
    OUTPUT[left](town)
    assert say(capsys, "build", "--site", town.root).status == 0
    assert sorted(path.name for path in town.root.iterdir()) == before
    assert told_build(town)


@pytest.mark.parametrize(
    "options",
    [{"drafts": True}, {"base_url": "https://other.example/"}, {"out": Path("/nowhere/else")}, {"archive": Path("/")}],
    ids=["drafts", "base_url", "out", "archive"],
)  # fmt: skip
def test_other_options_have_another_answer(town: Site, options: dict[str, object]) -> None:
    assert told_build(town, **options) is None
    assert (told_check(town, **options) is None) is ("out" not in options)


def test_another_day_has_another_answer(town: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    assert (told_build(town), told_check(town)) == (None, None)


def test_another_python_has_another_answer(town: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "version", "3.99")
    assert (told_build(town), told_check(town)) == (None, None)


# --- the generator and its libraries ---------------------------------------------------------------

COPIED = """
import sys
from pathlib import Path
from briefing_site.engine import build
from briefing_site.engine.options import Options
from briefing_site.engine.unchanged import last_build
options = Options(Path(sys.argv[1]))
if sys.argv[2] == "build":
    build.build(options)
print(bool(last_build(build.asked_of(options), str(options.output.resolve()))))
"""


def test_another_copy_of_the_generator_has_another_answer(
    town: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its libraries are the same, and no file of the one that made the record has changed."""
    monkeypatch.setattr(unchanged, "_PACKAGE", "/elsewhere/briefing_site")
    assert told_build(town) is None
    assert told_check(town) is None


def test_a_change_of_the_generator_or_of_a_library_is_noticed(small: Site, tmp_path: Path) -> None:
    """In a copy of the generator, with libraries that are there by name alone."""
    generator, libraries = tmp_path / "generator", tmp_path / "libraries"
    shutil.copytree(
        Path(briefing_site.__file__).parent,
        generator / "briefing_site",
        ignore=shutil.ignore_patterns("__pycache__"),
    )
    metadata = libraries / "nh3-0.0.1.dist-info/METADATA"
    metadata.parent.mkdir(parents=True)
    metadata.write_text("Name: nh3\nVersion: 0.0.1\n", encoding="utf-8")

    def tells(how: str) -> bool:
        done = subprocess.run(
            [sys.executable, "-c", COPIED, str(small.root), how],
            env={**os.environ, "PYTHONPATH": f"{generator}{os.pathsep}{libraries}"},
            capture_output=True, text=True, check=True, timeout=PATIENCE,
        )  # fmt: skip
        return done.stdout.split()[-1] == "True"

    def add_module() -> None:
        (generator / "briefing_site/text/more.py").write_bytes(b"")

    def touch_template() -> None:
        (generator / "briefing_site/render/themes/base/theme.yaml").touch()

    def edit_module() -> None:
        path = generator / "briefing_site/text/plural.py"
        path.write_bytes(path.read_bytes() + b"# more\n")

    def other_version() -> None:
        metadata.write_text("Name: nh3\nVersion: 0.0.2\n", encoding="utf-8")

    def another_library() -> None:
        (libraries / "markdown-9.dist-info").mkdir()

    for change in (add_module, touch_template, edit_module, other_version, another_library):
        assert tells("build"), change
        assert tells("only ask"), change
        change()
        assert not tells("only ask"), change


# --- nothing that is read is missing in the record ----------------------------------------------------

WATCHED = """
import json, os, sys
from pathlib import Path
from briefing_site.engine import build
from briefing_site.engine.options import Options

root, archive = sys.argv[1:]
options = Options(Path(root), archive=Path(archive) if archive else None)
build.check(options)  # from here on no module is loaded
opened, listed = set(), set()

def note(event, given):
    path = given[0] if given else None
    if event in ("open", "os.scandir", "os.listdir") and isinstance(path, (str, os.PathLike)):
        (opened if event == "open" else listed).add(os.path.abspath(path))

sys.addaudithook(note)
build.check(options)
print(json.dumps([sorted(opened), sorted(listed)]))
"""


@pytest.mark.parametrize("elsewhere", [False, True], ids=["its own archive", "an archive elsewhere"])
def test_all_that_a_look_opens_or_lists_is_in_its_record(town: Site, tmp_path: Path, elsewhere: bool) -> None:
    archive = tmp_path / "archive" if elsewhere else None
    if archive:
        shutil.copytree(town.path("seeds/archive"), archive)
    done = subprocess.run(
        [sys.executable, "-c", WATCHED, str(town.root), str(archive or "")],
        capture_output=True, text=True, check=True, timeout=PATIENCE,
    )  # fmt: skip
    opened, listed = json.loads(done.stdout.splitlines()[-1])
    seen = look_at_site(str(town.root), str(archive or town.path("seeds/archive")))
    assert seen
    assert seen.documents(str(archive or town.path("seeds/archive")), {"rain.txt": "0" * 64})
    folders = {group.folder for group in seen.groups}
    files = {f"{group.folder}/{name}" for group in seen.groups for name in group.names}
    ours = (f"{town.root}/", f"{archive}/", f"{Path(briefing_site.__file__).parent}/")
    read = {path for path in opened if path.startswith(ours) and "/.cache/" not in path}
    assert read - files == set()
    assert {str(town.path(path)) for path in (TIDE, CARD, THEME, "drafts/plan.md", "config.yaml")} <= read
    assert {path for path in listed if f"{path}/".startswith(ours)} - folders <= {str(town.path(".cache"))}


# --- what does not matter ------------------------------------------------------------------------


def test_files_that_nobody_reads_do_not_matter(town: Site) -> None:
    town.put(".git/index", "x")
    town.put("briefings/water/.lead.md.swp", "x")
    town.put("docs/notes.md", "---\ntitle: A\nregion: a\ndate: 2026\n---\n")
    assert told_build(town)


def test_a_file_touched_and_not_changed_costs_one_longer_build(town: Site) -> None:
    town.path(TIDE).touch()
    assert told_build(town) is None
    assert (town.build().rendered, told_build(town) is None) == ((), False)


def test_a_check_keeps_what_it_says_of_a_site_with_errors(town: Site) -> None:
    town.edit(TIDE, "It went out.", "It went out [@rain#nothing].")
    first = town.check()
    assert first.faults
    said = told_check(town)
    assert said
    assert said.faults == first.diagnostics
    assert told_build(town) is None


def test_a_check_of_settings_that_cannot_serve(town: Site) -> None:
    town.put("config.yaml", "title: [\n")
    first = town.check()
    said = told_check(town)
    assert said
    assert (said.faults, said.config_at_fault) == (first.diagnostics, True)


@pytest.mark.parametrize("style", ["text", "json", "github", "sarif"])
@pytest.mark.parametrize("strict", [[], ["--strict"]], ids=["", "strict"])
@pytest.mark.parametrize("command", ["check", "build"])
def test_what_is_told_is_what_was_said(
    town: Site, capsys: pytest.CaptureFixture[str], command: str, strict: list[str], style: str
) -> None:
    """To the letter, but for the time in the closing line; `-v` beside another option keeps nothing from it."""
    town.append(CARD, '\n## shut {at="1"}\n> Quay shut\n')  # which nothing cites: a warning
    town.append(
        TIDE, "\nThe tide rose by 40 metres [@rain#hours]. <!-- lint: figures nobody measured it -->\n"
    )
    asked = [command, "--site", str(town.root), "--format", style, *strict]
    town.build()
    for kept in town.path(".cache").glob("look-*"):
        kept.unlink()
    long = say(capsys, *asked)
    town.build()
    assert told_check(town)
    short = say(capsys, *asked)
    assert (short.status, short.err) == (long.status, long.err)
    assert [line.split(";")[0] for line in short.lines] == [line.split(";")[0] for line in long.lines]


# --- a file that changed just before it was read ---------------------------------------------------


def test_a_change_within_a_tick_of_the_clock_is_noticed(town: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """The disk gives such a file the same state before and after: the file itself is compared."""
    town.append(TIDE, "\nMore.\n")
    since = min(town.path(path).stat().st_ctime_ns for path in (TIDE, f"build/{PAGE}"))
    monkeypatch.setattr(looked_at, "settled", lambda found, moment: found.st_ctime_ns < since)
    monkeypatch.setattr("briefing_site.publish.site_swap.shows", lambda changed, moment: changed < since)
    monkeypatch.setattr("briefing_site.engine.unchanged.settled", lambda found, moment: False)
    town.build()
    assert told_build(town)
    for path, old, new in ((TIDE, "More.", "Less."), (f"build/{PAGE}", "<!doctype html>", "<!doctype hxml>")):
        kept, states = town.read(path), {str(town.path(path)): town.path(path).stat()}
        town.edit(path, old, new)
        with monkeypatch.context() as patch:
            patch.setattr(os, "stat", frozen(states))
            assert told_build(town) is None
            town.put(path, kept)
            assert told_build(town), "but for its content all is as it was"
        town.build()


def frozen(states: dict[str, os.stat_result]) -> Callable[..., os.stat_result]:
    """The system's answer, but for some files an old one."""
    real = os.stat
    return lambda path, **given: states.get(str(path)) or real(path, **given)


def test_a_file_is_read_again_only_until_its_state_shows_every_change(
    town: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    town.append(TIDE, "\nMore.\n")
    since = town.path(TIDE).stat().st_ctime_ns
    with monkeypatch.context() as patch:
        patch.setattr(looked_at, "settled", lambda found, moment: found.st_ctime_ns < since)
        patch.setattr("briefing_site.engine.unchanged.settled", lambda found, moment: False)
        town.build()
    opened: list[str] = []

    def noted(path: str | Path, *, follow: bool = True) -> bytes:
        opened.append(Path(path).parent.name)
        return Path(path).read_bytes()

    monkeypatch.setattr("briefing_site.engine.unchanged.read_whole", noted)
    assert told_build(town)
    assert set(opened) > {".cache"}
    while set(opened) != {".cache"}:  # a tick of the clock has to go by
        opened.clear()
        assert told_build(town)


@pytest.mark.parametrize(
    ("changed", "moment", "shows"),
    [(5_000_001, 30_000_000, True), (5_000_001, 20_000_000, False), (5_000_000, 90_000_000, False)],
    ids=["long ago", "just now", "a coarse clock"],
)
def test_when_a_state_shows_every_later_change(changed: int, moment: int, shows: bool) -> None:
    found = os.stat_result((0,) * 10, {"st_ctime_ns": changed})
    assert file_state.settled(found, moment) is shows


@pytest.mark.parametrize("at", [0, 5, 11])
def test_one_of_many_files_of_a_folder_is_noticed(town: Site, at: int) -> None:
    """A folder of many is opened, and its files are asked for by name."""
    for number in range(12):
        town.put(f"public/{number:02}.txt", "one")
    town.build()
    assert told_build(town)
    for path in (f"public/{at:02}.txt", f"build/{at:02}.txt"):
        town.put(path, "two")
        assert told_build(town) is None
        town.build()


# --- a record that is damaged, or not ours ---------------------------------------------------------


HEAD = b"briefing record 3\n"
BODY = len(HEAD) + 16


def resealed(body: bytes) -> bytes:
    """A record that this user has sealed, so that only what it says can be wrong."""
    record = sealed(HEAD, body)
    assert record
    return record


def forged(body: bytes) -> bytes:
    """A record as somebody else could write it."""
    return HEAD + blake2b(HEAD + body, digest_size=16, key=b"of somebody else").digest() + body


DAMAGES: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda data: b"",
    "cut off": lambda data: data[:-1],
    "half of it": lambda data: data[: len(data) // 2],
    "a bit is another": lambda data: data[:-40] + bytes([data[-40] ^ 1]) + data[-39:],
    "no record": lambda data: b"<html>" * 100,
    "forged: the same": lambda data: forged(data[BODY:]),
    "forged: nothing was seen, and all is well": lambda data: forged(
        b"\0".join([*data[BODY:].split(b"\0")[:8], b"0", b"0"])
    ),
    "with a checksum, as it was once": lambda data: (
        b"briefing record 1\n%08x\n" % crc32(data[BODY:]) + data[BODY:]
    ),
    "sealed: nothing in it": lambda data: resealed(b""),
    "sealed: one item": lambda data: resealed(b"a"),
    "sealed: many empty items": lambda data: resealed(b"\0" * 5000),
    "sealed: numbers that are none": lambda data: resealed(b"\0".join([b"x"] * 5000)),
    "sealed: cut off": lambda data: resealed(data[BODY:-30]),
    "sealed: an item more": lambda data: resealed(data[BODY:] + b"\0more"),
    "sealed: no UTF-8": lambda data: resealed(data[BODY:].replace(b"/water", b"/\xff")),
    "sealed: faults that are none": lambda data: resealed(
        b"\0".join([*(parts := data[BODY:].split(b"\0"))[:7], b'[[{"path": 1}], []]', *parts[8:]])
    ),
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_a_damaged_record_of_a_look_costs_time_alone(town: Site, damage: Callable[[bytes], bytes]) -> None:
    (record,) = town.path(".cache").glob("look-*")
    whole = record.read_bytes()
    assert resealed(whole[BODY:]) == whole
    record.write_bytes(damage(whole))
    assert (told_build(town), told_check(town)) == (None, None)
    again = town.build()
    assert (again.faults, again.rendered) == ([], ())
    assert told_build(town)


@pytest.mark.parametrize("name", [name for name in DAMAGES if "faults" not in name])
def test_a_damaged_record_of_a_publication_costs_time_alone(town: Site, name: str) -> None:
    (record,) = town.path(".cache").glob("published-*")
    record.write_bytes(DAMAGES[name](record.read_bytes()))
    assert told_build(town) is None
    assert told_check(town)
    assert town.build().rendered == ()
    assert told_build(town)


def test_a_record_of_another_site_is_not_believed(town: Site, tmp_path: Path) -> None:
    other = tmp_path / "other"
    shutil.copytree(town.root, other, copy_function=shutil.copy2)
    assert told_build(Site(other)) is None


# --- the command -----------------------------------------------------------------------------------

LINES: dict[str, list[str]] = {
    "alone": [],
    "all options": ["--site", "a", "--archive=b", "--out", "c", "--base-url", "https://d/", "--drafts", "--jobs", "2", "--strict", "-q", "-v"],
    "with an equals sign": ["--site=a", "--format=json"],
    "the last one counts": ["--format", "json", "--format=text", "--quiet", "-q"],
    "json": ["--json", "-q"],
}  # fmt: skip
LEFT: dict[str, list[str]] = {
    "help": ["--help"],
    "letters together": ["-qv"],
    "an unknown option": ["--explain", "a"],
    "an unknown form": ["--format", "yaml"],
    "no value": ["--site"],
    "an empty value": ["--site", ""],
    "an option as a value": ["--site", "--strict"],
    "no number": ["--jobs", "two"],
    "a cluster": ["--executor", "dask://localhost:8786"],
    "a value that it does not take": ["--strict=yes"],
    "a second word": ["more"],
    "an end of options": ["--", "a"],
}


@pytest.mark.parametrize("command", ["build", "check"])
@pytest.mark.parametrize("line", LINES.values(), ids=LINES)
def test_a_plain_line_is_understood_as_the_parser_does(command: str, line: list[str]) -> None:
    found = understood([command, *line])
    assert found is not None
    wanted = vars(parser([command, *line]).parse_args([command, *line]))
    for name, value in found.items():
        assert str(value) == str("" if wanted[name] is None else wanted[name]) or (name, value) == (
            "jobs",
            "",
        )


@pytest.mark.parametrize("line", LEFT.values(), ids=LEFT)
def test_every_other_line_is_left_to_the_parser(line: list[str]) -> None:
    assert understood(["check", *line]) is None


@pytest.mark.parametrize(
    "line", [[], ["new"], ["--strict", "build"]], ids=["none", "another", "behind an option"]
)
def test_other_commands_are_left_to_the_parser(line: list[str]) -> None:
    assert understood(line) is None
