"""The evidence of a page, where its sources disagree, and what was corrected, as a reader sees them."""

from __future__ import annotations

from xml.etree.ElementTree import Element

import pytest

from tests.sites import PAGE, Result, Site, briefing
from tests.test_pages import Page, Published, text
from tests.test_real_site import ARCHIVE, copy

BASE = "https://harbour.example/notes/"
STATE = """\
-- seeds/gazette.md --
---
title: Der Kai bleibt offen
publisher: Staatsanzeiger
published: 2026-01-08
kind: state-media
perspective: government press, Harbour Republic
language: de
archive: gazette.txt
---
## dry {at="1" speaker="the port" voice="fact"}
> Der Kai blieb trocken

Translation: The quay stayed dry.

It says that no rain fell.
-- seeds/archive/gazette.txt --
Der Kai blieb trocken.
"""


@pytest.fixture
def disputed(small: Site) -> Site:
    """The small site with a source that says otherwise."""
    small.write(STATE)
    small.pin()
    return small


def pages(result: Result) -> dict[str, Page]:
    """Every page of a build without errors, all of them sound."""
    assert result.outcome.complete, result.text
    published = Published(result.tree, BASE)
    published.check()
    return published.pages


def paragraphs(page: Page, within: Element) -> list[str]:
    return [text(p) for p in page.all("p", within)]


# --- evidence ------------------------------------------------------------------------------------


def facts(page: Page) -> dict[str, str]:
    """Name to content of every row of the evidence."""
    (basis,) = page.all("dl", class_="basis")
    return {text(dt): text(dd) for dt, dd in zip(page.all("dt", basis), page.all("dd", basis), strict=True)}


def weight(page: Page) -> str:
    (found,) = page.all("p", class_="weight")
    return text(found)


def test_evidence_of_a_briefing(disputed: Site) -> None:
    disputed.lead(
        "Wet [@rain#hours; but see @gazette#dry]. The crew waited [@rain#crew]. Both [@rain; @gazette]."
    )
    page = pages(disputed.build())[PAGE]
    assert weight(page) == (
        "2 of 3 cited sentences rest on a single source. Quay Post 2026 supports all 3. "
        "Sources disagree in 1 place."
    )
    assert facts(page) == {
        "Sources": "2 sources, from 5 January 2026 to 8 January 2026",
        "Kind": "news report; state media",
        "Perspective": "government press, Harbour Republic; not stated",
        "Language": "English; German",
    }


@pytest.mark.parametrize("address", ["index.html", "sources/index.html"])
def test_home_and_sources_lead_to_the_disagreements(disputed: Site, address: str) -> None:
    target = "../" * address.count("/") + "disagreements.html"
    disputed.lead("Wet [@rain#hours].")
    (link,) = pages(disputed.build())[address].all("a", href=target)
    assert text(link) == "Where sources disagree"  # the one in the foot of every page
    disputed.lead(
        "Wet [@rain#hours; but see @gazette#dry; contra @gazette].[^n] So [contra @gazette#dry]. Both [@rain].\n\n"
        "[^n]: Or not [but see @gazette#dry].\n",
        "events:\n  - {date: 2026, text: 'It was dry [but see @rain#hours]'}\n",
    )
    published = pages(disputed.build())
    assert [text(link) for link in published[address].all("a", href=target)] == [
        "Sources disagree in 4 places.",
        "Where sources disagree",
    ]
    assert weight(published["about.html"]).endswith("Sources disagree in 4 places.")


# What the body says, the sentence on its weight, the row on its sources.
WEIGHTS = {
    "one": (
        "Wet [@rain#hours].",
        "The one cited sentence rests on a single source.",
        "1 source, of 5 January 2026",
    ),
    "each": (
        "Wet [@rain#hours]. Long [@rain#crew].",
        "Each of the 2 cited sentences rests on a single source. Quay Post 2026 supports all 2.",
        "1 source, of 5 January 2026",
    ),
    "none": (
        "Wet [@rain#hours; @gazette#dry]. Long [@gazette; @rain].",
        "None of the 2 cited sentences rests on a single source.",
        "2 sources, from 5 January 2026 to 8 January 2026",
    ),
    "most": (
        "Wet [@rain#hours]. Long [@rain#crew; @gazette]. Dry [@gazette]. So [@rain].",
        "3 of 4 cited sentences rest on a single source. Quay Post 2026 supports the most (3).",
        "2 sources, from 5 January 2026 to 8 January 2026",
    ),
    "copy": (
        "Wet [@rain#hours; @copy]. Dry [@gazette].",
        "Each of the 2 cited sentences rests on a single source.",
        "3 sources, from 5 January 2026 to 8 January 2026; 1 without a date; "
        "2 voices, since copies count as one with their original",
    ),
    "compared": (
        "Wet [@rain#hours]. Dry [cf. @gazette].",
        "1 of 2 cited sentences rests on a single source. Quay Post 2026 supports the most (1). "
        "1 has citations that only compare or disagree.",
        "2 sources, from 5 January 2026 to 8 January 2026",
    ),
    "undated": (
        "Wet [@copy].",
        "The one cited sentence rests on a single source.",
        "1 source; 1 without a date",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("body", "words", "sources"), WEIGHTS.values(), ids=WEIGHTS)
def test_weight_in_words(disputed: Site, body: str, words: str, sources: str) -> None:
    disputed.write(
        "-- seeds/copy.md --\n---\ntitle: Rain\npublisher: Copy Post\nkind: news\nderived_from: rain\n---\n"
    )
    disputed.lead(body)
    page = Page.of(PAGE, disputed.build().pages[PAGE])
    assert (weight(page), facts(page)["Sources"]) == (words, sources)


def test_a_text_without_citations_has_no_evidence_to_show(small: Site) -> None:
    small.lead("It rained.")
    page = pages(small.build())[PAGE]
    assert not page.all("section", class_="evidence")
    assert not page.all("section", class_="disagreements")


def test_evidence_of_the_site(disputed: Site) -> None:
    disputed.lead("Dry [@gazette#dry].")
    page = pages(disputed.build())["about.html"]
    assert weight(page) == "Each of the 2 cited sentences rests on a single source."
    assert facts(page)["Kind"] == "news report; state media"


# --- kind and perspective in words -----------------------------------------------------------------


def test_state_media_are_called_so_wherever_they_are_named(disputed: Site) -> None:
    disputed.lead("Dry [@gazette#dry].", "people: [Ada Lane]")
    disputed.edit("seeds/gazette.md", "the port", "Ada Lane")
    built = pages(disputed.build())
    who = "state media; government press, Harbour Republic"
    (group,) = built[PAGE].all("div", class_="group")
    assert who in text(group)
    assert who in text(built["people/ada-lane.html"].all("article", class_="excerpt")[0])
    assert [text(p) for p in built["sources/gazette.html"].all("p", class_="perspective")] == [who]
    (row,) = [li for li in built["sources/index.html"].all("li") if "Der Kai bleibt offen" in text(li)]
    assert "state media government press, Harbour Republic" in text(row).replace("\xa0", " ")


# --- disagreements -------------------------------------------------------------------------------


def test_both_passages_stand_side_by_side(disputed: Site) -> None:
    disputed.lead("Wet [@rain#hours; but see, on the quay, @gazette#dry, p. 3].")
    built = pages(disputed.build())
    # On the page of the briefing its own notes say the rest of each passage.
    short = {
        "one": ["Quay Post 2026 Note 1"],
        "other": [
            "As cited here: but see, on the quay, p. 3",
            "Speaker: the port Staatsanzeiger 2026 Note 2",
        ],
    }
    whole = {
        "one": [
            "It rained for long.",
            "Ada Lane, “Quay shut for the night,” Quay Post, 5 January 2026, paragraph 2, sentence 1.",
            "Passage: told as fact Quoted words found in the source Note 1",
        ],
        "other": [
            "It says that no rain fell.",
            "“Der Kai bleibt offen,” Staatsanzeiger, 8 January 2026, paragraph 1.",
            "As cited here: but see, on the quay, p. 3",
            "Speaker: the port Passage: told as fact Quoted words found in the source Note 2",
        ],
    }
    for address, root, rest in ((PAGE, "", short), ("disagreements.html", "water/lead.html", whole)):
        page = built[address]
        (item,) = page.all("li", class_="dispute")
        (sentence,) = page.all("p", item, class_="disputed")
        (link,) = page.all("a", sentence)
        assert (text(link), link.get("href")) == ("Wet.", f"{root}#r-gazette--dry-1")
        one, other = page.all("div", item, class_="side")
        assert paragraphs(page, one) == [
            "Cited in support",
            "news report",
            "Rain fell for six hours",
            *rest["one"],
        ]
        assert "against" in other.get("class", "").split()
        assert paragraphs(page, other) == [
            "Cited against: but see",
            "state media; government press, Harbour Republic",
            "Der Kai blieb trocken",
            "Our translation: The quay stayed dry.",
            *rest["other"],
        ]
        (quotation,) = page.all("blockquote", other)
        assert quotation.get("lang") == "de"
        assert [a.get("href") for a in page.all("a", other)][-1] == f"{root}#n-gazette--dry"


def test_a_sentence_without_support_stands_for_itself(disputed: Site) -> None:
    disputed.lead("Wet [contra @gazette].")
    page = pages(disputed.build())[PAGE]
    one, other = page.all("div", class_="side")
    assert paragraphs(page, one)[1:] == ["The sentence itself; no passage is cited for it."]
    assert paragraphs(page, other) == [
        "Cited against: contra",
        "state media; government press, Harbour Republic",
        "Cited as a whole",
        "Staatsanzeiger 2026 Note 1",
    ]


def test_sentences_that_cite_the_same_stand_together(disputed: Site) -> None:
    disputed.lead("Wet [@rain#hours; but see @gazette#dry]. So wet [@rain#hours; but see @gazette#dry].")
    page = pages(disputed.build())["disagreements.html"]
    (item,) = page.all("li", class_="dispute")
    links = [page.all("a", p)[0] for p in page.all("p", item, class_="disputed")]
    assert [(text(a), a.get("href")) for a in links] == [
        ("Wet.", "water/lead.html#r-gazette--dry-1"),
        ("So wet.", "water/lead.html#r-gazette--dry-2"),
    ]


def test_other_signals_beside_a_disagreement_are_told(disputed: Site) -> None:
    disputed.lead("Wet [cf. @rain#crew; see @rain#hours; contra @gazette#dry; but see @gazette].")
    page = pages(disputed.build())[PAGE]
    one, other = page.all("div", class_="side")
    assert [p for p in paragraphs(page, one) if p.startswith("Cited")] == [
        "Cited in support",
        "Cited with “cf.”",
        "Cited with “see”",
    ]
    assert [p for p in paragraphs(page, other) if p.startswith("Cited")] == [
        "Cited against: contra",
        "Cited with “but see”",
        "Cited as a whole",
    ]


def test_disagreements_of_the_site_newest_briefing_first(disputed: Site) -> None:
    disputed.write(
        briefing(
            "Old [but see @gazette].",
            path="briefings/land/old.md",
            region="land",
            title="Old",
            date="2025-01-01",
        )
        + briefing(
            "New [but see @gazette].",
            path="briefings/land/new.md",
            region="land",
            title="New",
            date="2026-02-01",
        )
    )
    page = pages(disputed.build())["disagreements.html"]
    assert [text(h) for h in page.all("h2")] == ["New", "Old"]
    assert [text(a) for p in page.all("p", class_="disputed") for a in page.all("a", p)] == ["New.", "Old."]


def test_a_site_without_disagreements_says_so(small: Site) -> None:
    page = pages(small.build())["disagreements.html"]
    assert page.type == "disagreements"
    (standfirst,) = page.all("p", class_="standfirst")
    assert text(standfirst) == "No briefing cites a passage against one of its sentences yet."


# --- corrections ---------------------------------------------------------------------------------


def test_corrections_of_the_site_newest_first(small: Site) -> None:
    for name, date in (("one", "2026-02-01"), ("two", "2026-03-01")):
        small.write(
            briefing(
                "It rained [@rain].",
                f'corrections:\n  - {{date: {date}, text: "The {name} was wrong [@rain#{"hours" if name == "one" else "crew"}]."}}',
                path=f"briefings/land/{name}.md",
                region="land",
                title=name.title(),
            )
        )
    built = pages(small.build())
    page = built["corrections.html"]
    (listed,) = page.all("ol", class_="events")
    assert [[text(part) for part in item] for item in listed] == [
        ["1 March 2026", "The two was wrong.\u2060[1]", "Two"],
        ["1 February 2026", "The one was wrong.\u2060[2]", "One"],
    ]
    assert [a.get("href") for a in page.all("a", listed) if a.get("role") is None] == [
        "land/two.html",
        "land/one.html",
    ]
    assert len(page.all("li", class_="note")) == 2
    for other in built.values():
        assert [a for a in other.all("a") if text(a) == "Corrections"], other.address
        assert [a for a in other.all("a") if text(a) == "Where sources disagree"], other.address


def test_a_site_without_corrections_says_so(small: Site) -> None:
    page = pages(small.build())["corrections.html"]
    assert page.type == "corrections"
    (standfirst,) = page.all("p", class_="standfirst")
    assert text(standfirst).startswith("No briefing has been corrected yet.")
    assert not page.all("ol")


# --- the repository's own site ---------------------------------------------------------------------


def test_own_site_shows_every_disagreement_twice(tmp_path_factory: pytest.TempPathFactory) -> None:
    own = copy(tmp_path_factory.mktemp("own") / "site")
    built = Published(own.build(archive=ARCHIVE).tree, "").pages
    marked = sum(
        text(p).count("but see") + text(p).count("contra")
        for page in built.values()
        if page.type == "source"
        for p in page.all("p", class_="signal")
    )
    assert marked
    collected = built["disagreements.html"]
    beside = [
        p for page in built.values() if page.type == "briefing" for p in page.all("p", class_="disputed")
    ]
    assert len(collected.all("p", class_="disputed")) == len(beside) == marked
    assert not collected.all("p", class_="hint"), "every sentence cites something in its favour"
