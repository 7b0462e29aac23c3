"""Finding as one types on every page: the field of the masthead, in a real browser, from a server and from a disk."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser import Visit, served, visiting
from tests.sites import SMALL, Site
from tests.test_search_browser import FORGIVING, SITE

pytestmark = pytest.mark.browser

PAGES = ["water/lead.html", "index.html", "sources/minato.html", "404.html"]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    site = Site(tmp_path_factory.mktemp("find") / "site")
    site.write(SMALL + SITE)
    site.pin()
    built = site.build()
    assert built.outcome.complete, built.text
    return built.output


@pytest.fixture(params=["file", "server"])
def base(request: pytest.FixtureRequest, folder: Path) -> Iterator[str]:
    if request.param == "server":
        with served(folder, "/notes/") as address:
            yield address
    else:
        yield f"{folder.as_uri()}/"


@pytest.fixture
def visit(browser: Browser, base: str) -> Iterator[Visit]:
    """A window; when it closes, no policy was broken, no request failed or left the site."""
    with visiting(browser, base, width=1440) as found:
        yield found


def field(page: Page) -> Locator:
    return page.locator(".find input")


def found(page: Page) -> Locator:
    """The links to what was found, without the one to all results."""
    return page.locator(".found li a")


def status(page: Page) -> Locator:
    return page.locator(".found [role=status]")


def loaded(page: Page, before: float = 1e9) -> list[str]:
    """Names of the scripts that the page has begun to load for searching (before some time of its own)."""
    names = page.evaluate(
        """before => performance.getEntriesByType("resource").filter(e => e.startTime < before)
            .map(e => e.name.split("/").at(-1).split(".")[0])""",
        before,
    )
    return sorted({"search", "suggest", "search-index", "terms", "shelf", "passages"} & set(names))


def test_nothing_of_the_search_is_loaded_before_the_field_is_used(browser: Browser, folder: Path) -> None:
    with served(folder, "/notes/") as base, visiting(browser, base, width=1440) as visit:
        page = visit.open("water/lead.html")
        page.mouse.wheel(0, 2000)
        page.keyboard.press("Tab")
        used = page.evaluate("performance.now()")
        page.keyboard.press("/")
        page.wait_for_function(
            "() => performance.getEntriesByName(document.querySelector('script[src*=suggest]').src).length"
        )
        assert loaded(page) == ["search", "suggest"]
        page.keyboard.type("patrol")
        expect(status(page)).to_have_text("1 page found")
        assert loaded(page) == ["passages", "search", "search-index", "shelf", "suggest", "terms"]
        assert loaded(page, before=used) == []


QUERIES = {
    "English": ("patrol boa", "water/lead.html#boats-at-sea"),
    "Japanese": ("静かな埠頭", "sources/minato.html#e-bridge"),
    "Chinese": ("扩建码头", "sources/minato.html#e-zh"),
    "Korean": ("부두를 확장", "sources/minato.html#e-ko"),
    "Vietnamese": ("bến cảng", "sources/minato.html#e-vi"),
}


@pytest.mark.parametrize("address", ["water/lead.html", "index.html"])
def test_in_every_language(visit: Visit, address: str) -> None:
    page = visit.open(address)
    page.keyboard.press("/")
    for name, (query, place) in QUERIES.items():
        field(page).fill(query)
        expect(found(page).first.locator("mark").first, name).to_be_visible()
        link = found(page).first.get_attribute("href") or ""
        assert link == visit.base + place, name


def test_what_a_result_tells(visit: Visit) -> None:
    page = visit.open("land/all.html")
    page.keyboard.press("/")
    page.keyboard.type("boats tariffs")
    expect(status(page)).to_have_text("1 page found")
    link = found(page).first
    assert [" ".join(span.split()) for span in link.locator(":scope > span").all_inner_texts()] == [
        "Rain on the quay",
        "Briefing · Water · 7 January 2026",
        "Tariffs on 1,000 boats fell; a patrol boat stayed. The U.S. agreed.",
    ]
    assert link.locator("mark").all_inner_texts() == ["Tariffs", "boats", "boat"]
    page.locator(".find input").fill("静かな埠頭")
    words = page.locator(".found-words[lang=ja]")
    expect(words).to_contain_text("“港町の市長は「静かな埠頭」を求め")
    expect(page.locator(".found-title")).to_have_attribute("lang", "ja")


def test_six_are_shown_and_all_are_a_link_away(visit: Visit) -> None:
    page = visit.open("water/lead.html")
    page.keyboard.press("/")
    page.keyboard.type("keepers")
    expect(status(page)).to_have_text("25 pages found")
    assert found(page).count() == 6
    page.get_by_role("link", name="All results for “keepers”").click()
    page.wait_for_url("**/search.html?q=keepers")
    expect(page.locator(".search-status")).to_have_text("25 pages found")


def test_enter_on_nothing_leads_to_the_search_page(visit: Visit) -> None:
    page = visit.open("sources/minato.html")
    page.keyboard.press("/")
    page.keyboard.type("keepers")
    expect(found(page)).to_have_count(6)
    page.keyboard.press("Enter")
    page.wait_for_url("**/search.html?q=keepers")


def test_arrows_and_enter_lead_to_a_result(visit: Visit) -> None:
    page = visit.open("index.html")
    page.keyboard.press("/")
    page.keyboard.type("keepers")
    expect(found(page)).to_have_count(6)
    for at in (0, 1):
        page.keyboard.press("ArrowDown")
        expect(found(page).nth(at)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(field(page)).to_be_focused()
    for _ in range(8):
        page.keyboard.press("ArrowDown")
    expect(page.locator(".found-all a")).to_be_focused()  # the last stop
    page.keyboard.press("ArrowUp")
    target = found(page).nth(5).get_attribute("href")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{target}**")


def test_tab_goes_through_the_results_and_beyond_closes_them(visit: Visit) -> None:
    page = visit.open("index.html")
    page.keyboard.press("/")
    page.keyboard.type("patrol")
    expect(found(page)).to_have_count(1)
    page.keyboard.press("Tab")
    expect(found(page)).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.locator(".found-all a")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.locator(".found")).to_be_hidden()


def test_escape_closes_then_gives_back_the_focus(visit: Visit) -> None:
    page = visit.open("water/lead.html")
    mark = page.locator("[role=doc-noteref]").first
    mark.focus()
    page.keyboard.press("/")
    page.keyboard.type("patrol")
    expect(found(page)).to_have_count(1)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    expect(page.locator(".found")).to_be_hidden()
    expect(field(page)).to_be_focused()
    expect(field(page)).to_have_value("patrol")
    page.keyboard.press("Escape")
    expect(mark).to_be_focused()
    expect(field(page)).to_have_value("")


def test_a_click_elsewhere_closes_and_the_field_opens_again(visit: Visit) -> None:
    page = visit.open("water/lead.html")
    field(page).click()
    page.keyboard.type("patrol")
    expect(found(page)).to_have_count(1)
    page.locator(".found .facts").first.hover()
    page.locator("h1").click()
    expect(page.locator(".found")).to_be_hidden()
    field(page).click()
    expect(found(page)).to_have_count(1)
    field(page).fill("")
    expect(page.locator(".found")).to_be_hidden()


def test_nothing_found_is_told(visit: Visit) -> None:
    page = visit.open("index.html")
    page.keyboard.press("/")
    page.keyboard.type("<img src=x>")
    expect(status(page)).to_have_text("Nothing was found for “<img src=x>”. Try fewer words.")
    expect(page.locator(".found-all")).to_be_hidden()
    assert page.locator(".found img").count() == 0


@pytest.mark.parametrize("address", PAGES)
def test_every_page_can_search(browser: Browser, folder: Path, address: str) -> None:
    """The 404 page too, which answers at any depth."""
    with served(folder, "/notes/") as base, visiting(browser, base, width=1440) as visit:
        page = visit.open("water/deep/nowhere.html" if address == "404.html" else address)
        page.keyboard.press("/")
        page.keyboard.type("patrol")
        expect(found(page)).to_have_count(1)
        found(page).click()
        assert visit.address(page).startswith("water/lead.html#")


# --- where the masthead has no room for the field ------------------------------------------------------


@pytest.mark.parametrize("way", ["key", "tap"])
def test_on_a_narrow_page_the_field_lies_over_it(browser: Browser, base: str, way: str) -> None:
    with visiting(browser, base, width=390) as visit:
        page = visit.open("water/lead.html")
        expect(page.locator(".find")).to_be_hidden()
        link = page.locator("nav.tools a", has_text="Search")
        top = page.locator("h1").bounding_box()
        if way == "key":
            link.focus()
            page.keyboard.press("/")
        else:
            link.click()
        expect(field(page)).to_be_focused()
        page.keyboard.type("patrol")
        expect(found(page)).to_have_count(1)
        assert page.locator("h1").bounding_box() == top
        box = page.locator(".find").bounding_box()
        assert box and (box["x"], box["y"], box["width"]) == (0, 0, 390)
        assert page.evaluate("document.documentElement.scrollWidth") == 390
        for target in (found(page), page.locator(".found-all a"), page.locator(".find-close")):
            size = target.bounding_box()
            assert size and min(size["width"], size["height"]) >= 24
        page.keyboard.press("Escape")
        expect(page.locator(".find")).to_be_visible()
        page.keyboard.press("Escape")
        expect(page.locator(".find")).to_be_hidden()
        expect(link).to_be_focused()


def test_its_button_closes_it(browser: Browser, base: str) -> None:
    with visiting(browser, base, width=390) as visit:
        page = visit.open("water/lead.html")
        page.keyboard.press("/")
        page.keyboard.type("patrol")
        expect(found(page)).to_have_count(1)
        page.get_by_role("button", name="Close").click()
        expect(page.locator(".find")).to_be_hidden()
        assert visit.address(page) == "water/lead.html"


def test_a_modified_click_is_not_touched(browser: Browser, base: str) -> None:
    with visiting(browser, base, width=390) as visit:
        page = visit.open("water/lead.html")
        page.evaluate(
            "addEventListener('click', e => { window.seen = e.defaultPrevented; e.preventDefault(); })"
        )
        page.locator("nav.tools a", has_text="Search").click(modifiers=["Control"])
        assert page.evaluate("window.seen") is False
        expect(page.locator(".find")).to_be_hidden()


# --- where things are missing --------------------------------------------------------------------------


def test_without_scripts_the_field_leads_to_the_search_page(browser: Browser, folder: Path) -> None:
    with visiting(browser, f"{folder.as_uri()}/", scripts=False, width=1440) as visit:
        page = visit.open("water/lead.html")
        field(page).fill("patrol")
        field(page).press("Enter")
        page.wait_for_url("**/search.html?q=patrol")


@pytest.mark.parametrize("missing", ["suggest.*", "search.*.js", "search-index.*", "terms.*"])
def test_what_does_not_load_leaves_the_field_a_way_to_the_search_page(
    browser: Browser, folder: Path, missing: str
) -> None:
    with served(folder, "/notes/") as base:
        context = browser.new_context(viewport={"width": 1440, "height": 800})
        context.route(f"**/{missing}", lambda route: route.abort())
        page = context.new_page()
        page.goto(f"{base}water/lead.html")
        with page.expect_event("requestfailed"):
            page.keyboard.press("/")
            page.keyboard.type("patrol")
        if missing in ("search-index.*", "terms.*"):
            expect(status(page)).to_have_text("The search index could not be loaded.")
            expect(page.locator(".found-all a")).to_be_visible()
        else:
            assert page.locator(".found").count() == 0
        page.keyboard.press("Enter")
        page.wait_for_url("**/search.html?q=patrol")
        context.close()


def test_no_page_names_the_index_but_the_search_page(folder: Path) -> None:
    """Else every page would change with every word of the site."""
    for path in folder.rglob("*.html"):
        assert ("search-index." in path.read_text("utf-8")) == (path.name == "search.html"), path
    pointer = (folder / "search-index.js").read_text("utf-8")
    assert (folder / pointer.removeprefix('briefingSearch("').removesuffix('");\n')).is_file()


# --- what forgives ----------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def forgiving(tmp_path_factory: pytest.TempPathFactory) -> Path:
    site = Site(tmp_path_factory.mktemp("forgiving") / "site")
    site.write(FORGIVING)
    return site.build().output


def test_suggestions_know_people_topics_and_what_was_meant(browser: Browser, forgiving: Path) -> None:
    with visiting(browser, f"{forgiving.as_uri()}/", width=1440) as visit:
        page = visit.open("water/drums.html")
        page.keyboard.press("/")
        field(page).fill("lee")
        expect(found(page).first).to_have_attribute("href", f"{visit.base}people/lee-ada.html")
        expect(found(page).first.locator(".facts")).to_have_text("Person · Water")
        field(page).fill("Tawian")
        expect(found(page).first).to_have_attribute("href", f"{visit.base}topics/taiwan.html")
        expect(status(page)).to_have_text("4 pages found. Nothing has “Tawian”: this is what has “taiwan”.")
        field(page).fill("tzyiwan")
        near = page.locator(".found .search-near")
        expect(near).to_contain_text("Nearest words here: taiwan")
        link = near.get_by_role("link", name="taiwan")
        expect(link).to_have_attribute("href", f"{visit.base}search.html?q=taiwan")
        page.keyboard.press("ArrowDown")
        expect(link).to_be_focused()
        field(page).fill("drums")
        expect(near).to_be_hidden()
