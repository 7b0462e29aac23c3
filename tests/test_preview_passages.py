"""The evidence beside the text: archived passages with the quoted words lit."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_site.apps.preview.evidence_messages import as_data
from briefing_site.apps.preview.lit_passages import (
    PRIVATE,
    DocumentView,
    EvidenceItem,
    ExcerptMark,
    LitPassage,
    LitRun,
    ParagraphView,
    evidence_of,
    passage,
    whole,
)
from briefing_site.link.numbering import number
from briefing_site.model.briefing import Briefing
from briefing_site.model.document import Document
from briefing_site.model.note_key import ExcerptKey
from briefing_site.model.source import Source
from briefing_site.model.verification import Verification
from briefing_site.parse.briefing import parse_briefing
from briefing_site.parse.markdown.engine import MarkdownEngine
from briefing_site.parse.source_card import parse_source
from briefing_site.verify.search_text import Searchable
from briefing_site.verify.verify import afresh, against_pins, pin, verify
from tests.sites import briefing, files
from tests.town import DOCUMENT

ENGINE = MarkdownEngine()
FRONT = "title: The harbour town\nauthor: [Ada Lane]\npublisher: Quay Post\nkind: news\narchive: town.txt"
FOUND, FOLDED, AMBIGUOUS, NOT_FOUND = "found", "found-folded", "ambiguous", "not-found"


def card(excerpts: str, front: str = FRONT) -> Source:
    source, faults = parse_source("seeds/town.md", f"---\n{front}\n---\n{excerpts}".encode(), ENGINE)
    assert isinstance(source, Source), faults
    return source


def shown(quote: str, at: str = "", around: int = 0, document: Document = DOCUMENT) -> LitPassage:
    """The passage of one excerpt."""
    place = f' {{at="{at}"}}' if at else ""
    source = card(f"## it{place}\n> {quote}\n")
    (excerpt,) = source.excerpts
    return passage(source, excerpt, Searchable(document), afresh(source, document)["it"], around)


def lit(paragraphs: Sequence[ParagraphView]) -> list[str]:
    """Each paragraph with its number; lit words stand in braces, what is left out is an ellipsis."""
    return [
        f"{'(' if p.around else ''}{p.number}{')' if p.around else ''} {'… ' if p.start else ''}"
        + "".join(f"{{{run.text}}}" if run.lit else run.text for run in p.runs)
        + (" …" if p.cut else "")
        for p in paragraphs
    ]


# --- the passage of an excerpt ---------------------------------------------------------------------

SHOWN = {
    "found": ("intention to close the ferry", "2:1", FOUND, "", "", ["2 The mayor has no {intention to close the ferry}. The ferry carries 9.04 million people a year. It is not cheap."]),
    "folded": ('wants a "quiet quay" for', "", FOLDED, "Word for word but for quotation marks.", "", ["3 The harbour council – founded in 1950 – {wants a “quiet quay” for} its people, and it’s unable to pay. The council is unlikely to build one."]),
    "folded-to-fewer-signs": ("passe of cooperation is", "", FOLDED, "Word for word but for white space.", "", ["15 The {pass\u00ade of co\u00adoperation is} open."]),
    "fragments": ("Rain fell [...] The crew waited [...] at noon", "", FOUND, "", "", ["5 {Rain fell} on the quay. {The crew waited}. The council did not meet. Boats left the quay {at noon}."]),
    "own-words": ("[It] carries [some] million people", "", FOUND, "", "", ["2 The mayor has no intention to close the ferry. The ferry {carries} 9.04 {million people} a year. It is not cheap."]),
    "the-source's-brackets": ("END [Copyright Rain Press, Ltd.]", "", FOUND, "", "", ["14 The fee was 10² coins, fell by -5 degrees, and can’t rise. {END [Copyright Rain Press, Ltd.]}"]),
    "japanese": ("橋を建設", "9", FOUND, "", "", ["9 港町の市長は「静かな埠頭」を求めた。市議会は{橋を建設}しないと決めた。バスは港まで走る。"]),
    "begun-with-the-document": ("The harbour town", "", FOUND, "", "", ["1 {The harbour town} and its ferry"]),
    "ambiguous": ("The crew waited", "", AMBIGUOUS, "It stands in 2 places.", 'Say which with `at`: "5" or "7".', ["5 Rain fell on the quay. {The crew waited}. The council did not meet. Boats left the quay at noon.", "7 {The crew waited}."]),
    "ambiguous-in-a-sentence-s-place": ("The pier is quiet", "4", AMBIGUOUS, "It stands in 2 places.", 'Say which with `at`: "4:2" or "4:4".', ["4 Non-nuclear ships may land, says the Japan-US alliance. {The pier is quiet}. The gate is old. {The pier is quiet}."]),
    "elsewhere": ("The crew waited", "6", NOT_FOUND, "It does not stand at 6.", 'The words stand elsewhere: "5:2" or "7".', ["5 Rain fell on the quay. {The crew waited}. The council did not meet. Boats left the quay at noon.", "6 Ticket sales fell in May. Ticket sales rose in June.", "7 {The crew waited}."]),
    "near": ("The mayor has the intention to close", "", NOT_FOUND, "It does not stand in the source.", "Nearest, in paragraph 2: the source has “no”, the quotation “the”.", ["2 {The mayor has no intention to close} the ferry. The ferry carries 9.04 million people a year. It is not cheap."]),
    "near-another-place": ("Ticket sales fell in March", "5", NOT_FOUND, "It does not stand at 5.", "Nearest, in paragraph 6: the source has “May”, the quotation “March”.", ["5 Rain fell on the quay. The crew waited. The council did not meet. Boats left the quay at noon.", "6 {Ticket sales fell in May}. Ticket sales rose in June."]),
    "nothing-near": ("quite another matter altogether", "7", NOT_FOUND, "It does not stand at 7.", "", ["7 The crew waited."]),
    "nothing-at-all": ("quite another matter altogether", "", NOT_FOUND, "It does not stand in the source.", "", []),
    "no-such-place": ("quite another matter altogether", "99", NOT_FOUND, "There is no paragraph 99: the text has 15.", "", []),
    "no-words": ("...", "7", NOT_FOUND, "It quotes no words.", "", ["7 The crew waited."]),
    "another-order": ("The crew waited [...] Rain fell", "5", NOT_FOUND, "Its fragments stand in another order in paragraph 5.", "Quote the words as they stand there, or make two excerpts of them.", ["5 Rain fell on the quay. {The crew waited. The council} did not meet. Boats left the quay at noon."]),
}  # fmt: skip


@pytest.mark.parametrize(("quote", "at", "verdict", "says", "hint", "paragraphs"), SHOWN.values(), ids=SHOWN)
def test_a_passage(quote: str, at: str, verdict: str, says: str, hint: str, paragraphs: list[str]) -> None:
    found = shown(quote, at)
    assert (found.verdict, found.at, found.quote) == (verdict, at, quote)
    assert (found.says, found.hint, lit(found.paragraphs)) == (says, hint, paragraphs)


LIGHTS = {
    "found": ("intention to close", "", "quoted"),
    "folded": ('a "quiet quay"', "", "quoted"),
    "ambiguous": ("The crew waited", "", "candidate"),
    "elsewhere": ("The crew waited", "6", "candidate"),
    "near": ("The mayor has the intention to close", "", "near"),
}  # fmt: skip


@pytest.mark.parametrize(("quote", "at", "light"), LIGHTS.values(), ids=LIGHTS)
def test_only_what_was_verified_is_lit_as_a_quotation(quote: str, at: str, light: str) -> None:
    assert shown(quote, at).light == light


AROUND = {
    "before-and-after": ("Ticket sales fell", "", 1, ["(5)", "6", "(7)"]),
    "two": ("Ticket sales fell", "", 2, ["(4)", "(5)", "6", "(7)", "(8)"]),
    "at-the-beginning": ("harbour town", "", 1, ["1", "(2)"]),
    "at-the-end": ("is open", "", 1, ["(14)", "15"]),
    "of-two-places": ("The crew waited", "", 1, ["(4)", "5", "(6)", "7", "(8)"]),
    "of-a-place-where-it-is-not": ("quite another matter", "10-12", 1, ["(9)", "10", "11", "12", "(13)"]),
    "found-in-a-range": ("Ticket sales fell", "2-9", 0, ["6"]),
}  # fmt: skip


@pytest.mark.parametrize(("quote", "at", "around", "numbers"), AROUND.values(), ids=AROUND)
def test_what_stands_around(quote: str, at: str, around: int, numbers: list[str]) -> None:
    assert [line.split()[0] for line in lit(shown(quote, at, around).paragraphs)] == numbers


def test_of_long_paragraphs_what_is_near_is_shown() -> None:
    filler = "word " * 1_000
    text = f"{filler}before.\n{filler}Rain fell. {filler}last.\nafter. {filler}\n"
    before, middle, after = shown("Rain fell", "2", 1, Document.of("long.txt", text.encode())).paragraphs
    for paragraph, cut in ((before, (True, False)), (middle, (True, True)), (after, (False, True))):
        assert (paragraph.start > 0, paragraph.cut) == cut
        assert sum(len(run.text) for run in paragraph.runs) < 2_500
    assert text.split("\n")[1][middle.start :].startswith(middle.runs[0].text)
    assert lit([before])[0].endswith("word before.")
    assert lit([middle])[0].count("word {Rain fell}. word") == 1
    assert lit([after])[0].startswith("(3) after. word")


def test_of_very_many_places_the_first_are_shown() -> None:
    found = shown("fell", document=Document.of("many.txt", b"Rain fell.\n" * 50))
    assert [p.number for p in found.paragraphs] == list(range(1, 21))
    assert found.says == "It stands in 50 places. The first 20 are shown."


def test_without_the_text_the_reason_is_told() -> None:
    source = card("## it\n> The crew waited\n")
    found = passage(source, source.excerpts[0], None, verify(source, None, None)["it"])
    assert found == LitPassage(
        verdict="no-archive",
        at="",
        quote="The crew waited",
        light="quoted",
        says="The archived text is not here, and the excerpt was never pinned.",
        hint="Run `briefing pin` where the archive is.",
        notice="",
        paragraphs=(),
    )


def test_a_changed_text_shows_where_the_words_stand_now() -> None:
    source = card('## it {at="2:1"}\n> no intention\n')
    excerpt = source.excerpts[0]
    found = afresh(source, DOCUMENT)
    pinned = replace(pin(source, DOCUMENT, found), sha256="0" * 64)
    view = passage(source, excerpt, Searchable(DOCUMENT), against_pins(found, DOCUMENT, pinned)["it"], 0)
    assert (view.verdict, view.light) == ("source-changed", "quoted")
    assert view.says == (
        "The archived text is not the one that was pinned; the words still stand in paragraph 2."
    )
    assert lit(view.paragraphs)[0].startswith("2 The mayor has {no intention} to close")


def test_private_words_are_for_the_author_alone() -> None:
    source = card("## it\n> no intention\n", f"{FRONT}\nrights: private")
    found = afresh(source, DOCUMENT)
    view = passage(source, source.excerpts[0], Searchable(DOCUMENT), found["it"])
    assert (view.notice, whole(source, DOCUMENT, found, {}).notice) == (PRIVATE, PRIVATE)
    assert lit(view.paragraphs)[1].startswith("2 The mayor has {no intention} to close")


# --- a whole text ----------------------------------------------------------------------------------

MANY = """\
## ferry {at="2:1-2"}
> the ferry. The ferry carries

## carries
> The ferry carries 9.04 million

## not-cheap {at="2:3"}
> not cheap

## crew
> The crew waited

## gone {at="3"}
> no such words in the harbour

## wrong
> The mayor has the intention to close
"""


def test_a_whole_text_with_all_its_excerpts() -> None:
    source = card(MANY)
    view = whole(source, DOCUMENT, afresh(source, DOCUMENT), {"ferry": 3, "crew": 1})
    assert [(p.number, "".join(run.text for run in p.runs)) for p in view.paragraphs] == [
        (p.number, p.text) for p in DOCUMENT.paragraphs
    ]
    assert [p for p in view.paragraphs if any(run.lit for run in p.runs)] == [
        ParagraphView(
            2,
            (
                LitRun("The mayor has no intention to close "),
                LitRun("the ferry. ", ("ferry",)),
                LitRun("The ferry carries", ("ferry", "carries")),
                LitRun(" 9.04 million", ("carries",)),
                LitRun(" people a year. It is "),
                LitRun("not cheap", ("not-cheap",)),
                LitRun("."),
            ),
        )
    ]
    assert [(e.id, e.verdict, e.at, e.paragraph, e.cited, e.line) for e in view.excerpts] == [
        ("ferry", "found", "2:1-2", 2, 3, 8),
        ("carries", "found", "", 2, 0, 11),
        ("not-cheap", "found", "2:3", 2, 0, 14),
        ("crew", "ambiguous", "", 5, 1, 17),
        ("gone", "not-found", "3", 3, 0, 20),
        ("wrong", "not-found", "", 2, 0, 23),
    ]


def test_a_text_that_is_not_here() -> None:
    source = card("## it\n> The crew waited\n")
    view = whole(source, None, verify(source, None, None), {})
    assert view == DocumentView(
        source="town",
        language="en",
        path="seeds/town.md",
        archive="town.txt",
        says="The archived text town.txt is not here: `--archive DIR` says where it is.",
        notice="",
        excerpts=(
            ExcerptMark(
                id="it",
                verdict="no-archive",
                at="",
                quote="The crew waited",
                says="The archived text is not here, and the excerpt was never pinned.",
                hint="Run `briefing pin` where the archive is.",
                paragraph=None,
                cited=0,
                path="seeds/town.md",
                line=8,
            ),
        ),
        paragraphs=(),
    )


def test_a_card_without_a_text() -> None:
    source = card("", FRONT.replace("\narchive: town.txt", ""))
    assert whole(source, None, {}, {}).says == (
        "The card names no archived text: archive the document and name it in `archive`."
    )


def test_a_text_that_is_not_the_pinned_one() -> None:
    source = card("## it\n> no intention\n")
    found = afresh(source, DOCUMENT)
    pinned = replace(pin(source, DOCUMENT, found), sha256="0" * 64)
    view = whole(source, DOCUMENT, against_pins(found, DOCUMENT, pinned), {})
    assert view.says == "This is not the text that was pinned: compare the two, then run `briefing pin`."


# --- a briefing ------------------------------------------------------------------------------------

RAIN = "title: Quay shut\npublisher: Quay Post\nkind: news\nlanguage: ja\narchive: rain.txt"
BODY = """\
Nobody closes it [@town#ferry]. The crew waited [see @town#crew; but see @rain#hours].[^own]

Nobody closes it [@town#ferry, p. 3], all told [@rain].

[^own]: It is dear [@town#not-cheap].
"""


def evidence(body: str, *sources: Source) -> tuple[EvidenceItem, ...]:
    """The evidence of a briefing; of the sources only the town's text is at hand."""
    ((path, text),) = files(briefing(body)).items()
    read, faults = parse_briefing(path, text.encode(), ENGINE)
    assert isinstance(read, Briefing), faults
    known = frozenset(key for source in sources for key in source.keys)
    documents = {s.id: DOCUMENT if s.id == "town" else None for s in sources}
    found: dict[ExcerptKey, Verification] = {
        ExcerptKey(s.id, name): seen
        for s in sources
        for name, seen in verify(s, documents[s.id], None).items()
    }
    numbering = number(read.shown, {f.name: f for f in read.footnotes}, known)
    by_id = {s.id: s for s in sources}
    return evidence_of("water/lead.html", numbering, by_id, lambda s: documents[s.id], found)


def rain() -> Source:
    source, _ = parse_source("seeds/rain.md", f"---\n{RAIN}\n---\n## hours\n> 六時間\n".encode(), ENGINE)
    assert isinstance(source, Source)
    return source


def test_the_evidence_of_a_briefing() -> None:
    items = evidence(BODY, card(MANY), rain())
    assert [(i.number, i.note, i.marks, i.excerpt) for i in items] == [
        (1, "n-town--ferry", ("r-town--ferry-1", "r-town--ferry-2"), "ferry"),
        (2, "n-town--crew", ("r-town--crew-1",), "crew"),
        (3, "n-rain--hours", ("r-rain--hours-1",), "hours"),
        (5, "n-rain", ("r-rain-1",), ""),
        (6, "n-town--not-cheap", ("r-town--not-cheap-1",), "not-cheap"),
    ]
    assert [(i.title, i.by, i.language, i.page, i.path, i.line) for i in items[1:4]] == [
        ("The harbour town", "Ada Lane", "en", "../sources/town.html#e-crew", "seeds/town.md", 17),
        ("Quay shut", "Quay Post", "ja", "../sources/rain.html#e-hours", "seeds/rain.md", 8),
        ("Quay shut", "Quay Post", "ja", "../sources/rain.html", "seeds/rain.md", 2),
    ]
    assert [(i.passage.verdict, i.passage.light, len(i.passage.paragraphs)) for i in items] == [
        ("found", "quoted", 3),
        ("ambiguous", "candidate", 5),
        ("no-archive", "quoted", 0),
        ("", "quoted", 0),
        ("found", "quoted", 3),
    ]
    assert items[3].passage.says == "The source is cited as a whole; no passage is quoted."


def test_the_data_of_the_page_is_json() -> None:
    items = evidence("It is dear [@town#not-cheap].", card(MANY))
    data = as_data(items)
    assert json.loads(json.dumps(data))["items"][0]["passage"]["paragraphs"][1]["runs"] == [
        {"text": "The mayor has no intention to close the ferry. The ferry carries 9.04 million people a year. It is ", "lit": [], "held": []},
        {"text": "not cheap", "lit": ["not-cheap"], "held": []},
        {"text": ".", "lit": [], "held": []},
    ]  # fmt: skip
    source = card(MANY)
    document = as_data(whole(source, DOCUMENT, afresh(source, DOCUMENT), {}))
    assert (data["kind"], document["kind"], as_data(None)) == ("briefing", "source", {"kind": "none"})
    assert document["document"]["source"] == "town"


# --- what is lit is what was verified --------------------------------------------------------------


@given(st.integers(0, len(DOCUMENT.paragraphs) - 1), st.data())
def test_what_is_lit_is_what_was_verified(index: int, data: st.DataObject) -> None:
    text = DOCUMENT.paragraphs[index].text
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    quote = text[start:end].strip()
    if not quote:
        return
    source = card(f"## it\n> {quote}\n")
    seen: Verification = afresh(source, DOCUMENT)["it"]
    view = whole(source, DOCUMENT, {"it": seen}, {})
    runs = [(p.number, run) for p in view.paragraphs for run in p.runs if run.lit]
    if seen.occurrence is None:
        assert not runs
    else:
        assert [(number, run.text) for number, run in runs] == [
            (seen.paragraph, DOCUMENT.text[seen.occurrence.start : seen.occurrence.end])
        ]
