"""The pictures in a real browser: reached by keyboard, inside the page at every width, legible in the dark."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page

from tests.browser import visiting
from tests.sites import Site, briefing

pytestmark = pytest.mark.browser

EVENTS = """\
events:
  - {date: 2025-11, text: "The quay is built"}
  - {date: 2026-01-05, text: "Rain falls [@rain#hours]"}
  - {date: 2026-12-31, text: "The quay closes"}
  - {date: 2026-12, planned: true, text: "The quay is to open again"}
"""
REGIONS = ("asean", "central-asia", "china", "india", "korea", "us", "africa", "europe", "oceania")


@pytest.fixture
def address(small: Site, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1798718400")  # 31 December 2026
    small.put(
        "config.yaml",
        "title: Notes\nviewpoint: {name: Japan}\nregions:\n  water:\n  land:\n"
        + "".join(f"  {name}:\n" for name in REGIONS),
    )
    small.lead("It rained [@rain#hours].", EVENTS, date="2026-12-31")
    small.write(briefing("It rained [@rain].", "", "briefings/us/lead.md", region="us"))
    result = small.build()
    assert result.faults == []
    return f"file://{result.output}/"


def overflow(page: Page) -> list[str]:
    """What sticks out of the window, but for tables that scroll inside their frame."""
    found = page.evaluate(
        """() => [...document.querySelectorAll('main *')].filter(e => !e.closest('.table-wrap table'))
        .filter(e => {const r = e.getBoundingClientRect();
          return r.width && (r.right > innerWidth + 0.5 || r.left < -0.5)})
        .map(e => e.outerHTML.slice(0, 80))"""
    )
    wide = page.evaluate("document.documentElement.scrollWidth > innerWidth")
    assert isinstance(found, list)
    return [*found, *(["the page itself"] if wide else [])]


@pytest.mark.parametrize("width", [320, 390, 820, 1440])
def test_nothing_sticks_out(browser: Browser, address: str, width: int) -> None:
    with visiting(browser, address, width=width) as visit:
        for name in ("index.html", "sources/index.html", "timeline.html", "water/index.html"):
            assert overflow(visit.open(name)) == [], name


def test_every_tile_is_reached_by_keyboard_and_leads_to_its_region(browser: Browser, address: str) -> None:
    with visiting(browser, address, scripts=False) as visit:
        page = visit.open("index.html")
        links = page.locator(".cartogram a")
        links.first.focus()
        reached = []
        for _ in range(links.count()):
            reached.append(page.locator(":focus .name").inner_text())
            page.keyboard.press("Tab")
        assert reached == [name.strip() for name in links.locator(".name").all_inner_texts()]
        assert len(reached) == len(REGIONS) + 2
        assert page.locator(".cartogram :focus").count() == 0
        links.nth(reached.index("Us")).focus()
        page.keyboard.press("Enter")
        page.wait_for_url("**/us/index.html")


@pytest.mark.parametrize("width", [320, 390, 1440])
def test_tiles_are_large_and_apart(browser: Browser, address: str, width: int) -> None:
    with visiting(browser, address, width=width) as visit:
        links = visit.open("index.html").locator(".cartogram a").all()
        boxes = [box for link in links if (box := link.bounding_box())]
        assert len(boxes) == len(REGIONS) + 2
        assert all(box["width"] >= 24 and box["height"] >= 24 for box in boxes)
        for at, a in enumerate(boxes):
            for b in boxes[at + 1 :]:
                beside = a["x"] + a["width"] <= b["x"] or b["x"] + b["width"] <= a["x"]
                assert beside or a["y"] + a["height"] <= b["y"] or b["y"] + b["height"] <= a["y"]


def test_wide_tiles_stand_as_on_the_map(browser: Browser, address: str) -> None:
    with visiting(browser, address, width=1440) as visit:
        page = visit.open("index.html")

        def middle(name: str) -> tuple[float, float]:
            box = page.locator(".cartogram li", has=page.get_by_text(name, exact=True)).bounding_box()
            assert box
            return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2

        assert middle("China")[0] < middle("Korea")[0] < middle("Japan")[0] < middle("Us")[0]
        assert middle("Central Asia")[1] < middle("India")[1] < middle("Oceania")[1]


def test_a_listener_hears_a_list_of_links(browser: Browser, address: str) -> None:
    with visiting(browser, address) as visit:
        page = visit.open("index.html")
        map_ = page.get_by_role("navigation", name="Regions, placed as on a map around Japan")
        assert map_.get_by_role("listitem").count() == len(REGIONS) + 2
        assert map_.get_by_role("link", name="Water 1 briefing 1 source as of 31 December 2026").count() == 1
        page = visit.open("timeline.html")
        assert page.locator(".strip").get_by_role("link").count() == 0


def test_mark_leads_to_its_event(browser: Browser, address: str) -> None:
    with visiting(browser, address) as visit:
        page = visit.open("timeline.html")
        page.locator(".strip a circle").last.click()
        assert page.locator("li:target").inner_text().startswith("31 December 2026")


def luminance(colour: str) -> float:
    channels = [int(part) / 255 for part in re.findall(r"\d+", colour)[:3]]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_marks_and_words_stand_out(browser: Browser, address: str, scheme: str) -> None:
    """3 to 1 for what is drawn (WCAG 1.4.11), 7 to 1 for words."""
    wanted = {
        "index.html": [(".cartogram .count", "color", 7), (".cartogram .name", "color", 7)],
        "sources/index.html": [(".matrix rect", "fill", 3), (".matrix td.none", "color", 7)],
        "timeline.html": [
            (".strip circle", "fill", 3),
            (".strip .span", "stroke", 3),
            (".strip .planned .span", "stroke", 3),
            (".events .planned", "color", 7),
            (".strip text", "fill", 7),
        ],
    }
    with visiting(browser, address) as visit:
        for name, parts in wanted.items():
            page = visit.open(name)
            page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
            ground = luminance(page.evaluate("getComputedStyle(document.documentElement).backgroundColor"))
            for selector, style, ratio in parts:
                colour = page.locator(selector).first.evaluate(f"e => getComputedStyle(e).{style}")
                low, high = sorted((ground, luminance(colour)))
                assert (high + 0.05) / (low + 0.05) >= ratio, (name, selector, colour)


def test_pictures_are_seen_in_forced_colours(browser: Browser, address: str) -> None:
    """Whoever chooses the colours of all pages sees every mark, and what it means, in the colour of text."""
    with visiting(browser, address) as visit:
        for name, selectors in (
            ("index.html", (".cartogram .amount rect",)),
            ("sources/index.html", (".matrix rect",)),
            (
                "timeline.html",
                (".strip circle", ".strip .span", ".strip > .key circle", ".strip > .key .span"),
            ),
        ):
            page = visit.open(name)
            page.emulate_media(forced_colors="active", color_scheme="dark")
            text = page.evaluate("getComputedStyle(document.querySelector('main')).color")
            for selector in selectors:
                style = "stroke" if selector.endswith(".span") else "fill"
                for mark in page.locator(selector).all():
                    if mark.evaluate("e => Boolean(e.closest('.planned'))"):
                        style = "stroke"
                    assert mark.evaluate(f"e => getComputedStyle(e).{style}") == text, (name, selector)
