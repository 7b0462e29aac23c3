"""`briefing source export`: what an import makes of an export is what was exported."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from briefing_site.apps.cli.main import GOOD, USAGE
from briefing_site.authoring.bibliography.plain_values import plain_markup
from briefing_site.authoring.bibliography.read import read_bibliography
from briefing_site.model.date import Date
from briefing_site.model.name import Name
from briefing_site.model.work import DATES, NAMES, TEXTS, TYPES, CslDate, CslItem, CslType, CslValue
from briefing_site.view.bibliography.biblatex import biblatex_file
from briefing_site.view.bibliography.csl import csl_file
from briefing_site.view.bibliography.ris import ris_file
from tests.commands import say
from tests.sites import Site

_SIGNS = "abcXYZ019éß山川—–-'’“\"&%$#_{}\\^~.,:;/()[]<>@`=+*!?|"
_WORDS = st.lists(st.text(st.sampled_from(_SIGNS), min_size=1, max_size=8), min_size=1, max_size=3)
WORDS = _WORDS.map(" ".join).filter(lambda text: plain_markup(text) == text)
LOOKS_LIKE = (
    *("10.1000/182", "doi: 10.1000/182", "10/abc", "https://doi.org/10.1000/182", "http://x.example/a", "www.x.example/"),
    *("1234-567X", "978-0-00-000000-2", "0-00-000000-0 (pbk)", "PMC1234567", "12345678 (PMID)", "arXiv:2001.00001"),
    *("2026-02-12", "2026", "12 February 2026", "02/12/2026", "1850~", "c1850", "Spring 2020", "jan", "1998-2001"),
    *("2nd", "Second", "2. ed.", "12--15", "12–15", "1,2", "iv", "S1-S9", "no. 4", "pp. 5-6", "5 pages"),
    *("type: book", "genre: map", "note: x", "original-date: 1850", "Author: Jane Roe", "csl-note: x", "DOI: 10.1/2"),
    *("software", "phdthesis", "PhD Thesis", "techreport", "patentus", "magazine", "book", "online", "inpress"),
    *("TY - BOOK", "ER -", "AU - Roe", "@book{x", r"\url{x}", r"\emph{x}", "{x}", "{x} y", "$x$", "``x''", "%x"),
    *("Roe, Jane", "Roe and Doe", "others", "et al.", '{"family": "x"}', "Roe || Jane", "x; y", "x, x", "x,y", "eng"),
    *("true", "null", "~", "0", "-", "--", "x.", ",x", ":x", "x:", "(x)", "[x]", "“x”", "x & y", "&c", "1 < 2"),
)  # fmt: skip
"""Texts that some field of some format reads as something else."""
TEXT = st.one_of(WORDS, st.sampled_from(LOOKS_LIKE))
PART = st.text(st.sampled_from("abcXYZé山 '-."), max_size=8).map(lambda text: " ".join(f"A{text}".split()))
NAME = st.one_of(
    WORDS.map(Name),
    st.builds(
        Name,
        literal=st.just(""),
        family=PART,
        given=st.one_of(st.just(""), PART),
        family_first=st.booleans(),
        particle=st.sampled_from(["", "van", "von der", "De", "d'", "van ’t", "al-"]),
        dropping_particle=st.sampled_from(["", "von", "d'", "d’", "de la", "El"]),
        suffix=st.sampled_from(["", "Jr.", "III"]),
    ),
)
YEARS = st.integers(1000, 2100)
DAY = st.one_of(
    st.builds(Date, YEARS),
    st.builds(Date, YEARS, st.integers(1, 12)),
    st.builds(Date, YEARS, st.integers(1, 12), st.integers(1, 28)),
)
SPANS = (
    st.tuples(DAY, DAY)
    .filter(lambda pair: pair[0] != pair[1] and pair[0].first_day <= pair[1].last_day)
    .map(lambda pair: CslDate(*pair))
)
DATE = st.one_of(
    st.builds(CslDate, DAY, circa=st.booleans()),
    st.builds(CslDate, DAY, open=st.just(True), circa=st.booleans()),
    st.builds(CslDate, st.builds(Date, YEARS), season=st.integers(1, 4), circa=st.booleans()),
    SPANS,
)
OWN = {
    "language": st.sampled_from(["en", "de", "ja", "zh-Hant"]),
    "URL": st.sampled_from(["https://x.example/a_b%20c?d=1&e=~f", "http://x.example/"]),
    "DOI": st.sampled_from(["10.1000/a.b(1)<2>", "10.1000/182"]),
    "edition": st.sampled_from(["2", "Revised", "2nd", "Second"]),
}
"""Values of variables that a card can have in some forms alone, or in one form of several."""
VALUES = st.fixed_dictionaries(
    {"title": TEXT},
    optional={
        **{
            variable: OWN.get(variable, TEXT)
            for variable in TEXTS
            if variable not in ("title", "citation-key")
        },
        **{role: st.lists(NAME, min_size=1, max_size=3, unique=True).map(tuple) for role in NAMES},
        **dict.fromkeys(DATES, DATE),
    },
)


def _item(kind: CslType, values: dict[str, CslValue]) -> CslItem:
    return CslItem("a", kind, tuple(values.items()))


FORMATS: dict[str, tuple[Callable[[Iterable[CslItem]], bytes], str]] = {
    "csl-json": (csl_file, ".json"),
    "biblatex": (biblatex_file, ".bib"),
    "ris": (ris_file, ".ris"),
}


@pytest.mark.parametrize("name", FORMATS)
@example(item=_item("book", {"title": "0", "ISBN": "1--2"}))
@example(item=_item("thesis", {"title": "0", "genre": "10.1000/182"}))
@example(item=_item("webpage", {"title": "0", "genre": "doi: 10.1000/182"}))
@example(item=_item("report", {"title": "0", "genre": "software"}))
@example(item=_item("book", {"title": "0", "note": "type: map"}))
@example(item=_item("book", {"title": "0", "note": "original-date: 1850"}))
@given(item=st.builds(_item, st.sampled_from(TYPES), VALUES))
def test_what_was_exported_comes_back(name: str, item: CslItem) -> None:
    write, ending = FORMATS[name]
    (back,) = read_bibliography(write([item]).decode(), ending)
    assert (back.key, back.type, dict(back.values)) == (item.id, item.type, dict(item.values))
    assert (back.rest, back.fault) == ((), "")


RICH = """\
---
title: Dredging
author: [{family: Beethoven, given: Ludwig, non-dropping-particle: van}]
editor: [Port Office]
container-title: Ports
publisher: Port Press
publisher-place: Delft
published: 2019/2020-02
url: https://x.example/a
page: "11-20"
ISBN: "978-0-00"
type: chapter
kind: analysis
aliases: ["Fog:2020"]
note: only for me
archive-name: Port Library
language: nl
---
"""


@pytest.fixture
def shelf(small: Site, monkeypatch: pytest.MonkeyPatch) -> Site:
    small.put("seeds/dredging.md", RICH)
    monkeypatch.chdir(small.root)
    return small


def test_all_cards_are_exported_cited_or_not(shelf: Site, capsys: pytest.CaptureFixture[str]) -> None:
    said = say(capsys, "source", "export")
    items = {item["id"]: item for item in json.loads(said.out)}
    assert (said.status, sorted(items)) == (GOOD, ["dredging", "rain"])
    assert items["dredging"]["note"] == "only for me"
    assert items["dredging"]["archive"] == "Port Library"


@pytest.mark.parametrize("name", ["dredging", "@dredging", "Fog:2020"])
def test_some_by_id_or_alias(shelf: Site, capsys: pytest.CaptureFixture[str], name: str) -> None:
    said = say(capsys, "source", "export", name, "--format", "biblatex")
    assert said.out == (
        "@incollection{dredging,\n  author = {van Beethoven, Ludwig},\n  title = {{Dredging}},\n"
        "  editor = {{Port Office}},\n  booktitle = {{Ports}},\n  publisher = {{Port Press}},\n"
        "  date = {2019/2020-02},\n  year = {2019},\n  csl-archive = {Port Library},\n  isbn = {978-0-00},\n"
        "  note = {only for me},\n  pages = {11--20},\n  address = {Delft},\n  url = {https://x.example/a},\n"
        "  language = {nl},\n}\n"
    )


def test_no_such_source(shelf: Site, capsys: pytest.CaptureFixture[str]) -> None:
    said = say(capsys, "source", "export", "dredgin")
    assert (said.status, said.out) == (USAGE, "")
    assert 'there is no source "dredgin"; did you mean "dredging"?' in said.err


@pytest.mark.parametrize("name", FORMATS)
def test_cards_that_come_back_are_as_they_were(
    shelf: Site, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    ending = FORMATS[name][1]
    out = say(capsys, "source", "export", "--format", name).out
    (shelf.root.parent / f"all{ending}").write_text(out, "utf-8")
    said = say(capsys, "source", "import", f"../all{ending}")
    assert said.status == GOOD
    assert "dredging: seeds/dredging.md is there already, and stays as it is" in said.out
    assert shelf.read("seeds/dredging.md") == RICH


def test_the_site_publishes_no_notes(shelf: Site) -> None:
    shelf.lead("It was deep [@dredging].")
    items = json.loads(shelf.build().tree["sources.csl.json"])
    item = next(item for item in items if item["id"] == "dredging")
    assert item["container-title"] == "Ports" and item["editor"] == [{"literal": "Port Office"}]
    assert "only for me" not in str(shelf.build().tree)
