"""A line of hyphens right below a sentence makes a heading of it, where the author meant a rule."""

from __future__ import annotations

import pytest

from tests.sites import LEAD, Site

SENTENCES = {
    "plain": "Rain fell on the quay.\n---\nIt stopped.",
    "cited": "Rain fell on the quay [@rain#hours].\n---\nIt stopped.",
    "cited-behind-the-stop": "Rain fell on the quay. [@rain#hours]\n---\nIt stopped.",
    "of-two-lines": "Rain fell\non the quay.\n-----\nIt stopped.",
    "in-quotation-marks": "They said that “rain fell.”\n---\nIt stopped.",
    "japanese": "雨が波止場に降った。\n---\n止んだ。",
}
HEADINGS = {
    "heading": "What the rain did\n---\nIt stopped.",
    "question": "What did the rain do?\n---\nIt stopped.",
    "short": "It rained.\n---\nIt stopped.",
    "country": "The rain of the U.S.\n---\nIt stopped.",
    "abbreviation": "The rain, the quay, etc.\n---\nIt stopped.",
    "name-with-a-suffix": "The firm of Kern and Roe Jr.\n---\nIt stopped.",
    "month": "The rain of Halm, from May to Dec.\n---\nIt stopped.",
    "german-abbreviation": "Der Regen in Halm, Wind usw.\n---\nIt stopped.",
    "number-sign": "## Rain fell on the quay.\n\nIt stopped.",
    "html": "<h2>Rain fell on the quay.</h2>\n\nIt stopped.",
    "rule": "Rain fell on the quay.\n\n---\n\nIt stopped.",
    "rule-of-stars": "Rain fell on the quay.\n***\nIt stopped.",
    "code": "```\nRain fell on the quay.\n---\n```",
}


@pytest.mark.parametrize("body", SENTENCES.values(), ids=SENTENCES.keys())
def test_a_sentence_above_hyphens_is_told(small: Site, body: str) -> None:
    small.lead(body)
    assert f"{LEAD}:7:1 heading-level" in small.check().faults


@pytest.mark.parametrize("body", HEADINGS.values(), ids=HEADINGS.keys())
def test_headings_and_rules_are_silent(small: Site, body: str) -> None:
    small.lead(body)
    assert "heading-level" not in small.check().text
