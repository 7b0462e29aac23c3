"""Big letters and other modes of a reader's browser: nothing stands outside the window, nothing is cut off or lost."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.browser import redrawn, served, visiting
from tests.sites import Site
from tests.test_browser import PAGES, base, folder  # noqa: F401  fixtures

pytestmark = pytest.mark.browser

EXAMPLE = Path(__file__).resolve().parent.parent / "examples" / "seagrass"

TEXT_SPACING = """
* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
p { margin-bottom: 2em !important; }
"""
"""What a reader may set (WCAG 2.2, success criterion 1.4.12)."""
TWICE = "html { font-size: 200% !important; }"
"""Text at twice its size (success criterion 1.4.4), as a phone's own setting makes it."""


@dataclass(frozen=True)
class Mode:
    """A way to look at a page."""

    width: int
    style: str = ""
    media: dict[str, Any] = field(default_factory=dict)


MODES = {
    "200 % text on a phone": Mode(390, TWICE),
    "400 % zoom": Mode(320),
    "text spacing": Mode(390, TEXT_SPACING),
    "text spacing at 400 %": Mode(320, TEXT_SPACING),
    "forced colours": Mode(390, media={"forced_colors": "active"}),
    "more contrast": Mode(390, media={"contrast": "more"}),
    "reduced motion": Mode(390, media={"reduced_motion": "reduce"}),
}

OUTSIDE = """() => {
  const wide = document.documentElement.clientWidth;
  const scrolls = e => { for (let at = e; at; at = at.parentElement) {
    const how = getComputedStyle(at).overflowX;
    if (how === "auto" || how === "scroll" || how === "hidden" || how === "clip") return true;
  } return false; };
  const told = e => `<${e.localName} class="${e.getAttribute("class") ?? ""}"> `
    + Math.round(e.getBoundingClientRect().right - wide) + " px too wide";
  const out = [...document.body.querySelectorAll("*")].filter(e => {
    const box = e.getBoundingClientRect();
    return box.width && box.height && (box.right > wide + 1 || box.left < -1) && !scrolls(e.parentElement)
      && getComputedStyle(e).position !== "fixed" && !e.closest(".skip, [hidden], svg");
  });
  return out.slice(0, 3).map(told);
}"""
CUT = """() => [...document.body.querySelectorAll("*")].filter(e => {
  const s = getComputedStyle(e);
  const hides = (s.overflowX === "hidden" || s.overflowX === "clip") && e.scrollWidth > e.clientWidth + 2
    || (s.overflowY === "hidden" || s.overflowY === "clip") && e.scrollHeight > e.clientHeight + 2;
  return hides && e.clientWidth > 2 && e.clientHeight > 2 && e.innerText?.trim() && !e.closest("svg, summary");
}).slice(0, 3).map(e => `<${e.localName} class="${e.getAttribute("class") ?? ""}"> is cut off`)"""
SEEN = """() => [...document.querySelectorAll("h1, h2, nav a, main a, main p")].filter(e => e.checkVisibility()).length"""


@pytest.fixture(scope="module")
def japanese(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, list[str]]]:
    """The address of the Japanese example, and one page of each type that it has."""
    site = Site(tmp_path_factory.mktemp("seagrass") / "site")
    shutil.copytree(EXAMPLE, site.root, ignore=shutil.ignore_patterns("build", ".cache"))
    built = site.build()
    pages: dict[str, str] = {}
    for address, html in built.pages.items():
        kind = html.partition('data-page-type="')[2].partition('"')[0]
        if kind:
            pages.setdefault(kind, address)
    with served(built.output) as address:
        yield address, list(pages.values())


@pytest.mark.parametrize("mode", MODES.values(), ids=MODES)
def test_nothing_overflows_and_nothing_is_lost(browser: Browser, base: str, mode: Mode) -> None:  # noqa: F811
    assert faults(browser, base, list(PAGES.values()), mode) == []


@pytest.mark.parametrize("mode", MODES.values(), ids=MODES)
def test_nothing_overflows_in_japanese(browser: Browser, japanese: tuple[str, list[str]], mode: Mode) -> None:
    address, pages = japanese
    assert faults(browser, address, pages, mode) == []


def test_words_in_drawings_have_the_colour_of_words(browser: Browser, base: str) -> None:  # noqa: F811
    """In forced colours, which may be light on dark; a browser leaves the colours of drawings to the page."""
    with visiting(browser, base) as visit:
        page = visit.open(PAGES["timeline"])
        page.emulate_media(forced_colors="active", color_scheme="dark")
        assert page.evaluate(
            "[...new Set([...document.querySelectorAll('svg text')].map(e => getComputedStyle(e).fill))]"
        ) == [page.evaluate("getComputedStyle(document.body).color")]


BROKEN = """() => [...document.querySelectorAll(".cartogram li > a *")].flatMap(each => [...each.childNodes])
  .filter(node => node.nodeType === Node.TEXT_NODE)
  .flatMap(node => [...node.data.matchAll(/\\S+/g)].filter(word => {
    const range = document.createRange();
    range.setStart(node, word.index);
    range.setEnd(node, word.index + word[0].length);
    return new Set([...range.getClientRects()].map(box => Math.round(box.top))).size > 1;
  })).map(word => word[0])"""


@pytest.mark.parametrize("width", [320, 390, 768, 1440])
def test_no_word_of_a_tile_is_broken(browser: Browser, base: str, width: int) -> None:  # noqa: F811
    """The map of the real site has six columns."""
    with visiting(browser, base, width=width) as visit:
        page = visit.open(PAGES["home"])
        assert "disagreements" in page.locator(".cartogram").inner_text()
        assert page.evaluate(BROKEN) == []


RING = """() => {
  const link = document.activeElement, style = getComputedStyle(link), box = link.getBoundingClientRect();
  const out = parseFloat(style.outlineOffset) + parseFloat(style.outlineWidth);
  const ring = { left: box.left - out, right: box.right + out, top: box.top - out, bottom: box.bottom + out };
  let row = link.parentElement;
  while (row && getComputedStyle(row).overflowX === "visible") row = row.parentElement;
  const within = row.getBoundingClientRect(), slack = 0.5;
  return style.outlineStyle !== "none" && ring.left >= within.left - slack && ring.right <= within.right + slack
    && ring.top >= within.top - slack && ring.bottom <= within.bottom + slack;
}"""


@pytest.mark.parametrize("menu", [".tools", ".regions"])
@pytest.mark.parametrize("width", [320, 390, 639])
def test_the_ring_of_a_menu_is_seen_whole(browser: Browser, base: str, width: int, menu: str) -> None:  # noqa: F811
    """At 400 % zoom, too, where the menu is a row that cuts off what stands out of it."""
    with visiting(browser, base, width=width) as visit:
        page = visit.open(PAGES["region"])
        page.keyboard.press("Tab")
        for _ in range(12):
            if page.evaluate("menu => Boolean(document.activeElement.closest(menu))", menu):
                break
            page.keyboard.press("Tab")
        for _ in range(page.locator(f"{menu} a").count()):
            assert page.evaluate(RING), page.evaluate("document.activeElement.textContent")
            page.keyboard.press("ArrowRight")


def faults(browser: Browser, base: str, pages: list[str], mode: Mode) -> list[str]:  # noqa: F811
    """What is outside of the window, cut off or gone, on each of some pages."""
    found: list[str] = []
    with visiting(browser, base, width=mode.width, height=844) as visit:
        for address in pages:
            page = visit.open(address)
            before = page.evaluate(SEEN)
            _shown(page, mode)
            wide = page.evaluate(
                "document.documentElement.scrollWidth - document.documentElement.clientWidth"
            )
            told = [
                *([f"{wide} px to the side"] if wide > 0 else []),
                *page.evaluate(OUTSIDE),
                *page.evaluate(CUT),
            ]
            if (after := page.evaluate(SEEN)) < before:
                told.append(f"{before - after} things are gone")
            found += [f"{address}: {each}" for each in told]
            page.emulate_media(media="null", forced_colors="null", contrast="null", reduced_motion="null")
    return found


def _shown(page: Page, mode: Mode) -> None:
    """Bring a page into a mode, as the reader's own settings do."""
    page.emulate_media(**mode.media)
    if mode.style:
        page.evaluate(
            """css => { const sheet = new CSSStyleSheet(); sheet.replaceSync(css);
               document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]; }""",
            mode.style,
        )
    redrawn(page)
