"""`briefing source add` and `briefing source import`: cards out of documents and bibliographies."""

from __future__ import annotations

import gzip
import hashlib
import io
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefing_site.apps.cli.main import CONTENT, GOOD, UNWRITABLE, USAGE
from briefing_site.authoring.intake import extract, fetch
from tests.commands import content, say
from tests.sites import Site
from tests.small_web import QuietHandler, answering

PAGE = """\
<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>Storm over the quay | Quay Post</title>
<meta property="og:site_name" content="Quay Post"><meta property="og:title" content="Storm over the quay">
<meta name="author" content="Ada Lane"><meta property="article:published_time" content="2026-01-09T10:00:00Z"></head>
<body><nav><a href="/">Home</a> <a href="/all">All the news of the town and the sea</a></nav>
<article><h1>Storm over the quay</h1>
<p>The storm took nine boats on Monday night,<br>the harbour master said in the morning after it.</p>
<p>Nobody was <em>hurt</em>, and the ferry will sail again as soon as the wind allows it to leave the harbour.</p>
<ul><li>One boat was found in the dunes.</li><li>Two boats were found in a field.</li></ul></article>
<footer>All rights reserved, and more words of no use</footer></body></html>
"""
LINES = [
    "Storm over the quay",
    "The storm took nine boats on Monday night, the harbour master said in the morning after it.",
    "Nobody was hurt, and the ferry will sail again as soon as the wind allows it to leave the harbour.",
    "One boat was found in the dunes.",
    "Two boats were found in a field.",
]
CARD = """\
---
title: Storm over the quay
author: [Ada Lane]   # uncertain: author, and the page does not print it
publisher: Quay Post
published: 2026-01-09   # uncertain: article:published_time
"""


def pdf(*pages: list[str], title: str = "") -> bytes:
    """A PDF of lines of text, and nothing else."""
    from pypdf import PdfWriter
    from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

    writer = PdfWriter()
    font = DictionaryObject({NameObject("/Type"): NameObject("/Font"), NameObject("/Subtype"): NameObject("/Type1"),
                             NameObject("/BaseFont"): NameObject("/Helvetica")})  # fmt: skip
    for lines in pages:
        page = writer.add_blank_page(width=600, height=800)
        stream = DecodedStreamObject()
        shown = "".join(f"({line}) Tj 0 -14 Td\n" for line in lines)
        stream.set_data(f"BT /F1 11 Tf 50 750 Td\n{shown}ET".encode("latin-1"))
        page[NameObject("/Contents")] = writer._add_object(stream)
        fonts = DictionaryObject({NameObject("/F1"): writer._add_object(font)})
        page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
    if title:
        writer.add_metadata({"/Title": title, "/Author": "Quay Office"})
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


PDF_LINES = [
    "Rain fell for six hours on the quay, and the crew of the ship waited for",
    "the harbour master, who was late by more than two hours because of the co-",
    "operation of wind and rain.",
    "The next paragraph is a long one too, and it goes on to the second line of",
    "this page and then ends.",
]


def record(site: Site, name: str) -> dict[str, object]:
    found = json.loads(site.read(f"seeds/archive/{name}.json"))
    assert isinstance(found, dict)
    return found


def sha(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


# --- files ---------------------------------------------------------------------------------------


def test_a_page(small: Site, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(small.root)
    Path("storm.html").write_text(PAGE, "utf-8")
    said = say(capsys, "source", "add", "storm.html", "--kind", "news")
    assert (said.status, said.err) == (GOOD, "")
    assert said.lines == [
        "seeds/lane-2026.md",
        "  title      Storm over the quay",
        "  author     Ada Lane (uncertain: author, and the page does not print it)",
        "  publisher  Quay Post",
        "  published  2026-01-09 (uncertain: article:published_time)",
        "  language   en-GB",
        "  url        not found",
        f"  text       5 paragraphs, read with {tool('trafilatura')}: seeds/archive/lane-2026.txt",
    ]
    assert small.read("seeds/lane-2026.md") == (
        CARD
        + "url: null   # not found: leave it null rather than guess\narchive: lane-2026.txt\nkind: news\n"
        "language: en-GB\nuncertain: [author, date]   # compare with the document, and take off what is right\n"
        "rights: quote\n---\n"
    )
    assert small.read("seeds/archive/lane-2026.txt").splitlines() == LINES
    assert small.path("seeds/archive/lane-2026.original.html").read_bytes() == PAGE.encode()
    kept = record(small, "lane-2026")
    assert kept["from"] == "storm.html"
    assert kept["original"] == {
        "file": "lane-2026.original.html",
        "bytes": len(PAGE.encode()),
        "sha256": sha(PAGE.encode()),
    }
    text = small.path("seeds/archive/lane-2026.txt").read_bytes()
    assert kept["text"] == {
        "file": "lane-2026.txt",
        "paragraphs": 5,
        "sha256": sha(text),
        "read_with": tool("trafilatura"),
    }
    small.append("seeds/lane-2026.md", '## dunes {at="4"}\n> One boat was found in the dunes\n')
    small.lead("A boat lay in the dunes [@lane-2026#dunes].", date="2026-01-10")
    small.pin()
    assert small.check().faults == ["seeds/lane-2026.md:10:12 uncertain"]
    assert "author and date: read from the file by a program" in small.build().pages["sources/lane-2026.html"]
    small.edit("seeds/lane-2026.md", "uncertain: [author, date]", "uncertain: []")
    assert small.check().faults == []


def tool(name: str) -> str:
    from importlib.metadata import version

    return f"{name} {version(name)}"


TEXTS: dict[str, tuple[str, bytes, list[str], bool]] = {
    "a line to a paragraph": ("a.txt", b"One.\nTwo.\n", ["One.", "Two."], True),
    "empty lines between": ("a.txt", b"One.\n\nTwo.\n", ["One.", "Two."], False),
    "broken by hand": (
        "a.txt",
        b"A title\n\nThis is a line\nthat goes on\nand ends.\n\nNext.\n",
        ["A title", "This is a line that goes on and ends.", "Next."],
        False,
    ),
    "Windows": ("a.txt", "\ufeffOne.\r\nTwo – two.\r\n".encode(), ["One.", "Two – two."], False),
    "Japanese by hand": ("a.txt", "港は\n静か\nです。\n\n次。\n".encode(), ["港は静かです。", "次。"], False),
    "Markdown": (
        "a.md",
        b"---\ntitle: x\n---\n# Head\n\nSome *words*\nand [a link](x.md).\n\n- one\n- two\n\n> quoted\n",
        ["Head", "Some words and a link.", "one", "two", "quoted"],
        False,
    ),
}


@pytest.mark.parametrize(("name", "data", "lines", "same"), TEXTS.values(), ids=TEXTS)
def test_texts(
    small: Site,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    name: str,
    data: bytes,
    lines: list[str],
    same: bool,
) -> None:
    (tmp_path / name).write_bytes(data)
    said = say(capsys, "source", "add", tmp_path / name, "--id", "new", "--site", small.root)
    assert said.status == GOOD
    assert small.read("seeds/archive/new.txt").splitlines() == lines
    originals = sorted(path.name for path in small.path("seeds/archive").glob("new.original.*"))
    assert originals == ([] if same else [f"new.original{Path(name).suffix}"])
    if not same:
        assert small.path(f"seeds/archive/{originals[0]}").read_bytes() == data
    assert "  publisher  not found" in said.lines
    assert "  to do      fill in " in said.lines[-1]
    assert "publisher: null   # not found\n" in small.read("seeds/new.md")


def test_a_pdf(small: Site, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "r.pdf").write_bytes(pdf(PDF_LINES, ["Last page, cooperation."], title="A report"))
    said = say(capsys, "source", "add", tmp_path / "r.pdf", "--site", small.root)
    assert (said.status, said.err) == (GOOD, "")
    doubt = "the file's own record, and the beginning of the text does not have it"
    assert f"  title      A report (uncertain: {doubt})" in said.lines
    assert "  published  not found" in said.out
    assert small.read("seeds/archive/office.txt").splitlines() == [
        "Rain fell for six hours on the quay, and the crew of the ship waited for the harbour master, "
        "who was late by more than two hours because of the cooperation of wind and rain.",
        "The next paragraph is a long one too, and it goes on to the second line of this page and then ends.",
        "Last page, cooperation.",
        "",
        "pages: p. 1 = 1:0, p. 2 = 3:0",
    ]
    assert record(small, "office")["original"] != record(small, "office")["text"]


REFUSED_FILES: dict[str, tuple[str, bytes | None, str]] = {
    "not there": ("a.txt", None, "No such file or directory"),
    "another type": ("a.xyz", b"x", "it is none of .txt, .md, .html, .htm, .pdf, .docx, .epub"),
    "a type that can be saved as another": (
        "a.odt",
        b"x",
        "it is none of .txt, .md, .html, .htm, .pdf, .docx, .epub; save it as .docx",
    ),
    "a bibliography": (
        "a.bib",
        b"x",
        "it is none of .txt, .md, .html, .htm, .pdf, .docx, .epub; `briefing source import` reads bibliographies",
    ),
    "no ZIP file": ("a.docx", b"x", "it cannot be read: it is no ZIP file (File is not a zip file)"),
    "Word before 2007": (
        "a.docx",
        b"\xd0\xcf\x11\xe0\xa1\xb1",
        "it is locked with a password, or of Word before 2007: save it as .docx without a password",
    ),
    "no character set": (
        "a.txt",
        b"caf\x81 \xff\x00 \xc0",
        "it is not UTF-8: byte 4 cannot be read; give its character set, as in --charset windows-1250",
    ),
    "empty": ("a.txt", b"", "it is empty"),
    "blank": ("a.md", b"\n \n", "it is empty"),
    "a PDF of pictures": (
        "a.pdf",
        pdf([]),
        "it is pictures of pages without text: recognise the text first (OCR)",
    ),
    "a page without words": ("a.html", b"<html><body></body></html>", "no article was found in it"),
}


@pytest.mark.parametrize(("name", "data", "message"), REFUSED_FILES.values(), ids=REFUSED_FILES)
def test_what_cannot_be_taken_in_is_told_in_one_line(
    small: Site,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    name: str,
    data: bytes | None,
    message: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    if data is not None:
        Path(name).write_bytes(data)
    before = content(small)
    said = say(capsys, "source", "add", name, "--id", "new", "--site", small.root)
    assert (said.status, said.out, said.err) == (CONTENT, "", f"briefing: {name}: {message}\n")
    assert content(small) == before


def test_a_damaged_pdf_is_no_traceback(
    small: Site, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for data in (b"%PDF-1.4\n", b"", b"\x00" * 100, pdf(PDF_LINES)[:-200]):
        (tmp_path / "a.pdf").write_bytes(data)
        said = say(capsys, "source", "add", tmp_path / "a.pdf", "--id", "new", "--site", small.root)
        assert "Traceback" not in said.err
        if said.status == CONTENT:
            assert said.err.count("\n") == 1
            assert not small.path("seeds/new.md").exists()


def test_several_at_once_and_one_that_fails(
    small: Site, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text("On tides\nThey come.\n")
    Path("b.txt").write_text("On ferries\nThey go.\n")
    said = say(capsys, "source", "add", "a.txt", "no.txt", "b.txt", "--site", small.root)
    assert said.status == CONTENT
    assert said.err == "briefing: no.txt: No such file or directory\n"
    assert small.path("seeds/on-tides.md").exists()
    assert small.path("seeds/on-ferries.md").exists()


# --- ids, and nothing overwritten ----------------------------------------------------------------


@pytest.mark.parametrize("there", ["seeds/new.md", "seeds/archive/new.txt", "seeds/archive/new.json"])
def test_an_id_that_is_taken(
    small: Site, tmp_path: Path, capsys: pytest.CaptureFixture[str], there: str
) -> None:
    small.put(there, "mine")
    (tmp_path / "a.txt").write_text("One.\nTwo.\n")
    before = content(small)
    said = say(capsys, "source", "add", tmp_path / "a.txt", "--id", "new", "--site", small.root)
    assert (said.status, said.out) == (CONTENT, "")
    assert said.err.endswith(': "new" is taken, and nothing is overwritten\n')
    assert content(small) == before


def test_an_id_that_is_suggested_gives_way(
    small: Site, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, body in (("a.txt", "They come.\n"), ("b.txt", "They go.\n")):
        (tmp_path / name).write_text(f"On tides\n{body}")
        assert say(capsys, "source", "add", tmp_path / name, "--site", small.root).status == GOOD
    assert small.read("seeds/archive/on-tides.txt") != small.read("seeds/archive/on-tides-2.txt")


def test_no_document_twice(small: Site, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_bytes(
        small.path("seeds/archive/rain.txt").read_bytes().replace(b"\n\n", b"\n")
    )
    assert (
        say(capsys, "source", "add", tmp_path / "a.txt", "--id", "one", "--site", small.root).status == GOOD
    )
    said = say(capsys, "source", "add", tmp_path / "a.txt", "--id", "two", "--site", small.root)
    assert said.status == CONTENT
    assert said.err.endswith("seeds/one.md has this text already\n")
    assert not small.path("seeds/two.md").exists()


@pytest.mark.parametrize(
    ("arguments", "status", "message"),
    [
        (
            ["a.txt", "--id", "A b"],
            CONTENT,
            '"A b" is no id: write lower-case letters, digits and single hyphens',
        ),
        (["a.txt", "a.txt", "--id", "x"], USAGE, "--id names one source, and several documents were given"),
    ],
    ids=["a bad id", "one id for two"],
)
def test_ids(
    small: Site,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    arguments: list[str],
    status: int,
    message: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text("潮の満ち干\n船は来る。\n", "utf-8")
    said = say(capsys, "source", "add", *arguments, "--site", small.root)
    assert said.status == status
    assert said.err.endswith(f"{message}\n")
    assert not small.path("seeds/x.md").exists()


def test_a_dry_run_shows_and_writes_nothing(
    small: Site, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.html").write_text(PAGE, "utf-8")
    before = content(small)
    said = say(capsys, "source", "add", tmp_path / "a.html", "--dry-run", "--site", small.root)
    assert said.status == GOOD
    assert said.lines[0] == f"{small.path('seeds/lane-2026.md')} (not written)"
    assert content(small) == before


def test_an_archive_elsewhere(small: Site, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "texts").mkdir()
    (tmp_path / "a.txt").write_text("On tides\nThey come.\n")
    say(capsys, "source", "add", tmp_path / "a.txt", "--archive", tmp_path / "texts", "--site", small.root)
    assert sorted(path.name for path in (tmp_path / "texts").iterdir()) == ["on-tides.json", "on-tides.txt"]
    assert sorted(path.name for path in small.path("seeds/archive").iterdir()) == ["rain.txt"]


def test_a_disk_that_cannot_be_written(
    small: Site, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The card is written before the archive fails, and goes again."""
    small.delete("seeds/archive")
    small.put("seeds/archive", "a file")
    (tmp_path / "a.txt").write_text("On tides\nThey come.\n")
    before = content(small)
    said = say(capsys, "source", "add", tmp_path / "a.txt", "--site", small.root)
    assert said.status == UNWRITABLE
    assert said.err.count("\n") == 1
    assert content(small) == before


@pytest.mark.parametrize(
    ("name", "library"), [("a.html", "trafilatura"), ("a.pdf", "pypdfium2")], ids=["HTML", "PDF"]
)
def test_a_missing_library_is_told_in_one_line(
    small: Site,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    name: str,
    library: str,
) -> None:
    monkeypatch.setitem(__import__("sys").modules, library, None)
    (tmp_path / name).write_bytes(b"x")
    said = say(capsys, "source", "add", tmp_path / name, "--site", small.root)
    assert said.status == CONTENT
    kind = name[2:].upper()
    assert said.err.endswith(
        f": {kind} needs {library}: run `make features` in the folder of the generator\n"
    )


# --- the web -------------------------------------------------------------------------------------


class _Answers(QuietHandler):
    """A small web, on this machine."""

    def do_GET(self) -> None:
        path, _, more = self.path.partition("?")
        pages: dict[str, tuple[str, bytes]] = {
            "/page": ("text/html; charset=utf-8", PAGE.encode()),
            "/report": ("application/pdf", pdf(PDF_LINES, title="A report")),
            "/text": ("text/plain; charset=iso-8859-1", "Café\nIt is open.\n".encode("latin-1")),
            "/picture": ("image/png", b"\x89PNG"),
            "/empty": ("text/plain", b""),
        }
        if path in pages:
            self.answer(200, pages[path][0], pages[path][1])
        elif path == "/large":
            self.answer(200, "text/plain", b"x" * 3000)
        elif path == "/endless":
            self.send_response(200)
            self.send_header("Content-Type", "text/plain")
            self.end_headers()
            self.wfile.write(b"x" * 3000)
        elif path in ("/packed", "/bomb"):
            body = PAGE.encode() if path == "/packed" else b"x" * 100_000
            kind = "text/html" if path == "/packed" else "text/plain"
            self.answer(200, kind, gzip.compress(body), ("Content-Encoding", "gzip"))
        elif path == "/loop":
            self.answer(302, "text/html", b"", ("Location", f"/loop?{len(more)}x{more}"))
        elif path == "/moved":
            self.answer(301, "text/html", b"", ("Location", "/page"))
        elif path == "/away":
            self.answer(302, "text/html", b"", ("Location", "file:///etc/passwd"))
        else:
            self.answer(404, "text/html", b"nothing here")

    def answer(self, status: int, kind: str, data: bytes, *more: tuple[str, str]) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        for name, value in more:
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(data)


@pytest.fixture(scope="module")
def web() -> Iterator[str]:
    with answering(_Answers) as address:
        yield address


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)


@pytest.mark.parametrize("path", ["/page", "/moved", "/packed"])
def test_a_page_from_the_web(small: Site, capsys: pytest.CaptureFixture[str], web: str, path: str) -> None:
    said = say(capsys, "source", "add", f"{web}{path}", "--site", small.root)
    assert (said.status, said.err) == (GOOD, "")
    end = "/page" if path == "/moved" else path
    card = small.read("seeds/lane-2026.md")
    assert f'\nurl: "{web}{end}"\n' in card
    assert f"\naccessed: {record(small, 'lane-2026')['taken']}\n" in card
    assert record(small, "lane-2026")["from"] == f"{web}{end}"
    assert small.read("seeds/archive/lane-2026.txt").splitlines() == LINES
    assert small.path("seeds/archive/lane-2026.original.html").read_bytes() == PAGE.encode()
    said = say(capsys, "source", "add", f"{web}{end}", "--site", small.root)
    assert said.err == f"briefing: {web}{end}: seeds/lane-2026.md has this address already\n"


def test_a_pdf_and_a_text_from_the_web(small: Site, capsys: pytest.CaptureFixture[str], web: str) -> None:
    assert say(capsys, "source", "add", f"{web}/report", f"{web}/text", "--site", small.root).status == GOOD
    assert small.path("seeds/archive/office.original.pdf").read_bytes().startswith(b"%PDF")
    assert small.read("seeds/archive/cafe.txt") == "Café\nIt is open.\n"
    assert small.path("seeds/archive/cafe.original.txt").read_bytes() == "Café\nIt is open.\n".encode(
        "latin-1"
    )


REFUSED_URLS = {
    "/nothing": "the server answers 404 Not Found",
    "/picture": "it is image/png; only HTML, PDF, Word (.docx), EPUB, plain text and Markdown can be taken in",
    "/loop": "it redirects more than 5 times",
    "/away": "it redirects to an address that is not fetched",
    "/large": "it is larger than 0 MB",
    "/endless": "it is larger than 0 MB",
    "/bomb": "it is larger than 0 MB",
    "/empty": "it is empty",
}


@pytest.mark.parametrize(("path", "message"), REFUSED_URLS.items(), ids=REFUSED_URLS)
def test_what_cannot_be_fetched(
    small: Site,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    web: str,
    path: str,
    message: str,
) -> None:
    monkeypatch.setattr(fetch, "LARGEST", 2000)
    before = content(small)
    said = say(capsys, "source", "add", f"{web}{path}", "--id", "new", "--site", small.root)
    assert (said.status, said.out, said.err) == (CONTENT, "", f"briefing: {web}{path}: {message}\n")
    assert content(small) == before


@pytest.mark.parametrize(
    ("url", "message"),
    [
        ("file:///etc/passwd", "only addresses that begin with https:// or http:// are fetched"),
        ("ftp://127.0.0.1/x", "only addresses that begin with https:// or http:// are fetched"),
        ("data://text/plain,x", "only addresses that begin with https:// or http:// are fetched"),
        ("http://127.0.0.1:1/", "it cannot be reached: Connection refused"),
        ("http://[::1/", "it cannot be read: "),
    ],
    ids=["file", "ftp", "data", "nobody there", "no address"],
)
def test_addresses_that_are_not_fetched(
    small: Site, capsys: pytest.CaptureFixture[str], url: str, message: str
) -> None:
    said = say(capsys, "source", "add", url, "--id", "new", "--site", small.root)
    assert said.status == (USAGE if message.startswith("only addresses") else CONTENT)
    assert said.err.startswith(f"briefing: {url}: {message}")
    assert said.err.count("\n") == 1


def test_the_endings_of_files_and_of_the_web_agree() -> None:
    assert set(fetch.TYPES.values()) <= set(extract.ENDINGS)
