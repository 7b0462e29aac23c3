"""The notes of a page: numbered as they are read, one per passage, with a way back to every use."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_site.link.numbering import Numbering, number, numbered_at_feet
from briefing_site.model.body import Body, CitationHole, FootnoteHole, Sentence
from briefing_site.model.briefing import Footnote
from briefing_site.model.citation import Citation, Mode
from briefing_site.model.diagnostic import Span
from briefing_site.model.note_key import CitedKey, ExcerptKey, SourceKey
from tests.sites import PAGE, Site, marks, notes

HERE = Span.whole_file("a.md")
KNOWN: frozenset[CitedKey] = frozenset(
    {SourceKey("a"), ExcerptKey("a", "x"), ExcerptKey("a", "y"), ExcerptKey("b", "x")}
)


def body(*holes: str) -> Body:
    """A body whose holes are cited keys (`a#x b#x` in one bracket) or footnotes (`^n`)."""
    made = tuple(
        FootnoteHole(hole[1:], 0, HERE)
        if hole.startswith("^")
        else CitationHole(tuple(cite(key) for key in hole.split()), 0)
        for hole in holes
    )
    return Body(("x",) * (len(made) + 1), made, (Sentence(()),))


def cite(key: str) -> Citation:
    source, _, excerpt = key.partition("#")
    return Citation(source, excerpt or None, Mode.BRACKET, "", None, "", "", HERE)


def numbered(*bodies: Body, **footnotes: Body) -> Numbering:
    return number(bodies, {name: Footnote(name, text, HERE, HERE) for name, text in footnotes.items()}, KNOWN)


def at_feet(*bodies: Body, **footnotes: Body) -> Numbering:
    notes = {name: Footnote(name, text, HERE, HERE) for name, text in footnotes.items()}
    return numbered_at_feet(number(bodies, notes, KNOWN), bodies, notes)


def listed(numbering: Numbering) -> list[tuple[str, int, list[str]]]:
    return [(note.id, note.number, [use.id for use in note.uses]) for note in numbering.notes]


def test_by_first_appearance() -> None:
    seen = numbered(body("b#x", "a#x"), body("a#x", "a"))
    assert listed(seen) == [
        ("n-b--x", 1, ["r-b--x-1"]),
        ("n-a--x", 2, ["r-a--x-1", "r-a--x-2"]),
        ("n-a", 3, ["r-a-1"]),
    ]


def test_a_bracket_has_a_mark_for_each_citation() -> None:
    seen = numbered(body("a#x b#x a#x"))
    assert [(m.number, m.use) for m in seen.marks[0, 0]] == [
        (1, "r-a--x-1"),
        (2, "r-b--x-1"),
        (1, "r-a--x-2"),
    ]


def test_unknown_citations_have_no_mark() -> None:
    seen = numbered(body("a#zzz", "c a#y"))
    assert seen.marks[0, 0] == ()
    assert [m.number for m in seen.marks[0, 1]] == [1]
    assert listed(seen) == [("n-a--y", 1, ["r-a--y-1"])]


def test_footnotes_stand_among_the_notes_and_are_read_after_the_text() -> None:
    seen = numbered(body("a#x", "^n"), body("b#x"), n=body("a#y", "^m"), m=body("a#x"), unused=body("a"))
    assert [(name, at) for name, at, _ in listed(seen)] == [
        ("n-a--x", 1), ("fn-n", 2), ("n-b--x", 3), ("n-a--y", 4), ("fn-m", 5),
    ]  # fmt: skip
    assert seen.footnotes == {"n": 2, "m": 3}
    assert [use.id for use in seen.notes[0].uses] == ["r-a--x-1", "r-a--x-2"]


def test_footnotes_that_refer_to_each_other_end() -> None:
    seen = numbered(body("^n"), n=body("^m"), m=body("^n", "^m"))
    assert listed(seen) == [("fn-n", 1, ["fr-n-1", "fr-n-2"]), ("fn-m", 2, ["fr-m-1", "fr-m-2"])]


def test_footnotes_whose_names_look_alike_keep_their_own_ids() -> None:
    seen = numbered(body("^a.b", "^a-b", "^A"), **{"a.b": body(), "a-b": body(), "A": body()})
    ids = [name for name, _, uses in listed(seen) for name in (name, *uses)]
    assert len(set(ids)) == len(ids)


AT_FEET = {
    "behind-the-footnote": (
        [body("^n", "b#x")], {"n": body("a#y")}, ["fn-n", "n-a--y", "n-b--x"],
    ),
    "again-in-the-text": (
        [body("^n", "b#x", "a#y")], {"n": body("a#y b#x")}, ["fn-n", "n-a--y", "n-b--x"],
    ),
    "footnote-in-a-footnote": (
        [body("^n", "b#x")], {"n": body("^m", "a#y"), "m": body("a#x ^n")}, ["fn-n", "fn-m", "n-a--y", "n-a--x", "n-b--x"],
    ),
    "second-body": (
        [body("a#x"), body("^n"), body("b#x")], {"n": body("a#y")}, ["n-a--x", "fn-n", "n-a--y", "n-b--x"],
    ),
}  # fmt: skip
"""Bodies and footnotes, and the notes in the order in which they stand at the foot."""


@pytest.mark.parametrize(("bodies", "footnotes", "expected"), AT_FEET.values(), ids=AT_FEET.keys())
def test_at_the_foot_a_footnote_is_read_with_its_mark(
    bodies: list[Body], footnotes: dict[str, Body], expected: list[str]
) -> None:
    seen = at_feet(*bodies, **footnotes)
    assert [(note.id, note.number) for note in seen.notes] == [
        (name, at) for at, name in enumerate(expected, 1)
    ]
    before = numbered(*bodies, **footnotes)
    assert {note.id: note.uses for note in seen.notes} == {note.id: note.uses for note in before.notes}
    marked = [mark for marks in seen.marks.values() for mark in marks]
    assert sorted(mark.note for mark in marked if mark.first) == sorted(expected)
    numbers = {note.id: note.number for note in seen.notes}
    assert all(mark.number == numbers[mark.note] for mark in marked)


BODIES = st.lists(st.sampled_from(["a", "a#x", "a#y b#x", "b#x", "^m", "^n"]), max_size=4).map(
    lambda holes: body(*holes)
)


@given(st.lists(BODIES, min_size=1, max_size=3), st.fixed_dictionaries({"m": BODIES, "n": BODIES}))
def test_at_the_foot_every_note_has_one_first_mark_and_numbers_ascend(
    bodies: list[Body], footnotes: dict[str, Body]
) -> None:
    seen = at_feet(*bodies, **footnotes)
    assert {note.id for note in seen.notes} == {note.id for note in numbered(*bodies, **footnotes).notes}
    assert [note.number for note in seen.notes] == list(range(1, len(seen.notes) + 1))
    first = [(at, mark) for (at, _), marks in seen.marks.items() for mark in marks if mark.first]
    assert sorted(mark.note for _, mark in first) == sorted(note.id for note in seen.notes)
    in_text = [mark.number for at, mark in first if at < len(bodies)]
    assert in_text == sorted(in_text)


@pytest.mark.parametrize(
    ("between", "expected"),
    [(" ", ["fn-n", "n-b--x", "n-a--y"]), (", ", ["fn-n", "n-a--y", "n-b--x"])],
    ids=["one-bracket", "two-brackets"],
)
def test_the_notes_of_one_bracket_come_before_what_their_footnotes_cite(
    between: str, expected: list[str]
) -> None:
    text = replace(body("^n", "b#x"), pieces=("", between, "."))
    assert [note.id for note in at_feet(text, n=body("a#y")).notes] == expected


# --- on the page ---------------------------------------------------------------------------------

ORDER = {
    "list": "- a [@rain#crew]\n    - b [@rain#dry]\n\nC [@rain#hours].",
    "quotation": "> a [@rain#crew]\n\nB [@rain#dry].\n\n> c [@rain#hours]",
    "table": "A [@rain#crew].\n\n| a | b |\n| - | - |\n| c [@rain#dry] | d |\n\nE [@rain#hours].",
    "table-first": "| a [@rain#crew] | b |\n| - | - |\n| c [@rain#dry] | d |\n\nE [@rain#hours].",
    "definition": "A\n:   b [@rain#crew]\n\nC [@rain#dry].\n\nD\n:   e [@rain#hours]",
    "admonition": '!!! note "A"\n    b [@rain#crew]\n\nC [@rain#dry] d [@rain#hours].',
    "heading": "## A [@rain#crew]\n\nB [@rain#dry].\n\n## C [@rain#hours]",
    "raw-html": "<div>a [@rain#crew]</div>\n\nB [@rain#dry].\n\n<p>c [@rain#hours]</p>",
    "emphasis": "A *b [@rain#crew]* **c [@rain#dry]** d [@rain#hours].",
    "in-text": "As @rain#crew says, b [@rain#dry], and @rain#hours.",
    "footnote-first": "A[^a] b [@rain#crew] c [@rain#dry].\n\n[^a]: It [@rain#hours].",
    "footnote-defined-first": "[^a]: It [@rain#hours].\n\nA [@rain#crew] b[^a] c [@rain#dry].",
}
"""Texts that cite `crew`, then `dry`, then `hours` as they are read."""


@pytest.mark.parametrize("text", ORDER.values(), ids=ORDER.keys())
def test_in_the_order_of_the_page(small: Site, text: str) -> None:
    small.append("config.yaml", "\nlint: {quoted-words: off}\n")
    small.lead(text)
    seen = small.build()
    assert seen.faults == []
    cited = [name for name in notes(seen.pages[PAGE]) if name.startswith("n-")]
    assert cited == ["n-rain--crew", "n-rain--dry", "n-rain--hours"]


def test_judgements_body_events_and_corrections_in_reading_order(small: Site) -> None:
    small.lead(
        "Body [@rain#crew; @rain].",
        """
corrections:
  - {date: 2026-01-08, text: "Wrong [@rain#dry]."}
events:
  - {date: 2026-01-05, text: "Rain [@rain#hours; @rain#crew]."}
judgements:
  - {confidence: low, because: rain, text: "Wet [@rain#crew]."}
""",
    )
    page = small.build().pages[PAGE]
    assert marks(page) == [
        ("r-rain--crew-1", "n-rain--crew", 1),
        ("r-rain--crew-2", "n-rain--crew", 1),
        ("r-rain-1", "n-rain", 2),
        ("r-rain--hours-1", "n-rain--hours", 3),
        ("r-rain--crew-3", "n-rain--crew", 1),
        ("r-rain--dry-1", "n-rain--dry", 4),
    ]


def test_numbers_ascend_over_the_whole_page(small: Site) -> None:
    """In the order in which marks are met from the first line to the last: what a footnote cites comes last."""
    small.lead(
        "A[^n]. B [@rain#crew].\n\n[^n]: So [@rain#hours] and[^m].\n\n[^m]: Or so [@rain].",
        "corrections:\n  - {date: 2026-01-08, text: 'Wrong [@rain#dry].'}\n",
    )
    page = small.build().pages[PAGE]
    met = [(note, number) for _, note, number in marks(page)]
    assert list(dict.fromkeys(met)) == [
        ("fn-n", 1), ("n-rain--crew", 2), ("n-rain--dry", 3), ("n-rain--hours", 4), ("fn-m", 5), ("n-rain", 6),
    ]  # fmt: skip
    assert page.index(' id="r-rain--dry-1"') < page.index('<section class="notes') < page.index(' id="fn-n"')


def test_every_use_has_one_way_back(small: Site) -> None:
    small.lead("A [@rain#crew; @rain#dry].\n\n- b [@rain#crew]\n- c[^n]\n- d[^n]\n\n[^n]: See [@rain#crew].")
    page = small.build().pages[PAGE]
    assert notes(page) == {
        "n-rain--crew": ["r-rain--crew-1", "r-rain--crew-2", "r-rain--crew-3"],
        "n-rain--dry": ["r-rain--dry-1"],
        "fn-n": ["fr-n-1", "fr-n-2"],
    }
    assert sorted(use for use, _, _ in marks(page)) == sorted(chain.from_iterable(notes(page).values()))
    assert re.findall(r'href="#([^"]*)" role="doc-backlink">([^<]*)<', page) == [
        ("r-rain--crew-1", "a"),
        ("r-rain--crew-2", "b"),
        ("r-rain--crew-3", "c"),
        ("r-rain--dry-1", "Back to text"),
        ("fr-n-1", "a"),
        ("fr-n-2", "b"),
    ]


def test_ways_back_beyond_z(small: Site) -> None:
    small.lead(" ".join(["Rain [@rain#crew]."] * 28))
    assert re.findall(r'doc-backlink"[^>]*>([^<]*)<', small.build().pages[PAGE])[24:] == [
        "y", "z", "aa", "ab",
    ]  # fmt: skip


def test_one_bracket_several_links(small: Site) -> None:
    small.lead("Rain [@rain#crew; @rain#dry].")
    page = small.build().pages[PAGE]
    assert (
        '<p>Rain.<sup class="cites">&#8288;['
        '<a id="r-rain--crew-1" href="#n-rain--crew" role="doc-noteref" aria-label="Note 1">1</a>, '
        '<a id="r-rain--dry-1" href="#n-rain--dry" role="doc-noteref" aria-label="Note 2">2</a>]</sup></p>'
    ) in page


@pytest.mark.parametrize(
    ("text", "brackets"),
    [
        pytest.param("It rained [@rain#hours] [@rain#crew].", ["[1, 2]"], id="a blank between"),
        pytest.param("It rained [@rain#hours][@rain#crew].", ["[1, 2]"], id="nothing between"),
        pytest.param("It rained [@rain#hours]\n[@rain#crew].", ["[1, 2]"], id="the end of a line between"),
        pytest.param("It rained [@rain#hours][^own].\n\n[^own]: So it did.", ["[1, 2]"], id="a footnote"),
        pytest.param("It rained [@rain#hours] [@rain#crew] [@rain#dry].", ["[1, 2, 3]"], id="three"),
        pytest.param("It rained [@rain#hours] and [@rain#crew].", ["[1]", "[2]"], id="a word between"),
        pytest.param(
            "It rained [@rain#hours]. [@rain#crew]", ["[1, 2]"], id="a stop between, which goes before both"
        ),
    ],
)
def test_neighbouring_brackets_are_one(small: Site, text: str, brackets: list[str]) -> None:
    small.lead(text)
    page = small.build().pages[PAGE]
    prose = page[page.index('<div class="prose"') : page.index('<section class="notes')]
    found = [re.sub("<[^>]*>", "", sup) for sup in re.findall('<sup class="cites">&#8288;(.*?)</sup>', prose)]
    assert found == brackets


@pytest.mark.parametrize(
    ("text", "contexts"),
    [
        ("A [see @rain#dry, p. 3, for all].", ["As cited here: see p. 3, for all"]),
        ("A [see @rain#dry]. B [see @rain#dry].", ["As cited here: see"]),
        ("A [see @rain#dry]. B [@rain#dry, p. 3].", ["(see)", "(p. 3)"]),
        ("A [see @rain#dry]. B [@rain#dry].", ["(see)"]),
        ("A [@rain#dry]. B [-@rain#dry].", []),
        ("A @rain#dry [p. 3] b.", ["As cited here: p. 3"]),
        ("A [see *this* `x` @rain#dry, & that].", ["As cited here: see this x &amp; that"]),
    ],
    ids=["one-use", "shared", "different", "one-with", "none", "in-text", "markup"],
)
def test_prefix_locator_and_suffix_stand_in_the_note(small: Site, text: str, contexts: list[str]) -> None:
    small.lead(text)
    page = small.build().pages[PAGE]
    assert re.findall(r'class="note-context">\s*(.*?)</', page) == contexts


AUTHORS = {
    "none": ("[]", "Quay Post"),
    "one": ("[Ada Lane]", "Ada Lane"),
    "two": ("[Ada Lane, Bo Quay]", "Ada Lane and Bo Quay"),
    "three": ("[Ada Lane, Bo Quay, Cy Dock]", "Ada Lane et al."),
    "markup": ('["A & <B"]', "A &amp; &lt;B"),
}


@pytest.mark.parametrize(("authors", "printed"), AUTHORS.values(), ids=AUTHORS.keys())
def test_in_running_text_the_author_is_printed(small: Site, authors: str, printed: str) -> None:
    small.edit("seeds/rain.md", "[Ada Lane]", authors)
    small.lead("So @rain#dry says. But [-@rain#dry] and [@rain#dry] say nothing.")
    page = small.build().pages[PAGE]
    (text,) = re.findall(r"<p>(So .*?)</p>", page)
    assert re.sub(r"<[^>]*>|&#8288;", "", text) == f"So {printed}[1] says. But[1] and[1] say nothing."


PLACES = {
    "before-stop": ("Rain [@rain].", "Rain.[1]"),
    "after-stop": ("Rain. [@rain]", "Rain.[1]"),
    "touching": ("Rain[@rain].", "Rain.[1]"),
    "comma": ("Rain [@rain], fog.", "Rain,[1] fog."),
    "question": ("Rain [@rain]?", "Rain?[1]"),
    "quotation-mark": ("“Rain” [@rain].", "“Rain”.[1]"),
    "stop-in-quotation": ("“Rain [@rain].” Fog.", "“Rain.”[1] Fog."),
    "straight-quotation": ('He said "rain [@rain]." Fog.', "He said “rain.”[1] Fog."),
    "bracket": ("Rain (fog [@rain]) fell.", "Rain (fog[1]) fell."),
    "middle": ("Rain [@rain] fell.", "Rain[1] fell."),
    "footnote": ("Rain[^a].\n\n[^a]: A.", "Rain.[1]"),
    "citation-and-footnote": ("Rain [@rain][^a].\n\n[^a]: A.", "Rain.[1, 2]"),
    "two-brackets": ("Rain [@rain] [@rain#dry].", "Rain.[1, 2]"),
    "emphasis": ("*Rain [@rain].*", "Rain.[1]"),
    "japanese": ("雨が降った[@rain]。止んだ。", "雨が降った[1]。止んだ。"),
    "japanese-space": ("雨が降った [@rain]。", "雨が降った[1]。"),
    "chinese-comma": ("下雨[@rain]，停了。", "下雨[1]，停了。"),
    "in-text-stays": ("So says @rain.", "So says Ada Lane[1]."),
    "ellipsis": ("Rain [@rain] ... fog", "Rain[1] ... fog"),
    "dash": ("Rain [@rain] – fog", "Rain[1] – fog"),
    "line-break": ("Rain\n[@rain].", "Rain.[1]"),
    "entity": ("Rain [@rain]&nbsp;fell.", "Rain[1]\u00a0fell."),
}  # fmt: skip


@pytest.mark.parametrize(("text", "printed"), PLACES.values(), ids=PLACES.keys())
def test_where_the_mark_stands(small: Site, text: str, printed: str) -> None:
    small.lead(text)
    (shown,) = re.findall(r'<div class="prose">\s*<p>(.*?)</p>', small.build().pages[PAGE], re.DOTALL)
    assert re.sub(r"<[^>]*>", "", shown).replace("&#8288;", "").replace("&nbsp;", "\u00a0") == printed


def test_a_word_joiner_keeps_every_mark_with_its_word(small: Site) -> None:
    small.lead("A [@rain#crew] b[^a] c [@rain#dry; @rain]. @rain#crew d.\n\n[^a]: E [@rain].")
    page = small.build().pages[PAGE]
    groups = re.findall(r'(.{7})\[<a id="[^"]*" href="[^"]*" role="doc-noteref"', page)
    assert groups == ["&#8288;"] * 5
    assert not re.search(r'\s<sup class="cites">', page)


def test_a_numbering_is_worked_out_when_its_notes_are_asked_for() -> None:
    asked: list[str] = []

    def make() -> Numbering:
        asked.append("notes")
        return number([body("a#x", "^n")], {"n": Footnote("n", body("b#x"), HERE, HERE)}, KNOWN)

    late = Numbering.late({"n": 1}, make)
    assert (late.footnotes, asked) == ({"n": 1}, [])
    assert [note.number for note in late.notes] == [1, 2, 3]
    assert (late, asked) == (make(), ["notes", "notes"])
