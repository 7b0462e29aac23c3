"""What a passage is worth is told wherever it is shown: through whom it has come, whether it is an opinion, what its source
is and only repeats, when that was published, what was corrected since, and what it means."""

from __future__ import annotations

import html
import json
import re
from xml.etree.ElementTree import fromstring

import pytest
from playwright.sync_api import Browser, expect

from briefing_site.engine.engine import Engine
from briefing_site.engine.site import Site as EngineSite
from briefing_site.view.book import book_view
from tests.browser import served, visiting
from tests.sites import CARD, PAGE, Result, Site

SITE = """\
-- seeds/archive/fog.txt --
Kai geschlossen

Nebel lag über dem Kai.
-- seeds/fog.md --
---
title: Kai geschlossen
publisher: Fog Post
published: 2026-01-06
archive: fog.txt
kind: state-media
perspective: voice of the port
language: de
derived_from: rain
corrected: {date: 2026-01-09, reason: The hour was wrong.}
---
## thick {at="2" speaker="Ann Roe, quoted by Bert Poe in The tides" voice="opinion"}
> Nebel lag über dem Kai

Translation: Fog lay over the quay.
"""
CITES = "Ann Roe saw fog [@fog#thick]."
MORE = f"""\
as_of: 2026-01-08
updated: 2026-01-09
people: [Ann Roe]
topics: [fog]
judgements:
  - {{text: "{CITES}", confidence: low, because: one voice}}
events:
  - {{date: 2026-01-05, text: "{CITES}"}}
corrections:
  - {{date: 2026-01-09, text: "It said rain: {CITES}"}}
"""
FACTS = {
    "chain": "Ann Roe, quoted by Bert Poe in The tides",
    "voice": "opinion",
    "translation": "Fog lay over the quay.",
    "kind": "state media",
    "perspective": "voice of the port",
    "original": "Copy of: Quay Post 2026",
    "correction": "9 January 2026: The hour was wrong.",
    "date": "6 January 2026",
}
PAGES = {
    "briefing": "water/lead",
    "region": "water/index",
    "topic": "topics/fog",
    "person": "people/ann-roe",
    "timeline": "timeline",
    "corrections": "corrections",
    "disagreements": "disagreements",
}


def _written(site: Site) -> Site:
    site.small(SITE)
    site.lead(f"{CITES}\n\nRain fell [@rain#hours; but see @fog#thick].", MORE)
    site.append("config.yaml", "lint: {voice: off, names: off, weak-disagreement: off}\n")
    site.pin()
    return site


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Result:
    built = _written(Site(tmp_path_factory.mktemp("faces"))).build()
    assert built.outcome.complete, built.text
    return built


def words(markup: str) -> str:
    """The words of a page."""
    return " ".join(html.unescape(re.sub("<[^>]*>", "", markup)).split())


def lacks(text: str, facts: dict[str, str] = FACTS) -> list[str]:
    """The facts that a text does not tell."""
    return [name for name, told in facts.items() if told.casefold() not in text.casefold()]


@pytest.mark.parametrize("address", PAGES.values(), ids=PAGES)
def test_every_page_that_shows_it(built: Result, address: str) -> None:
    assert lacks(words(built.pages[f"{address}.html"])) == []


@pytest.mark.parametrize("address", PAGES.values(), ids=PAGES)
def test_every_twin_that_shows_it(built: Result, address: str) -> None:
    assert lacks(built.tree[f"{address}.md"].decode()) == []


DAYS = {
    # what a briefing says of its day, and what its judgement says on the page of a topic
    "known up to a day": ("as_of: 2026-01-08\nupdated: 2026-01-09", "information up to 8 January 2026"),
    "changed": ("updated: 2026-01-09", "9 January 2026"),
    "published": ("", "7 January 2026"),
}


@pytest.mark.parametrize("sums_up", ["", ", sums_up: [fog]"], ids=["among others", "opens the page"])
@pytest.mark.parametrize(("dates", "told"), DAYS.values(), ids=DAYS)
def test_a_judgement_away_from_its_briefing_has_its_day(
    small: Site, dates: str, told: str, sums_up: str
) -> None:
    judged = '  - {text: "Rain fell [@rain#hours].", confidence: low, because: one paper'
    small.lead("Rain fell.", f"{dates}\ntopics: [fog]\njudgements:\n{judged}{sums_up}}}")
    built = small.build()
    assert built.outcome.complete, built.text
    before, _, _ = words(built.pages["topics/fog.html"]).partition(" Briefings Rain on the quay")
    assert before.count(told) == 1
    assert built.tree["topics/fog.md"].decode().partition("## Briefings")[0].count(told) == 1


def test_both_feeds(built: Result) -> None:
    (whole,) = [item for item in json.loads(built.tree["feed.json"])["items"] if "lead" in item["url"]]
    atom = fromstring(built.tree["feed.xml"])
    namespace = "{http://www.w3.org/2005/Atom}"
    (summed,) = [
        entry.findtext(f"{namespace}content") or ""
        for entry in atom.iter(f"{namespace}entry")
        if "lead" in (entry.findtext(f"{namespace}id") or "")
    ]
    facts = FACTS | {"known": "Information up to: 8 January 2026"}
    assert lacks(words(whole["content_html"]), facts) == []
    assert lacks(words(summed), facts) == []


def test_a_book(site: Site) -> None:
    made = Engine(_written(site).options()).look()
    assert isinstance(made, EngineSite)
    (lead,) = (each for each in made.published.briefings if each.address == PAGE)
    (chapter,) = book_view(made.published, made.words, [lead], "Book", None).chapters
    assert lacks(words(chapter.judgements[0].text)) == []


@pytest.mark.browser
def test_the_card_of_a_mark(browser: Browser, built: Result) -> None:
    """The day of the source is the one thing that it leaves to the note: a card has its year."""
    with served(built.output) as base, visiting(browser, base) as visit:
        page = visit.open(PAGE)
        page.locator(".prose a[role=doc-noteref]").first.hover()
        card = page.locator(".note-card")
        expect(card).to_be_visible()
        told = " ".join(card.inner_text().split())
    assert lacks(told, FACTS | {"date": "Fog Post 2026"}) == []


@pytest.mark.browser
def test_a_card_cuts_no_notice_off(browser: Browser, small: Site) -> None:
    """Of what is said of the words it shows two lines, and the note has the rest."""
    reason = "The hour was wrong, and so was all that followed from it, as the paper wrote. " * 3
    small.edit(CARD, "kind: news", f"kind: news\ncorrected: {{date: 2026-01-09, reason: '{reason.strip()}'}}")
    small.lead("The crew waited [@rain#crew].")
    with visiting(browser, small.build().output.as_uri() + "/", width=1000) as visit:
        visit.open(PAGE).locator(".prose a[role=doc-noteref]").hover()
        notice = visit.context.pages[0].locator(".note-card .notice")
        expect(notice).to_be_visible()
        assert notice.evaluate("e => e.scrollHeight - e.clientHeight") <= 1
        assert reason.strip() in notice.inner_text()


@pytest.mark.parametrize("address", ["water/lead.html", "sources/index.html"])
def test_a_source_that_speaks_for_itself_is_no_copy(small: Site, address: str) -> None:
    small.lead(CITES.replace("fog#thick", "rain#hours"))
    assert "Copy of" not in small.build().pages[address]
