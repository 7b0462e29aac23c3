"""Every reader of the project as a target of fuzzing: bytes in; whatever they are, no error but those that it names.

`make fuzz` tries each for a minute (`scripts/fuzz.py`), and `tests/test_fuzz.py` tries what was found so far.
"""

from __future__ import annotations

import asyncio
import atexit
import contextlib
import functools
import json
import logging
import shutil
import tempfile
import threading
import traceback
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from io import BytesIO, StringIO
from pathlib import Path

from lsprotocol import types
from pygls.io_ import run

import briefing_site
from briefing_site.apps.lsp.frames import Frames
from briefing_site.apps.lsp.handlers import FEATURES
from briefing_site.apps.lsp.positions import plain
from briefing_site.apps.lsp.server import Server
from briefing_site.apps.lsp.text_changes import changed
from briefing_site.apps.lsp.yaml_at_cursor import spot
from briefing_site.apps.mcp.serve import serve
from briefing_site.apps.preview.open_page import OpenPage
from briefing_site.apps.preview.open_pages import Live
from briefing_site.apps.preview.page_messages import message_of
from briefing_site.apps.preview.request_guard import why_refused
from briefing_site.apps.preview.watch import Watch
from briefing_site.authoring.bibliography.entry import BibliographyError
from briefing_site.authoring.bibliography.read import read_bibliography
from briefing_site.authoring.intake.extract import read_without_limits
from briefing_site.authoring.intake.particulars import IntakeError
from briefing_site.engine.options import Options
from briefing_site.engine.store import Store
from briefing_site.model.lines import Lines
from briefing_site.parse import citations
from briefing_site.parse.briefing import parse_briefing
from briefing_site.parse.config import parse_config
from briefing_site.parse.editions import EditionsError, read_editions
from briefing_site.parse.file_metadata.clean import for_readers
from briefing_site.parse.file_metadata.pdf import is_pdf
from briefing_site.parse.lock import LockError, read_lock
from briefing_site.parse.markdown.engine import MarkdownEngine
from briefing_site.parse.picture_metadata.failure import KeptMetadataError, PictureError
from briefing_site.parse.source_card import parse_source
from briefing_site.parse.theme_yaml import parse_theme_yaml
from briefing_site.publish.change_record import opened
from tests.editor import Editor, ask_about_file
from tests.shapes import BODIES, CARDS, FRONTS
from tests.sites import CARD, LEAD, SMALL, Site, files
from tests.test_file_metadata import CLEANED, docx, tiff
from tests.test_picture_metadata import PICTURES

_KEYS = b"title: Rain\nregion: water\ndate: 2026-01-01\nsummary: It rained.\n"
_CARD_KEYS = b"title: Rain\npublisher: Quay Post\nkind: news\n"
_PACKAGE = Path(briefing_site.__path__[0])
_ROOT = Path("/nowhere")
_ENGINE = MarkdownEngine()
"""One for all texts, as in a build."""
_STORE = Path(tempfile.mkdtemp(prefix="briefing-fuzz-"), "store")
atexit.register(shutil.rmtree, _STORE.parent, ignore_errors=True)


@dataclass(frozen=True)
class Target:
    """A reader."""

    read: Callable[[bytes], object]
    seeds: tuple[bytes, ...]
    """Contents from which others are made, all cases found so far among them."""
    words: tuple[bytes, ...] = ()
    """What is put in, here and there."""
    lengths: tuple[int, ...] = (40, 200, 400, 4_000)
    """Bytes after which a content is cut, by chance: a short one is tried soon, and says as well what is wrong."""


def _text(data: bytes) -> str:
    return data.decode("utf-8", "replace")


def _briefing(front: bytes, body: bytes) -> object:
    return parse_briefing("briefings/water/a.md", b"---\n" + front + b"---\n" + body, _ENGINE)


def _lock(data: bytes) -> None:
    with contextlib.suppress(LockError):
        read_lock(data)


def _editions(data: bytes) -> None:
    with contextlib.suppress(EditionsError):
        read_editions(data)


def _store(data: bytes) -> None:
    _STORE.write_bytes(data)
    store = Store(_STORE, "stamp", b"k" * 32)
    for slot in store.slots:
        store.get(slot, "signature", lambda: None)


def _bibliography(ending: str) -> Callable[[bytes], None]:
    def read(data: bytes) -> None:
        with contextlib.suppress(BibliographyError):
            read_bibliography(_text(data), ending)

    return read


def _document(ending: str) -> Callable[[bytes], None]:
    """A document is read in this process: one for each content would leave no time to read it.

    Its limits are held by `tests/test_intake_limits.py`. What a library of others raises is told as the
    document's fault, so only what the project's own code raises is a fault here.
    """

    def read(data: bytes) -> None:
        try:
            read_without_limits(data, ending)
        except (IntakeError, RecursionError, MemoryError):
            pass  # each is one line to the author (authoring/intake/limits.py)
        except Exception as fault:
            if str(_PACKAGE) in traceback.extract_tb(fault.__traceback__)[-1].filename:
                raise

    return read


def _cleaned(data: bytes) -> None:
    """A file as readers get it, in which nothing is left to be cut out; a PDF is written anew each time."""
    once = None
    with contextlib.suppress(PictureError, KeptMetadataError):
        once = for_readers(data).data
    if once is not None and not is_pdf(data):
        assert for_readers(once).data == once
    with contextlib.suppress(PictureError, KeptMetadataError):
        for_readers(data, keep_credits=True)


_W = b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
_OPF = b'<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata>'


def _zipped(ending: str) -> Callable[[bytes], None]:
    """A document in a ZIP file; data that is none becomes its parts, which `/` at the beginning of a line parts."""
    read = _document(ending)
    names = {
        ".docx": (
            "word/document.xml",
            "docProps/core.xml",
            "word/_rels/document.xml.rels",
            "word/footnotes.xml",
        ),
        ".epub": ("o/b.opf", "o/a.xhtml"),
    }[ending]

    def each(data: bytes) -> None:
        if not data.startswith(b"PK"):
            out = BytesIO()
            with zipfile.ZipFile(out, "w") as held:
                held.writestr("META-INF/container.xml", _CONTAINER)
                for name, part in zip(names, data.split(b"\n/"), strict=False):
                    held.writestr(name, part)
            data = out.getvalue()
        read(data)

    return each


_PAGE = b"""<!DOCTYPE html><html lang=en><head><title>Rain | Quay Post</title><meta name=author content="Ada Lane"><meta property="og:site_name" content="Quay Post">
<meta property="article:published_time" content="2026-01-03T10:00:00Z"><link rel=canonical href="https://example.org/rain"><script type="application/ld+json">
{"@context": "https://schema.org", "@graph": [{"@type": "NewsArticle", "headline": "Rain", "datePublished": "2026-01-03", "author": [{"@type": "Person", "name": "Ada Lane"}]}]}
</script></head><body><nav><a href="/">Home</a></nav><article><h1>Rain</h1><p class=byline>By <a rel=author href="/ada">Ada Lane</a>, <time datetime="2026-01-03">3 January 2026</time></p>
<p>Rain fell for six hours on the quay, and the crew of the ship waited.</p><h2>Wind</h2><p>The harbour master was late.</p></article><footer>All rights</footer></body></html>"""


def _pdf(shown: bytes, more: bytes = b"") -> bytes:
    """A PDF of two pages that draw the same."""
    return (
        b"%%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R/Lang(en)/PageLabels<</Nums[0<</S/r>>]>>>>endobj\n"
        b"2 0 obj<</Type/Pages/Kids[3 0 R 7 0 R]/Count 2>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Resources<</Font<</F 5 0 R>>>>/Contents 4 0 R%s>>endobj\n"
        b"7 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Resources<</Font<</F 5 0 R>>>>/Contents 4 0 R>>endobj\n"
        b"4 0 obj<</Length %d>>stream\n%s\nendstream endobj\n5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\n"
        b"6 0 obj<</Title(A log)/Author(Ada Lane; Ben Fry)/CreationDate(D:20260103)>>endobj\ntrailer<</Root 1 0 R/Info 6 0 R/Size 8>>\n%%%%EOF"
    ) % (more, len(shown), shown)


_PDFS = (
    _pdf(b"BT /F 11 Tf 50 750 Td (Rain fell for six hours on the quay, and the co-) Tj 0 -14 Td (operation of wind and rain went on.) Tj 0 -28 Td (The next one.) Tj ET"),
    _pdf(b"BT /F 9 Tf " + b"".join(b"1 0 0 1 %d %d Tm (%s column %d of a page) Tj\n" % (x, 700 - 12 * row, side, row) for x, side in ((50, b"Left"), (320, b"Right")) for row in range(12)) + b"ET"),
    _pdf(b"BT /F 9 Tf " + b"".join(b"1 0 0 1 %d %d Tm (%d) Tj\n" % (50 + 90 * x, 700 - 12 * row, x * row) for x in range(5) for row in range(6)) + b"1 0 0 1 300 20 Tm (iv) Tj ET", b"/Rotate 90"),
)  # fmt: skip
_CONTAINER = b'<c xmlns="u"><rootfiles><rootfile full-path="o/b.opf"/></rootfiles></c>'


def _edits(data: bytes) -> None:
    """The text of an editor, and a change at any place of it."""
    text = _text(data)
    line, column, end, more = (data[n] if len(data) > n else 0 for n in range(4))
    place = types.Range(types.Position(line, column), types.Position(line + end, more))
    changed(text, [types.TextDocumentContentChangePartial(place, text[:9])], "utf-16")
    spot(Lines("config.yaml", text), 0, len(text), min(column, len(text)))


@functools.cache
def _open_site() -> Editor:
    """A small site that is open in an editor."""
    root = Path(tempfile.mkdtemp(prefix="briefing-fuzz-"))
    atexit.register(shutil.rmtree, root, ignore_errors=True)
    site = Site(root / "site")
    site.small()
    return Editor(site)


def _open_file(data: bytes) -> None:
    """The text of one of its files, about which an editor asks all that it asks by itself."""
    path = (LEAD, CARD, "config.yaml", "themes/a/theme.yaml")[data[0] % 4 if data else 0]
    ask_about_file(_open_site().put(path, plain(_text(data[1:]))), path)


def _request(data: bytes) -> None:
    names = ("host", "origin", "sec-fetch-site", "upgrade")
    parts = data.split(b"\n")
    headers = {name: part.decode("latin-1") for name, part in zip(names, parts, strict=False)}
    why_refused(headers, _text(parts[-1]), 8000)


class _Nobody:
    """Where the answers of a server go that nobody reads."""

    def write(self, _: bytes) -> None:
        pass

    def close(self) -> None:
        pass


@functools.cache
def _server() -> Server:
    """A language server without a site, with the texts of an editor."""
    logging.getLogger("pygls").setLevel(logging.CRITICAL)
    server = Server(None)
    for method, function, options in FEATURES:
        if not asyncio.iscoroutinefunction(function):
            server.feature(method, options)(function)
    server.protocol.set_writer(_Nobody())
    return server


def _frames(data: bytes) -> None:
    """What an editor sends, framed and not, from the bytes to what takes a text in."""
    server = _server()
    server.protocol._shutdown = False
    server.documents.clear()
    # The library waits for a line after each that is no header, for as long as there are any.
    stream = data if data.startswith(b"Content") else b"Content-Length: %d\r\n\r\n" % len(data) + data
    # The message `exit` ends the server, and what is not read is told on the standard error.
    with contextlib.suppress(SystemExit), contextlib.redirect_stderr(StringIO()):
        run(threading.Event(), Frames(BytesIO(stream)), server.protocol, error_handler=lambda *_: None)


@functools.cache
def _live() -> Live:
    """The preview of a small site."""
    root = Path(tempfile.mkdtemp(prefix="briefing-fuzz-"))
    atexit.register(shutil.rmtree, root, ignore_errors=True)
    for name, content in files(SMALL).items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    live = Live(Options(root), Watch(root, (), every=3600), lambda _: None)
    live.begin()
    return live


_LOOP = asyncio.new_event_loop()
atexit.register(_LOOP.close)


def _socket(data: bytes) -> None:
    """What an open page sends, line for line. A mistake of the preview is told to the page as a notice."""
    page = OpenPage(_LOOP)
    for line in _text(data).split("\n"):
        if message := message_of(line):
            _live()._heard(page, message)
    _LOOP.call_soon(_LOOP.stop)
    turn = threading.Thread(target=_LOOP.run_forever)  # this thread may have a loop of its own that runs
    turn.start()
    turn.join()


def _message(data: bytes) -> None:
    """What an open page sends, line for line, up to being a message at all."""
    for line in _text(data).split("\n"):
        assert isinstance(message_of(line), dict | None)


_SAID = (
    b'{"kind": "show", "address": "water/lead.html", "version": ""}\n{"kind": "evidence", "on": true}\n{"kind": "whatif", "on": true, "without": ["rain"]}',
    b'{"kind": "show", "address": "land/all.html", "version": ""}\n{"kind": "whatif", "on": true, "without": ["rain", 1]}', b'{"kind": "show", "address": "/../config.yaml", "version": "\\ud800"}',
    b'{"kind": "open", "path": "../a", "line": 1, "column": 99999999999999999999}', b'{"kind": "open", "path": "a\\u0000", "line": -1, "column": true}', b"[" * 3000, b"9" * 5000,
)  # fmt: skip
_OF_SAID = (b'{"kind": "', b'"show"', b'"open"', b'"on": ', b"true", b"null", b'"without": [', b'"rain"', b"land/all.html", b"\\u0000", b"\\ud800", b"\n")  # fmt: skip


_PICTURES = (
    *(make() for make in PICTURES.values()),
    *(tiff(kind, big=big) for kind in ("tiff_lzw", "jpeg") for big in (False, True)),
    b'<svg xmlns="http://www.w3.org/2000/svg"><metadata><a>b</a></metadata><!-- c --><title>d</title><image href="data:image/png;base64,iVBORw0KGgo="/></svg>',
)
_FILES = tuple(make() for _, make in CLEANED.values())
with zipfile.ZipFile(BytesIO(docx())) as _held:
    _PARTS = {name: _held.read(name) for name in _held.namelist() if not name.endswith(".jpeg")}


def _package(data: bytes) -> None:
    """A document of Word whose parts are those that `/` at the beginning of a line parts."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as held:
        for name, part in zip(_PARTS, data.split(b"\n/"), strict=False):
            held.writestr(name, part)
    _cleaned(out.getvalue())


def _asked(data: bytes) -> None:
    """Messages to the server for programs, of a site that is not there: each is answered in a line."""
    told = BytesIO()
    serve(Options(_ROOT), BytesIO(data), told)
    for line in told.getvalue().splitlines():
        answer = json.loads(line)
        assert ("result" in answer) != ("error" in answer)
        assert "a mistake of the generator" not in str(answer)


TARGETS: Mapping[str, Target] = {
    "front-matter": Target(
        lambda data: _briefing(data + b"\n", b"Rain.\n"),
        (
            _KEYS,
            _KEYS + b"topics: [a, b]\nevents:\n  - {date: 2026, text: a [@b]}\njudgements:\n  - {text: a, confidence: low}\n",
            b"a: &a [*a]\n", b"? a\n: b\n", b"a: !!python/object b\n", b"date: 99999999999\n",
            *(shape(300).encode() for shape in FRONTS.values()),
        ),
        (b": ", b"- ", b"\n  ", b"[", b"{", b"}", b"]", b'"', b"'", b"&a ", b"*a", b"|\n", b"#", b"---\n", b"\xef\xbb\xbf", b"\xe2\x80\xa8"),
    ),
    "markdown": Target(
        lambda data: _briefing(_KEYS, data),
        (b"Rain [@a#b], *so* **it** [is](b.md \"c\") ^[said [@d]].\n\n> q\n\n- a\n  1. b\n", b"![[[]()]]()", *(shape(300).encode() for shape in BODIES.values())),
        (b"[", b"](", b"[@a#b]", b"<!-- lint: ", b"-->", b"```\n", b"|", b"\n|-|\n", b"*", b"_", b"`", b"<b>", b"^[", b"{#", b"\\", b"\n\n", b"\t", b"%%", b"\xe3\x80\x8c"),
    ),
    "card": Target(
        lambda data: parse_source("seeds/a.md", b"---\n" + _CARD_KEYS + b"---\n" + data, _ENGINE),
        (b'## a {at="7" voice="fact"}\n> q [...] r\n\nGist [b].\n\nTranslation: s\n', *(shape(300).encode() for shape in CARDS.values())),
        (b"## ", b'{at="', b'"}', b"\n> ", b"[...]", b"voice=", b"<!--", b"```", b"\n\n"),
    ),
    "citations": Target(
        lambda data: citations.find(_text(data)),
        (b"[see @a#b, p. 3; but see @c#d]", b"@a#b [p. 4]", b"[-@a]", b"[>@a]", "［＠ａ＃ｂ；＠ｃ］".encode(), b"\\[@a]", b"&#64;a", b"{@a}", b"@a[" * 20),
        (b"@", b"#", b"[", b"]", b";", b"-@", "＠".encode(), "］".encode(), b"p. ", b"\n\n", b"\\"),
    ),
    "config": Target(
        lambda data: parse_config("config.yaml", data),
        (b"title: A\nregions:\n  a: {name: A, tile: [1, 2]}\npolicy: {quote_words: 15}\nlint: {figures: warn}\n", *(shape(300).encode() for shape in FRONTS.values())),
        (b"policy: ", b"regions: ", b"{", b"}", b"[", b"]", b": ", b"\n  ", b"null", b"-1", b"9" * 30),
    ),
    "theme": Target(
        lambda data: parse_theme_yaml("themes/a/theme.yaml", data, "a"),
        (b"name: a\nextends: base\n", b"name: [a]\n", b"extends: a\n"),
        (b"name: ", b"extends: ", b"words: ", b"{", b"}", b"\n  "),
    ),
    "lock": Target(
        _lock,
        (b'{"sources": {"a": {"excerpts": {}, "text": "0"}}, "version": 1}', b"[" * 2000, b'{"version": 1e999}', b"9" * 5000, b'{"a": 1, "a": 2}'),
        (b'"sources": {', b'"excerpts": {', b"}", b"[", b"null", b"1", b'""', b","),
    ),
    "editions": Target(
        _editions,
        (b'{"briefings": {"a/b": {"claims": ["c"], "date": "2026", "text": "0"}}, "version": 1}', b"{" * 2000, b"9" * 5000),
        (b'"briefings": {', b'"claims": [', b"}", b"]", b"null", b"1"),
    ),
    "store": Target(
        _store, (b"", b"briefing", b"\x80\x05" * 20), (b"\x00" * 8, b"\xff" * 8, b"c", b"R", b".")
    ),
    "journal": Target(
        lambda data: opened(data, _ROOT),
        (b'-\n{"steps": [{"target": "seeds/a.md", "old": null, "new": "0", "laid_out": ".briefing-changes", "number": 0}], "folders": []}',
         b'-\n{"steps": [{"target": "/etc/passwd", "old": null, "new": "0", "laid_out": "/", "number": 1e999}], "folders": ["\\u0000"]}'),
        (b"/", b"..", b"null", b'"', b"{", b"\x00"),
    ),
    "bibtex": Target(
        _bibliography(".bib"),
        (b"@article{a, title={B \\'e}, author={C, D and E F}, year={2026}}", b"@a{b,title={\\input}}", b"@a{b,title={x \\sqrt[}}",
         b'@{,title="\\input}', b"@a{b,title=" + b"{" * 2000 + b"}" * 2000 + b"}", b"@a{b,year={" + b"9" * 5000 + b"}}"),
        (b"@", b"{", b"}", b"\\", b" and ", b'"', b"#", b"="),
    ),
    "ris": Target(
        _bibliography(".ris"),
        (b"TY  - JOUR\nTI  - A\nAU  - B, C\nPY  - 2026/01/02\nER  - \n", b"TY  - JOUR\nPY  - " + b"9" * 5000 + b"\nER  - \n"),
        (b"TY  - ", b"ER  - ", b"\n", b"AU  - ", b"PY  - "),
    ),
    "csl": Target(
        _bibliography(".json"),
        (b'[{"id": "a", "type": "book", "title": "B", "author": [{"family": "C"}], "issued": {"date-parts": [[2026, 1]]}}]',
         b"[" * 2000, b'[{"issued": {"date-parts": [[1e999]]}}]', b"[" + b"9" * 5000 + b"]"),
        (b"[", b"]", b"{", b"}", b"null", b'"issued": ', b"1e999", b'"author": '),
    ),
    "html": Target(
        _document(".html"),
        (b"<html><head><title>A</title></head><body><article><p>Rain fell for hours.</p></article></body></html>", b"<p>" * 300, b"\x00<", b"<!DOCTYPE [",
         _PAGE, b"<body><main><ul><li>Rain fell.<li><blockquote>So it is.</blockquote></ul><table><tr><td>a<td colspan=9>b</table><pre>c</pre></main>" * 3),
        (b"<p>", b"</p>", b"<table>", b"<meta charset=", b"<!--", b"<script>", b"&#", b"<a href=javascript:", b'<script type="application/ld+json">', b'{"datePublished": ',
         b"[", b"]", b"null", b'<time datetime="', b'<meta property="article:published_time" content="', b'" rel="author">', b"By Ada Lane and ", b"31 February 2026", b"\xe2\x80\xae"),
    ),
    "pdf": Target(
        _document(".pdf"),
        (b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
         b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF", b"%PDF-", b"%PDF-1.4\nxref\n0 99999999\n",
         *_PDFS, *_PDFS, *_PDFS),
        (b"obj", b"endobj", b"<<", b">>", b"stream\n", b"/Kids", b" 0 R", b"[", b"%%EOF", b"xref", b" Tj\n", b"(Rain fell-) Tj\n", b"0 -14 Td\n", b"1 0 0 1 300 700 Tm\n",
         b"1e9 0 0 -1e9 0 0 Tm\n", b"/F 0 Tf\n", b"/F 9999999 Tf\n", b"(\\256\\257\\000) Tj\n", b"[(a) -9e9 (b)] TJ\n", b"90 Tz\n", b"/Rotate 90"),
        (400, 4_000, 4_000, 4_000),
    ),
    "docx": Target(
        _zipped(".docx"),
        (_W + b"<w:p><w:pPr><w:pStyle w:val='Title'/></w:pPr><w:r><w:t>Rain</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:p><w:r><w:t>a</w:t><w:tab/><w:br/></w:r></w:p></w:tc></w:tr></w:tbl></w:body></w:document>",
         _W + b"<w:p><w:del><w:r><w:t>b</w:t></w:r></w:del><w:r><w:sym w:font='x' w:char='F0B7'/></w:r></w:p></w:body></w:document>"
         b"\n/<c xmlns:dc='http://purl.org/dc/elements/1.1/'><dc:creator>Ada Lane</dc:creator><dc:date>2026</dc:date></c>\n/<Relationships/>\n/<w:footnotes/>",
         _W + b"<w:p>" * 300, b"PK\x03\x04", b"PK\x05\x06" + b"\0" * 18, b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"),
        (b"<w:p>", b"</w:p>", b"<w:r><w:t>", b"</w:t></w:r>", b"<w:tbl>", b"w:val=", b"\n/", b"&#0;", b"<![CDATA[", b"PK\x01\x02", b"w:char='FFFFFF'"),
    ),
    "epub": Target(
        _zipped(".epub"),
        (_OPF + b"<dc:title>A</dc:title><dc:date>2019</dc:date></metadata><manifest><item id='a' href='a.xhtml' media-type='application/xhtml+xml'/></manifest>"
         b"<spine><itemref idref='a'/></spine></package>\n/<html><body><h1>One</h1><p>Rain fell.</p></body></html>", _OPF * 200),
        (b"<item ", b"href='", b"../", b"%2e", b"<itemref idref='a'/>", b"<p>", b"\n/", b"&b;"),
    ),
    "text": Target(
        _document(".txt"), (b"A log\n\nAda Lane, 3 January 2026\n\nIt rained.\n", b"\xff\xfe", b"\n" * 500), (b"\n\n", b" ", b"\xef\xbb\xbf")
    ),
    "markdown-document": Target(
        _document(".md"),
        (b"---\ntitle: A log\nauthor: Ada Lane\ndate: 2026-01-03\n---\n# A log\n\nIt *rained* [so](a.md).\n\n- a\n- b\n\n| a | b |\n|---|---|\n| c | d |\n", b"\xff\xfe", b"[" * 500),
        (b"\n\n", b"# ", b"[", b"](", b"*", b"`", b"|", b"<b>", b"---\n", b"\xef\xbb\xbf"),
    ),
    "picture": Target(_cleaned, _PICTURES, (b"Exif\0\0", b"II*\0", b"MM\0*", b"\xff\xe1", b"\xff\xda", b"\xff" * 4, b"\0" * 4, b"IDAT", b"IEND", b"<!--", b"<metadata>", b"</svg>", b"meta", b"iloc", b"mdat"), (200, 4_000, 4_000, 4_000)),
    "file": Target(_cleaned, _FILES, (b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06", b"\xff" * 4, b"\0" * 4, b"obj", b"endobj", b"/Info", b"stream\n", b"ID3", b"moov", b"udta", b"LIST"), (200, 12_000, 12_000, 12_000)),
    "package": Target(_package, (b"\n/".join(_PARTS.values()), *(part for part in _PARTS.values())), (b"\n/", b"<", b">", b"/>", b'"', b'w:author="', b'Target="', b"<!--", b"]]>", b"<![CDATA[", b"xmlns:", b"&#0;", b"\xff\xfe")),
    "editor": Target(_edits, (b"\x00\x01\x02\x03title: A\nregions: {a: }\n", "\x09\x02\x01\x07a\U0001f600b\n".encode()), (b": ", b"\n", b"- ", b"{", "\U0001f600".encode())),
    "mcp": Target(
        _asked,
        (b'{"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": {"protocolVersion": "2025-11-25"}}\n{"jsonrpc": "2.0", "id": 2, "method": "tools/list"}\n',
         b'{"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": {"name": "find", "arguments": {"query": "rain"}, "_meta": {"io.modelcontextprotocol/protocolVersion": "2026-07-28"}}}',
         b'{"jsonrpc": "2.0", "id": 1, "method": "resources/read", "params": {"uri": "briefing:///[/a.md"}}', b"[" * 2000, b'{"id": 1e999}', b"9" * 5000),
        (b'"id": ', b'"method": "', b"resources/list", b'"params": {', b'"cursor": "200"', b'"arguments": {', b'"limit": -1', b"}", b"[", b"null", b"\n", b"\\ud800", b"1e999", b'"at": "9:9-1"'),
    ),
    "open-file": Target(
        _open_file,
        (b"\x00---\n" + _KEYS + b"judgements:\n  - {text: 'a [@rain#dry]'}\n---\nRain [but see @rain#hours], [[all]].\n\n## A\n\n```\n## b\n",
         b"\x01---\n" + _CARD_KEYS + b"url: https://a.example\n---\n## a {at=\"1\"}\n> q\n\n## \n", b"\x02a:\n- b:\n   c\nd: {e: [f]}\n", b"\x00" + b"> " * 300 + b"## a"),
        (b"## ", b"---\n", b"\n\n", b"[@rain#dry]", b"[[all#", b"]]", b"```\n", b"<!--", b"- ", b": ", b"\n  ", b"{", b"}", b"\x1e", b"\xe2\x80\xa8"),
    ),
    "frames": Target(
        _frames,
        (b'{"jsonrpc": "2.0", "method": "textDocument/didOpen", "params": {"textDocument": {"uri": "file:///nowhere/a.md", "languageId": "markdown", "version": 1, "text": "Rain."}}}',
         b'{"jsonrpc": "2.0", "method": "textDocument/didChange", "params": {"textDocument": {"uri": "file:///nowhere/a.md", "version": 2}, "contentChanges": [{"text": "b", "range": {"start": {"line": 0, "character": 0}, "end": {"line": 9, "character": 9}}}]}}',
         b'{"jsonrpc": "2.0", "id": 1, "method": "textDocument/prepareRename", "params": {"textDocument": {"uri": "file:///nowhere/a.md"}, "position": {"line": 0, "character": 0}}}',
         b'{"jsonrpc": "2.0", "id": 1, "result": null}', b'{"jsonrpc": "2.0", "id": [], "method": "shutdown"}', b'{"jsonrpc": "2.0", "method": "exit"}',
         b'Content-Length: 2\r\n\r\n{}Content-Length: 99\r\n\r\n{', b"Content-Length: " + b"9" * 5000 + b"\r\n\r\n", b"[" * 3000),
        (b"Content-Length: ", b"\r\n\r\n", b"{", b"}", b'"method": ', b'"params": ', b"null", b"-1", b"9" * 30, b'"file:///\xff"', b"\\u0000", b"\\ud800"),
    ),
    "message": Target(_message, _SAID, _OF_SAID),
    "socket": Target(_socket, _SAID, _OF_SAID),
    "preview": Target(
        _request,
        (b"localhost:8000\nhttp://localhost:8000\nsame-origin\nwebsocket\n/", b"evil.example\nnull\ncross-site\n\n/.live"),
        (b"localhost", b":8000", b"http://", b"/../", b"@", b"[::1]", b"%00"),
    ),
}  # fmt: skip
"""Name of each reader to the target."""
