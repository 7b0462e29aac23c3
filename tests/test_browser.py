"""The real site in a real browser: from disk, at the root of a server, under a path of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import unquote, urldefrag, urlsplit
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser import served, visiting
from tests.patience import PATIENCE
from tests.test_real_site import copy

pytestmark = pytest.mark.browser

PATH = "/tokyo-dispatch/"
BRIEFING = "asean/two-way-partnership.html"
SOURCE = "sources/basu-2025.html"
PAGES = {
    "home": "index.html",
    "region": "asean/index.html",
    "briefing": BRIEFING,
    "source": SOURCE,
    "sources-index": "sources/index.html",
    "topic": "topics/ai.html",
    "topics": "topics/index.html",
    "person": "people/sanae-takaichi.html",
    "timeline": "timeline.html",
    "search": "search.html",
    "about": "about.html",
    "404": "404.html",
}
"""One page of each type."""
FROM_DISK = [address for kind, address in PAGES.items() if kind != "404"]
"""The page for what is not there knows only the site's own path."""


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site."""
    site = copy(tmp_path_factory.mktemp("browser") / "site")
    built = site.build(base_url=f"https://example.org{PATH}")
    assert built.faults == []
    return built.output


@pytest.fixture(scope="session")
def base(folder: Path) -> Iterator[str]:
    """The address of the site as it is published: under a path of a server."""
    with served(folder, PATH) as address:
        yield address


@pytest.fixture(params=["file", "root", "path"])
def anywhere(request: pytest.FixtureRequest, folder: Path, base: str) -> Iterator[str]:
    """The address of the site: from disk, at the root of a server, under a path."""
    if request.param == "root":
        with served(folder) as address:
            yield address
    else:
        yield folder.as_uri() + "/" if request.param == "file" else base


def visible(page: Page, selector: str) -> bool:
    """Whether the first match stands in the window."""
    inside: bool = page.locator(selector).first.evaluate(
        "e => { const r = e.getBoundingClientRect(); return r.height > 0 && r.top >= -1 && r.top < innerHeight }"
    )
    return inside


# --- links ---------------------------------------------------------------------------------------


LINKS = "[...document.querySelectorAll('a[href], link[href]')].map(a => new URL(a.getAttribute('href'), document.baseURI).href)"
STYLED = "document.styleSheets.length > 0 && getComputedStyle(document.querySelector('.skip')).position !== 'static'"


def test_every_link_of_every_type_of_page_works(browser: Browser, anywhere: str, folder: Path) -> None:
    found: set[str] = set()
    addresses = list(PAGES.values()) if urlsplit(anywhere).path == PATH else FROM_DISK
    with visiting(browser, anywhere) as visit:
        for address in addresses:
            page = visit.open(address)
            links = page.evaluate(LINKS)
            assert page.evaluate(STYLED), address
            found |= {urldefrag(link).url for link in links if link.startswith(("file:", "http://127."))}
    assert len(found) > 30
    assert [link for link in sorted(found) if not answers(link, anywhere)] == []


def answers(link: str, base: str) -> bool:
    if not link.startswith(base):
        return False
    if link.startswith("file:"):
        return Path(unquote(urlsplit(link).path)).is_file()
    try:
        with urlopen(link, timeout=PATIENCE) as answer:
            return bool(answer.status == 200)
    except HTTPError:
        return False


def test_from_the_front_page_to_a_passage_and_back(browser: Browser, anywhere: str) -> None:
    """From disk without scripts."""
    with visiting(browser, anywhere, scripts=not anywhere.startswith("file:")) as visit:
        page = visit.open("index.html")
        page.locator("nav.regions a", has_text="ASEAN").click()
        assert visit.address(page) == "asean/index.html"
        page.locator(f'.card h3 a[href="{BRIEFING.removeprefix("asean/")}"]').click()
        assert visit.address(page) == BRIEFING
        mark = page.locator(".prose a[role=doc-noteref][href*='--']").nth(3)
        use = mark.get_attribute("id")
        note = mark.get_attribute("href")
        mark.click()
        assert visit.address(page) == f"{BRIEFING}{note}"
        assert visible(page, f"{note}:target")
        page.locator(f'{note} a[role=doc-backlink][href="#{use}"]').click()
        assert visit.address(page) == f"{BRIEFING}#{use}"
        assert visible(page, f"#{use}:target")
        page.locator(f"{note} > p:last-child > a").first.click()
        assert visit.address(page).startswith("sources/")
        assert visible(page, "section.excerpt:target")
        fold = page.locator("section.excerpt:target details")
        expect(fold.locator("ul.uses")).not_to_be_visible()
        fold.locator("summary").press("Enter")
        fold.locator("ul.uses a").first.click()
        assert visible(page, "a[role=doc-noteref]:target")


# The filters of the search page are no text: without a script they would do nothing.
HIDDEN = """[...document.querySelectorAll('main :is(h1, h2, h3, h4, p, li, dt, dd, th, td, blockquote)')]
  .filter(e => e.textContent.trim() && !e.getClientRects().length && !e.closest('.print-only, template, noscript, .search-filters'))
  .map(e => e.outerHTML.slice(0, 90))"""


def test_nothing_waits_for_a_script(browser: Browser, base: str) -> None:
    with visiting(browser, base, scripts=False) as visit:
        for address in PAGES.values():
            assert visit.open(address).evaluate(HIDDEN) == [], address


def test_what_is_not_there_gets_a_page_whose_links_work(browser: Browser, base: str) -> None:
    with visiting(browser, base) as visit:
        page = visit.open("no/such/page.html")
        assert page.locator("body").get_attribute("data-page-type") == "404"
        assert page.evaluate("document.styleSheets.length") > 0
        page.locator("main a").first.click()
        assert visit.address(page) == "index.html"


# --- how it looks --------------------------------------------------------------------------------


def test_no_page_scrolls_sideways(browser: Browser, base: str) -> None:
    with visiting(browser, base) as visit:
        for address in PAGES.values():
            page = visit.open(address)
            for width in (320, 390, 1440):
                page.set_viewport_size({"width": width, "height": 800})
                wide = page.evaluate(
                    "Math.max(document.documentElement.scrollWidth, document.body.scrollWidth)"
                )
                assert wide <= width, f"{address} is {wide} wide in a window of {width}"


LOOK = """e => { const s = getComputedStyle(e);
  return [s.backgroundColor, s.outlineStyle, s.outlineWidth, s.borderLeftWidth, s.boxShadow, s.textDecorationLine].join('|') }"""


@pytest.mark.parametrize(
    ("address", "selector"),
    [(BRIEFING, "li.note"), (BRIEFING, "sup.cites a"), (SOURCE, "section.excerpt")],
    ids=["note", "use", "passage"],
)
def test_the_target_is_told_by_more_than_colour(
    browser: Browser, base: str, address: str, selector: str
) -> None:
    with visiting(browser, base) as visit:
        page = visit.open(address)
        element = page.locator(selector).nth(1)
        name = element.get_attribute("id")
        before = element.evaluate(LOOK).split("|")
        page = visit.open(f"{address}#{name}")
        after = page.locator(":target").evaluate(LOOK).split("|")
        assert visible(page, ":target")
        assert before[0] != after[0]
        assert before[1:] != after[1:]


def test_the_ways_back_are_large_enough_to_touch(browser: Browser, base: str) -> None:
    with visiting(browser, base, width=390) as visit:
        page = visit.open(BRIEFING)
        sizes = page.locator("a[role=doc-backlink]").evaluate_all(
            "all => all.map(e => e.getBoundingClientRect()).map(r => Math.min(r.width, r.height))"
        )
        assert sizes
        assert min(sizes) >= 24


def test_marks_leave_the_lines_evenly_spaced(browser: Browser, base: str) -> None:
    with visiting(browser, base) as visit:
        page = visit.open(BRIEFING)
        heights = page.locator("sup.cites").evaluate_all(
            "all => all.map(e => getComputedStyle(e).lineHeight)"
        )
        assert set(heights) == {"0px"}
        wraps = page.locator("sup.cites").evaluate_all("all => all.map(e => getComputedStyle(e).whiteSpace)")
        assert set(wraps) == {"nowrap"}


def test_on_paper(browser: Browser, base: str) -> None:
    """Notes and address are printed, the ways through the site are not."""
    with visiting(browser, base) as visit:
        page = visit.open(BRIEFING)
        count = page.locator("li.note").count()
        page.emulate_media(media="print")
        shown = page.locator("li.note").evaluate_all(
            "all => all.filter(e => e.getBoundingClientRect().height > 0).length"
        )
        assert shown == count > 10
        assert page.locator("li.note .quoted").first.is_visible()
        assert page.get_by_text(
            "https://example.org/tokyo-dispatch/asean/two-way-partnership.html"
        ).first.is_visible()
        assert not page.locator("nav.regions").is_visible()
        assert not any(link.is_visible() for link in page.locator("a.skip").all())


def test_in_the_dark(browser: Browser, base: str) -> None:
    """Text and ground are far enough apart in both schemes."""
    with visiting(browser, base) as visit:
        page = visit.open(BRIEFING)
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
            text, ground = page.evaluate(
                "[getComputedStyle(document.querySelector('.prose')).color, getComputedStyle(document.documentElement).backgroundColor]"
            )
            assert contrast(text, ground) >= 7, f"{scheme}: {text} on {ground}"


def contrast(one: str, other: str) -> float:
    """The contrast of two colours as WCAG counts it."""
    first, second = sorted((luminance(one), luminance(other)))
    return (second + 0.05) / (first + 0.05)


def luminance(colour: str) -> float:
    assert colour.startswith("rgb("), colour
    parts = [int(part) / 255 for part in colour[4:-1].split(",")]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def test_the_skip_link_comes_first_and_works(browser: Browser, base: str) -> None:
    with visiting(browser, base) as visit:
        page = visit.open(BRIEFING)
        page.keyboard.press("Tab")
        assert page.locator(":focus").get_attribute("class") == "skip"
        assert visible(page, ":focus")
        page.keyboard.press("Enter")
        assert visit.address(page) == f"{BRIEFING}#main"
