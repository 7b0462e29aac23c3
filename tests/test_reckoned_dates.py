"""Dates and spans that follow from the dates of a passage, and short names that name a speaker."""

from __future__ import annotations

import pytest

from briefing_site.model.date import Date
from briefing_site.model.note_key import SourceKey
from briefing_site.text.name_words import names
from briefing_site.text.values.values import values_in
from briefing_site.verify.grounding.passage import Passage, Reading
from briefing_site.verify.grounding.reckoned_dates import counted_in_dates, reckoned_day, reckoned_year


def passage(text: str, language: str) -> Passage:
    """A passage of a document of April 2026."""
    card = Reading("", language)
    published = Date(2026, 4, 20)
    return Passage(SourceKey("quay"), language, Reading(text, language), 0, None, (), None, card, published)


DATES = {
    "the year before": ("en", "In 2024 it rained.", "In 2025 it was dry, unlike a year earlier.", True),
    "no word of the year before": ("en", "In 2024 it rained.", "In 2025 it was dry.", False),
    "the year before, ja": ("ja", "2024年に雨が降った。", "2025年は前の年より少なかった。", True),
    "the year before, ko": ("ko", "2024년에 비가 왔다.", "2025년에는 한 해 전보다 적었다.", True),
    "the year before, zh": ("zh", "2024年下雨。", "2025年比上年少。", True),
    "the year before, ru": ("ru", "В 2024 году шли дожди.", "В 2025 году их меньше, чем годом ранее.", True),
    "the year before, vi": ("vi", "Năm 2024 có mưa.", "Năm 2025 ít hơn năm trước.", True),
    "22 years ago": ("en", "Not since 2004 had it rained.", "It is the first rain in 22 years.", True),
    "another than 22 years ago": (
        "en",
        "Not since 2006 had it rained.",
        "It is the first rain in 22 years.",
        False,
    ),
    "the second of two days": (
        "en",
        "It ends on 21 April.",
        "The visit of two days begins on 20 April.",
        True,
    ),
    "a day beyond them": ("en", "It ends on 22 April.", "The visit of two days begins on 20 April.", False),
    "the start of the year": (
        "en",
        "It fell in January 2026.",
        "It has fallen since the start of the year.",
        True,
    ),
}


@pytest.mark.parametrize(("language", "claim", "text", "follows"), DATES.values(), ids=DATES)
def test_a_date_that_follows_from_others(language: str, claim: str, text: str, follows: bool) -> None:
    day, held = values_in(claim, language).days[0], passage(text, language)
    assert bool(reckoned_year(day, held) or reckoned_day(day, held)) is follows


SPANS = {
    "an age": ("He was 57 then.", "He was born in 1961 and took office in 2019.", True),
    "another age": ("He was 47 then.", "He was born in 1961 and took office in 2019.", False),
    "the months that are named": (
        "In 2 months it sold many.",
        "It sold many in May 2026 and June 2026.",
        True,
    ),
    "more months than are named": (
        "In 3 months it sold many.",
        "It sold many in May 2026 and June 2026.",
        False,
    ),
}


@pytest.mark.parametrize(("claim", "text", "follows"), SPANS.values(), ids=SPANS)
def test_a_span_that_follows_from_dates(claim: str, text: str, follows: bool) -> None:
    figure = values_in(claim, "en").figures[0]
    assert bool(counted_in_dates(figure, claim, [passage(text, "en")])) is follows


@pytest.mark.parametrize(
    ("sentence", "name", "named"),
    [
        ("김 장관은 반대했다.", "김도현", True),
        ("박 장관은 반대했다.", "김도현", False),
        ("왕김 장관은 반대했다.", "김도현", False),
        ("王部长反对。", "王海", True),
        ("李部长反对。", "王海", False),
        ("総裁は反対した。", "織田総裁", True),
        ("首相は反対した。", "織田総裁", False),
    ],
)
def test_a_family_name_beside_an_office_names_somebody(sentence: str, name: str, named: bool) -> None:
    assert names(sentence, name) is named
