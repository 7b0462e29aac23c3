"""Documents of Word, EPUB, PDF and plain text to their paragraphs: what is kept, left out, mended and told."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping

import pypandoc
import pytest
import weasyprint

from briefing_site.authoring.intake import zipped
from briefing_site.authoring.intake.add import take_in
from briefing_site.authoring.intake.extract import extract
from briefing_site.authoring.intake.fetch import without_scheme
from briefing_site.authoring.intake.lines import Extraction, told_language
from briefing_site.authoring.intake.particulars import IntakeError
from briefing_site.authoring.intake.pdf.mended import mended
from briefing_site.authoring.intake.recorded_names import recorded_names
from briefing_site.authoring.intake.recorded_title import recorded_title
from briefing_site.model.document import Document, pages_line
from tests.sites import Site

MARKDOWN = """\
---
title: The quay report
author: [Ada Lane, Ben Roe]
date: 2026-02-03
lang: en
---
# Head

Rain *fell* on the **quay**, and the ferry sailed[^1]. A “quote” here.

[^1]: A note about boats.

- one boat
- two boats

| Year | Boats |
|------|-------|
| 2025 | 91    |

> A block that is quoted.

Line one\\
line two.

港は静かです。
"""


def lines(found: Extraction) -> list[str]:
    return found.text.splitlines()


@pytest.mark.parametrize("kind", ["docx", "epub"])
def test_what_pandoc_writes_is_read(kind: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("pandoc") / f"quay.{kind}"
    pypandoc.convert_text(MARKDOWN, kind, format="md", outputfile=str(path))
    found = extract(path.read_bytes(), f".{kind}")
    assert (found.known.title, found.known.published) == ("The quay report", "2026-02-03")
    assert [str(name) for name in found.known.authors] == ["Ada Lane", "Ben Roe"]
    text = lines(found)
    assert text[text.index("Head") :] == [
        "Head",
        "Rain fell on the quay, and the ferry sailed. A “quote” here.",
        "one boat",
        "two boats",
        "Year Boats",
        "2025 91",
        "A block that is quoted.",
        "Line one line two.",
        "港は静かです。",
        "A note about boats.",
    ]


# --- Word ----------------------------------------------------------------------------------------

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def docx(body: str, parts: Mapping[str, str] | None = None) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as held:
        held.writestr(
            "word/document.xml", f'<?xml version="1.0"?><w:document {W}><w:body>{body}</w:body></w:document>'
        )
        for name, content in (parts or {}).items():
            held.writestr(name, content)
    return out.getvalue()


def run(text: str, around: str = "") -> str:
    return f'<w:r>{around}<w:t xml:space="preserve">{text}</w:t></w:r>'


def p(*runs: str) -> str:
    return f"<w:p>{''.join(runs)}</w:p>"


BODIES = {
    "inserted and deleted": (p(run("Rain "), f"<w:ins>{run('fell')}</w:ins>", "<w:del><w:r><w:delText>froze</w:delText></w:r></w:del>"), ["Rain fell"]),
    "moved": (p(f"<w:moveFrom>{run('here')}</w:moveFrom>", f"<w:moveTo>{run('there')}</w:moveTo>"), ["there"]),
    "hidden": (p(run("seen "), run("unseen", "<w:rPr><w:vanish/></w:rPr>"), run("again", '<w:rPr><w:vanish w:val="0"/></w:rPr>')), ["seen again"]),
    "tab, break and hyphen": (p("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:noBreakHyphen/><w:t>d</w:t></w:r>"), ["a b c\u2011d"]),
    "a table": (f"<w:tbl><w:tr><w:tc>{p(run('a'))}{p(run('b'))}</w:tc><w:tc>{p(run('c'))}</w:tc></w:tr></w:tbl>{p(run('d'))}", ["a b c", "d"]),
    "a box, drawn twice": (
        p(run("out"), f'<w:r><m:AlternateContent xmlns:m="x"><m:Choice>{p(run("in"))}</m:Choice><m:Fallback>{p(run("in"))}</m:Fallback></m:AlternateContent></w:r>', run("side")),
        ["in", "outside"],
    ),
    "a reading above": (p(f"<w:r><w:ruby><w:rt>{run('みなと')}</w:rt><w:rubyBase>{run('港')}</w:rubyBase></w:ruby></w:r>"), ["港"]),
    "an instruction": (p("<w:r><w:instrText>PAGE</w:instrText></w:r>", run("one")), ["one"]),
}  # fmt: skip


@pytest.mark.parametrize(("body", "expected"), BODIES.values(), ids=BODIES)
def test_word(body: str, expected: list[str]) -> None:
    assert lines(extract(docx(body), ".docx")) == expected


def test_the_record_of_a_file_of_word_is_a_guess() -> None:
    core = (
        '<c xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:t="http://purl.org/dc/terms/"><dc:title>Plan</dc:title>'
        "<dc:creator>Desk 4</dc:creator><t:created>2026-01-09T10:00:00Z</t:created></c>"
    )
    relations = f'<r><x Type="{RELATION}/metadata/core-properties" Target="docProps/core.xml"/></r>'
    found = extract(
        docx(p(run("Rain.")), {"docProps/core.xml": core, "_rels/.rels": relations}), ".docx"
    ).known
    assert (found.title, [str(name) for name in found.authors], found.published) == ("Plan", ["Desk 4"], "")
    assert found.doubts["published"] == "the file was made on 2026-01-09"
    assert {"title", "author"} <= found.doubts.keys()


BAD = {
    "a bomb": (docx(p(run("x" * 1_000)) * 200_000), "unpacks to more than"),
    "no XML": (docx("<w:p>"), "damaged"),
    "nested without end": (docx("<w:p>" * 100_000), "nested too deep"),
}


@pytest.mark.parametrize(("data", "message"), BAD.values(), ids=BAD)
def test_word_that_is_no_good(monkeypatch: pytest.MonkeyPatch, data: bytes, message: str) -> None:
    monkeypatch.setattr(zipped, "MOST", 20 * 2**20)
    with pytest.raises(IntakeError, match=message):
        extract(data, ".docx")


def test_a_document_type_is_refused() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as held:
        held.writestr(
            "word/document.xml", f'<!DOCTYPE w [<!ENTITY a "{"x" * 100}">]><w:document {W}>&a;</w:document>'
        )
    with pytest.raises(IntakeError, match="document type"):
        extract(out.getvalue(), ".docx")


# --- EPUB ----------------------------------------------------------------------------------------


def test_the_pages_of_a_book_are_kept() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as held:
        held.writestr(
            "META-INF/container.xml",
            '<c xmlns="u"><rootfiles><rootfile full-path="o/b.opf"/></rootfiles></c>',
        )
        held.writestr(
            "o/b.opf",
            '<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata>'
            "<dc:title>The Quay</dc:title><dc:creator>Ada Lane</dc:creator><dc:publisher>Tide</dc:publisher>"
            "<dc:language>en</dc:language><dc:date>2019</dc:date></metadata><manifest>"
            '<item id="n" href="n.xhtml" media-type="application/xhtml+xml" properties="nav"/>'
            '<item id="a" href="a.xhtml" media-type="application/xhtml+xml"/></manifest>'
            '<spine><itemref idref="n"/><itemref idref="a"/></spine></package>',
        )
        held.writestr("o/n.xhtml", "<html><body><p>Contents</p></body></html>")
        held.writestr(
            "o/a.xhtml",
            '<html><head><title>x</title></head><body><span epub:type="pagebreak" title="11"/><h1>One</h1>'
            '<p>Rain fell on <span epub:type="pagebreak" id="p12" title="12"></span>the quay<a epub:type="noteref">1</a>.</p></body></html>',
        )  # fmt: skip
    found = extract(out.getvalue(), ".epub")
    assert lines(found) == ["One", "Rain fell on the quay."]
    assert found.pages == (("11", 1, 0), ("12", 2, 13))
    known = found.known
    assert (known.title, known.publisher, known.published, known.language) == (
        "The Quay",
        "Tide",
        "2019",
        "en",
    )


# --- PDF -----------------------------------------------------------------------------------------

STYLE = """
@page { size: 15cm 18cm; margin: 2.5cm 2cm; @top-center { content: "Quay Office, report of 2026" }
        @bottom-center { content: counter(page) } }
body { font: 10pt serif; text-align: justify; hyphens: auto } .two { columns: 2; column-gap: 8mm }
table { width: 100% } p { margin: 0 0 1em }
"""
WORDS = [
    "harbour",
    "masters",
    "said",
    "that",
    "the",
    "ferry",
    "would",
    "sail",
    "again",
    "when",
    "affluent",
    "officials",
    "agreed",
    "on",
    "finance",
    "and",
    "infrastructure",
]


def paragraph(number: int) -> str:
    turned = WORDS[number % 7 :] + WORDS[: number % 7]
    return " ".join(["Number", str(number), *turned, *reversed(turned)]) + "."


def made(html: str) -> Extraction:
    data = weasyprint.HTML(string=f'<html lang="en">{html}').write_pdf(
        stylesheets=[weasyprint.CSS(string=STYLE)]
    )
    assert data is not None
    return extract(data, ".pdf")


def test_columns_are_read_in_order_and_heads_are_dropped_and_told() -> None:
    wanted = [paragraph(number) for number in range(1, 31)]
    found = made(f"<h1>Of the quay</h1><div class=two>{''.join(f'<p>{each}</p>' for each in wanted)}</div>")
    assert lines(found) == ["Of the quay", *wanted]
    pages = len(found.pages)
    assert pages > 2
    assert [label for label, _, _ in found.pages] == [str(number) for number in range(1, pages + 1)]
    assert f"left out on {pages} pages, as a head or foot: “Quay Office, report of 2026”" in found.notes


def test_columns_with_a_narrow_gutter_are_read_in_order() -> None:
    wanted = [paragraph(number) for number in range(1, 19)]
    body = "".join(f"<p>{each}</p>" for each in wanted)
    found = made(f'<h1>Of the quay</h1><div class=two style="column-gap: 1em">{body}</div>')
    assert lines(found) == ["Of the quay", *wanted]


NOTED = """
@page { size: 15cm 18cm; margin: 2cm; @bottom-center { content: counter(page) } }
body { font: 10pt/1.3 serif; text-align: justify; hyphens: auto } p { margin: 0 0 1em } .note { float: footnote; font-size: 7pt }
"""


@pytest.mark.parametrize("columns", [1, 2])
def test_notes_at_the_foot_of_a_page_part_no_sentence(columns: int) -> None:
    wanted = [paragraph(number) for number in range(1, 25)]
    noted = (
        f"<p>{each}<span class=note>See Lane, the quay of the year {2000 + at}.</span>"
        for at, each in enumerate(wanted)
    )
    style = f"{NOTED} body {{ columns: {columns} }}"
    data = weasyprint.HTML(string=f'<html lang="en">{"".join(noted)}').write_pdf(
        stylesheets=[weasyprint.CSS(string=style)]
    )
    assert data is not None
    found = extract(data, ".pdf")
    text = [re.sub("[⁰¹²³⁴-⁹]+$", "", line) for line in lines(found)]
    assert [line for line in text if line.startswith("Number")] == wanted
    assert sum("See Lane" in line for line in text) == len(wanted)
    assert len(found.pages) > 2
    for label, line, sign in found.pages[1:]:
        here = lines(found)[line - 1]
        assert sign == 0 or (here.startswith("Number") and sign < len(here)), label


def test_a_note_below_a_whole_sentence_stays_where_it_is() -> None:
    found = made(f'<p>{paragraph(1)}</p><p style="font-size: 6pt">1 See Lane on the quay.</p>')
    assert lines(found)[1:3] == [paragraph(1), "1 See Lane on the quay."]


OPF = "http://www.idpf.org/2007/opf"
DESCRIBED: dict[str, tuple[str, dict[str, str], dict[str, str]]] = {
    "an ISBN": (
        "<dc:title>Quay</dc:title><dc:identifier>urn:isbn:978-3-16-148410-0</dc:identifier>",
        {"title": "Quay"},
        {"type": "book", "ISBN": "978-3-16-148410-0"},
    ),
    "an ISBN that is mistyped": (
        "<dc:title>Quay</dc:title><dc:identifier>978-3-16-148410-1</dc:identifier>", {"title": "Quay"}, {}
    ),
    "a number of its own": (
        "<dc:title>Quay</dc:title><dc:identifier>urn:uuid:12</dc:identifier>", {"title": "Quay"}, {}
    ),
    "a subtitle": (
        '<dc:title id="b">A life</dc:title><dc:title id="a">Quay</dc:title>'
        '<meta refines="#a" property="title-type">main</meta><meta refines="#b" property="title-type">subtitle</meta>',
        {"title": "Quay: A life"},
        {},
    ),
    "a subtitle behind a question": (
        '<dc:title id="a">Which quay?</dc:title><dc:title id="b">A life</dc:title>'
        '<meta refines="#b" property="title-type">subtitle</meta>',
        {"title": "Which quay? A life"},
        {},
    ),
    "the first publication": (
        '<dc:title>Quay</dc:title><dc:date opf:event="original-publication">1899</dc:date>'
        '<dc:date opf:event="creation">2001</dc:date><dc:date opf:event="publication">2019</dc:date>',
        {"published": "2019"},
        {"original-date": "1899"},
    ),
    "one date and a change": (
        '<dc:title>Quay</dc:title><dc:date>2019</dc:date><dc:date opf:event="modification">2021</dc:date>',
        {"published": "2019"},
        {},
    ),
}  # fmt: skip


@pytest.mark.parametrize(("said", "values", "details"), DESCRIBED.values(), ids=DESCRIBED)
def test_what_a_book_says_of_itself(said: str, values: dict[str, str], details: dict[str, str]) -> None:
    known = extract(book(said), ".epub").known
    assert {key: getattr(known, key) for key in values} == values
    assert known.details == details


def test_the_editors_of_a_book_are_told_where_it_has_no_author() -> None:
    editor = '<dc:title>Quay</dc:title><dc:creator opf:role="edt">Ada Lane</dc:creator>'
    known = extract(book(editor), ".epub").known
    assert (known.authors, known.doubts["author"]) == ((), "the file names as editors Ada Lane")


def book(said: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as held:
        held.writestr(
            "META-INF/container.xml", '<c xmlns="u"><rootfiles><rootfile full-path="b.opf"/></rootfiles></c>'
        )
        held.writestr(
            "b.opf",
            f'<package xmlns="{OPF}" xmlns:opf="{OPF}" xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata>{said}</metadata>'
            '<manifest><item id="a" href="a.xhtml" media-type="application/xhtml+xml"/></manifest>'
            '<spine><itemref idref="a"/></spine></package>',
        )
        held.writestr("a.xhtml", "<html><body><p>Rain fell.</p></body></html>")
    return out.getvalue()


LABELS = {
    "a press release": ("FOR IMMEDIATE RELEASE\n\nQuay closed\n\nRain fell.\n", "Quay closed"),
    "in German": ("Pressemitteilung\n\nKai geschlossen\n\nRegen fiel.\n", "Kai geschlossen"),
    "in Japanese": ("報道発表\n\n岸壁の閉鎖\n\n雨が降った。\n", "岸壁の閉鎖"),
    "the head of a letter": ("From: Ada Lane\nTo: Ben Roe\nDate: 1 March\n\nRain fell.\n", ""),
    "a title of such words": ("Statement on the quay\n\nRain fell.\n", "Statement on the quay"),
    "a title": ("From the quay\n\nRain fell.\n", "From the quay"),
}


@pytest.mark.parametrize(("text", "title"), LABELS.values(), ids=LABELS)
def test_a_line_that_says_what_a_text_is_is_no_title(text: str, title: str) -> None:
    assert extract(text.encode(), ".txt").known.title == title


def test_the_front_matter_of_a_text_in_markdown_is_told() -> None:
    found = extract(
        b"---\ntitle: Quay\nauthor:\n  - Ada Lane\ndate: 2026-03-01\n---\n# Head\n\nRain fell.\n", ".md"
    )
    assert lines(found) == ["Head", "Rain fell."]
    assert found.notes == ("its front matter is left out, and is not on the card: title, author, date",)


RECORDS: dict[str, tuple[str, tuple[str, ...], tuple[str, ...]]] = {
    "one": ("Ada Lane", ("Ada Lane",), ()),
    "with semicolons": ("Ada Lane; Ben Roe", ("Ada Lane", "Ben Roe"), ()),
    "with commas": ("Ada Lane, Ben Roe; Ann Quill", ("Ada Lane", "Ben Roe", "Ann Quill"), ()),
    "with and": ("Ada Lane, Ben Roe, and Ann Quill", ("Ada Lane", "Ben Roe", "Ann Quill"), ()),
    "turned round": ("Lane, Ada", ("Ada Lane",), ()),
    "turned round with a particle": ("van der Lane, Ada", ("Ada van der Lane",), ()),
    "turned round, two": ("Lane, Ada; Roe, Ben A.", ("Ada Lane", "Ben A. Roe"), ()),
    "turned round with initials": ("Lane, A., Roe, B.A.", ("A. Lane", "B.A. Roe"), ()),
    "in Japanese": ("山田, 太郎", ("山田太郎",), ()),
    "a body": ("Ministry of Trade, Industry and Energy", ("Ministry of Trade, Industry and Energy",), ()),
    "a part of a body": ("European Commission, DG Trade", ("European Commission, DG Trade",), ()),
    "a firm": ("Lane and Lane", ("Lane and Lane",), ()),
    "an acronym": ("UNESCO", ("UNESCO",), ()),
    "one name": ("Cicero", ("Cicero",), ()),
    "a name that ends like a word": ("Peter Owner", ("Peter Owner",), ()),
    "nobody": ("", (), ()),
    "an account": ("jroe", (), ("jroe",)),
    "an account with a number": ("User 1", (), ("User 1",)),
    "of a system": ("Microsoft Office User", (), ("Microsoft Office User",)),
    "of a machine": ("DESKTOP-4F3A", (), ("DESKTOP-4F3A",)),
    "beside a name": ("Ada Lane; admin", ("Ada Lane",), ("admin",)),
}  # fmt: skip


@pytest.mark.parametrize(("record", "names", "accounts"), RECORDS.values(), ids=RECORDS)
def test_whom_the_record_of_a_file_names(
    record: str, names: tuple[str, ...], accounts: tuple[str, ...]
) -> None:
    assert recorded_names(record) == (names, accounts)


LANGUAGES: dict[str, tuple[str, str, str, bool]] = {
    "as declared": ("en", "The quay was dry for six hours in the night. " * 3, "en", False),
    "a region": ("en-GB", "The quay was dry for six hours in the night. " * 3, "en-GB", False),
    "Japanese that is called English": ("en", "埠頭は夜のあいだ六時間ずっと乾いていた。" * 5, "ja", True),
    "Korean that is called English": ("en-US", "부두는 밤에 여섯 시간 동안 말라 있었다. " * 5, "ko", True),
    "Russian that is called English": ("en", "Причал ночью шесть часов оставался сухим. " * 3, "", True),
    "English that is called Japanese": ("ja", "The quay was dry for six hours in the night. " * 3, "", True),
    "with words of another": ("en", "The quay (埠頭, 港の埠頭) was dry for six hours in the night. " * 3, "en", False),
    "in letters of another script": ("sr-Latn", "Kej je nocu bio suv sest sati, rekla je luka. " * 3, "sr-Latn", False),
    "a few words": ("en", "埠頭", "en", False),
    "a language of no table": ("cy", "Roedd y cei yn sych am chwe awr yn y nos. " * 3, "cy", False),
    "none": ("", "埠頭は夜のあいだ六時間ずっと乾いていた。" * 5, "ja", True),
}  # fmt: skip


@pytest.mark.parametrize(("declared", "text", "language", "doubted"), LANGUAGES.values(), ids=LANGUAGES)
def test_a_language_that_the_script_does_not_bear_out(
    declared: str, text: str, language: str, doubted: bool
) -> None:
    found, doubt = told_language(declared, text)
    assert (found, bool(doubt)) == (language, doubted)


HEADS: dict[str, tuple[str, list[str], str]] = {
    "byline and day": ("Quays\n\nBy Ada Lane and Ben Roe\nMarch 3, 2026\n\nRain fell.\n", ["Ada Lane", "Ben Roe"], "2026-03-03"),
    "in German": ("Kaianlagen\n\nVon Ada Lane\n3. März 2026\n\nRegen fiel.\n", ["Ada Lane"], "2026-03-03"),
    "a sentence": ("Quays\n\nBy Ada Lane the quay was dry.\n\nBy Ben Roe\n\nRain fell.\n", [], ""),
    "a phrase": ("Quays\n\nBy the end of March\n\nRain fell.\n", [], ""),
    "the day of a change": ("Quays\n\nBy Ada Lane\nLast updated 5 March 2026\n\nRain fell.\n", ["Ada Lane"], ""),
    "a day and that of a change": ("Quays\n\nUpdated 5 March 2026\n1 March 2026\n\nRain fell.\n", [], "2026-03-01"),
    "an embargo": ("Quays\n\nEmbargo: 5 March 2026\n\nRain fell.\n", [], ""),
    "the day of a print": ("Quais\n\nImprimé le 5 mars 2026\n\nIl pleut.\n", [], ""),
    "how a text stands on a day": ("Kaianlagen\n\nStand: 5. März 2026\n\nRegen fiel.\n", [], ""),
    "a change in Japanese": ("岸壁\n\n2026年3月5日更新\n\n雨が降った。\n", [], ""),
    "a day behind a place": ("Kai\n\nDuesseldorf, 5. März 2026\n\nRegen fiel.\n", [], "2026-03-05"),
    "two readings of a day": ("Quays\n\n03/04/2026\n\nRain fell.\n", [], ""),
}  # fmt: skip


@pytest.mark.parametrize(("text", "names", "day"), HEADS.values(), ids=HEADS)
def test_what_stands_below_the_title_of_a_plain_text(text: str, names: list[str], day: str) -> None:
    known = extract(text.encode(), ".txt").known
    assert ([str(name) for name in known.authors], known.published) == (names, day)
    assert {"author", "published"} & known.doubts.keys() == {
        key for key, value in (("author", names), ("published", day)) if value
    }


BEGUN = ["The quay report 2026", "Rain fell."]
OF_RECORDS: dict[str, tuple[str, str, str]] = {
    "none": ("", "", ""),
    "printed": ("The Quay  Report", "The Quay Report", "the file's own record"),
    "in other signs": ("The quay-report: 2026", "The quay-report: 2026", "the file's own record"),
    "of another document": ("Annual budget", "Annual budget", "the beginning of the text does not have it"),
    "of Word": ("Microsoft Word - quay_final_v3.doc", "", "a program's"),
    "of Word, without an ending": ("Microsoft Word - The quay report", "", "a program's"),
    "a file": ("quay_final_v3.indd", "", "a program's"),
    "of PowerPoint": ("PowerPoint Presentation", "", "a program's"),
    "of PowerPoint, in German": ("PowerPoint-Präsentation", "", "a program's"),
    "a number": ("Document1", "", "a program's"),
    "a slide": ("Slide 1", "", "a program's"),
    "no title": ("untitled-2", "", "a program's"),
    "in Japanese": ("無題", "", "a program's"),
    "a word for a title in one": ("Document 12 of the Quay Office", "Document 12 of the Quay Office", "does not have it"),
}  # fmt: skip


@pytest.mark.parametrize(("record", "title", "doubt"), OF_RECORDS.values(), ids=OF_RECORDS)
def test_the_title_that_the_record_of_a_file_gives(record: str, title: str, doubt: str) -> None:
    found, why = recorded_title(record, BEGUN)
    assert found == title
    assert doubt in why
    assert bool(doubt) == bool(why)


def test_a_byline_says_more_than_the_record_of_a_file() -> None:
    core = '<c xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>Office User</dc:creator></c>'
    relations = f'<r><x Type="{RELATION}/metadata/core-properties" Target="docProps/core.xml"/></r>'
    body = p(run("Plan")) + p(run("By Ada Lane")) + p(run("Rain fell."))
    known = extract(docx(body, {"docProps/core.xml": core, "_rels/.rels": relations}), ".docx").known
    assert ([str(name) for name in known.authors], known.doubts["author"]) == (
        ["Ada Lane"],
        "below the title",
    )


def test_rows_of_a_table_are_lines_of_their_own() -> None:
    rows = "".join(f"<tr><td>{year}<td>{boats}<td>dry" for year, boats in ((2024, 3), (2025, 91), (2026, 7)))
    found = made(f"<p>{paragraph(1)}</p><table>{rows}</table><p>{paragraph(2)}</p>")
    assert lines(found)[1:-1] == [paragraph(1), "2024 3 dry", "2025 91 dry", "2026 7 dry", paragraph(2)]


LETTERS = {
    "ligatures": ("ﬁnance and aﬄuent ﬂow", "finance and affluent flow", 3, ()),
    "an accent before its letter": ("Nat´alia Mu˜noz", "Natália Muñoz", 0, ("Natália", "Muñoz")),
    "a dotless i": ("Garc´ıa", "García", 0, ("García",)),
    "an accent behind, combining": ("Natália".replace("á", "a\u0301"), "Natália", 0, ("Natália",)),
    "a cedilla": ("c¸a va", "ça va", 0, ("ça",)),
    "no letter for it": ("´5 and `code`", "´5 and `code`", 0, ()),
    "two in a power": ("10² m", "10² m", 0, ()),
}


@pytest.mark.parametrize(("drawn", "written", "ligatures", "accents"), LETTERS.values(), ids=LETTERS)
def test_letters_are_mended(drawn: str, written: str, ligatures: int, accents: tuple[str, ...]) -> None:
    found = mended(drawn)
    assert (found.text, found.ligatures, found.accents) == (written, ligatures, accents)


# --- pages of an archived text -------------------------------------------------------------------


def test_pages_lie_behind_the_text_and_are_no_part_of_it() -> None:
    text = "One two.\nThree four.\n"
    document = Document.of("a.txt", (text + pages_line([("iv", 1, 0), ("5", 2, 6)])).encode())
    assert document.text == text
    assert [p.text for p in document.paragraphs] == ["One two.", "Three four."]
    assert [(page.label, page.start) for page in document.pages] == [("iv", 0), ("5", 15)]
    assert document.pages_of(0, 3) == ("iv",)
    assert document.pages_of(10, 19) == ("iv", "5")
    assert document.pages_of(16, 19) == ("5",)
    assert Document.of("a.txt", text.encode()).pages_of(0, 3) == ()


# --- plain text in other character sets ----------------------------------------------------------

CHARSETS = {
    "Polish": ("cp1250", "Zażółć gęślą jaźń. Wśród nocnej ciszy głos się rozchodzi: wstańcie, pasterze, Bóg się wam rodzi."),
    "Turkish": ("cp1254", "Şişli'de yağmur yağıyor; İstanbul'da gemiler bekliyor."),
    "French": ("cp1252", "Le ministre a déclaré que la forêt, où naît le fleuve, était sûre."),
    "Greek": ("cp1253", "Η θάλασσα ήταν ήρεμη και τα πλοία έφυγαν από το λιμάνι το πρωί."),
    "Russian": ("koi8_r", "Министр заявил, что переговоры продолжатся завтра утром в Токио."),
    "Japanese": ("cp932", "大臣は交渉が明日も続くと述べた。"),
    "Chinese": ("big5", "部長表示談判明天將繼續進行，雙方會後將發表聲明。"),
    "Korean": ("cp949", "장관은 협상이 내일도 계속될 것이라고 말했다."),
    "a byte order mark": ("utf-16", "Rain fell."),
}  # fmt: skip


@pytest.mark.parametrize(("codec", "text"), CHARSETS.values(), ids=CHARSETS)
def test_a_text_without_a_name_of_its_character_set(codec: str, text: str) -> None:
    found = extract(text.encode(codec), ".txt")
    assert found.text == f"{text}\n"
    assert ("text" in found.known.doubts) == (codec != "utf-16")


# --- what a document is called by ----------------------------------------------------------------

ADDRESSES = {
    "a host and a path": ("www.example.org/story", "https://www.example.org/story"),
    "a host": ("example.org", "https://example.org"),
    "a port": ("example.org:8080/a?b=c", "https://example.org:8080/a?b=c"),
    "a host in another script": ("пример.рф/о", "https://пример.рф/о"),
    "a word": ("report", ""),
    "a path": ("docs/report", ""),
    "a sentence": ("example.org is down", ""),
    "a number": ("1.5", ""),
}


@pytest.mark.parametrize(("given", "address"), ADDRESSES.values(), ids=ADDRESSES)
def test_an_address_may_leave_out_its_scheme(given: str, address: str) -> None:
    assert without_scheme(given) == address


IDS = {
    "its file's name": ("harbour-report.txt", "harbour-report", "the name of the file"),
    "a number": ("報告.txt", "source", "a number"),
}


@pytest.mark.parametrize(("name", "id_", "made_of"), IDS.values(), ids=IDS)
def test_a_text_that_is_all_japanese_gets_an_id(small: Site, name: str, id_: str, made_of: str) -> None:
    small.put(name, "潮の満ち干\n潮は満ちる。\n")
    taken = take_in(str(small.path(name)), small.options(), today="2026-01-09")
    assert (taken.id, taken.named_by) == (id_, made_of)
    assert small.path(f"seeds/{id_}.md") in taken.files
