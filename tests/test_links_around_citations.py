"""Citations, links in double brackets and links of Markdown inside or beside one another: each is told or right."""

from __future__ import annotations

import pytest

from tests.sites import LEAD, PAGE, Site

CITED = "It rained [@rain#hours]."
TOLD = {
    "double brackets with an address": ("See [[@rain#hours]](x).", ["7:5 foreign-markup"]),
    "of a text": ("See [[all]](https://rain.example).", ["7:5 foreign-markup"]),
    "with words": ("See [[all|words]](../land/all.md).", ["7:5 foreign-markup"]),
    "a citation in the words of double brackets": (
        "See [[all|rain @rain#hours]].",
        ["7:16 citation-misplaced"],
    ),
    "a source there": ("See [[all|as @rain says]].", ["7:14 citation-misplaced"]),
    "a citation in brackets there": ("See [[all|[@rain#hours]]].", ["7:5 foreign-markup"]),
    "brackets there": ("See [[all|a [b] c]].", ["7:5 foreign-markup"]),
    "a label behind a citation": ("It rained [@rain#hours][ref].", ["7:25 unknown-label"]),
    "in the title of a label": (
        f'{CITED} See [words][r].\n\n[r]: https://rain.example "[@rain#hours]"',
        ["9:29 citation-misplaced"],
    ),
    "in a title inside a quotation": (
        f'{CITED} See [words][r].\n\n> [r]: https://rain.example "by @rain#hours"',
        ["9:33 citation-misplaced"],
    ),
}


@pytest.mark.parametrize(("text", "faults"), TOLD.values(), ids=TOLD)
def test_what_would_be_printed_raw_is_told(small: Site, text: str, faults: list[str]) -> None:
    small.lead(text)
    assert small.check().faults == [f"{LEAD}:{fault}" for fault in faults]


FINE = {
    "parentheses apart": (f"{CITED} See [[all]] (as before).", "All that is known</a> (as before)."),
    "two marks side by side": ("It rained [@rain#hours][@rain#crew].", "It rained."),
    "a handle in a title": (
        f'{CITED} See [words][r].\n\n[r]: https://rain.example/@rain#x "by @rain"',
        'title="by @rain"',
    ),
    "a handle in the words": ("See [[all|by ada@desk.example]].", "by ada@desk.example</a>"),
    "a list of steps": (f"{CITED} The table has a[i][j].", "a[i][j]."),
}


@pytest.mark.parametrize(("text", "printed"), FINE.values(), ids=FINE)
def test_what_is_whole_is_printed(small: Site, text: str, printed: str) -> None:
    small.lead(text)
    result = small.build()
    assert result.faults == []
    assert printed in result.pages[PAGE]
