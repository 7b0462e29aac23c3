"""Copying a citation of a sentence, from its card and from its note, in a real browser."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser import Visit, served, visiting
from tests.sites import SMALL, Site, briefing
from tests.test_metadata import WATCH, copied

pytestmark = pytest.mark.browser

BASE = "https://harbour.example/notes/"
TEXT = """\
It rained for long [@rain#hours]. Dr. A. Ono said: “It is over.” [@rain#dry] Then it was wet again
[see @rain#hours, p. 3; @rain#crew], and so on.

| Day | Rain |
| --- | --- |
| Monday. Wet. | Six hours [@rain#crew] |

雨は長く降った[@rain#hours]。船員は埠頭で待った。市長は「晴れる。」と述べた[@rain#dry]。

It ended.[^own] [@rain]

[^own]: Nobody counted the drops.
"""
MORE = """
judgements:
  - {text: "Rain is likely. It was long [@rain#hours].", confidence: low, because: one source}
"""
NO_LINTS = "lint: {quoted-words: off, uncited-claim: off, names: off, negation: off}\n"
REFERENCES = {
    "chicago": f"Rain on the quay (Harbour Notes, 7 January 2026), {BASE}water/lead.html.",
    "apa": f"Rain on the quay. (2026, January 7). Harbour Notes. {BASE}water/lead.html",
}
SENTENCES = {
    "r-rain--hours-1": "It was long.",
    "r-rain--hours-2": "It rained for long.",
    "r-rain--dry-1": "Dr. A. Ono said: ‘It is over.’",
    "r-rain--hours-3": "Then it was wet again, and so on.",
    "r-rain--crew-1": "Then it was wet again, and so on.",
    "r-rain--crew-2": "Six hours",
    "r-rain--hours-4": "雨は長く降った。",
    "r-rain--dry-2": "市長は「晴れる。」と述べた。",
    "fr-own-1": "It ended.",
    "r-rain-1": "It ended.",
}
"""By id of its mark."""
QUAY = "Quay Post 2026"
SOURCES = {
    "r-rain--hours-1": f"{QUAY} ¶ 2:1",
    "r-rain--hours-2": f"{QUAY} ¶ 2:1",
    "r-rain--dry-1": f"{QUAY} ¶ 3",
    "r-rain--hours-3": f"{QUAY} ¶ 2:1\n{QUAY} ¶ 2:2",
    "r-rain--crew-1": f"{QUAY} ¶ 2:1\n{QUAY} ¶ 2:2",
    "r-rain--crew-2": f"{QUAY} ¶ 2:2",
    "r-rain--hours-4": f"{QUAY} ¶ 2:1",
    "r-rain--dry-2": f"{QUAY} ¶ 3",
    "fr-own-1": f"Nobody counted the drops.\n{QUAY}",
    "r-rain-1": f"Nobody counted the drops.\n{QUAY}",
}
"""The sources of each sentence in short."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    site = Site(tmp_path_factory.mktemp("copy") / "site")
    site.write(SMALL + briefing(TEXT, MORE))
    site.append("config.yaml", NO_LINTS)
    site.pin()
    built = site.build()
    assert built.outcome.complete, built.text
    return built.output


@pytest.fixture
def page(request: pytest.FixtureRequest, browser: Browser, folder: Path) -> Iterator[Page]:
    """The briefing from disk; the parameter stands for the Clipboard API."""
    with visiting(browser, folder.as_uri() + "/", fresh=True) as visit:
        visit.context.add_init_script(WATCH.replace("CLIPBOARD", getattr(request, "param", "keep")))
        yield visit.open("water/lead.html")


def expected(mark: str, style: str = "chicago") -> list[str]:
    return [
        f"“{SENTENCES[mark]}”",
        *SOURCES[mark].split("\n"),
        REFERENCES[style],
        f"{BASE}water/lead.html#{mark}",
    ]


def pressed(page: Page, mark: str) -> list[str]:
    """What the button of a mark's card copies."""
    page.evaluate("document.querySelector('[role=status]').textContent = ''")
    page.mouse.move(3, 3)
    page.locator(f"#{mark}").hover()
    page.locator(f".note-card [data-copies='#{mark}']").click()
    return copied(page).split("\n")


def test_every_mark_has_its_sentence(page: Page) -> None:
    marks = [mark.get_attribute("id") or "" for mark in page.locator("main [role=doc-noteref][id]").all()]
    assert sorted(marks) == sorted(SENTENCES)
    assert {mark: pressed(page, mark) for mark in marks} == {mark: expected(mark) for mark in marks}


@pytest.mark.parametrize("page", ["keep", "undefined"], ids=["clipboard", "command"], indirect=True)
def test_a_card_copies_the_sentence_of_its_mark(page: Page) -> None:
    page.locator("#r-rain--crew-1").hover()
    card = page.get_by_role("group", name="Note 3")
    button = card.locator("button.copy")
    before = button.bounding_box()
    button.click()
    assert copied(page).split("\n") == expected("r-rain--crew-1")
    expect(button).to_have_text("Copied")
    assert button.bounding_box() == before
    expect(card).to_be_visible()


@pytest.mark.parametrize("page", ["keep", "undefined"], ids=["clipboard", "command"], indirect=True)
def test_keyboard_alone(page: Page) -> None:
    page.locator("#r-rain--hours-2").focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    card = page.locator(".note-card")
    page.keyboard.press("Alt+ArrowDown")
    button = card.locator("button.copy")
    while not button.evaluate("e => e === document.activeElement"):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert copied(page).split("\n") == expected("r-rain--hours-2")
    expect(button).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#r-rain--hours-2")).to_be_focused()
    assert card.count() == 0


def test_the_notes_have_no_buttons(page: Page) -> None:
    assert page.locator("section.notes button").count() == 0


def test_in_the_other_style(browser: Browser, site: Site) -> None:
    site.small()
    site.append("config.yaml", f"citation_style: apa\n{NO_LINTS}")
    site.lead(TEXT, MORE)
    built = site.build()
    with visiting(browser, built.output.as_uri() + "/", fresh=True) as visit:
        visit.context.add_init_script(WATCH.replace("CLIPBOARD", "keep"))
        page = visit.open("water/lead.html")
        assert pressed(page, "r-rain--dry-1") == expected("r-rain--dry-1", "apa")


@pytest.mark.parametrize("width", [1440, 390])
def test_targets_are_large_enough_and_within_the_page(browser: Browser, folder: Path, width: int) -> None:
    with visiting(browser, folder.as_uri() + "/", width=width) as visit:
        page = visit.open("water/lead.html")
        for button in page.locator("button.copy:visible").all():
            box = button.bounding_box()
            assert box
            assert min(box["width"], box["height"]) >= 24
            assert box["x"] + box["width"] <= width


@pytest.mark.parametrize("address", ["water/lead.html", "sources/rain.html"])
def test_nothing_moves_when_the_script_wakes(browser: Browser, folder: Path, address: str) -> None:
    """Every element of the page stands where it would without the script, which only adds to the notes."""
    places = """[...document.querySelectorAll("main *:not(.copies, .copies *)")].map(e => e.getBoundingClientRect())
        .map(box => [box.x, box.y, box.width, box.height])"""
    with served(folder, "/notes/") as base:
        found = []
        for blocked in (False, True):
            context = browser.new_context(viewport={"width": 1000, "height": 800})
            if blocked:
                context.route("**/copy.*", lambda route: route.abort())
            page = context.new_page()
            page.goto(base + address)
            found.append(page.evaluate(places))
            context.close()
    assert found[0] == found[1]
    assert len(found[0]) > 50


@pytest.mark.parametrize("address", ["water/lead.html", "sources/rain.html"])
def test_without_script_and_on_paper_there_is_no_button(browser: Browser, folder: Path, address: str) -> None:
    with visiting(browser, folder.as_uri() + "/", scripts=False) as visit:
        page = visit.open(address)
        assert page.locator("button.copy").count() > 0
        assert page.locator(".copies:visible").count() == 0
        assert page.locator(".note-links:visible").count() == 0  # nothing is left in them
    with visiting(browser, folder.as_uri() + "/") as visit:
        page = visit.open(address)
        page.emulate_media(media="print")
        assert page.locator("button.copy:visible").count() == 0


REFUSED = """
navigator.clipboard.writeText = () => Promise.reject(FAULT);
document.execCommand = () => DONE;
"""
REFUSALS = {
    "the browser allows nothing": ("new DOMException('no', 'NotAllowedError')", "false", "Not copied", []),
    "the browser allows the old way": ("new DOMException('no', 'NotAllowedError')", "true", "Copied", []),
    "a mistake": ("new Error('a mistake of ours')", "true", "Copied", ["a mistake of ours"]),
}


@pytest.mark.parametrize(("fault", "done", "words", "told"), REFUSALS.values(), ids=REFUSALS)
def test_what_comes_of_copying_is_told(
    browser: Browser, folder: Path, fault: str, done: str, words: str, told: list[str]
) -> None:
    context = browser.new_context()
    visit = Visit(context, folder.as_uri() + "/")
    context.add_init_script(REFUSED.replace("FAULT", fault).replace("DONE", done))
    page = visit.open("water/lead.html")
    button = page.locator(".cite-this button.copy")
    button.click()
    expect(button).to_have_text(words)
    expect(page.locator(".copy-status")).to_have_text(words)
    # What is told is told once: the button that has the focus keeps its name.
    assert (
        page.get_by_role("button", name="Copy citation", exact=True).evaluate("e => e.textContent") == words
    )
    assert [any(part in text for text in visit.complaints) for part in told] == [True] * len(told)
    assert len(visit.complaints) == len(told)
    context.close()


def test_where_nothing_can_be_copied_there_is_no_button(browser: Browser, folder: Path) -> None:
    with visiting(browser, folder.as_uri() + "/", fresh=True) as visit:
        visit.context.add_init_script(
            "Object.defineProperty(navigator, 'clipboard', { get: () => undefined });"
            "document.queryCommandSupported = () => false;"
        )
        page = visit.open("water/lead.html")
        assert page.locator("button.copy").count() > 0
        assert page.locator("button.copy:visible").count() == 0
        page.locator("#r-rain--crew-1").hover()
        expect(page.locator(".note-card")).to_be_visible()
        assert page.locator(".note-card button").all_inner_texts() == ["Close"]


def test_only_briefings_offer_it(folder: Path) -> None:
    for path in folder.rglob("*.html"):
        html = path.read_text("utf-8")
        offered = "data-word-copy" in html
        assert offered == (path.relative_to(folder).as_posix() in ("water/lead.html", "land/all.html")), path


def test_german_quotation_marks_within_others(browser: Browser, tmp_path: Path) -> None:
    site = Site(tmp_path / "site")
    site.write(SMALL + briefing("Er sagte: „Es ist vorbei.“ [@rain#dry]"))
    site.append("config.yaml", f"language: de\n{NO_LINTS}")
    site.pin()
    built = site.build()
    assert built.outcome.complete, built.text
    with visiting(browser, built.output.as_uri() + "/", fresh=True) as visit:
        visit.context.add_init_script(WATCH.replace("CLIPBOARD", "keep"))
        page = visit.open("water/lead.html")
        page.locator("#r-rain--dry-1").hover()
        page.locator(".note-card [data-copies='#r-rain--dry-1']").click()
        page.get_by_role("status").get_by_text("Kopiert").wait_for(state="attached")
        assert page.evaluate("copied()").split("\n")[0] == "„Er sagte: ‚Es ist vorbei.‘“"


def test_a_sentence_that_is_copied_by_hand_carries_its_sources(page: Page) -> None:
    """In short, below its words; without signs that nobody sees, and without the card that stands open."""
    page.evaluate(
        "addEventListener('copy', event => { window.carried = event.clipboardData.getData('text/plain'); })"
    )
    page.locator("#r-rain--hours-3").hover()
    expect(page.locator(".note-card")).to_be_visible()
    page.evaluate(
        """() => {
          const range = document.createRange();
          range.selectNodeContents(document.querySelector(".prose > p"));
          getSelection().removeAllRanges();
          getSelection().addRange(range);
        }"""
    )
    page.keyboard.press("ControlOrMeta+C")
    assert page.evaluate("carried") == (
        "It rained for long.[1] Dr. A. Ono said: “It is over.”[2] Then it was wet again,[1, 3] and so on.\n\n"
        f"[1] {QUAY} ¶ 2:1\n[2] {QUAY} ¶ 3\n[3] {QUAY} ¶ 2:2"
    )


def test_the_note_of_an_author_is_copied_without_the_marks_in_it(browser: Browser, site: Site) -> None:
    site.small()
    site.lead("It ended.[^own]\n\n[^own]: Nobody counted the drops,[@rain#dry] it seems [@rain#crew].\n")
    with visiting(browser, site.build().output.as_uri() + "/", fresh=True) as visit:
        visit.context.add_init_script(WATCH.replace("CLIPBOARD", "keep"))
        page = visit.open("water/lead.html")
        assert pressed(page, "fr-own-1")[:2] == ["“It ended.”", "Nobody counted the drops, it seems."]
        page.evaluate(
            """() => {
              addEventListener("copy", event => { window.carried = event.clipboardData.getData("text/plain"); });
              getSelection().selectAllChildren(document.querySelector(".prose > p"));
            }"""
        )
        page.keyboard.press("ControlOrMeta+C")
        assert page.evaluate("carried") == "It ended.[1]\n\n[1] Nobody counted the drops, it seems."
