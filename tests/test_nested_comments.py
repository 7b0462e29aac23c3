"""Comments inside comments, of which the end would be printed: which are told."""

from __future__ import annotations

import pytest

from tests.sites import LEAD, Site

CITED = "It rained [@rain#hours]."
TOLD = {
    "on a line": ("<!-- a <!-- b --> for the desk -->", "9:8"),
    "over lines": ("<!--\na\n<!-- b -->\nfor the desk\n-->", "11:1"),
    "in a sentence": ("It stopped <!-- a <!-- b --> soon --> there [@rain#dry].", "9:19"),
    "the second of two": ("<!-- a -->\n\n<!-- b <!-- c --> d -->", "11:8"),
    "over paragraphs": ("<!--\n\na <!-- b -->\n\nfor the desk\n\n-->", "11:3"),
    "an end with a long dash": ("It stopped <!-- a —> there [@rain#dry]. <!-- b -->", "9:19"),
    "an end with a dash and a hyphen": ("<!-- a –->\n\nIt stopped.\n\n<!-- b -->", "9:8"),
    "an end with a blank": ("<!-- a -- >\n\nIt stopped.\n\n<!-- b -->", "9:8"),
    "an end of full width": ("<!-- a --＞\n\nIt stopped.\n\n<!-- b -->", "9:8"),
    "in a sentence over lines": ("It stopped <!-- a <!-- b --> soon\nor `-->` late --> there.", "9:19"),
}
FINE = {
    "two comments": "<!-- a --> <!-- b -->",
    "an opening inside, and nothing behind": "<!-- a <!-- b -->",
    "an arrow in a text": "It went from a --> b [@rain#dry].",
    "an arrow in a later fence": "<!-- begins with <!-- -->\n\n```\nA --> B\n```",
    "an arrow alone in a later fence": "<!-- begins with <!-- -->\n\n```\n-->\n```",
    "an arrow in a fence at once": "<!-- begins with <!-- -->\n```\nA --> B\n```",
    "an arrow in a later paragraph": "<!-- begins with <!-- -->\n\nA --> B is a step [@rain#dry].",
    "an arrow in code of the paragraph": "It stopped <!-- with <!-- --> at `A --> B` [@rain#dry].",
    "a long dash before an end": "<!-- a —> b -->\n\nIt stopped. <!-- c -->",
    "a dash of an end in code": "```\n<!-- a —> b <!-- c -->\n```",
    "in a fence": "```html\n<!-- a <!-- b --> c -->\n```",
    "in code": "Write `<!-- a <!-- b --> c -->` there.",
}


@pytest.mark.parametrize(("text", "place"), TOLD.values(), ids=TOLD)
def test_a_comment_inside_a_comment_is_told(small: Site, text: str, place: str) -> None:
    small.lead(f"{CITED}\n\n{text}")
    assert f"{LEAD}:{place} unclosed-comment" in small.check().faults


@pytest.mark.parametrize("text", FINE.values(), ids=FINE)
def test_comments_side_by_side_are_silent(small: Site, text: str) -> None:
    small.lead(f"{CITED}\n\n{text}")
    assert "unclosed-comment" not in small.check().text
