"""Marks of places that are left for later: which are told, and which words are none."""

from __future__ import annotations

import pytest

from briefing_site.text.unfinished import is_held_back, may_be_held_back, unfinished
from tests.sites import Site

MARKS = {
    "a citation": ("It rained [citation needed] for long.", ["[citation needed]"]),
    "a source": ("It rained [source?].", ["[source?]"]),
    "to come": ("It rained [link to come].", ["[link to come]"]),
    "in capitals": ("It rained [TODO: when].", ["[TODO: when]"]),
    "two": ("It rained [CITE] and stopped [REF].", ["[CITE]", "[REF]"]),
    "before a colon": ("TODO: say when it rained.", ["TODO:"]),
    "with a name": ("FIXME(ada): the date.", ["FIXME(ada):"]),
    "of journalists": ("It rained TKTK hours, or [TK].", ["TKTK", "[TK]"]),
    "filling text": ("Lorem ipsum dolor sit amet.", ["Lorem ipsum dolor"]),
    "to insert": ("It rained [insert figure here].", ["[insert figure here]"]),
    "German": ("Es regnete [Beleg fehlt].", ["[Beleg fehlt]"]),
    "French": ("Il a plu [réf. nécessaire].", ["[réf. nécessaire]"]),
    "Japanese": ("雨が降った【要出典】。", ["【要出典】"]),
    "Chinese": ("下雨了[来源请求]。", ["[来源请求]"]),
    "of an encyclopedia": (
        "It was wet.[when?] So they say.[according to whom?]",
        ["[when?]", "[according to whom?]"],
    ),
    "needs to be clear": ("It was wet [clarification needed].", ["[clarification needed]"]),
    "a button": ("Background[edit]", ["[edit]"]),
    "a button in German": (
        "Lage[Bearbeiten | Quelltext bearbeiten]",
        ["[Bearbeiten | Quelltext bearbeiten]"],
    ),
    "to check": ("It rained [check date] and [check with Ada].", ["[check date]", "[check with Ada]"]),
    "to the editor": ("It rained. [Note to editor: ask them.]", ["[Note to editor: ask them.]"]),
    "to oneself": ("Note to self: ask them.", ["Note to self:"]),
    "marks alone": ("It rained on [??].", ["[??]"]),
    "a lost reference": ("Reference source not found.", ["Reference source not found"]),
    "a lost reference in German": ("Fehler! Textmarke nicht definiert.", ["Textmarke nicht definiert"]),
    "a lost reference in Chinese": ("见错误!未找到引用源。下雨了。", ["未找到引用源"]),
    "of a spreadsheet": ("It was #REF! or #DIV/0! of them.", ["#REF!", "#DIV/0!"]),
    "a sum to come": ("It cost $XX, or XX% of it.", ["$XX", "XX%"]),
    "Japanese, when": ("雨が降った[いつ？]。", ["[いつ？]"]),
    "Korean": ("비가 왔다[출처 필요].", ["[출처 필요]"]),
}
NONE = {
    "a word of Spanish": "TODO LO QUE SE SABE DE LA LLUVIA",
    "an airline": "Flight TK 52 of Turkish Airlines (TK) was late.",
    "an ellipsis": "It rained [...] for hours [sic].",
    "a word that is put in": "It rained on [the quay] and [source] was told.",
    "a reference": "See [Ref. 3] and [1].",
    "what is needed": "More sources are needed, and a citation is needed here.",
    "words that are put in": "It fell [where the quay ends] and [who was there], [checked by us].",
    "an edition": "The [editor] wrote it, and [edited] it was.",
    "what is noted": "He wrote a note to the editor: it rained.",
    "an error": "Error! he cried. Errors were found.",
    "a number sign": "It was #1 of #N.",
    "a company": "It sold XXL shirts, and X said so.",
    "Roman thirty": "Super Bowl XXX: a game of the past",
    "a rating": "It was rated XXX.",
    "in words": "The list of things to do: sleep.",
}


HELD_BACK = (
    *(
        "DRAFT",
        "**DRAFT**",
        "[DRAFT]",
        "DRAFT v2",
        "DRAFT: the talks",
        "DRAFT - DO NOT PUBLISH",
        "Do not publish before 5 May.",
    ),
    *(
        "draft: true",
        "Draft: yes",
        "Status: draft",
        "status: in review",
        "EMBARGOED UNTIL 5 MAY",
        "Embargo: 5 May 2026, 18:00",
    ),
    *(
        "NOT FOR PUBLICATION",
        "Not yet for publication.",
        "CONFIDENTIAL",
        "FOR INTERNAL USE ONLY",
        "DO NOT CIRCULATE",
        "DON’T CIRCULATE",
        "NOT YET FOR CIRCULATION",
        "NOT TO BE QUOTED",
        "Do Not Publish",
    ),
    *(
        "ENTWURF",
        "SPERRFRIST: 5. Mai, 18 Uhr",
        "BROUILLON",
        "NE PAS DIFFUSER",
        "BORRADOR",
        "ЧЕРНОВИК",
        "下書き",
        "请勿外传",
        "초안",
    ),
)
FOR_READERS = (
    *(
        "Draft: the bill of May",
        "A draft was shown.",
        "Draft",
        "The draft: true to the talks, it said little.",
        "Draft resolution",
    ),
    *(
        "EMBARGO ON RUSSIAN OIL",
        "An embargo until May was lifted.",
        "The status: drafts were sent.",
        "CONFIDENTIAL PAPERS FOUND",
    ),
    *(
        "Do not publish or perish.",
        "Not for publication alone did they write.",
        "INTERNAL AFFAIRS",
        "草稿を見た。",
    ),
)


def test_what_a_word_processor_prints_in_two_sentences_is_told(small: Site) -> None:
    small.lead("See Error! Reference source not found.\n\nRain fell [@rain#hours].")
    assert "unfinished" in [fault.code for fault in small.check().diagnostics]


@pytest.mark.parametrize("line", HELD_BACK)
def test_a_line_that_holds_its_text_back(line: str) -> None:
    assert may_be_held_back(line)
    assert is_held_back(line)


@pytest.mark.parametrize("line", FOR_READERS)
def test_a_line_that_does_not(line: str) -> None:
    assert not is_held_back(line)


def test_who_says_that_a_text_is_held_back(small: Site) -> None:
    """A line of the text does, and a heading; not a quotation, code, or what cites a passage."""
    small.lead("DRAFT\n\n## EMBARGOED UNTIL 5 MAY\n\n> DRAFT\n\n`DRAFT`\n\nDRAFT: rain fell [@rain#hours].")
    told = [str(fault.place) for fault in small.check().diagnostics if fault.code == "unfinished"]
    assert len(told) == 2, told


@pytest.mark.parametrize(
    "line", ["draft: true", "\ndraft: true", "status: draft", "tags:\n  - rain", "date: 2026-02-02"]
)
def test_a_key_behind_the_front_matter(small: Site, line: str) -> None:
    small.lead(f"{line}\n\nRain fell [@rain#hours].")
    assert "bad-yaml" in [fault.code for fault in small.check().diagnostics]


@pytest.mark.parametrize(("text", "marks"), MARKS.values(), ids=MARKS)
def test_marks(text: str, marks: list[str]) -> None:
    assert [text[start:end] for start, end in unfinished(text)] == marks


@pytest.mark.parametrize("text", NONE.values(), ids=NONE)
def test_what_is_no_mark(text: str) -> None:
    assert list(unfinished(text)) == []


def test_where_nothing_is_told(small: Site) -> None:
    small.lead(
        "Rain fell [@rain#hours].\n\nIn `TODO: x` and a quotation:\n\n> Rain [citation needed] fell.\n\n"
        "```\nTODO: x\n```\n\nOld [citation needed] <!-- lint: unfinished the mark is what this text is about -->."
    )
    assert [fault for fault in small.check().faults if "unfinished" in fault] == []
    small.lead("Rain fell. TODO: say when.", "draft: true")
    assert [f.severity.value for f in small.check().diagnostics if f.code == "unfinished"] == ["note"]
