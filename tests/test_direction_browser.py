"""Pages in Arabic, in a browser: they run from right to left, and nothing sticks out at a side."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.arabic_town import ARABIC
from tests.sites import Site

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

PAGES = {
    "home": "index.html",
    "region": "water/index.html",
    "briefing": "water/rain.html",
    "briefing in English": "land/all.html",
    "source": "sources/port.html",
    "sources": "sources/index.html",
    "topic": "topics/port.html",
    "topics": "topics/index.html",
    "timeline": "timeline.html",
    "search": "search.html",
    "disagreements": "disagreements.html",
    "corrections": "corrections.html",
    "about": "about.html",
    "404": "404.html",
}


@pytest.fixture(scope="module")
def arabic(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the built site."""
    site = Site(tmp_path_factory.mktemp("arabic"))
    site.write(ARABIC)
    site.pin()
    built = site.build()
    assert built.faults == []
    return built.output


@pytest.fixture(scope="module", params=[390, 1280])
def page(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    """A window of one of two widths."""
    context = browser.new_context(viewport={"width": request.param, "height": 900})
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("address", PAGES.values(), ids=PAGES)
def test_nothing_sticks_out(page: Page, arabic: Path, address: str) -> None:
    page.goto((arabic / address).as_uri())
    root = "document.documentElement"
    assert page.evaluate(f"getComputedStyle({root}).direction") == "rtl"
    assert page.evaluate(f"{root}.scrollWidth - {root}.clientWidth") == 0


def test_the_rail_and_its_card_stand_to_the_left_of_the_text(browser: Browser, arabic: Path) -> None:
    context = browser.new_context(viewport={"width": 1400, "height": 900})
    page = context.new_page()
    page.goto((arabic / "water/rain.html").as_uri())
    mark = page.locator(".prose a[role=doc-noteref]").first
    mark.hover()
    card = page.locator(".note-card").bounding_box()
    rail = page.locator(".rail").bounding_box()
    at = mark.bounding_box()
    context.close()
    assert card and rail and at
    assert rail["x"] + rail["width"] <= at["x"]
    assert card["x"] >= 0
    assert card["x"] + card["width"] <= at["x"]


ENDS = {
    # a sentence of an English page, and on which side of its Arabic words the mark stands
    "words of the page go on": ("They wrote هطل المطر [@rain#hours] and left.", "right"),
    "the words end the paragraph": ("They wrote هطل المطر [@rain#hours]", "right"),
    "marked as Arabic": ('They wrote <span lang="ar">هطل المطر</span> [@rain#hours] and left.', "right"),
    "a paragraph in Arabic": ('<p dir="rtl" lang="ar">هطل المطر [@rain#hours] ست</p>', "left"),
}


@pytest.mark.parametrize(("text", "side"), ENDS.values(), ids=ENDS)
def test_a_mark_stands_behind_the_words_that_it_proves(
    browser: Browser, small: Site, text: str, side: str
) -> None:
    small.lead(f"Rain fell.\n\n{text}")
    context = browser.new_context()
    page = context.new_page()
    page.goto((small.build().output / "water/lead.html").as_uri())
    words, mark = page.locator("#r-rain--hours-1").evaluate(
        """mark => {
          const block = mark.closest("p"), walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
          const range = document.createRange();
          for (let text = walker.nextNode(); text; text = walker.nextNode()) {
            const at = text.data.indexOf("هطل المطر");
            if (at >= 0) { range.setStart(text, at); range.setEnd(text, at + 9); }
          }
          return [range, mark].map(each => { const box = each.getBoundingClientRect(); return (box.left + box.right) / 2; });
        }"""
    )
    context.close()
    assert ("right" if mark > words else "left") == side


def test_east_stays_at_the_right_of_the_map(browser: Browser, arabic: Path) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto((arabic / "index.html").as_uri())
    west, east = (page.locator(f".cartogram [data-column='{n}']").bounding_box() for n in (1, 3))
    context.close()
    assert west and east and west["x"] < east["x"]


def test_a_search_counts_in_arabic(browser: Browser, arabic: Path) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 900})
    page = context.new_page()
    page.goto((arabic / "search.html").as_uri() + "?q=الرصيف")
    status = page.locator(".search-status")
    page.wait_for_function("document.querySelector('.search-status')?.textContent")
    told = status.text_content() or ""
    titles = page.locator(".search-results h3").all_text_contents()
    context.close()
    assert told.startswith("وُجدت")
    assert "مطر على الرصيف" in titles
