"""Gists of cards: their figures and quoted words are to stand in the passage, or elsewhere in the document."""

from __future__ import annotations

import pytest

from tests.sites import CARD, Site

TEXT = """\
Boats come back

Of 120 boats 40 came back in March, at a cost of 17.5 million dollars. “We had feared worse,” Ines Holm said.

The north quay is 31 metres long.
"""


def told(site: Site, gist: str, *, archive: bool = True) -> list[tuple[str, str]]:
    site.small(
        f"-- config.yaml --\ntitle: H\nregions: {{water: {{name: W}}, land: {{name: L}}}}\n"
        f"-- seeds/archive/rain.txt --\n{TEXT}-- {CARD} --\n---\ntitle: Boats come back\npublisher: Quay Post\n"
        "published: 2026-01-05\narchive: rain.txt\nkind: news\n---\n"
        f'## hours {{at="2"}}\n> Of 120 boats 40 came back\n\n{gist}\n'
        "-- briefings/land/all.md --\n---\ntitle: All\nregion: land\ndate: 2026-01-06\nsummary: B.\n---\n"
        "Boats came [@rain#hours].\n"
    )
    site.pin()
    if not archive:
        site.delete("seeds/archive/rain.txt")
    found = [fault for fault in site.check().diagnostics if fault.code in ("figures", "quoted-words")]
    return [(fault.code, fault.message.split("“")[1].split("”")[0]) for fault in found]


BAD = {
    "count": ("Of 140 boats some came.", ("figures", "140")),
    "share": ("45 per cent came back.", ("figures", "45 per cent")),
    "money": ("It cost 18.5 million dollars.", ("figures", "18.5 million dollars")),
    "words": ("It is about one hundred and forty boats.", ("figures", "one hundred and forty")),
    "quotation": ("Holm says “we feared nothing”.", ("quoted-words", "we feared nothing")),
    "Japanese": ("船は145隻だった。", ("figures", "145")),
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


def test_nothing_is_told_without_the_archive(site: Site) -> None:
    assert told(site, "Of 140 boats some came.", archive=False) == []
