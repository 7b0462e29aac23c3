"""A mistake of the generator at one file: it is told there, and all other files are as they always are."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from briefing_site import __version__
from briefing_site.apps.cli.command_line import parser
from briefing_site.apps.cli.commands import COMMANDS
from briefing_site.apps.cli.main import CONTENT, UNWRITABLE
from briefing_site.apps.cli.parser import ways_of
from briefing_site.apps.lsp.hover import hover
from briefing_site.apps.lsp.site_folders import SiteFolder
from briefing_site.apps.preview.responses import PageResponses
from briefing_site.engine.engine import Engine
from briefing_site.engine.site import Site as FolderSite
from briefing_site.engine.stages import join
from briefing_site.read import theme_folder
from tests.commands import say
from tests.sites import LEAD, Site, briefing

BAD = "briefings/water/bad.md"
CARD = "seeds/mist.md"
SITE = (
    briefing("Rain fell for six hours [@rain#hours].")
    + briefing("It was misty for 9 days [@mist#days].", path=BAD, title="The marked one")
    + """\
-- seeds/mist.md --
---
title: Mist
publisher: Quay Post
kind: news
archive: mist.txt
---
## days {at="1"}
> misty for 9 days
-- seeds/archive/mist.txt --
It was misty for 9 days.
"""
)


class Planted(Exception):  # noqa: N818
    """The exception that is planted."""


def has(*words: str) -> Callable[[Any], bool]:
    """Whether a value tells, in its own form, of the file that is to fail."""
    return lambda value: any(word in repr(value) for word in words)


# Stage, the functions that fail, the number of the argument that tells of a file, how it does, and that file.
STAGES: dict[str, tuple[tuple[str, ...], int, Callable[[Any], bool], str]] = {
    "read": (("read.kept_files.read_file",), 1, has(BAD), BAD),
    "parse a briefing": (("engine.file_parser.parse_briefing",), 0, has(BAD), BAD),
    "parse a card": (("parse.source_card.parse_source",), 0, has(CARD), CARD),
    "parse: front matter": (("parse.briefing.read_front_matter",), 0, has(BAD), BAD),
    "verify": (("engine.verify_cards.afresh",), 0, has(CARD), CARD),
    "verify: pin": (("engine.verify_cards.pin",), 0, has(CARD), CARD),
    "link: notes": (("link.kept_links.number",), 0, has("mist", "days"), BAD),
    "link: claims": (("link.file_links.claims_of",), 0, has(BAD), BAD),
    "link: grounding": (("verify.grounding.ground.ground",), 0, has("misty"), BAD),
    "read a document": (("read.archive.read_whole",), 0, has("mist.txt"), CARD),
    "lint": (("link.lints.of_briefing.subject_of",), 0, lambda text: text.path == BAD, BAD),
    "record": (("render.record._record",), 1, lambda linked: linked.briefing.path == BAD, BAD),
    "feed": (("render.feeds._entry",), 2, lambda linked: linked.briefing.path == BAD, BAD),
    "JSON feed": (("render.json_feed._item",), 1, lambda linked: linked.briefing.path == BAD, BAD),
    "search index": (("render.search_index.documents._briefing",), 2, lambda linked: linked.briefing.path == BAD, BAD),
    "search index of a source": (("render.search_index.documents._source",), 2, lambda source: source.path == CARD, CARD),
    "view": (("view.pages.briefing_view",), 2, lambda linked: linked.briefing.path == BAD, BAD),
    "view of a source": (("view.pages.source_view",), 2, lambda source: source.path == CARD, CARD),
    "render": (("engine.finished_pages.attributes_of",), 0, has("<title>The marked one"), BAD),
}  # fmt: skip


Plant = Callable[[tuple[str, ...], int, Callable[[Any], bool]], None]


@pytest.fixture
def fails(monkeypatch: pytest.MonkeyPatch) -> Plant:
    def plant(names: tuple[str, ...], at: int, tells: Callable[[Any], bool]) -> None:
        for each in names:
            module, _, name = each.rpartition(".")
            home = import_module(f"briefing_site.{module}")
            monkeypatch.setattr(home, name, failing(getattr(home, name), at, tells))

    return plant


def failing(real: Callable[..., Any], at: int, tells: Callable[[Any], bool]) -> Callable[..., Any]:
    def call(*values: Any, **named: Any) -> Any:
        held = values[at]  # as the real one would have it
        if tells(held):
            raise Planted("a planted\nfault")
        return real(*values, **named)

    return call


OTHERS = (
    "water/lead.html",
    "land/all.html",
    "sources/rain.html",
    "water/index.html",
    "index.html",
    "timeline.html",
)
BESIDE = (
    "verify.grounding",
    "link.lints",
    "render.record",
    "render.feeds",
    "render.json_feed",
    "render.search_index",
)
"""Modules whose work does not show on the page itself."""
PAGES = {BAD: "water/bad.html", CARD: "sources/mist.html"}


def shown(site: Site) -> dict[str, tuple[int, bytes]]:
    """The pages of a preview: their status, and what they show."""
    state = Engine(site.options()).look()
    preview = PageResponses(site.options().output).turned(state)
    return {
        address: (answer.status, answer.data)
        for address in (*OTHERS, *PAGES.values())
        for answer in (preview.at(address),)
    }


@pytest.mark.parametrize(("names", "at", "tells", "path"), STAGES.values(), ids=STAGES)
@pytest.mark.parametrize("jobs", [1, 2])
def test_an_exception_at_one_file_is_told_there_and_all_others_go_on(
    small: Site,
    fails: Plant,
    monkeypatch: pytest.MonkeyPatch,
    names: tuple[str, ...],
    at: int,
    tells: Callable[[Any], bool],
    path: str,
    jobs: int,
) -> None:
    small.write(SITE)
    small.pin()
    assert small.check().faults == []
    small.delete(".cache")
    monkeypatch.setattr("briefing_site.engine.crew.MANY", 1)
    fails(names, at, tells)

    for built in (small.build(jobs=jobs), small.check(jobs=jobs)):
        assert set(built.faults) == {f"{path}:1:1 internal-error"}
        for fault in built.diagnostics:
            assert "Planted: a planted fault" in fault.message
            assert f"report its text with this line: briefing {__version__}, " in fault.hint
            assert "/" in fault.hint.rpartition(", ")[2], "the innermost calls are told"
            assert fault.trace.startswith("Traceback (most recent call last):\n")
        assert not small.path("build").exists()

    monkeypatch.undo()
    assert small.check().faults == []  # nothing of it was kept


@pytest.mark.parametrize(("names", "at", "tells", "path"), STAGES.values(), ids=STAGES)
def test_a_preview_shows_all_other_pages(
    small: Site,
    fails: Plant,
    names: tuple[str, ...],
    at: int,
    tells: Callable[[Any], bool],
    path: str,
) -> None:
    small.write(SITE)
    small.pin()
    whole = shown(small)
    text = small.read(path)
    small.put(path, "---\ntitle: [\n---\n")
    unread = shown(small)
    small.put(path, f"{text}\n")  # of the text itself a result may be kept
    fails(names, at, tells)
    broken = shown(small)
    for address in OTHERS:
        assert broken[address][0] == 200
        assert broken[address] in (whole[address], unread[address]), address
    status, page = broken[PAGES[path]]
    if names[0].startswith(BESIDE):
        assert status == 200  # what is made beside the page
    else:
        assert status == 500
        assert b"internal-error" in page
        assert b"Planted" in page


FILES = {
    "water/lead.json": (),
    "sources/rain.bib": (),
    "sitemap.xml": (),
    "water/bad.json": ("record",),
    "feed.xml": ("feed",),
    "feed.json": ("JSON feed",),
    "search-index.js": ("search index",),
}
"""Address of a file for other programs, and the stages whose mistake keeps it from being made."""


@pytest.mark.parametrize("stage", ["record", "feed", "JSON feed", "search index"])
def test_a_preview_has_all_other_files(small: Site, fails: Plant, stage: str) -> None:
    small.write(SITE)
    small.pin()
    names, at, tells, path = STAGES[stage]
    fails(names, at, tells)
    preview = PageResponses(small.options().output).turned(Engine(small.options()).look())
    for address, stages in FILES.items():
        try:
            answer = preview.at(address)
        except Planted as fault:  # as the preview itself does
            answer = preview.failed(address, fault)
        assert (address, answer.status) == (address, 500 if stage in stages else 200)
        if stage in stages:
            assert b"internal-error" in answer.data
            assert path.encode() in answer.data


@pytest.mark.parametrize(("names", "at", "tells", "path"), STAGES.values(), ids=STAGES)
def test_an_editor_is_told_at_the_file(
    small: Site, fails: Plant, names: tuple[str, ...], at: int, tells: Callable[[Any], bool], path: str
) -> None:
    small.write(SITE)
    small.pin()
    small.delete(".cache")
    fails(names, at, tells)
    folder = SiteFolder(small.root, None)
    lead = small.read(LEAD)
    folder.edit(LEAD, lead.replace("Rain fell", "Much rain fell"))
    folder.known()
    while not folder.check_pages():
        pass
    known = folder.known()
    found = {f"{fault.place.path}:1:1 {fault.code}" for fault in known.state.faults_so_far}
    beside = names[0].startswith(("render.record", "render.feeds", "render.json_feed", "render.search_index"))
    assert found == (set() if beside else {f"{path}:1:1 internal-error"})
    if names[0] != "read.kept_files.read_file":
        folder.edit(path, small.read(path) + "\n")
        folder.known()
    told = hover(known, LEAD, known.text(LEAD).index("@rain") + 2)
    assert told, "other files are answered for"


@pytest.mark.parametrize("way", ["--debug", "BRIEFING_DEBUG", ""])
def test_the_calls_are_shown_to_those_who_ask(
    small: Site, fails: Plant, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    small.write(SITE)
    small.pin()
    small.append(BAD, "\n")  # of the text itself a result is kept
    fails(("link.file_links.claims_of",), 0, has(BAD))
    if way.startswith("B"):
        monkeypatch.setenv(way, "1")
    more = [way] if way.startswith("-") else []
    for command in ("check", "build", "export --pdf"):
        said = say(capsys, *command.split(), "--site", small.root, *more)
        assert said.status == CONTENT
        assert ("Traceback (most recent call last)" in said.err) is bool(way), command
        assert ("Planted: a planted" in said.err.replace("\n", " ")) is bool(way)
    assert os.environ.get("BRIEFING_DEBUG") == ("1" if way.startswith("B") else None)


@pytest.mark.parametrize("debug", [False, True], ids=["", "debug"])
def test_a_mistake_that_no_file_made_is_a_line_to_report(
    small: Site, fails: Plant, capsys: pytest.CaptureFixture[str], debug: bool
) -> None:
    fails(("engine.judge.check",), 0, lambda _: True)
    said = say(capsys, "check", "--site", small.root, *(["--debug"] if debug else []), failing=True)
    assert said.status == UNWRITABLE
    assert "briefing: the generator failed (Planted: a planted fault)\n  hint: " in said.err
    assert f"this line: briefing {__version__}, check, Planted, " in said.err
    assert ("Traceback" in said.err) is debug


def test_every_command_says_how_to_see_more(capsys: pytest.CaptureFixture[str]) -> None:
    for command in COMMANDS:
        said = say(capsys, command, "--help")
        assert "--debug" in said.out, command
        assert "BRIEFING_DEBUG=1" in " ".join(said.out.split()), command


WAYS = [(command, way) for command, own in ways_of(parser([], whole=True)).items() for way in ways_of(own)]


@pytest.mark.parametrize(("command", "way"), WAYS, ids=[" ".join(each) for each in WAYS])
def test_every_way_of_a_command_says_how_to_see_more(
    capsys: pytest.CaptureFixture[str], command: str, way: str
) -> None:
    said = say(capsys, command, way, "--help")
    assert "--debug" in said.out
    assert "Documentation: " in said.out


@pytest.mark.parametrize("at", range(3))
def test_how_to_see_more_stands_before_or_after_a_way(
    small: Site, capsys: pytest.CaptureFixture[str], fails: Plant, at: int
) -> None:
    fails(("authoring.intake.add.take_in",), 0, lambda _: True)
    words = ["source", "add", "rain.txt"]
    words.insert(at, "--debug")
    said = say(capsys, *words, "--site", small.root, failing=True)
    assert said.status == UNWRITABLE
    assert "Traceback" in said.err


def test_words_that_a_theme_lacks_are_told_once_at_the_theme(small: Site) -> None:
    base = Path(theme_folder.__file__).parent.parent / "render/themes/base"
    shutil.copytree(base, small.path("themes/mine"))
    small.edit("themes/mine/theme.yaml", "name: base", "name: mine")
    words = small.read("themes/mine/words/en.yaml")
    small.put("themes/mine/words/en.yaml", words.replace("\nnote: ", "\nnotte: "))
    small.append("config.yaml", "theme: mine\nlint: {unused-theme-file: off}\n")
    checked = small.check()
    assert checked.faults == ["themes/mine/words/en.yaml:1:1 bad-theme"]
    assert 'no table of the theme has words for "note"' in checked.text


@pytest.mark.parametrize(
    ("words", "cure"),
    [
        ('paragraph: "para {numbr}"', "did you mean {number}?"),
        ('paragraph: "para {x}"', "the values are {number}"),
    ],
)
def test_a_place_without_a_value_is_told_once_at_the_table(small: Site, words: str, cure: str) -> None:
    small.write(
        f"-- themes/mine/theme.yaml --\nname: mine\nextends: base\n-- themes/mine/words/en.yaml --\n{words}\n"
    )
    small.append("config.yaml", "theme: mine\n")
    checked = small.check()
    assert checked.faults == ["themes/mine/words/en.yaml:1:1 bad-theme"]
    assert 'the words of "paragraph" have a place {' in checked.text
    assert cure in checked.text


def test_a_mistake_that_no_file_made_is_raised(small: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("briefing_site.engine.judge.check", fail)
    with pytest.raises(ZeroDivisionError):
        small.check()


# Function that fails, and the file that its mistake is told at.
OTHER_FILES = {
    "config": ("engine.parse_stage._parsed_config", "config.yaml"),
    "lock": ("engine.parse_stage.read_lock", "seeds/seeds.lock"),
    "editions": ("engine.parse_stage.read_editions", "seeds/editions.lock"),
    "theme": ("render.make_theme.make_theme", "themes/ours/theme.yaml"),
    "picture": ("parse.file_metadata.clean.for_readers", "briefings/water/x.gif"),
    "theme.yaml": ("parse.theme_yaml.parse_theme_yaml", "themes/ours/theme.yaml"),
    "file of a theme": ("read.theme_folder.read_file", "themes/ours/theme.yaml"),
}


@pytest.mark.parametrize(("name", "path"), OTHER_FILES.values(), ids=OTHER_FILES)
def test_a_mistake_at_a_file_that_is_no_text(small: Site, fails: Plant, name: str, path: str) -> None:
    small.write(
        briefing("![Rain](x.gif) Rain “and more” fell [@rain#hours].")
        + "-- briefings/water/x.gif --\nGIF89a\n"
    )
    small.write("-- themes/ours/theme.yaml --\nname: ours\nextends: base\n")
    small.append("config.yaml", "theme: ours\n")
    small.put("seeds/editions.lock", '{"briefings": {}, "version": 1}\n')
    before = small.check().faults
    fails((name,), 0, lambda _: True)
    # What was made of the bytes of before is kept.
    if path in {"config.yaml", "seeds/seeds.lock", "themes/ours/theme.yaml"}:
        small.append(path, "\n")
    faults = small.check(drafts=True).faults
    assert f"{path}:1:1 internal-error" in faults
    told = [fault for fault in faults if "internal-error" not in fault and "not-pinned" not in fault]
    assert path == "config.yaml" or told == before


def test_a_file_that_fails_once_the_others_are_judged_is_told_too(
    small: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is published is linked by itself where a briefing of an unknown region is left out."""
    small.write(SITE + briefing("Rain fell [@rain#hours].", path="briefings/moon/dry.md", region="moon"))
    small.pin()

    def fails_where_it_is_published(content: Any, parsed: Any, *given: Any, **named: Any) -> Any:
        marked = next((each for each in parsed.briefings if each.path == BAD), None)
        if marked and len(parsed.briefings) < len(content.parsed.briefings):
            raise Planted(marked)
        return join(content, parsed, *given, **named)

    monkeypatch.setattr("briefing_site.engine.linked_contents.join", fails_where_it_is_published)
    site = Engine(small.options()).look()
    assert isinstance(site, FolderSite)
    told = [f"{fault.place.path} {fault.code}" for fault in site.faults]
    assert told == ["briefings/moon/dry.md unknown-region", f"{BAD} internal-error"]
    assert BAD not in {linked.briefing.path for linked in site.published.briefings}
