"""Searching in a real browser, from a server and from a disk: a small site in five languages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

from briefing_site.render.search_index import files
from tests.browser import Visit, served, visiting
from tests.sites import SMALL, Site, briefing
from tests.test_real_site import ARCHIVE, copy
from tests.test_search import TERMS

pytestmark = pytest.mark.browser

MINATO = """\
-- seeds/minato.md --
---
title: 港町の橋
author: [Hana Mori]
publisher: 港新聞
published: 2026-01-03
kind: state-media
language: ja
rights: full
---
## bridge
> 港町の市長は「静かな埠頭」を求め、橋を建設しないと決めた

The mayor will not build.

## bus
> バスは10²人を運ぶ。ＡＩ協力は2026 年に始まる

## parts
> 日本では建設が、港では設計と計設が進む

## zh {lang="zh-Hans"}
> 市长宣布将扩建码头

## ko {lang="ko"}
> 시장은 부두를 확장하겠다고 밝혔다

## vi {lang="vi"}
> Thị trưởng sẽ mở rộng bến cảng
"""
CITED = "; ".join(f"@minato#{name}" for name in ("bridge", "bus", "parts", "zh", "ko", "vi"))
SITE = (
    MINATO
    + briefing(
        f"Opening words [{CITED}].\n\n## The tariff question\n\nTariffs on 1,000 boats fell; a patrol boat"
        " stayed. The U.S. agreed.\n\n## Boats at sea\n\nMany boats, one patrol.",
        "topics: [trade]",
    )
    + "".join(
        briefing(
            "Lighthouse keepers.", path=f"briefings/land/more-{n}.md", region="land", title=f"Keeper {n}"
        )
        for n in range(25)
    )
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    site = Site(tmp_path_factory.mktemp("search") / "site")
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
    with visiting(browser, base) as found:
        yield found


def results(page: Page) -> Locator:
    return page.locator(".search-results .search-result")


def status(page: Page) -> Locator:
    return page.locator('[role="status"]')


def search(page: Page, query: str) -> list[str]:
    """What a query finds: where each passage of each result leads."""
    page.locator("#search-q").fill(query)
    expect(page.locator(".search-results ol")).to_have_attribute("aria-busy", "false")
    links = results(page).locator("h3 a, .search-passages a")
    return [link.get_attribute("href") or "" for link in links.all()]


def test_script_and_generator_cut_texts_alike(browser: Browser, folder: Path) -> None:
    with visiting(browser, f"{folder.as_uri()}/") as visit:
        page = visit.open("search.html")
        texts = [text for text, _ in TERMS.values()]
        found = page.evaluate("texts => texts.map(text => briefingSearch.terms(text))", texts)
    assert dict(zip(TERMS, found, strict=True)) == {name: expected for name, (_, expected) in TERMS.items()}


FOUND = {
    "English": ("lighthouse keepers", "land/more-9.html"),
    "beginning of the last word": ("patrol boa", "water/lead.html#boats-at-sea"),
    "plural finds the singular": ("mayors", "sources/minato.html#e-bridge"),
    "beginning of an earlier word": ("tariff fell", "water/lead.html#the-tariff-question"),
    "figure without its comma": ("1000 boats", "water/lead.html#the-tariff-question"),
    "abbreviation": ("us agreed", "water/lead.html#the-tariff-question"),
    "words side by side": ('"patrol boat"', "water/lead.html#the-tariff-question"),
    "title": ("rain on", "water/lead.html"),
    "Japanese": ("静かな埠頭", "sources/minato.html#e-bridge"),
    "Japanese title": ("港町の橋", "sources/minato.html"),
    "one character": ("橋", "sources/minato.html#e-bridge"),
    "one character at the end": ("む", "sources/minato.html#e-parts"),
    "half-width kana": ("ﾊﾞｽ", "sources/minato.html#e-bus"),
    "full-width Latin and kanji": ("ai協力", "sources/minato.html#e-bus"),
    "figure and kanji": ("2026年", "sources/minato.html#e-bus"),
    "exponent": ("10²", "sources/minato.html#e-bus"),
    "Chinese": ("扩建码头", "sources/minato.html#e-zh"),
    "Korean without its particle": ("부두", "sources/minato.html#e-ko"),
    "Korean words": ("부두를 확장", "sources/minato.html#e-ko"),
    "Vietnamese without marks": ("thi truong", "sources/minato.html#e-vi"),
    "Vietnamese": ("bến cảng", "sources/minato.html#e-vi"),
}


def test_query_finds_its_place(visit: Visit) -> None:
    page = visit.open("search.html")
    missed = []
    for name, (query, place) in FOUND.items():
        found = search(page, query)
        if place not in found or not page.locator(".search-results mark").count():
            missed.append(f"{name}: {found}")
    assert missed == []


NOT_FOUND = {
    "pairs that do not stand side by side": "建設計",
    "voiced for unvoiced": "ハスは",
    "exponent is no digit": "102人",
    "words apart": '"boat patrol"',
    "beginning of a word between quotation marks": '"patrol boa"',
    "inside of a word": "riffs",
    "short word before the last is whole": "th patrol",
}


def test_query_finds_nothing(browser: Browser, folder: Path) -> None:
    with visiting(browser, f"{folder.as_uri()}/") as visit:
        page = visit.open("search.html")
        assert {name: found for name, query in NOT_FOUND.items() if (found := search(page, query))} == {}
        expect(status(page)).to_contain_text("Nothing was found")
        expect(page.locator(".search-all")).to_be_visible()


def test_result_says_what_it_is_and_leads_there(visit: Visit) -> None:
    page = visit.open("search.html")
    search(page, "静かな埠頭")
    expect(status(page)).to_have_text("1 page found")
    result = results(page).first
    expect(result.locator(".facts").first).to_have_text(
        re.compile("State media.*港新聞.*Water.*3 January 2026")
    )
    expect(result.locator("h3 a")).to_have_attribute("lang", "ja")
    assert result.locator(".search-passages span mark").all_inner_texts() == ["静かな埠頭"]
    expect(result.locator(".search-passages span").first).to_have_text(re.compile("^“港町の市長は.*”$"))
    result.locator(".search-passages a").click()
    assert visit.address(page) == "sources/minato.html#e-bridge"


def test_all_matching_words_of_a_text_are_marked(visit: Visit) -> None:
    page = visit.open("search.html")
    search(page, "tariff 1000 us")
    marks = results(page).first.locator("mark").all_inner_texts()
    assert marks == ["tariff", "Tariffs", "1,000", "U.S"]


def test_filters_narrow_and_count(visit: Visit) -> None:
    page = visit.open("search.html?q=the")
    expect(page.locator(".search-results ol")).to_have_attribute("aria-busy", "false")
    before = results(page).count()
    options = page.locator("#search-kind option").all_inner_texts()
    assert options[0] == "All kinds"
    assert "State media (1)" in options
    page.locator("#search-kind").select_option("state-media")
    expect(status(page)).to_have_text("1 page found")
    assert before > 1
    assert results(page).locator("h3").all_inner_texts() == ["港町の橋"]
    assert page.url.endswith("?q=the&kind=state-media")
    page.locator("#search-kind").select_option("")
    page.locator("#search-region").select_option("land")
    expect(status(page)).not_to_have_text("1 page found")
    assert "港町の橋" not in results(page).locator("h3").all_inner_texts()


def test_on_a_large_site_the_filters_load_when_the_reader_turns_to_them(
    browser: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "_FACETS", 1)  # a file for each document, as thousands of documents have
    site = Site(tmp_path / "site")
    site.write(SMALL + SITE)
    site.pin()
    output = site.build().output
    with served(output, "/notes/") as address, visiting(browser, address) as visit:
        page = visit.open("search.html?q=lighthouse")
        expect(status(page)).to_have_text("25 pages found")
        assert page.locator("#search-region option").count() == 3
        loaded = (
            "() => performance.getEntriesByType('resource').filter((of) => /facets/.test(of.name)).length"
        )
        assert page.evaluate(loaded) == 0
        page.locator("#search-region").focus()
        expect(page.locator("#search-region option")).to_have_text(["All regions", "Land (25)"])
        # Three differ, of which the others are copies; those of topics and kinds are not needed yet.
        assert page.evaluate(loaded) == 3
        page.locator("#search-region").select_option("land")
        expect(status(page)).to_have_text("25 pages found")
        page.locator("#search-q").fill("patrol")
        expect(status(page)).to_contain_text("Nothing was found for “patrol” within these limits")


TEXTS = (
    "The pier is long.",
    "A long pier, a pier as long as a street, and a long way to walk.",
    "The pier is old.\n\nThe wall is long.",
    "The pier is old.\n\n## Long\n\nA long, long wall and a long, long road.",
)
"""In the last, which few have, a heading gives a word more weight, and no passage has it together with the other."""


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site of more documents than are all compared, each in a file of its own."""
    site = Site(tmp_path_factory.mktemp("large") / "site")
    every = (
        briefing(
            TEXTS[3 if n in (100, 101, 102) else n % 3],
            path=f"briefings/land/more-{n}.md",
            region="land",
            title=f"Pier {n}",
        )
        for n in range(220)
    )
    site.write(SMALL + SITE + "".join(every))
    site.pin()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(files, "_TEXTS", 1)
        return site.build().output


@pytest.mark.parametrize(
    ("query", "many", "first"),
    [("pier", 220, 2), ("pier street", 72, 2), ("land", 222, 1)],
    ids=["a word", "two words", "a region that is named"],
)
def test_the_first_results_wait_for_no_other(
    browser: Browser, large: Path, query: str, many: int, first: int
) -> None:
    """Those that fill a phone's window, or the page that is named, are there, and counted, before a file is asked
    for that only others need."""
    with served(large, "/notes/") as address, visiting(browser, address) as visit:
        page = visit.open("search.html")
        asked: list[str] = []
        held: list[Route] = []

        def hold(route: Route) -> None:
            asked.append(route.request.url)
            if len(asked) > first:
                held.append(route)
            else:
                route.continue_()

        page.route(re.compile(r"/passages\."), hold)
        page.locator("#search-q").fill(query)
        expect(status(page)).to_have_text(f"{many} pages found")
        assert results(page).count() == first
        while len(asked) < 8:
            page.wait_for_event("request")
        assert results(page).count() == first
        for route in held:
            route.continue_()
        page.unroute(re.compile(r"/passages\."))
        expect(results(page)).to_have_count(8)


@pytest.mark.parametrize("query", ["pier", "pier long", "long wall", "walls roads", "long old", "land pier"])
def test_what_is_not_compared_would_not_have_come_first(browser: Browser, large: Path, query: str) -> None:
    """The first two are those that come first when all eight are looked at."""
    with visiting(browser, f"{large.as_uri()}/") as visit:
        page = visit.open("search.html")
        first, all_at_once = page.evaluate(
            """async (query) => {
              const { find, theIndex, walk } = briefingSearch;
              const index = await theIndex();
              const found = await find(index, query);
              const walked = () => walk(index, found.documents, found, { region: "", topic: "" });
              const numbers = async (walk, most, compared) => (await walk.next(most, compared)).map((of) => of.number);
              const stepwise = walked();
              return [
                [...(await numbers(stepwise, 2, 8)), ...(await numbers(stepwise, 6))],
                await numbers(walked(), 8),
              ];
            }""",
            query,
        )
    assert first == all_at_once
    assert len(first) >= 3


@pytest.mark.parametrize(
    "query", ["lighthouse", "keepers", "k", "land", "the", "boat", "lighthouse keeper", ""]
)
def test_the_first_documents_are_those_of_all(browser: Browser, folder: Path, query: str) -> None:
    """Of a frequent word the best are read before the others."""
    with visiting(browser, f"{folder.as_uri()}/") as visit:
        page = visit.open("search.html")
        found = page.evaluate(
            """async (query) => {
              const { documents } = await briefingSearch.find(await briefingSearch.theIndex(), query);
              const all = documents.all();
              return [all, all.map((_, at) => documents.first(at + 1))];
            }""",
            query,
        )
    every, firsts = found
    assert every
    assert len(set(every)) == len(every)
    assert firsts == [every[: at + 1] for at in range(len(every))]


def test_filters_alone_list_what_they_leave(visit: Visit) -> None:
    page = visit.open("search.html?topic=trade&kind=briefing")
    expect(status(page)).to_have_text("1 page found")
    expect(results(page).locator(".search-passages")).to_have_text(re.compile("What the rain did."))
    page.locator("#search-q").fill("lighthouse")
    expect(status(page)).to_contain_text("Nothing was found for “lighthouse” within these limits")
    page.get_by_role("button", name="Search everything").click()
    expect(status(page)).to_have_text("25 pages found")


def test_back_button_returns_to_the_search(visit: Visit) -> None:
    page = visit.open("search.html")
    search(page, "patrol")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"\?q=patrol$"))
    page.locator("#search-q").fill("lighthouse")
    page.keyboard.press("Enter")
    expect(status(page)).to_have_text("25 pages found")
    results(page).locator("h3 a").first.click()
    assert visit.address(page).startswith("land/more-")
    page.go_back()
    expect(page.locator("#search-q")).to_have_value("lighthouse")
    expect(status(page)).to_have_text("25 pages found")
    page.go_back()
    expect(page.locator("#search-q")).to_have_value("patrol")
    expect(status(page)).to_have_text("1 page found")


def test_many_results_come_in_portions(visit: Visit) -> None:
    page = visit.open("search.html?q=keepers")
    expect(results(page)).to_have_count(8)
    for shown in (16, 24):
        page.get_by_role("button", name="Show 8 more").click()
        expect(results(page)).to_have_count(shown)
        expect(results(page).nth(shown - 8).locator("h3 a")).to_be_focused()
    page.get_by_role("button", name="Show 1 more").click()
    expect(results(page)).to_have_count(25)
    expect(results(page).nth(24).locator("h3 a")).to_be_focused()
    expect(page.locator(".search-more button")).to_be_hidden()


def test_slash_on_any_page_leads_to_the_search(visit: Visit) -> None:
    page = visit.open("water/lead.html")
    page.keyboard.press("/")
    field = page.locator(".find input")
    expect(field).to_be_focused()
    page.keyboard.type("a/b")
    expect(field).to_have_value("a/b")
    field.fill("patrol")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search.html?q=patrol")
    expect(status(page)).to_have_text("1 page found")


def test_slash_on_the_search_page(browser: Browser, base: str) -> None:
    with visiting(browser, base, width=390) as visit:
        page = visit.open("search.html")
        page.locator("h1").click()
        expect(page.locator("#search-q")).not_to_be_focused()
        page.keyboard.press("Control+/")
        expect(page.locator("#search-q")).not_to_be_focused()
        page.keyboard.press("/")
        expect(page.locator("#search-q")).to_be_focused()


def test_keyboard_alone(visit: Visit) -> None:
    page = visit.open("search.html")
    search(page, "keepers")
    page.keyboard.press("ArrowDown")
    expect(results(page).first.locator("h3 a")).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(page.locator("#search-q")).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    expect(page.locator("#search-q")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#search-q")).to_have_value("")
    expect(page.locator(".search-results")).to_be_hidden()
    expect(page.locator(".search-all")).to_be_visible()


def test_query_cannot_write_html(visit: Visit) -> None:
    page = visit.open("search.html?q=%3Cimg%20src%3Dx%3E")
    expect(status(page)).to_contain_text("<img src=x>")
    assert page.locator("main img").count() == 0


def test_without_scripts_all_briefings_are_there(browser: Browser, base: str) -> None:
    with visiting(browser, base, scripts=False) as visit:
        page = visit.open("search.html")
        expect(page.locator(".search-all .search-result")).to_have_count(27)
        expect(page.locator("noscript .hint")).to_be_visible()
        page.locator("nav.tools a", has_text="Search").click()
        assert visit.address(page) == "search.html"


def test_index_that_does_not_load_is_told(browser: Browser, folder: Path) -> None:
    with served(folder, "/notes/") as base:
        context = browser.new_context()
        context.route("**/terms.*", lambda route: route.abort())
        page = context.new_page()
        page.goto(f"{base}search.html?q=patrol")
        expect(status(page)).to_contain_text("could not be loaded")
        expect(page.locator(".search-all")).to_be_visible()
        context.close()


# --- where something goes wrong ------------------------------------------------------------------------

BREAK = "String.prototype.normalize = () => { throw new Error('a mistake of ours') }"
"""Every query is normalised: searching fails for a reason that has nothing to do with the index."""
NOT_LOADED = "The search index could not be loaded. The list of all briefings is below."
BROKEN = "The search has failed by a mistake of its own. The list of all briefings is below."


@pytest.fixture
def troubled(browser: Browser, folder: Path) -> Iterator[Visit]:
    """A window on a server in which things may go wrong."""
    with served(folder, "/notes/") as base:
        context = browser.new_context()
        yield Visit(context, base)
        context.close()


@pytest.mark.parametrize("missing", ["assets/search-index.*", "assets/terms.*"])
def test_a_piece_that_cannot_be_had_is_told(troubled: Visit, missing: str) -> None:
    troubled.context.route(f"**/{missing}", lambda route: route.abort())
    page = troubled.open("search.html?q=patrol")
    expect(status(page)).to_have_text(NOT_LOADED)
    expect(page.locator(".search-all")).to_be_visible()


def test_a_piece_that_is_something_else_is_told(troubled: Visit) -> None:
    """As where a server answers with a page of its own for what is not there."""
    troubled.context.route(
        "**/assets/terms.*", lambda route: route.fulfill(body="", content_type="text/javascript")
    )
    page = troubled.open("search.html?q=patrol")
    expect(status(page)).to_have_text(NOT_LOADED)
    expect(page.locator(".search-results ol")).to_have_attribute("aria-busy", "false")


def test_a_piece_that_cannot_be_read_is_a_mistake(troubled: Visit) -> None:
    troubled.context.route(
        "**/assets/terms.*",
        lambda route: route.fulfill(body="briefingSearch(7)", content_type="text/javascript"),
    )
    page = troubled.open("search.html?q=patrol")
    expect(status(page)).to_have_text(BROKEN)
    expect(page.locator(".search-results ol")).to_have_attribute("aria-busy", "false")
    assert [text for text in troubled.complaints if "split is not a function" in text]


def test_a_mistake_of_the_search_does_not_pass_for_a_missing_index(troubled: Visit) -> None:
    troubled.context.add_init_script(BREAK)
    page = troubled.open("search.html?q=patrol")
    expect(status(page)).to_have_text(BROKEN)
    expect(page.locator(".search-all")).to_be_visible()
    assert [text for text in troubled.complaints if "a mistake of ours" in text]


def test_a_mistake_of_the_search_is_told_in_the_masthead(troubled: Visit) -> None:
    troubled.context.add_init_script(BREAK)
    page = troubled.open("water/lead.html")
    page.set_viewport_size({"width": 1440, "height": 800})
    page.keyboard.press("/")
    page.keyboard.type("patrol")
    expect(page.locator(".found [role=status]")).to_have_text(
        "The search has failed by a mistake of its own."
    )
    expect(page.locator(".found-all a")).to_be_visible()
    assert [text for text in troubled.complaints if "a mistake of ours" in text]


def test_a_mistake_in_more_results_is_told(troubled: Visit) -> None:
    page = troubled.open("search.html?q=lighthouse")
    more = page.get_by_role("button", name="Show 8 more")
    expect(more).to_be_visible()
    page.evaluate(
        "() => { DocumentFragment.prototype.cloneNode = () => { throw new Error('a mistake of ours') } }"
    )
    more.click()
    expect(status(page)).to_have_text(BROKEN)
    expect(results(page)).to_have_count(8)


# --- what forgives ----------------------------------------------------------------------------------------

FORGIVING = """\
-- config.yaml --
title: Harbour Notes
language: en
regions: {water: {name: Water}, land: {name: The Dry Land}}
search_aliases: [[HQF, Harbour Quality Framework], [UNO, United Nations]]
lint: {uncited-claim: off, old-sources: off}
""" + "".join(
    briefing(text, more, path=f"briefings/water/{slug}.md", title=title)
    for slug, title, text, more in (
        ("drums", "The drums", "Two leaders played the drums. Taiwan was not named.", "people: [Lee Ada]"),
        (
            "colour",
            "Colours of defence",
            "The defence budget is a matter of colour.",
            "topics: [harbour-dues-and-levies]",
        ),
        (
            "travel",
            "Men at sea",
            "Women travelled to the centre; they took part in a programme.",
            "people: [Ada Lane]",
        ),
        ("uno", "A body", "The United Nations spoke.", "topics: [defence]"),
        (
            "frame",
            "Rules",
            "The Harbour Quality Framework was organised by three countries.",
            "people: [Ada Lane]",
        ),
        ("taiwan", "Isles", "Ada Lane is not the subject, and the ships leave.", "topics: [taiwan, defence]"),
        ("cjk", "東京", "首相は建設を決めた。정부는 부두를 확장한다. Россия и Японии.", "topics: [taiwan]"),
    )
)


@pytest.fixture(scope="module")
def forgiving(tmp_path_factory: pytest.TempPathFactory) -> Path:
    site = Site(tmp_path_factory.mktemp("forgiving") / "site")
    site.write(FORGIVING)
    built = site.build()
    assert built.outcome.complete, built.text
    return built.output


def first(page: Page, query: str, most: int = 1) -> list[str]:
    """The pages that a query finds, the best first."""
    page.locator("#search-q").fill(query)
    expect(page.locator(".search-results ol")).to_have_attribute("aria-busy", "false")
    return [link.get_attribute("href") or "" for link in results(page).locator("h3 a").all()[:most]]


WRONG = {
    "two letters that changed places": "Tawian",
    "at the beginning": "atiwan",
    "at the end": "taiwna",
    "a letter is missing": "tawan",
    "the first is missing": "aiwan",
    "the last but one is missing": "taiwn",
    "a letter too many": "taiiwan",
    "one too many before it": "staiwan",
    "one too many behind it": "taiwano",
    "another letter": "taiwen",
    "another first letter": "daiwan",
    "another letter in the middle": "tauwan",
}


def test_a_letter_is_forgiven_and_told(browser: Browser, forgiving: Path) -> None:
    with visiting(browser, f"{forgiving.as_uri()}/") as visit:
        page = visit.open("search.html")
        for name, typed in WRONG.items():
            assert first(page, typed) == ["topics/taiwan.html"], name
            told = f"Nothing has “{typed}”: this is what has “taiwan”."
            expect(status(page)).to_have_text(re.compile(rf"^4 pages found\. {re.escape(told)}$"))
            assert page.locator(".search-results mark").first.inner_text() == "Taiwan", name


def test_words_that_were_written_as_one_are_parted(browser: Browser, forgiving: Path) -> None:
    with visiting(browser, f"{forgiving.as_uri()}/") as visit:
        page = visit.open("search.html")
        assert first(page, "unitednations", 9) == ["water/uno.html"]
        expect(status(page)).to_have_text(
            "1 page found. Nothing has “unitednations”: this is what has “united nations”."
        )
        assert first(page, "nationsspoke", 9) == ["water/uno.html"]
        assert first(page, "tawian tariwan", 1) == ["topics/taiwan.html"]
        expect(status(page)).to_contain_text("has “taiwan”. Nothing has “tariwan”: this")


FORMS = {
    "drumming": "water/drums.html",
    "leader": "water/drums.html",
    "playing": "water/drums.html",
    "plays": "water/drums.html",
    "color": "water/colour.html",
    "colors": "water/colour.html",
    "traveling": "water/travel.html",
    "traveled": "water/travel.html",
    "center": "water/travel.html",
    "centers": "water/travel.html",
    "programs": "water/travel.html",
    "woman": "water/travel.html",
    "taking part": "water/travel.html",
    "organize": "water/frame.html",
    "organizing": "water/frame.html",
    "country": "water/frame.html",
    "spoken": "water/uno.html",
    "speaking": "water/uno.html",
    "leaving": "water/taiwan.html",
    "left": "water/taiwan.html",
    "建設する": "water/cjk.html",
    "決める": "water/cjk.html",
    "정부가": "water/cjk.html",
    "부두": "water/cjk.html",
    "Японию": "water/cjk.html",
    "России": "water/cjk.html",
}
"""What is typed, and the one page that has another form or spelling of it."""


def test_forms_and_spellings_of_a_word_are_found_and_marked(browser: Browser, forgiving: Path) -> None:
    with visiting(browser, f"{forgiving.as_uri()}/") as visit:
        page = visit.open("search.html")
        missed = {}
        for typed, address in FORMS.items():
            found = first(page, typed, 3)
            if found != [address] or not page.locator(".search-results mark").count():
                missed[typed] = found
        assert missed == {}


def test_a_word_is_no_form_of_another(browser: Browser, forgiving: Path) -> None:
    """But the word itself comes first, and what only begins like it is not taken for a form."""
    with visiting(browser, f"{forgiving.as_uri()}/") as visit:
        page = visit.open("search.html")
        assert first(page, "matters", 9) == ["water/colour.html"]
        assert first(page, "drummer leaves", 9) == []


NAMED = {
    "a person by a part of the name": ("lee", ["people/lee-ada.html", "water/drums.html"]),
    "a person by the whole name": ("Ada Lane", ["people/ada-lane.html"]),
    "a name that is not typed out": ("lan", ["land/index.html", "people/ada-lane.html"]),
    "a region": ("water", ["water/index.html"]),
    "a region of several words": ("dry land", ["land/index.html"]),
    "a topic": ("taiwan", ["topics/taiwan.html"]),
    "a topic in American spelling": ("defense", ["topics/defence.html"]),
    "initials of a topic": ("HDL", ["topics/harbour-dues-and-levies.html"]),
    "a name with a letter wrong": ("lnae", ["people/ada-lane.html"]),
    "a topic and a person": (
        "taiwan lane",
        ["topics/taiwan.html", "people/ada-lane.html", "water/taiwan.html"],
    ),
}


def test_people_topics_and_regions_come_first_where_they_are_named(browser: Browser, forgiving: Path) -> None:
    with visiting(browser, f"{forgiving.as_uri()}/") as visit:
        page = visit.open("search.html")
        found = {name: first(page, typed, len(expected)) for name, (typed, expected) in NAMED.items()}
        assert found == {name: expected for name, (_, expected) in NAMED.items()}
        first(page, "lee")
        expect(results(page).first.locator(".facts").first).to_have_text(re.compile("^Person"))
        expect(results(page).first.locator(".search-passages")).to_have_text("1 briefing")


def test_names_that_mean_the_same_find_one_another(browser: Browser, forgiving: Path) -> None:
    with visiting(browser, f"{forgiving.as_uri()}/") as visit:
        page = visit.open("search.html")
        assert first(page, "hqf", 9) == ["water/frame.html"]
        marks = results(page).locator("mark").all_inner_texts()
        assert marks == ["Harbour Quality Framework"]
        assert first(page, "uno spoke", 9) == ["water/uno.html"]
        assert first(page, "United Nations", 9) == ["water/uno.html"]


def test_where_nothing_is_found_the_nearest_words_are_links(browser: Browser, forgiving: Path) -> None:
    with visiting(browser, f"{forgiving.as_uri()}/") as visit:
        page = visit.open("search.html")
        assert first(page, "tzyiwan") == []
        near = page.locator(".search-near")
        expect(near).to_contain_text("Nearest words here: taiwan")
        assert first(page, "drums colour") == []
        expect(near).to_have_text("No page has all of it. Pages have: drums, colour")
        near.get_by_role("link", name="colour").click()
        expect(status(page)).to_have_text("1 page found")
        expect(near).to_be_hidden()
        assert page.url.endswith("?q=colour")


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        pytest.param("tzyiwan", ["taiwan"], id="two errors in seven letters"),
        pytest.param("tzyxwan", [], id="three errors in seven letters"),
        pytest.param("zzqx", [], id="letters of no word"),
        pytest.param("zzqx lane", ["lane"], id="beside a word that there is"),
    ],
)
def test_only_words_that_are_near_are_offered(
    browser: Browser, forgiving: Path, typed: str, offered: list[str]
) -> None:
    with visiting(browser, f"{forgiving.as_uri()}/") as visit:
        page = visit.open("search.html")
        assert first(page, typed) == []
        assert page.locator(".search-near a").all_inner_texts() == offered


def test_what_is_only_apart_is_offered_for_what_is_written_without_spaces(visit: Visit) -> None:
    page = visit.open("search.html")
    assert search(page, "建設計") == []
    expect(page.locator(".search-near")).to_have_text("No page has all of it. Pages have: 建設, 設計")


def test_without_the_script_of_forms_words_are_found_as_they_are(browser: Browser, tmp_path: Path) -> None:
    """A theme of its own may have search.js and nothing else of it."""
    site = Site(tmp_path / "site")
    site.write(FORGIVING)
    output = site.build().output
    (catalogue,) = output.glob("assets/search-index.*.js")
    (forms,) = output.glob("assets/forms.*.js")
    text = catalogue.read_text("utf-8")
    assert f"assets/{forms.name}" in text
    catalogue.write_text(text.replace(f"assets/{forms.name}", ""), "utf-8")
    forms.unlink()
    with visiting(browser, f"{output.as_uri()}/") as visit:
        page = visit.open("search.html")
        assert first(page, "drums") == ["water/drums.html"]
        assert first(page, "drumming") == []


def test_the_own_site_finds_what_its_readers_type(browser: Browser, tmp_path: Path) -> None:
    built = copy(tmp_path / "own").build(archive=ARCHIVE)
    with visiting(browser, f"{built.output.as_uri()}/") as visit:
        page = visit.open("search.html")
        for typed, address in (
            ("Tawian", "topics/taiwan.html"),
            ("FOIP", "topics/free-and-open-indo-pacific.html"),
            ("defense spending", "topics/defence-spending.html"),
            ("lee", "people/lee-jae-myung.html"),
            ("takaichi", "people/sanae-takaichi.html"),
            ("south korea", "korea/index.html"),
        ):
            assert first(page, typed) == [address], typed
        assert "korea/shuttle-diplomacy.html" in first(page, "drumming", 9)
        assert first(page, "confidence", 9)
        assert "about.html" in first(page, "confidence", 9)
