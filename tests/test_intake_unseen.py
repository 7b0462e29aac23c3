"""What readers of a document do not see is no part of its archived text; what its text lacks is told."""

from __future__ import annotations

import gzip
import io
import zipfile
from collections.abc import Mapping

import pypdf
import pytest
import trafilatura  # noqa: F401  loaded once, and not by each process that reads a page
import weasyprint
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from briefing_site.authoring.intake.extract import extract
from briefing_site.authoring.intake.lines import Extraction
from briefing_site.authoring.intake.particulars import IntakeError
from tests.test_intake_documents import RELATION, W, docx, lines, p, run

# --- Word ----------------------------------------------------------------------------------------

STYLES = f"""<?xml version="1.0"?><w:styles {W}>
<w:style w:type="character" w:styleId="Secret"><w:rPr><w:vanish/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Hid"><w:rPr><w:vanish/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Child"><w:basedOn w:val="Hid"/></w:style>
<w:style w:type="paragraph" w:styleId="Shown"><w:basedOn w:val="Hid"/><w:rPr><w:vanish w:val="0"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Round"><w:basedOn w:val="Round"/></w:style></w:styles>"""
WITH_STYLES = {
    "word/styles.xml": STYLES,
    "word/_rels/document.xml.rels": f'<r><x Type="{RELATION}/styles" Target="styles.xml"/></r>',
}


def styled(name: str) -> str:
    return f'<w:pPr><w:pStyle w:val="{name}"/></w:pPr>'


def box(content: str) -> str:
    return f"<w:r><w:pict><w:txbxContent>{content}</w:txbxContent></w:pict></w:r>"


TABLE = f"<w:tbl><w:tr><w:tc>{p(run('a'))}</w:tc><w:tc>{p(run('b'))}</w:tc></w:tr></w:tbl>"
GONE = '<w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr>'

WORD: dict[str, tuple[str, list[str]]] = {
    "hidden by a style of characters": (p(run("seen "), run("unseen", '<w:rPr><w:rStyle w:val="Secret"/></w:rPr>')), ["seen"]),
    "hidden by a style of paragraphs": (p(styled("Hid"), run("unseen")) + p(run("seen")), ["seen"]),
    "hidden by a style below": (p(styled("Child"), run("unseen")) + p(run("seen")), ["seen"]),
    "shown by a style below": (p(styled("Shown"), run("seen")), ["seen"]),
    "shown in a hidden paragraph": (p(styled("Hid"), run("unseen"), run("seen", '<w:rPr><w:vanish w:val="0"/></w:rPr>')), ["seen"]),
    "a style that is based on itself": (p(styled("Round"), run("seen")), ["seen"]),
    "hidden before a change of properties": (
        p(run("seen", "<w:rPr><w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange></w:rPr>")),
        ["seen"],
    ),
    "the end of a paragraph deleted": (p(GONE, run("Rain fell ")) + p(run("for hours.")), ["Rain fell for hours."]),
    "the end of the last paragraph deleted": (p(run("one")) + p(GONE, run("two")), ["one", "two"]),
    "the end of a paragraph in a cell deleted": (
        f"<w:tbl><w:tr><w:tc>{p(GONE, run('Rain '))}{p(run('fell'))}</w:tc></w:tr></w:tbl>",
        ["Rain fell"],
    ),
    "a deleted row": (
        f'<w:tbl><w:tr><w:trPr><w:del w:id="1"/></w:trPr><w:tc>{p(run("gone"))}</w:tc></w:tr>'
        f"<w:tr><w:tc>{p(run('here'))}</w:tc></w:tr></w:tbl>",
        ["here"],
    ),
    "a table in a box": (p(run("out "), box(TABLE), run("side")), ["a b", "out side"]),
    "what a field asks for": (
        f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{p(run('Click here.'))}</w:sdtContent></w:sdt>"
        f"<w:sdt><w:sdtPr/><w:sdtContent>{p(run('given'))}</w:sdtContent></w:sdt>",
        ["given"],
    ),
    "a power": (p(run("10"), run("2", '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'), run(" m")), ["10² m"]),
    "a raised word": (p(run("1"), run("st", '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'), run(" May")), ["1st May"]),
    "a power in a formula": (
        p('<m:oMath xmlns:m="m"><m:e><m:r><m:t>x</m:t></m:r></m:e><m:sup><m:r><m:t>2</m:t></m:r></m:sup></m:oMath>', run(" 3")),
        ["x² 3"],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("body", "expected"), WORD.values(), ids=WORD)
def test_word(body: str, expected: list[str]) -> None:
    found = extract(docx(body, WITH_STYLES), ".docx")
    assert (lines(found), found.notes) == (expected, ())


TOLD: dict[str, tuple[bytes, str]] = {
    "struck out": (docx(p(run("kept "), run("out", "<w:rPr><w:strike/></w:rPr>"))), "1 piece of it, struck out, left out"),
    "another document": (
        docx(p(run("kept")) + '<w:altChunk xmlns:r="r" r:id="a"/>'),
        "1 part of other documents that it shows, left out",
    ),
    "a diagram": (
        docx(p(run("kept")), {"word/diagrams/data1.xml": "<a/>", "word/charts/chart1.xml": "<a/>"}),
        "the words of 2 charts and diagrams, left out",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("data", "note"), TOLD.values(), ids=TOLD)
def test_word_that_is_left_out_is_told(data: bytes, note: str) -> None:
    found = extract(data, ".docx")
    assert (lines(found), found.notes) == (["kept"], (note,))


# --- EPUB ----------------------------------------------------------------------------------------

ITEM = '<item id="{0}" href="{0}.xhtml" media-type="{1}"/>'


def epub(
    body: str | bytes,
    more: Mapping[str, str] | None = None,
    *,
    kind: str = "application/xhtml+xml",
    spine: tuple[str, ...] = ("a",),
    before: str = "",
) -> bytes:
    items = "".join(ITEM.format(name, kind) for name in spine)
    order = "".join(f'<itemref idref="{name}"/>' for name in spine)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as held:
        held.writestr("META-INF/container.xml", '<c xmlns="u"><rootfile full-path="o/b.opf"/></c>')
        held.writestr(
            "o/b.opf",
            f'{before}<package xmlns="http://www.idpf.org/2007/opf"><manifest>{items}</manifest><spine>{order}</spine></package>',
        )
        held.writestr("o/a.xhtml", body if isinstance(body, bytes) else f"<html><body>{body}</body></html>")
        for name, content in (more or {}).items():
            held.writestr(name, content)
    return out.getvalue()


POLISH = '<?xml version="1.0" encoding="ISO-8859-2"?><html><body><p>Zażółć gęślą jaźń.</p></body></html>'
CIPHER = '<e xmlns:x="x"><x:EncryptedData><x:CipherReference URI="{}"/></x:EncryptedData></e>'
DOCTYPE = '<!DOCTYPE package PUBLIC "+//ISBN 0-9673008-1-9//DTD OEB 1.2 Package//EN" "http://openebook.org/dtds/oeb-1.2/x.dtd">'

BOOKS: dict[str, tuple[bytes, list[str]]] = {
    "hidden by a style": (epub('<p>Rain <b style="display: none">never </b>fell.</p>'), ["Rain fell."]),
    "hidden": (epub('<p hidden="hidden">unseen</p><p>seen</p>'), ["seen"]),
    "invisible": (epub('<p style="VISIBILITY:hidden">unseen</p><p>seen</p>'), ["seen"]),
    "a raised mark of a note": (epub('<p>Rain<sup><a href="#n">2</a></sup> fell.</p>'), ["Rain fell."]),
    "a mark around what is raised": (epub('<p>Rain<a href="n.xhtml#n"><sup>2</sup></a> fell.</p>'), ["Rain fell."]),
    "a link that is no mark": (epub('<p>See <a href="n.xhtml#n">chapter 2</a>.</p>'), ["See chapter 2."]),
    "a power": (epub("<p>10<sup>2</sup> m</p>"), ["10² m"]),
    "paragraphs in cells": (
        epub("<table><tr><td><p>2025</p></td><td><p>91</p><p>boats</p></td></tr></table><p>b</p>"),
        ["2025 91 boats", "b"],
    ),
    "a declared character set": (epub(POLISH.encode("iso8859-2")), ["Zażółć gęślą jaźń."]),
    "a declared character set that is not meant": (epub(POLISH.encode()), ["Zażółć gęślą jaźń."]),
    "words without marks": (epub("<p><![CDATA[Rain & fog]]></p>"), ["Rain & fog"]),
    "text of an old kind": (epub("<p>Rain.</p>", kind="text/x-oeb1-document"), ["Rain."]),
    "text as XML": (epub("<p>Rain.</p>", kind="application/xml"), ["Rain."]),
    "a document type": (epub("<p>Rain.</p>", before=DOCTYPE), ["Rain."]),
    "a locked font": (epub("<p>Rain.</p>", {"META-INF/encryption.xml": CIPHER.format("o/f.otf"), "META-INF/rights.xml": ""}), ["Rain."]),
}  # fmt: skip


@pytest.mark.parametrize(("data", "expected"), BOOKS.values(), ids=BOOKS)
def test_books(data: bytes, expected: list[str]) -> None:
    found = extract(data, ".epub")
    assert (lines(found), found.notes) == (expected, ())


def test_a_book_without_one_of_its_parts_is_uncertain() -> None:
    found = extract(epub("<p>Rain.</p>", spine=("a", "b")), ".epub")
    assert found.notes == ("the book lacks its part o/b.xhtml",)
    assert found.known.doubts["text"] == found.notes[0]


def test_what_a_book_strikes_out_is_told() -> None:
    found = extract(epub("<p>The <del>nine</del><ins>ten</ins> boats.</p>"), ".epub")
    assert (lines(found), found.notes) == (["The ten boats."], ("1 piece of it, struck out, left out",))


@pytest.mark.parametrize("more", ["META-INF/license.lcpl", "META-INF/sinf.xml", "META-INF/rights.xml"])
def test_a_book_whose_words_are_locked(more: str) -> None:
    data = epub(bytes(range(256)), {"META-INF/encryption.xml": CIPHER.format("o/a.xhtml"), more: ""})
    with pytest.raises(IntakeError, match="locked by its seller"):
        extract(data, ".epub")


# --- web pages -----------------------------------------------------------------------------------

STORM = "The storm took nine boats on Monday night, the harbour master said in the morning after it had gone."
CREW = (
    "Rain fell for six hours on the quay, and the crew waited in the shed until the wind had dropped again."
)
STYLE = "<style>.x, #y {{ color: red; display: none }} {}</style>"


def page(body: str, head: str = "") -> Extraction:
    html = f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Storm</title>{head}</head><body>{body}</body></html>'
    return extract(html.encode(), ".html")


SENTENCE = "The board did {} ask for more money, it said in its yearly report on the harbour and the quay."
WITHOUT = "The board did ask for more money, it said in its yearly report on the harbour and the quay."
HIDES = ("1 piece that the page hides, left out",)

PAGES: dict[str, tuple[str, str, str, tuple[str, ...]]] = {
    "hidden by a style": ('<span style="display:none">not</span>', "", WITHOUT, HIDES),
    "invisible": ('<span style="color: red; visibility: hidden">not</span>', "", WITHOUT, HIDES),
    "hidden": ("<span hidden>not</span>", "", WITHOUT, HIDES),
    "a template": ("<template>not</template>", "", WITHOUT, HIDES),
    "found by search": ('<span hidden="until-found">not</span>', "", SENTENCE.format("not"), ()),
    "hidden by a class": ('<span class="a x">not</span>', STYLE.format(""), WITHOUT, HIDES),
    "hidden by an id": ('<span id="y">not</span>', STYLE.format(""), WITHOUT, HIDES),
    "a sheet for paper": ('<span class="x">not</span>', STYLE.format("").replace("<style", '<style media="print"'), SENTENCE.format("not"), ()),
    "a sheet with conditions": ('<span class="x">not</span>', STYLE.format("@media print {}"), SENTENCE.format("not"), ()),
    "struck out": ("<del>not</del>", "", WITHOUT, ("1 piece that is struck out, left out",)),
    "no longer so": ("<s>not</s>", "", WITHOUT, ("1 piece that is struck out, left out",)),
    "a raised mark of a note": ('<sup><a href="#n1">1</a></sup>', "", WITHOUT, ("1 mark of a note, left out",)),
    "a mark around what is raised": ('<a href="#n1"><sup>[1]</sup></a>', "", WITHOUT, ("1 mark of a note, left out",)),
    "a power": ("10<sup>2</sup> times", "", SENTENCE.format("10² times"), ()),
    "a raised word": ("the 1<sup>st</sup> time", "", SENTENCE.format("the 1st time"), ()),
    "a quotation": ("<q>then</q>", "", SENTENCE.format("“then”"), ()),
    "a quotation with marks in it": ("<q>then <b>and</b> now</q>", "", SENTENCE.format("“then and now”"), ()),
}  # fmt: skip


@pytest.mark.parametrize(("words", "head", "expected", "notes"), PAGES.values(), ids=PAGES)
def test_pages(words: str, head: str, expected: str, notes: tuple[str, ...]) -> None:
    found = page(f"<article><p>{STORM}</p><p>{CREW}</p><p>{SENTENCE.format(words)}</p></article>", head)
    assert [" ".join(line.split()) for line in lines(found)][-1] == expected
    assert found.notes == notes


def test_what_a_style_sheet_hides_at_length_may_be_shown_by_a_script() -> None:
    found = page(f'<article class="x"><p>{STORM}</p><p>{CREW}</p></article>', STYLE.format(""))
    assert STORM in found.text


LITTLE = {
    "a page of consent": ("<h1>Before you go on</h1><p>We use cookies to keep our services safe and to show what fits.</p>", "", "“Before you go on” is the heading"),
    "a page that asks for scripts": ("<h1>Just a moment</h1><p>Enable JavaScript and cookies to continue to the site.</p>", "", "“Just a moment” is the heading"),
    "no such page": ("<h1>Not found</h1><p>The page that was asked for is not on this server.</p>", "", "“Not found” is the heading"),
    "a page without much": ("<h1>Storm</h1><p>The harbour master spoke of the storm.</p>", "", "few words were found"),
    "a long page of consent": (f"<h1>We value your privacy</h1><p>{STORM}</p><p>{CREW}</p>", "", "“We value your privacy” is the heading"),
    "a check of the network": (f"<h1>Just a moment...</h1><p>{STORM}</p><p>{CREW}</p>", "", "stands in place of another"),
    "no such page, at length": (f"<h1>Page not found | The Tide</h1><p>{STORM}</p><p>{CREW}</p>", "", "stands in place of another"),
    "a line that asks to subscribe": (f"<article><p>{STORM}</p><p>{CREW}</p><p>Subscribe to continue reading.</p></article>", "", "“Subscribe to continue reading.”"),
    "a line for members in French": (f"<article><p>{STORM}</p><p>{CREW}</p><p>Il vous reste 75 % de cet article à lire.</p></article>", "", "a line at its end"),
    "a page that is not free": (
        f"<article><p>{STORM}</p><p>{CREW}</p></article>",
        '<script type="application/ld+json">{"@type": "NewsArticle", "isAccessibleForFree": "False"}</script>',
        "not all of it is free",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("body", "head", "doubt"), LITTLE.values(), ids=LITTLE)
def test_a_page_that_may_have_more_to_show(body: str, head: str, doubt: str) -> None:
    found = page(body, head)
    assert doubt in found.known.doubts["text"]
    assert found.notes[0] == found.known.doubts["text"]


WHOLE = {
    "a heading that begins so": f"<h1>Page not found: how links die</h1><p>{STORM}</p><p>{CREW}</p>",
    "a line far above the end": f"<p>Already a subscriber? Log in</p>{f'<p>{STORM}</p><p>{CREW}</p>' * 4}",
    "a sentence on subscribers": f"<h1>Storm</h1><p>{STORM}</p><p>{CREW} The paper asked its readers to subscribe, and few did so.</p>",
}


@pytest.mark.parametrize("body", WHOLE.values(), ids=WHOLE)
def test_a_page_that_only_looks_as_if_it_had_more(body: str) -> None:
    assert "text" not in page(f"<article>{body}</article>").known.doubts


@pytest.mark.parametrize(
    "content",
    ["0; url=https://quay.example/new", "0;URL='https://quay.example/new'", " 3 , https://quay.example/new"],
)
def test_a_page_that_only_leads_on(content: str) -> None:
    with pytest.raises(IntakeError, match=r"only leads on to https://quay.example/new: give that address"):
        page("<p>You are taken there.</p>", f'<meta http-equiv="Refresh" content="{content}">')


def test_a_page_that_loads_itself_anew_is_one() -> None:
    assert (
        STORM
        in page(
            f"<article><p>{STORM}</p><p>{CREW}</p></article>", '<meta http-equiv="refresh" content="300">'
        ).text
    )


GERMAN = "Der Sturm hat am Montag früh neun Boote fortgerissen, und der Hafenmeister schwieg über die Gründe, bis am Abend für alle Häuser am Kai wieder Strom und Wärme da waren, wie er später erzählte."
GERMAN_PAGE = (
    '<html lang="de"><head>{}<title>Sturm</title></head><body><article><p>'
    + GERMAN
    + "</p></article></body></html>"
)
SETS: dict[str, tuple[str, str, str, str]] = {
    "UTF-8 that is called another": ('<meta charset="windows-1252">', "utf-8", "", ""),
    "UTF-8 that the server calls another": ("", "utf-8", "iso-8859-1", ""),
    "UTF-8 that is not called": ("", "utf-8", "", ""),
    "a name in a comment": ('<!-- <meta charset="windows-1251"> -->', "utf-8", "", ""),
    "another that is called so": ('<meta charset="iso-8859-15">', "iso8859-15", "", ""),
    "another that the server calls so": ("", "cp1252", "windows-1252", ""),
    "another that is called UTF-8": ('<meta charset="utf-8">', "cp1252", "", "it is not utf-8, and was read"),
    "an unknown name": ('<meta charset="x-quay">', "utf-8", "", ""),
}  # fmt: skip


@pytest.mark.parametrize(("head", "codec", "charset", "doubt"), SETS.values(), ids=SETS)
def test_the_character_set_of_a_page(head: str, codec: str, charset: str, doubt: str) -> None:
    data = GERMAN_PAGE.format(head).encode(codec)
    found = extract(data, ".html", charset=charset)
    assert lines(found) == [GERMAN]
    assert found.known.doubts.get("text", "").startswith(doubt)
    assert ("text" in found.known.doubts) == bool(doubt)


def test_a_page_in_which_a_byte_was_damaged() -> None:
    data = GERMAN_PAGE.format('<meta charset="utf-8">').encode().replace(b"Boote", b"Bo\xffte")
    found = extract(data, ".html", charset="utf-8")
    assert lines(found) == [GERMAN.replace("Boote", "Bo\ufffdte")]
    assert "a byte is none" in found.known.doubts["text"]


# --- PDF -----------------------------------------------------------------------------------------


def pdf(html: str, **more: bool) -> bytes:
    made = weasyprint.HTML(string=f"<html>{html}").write_pdf(**more)
    assert made is not None
    return bytes(made)


PDFS: dict[str, tuple[str, list[str]]] = {
    "a power": ("<p>The quay is 10<sup>2</sup> m and CO<sub>2</sub> rose.", ["The quay is 10² m and CO2 rose."]),
    "a mark of a note": ("<p>The depth<sup>1</sup> is nine metres.", ["The depth¹ is nine metres."]),
    "a mark behind a year, nearly as large": (
        '<p style="font: 11pt serif">It opened in 2020<sup>3</sup> and closed.',
        ["It opened in 2020³ and closed."],
    ),
    "a fraction": ('<p>It is 1<span style="vertical-align: super; font-size: 60%">1</span>/2 m.', ["It is 1¹/2 m."]),
    "a stamp across a page": (
        '<div style="position: absolute; top: 0; left: 2cm; font-size: 30pt; transform: rotate(-45deg)">DRAFT</div>'
        '<p style="width: 8cm">Rain fell on the quay, and the ferry did not sail on that day or on the next.',
        ["Rain fell on the quay, and the ferry did not sail on that day or on the next."],
    ),
    "a note up the margin": (
        '<div style="position: absolute; left: -1cm; top: 5cm; transform: rotate(-90deg)">No. 2101.00001, 3 Mar 2026</div>'
        '<p style="width: 8cm">Rain fell on the quay, and the ferry did not sail on that day or on the next.',
        ["Rain fell on the quay, and the ferry did not sail on that day or on the next."],
    ),
    "a page that runs upwards": (
        '<div style="position: absolute; left: 0; top: 9cm; transform: rotate(-90deg); white-space: nowrap">Ships: 2026</div>',
        ["Ships: 2026"],
    ),
    "a page that runs downwards": (
        '<div style="position: absolute; left: 12cm; top: 0; width: 8cm; transform-origin: 0 0; transform: rotate(90deg)">'
        "<p>Rain fell on the quay, and the ferry did not sail on that day or on the next.</p>"
        "<table><tr><td>2024<td>1,240<td>12%<tr><td>2025<td>1,310<td>13%</table></div>",
        ["Rain fell on the quay, and the ferry did not sail on that day or on the next.", "2024 1,240 12%", "2025 1,310 13%"],
    ),
    "a page that stands on its head": (
        '<div style="position: absolute; left: 10cm; top: 10cm; width: 8cm; transform-origin: 0 0; transform: rotate(180deg)">'
        "Rain fell on the quay, and the ferry did not sail.</div>",
        ["Rain fell on the quay, and the ferry did not sail."],
    ),
    "a letter of two in Arabic": ("<p dir=rtl lang=ar>أغلقت السلطات الرصيف يوم الثلاثاء.", ["أغلقت السلطات الرصيف يوم الثلاثاء."]),
    "an alef with a hamza": ("<p dir=rtl lang=ar>وصلت الأخبار إلى الميناء للآن.", ["وصلت الأخبار إلى الميناء للآن."]),
    "Arabic": (
        '<p dir=rtl lang=ar style="width: 8cm">سقط المطر ست ساعات على الرصيف، وانتظر الطاقم 25 ساعة في السقيفة.',
        ["سقط المطر ست ساعات على الرصيف، وانتظر الطاقم 25 ساعة في السقيفة."],
    ),
    "Hebrew with brackets": ("<p dir=rtl lang=he>הגשם ירד (על הרציף) במשך 12 שעות.", ["הגשם ירד (על הרציף) במשך 12 שעות."]),
    "Hebrew with words of another script": ("<p dir=rtl lang=he>הגשם ירד על Port Street במשך שעות.", ["הגשם ירד על Port Street במשך שעות."]),
    "two columns in Hebrew": (
        '<div dir=rtl lang=he style="columns: 2; width: 12cm">' + "".join(f"<p>הגשם ירד על כל העיר ועל הנמל במשך שעות רבות מאוד בלילה {n}." for n in (10, 11, 12, 13, 14, 15)) + "</div>",
        [f"הגשם ירד על כל העיר ועל הנמל במשך שעות רבות מאוד בלילה {n}." for n in (10, 11, 12, 13, 14, 15)],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("html", "expected"), PDFS.values(), ids=PDFS)
def test_pdf(html: str, expected: list[str]) -> None:
    assert lines(extract(pdf(html), ".pdf")) == expected


def drawn(*pieces: str, more: bytes = b"") -> bytes:
    """A PDF of one page with a line of words that all see, and with pieces that are drawn besides."""
    parts = [
        "BT /F 11 Tf 72 700 Td (Rain fell on the quay for six hours and the crew went home.) Tj ET",
        *pieces,
    ]
    content = "\n".join(parts).encode()
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] %s /Contents 4 0 R "
        b"/Resources << /Font << /F 5 0 R >> >> >>" % more,
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    out = b"%PDF-1.4\n"
    for number, each in enumerate(objects, 1):
        out += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    return out + b"trailer << /Size 6 /Root 1 0 R >>\n%%EOF"


SEEN = "Rain fell on the quay for six hours and the crew went home."
UNSEEN: dict[str, tuple[bytes, list[str], bool]] = {
    "drawn invisibly": (drawn("BT 3 Tr /F 11 Tf 72 600 Td (Pay the crew.) Tj ET"), [SEEN], True),
    "outside of the page": (drawn("BT /F 11 Tf 900 600 Td (Pay the crew.) Tj ET"), [SEEN], True),
    "below the page": (drawn("BT /F 11 Tf 72 -90 Td (Pay the crew.) Tj ET"), [SEEN], True),
    "cut off": (drawn("BT /F 11 Tf 72 800 Td (Pay the crew.) Tj ET", more=b"/CropBox [0 0 595 760]"), [SEEN], True),
    "of no size": (drawn("BT /F 0.1 Tf 72 600 Td (Pay a crew.) Tj ET"), [SEEN], True),
    "a small font that is drawn large": (
        drawn("BT /F 0.1 Tf 110 0 0 110 72 600 Tm (Pay a crew.) Tj ET"), [SEEN, "Pay a crew."], False
    ),
    "a page that lies on its side": (
        drawn("BT /F 11 Tf 500 100 Td (Pay.) Tj ET", more=b"/Rotate 90"), [SEEN, "Pay."], False
    ),
    "most of a page that drawings show": (
        drawn("BT 3 Tr /F 11 Tf 72 600 Td (Pay the crew at the end of the month and not before, said the harbour master.) Tj ET"),
        [SEEN, "Pay the crew at the end of the month and not before, said the harbour master."],
        False,
    ),
    "white on white": (drawn("1 1 1 rg BT /F 11 Tf 72 600 Td (Pay the crew.) Tj ET"), [SEEN], True),
    "white on a white shape": (
        drawn("1 g 60 590 200 30 re f BT /F 11 Tf 72 600 Td (Pay the crew.) Tj ET"), [SEEN], True
    ),
    "white on a dark shape": (
        drawn("0.2 g 60 590 200 30 re f 1 1 1 rg BT /F 11 Tf 72 600 Td (Pay the crew.) Tj ET"),
        [SEEN, "Pay the crew."],
        False,
    ),
    "white on a broad line": (
        drawn("0 G 30 w 60 604 m 260 604 l S 1 1 1 rg BT /F 11 Tf 72 600 Td (Pay the crew.) Tj ET"),
        [SEEN, "Pay the crew."],
        False,
    ),
    "white with an outline": (
        drawn("1 1 1 rg 0 G BT 2 Tr /F 11 Tf 72 600 Td (Pay the crew.) Tj ET"), [SEEN, "Pay the crew."], False
    ),
    "white on a picture": (
        drawn("q 300 0 0 100 60 560 cm BI /W 1 /H 1 /BPC 8 /CS /G ID \x7f EI Q "
              "1 1 1 rg BT /F 11 Tf 72 600 Td (Pay the crew.) Tj ET"),
        [SEEN, "Pay the crew."],
        False,
    ),
    "grey": (drawn("0.8 g BT /F 11 Tf 72 600 Td (Pay the crew.) Tj ET"), [SEEN, "Pay the crew."], False),
    "behind a picture": (
        drawn("BT 3 Tr /F 11 Tf 72 600 Td (Pay the crew.) Tj ET BI /W 1 /H 1 /BPC 8 /CS /G ID \x7f EI"),
        [SEEN, "Pay the crew."],
        False,
    ),
}  # fmt: skip


@pytest.mark.parametrize(("data", "expected", "told"), UNSEEN.values(), ids=UNSEEN)
def test_words_of_a_pdf_that_nobody_sees(data: bytes, expected: list[str], told: bool) -> None:
    found = extract(data, ".pdf")
    assert " ".join(lines(found)) == " ".join(expected)
    assert any("no reader sees" in note for note in found.notes) == told


def test_words_that_stand_aslant_are_told() -> None:
    stamp = '<div style="position: absolute; top: 3cm; transform: rotate(-45deg)">NOT FOR SALE</div>'
    found = extract(pdf(f"{stamp}<p>Rain fell on the quay, and the ferry did not sail."), ".pdf")
    assert "words that stand aslant or upright on their page, left out: NOT FOR SALE" in found.notes


def test_pages_that_are_pictures_among_others_are_told() -> None:
    picture, out = io.BytesIO(), io.BytesIO()
    Image.new("RGB", (60, 80), "gray").save(picture, "PDF")
    writer = pypdf.PdfWriter()
    for data in (pdf("<p>Rain fell."), picture.getvalue()):
        writer.append(io.BytesIO(data))
    writer.write(out)
    found = extract(out.getvalue(), ".pdf")
    assert "no text has been found on pages that are pictures (2)" in found.known.doubts["text"]
    assert found.notes[0] == found.known.doubts["text"]


def test_a_form_is_told() -> None:
    found = extract(pdf("<p>Rain fell.<form><input value=nine></form>", pdf_forms=True), ".pdf")
    assert "what is filled in is not in the text" in found.known.doubts["text"]


def test_words_put_together_are_named() -> None:
    found = extract(pdf('<p lang=en style="width: 4em; hyphens: auto">Infrastructure.'), ".pdf")
    assert any("were" in note and "Infrastructure" in note for note in found.notes)


# --- files that are no files of their ending -----------------------------------------------------

PDF = pdf("<p>Rain fell.")
HTML = f"<!-- x -->\n<!DOCTYPE html><html><body><p>{STORM}</p></body></html>".encode()
ZIP = io.BytesIO()
with zipfile.ZipFile(ZIP, "w") as _held:
    _held.writestr("mimetype", "application/vnd.oasis.opendocument.text")

NATURES = {
    "a PDF as a page": (PDF, ".html", "it is a PDF"),
    "a PDF as a text": (PDF, ".txt", "it is a PDF"),
    "a PDF as Word": (PDF, ".docx", "it is a PDF"),
    "a page of a login as a PDF": (HTML, ".pdf", "it is a web page"),
    "a page as a text": (HTML, ".txt", "it is a web page"),
    "a page as Markdown": (HTML, ".md", "it is a web page"),
    "a page as Word": (HTML, ".docx", "it is a web page"),
    "Word as a PDF": (docx(p(run("a"))), ".pdf", "it is a document of Word"),
    "Word as a book": (docx(p(run("a"))), ".epub", "it is a document of Word"),
    "a book as Word": (epub("<p>a"), ".docx", "it is a book in EPUB"),
    "OpenDocument as Word": (ZIP.getvalue(), ".docx", "save it as .docx"),
    "RTF as a text": (rb"{\rtf1\ansi Rain fell.\par}", ".txt", "it is a file of RTF.*save it as .docx"),
    "a picture as a text": (b"\x89PNG\r\n\x1a\n" + b"a" * 50, ".txt", "it is a picture.*OCR"),
    "packed": (gzip.compress(HTML), ".html", "unpack it"),
    "a pointer of Git LFS": (b"version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 1\n", ".pdf", "git lfs pull"),
    "a page in one file": (b"From: <Saved>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\r\n", ".html", "MHTML"),
    "nothing": (b"", ".pdf", "it is empty"),
    "zeros": (b"\0" * 100, ".txt", "it is empty"),
    "a book cut off": (epub("<p>a")[:-30], ".epub", "damaged or cut off.*get it anew"),
    "a PDF cut off": (PDF[:-300], ".pdf", "damaged or cut off.*get it anew"),
}  # fmt: skip


@pytest.mark.parametrize(("data", "ending", "message"), NATURES.values(), ids=NATURES)
def test_a_file_that_is_none_of_its_ending(data: bytes, ending: str, message: str) -> None:
    with pytest.raises(IntakeError, match=message):
        extract(data, ending)


def test_a_page_of_an_htm_file_is_one() -> None:
    assert STORM in extract(HTML, ".htm").text


# --- plain texts ---------------------------------------------------------------------------------

FRENCH = "Le ministre a déclaré que la forêt, où naît le fleuve, était sûre."
TEXTS: dict[str, tuple[bytes, str, str]] = {
    "two bytes a character, without a mark": ("Rain fell.".encode("utf-16-le"), "Rain fell.", "it was read as utf-16-le"),
    "the other way round": ("Rain fell.".encode("utf-16-be"), "Rain fell.", "it was read as utf-16-be"),
    "a damaged byte": (FRENCH.encode() + b" \xff", f"{FRENCH} \ufffd", "a byte is none, first byte 75"),
    "two damaged bytes": (b"\xff" + FRENCH.encode() + b"\xfe", f"\ufffd{FRENCH}\ufffd", "2 bytes are none, first byte 1"),
    "cut off in a letter": (f"{FRENCH} é".encode()[:-1], f"{FRENCH} \ufffd", "a byte is none"),
    "saved wrongly before": (FRENCH.encode().decode("cp1252", "replace").encode(), "", "may be “déclaré”"),
    "lost before": (FRENCH.replace("é", "\ufffd").encode(), FRENCH.replace("é", "\ufffd"), "in 3 places"),
    "a character set of one byte": (FRENCH.encode("cp1252"), FRENCH, "read as windows-1252"),
    "as it should be": (FRENCH.encode(), FRENCH, ""),
}  # fmt: skip


@pytest.mark.parametrize(("data", "text", "doubt"), TEXTS.values(), ids=TEXTS)
def test_a_text_of_which_bytes_are_wrong(data: bytes, text: str, doubt: str) -> None:
    found = extract(data, ".txt")
    assert not text or lines(found) == [text]
    assert doubt in found.known.doubts.get("text", "")
    assert ("text" in found.known.doubts) == bool(doubt)


ENDINGS = (".txt", ".md", ".html", ".docx", ".epub", ".pdf")
SEEDS = (PDF, HTML, docx(p(run("Rain fell."))), epub("<p>Rain fell."), FRENCH.encode("utf-16"))


@settings(max_examples=40)
@given(st.sampled_from(SEEDS), st.sampled_from(ENDINGS), st.data())
def test_whatever_becomes_of_a_file_it_is_read_or_refused_in_a_line(
    data: bytes, ending: str, drawn: st.DataObject
) -> None:
    at = drawn.draw(st.integers(0, len(data)))
    changed = data[:at] + drawn.draw(st.binary(max_size=4)) + data[at + drawn.draw(st.integers(0, 300)) :]
    try:
        found = extract(changed, ending)
    except IntakeError as refused:
        assert "\n" not in str(refused)
        assert "Error" not in str(refused) or "cannot be read" in str(refused)
    else:
        assert any(map(str.isalnum, found.text))
