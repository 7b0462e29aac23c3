"""A word that is longer than its line is broken, wherever an author may write one: no page grows sideways by it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.browser import served, visiting
from tests.sites import CARD, Site
from tests.test_modes_browser import TEXT_SPACING, TWICE, Mode, faults

pytestmark = pytest.mark.browser

WORD = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
SITE = f"""\
-- config.yaml --
title: Notes of the {WORD}
base_url: https://harbour.example/
regions:
  water: {{name: {WORD}, summary: A {WORD}., tile: [1, 1]}}
  land: {{name: Land, tile: [3, 1]}}
  sea: {{name: Sea, tile: [3, 2]}}
viewpoint: {{name: {WORD}, tile: [2, 2]}}
lint: {{weak-disagreement: off, uncited-claim: off, names: off}}
"""
TEXT = f"""\
The {WORD} saw that rain fell [@rain#hours; but see @rain#crew].[^own]

## {WORD}

| {WORD} | six |
| --- | --- |
| one | two |

[^own]: The {WORD} was there.
"""
MORE = f"""\
authors: [{WORD}]
topics: [rain]
people: [{WORD}]
judgements:
  - {{text: "Rain fell [@rain#hours].", confidence: low, because: one {WORD}}}
  - {{text: "The {WORD} saw that rain fell [@rain#hours]. So it was.", confidence: low, because: one paper}}
events:
  - {{date: 2026-01-05, text: "The {WORD} saw rain [@rain#hours]"}}
"""
PAGES = {
    "home": "index.html",
    "region": "water/index.html",
    "briefing": "water/lead.html",
    "source": "sources/rain.html",
    "sources": "sources/index.html",
    "topic": "topics/rain.html",
    "topics": "topics/index.html",
    "timeline": "timeline.html",
    "search": "search.html",
    "disagreements": "disagreements.html",
    "about": "about.html",
    "404": "404.html",
}
MODES = {
    "wide": Mode(1440),
    "200 % zoom": Mode(640),
    "400 % zoom": Mode(320),
    "200 % text": Mode(1280, TWICE),
    "200 % text at 200 % zoom": Mode(640, TWICE),
    "200 % text on a phone": Mode(390, TWICE),
    "text spacing at 400 %": Mode(320, TEXT_SPACING),
}


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the site."""
    site = Site(tmp_path_factory.mktemp("long"))
    site.small(SITE)
    site.edit(CARD, "Quay shut for the night", f"Quay of the {WORD} shut")
    site.edit(CARD, '{at="2:2"}', f'{{at="2:2" speaker="Ann Roe, quoted by {WORD}"}}')
    site.lead(TEXT, MORE, title=f"The {WORD}", summary=f"What the {WORD} saw.")
    site.pin()
    built = site.build()
    assert built.outcome.complete, built.text
    with served(built.output) as address:
        yield address


@pytest.mark.parametrize("mode", MODES.values(), ids=MODES)
def test_nothing_grows_sideways(browser: Browser, base: str, mode: Mode) -> None:
    found = faults(browser, base, list(PAGES.values()), mode)
    # The rail shows the beginning of what an entry says, and a card all of it.
    assert [each for each in found if "is cut off" not in each] == []


def test_the_country_of_the_site_stays_in_its_tile(browser: Browser, base: str) -> None:
    with visiting(browser, base, width=1440) as visit:
        name, tile = (
            visit.open("index.html").locator(part).bounding_box()
            for part in (".viewpoint .name", ".viewpoint")
        )
    assert name and tile
    assert tile["x"] <= name["x"]
    assert name["x"] + name["width"] <= tile["x"] + tile["width"] + 1
