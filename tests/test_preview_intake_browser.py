"""From an unknown PDF to a verified citation, in a real browser, with what an author does counted."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import weasyprint
from playwright.sync_api import Browser, Page, expect

from tests.pdfjs import fetched
from tests.previews import Preview, previewing
from tests.sites import LEAD, PAGE, Site

pytestmark = pytest.mark.browser

MOST = 8
"""Actions from the PDF to the citation at most."""
DRAFT = """<html><style>
@page { size: A5; margin: 2cm 4cm }
body { font: 12pt serif; hyphens: none }
</style><body>
<h1>Harbour depth</h1>
<p>Ministry of Ports, paper seven</p>
<p>The office affirmed the figures of the ef-<br>ficient dredging of the northern chan-<br>nel, which no ferry of more
than three metres draught may use before the works have finished. A second survey was not carried out.</p>
</body></html>"""
WORDS = ("efficient", "northernchannel")
"""The first and the last letters of the words that are quoted, two of which are broken over lines."""
FIND = """([first, last]) => {
  const spans = [...document.querySelectorAll(".textLayer span")].filter((each) => each.firstChild instanceof Text);
  const letters = [];
  for (const span of spans) {
    for (let at = 0; at < span.firstChild.length; at += 1) {
      const char = span.firstChild.data[at];
      if (!/[\\s\\u2010-]/.test(char)) letters.push([char, span.firstChild, at]);
    }
  }
  const text = letters.map(([char]) => char).join("");
  const box = (index) => {
    const [, node, at] = letters[index];
    const range = new Range();
    range.setStart(node, at);
    range.setEnd(node, at + 1);
    return range.getBoundingClientRect();
  };
  const [from, to] = [text.indexOf(first), text.indexOf(last) + last.length - 1];
  const [low, high] = [box(from), box(to)];
  return [low.left + 1, low.top + low.height / 2, high.right - 1, high.top + high.height / 2];
}"""
DROP = """([name, data]) => {
  const bytes = Uint8Array.from(atob(data), (char) => char.charCodeAt(0));
  const dataTransfer = new DataTransfer();
  dataTransfer.items.add(new File([bytes], name));
  for (const kind of ["dragover", "drop"]) {
    document.body.dispatchEvent(new DragEvent(kind, { dataTransfer, bubbles: true, cancelable: true }));
  }
}"""


class Author:
    """Does one thing after the other, and counts."""

    def __init__(self, page: Page, site: Site) -> None:
        self.page = page
        self.site = site
        self.actions = 0

    def drops(self, name: str, data: bytes) -> None:
        self.actions += 1
        self.page.evaluate(DROP, [name, base64.b64encode(data).decode()])

    def fills(self, label: str, value: str) -> None:
        self.actions += 1
        self.page.get_by_label(label, exact=True).fill(value)

    def chooses(self, label: str, value: str) -> None:
        self.actions += 1
        self.page.get_by_label(label, exact=True).select_option(value)

    def presses(self, name: str) -> None:
        self.actions += 1
        self.page.get_by_role("button", name=name).click()

    def selects(self, first: str, last: str) -> None:
        self.actions += 1
        self.page.locator(".page[data-ready]").first.wait_for()
        left, top, right, bottom = self.page.evaluate(FIND, [first, last])
        mouse = self.page.mouse
        mouse.move(left, top)
        mouse.down()
        mouse.move(right, bottom, steps=10)
        mouse.up()

    def pastes_into_the_briefing(self) -> None:
        self.actions += 1
        pasted = self.page.evaluate("navigator.clipboard.readText()")
        self.site.lead(f"The dredging was efficient {pasted}.")


@pytest.fixture(scope="module")
def draft(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("draft") / "draft.pdf"
    weasyprint.HTML(string=DRAFT).write_pdf(path)
    return path.read_bytes()


@pytest.fixture
def preview(small: Site) -> Iterator[Preview]:
    small.lead("Rain fell [@rain#hours].")
    with previewing(small) as running:
        yield running


def opened(browser: Browser, preview: Preview, complaints: list[str], **context: Any) -> Page:
    made = browser.new_context(viewport={"width": 1280, "height": 800}, **context)
    made.grant_permissions(["clipboard-read", "clipboard-write"], origin=preview.address)
    page = made.new_page()
    page.on("pageerror", lambda fault: complaints.append(str(fault)))
    page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
    page.goto(preview.address + PAGE)
    expect(page.locator("#preview-dock .pill")).not_to_have_text("Preview")  # it is connected
    return page


@pytest.fixture
def complaints() -> list[str]:
    return []


def test_from_an_unknown_pdf_to_a_verified_citation(
    browser: Browser, preview: Preview, draft: bytes, complaints: list[str]
) -> None:
    fetched()
    author = Author(opened(browser, preview, complaints), preview.site)
    page = author.page

    author.drops("scan 0017.pdf", draft)
    author.fills("Title", "Harbour depth")
    author.fills("Publisher", "Ministry of Ports")
    author.chooses("Kind", "official")
    author.presses("Make the card")
    author.selects(*WORDS)
    drawn = page.evaluate("getSelection().toString()")
    expect(page.get_by_text("found in the text")).to_be_visible()
    author.presses("Write into the card")
    expect(page.get_by_text("Written into the card.")).to_be_visible()
    author.pastes_into_the_briefing()

    assert author.actions <= MOST
    quote = "efficient dredging of the northern channel"
    assert quote not in drawn  # on the page lines end in the words
    assert f"> {quote}\n" in preview.site.read("seeds/ministry-of-ports.md")
    assert "[@ministry-of-ports#efficient-dredging-northern]" in preview.site.read(LEAD)
    # Nothing is wrong with the citation: what is told is that nobody has pinned it, and of another source.
    told = preview.site.check().faults
    assert [fault for fault in told if "ministry" in fault and "not-pinned" not in fault] == []
    page.goto(preview.address + PAGE)
    expect(page.locator("main")).to_contain_text(quote)
    assert complaints == []
    page.context.close()


def test_what_is_missing_is_told_at_its_field_and_what_was_typed_stays(
    browser: Browser, preview: Preview, draft: bytes, complaints: list[str]
) -> None:
    author = Author(opened(browser, preview, complaints), preview.site)
    page = author.page
    author.drops("scan.pdf", draft)
    author.fills("Title", "Harbour depth")
    author.presses("Make the card")
    expect(page.get_by_text("It is needed before the source can be cited.")).to_have_count(2)
    assert page.get_by_label("Title", exact=True).input_value() == "Harbour depth"
    expect(page.get_by_label("Publisher", exact=True)).to_be_focused()
    assert list(preview.site.path("seeds").glob("*.md")) == [preview.site.path("seeds/rain.md")]
    author.drops("notes.xyz", b"?")
    expect(page.get_by_role("alert").filter(has_text="notes.xyz: It is none of")).to_be_visible()
    assert complaints == []
    page.context.close()


def test_by_keyboard_and_in_japanese(browser: Browser, preview: Preview, complaints: list[str]) -> None:
    page = opened(browser, preview, complaints, locale="ja-JP")
    page.locator("#preview-dock .pill").focus()
    page.keyboard.press("Enter")
    for _ in range(2):
        page.keyboard.press("ArrowRight")
    tab = page.get_by_role("tab", name="新しい資料")
    expect(tab).to_be_focused()
    page.keyboard.press("Tab")  # into the panel, past its close button
    for _ in range(5):
        if page.get_by_label("ページまたは文書のアドレス").evaluate("each => each.matches(':focus')"):
            break
        page.keyboard.press("Tab")
    page.keyboard.type("http://127.0.0.1:9/report.pdf")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert").filter(has_text="is on your own machine or network")).to_be_visible()
    expect(page.get_by_label("ページまたは文書のアドレス")).to_have_value("http://127.0.0.1:9/report.pdf")
    expect(page.get_by_role("button", name="ファイルを選ぶ")).to_be_visible()
    assert complaints == []
    page.context.close()


def test_without_the_viewer_the_text_serves(
    browser: Browser, small: Site, draft: bytes, complaints: list[str], tmp_path: Path
) -> None:
    small.lead("Rain fell [@rain#hours].")
    nowhere = {"pdf_viewer._PACKAGE": "nowhere"}
    with previewing(small, clocks=nowhere) as preview:  # type: ignore[arg-type]  # a constant like the others
        author = Author(opened(browser, preview, complaints), small)
        page = author.page
        author.drops("scan.pdf", draft)
        author.fills("Title", "Harbour depth")
        author.fills("Publisher", "Ministry of Ports")
        author.chooses("Kind", "official")
        author.presses("Make the card")
        expect(page.get_by_text(re.compile(r"npm install .*pdfjs-dist@"))).to_be_visible()
        page.get_by_role("button", name="Paragraph 3: make an excerpt of it").click()
        expect(page.get_by_label("Id", exact=True)).to_be_visible()
        assert complaints == []
        page.context.close()
