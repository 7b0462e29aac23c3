"""Tildes and equals signs between two figures: a span or an equation, and nothing struck out or marked."""

from __future__ import annotations

import pytest

from tests.sites import PAGE, Site

PLAIN = {
    "two spans": "3~5 days or 6~8 weeks",
    "in Japanese": "約3~5日か6~8日です",
    "close together": "3~5か6~8",
    "double signs": "3~~5 and 6~~8",
    "equations": "5==6==7",
}
MARKED = {
    "struck out": ("~~six~~ hours", "<del>six</del>"),
    "struck out figures": ("~~6~~ 7 hours", "<del>6</del> 7"),
    "struck out with one sign": ("~6~ hours", "<del>6</del>"),
    "struck out before the new one": ("~~3~~5 hours", "<del>3</del>5"),
    "marked before another": ("==6==7", "<mark>6</mark>7"),
    "marked": ("==6== hours", "<mark>6</mark>"),
}


@pytest.mark.parametrize("text", PLAIN.values(), ids=PLAIN)
def test_signs_between_figures_are_printed(small: Site, text: str) -> None:
    small.lead(f"Look: {text}.\n\nIt rained [@rain#hours].")
    result = small.build()
    assert [fault for fault in result.faults if "uncited-claim" not in fault] == []
    assert f"<p>Look: {text}.</p>" in result.pages[PAGE]


@pytest.mark.parametrize(("text", "printed"), MARKED.values(), ids=MARKED)
def test_signs_beside_figures_mark_them(small: Site, text: str, printed: str) -> None:
    small.lead(f"Look: {text}.\n\nIt rained [@rain#hours].")
    assert printed in small.build().pages[PAGE]
