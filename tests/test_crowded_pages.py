"""Pages that very many refer to stay light, and what refers to them stands whole on pages of years."""

from __future__ import annotations

import gzip
import re
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.sites import Site
from tests.test_page_signatures import uncovered
from tests.test_paging import LIGHT, PACKED

BRIEFINGS, TIMES = 130, 6
AGAINST = 100
"""The number of the briefing that cites a passage as speaking against its own sentence."""
TEXT = """\
---
title: Night {number}
region: water
date: {date}
summary: What the night was like.
---
{sentences}

See [[night-1]] too, as of night {number}.
"""
RAIN, FIRST = "sources/rain.html", "water/night-1.html"


def night(site: Site, number: int) -> None:
    """Write the briefing of a night, which cites one passage again and again, and links to the first one."""
    signal = "but see " if number == AGAINST else "see " if number == BRIEFINGS else ""
    sentences = " ".join(
        f"In watch {watch} of night {number} rain fell [{signal}@rain#hours]." for watch in range(TIMES)
    )
    date = f"{2020 + number % 4}-{number % 12 + 1:02}-{number % 28 + 1:02}"
    text = TEXT.format(number=number, date=date, sentences=sentences)
    site.put(
        f"briefings/water/night-{number}.md",
        text.replace("See [[night-1]]", "See [[night-2]]") if number == 1 else text,
    )


def write_crowd(root: Path) -> Site:
    site = Site(root)
    site.small()
    card = site.read("seeds/rain.md")
    site.put("seeds/rain.md", card.replace("published: 2026-01-05", "published: 2019-01-05"))
    site.edit(
        "config.yaml",
        "regions:",
        "lint: {one-excerpt-many-claims: off, figures: off, uncited-claim: off, old-sources: off}\nregions:",
    )
    for number in range(1, BRIEFINGS + 1):
        night(site, number)
    return site


@pytest.fixture(scope="module")
def crowd(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return write_crowd(tmp_path_factory.mktemp("crowd"))


@pytest.fixture(scope="module")
def pages(crowd: Site) -> Mapping[str, str]:
    result = crowd.build()
    assert result.faults == []
    return result.pages


def of_years(pages: Mapping[str, str], front: str) -> dict[str, str]:
    folder = front.removesuffix(".html")
    return {address: html for address, html in pages.items() if address.startswith(f"{folder}/")}


def test_no_page_is_heavy(pages: Mapping[str, str]) -> None:
    heavy = {a: n for a, html in pages.items() if (n := len(html.encode())) > LIGHT}
    packed = {a: n for a, html in pages.items() if (n := len(gzip.compress(html.encode(), 6))) > PACKED}
    assert (heavy, packed) == ({}, {})


def test_every_citing_sentence_stands_on_a_page_of_its_year(pages: Mapping[str, str]) -> None:
    found: dict[str, Counter[str]] = {}
    for address, html in of_years(pages, RAIN).items():
        year = address.rpartition("/")[2][:4]
        sentences = re.findall(r'<a href="\.\./\.\./(water/night-\d+)\.html#[^"]+">In watch (\d) ', html)
        found.setdefault(year, Counter()).update(f"{name} {watch}" for name, watch in sentences)
    wanted: dict[str, Counter[str]] = {}
    for number in range(1, BRIEFINGS + 1):
        every = (f"water/night-{number} {watch}" for watch in range(TIMES))
        wanted.setdefault(str(2020 + number % 4), Counter()).update(every)
    assert {year: found[year] for year in wanted} == wanted


def test_the_page_of_the_source_shows_some_and_what_disagrees_first(pages: Mapping[str, str]) -> None:
    html = pages[RAIN]
    told = html[html.index('id="e-hours"') :].partition("</section>")[0]
    shown = re.findall(r'<li( class="against")?>', told)
    assert (len(shown), shown[:TIMES]) == (40, [' class="against"'] * TIMES)
    assert [told.count(f"Cited with “{signal}”") for signal in ("see", "but see")] == [TIMES, 0]
    assert re.search(r'<a href="#uses">7\d\d more sentences</a>', told)
    ways = html[html.index('<section id="uses"') :].partition("</section>")[0]
    years = dict(re.findall(r'<a href="rain/(\d{4})\.html">\d{4}</a> <span class="facts">(\d+)</span>', ways))
    assert {year: years[year] for year in map(str, range(2020, 2024))} == {
        str(y): str(sum(2020 + n % 4 == y for n in range(1, BRIEFINGS + 1))) for y in range(2020, 2024)
    }


def test_a_page_of_a_year_says_whose_it_is(pages: Mapping[str, str]) -> None:
    page = pages["sources/rain/2021.html"]
    assert "<title>Sentences that cite “Quay shut for the night”: 2021" in page
    assert '<p class="kicker"><a href="../../sources/rain.html">Quay shut for the night</a></p>' in page
    assert '<a href="../../sources/rain.html#e-hours">#hours</a>' in page


def test_a_briefing_names_the_newest_that_link_to_it_and_pages_of_years_have_all(
    pages: Mapping[str, str],
) -> None:
    html = pages[FIRST]
    told = html[html.index('aria-labelledby="backlinks-h"') :].partition("</section>")[0]
    assert told.count("<h3") == 10
    assert '<a href="night-1/2023.html">2023</a>' in told
    every = "".join(of_years(pages, FIRST).values())
    named = Counter(re.findall(r'<h3><a href="\.\./\.\./water/night-(\d+)\.html">', every))
    assert named == Counter(str(number) for number in range(2, BRIEFINGS + 1))
    assert f"as of night {BRIEFINGS}." in every


def test_a_sentence_changes_its_own_pages_alone(tmp_path: Path) -> None:
    site, clean = write_crowd(tmp_path / "edited"), write_crowd(tmp_path / "clean")
    site.build()
    for each in (site, clean):
        each.edit(
            "briefings/water/night-77.md", "watch 3 of night 77 rain fell", "watch 3 of night 77 rain poured"
        )
    result = site.build()
    assert set(result.rendered) == {"water/night-77.html", "search.html", "sources/rain/2021.html"}
    assert result.tree == clean.build().tree


def test_what_signatures_cover(crowd: Site) -> None:
    assert list(uncovered(crowd.root)) == []


def test_a_page_goes_back_to_one_where_few_are_left(tmp_path: Path) -> None:
    site = write_crowd(tmp_path)
    site.build()
    for number in range(60, BRIEFINGS + 1):
        site.delete(f"briefings/water/night-{number}.md")
    pages = site.build().pages
    assert of_years(pages, RAIN) == {}
    assert of_years(pages, FIRST) != {}
    for number in range(30, 60):
        site.delete(f"briefings/water/night-{number}.md")
    assert of_years(site.build().pages, FIRST) == {}
