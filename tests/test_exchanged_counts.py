"""Counts that change places between the sentence and its passage: which are told, and which are as they were."""

from __future__ import annotations

import pytest

from tests.sites import LEAD, Site

TURNED = {
    "of things": ("en", "It has 3 ships and 5 boats", "It has 5 ships and 3 boats.", "3 ships and 5 boats"),
    "in words": ("en", "It has thirty ships and fifty boats", "It has fifty ships and thirty boats.", "thirty ships and fifty boats"),
    "in another order": ("en", "It has 3 ships and 5 boats", "It has 3 boats and 5 ships.", "3 ships and 5 boats"),
    "behind names": ("en", "Esk has 30 ships and Brae 50", "Esk has 50 ships and Brae 30.", "30 ships and Brae 50"),
    "behind names, turned": ("en", "Brae has 50, Esk 30", "Esk has 50 and Brae 30.", "50, Esk 30"),
    "before names": ("en", "There are 30 in Esk and 50 in Brae", "There are 50 in Esk and 30 in Brae.", "30 in Esk and 50"),
    "of money": ("en", "It cost 30 dollars in Esk and 50 dollars in Brae", "It cost 50 dollars in Esk and 30 dollars in Brae.", "30 dollars in Esk and 50 dollars"),
    "of ages": ("en", "Lane, 30, and Roe, 50, came", "Roe, 30, and Lane, 50, came.", "30, and Roe, 50"),
    "in German": ("de", "Es hat 30 Schiffe und 50 Boote", "Es hat 50 Schiffe und 30 Boote.", "30 Schiffe und 50 Boote"),
    "in Korean": ("ko", "선박 30척과 보트 50척이 있다", "선박 50척과 보트 30척이 있다.", "30척과 보트 50"),
}  # fmt: skip
AS_THEY_WERE = {
    "in another order": ("It has 5 ships and 3 boats", "It has 3 boats and 5 ships."),
    "names in another order": ("Brae has 30 ships, Esk 50", "Esk has 50 ships and Brae 30."),
    "a part of a whole": ("Of 50 ships in Brae 30 came from Esk", "Brae has 50 ships, of which 30 are from Esk."),
    "of one thing": ("Of the 50 ships 30 sank", "30 ships sank, of 50 ships that sailed."),
    "a score": ("Esk beat Brae by 30 to 50", "Brae lost to Esk, 50 to 30."),
    "a price": ("It sold 30 ships for 50 dollars", "For 50 dollars each, 30 ships were sold."),
    "of two years": ("It rose from 30 in 2024 to 50 in 2025", "Ships: 50 in 2025, 30 in 2024."),
    "of two sentences": ("Esk has 30 ships. Brae has 50", "Esk has 30 ships and 50 boats. Brae has 50 ships and 30 boats."),
    "both ways": ("Esk has 30 ships and 50 boats", "Esk has 30 ships and 50 boats, and had 50 ships and 30 boats."),
}  # fmt: skip


def told(site: Site, language: str, claim: str, passage: str) -> list[str]:
    """What is told of the negations of a claim that cites a passage."""
    site.put("seeds/archive/rain.txt", f"{passage}\n")
    card = "---\ntitle: A\nauthor: [Ada Lane]\npublisher: B\npublished: 2026-01-05\narchive: rain.txt\nkind: news\n"
    words = passage[:12].rsplit(" ", 1)[0].rstrip(",")
    site.put("seeds/rain.md", f'{card}language: {language}\n---\n## hours {{at="1"}}\n> {words}\n')
    site.delete("briefings/land")
    site.lead(f"{claim} [@rain#hours].", language=language)
    site.pin()
    found = site.check().diagnostics
    return [fault.message for fault in found if fault.place.path == LEAD and fault.code == "negation"]


@pytest.mark.parametrize(("language", "claim", "passage", "words"), TURNED.values(), ids=TURNED)
def test_counts_that_change_places(small: Site, language: str, claim: str, passage: str, words: str) -> None:
    (message,) = told(small, language, claim, passage)
    assert f"affirms “{words}”" in message


@pytest.mark.parametrize(("claim", "passage"), AS_THEY_WERE.values(), ids=AS_THEY_WERE)
def test_counts_in_their_places(small: Site, claim: str, passage: str) -> None:
    assert told(small, "en", claim, passage) == []
