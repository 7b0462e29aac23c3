"""The preview in a real browser: pages change in place, say what is wrong, and show what they rest on."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from tests.browser import redrawn, visiting
from tests.previews import Preview, previewing
from tests.sites import CARD, LEAD, PAGE, Site

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Route

pytestmark = pytest.mark.browser

BODY = "\n\n".join(
    [
        "Rain fell [@rain#hours]. It was the first of the year.",
        *(f"Paragraph {number} says a little of the weather, and no more than that." for number in range(40)),
        "The crew waited [@rain#crew]. The quay was wet.",
        *(f"Paragraph {number} goes on about the quay." for number in range(40, 60)),
    ]
)


@pytest.fixture
def wet(small: Site) -> Site:
    small.append("config.yaml", "lint: {uncited-claim: off}\n")  # its paragraphs have numbers
    small.lead(BODY)
    return small


@pytest.fixture
def preview(wet: Site) -> Iterator[Preview]:
    with previewing(wet) as running:
        yield running


@pytest.fixture
def page(browser: Browser, preview: Preview) -> Iterator[Page]:
    """The page of the briefing, which must cause no error of any kind."""
    with visiting(browser, preview.address, width=1200) as found:
        page = found.open(PAGE)
        settle(page)
        yield page
        found.complaints[:] = [each for each in found.complaints if "500" not in each]  # of pages that fail


def visit(page: Page, preview: Preview, address: str) -> None:
    page.goto(preview.address + address)
    settle(page)


def settle(page: Page) -> None:
    """Wait until the page has been told of its faults, and mark its document."""
    page.evaluate("() => { window.sameDocument = true; }")
    page.wait_for_function(
        "() => document.querySelector('#preview-dock').shadowRoot.querySelector('.pill').dataset.state"
    )
    page.wait_for_function(
        """() => document.querySelector("#preview-dock").shadowRoot.querySelector(".faults")
            .children.length > 0"""
    )


def assert_in_place(page: Page) -> None:
    assert page.evaluate("() => window.sameDocument") is True


def wait_for_text(page: Page, text: str) -> None:
    page.wait_for_function("text => document.querySelector('main').innerText.includes(text)", arg=text)


def top_of(page: Page, text: str) -> float:
    top: float = page.locator("p", has_text=text).first.evaluate("each => each.getBoundingClientRect().top")
    return top


# --- in place ------------------------------------------------------------------------------------


def test_scroll_stays_though_the_text_above_grows(wet: Site, page: Page) -> None:
    page.locator("p", has_text="Paragraph 30").scroll_into_view_if_needed()
    before = top_of(page, "Paragraph 30")
    wet.edit(LEAD, "Paragraph 3 says", "One more.\n\n" * 8 + "Paragraph 3 now says")
    wait_for_text(page, "Paragraph 3 now says")
    assert abs(top_of(page, "Paragraph 30") - before) < 1
    assert_in_place(page)


def test_selection_stays_beside_the_change(wet: Site, page: Page) -> None:
    page.evaluate(
        """() => {
          const text = [...document.querySelectorAll("p")]
            .find((p) => p.innerText.startsWith("Paragraph 5 ")).firstChild;
          getSelection().setBaseAndExtent(text, 12, text, 27);
        }"""
    )
    assert page.evaluate("() => String(getSelection())") == "says a little o"
    wet.edit(
        LEAD, "Paragraph 5 says a little of the weather", "Paragraph 5 says a little of the fine weather"
    )
    wait_for_text(page, "fine weather")
    assert page.evaluate("() => String(getSelection())") == "says a little o"
    wet.edit(LEAD, "Paragraph 4 says", "Paragraph 4 did say")
    wait_for_text(page, "Paragraph 4 did say")
    assert page.evaluate("() => String(getSelection())") == "says a little o"
    assert_in_place(page)


def test_focus_stays_and_so_does_an_open_card(wet: Site, page: Page) -> None:
    mark = page.locator("a[role=doc-noteref]").first
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.locator(".note-card").count():
            break
    assert page.locator(".note-card").count() == 1
    name = page.evaluate("() => document.activeElement.id")
    assert name == mark.get_attribute("id")
    wet.edit(LEAD, "It was the first of the year.", "It was the second of the year.")
    wait_for_text(page, "the second of the year")
    assert page.evaluate("() => document.activeElement.id") == name
    assert page.locator(".note-card").count() == 1
    # What the card says is news too.
    wet.edit(CARD, "It rained for long.", "It rained and rained.")
    page.wait_for_function(
        "() => document.querySelector('.note-card')?.innerText.includes('rained and rained')"
    )
    assert page.evaluate("() => document.activeElement.id") == name
    assert_in_place(page)


def test_a_mark_that_comes_has_a_card_and_its_place_in_the_rail(wet: Site, page: Page) -> None:
    page.set_viewport_size({"width": 1440, "height": 800})
    page.wait_for_function("() => document.querySelectorAll('.rail a').length === 2")
    wet.edit(LEAD, "Paragraph 2 says", "It will be dry [@rain#dry]. Paragraph 2 says")
    page.wait_for_function("() => document.querySelectorAll('.rail a').length === 3")
    page.locator("#r-rain--dry-1").hover()
    page.wait_for_function(
        "() => document.querySelector('.note-card')?.innerText.includes('expects a dry week')"
    )
    assert_in_place(page)


def test_another_word_leaves_language_and_rail_alone(wet: Site, page: Page) -> None:
    """To set the language once more has every style worked out anew, and a new rail is laid out three times."""
    page.set_viewport_size({"width": 1440, "height": 800})
    page.wait_for_function("() => document.querySelectorAll('.rail a').length === 2")
    page.evaluate(
        """() => {
          document.querySelector(".rail").dataset.kept = "yes";
          window.altered = [];
          new MutationObserver((records) => window.altered.push(...records.map((each) => each.attributeName)))
            .observe(document.documentElement, { attributes: true });
        }"""
    )
    wet.edit(LEAD, "It was the first of the year", "It was the third of the year")
    wait_for_text(page, "It was the third of the year")
    assert page.evaluate("() => window.altered") == []
    assert page.locator(".rail[data-kept]").count() == 1
    wet.edit("seeds/archive/rain.txt", "six hours", "six long hours")
    wet.edit(CARD, "six hours", "six long hours")
    page.wait_for_function("() => document.querySelector('.rail')?.innerText.includes('six long hours')")
    assert page.locator(".rail[data-kept]").count() == 0
    assert_in_place(page)


@pytest.mark.parametrize("folded", [False, True], ids=["moved", "folded away"])
def test_the_rail_follows_its_marks(wet: Site, page: Page, folded: bool) -> None:
    page.set_viewport_size({"width": 1440, "height": 800})
    page.wait_for_function("() => document.querySelectorAll('.rail a').length === 2")
    waited = "The crew waited [@rain#crew]. The quay was wet."
    if folded:
        wet.edit(LEAD, waited, f"<details><summary>More</summary>\n\n{waited}\n\n</details>")
        page.wait_for_function("() => document.querySelectorAll('.rail a:not([hidden])').length === 1")
    else:
        wet.edit(LEAD, "Paragraph 3 says", "One more line.\n\n" * 4 + "Paragraph 3 now says")
        wait_for_text(page, "Paragraph 3 now says")
        page.wait_for_function(
            """() => {
              const top = (what) => document.querySelector(what).getBoundingClientRect().top;
              return Math.abs(top("#r-rain--crew-1") - top(".rail a:last-child")) < 30;
            }"""
        )
    assert_in_place(page)


def test_what_the_reader_has_opened_stays_open(wet: Site, page: Page) -> None:
    wet.edit(
        LEAD,
        "Paragraph 1 says",
        "<details><summary>More</summary>\n\nHidden words.\n\n</details>\n\nParagraph 1 says",
    )
    more = page.locator("main details", has_text="Hidden words")  # and not one of the notes
    more.locator("summary").click()
    wet.edit(LEAD, "Paragraph 6 says", "Paragraph 6 then says")
    wait_for_text(page, "Paragraph 6 then says")
    assert more.evaluate("each => each.open") is True


def own_style(wet: Site, text: str) -> None:
    """Give a site a theme of its own, which has a style sheet."""
    wet.write("-- themes/mine/theme.yaml --\nname: mine\nextends: base\n")
    wet.write(f"-- themes/mine/static/style.css --\n{text}")
    wet.edit("config.yaml", "title:", "theme: mine\ntitle:")


def wait_for_colour(page: Page, colour: str) -> None:
    """Wait until the text of the page has a colour."""
    page.wait_for_function(
        "(wanted) => getComputedStyle(document.querySelector('main')).color === wanted", arg=colour
    )


def test_a_style_sheet_is_swapped_and_nothing_else(browser: Browser, wet: Site) -> None:
    own_style(wet, "body { margin: 1px }\nmain { color: rgb(1, 2, 3) }\nmain p { margin: 2px }\n")
    with previewing(wet) as preview:
        page = browser.new_page()
        visit(page, preview, PAGE)
        page.evaluate("() => document.querySelector('main').dataset.kept = 'yes'")
        wet.put("themes/mine/static/style.css", "body { margin: 1px }\nmain { color: rgb(4, 5, 6) }\n")
        wait_for_colour(page, "rgb(4, 5, 6)")
        assert page.locator('link[rel="stylesheet"][href*="assets/style."]').count() == 1
        assert page.evaluate("() => document.querySelector('main').dataset.kept") == "yes"
        assert page.evaluate("() => getComputedStyle(document.querySelector('main p')).margin") != "2px"
        assert_in_place(page)
        page.close()


def test_of_a_style_sheet_the_rules_that_differ_are_changed_and_nothing_is_fetched(
    browser: Browser, wet: Site
) -> None:
    first, last = "body { margin: 1px }\n", "footer { margin: 3px }\n"
    own_style(wet, f"{first}main {{ color: rgb(1, 2, 3) }}\nmain {{ padding: 1px }}\n{last}")
    with previewing(wet) as preview:
        page = browser.new_page()
        visit(page, preview, PAGE)
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.evaluate(
            """() => {
              window.rules = () => [...document.styleSheets].find((each) => each.href?.includes("assets/style.")).cssRules;
              window.kept = [rules()[0], [...rules()].at(-1)];
            }"""
        )
        for colour in ("rgb(4, 5, 6)", "rgb(7, 8, 9)"):
            # The second change and the page that names its sheet are told to a link that has one already.
            wet.put("themes/mine/static/style.css", f"{first}main {{ color: {colour} }}\n{last}")
            wait_for_colour(page, colour)
            wet.edit(LEAD, "Paragraph 6 says", "Paragraph 6 says that")
            wait_for_text(page, f"Paragraph 6 says{' that' * (1 + (colour == 'rgb(7, 8, 9)'))}")
        assert page.evaluate("() => [...rules()].map((each) => each.cssText)") == [
            "body { margin: 1px; }",
            "main { color: rgb(7, 8, 9); }",
            "footer { margin: 3px; }",
        ]
        assert page.evaluate("() => kept[0] === rules()[0] && kept[1] === [...rules()].at(-1)") is True
        assert asked == []
        page.close()


def test_a_style_sheet_that_imports_another_is_loaded(browser: Browser, wet: Site) -> None:
    own_style(wet, "main { color: rgb(1, 2, 3) }\n")
    with previewing(wet) as preview:
        page = browser.new_page()
        visit(page, preview, PAGE)
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        wet.put("themes/mine/static/style.css", '@import "data:text/css,";\nmain { color: rgb(4, 5, 6) }\n')
        wait_for_colour(page, "rgb(4, 5, 6)")
        assert any("/assets/style." in address for address in asked)
        assert page.locator('link[rel="stylesheet"][href*="assets/style."]').count() == 1
        page.close()


def test_a_script_that_changes_brings_a_new_document(browser: Browser, wet: Site) -> None:
    wet.write("-- themes/mine/theme.yaml --\nname: mine\nextends: base\n")
    wet.write("-- themes/mine/static/find.js --\nwindow.mine = 1;\n")
    wet.edit("config.yaml", "title:", "theme: mine\ntitle:")
    with previewing(wet) as preview:
        page = browser.new_page()
        visit(page, preview, PAGE)
        wet.put("themes/mine/static/find.js", "window.mine = 2;\n")
        page.wait_for_function("() => window.mine === 2")
        assert page.evaluate("() => window.sameDocument") is None
        page.close()


def test_the_head_follows(wet: Site, page: Page) -> None:
    wet.edit(LEAD, "title: Rain on the quay", "title: Snow on the quay")
    page.wait_for_function("() => document.title.includes('Snow on the quay')")
    assert page.locator("h1").inner_text() == "Snow on the quay"
    assert_in_place(page)


def test_it_comes_back_with_the_preview(browser: Browser, wet: Site) -> None:
    with previewing(wet) as first:
        page = browser.new_page()
        visit(page, first, PAGE)
        port = str(first.port)
        first.stop()
        page.wait_for_function(
            """() => document.querySelector("#preview-dock").shadowRoot.querySelector(".pill")
                .innerText.includes("stopped")"""
        )
    wet.edit(LEAD, "Rain fell", "Snow fell")
    with previewing(wet, "--port", port):
        wait_for_text(page, "Snow fell")
        assert_in_place(page)
        page.close()


# --- what is wrong -------------------------------------------------------------------------------


def test_a_fault_is_told_marked_and_mended(wet: Site, page: Page) -> None:
    assert page.locator(".pill").inner_text() == "No faults"
    wet.edit(LEAD, "The crew waited [@rain#crew].", "The crew waited [@rain#crwe].")
    page.wait_for_function("() => CSS.highlights.has('briefing-error')")
    assert page.locator(".pill").inner_text() == "1 error"
    page.locator(".pill").click()
    entry = page.locator(".faults li")
    assert entry.locator(".what").inner_text() == 'error[unknown-excerpt] source "rain" has no excerpt "crwe"'
    assert entry.locator(".hint").inner_text() == 'hint: did you mean "crew"?'
    place = re.search(r"water/lead\.md:(\d+):(\d+)", entry.inner_text())
    assert place
    assert wet.read(LEAD).splitlines()[int(place[1]) - 1][int(place[2]) - 1 :].startswith("@rain#crwe")
    assert (
        entry.locator("a").get_attribute("href")
        == f"vscode://file{wet.path(LEAD).resolve()}:{place[1]}:{place[2]}"
    )
    marked = "() => [...CSS.highlights.get('briefing-error')].map(String)"
    assert page.evaluate(marked) == ["The crew waited."]
    entry.get_by_role("button", name="Show").click()
    page.wait_for_function(
        """() => {
            const box = [...CSS.highlights.get("briefing-error")][0].getBoundingClientRect();
            return box.top > 0 && box.bottom < innerHeight;
        }"""
    )
    wet.edit(LEAD, "#crwe", "#crew")
    page.wait_for_function("() => !CSS.highlights.has('briefing-error')")
    assert page.locator(".faults li").count() == 0
    assert_in_place(page)


def told(page: Page) -> list[str]:
    """What listeners are told of: the names of the live regions that are in the tree of accessibility."""
    nodes = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    by_id = {node["nodeId"]: node for node in nodes}

    def words(node: dict[str, Any]) -> str:
        own = node["name"]["value"] if node.get("role", {}).get("value") == "StaticText" else ""
        return own + "".join(words(by_id[each]) for each in node.get("childIds", []))

    return [words(node) for node in nodes if node.get("role", {}).get("value") == "status"]


@pytest.mark.parametrize("dock", ["shut", "open"])
def test_a_listener_is_told_how_many_faults_there_are(wet: Site, page: Page, dock: str) -> None:
    pill = page.get_by_role("button", name="No faults", exact=True)
    assert pill.count() == 1
    if dock == "open":
        pill.click()
    assert "No faults" in told(page)
    wet.edit(LEAD, "The crew waited [@rain#crew].", "The crew waited [@rain#crwe].")
    page.wait_for_function("() => CSS.highlights.has('briefing-error')")
    assert "1 error" in told(page)


def test_the_focus_stays_in_the_dock_when_its_fault_is_gone(wet: Site, page: Page) -> None:
    wet.edit(LEAD, "The quay was wet.", "The quay was wet [@nobody].")
    wet.edit(LEAD, "[@rain#crew]", "[@rain#crwe]")
    page.locator(".pill").click()
    faults = page.locator(".faults li")
    expect(faults).to_have_count(2)
    faults.last.get_by_role("link").focus()
    at = """() => document.querySelector("#preview-dock").shadowRoot.activeElement?.closest("li, .faults")?.className"""
    for wrong, right, left in ((" [@nobody]", "", 1), ("#crwe", "#crew", 0)):
        wet.edit(LEAD, wrong, right)
        expect(faults).to_have_count(left)
        assert page.evaluate(at) == ("" if left else "faults")
    assert_in_place(page)


def test_the_faults_of_the_shown_page_come_first(wet: Site, page: Page) -> None:
    wet.edit("briefings/land/all.md", "@rain#dry", "@nobody; @rain#dry")
    wet.edit(LEAD, "@rain#hours", "@rain#huors")
    page.wait_for_function("() => CSS.highlights.has('briefing-error')")
    page.locator(".pill").click()
    page.wait_for_function(
        "() => document.querySelector('#preview-dock').shadowRoot.querySelectorAll('.faults li').length === 2"
    )
    assert page.locator(".faults h2").all_inner_texts() == ["On this page", "Elsewhere"]
    assert ["lead.md" in text for text in page.locator(".faults li").all_inner_texts()] == [True, False]


def test_a_fault_of_a_passage_marks_what_rests_on_it(wet: Site, page: Page) -> None:
    wet.edit(CARD, "> The crew waited on the quay", "> The crew slept on the quay")
    page.wait_for_function("() => CSS.highlights.size > 0")
    marked = "() => [...CSS.highlights.values()].flatMap((each) => [...each]).map(String)"
    assert page.evaluate(marked) == ["The crew waited."]
    assert page.locator("#n-rain--crew[data-preview-marked]").count() == 1
    page.locator(".pill").click()
    assert page.locator(".faults h2").first.inner_text() == "On this page"


def test_a_page_that_cannot_be_made_says_why_and_comes_back(wet: Site, page: Page) -> None:
    wet.edit(LEAD, "region: water", "regoin: water")
    page.wait_for_selector(".preview-broken")
    section = page.locator(".preview-broken").inner_text()
    assert "This page cannot be made" in section
    assert 'a briefing needs "region"' in section
    assert "did you mean" in section
    wait_for_text(page, "Paragraph 59 goes on")  # the last good text
    page.reload()
    assert page.locator(".preview-broken").count() == 1
    wait_for_text(page, "Paragraph 59 goes on")
    page.evaluate("() => { window.sameDocument = true; }")
    page.wait_for_function(
        "() => document.querySelector('#preview-dock').shadowRoot.querySelector('.faults li')"
    )
    wet.edit(LEAD, "regoin: water", "region: water")
    page.wait_for_function("() => !document.querySelector('.preview-broken')")
    assert_in_place(page)


def test_a_text_that_was_broken_before_shows_what_was_published(browser: Browser, wet: Site) -> None:
    wet.build()
    wet.edit(LEAD, "date: 2026-01-07", "date: yesterday")
    with previewing(wet) as preview:
        answer = preview.get(f"/{PAGE}")
        assert answer.status == 500
        assert "This page cannot be made" in answer.text
        assert "Paragraph 59 goes on" in answer.text


@pytest.mark.parametrize(
    ("path", "old", "new", "says"),
    [
        ("config.yaml", "title: Harbour Notes", "titel: Harbour Notes", "titel"),
        ("themes/mine/templates/briefing.html", "<h1>", "{% if %}<h1>", "Expected an expression"),
        ("themes/mine/templates/briefing.html", "<h1>", "{{ page.nothing }}<h1>", "nothing"),
        ("themes/mine/theme.yaml", "extends: base", "extends: bass", "bass"),
    ],
    ids=["config", "template syntax", "template at work", "theme"],
)
def test_a_broken_config_or_theme_leaves_every_page_with_its_last_text(
    browser: Browser, wet: Site, path: str, old: str, new: str, says: str
) -> None:
    wet.write(
        "-- themes/mine/theme.yaml --\nname: mine\nextends: base\n-- themes/mine/templates/briefing.html --\n"
        '{% extends "base.html" %}{% block main %}<h1>{{ page.title }}</h1>{{ page.body }}{% endblock %}\n'
    )
    wet.edit("config.yaml", "base_url:", "theme: mine\nbase_url:")
    with previewing(wet) as preview:
        page = browser.new_page()
        visit(page, preview, PAGE)
        wet.edit(path, old, new)
        page.wait_for_selector(".preview-broken")
        assert says in page.locator(".preview-broken").inner_text()
        wait_for_text(page, "Paragraph 59 goes on")
        wet.edit(path, new, old)
        page.wait_for_function("() => !document.querySelector('.preview-broken')")
        page.close()


def test_drafts_have_a_banner(wet: Site, page: Page) -> None:
    assert page.locator(".banner").count() == 0
    wet.edit(LEAD, "title:", "draft: true\ntitle:")
    page.wait_for_selector(".banner")
    assert_in_place(page)


def test_no_briefing_runs_a_script(wet: Site, page: Page) -> None:
    attacks = (
        "<script>window.attacked = 1</script>\n\n<img src=x onerror='window.attacked = 2'>\n\n"
        "<svg onload='window.attacked = 3'></svg>\n\n[x](javascript:window.attacked=4)\n\n"
        "<iframe srcdoc='<script>parent.attacked = 5</script>'></iframe> @<img/src/onerror=window.attacked=6>\n\n"
    )
    wet.edit(LEAD, "Paragraph 0 says", f"{attacks}Marker. Paragraph 0 says")
    wet.edit(LEAD, "title: Rain on the quay", "title: <img src=x onerror=window.attacked=7> [@rain#hours]")
    wet.edit(LEAD, "summary: ", "summary: <script>window.attacked = 8</script>")
    wait_for_text(page, "Marker.")
    page.locator(".pill").click()
    for _ in range(2):  # as it was worked into the page, and as it is loaded
        page.wait_for_function("() => [...document.images].every((image) => image.complete)")
        redrawn(page)
        assert page.evaluate("() => window.attacked") is None
        page.reload()


# --- what it rests on ----------------------------------------------------------------------------


def open_evidence(page: Page) -> None:
    page.locator(".pill").click()
    page.get_by_role("tab", name="Evidence").click()


def test_the_evidence_of_a_briefing_stands_beside_it(wet: Site, page: Page) -> None:
    open_evidence(page)
    panel = page.locator("#panel-evidence")
    panel.get_by_text("Rain fell for six hours").first.wait_for()
    assert "Nobody was hurt" in panel.inner_text()  # what stands around it
    wet.edit(LEAD, "Paragraph 2 says", "It will be dry [@rain#dry]. Paragraph 2 says")
    panel.get_by_text("expects a dry week").first.wait_for()


def test_an_excerpt_in_ten_seconds(browser: Browser, wet: Site, preview: Preview) -> None:
    page = browser.new_page(viewport={"width": 1400, "height": 900})
    visit(page, preview, "sources/rain.html")
    open_evidence(page)
    panel = page.locator("#panel-evidence")
    panel.get_by_text("Nobody was hurt").first.wait_for()
    found: Any = page.evaluate(
        """() => {
          const root = document.querySelector("#preview-dock").shadowRoot;
          const walker = document.createTreeWalker(root.querySelector("#panel-evidence"), NodeFilter.SHOW_TEXT);
          for (let node = walker.nextNode(); node; node = walker.nextNode()) {
            const at = node.data.indexOf("Nobody was hurt");
            if (at < 0) continue;
            const box = new Range();
            box.setStart(node, at); box.setEnd(node, at + 15);
            const [first, last] = [box.getClientRects()[0], [...box.getClientRects()].at(-1)];
            return [first.left + 1, first.top + first.height / 2, last.right - 1, last.top + last.height / 2];
          }
        }"""
    )
    left, top, right, bottom = found
    page.mouse.move(left, top)
    page.mouse.down()
    page.mouse.move(right, bottom, steps=5)
    page.mouse.up()
    field = panel.get_by_label("Excerpt for the source card")
    field.wait_for()
    block = field.input_value()
    assert "> Nobody was hurt" in block
    wet.append(CARD, f"\n{block}")
    page.wait_for_function(
        "() => document.querySelector('main').innerText.includes('Nobody was hurt')"
    )  # the page has the new excerpt
    assert wet.check().faults == [
        fault for fault in wet.check().faults if "unused-excerpt" in fault or "not-pinned" in fault
    ]
    page.close()


REFUSALS = {
    "nobody answers": (lambda route: route.abort(), "The preview does not answer: Failed to fetch"),
    "the preview refuses": (
        lambda route: route.fulfill(status=403, body="This page may not ask."),
        "The preview refuses: This page may not ask.",
    ),
}


@pytest.mark.parametrize(("answer", "words"), REFUSALS.values(), ids=REFUSALS)
def test_why_there_is_no_excerpt(
    browser: Browser, preview: Preview, answer: Callable[[Route], None], words: str
) -> None:
    page = browser.new_page(viewport={"width": 1400, "height": 900})
    page.route("**/_preview/excerpt?*", answer)
    visit(page, preview, "sources/rain.html")
    open_evidence(page)
    panel = page.locator("#panel-evidence")
    panel.get_by_role("button", name="Paragraph 2: make an excerpt of it").click()
    expect(panel.locator('[data-part="fault"]')).to_have_text(words)
    page.close()


def test_nothing_of_the_preview_is_published(wet: Site, preview: Preview, tmp_path: Path) -> None:
    built = wet.build(out=tmp_path / "out")
    for address, data in built.tree.items():
        assert b"_preview" not in data, address
        assert b"idiomorph" not in data.lower(), address
