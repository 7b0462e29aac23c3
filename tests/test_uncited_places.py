"""`uncited-claim` where nothing is cited: footnotes, words beside a citation, pictures, quotations."""

from __future__ import annotations

import pytest

from tests.sites import Site

QUOTED = "“It rained for days”"
BAD = {
    "a footnote": f"It rained[^n] [@rain#hours].\n\n[^n]: The paper wrote {QUOTED}.",
    "a footnote with a share": "It rained[^n] [@rain#hours].\n\n[^n]: It was 45 per cent more.",
    "a note in a sentence": f"It rained^[So {QUOTED}.] [@rain#hours].",
    "a prefix": f"It rained [see {QUOTED}, @rain#hours].",
    "a suffix": f"It rained [@rain#hours, where it says {QUOTED}].",
    "a sum in a suffix": "It rained [@rain#hours, at a cost of 3 million euros].",
    "words for a picture": f"It rained [@rain#hours].\n\n<span title='{QUOTED}'>The rain</span> went on.",
    "an abbreviation": f"It rained [@rain#hours]. The HB says so.\n\n*[HB]: {QUOTED}",
    "a heading with a sum": "## A storm of 3 million euros\n\nIt rained [@rain#hours].",
}
GOOD = {
    "words of the source": "It rained[^n] [@rain#hours].\n\n[^n]: The paper wrote “Rain fell for six hours”.",
    "a footnote that names a document": "It rained[^n] [@rain#hours].\n\n[^n]: 45 per cent in "
    "[the yearbook](https://example.org/y).",
    "a page and a year": "It rained[^n] [@rain#hours, fig. 12].\n\n[^n]: See Lane 2020, p. 14.",
    "a locator": "It rained [see @rain#hours, p. 3, map 2].",
    "a heading with a number": "## 3 The rain\n\nIt rained [@rain#hours].",
    "an abbreviation": "It rained [@rain#hours]. The HB says so.\n\n*[HB]: Harbour Board of 1999",
}


@pytest.mark.parametrize("body", BAD.values(), ids=BAD)
def test_what_nothing_carries_is_told(small: Site, body: str) -> None:
    small.lead(body)
    assert [fault.code for fault in small.build().diagnostics] == ["uncited-claim"]


@pytest.mark.parametrize("body", GOOD.values(), ids=GOOD)
def test_what_is_right_is_not_told(small: Site, body: str) -> None:
    small.lead(body)
    assert small.build().faults == []


def test_a_block_quotation_is_told_in_a_text_that_cites_nothing(small: Site) -> None:
    small.lead("It rained.\n\n> It fell for 12 days.\n\n> [!NOTE]\n> A remark of the desk.")
    assert small.build().faults == ["briefings/water/lead.md:9:3 uncited-claim"]
