"""New sources in the preview: what is handed in is read, looked over, and taken in as the command does it."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from briefing_site.apps.preview import source_desk
from briefing_site.apps.preview.source_desk import SourceDesk, Wanted
from briefing_site.authoring.intake import fetch
from briefing_site.authoring.intake.add import take_in
from briefing_site.authoring.intake.particulars import IntakeError
from briefing_site.model.source import Source
from briefing_site.parse.markdown.engine import MarkdownEngine
from briefing_site.parse.source_card import parse_source
from briefing_site.publish import author_files
from tests.previews import Preview, previewing
from tests.sites import Site, tree
from tests.small_web import QuietHandler, answering

PAGE = b"""<!doctype html><html lang="en"><head><title>Ferry stays in port</title>
<meta name="author" content="Ada Lane"><meta property="article:published_time" content="2026-02-03">
<meta property="og:site_name" content="Quay Post"></head>
<body><article><h1>Ferry stays in port</h1><p>The ferry stayed in port for the third day in a row, since the
wind would not turn, and nobody could say when it would sail again.</p></article></body></html>"""
TEXT = "Ferry stays in port\n\nThe ferry stayed in port. Nobody could say when it would sail.\n"


@pytest.fixture
def desk(small: Site) -> SourceDesk:
    return SourceDesk(small.options())


def wanted(found: dict[str, Any], *sure: str, **more: str) -> Wanted:
    values = {**found["values"], "id": "", "kind": "news", "publisher": "Quay Post", **more}
    return Wanted(found["key"], values["id"], values, sure)


def card_of(site: Site, name: str) -> str:
    return site.read(f"seeds/{name}.md")


def test_what_was_found_is_shown_and_nothing_is_written(small: Site, desk: SourceDesk) -> None:
    before = tree(small.root)
    found = desk.read_file("ferry.txt", TEXT.encode())
    assert (found["fault"], found["values"]["title"]) == ("", "Ferry stays in port")
    assert found["doubts"]["title"]
    assert (found["values"]["id"], found["length"]) == ("ferry-stays-in-port", 2)
    assert found["opening"] == TEXT.replace("\n\n", "\n")
    assert tree(small.root) == before


def test_it_is_taken_in_as_the_command_does_it(
    small: Site, desk: SourceDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(source_desk, "_today", lambda: "2026-01-09")
    path = tmp_path / "ferry.html"
    path.write_bytes(PAGE)
    by_command = take_in(str(path), small.options(), today="2026-01-09", kind="news")
    made = desk.take_in(wanted(desk.read_file("ferry.html", PAGE)))
    assert (made["fault"], made["faults"], made["source"]) == ("", {}, by_command.id)
    written = {file: file.read_bytes() for file in by_command.files}
    assert written == by_command.files
    assert small.check().faults == [f"seeds/{made['source']}.md:10:12 uncertain"]


def test_what_was_mended_or_compared_is_no_longer_uncertain(small: Site, desk: SourceDesk) -> None:
    found = desk.read_file("ferry.txt", TEXT.encode())
    made = desk.take_in(wanted(found))
    assert "uncertain: [title]   #" in card_of(small, made["source"])
    for number, more in enumerate(({"title": "The ferry stays"}, {}), 2):
        text = TEXT + "More.\n" * number
        found = desk.read_file("ferry.txt", text.encode())
        made = desk.take_in(wanted(found, *(() if more else ("title",)), id=f"ferry-{number}", **more))
        assert made["source"] == f"ferry-{number}"
        assert "uncertain" not in card_of(small, made["source"])


def test_what_the_author_says_stands_in_the_card(small: Site, desk: SourceDesk) -> None:
    found = desk.read_file("ferry.txt", TEXT.encode())
    said = {
        "title": 'The "ferry": a note',
        "author": "Ada Lane;  Ben Roe ; ",
        "publisher": "Ports - #2",
        "published": "2026-02",
        "language": "ja",
        "url": "https://quay.example/a?b=1#c",
        "kind": "official",
    }
    made = desk.take_in(wanted(found, **said))
    path = f"seeds/{made['source']}.md"
    source, faults = parse_source(path, small.path(path).read_bytes(), MarkdownEngine())
    assert [fault for fault in faults if fault.severity == "error"] == []
    assert isinstance(source, Source)
    assert (source.title, source.author) == (said["title"], ("Ada Lane", "Ben Roe"))
    assert (source.publisher, str(source.published)) == (said["publisher"], "2026-02")
    assert (source.language, source.url, source.kind) == ("ja", said["url"], "official")


@pytest.mark.parametrize(
    ("more", "field"),
    [
        pytest.param({"title": ""}, "title", id="no title"),
        pytest.param({"publisher": " "}, "publisher", id="no publisher"),
        pytest.param({"kind": ""}, "kind", id="no kind"),
        pytest.param({"kind": "rumour"}, "kind", id="no such kind"),
        pytest.param({"published": "last week"}, "published", id="no date"),
        pytest.param({"published": "2026-02-31"}, "published", id="a day that there is not"),
        pytest.param({"published": "2026 # x: [y]"}, "published", id="a date that would be YAML"),
        pytest.param({"language": "English, mostly"}, "language", id="no language"),
        pytest.param({"url": "quay"}, "url", id="no address"),
        pytest.param({"url": "javascript:alert(1)"}, "url", id="an address that runs"),
        pytest.param({"id": "Ferry Port"}, "id", id="no id"),
        pytest.param({"id": "../ferry"}, "id", id="an id that leads elsewhere"),
        pytest.param({"id": "rain"}, "id", id="an id that is taken"),
    ],
)
def test_what_is_wrong_is_told_at_its_field_and_nothing_is_lost(
    small: Site, desk: SourceDesk, more: dict[str, str], field: str
) -> None:
    before = tree(small.root)
    found = desk.read_file("ferry.txt", TEXT.encode())
    made = desk.take_in(wanted(found, **more))
    assert (made["source"], made["fault"], list(made["faults"])) == ("", "", [field])
    assert tree(small.root) == before
    assert desk.take_in(wanted(found))["source"]  # the document is still there


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        pytest.param("a.exe", b"MZ", "none of", id="another format"),
        pytest.param("", b"x", "none of", id="no name"),
        pytest.param("a.pdf", b"%PDF-1.7 nothing", "damaged or cut off", id="a broken PDF"),
        pytest.param("a.docx", b"PK", "", id="a broken Word file"),
        pytest.param("a.txt", b"", "It is empty", id="an empty text"),
        pytest.param("a.txt", b"x" * (fetch.LARGEST + 1), "larger", id="a large file"),
    ],
)
def test_what_cannot_be_read_says_so(desk: SourceDesk, name: str, data: bytes, words: str) -> None:
    found = desk.read_file(name, data)
    assert found["fault"]
    assert words in found["fault"]


def test_no_document_twice(small: Site, desk: SourceDesk) -> None:
    found = desk.read_file("ferry.html", PAGE)
    again = desk.read_file("other.html", PAGE)
    first = desk.take_in(wanted(found))["source"]
    assert f"{first}.md has this text already" in desk.take_in(wanted(again))["fault"]
    assert f"seeds/{first}.md has this text already" in desk.read_file("third.html", PAGE)["fault"].replace(
        "Seeds", "seeds"
    )


def test_a_document_that_is_no_longer_kept_is_asked_for_again(desk: SourceDesk) -> None:
    found = desk.read_file("ferry.txt", TEXT.encode())
    for number in range(3):
        desk.read_file("other.txt", f"Other {number}\n\nIt rained.\n".encode())
    assert desk.take_in(wanted(found))["again"] is True


def test_a_disk_that_fails_leaves_nothing(
    small: Site, desk: SourceDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = desk.read_file("ferry.txt", TEXT.encode())
    before = tree(small.root)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device", "seeds")

    with monkeypatch.context() as patched:
        patched.setattr(author_files, "make", full)
        made = desk.take_in(wanted(found))
    assert "Nothing was written: seeds: No space left on device" in made["fault"]
    assert tree(small.root) == before
    assert desk.take_in(wanted(found))["source"]


# --- addresses -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1:1/", "http://localhost/", "http://[::1]/", "http://192.168.1.1/", "http://10.0.0.1/a.pdf", "169.254.169.254", "http://0.0.0.0/",
        "http://printer.local/", "https://2130706433/", "http://[::ffff:127.0.0.1]/",
    ],
)  # fmt: skip
def test_no_address_of_this_machine_or_its_network_is_asked(
    desk: SourceDesk, url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def asked(*_: object, **__: object) -> None:
        pytest.fail(f"{url} was asked")

    monkeypatch.setattr(fetch, "_answer", asked)
    found = desk.read_address(url)
    assert "on your own machine or network" in found["fault"] or "no address" in found["fault"]


def test_no_redirection_leads_there(monkeypatch: pytest.MonkeyPatch) -> None:
    handler = fetch._PublicRedirects()
    asked = fetch.request("https://quay.example/")
    with pytest.raises(IntakeError, match="on your own machine or network"):
        handler.redirect_request(asked, None, 302, "Found", {}, "http://127.0.0.1/secret")  # type: ignore[arg-type]


@pytest.fixture
def intranet() -> Iterator[str]:
    """A server of this machine: a page, and an address that leads to it; its root without a path."""

    class Handler(QuietHandler):
        def do_GET(self) -> None:
            moved = self.path == "/old"
            self.send_response(302 if moved else 200)
            if moved:
                self.send_header("Location", "/ferry.html")
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", "0" if moved else str(len(PAGE)))
            self.end_headers()
            self.wfile.write(b"" if moved else PAGE)

    with answering(Handler) as address:
        yield address


@pytest.mark.parametrize("path", ["/ferry.html", "/old"])
def test_a_page_of_an_intranet_is_taken_in_where_the_author_says_so(
    small: Site, intranet: str, path: str
) -> None:
    url = f"{intranet}/ferry.html"
    before = datetime.date.today()
    with previewing(small, "--own-network") as running:
        asked = json.dumps({"url": intranet + path}).encode()
        found = post(running, "/_preview/source-address", asked, "application/json")
        assert (found["fault"], found["whence"]) == ("", url)
        assert found["values"]["author"] == "Ada Lane"
        given = {"key": found["key"], "sure": [], "values": {**found["values"], "id": "", "kind": "news"}}
        made = post(running, "/_preview/source", json.dumps(given).encode(), "application/json")
        assert "Ferry stays in port" in running.get(f"/sources/{made['source']}.html").text
    card = card_of(small, made["source"])
    assert f'url: "{url}"\n' in card or f"url: {url}\n" in card
    assert any(f"accessed: {day}\n" in card for day in (before, datetime.date.today()))
    assert small.path(f"seeds/archive/{made['source']}.original.html").read_bytes() == PAGE


def test_without_that_it_is_not_asked(preview: Preview, intranet: str) -> None:
    asked = json.dumps({"url": f"{intranet}/ferry.html"}).encode()
    found = post(preview, "/_preview/source-address", asked, "application/json")
    assert found["fault"] == (
        "127.0.0.1 is on your own machine or network, which is not asked from here: briefing source add "
        "asks it, and so does briefing serve --own-network."
    )


@pytest.mark.parametrize("given", ["", "  ", "ferry", "file:///etc/passwd", "ftp://quay.example/a.txt"])
def test_what_is_no_address_is_told(desk: SourceDesk, given: str) -> None:
    assert "address" in desk.read_address(given)["fault"].lower()


# --- by requests ---------------------------------------------------------------------------------


@pytest.fixture
def preview(small: Site) -> Iterator[Preview]:
    with previewing(small) as running:
        yield running


def post(preview: Preview, path: str, data: bytes, kind: str = "application/octet-stream") -> Any:
    answer = preview.get(path, {"Origin": preview.address[:-1], "Content-Type": kind}, "POST", data)
    assert answer.status == 200, answer.text
    return json.loads(answer.text)


def test_a_file_that_is_sent_becomes_a_page(preview: Preview) -> None:
    found = post(preview, "/_preview/source-file?name=ferry.html", PAGE)
    given = {"key": found["key"], "sure": [], "values": {**found["values"], "id": "", "kind": "news"}}
    made = post(preview, "/_preview/source", json.dumps(given).encode(), "application/json")
    assert made["source"]
    assert "Ferry stays in port" in preview.get(f"/sources/{made['source']}.html").text


def test_more_than_is_allowed_is_not_taken_up(preview: Preview) -> None:
    headers = {"Origin": preview.address[:-1], "Content-Type": "application/octet-stream"}
    data = b"x" * (fetch.LARGEST + 1)
    assert preview.get("/_preview/source-file?name=a.txt", headers, "POST", data).status == 400
