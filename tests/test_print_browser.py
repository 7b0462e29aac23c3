"""Pages on paper: what stands there, what does not, and how much of it there is."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator

import pypdf
import pytest
from playwright.sync_api import Browser, Page

from tests.browser import visiting
from tests.sites import Result, notes
from tests.test_pages import KINDS, type_of
from tests.test_real_site import ARCHIVE, copy

pytestmark = pytest.mark.browser
BRIEFING = "us/price-of-the-alliance.html"
SOURCE = "sources/jiji-2026.html"
SOURCES = 5
"""Of that briefing."""
PRESSED = "button, input, select, main nav:not(.cartogram), .masthead nav, .skip, [role=doc-backlink]"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Result:
    """The site of this checkout."""
    return copy(tmp_path_factory.mktemp("print") / "site").build(archive=ARCHIVE)


@pytest.fixture
def page(browser: Browser, built: Result) -> Iterator[Page]:
    """A window on the briefing with the most notes."""
    with visiting(browser, f"{built.output.as_uri()}/") as visit:
        yield visit.open(BRIEFING)


def printed(page: Page) -> list[str]:
    """The text of each sheet, white space folded."""
    data = page.pdf(format="A4", prefer_css_page_size=True)
    return [" ".join(sheet.extract_text().split()) for sheet in pypdf.PdfReader(io.BytesIO(data)).pages]


def test_a_briefing_is_printed_whole_and_closely(page: Page, built: Result) -> None:
    sheets = printed(page)
    count = len(notes(built.pages[BRIEFING]))
    assert count > 40
    assert len(sheets) <= 4 + count // 12  # many more, if notes are set as on a screen
    assert [sheet.split()[0] for sheet in sheets] == [str(number) for number in range(1, len(sheets) + 1)]
    text = " ".join(sheets)
    said = "found in the source|found, but for typography|pinned on [^,]+, not compared in this build"
    assert len(re.findall(f"Quoted words (?:{said})", text)) == SOURCES
    for told in ("Bottom line", "Evidence", "Where sources disagree", "Key dates", "Cite this page"):
        assert told in text


def test_addresses_are_spelled_out(page: Page) -> None:
    text = "".join(printed(page)).replace(" ", "")
    addresses = page.locator(".group > .facts a[rel~=external]").evaluate_all(
        "all => all.map(link => link.href)"
    )
    assert len(addresses) == SOURCES
    for address in addresses:
        assert text.count(f"<{address}>") == 1, "with the name of the source"
    assert ":~:text" not in text


def test_what_leads_somewhere_or_does_something_is_not_printed(page: Page) -> None:
    text = " ".join(printed(page))
    for told in ("Back to text", "Copy", "Skip to", "Search", "Contents", "How this is counted", "Related"):
        assert told not in text


@pytest.mark.parametrize("scripts", [True, False], ids=["", "without scripts"])
def test_what_is_folded_away_is_printed(browser: Browser, built: Result, scripts: bool) -> None:
    with visiting(browser, f"{built.output.as_uri()}/", scripts=scripts) as visit:
        page = visit.open(SOURCE)
        folds = page.locator("main .excerpt details")
        assert folds.count() > 20
        told = folds.locator("ul.uses > li:first-child p:first-child").evaluate_all(
            "all => all.map(p => p.textContent.replace(/\\s+/g, ''))"
        )
        text = "".join(printed(page)).replace(" ", "")
        assert [sentence for sentence in told if sentence not in text] == []
        assert "▸" not in text
        assert "▾" not in text
        assert folds.evaluate_all("all => all.filter(each => each.open).length") == 0


def test_a_browser_that_only_folds_prints_what_is_folded_away(browser: Browser, built: Result) -> None:
    """Such a one has no `::details-content`: it is told to print, and the script unfolds."""
    with visiting(browser, f"{built.output.as_uri()}/") as visit:
        page = visit.open(SOURCE)
        opened = "[...document.querySelectorAll('main .excerpt details')].filter(each => each.open).length"
        (first,) = page.locator("main .excerpt summary").all()[:1]
        first.click()
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
        assert page.evaluate(opened) == page.locator("main .excerpt details").count()
        page.evaluate("dispatchEvent(new Event('afterprint'))")
        assert page.evaluate(opened) == 1  # which the reader has opened


def test_no_page_prints_what_can_only_be_pressed(browser: Browser, built: Result) -> None:
    """A page of each type but the one for what is not there, which cannot be opened from a disk."""
    of_type = {type_of(address): address for address in built.pages if address != "404.html"}
    assert len(of_type) == len(KINDS) - 1
    with visiting(browser, f"{built.output.as_uri()}/") as visit:
        for address in of_type.values():
            page = visit.open(address)
            page.emulate_media(media="print")
            shown = page.locator(PRESSED).evaluate_all(
                "all => all.filter(each => each.checkVisibility()).map(each => each.outerHTML.slice(0, 80))"
            )
            assert shown == [], address


def test_nothing_that_is_read_in_one_go_is_torn_apart(page: Page) -> None:
    page.emulate_media(media="print")
    for selector in ("li.note", ".dispute", ".events li", "tr", ".judgements li"):
        assert page.locator(selector).first.evaluate("e => getComputedStyle(e).breakInside") == "avoid", (
            selector
        )
    for selector in ("main h2", ".prose h2", ".notes .hint", ".disputed", ".admonition-title"):
        assert page.locator(selector).first.evaluate("e => getComputedStyle(e).breakAfter") == "avoid", (
            selector
        )


@pytest.mark.parametrize(
    ("address", "lines"),
    {
        "note": (BRIEFING, ".note > p:last-child a"),
        "disagreement": ("disagreements.html", ".held > .facts a"),
        "source": (SOURCE, ".excerpt .facts"),
    }.values(),
    ids=["note", "disagreement", "source"],
)
def test_no_room_for_a_thumb_parts_the_lines(
    browser: Browser, built: Result, address: str, lines: str
) -> None:
    with visiting(browser, f"{built.output.as_uri()}/") as visit:
        page = visit.open(address)
        page.emulate_media(media="print")
        of_lines = page.locator(lines).evaluate_all(
            """all => all.filter(e => e.getClientRects().length).map(e => {
              const style = getComputedStyle(e);
              return parseFloat(style.lineHeight) / parseFloat(style.fontSize);
            })"""
        )
        assert of_lines
        assert max(of_lines) < 1.6


def test_no_dot_stands_before_a_verdict(browser: Browser, built: Result) -> None:
    """Which is a box, so that the dot would end the line before it."""
    with visiting(browser, f"{built.output.as_uri()}/") as visit:
        page = visit.open("disagreements.html")
        page.emulate_media(media="print")
        dots = page.locator(".facts > span:has(+ span > .verdict)").evaluate_all(
            "all => all.map(e => getComputedStyle(e, '::after').content)"
        )
        assert dots
        assert set(dots) == {"none"}
