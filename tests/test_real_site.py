"""The repository's own site: without a fault, with the archive and without it."""

from __future__ import annotations

import shutil
from collections import Counter
from pathlib import Path

import pytest

from briefing_site.apps.cli.main import GOOD, main
from tests.sites import Result, Site
from tests.test_pages import Published, text

ROOT = Path(__file__).resolve().parent.parent
ARCHIVE = next(
    (folder for folder in (ROOT / "seeds/archive", ROOT / "../shared/seeds") if folder.is_dir()), None
)
"""The source documents, where they are at hand; elsewhere the lock has to do."""


def copy(folder: Path) -> Site:
    """The content of the site without its archive, where a test may build it."""
    folder.mkdir()
    for name in ("briefings", "seeds", "themes"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("archive"))
    shutil.copy2(ROOT / "config.yaml", folder)
    return Site(folder)


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return copy(tmp_path_factory.mktemp("own") / "site")


@pytest.fixture(scope="module", params=["with the archive", "without the archive"])
def built(request: pytest.FixtureRequest, own: Site) -> Result:
    """The site, once with the documents (as far as they are at hand) and once by the lock alone."""
    archive = ARCHIVE if request.param == "with the archive" else None
    return own.build(archive=archive, out=own.root.parent / request.param.replace(" ", "-"))


@pytest.fixture(scope="module")
def published(built: Result) -> Published:
    return Published(built.tree, "")


def test_it_has_no_faults(built: Result) -> None:
    """And no excerpt waits on its card for a text that cites it."""
    assert built.faults == []
    assert built.outcome.complete


@pytest.mark.parametrize("command", ["check", "build"])
@pytest.mark.parametrize("archive", [ARCHIVE, None], ids=["with", "without"])
def test_it_passes_strictly(
    own: Site, capsys: pytest.CaptureFixture[str], tmp_path: Path, command: str, archive: Path | None
) -> None:
    options = ["--archive", str(archive)] if archive else []
    assert (
        main([command, "--strict", "--site", str(own.root), "--out", str(tmp_path / "out"), *options]) == GOOD
    )
    said = capsys.readouterr().out
    assert "error[" not in said
    assert "warning[" not in said
    assert ("seeds.lock" in said) is (archive is None)


def test_every_page_is_sound_and_every_link_leads_somewhere(published: Published) -> None:
    published.check()


def test_no_page_prints_an_address_that_the_site_does_not_have(built: Result) -> None:
    """The site has no permanent address yet, so none is on its pages and in its references."""
    shown = [
        path
        for path, data in built.tree.items()
        if path.endswith((".html", ".bib", ".ris", ".csl.json", ".md", ".txt"))
        if b"example.org" in data or b"site.invalid" in data or b'rel="canonical"' in data
    ]
    assert shown == []


def test_every_region_has_a_briefing(published: Published) -> None:
    regions = [address.split("/")[0] for address, page in published.pages.items() if page.type == "briefing"]
    assert len(regions) >= 18
    assert set(regions) == {
        address.split("/")[0] for address, page in published.pages.items() if page.type == "region"
    }


def test_every_passage_was_found(built: Result, published: Published) -> None:
    verdicts = Counter(
        span.get("data-verdict")
        for page in published.pages.values()
        if page.type == "source"
        for section in page.all("section", class_="excerpt")
        for span in page.all("span", within=section, class_="verdict")
    )
    assert set(verdicts) <= {"found", "found-folded"}
    assert verdicts.total() == built.outcome.summary["excerpts"] >= 60


def test_each_source_is_cited_and_each_page_cites(published: Published) -> None:
    sources = [page for page in published.pages.values() if page.type == "source"]
    assert len(sources) == 5
    assert all(page.all("ul", class_="uses") for page in sources)
    for page in published.pages.values():
        if page.type == "briefing":
            assert len(page.all("a", role="doc-noteref")) >= 12, page.address
            assert text(page.all("h2", id="bottom-line-h")[0])


def test_home_page_and_topics_open_with_what_was_found(published: Published) -> None:
    home = published.pages["index.html"]
    assert len(home.all("section", class_="featured")) == 1
    assert home.all("div", class_="finding")
    topics = [page for page in published.pages.values() if page.type == "topic"]
    assert [page.address for page in topics if len(page.all("section", class_="summary")) != 1] == []


def test_both_ways_come_to_the_same_but_for_what_was_compared(own: Site) -> None:
    one = own.build(archive=ARCHIVE, out=own.root.parent / "one")
    other = own.build(out=own.root.parent / "other")
    assert set(one.tree) == set(other.tree)
    assert one.tree["feed.xml"] == other.tree["feed.xml"]


def test_no_document_is_published(built: Result) -> None:
    """Not a paragraph of an archived text stands in the site; short quotations do."""
    paragraphs = [
        line.strip()
        for file in sorted(ARCHIVE.glob("*.txt") if ARCHIVE else [])
        for line in file.read_text("utf-8").splitlines()
        if len(line) > 200
    ]
    everything = "\n".join(data.decode("utf-8", "ignore") for data in built.tree.values())
    assert not [paragraph for paragraph in paragraphs if paragraph in everything]


def test_the_lock_is_up_to_date(tmp_path: Path) -> None:
    """Byte for byte where the documents are at hand; elsewhere it has every passage."""
    site = copy(tmp_path / "site")
    before = site.read("seeds/seeds.lock")
    if ARCHIVE:
        assert site.pin(archive=ARCHIVE).faults == ()
        assert site.read("seeds/seeds.lock") == before
    figures = site.check().outcome.summary
    assert figures["lock"] == figures["excerpts"]
