"""What is archived of a document: nothing, for a reason; all, a part or the abstract; a copy elsewhere."""

from __future__ import annotations

import json

import pytest

from tests.sites import Site

CARD = (
    "---\ntitle: Fog\npublisher: Fog Post\nkind: news\npublished: 2026\nurl: https://fog.example/1\n{0}---\n"
    "## thick\n> Fog was thick\n"
)
NONE = "archive: none\narchive_reason: read in print at the port library\n"


def foggy(site: Site, more: str) -> Site:
    site.put("seeds/fog.md", CARD.format(more))
    site.lead("It was thick [@fog#thick].")
    return site


def test_what_is_not_archived_has_a_verdict_of_its_own(small: Site) -> None:
    made = foggy(small, NONE).build()
    assert [fault.code for fault in made.diagnostics if fault.severity != "note"] == []
    page = made.pages["water/lead.html"]
    assert '<span class="verdict" data-verdict="not-archived">Not archived</span>' in page
    assert "read in print at the port library" in made.pages["sources/fog.html"]
    passage = json.loads(made.tree["water/lead.json"])["claims"][0]["citations"][0]["passage"]
    assert (passage["verdict"], passage["basis"]) == ("not-archived", "none")


def test_it_is_counted(small: Site) -> None:
    about = foggy(small, NONE).build().pages["about.html"]
    assert 'data-verdict="not-archived"' in about


def test_a_reason_is_asked_for(small: Site) -> None:
    found = [f for f in foggy(small, "archive: none\n").check().diagnostics if f.severity == "error"]
    assert [(f.code, "archive_reason" in f.message) for f in found] == [("missing-field", True)]


@pytest.mark.parametrize(
    ("extent", "words"),
    [("full", "full text archived"), ("part", "a part archived"), ("abstract", "abstract archived")],
)
def test_how_much_is_archived_stands_with_the_verdict(small: Site, extent: str, words: str) -> None:
    made = foggy(small, f"extent: {extent}\n").build()
    for page in ("water/lead.html", "sources/fog.html"):
        assert f'</span> <span class="extent">({words})</span>' in made.pages[page]


def test_a_copy_in_a_public_archive_makes_links_robust(small: Site) -> None:
    made = foggy(small, "archived_url: https://keep.example/1\naccessed: 2026-03-01\n").build()
    page = made.pages["sources/fog.html"]
    assert (
        '<a href="https://fog.example/1" dir="ltr" rel="external noopener" data-versionurl="https://keep.example/1" '
        'data-versiondate="2026-03-01">' in page
    )
    assert '<a href="https://keep.example/1" dir="ltr" rel="external noopener"' in page
    assert 'data-versionurl="https://keep.example/1"' in made.pages["water/lead.html"]
