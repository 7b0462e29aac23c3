"""What is taken in costs a limited time and memory, whatever a document or a server does."""

from __future__ import annotations

import contextlib
import io
import resource
import select
import socket
import threading
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import webencodings
from pypdf import PdfWriter

from briefing_site.authoring.intake import fetch as fetching
from briefing_site.authoring.intake import limits
from briefing_site.authoring.intake.extract import extract
from briefing_site.authoring.intake.fetch import fetch
from briefing_site.authoring.intake.limits import within_limits
from briefing_site.authoring.intake.particulars import IntakeError
from briefing_site.text.charsets import codec_of


def pdf_of(pages: int) -> bytes:
    writer = PdfWriter()
    for _ in range(pages):
        writer.add_blank_page(10, 10)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def pdf_with(content: bytes, more: bytes = b"", resources: bytes = b"<<>>") -> bytes:
    """A PDF of one page that draws some content."""
    packed = zlib.compress(content, 9)
    return (
        b"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R/Resources " + resources + b">>endobj\n"
        b"4 0 obj<</Length %d/Filter/FlateDecode>>stream\n" % len(packed) + packed + b"\nendstream endobj\n" + more
        + b"trailer<</Root 1 0 R/Size 5>>\n%%EOF"
    )  # fmt: skip


def nested_forms(depth: int = 22) -> bytes:
    """Forms of which each draws the next one twice: a small file that draws millions."""
    more = b""
    for number in range(5, 5 + depth):
        body = b"/F Do /F Do" if number < 4 + depth else b"BT (x) Tj ET"
        inside = b"<</XObject<</F %d 0 R>>>>" % (number + 1)
        more += b"%d 0 obj<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources %s/Length %d>>stream\n%s\nendstream endobj\n" % (number, inside, len(body), body)  # fmt: skip
    return pdf_with(b"/F Do", more, b"<</XObject<</F 5 0 R>>>>")


BOMBS: dict[str, tuple[str, Callable[[], bytes]]] = {
    "PDF of too many pages": (".pdf", lambda: pdf_of(2_001)),
    "PDF whose forms draw one another": (".pdf", nested_forms),
    "PDF whose content grows": (".pdf", lambda: pdf_with(b"(x) Tj " * 8_000_000)),
    "PDF of nothing but zeros": (".pdf", lambda: pdf_with(bytes(400_000_000))),
    "PDF of nested lists": (".pdf", lambda: pdf_with(b"[" * 200_000)),
    "HTML, large": (".html", lambda: b"<html><body><article>" + b"<p>Rain fell on the <b>quay</b>.</p>" * 800_000),
    "HTML, deep": (".html", lambda: b"<html><body>" + b"<div>" * 300_000 + b"Rain fell."),
    "HTML of attributes": (".html", lambda: b"<p " + b"a='b' " * 3_000_000 + b">Rain"),
    "Markdown of brackets": (".md", lambda: b"[" * 200_000),
    "ZIP with the name of a PDF": (".pdf", lambda: zipped(400_000_000)),
    "ZIP with the name of a page": (".html", lambda: zipped(400_000_000)),
}  # fmt: skip


def zipped(size: int) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as held:
        held.writestr("word/document.xml", bytes(size // 10))
    return out.getvalue()


@pytest.mark.parametrize(("ending", "make"), BOMBS.values(), ids=BOMBS)
def test_a_document_that_would_take_for_ever_is_refused_or_read(
    monkeypatch: pytest.MonkeyPatch, ending: str, make: Callable[[], bytes]
) -> None:
    monkeypatch.setattr(limits, "SECONDS", 2)
    data = make()
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    with contextlib.suppress(IntakeError):
        extract(data, ending)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    assert used <= limits.SECONDS + 1, "the system itself ends what goes on"


def test_the_reader_ends_where_it_takes_too_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "SECONDS", 1)

    def never() -> str:
        while True:
            pass

    with pytest.raises(IntakeError, match="more than 1 seconds"):
        within_limits(never)


def test_the_reader_ends_where_it_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "LONGEST", 0.1)
    with pytest.raises(IntakeError, match="takes more than"):
        within_limits(lambda: threading.Event().wait())


def test_the_reader_ends_where_it_fills_memory() -> None:
    with pytest.raises(IntakeError, match="more than 500 MB of memory"):
        within_limits(lambda: len(bytearray(2 * limits.MEMORY)))


def test_what_the_reader_begins_with_counts_too() -> None:
    """All that lies in memory when there is no more: no more than the limit, or than half of it in a large program."""

    def resident() -> int:
        return int(Path("/proc/self/statm").read_text("ascii").split()[1]) * resource.getpagesize()

    def filled() -> int:
        held = []
        with contextlib.suppress(MemoryError):
            while True:
                held.append(b"x" * 2**22)
        most = resident()
        held.clear()
        return most

    begun = resident()
    assert within_limits(filled) <= max(limits.MEMORY, begun + limits.MEMORY // 2) + 2**26


def test_a_reader_within_its_limits_gives_what_it_read() -> None:
    assert within_limits(lambda: ["Rain"] * 3) == ["Rain"] * 3

    def refuses() -> str:
        raise IntakeError("it is locked")

    def deep() -> str:
        return deep() + "x"

    def breaks() -> str:
        raise ZeroDivisionError("by zero")

    for read, words in (
        (refuses, "^it is locked$"),
        (deep, "nested too deep"),
        (breaks, "ZeroDivisionError: by zero"),
    ):
        with pytest.raises(IntakeError, match=words):
            within_limits(read)


def test_a_pdf_of_too_many_pages_says_so() -> None:
    with pytest.raises(IntakeError, match="2001 pages, and 2000 are read at most"):
        extract(pdf_of(2_001), ".pdf")


# --- character sets ------------------------------------------------------------------------------


def test_the_names_of_character_sets_are_those_of_the_web() -> None:
    known = {
        label for label, name in webencodings.LABELS.items() if name not in ("replacement", "x-user-defined")
    }
    assert {label for label in known if codec_of(label.upper())} == known
    for label in sorted(known):
        assert "abc 123".encode(codec_of(label)).decode(codec_of(label)) == "abc 123"


@pytest.mark.parametrize(
    "charset",
    ["unicode_escape", "raw_unicode_escape", "idna", "punycode", "undefined", "mbcs", "rot13", "base64", "zip", "utf_7", "cp037", "utf-32", "x" * 10_000, "\0"],
)  # fmt: skip
def test_no_other_codec_is_reached(charset: str) -> None:
    with pytest.raises(IntakeError, match="none of the web"):
        extract(b"Rain fell.\n\nAnd fell.\n", ".txt", charset=charset)


def test_a_text_in_a_character_set_of_the_web_is_read() -> None:
    assert extract("静かな港".encode("shift_jis"), ".txt", charset="Shift_JIS").text == "静かな港\n"
    assert extract("\ufeffRain".encode(), ".txt").text == "Rain\n"


# --- servers that never end ----------------------------------------------------------------------


def dribble(head: bytes, piece: bytes) -> Callable[[socket.socket], None]:
    def serve(connection: socket.socket) -> None:
        connection.sendall(head)
        while True:
            connection.sendall(piece)
            heard, _, _ = select.select([connection], [], [], 0.01)
            if heard and not connection.recv(65536):  # the reader has left
                return

    return serve


OK = b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n"
SERVERS = {
    "a status line without end": dribble(b"HTTP/1.1 200 ", b"O"),
    "a header without end": dribble(OK + b"X: ", b"y"),
    "headers without end": dribble(OK, b"X: y\r\n"),
    "nothing but: go on": dribble(b"", b"HTTP/1.1 100 Continue\r\n\r\n"),
    "a text without end": dribble(OK + b"Connection: close\r\n\r\n", b"Rain. "),
    "a chunk without a length": dribble(OK + b"Transfer-Encoding: chunked\r\n\r\n", b"0"),
    "redirections without an end": dribble(b"HTTP/1.1 302 Found\r\nLocation: /next\r\nX: ", b"y"),
    "a redirection with a text without end": dribble(
        b"HTTP/1.1 302 Found\r\nLocation: /next\r\n\r\n", b"Rain. "
    ),
    "silence": dribble(b"", b""),
}


@contextlib.contextmanager
def serving(serve: Callable[[socket.socket], None]) -> Iterator[str]:
    with socket.create_server(("127.0.0.1", 0)) as server:

        def run() -> None:
            with contextlib.suppress(OSError):
                while True:
                    connection, _ = server.accept()
                    threading.Thread(target=answer, args=(connection,), daemon=True).start()

        def answer(connection: socket.socket) -> None:
            with connection, contextlib.suppress(OSError):
                connection.recv(65536)
                serve(connection)

        threading.Thread(target=run, daemon=True).start()
        yield f"http://127.0.0.1:{server.getsockname()[1]}/"


@pytest.mark.parametrize("serve", SERVERS.values(), ids=SERVERS)
def test_a_server_that_never_ends_is_left(
    monkeypatch: pytest.MonkeyPatch, serve: Callable[[socket.socket], None]
) -> None:
    monkeypatch.setattr(fetching, "PATIENCE", 0.4)
    with (
        serving(serve) as url,
        pytest.raises(IntakeError, match=r"takes longer than 0 seconds|got more than"),
    ):
        fetch(url)


def test_a_document_that_breaks_off_is_refused() -> None:
    def serve(connection: socket.socket) -> None:
        connection.sendall(OK + b"Content-Length: 100\r\n\r\nRain fell")

    with serving(serve) as url, pytest.raises(IntakeError, match="breaks off"):
        fetch(url)
