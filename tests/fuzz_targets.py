"""Every reader of the project as a target of fuzzing: bytes in; whatever they are, no error but those that it names.

`make fuzz` tries each for a minute (`scripts/fuzz.py`), and `tests/test_fuzz.py` tries what was found so far.
"""

from __future__ import annotations

import asyncio
import atexit
import contextlib
import functools
import logging
import shutil
import tempfile
import threading
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from io import BytesIO, StringIO
from pathlib import Path

from lsprotocol import types
from pygls.io_ import run

from briefing_site.apps.lsp.frames import Frames
from briefing_site.apps.lsp.handlers import FEATURES
from briefing_site.apps.lsp.positions import plain
from briefing_site.apps.lsp.server import Server
from briefing_site.apps.lsp.text_changes import changed
from briefing_site.apps.lsp.yaml_at_cursor import spot
from briefing_site.apps.preview.open_pages import Live, OpenPage
from briefing_site.apps.preview.page_messages import message_of
from briefing_site.apps.preview.request_guard import why_refused
from briefing_site.apps.preview.watch import Watch
from briefing_site.authoring.bibliography.entry import BibliographyError
from briefing_site.authoring.bibliography.read import read_bibliography
from briefing_site.authoring.intake.extract import extract
from briefing_site.authoring.intake.particulars import IntakeError
from briefing_site.engine.options import Options
from briefing_site.engine.store import Store
from briefing_site.model.lines import Lines
from briefing_site.parse import citations
from briefing_site.parse.briefing import parse_briefing
from briefing_site.parse.config import parse_config
from briefing_site.parse.editions import EditionsError, read_editions
from briefing_site.parse.lock import LockError, read_lock
from briefing_site.parse.markdown.engine import MarkdownEngine
from briefing_site.parse.source_card import parse_source
from briefing_site.parse.theme_yaml import parse_theme_yaml
from briefing_site.publish.change_record import opened
from tests.editor import Editor, ask_about_file
from tests.shapes import BODIES, CARDS, FRONTS
from tests.sites import CARD, LEAD, SMALL, Site, files

_KEYS = b"title: Rain\nregion: water\ndate: 2026-01-01\nsummary: It rained.\n"
_CARD_KEYS = b"title: Rain\npublisher: Quay Post\nkind: news\n"
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
    def read(data: bytes) -> None:
        with contextlib.suppress(IntakeError):
            extract(data, ending)

    return read


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
        (b"<html><head><title>A</title></head><body><article><p>Rain fell for hours.</p></article></body></html>", b"<p>" * 300, b"\x00<", b"<!DOCTYPE [" ),
        (b"<p>", b"</p>", b"<table>", b"<meta charset=", b"<!--", b"<script>", b"&#", b"<a href=javascript:"),
    ),
    "pdf": Target(
        _document(".pdf"),
        (b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
         b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF", b"%PDF-", b"%PDF-1.4\nxref\n0 99999999\n"),
        (b"obj", b"endobj", b"<<", b">>", b"stream\n", b"/Kids", b" 0 R", b"[", b"%%EOF", b"xref"),
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
    "editor": Target(_edits, (b"\x00\x01\x02\x03title: A\nregions: {a: }\n", "\x09\x02\x01\x07a\U0001f600b\n".encode()), (b": ", b"\n", b"- ", b"{", "\U0001f600".encode())),
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
    "socket": Target(
        _socket,
        (b'{"kind": "show", "address": "water/lead.html", "version": ""}\n{"kind": "evidence", "on": true}\n{"kind": "whatif", "on": true, "without": ["rain"]}',
         b'{"kind": "show", "address": "land/all.html", "version": ""}\n{"kind": "whatif", "on": true, "without": ["rain", 1]}', b'{"kind": "show", "address": "/../config.yaml", "version": "\\ud800"}',
         b'{"kind": "open", "path": "../a", "line": 1, "column": 99999999999999999999}', b'{"kind": "open", "path": "a\\u0000", "line": -1, "column": true}', b"[" * 3000, b"9" * 5000),
        (b'{"kind": "', b'"show"', b'"open"', b'"on": ', b"true", b"null", b'"without": [', b'"rain"', b"land/all.html", b"\\u0000", b"\\ud800", b"\n"),
    ),
    "preview": Target(
        _request,
        (b"localhost:8000\nhttp://localhost:8000\nsame-origin\nwebsocket\n/", b"evil.example\nnull\ncross-site\n\n/.live"),
        (b"localhost", b":8000", b"http://", b"/../", b"@", b"[::1]", b"%00"),
    ),
}  # fmt: skip
"""Name of each reader to the target."""
