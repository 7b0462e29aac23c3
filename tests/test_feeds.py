"""Feeds (RFC 4287), the sitemap, robots.txt."""

from __future__ import annotations

import json
import re
from datetime import datetime
from xml.etree.ElementTree import Element, fromstring

import pytest

from briefing_site.render import json_feed
from tests.sites import Site
from tests.test_pages import RICH_BASE, Published, write_rich

ATOM = "{http://www.w3.org/2005/Atom}"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"


@pytest.fixture(scope="module")
def rich(tmp_path_factory: pytest.TempPathFactory) -> Published:
    site = Site(tmp_path_factory.mktemp("feeds"))
    write_rich(site)
    return Published(site.build().tree, RICH_BASE)


def feed(files: dict[str, bytes], path: str = "feed.xml") -> Element:
    return fromstring(files[path])


def one(parent: Element, name: str) -> str:
    found = parent.findall(f"{ATOM}{name}")
    assert len(found) == 1, name
    assert found[0].text
    return found[0].text


def links(parent: Element) -> dict[str, tuple[str, str]]:
    found = [
        (link.get("rel", ""), link.get("type", ""), link.get("href", ""))
        for link in parent.findall(f"{ATOM}link")
    ]
    assert len({rel for rel, _, _ in found}) == len(found)
    return {rel: (kind, href) for rel, kind, href in found}


FEEDS = {
    "feed.xml": ("Harbour & <Notes>", "", ["water/lead", "land/all", "land/quiet"]),
    "water/feed.xml": ("Harbour & <Notes>: Water", "water/", ["water/lead"]),
    "land/feed.xml": ("Harbour & <Notes>: Land", "land/", ["water/lead", "land/all", "land/quiet"]),
    "empty/feed.xml": ("Harbour & <Notes>: Empty", "empty/", []),
}


@pytest.mark.parametrize(
    ("path", "title", "page", "entries"), [(p, *rest) for p, rest in FEEDS.items()], ids=FEEDS
)
def test_a_feed(rich: Published, path: str, title: str, page: str, entries: list[str]) -> None:
    data = rich.files[path]
    assert data.startswith(b"<?xml version='1.0' encoding='utf-8'?>")
    assert b"<feed " in data, "Atom is the namespace that needs no prefix"
    root = fromstring(data)
    assert root.tag == f"{ATOM}feed"
    assert root.get(LANG) == "en"
    assert one(root, "title") == title
    assert one(root, "id") == f"tag:harbour.example,2026:/notes/{page}"
    assert links(root) == {
        "self": ("application/atom+xml", RICH_BASE + path),
        "alternate": ("text/html", RICH_BASE + page),
    }
    assert one(root.findall(f"{ATOM}author")[0], "name")
    assert datetime.fromisoformat(one(root, "updated")).tzinfo
    found = root.findall(f"{ATOM}entry")
    assert [one(entry, "id") for entry in found] == [
        f"tag:harbour.example,2026:/notes/{name}" for name in entries
    ]
    assert [links(entry)["alternate"] for entry in found] == [
        ("text/html", f"{RICH_BASE}{n}.html") for n in entries
    ]
    for entry in found:
        for name in ("updated", "published"):
            assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", one(entry, name))
        assert one(entry, "updated") >= one(entry, "published")
        assert one(entry, "title")
        assert one(entry, "summary")
    if found:
        assert one(root, "updated") == max(one(entry, "updated") for entry in found)


def test_what_an_entry_says(rich: Published) -> None:
    entry = fromstring(rich.files["feed.xml"]).findall(f"{ATOM}entry")[0]
    assert one(entry, "title") == "Rain & <snow>"
    assert one(entry, "summary") == "What the “rain” did & did not."
    assert one(entry, "published") == "2026-01-07T00:00:00Z"
    assert one(entry, "updated") == "2026-01-09T00:00:00Z"
    assert [one(author, "name") for author in entry.findall(f"{ATOM}author")] == ["Ada Lane", "The Desk"]
    assert [c.get("term") for c in entry.findall(f"{ATOM}category")] == ["water", "land"]


def test_ids_are_unique_and_stay(small: Site) -> None:
    small.lead("Rain fell.")

    def ids() -> list[str]:
        return [one(entry, "id") for entry in feed(small.build().tree).findall(f"{ATOM}entry")]

    before = ids()
    assert len(set(before)) == len(before) == 2
    small.edit("briefings/water/lead.md", "title: Rain on the quay", "title: Another title")
    small.edit("briefings/water/lead.md", "summary:", "updated: 2026-05-01\nsummary:")
    small.edit("config.yaml", "title: Harbour Notes", "title: Port Notes")
    assert sorted(ids()) == sorted(before)


def test_the_newest_change_comes_first(small: Site) -> None:
    small.lead("Rain fell.")
    small.edit("briefings/land/all.md", "summary:", "updated: 2026-05-01\nsummary:")
    titles = [one(entry, "title") for entry in feed(small.build().tree).findall(f"{ATOM}entry")]
    assert titles == ["All that is known", "Rain on the quay"]


def test_a_feed_is_dated_by_the_briefings_and_not_by_the_clock(small: Site) -> None:
    assert one(feed(small.build().tree), "updated") == "2026-01-06T00:00:00Z"


def test_a_feed_is_reachable_from_its_pages(rich: Published) -> None:
    def feeds(address: str) -> set[str]:
        page = rich.pages[address]
        return {
            rich.target(page, link.get("href", ""))[0]
            for link in page.all("link", type="application/atom+xml")
        }

    assert feeds("index.html") == {"feed.xml"}
    assert feeds("land/index.html") == {"feed.xml", "land/feed.xml"}


@pytest.mark.parametrize("drafts", [False, True])
def test_the_sitemap_lists_exactly_the_pages_that_may_be_indexed(site: Site, drafts: bool) -> None:
    write_rich(site)
    files = Published(site.build(drafts=drafts).tree, RICH_BASE)
    root = fromstring(files.files["sitemap.xml"])
    assert root.tag == f"{SITEMAP}urlset"
    listed = [url.findtext(f"{SITEMAP}loc") or "" for url in root]
    assert len(set(listed)) == len(listed)
    indexed = {a for a, page in files.pages.items() if not page.all("meta", name="robots", content="noindex")}
    assert {files.file(url) for url in listed} == indexed
    assert "404.html" not in indexed
    dates = {files.file(u.findtext(f"{SITEMAP}loc") or ""): u.findtext(f"{SITEMAP}lastmod") for u in root}
    assert (dates["water/lead.html"], dates["land/quiet.html"], dates["about.html"]) == (
        "2026-01-09",
        "2025-12",
        None,
    )


def test_robots(rich: Published) -> None:
    assert (
        rich.files["robots.txt"].decode() == f"User-agent: *\nAllow: /\n\nSitemap: {RICH_BASE}sitemap.xml\n"
    )


# --- what an entry carries --------------------------------------------------------------------------------

FINDING = """\
topics: [rain]
judgements:
  - {text: 'The rain was long [@rain#hours].', confidence: low, because: one paper says so}
  - {text: 'The quay stood empty [@rain#hours; @rain#crew].[^own]', confidence: high, because: two passages}"""
BODY = "Rain fell [@rain#dry].\n\n[^own]: An aside [@rain#dry].\n"


def contents(site: Site, path: str = "feed.xml") -> dict[str, str]:
    """Title of an entry to its content, which is HTML."""
    entries = feed(site.build().tree, path).findall(f"{ATOM}entry")
    found = {one(entry, "title"): entry.find(f"{ATOM}content") for entry in entries}
    assert all(content is None or content.get("type") == "html" for content in found.values())
    return {title: content.text or "" for title, content in found.items() if content is not None}


def test_an_entry_carries_the_bottom_line_its_confidence_and_its_notes(small: Site) -> None:
    small.lead(BODY, FINDING)
    for path in ("feed.xml", "water/feed.xml"):
        html = contents(small, path)["Rain on the quay"]
        assert html.startswith("<p>What the rain did.</p><h2>Bottom line</h2><ol><li><div>The rain was long")
        assert "<p>Low confidence: one paper says so</p>" in html
        assert "<p>High confidence: two passages</p>" in html
        notes = html.partition("<h2>Notes</h2>")[2]
        assert re.findall(r"<blockquote[^>]*><p>(.*?)</p>", notes) == [
            "Rain fell for six hours",
            "The crew waited on the quay",
        ]
        assert "Quay Post" in notes
        assert "An aside" in notes
        # What the body alone cites is left to the page, to which the last link leads.
        assert "expects a dry week" not in html
        assert html.endswith(
            '<p><a href="https://harbour.example/notes/water/lead.html">Rain on the quay</a></p>'
        )


def test_marks_and_notes_of_all_entries_lead_to_one_another(small: Site) -> None:
    small.lead(BODY, FINDING)
    small.put(
        "briefings/water/two.md", small.read("briefings/water/lead.md").replace("Rain on the quay", "Two")
    )
    html = "".join(contents(small).values())
    ids = re.findall(r' id="([^"]*)"', html)
    assert len(ids) == len(set(ids)) > 8
    assert set(re.findall(r' href="#([^"]*)"', html)) <= set(ids)


def test_what_no_page_shows_no_feed_carries(small: Site) -> None:
    small.lead(BODY, FINDING)
    small.edit("seeds/rain.md", "kind: news", "kind: news\nrights: private")
    found = contents(small)["Rain on the quay"]
    assert "Rain fell for six hours" not in found
    assert "Low confidence: one paper says so" in found


def test_an_entry_without_findings_has_its_summary_and_archives_have_summaries(small: Site) -> None:
    small.lead(BODY, FINDING)
    small.append("config.yaml", "feed_entries: 1\n")
    built = small.build()
    archives = [path for path in built.tree if re.fullmatch(r"feed-.*\.xml", path)]
    assert archives
    for path in archives:
        for entry in feed(built.tree, path).findall(f"{ATOM}entry"):
            assert one(entry, "summary")
            assert entry.find(f"{ATOM}content") is None
    small.edit("config.yaml", "feed_entries: 1", "feed_entries: 9")
    assert contents(small)["All that is known"].startswith("<p>Every passage of the one source.</p><p><a ")


def test_items_that_are_not_whole_carry_the_same(small: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_feed, "_WHOLE", 1)  # the newest alone is whole
    small.lead(BODY, FINDING)
    small.edit("briefings/land/all.md", "summary:", "updated: 2026-05-01\nsummary:")
    items = {
        item["title"]: item["content_html"] for item in json.loads(small.build().tree["feed.json"])["items"]
    }
    assert "<p>Low confidence: one paper says so</p>" in items["Rain on the quay"]
    assert "<h2>Notes</h2>" in items["Rain on the quay"]
    assert "expects a dry week" not in items["Rain on the quay"]
