"""The nearest passage: how the hint words the difference."""

from __future__ import annotations

import pytest

from briefing_site.verify.nearest import nearest
from briefing_site.verify.quotation import read_quotation
from briefing_site.verify.search_text import scope_of
from tests.town import SOURCE

NEAREST = {
    "word-left-out": ("The mayor has intention to close the ferry", "nearest, in paragraph 2: the source has “no intention”, the quotation “intention”"),
    "word-changed": ("Boats left the pier at noon", "nearest, in paragraph 5: the source has “quay”, the quotation “pier”"),
    "word-added": ("The ferry carries 9.04 million old people", "nearest, in paragraph 2: the source has “people”, the quotation “old people”"),
    "first-word": ("All sales rose in June", "nearest, in paragraph 6: the source has “Ticket”, the quotation “All”"),
    "last-word-added": ("Ticket sales rose in June 2026", "nearest, in paragraph 6: the source has “June”, the quotation “June 2026”"),
    "signs": ("The ferry, carries 9.04 million people", "nearest, in paragraph 2: the words agree, signs or spaces do not: “The ferry carries 9.04 million people”"),
    "japanese": ("市議会は橋を建設すると決めた", "nearest, in paragraph 9: the source has “しない”, the quotation “する”"),
    "one-word-of-two": ("quiet elephants", ""),
    "less-than-half": ("Rain fell among purple elephants", ""),
    "half": ("Rain fell among elephants", "nearest, in paragraph 5: the source has “on the”, the quotation “among elephants”"),
    "nothing-near": ("quite another matter altogether", ""),
}  # fmt: skip


@pytest.mark.parametrize(("quote", "hint"), NEAREST.values(), ids=NEAREST.keys())
def test_nearest(quote: str, hint: str) -> None:
    assert nearest(read_quotation(quote), SOURCE, scope_of(SOURCE, None)) == hint
