"""The page of a source: what is held of its document, and what was made of it."""

from __future__ import annotations

import re
from html import unescape

import pytest

from tests.sites import Site

PAGE = "sources/rain.html"


def row(page: str, name: str) -> str:
    """What stands beside a name in the particulars of a source; empty where it has no such row."""
    found = re.search(rf"<dt>{name}</dt><dd>(.*?)</dd>", page, re.DOTALL)
    return unescape(re.sub(r"<[^>]*>", "", found[1])) if found else ""


HELD = {
    "text": ((), "this build compared every quotation with it"),
    "lock alone": (("seeds/archive",), "relies on what was pinned"),
    "nothing to compare with": (
        ("seeds/archive", "seeds/seeds.lock"),
        "its quotations have not been checked against it",
    ),
}
"""What is missing of the site; what the page says of the document."""
NO_COPY = "We hold no copy of this document."


@pytest.mark.parametrize(("missing", "told"), HELD.values(), ids=HELD)
def test_what_is_held_of_a_document(small: Site, missing: tuple[str, ...], told: str) -> None:
    for path in missing:
        small.delete(path)
    page = small.build().pages[PAGE]
    assert [words for words in (*(words for _, words in HELD.values()), NO_COPY) if words in page] == [told]


def test_nothing_is_held_of_a_document(small: Site) -> None:
    small.edit("seeds/rain.md", "archive: rain.txt\n", "")
    page = small.build().pages[PAGE]
    assert [words for words in (*(words for _, words in HELD.values()), NO_COPY) if words in page] == [
        NO_COPY
    ]


def test_copies_and_what_they_were_made_of(small: Site) -> None:
    for name, title, original in (
        ("copy", "Rain again", "rain"),
        ("other", "Fog", "copy"),
        ("own", "Sun", "null"),
    ):
        small.put(
            f"seeds/{name}.md",
            f"---\ntitle: {title}\npublisher: P\nkind: news\nderived_from: {original}\n---\n",
        )
    small.lead("So they say [@copy; @other; @own].")
    pages = small.build().pages
    assert {
        name: (
            row(pages[f"sources/{name}.html"], "Copies"),
            row(pages[f"sources/{name}.html"], "Copy of"),
        )
        for name in ("rain", "copy", "other", "own")
    } == {
        "rain": ("Rain again (reprinted or translated; all count as one voice)", ""),
        "copy": (
            "Fog (reprinted or translated; all count as one voice)",
            "Quay shut for the night (reprinted or translated; both count as one voice)",
        ),
        "other": ("", "Rain again (reprinted or translated; both count as one voice)"),
        "own": ("", ""),
    }


FOLD = re.compile(r"<details><summary>Cited by \((\d+)\)</summary>(.*?)</details>", re.DOTALL)


def with_passages(small: Site, more: int) -> str:
    """The page of a source of three passages and `more` of them; the first is cited twice, and once against."""
    passages = (f'## dry-{n} {{at="3" voice="forecast"}}\n> a dry week\n\nNo rain.\n\n' for n in range(more))
    small.write(f"-- seeds/rain.md --\n{small.read('seeds/rain.md')}\n{''.join(passages)}")
    marks = "; ".join(f"@rain#dry-{n}" for n in range(more))
    small.lead(
        f"It rained [@rain#hours].\n\nIt was dry [but see @rain#hours].\n\nThe mayor said so [{marks}]."
    )
    return small.build().pages[PAGE]


def test_who_cites_one_of_many_passages_is_folded_away_but_never_what_speaks_against(small: Site) -> None:
    page = with_passages(small, 3)
    count, within = FOLD.findall(page[page.index('id="e-hours"') :])[0]
    assert count == str(within.count('<p class="facts">')) == "2"  # a briefing of another region has one
    assert "It rained" in within
    assert "It was dry" not in within
    assert "It was dry" in page[page.index("Cited against this sentence") :].partition("</li>")[0]


def test_who_cites_one_of_few_passages_is_seen_at_once(small: Site) -> None:
    page = with_passages(small, 2)
    assert "<h4>Cited by</h4>" in page
    assert "<details" not in page


PUBLISHED = {
    "a day": ("2026-02-12", "12 February 2026"),
    "a range of years": ("2004/2008", "2004–2008"),
    "a range of months": ("2004-03/2004-05", "March–May 2004"),
    "without an end": ("2010/..", "2010–"),
    "about a year": ("1998~", "[1998?]"),
    "a season": ("2019-21", "Spring 2019"),
    "not known": ("null", ""),
}


@pytest.mark.parametrize(("given", "told"), PUBLISHED.values(), ids=PUBLISHED)
def test_when_a_document_was_published(small: Site, given: str, told: str) -> None:
    card = f"---\ntitle: Fog\npublisher: P\nkind: news\npublished: {given}\n---\n"
    small.put("seeds/fog.md", card)
    small.lead("So they say [@fog].")
    assert row(small.build().pages["sources/fog.html"], "Published") == told
