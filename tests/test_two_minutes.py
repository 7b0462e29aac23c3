"""The repository's own briefings, as a reader meets them: what stands on the first screen, how long the page is, how
many stops lead to the notes. The goals are those of `python -m benchmarks reading`.

Heights depend on the typefaces of the machine; they are held with a tenth more than the goal, counts exactly.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from benchmarks.reading import DESK, PHONE, words_and_heights
from tests.test_real_site import copy

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser

FONTS = 1.1
"""How much higher a page may be with other typefaces."""

STOPS = """() => {
  const notes = document.querySelector("section.notes");
  const before = [...document.querySelectorAll("a[href], button, input, summary, [tabindex='0']")].filter(
    e => e.tabIndex >= 0 && e.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true })
      && notes.compareDocumentPosition(e) & Node.DOCUMENT_POSITION_PRECEDING);
  const of = [...notes.querySelectorAll("li.note")].map(note => [...note.querySelectorAll("a:not([role=doc-noteref]), summary, button")].filter(
    e => e.tabIndex >= 0 && e.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true })).length);
  return {
    before: before.length,
    marks: document.querySelectorAll("a[role=doc-noteref][id]").length,
    note: Math.max(...of),
  };
}"""


@pytest.fixture(scope="module")
def pages(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, dict[str, Any]]]:
    """What each briefing measures, by its address."""
    built = copy(tmp_path_factory.mktemp("minutes") / "site").build()
    assert built.faults == []
    phone = browser.new_context(
        viewport={"width": PHONE[0], "height": PHONE[1]}, is_mobile=True, has_touch=True
    )
    desk = browser.new_context(viewport={"width": DESK[0], "height": DESK[1]})
    found: dict[str, dict[str, Any]] = {}
    for path in sorted(Path(built.output).rglob("*.html")):
        if 'data-page-type="briefing"' not in path.read_text("utf-8"):
            continue
        held: dict[str, Any] = {}
        for name, context in (("phone", phone), ("desk", desk)):
            page = context.new_page()
            page.goto(path.as_uri())
            held[name] = words_and_heights(page)
            if name == "desk":
                held |= page.evaluate(STOPS)
            page.close()
        found[path.relative_to(built.output).as_posix()] = held
    phone.close()
    desk.close()
    assert len(found) > 20
    yield found


def test_the_first_judgement_and_how_sure_it_is_stand_on_the_first_screen(
    pages: dict[str, dict[str, Any]],
) -> None:
    late = {
        name: of["phone"]["judged"] for name, of in pages.items() if of["phone"]["judged"] > PHONE[1] * FONTS
    }
    assert late == {}


def test_the_text_begins_soon(pages: dict[str, dict[str, Any]]) -> None:
    """Within a screen and a half of a phone, and within one of a desk."""
    for device, most in (("phone", 1.5 * PHONE[1]), ("desk", DESK[1])):
        late = {name: of[device]["text"] for name, of in pages.items() if of[device]["text"] > most * FONTS}
        assert late == {}, device


def test_no_briefing_is_longer_than_eighteen_screens_of_a_phone(pages: dict[str, dict[str, Any]]) -> None:
    long = {
        name: of["phone"]["height"]
        for name, of in pages.items()
        if of["phone"]["height"] > 18 * PHONE[1] * FONTS
    }
    assert long == {}


def test_the_notes_have_fewer_words_than_the_text(pages: dict[str, dict[str, Any]]) -> None:
    wordy = {name: of["phone"] for name, of in pages.items() if of["phone"]["notes"] > of["phone"]["prose"]}
    assert wordy == {}


def test_few_stops_lead_to_the_notes_and_a_note_has_two(pages: dict[str, dict[str, Any]]) -> None:
    """The marks and fifteen more, links of the author's among them."""
    many = {name: of for name, of in pages.items() if of["before"] > of["marks"] + 15}
    assert many == {}
    assert {name: of["note"] for name, of in pages.items() if of["note"] > 2} == {}
