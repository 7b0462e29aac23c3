"""A build and the folders of other sites: which output it may replace, and what of a nested site is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing_site.publish.claim import MisplacedError
from briefing_site.publish.site_swap import PublishError
from tests.sites import SMALL, Site, briefing, tree

TITLE = "title: Harbour Notes\n"
ADDRESS = "base_url: https://harbour.example/notes/\n"
OTHER_TITLE = "title: Other Notes\n"
OTHER_ADDRESS = "base_url: https://other.example/\n"


def site_of(folder: Path, title: str, address: str, slug: str = "all") -> Site:
    site = Site(folder)
    site.write(
        SMALL.replace(TITLE, title).replace(ADDRESS, address).replace("land/all.md", f"land/{slug}.md")
    )
    return site


OTHERS = {
    "another title and address": (OTHER_TITLE, OTHER_ADDRESS, "all"),
    "another title and texts, no address": (OTHER_TITLE, "", "other"),
    "another title, address and texts": (OTHER_TITLE, OTHER_ADDRESS, "other"),
}
SAME = {
    "the same in another state": (TITLE, ADDRESS, "other"),
    "with another address, as a draft of it": (TITLE, OTHER_ADDRESS, "other"),
    "with another title": (OTHER_TITLE, ADDRESS, "other"),
    "with another title, before it had an address": (OTHER_TITLE, "", "all"),
}


@pytest.mark.parametrize(("title", "address", "slug"), OTHERS.values(), ids=OTHERS)
def test_what_was_built_of_another_site_is_not_replaced(
    small: Site, tmp_path: Path, title: str, address: str, slug: str
) -> None:
    other = site_of(tmp_path / "other", title, address, slug)
    built = other.build()
    assert built.outcome.complete
    with pytest.raises(PublishError, match="holds another site, “Other Notes”"):
        small.build(out=built.output)
    assert tree(built.output) == built.tree


@pytest.mark.parametrize(("title", "address", "slug"), SAME.values(), ids=SAME)
def test_what_was_built_of_an_older_state_is_replaced(
    small: Site, tmp_path: Path, title: str, address: str, slug: str
) -> None:
    out = tmp_path / "out"
    assert site_of(tmp_path / "before", title, address, slug).build(out=out).outcome.complete
    assert small.build(out=out).outcome.complete
    assert "Harbour Notes" in (out / "index.html").read_text("utf-8")


def test_a_site_that_took_the_folder_of_this_one_is_not_replaced(small: Site, tmp_path: Path) -> None:
    """The record of an older build says nothing of what lies there now."""
    out = tmp_path / "out"
    small.build(out=out)
    for file in sorted(out.rglob("*"), reverse=True):
        file.rmdir() if file.is_dir() else file.unlink()
    site_of(tmp_path / "other", OTHER_TITLE, OTHER_ADDRESS).build(out=out)
    with pytest.raises(PublishError, match="another site"):
        small.build(out=out)


@pytest.mark.parametrize("folder", ["seeds/site", "briefings", "briefings/land/site", "themes", ".git/site"])
def test_among_the_sources_of_another_site_nothing_is_published(
    small: Site, tmp_path: Path, folder: str
) -> None:
    other = site_of(tmp_path / "other", OTHER_TITLE, OTHER_ADDRESS)
    with pytest.raises(MisplacedError, match="which is another site, among its sources"):
        small.build(out=other.root / folder)


def test_beside_the_sources_of_another_site_it_may_be(small: Site, tmp_path: Path) -> None:
    other = site_of(tmp_path / "other", OTHER_TITLE, OTHER_ADDRESS)
    assert small.build(out=other.root / "dist/inner").outcome.complete


def test_a_site_in_a_folder_of_another_is_no_stray_text(small: Site) -> None:
    Site(small.root / "inner").write(SMALL + briefing("Rain."))
    assert small.check().faults == []
    small.delete("inner/config.yaml")
    assert small.check().faults == ["inner:1:1 stray-file"]


def test_a_file_of_the_longest_name_is_published(small: Site) -> None:
    name = f"{'a' * 250}.csv"
    small.put(f"briefings/water/{name}", "a,b\n")
    small.lead(f"Rain [fell]({name}) [@rain#hours].")
    assert any(path.startswith("assets/aaa") for path in small.build().tree)


def test_a_key_of_a_manuscript_may_be_longer_than_any_name_of_a_file(small: Site) -> None:
    small.edit("seeds/rain.md", "kind: news", f"kind: news\naliases: [old, {'a' * 260}]")
    small.lead(f"Rain fell [@{'a' * 260}#hours].")
    built = small.build()
    assert built.outcome.complete
    assert [path for path in built.tree if path.startswith("sources/") and "old" in path] == [
        "sources/old.html"
    ]


def test_a_link_that_leads_to_itself_is_told(small: Site) -> None:
    for name in ("briefings/water/loop.md", "seeds/loop.md", "public/loop.txt"):
        small.path(name).parent.mkdir(parents=True, exist_ok=True)
        small.path(name).symlink_to(Path(name).name)
    assert small.check().faults == [
        "briefings/water/loop.md:1:1 stray-file",
        "public/loop.txt:1:1 stray-file",
        "seeds/loop.md:1:1 stray-file",
    ]
