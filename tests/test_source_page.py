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
