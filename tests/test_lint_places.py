"""Where a lint of sentences is told, whatever markup stands in the sentence or the same words elsewhere."""

from __future__ import annotations

import pytest

from briefing_site.model.edit import Edit
from tests.sites import BODY, Site

RAIN = "Rain fell for six hours [@rain#hours].\n\n"

SENTENCES = {
    "plain": "There were 12 ships in May.",
    "brackets": r"There \[were\] 12 ships.",
    "an address": "See <https://a.example/> on the 12 ships.",
    "marked": "On ==the quay== 12 ships lay.",
    "a low line": "On the_old quay 12 ships lay.",
    "a star": "On 3 * 4 quays lay 12 ships.",
    "a title from elsewhere": "On the [[all]] quay lay 12 ships.",
    "code": "The `a_b` quay had 12 ships.",
    "an address with parentheses": "The [quay (north)](https://a.example/a_(b)) had 12 ships.",
    "a task": "- [ ] The quay had 12 ships.",
    "a tilde": "The quay had ~12 ships.",
    "a reading": "The <ruby>漢<rt>かん</rt></ruby> quay had 12 ships.",
}


@pytest.mark.parametrize("sentence", SENTENCES.values(), ids=SENTENCES)
def test_a_sentence_that_cites_nothing_is_told_in_its_line(small: Site, sentence: str) -> None:
    small.lead(RAIN + sentence)
    assert [fault.place.line for fault in small.check().diagnostics if fault.code == "uncited-claim"] == [
        BODY + 2
    ]


BEFORE = {
    "a quotation": "> It fell on February 12, 2026 [@rain#hours].",
    "code": "The form `February 12, 2026` is odd.",
    "a comment": "<!-- February 12, 2026 -->",
}


@pytest.mark.parametrize("before", BEFORE.values(), ids=BEFORE)
@pytest.mark.parametrize("sentence", ["It rained *on* {} [@rain#hours].", "It rained [all day] on {}."])
def test_the_same_words_before_a_sentence_are_not_mended(small: Site, before: str, sentence: str) -> None:
    small.lead(f"{before}\n\n{sentence.format('February 12, 2026')}")
    told = [fault for fault in small.check().diagnostics if fault.code == "date-form"]
    assert [fault.place.line for fault in told] == [BODY + 2]
    (change,) = told[0].fixes[0].changes
    assert isinstance(change, Edit)
    assert change.at.start == told[0].place


def test_the_second_of_two_alike_in_a_sentence(small: Site) -> None:
    small.lead("The `February 12, 2026` of old is February 12, 2026, now [@rain#hours].")
    assert "date-form" in [fault.code for fault in small.check().diagnostics]
