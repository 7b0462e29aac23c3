"""Long lists: pages that stay light, at addresses that last, each entry on one of them."""

from __future__ import annotations

import gzip
import re
from collections import Counter
from collections.abc import Mapping

import pytest

from briefing_site.view.paging import MOST, ROOM, Entry, ListPage, by_name, by_time
from tests.sites import Site

LIGHT, PACKED = 150_000, 45_000
"""Bytes that a page may have, and when compressed."""


# --- pages of a list -----------------------------------------------------------------------------


def years(*counts: tuple[str, int], weight: int = 100) -> list[Entry[str]]:
    """So many entries of each year, from the oldest on."""
    return [Entry(f"{year}/{n:03}", year, weight) for year, count in counts for n in range(count)]


def places(pages: Mapping[str, ListPage[str]], front: str) -> dict[str, str]:
    """Entry to the page behind the first that has it; fails where one has two."""
    found = [(key, address) for address, page in pages.items() if address != front for key in page.entries]
    assert len(dict(found)) == len(found)
    return dict(found)


def test_a_short_list_is_one_page() -> None:
    pages = by_time("a/index.html", years(("2025", 10), ("2026", MOST - 10)))
    assert [(a, p.entries[0], p.groups) for a, p in pages.items()] == [("a/index.html", "2026/039", ())]


def test_a_long_list_has_its_newest_first_and_all_of_it_by_year() -> None:
    pages = by_time("a/index.html", years(("2024", 3), ("2025", 120), ("2026", 10)))
    assert {address: len(page.entries) for address, page in pages.items()} == {
        "a/index.html": MOST,
        "a/index/2024.html": 3,
        "a/index/2025.html": MOST,
        "a/index/2025-2.html": MOST,
        "a/index/2025-3.html": 20,
        "a/index/2026.html": 10,
    }
    assert pages["a/index.html"].entries[:2] == ("2026/009", "2026/008")
    assert [(g.name, g.address, g.count) for g in pages["a/index.html"].groups] == [
        ("2026", "a/index/2026.html", 10),
        ("2025", "a/index/2025.html", 120),
        ("2024", "a/index/2024.html", 3),
    ]


@pytest.mark.parametrize(
    ("newer", "moved"),
    [
        pytest.param(("2026", 60), {"2025", "2024"}, id="newer"),
        pytest.param(("2027", 60), {"2026", "2025", "2024"}, id="of another year"),
        pytest.param(("2023", 1), {"2026", "2025", "2024"}, id="older"),
    ],
)
def test_other_entries_move_no_entry(newer: tuple[str, int], moved: set[str]) -> None:
    before = years(("2024", 3), ("2025", 120), ("2026", 10))
    more = [Entry(f"new/{n}", newer[0], 100) for n in range(newer[1])]
    after = sorted((*before, *more), key=lambda e: e.sort)
    was, now = (places(by_time("a.html", of), "a.html") for of in (before, after))
    assert {key: now[key] for key in was} == was
    assert moved


def test_a_year_is_read_from_page_to_page() -> None:
    pages = by_time("a.html", years(("2024", 3), ("2025", 400), ("2026", 1)))
    at: str | None = "a.html"
    seen: list[str] = []
    while at:
        assert at not in seen
        seen.append(at)
        following = pages[at].next
        if following and at != "a.html":
            back = pages[following.address].previous
            assert back
            assert back.address == at
        at = following.address if following else None
    # The first page has all of 2026 and the end of 2025 already.
    assert seen[:3] == ["a.html", "a-2025-8.html", "a-2025-7.html"]
    assert seen[-1] == "a-2024.html"
    assert [turn.part for turn in pages["a-2025-4.html"].parts] == [1, 2, 3, 4, 5, 6, 8]
    assert [turn.part for turn in pages["a-2025.html"].parts] == [1, 2, 3, 8]


def test_heavy_entries_share_no_page() -> None:
    pages = by_time("a.html", years(("2025", 4), weight=ROOM // 2 + 1))
    assert [len(page.entries) for page in pages.values()] == [1, 1, 1, 1, 1]
    alone = by_time("a.html", years(("2025", 1), weight=ROOM * 2))
    assert [len(page.entries) for page in alone.values()] == [1]


def test_in_order_of_time_the_next_page_is_of_later_entries() -> None:
    pages = by_time("t.html", years(("2024", 60), ("2025", 60)), oldest_first=True)
    first, last = pages["t-2024.html"], pages["t-2025-2.html"]
    assert (first.previous, first.next and first.next.address) == (None, "t-2024-2.html")
    assert (last.next, last.entries[-1]) == (None, "2025/059")
    assert pages["t.html"].entries[-1] == "2025/059"


NAMES = [f"Quay {letter}{n}" for letter in "abc" for n in range(30)] + ["Ada", "港報", "Ölpost", "9 News"]


def test_names_are_divided_by_their_letters() -> None:
    pages = by_name("s/index.html", [Entry(name, name, 100) for name in sorted(NAMES)])
    assert {a: len(p.entries) for a, p in pages.items()} == {
        "s/index.html": 0,
        "s/index/9.html": 1,
        "s/index/a.html": 1,
        "s/index/o.html": 1,
        "s/index/q.html": 0,
        "s/index/quay-a.html": 30,
        "s/index/quay-b.html": 30,
        "s/index/quay-c.html": 30,
        "s/index/other.html": 1,
    }
    assert [group.name for group in pages["s/index/q.html"].groups] == ["quay-a", "quay-b", "quay-c"]
    assert sorted(places(pages, "s/index.html")) == sorted(NAMES)


def test_equal_names_are_divided_by_number() -> None:
    pages = by_name("s.html", [Entry(str(n), "Quay Post", 100) for n in range(120)])
    assert {a: len(p.entries) for a, p in pages.items() if p.entries} == {
        "s-quay-post.html": MOST,
        "s-quay-post--2.html": MOST,
        "s-quay-post--3.html": 20,
    }


def test_a_new_name_moves_no_other() -> None:
    was = places(by_name("s.html", [Entry(n, n, 100) for n in sorted(NAMES)]), "s.html")
    more = sorted((*NAMES, "Quay b77", "Queen", "Zoo"))
    now = places(by_name("s.html", [Entry(n, n, 100) for n in more]), "s.html")
    assert {key: now[key] for key in was} == was


# --- a large site --------------------------------------------------------------------------------

CONFIG = """\
title: Harbour Notes
base_url: https://harbour.example/notes/
regions: {water: {name: Water}, land: {name: Land}}
lint: {judgement-ignores-disagreement: off, old-sources: off, later-date: off, unverified-quote: off}
policy: {publish_uncited: true}
"""
CARD = """\
---
title: Report {number}
author: [Ada Lane]
publisher: {publisher}
published: {year}-01-05
kind: news
descriptor: What it says of the quay.
---
## hours {{speaker="Ann Lee"}}
> Rain fell for {number} hours
"""
TEXT = """\
---
title: Rain {number}
region: water
date: {date}
summary: What the rain did.
topics: [rain]
people: [Ann Lee]
judgements:
  - {{text: "It rained [@source-{source}#hours].", confidence: high, because: it was seen}}
events:
  - {{date: {date}, text: "Ann Lee saw it [@source-{source}#hours]"}}
corrections:
  - {{date: {date}, text: "It rained more [@source-{source}#hours]."}}
---
It rained [@source-{source}#hours], but not all day [but see @source-1#hours].
"""


def write_many(site: Site, briefings: int, cards: int) -> None:
    """A site of many short briefings, all of one region, topic and person."""
    site.put("config.yaml", CONFIG)
    for number in range(1, cards + 1):
        publisher = ("Quay Post", "Harbour Times", "Evening Bell")[number % 3]
        card = CARD.format(number=number, publisher=publisher, year=2020 + number % 6)
        site.put(f"seeds/source-{number}.md", card)
    for number in range(1, briefings + 1):
        date = f"{2020 + number % 6}-{number % 12 + 1:02}-{number % 28 + 1:02}"
        text = TEXT.format(number=number, date=date, source=number % cards + 1)
        site.put(f"briefings/water/rain-{number}.md", text)


def entries_of(pages: Mapping[str, str], pattern: str) -> dict[str, str]:
    """Address of a briefing to the page of those that match which names it in a list."""
    found: dict[str, str] = {}
    for address, html in pages.items():
        if re.fullmatch(pattern, address):
            for slug in re.findall(r'<h3><a href="[^"]*?(rain-\d+)\.html">', html):
                assert found.get(slug, address) == address
                found[slug] = address
    return found


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Site:
    site = Site(tmp_path_factory.mktemp("many"))
    write_many(site, 400, 300)
    return site


def test_no_page_of_a_large_site_is_heavy_and_addresses_last(many: Site) -> None:
    result = many.build()
    assert result.faults == []
    before = result.pages
    heavy = {a: len(html.encode()) for a, html in before.items() if len(html.encode()) > LIGHT}
    packed = {a: n for a, html in before.items() if (n := len(gzip.compress(html.encode(), 6))) > PACKED}
    assert (heavy, packed) == ({}, {})
    lists = {
        "region": r"water/index/.*",
        "topic": r"topics/rain/.*",
        "person": r"people/ann-lee/.*",
        "search": r"search-.*",
    }
    every = {f"rain-{number}" for number in range(1, 401)}
    was = {name: entries_of(before, pattern) for name, pattern in lists.items()}
    assert {name: of.keys() for name, of in was.items()} == dict.fromkeys(lists, every)
    for front in ("timeline", "disagreements", "corrections", "sources/index"):
        assert (
            re.search(rf'href="{front.rpartition("/")[2]}[^"]*" rel="next"', before[f"{front}.html"])
            or front == "timeline"
        )
    assert before["timeline-2020.html"].count('<li id="t-2020-') + before["timeline-2020-2.html"].count(
        '<li id="t-2020-'
    ) == len([n for n in range(1, 401) if n % 6 == 0])
    sitemap = many.build().tree["sitemap.xml"].decode()
    for address in before:
        listed = f"<loc>https://harbour.example/notes/{re.sub('index.html$', '', address)}</loc>" in sitemap
        assert listed is (address != "404.html"), address

    for number, date in ((401, "2026-01-01"), (402, "2019-01-01")):
        many.put(f"briefings/water/rain-{number}.md", TEXT.format(number=number, date=date, source=1))
    after = many.build().pages
    assert before.keys() <= after.keys()
    for name, pattern in lists.items():
        now = entries_of(after, pattern)
        assert {slug: now[slug] for slug in every} == was[name], name


def test_a_page_says_where_it_stands(many: Site) -> None:
    page = many.build().pages["water/index/2021.html"]
    assert "<title>Water: 2021, page 1 · Harbour Notes</title>" in page
    assert "<h1>Water: 2021, page 1</h1>" in page
    assert '<link rel="canonical" href="https://harbour.example/notes/water/index/2021.html">' in page
    assert '<a href="2021-2.html" rel="prev">' in page
    assert re.search(r'<a href="2020[^"]*" rel="next">', page)
    assert (
        '<link rel="next"' not in page
    )  # browsers fetch such a page ahead, which the policy of ours forbids
    assert '<a href="../../water/index.html">Water</a>' in page
    nav = page[page.index('<nav class="paging"') :].partition("</nav>")[0]
    assert re.search(r'<a href="2020[^"]*" rel="next">[^<]*2020[^<]*</a>', nav)
    assert '<a href="2021.html" aria-current="true">2021, page 1</a>' in nav
    groups = dict(re.findall(r'>(\d{4})</a> <span class="facts">(\d+)</span>', nav))
    wanted = Counter(str(2020 + number % 6) for number in range(1, 401))
    assert {
        year: int(groups[year]) for year in wanted
    } == wanted  # a year before and one after may be there too


def test_a_list_of_one_page_has_no_ways_to_others(small: Site) -> None:
    assert [address for address, page in small.build().pages.items() if 'class="paging"' in page] == []
