"""The oracle: after any edits, an incremental build equals a clean one, and renders only what it must."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.sites import CARD, LEAD, PAGE, Site, tree

RAIN_PAGE = "sources/rain.html"
ALL, ALL_PAGE = "briefings/land/all.md", "land/all.html"
TIDE = "briefings/water/tide.md"
ARCHIVE = "seeds/archive/rain.txt"

MORE = """\
-- briefings/water/tide.md --
---
title: The tide
region: water
regions: [land]
date: 2026-02
summary: What the tide did.
topics: [sea]
people: [Ann Lee]
judgements:
  - {text: "It came in [@rain#crew].", confidence: low, because: one source}
events:
  - {date: 2026-01-04, text: "Ann Lee saw it [@rain#hours]."}
---
The tide came in [@rain#crew]. See [[lead]] and [the rest](../land/all.md).

## Later

It went out.
-- briefings/water/lead.md --
---
title: Rain on the quay
region: water
date: 2026-01-07
summary: What the rain did.
topics: [sea, rain]
---
Rain fell [@rain#hours]. The crew waited [@rain#crew].
-- themes/mine/theme.yaml --
name: mine
extends: base
"""
"""Beside the small site: two briefings that share a topic and a link, and a theme that changes nothing."""


@pytest.fixture
def town(small: Site) -> Site:
    """A built site of three briefings in two regions."""
    small.write(MORE)
    assert small.build().faults == []
    return small


# --- one edit, and the pages that it renders -----------------------------------------------------

HOME, ABOUT, TIMELINE, TOPICS = "index.html", "about.html", "timeline.html", "topics/index.html"
WATER, LAND, SOURCES, SEA, RAIN = (
    "water/index.html",
    "land/index.html",
    "sources/index.html",
    "topics/sea.html",
    "topics/rain.html",
)
SEARCH = "search.html"
ANN, TIDE_PAGE = "people/ann-lee.html", "water/tide.html"

Edit = Callable[[Site], None]


def edit(path: str, old: str, new: str) -> Edit:
    return lambda site: site.edit(path, old, new)


EDITS: dict[str, tuple[Edit, set[str]]] = {
    "a word of the body, without a citation": (edit(TIDE, "It went out.", "It went far out."), {TIDE_PAGE}),
    "a comment in the card": (edit(CARD, "kind: news", "kind: news  # a report"), set()),
    "a sentence that cites": (
        edit(TIDE, "The tide came in [@", "The tide came in again [@"),
        {TIDE_PAGE, RAIN_PAGE},
    ),
    "a sentence that links": (
        edit(TIDE, "See [[lead]] and", "See too [[lead]] and"),
        {TIDE_PAGE, PAGE, ALL_PAGE},
    ),
    "a heading's words": (edit(TIDE, "## Later", "## Later on"), {TIDE_PAGE}),
    "the title of a briefing": (
        edit(TIDE, "title: The tide", "title: The spring tide"),
        {TIDE_PAGE, HOME, WATER, LAND, SEA, ANN, TIMELINE, RAIN_PAGE, SOURCES, PAGE, ALL_PAGE},
    ),
    "the summary of a briefing": (
        edit(TIDE, "What the tide did.", "What the tide did to us."),
        {TIDE_PAGE, HOME, WATER, LAND, SEA, ANN, PAGE, ALL_PAGE},
    ),
    "a judgement's reason": (edit(TIDE, "because: one source", "because: a single source"), {TIDE_PAGE, SEA}),
    "an event": (
        edit(TIDE, "Ann Lee saw it [", "Ann Lee saw it there ["),
        {TIDE_PAGE, WATER, TIMELINE, ANN, RAIN_PAGE},
    ),
    "what an excerpt says": (
        edit(CARD, "It rained for long.", "It rained for very long."),
        {TIDE_PAGE, PAGE, ALL_PAGE, WATER, TIMELINE, ANN, RAIN_PAGE},
    ),
    "the title of a source": (
        edit(CARD, "title: Quay shut for the night", "title: Quay shut"),
        {TIDE_PAGE, PAGE, ALL_PAGE, WATER, TIMELINE, ANN, SEA, RAIN_PAGE, SOURCES, ABOUT},
    ),
    "the descriptor of a source": (
        edit(CARD, "kind: news", "kind: news\ndescriptor: A local paper."),
        {RAIN_PAGE, SOURCES},
    ),
}


@pytest.mark.parametrize(("change", "wanted"), EDITS.values(), ids=EDITS)
def test_one_edit_renders_the_pages_that_show_it(town: Site, change: Edit, wanted: set[str]) -> None:
    change(town)
    built = town.build()
    assert built.faults == []
    assert set(built.rendered) == wanted | ({SEARCH} if wanted else set())  # it names its index by digest
    assert_clean(town)


WHOLE_SITE: dict[str, Edit] = {
    "the title of the site": edit("config.yaml", "title: Harbour Notes", "title: Port Notes"),
    "the name of a region": edit("config.yaml", "name: Water", "name: The water"),
    "the theme": edit("config.yaml", "regions:", "theme: mine\nregions:"),
    "the language": edit("config.yaml", "regions:", "language: en-GB\nregions:"),
}


@pytest.mark.parametrize("change", WHOLE_SITE.values(), ids=WHOLE_SITE)
def test_what_every_page_shows_renders_every_page(town: Site, change: Edit) -> None:
    change(town)
    built = town.build()
    assert set(built.rendered) == set(built.pages)
    assert_clean(town)


# --- nothing to do -------------------------------------------------------------------------------


def stamps(folder: Path) -> dict[str, tuple[int, int]]:
    return {
        str(path): (path.stat().st_ino, path.stat().st_mtime_ns)
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_an_unchanged_build_renders_and_writes_nothing(town: Site) -> None:
    before = stamps(town.root)
    again = town.build()
    assert (again.rendered, again.outcome.written) == ((), 0)
    assert stamps(town.root) == before


def test_an_unchanged_build_tells_the_same_warnings_and_figures(town: Site) -> None:
    town.append(CARD, '\n## shut {at="1"}\n> Quay shut\n')
    first = town.build()
    again = town.build()
    assert again.rendered == ()
    assert first.faults
    assert again.diagnostics == first.diagnostics
    assert again.outcome.summary == first.outcome.summary


def test_an_edit_taken_back_renders_nothing(town: Site) -> None:
    before = town.read(TIDE)
    wanted = tree(town.path("build"))
    town.edit(TIDE, "It went out.", "It went far out.")
    town.put(TIDE, before)
    assert town.build().rendered == ()
    assert tree(town.path("build")) == wanted


def test_a_file_touched_and_not_changed_renders_nothing(town: Site) -> None:
    town.put(TIDE, town.read(TIDE))
    again = town.build()
    assert (again.rendered, again.outcome.written) == ((), 0)


@pytest.mark.parametrize("path", [PAGE, "feed.xml", "build-manifest.json"])
def test_what_is_missing_in_the_output_is_made_again(town: Site, path: str) -> None:
    wanted = tree(town.path("build"))
    if path == "build-manifest.json":  # without it nothing there is known to be ours
        town.delete("build")
    else:
        town.delete(f"build/{path}")
    assert town.build().tree == wanted


@pytest.mark.parametrize("path", [PAGE, "feed.xml", "robots.txt"])
def test_what_was_edited_in_the_output_is_made_again(town: Site, path: str) -> None:
    wanted = tree(town.path("build"))
    town.put(f"build/{path}", "tampered with")
    assert town.build().tree == wanted


def test_two_output_folders_do_not_disturb_each_other(town: Site, tmp_path: Path) -> None:
    other = tmp_path / "other"
    town.build(out=other)
    town.edit(TIDE, "It went out.", "It went far out.")
    for options in ({}, {"out": other}):
        assert set(town.build(**options).rendered) == {TIDE_PAGE, SEARCH}
    assert tree(other) == tree(town.path("build"))


def test_options_are_inputs_too(town: Site) -> None:
    town.edit(TIDE, "date: 2026-02\n", "date: 2026-02\ndraft: true\n")
    town.edit(ALL, "summary:", "draft: false\nsummary:")
    town.build()
    for options in ({"drafts": True}, {}, {"base_url": "https://other.example/"}, {}, {"drafts": True}):
        assert_clean(town, **options)


# --- a build with errors -------------------------------------------------------------------------


def test_a_site_with_errors_stays_as_it_was_and_is_caught_up_with_later(town: Site) -> None:
    before = tree(town.path("build"))
    town.edit(TIDE, "title: The tide", "title: The spring tide")
    town.edit(ALL, "@rain#dry", "@rain#dyr")
    failed = town.build()
    assert failed.faults
    assert not failed.outcome.complete
    assert tree(town.path("build")) == before
    assert town.build().diagnostics == failed.diagnostics
    town.edit(ALL, "@rain#dyr", "@rain#dry")
    assert "spring tide" in town.build().pages[TIDE_PAGE]
    assert_clean(town)


def test_the_faults_of_unchanged_files_are_told_again(town: Site) -> None:
    town.edit(ALL, "It rained, and", "It rained [@rain--x], and")
    town.edit(TIDE, "It went out.", "It went out [@rain#nothing].")
    both = town.build().faults
    town.edit(TIDE, "It went out [@rain#nothing].", "It went out.")
    assert [fault for fault in both if fault.startswith(ALL)] == town.build().faults


@pytest.mark.parametrize("now", [None, b"\xff\xff", "Another text.\n"], ids=["gone", "not UTF-8", "another"])
@pytest.mark.parametrize("before", [None, b"\xff\xff"], ids=["gone", "not UTF-8"])
def test_what_is_said_of_the_archive_is_what_a_clean_build_says(
    town: Site, before: bytes | None, now: bytes | str | None
) -> None:
    for state in (before, now):
        town.path(ARCHIVE).unlink(missing_ok=True)
        if state is not None:
            town.put(ARCHIVE, state)
        assert town.build().diagnostics == town.check().diagnostics


# --- any series of edits -------------------------------------------------------------------------


def assert_clean(site: Site, **options: bool | str) -> None:
    """An incremental build comes to what a build from nothing comes to, byte for byte; a second does nothing."""
    built = site.build(**options)
    with fresh_copy(site) as other:
        clean = other.build(**options)
        assert built.diagnostics == clean.diagnostics
        assert built.outcome.complete == clean.outcome.complete
        if clean.outcome.complete:
            assert built.tree == clean.tree
            again = site.build(**options)
            assert (again.rendered, again.outcome.written) == ((), 0)
            assert again.tree == clean.tree
            assert again.diagnostics == clean.diagnostics


@contextmanager
def fresh_copy(site: Site) -> Iterator[Site]:
    """The same site on another place of the disk, never built."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "copy"
        shutil.copytree(site.root, root, ignore=shutil.ignore_patterns("build", ".cache", ".build.*"))
        yield Site(root)


def flip(path: str, one: str, other: str) -> Edit:
    """An edit that is taken back when it is made again."""

    def change(site: Site) -> None:
        if site.path(path).exists():
            text = site.read(path)
            site.put(path, text.replace(other, one) if other in text else text.replace(one, other))

    return change


def come_and_go(path: str, content: str) -> Edit:
    def change(site: Site) -> None:
        if site.path(path).exists():
            site.delete(path)
        else:
            site.put(path, content)

    return change


def move(one: str, other: str, words: tuple[str, str]) -> Edit:
    """Move a file there and back, with the words in it that must agree with where it lies."""

    def change(site: Site) -> None:
        here, there = (one, other) if site.path(one).exists() else (other, one)
        if not site.path(here).exists():
            return
        old, new = words if here == one else words[::-1]
        site.put(there, site.read(here).replace(old, new, 1))
        site.delete(here)

    return change


def rename_source(site: Site) -> None:
    """The card and every citation of it."""
    old, new = ("rain", "storm") if site.path(CARD).exists() else ("storm", "rain")
    site.rename(f"seeds/{old}.md", f"seeds/{new}.md")
    for path in site.path("briefings").rglob("*.md"):
        path.write_text(path.read_text("utf-8").replace(f"@{old}#", f"@{new}#"), "utf-8")


def pin_again(site: Site) -> None:
    site.pin()


NEW_BRIEFING = """\
---
title: Snow
region: land
date: 2026-03-01
updated: 2026-03-05
summary: There was none.
topics: [sea, snow]
people: [Bo Ek]
---
None fell. See [[tide]] and [[@rain#dry]].
"""

MOVES: dict[str, Edit] = {
    "body": flip(TIDE, "It went out.", "It went far out."),
    "title": flip(TIDE, "title: The tide", "title: The spring tide"),
    "citation": flip(LEAD, "Rain fell [@rain#hours].", "Rain fell [@rain#hours; but see @rain#dry, p. 3]."),
    "gist": flip(CARD, "It rained for long.", "It rained *all night*."),
    "excerpt": flip(CARD, "> Rain fell for six hours", "> Rain fell"),
    "excerpt id": flip(CARD, "## dry", "## dried"),
    "source renamed": rename_source,
    "briefing deleted": come_and_go(TIDE, MORE.split("tide.md --\n")[1].split("-- briefings", 1)[0]),
    "briefing added": come_and_go("briefings/land/snow.md", NEW_BRIEFING),
    "briefing moved": move(
        "briefings/water/lead.md", "briefings/land/lead.md", ("region: water", "region: land")
    ),
    "topic": flip(ALL, "summary:", "topics: [snow, all]\nsummary:"),
    "draft": flip(ALL, "summary:", "draft: true\nsummary:"),
    "site title": flip("config.yaml", "title: Harbour Notes", "title: Port Notes"),
    "region added": flip("config.yaml", "  land: {name: Land}", "  land: {name: Land}\n  sky: {name: Sky}"),
    "theme chosen": flip("config.yaml", "base_url:", "theme: mine\nbase_url:"),
    "theme file": come_and_go("themes/mine/static/style.css", "body { color: black }\n"),
    "theme template": come_and_go(
        "themes/mine/templates/404.html", "<!doctype html><title>{{ page.site.title }}</title>"
    ),
    "archived text": flip(ARCHIVE, "six hours", "seven hours"),
    "archive": move("seeds/archive/rain.txt", "kept.txt", ("", "")),
    "lock": move("seeds/seeds.lock", "kept.lock", ("", "")),
    "pinned": pin_again,
    "cache deleted": lambda site: shutil.rmtree(site.path(".cache"), ignore_errors=True),
    "page tampered with": lambda site: (
        site.put("build/feed.xml", "x") if site.path("build").exists() else None
    ),
    "fault": flip(ALL, "it will stop", "it will stop [@nobody]"),
    "error": flip(TIDE, "date: 2026-02\n", "date: 2026-13\n"),
}


@settings(
    max_examples=8,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(st.lists(st.lists(st.sampled_from(sorted(MOVES)), min_size=1, max_size=3), min_size=2, max_size=6))
def test_any_series_of_edits(series: list[list[str]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        site = Site(Path(folder) / "site")
        site.small(MORE)
        site.build()
        for edits in series:
            for name in edits:
                MOVES[name](site)
            assert_clean(site)


@pytest.mark.parametrize("name", sorted(MOVES))
def test_every_edit_and_its_taking_back(town: Site, name: str) -> None:
    wanted = tree(town.path("build"))
    for _ in range(2):
        MOVES[name](town)
        assert_clean(town)
    assert tree(town.path("build")) == wanted
