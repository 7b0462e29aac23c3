"""`briefing export --docx`: the parts of the document, held against what Office Open XML asks for."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from briefing_site.engine.book import export_book
from briefing_site.render.docx.blocks import Blocks, Setting
from briefing_site.render.docx.tables import grid
from briefing_site.render.docx.writing import Writing
from briefing_site.text.html_tree import html_tree
from tests.books import MARKS, exported, full, tree, unzipped
from tests.sites import Site

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_SEEN = (f"{W}t", f"{W}tab")


class Document:
    """A document, read again."""

    def __init__(self, files: dict[str, bytes]) -> None:
        self.files = files
        self.body = tree(files["word/document.xml"])
        self.notes = tree(files["word/footnotes.xml"])

    def styled(self, style: str) -> list[str]:
        """The texts of the paragraphs in a style."""
        return [text(each) for each in self.body.iter(f"{W}p") if style_of(each) == style]

    def footnotes(self) -> list[str]:
        """The texts of the footnotes in the order of their numbers, without the two separators."""
        return [text(each).strip() for each in self.notes.findall(f"{W}footnote") if not each.get(f"{W}type")]


def style_of(paragraph: ET.Element) -> str:
    found = paragraph.find(f"{W}pPr/{W}pStyle")
    return "" if found is None else found.get(f"{W}val", "")


def text(of: ET.Element) -> str:
    """What is read of an element; the code of a field is not."""
    pieces = ("\t" if each.tag == f"{W}tab" else each.text or "" for each in of.iter() if each.tag in _SEEN)
    return "".join(pieces).replace("\u00a0", " ")


@pytest.fixture
def document(small: Site, tmp_path: Path) -> Document:
    return Document(exported(full(small), "docx", tmp_path))


def test_every_mark_is_a_footnote_in_full_first_and_then_in_short(document: Document) -> None:
    notes = document.footnotes()
    marks = [each.get(f"{W}id") for each in document.body.iter(f"{W}footnoteReference")]
    assert marks == [str(number) for number in range(1, MARKS + 1)]
    assert len(notes) == MARKS
    rain = "Ada Lane, “Quay shut for the night,” Quay Post, 5 January 2026"
    assert notes[:9] == [
        f"{rain}, paragraph 2, sentence 1. (news report) “Rain fell for six hours” (Quoted words found in the source)",
        "Ada Lane, ¶ 2:1, note 1. As cited here: p. 3.",
        "See Ada Lane, ¶ 2:1, note 1.",
        "But see Ada Lane, ¶ 3. Speaker: the mayor. Passage: analysis. “expects a dry week”"
        " (Quoted words found in the source) As cited here: p. 4.",
        "山田花子, “風の記録,” 港新聞, n.d., paragraph 1. (news report) 「風が強くなった」 The wind grew stronger."
        " (Quoted words found in the source)",
        "So we think. [see 4]And more. [7]",
        "山田花子.",
        "Ada Lane, ¶ 2:2. “The crew waited on the quay” (Quoted words found in the source)",
        "Ada Lane, ¶ 3, note 4.",
    ]


def test_the_marks_of_neighbouring_brackets_stand_between_commas(small: Site, tmp_path: Path) -> None:
    small.lead(
        "It blew[^n] [@rain#hours]\n[@rain#crew]. It rained [@rain#hours] hard [@rain#dry].\n\n"
        "[^n]: Or so [@rain#hours] [@rain#crew]."
    )
    document = Document(exported(small, "docx", tmp_path))
    (paragraph,) = (each for each in document.body.iter(f"{W}p") if text(each).startswith("It blew"))
    said = ("#" if each.tag == f"{W}footnoteReference" else each.text or "" for each in paragraph.iter())
    assert "".join(said).strip() == "It blew.#, #, # It rained# hard.#"
    assert document.footnotes()[0] == "Or so. [2, 3]"


def test_a_footnote_that_only_another_names_follows_it(small: Site, tmp_path: Path) -> None:
    small.lead(
        "It blew[^n] hard [@rain#crew].\n\n[^n]: So we think [@rain#dry] and[^m].\n\n[^m]: So they say [@rain#crew]."
    )
    notes = Document(exported(small, "docx", tmp_path)).footnotes()
    assert [note.partition(",")[0] for note in notes] == [
        "So we think [2] and. [3]",
        "Ada Lane",
        "So they say. [4]",
        "Ada Lane",
        "Ada Lane",
    ]
    # A source is named in full in the first note that names it.
    assert ["Quay Post" in note for note in notes] == [False, True, False, False, False]


def test_a_later_note_leads_to_the_first_by_a_field_that_word_renumbers(document: Document) -> None:
    codes = [each.text or "" for each in document.notes.iter(f"{W}instrText")]
    wanted = {code.split()[1] for code in codes if "NOTEREF" in code}
    marks = {each.get(f"{W}name") for each in document.body.iter(f"{W}bookmarkStart")}
    assert "_Note1" in wanted
    assert wanted <= marks
    around = tree(document.files["word/document.xml"])
    for paragraph in around.iter(f"{W}p"):
        inside = [each.tag for each in paragraph]
        for at, each in enumerate(paragraph):
            if each.tag == f"{W}bookmarkStart" and each.get(f"{W}name", "").startswith("_Note"):
                assert paragraph[at + 1].find(f"{W}footnoteReference") is not None
                assert inside[at + 2] == f"{W}bookmarkEnd"


def test_a_reader_has_all_that_the_page_says(document: Document) -> None:
    said = {
        "Title": ["Water"],
        "Kicker": ["Water"] * 3,
        "Standfirst": ["What the rain did to the quay.", "風が吹いた。", "البحر هادئ."],
        "Heading1": ["Rain on the quay", "風について", "عن البحر", "Sources"],
        "Heading3": ["A smaller heading"],
        "Confidence": ["Moderate confidence: one source says so"],
        "Quote": [
            "A quotation of somebody.",
            "Rain fell for six hours",
            "風が強くなった",
            "expects a dry week",
        ],
        "Disputed": ["It was wet."],
        "Side": ["Cited in support", "Cited against: but see"],
        "Caption": ["A figure with a caption"],
        "AdmonitionTitle": ["Mind this"],
        "Admonition": ["An admonition."],
        "CodeBlock": ["two  blanksand a line"],
        "Term": ["Term"],
        "Definition": ["What it means."],
        "ListContinue": ["A paragraph in two."],
    }
    found = {style: document.styled(style) for style in said}
    found["ListContinue"] = [each for each in found["ListContinue"] if "paragraph in two" in each]
    assert found == said
    dates = document.styled("Dates")[0]
    assert (
        dates
        == "Ada Lane and Ben Shore · 7 January 2026 · updated 9 January 2026 · Information up to 8 January 2026"
    )
    assert document.styled("Heading2") == [
        *(
            "Bottom line",
            "Evidence",
            "A heading with a note",
            "Where sources disagree",
            "Key dates",
            "Corrections",
        ),
        *("Evidence", "Evidence", "عنوان"),
    ]
    rows = document.styled("Row")
    assert "March 2026 planned\tThe quay is to open." in rows
    assert "9 January 2026\tIt said five hours." in rows


def test_headings_have_an_outline_and_stand_in_the_table_of_contents(document: Document) -> None:
    styles = tree(document.files["word/styles.xml"])
    outline = {
        each.get(f"{W}styleId"): level.get(f"{W}val")
        for each in styles.iter(f"{W}style")
        if (level := each.find(f"{W}pPr/{W}outlineLvl")) is not None
    }
    assert outline == {f"Heading{level}": str(level - 1) for level in range(1, 7)}
    codes = [each.text or "" for each in document.body.iter(f"{W}instrText")]
    assert [code.strip() for code in codes if "TOC" in code and "PAGEREF" not in code] == [
        'TOC \\o "1-2" \\h \\z \\u'
    ]
    entries = [entry.strip("\t ") for entry in document.styled("TOC1")]
    assert entries == document.styled("Heading1")
    anchors = [each.get(f"{W}anchor") for each in document.body.iter(f"{W}hyperlink")]
    bookmarks = [each.get(f"{W}name") for each in document.body.iter(f"{W}bookmarkStart")]
    assert len(bookmarks) == len(set(bookmarks))
    assert {anchor for anchor in anchors if anchor} <= set(bookmarks)


def test_faces_links_lists_and_tables_are_real(document: Document) -> None:
    faces = {
        text(run): [each.tag.removeprefix(W) for each in run.find(f"{W}rPr") or ()]
        for run in document.body.iter(f"{W}r")
    }
    assert faces["Italic"] == ["i", "iCs"]
    assert faces["bold"] == ["b", "bCs"]
    assert faces["gone"] == ["strike"]
    assert faces["2"] == ["vertAlign"]
    assert faces["marked"] == ["highlight"]
    relations = tree(document.files["word/_rels/document.xml.rels"])
    targets = {each.get("Id"): each.get("Target") for each in relations}
    links = {
        text(each): targets[each.get(f"{R}id")]
        for each in document.body.iter(f"{W}hyperlink")
        if each.get(f"{R}id")
    }
    assert links["link"] == "https://out.example/a?b=c&d"
    listed = [
        (text(each), each.find(f"{W}pPr/{W}numPr/{W}ilvl").get(f"{W}val"))  # type: ignore[union-attr]
        for each in document.body.iter(f"{W}p")
        if each.find(f"{W}pPr/{W}numPr") is not None
    ]
    assert listed == [
        ("It will rain again.", "0"),
        ("One", "0"),
        ("Two", "0"),
        ("nested", "1"),
        ("Three", "0"),
        ("واحد", "0"),
    ]
    tables = list(document.body.iter(f"{W}tbl"))
    assert [[text(cell) for cell in row.iter(f"{W}tc")] for row in tables[0].iter(f"{W}tr")] == [
        ["Name", "Number"],
        ["Rain", "6"],
        ["風", "7"],
    ]
    assert len(list(tables[0].iter(f"{W}tblHeader"))) == 1
    assert [each.get(f"{W}val") for each in tables[1].iter(f"{W}gridSpan")] == ["2"]
    assert [each.get(f"{W}val") for each in tables[1].iter(f"{W}vMerge")] == ["restart", None]


def test_a_picture_has_its_words_and_its_proportions(document: Document) -> None:
    (drawn,) = document.body.iter(f"{WP}inline")
    told = drawn.find(f"{WP}docPr")
    assert told is not None
    assert told.get("descr") == "The quay at night"
    extent = drawn.find(f"{WP}extent")
    assert extent is not None
    assert extent.get("cx") == extent.get("cy") == "9525"  # one pixel
    (blip,) = drawn.iter(f"{A}blip")
    relations = tree(document.files["word/_rels/document.xml.rels"])
    (target,) = (each.get("Target") for each in relations if each.get("Id") == blip.get(f"{R}embed"))
    assert f"word/{target}" in document.files


def test_each_script_has_its_font_and_its_language(document: Document) -> None:
    marks = {}
    for run in document.body.iter(f"{W}r"):
        lang, fonts = run.find(f"{W}rPr/{W}lang"), run.find(f"{W}rPr/{W}rFonts")
        if lang is not None:
            told = {name.removeprefix(W): value for name, value in lang.items()}
            marks[text(run)] = (told, None if fonts is None else fonts.get(f"{W}eastAsia"))
    assert marks["日本の外交"] == ({"eastAsia": "ja-JP"}, "Yu Mincho")
    assert marks["السلام عليكم"] == ({"bidi": "ar-SA"}, None)
    paragraphs = {
        text(each): each.find(f"{W}pPr/{W}bidi") is not None for each in document.body.iter(f"{W}p")
    }
    assert paragraphs["البحر هادئ."]
    assert not paragraphs["風が吹いた。"]
    runs = [run for run in document.body.iter(f"{W}r") if text(run).startswith("البحر هادئ اليوم")]
    assert [run.find(f"{W}rPr/{W}rtl") is not None for run in runs] == [True]


@pytest.mark.parametrize(
    ("language", "quoted"),
    [("en", "“a”"), ("en-GB", "‘a’"), ("kk", "«a»"), ("ja", "「a」"), ("fr", "«\u202fa\u202f»")],
)
def test_words_stand_between_the_marks_of_their_language(language: str, quoted: str) -> None:
    writing = Writing("en", "oscola.csl", {}, "", {}, {})
    made = Blocks(writing).blocks(html_tree(f'<p><q lang="{language}">a</q></p>').inside, Setting("en"))
    assert "".join(re.findall(r"<w:t[^>]*>([^<]*)", "".join(made))) == quoted


def test_the_document_says_what_it_is(document: Document) -> None:
    core = {each.tag.rpartition("}")[2]: each.text for each in tree(document.files["docProps/core.xml"])}
    assert core == {
        "title": "Water",
        "creator": "Ada Lane; Ben Shore",
        "lastModifiedBy": "Ada Lane; Ben Shore",
        "identifier": "https://harbour.example/notes/water/",
        "language": "en",
        "created": "2026-01-04T00:00:00Z",
        "modified": "2026-01-09T00:00:00Z",
    }


_ORDER = [
    *[
        "pStyle",
        "keepNext",
        "pageBreakBefore",
        "numPr",
        "pBdr",
        "tabs",
        "bidi",
        "spacing",
        "ind",
        "jc",
        "outlineLvl",
    ]
]
_RUN_ORDER = [
    "rStyle",
    "rFonts",
    "b",
    "bCs",
    "i",
    "iCs",
    "caps",
    "strike",
    "color",
    "sz",
    "szCs",
    "highlight",
    "u",
    "vertAlign",
    "rtl",
    "em",
    "lang",
]


def test_the_package_is_whole_and_its_parts_in_the_order_of_the_schema(document: Document) -> None:
    types = tree(document.files["[Content_Types].xml"])
    known = {each.get("PartName", "").removeprefix("/") for each in types}
    endings = {each.get("Extension") for each in types}
    for name, data in document.files.items():
        assert name in known or name.rpartition(".")[2] in endings
        if name.endswith((".xml", ".rels")):
            tree(data)
    for name, data in document.files.items():
        if name.endswith(".rels"):
            base = name.replace("_rels/", "").rpartition("/")[0]
            for each in tree(data):
                if each.get("TargetMode") != "External":
                    assert f"{base}/{each.get('Target')}".removeprefix("/") in document.files
    used = set()
    for root in (document.body, document.notes, tree(document.files["word/styles.xml"])):
        for properties, order in ((f"{W}pPr", _ORDER), (f"{W}rPr", _RUN_ORDER)):
            for each in root.iter(properties):
                names = [child.tag.removeprefix(W) for child in each]
                assert names == sorted(names, key=order.index)
        used |= {each.get(f"{W}val") for each in root.iter(f"{W}pStyle")}
    defined = {each.get(f"{W}styleId") for each in tree(document.files["word/styles.xml"]).iter(f"{W}style")}
    assert used <= defined
    for cell in document.body.iter(f"{W}tc"):
        assert cell[-1].tag == f"{W}p"


def test_the_same_text_gives_the_same_bytes(small: Site, tmp_path: Path) -> None:
    site = full(small)
    one, other = tmp_path / "one.docx", tmp_path / "other.docx"
    export_book(site.options(), "", "docx", one)
    export_book(site.options(), "", "docx", other)
    assert one.read_bytes() == other.read_bytes()
    assert next(iter(unzipped(one.read_bytes()))) == "[Content_Types].xml"


@pytest.mark.parametrize(
    ("html", "rows"),
    [
        ("<tr><td>a<td>b</tr>", ["a.b"]),
        ('<tr><td rowspan="2">a</td><td>b</td></tr><tr><td>c</td></tr>', ["a b", "^ c"]),
        ('<tr><td rowspan="9">a</td></tr><tr></tr>', ["a", "^"]),
        ('<tr><td colspan="2">a</td></tr><tr><td>b</td></tr>', ["a2", "b ."]),
        ('<tr><td>a</td><td rowspan="2">b</td></tr><tr></tr>', ["a b", ". ^"]),
        ('<tr><td colspan="x">a</td></tr>', ["a"]),
        ("", []),
    ],
    ids=["open-cell", "rowspan", "rowspan-too-long", "colspan", "hole-before", "no-number", "empty"],
)
def test_cells_stand_in_a_grid(html: str, rows: list[str]) -> None:
    (table,) = html_tree(f"<table>{html}</table>").elements()
    shown = [
        " ".join(
            "^"
            if cell.goes_on
            else "."
            if cell.of is None
            else re.sub("1$", "", f"{'.'.join(cell.of.text())}{cell.columns}")
            for cell in row
        )
        for row in grid(table)
    ]
    assert shown == rows
