"""The tokens of cited sentences in the preview: what a page is told, and the pane that shows it."""

from __future__ import annotations

import json
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from briefing_site.apps.preview.evidence_messages import evidence
from briefing_site.engine.engine import Engine
from tests.browser import visiting
from tests.previews import previewing
from tests.sites import LEAD, PAGE, Site
from tests.test_groundings_told import BOATS, PIER, SHIPS

TEXT = f"{BOATS} {SHIPS} Zebra Pier has it [@pier]."


@pytest.fixture
def pier(small: Site) -> Site:
    small.write(PIER)
    small.pin()
    small.lead(TEXT)
    return small


def told(site: Site, address: str = PAGE) -> dict[str, Any]:
    """The evidence of a page, as it is sent."""
    engine = Engine(site.options())
    sent: dict[str, Any] = json.loads(json.dumps(evidence(engine, engine.look(), address)))
    return sent


def lit(item: dict[str, Any]) -> list[tuple[int, str, list[str]]]:
    """The lit words of an item: number of the paragraph, words, ids of tokens."""
    return [
        (paragraph["number"], run["text"], run["held"])
        for paragraph in item["passage"]["paragraphs"]
        for run in paragraph["runs"]
        if run["held"]
    ]


def test_each_sentence_is_sent_with_its_tokens(pier: Site) -> None:
    boats, ships, zebra = told(pier)["claims"]
    assert boats == {
        "marks": ["r-pier--count-1"],
        "notes": ["n-pier--count"],
        "language": "en",
        "runs": [
            {"text": "On the pier are ", "standing": ""},
            {"text": "12", "standing": "carried"},
            {"text": " boats, up by ", "standing": ""},
            {"text": "a third", "standing": "derived"},
            {"text": ".", "standing": ""},
        ],
        "tokens": [
            {
                "id": "0.0",
                "text": "12",
                "standing": "carried",
                "told": "carried by pier#count, paragraph 2",
                "hidden": False,
            },
            {
                "id": "0.1",
                "text": "a third",
                "standing": "derived",
                "told": "derived from pier#count, paragraph 2: 12 - 9 = 3; 3 / 9 = 1/3",
                "hidden": False,
            },
        ],
    }
    assert [token["told"] for token in ships["tokens"]] == [
        "not there: the passage has “not moor overnight,”"
    ]
    assert zebra["notes"] == ["n-pier"]


def test_tokens_are_lit_where_they_stand(pier: Site) -> None:
    count, overnight, whole = told(pier)["items"]
    assert lit(count) == [(2, "12", ["0.0"])]
    assert lit(overnight) == [(3, "not", ["1.0"])]
    assert lit(whole) == [(1, "Zebra Pier", ["2.0"])]
    assert ["".join(run["text"] for run in p["runs"]) for p in whole["passage"]["paragraphs"]] == [
        "Zebra Pier reopens"
    ]


def test_far_words_of_a_long_paragraph_are_left_out(pier: Site) -> None:
    long = "Rain fell on the quay. " * 300
    pier.edit("seeds/archive/pier.txt", "Zebra Pier reopens", f"{long}Zebra Pier reopens. {long}")
    pier.pin()
    (_, _, whole) = told(pier)["items"]
    (paragraph,) = whole["passage"]["paragraphs"]
    assert lit(whole) == [(1, "Zebra Pier", ["2.0"])]
    assert (paragraph["start"] > 1000, paragraph["cut"], paragraph["around"]) == (True, True, False)


def test_without_the_archive_nothing_is_lit(pier: Site) -> None:
    pier.delete("seeds/archive")
    sent = told(pier)
    assert [lit(item) for item in sent["items"]] == [[], [], []]
    assert sent["claims"][0]["tokens"][0]["told"] == "carried by pier#count"


def test_a_draft_has_its_tokens_too(pier: Site) -> None:
    pier.lead(TEXT, "draft: true")
    assert [len(claim["tokens"]) for claim in told(pier)["claims"]] == [2, 1, 1]


@pytest.mark.parametrize("address", ["sources/pier.html", "index.html", "no-such.html"])
def test_other_pages_have_no_sentences(pier: Site, address: str) -> None:
    assert "claims" not in told(pier, address)


@pytest.mark.browser
def test_the_pane_shows_the_sentence_of_a_mark(pier: Site, browser: Browser) -> None:
    pier.lead(f"{TEXT} Again 9 [@pier#count].")
    with previewing(pier) as preview, visiting(browser, preview.address, width=1200) as visit:
        page = visit.open(PAGE)
        page.locator(".pill").click()
        page.get_by_role("tab", name="Evidence").click()
        page.locator("#r-pier--count-1").focus()
        claim = page.locator(".claim:visible")
        expect(claim.locator(".sentence")).to_have_text("On the pier are 12 boats, up by a third.")
        expect(claim.locator("li")).to_have_text(
            [
                "✓12 carried by pier#count, paragraph 2",
                "∴a third derived from pier#count, paragraph 2: 12 - 9 = 3; 3 / 9 = 1/3",
            ]
        )
        lit = page.locator(".item.is-current .held:not(.off)")
        expect(lit).to_have_text(["12"])
        claim.get_by_role("button", name="Show “12” in the passage").click()
        expect(page.locator(".held.on")).to_have_text(["12"])
        page.locator("#r-pier--count-2").focus()
        expect(claim.locator(".sentence")).to_have_text("Again 9.")
        expect(lit).to_have_text(["9"])
        pier.edit(LEAD, "Again 9", "Again 12")
        expect(claim.locator(".sentence")).to_have_text("Again 12.")
        expect(lit).to_have_text(["12"])
