"""Feeds of many entries, with their archives (RFC 5005; `next_url` of JSON Feed), and sitemaps of many pages."""

from __future__ import annotations

import json
from collections.abc import Mapping
from xml.etree.ElementTree import Element, fromstring

import pytest

from briefing_site.engine.engine import Engine
from briefing_site.engine.options import Options
from briefing_site.engine.site import Site as Looked
from briefing_site.link.feed_order import feed_files
from briefing_site.model.date import Date
from briefing_site.render.sitemap import sitemap_files
from tests.sites import Site, briefing

ATOM = "{http://www.w3.org/2005/Atom}"
HISTORY = "{http://purl.org/syndication/history/1.0}"
BASE = "https://harbour.example/notes/"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def write(site: Site, *dates: str, more: str = "") -> None:
    """A site with a briefing of each of some dates, three entries a feed."""
    texts = [
        briefing("Rain.", path=f"briefings/water/rain-{at}.md", title=f"Rain {at}", date=date)
        for at, date in enumerate(dates, 1)
    ]
    site.small("".join(texts))
    site.append("config.yaml", f"feed_entries: 3\nlint: {{uncited-claim: off}}\n{more}")


def links(feed: Element) -> dict[str, str]:
    return {
        link.get("rel", ""): link.get("href", "").removeprefix(BASE) for link in feed.findall(f"{ATOM}link")
    }


def titles(feed: Element) -> list[str]:
    return [entry.findtext(f"{ATOM}title") or "" for entry in feed.findall(f"{ATOM}entry")]


DATES = ("2024-03-01", "2024-04-01", "2025-01-01", "2025-02-01", "2025-03-01", "2025-04-01", "2025-05-01")
"""With the briefing of the small site, of 2026-01-06, eight entries."""


def test_archives_of_a_feed(site: Site) -> None:
    write(site, *DATES)
    tree = site.build().tree
    feeds = {
        path: fromstring(data) for path, data in tree.items() if path.startswith("feed") and "xml" in path
    }
    assert {path: titles(feed) for path, feed in feeds.items()} == {
        "feed.xml": ["All that is known", "Rain 7", "Rain 6"],
        "feed-2024.xml": ["Rain 2", "Rain 1"],
        "feed-2025.xml": ["Rain 5", "Rain 4", "Rain 3"],
    }
    assert links(feeds["feed.xml"]) == {
        "self": "feed.xml",
        "prev-archive": "feed-2025.xml",
        "next": "feed-2025.xml",
        "alternate": "",
    }
    assert links(feeds["feed-2025.xml"]) == {
        "self": "feed-2025.xml",
        "current": "feed.xml",
        "prev-archive": "feed-2024.xml",
        "next": "feed-2024.xml",
        "alternate": "",
    }
    assert links(feeds["feed-2024.xml"]) == {
        "self": "feed-2024.xml",
        "current": "feed.xml",
        "next-archive": "feed-2025.xml",
        "previous": "feed-2025.xml",
        "alternate": "",
    }
    archives = {path: feed.find(f"{HISTORY}archive") is not None for path, feed in feeds.items()}
    assert archives == {"feed.xml": False, "feed-2024.xml": True, "feed-2025.xml": True}
    assert len({feed.findtext(f"{ATOM}id") for feed in feeds.values()}) == 1
    assert titles(fromstring(tree["water/feed.xml"])) == ["Rain 7", "Rain 6", "Rain 5"]
    assert links(fromstring(tree["water/feed.xml"]))["next"] == "water/feed-2025.xml"


def test_archives_of_the_json_feed(site: Site) -> None:
    write(site, *DATES)
    tree = site.build().tree
    found, at = [], "feed.json"
    while at:
        feed = json.loads(tree[at])
        assert feed["feed_url"] == BASE + at
        found.append([item["title"] for item in feed["items"]])
        at = feed.get("next_url", "").removeprefix(BASE)
    assert found == [
        ["All that is known", "Rain 7", "Rain 6"],
        ["Rain 5", "Rain 4", "Rain 3"],
        ["Rain 2", "Rain 1"],
    ]
    old = json.loads(tree["feed-2024.json"])["items"][0]
    assert (
        old["content_html"] == f'<p>What the rain did.</p><p><a href="{BASE}water/rain-2.html">Rain 2</a></p>'
    )


def test_archives_last(site: Site) -> None:
    write(site, *DATES)
    before = site.build().tree
    site.write(briefing("Rain.", path="briefings/water/new.md", title="New", date="2026-02-01"))
    after = site.build().tree
    kept = {path for path in before if path.startswith("feed-20")}
    assert {path: after[path] for path in kept if path != "feed-2025.xml"} == {
        path: before[path] for path in kept if path != "feed-2025.xml"
    }
    # What the feed has no longer stands in an archive of its own.
    assert titles(fromstring(after["feed-2025-2.xml"])) == ["Rain 7", "Rain 6"]
    assert titles(fromstring(after["feed-2025.xml"])) == titles(fromstring(before["feed-2025.xml"]))


def test_feed_without_address_links_to_its_archive(site: Site) -> None:
    write(site, *DATES)
    site.edit("config.yaml", f"base_url: {BASE}\n", "")
    tree = site.build().tree
    assert links(fromstring(tree["water/feed.xml"]))["next"] == "feed-2025.xml"
    assert json.loads(tree["feed.json"])["next_url"] == "feed-2025.json"


def test_corrections_have_archives(site: Site) -> None:
    told = "\n".join(f"  - {{date: 2026-02-{n:02}, text: Wrong {n}.}}" for n in range(1, 6))
    write(site)
    site.lead("Rain.", f"corrections:\n{told}")
    tree = site.build().tree
    feeds = {
        path: fromstring(data)
        for path, data in tree.items()
        if path.startswith("corrections") and "xml" in path
    }
    said = {
        path: [entry.findtext(f"{ATOM}summary") for entry in feed.findall(f"{ATOM}entry")]
        for path, feed in feeds.items()
    }
    assert said == {
        "corrections.xml": ["Wrong 5.", "Wrong 4.", "Wrong 3."],
        "corrections-2026.xml": ["Wrong 3.", "Wrong 2.", "Wrong 1."],
    }


ENTRIES = [(Date(2020 + n // 7, 1, 1), n) for n in range(21)]


@pytest.mark.parametrize(
    ("newest", "archives"),
    [
        pytest.param(20, {(2022, 1): [16, 15, 14], (2021, 3): [13]}, id="those of the feed are left out"),
        pytest.param(0, {(2022, 2): [19, 18, 17], (2020, 1): [2, 1, 0]}, id="none is lost"),
    ],
)
def test_what_a_feed_lacks_is_archived(newest: int, archives: Mapping[tuple[int, int], list[int]]) -> None:
    told = [newest, *(n for _, n in reversed(ENTRIES) if n != newest)][:4]
    files = feed_files("f.xml", told, ENTRIES, 3, lambda n: n)
    assert {n for file in files for n in file.entries} == set(range(21))
    by_address = {file.address: list(file.entries) for file in files[1:]}
    for (year, part), entries in archives.items():
        assert by_address[f"f-{year}{f'-{part}' if part > 1 else ''}.xml"] == entries
    chain = [file.older for file in files]
    assert chain == [*(file.address for file in files[1:]), None]


@pytest.mark.parametrize(
    "limits", [pytest.param({"urls": 5}, id="addresses"), pytest.param({"size": 800}, id="bytes")]
)
def test_a_large_sitemap_is_split(site: Site, limits: dict[str, int]) -> None:
    site.small()
    whole = addresses_of(site.build().tree["sitemap.xml"])
    seen = Engine(Options(site.root)).look()
    assert isinstance(seen, Looked)
    files = sitemap_files(seen.published, seen.listings, **limits)
    named = addresses_of(files.pop("sitemap.xml"))
    assert [f"{BASE}{path}" for path in files if path != "robots.txt"] == named
    parts = [files[path] for path in files if path != "robots.txt"]
    assert [url for part in parts for url in addresses_of(part)] == whole
    assert all(len(addresses_of(part)) <= limits.get("urls", 50_000) for part in parts)
    assert all(len(part) <= limits.get("size", 10**6) for part in parts)
    assert len(parts) > 1


def addresses_of(data: bytes) -> list[str]:
    return [each.findtext(f"{SITEMAP}loc") or "" for each in fromstring(data)]
