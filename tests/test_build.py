"""The oracle: after any edits, an incremental build equals a clean one, and renders only what it must."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefing_site.link import editions, ground
from briefing_site.render import feed_content, feeds, llms
from briefing_site.render.search_index import files as search_files
from briefing_site.render.search_index import indexed as of_index
from tests.edits import (
    ALL,
    ALL_PAGE,
    ARCHIVE,
    EDITIONS,
    IN_RUNNING_TEXT,
    MORE,
    MOVES,
    RAIN_PAGE,
    RELEASED,
    TIDE,
    Edit,
    fresh_copy,
)
from tests.sites import CARD, LEAD, PAGE, Site, tree


@pytest.fixture
def town(small: Site) -> Site:
    """A built site of three briefings in two regions."""
    small.write(MORE)
    assert small.build().faults == []
    return small


# --- one edit, and the pages that it renders -----------------------------------------------------

HOME, ABOUT, TIMELINE = "index.html", "about.html", "timeline.html"
WATER, LAND, SOURCES, SEA = (
    "water/index.html",
    "land/index.html",
    "sources/index.html",
    "topics/sea.html",
)
SEARCH = "search.html"
ANN, TIDE_PAGE = "people/ann-lee.html", "water/tide.html"


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


def test_a_template_that_leads_to_a_page_which_goes_is_told(town: Site) -> None:
    town.write('-- themes/mine/templates/about.html --\n<a href="people/ann-lee.html">Ann</a>\n')
    town.edit("config.yaml", "regions:", "theme: mine\nregions:")
    assert town.build().faults == []
    town.edit(TIDE, "people: [Ann Lee]\n", "")
    (fault,) = town.build().diagnostics
    assert "about.html leads to people/ann-lee.html" in fault.message


# --- nothing to do -------------------------------------------------------------------------------


def stamps(folder: Path) -> dict[str, tuple[int, int]]:
    return {
        str(path): (path.stat().st_ino, path.stat().st_mtime_ns)
        for path in folder.rglob("*")
        if path.is_file() and not path.name.startswith(("look-", "published-"))  # the states that were seen
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


def test_what_changed_since_a_release_is_kept_while_the_names_in_it_hold(small: Site) -> None:
    """A claim prints the author of a card; a release and a new date change what it is compared with."""
    small.write(MORE)
    IN_RUNNING_TEXT(small)
    for edit in ("released", "author of a card", "updated", "body", "author of a card", "released"):
        MOVES[edit](small)
        assert_clean(small)
        shown = small.build().pages["water/tide.html"]
        assert ('id="changes"' in shown) is small.path(EDITIONS).exists()


def test_what_is_found_of_all_words_of_a_source_changes_with_what_it_was_found_from(town: Site) -> None:
    """Copied words are no fault while a card has them as its title, wherever that is edited."""

    def codes(*edits: str) -> set[str]:
        for edit in edits:
            MOVES[edit](town)
        assert_clean(town)
        return {fault.code for fault in town.build().diagnostics} & {"close-copying", "over-budget"}

    title, copied, quoted, few = (
        "card titled with copied words",
        "words copied",
        "words in quotation marks",
        "few words allowed",
    )
    assert codes(copied) == {"close-copying"}
    assert codes("body") == {"close-copying"}
    assert codes(title) == set()
    assert codes(title) == {"close-copying"}
    assert codes(copied, few) == set()
    assert codes(quoted) == {"over-budget"}
    assert codes(quoted) == set()
    assert codes("excerpt", quoted) == {"over-budget"}
    assert codes(few) == set()


def test_an_edit_compares_no_other_text(small: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not with its passages, which are not here, and not with what was published of it."""
    small.write(MORE)
    small.pin()
    small.delete(ARCHIVE)
    MOVES["released"](small)
    told = small.build().outcome.summary
    small.put(EDITIONS, RELEASED.replace('"2026-01"', '"2026-02"'))
    assert "changed-without-date" in {fault.code for fault in small.build().diagnostics}
    small.edit(LEAD, "The crew waited", "The crew stood by")
    grounded: list[object] = []
    compared: list[object] = []
    monkeypatch.setattr(ground, "ground_claims", seen(ground.ground_claims, grounded))
    monkeypatch.setattr(editions, "compare", seen(editions.compare, compared))
    built = small.build()
    assert (len(grounded), compared) == (1, [])
    assert "changed-without-date" in {fault.code for fault in built.diagnostics}
    assert told["not compared"] == 0
    assert_clean(small)


def test_an_edit_makes_no_other_entry_of_a_feed_and_no_other_document_of_the_index(
    town: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first edit follows a build that made all, the second one that made what had changed alone."""
    told: list[object] = []
    indexed: list[object] = []
    monkeypatch.setattr(feeds, "findings", seen(feed_content.findings, told))
    monkeypatch.setattr(search_files, "indexed", seen(of_index.indexed, indexed))
    for old, new in (("It went out.", "It went far out."), ("far out", "out again")):
        told.clear()
        indexed.clear()
        town.edit(TIDE, old, new)
        town.build()
        # One of the feed of the site and of its region, whose links are whole; and the page.
        assert (len(told), len(indexed)) == (1, 1)
        assert_clean(town)


@pytest.mark.parametrize(("name", "made"), [("body", 0), ("title", 1), ("summary", 1), ("people", 1)])
def test_the_list_of_all_pages_is_made_where_it_tells_something_else(
    town: Site, monkeypatch: pytest.MonkeyPatch, name: str, made: int
) -> None:
    calls: list[object] = []
    monkeypatch.setattr(llms, "llms_file", seen(llms.llms_file, calls))
    MOVES[name](town)
    town.build()
    assert len(calls) == made
    assert_clean(town)


def seen(call: Callable[..., object], calls: list[object]) -> Callable[..., object]:
    """A function that notes in a list how often it is called."""

    def noted(*given: object, **named: object) -> object:
        calls.append(None)
        return call(*given, **named)

    return noted


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
