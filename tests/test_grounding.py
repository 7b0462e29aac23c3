"""The groundings of sentences: which tokens they have, how each stands to the passages, and where it is written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest

from briefing_site.engine.engine import Engine
from briefing_site.engine.last_build import generator_stamp
from briefing_site.engine.options import Options
from briefing_site.engine.site import Site as BuiltSite
from briefing_site.engine.store import Store
from briefing_site.link.lints import grounded
from briefing_site.link.site import Claim
from briefing_site.model.diagnostic import Diagnostic
from briefing_site.model.grounding import Grounding, Standing, Token
from briefing_site.text.proper_names import names_in
from briefing_site.text.quoted_words import quoted_in
from briefing_site.text.written_words import written
from tests.sites import LEAD, Site

TEXT = """\
Two ports, one plan
Esk, 12 March 2031 (Sea Wire) - The ports of Esk and Brae agreed on Tuesday to share pilots.
They handled 9 million and 12 million tonnes in 2030. Director Ada Holm calls it “a marriage of reason”.
The plan does not cover ferries. It is to begin next month.
A record number of cruise ships is expected in July.
The vote fell on 3 March; the letter came on 6 March, with a jar of S. latissima.
A pact was signed on 7 July 2021 and took effect on 1 January 2022. It is paid for in fiscal 2028, with 3 million Hong Kong dollars.
Approval rose from 9,000 in 2024 to 12,000 in 2025. It cost $5 million, of which 40 per cent was paid.
"""
CARD = """\
---
title: Two ports, one plan
author: [Ines Roth]
publisher: Sea Wire
published: 2031-03-12
archive: ports.txt
kind: news
language: en
---
## agreed {at="2"}
> agreed on Tuesday to share pilots

The two ports work together.

## tonnes {at="3"}
> They handled 9 million and 12 million tonnes

## reason {at="3" speaker="Ada Holm"}
> a marriage of reason

## ferries {at="4"}
> does not cover ferries

## ships {at="5"}
> A record number of cruise ships

## vote {at="6"}
> The vote fell on 3 March

## pact {at="7"}
> A pact was signed

## approval {at="8"}
> Approval rose from 9,000
"""


@pytest.fixture
def ports(small: Site) -> Site:
    small.put("seeds/archive/ports.txt", TEXT)
    small.put("seeds/ports.md", CARD)
    return small


def groundings(site: Site, body: str) -> tuple[Grounding, ...]:
    site.lead(body)
    look = Engine(Options(site.root)).look()
    assert isinstance(look, BuiltSite)
    return look.linked.groundings["water/lead.html"]


def token(site: Site, body: str, text: str) -> Token:
    found = [t for one in groundings(site, body) for t in one.tokens if t.text == text]
    assert len(found) == 1, [t for one in groundings(site, body) for t in one.tokens]
    return found[0]


STANDINGS = [
    pytest.param("It was “a marriage of reason” [@ports#reason].", "a marriage of reason", "carried", id="quoted"),
    pytest.param("It was “a Marriage of reason,” she said [@ports#tonnes].", "a Marriage of reason,", "carried", id="quoted: capital, comma inside"),
    pytest.param("It was “a marriage [...] reason” [@ports#reason].", "a marriage [...] reason", "carried", id="quoted: ellipsis"),
    pytest.param("It was “a marriage of” them [@ports#agreed].", "a marriage of", "not there", id="quoted: another passage"),
    pytest.param("It was “reason a marriage of” [@ports#reason].", "reason a marriage of", "not there", id="quoted: another order"),
    pytest.param("It was “arriage of reason” [@ports#reason].", "arriage of reason", "not there", id="quoted: a cut word"),
    pytest.param("It was “a marriage of reason” [@ports].", "a marriage of reason", "carried", id="quoted: the whole source"),
    pytest.param("It was “a marriage of reason” [@ports#agreed; but see @ports#reason].", "a marriage of reason", "carried", id="quoted: in what is opposed"),
    pytest.param("It is a so-called “pilot union” [@ports#agreed].", "pilot union", "not judged", id="quoted: the desk's own"),
    pytest.param("They read the article “Two Ports, One Plan” [@ports#agreed].", "Two Ports, One Plan", "inferred", id="quoted: the title of the source"),
    pytest.param("It was kelp, “Saccharina latissima” [@ports#vote].", "Saccharina latissima", "inferred", id="quoted: a species"),
    pytest.param("Esk handled 9 million tonnes [@ports#tonnes].", "9 million", "carried", id="figure"),
    pytest.param("Brae handled a third more, 12 million tonnes [@ports#tonnes].", "a third", "derived", id="figure: by arithmetic"),
    pytest.param("Together they handled 21 million tonnes [@ports#tonnes].", "21 million", "derived", id="figure: a sum"),
    pytest.param("It came three days after the vote [@ports#vote].", "three", "derived", id="figure: between two dates"),
    pytest.param("Brae handled half as much again [@ports#tonnes].", "half", "not there", id="figure: a fraction is no count"),
    pytest.param("They handled 22 million tonnes [@ports#tonnes].", "22 million", "not there", id="figure: another"),
    pytest.param("They handled 9 million tonnes [but see @ports#tonnes].", "", "", id="figure: opposed only"),
    pytest.param("They agreed on 11 March 2031 [@ports#agreed].", "11 March 2031", "inferred", id="date: by the day of the week"),
    pytest.param("It begins in April 2031 [@ports#ferries].", "April 2031", "inferred", id="date: next month"),
    pytest.param("Ships are due in July 2031 [@ports#ships].", "July 2031", "inferred", id="date: the year of the source"),
    pytest.param("Ships are due in June 2031 [@ports#ships].", "June 2031", "not there", id="date: another month"),
    pytest.param("It was signed in July 2021 [@ports#pact].", "July 2021", "carried", id="date: of one date"),
    pytest.param("It was signed in July 2022 [@ports#pact].", "July 2022", "not there", id="date: month and year of two dates"),
    pytest.param("It took effect on 1 January 2021 [@ports#pact].", "1 January 2021", "not there", id="date: day and year of two dates"),
    pytest.param("It was signed in Q3 2021 [@ports#pact].", "Q3 2021", "carried", id="date: a quarter"),
    pytest.param("It was signed in Q2 2021 [@ports#pact].", "Q2 2021", "not there", id="date: another quarter"),
    pytest.param("It was signed in the first half of 2021 [@ports#pact].", "first half of 2021", "not there", id="date: another half"),
    pytest.param("It is paid for in FY2028 [@ports#pact].", "FY2028", "carried", id="date: a fiscal year is no name"),
    pytest.param("It is paid for in 2028/29 [@ports#pact].", "29", "carried", id="date: a fiscal year in two years"),
    pytest.param("It was signed on Wednesday, 7 July 2021 [@ports#pact].", "Wednesday", "derived", id="weekday: of the date beside it"),
    pytest.param("It was signed on Thursday, 7 July 2021 [@ports#pact].", "Thursday", "not there", id="weekday: not of the date beside it"),
    pytest.param("They agreed on Tuesday [@ports#agreed].", "Tuesday", "carried", id="weekday"),
    pytest.param("They agreed on Monday [@ports#agreed].", "Monday", "not there", id="weekday: another"),
    pytest.param("They agreed on Wednesday [@ports#agreed].", "Wednesday", "inferred", id="weekday: of the dateline"),
    pytest.param("Approval was up by 3,000 [@ports#approval].", "3,000", "derived", id="figure: by arithmetic, with years between"),
    pytest.param("Approval rose 33 per cent [@ports#approval].", "33 per cent", "derived", id="figure: growth, with years between"),
    pytest.param("Approval grew by a quarter [@ports#approval].", "a quarter", "not there", id="figure: another growth"),
    pytest.param("So writes Ines Roth [@ports#ships].", "Ines Roth", "inferred", id="name: of the card"),
    pytest.param("So says Ada Holm [@ports#ferries].", "Ada Holm", "inferred", id="name: elsewhere in the document"),
    pytest.param("So says Otto Falk [@ports#ferries].", "Otto Falk", "not there", id="name: nowhere"),
    pytest.param("It does not cover ferries [@ports#ferries].", "not", "carried", id="negation"),
    pytest.param("They did not agree [@ports#agreed].", "not", "not there", id="negation: affirmed there"),
    pytest.param("It covers ferries [@ports#ferries].", "covers", "not there", id="negation: left out"),
    pytest.param("The report gives no reason [@ports#agreed].", "no", "not judged", id="negation: what a source leaves out"),
    pytest.param("A record number is expected [@ports#ships].", "record", "carried", id="comparison"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "text", "standing"), STANDINGS)
def test_standing(ports: Site, body: str, text: str, standing: str) -> None:
    if not standing:
        assert groundings(ports, body)[0].tokens == ()
        return
    assert token(ports, body, text).standing == Standing(standing)


def test_where_a_token_stands_and_how_it_was_reached(ports: Site) -> None:
    found = token(ports, "Brae handled 12 million [@ports#tonnes].", "12 million")
    assert found.where is not None
    assert TEXT[slice(*found.where)] == "12 million"
    assert found.shown
    assert "12 - 9 = 3" in token(ports, "Brae handled a third more [@ports#tonnes].", "a third").how.replace(
        " million", ""
    )


def test_without_the_archive_the_lock_is_relied_on(ports: Site) -> None:
    bodies = (
        "It was “a marriage of reason”, and 12 million tonnes [@ports#tonnes].\n\n"
        "It was “a marriage of treason” [@ports#tonnes].\n\nThey handled 13 million [@ports#tonnes].\n\n"
        "They agreed on 11 March 2031 [@ports#agreed]. Together 21 million tonnes [@ports#tonnes].\n"
    )
    ports.lead(bodies)
    ports.pin()
    lock = ports.read("seeds/seeds.lock")
    assert "marriage" not in lock
    ports.delete("seeds/archive/ports.txt")
    ports.delete("seeds/archive/rain.txt")
    seen = [
        f for f in ports.check().diagnostics if f.code in ("quoted-words", "figures", "names", "negation")
    ]
    assert [(f.code, f.place.line) for f in seen] == [("quoted-words", 9), ("figures", 11)]
    assert all("by the lock" in fault.message for fault in seen)


def test_a_lock_without_digests_tells_nothing(ports: Site) -> None:
    ports.lead("It was “a marriage of treason” [@ports#tonnes].")
    ports.pin()
    ports.put(
        "seeds/seeds.lock",
        re.sub(r'   "passages": \{.*?\n   \},\n', "", ports.read("seeds/seeds.lock"), flags=re.S),
    )
    ports.delete("seeds/archive/ports.txt")
    assert [f.code for f in ports.check().diagnostics if f.code == "quoted-words"] == []


PLACES = [
    pytest.param("It *was* **“a wet [week](https://a.example/week)”** [@ports#tonnes].", "“a wet [week](https://a.example/week)", id="markup"),
    pytest.param("It was\n“a wet\nweek” [@ports#tonnes].", "“a wet\nweek”", id="soft breaks"),
    pytest.param("A&nbsp;B &amp; C “a wet &amp; cold week” [@ports#tonnes].", "“a wet &amp; cold week”", id="entities"),
    pytest.param("A wet week, “a wet week”, then “a marriage of reason” and a wet week [@ports#tonnes].", "“a wet week”", id="words that stand there more than once"),
    pytest.param("[@ports#agreed] says: “a wet week” came.", "“a wet week”", id="behind the citation"),
    pytest.param("> It was “a wet\n> week” [@ports#tonnes].", "It was “a wet\n> week”", id="a block quotation"),
    pytest.param("> “a wet\n> week” [@ports#tonnes].", "“a wet\n> week”", id="in a block quotation"),
    pytest.param("Rain.[^1]\n\n[^1]: It was “a wet week” [@ports#tonnes].", "“a wet week”", id="in a footnote"),
    pytest.param("| a | b |\n| --- | --- |\n| x | “a wet week” [@ports#tonnes] |", "“a wet week”", id="in a table"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "written_as"), PLACES)
def test_place(ports: Site, body: str, written_as: str) -> None:
    ports.lead(body)
    (fault,) = [f for f in ports.check().diagnostics if f.code == "quoted-words"]
    lines = ports.read(LEAD)
    start = sum(len(line) + 1 for line in lines.split("\n")[: fault.place.line - 1]) + fault.place.column - 1
    end = sum(len(line) + 1 for line in lines.split("\n")[: fault.end.line - 1]) + fault.end.column - 1
    assert lines[start:end].rstrip("”") == written_as.rstrip("”")


def test_every_text_of_a_briefing_is_judged(ports: Site) -> None:
    ports.put(
        LEAD,
        "---\ntitle: Rain\nregion: water\ndate: 2031-04-01\nsummary: Rain.\njudgements:\n"
        "  - {text: 'It''s “one wet week” [@ports#tonnes].', confidence: low, because: x}\n"
        'events:\n  - {date: 2031, text: "It \\u00e4 “two wet weeks” [@ports#tonnes]"}\n'
        "corrections:\n  - date: 2031-04-02\n    text: >-\n      It was “three wet\n      weeks” [@ports#tonnes].\n"
        "---\nIt was “four wet weeks” [@ports#tonnes].\n",
    )
    seen = [f for f in ports.check().diagnostics if f.code == "quoted-words"]
    columns = [(f.place.line, f.place.column) for f in seen]
    lines = ports.read(LEAD).split("\n")
    assert [lines[line - 1][column - 1 :][:5] for line, column in columns] == [
        "“one ",
        "“two ",
        "“thre",
        "“four",
    ]


def test_an_edit_grounds_what_changed_alone(ports: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    ports.lead("They agreed [@ports#agreed].")
    engine = Engine(Options(ports.root))
    assert engine.look().content_faults is not None
    seen: list[Claim] = []

    def listening(claims: tuple[Claim, ...], *rest: Any) -> Iterator[Diagnostic]:
        seen.extend(claims)
        return grounded.grounded(claims, *rest)

    monkeypatch.setattr("briefing_site.engine.sentence_faults.grounded", listening)
    engine.edit(LEAD, ports.read(LEAD).replace("They agreed", "They have agreed"))
    assert engine.look().content_faults is not None
    assert [claim.sentence for claim in seen] == ["They have agreed."]


def test_what_one_command_has_grounded_the_next_takes_from_the_disk(ports: Site) -> None:
    ports.lead("They agreed [@ports#agreed].")
    ports.pin()
    ports.check()
    kept = Store(ports.root / ".cache" / "results.store", generator_stamp())
    assert f"held {LEAD}" in kept.slots


QUOTED = [
    ("He said “yes, ‘no’ and” left", [("yes, ‘no’ and", "words")]),
    ("It’s the boys’ room, don't you think, in the '90s", []),
    ("«Мост» и „дом“", [("Мост", "words"), ("дом", "words")]),
    ("「前例のない」と『港の本』", [("前例のない", "words"), ("港の本", "title")]),
    (
        'The film "Rain On The Quay" and "rain on the quay"',
        [("Rain On The Quay", "title"), ("rain on the quay", "words")],
    ),
    ("the so-called “quay”", [("quay", "own")]),
    ("What we call a “storm year” came", [("storm year", "own")]),
    ("in our words, the “quiet quay”", [("quiet quay", "own")]),
    ("He told of a “storm year”", [("storm year", "words")]),
    ('a 5" pipe and 6" more', []),
    ("“never closed", []),
    (
        '“one kind" and "the other” and “both”',
        [("one kind", "words"), ("the other", "words"), ("both", "words")],
    ),
    ('a “pipe of 6" and no more', []),
    ('“He said "yes" to us” and "no”', [('He said "yes" to us', "words"), ("no", "words")]),
]


@pytest.mark.parametrize(("text", "expected"), QUOTED)
def test_quoted_words(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(found.words, found.kind) for found in quoted_in(text)] == expected


NAMES = [
    ("Rain fell.", []),
    ("The Board of Esk met in March.", ["Board", "Esk"]),
    ("In May, Prime Minister Sanae Takaichi’s visit", ["Prime Minister Sanae Takaichi’s"]),
    ("ASEAN met. It rained on U.S. ships.", ["ASEAN", "U.S."]),
    ("On Tuesday the Japanese-led group met", ["Japanese-led"]),
]


@pytest.mark.parametrize(("text", "expected"), NAMES)
def test_names(text: str, expected: list[str]) -> None:
    assert [name.text for name in names_in(text)] == expected


def test_what_is_read_knows_where_it_is_written() -> None:
    text = "A *b*\n  c &amp; d [@x#y] e"
    read = written(text)
    assert read.text.split() == ["A", "b", "c", "&", "d", "e"]
    assert read.find_back("&", len(text), 0) == (10, 11)


OVER_LINES = {
    "Japanese": ("雨が\n降った", "雨が降った", (0, 6)),
    "behind Latin letters": ("Rain\n雨", "Rain 雨", (0, 6)),
    "English": ("It\nrained", "It rained", (0, 9)),
    "a blank": ("雨が 降った", "雨が 降った", (0, 6)),
}


@pytest.mark.parametrize(("text", "words", "place"), OVER_LINES.values(), ids=OVER_LINES)
def test_words_over_lines_are_found(text: str, words: str, place: tuple[int, int]) -> None:
    """As pages print them: a line break of the file is nothing where a script has no spaces."""
    assert written(text).find_on(words, 0, 0) == place
