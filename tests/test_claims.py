"""One list of claims: the page, its evidence, the JSON record and the pages of sources agree."""

from __future__ import annotations

import json
import re

import pytest

from tests.sites import Result, Site, briefing
from tests.test_link import SOURCE, uses

# By what is cited: the text, then its claims as (part, sentence, passages that each bracket of it cites).
TEXTS: dict[str, tuple[str, list[tuple[str, str, list[str]]]]] = {
    "cells-of-equal-words": (
        "| north | south |\n| --- | --- |\n| wet [@rain#hours] | wet [@rain#hours] |",
        [("text", "wet", ["hours"]), ("text", "wet", ["hours"])],
    ),
    "cells-with-passages-of-their-own": (
        "| north | south |\n| --- | --- |\n| wet [@rain#hours] | wet [@rain#crew] |",
        [("text", "wet", ["hours"]), ("text", "wet", ["crew"])],
    ),
    "equal-items": (
        "- Wet [@rain#hours].\n- Wet [@rain#hours].",
        [("text", "Wet.", ["hours"]), ("text", "Wet.", ["hours"])],
    ),
    "equal-sentences": (
        "Wet [@rain#hours]. Wet [@rain#hours].",
        [("text", "Wet.", ["hours"]), ("text", "Wet.", ["hours"])],
    ),
    "one-sentence-of-two-brackets": (
        "Wet [@rain#hours] and long [@rain#hours].",
        [("text", "Wet and long.", ["hours", "hours"])],
    ),
    "two-sentences-of-a-paragraph": (
        "It rained [@rain#hours]. They waited [@rain#crew; @rain#hours].",
        [("text", "It rained.", ["hours"]), ("text", "They waited.", ["crew", "hours"])],
    ),
    "a-name-and-a-bracket": (
        "@rain#hours is sure [@rain#crew]. Then dry [@rain#dry].",
        [("text", "Ada Lane is sure.", ["hours", "crew"]), ("text", "Then dry.", ["dry"])],
    ),
    "a-footnote": (
        "Wet [@rain#hours].[^own]\n\n[^own]: Wet [@rain#hours].",
        [("text", "Wet.", ["hours"]), ("footnote", "Wet.", ["hours"])],
    ),
    "a-footnote-amid-a-sentence": (
        "Wet[^own] and long [@rain#hours].\n\n[^own]: By night.",
        [("text", "Wet and long.", ["hours"])],
    ),
    "a-link-amid-a-sentence": (
        "[All](../land/all.md) of it [@rain#hours], [[all]], is wet [@rain#crew].",
        [("text", "All of it, All that is known, is wet.", ["hours", "crew"])],
    ),
    "nothing-cited": ("It rained.", []),
}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Result:
    site = Site(tmp_path_factory.mktemp("claims"))
    site.small(
        "".join(briefing(body, path=f"briefings/water/{name}.md") for name, (body, _) in TEXTS.items())
    )
    return site.build()


@pytest.mark.parametrize("name", TEXTS)
def test_page_and_record_have_the_same_claims(built: Result, name: str) -> None:
    assert built.faults == []
    claims = TEXTS[name][1]
    record = json.loads(built.tree[f"water/{name}.json"])
    assert [
        (claim["part"], claim["sentence"], [cited["excerpt"] for cited in claim["citations"]])
        for claim in record["claims"]
    ] == claims
    assert counted(built.pages[f"water/{name}.html"]) == len(claims)
    told = [
        (cited["url"].partition("#")[2], claim["sentence"])
        for claim in record["claims"]
        for cited in claim["citations"]
    ]
    assert sorted(told) == sorted(uses(built.pages[SOURCE], f"../water/{name}.html"))


def counted(page: str) -> int:
    """How many claims a page says that it has."""
    found = re.search(r"(\d+|The one) cited sentence", page)
    return 0 if found is None else 1 if found[1] == "The one" else int(found[1])
