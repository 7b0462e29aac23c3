"""Marks of notes that were pasted with a text: where they are told, and what is none."""

from __future__ import annotations

import pytest

from briefing_site.parse.citations import find
from tests.sites import BODY, Site

NONE = {
    "a judgment": "As said at [12] and [15], and in paragraph [12].",
    "a unit": "It is 5 km² and 10³ m⁴ wide.",
    "a long unit": "Five square miles² it is.",
    "a word that is put in": "It was [wet]. It fell[...].",
    "a letter that is put in": "“[1]t rained”",
    "a year": "Lane (1867)[1976] wrote.",
    "at the beginning": "[1] was the first.",
    "escaped": r"It was wet.\[1]",
    "a formula": "It is x=[1] here.",
    "a link": "It is [wet][1](../a.md).",
    "a power": "x<sup>2</sup> and 10<sup>3</sup>",
    "an ordinal": "the 1<sup>st</sup> day",
    "a word of French": "Il cite les notes.",
    "a subset": "It is {a}[1] here.",
}


@pytest.mark.parametrize("text", NONE.values(), ids=NONE)
def test_what_is_none(text: str) -> None:
    assert find(text).misfits == ()


TOLD = {
    "in a text": ("It was wet.[1]", "12"),
    "in code": ("It was `wet.[1]`", ""),
    "a link by a label": ("It was wet.[1]\n\n[1]: https://a.example/", ""),
    "an element": ("It was wet.<sup>1</sup>", "17"),
    "an element with brackets": ("It was<sup>[1]</sup> wet", "12"),
    "raised, in words alone": ("It was wet.¹", "12"),
    "raised, beside a citation": ("Rain fell [@rain#hours]. It was wet.¹", "37"),
    "a footnote of ours": ("It was wet.[^1]\n\n[^1]: Note.", ""),
}


@pytest.mark.parametrize(("body", "column"), TOLD.values(), ids=TOLD)
def test_where_one_is_told(small: Site, body: str, column: str) -> None:
    small.lead(body)
    told = [fault.place for fault in small.check().diagnostics if fault.code == "not-a-citation"]
    assert [f"{place.line}:{place.column}" for place in told] == ([f"{BODY}:{column}"] if column else [])
