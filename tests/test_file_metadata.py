"""What documents, sound and films tell of their makers is not published; all that readers see and hear is."""

from __future__ import annotations

import hashlib
import io
import re
import struct
import zipfile
from collections.abc import Callable, Mapping
from typing import Any

import pypdf
import pytest
from PIL import Image, ImageSequence, TiffImagePlugin
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    NameObject,
    NumberObject,
    StreamObject,
    TextStringObject,
)

from briefing_site.parse.file_metadata.clean import for_readers
from briefing_site.parse.picture_metadata.clean import without_metadata
from briefing_site.parse.picture_metadata.failure import KeptMetadataError, PictureError
from tests.sites import Site
from tests.test_picture_metadata import XMP, drawn, jpeg, png

MARK = "zqdoc"
"""Begins every word that is not for readers."""


def marks(data: bytes) -> set[str]:
    """The planted words in bytes, in archives and in packed streams."""
    found = set(re.findall(rf"{MARK}[a-z]+", data.decode("latin-1")))
    if data[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(data)) as held:
            for entry in held.infolist():
                found |= marks(held.read(entry))
                found |= marks(entry.comment + entry.extra + entry.filename.encode())
            found |= marks(held.comment)
    if data.startswith(b"%PDF"):
        for part in _parts(data):
            found |= marks(part)
    return found


def _parts(data: bytes) -> list[bytes]:
    reader, found = pypdf.PdfReader(io.BytesIO(data)), []
    for number in reader.xref_objStm | {n: 0 for each in reader.xref.values() for n in each}:
        part = reader.get_object(number)
        found.append(repr(part).encode())
        if isinstance(part, StreamObject):
            try:
                found.append(part.get_data())
            except NotImplementedError:
                found.append(part._data)
    return found


# --- documents, each with a word in every place that is not for readers ----------------------------


def packed(files: Mapping[str, str | bytes], *, comment: bytes = b"") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name, data in files.items():
            entry = zipfile.ZipInfo(name, (2024, 5, 6, 7, 8, 10))
            entry.extra = struct.pack("<HH8s", 0x7777, 8, b"zqdocxtr") if comment else b""
            entry.comment = comment
            entry.external_attr = 0o100600 << 16
            kind = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            new.writestr(entry, data, kind)
        new.comment = comment
    return out.getvalue()


RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
CORE = (
    '<?xml version="1.0" encoding="UTF-8"?><cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>Ada Lane</dc:creator><cp:lastModifiedBy>zqdoclast</cp:lastModifiedBy>'
    "<dc:title>zqdoctitle</dc:title><dc:description>zqdocremark</dc:description><cp:keywords/></cp:coreProperties>"
)
APP = (
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Company>zqdoccompany</Company>'
    "<Manager>zqdocmanager</Manager><Template>zqdoctemplate</Template></Properties>"
)
CUSTOM = (
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties">'
    '<property name="zqdocproperty"><lpwstr>zqdocvalue</lpwstr></property></Properties>'
)
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="r" xmlns:w15="w15"'
TEXT = 'Rain fell, and w:author="the mayor" said so.'


def relations(*each: str) -> str:
    return f"<Relationships>{''.join(each)}</Relationships>"


def relation(kind: str, target: str, more: str = "") -> str:
    return f'<Relationship Id="r1" Type="{RELATED}/{kind}" Target="{target}" {more}/>'


def docx(**more: str | bytes) -> bytes:
    return packed(
        {
            "[Content_Types].xml": '<Types><Default Extension="xml" ContentType="a"/><Override PartName="/docProps/thumb.jpeg" ContentType="b"/></Types>',
            "_rels/.rels": relations(
                relation("officeDocument", "word/document.xml"), relation("metadata/thumbnail", "docProps/thumb.jpeg")
            ),
            "docProps/core.xml": CORE,
            "docProps/app.xml": APP,
            "docProps/custom.xml": CUSTOM,
            "docProps/thumb.jpeg": "zqdocthumbnail",
            "word/document.xml": f'<w:document {W}><w:p><w:t>{TEXT}</w:t><w:ins w:id="1" w:author="zqdocchanger" w:date="2024-01-01T00:00:00Z"><w:t>More.</w:t></w:ins></w:p></w:document>',
            "word/comments.xml": f'<w:comments {W}><w:comment w:id="0" w:author="zqdoccommenter" w:initials="zqdoci" w:date="2024-01-01T00:00:00Z">A remark.</w:comment></w:comments>',
            "word/people.xml": f'<w15:people {W}><w15:person w15:author="zqdocperson"><w15:presenceInfo w15:providerId="AD" w15:userId="zqdocaccount"/></w15:person></w15:people>',
            "word/settings.xml": f'<w:settings {W}><w:attachedTemplate r:id="r1"/><w:rsids><w:rsid w:val="zqdocrsid"/></w:rsids><w:docVars><w:docVar w:name="a" w:val="zqdocvariable"/></w:docVars><w:zoom w:percent="90"/></w:settings>',
            "word/_rels/settings.xml.rels": relations(relation("attachedTemplate", "file:///C:/Users/zqdocuser/My.dotm", 'TargetMode="External"')),
            "word/_rels/document.xml.rels": relations(relation("hyperlink", "file:///C:/Users/zqdocfolder/a.docx", 'TargetMode="External"'), relation("image", "media/a.jpeg")),
            "word/media/a.jpeg": jpeg(1).replace(b"Nahid of Quay Street", b"zqdocphoto zqdocphot"),
            "customXml/item1.xml": '<p:properties xmlns:p="http://schemas.microsoft.com/office/2006/metadata/properties"><p:a>zqdocstore</p:a></p:properties>',
            **more,
        },
        comment=b"zqdoczip",
    )  # fmt: skip


def xlsx() -> bytes:
    return packed(
        {
            "[Content_Types].xml": '<Types><Override PartName="/xl/printerSettings/p.bin" ContentType="b"/></Types>',
            "docProps/core.xml": CORE,
            "xl/workbook.xml": '<workbook xmlns:x="x"><fileSharing userName="zqdocsharer"/><x:absPath url="C:\\zqdocpath\\"/><sheet name="Rain"/></workbook>',
            "xl/worksheets/sheet1.xml": '<worksheet xmlns:r="r"><c>216</c><pageSetup paperSize="9" r:id="r1"/></worksheet>',
            "xl/worksheets/_rels/sheet1.xml.rels": relations(relation("printerSettings", "../printerSettings/p.bin")),
            "xl/printerSettings/p.bin": b"\0\1zqdocprinter",
            "xl/comments1.xml": "<comments><authors><author>zqdocauthor</author></authors><comment>A remark.</comment></comments>",
            "xl/persons/person.xml": '<personList><person displayName="zqdocshown" id="1" userId="zqdocid" providerId="AD"/></personList>',
            "xl/connections.xml": '<connections><connection id="1" sourceFile="C:\\zqdocsource.csv"><dbPr connection="User=zqdocdb"/></connection></connections>',
        }
    )  # fmt: skip


def pptx() -> bytes:
    return packed(
        {
            "[Content_Types].xml": "<Types/>",
            "docProps/core.xml": CORE,
            "ppt/commentAuthors.xml": '<p:cmAuthorLst xmlns:p="p"><p:cmAuthor id="0" name="zqdocname" initials="zqdoci"/></p:cmAuthorLst>',
            "ppt/slides/slide1.xml": '<p:sld xmlns:p="p"><p:cNvPr name="Title 1"/>Rain fell.</p:sld>',
            "ppt/_rels/presentation.xml.rels": relations(relation("changesInfo", "changesInfos/c.xml")),
            "ppt/changesInfos/c.xml": '<pc:chgInfo xmlns:pc="pc"><pc:docChg name="zqdocchange" userId="zqdocchanger"/></pc:chgInfo>',
            "ppt/media/a.png": png().replace(b"Nahid of Quay Street", b"zqdocphoto zqdocphot"),
        }
    )  # fmt: skip


NS = 'xmlns:office="o" xmlns:meta="m" xmlns:dc="d" xmlns:text="t" xmlns:config="c"'
META = "<office:meta><meta:initial-creator>Ada Lane</meta:initial-creator><dc:creator>Ada Lane</dc:creator><meta:generator>zqdocprogram</meta:generator><meta:user-defined>zqdocuser</meta:user-defined></office:meta>"
BODY = "<text:p>Rain fell.<office:annotation><dc:creator>zqdocnoter</dc:creator><dc:date>2024-01-01</dc:date><text:p>A remark.</text:p></office:annotation></text:p><text:tracked-changes><office:change-info><dc:creator>zqdocchanger</dc:creator></office:change-info></text:tracked-changes>"
SETTINGS = '<config:config-item config:name="PrinterName">zqdocprinter</config:config-item>'


def odt(**more: str | bytes) -> bytes:
    return packed(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": f"<office:document-content {NS}>{BODY}</office:document-content>",
            "meta.xml": f"<?xml version='1.0'?><office:document-meta {NS}>{META}</office:document-meta>",
            "settings.xml": f"<office:document-settings {NS}>{SETTINGS}</office:document-settings>",
            "Thumbnails/thumbnail.png": b"zqdocthumbnail",
            "META-INF/manifest.xml": '<m:manifest xmlns:m="m"><m:file-entry m:full-path="Thumbnails/thumbnail.png"/><m:file-entry m:full-path="content.xml"/></m:manifest>',
            **more,
        }
    )  # fmt: skip


def flat() -> bytes:
    return f'<?xml version="1.0"?><office:document {NS}>{META}<office:settings>{SETTINGS}</office:settings><office:body>{BODY}</office:body></office:document>'.encode()


def pdf(change: Callable[[pypdf.PdfWriter], object] = lambda _: None) -> bytes:
    """A document of one page with a picture, a comment, a file, and an older state."""
    new = pypdf.PdfWriter()
    page = new.add_blank_page(200, 200)
    picture = StreamObject()
    picture._data = jpeg(1).replace(b"Nahid of Quay Street", b"zqdocphoto zqdocphot")
    picture.update({
        NameObject("/Type"): NameObject("/XObject"), NameObject("/Subtype"): NameObject("/Image"), NameObject("/Width"): NumberObject(24),
        NameObject("/Height"): NumberObject(16), NameObject("/ColorSpace"): NameObject("/DeviceRGB"), NameObject("/BitsPerComponent"): NumberObject(8),
        NameObject("/Filter"): NameObject("/DCTDecode"), NameObject("/Metadata"): new._add_object(_stream(b"zqdocpicture", "/Metadata")),
    })  # fmt: skip
    page[NameObject("/Resources")] = DictionaryObject(
        {NameObject("/XObject"): DictionaryObject({NameObject("/I"): new._add_object(picture)})}
    )
    page[NameObject("/Contents")] = new._add_object(_stream(b"BT (Rain fell.) Tj ET /I Do"))
    page[NameObject("/PieceInfo")] = DictionaryObject({NameObject("/X"): TextStringObject("zqdocpiece")})
    page[NameObject("/LastModified")] = TextStringObject("zqdocwhen")
    page[NameObject("/Annots")] = ArrayObject([new._add_object(DictionaryObject({
        NameObject("/Type"): NameObject("/Annot"), NameObject("/Subtype"): NameObject("/Text"), NameObject("/T"): TextStringObject("zqdoccommenter"),
        NameObject("/Contents"): TextStringObject("A remark."), NameObject("/M"): TextStringObject("zqdoctime"), NameObject("/NM"): TextStringObject("zqdocid"),
        NameObject("/Rect"): ArrayObject([NumberObject(n) for n in (1, 1, 9, 9)]),
    }))])  # fmt: skip
    new.add_metadata(
        {
            "/Author": "Ada Lane",
            "/Company": "zqdoccompany",
            "/Producer": "zqdocprogram",
            "/Title": "zqdoctitle",
        }
    )
    new.root_object[NameObject("/Metadata")] = new._add_object(
        _stream(XMP.replace(b"Nahid of Quay Street", b"zqdocxmp"), "/Metadata")
    )
    new.add_attachment("table.docx", docx())
    change(new)
    out = io.BytesIO()
    new.write(out)
    later = pypdf.PdfWriter(io.BytesIO(out.getvalue()), incremental=True)
    later.add_metadata({"/Company": "Quay"})
    out = io.BytesIO()
    later.write(out)
    return out.getvalue() + b"\n%zqdocbehind\n"


def _stream(data: bytes, kind: str = "") -> DecodedStreamObject:
    new = DecodedStreamObject()
    new.set_data(data)
    if kind:
        new[NameObject("/Type")] = NameObject(kind)
    return new


def tiff(compression: str = "tiff_lzw", *, big: bool = False) -> bytes:
    tags = TiffImagePlugin.ImageFileDirectory_v2()
    texts = {
        270: "zqdocplace",
        271: "zqdoccamera",
        305: "zqdocprogram",
        306: "zqdocdate",
        315: "Ada Lane",
        316: "zqdochost",
        33432: "(c) Quay Post",
    }
    for tag, text in texts.items():
        tags[tag] = text
    tags[700], tags[34377] = XMP.replace(b"Nahid of Quay Street", b"zqdocxmp"), b"zqdocphotoshop"
    out = io.BytesIO()
    exif = Image.Exif()
    exif.get_ifd(0x8769)[0x9286] = b"zqdocexif"
    pictures = [drawn(), drawn(9, size=(16, 24))]
    pictures[0].save(
        out,
        "TIFF",
        tiffinfo=tags,
        exif=None,
        save_all=True,
        append_images=pictures[1:],
        compression=compression,
        big_tiff=big,
    )
    return out.getvalue()


def frames(data: bytes) -> list[bytes]:
    with Image.open(io.BytesIO(data)) as image:
        return [each.copy().tobytes() for each in ImageSequence.Iterator(image)]


SOUND = b"\xff\xfb\x90\x00" + bytes(200)


def mp3() -> bytes:
    tag = b"ID3\4\0\0" + bytes((0, 0, 0, 20)) + b"TPE1" + b"zqdocsinger".ljust(16)
    ape = b"APETAGEX" + struct.pack("<IIII", 2000, 40, 1, 0x80000000) + bytes(8)
    ape += b"zqdocape" + b"APETAGEX" + struct.pack("<IIII", 2000, 40, 1, 0x80000000) + bytes(8)
    return tag + SOUND + ape + b"TAG" + b"zqdoctag".ljust(125)


def wav() -> bytes:
    chunks = (
        b"fmt "
        + struct.pack("<IHHIIHH", 16, 1, 1, 8000, 8000, 1, 8)
        + b"LIST"
        + struct.pack("<I", 12)
        + b"INFOzqdocwav"
    )
    chunks += b"data" + struct.pack("<I", 4) + b"\1\2\3\4" + b"id3 " + struct.pack("<I", 8) + b"zqdocidt"
    return b"RIFF" + struct.pack("<I", len(chunks) + 4) + b"WAVE" + chunks + b"zqdocbehind"


def flac() -> bytes:
    return (
        b"fLaC\0\0\0\x22"
        + bytes(34)
        + b"\4\0\0\x0bzqdocvorbis"[:15]
        + b"\x86\0\0\x08zqdocpic"
        + b"\xff\xf8sound"
    )


def box(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data) + 8) + kind + data


def film(handler: bytes = b"vide") -> bytes:
    track = box(
        b"trak",
        box(b"tkhd", bytes(4) + b"\1\2\3\4\1\2\3\4" + bytes(8))
        + box(b"mdia", box(b"hdlr", bytes(8) + handler + bytes(12) + b"zqdochandler\0")),
    )
    inside = (
        box(b"mvhd", bytes(4) + b"\1\2\3\4\1\2\3\4" + bytes(8))
        + track
        + box(b"udta", box(b"\xa9xyz", b"zqdocplace"))
    )
    return (
        box(b"ftyp", b"isom\0\0\0\0isom")
        + box(b"moov", inside)
        + box(b"uuid", b"zqdocuuid")
        + box(b"mdat", b"pixels")
        + box(b"free", b"zqdocfree")
    )


CLEANED: Mapping[str, tuple[str, Callable[[], bytes]]] = {
    "PDF": ("pdf", pdf),
    "DOCX": ("docx", docx),
    "XLSX": ("xlsx", xlsx),
    "PPTX": ("pptx", pptx),
    "ODT": ("odt", odt),
    "flat ODT": ("fodt", flat),
    "ZIP": ("zip", lambda: packed({"a/x.jpg": jpeg(1).replace(b"Nahid of Quay Street", b"zqdocphoto zqdocphot"), "b.docx": docx()}, comment=b"zqdoczip")),
    "TIFF": ("tif", tiff),
    "TIFF that is large": ("tif", lambda: tiff(big=True)),
    "TIFF of JPEG": ("tiff", lambda: tiff("jpeg")),
    "MP3": ("mp3", mp3),
    "a tag of MP3 before FLAC": ("flac", lambda: b"ID3\x04\0\0\0\0\0\x08zqdoctag" + flac()),
    "a tag of MP3 before JPEG": ("mp3", lambda: b"ID3\x04\0\0\0\0\0\x08zqdoctag" + jpeg(1).replace(b"Nahid of Quay Street", b"zqdocphoto zqdocphot")),
    "WAV": ("wav", wav),
    "FLAC": ("flac", flac),
    "MP4": ("mp4", film),
}  # fmt: skip
"""Ending, and a file that tells of its makers."""


@pytest.mark.parametrize("credits", [False, True], ids=["", "credits"])
@pytest.mark.parametrize(("ending", "make"), CLEANED.values(), ids=CLEANED)
def test_nothing_that_a_file_tells_of_its_makers_stays(
    ending: str, make: Callable[[], bytes], credits: bool
) -> None:
    data = make()
    assert marks(data)
    cleaned = for_readers(data, keep_credits=credits)
    assert (marks(cleaned.data), cleaned.doubt) == (set(), "")
    assert for_readers(data, keep_credits=credits) == cleaned
    again = for_readers(cleaned.data, keep_credits=credits)
    assert marks(again.data) == set()
    named = [b"Ada Lane"] if ending in ("docx", "xlsx", "pptx", "odt", "fodt", "pdf", "tif", "tiff") else []
    whole = cleaned.data + (b"".join(_read(cleaned.data).values()) if cleaned.data[:2] == b"PK" else b"")
    assert [name for name in named if (name in whole) is not credits] == []


def _read(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as held:
        assert held.testzip() is None
        return {name: held.read(name) for name in held.namelist()}


@pytest.mark.parametrize(("ending", "make"), CLEANED.values(), ids=CLEANED)
def test_a_site_publishes_the_clean_file(small: Site, ending: str, make: Callable[[], bytes]) -> None:
    data = make()
    small.put(f"briefings/water/plan.{ending}", data)
    small.put(f"themes/mine/static/of-theme.{ending}", data)
    small.write("-- themes/mine/theme.yaml --\nname: mine\nextends: base\n")
    small.append("config.yaml", "theme: mine\nlint: {unused-theme-file: off}\n")
    small.lead(f"See [it](plan.{ending}).")
    built = small.build()
    assert built.faults == []
    assert {address for address, content in built.tree.items() if marks(content)} == set()
    (address,) = [address for address in built.tree if re.fullmatch(rf"assets/plan\.\w+\.{ending}", address)]
    assert built.tree[address] == for_readers(data).data
    assert address.split(".")[1] == hashlib.sha256(built.tree[address]).hexdigest()[:10]
    assert small.path(f"briefings/water/plan.{ending}").read_bytes() == data


# --- what readers see stays ------------------------------------------------------------------------


def test_the_words_of_documents_stay() -> None:
    word = _read(for_readers(docx()).data)
    text = word["word/document.xml"].decode()
    assert TEXT in text
    assert '<w:ins w:id="1" w:author="Author"><w:t>More.</w:t></w:ins>' in text
    assert b"A remark." in word["word/comments.xml"]
    assert word["word/media/a.jpeg"] == without_metadata(jpeg(1))
    assert b'Target="a.docx"' in word["word/_rels/document.xml.rels"]
    assert "docProps/thumb.jpeg" not in word
    assert b"thumb" not in word["[Content_Types].xml"] + word["_rels/.rels"]
    assert b"<w:zoom" in word["word/settings.xml"]
    table = _read(for_readers(xlsx()).data)
    assert (
        table["xl/worksheets/sheet1.xml"].decode()
        == '<worksheet xmlns:r="r"><c>216</c><pageSetup paperSize="9"/></worksheet>'
    )
    assert b'<sheet name="Rain"/>' in table["xl/workbook.xml"]
    assert b"A remark." in table["xl/comments1.xml"]
    assert _read(for_readers(pptx()).data)["ppt/slides/slide1.xml"].endswith(
        b'<p:cNvPr name="Title 1"/>Rain fell.</p:sld>'
    )
    open_text = _read(for_readers(odt()).data)
    assert next(iter(open_text)) == "mimetype"
    assert b"Rain fell." in open_text["content.xml"]
    assert b"A remark." in open_text["content.xml"]


def test_a_pdf_keeps_its_page_its_comment_and_its_file() -> None:
    clean = pypdf.PdfReader(io.BytesIO(for_readers(pdf()).data))
    assert clean.metadata is None
    assert clean.xmp_metadata is None
    (page,) = clean.pages
    assert "Rain fell." in page.extract_text()
    comments: Any = page.annotations
    assert [each.get_object()["/Contents"] for each in comments] == ["A remark."]
    assert "/T" not in comments[0].get_object()
    assert clean.attachments["table.docx"] == [for_readers(docx()).data]
    kept = pypdf.PdfReader(io.BytesIO(for_readers(pdf(), keep_credits=True).data))
    assert kept.metadata
    assert {key: str(value) for key, value in kept.metadata.items()} == {"/Author": "Ada Lane"}


@pytest.mark.parametrize("big", [False, True], ids=["", "large"])
@pytest.mark.parametrize("compression", ["raw", "tiff_lzw", "tiff_adobe_deflate", "packbits", "jpeg"])
def test_no_pixel_of_a_tiff_changes(compression: str, big: bool) -> None:
    data = tiff(compression, big=big)
    clean = for_readers(data).data
    assert frames(clean) == frames(data)
    assert len(clean) == len(data)


def test_sound_and_pictures_of_films_stay() -> None:
    assert for_readers(mp3()).data == SOUND
    assert b"\1\2\3\4" in for_readers(wav()).data
    assert for_readers(flac()).data == b"fLaC\x80\0\0\x22" + bytes(34) + b"\xff\xf8sound"
    clean = for_readers(film()).data
    assert clean.endswith(box(b"mdat", b"pixels") + box(b"free", bytes(9)))
    assert b"\1\2\3\4" not in clean


# --- what cannot be cleaned ------------------------------------------------------------------------


def locked(new: pypdf.PdfWriter) -> None:
    new.encrypt("", "owner", algorithm="RC4-128")


def signed(new: pypdf.PdfWriter) -> None:
    signature = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Sig"),
            NameObject("/ByteRange"): ArrayObject([NumberObject(0)]),
            NameObject("/Contents"): TextStringObject("x"),
        }
    )
    new.pages[0][NameObject("/Seal")] = new._add_object(signature)


def simple_pdf(change: Callable[[pypdf.PdfWriter], object]) -> bytes:
    new, out = pypdf.PdfWriter(), io.BytesIO()
    new.add_blank_page(9, 9)
    change(new)
    new.write(out)
    return out.getvalue()


def locked_zip() -> bytes:
    data = bytearray(packed({"a.txt": "x"}))
    data[6] |= 1
    data[data.index(b"PK\1\2") + 8] |= 1
    return bytes(data)


KEPT: Mapping[str, tuple[str, Callable[[], bytes], str]] = {
    "a signed PDF": ("pdf", lambda: simple_pdf(signed), "the PDF is signed"),
    "a locked PDF": ("pdf", lambda: simple_pdf(locked), "the PDF is locked"),
    "a broken PDF": ("pdf", lambda: b"%PDF-1.7\n" + bytes(99), "the PDF cannot be read"),
    "a PDF that goes in circles": ("pdf", lambda: b"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 1 0 R>>endobj\nxref\n0 99999999\ntrailer<</Root 1 0 R/Prev 9>>\n%%EOF", "the PDF"),
    "a PDF with a file that is locked": ("pdf", lambda: simple_pdf(lambda new: new.add_attachment("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(9))), "of an old kind"),
    "a signed DOCX": ("docx", lambda: docx(**{"_xmlsignatures/sig1.xml": "<a/>"}), "the document is signed"),
    "a signed ODT": ("odt", lambda: odt(**{"META-INF/documentsignatures.xml": "<a/>"}), "the document is signed"),
    "a locked ODT": ("odt", lambda: odt(**{"META-INF/manifest.xml": "<m:encryption-data xmlns:m='m'/>"}), "locked"),
    "a DOCX with macros": ("docm", lambda: docx(**{"word/vbaProject.bin": b"\0"}), "holds macros"),
    "a DOCX with a document of old kind": ("docx", lambda: docx(**{"word/embeddings/o.bin": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(9)}), "of an old kind"),
    "a DOCX with entities": ("docx", lambda: docx(**{"word/document.xml": '<!DOCTYPE a [<!ENTITY b "author">]><a/>'}), "declares entities"),
    "a DOCX whose part is no XML": ("docx", lambda: docx(**{"docProps/core.xml": "<a:coreProperties>"}), "is no XML"),
    "a DOCX in an unknown encoding": ("docx", lambda: docx(**{"word/_rels/document.xml.rels": "<?xml version='1.0' encoding='mars'?><Relationships/>"}), "an encoding that is not known"),
    "a locked ZIP": ("zip", locked_zip, "locked with a password"),
    "a broken ZIP": ("zip", lambda: packed({"a.txt": "x"})[:40], "cannot be read"),
    "DOC": ("doc", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(99), "of an old kind"),
    "RTF": ("rtf", lambda: b"{\\rtf1{\\info{\\author zqdocrtf}} Rain}", "rich text"),
    "JPEG XL": ("jxl", lambda: b"\xff\x0a" + bytes(20), "a picture of JPEG XL"),
    "JPEG XL in boxes": ("jxl", lambda: b"\0\0\0\x0cJXL \r\n\x87\n" + bytes(20), "a picture of JPEG XL"),
    "JPEG 2000": ("jp2", lambda: b"\0\0\0\x0cjP  \r\n\x87\n" + bytes(20), "a picture of JPEG 2000"),
    "a picture of Photoshop": ("psd", lambda: b"8BPS\0\1" + bytes(20), "a picture of Photoshop"),
    "PostScript": ("ps", lambda: b"%!PS-Adobe-3.0\n%%For: zqdocps\n", "PostScript"),
    "a film with the places of a camera": ("mp4", lambda: film(b"meta"), "neither seen nor heard"),
    "the raw data of a camera": ("cr2", lambda: b"II*\0\x10\0\0\0CR\2\0" + bytes(20), "raw data of a camera"),
}  # fmt: skip
"""Ending, a file that cannot be cleaned, and what is said of it."""


@pytest.mark.parametrize(("ending", "make", "words"), KEPT.values(), ids=KEPT)
def test_a_file_that_cannot_be_cleaned_is_not_published_in_silence(
    small: Site, ending: str, make: Callable[[], bytes], words: str
) -> None:
    path = f"briefings/water/plan.{ending}"
    data = make()
    small.put(path, data)
    small.lead(f"See [it](plan.{ending}).")
    built = small.build()
    assert built.faults == [f"{path}:1:1 kept-metadata"]
    (fault,) = built.diagnostics
    assert fault.severity.value == "error"
    assert words in fault.message
    assert not small.path("build").exists()
    small.append("config.yaml", "lint: {kept-metadata: warn}\n")
    built = small.build()
    assert [fault.severity.value for fault in built.diagnostics] == ["warning"]
    assert data in built.tree.values()


UNKNOWN: Mapping[str, tuple[str, bytes]] = {
    "a kind that nobody knows": ("dat", b"\0\1\2zqdoc"),
    "an archive of another kind": ("7z", b"7z\xbc\xaf\x27\x1c" + bytes(30)),
    "a film of another kind": ("webm", b"\x1a\x45\xdf\xa3" + bytes(30)),
    "an archive with such a file in it": ("zip", packed({"a.dat": b"\0\1\2"})),
    "a book": ("epub", packed({"mimetype": "application/epub+zip", "META-INF/container.xml": "<a/>"})),
}


@pytest.mark.parametrize(("ending", "data"), UNKNOWN.values(), ids=UNKNOWN)
def test_a_file_of_an_unknown_kind_is_told(small: Site, ending: str, data: bytes) -> None:
    small.put(f"briefings/water/plan.{ending}", data)
    small.lead(f"See [it](plan.{ending}).")
    built = small.build()
    assert built.faults == [f"briefings/water/plan.{ending}:1:1 unknown-metadata"]
    assert [fault.severity.value for fault in built.diagnostics] == ["warning"]
    assert small.path("build/index.html").exists()


PLAIN = {
    "text": "Rain — 港\n".encode(),
    "text of Windows": "caf\xe9, r\xe9sum\xe9\r\n".encode("latin-1"),
    "text of UTF-16": "Rain\n".encode("utf-16"),
    "font": b"wOF2\0\1\0\0" + bytes(20),
    "empty": b"",
}


@pytest.mark.parametrize("data", PLAIN.values(), ids=PLAIN)
def test_a_file_that_tells_nothing_stays_as_it_is(data: bytes) -> None:
    cleaned = for_readers(data)
    assert cleaned.data is data
    assert cleaned.doubt == ""


@pytest.mark.parametrize(("ending", "make"), CLEANED.values(), ids=CLEANED)
def test_a_file_that_ends_early_or_has_other_bytes_never_fails_otherwise(
    ending: str, make: Callable[[], bytes]
) -> None:
    data = make()
    for at in range(0, len(data), max(1, len(data) // 40)):
        for broken in (data[:at], data[:at] + bytes((data[at] ^ 0xFF,)) + data[at + 1 :]):
            try:
                cleaned: Any = for_readers(broken)
            except (KeptMetadataError, PictureError):
                continue
            assert cleaned.data is not None, ending
