"""Cited by, backlinks, and what the whole site has to say of a briefing."""

from __future__ import annotations

import re
from html import unescape

import pytest

from tests.sites import CARD, LEAD, PAGE, Site, briefing

SOURCE = "sources/rain.html"
_USE = re.compile(r'<p><a href="([^"]+)"[^>]*>([^<]*)</a></p>')


def uses(page: str, briefing: str = "../water/lead.html") -> list[tuple[str, str]]:
    """Where each sentence that cites stands, and its words, for the briefing at an address."""
    return [
        (href.partition("#")[2], unescape(words))
        for href, words in _USE.findall(page)
        if href.startswith(f"{briefing}#")
    ]


# The citation of `dry` is the one looked for; the sentence is what the source's page says of it.
SENTENCES = {
    "one": ("It will be dry [@rain#dry].", "It will be dry."),
    "first": ("It will be dry [@rain#dry]. It was wet.", "It will be dry."),
    "middle": ("It was wet. It will be dry [@rain#dry]. So be it.", "It will be dry."),
    "last": ("It was wet. It will be dry [@rain#dry]", "It will be dry"),
    "after-stop": ("It was wet. It will be dry. [@rain#dry] So be it.", "It will be dry."),
    "after-stop-touching": ("It was wet. It will be dry.[@rain#dry] So be it.", "It will be dry."),
    "in-the-middle": ("It will be dry [@rain#dry] and hot. So be it.", "It will be dry and hot."),
    "abbreviation": ("The U.S. forecast of Mr. Lane is dry [@rain#dry]. Good.", "The U.S. forecast of Mr. Lane is dry."),
    "decimal": ("It was wet. Only 2.5 mm fell [@rain#dry].", "Only 2.5 mm fell."),
    "question": ("Will it be dry [@rain#dry]? Perhaps.", "Will it be dry?"),
    "quotation": ("It was wet. “It will be dry [@rain#dry].” So be it.", "“It will be dry.”"),
    "over-lines": ("It was wet.\nIt will\nbe dry [@rain#dry].\nGood.", "It will be dry."),
    "markup": ("It *was* wet. It **will _be_** `dry` [@rain#dry].", "It will be dry."),
    "entities": ("A &amp; B < C [@rain#dry].", "A & B < C."),
    "in-text": ("It was wet. As @rain#dry says, it stops.", "As Ada Lane says, it stops."),
    "in-text-with-bracket": ("As @rain#dry [p. 3] says, it stops.", "As Ada Lane says, it stops."),
    "suppressed": ("Lane says so [-@rain#dry].", "Lane says so."),
    "other-citations": ("So [@rain#crew] it @rain#hours is [@rain#dry; @rain]. No.", "So it Ada Lane is."),
    "footnote-mark": ("So it is[^a] said [@rain#dry].\n\n[^a]: Or not.", "So it is said."),
    "wikilink": ("See [[all]] first [@rain#dry].", "See All that is known first."),
    "wikilink-words": ("See [[all|the rest]] first [@rain#dry].", "See the rest first."),
    "link": ("See [the rest](../land/all.md) first [@rain#dry].", "See the rest first."),
    "excerpt-link": ("See [[@rain#crew]] first [@rain#dry].", "See Quay shut for the night first."),
    "list": ("- It was wet.\n- It will be dry [@rain#dry]. Or so.\n- Good.", "It will be dry."),
    "list-without-stop": ("- wet\n- dry [@rain#dry]\n- good", "dry"),
    "nested-list": ("- wet\n    - dry [@rain#dry]\n    - good", "dry"),
    "list-lead": ("- wet [@rain#dry]\n    - good", "wet"),
    "table": ("| a | b |\n| - | - |\n| wet. | It will be dry [@rain#dry] |", "It will be dry"),
    "heading": ("## Dry days [@rain#dry]\n\nGood.", "Dry days"),
    "block-quotation": ("> Wet. Dry [@rain#dry].\n\nGood.", "Wet. Dry."),
    "definition": ("Day\n:   Wet. Dry [@rain#dry].", "Dry."),
    "admonition": ('!!! note "Day"\n    Wet. Dry [@rain#dry].', "Dry."),
    "footnote": ("Wet[^a].\n\n[^a]: Wet. Dry [@rain#dry]. Good.", "Dry."),
    "japanese": ("雨が降った。明日は晴れる[@rain#dry]。良い。", "明日は晴れる。"),
    "japanese-after-stop": ("雨が降った。明日は晴れる。[@rain#dry]良い。", "明日は晴れる。"),
    "line-break": ("Wet.  \nDry [@rain#dry].", "Dry."),
    "image": ("![A quay](q.png) It will be dry [@rain#dry].", "It will be dry."),
}  # fmt: skip


@pytest.mark.parametrize(("text", "sentence"), SENTENCES.values(), ids=SENTENCES.keys())
def test_cited_by_the_sentence(small: Site, text: str, sentence: str) -> None:
    small.append("config.yaml", "lint: {figures: off, quoted-words: off}\n")
    small.put("briefings/water/q.png", b"GIF89a")
    small.lead(text)
    seen = small.build()
    assert seen.faults == []
    assert ("r-rain--dry-1", sentence) in uses(seen.pages[SOURCE])


def test_cited_by_each_use_in_reading_order(small: Site) -> None:
    small.lead(
        "Body [@rain#dry]. More. Again [@rain#dry; @rain].",
        """
judgements:
  - {confidence: low, because: rain, text: "It was wet. It will be dry [@rain#dry]."}
events:
  - {date: 2026-01-05, text: "A dry day [@rain#dry]"}
corrections:
  - {date: 2026-01-08, text: "Not wet but dry [@rain#dry]."}
""",
    )
    assert uses(small.build().pages[SOURCE]) == [
        ("r-rain--dry-1", "It will be dry."),
        ("r-rain--dry-2", "Body."),
        ("r-rain--dry-3", "Again."),
        ("r-rain--dry-4", "A dry day"),
        ("r-rain--dry-5", "Not wet but dry."),
        ("r-rain-1", "Again."),
    ]


def test_a_disagreement_is_said_on_the_page_of_the_source(small: Site) -> None:
    small.lead("It will be wet [but see @rain#dry]. Dry [see @rain#crew].")
    page = small.build().pages[SOURCE]
    assert page.count('<li class="against">') == 1
    assert "<b>Cited against this sentence</b> (but see)" in page
    assert "Cited with “see”" in page


def test_drafts_are_checked_and_not_published(small: Site) -> None:
    small.lead("Secret [@rain#dry] [@rian].", "draft: true")
    assert small.check().faults == [f"{LEAD}:8:21 unknown-source"]
    small.lead("Secret [@rain#dry]. See [[all]].", "draft: true")
    seen = small.build()
    assert seen.faults == []
    assert PAGE not in seen.pages
    assert not any(b"Secret" in data or b"Rain on the quay" in data for data in seen.tree.values())
    drafts = small.build(drafts=True)
    assert "Secret" in drafts.pages[PAGE]
    assert uses(drafts.pages[SOURCE]) == [("r-rain--dry-1", "Secret.")]


def test_an_excerpt_that_only_a_draft_cites_is_used(small: Site) -> None:
    small.edit("briefings/land/all.md", "; @rain#dry", "")
    assert [fault.split()[1] for fault in small.check().faults] == ["unused-excerpt"]
    small.lead("Secret [@rain#dry].", "draft: true")
    assert small.check().faults == []


def test_backlinks_say_which_sentence_links(small: Site) -> None:
    small.lead("First. This links to [it](../land/all.md) & more [@rain]. Then again [[all]].")
    page = small.build().pages["land/all.html"]
    assert page.count("Briefings that refer to this one") == 1
    assert '<p class="why">This links to it &amp; more.</p>' in page
    assert page.count('<p class="why">') == 1


def test_links_to_itself_are_no_backlinks(small: Site) -> None:
    small.lead("## A\n\nSee [[lead]] and [[#a]] and [it](#a).")
    assert "refer to this one" not in small.build().pages[PAGE]


def test_names_that_differ_by_letter_case_share_an_address(small: Site) -> None:
    small.lead("Rain.", "people: [Ada Lane]")
    small.write(briefing("Fog.", "people: [ADA LANE]", path="briefings/water/fog.md"))
    (fault,) = small.check().diagnostics
    assert (fault.code, fault.place.path) == ("address-collision", LEAD)
    assert '"Ada Lane" and "ADA LANE" would have one page' in fault.message


def test_a_renamed_source_is_reported_where_it_is_cited(small: Site) -> None:
    small.rename(CARD, "seeds/rain-2026.md")
    small.lead("Rain fell\n[@rain].")
    seen = small.check()
    assert f"{LEAD}:8:2 unknown-source" in seen.faults
    assert 'did you mean "rain-2026"?' in seen.text


def test_a_source_cited_as_a_whole(small: Site) -> None:
    small.lead("All of it [@rain, p. 3].")
    page = small.build().pages[SOURCE]
    assert "Cited as a whole" in page
    assert uses(page) == [("r-rain-1", "All of it.")]
