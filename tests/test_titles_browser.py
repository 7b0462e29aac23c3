"""Titles never leave their last word alone on its line: the rule as a table, and the pages of the real site."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from briefing_site.text.title_end import bound_end
from tests.test_real_site import copy

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ENDS = {
    "a short last word": ("There is no page at this address", "There is no page at this\u00a0address"),
    "a title of one line": ("Free and open seas", "Free and open seas"),
    "a long last word": ("The ministers on telecommunications", "The ministers on telecommunications"),
    "two words": ("Counterintelligence internationally", "Counterintelligence internationally"),
    "no spaces": ("日本と東南アジア諸国連合との間の新しい双方向の協力について", "日本と東南アジア諸国連合との間の新しい双方向の協力について"),
    "a space too many": ("There is no page at this  address", "There is no page at this  address"),
}  # fmt: skip


@pytest.mark.parametrize(("title", "bound"), ENDS.values(), ids=ENDS)
def test_the_end_of_a_title(title: str, bound: str) -> None:
    assert bound_end(title) == bound


WIDOWS = """() => [...document.querySelectorAll("h1, h2, h3, h4")].filter(title => {
  if (!title.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true })) return false;
  const walk = document.createTreeWalker(title, NodeFilter.SHOW_TEXT), feet = [];
  while (walk.nextNode()) {
    for (const word of walk.currentNode.data.matchAll(/\\S+/g)) {
      const range = document.createRange();
      range.setStart(walk.currentNode, word.index);
      range.setEnd(walk.currentNode, word.index + word[0].length);
      const boxes = range.getClientRects();
      if (boxes.length) feet.push(boxes[boxes.length - 1].bottom);
    }
  }
  const onLast = feet.filter(foot => Math.abs(foot - feet[feet.length - 1]) < 8).length;
  return feet.length > 3 && onLast < feet.length && onLast === 1;
}).map(title => title.textContent.trim())"""


@pytest.mark.browser
def test_no_title_of_the_real_site_leaves_a_word_alone(browser: Browser, tmp_path: Path) -> None:
    built = copy(tmp_path / "site").build()
    assert built.faults == []
    found: dict[tuple[str, int], list[str]] = {}
    looked = 0
    for width in (390, 1440):
        context = browser.new_context(viewport={"width": width, "height": 900})
        page = context.new_page()
        for path in sorted(Path(built.output).rglob("*.html")):
            page.goto(path.as_uri())
            looked += page.locator("h1, h2, h3").count()
            if alone := page.evaluate(WIDOWS):
                found[path.relative_to(built.output).as_posix(), width] = alone
        context.close()
    assert looked > 1000
    assert found == {}
