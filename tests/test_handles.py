"""Handles of federated networks, `@desk@social.example`: plain words beside a card of the same name."""

from __future__ import annotations

import pytest

from tests.sites import LEAD, PAGE, Site

CITED = "It rained [@rain#hours]."
PRINTED = {
    "in a sentence": ("Ask @rain@social.example.", "Ask @rain@social.example."),
    "of nobody known": ("Ask @ada@social.example.", "Ask @ada@social.example."),
    "first": ("@rain@social.example was asked.", "@rain@social.example was asked."),
    "in parentheses": ("Ask (@rain@social.example).", "Ask (@rain@social.example)."),
    "with signs of emphasis": ("Ask @a_b_c@social.example.", "Ask @a_b_c@social.example."),
    "behind a backslash": (r"Ask \@rain@social.example.", "Ask @rain@social.example."),
    "as the words of a link": (
        "Ask [@rain@social.example](https://social.example/@rain).",
        'Ask <a href="https://social.example/@rain">@rain@social.example</a>.',
    ),
    "beside an address of e-mail": (
        "Ask ada@desk.example, @ada@social.example.",
        'Ask <a href="mailto:ada@desk.example">ada@desk.example</a>, @ada@social.example.',
    ),
}


@pytest.mark.parametrize(("text", "printed"), PRINTED.values(), ids=PRINTED)
def test_a_handle_is_printed_and_is_no_address(small: Site, text: str, printed: str) -> None:
    small.lead(f"{text}\n\n{CITED}")
    result = small.build()
    assert result.faults == []
    assert f"<p>{printed}</p>" in result.pages[PAGE]


TOLD = {
    "in the brackets of a citation": ("Rain [@rain@social.example].", "7:7"),
    "as one of two keys": ("Rain [@rain#hours; @rain@social.example].", "7:6"),
}


@pytest.mark.parametrize(("text", "place"), TOLD.values(), ids=TOLD)
def test_a_handle_in_place_of_a_citation_is_told(small: Site, text: str, place: str) -> None:
    small.lead(text)
    assert small.check().faults == [f"{LEAD}:{place} not-a-citation"]
