"""Words of which a thing has one: which the passage contradicts, and which may follow from it."""

from __future__ import annotations

import pytest

from briefing_site.text.exclusive_words import exclusive_words
from tests.sites import LEAD, Site

TOLD = {
    "a span": ("en", "The talks lasted a month", "The talks lasted a year.", "negation"),
    "a shorter one": ("en", "The talks lasted an hour", "The talks lasted a day.", "negation"),
    "a span from a moment": ("en", "A month later it rained", "A year later it rained.", "negation"),
    "a span back": ("en", "It came a decade ago", "It came a century ago.", "negation"),
    "how often": ("en", "They meet every month", "They meet every year.", "negation"),
    "a rate": ("en", "The fine is 90 dollars a month", "The fine is 90 dollars a year.", "negation"),
    "in one word": ("en", "The board meets monthly", "The board meets annually.", "negation"),
    "of a thing": ("en", "It is a monthly report", "It is an annual report.", "negation"),
    "without a number": ("en", "It rained for weeks", "It rained for days.", "negation"),
    "a season": ("en", "The vote comes in the autumn", "The vote comes in the spring.", "negation"),
    "a part of the day": ("en", "It came in the evening", "It came in the morning.", "negation"),
    "how many": ("en", "Hundreds of people came", "Thousands of people came.", "negation"),
    "two": ("en", "The talks lasted two months", "The talks lasted two years.", "figures"),
    "two centuries": ("en", "It came two decades ago", "It came two centuries ago.", "figures"),
    "German": ("de", "Die Gespräche dauerten einen Monat", "Die Gespräche dauerten ein Jahr.", "negation"),
    "German, two": (
        "de",
        "Die Gespräche dauerten zwei Tage",
        "Die Gespräche dauerten zwei Wochen.",
        "figures",
    ),
    "French": ("fr", "Les pourparlers ont duré un mois", "Les pourparlers ont duré un an.", "negation"),
    "French, two": (
        "fr",
        "Les pourparlers ont duré deux mois",
        "Les pourparlers ont duré deux ans.",
        "figures",
    ),
    "Spanish": ("es", "Cuesta 90 euros al mes", "Cuesta 90 euros al año.", "negation"),
    "Japanese, two": ("ja", "会談は2か月続いた", "会談は2年間続いた。", "figures"),
    "Russian, two": ("ru", "Переговоры длились два месяца", "Переговоры длились два года.", "figures"),
}
FINE = {
    "the same": ("en", "The talks lasted a month", "The talks lasted a month, not a year."),
    "in days": ("en", "The talks lasted a month", "The talks lasted 30 days, a record in a year."),
    "in months": ("en", "The plant has run for a year", "The plant has run for twelve months."),
    "of dates": ("en", "It came a year after the vote", "The vote fell in 2030; it came in 2031, a day late."),
    "of a month by name": ("en", "Exports fell for a month", "Exports fell in January from a year earlier."),
    "of another moment": ("en", "Exports fell for a month", "Exports fell, as a year earlier."),
    "of another thing": ("en", "The talks lasted a month", "The harbour master retires in a year."),
    "of two things": (
        "en",
        "The board meets monthly",
        "The board meets once a month and publishes an annual report.",
    ),
    "each day, daily": ("en", "The ships come each day", "Ships come every week, and ferries daily."),
    "days in figures": ("en", "Rain fell for weeks", "Rain fell for 20 days, and fog for months."),
    "a count in figures": ("en", "Hundreds of people came", "About 340 people came; thousands of letters did."),
    "a season by month": ("en", "The vote comes in the autumn", "The vote of the spring was lost; it comes in October."),
    "a time of day": ("en", "The vote came in the morning", "The vote came at 9 a.m., a party in the evening."),
    "how old": ("en", "The ship is a year old", "The ship is a week late."),
    "one day": ("en", "On a day when it rained the ship sank", "The ship sank within a year."),
    "two of both": (
        "en",
        "The works took two months",
        "The works took two years, and planning two months.",
    ),
    "two, by dates": (
        "en",
        "Two weeks later it closed",
        "It closed on 15 May. The vote fell on 1 May, two years after the first.",
    ),
}  # fmt: skip


def told(site: Site, language: str, claim: str, passage: str) -> list[str]:
    """The codes of what is told of a claim that cites a passage."""
    site.put("seeds/archive/rain.txt", f"{passage}\n")
    words = passage.rstrip(".。")
    card = "---\ntitle: A\nauthor: [Ada Lane]\npublisher: B\npublished: 2026-01-05\narchive: rain.txt\nkind: news\n"
    site.put(
        "seeds/rain.md",
        f'{card}language: {language}\n---\n## hours {{at="1"}}\n> {words[:12].rsplit(" ", 1)[0]}\n',
    )
    if site.path("briefings/land").exists():
        site.delete("briefings/land")
    site.lead(f"{claim} [@rain#hours].", language=language)
    site.pin()
    return [
        fault.code
        for fault in site.check().diagnostics
        if fault.place.path == LEAD and fault.code != "not-shown"
    ]


@pytest.mark.parametrize(("language", "claim", "passage", "code"), TOLD.values(), ids=TOLD)
def test_another_word_is_told(small: Site, language: str, claim: str, passage: str, code: str) -> None:
    assert told(small, language, claim, passage) == [code]
    assert code not in told(small, language, claim, f"{claim}. {passage}")


@pytest.mark.parametrize(("language", "claim", "passage"), FINE.values(), ids=FINE)
def test_what_may_follow_is_silent(small: Site, language: str, claim: str, passage: str) -> None:
    found = told(small, language, claim, passage)
    assert "negation" not in found
    assert "figures" not in found


def test_the_words_of_a_text() -> None:
    text = "It rained for weeks, once a day, in the spring; thousands of monthly papers say so."
    assert [(text[w.start : w.end], w.kind.value, w.member) for w in exclusive_words(text, "en")] == [
        ("for weeks", "many", "week"),
        ("a day", "one", "day"),
        ("in the spring", "season", "spring"),
        ("thousands", "count", "thousands"),
        ("monthly", "often", "monthly"),
    ]
    assert list(exclusive_words("雨が一年続いた。", "ja")) == []
