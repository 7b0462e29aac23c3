"""Gists of cards: their figures and quoted words are to stand in the passage, or elsewhere in the document."""

from __future__ import annotations

import pytest

from tests.sites import CARD, Site

TEXT = """\
Boats come back

Of 120 boats 40 came back in March, at a cost of 17.5 million dollars. “We had feared worse,” Ines Holm said.

The north quay is 31 metres long.

The council did not approve the levy on 12 March 2026. Roe warned Poe. The dock may close in June.
"""


TOLD = ("figures", "quoted-words", "names", "negation")


def told(site: Site, gist: str, *, at: int = 2, archive: bool = True) -> list[tuple[str, str]]:
    site.small(
        f"-- config.yaml --\ntitle: H\nregions: {{water: {{name: W}}, land: {{name: L}}}}\n"
        f"-- seeds/archive/rain.txt --\n{TEXT}-- {CARD} --\n---\ntitle: Boats come back\npublisher: Quay Post\n"
        "published: 2026-01-05\narchive: rain.txt\nkind: news\n---\n"
        f'## hours {{at="{at}"}}\n> {QUOTES[at]}\n\n{gist}\n'
        "-- briefings/land/all.md --\n---\ntitle: All\nregion: land\ndate: 2026-01-06\nsummary: B.\n---\n"
        "Boats came [@rain#hours].\n"
    )
    site.pin()
    if not archive:
        site.delete("seeds/archive/rain.txt")
    found = [fault for fault in site.check().diagnostics if fault.code in TOLD]
    return [(fault.code, fault.message.split("“")[1].split("”")[0]) for fault in found]


QUOTES = {2: "Of 120 boats 40 came back", 4: "The council did not approve the levy"}
BAD = {
    "count": ("Of 140 boats some came.", ("figures", "140")),
    "share": ("45 per cent came back.", ("figures", "45 per cent")),
    "money": ("It cost 18.5 million dollars.", ("figures", "18.5 million dollars")),
    "words": ("It is about one hundred and forty boats.", ("figures", "one hundred and forty")),
    "quotation": ("Holm says “we feared nothing”.", ("quoted-words", "we feared nothing")),
    "Japanese": ("船は145隻だった。", ("figures", "145")),
    "name": ("Minister Ann Tolva counts the boats.", ("names", "Ann Tolva")),
    "acronym": ("NATO counts the boats.", ("names", "NATO")),
    "negation": ("The boats did not come back.", ("negation", "not")),
}
OF_THE_VOTE = {
    "left-out": ("The council approved the levy.", [("negation", "approved")]),
    "kept": ("The council did not approve the levy.", []),
    "source-leaves-out": ("It does not say why.", []),
    "day": ("The vote of 13 March 2026.", [("figures", "13 March 2026")]),
    "year": ("The vote of 12 March 2025.", [("figures", "12 March 2025")]),
    "same-day": ("The vote of 12 March 2026.", []),
    "later": ("Before the storm of 9 May 2027.", []),
    "roles": ("Poe warned Roe.", [("negation", "warned")]),
    "doubt": ("The dock will close in June.", [("negation", "close")]),
}
GOOD = {
    "none": "The count.",
    "figures": "120 boats, 40 of them back, for 17.5 million dollars.",
    "derived": "A third of the boats came back.",
    "elsewhere": "It is a quay of 31 metres.",
    "quotation": "Holm “had feared worse”.",
    "date": "Written before the storm of May 2027.",
    "small": "Two things are told.",
}


@pytest.mark.parametrize(("gist", "fault"), BAD.values(), ids=BAD)
def test_told(site: Site, gist: str, fault: tuple[str, str]) -> None:
    assert told(site, gist) == [fault]


@pytest.mark.parametrize("gist", GOOD.values(), ids=GOOD)
def test_not_told(site: Site, gist: str) -> None:
    assert told(site, gist) == []


@pytest.mark.parametrize(("gist", "faults"), OF_THE_VOTE.values(), ids=OF_THE_VOTE)
def test_what_is_turned_round(site: Site, gist: str, faults: list[tuple[str, str]]) -> None:
    assert told(site, gist, at=4) == faults


def test_nothing_is_told_without_the_archive(site: Site) -> None:
    assert told(site, "Of 140 boats some came.", archive=False) == []
