"""Strings in quotation marks: whatever marks an author's keyboard, language or editor has set."""

from __future__ import annotations

import pytest

from briefing_site.link.budget import strings_in
from briefing_site.text.html_to_text import html_to_text
from briefing_site.text.quotation_marks import may_quote
from briefing_site.text.quoted_words import quoted_in
from tests.sites import LEAD, Site, shown

PAIRS = (
    "“ ” | „ “ | „ ” | ‟ ” | ‘ ’ | ‚ ‘ | ‚ ’ | ‛ ’ | « » | » « | ‹ › | › ‹ | ❝ ❞ | ❛ ❜ | 「 」 | 『 』 | "
    "﹁ ﹂"
    ' | 〝 〟 | ＂ ＂ | ＇ ＇ | ｢ ｣ | ״ ״ | ″ ″ | ʺ ʺ | ” ” | “ “ | “ " | " ” | " “ | „ " | " " | \' \''
)


@pytest.mark.parametrize("pair", [pair.strip() for pair in PAIRS.split("|")])
def test_marks_of_all_kinds_make_a_pair(pair: str) -> None:
    first, last = pair.split()
    text = f"The mayor said {first}it rained again{last}, and left."
    assert [piece.words for piece in quoted_in(text)] == ["it rained again"]
    assert may_quote(text)
    assert list(strings_in(text)) == ["it rained again"]


NO_PAIRS = {
    "inches": "A board of 5″ by 7″ and a pipe of 2” by 3” came.",
    "an acronym in Hebrew": "דובר צה״ל ודובר מד״א באו.",
    "the end of a quotation of several paragraphs": "and so it went.” He left for the quay.” Then fog came.",
    "apostrophes": "The boys' boats and the girls' nets; rock ’n’ roll, ’tis said.",
    "two ends": "“One,” she said. ” And more ” came.",
}


@pytest.mark.parametrize("text", NO_PAIRS.values(), ids=NO_PAIRS)
def test_marks_that_open_nothing(text: str) -> None:
    assert [piece.words for piece in quoted_in(text)] in ([], ["One,"])


def test_an_acronym_in_a_quotation_does_not_end_it() -> None:
    assert [piece.words for piece in quoted_in("הוא אמר ״דובר צה״ל בא״ אתמול")] == ["דובר צה״ל בא"]


def test_the_element_of_a_quotation_is_read_with_the_marks_that_a_browser_prints() -> None:
    assert html_to_text("She said <q lang='en'>so <b>it</b> is</q>.") == "She said “so it is”."


def test_words_in_the_element_of_a_quotation_are_looked_up(small: Site) -> None:
    small.lead("The paper says that <q>Rain fell for six days</q> [@rain#hours].")
    found = [fault for fault in small.build().diagnostics if fault.code == "quoted-words"]
    assert [shown(fault) for fault in found] == [f"{LEAD}:7:21 quoted-words"]
    small.lead("The paper says that <q>Rain fell for six hours</q> [@rain#hours].")
    assert small.build().faults == []


@pytest.mark.parametrize("marks", ["``{}''", ",,{}''", ",,{}“"])
def test_the_marks_of_a_typewriter_are_told(small: Site, marks: str) -> None:
    small.lead(f"The paper says {marks.format('Rain fell for six days')} [@rain#hours].")
    assert f"{LEAD}:7:16 foreign-markup" in small.build().faults


def test_what_only_looks_like_the_marks_of_a_typewriter_is_left_alone(small: Site) -> None:
    small.lead("The keys ``a`` and ``b c`` are code, and so,,on is a slip [@rain#hours].")
    assert small.build().faults == []
