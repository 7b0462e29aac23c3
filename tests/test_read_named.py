"""A look at the files that the system has named: what it gives is what a look at the whole folder would give."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefing_site.model.diagnostic import Span
from briefing_site.read.kept_files import KeptFiles
from briefing_site.read.theme_folder import read_theme
from tests.sites import CARD, LEAD, Site

Change = Callable[[Site], None]
OTHER = "Rain fell for days [@rain#hours]."


@pytest.fixture
def site(small: Site) -> Site:
    small.lead("Rain fell [@rain#hours].")
    return small


def saved_by_renaming(site: Site) -> None:
    beside = site.path("briefings/water/.lead.md.new")
    beside.write_bytes(site.path(LEAD).read_bytes() + b"\nMore.\n")
    beside.replace(site.path(LEAD))


@pytest.mark.parametrize(
    ("change", "named"),
    [
        pytest.param(lambda site: site.lead(OTHER), [LEAD], id="a text"),
        pytest.param(lambda site: site.put(CARD, "---\ntitle: Other\n---\n"), [CARD], id="a card"),
        pytest.param(saved_by_renaming, [LEAD, "briefings/water/.lead.md.new"], id="saved by renaming"),
        pytest.param(lambda site: None, [LEAD], id="nothing"),
        pytest.param(
            lambda site: site.lead(OTHER),
            [LEAD, "briefings/water/4913"],
            id="a file that was there meanwhile",
        ),
        pytest.param(
            lambda site: site.put("config.yaml", "title: Other\n"), ["config.yaml"], id="the config"
        ),
    ],
)
def test_it_is_what_the_whole_folder_gives(site: Site, change: Change, named: list[str]) -> None:
    files = KeptFiles(site.root)
    files.read()
    change(site)
    found = files.read_named(named)
    assert found == KeptFiles(site.root).read()


@pytest.mark.parametrize(
    ("change", "named"),
    [
        pytest.param(
            lambda site: site.put("briefings/water/new.md", "x"), ["briefings/water/new.md"], id="new"
        ),
        pytest.param(lambda site: site.path(LEAD).unlink(), [LEAD], id="gone"),
        pytest.param(lambda site: site.put(LEAD, ""), [LEAD], id="empty"),
        pytest.param(
            lambda site: site.put("seeds/archive/rain.txt", "x"), ["seeds/archive/rain.txt"], id="a document"
        ),
        pytest.param(
            lambda site: site.path("seeds/archive/rain.txt").unlink(),
            ["seeds/archive/rain.txt"],
            id="a document that is gone",
        ),
    ],
)
def test_the_whole_folder_has_to_be_read(site: Site, change: Change, named: list[str]) -> None:
    files = KeptFiles(site.root)
    files.read()
    change(site)
    assert files.read_named(named) is None
    if named == [LEAD]:
        assert files.read_whole() is None  # it may be in the middle of being saved
    assert files.read() == KeptFiles(site.root).read()


def test_a_link_is_not_followed(site: Site) -> None:
    files = KeptFiles(site.root)
    files.read()
    site.path(LEAD).rename(site.path("lead.txt"))
    site.path(LEAD).symlink_to(site.path("lead.txt"))
    assert files.read_named([LEAD]) is None


def test_before_the_first_reading(site: Site) -> None:
    assert KeptFiles(site.root).read_named([LEAD]) is None


def test_a_file_that_was_told_of_and_is_gone(site: Site) -> None:
    stray = "briefings/water/notes.markdown"
    site.put(stray, "x")
    files = KeptFiles(site.root)
    assert [fault.place.path for fault in files.read().faults] == [stray]
    site.path(stray).unlink()
    assert files.read_named([stray]) is None


# --- files of a theme ----------------------------------------------------------------------------

SHEET, TEMPLATE = "themes/mine/static/style.css/99-mine.css", "themes/mine/templates/about.html"
AT = Span.whole_file("config.yaml")


@pytest.fixture
def themed(site: Site) -> Site:
    site.write("-- themes/mine/theme.yaml --\nname: mine\nextends: base\n")
    site.write("-- themes/other/theme.yaml --\nname: other\nextends: base\n")
    site.put(SHEET, "main { color: red }\n")
    site.put(TEMPLATE, "About\n")
    return site


@pytest.mark.parametrize(
    ("change", "named"),
    [
        pytest.param(lambda site: site.put(SHEET, "main { color: blue }\n"), [SHEET], id="a style sheet"),
        pytest.param(lambda site: site.put(TEMPLATE, "More\n"), [TEMPLATE, f"{TEMPLATE}~"], id="a template"),
        pytest.param(lambda site: site.put(f"{SHEET}.css", "a {}\n"), [f"{SHEET}.css"], id="new"),
        pytest.param(lambda site: site.path(SHEET).unlink(), [SHEET], id="gone"),
        pytest.param(lambda site: site.put(SHEET, ""), [SHEET], id="empty"),
        pytest.param(
            lambda site: site.put("themes/mine/theme.yaml", "name: mine\nextends: other\n"),
            ["themes/mine/theme.yaml"],
            id="what it extends",
        ),
        pytest.param(
            lambda site: site.put("themes/other/a.css", "a {}"), ["themes/other/a.css"], id="another theme"
        ),
        pytest.param(lambda site: None, [SHEET], id="none"),
    ],
)
def test_a_theme_is_what_reading_it_anew_gives(themed: Site, change: Change, named: list[str]) -> None:
    files = KeptFiles(themed.root)
    before, texts = files.theme("mine", AT), files.read()
    change(themed)
    assert files.read_named(named) == texts
    found = files.known_theme("mine", AT)
    assert found == read_theme(themed.root, "mine", AT)
    assert (found.digest == before.digest) is (found == before)
    assert files.known_theme("mine", AT) is found
    assert files.theme("mine", AT) == found


def test_a_link_in_a_theme_is_not_followed(themed: Site) -> None:
    files = KeptFiles(themed.root)
    files.theme("mine", AT)
    files.read()
    themed.path(SHEET).rename(themed.path("sheet.css"))
    themed.path(SHEET).symlink_to(themed.path("sheet.css"))
    files.read_named([SHEET])
    assert files.known_theme("mine", AT) == read_theme(themed.root, "mine", AT)
