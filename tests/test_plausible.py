"""Figures that may follow from others though no word names the operation, and those that may not."""

from __future__ import annotations

import pytest

from briefing_site.text.values.plausible import left_over, may_be_reckoned
from briefing_site.text.values.values import values_in

MAY = {
    "a level before a change": ("51,325 loans", "48,210 loans, 3,115 fewer"),
    "a sum": ("2,550 boats", "1,240 boats in May and 1,310 boats in June"),
    "what is left": ("€21 million", "€84 million, of which €63 million"),
    "what three leave": ("10,655 tonnes", "48,312 tonnes, 21,450 of cod, 16,207 of herring"),
    "a part in per cent": ("320 tonnes", "64 per cent of 500 tonnes"),
    "per cent of a whole": ("44 per cent", "48,312 tonnes, of which 21,450"),
    "a level before a change in per cent": ("5,120 cars", "6,400 cars, 25 per cent more"),
    "points between per cents": ("4.1 percentage points", "58.2 per cent after 62.3 per cent"),
    "a fraction of a whole": ("€213 million", "€640 million, a third of it in bonds"),
    "a change in whole per cent": ("5 per cent", "2,400 crowns and 2,520 crowns"),
    "a product": ("105 million crowns", "35 million crowns in each of 3 years"),
}
NOT = {
    "a mistyped sum": ("2,650 boats", "1,240 boats in May and 1,310 boats in June"),
    "one digit": ("7 boats", "3 boats and 4 boats"),
    "two digits of many": ("45 boats", "40 boats, 5 of 31, 12 of 60, 8 of 90 and 17"),
    "things of another size": ("421 ships", "412 ships and 9 cases"),
    "another currency": ("€21 million", "$84 million, of which $63 million"),
    "per cent of per cent": ("2.9 per cent", "4.8 per cent and 1.9 per cent"),
    "a bound that is reached": ("more than 30 votes", "27 votes and 3 ships"),
    "the wrong side of a bound": ("nearly 24 per cent", "21,450 tonnes and 16,207 tonnes"),
    "nothing beside it": ("45 boats", "40 boats"),
    "an ordinal": ("the 35th ship", "the 32nd ship, and 3 more"),
}


@pytest.mark.parametrize(("claim", "passage"), MAY.values(), ids=MAY)
def test_a_result_that_is_no_accident_may_follow(claim: str, passage: str) -> None:
    assert may_be_reckoned(values_in(claim, "en").figures[0], values_in(passage, "en").figures)


@pytest.mark.parametrize(("claim", "passage"), NOT.values(), ids=NOT)
def test_what_may_be_an_accident_does_not_follow(claim: str, passage: str) -> None:
    assert not may_be_reckoned(values_in(claim, "en").figures[0], values_in(passage, "en").figures)


@pytest.mark.parametrize(
    ("claim", "signs", "may"), [("3.25", "+", False), ("3.75", "+", True), ("3.25", "-", True)]
)
def test_the_level_before_lies_on_the_side_of_the_change(claim: str, signs: str, may: bool) -> None:
    figure = values_in(f"{claim} per cent", "en").figures[0]
    held = values_in("a cut of 0.25 percentage points to 3.5 per cent", "en").figures
    assert bool(may_be_reckoned(figure, held, signs)) is may


def test_what_is_left_of_a_whole_has_any_number_of_digits() -> None:
    held = values_in("Of 34 members 19 were for it and 11 against", "en").figures
    assert left_over(values_in("4 members", "en").figures[0], held)
    assert not left_over(values_in("6 members", "en").figures[0], held)
