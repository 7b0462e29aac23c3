"""`python -m benchmarks reading`: how far a reader has to go on the pages of briefings, measured in a browser.

For each briefing of a built site:

- stops: what the Tab key passes on the way from the first mark to the notes, beside the number of marks, and the
  most stops of one note beside the marks that stand in it;
- first: where the first judgement ends with how sure it is (the word itself, before its ground), and where the text begins, in screens of a phone
  (390 x 844) and of a desk (1440 x 900);
- screens: the height of the page on the phone;
- notes: words of the notes for each word of the prose (text, judgements, dates);
- cards: the median height of a card, and how many cover a part of the sentence that they prove;
- taps: marks that take no tap of 24 x 24 px, on a phone.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import Any

from playwright.sync_api import Browser, Page

from briefing_site.model.addresses import MANIFEST
from tests.browser import find, launched

PHONE, DESK = (390, 844), (1440, 900)
ROWS = (
    ("marks", "marks"),
    ("stops", "stops to the notes"),
    ("note", "most stops of a note"),
    ("judged_phone", "first judgement, phone screens"),
    ("text_phone", "first sentence, phone screens"),
    ("text_desk", "first sentence, desk screens"),
    ("screens", "phone screens"),
    ("ratio", "words of notes a word of prose"),
    ("card", "median card, px"),
    ("covering", "cards on their sentence"),
    ("untappable", "marks below 24 x 24 px"),
)

_FIRST = """() => {
  const foot = e => e ? e.getBoundingClientRect().bottom + scrollY : null;
  const head = e => e ? e.getBoundingClientRect().top + scrollY : null;
  return {
    judged: foot(document.querySelector(".judgements > li .confidence b")),
    text: head(document.querySelector(".prose > p")),
    height: document.documentElement.scrollHeight,
  };
}"""
_WORDS = """() => {
  const words = e => e ? e.innerText.trim().split(/\\s+/).filter(w => /[\\p{L}\\p{N}]/u.test(w)).length : 0;
  const sum = all => [...document.querySelectorAll(all)].reduce((n, e) => n + words(e), 0);
  return { prose: sum(".prose, .bottom-line, .standfirst, [aria-labelledby='dates-h']"), notes: sum("section.notes") };
}"""
_FOCUS = """() => {
  const at = document.activeElement;
  const note = at?.closest("li.note");
  return { notes: Boolean(at?.closest("section.notes")), note: at?.matches("[role=doc-noteref]") ? "" : (note?.id ?? ""), end: at === document.body };
}"""
_CARD = """mark => {
  const card = document.querySelector(".note-card");
  if (!card) return null;
  const box = card.getBoundingClientRect();
  const block = mark.closest("p, li, td, dd, .finding, .what") ?? mark.parentElement;
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  const texts = [];
  let place = 0;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node.parentElement.closest("sup.cites, .note-card")) continue;
    texts.push(node);
    if (node.compareDocumentPosition(mark) & Node.DOCUMENT_POSITION_FOLLOWING) place += node.length;
  }
  // The sentence of the mark: from the stop before it to that which ends it. A mark behind a stop belongs to that.
  const text = texts.map(node => node.data).join("");
  const stops = [0, ...[...text.matchAll(/[.?!。？！]["”’)」]*(?=\\s|$)|[。？！]/g)].map(m => m.index + m[0].length)];
  const end = stops.find(stop => stop >= text.slice(0, place).trimEnd().length && stop) ?? text.length;
  const start = stops.filter(stop => stop < end).at(-1) ?? 0;
  const covers = texts.some(node => {
    const at = texts.slice(0, texts.indexOf(node)).reduce((sum, each) => sum + each.length, 0);
    const from = Math.max(start - at, 0), to = Math.min(end - at, node.length);
    if (from >= to) return false;
    const range = document.createRange();
    range.setStart(node, from);
    range.setEnd(node, to);
    return [...range.getClientRects()].some(r => r.width > 1 &&
      r.left < box.right - 1 && r.right > box.left + 1 && r.top < box.bottom - 2 && r.bottom > box.top + 2);
  });
  return { height: box.height, covers };
}"""
TAPS = """() => [...document.querySelectorAll("a[role=doc-noteref][id]")].filter(mark => {
  if (!mark.checkVisibility()) return false;  // in what is folded
  mark.scrollIntoView({ block: "center" });
  const box = mark.getBoundingClientRect();
  const x = (box.left + box.right) / 2, y = (box.top + box.bottom) / 2;
  // A tap anywhere in the square has to reach the mark, or another of the same bracket.
  return ![-11.5, 11.5].every(dx => [-11.5, 11.5].every(dy => {
    const hit = document.elementFromPoint(Math.min(Math.max(x + dx, 1), innerWidth - 1), y + dy);
    return Boolean(hit && mark.closest("sup")?.contains(hit));
  }));
}).length"""


def main(arguments: Sequence[str]) -> int:
    """Measure the briefings of a site that is built; a table in Markdown on the standard output."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks reading", description=__doc__)
    parser.add_argument("site", metavar="DIR", type=Path, help="the folder of a published site")
    parser.add_argument("--only", default="", help="a part of the addresses to measure")
    parser.add_argument("--json", action="store_true", help="the figures as JSON")
    args = parser.parse_args(arguments)
    program = find()
    if program is None:
        print("benchmarks reading: no Chromium here; name one in BRIEFING_CHROMIUM", file=sys.stderr)
        return 2
    with launched(program) as browser:
        measured = {
            path.relative_to(args.site).as_posix(): dict(_of_page(browser, path.resolve()))
            for path in _briefings(args.site)
            if args.only in path.as_posix()
        }
    print(json.dumps(measured, indent=1) if args.json else _table(measured))
    return 0


def _briefings(site: Path) -> Iterator[Path]:
    """The pages of briefings."""
    if not (site / MANIFEST).exists():
        raise SystemExit(f"benchmarks reading: {site} is no published site")
    for path in sorted(site.rglob("*.html")):
        if 'data-page-type="briefing"' in path.read_text("utf-8"):
            yield path


def words_and_heights(page: Page) -> dict[str, float]:
    """Where the first judgement ends (`judged`) and the text begins (`text`), how high the page is (`height`), all in
    pixels, and the words of `prose` and `notes` that are in sight."""
    first, words = page.evaluate(_FIRST), page.evaluate(_WORDS)
    return {**first, "judged": first["judged"] or 0, **words}


def _of_page(browser: Browser, path: Path) -> Iterator[tuple[str, float]]:
    address = path.as_uri()
    with _window(browser, address, PHONE, is_mobile=True, has_touch=True) as page:
        of = words_and_heights(page)
        yield "judged_phone", of["judged"] / PHONE[1]
        yield "text_phone", of["text"] / PHONE[1]
        yield "screens", of["height"] / PHONE[1]
        yield "ratio", of["notes"] / max(of["prose"], 1)
        yield "untappable", page.evaluate(TAPS)
    with _window(browser, address, DESK) as page:
        yield "text_desk", page.evaluate(_FIRST)["text"] / DESK[1]
        yield from _walked(page)
    with _window(browser, address, DESK) as page:
        yield from _cards(page)


def _walked(page: Page) -> Iterator[tuple[str, float]]:
    """Tab through the whole page."""
    marks = page.locator("a[role=doc-noteref][id]").count()
    yield "marks", marks
    stops, in_notes, of_notes = 0, False, dict[str, int]()
    for _ in range(12 * marks + 400):
        page.keyboard.press("Tab")
        at = page.evaluate(_FOCUS)
        if at["end"]:
            break
        in_notes = in_notes or at["notes"]
        stops += not in_notes
        if at["note"]:
            of_notes[at["note"]] = of_notes.get(at["note"], 0) + 1
    yield "stops", stops
    yield "note", max(of_notes.values(), default=0)


def _cards(page: Page) -> Iterator[tuple[str, float]]:
    heights: list[float] = []
    covering = 0
    for mark in page.locator("a[role=doc-noteref][id]:visible").all():
        mark.evaluate("e => e.scrollIntoView({ block: 'center' })")
        page.mouse.move(2, 2)
        page.wait_for_timeout(350)
        mark.hover()
        page.wait_for_timeout(300)
        if found := mark.evaluate(_CARD):
            heights.append(found["height"])
            covering += found["covers"]
    yield "card", median(heights) if heights else 0
    yield "covering", covering


@contextmanager
def _window(browser: Browser, address: str, size: tuple[int, int], **options: Any) -> Iterator[Page]:
    """A page in a window of its own."""
    context = browser.new_context(viewport={"width": size[0], "height": size[1]}, **options)
    try:
        page = context.new_page()
        page.goto(address)
        page.wait_for_timeout(200)
        yield page
    finally:
        context.close()


def _table(measured: dict[str, dict[str, float]]) -> str:
    lines = ["| | " + " | ".join(measured) + " |", "| --- |" + " ---: |" * len(measured)]
    lines += [
        f"| {name} | " + " | ".join(f"{of[key]:.4g}" for of in measured.values()) + " |" for key, name in ROWS
    ]
    return "\n".join(lines)
