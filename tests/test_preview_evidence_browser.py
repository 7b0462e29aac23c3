"""The evidence pane in a real browser: a page with marks, a dock with a shadow root, and made-up answers.

The dock asks this process for excerpts, so that what is selected is what the server would quote.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from typing import Any
from weakref import WeakKeyDictionary

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from briefing_site.apps.preview.app import static_files
from briefing_site.apps.preview.evidence_messages import as_data
from briefing_site.apps.preview.lit_passages import EvidenceItem, passage, whole
from briefing_site.apps.preview.selection_to_excerpt import excerpt_block
from briefing_site.model.document import Document
from briefing_site.model.source import Source
from briefing_site.parse.markdown.engine import MarkdownEngine
from briefing_site.parse.source_card import parse_source
from briefing_site.verify.search_text import Searchable
from briefing_site.verify.verify import afresh
from tests.browser import Visit, redrawn, served, visiting
from tests.patience import until

pytestmark = pytest.mark.browser

ENGINE = MarkdownEngine()

TEXT = "\n".join(
    [
        "The quay 🚢🚢 at night",
        "Rain fell for six hours. The crew 🚢 waited on the quay. Nobody was hurt.",
        "<img src=x onerror=document.title='hurt'> and <b>bold</b> words, [in brackets] &amp; *stars*.",
        *(f"In year {year} the mayor opened a bridge, and the harbour council closed another one." for year in range(1950, 1980)),
        "The mayor expects a dry week.",
    ]
)  # fmt: skip
QUAY = Document.of("quay.txt", TEXT.encode())
CARD = """\
---
title: Quay shut for the night
author: [Ada Lane]
publisher: Quay Post
kind: news
archive: quay.txt
---
## hours {at="2:1"}
> Rain fell for six hours

## crew
> crew 🚢 waited

## both {at="2"}
> six hours. The crew

## year
> In year 1975 the mayor

## dry
> expects a dry week

## wrong
> The mayor hopes for a dry week
"""
CITED = ("hours", "crew", "year", "dry", "wrong")
FILLER = "".join(f"<p>The quay is long, and the day is long: line {n}.</p>" for n in range(40))
PAGE = f"""\
<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:">
<meta name="viewport" content="width=device-width">
<title>Quay</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="page.css">
<script defer src="evidence.js"></script>
<p id="top" tabindex="-1">It rained <a id="r-quay--hours-1" href="#n-quay--hours" role="doc-noteref">1</a>,
the crew waited <a id="r-quay--crew-1" href="#n-quay--crew" role="doc-noteref">2</a>.</p>
{FILLER}
<p>Then <a id="r-quay--year-1" href="#n-quay--year" role="doc-noteref">3</a>
and rain <a id="r-quay--hours-2" href="#n-quay--hours" role="doc-noteref">1</a>.</p>
{FILLER}
<p>Dry <a id="r-quay--dry-1" href="#n-quay--dry" role="doc-noteref">4</a>,
wrong <a id="r-quay--wrong-1" href="#n-quay--wrong" role="doc-noteref">5</a>.</p>
{FILLER}
</html>
"""
STYLE = """\
body { margin-right: 27rem }
#dock { position: fixed; right: 0; top: 0; bottom: 0; width: 26rem }
@media (max-width: 600px) {
  body { margin: 0 0 60vh }
  #dock { top: auto; left: 0; width: auto; height: 55vh }
}
"""
MOUNT = """async () => {
  const dock = Object.assign(document.createElement("div"), { id: "dock" });
  const root = dock.attachShadow({ mode: "open" });
  const box = Object.assign(document.createElement("div"), { id: "box" });
  const sheets = ["dock.css", "evidence.css", "box.css"]
    .map((href) => Object.assign(document.createElement("link"), { rel: "stylesheet", href }));
  const loaded = sheets.map((each) => new Promise((done) => { each.onload = done; }));
  root.append(...sheets, box);
  document.body.append(dock);
  await Promise.all(loaded);
  window.copied = [];
  window.opened = [];
  briefingEvidence.mount(box, {
    excerpt: (source, from, to) => askServer(source, from, to),
    open: (path, line) => { opened.push([path, line]); },
    copy: (text) => { copied.push(text); },
  });
}"""


def card(more: str = "", front: str = "") -> Source:
    text = CARD.replace("\n---\n## ", f"\n{front}---\n## ", 1) + more
    source, faults = parse_source("seeds/quay.md", text.encode(), ENGINE)
    assert isinstance(source, Source), faults
    return source


def briefing_data(source: Source, names: tuple[str, ...] = CITED) -> dict[str, Any]:
    """What the page is given for a briefing that cites these excerpts."""
    found = afresh(source, QUAY)
    uses = {"hours": 2}
    items = []
    for number, name in enumerate(names, 1):
        excerpt = next(e for e in source.excerpts if e.id == name)
        items.append(
            EvidenceItem(
                note=f"n-quay--{name}",
                number=number,
                marks=tuple(f"r-quay--{name}-{k}" for k in range(1, uses.get(name, 1) + 1)),
                source="quay",
                excerpt=name,
                title=source.title,
                by="Ada Lane",
                language="en",
                page=f"../sources/quay.html#e-{name}",
                path=source.path,
                line=excerpt.place.line,
                passage=passage(source, excerpt, Searchable(QUAY), found[name]),
            )
        )
    return as_data(items)


def source_data(source: Source, document: Document | None = QUAY) -> dict[str, Any]:
    """What the page of the source is given."""
    return as_data(whole(source, document, afresh(source, document or QUAY), {"hours": 2, "crew": 1}))


@dataclass
class Pane:
    """The evidence pane of a page."""

    page: Page
    asked: list[tuple[str, list[int], list[int]]] = field(default_factory=list)
    """What excerpts were asked for."""
    answer: Callable[..., Any] | None = None
    """In place of the server."""

    def locator(self, selector: str) -> Locator:
        return self.page.locator("#dock").locator(selector)

    @property
    def offer(self) -> Locator:
        return self.locator(".offer")

    @property
    def block(self) -> Locator:
        return self.page.get_by_label("Excerpt for the source card")

    def update(self, data: dict[str, Any]) -> None:
        self.page.evaluate("data => briefingEvidence.update(data)", data)

    def current(self) -> Locator:
        return self.locator(".item.is-current")

    def paragraph(self, number: int) -> Locator:
        return self.locator(f'.text > .paragraph[data-paragraph="{number}"]')

    def select(self, first: int, words: str, last: int = 0, until: str = "") -> None:
        """Select words of a paragraph as a pointer would, or from there to words of another one."""
        self.page.evaluate(
            """([first, from, last, until]) => {
                const words = (number) => document.querySelector("#dock").shadowRoot
                    .querySelector(`.text > [data-paragraph="${number}"] .words`);
                const point = (element, wanted, end) => {
                    const walk = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
                    for (let node = walk.nextNode(); node; node = walk.nextNode()) {
                        const at = node.data.indexOf(wanted);
                        if (at >= 0) return [node, at + (end ? wanted.length : 0)];
                    }
                    throw new Error(`no ${wanted}`);
                };
                const parts = from.split("|");
                const [node, at] = point(words(first), parts[0], false);
                const [to, end] = point(words(last || first), until || parts.at(-1), true);
                getSelection().setBaseAndExtent(node, at, to, end);
            }""",
            [first, words, last, until],
        )

    def focused(self) -> str:
        """What has the focus in the dock: its name, or its words."""
        return str(
            self.page.evaluate(
                """() => {
                    const active = document.querySelector("#dock").shadowRoot.activeElement;
                    return active ? active.getAttribute("aria-label") || active.textContent : "";
                }"""
            )
        )

    def scrolled(self) -> float:
        return float(self.locator(".list").evaluate("e => e.scrollTop"))

    def top_of(self, selector: str) -> float:
        return float(self.locator(selector).first.evaluate("e => e.getBoundingClientRect().top"))

    def _ask(self, source: str, start: list[int], end: list[int]) -> Any:
        self.asked.append((source, start, end))
        if self.answer:
            return self.answer(source, start, end)
        taken = {e.id for e in card().excerpts}
        return asdict(excerpt_block(QUAY, (start[0], start[1]), (end[0], end[1]), taken, 8))


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("evidence")
    (folder / "index.html").write_text(PAGE, "utf-8")
    (folder / "page.css").write_text(STYLE, "utf-8")
    (folder / "box.css").write_text("#box { height: 100% }", "utf-8")
    for name in ("evidence.js", "evidence.css", "dock.css"):
        (folder / name).write_bytes(static_files()[name])
    with served(folder) as address:
        yield address


asked: WeakKeyDictionary[Page, Pane] = WeakKeyDictionary()
"""The pane of a window, which is asked in place of the server."""


def opened(visit: Visit, data: dict[str, Any]) -> Pane:
    page = visit.open("index.html")
    pane = Pane(page)
    asked[page] = pane
    if "askServer" not in page.evaluate("Object.keys(window)"):

        def ask(source: str, start: list[int], end: list[int]) -> Any:
            return asked[page]._ask(source, start, end)

        page.expose_function("askServer", ask)
    page.evaluate(MOUNT)
    pane.update(data)
    return pane


@pytest.fixture
def visit(browser: Browser, base: str) -> Iterator[Visit]:
    with visiting(browser, base) as found:
        yield found


@pytest.fixture
def briefing(visit: Visit) -> Pane:
    """The evidence of a briefing."""
    return opened(visit, briefing_data(card()))


@pytest.fixture
def source(visit: Visit) -> Pane:
    """The whole text of a source."""
    return opened(visit, source_data(card()))


@contextmanager
def phone(browser: Browser, base: str, scheme: Any = "light") -> Iterator[Visit]:
    with visiting(
        browser, base, width=390, height=844, has_touch=True, is_mobile=True, color_scheme=scheme
    ) as visit:
        yield visit


def spot(paragraph: int, words: str) -> list[int]:
    """Where words of the text begin, as the server counts."""
    return [paragraph, QUAY.paragraphs[paragraph - 1].text.index(words)]


def eventually(page: Page, true: str) -> None:
    """Wait until an expression is true; Playwright's own way is against the page's policy."""
    until(lambda: bool(page.evaluate(true)), true, lambda seconds: page.wait_for_timeout(1000 * seconds))


def texts(found: Locator) -> list[str]:
    return [re.sub(r"\s+", " ", text).strip() for text in found.all_inner_texts()]


# --- the passages of a briefing --------------------------------------------------------------------


def test_passages_stand_in_reading_order_with_their_words_lit(briefing: Pane) -> None:
    assert texts(briefing.locator(".item h3")) == [
        f"[{n}] Ada Lane, Quay shut for the night" for n in range(1, 6)
    ]
    assert texts(briefing.locator("mark")) == [
        "Rain fell for six hours",
        "crew 🚢 waited",
        "In year 1975 the mayor",
        "expects a dry week",
        "The mayor expects a dry week",
    ]
    first = briefing.locator(".item").first
    assert texts(first.locator(".paragraph")) == [
        "1 The quay 🚢🚢 at night",
        "2 Rain fell for six hours. The crew 🚢 waited on the quay. Nobody was hurt.",
        "3 <img src=x onerror=document.title='hurt'> and <b>bold</b> words, [in brackets] &amp; *stars*.",
    ]
    assert texts(first.locator(".around .number")) == ["1", "3"]
    assert texts(first.locator(".facts")) == ["@quay#hours at 2:1 found cited 1 2 Source Edit"]


def test_what_was_not_found_says_so(briefing: Pane) -> None:
    last = briefing.locator(".item").last
    expect(last.locator(".verdict")).to_have_text("not found")
    assert texts(last.locator(".says, .cure, .card-quote")) == [
        "It does not stand in the source.",
        "Nearest, in paragraph 34: the source has “expects”, the quotation “hopes for”.",
        "The card hasThe mayor hopes for a dry week",
        "Lit is what comes nearest; it proves nothing.",
    ]
    expect(last.locator("mark")).to_have_class("near")


def test_nothing_of_a_document_is_markup(briefing: Pane) -> None:
    assert briefing.locator(".words img, .words b").count() == 0
    briefing.update(source_data(card()))
    assert briefing.locator(".words img, .words b").count() == 0
    assert briefing.page.title() == "Quay"


def test_the_first_mark_in_view_has_the_current_passage(briefing: Pane) -> None:
    expect(briefing.current()).to_have_attribute("data-note", "n-quay--hours")
    briefing.page.locator("#r-quay--dry-1").scroll_into_view_if_needed()
    expect(briefing.current()).to_have_attribute("data-note", "n-quay--dry")
    expect(briefing.current()).to_have_attribute("aria-current", "true")
    expect(briefing.current().locator("mark")).to_be_in_viewport()
    assert briefing.current().count() == 1


GOING = {
    "focus": lambda page, mark: page.locator(mark).focus(),
    "click": lambda page, mark: page.locator(mark).click(),
    "hover": lambda page, mark: page.locator(mark).hover(),
}


@pytest.mark.parametrize("go", GOING.values(), ids=GOING)
def test_the_mark_that_the_author_goes_to_has_the_current_passage(
    briefing: Pane, go: Callable[[Page, str], None]
) -> None:
    go(briefing.page, "#r-quay--crew-1")
    expect(briefing.current()).to_have_attribute("data-note", "n-quay--crew")
    briefing.page.evaluate("scrollBy(0, 10)")  # the mark stays in view, so it stays the one that was chosen
    redrawn(briefing.page)
    expect(briefing.current()).to_have_attribute("data-note", "n-quay--crew")
    briefing.page.evaluate("scrollTo(0, document.body.scrollHeight / 2)")
    briefing.page.locator("#r-quay--year-1").scroll_into_view_if_needed()
    expect(briefing.current()).to_have_attribute("data-note", "n-quay--year")


def test_the_head_of_a_passage_leads_to_its_first_mark(briefing: Pane) -> None:
    briefing.locator('.item[data-note="n-quay--wrong"] a.go').click()
    expect(briefing.page.locator("#r-quay--wrong-1")).to_be_in_viewport()
    expect(briefing.current()).to_have_attribute("data-note", "n-quay--wrong")
    briefing.locator('.item[data-note="n-quay--hours"]').get_by_label("use 2 of note 1").click()
    expect(briefing.page.locator("#r-quay--hours-2")).to_be_in_viewport()
    expect(briefing.current()).to_have_attribute("data-note", "n-quay--hours")


def test_a_dock_that_is_opened_shows_the_current_passage(briefing: Pane) -> None:
    briefing.page.evaluate("document.querySelector('#dock').style.display = 'none'")
    briefing.page.locator("#r-quay--dry-1").scroll_into_view_if_needed()
    expect(briefing.current()).to_have_attribute("data-note", "n-quay--dry")
    briefing.page.evaluate("document.querySelector('#dock').style.display = ''")
    expect(briefing.current().locator("mark")).to_be_in_viewport()
    briefing.locator(".list").evaluate("e => { e.scrollTop = 0; }")
    briefing.locator(".list").dispatch_event("wheel")  # from now on the author scrolls it
    briefing.page.set_viewport_size({"width": 1280, "height": 700})
    eventually(briefing.page, "innerHeight === 700")
    redrawn(briefing.page)
    assert briefing.scrolled() == 0


def test_the_card_can_be_opened_where_the_excerpt_begins(briefing: Pane) -> None:
    briefing.locator('.item[data-note="n-quay--crew"]').get_by_role("button", name="Edit").click()
    assert briefing.page.evaluate("opened") == [["seeds/quay.md", 11]]


def test_an_update_keeps_the_place_and_what_has_not_changed(briefing: Pane) -> None:
    briefing.page.locator("#r-quay--dry-1").scroll_into_view_if_needed()
    expect(briefing.current()).to_have_attribute("data-note", "n-quay--dry")
    briefing.locator('.item[data-note="n-quay--dry"] a.go').focus()
    briefing.locator(".item").evaluate_all("all => all.forEach((e) => { e.wasHere = true; })")
    before = briefing.top_of('.item[data-note="n-quay--dry"]')
    changed = briefing_data(card(), ("crew", "year", "dry", "wrong"))  # a note above is gone
    changed["items"][2]["title"] = "Another title"
    briefing.update(changed)
    assert briefing.locator(".item").evaluate_all("all => all.map((e) => e.wasHere === true)") == [
        False,  # their numbers have changed
        False,
        False,
        False,
    ]
    assert briefing.top_of('.item[data-note="n-quay--dry"]') == pytest.approx(before, abs=1)
    expect(briefing.current()).to_have_attribute("data-note", "n-quay--dry")
    assert briefing.focused() == "[3] Ada Lane, Another title"
    briefing.locator(".item").evaluate_all("all => all.forEach((e) => { e.wasHere = true; })")
    changed["items"][1]["title"] = "Other"
    briefing.update(changed)
    assert briefing.locator(".item").evaluate_all("all => all.map((e) => e.wasHere === true)") == [
        True,
        False,
        True,
        True,
    ]


def test_words_of_a_passage_can_be_quoted_too(briefing: Pane) -> None:
    briefing.page.evaluate(
        """() => {
            const item = document.querySelector("#dock").shadowRoot.querySelectorAll(".item")[0];
            const words = item.querySelectorAll(".words")[1];
            const node = words.lastChild;
            getSelection().setBaseAndExtent(node, node.data.indexOf("Nobody"), node, node.data.indexOf("hurt"));
        }"""
    )
    expect(briefing.block).to_have_value(re.compile(r'^## nobody \{at="2:3"\}\n> Nobody was\n'))
    assert briefing.asked == [("quay", spot(2, "Nobody"), spot(2, "hurt"))]


# --- the whole text of a source --------------------------------------------------------------------


def test_the_whole_text_with_its_excerpts(source: Pane) -> None:
    assert source.locator(".text > .paragraph").count() == len(QUAY.paragraphs)
    lit = (
        source.paragraph(2)
        .locator("mark")
        .evaluate_all("all => all.map((e) => [e.textContent, e.dataset.lit])")
    )
    assert lit == [
        ["Rain fell for ", "hours"],
        ["six hours", "hours both"],
        [". The ", "both"],
        ["crew", "crew both"],
        [" 🚢 waited", "crew"],
    ]
    assert texts(source.paragraph(2).locator(".tag")) == ["hours", "both", "crew"]
    assert texts(source.locator("summary")) == ["6 excerpts, 1 not verified"]
    assert texts(source.locator(".excerpts .facts"))[:2] == [
        "hours at 2:1 found cited 2 times Copy citation Edit",
        "crew found cited 1 time Copy citation Edit",
    ]


def test_an_excerpt_is_found_from_the_list_and_from_the_page(source: Pane) -> None:
    source.page.get_by_role("button", name="year", exact=True).click()
    expect(source.paragraph(29).locator("mark.on")).to_be_in_viewport()
    source.page.evaluate("location.hash = '#e-dry'")
    expect(source.paragraph(34).locator("mark.on")).to_be_in_viewport()
    source.page.get_by_role("button", name="Copy citation of crew").click()
    assert source.page.evaluate("copied") == ["[@quay#crew]"]


def test_a_selection_is_offered_as_an_excerpt(source: Pane) -> None:
    source.select(2, "ew| on the qu")
    expect(source.block).to_have_value(
        '## crew-waited-quay {at="2:2"}\n> crew 🚢 waited on the quay\n\n'
        "<!-- What it says, in your own words. -->\n"
    )
    # In characters, without the names of excerpts that stand in between.
    assert source.asked == [("quay", spot(2, "ew "), spot(2, "ay."))]
    expect(source.locator('[data-part="count"]')).to_have_text("6 words, at 2:2")
    source.page.get_by_role("button", name="Copy excerpt").click()
    expect(source.locator("[role=status]")).to_have_text("Copied.")
    source.page.get_by_role("button", name="Copy citation", exact=True).click()
    assert source.page.evaluate("copied") == [source.block.input_value(), "[@quay#crew-waited-quay]"]
    source.page.get_by_role("button", name="Edit the card", exact=True).click()
    assert source.page.evaluate("opened") == [["seeds/quay.md", 23]]


def test_the_words_on_offer_stay_marked(source: Pane) -> None:
    source.select(2, "ew| on the qu")
    expect(source.offer).to_be_visible()
    marked = """() => [...CSS.highlights.get("briefing-offer") ?? []].map(String).join("")"""
    assert source.page.evaluate(marked) == "crew 🚢 waited on the quay"
    source.page.keyboard.press("Escape")
    assert source.page.evaluate(marked) == ""


def test_a_quotation_that_is_too_long_comes_with_a_warning(source: Pane) -> None:
    source.select(10, "In year|another one")
    expect(source.locator('[data-part="warning"]')).to_have_text(
        re.compile("^15 words, and the policy allows 8")
    )
    expect(source.block).to_be_visible()


def test_what_cannot_be_quoted_says_what_to_select(source: Pane) -> None:
    source.select(4, "mayor", 6, "bridge")
    expect(source.locator('[data-part="fault"]')).to_contain_text("runs from paragraph 4 to 6")
    assert source.asked[0][1:] == (spot(4, "mayor"), spot(6, ", and"))
    expect(source.block).to_be_hidden()
    expect(source.page.get_by_role("button", name="Copy excerpt")).to_be_hidden()
    source.select(5, "mayor")  # and once it can, all is there again
    expect(source.block).to_be_visible()
    expect(source.locator('[data-part="fault"]')).to_be_hidden()


def test_a_mistake_of_the_dock_is_told_as_that(browser: Browser, base: str) -> None:
    def broken(*_: object) -> Any:
        raise RuntimeError("a mistake of ours")

    context = browser.new_context()
    visit = Visit(context, base)
    source = opened(visit, source_data(card()))
    source.answer = broken
    source.select(4, "mayor")
    expect(source.locator('[data-part="fault"]')).to_have_text(
        "The excerpt could not be made: a mistake of ours"
    )
    assert [text for text in visit.complaints if "a mistake of ours" in text]
    context.close()


COPYING = {
    "refused": (
        "new DOMException('no', 'NotAllowedError')",
        "The browser did not let it be copied: press Ctrl+C, or Command+C, in the text.",
        0,
    ),
    "a mistake": ("new Error('a mistake of ours')", "It could not be copied: a mistake of ours", 1),
}


@pytest.mark.parametrize(("fault", "words", "complaints"), COPYING.values(), ids=COPYING)
def test_why_an_excerpt_was_not_copied(
    browser: Browser, base: str, fault: str, words: str, complaints: int
) -> None:
    context = browser.new_context()
    visit = Visit(context, base)
    source = opened(visit, source_data(card()))
    source.page.evaluate(
        """words => briefingEvidence.mount(document.querySelector("#dock").shadowRoot.querySelector("#box"), {
            excerpt: (source, from, to) => askServer(source, from, to), open() {},
            copy: () => Promise.reject(FAULT),
        })""".replace("FAULT", fault)
    )
    source.select(4, "mayor")
    source.page.get_by_role("button", name="Copy excerpt").click()
    expect(source.locator('[role="status"]')).to_have_text(words)
    assert len(visit.complaints) == complaints
    context.close()


def test_the_answer_to_the_last_selection_counts(source: Pane) -> None:
    source.page.evaluate(
        """() => {
            window.late = [];
            briefingEvidence.mount(document.querySelector("#dock").shadowRoot.querySelector("#box"), {
                excerpt: (...what) => new Promise((done) => { late.push([done, what]); }), open() {}, copy() {},
            });
        }"""
    )
    for words in ("mayor", "bridge"):
        source.select(4, words)
        eventually(source.page, f"late.some(([, [, from]]) => from[1] === {spot(4, words)[1]})")
    source.page.evaluate(
        """() => {
            const block = (quote) => ({
                text: `> ${quote}`, id: "x", at: "4", quote, words: 1,
                paragraph: 4, start: 0, end: 2, warning: "", fault: "",
            });
            late[1][0](block("second"));
            late[0][0](block("first"));
        }"""
    )
    expect(source.block).to_have_value("> second")


def test_escape_closes_and_the_same_selection_does_not_open_again(browser: Browser, base: str) -> None:
    with visiting(browser, base, clock=True) as visit:
        escape_and_release(opened(visit, source_data(card())))


def escape_and_release(source: Pane) -> None:
    source.select(4, "mayor")
    expect(source.offer).to_be_visible()
    source.page.keyboard.press("Escape")
    expect(source.offer).to_be_hidden()
    source.locator(".about").click()  # the pointer is released, and nothing else is selected
    source.page.clock.run_for(400)
    expect(source.offer).to_be_hidden()
    source.select(5, "mayor")
    expect(source.offer).to_be_visible()


def test_an_excerpt_by_keyboard(source: Pane) -> None:
    source.locator("summary").focus()
    source.page.keyboard.press("Tab")  # of the open list the first entry
    source.paragraph(1).locator(".number").focus()
    for key in ("ArrowDown", "End", "ArrowUp", "Home", "ArrowDown"):
        source.page.keyboard.press(key)
    assert source.focused() == "Paragraph 2: make an excerpt of it"
    assert source.locator('.number[tabindex="0"]').count() == 1
    source.page.keyboard.press("Enter")
    expect(source.block).to_have_value(re.compile(r"> Rain fell for six hours\.\n"))
    assert source.focused() == "Copy excerpt"
    for name in ("End one word earlier", "Start one word later", "End one word later", "End one word later"):
        before = source.block.input_value()
        source.page.get_by_label(name).press("Enter")
        expect(source.block).not_to_have_value(before)
    expect(source.block).to_have_value(re.compile("> fell for six hours. The crew\n"))
    assert source.focused() == "End one word later"
    source.page.keyboard.press("Escape")
    expect(source.offer).to_be_hidden()
    assert source.focused() == "Paragraph 2: make an excerpt of it"


def test_the_new_excerpt_is_lit_when_the_card_has_it(source: Pane) -> None:
    source.paragraph(20).scroll_into_view_if_needed()
    source.select(20, "harbour council| closed")
    expect(source.offer).to_be_visible()
    source.paragraph(20).scroll_into_view_if_needed()  # the form has taken some of the room
    before = source.top_of('.text > [data-paragraph="20"]')
    source.update(source_data(card(source.block.input_value())))
    expect(source.offer).to_be_visible()
    expect(source.locator("[role=status]")).to_have_text("It is in the card now: cite it.")
    assert texts(source.paragraph(20).locator("mark.on")) == ["harbour council closed"]
    assert texts(source.paragraph(20).locator(".tag")) == ["harbour-council-closed"]
    assert source.top_of('.text > [data-paragraph="20"]') == pytest.approx(before, abs=1)
    source.locator(".list").evaluate("e => { e.scrollTop = 0; }")
    source.update(source_data(card(source.block.input_value() + "\n## last\n> In year 1951\n")))
    assert source.scrolled() == 0  # it has been seen


def test_an_update_keeps_an_open_form_and_the_place(source: Pane) -> None:
    source.select(20, "harbour council")
    expect(source.offer).to_be_visible()
    source.paragraph(20).scroll_into_view_if_needed()
    before = source.top_of('.text > [data-paragraph="20"]')
    source.page.get_by_role("button", name="Copy citation", exact=True).focus()
    source.update(source_data(card("## more\n> In year 1951\n\n## most\n> In year 1952\n")))
    assert texts(source.locator("summary")) == ["8 excerpts, 1 not verified"]
    assert source.top_of('.text > [data-paragraph="20"]') == pytest.approx(before, abs=1)
    assert source.focused() == "Copy citation"
    assert len(source.asked) == 1
    expect(source.block).to_have_value(re.compile("> harbour council\n"))


def test_a_text_that_changes_under_an_open_form_is_quoted_anew(source: Pane) -> None:
    source.select(4, "mayor opened")
    expect(source.offer).to_be_visible()
    source.answer = lambda *_: asdict(excerpt_block(QUAY, (5, 17), (5, 22), (), 8))
    changed = Document.of("quay.txt", TEXT.replace("In year 1950", "In the year 1950").encode())
    source.update(source_data(card(), changed))
    expect(source.block).to_have_value(re.compile(r'\{at="5"\}'))
    assert len(source.asked) == 2


def test_another_page_begins_anew(source: Pane) -> None:
    source.select(20, "harbour council")
    expect(source.offer).to_be_visible()
    source.update(briefing_data(card()))
    expect(source.offer).to_be_hidden()
    assert source.scrolled() == 0
    expect(source.current()).to_have_attribute("data-note", "n-quay--hours")
    source.update({"kind": "none"})
    assert texts(source.locator(".list")) == ["This page rests on no passage of its own."]
    source.update({"kind": "briefing", "items": []})
    assert texts(source.locator(".list")) == [
        "Nothing is cited here yet. Write [@source#excerpt], and its passage stands here."
    ]


def test_a_text_that_is_not_here_and_rights_are_told(visit: Visit) -> None:
    private = card(front="rights: private\n")
    pane = opened(visit, source_data(private, None))
    assert texts(pane.locator(".about p")) == [
        "quay.txt 0 paragraphs",
        "private: never shown to readers",
        "The archived text quay.txt is not here: `--archive DIR` says where it is.",
    ]


# --- small screens, the dark, the pointer ------------------------------------------------------------

SMALL = """() => [...document.querySelector("#dock").shadowRoot.querySelectorAll("a, button, summary, textarea")]
    .map((e) => [e.getAttribute("aria-label") || e.textContent || e.tagName, e.getBoundingClientRect()])
    .filter(([, box]) => box.width && (box.height < 24 || box.width < 24))
    .map(([name, box]) => `${name}: ${box.width} x ${box.height}`)"""
WIDE = """() => {
    const list = document.querySelector("#dock").shadowRoot.querySelector(".list");
    return list.scrollWidth - list.clientWidth;
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("kind", ["briefing", "source"])
def test_on_a_phone_all_can_be_read_and_touched(browser: Browser, base: str, kind: str, scheme: str) -> None:
    data = briefing_data(card()) if kind == "briefing" else source_data(card())
    with phone(browser, base, scheme) as visit:
        pane = opened(visit, data)
        if kind == "source":
            pane.select(4, "mayor")
            expect(pane.offer).to_be_visible()
        assert pane.page.evaluate(SMALL) == []
        assert pane.page.evaluate(WIDE) == 0


def test_marks_behind_a_dock_at_the_foot_are_not_in_view(browser: Browser, base: str) -> None:
    with phone(browser, base) as visit:
        pane = opened(visit, briefing_data(card()))
        pane.page.evaluate(
            """() => {
                const mark = document.getElementById("r-quay--year-1");
                scrollBy(0, mark.getBoundingClientRect().top - innerHeight * 0.9);
            }"""
        )
        expect(pane.page.locator("#r-quay--year-1")).to_be_in_viewport()
        redrawn(pane.page)
        expect(pane.current()).to_have_attribute("data-note", "n-quay--hours")
        pane.page.evaluate("scrollBy(0, innerHeight * 0.6)")
        expect(pane.current()).to_have_attribute("data-note", "n-quay--year")


CONTRAST = """() => {
    const root = document.querySelector("#dock").shadowRoot;
    const canvas = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
    const rgb = (colour) => {
        canvas.clearRect(0, 0, 1, 1);
        canvas.fillStyle = colour;
        canvas.fillRect(0, 0, 1, 1);
        return [...canvas.getImageData(0, 0, 1, 1).data];
    };
    const light = (colour) => rgb(colour).slice(0, 3).map((c) => c / 255)
        .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
        .reduce((sum, c, at) => sum + c * [0.2126, 0.7152, 0.0722][at], 0);
    const ground = (e) => {
        for (let at = e; at; at = at.parentElement) {
            const colour = getComputedStyle(at).backgroundColor;
            if (rgb(colour)[3]) return colour;
        }
        return "white";
    };
    const poor = new Set();
    for (const e of root.querySelectorAll(".evidence *")) {
        if (!e.getClientRects().length || ![...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim())) continue;
        const [a, b] = [light(getComputedStyle(e).color), light(ground(e))];
        const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
        if (ratio < 7) poor.add(`${e.localName}.${e.className} ${ratio.toFixed(1)}`);
    }
    return [...poor];
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("kind", ["briefing", "source"])
def test_every_word_stands_out_from_its_ground(browser: Browser, base: str, kind: str, scheme: str) -> None:
    data = briefing_data(card()) if kind == "briefing" else source_data(card())
    with phone(browser, base, scheme) as visit:
        pane = opened(visit, data)
        pane.select(2 if kind == "briefing" else 4, "on the quay" if kind == "briefing" else "mayor")
        expect(pane.offer).to_be_visible()
        assert pane.page.evaluate(CONTRAST) == []
