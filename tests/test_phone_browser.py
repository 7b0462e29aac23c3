"""What a phone shows of a page and takes of a thumb: rows of the masthead, dots between facts, brackets of marks."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Browser, Page

from benchmarks.reading import TAPS
from tests.browser import visiting
from tests.sites import Site

pytestmark = pytest.mark.browser

REGIONS = """\
-- config.yaml --
title: Harbour Notes
base_url: https://harbour.example/notes/
regions:
  land: {name: The land behind the harbour}
  quay: {name: The quay and its crews}
  town: {name: The town behind the quay}
  water: {name: Water}
"""
WORDS = Path("generator/briefing_site/render/themes/base/words")
TOOLS = ("timeline", "sources", "topics", "about", "search")
SOURCE = """\
-- seeds/rain.md --
---
title: Quay shut for the night
author: [Ada Lane]
publisher: Quay Post
published: 2026-01-05
archive: rain.txt
kind: news
perspective: press of the harbour and of all the towns behind it, in the language of its crews
url: https://quay.example/rain
---
## hours {at="2:1" voice="fact"}
> Rain fell for six hours

## crew {at="2:2"}
> The crew waited on the quay

## dry {at="3"}
> expects a dry week
"""
SHORT = " ".join(f"{word} [@rain#hours]" for word in ("Quay", "Rain", "Boat") * 4)
TEXT = f"""\
{SHORT}.

| What | Who |
| --- | --- |
| {SHORT} | The crew of the boat that waited on the quay, and the mayor, and the whole town behind it |

- {SHORT}
"""


@pytest.fixture
def page(browser: Browser, site: Site) -> Iterator[Page]:
    """A briefing of the last of four regions, on a phone."""
    site.small()
    site.write(REGIONS + SOURCE)
    site.pin()
    site.lead(
        TEXT,
        more=f"judgements:\n  - {{text: '{SHORT}. They know.', confidence: low, because: one paper}}\n"
        f"events:\n  - {{date: 2026-01-05, text: '{SHORT}'}}",
    )
    built = site.build()
    assert built.outcome.complete, built.text
    phone = {"has_touch": True, "is_mobile": True}
    with visiting(browser, built.output.as_uri() + "/", width=390, **phone) as visit:
        yield visit.open("water/lead.html")


def test_the_row_of_regions_shows_where_the_reader_is_and_that_there_is_more(page: Page) -> None:
    row = page.locator(".regions ul")
    assert row.evaluate("e => e.scrollWidth > e.clientWidth + 100")
    inside = """e => {
      const [of, row] = [e, e.closest("ul")].map(each => each.getBoundingClientRect());
      return of.left >= row.left - 1 && of.right <= row.right + 1;
    }"""
    assert page.locator(".regions [aria-current]").evaluate(inside)
    assert not page.locator(".regions a").first.evaluate(inside)
    assert row.evaluate("e => getComputedStyle(e).backgroundAttachment") == "local, local, scroll, scroll"
    assert page.evaluate("scrollY") == 0


@pytest.mark.parametrize("width", [320, 360, 390])
@pytest.mark.parametrize("table", sorted(WORDS.glob("*.yaml")), ids=lambda table: table.stem)
def test_the_links_of_the_masthead_have_one_row(page: Page, table: Path, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    words = yaml.safe_load(table.read_text("utf-8"))
    shown = page.locator(".tools a")
    names = [words[name] for name in TOOLS if name in words]
    if names:
        assert shown.count() == len(TOOLS)
        shown.evaluate_all("(all, names) => all.forEach((e, at) => { e.textContent = names[at]; })", names)
    tops = shown.evaluate_all("all => all.map(e => e.getBoundingClientRect().top)")
    assert len(set(tops)) == 1
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_no_dot_between_facts_begins_or_ends_a_line(page: Page) -> None:
    facts = page.locator("section.notes .group > .facts").first
    assert facts.locator("> span").count() == 3
    dots = facts.locator("> span").evaluate_all(
        """all => all.slice(1).map((e, at) => {
          const before = all[at].getClientRects(), own = e.getClientRects()[0];
          const row = e.parentElement.getBoundingClientRect();
          const dot = parseFloat(getComputedStyle(e).paddingInlineStart);
          const follows = Math.abs(before[before.length - 1].bottom - own.bottom) < 4;
          return follows || own.left + dot <= row.left + dot + 1;  // or the dot is cut off beside the row
        })"""
    )
    assert dots == [True, True]
    clipped = facts.evaluate("e => getComputedStyle(e).clipPath")
    assert clipped.startswith("inset(")


@pytest.mark.parametrize("width", [320, 390, 600, 820])
@pytest.mark.parametrize(
    "words", ["Found", "Quoted words pinned on 30 November 2026, not compared in this build"]
)
def test_the_colon_behind_a_verdict_does_not_begin_a_line(
    browser: Browser, site: Site, width: int, words: str
) -> None:
    site.small()
    built = site.build()
    with visiting(browser, built.output.as_uri() + "/", width=width) as visit:
        verdict = visit.open("sources/rain.html").locator(".excerpt .verdict:has(+ .sep)").first
        verdict.evaluate("(e, words) => { e.textContent = words; }", words)
        assert verdict.evaluate(
            """e => {
              const lines = e.getClientRects(), [colon] = e.nextElementSibling.getClientRects();
              const [meaning] = e.parentElement.querySelector(".explanation").getClientRects();
              return colon.right > lines[lines.length - 1].right - 1
                && Math.abs(colon.bottom - lines[lines.length - 1].bottom) < 6
                && (meaning.left >= colon.right - 1 || meaning.top >= colon.bottom - 2);
            }"""
        )


def test_brackets_above_each_other_take_a_tap_each(page: Page) -> None:
    page.locator("details").evaluate_all("all => all.forEach(e => { e.open = true; })")
    marks = page.locator("a[role=doc-noteref][id]")
    stacked = marks.evaluate_all(
        """all => all.map(e => e.getBoundingClientRect()).some((a, at, boxes) => boxes.some((b, other) =>
          other !== at && Math.abs(a.left - b.left) < 12 && b.top > a.top && b.top - a.top < 26))"""
    )
    assert stacked
    assert page.evaluate(TAPS) == 0


def test_a_folded_judgement_has_more_lines_where_letters_are_large(browser: Browser, site: Site) -> None:
    """As wide as a phone is with letters of twice the size."""
    one = "  - {text: 'It will stop. They know [@rain#hours].', confidence: low, because: one paper}\n"
    site.small()
    site.lead("It rained [@rain#hours].", more=f"judgements:\n{one * 2}")
    with visiting(browser, site.build().output.as_uri() + "/", width=390) as visit:
        lead = visit.open("water/lead.html").locator(".judgements summary > span")
        assert lead.evaluate("e => getComputedStyle(e).webkitLineClamp") == "3"
        visit.context.pages[0].set_viewport_size({"width": 195, "height": 422})
        assert lead.evaluate("e => getComputedStyle(e).webkitLineClamp") == "6"
