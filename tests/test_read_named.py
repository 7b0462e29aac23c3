"""A look at the files that the system has named: what it gives is what a look at the whole folder would give."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefing_site.read.kept_files import KeptFiles
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
