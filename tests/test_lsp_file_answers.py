"""What an editor asks about a file as a whole: outline, folds, links, numbers of notes, counts of citations."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from briefing_site.apps.lsp.cited_by import CitationCounts, lenses
from briefing_site.apps.lsp.document_links import document_links
from briefing_site.apps.lsp.find_symbols import MOST, find_symbols
from briefing_site.apps.lsp.folding import folds
from briefing_site.apps.lsp.note_numbers import note_numbers
from briefing_site.apps.lsp.outline import Item, outline
from briefing_site.apps.lsp.site_at_a_moment import SiteMoment
from tests.editor import Editor, lead
from tests.sites import CARD, LEAD, Site
from tests.test_lsp_navigate import HARBOUR


@pytest.fixture(scope="module")
def editor(tmp_path_factory: pytest.TempPathFactory) -> Editor:
    site = Site(tmp_path_factory.mktemp("whole") / "site")
    site.small(HARBOUR)
    return Editor(site)


# --- outlines ------------------------------------------------------------------------------------

FINDINGS = """\
judgements:
  - text: "It rained [@rain#hours; contra @rain#dry]."
    confidence: low
    because: one source
events:
  - {date: 2026-01-05, text: "Rain [@rain#hours]"}
"""
SECTIONS = """\
## One [@rain#hours] *so*

Dry [but see @rain#dry], wet.

### Deeper

Two
---

`## no heading`

```
## no heading either
```
"""


def tree(items: Iterable[Item], depth: int = 0) -> list[str]:
    lines = []
    for item in items:
        lines.append(f"{'  ' * depth}{item.kind} {item.name}{f' | {item.detail}' if item.detail else ''}")
        lines += tree(item.children, depth + 1)
    return lines


OUTLINES = [
    pytest.param(LEAD, lead("No heading."), [], id="text without a heading"),
    pytest.param(
        LEAD,
        lead(SECTIONS, FINDINGS),
        [
            "key judgements",
            "  judgement It rained. | low",
            "    disagreement contra rain#dry",
            "key events",
            "  event Rain | 2026-01-05",
            "heading One so",
            "  disagreement but see rain#dry",
            "  heading Deeper",
            "heading Two",
        ],
        id="findings, sections, disagreements",
    ),
    pytest.param(LEAD, f"---\ntitle: [\n---\n{SECTIONS}", ["heading One *so*",  "  heading Deeper", "heading Two"], id="broken front matter"),
    pytest.param(LEAD, f"---\ntitle: A\n---\n{SECTIONS}", ["heading One *so*", "  disagreement but see rain#dry", "  heading Deeper", "heading Two"], id="front matter that lacks keys"),
    pytest.param(LEAD, "## Alone", ["heading Alone"], id="no front matter"),
    pytest.param(LEAD, "", [], id="empty file"),
    pytest.param(CARD, None, ["excerpt hours | Rain fell for six hours", "excerpt crew | The crew waited on the quay", "excerpt dry | expects a dry week"], id="card"),
    pytest.param(CARD, "---\ntitle: [\n---\n## dry {at=\"3\"}\n> expects a dry week\n\n## {\n", ["excerpt dry", "excerpt {"], id="card with broken front matter"),
    pytest.param(CARD, "---\ntitle: A\n---\n## dry {at=\"3\"}\n> expects a dry week\n\n##\n", ["excerpt dry | expects a dry week", "excerpt …"], id="card that lacks keys"),
    pytest.param("config.yaml", None, ["key title | Harbour Notes", "key base_url | https://harbour.example/notes/", "key regions", "  key water", "    key name | Water", "  key land", "    key name | Land", "key theme | base"], id="config"),
    pytest.param("config.yaml", "a: [", [], id="broken config"),
    pytest.param("README.md", "## Not of the site", [], id="file that is no part of the site"),
]  # fmt: skip


@pytest.mark.parametrize(("path", "text", "expected"), OUTLINES)
def test_outline(editor: Editor, path: str, text: str | None, expected: list[str]) -> None:
    known = put(editor, path, text)
    items = outline(known, path)
    assert tree(items) == expected
    holds(items, 0, len(known.text(path)))


def put(editor: Editor, path: str, text: str | None) -> SiteMoment:
    return editor.put(path, editor.site.read(path) if text is None else text)


def holds(items: Iterable[Item], start: int, end: int) -> None:
    """Every item lies in the one that it is below, and its name in the item."""
    for item in items:
        assert start <= item.start <= item.named[0] <= item.named[1] <= item.end <= end, item
        holds(item.children, item.start, item.end)


# --- folds ---------------------------------------------------------------------------------------

FOLDS = [
    pytest.param(LEAD, lead("Text.\n\n## One\n\nA\n\n### In\n\nB\n\n\n## Two\n\nC"), ["0-5", "8-14", "12-14", "17-19"], id="sections"),
    pytest.param(LEAD, lead("```\na\n```\n\n<!-- b\n\nc -->\n\n- d\n\n  ~~~\n  e\n  ~~~\n\n| f | g |\n|---|---|\n| h | i |"), ["0-5", "6-8", "10-12 comment", "14-18", "16-18", "20-22"], id="blocks of several lines"),
    pytest.param(LEAD, lead("Text.", FINDINGS), ["0-11", "5-8", "6-8", "9-10"], id="lists of the front matter"),
    pytest.param(LEAD, "---\ntitle: A\n", ["0-2"], id="front matter that is not closed"),
    pytest.param(LEAD, "## A\n\n```\nnot closed", ["0-3", "2-3"], id="fence that is not closed"),
    pytest.param(CARD, None, ["0-7", "8-11", "13-14", "16-17"], id="card"),
    pytest.param("config.yaml", None, ["2-4"], id="config"),
    pytest.param("config.yaml", "a:\n- b:\n    c\n- d\n\n# e\nf:\n  g:\n    h: i\n", ["0-3", "1-2", "6-8", "7-8"], id="lists and keys of YAML"),
    pytest.param("README.md", "## A\n\nb", [], id="file that is no part of the site"),
]  # fmt: skip


@pytest.mark.parametrize(("path", "text", "expected"), FOLDS)
def test_folds(editor: Editor, path: str, text: str | None, expected: list[str]) -> None:
    found = folds(put(editor, path, text), path)
    assert [f"{f.first}-{f.last}{' comment' if f.comment else ''}" for f in found] == expected


# --- links ---------------------------------------------------------------------------------------


def links(known: SiteMoment, path: str) -> list[str]:
    text = known.text(path)
    return [
        f"{text[each.start : each.end]} -> {each.to.address or each.to.file}{f':{each.to.line}' if each.to.line else ''}"
        for each in document_links(known, path)
    ]


LINKS = [
    pytest.param("日本😀 [see @rain#hours; -@rain].", ["@rain#hours -> seeds/rain.md:9", "@rain -> seeds/rain.md"], id="citations"),
    pytest.param("[@rain#nothing] [@rian]", ["@rain#nothing -> seeds/rain.md"], id="citations that lead nowhere"),
    pytest.param("[[quay]] [[land/quay#north|N]] [[nowhere]] [[@rain#dry]]", ["[[quay]] -> briefings/land/quay.md", "[[land/quay#north|N]] -> briefings/land/quay.md:16", "[[@rain#dry]] -> seeds/rain.md:17"], id="links in double brackets"),
    pytest.param("[a](../land/quay.md#north) [b](../../seeds/rain.md#e-crew) [c](#own)\n\n## Own", ["../land/quay.md -> briefings/land/quay.md:16", "../../seeds/rain.md -> seeds/rain.md:14"], id="links to files"),
    pytest.param("![a](none.svg) [b](../../../../etc/passwd) [c](/etc/passwd) [d](https://a.example)", [], id="what is not there, or not of the site"),
    pytest.param("`[@rain]` \\@rain", [], id="code"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "expected"), LINKS)
def test_links(editor: Editor, body: str, expected: list[str]) -> None:
    assert links(editor.put(LEAD, lead(body)), LEAD) == expected


def test_links_of_a_card(editor: Editor) -> None:
    text = editor.site.read(CARD).replace(
        "kind: news", "kind: news\nurl: https://quay.example/1\nDOI: 10.1/a b"
    )
    text = text.replace("It rained for long.", "As [[@reprint#again]] says.")
    found = links(editor.put(CARD, text), CARD)
    archived = editor.site.path("seeds/archive/rain.txt")
    assert found == [
        f"rain.txt -> {archived}",
        "https://quay.example/1 -> https://quay.example/1",
        "10.1/a b -> https://doi.org/10.1/a%20b",
        "[[@reprint#again]] -> seeds/reprint.md:7",
    ]
    assert links(editor.look(), "seeds/reprint.md")[0] == "rain -> seeds/rain.md"


# --- numbers of notes ----------------------------------------------------------------------------


def numbered(known: SiteMoment, path: str, part: str = "") -> str:
    """A text with the number of each mark behind it; with `part`, only the numbers in there."""
    text = known.text(path)
    start = text.index(part) if part else 0
    shown, last = "", 0
    for note in note_numbers(known, path, start, start + len(part) if part else len(text)):
        shown, last = f"{shown}{text[last : note.offset]}«{note.number}»", note.offset
    return shown + text[last:]


NUMBERS = [
    pytest.param("日本😀 [@rain#hours; see @rain#dry, p. 3] [-@rain#hours].", "日本😀 [@rain#hours«1»; see @rain#dry«2», p. 3] [-@rain#hours«1»].", id="brackets"),
    pytest.param("As @rain#dry says[^n], @rain.\n\n[^n]: With [@rain#hours].", "As @rain#dry«1» says[^n]«2», @rain«3».\n\n[^n]: With [@rain#hours«4»].", id="running text and footnotes"),
    pytest.param("[@rian; @rain#nothing; @rain#dry]", "[@rian; @rain#nothing; @rain#dry«1»]", id="citations that lead nowhere"),
    pytest.param("`[@rain]`", "`[@rain]`", id="code"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "expected"), NUMBERS)
def test_numbers(editor: Editor, body: str, expected: str) -> None:
    known = editor.put(LEAD, lead(body))
    assert numbered(known, LEAD).split("---\n", 2)[2] == f"{expected}\n"


def test_numbers_are_those_of_the_page(editor: Editor) -> None:
    text = lead("Wet [@rain#crew], dry [@rain#dry].", FINDINGS)
    shown = numbered(editor.put(LEAD, text), LEAD)
    assert 'text: "It rained [@rain#hours«1»; contra @rain#dry«2»]."' in shown
    assert "Wet [@rain#crew«3»], dry [@rain#dry«2»]." in shown
    assert 'text: "Rain [@rain#hours«1»]"' in shown
    part = numbered(editor.put(LEAD, text), LEAD, "dry [@rain#dry]")
    assert part.count("«") == 1
    assert "dry [@rain#dry«2»]" in part


@pytest.mark.parametrize(
    "broken", ["regions: [", "title: Harbour Notes\n"], ids=["broken YAML", "no regions"]
)
def test_no_numbers_and_counts_where_there_are_no_pages(editor: Editor, broken: str) -> None:
    known = editor.put("config.yaml", broken)
    assert note_numbers(known, LEAD, 0, 999) == []
    assert lenses(known, CARD, CitationCounts()) == []


def test_no_numbers_beside_broken_front_matter(editor: Editor) -> None:
    known = editor.put(LEAD, "---\ntitle: [\n---\n[@rain#hours]")
    assert note_numbers(known, LEAD, 0, 999) == []


# --- counts of citations -------------------------------------------------------------------------


def counted(known: SiteMoment, counts: CitationCounts, path: str = CARD) -> list[str]:
    text = known.text(path)
    return [f"{text[lens.start : lens.end]}: {lens.citing}" for lens in lenses(known, path, counts)]


def test_counts(editor: Editor) -> None:
    counts = CitationCounts()
    known = editor.put(
        LEAD,
        lead(
            "It rained [@rain#hours; @rain#dry]. It did [@rain#hours, p. 1; @rain#hours, p. 2]. So says @rain."
        ),
    )
    assert counted(known, counts) == [
        "Quay shut for the night: cited by 6 sentences in 3 briefings",
        "## hours: cited by 5 sentences in 3 briefings",
        "## crew: cited by 1 sentence",
        "## dry: cited by 2 sentences in 2 briefings",
    ]
    assert counted(known, counts, "seeds/reprint.md") == [
        "A reprint: cited by 1 sentence",
        "## again: cited by 1 sentence",
    ]


def test_an_edit_counts_one_briefing_anew(editor: Editor) -> None:
    counts = CitationCounts()
    counted(editor.put(LEAD, lead("Dry [@rain#dry].")), counts)
    before = counts.recounted
    assert counted(editor.put(LEAD, lead("Wet [@rain#crew].")), counts)[2:] == [
        "## crew: cited by 2 sentences in 2 briefings",
        "## dry: cited by 1 sentence",
    ]
    assert counts.recounted == before + 1
    editor.put(LEAD, lead("None."))
    assert counted(editor.look(), counts)[2:] == [
        "## crew: cited by 1 sentence",
        "## dry: cited by 1 sentence",
    ]


# --- everything that has a name ------------------------------------------------------------------

SEARCHES = [
    pytest.param("quay", ["briefing The quay", "briefing Rain on the quay", "source rain", "excerpt rain#crew"], id="names and titles"),
    pytest.param("NORTH", ["heading North"], id="heading, in capitals"),
    pytest.param("hours rain", ["excerpt rain#hours", "excerpt reprint#again"], id="words in any order"),
    pytest.param("a dry week", ["excerpt rain#dry"], id="words of a passage"),
    pytest.param("again", ["excerpt reprint#again"], id="passage"),
    pytest.param("ship", ["topic shipping"], id="topic"),
    pytest.param("ada", ["person Ada Lane"], id="person, once"),
    pytest.param("no such thing", [], id="nothing"),
    pytest.param("", ["briefing All that is known", "briefing The quay", "briefing Rain on the quay", "source rain", "source reprint"], id="no query"),
]  # fmt: skip


@pytest.mark.parametrize(("query", "expected"), SEARCHES)
def test_symbols(editor: Editor, query: str, expected: list[str]) -> None:
    known = editor.put(LEAD, lead("Text.", "people: [Ada Lane]"))
    found = find_symbols(known, query)
    assert [f"{each.kind} {each.name}" for each in found] == expected
    for each in found:
        assert known.offset(each.place) <= len(known.text(each.place.path))


def test_at_most_so_many_symbols(editor: Editor) -> None:
    known = editor.put(LEAD, lead("\n\n".join(f"## Part {number}" for number in range(MOST + 9))))
    found = find_symbols(known, "part")
    assert len(found) == MOST
    assert found[0].name == "Part 0"
