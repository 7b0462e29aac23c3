"""Judgements on the pages of topics and on the home page: which stand there, and what opens the page."""

from __future__ import annotations

import re

import pytest

from tests.sites import Site, briefing, notes

OLD = briefing(
    "It rained [@rain#hours].",
    "topics: [rain, crew]\n"
    "judgements:\n"
    "  - {text: 'The night was wet [@rain#hours].', confidence: low, because: one paper, topics: [rain]}\n"
    "  - {text: 'People stood there [@rain#crew].', confidence: low, because: one paper, sums_up: [crew]}\n"
    "  - {text: 'All of it was seen [@rain#dry].', confidence: low, because: one paper}\n",
    title="Old",
    date="2026-01-05",
)
NEW = briefing(
    "It rained [@rain#hours].",
    "topics: [rain, crew, hope]\n"
    "judgements:\n"
    "  - {text: 'The wait was long [@rain#crew].', confidence: low, because: one paper, sums_up: [crew]}\n"
    "  - {text: 'Rain is the news [@rain#hours].', confidence: high, because: one paper, topics: [rain], sums_up: [rain]}\n",
    path="briefings/land/new.md",
    region="land",
    title="New",
    date="2026-01-08",
)


def findings(page: str) -> list[str]:
    """The judgements of a page in its order, without their marks."""
    found = re.findall(r'<div class="finding"[^>]*>(.*?)</div>', page, re.DOTALL)
    return [re.sub(r"<sup.*?</sup>|<[^>]+>", "", each).strip() for each in found]


def summary(page: str) -> tuple[list[str], str]:
    """The judgement that opens the page of a topic, and the briefing that is named for it."""
    found = re.search(r'<section class="bottom-line summary".*?</section>', page, re.DOTALL)
    if not found:
        return [], ""
    teller = re.search(r'<p class="from"><a[^>]*>(.*?)</a>', found[0])
    return findings(found[0]), teller[1] if teller else ""


@pytest.mark.parametrize(
    ("topic", "shown", "opening"),
    [
        pytest.param(
            "rain",
            ["Rain is the news.", "The night was wet.", "All of it was seen."],
            (["Rain is the news."], "New"),
            id="one sums up",
        ),
        pytest.param(
            "crew",
            ["The wait was long.", "People stood there.", "All of it was seen."],
            (["The wait was long."], "New"),
            id="of two the newest",
        ),
        pytest.param("hope", [], ([], ""), id="none is on it"),
    ],
)
def test_a_topic_has_the_judgements_on_it(
    small: Site, topic: str, shown: list[str], opening: tuple[list[str], str]
) -> None:
    small.write(OLD + NEW)
    built = small.build()
    assert built.faults == []
    page = built.pages[f"topics/{topic}.html"]
    assert findings(page) == shown
    assert summary(page) == opening


def test_a_topic_without_a_summary_has_its_judgements_as_they_stand(small: Site) -> None:
    small.write(OLD)
    page = small.build().pages["topics/rain.html"]
    assert (findings(page), summary(page)) == (["The night was wet.", "All of it was seen."], ([], ""))


def test_every_mark_of_a_topic_has_its_note(small: Site) -> None:
    small.write(OLD + NEW)
    page = small.build().pages["topics/crew.html"]
    assert set(notes(page)) == {"n-rain--crew", "n-rain--dry"}


def test_the_newest_featured_briefing_opens_the_home_page(small: Site) -> None:
    """It stands there with its judgements and their notes, and not once more among the latest."""
    small.write(OLD.replace("summary:", "featured: true\nsummary:") + NEW)
    home = small.build().pages["index.html"]
    assert findings(home) == ["The night was wet.", "People stood there.", "All of it was seen."]
    assert set(notes(home)) == {"n-rain--hours", "n-rain--crew", "n-rain--dry"}
    assert re.findall(r"<h3[^>]*><a[^>]*>(.*?)</a>", home)[:3] == ["Old", "New", "All that is known"]
    assert home.count('href="water/lead.html"') == 1
    small.write(NEW.replace("summary:", "featured: true\nsummary:"))
    assert findings(small.build().pages["index.html"])[0] == "The wait was long."


def test_a_draft_does_not_open_the_home_page(small: Site) -> None:
    small.write(OLD.replace("summary:", "featured: true\ndraft: true\nsummary:") + NEW)
    assert findings(small.build().pages["index.html"]) == []


def test_an_edit_of_the_featured_briefing_makes_the_home_page_again(small: Site) -> None:
    small.write(OLD.replace("summary:", "featured: true\nsummary:"))
    small.build()
    small.write(
        OLD.replace("summary:", "featured: true\nsummary:").replace("The night was wet", "It was wet")
    )
    assert findings(small.build().pages["index.html"])[0] == "It was wet."
