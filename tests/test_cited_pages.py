"""Pages that citations name, compared with the pages of the archived text."""

from __future__ import annotations

import pytest

from tests.sites import Site

TEXT = "Rain fell for six hours.\n\nThe crew waited on the quay for the harbour master.\n\n\fpages: p. ix = 1:0, p. 12 = 2:0, p. 13 = 2:19\n"
LOCATORS = {
    "the page": ("p. 12", True),
    "the next page, where it goes on": ("p. 13", True),
    "both": ("pp. 12-13", True),
    "one of several": ("pp. 3, 12", True),
    "and what follows": ("S. 11 ff.", True),
    "the next one": ("S. 11f.", True),
    "before": ("p. 11", False),
    "behind": ("pp. 14-16", False),
    "a shortened range": ("pp. 12-3", True),
    "French": ("p. 11", False),
    "Russian": ("с. 12", True),
    "Japanese": ("12頁", True),
    "Japanese, wrong": ("11頁", False),
    "Roman": ("p. ix", False),
    "a chapter": ("ch. 3", True),
    "a volume before it": ("vol. 2, p. 12", True),
    "a volume before a wrong one": ("vol. 12, p. 2", False),
    "a paragraph": ("para. 7", True),
}


@pytest.mark.parametrize(("locator", "right"), LOCATORS.values(), ids=LOCATORS)
def test_a_page_is_compared_with_the_pages_of_the_passage(small: Site, locator: str, right: bool) -> None:
    small.put("seeds/archive/rain.txt", TEXT)
    small.put(
        "seeds/rain.md",
        "---\ntitle: Rain\npublisher: Post\nkind: news\narchive: rain.txt\n---\n## wait\n> waited on the quay for the harbour\n",
    )
    small.lead(f"They waited for the harbour master [@rain#wait, {locator}].")
    small.pin()
    found = [fault for fault in small.check().faults if fault.endswith("wrong-page")]
    assert bool(found) != right


def test_a_text_without_pages_tells_nothing(small: Site) -> None:
    small.put("seeds/archive/rain.txt", TEXT.partition("\f")[0])
    small.put(
        "seeds/rain.md",
        "---\ntitle: Rain\npublisher: Post\nkind: news\narchive: rain.txt\n---\n## wait\n> waited on the quay for the harbour\n",
    )
    small.lead("They waited for the harbour master [@rain#wait, p. 99].")
    small.pin()
    assert [fault for fault in small.check().faults if fault.endswith("wrong-page")] == []
