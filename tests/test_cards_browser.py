"""Cards at the marks and the rail beside them, in a real browser.

The page has two notes in one bracket, a use that speaks against its sentence, an author's own footnote,
and enough text to scroll.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser import redrawn, served, visiting
from tests.sites import SMALL, Site, briefing

pytestmark = pytest.mark.browser

PAGE = "water/lead.html"
HARBOUR = """\
-- seeds/minato.md --
---
title: 港町の橋
author: [{family: Mori, given: Hana}]
publisher: 港新聞
published: 2026-01-03
kind: state-media
perspective: press of the harbour
language: ja
url: https://minato.example/bridge
---
## bridge {speaker="the mayor" voice="opinion"}
> 橋を建設しないと決めた

Translation: decided not to build the bridge

The mayor will not build.
"""
FILLER = "\n\n".join(["The quay is long, and the day is long, and nothing is to be cited here."] * 24)
TEXT = f"""\
It rained [@rain#hours; but see @minato#bridge]. It will stop.[^own]

The crew waited [@rain#crew], and it rained [see @rain#hours, p. 3].

{FILLER}

The bridge is not built [@minato#bridge]. The crew waited on [@rain#crew].

[^own]: Nobody counted the drops.
"""
RAIN, BRIDGE, OWN, CREW = (
    "#r-rain--hours-1",
    "#r-minato--bridge-1",
    "#fr-own-1",
    "#r-rain--crew-1",
)
CARD = ".note-card"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    site = Site(tmp_path_factory.mktemp("cards") / "site")
    site.write(SMALL + HARBOUR + briefing(TEXT))
    site.pin()
    built = site.build()
    assert built.outcome.complete, built.text
    return built.output


@pytest.fixture(scope="module")
def base(folder: Path) -> Iterator[str]:
    with served(folder, "/notes/") as address:
        yield address


@contextmanager
def window(browser: Browser, base: str, width: int = 1000, **options: Any) -> Iterator[Page]:
    """The page in a window, drawn with its rail; `options` are those of `visiting`."""
    with visiting(browser, base, width=width, **options) as visit:
        page = visit.open(PAGE)
        if not options.get("clock"):
            redrawn(page)
        yield page


@pytest.fixture
def page(browser: Browser, base: str) -> Iterator[Page]:
    with window(browser, base, clock=True) as found:
        yield found


@pytest.fixture
def phone(browser: Browser, base: str) -> Iterator[Page]:
    with window(browser, base, 390, has_touch=True, is_mobile=True) as found:
        yield found


def tab_to(page: Page, mark: str) -> Locator:
    """Tab from the place before a mark to the mark."""
    page.evaluate(
        """mark => {
            const before = document.createElement("span");
            before.tabIndex = -1;
            document.querySelector(mark).closest("p").prepend(before);
            before.focus();
        }""",
        mark,
    )
    found = page.locator(mark)
    while not found.evaluate("e => e === document.activeElement"):
        page.keyboard.press("Tab")
    return found


def focused(page: Page) -> str:
    """What has the focus: the id or the words of a link."""
    return str(page.evaluate("document.activeElement.id || document.activeElement.textContent"))


def away(page: Page) -> None:
    """Lead the pointer to where no mark is, and let the grace run out."""
    page.mouse.move(3, 3)
    page.clock.run_for(450)


# --- what a card holds -----------------------------------------------------------------------------


def test_a_card_holds_its_note(page: Page) -> None:
    page.hover(BRIDGE)
    card = page.get_by_role("group", name="Note 2")
    expect(card).to_be_visible()
    assert [
        re.sub(r"\s+", " ", text) for text in card.locator(":scope > :not([hidden])").all_inner_texts()
    ] == [
        "Note 2 Original Copy citation Close",
        "Cited against this sentence (but see)",
        "「橋を建設しないと決めた」",
        "Our translation: decided not to build the bridge",
        "The mayor will not build.",
        "港新聞 2026 · Passage · the mayor · opinion · Source: state media; press of the harbour · Not checked",
    ]
    expect(card.locator(".quoted")).to_have_attribute("lang", "ja")
    expect(card.locator(".quoted")).to_have_attribute("dir", "auto")
    expect(card).to_have_attribute("lang", "en")
    assert [link.get_attribute("href") for link in card.get_by_role("link").all()] == [
        "#n-minato--bridge",
        "https://minato.example/bridge#:~:text=" + "%E6%A9%8B%E3%82%92%E5%BB%BA%E8%A8%AD%E3%81%97"
        "%E3%81%AA%E3%81%84%E3%81%A8%E6%B1%BA%E3%82%81%E3%81%9F",
        "../sources/minato.html#e-bridge",
    ]


@pytest.mark.parametrize(
    ("mark", "words"),
    [
        pytest.param(RAIN, [], id="a plain use says nothing"),
        pytest.param("#r-rain--hours-2", ["As cited here: see p. 3"], id="another use of the same note"),
        pytest.param(BRIDGE, ["Cited against this sentence (but see)"], id="a use that disagrees"),
        pytest.param("#r-minato--bridge-2", [], id="a plain use of a note with one that disagrees"),
        pytest.param(OWN, [], id="a footnote of the author"),
    ],
)
def test_a_card_says_how_this_use_cites_it(page: Page, mark: str, words: list[str]) -> None:
    page.hover(mark)
    expect(page.locator(CARD)).to_be_visible()
    assert page.locator(f"{CARD} .note-card-cited").all_inner_texts() == words


def test_the_footnote_of_an_author_has_a_card(page: Page) -> None:
    page.hover(OWN)
    expect(page.locator(CARD)).to_contain_text("Nobody counted the drops.")
    assert page.locator(OWN).get_attribute("aria-describedby") is None


def test_each_note_takes_the_focus_and_each_way_back_says_of_which_it_is(page: Page) -> None:
    names = page.locator("[role=doc-backlink]").evaluate_all("all => all.map(e => e.ariaLabel)")
    assert names == [
        *("a, Note 1", "b, Note 1", "a, Note 4", "b, Note 4"),
        *("a, Note 2", "b, Note 2", "Back to text, Note 3"),
    ]
    stops = page.locator("li.note").evaluate_all("all => all.map(e => e.getAttribute('tabindex'))")
    assert stops == ["-1"] * 4


def test_no_id_stands_twice(page: Page) -> None:
    marks = page.locator(".prose [role=doc-noteref][id]")
    for mark in marks.all():
        mark.hover()
        expect(page.locator(f"[id='{mark.get_attribute('id')}'] + {CARD}")).to_be_visible()
        ids = page.evaluate("[...document.querySelectorAll('[id]')].map(e => e.id)")
        assert len(ids) == len(set(ids))
        own = page.locator(f"{CARD} [id]").evaluate_all("all => all.map(e => e.id)")
        assert all(id.startswith("note_card_") for id in own)
        assert page.locator(f"{CARD} [role=doc-backlink]").count() == 0


def test_the_open_mark_is_described_by_its_source(page: Page) -> None:
    mark = page.locator(BRIDGE)
    mark.hover()
    expect(mark).to_have_accessible_description("Cited against this sentence (but see) 港新聞 2026")
    away(page)
    expect(mark).to_have_accessible_description("")


# --- the pointer -----------------------------------------------------------------------------------


def test_a_pointer_that_passes_opens_nothing(browser: Browser, base: str) -> None:
    with window(browser, base, clock=True, fresh=True) as page:
        page.clock.pause_at(page.evaluate("Date.now()") + 1000)  # it is quick, however slow this machine
        page.hover(RAIN)
        page.clock.run_for(200)
        page.mouse.move(3, 3)
        page.clock.run_for(400)
        assert page.locator(CARD).count() == 0


def test_a_card_can_be_hovered_and_stays(page: Page) -> None:
    page.hover(RAIN)
    page.locator(CARD).wait_for()
    page.hover(f"{CARD} .quoted")
    page.clock.run_for(900)
    expect(page.locator(CARD)).to_be_visible()
    away(page)
    assert page.locator(CARD).count() == 0


def test_one_card_at_a_time(page: Page) -> None:
    page.hover(RAIN)
    expect(page.get_by_role("group", name="Note 1")).to_be_visible()
    page.hover(BRIDGE)
    expect(page.get_by_role("group", name="Note 2")).to_be_visible()
    assert page.locator(CARD).count() == 1


def test_escape_closes_a_hovered_card_until_the_pointer_comes_anew(page: Page) -> None:
    page.hover(RAIN)
    page.locator(CARD).wait_for()
    page.keyboard.press("Escape")
    page.hover(RAIN, position={"x": 3, "y": 3})
    page.clock.run_for(400)
    assert page.locator(CARD).count() == 0
    away(page)
    page.hover(RAIN)
    expect(page.locator(CARD)).to_be_visible()


def test_the_button_closes(page: Page) -> None:
    page.hover(RAIN)
    page.get_by_role("button", name="Close").click()
    assert page.locator(CARD).count() == 0
    assert focused(page) == "r-rain--hours-1"


def test_a_click_elsewhere_closes(page: Page) -> None:
    tab_to(page, RAIN)
    expect(page.locator(CARD)).to_be_visible()
    page.locator("h1").click()
    assert page.locator(CARD).count() == 0


def test_a_click_is_the_plain_link(page: Page) -> None:
    page.hover(BRIDGE)
    page.locator(CARD).wait_for()
    page.click(BRIDGE)
    expect(page).to_have_url(re.compile("#n-minato--bridge$"))
    expect(page.locator("#n-minato--bridge")).to_be_focused()
    expect(page.locator(CARD)).to_have_count(0)


def test_a_modified_click_is_not_touched(page: Page) -> None:
    page.evaluate("addEventListener('click', e => { window.seen = e.defaultPrevented; e.preventDefault(); })")
    before = page.url
    page.click(RAIN, modifiers=["Control"])
    assert page.evaluate("window.seen") is False
    assert page.url == before


def test_a_page_that_moves_under_a_resting_pointer_opens_nothing(page: Page) -> None:
    box = page.locator(CREW).bounding_box()
    assert box
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] - 100 + box["height"] / 2)
    page.mouse.wheel(0, 100)
    page.wait_for_function("mark => document.querySelector(mark).matches(':hover')", arg=CREW)
    page.clock.run_for(800)
    assert page.locator(CARD).count() == 0


@pytest.mark.parametrize("width", [1000, 700])
def test_a_card_stands_below_its_mark_or_above_it(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    for block, above in (("start", False), ("end", True)):
        mark = page.locator("#r-rain--crew-2")
        mark.evaluate("(e, block) => e.scrollIntoView({ block })", block)
        away(page)
        mark.hover()
        card = page.locator(CARD)
        card.wait_for()
        at, box = mark.bounding_box(), card.bounding_box()
        assert at
        assert box
        assert (box["y"] < at["y"]) is above
        assert box["y"] + box["height"] <= at["y"] or box["y"] >= at["y"] + at["height"]
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width
        assert box["y"] >= 0
        assert box["y"] + box["height"] <= 800


SENTENCE = "p:has(#r-rain--hours-1)"
"""A paragraph of one sentence, which a card must not cover."""


def sentence(site: Site, before: int, after: int = 0) -> str:
    """The address of a site whose sentence has so many times eleven words before its mark and after it."""
    site.small()
    words = ", and the quay is long and the day is long"
    site.lead(
        f"{FILLER}\n\nIt is wet{words * before}, and it rained [@rain#hours]{words * after}.\n\n{FILLER}\n"
    )
    return site.build().output.as_uri() + "/"


def show_at(page: Page, mark: str, part: float) -> Locator:
    """Scroll a mark to a part of the height of the window."""
    found = page.locator(mark)
    found.evaluate("(e, part) => scrollBy(0, e.getBoundingClientRect().top - innerHeight * part)", part)
    redrawn(page)
    return found


@pytest.mark.parametrize("way", ["pointer", "keyboard"])
def test_a_card_that_opens_above_covers_no_line_of_its_sentence(
    browser: Browser, site: Site, way: str
) -> None:
    with window(browser, sentence(site, 8, 1), 820, height=1180) as page:
        mark = show_at(page, RAIN, 0.9)
        if way == "pointer":
            mark.hover()
        else:
            tab_to(page, RAIN)
        page.locator(CARD).wait_for()
        said, box = page.locator(SENTENCE).bounding_box(), page.locator(CARD).bounding_box()
        assert said
        assert box
        assert said["height"] > 100  # several lines
        assert box["y"] + box["height"] <= said["y"]


# --- the keyboard ----------------------------------------------------------------------------------


def test_a_mark_is_one_stop_and_its_card_opens_all_the_same(page: Page) -> None:
    tab_to(page, RAIN)
    walked = []
    for number in (1, 2, 3):
        expect(page.get_by_role("group", name=f"Note {number}")).to_be_visible()
        assert page.locator(CARD).count() == 1
        walked.append(focused(page))
        page.keyboard.press("Tab")
    assert walked == ["r-rain--hours-1", "r-minato--bridge-1", "fr-own-1"]


def test_the_card_names_the_key_that_leads_into_it(page: Page) -> None:
    mark = tab_to(page, BRIDGE)
    expect(page.locator(CARD)).to_contain_text("Alt + ↓ leads into this card")
    expect(mark).to_have_accessible_description(
        "Cited against this sentence (but see) Alt + ↓ leads into this card 港新聞 2026"
    )
    page.keyboard.press("Alt+ArrowDown")
    walked = []
    for _ in range(5):
        walked.append(focused(page))
        page.keyboard.press("Tab")
    assert walked == ["Note 2", "Original", "Copy citation", "Close", "港新聞 2026"]
    assert focused(page) == "fr-own-1"
    expect(page.get_by_role("group", name="Note 3")).to_be_visible()


def test_a_card_that_the_pointer_opened_names_no_key(page: Page) -> None:
    page.hover(RAIN)
    expect(page.locator(CARD)).to_be_visible()
    assert page.locator(".note-card-enter").count() == 0


def test_tab_goes_backwards_too(page: Page) -> None:
    tab_to(page, BRIDGE)
    page.keyboard.press("Shift+Tab")
    assert focused(page) == "r-rain--hours-1"
    expect(page.get_by_role("group", name="Note 1")).to_be_visible()
    page.keyboard.press("Shift+Tab")
    assert page.locator(CARD).count() == 0


def test_escape_closes_and_the_focus_stays_on_the_mark(page: Page) -> None:
    mark = tab_to(page, RAIN)
    page.keyboard.press("Escape")
    assert page.locator(CARD).count() == 0
    expect(mark).to_be_focused()


def test_escape_in_the_card_returns_the_focus_to_the_mark(page: Page) -> None:
    mark = tab_to(page, RAIN)
    page.keyboard.press("Alt+ArrowDown")
    page.keyboard.press("Escape")
    assert page.locator(CARD).count() == 0
    expect(mark).to_be_focused()


def test_a_focused_card_stays_when_the_pointer_goes(page: Page) -> None:
    tab_to(page, RAIN)
    page.hover(RAIN)
    page.hover(f"{CARD} .quoted")
    away(page)
    expect(page.locator(CARD)).to_be_visible()


def test_a_walk_by_keyboard_through_a_note_and_back(page: Page) -> None:
    mark = tab_to(page, BRIDGE)
    page.keyboard.press("Alt+ArrowDown")
    page.keyboard.press("Enter")  # the card's link to its note
    expect(page.locator("#n-minato--bridge")).to_be_focused()
    expect(page.locator(CARD)).to_have_count(0)
    way = page.locator("#n-minato--bridge [role=doc-backlink]").first
    while not way.evaluate("e => e === document.activeElement"):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(mark).to_be_focused()
    page.clock.run_for(400)
    assert page.locator(CARD).count() == 0  # who comes back has read the note
    page.keyboard.press("Tab")
    expect(page.get_by_role("group", name="Note 3")).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.locator("li.note:target")).to_contain_text("Nobody counted the drops.")


def test_focus_that_tab_has_not_led_opens_nothing(page: Page) -> None:
    page.locator(RAIN).focus()
    assert page.locator(CARD).count() == 0


def test_a_way_back_by_mouse_opens_nothing(page: Page) -> None:
    page.locator("#n-rain--crew [role=doc-backlink]").first.click()
    expect(page.locator(CREW)).to_be_focused()
    page.clock.run_for(400)
    assert page.locator(CARD).count() == 0


# --- the notes ------------------------------------------------------------------------------------


def test_a_link_skips_to_the_notes(page: Page) -> None:
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert focused(page) == "Skip to the notes"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('section.notes') !== null")


def test_a_note_has_two_stops_and_arrows_lead_through_its_ways_back(page: Page) -> None:
    page.locator("#n-minato--bridge").focus()
    walked = []
    for key in ("Tab", "Tab", "ArrowRight", "ArrowRight", "Home", "End", "ArrowLeft"):
        page.keyboard.press(key)
        walked.append(focused(page))
    assert walked == ["「橋を建設しないと決めた」", "a", "b", "b", "Passage", "b", "a"]
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('li.note')?.id") != "n-minato--bridge"
    line = page.locator("#n-minato--bridge > p:last-child")
    expect(line).to_have_role("toolbar")
    expect(line).to_have_accessible_name("Note 2")


def test_a_link_of_the_opening_is_no_second_stop_for_where_one_before_it_leads(
    page: Page, phone: Page
) -> None:
    twice = """() => {
      const stops = [...document.querySelectorAll("a.skip, .masthead a, header.opening a")]
        .filter(link => link.tabIndex >= 0 && link.checkVisibility()).map(link => link.href);
      return stops.filter((href, at) => stops.indexOf(href) !== at);
    }"""
    for window_ in (page, phone):
        assert window_.evaluate(twice) == []
        for link in (".kicker a", ".rests a"):
            expect(window_.locator(f"header.opening {link}")).to_be_visible()
    # Where the masthead does not show the region, the opening's own link is the way to it.
    for window_ in (page, phone):
        window_.evaluate(
            """() => {
              for (const menu of document.querySelectorAll(".masthead nav")) menu.style.display = "none";
              document.dispatchEvent(new Event("briefing:changed"));
            }"""
        )
        region = window_.locator("header.opening .kicker a")
        assert region.evaluate("link => link.tabIndex") == 0


# --- the history ----------------------------------------------------------------------------------


@pytest.mark.parametrize("way", ["key", "click", "card"])
def test_back_leads_to_the_mark_that_was_left(page: Page, way: str) -> None:
    mark = page.locator("#r-rain--crew-2")
    mark.scroll_into_view_if_needed()
    redrawn(page)
    before = page.evaluate("scrollY")
    assert before > 200
    if way == "key":
        mark.focus()
        page.keyboard.press("Enter")
    elif way == "click":
        mark.click()
    else:
        mark.hover()
        page.locator(CARD).get_by_role("link", name="Note 4").click()
    expect(page).to_have_url(re.compile("#n-rain--crew$"))
    expect(page.locator("#n-rain--crew")).to_be_focused()
    page.go_back()
    expect(mark).to_be_focused()
    page.wait_for_function("before => Math.abs(scrollY - before) < 2", arg=before)
    assert page.locator(CARD).count() == 0


@pytest.mark.parametrize("way", ["a link in the page", "another page", "reload"])
def test_a_mark_is_led_back_to_once(page: Page, way: str) -> None:
    mark = page.locator("#r-rain--crew-2")
    mark.click()
    expect(page.locator("#n-rain--crew")).to_be_focused()
    page.go_back()
    expect(mark).to_be_focused()
    page.evaluate("scrollTo(0, 60)")  # who came back reads on elsewhere, and leaves from there
    redrawn(page)
    if way == "reload":
        page.reload()
    else:
        link = "a.skip" if way == "a link in the page" else ".brand a"
        page.locator(link).first.evaluate("e => e.click()")
        expect(page).not_to_have_url(re.compile("lead.html$"))
        page.go_back()
        expect(page).to_have_url(re.compile("lead.html$"))
    redrawn(page)
    assert focused(page) != "r-rain--crew-2"
    page.wait_for_function("() => scrollY === 60")


def test_back_forward_and_back_lead_to_mark_and_note_in_turn(page: Page) -> None:
    mark, note = page.locator("#r-rain--crew-2"), page.locator("#n-rain--crew")
    mark.click()
    expect(note).to_be_focused()
    for step, reached in ((page.go_back, mark), (page.go_forward, note)) * 2:
        step()
        expect(reached).to_be_focused()
        expect(reached).to_be_in_viewport()


def test_back_closes_a_sheet_and_stays_on_the_page(phone: Page) -> None:
    before = phone.url
    phone.tap(BRIDGE)
    expect(phone.locator(CARD)).to_be_visible()
    phone.go_back()
    expect(phone.locator(CARD)).to_have_count(0)
    assert phone.url == before


@pytest.mark.parametrize("way", ["Close", "Escape", "another"])
def test_a_sheet_that_was_closed_leaves_nothing_in_the_history(phone: Page, way: str) -> None:
    entries = phone.evaluate("history.length")
    phone.tap(RAIN)
    if way == "another":
        phone.tap("#r-rain--crew-1")
    if way == "Close":
        phone.get_by_role("button", name="Close").tap()
    else:
        phone.keyboard.press("Escape")
    expect(phone.locator(CARD)).to_have_count(0)
    phone.wait_for_function("() => !history.state?.sheet")
    assert (
        phone.evaluate("history.length") <= entries + 1
    )  # what is ahead stays, until another link is followed


def test_back_from_a_note_that_a_sheet_led_to_is_one_step(phone: Page) -> None:
    phone.tap(RAIN)
    phone.locator(CARD).get_by_role("link", name="Note 1").tap()
    expect(phone).to_have_url(re.compile("#n-rain--hours$"))
    expect(phone.locator("#n-rain--hours")).to_be_focused()
    expect(phone.locator("#n-rain--hours")).to_be_in_viewport()
    phone.go_back()
    expect(phone).not_to_have_url(re.compile("#"))
    expect(phone.locator(RAIN)).to_be_focused()
    assert phone.locator(CARD).count() == 0


@pytest.mark.parametrize("way", ["Close", "Back"])
def test_who_reads_on_beside_a_sheet_stays_there_when_it_closes(phone: Page, way: str) -> None:
    phone.tap(RAIN)
    expect(phone.locator(CARD)).to_be_focused()
    phone.evaluate("scrollTo(0, 300)")
    redrawn(phone)
    if way == "Close":
        phone.get_by_role("button", name="Close").tap()
    else:
        phone.go_back()
    expect(phone.locator(CARD)).to_have_count(0)
    phone.wait_for_function("() => !history.state && history.scrollRestoration === 'auto'")
    redrawn(phone)
    assert phone.evaluate("scrollY") == 300


HELD = """() => {
  const back = history.back.bind(history);
  const asked = [];
  history.back = () => asked.push(back);
  window.steps = () => asked.length;
  window.takeSteps = () => asked.splice(0).forEach((step) => step());
}"""
"""The history takes its time for a step back."""


def closed_late(phone: Page) -> str:
    """Close a sheet whose step back is still to come; gives the address of the page."""
    phone.evaluate(HELD)
    phone.tap(RAIN)
    phone.get_by_role("button", name="Close").tap()
    phone.wait_for_function("() => steps() === 1")
    return phone.url


def test_a_tap_while_a_step_back_is_under_way_opens_a_sheet_that_stays(phone: Page) -> None:
    before = closed_late(phone)
    phone.tap("#r-rain--crew-1")
    phone.evaluate("takeSteps()")
    phone.wait_for_function("() => history.state?.sheet === 'r-rain--crew-1'")
    redrawn(phone)
    expect(phone.get_by_role("group", name="Note 4")).to_be_focused()
    phone.go_back()
    expect(phone.locator(CARD)).to_have_count(0)
    expect(phone.locator("#r-rain--crew-1")).to_be_focused()
    assert phone.url == before


def test_two_sheets_closed_at_once_take_one_step_back(phone: Page) -> None:
    before = closed_late(phone)
    phone.tap("#r-rain--crew-1")
    phone.get_by_role("button", name="Close").tap()
    expect(phone.locator(CARD)).to_have_count(0)
    redrawn(phone)
    assert phone.evaluate("steps()") == 1
    phone.evaluate("takeSteps()")
    phone.wait_for_function("() => !history.state")
    assert phone.url == before


@pytest.mark.parametrize("step", ["late", "at once"])
def test_a_link_beside_a_sheet_is_followed_by_one_tap_and_back_leads_to_the_page(
    phone: Page, step: str
) -> None:
    before = phone.url
    if step == "late":
        closed_late(phone)
    else:
        phone.tap(RAIN)
        expect(phone.locator(CARD)).to_be_focused()
    phone.tap(".brand a")
    if step == "late":
        phone.evaluate("takeSteps()")
    expect(phone).to_have_url(re.compile("index.html$"))
    phone.go_back()
    expect(phone).to_have_url(before)
    redrawn(phone)
    assert phone.locator(CARD).count() == 0


# --- touch -----------------------------------------------------------------------------------------


def test_the_first_tap_opens_a_sheet_and_the_second_follows(phone: Page) -> None:
    before = phone.url
    phone.tap(BRIDGE)
    card = phone.get_by_role("group", name="Note 1, Note 2")
    expect(card).to_be_focused()
    assert phone.url == before
    assert [part.inner_text() for part in card.locator(".quoted").all()] == [
        "“Rain fell for six hours”",
        "「橋を建設しないと決めた」",
    ]
    box = card.bounding_box()
    assert box
    assert (box["x"], box["width"], box["y"] + box["height"]) == (0, 390, 800)
    assert box["height"] <= 400
    phone.tap(BRIDGE)
    expect(phone).to_have_url(re.compile("#n-minato--bridge$"))
    expect(phone.locator(CARD)).to_have_count(0)


def test_a_tap_on_another_mark_opens_its_card(phone: Page) -> None:
    phone.tap(RAIN)
    expect(phone.get_by_role("group", name="Note 1, Note 2")).to_be_focused()
    phone.tap("#r-rain--crew-1")
    expect(phone.get_by_role("group", name="Note 4")).to_be_focused()
    assert phone.locator(CARD).count() == 1


def test_a_tap_beside_the_numbers_means_the_bracket(phone: Page) -> None:
    box = phone.locator("sup.cites").first.bounding_box()
    assert box
    phone.touchscreen.tap(box["x"] + 1, box["y"] - 6)
    expect(phone.get_by_role("group", name="Note 1, Note 2")).to_be_focused()


@pytest.mark.parametrize("way", ["elsewhere", "Close", "Escape"])
def test_a_sheet_closes(phone: Page, way: str) -> None:
    phone.tap(RAIN)
    expect(phone.locator(CARD)).to_be_focused()
    if way == "elsewhere":
        phone.locator(".brand a").evaluate("e => e.removeAttribute('href')")
        phone.tap(".brand")
    elif way == "Close":
        phone.get_by_role("button", name="Close").tap()
    else:
        phone.keyboard.press("Escape")
    assert phone.locator(CARD).count() == 0


def test_a_sheet_does_not_hide_its_mark(phone: Page) -> None:
    mark = phone.locator("#r-rain--crew-2")
    mark.evaluate("e => e.scrollIntoView({ block: 'end' })")
    mark.tap()
    at, box = mark.bounding_box(), phone.locator(CARD).bounding_box()
    assert at
    assert box
    assert at["y"] + at["height"] <= box["y"]


def test_a_sheet_leaves_its_whole_sentence_in_sight(browser: Browser, site: Site) -> None:
    with window(browser, sentence(site, 1, 8), 390, has_touch=True, is_mobile=True) as phone:
        show_at(phone, RAIN, 0.6).tap()
        said, box = phone.locator(SENTENCE).bounding_box(), phone.locator(CARD).bounding_box()
        assert said
        assert box
        assert said["height"] > 150
        assert said["y"] >= 0
        assert said["y"] + said["height"] <= box["y"]


def test_a_sheet_leaves_the_mark_of_a_sentence_in_sight_that_is_too_long(
    browser: Browser, site: Site
) -> None:
    with window(browser, sentence(site, 1, 40), 390, has_touch=True, is_mobile=True) as phone:
        mark = show_at(phone, RAIN, 0.9)
        mark.tap()
        said, at, box = (
            found.bounding_box() for found in (phone.locator(SENTENCE), mark, phone.locator(CARD))
        )
        assert said
        assert at
        assert box
        assert said["height"] > box["y"]
        assert at["y"] >= 0
        assert at["y"] + at["height"] <= box["y"]


def test_a_mouse_beside_a_touch_screen_still_clicks(browser: Browser, base: str) -> None:
    with window(browser, base, has_touch=True) as page:
        page.tap(RAIN)
        expect(page.locator(CARD)).to_be_focused()
        page.click("#r-rain--crew-2")
        expect(page).to_have_url(re.compile("#n-rain--crew$"))


def test_enter_follows_after_a_tap(phone: Page) -> None:
    phone.tap(RAIN)
    phone.keyboard.press("Escape")
    phone.locator(RAIN).focus()
    phone.keyboard.press("Enter")
    expect(phone).to_have_url(re.compile("#n-rain--hours$"))


# --- the rail --------------------------------------------------------------------------------------


def rail(page: Page) -> list[str]:
    return [re.sub(r"\s+", " ", line) for line in page.locator(".rail a:visible").all_inner_texts()]


def test_the_rail_has_the_words_of_each_mark_and_its_source_where_there_is_room(
    browser: Browser, base: str
) -> None:
    with window(browser, base, 1440) as page:
        assert rail(page) == [
            "1 “Rain fell for six hours” Ada Lane",  # three in a line leave room for no more
            "2 but see 「橋を建設しないと決めた」 Mori",
            "3 Nobody counted the drops.",
            "4 “The crew waited on the quay” Ada Lane ¶ 2:2",
            "1 “Rain fell for six hours”",
            "2 「橋を建設しないと決めた」",
            "4 “The crew waited on the quay”",
        ]
        expect(page.locator(".rail")).to_have_attribute("aria-hidden", "true")
        assert page.locator(".rail a:not([tabindex='-1'])").count() == 0
        page.locator(".rail a").nth(3).click()
        expect(page.locator("#n-rain--crew")).to_be_focused()


def test_the_rail_names_a_source_where_it_changes(browser: Browser, site: Site) -> None:
    """By the family name of its author; entries below it have the place alone, in the line of the words."""
    site.small()
    site.write(HARBOUR)
    site.lead(
        f"It is dry [@minato#bridge].\n\n{FILLER}\n\nIt rained [@rain#hours].\n\n{FILLER}\n\n"
        f"They waited [@rain#crew].\n\n{FILLER}\n\nIt rained [@rain#hours].\n\n{FILLER}\n\nDry [@rain#dry].\n"
    )
    site.pin()
    with window(browser, site.build().output.as_uri() + "/", 1440) as page:
        assert rail(page) == [
            "1 「橋を建設しないと決めた」 Mori",
            "2 “Rain fell for six hours” Ada Lane ¶ 2:1",
            "3 “The crew waited on the quay” ¶ 2:2",
            "2 “Rain fell for six hours”",
            "4 “expects a dry week” Ada Lane ¶ 3",  # the entry above it names nobody
        ]
        line = page.locator(".rail").evaluate("e => parseFloat(getComputedStyle(e).lineHeight)")
        heights = page.locator(".rail a").evaluate_all("all => all.map(e => e.offsetHeight)")
        assert max(heights) < 2.5 * line


def test_crowded_entries_keep_their_sources_or_places_in_one_line(browser: Browser, site: Site) -> None:
    site.small()
    site.write(HARBOUR)
    site.lead(
        f"{FILLER}\n\nIt rained [@rain#hours; @minato#bridge; @rain#crew; @rain#dry; @rain#crew].\n\n{FILLER}\n"
    )
    site.pin()
    with window(browser, site.build().output.as_uri() + "/", 1440) as page:
        first = page.locator(".rail a:visible:not(.again)", has_text="“")
        expect(first).to_have_count(3)
        assert page.locator(".rail .tight").count() > 1
        kept = [entry.locator("> span > span:visible").last for entry in first.all()]
        assert [each.inner_text().replace("\u00a0", " ") for each in kept] == ["Ada Lane", "Ada Lane", "¶ 3"]
        for entry, each in zip(first.all(), kept, strict=True):
            inner, outer = each.bounding_box(), entry.bounding_box()
            assert inner
            assert outer
            assert inner["x"] + inner["width"] <= outer["x"] + outer["width"] + 0.5
            assert inner["y"] + inner["height"] <= outer["y"] + outer["height"] + 0.5


def test_the_note_of_an_author_is_in_the_rail_without_the_marks_in_it(browser: Browser, site: Site) -> None:
    """In two lines, and where it comes again in one."""
    long = (
        "Nobody has counted the drops that fell on the quay,[@rain#hours] and nobody is going to count them."
    )
    site.small()
    site.lead(f"It ended.[^own]\n\n{FILLER}\n\nIt ended.[^own]\n\n[^own]: {long}\n")
    with window(browser, site.build().output.as_uri() + "/", 1440) as page:
        said = "1 Nobody has counted the drops that fell on the quay, and nobody is going to count them."
        assert rail(page) == [said, said]
        line = page.locator(".rail").evaluate("e => parseFloat(getComputedStyle(e).lineHeight)")
        heights = page.locator(".rail a").evaluate_all("all => all.map(e => e.offsetHeight)")
        assert [round(height / line) for height in heights] == [2, 1]


def test_the_rail_shows_words_of_other_scripts_whole(browser: Browser, base: str) -> None:
    """Where the text leaves them less than a line of their own, they keep it here."""
    with window(browser, base, 1440) as page:
        words = page.locator(".rail .quoted[lang=ja]")
        expect(words).to_have_count(2)
        for each in words.all():
            assert each.evaluate(
                "e => getComputedStyle(e).lineHeight === getComputedStyle(e.parentNode).lineHeight"
            )


DRIFTS = """() => {
    const line = parseFloat(getComputedStyle(document.querySelector(".rail")).lineHeight);
    const marks = [...document.querySelectorAll("main a[role=doc-noteref][id]")].filter(e => !e.closest(".wide"));
    const entries = [...document.querySelectorAll(".rail a")];
    return marks.map((mark, k) => {
        if (!entries[k].offsetHeight) return null;
        const of = mark.getBoundingClientRect();
        return (entries[k].getBoundingClientRect().top + line / 2 - (of.top + of.bottom) / 2) / line;
    });
}"""
"""Of each mark: how many lines of the rail its entry stands below it; null where it has none."""


def test_entries_are_level_with_their_marks_and_never_on_one_another(browser: Browser, base: str) -> None:
    with window(browser, base, 1440) as page:
        for change in ("", "document.querySelector('.prose').style.paddingTop = '200px'"):
            page.evaluate(change)
            redrawn(page)
            drifts = page.evaluate(DRIFTS)
            assert [round(drifts[at], 1) for at in (0, 5)] == [
                0,
                0,
            ]  # the first of the page, and one far below
            assert max(map(abs, drifts)) < 3.1
            boxes = [entry.bounding_box() for entry in page.locator(".rail a").all()]
            assert all(a and b and a["y"] + a["height"] <= b["y"] + 0.5 for a, b in pairwise(boxes))
        right = page.locator(".prose").evaluate("e => e.getBoundingClientRect().right")
        assert page.locator(".rail").evaluate("e => e.getBoundingClientRect().left") > right


def test_many_marks_in_a_paragraph_do_not_push_the_entries_of_the_next_away(
    browser: Browser, site: Site
) -> None:
    crowd = " ".join(
        ["It rained [@rain#hours], they waited [@rain#crew], and it will be dry [@rain#dry]."] * 3
    )
    line = "The quay is long [@rain#hours]."
    site.small()
    site.lead(f"{FILLER}\n\n{crowd}\n\n{line}\n\n{FILLER}\n\n{crowd}\n\n{line}\n\n{FILLER}\n")
    with window(browser, site.build().output.as_uri() + "/", 1440) as page:
        drifts = page.evaluate(DRIFTS)
        assert len(drifts) == 20
        assert None not in drifts
        assert max(map(abs, drifts)) < 4
        boxes = [entry.bounding_box() for entry in page.locator(".rail a").all()]
        assert all(a and b and a["y"] + a["height"] <= b["y"] + 0.5 for a, b in pairwise(boxes))


def test_what_is_folded_away_has_no_entry_until_it_is_open(browser: Browser, site: Site) -> None:
    judgements = "".join(
        f"  - text: 'It will stop [@rain#{name}]. They know.'\n    confidence: low\n    because: one paper\n"
        for name in ("hours", "crew", "dry")
    )
    site.small()
    site.lead(f"It rained [@rain#hours].\n\n{FILLER}", judgements=f"\n{judgements.rstrip()}")
    with window(browser, site.build().output.as_uri() + "/", 1440) as page:
        assert rail(page) == [
            "1 “Rain fell for six hours” Ada Lane ¶ 2:1",
            "1 “Rain fell for six hours”",
        ]
        page.locator(".judgements summary").first.click()
        expect(page.locator(".rail a:visible")).to_have_count(3)
        assert [drift and abs(round(drift, 1)) for drift in page.evaluate(DRIFTS)] == [0, 0, None, 0]


def test_a_crowded_rail_ends_above_what_follows(browser: Browser, site: Site) -> None:
    site.small()
    site.lead("It rained [@rain#hours; @rain#crew; @rain#dry; @rain#hours; @rain#crew].\n")
    built = site.build()
    with window(browser, built.output.as_uri() + "/", 1440) as page:
        notes = page.locator("section.notes").bounding_box()
        lines = [line.bounding_box() for line in page.locator(".rail a:visible").all()]
        assert notes
        assert lines
        assert all(line and line["y"] + line["height"] <= notes["y"] for line in lines)


def test_on_a_wide_screen_the_card_opens_in_the_rail(browser: Browser, base: str) -> None:
    with window(browser, base, 1440) as page:
        page.hover(RAIN)
        page.locator(CARD).wait_for()
        card, text = page.locator(CARD).bounding_box(), page.locator(".prose").bounding_box()
        assert card
        assert text
        assert card["x"] >= text["x"] + text["width"]
        assert card["x"] + card["width"] <= 1440


@pytest.mark.parametrize("width", [1200, 390])
def test_there_is_no_rail_without_room(browser: Browser, base: str, width: int) -> None:
    with window(browser, base, width) as page:
        assert page.locator(".rail:visible").count() == 0


@pytest.mark.parametrize("width", [1440, 1000, 390])
def test_nothing_moves(browser: Browser, base: str, width: int) -> None:
    with window(browser, base, width) as page:
        page.evaluate(
            """() => {
                window.shifts = [];
                new PerformanceObserver(list => window.shifts.push(...list.getEntries()))
                    .observe({ type: "layout-shift", buffered: true });
            }"""
        )
        page.hover(RAIN)
        page.locator(CARD).wait_for()
        page.keyboard.press("Escape")
        redrawn(page)
        page.evaluate("scrollTo(0, 0)")
        redrawn(page)
        # The measure does measure: the heading is moved until that is told, after all that came before it.
        page.evaluate("window.moved = performance.now()")
        page.wait_for_function(
            """() => {
                const heading = document.querySelector("h1");
                heading.style.marginTop = heading.style.marginTop === "200px" ? "" : "200px";
                return window.shifts.some(e => e.startTime >= window.moved && e.value > 0.01);
            }"""
        )
        before = "window.shifts.filter(e => e.startTime < window.moved).reduce((sum, e) => sum + e.value, 0)"
        assert page.evaluate(before) <= 0.01


# --- where things are missing ----------------------------------------------------------------------


def test_from_a_disk(browser: Browser, folder: Path) -> None:
    with window(browser, folder.as_uri() + "/", 1440) as page:
        page.hover(BRIDGE)
        expect(page.get_by_role("group", name="Note 2")).to_be_visible()
        assert rail(page)


def test_without_scripts_marks_and_ways_back_are_links(browser: Browser, base: str) -> None:
    with visiting(browser, base, scripts=False) as visit:
        page = visit.open(PAGE)
        page.click(BRIDGE)
        expect(page).to_have_url(re.compile("#n-minato--bridge$"))
        page.locator("#n-minato--bridge [role=doc-backlink]").first.click()
        expect(page).to_have_url(re.compile("#r-minato--bridge-1$"))


def test_without_popovers_a_card_opens_all_the_same(browser: Browser, base: str) -> None:
    with window(browser, base, fresh=True) as page:
        page.add_init_script(
            "for (const name of ['popover', 'showPopover', 'hidePopover', 'togglePopover'])"
            " delete HTMLElement.prototype[name];"
        )
        page.reload()
        page.hover(RAIN)
        card = page.locator(CARD)
        expect(card).to_be_visible()
        at, box = page.locator(RAIN).bounding_box(), card.bounding_box()
        assert at
        assert box
        assert box["y"] >= at["y"] + at["height"] or 0 < at["y"] - box["y"] - box["height"] < 30


def test_only_pages_with_notes_load_the_script(folder: Path) -> None:
    for path in folder.rglob("*.html"):
        html = path.read_text("utf-8")
        assert ("/notes." in html) is ('class="notes ' in html), path


def test_the_sheet_keeps_the_original_in_sight(browser: Browser, base: str) -> None:
    with window(browser, base, 390) as page:
        tab_to(page, BRIDGE)
        head = page.locator(CARD).locator(".note-card-head")
        page.locator(CARD).evaluate("e => e.scrollTo(0, e.scrollHeight)")
        expect(head.get_by_role("link", name="Original of 港新聞 2026")).to_be_in_viewport(ratio=1)


def test_the_buttons_of_a_sheet_share_a_row_in_letters_of_twice_the_size(browser: Browser, base: str) -> None:
    with window(browser, base, 390, fresh=True) as page:
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        tab_to(page, BRIDGE)
        boxes = [button.bounding_box() for button in page.locator(CARD).get_by_role("button").all()]
        assert len(boxes) == 2
        assert all(box and box["height"] >= 44 for box in boxes)
        assert len({box and box["y"] for box in boxes}) == 1
        head = page.locator(f"{CARD} .note-card-head").bounding_box()
        assert head
        assert head["height"] < 100  # the links, then the buttons


def test_paper_has_the_notes_and_no_card(browser: Browser, base: str) -> None:
    with window(browser, base, 1440) as page:
        page.hover(RAIN)
        page.locator(CARD).wait_for()
        page.emulate_media(media="print")
        expect(page.locator(CARD)).to_be_hidden()
        expect(page.locator(".rail")).to_be_hidden()
        expect(page.locator("#n-minato--bridge")).to_be_visible()
        printed = "e => getComputedStyle(e, '::after').content"
        group = page.locator(".group", has=page.locator("#n-minato--bridge"))
        # Once at the head of the notes of a source, and not at each of them.
        assert "https://minato.example/bridge" in group.locator("> .facts a[rel~=external]").evaluate(printed)
        assert page.locator("#n-minato--bridge a[rel~=external]").evaluate(printed) == "none"


@pytest.mark.parametrize(
    "options",
    [{"color_scheme": "dark"}, {"forced_colors": "active"}, {"reduced_motion": "reduce"}],
    ids=lambda options: next(iter(options.values())),
)
def test_preferences_are_kept(browser: Browser, base: str, options: dict[str, Any]) -> None:
    with window(browser, base, **options) as page:
        page.hover(RAIN)
        card = page.locator(CARD)
        expect(card).to_be_visible()
        look: Callable[[str], Any] = lambda name: card.evaluate(f"e => getComputedStyle(e).{name}")  # noqa: E731
        assert look("borderTopStyle") == "solid"
        assert (look("animationName"), look("transitionDuration")) == ("none", "0s")
        if "color_scheme" in options:
            assert look("backgroundColor") == "rgb(34, 37, 43)"


def test_targets_are_large_enough(page: Page) -> None:
    page.hover(RAIN)
    box = page.get_by_role("button", name="Close").bounding_box()
    assert box
    assert min(box["width"], box["height"]) >= 24
