"""`briefing fetch-picture`: a picture of another site beside the text that shows it, with a note of its origin."""

from __future__ import annotations

import datetime
import hashlib
import shlex
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from urllib.parse import urlsplit

import pytest

from briefing_site.apps.cli.commands import fetch_picture
from briefing_site.apps.cli.main import CONTENT, GOOD, UNWRITABLE, USAGE
from briefing_site.authoring.intake import fetch
from briefing_site.text.picture_signs import picture_ending
from tests.commands import content, say
from tests.sites import LEAD, PAGE, Site
from tests.small_web import QuietHandler, answering

DAY = datetime.date(2026, 1, 9)
"""The day on which all pictures of these tests are fetched."""
PNG = b"\x89PNG\r\n\x1a\n1"
SVG = b"<?xml version='1.0'?>\n<!-- drawn -->\n<svg xmlns='http://www.w3.org/2000/svg'><path d='M0 0'/></svg>"
ANSWERS = {
    "/x.png": ("image/png", PNG),
    "/other/x.png": ("image/png", PNG + b"2"),
    "/photo": ("application/octet-stream", b"\xff\xd8\xff\xe0JFIF"),
    "/wrong.png": ("image/png", b"GIF89a..."),
    "/drawing.svg": ("image/svg+xml", SVG),
    "/program.svg": ("image/svg+xml", SVG.replace(b"<path", b"<script>1</script><path")),
    "/parts.svg": ("image/svg+xml", SVG.replace(b"<path", b"<image href='https://a.example/x.png'/><path")),
    "/page.png": ("text/html", b"<!doctype html><title>File:x.png</title>"),
    "/sound.png": ("audio/mpeg", b"ID3"),
    "/large.png": ("image/png", PNG * 500),
    "/empty.png": ("image/png", b""),
    "/A%20Map%20of%20the%20(Old)%20Quay.PNG": ("image/png", PNG),
    "/": ("image/png", PNG),
}


class _Answers(QuietHandler):
    """A small web, on this machine; it answers as a proxy too, for hosts that are nowhere."""

    def do_GET(self) -> None:
        path = urlsplit(self.path).path
        if path == "/moved.png":
            self.send_response(302)
            self.send_header("Location", "/other/x.png")
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        kind, data = ANSWERS.get(path, ("text/html", b"nothing here"))
        self.send_response(200 if path in ANSWERS else 404)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)


@pytest.fixture(scope="module")
def web() -> Iterator[str]:
    with answering(_Answers) as address:
        yield address


@pytest.fixture(autouse=True)
def _on_one_day(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = SimpleNamespace(date=SimpleNamespace(today=lambda: DAY))
    monkeypatch.setattr(fetch_picture, "datetime", clock)


@pytest.fixture(autouse=True)
def _through_the_small_web(monkeypatch: pytest.MonkeyPatch, web: str) -> None:
    for name in (
        "https_proxy",
        "all_proxy",
        "HTTP_PROXY",
        "HTTPS_PROXY",
        "ALL_PROXY",
        "no_proxy",
        "NO_PROXY",
    ):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("http_proxy", web)


def note(url: str, data: bytes = PNG, more: str = "") -> str:
    return (
        "# Where the picture beside this file came from, noted by `briefing fetch-picture`. Not published.\n"
        f'url: "{url}"\n{more}fetched: {DAY.isoformat()}\n'
        f'sha256: "{hashlib.sha256(data).hexdigest()}"\n'
    )


def test_the_command_that_the_fault_names_mends_it(
    small: Site, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The hint is followed to the letter, in the site folder."""
    monkeypatch.chdir(small.root)
    url = "http://a.example/x.png?a=1&b=2"
    small.lead(
        f'See ![it]({url} "The map").\n\n<img src="{url.replace("&", "&amp;")}" alt="">\n\n`{url}`, [it]({url})'
    )
    fault, _ = small.check().diagnostics
    command = fault.hint.removeprefix("run ").split("; or ")[0]
    said = say(capsys, *shlex.split(command)[1:])
    assert (said.status, said.err) == (GOOD, "")
    assert said.lines == ["briefings/water/x.png", f"{LEAD}: 2 images lead to it"]
    assert small.path("briefings/water/x.png").read_bytes() == PNG
    assert small.read("briefings/water/x.png.source.yaml") == note(url)
    assert small.read(LEAD).endswith(
        f'See ![it](x.png "The map").\n\n<img src="x.png" alt="">\n\n`{url}`, [it]({url})\n'
    )
    built = small.build()
    assert built.faults == []
    assert not [address for address in built.tree if "source.yaml" in address]
    assert 'src="../assets/x.' in built.pages[PAGE]


def test_the_texts_of_the_front_matter_are_led_to_it_too(
    small: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    url = "http://a.example/x.png"
    small.lead("Rain.", f'judgements:\n  - {{text: "It ![it]({url}) fell", confidence: low, because: x}}')
    said = say(capsys, "fetch-picture", url, "--for", LEAD, "--site", small.root)
    assert said.lines == ["briefings/water/x.png", f"{LEAD}: 1 image leads to it"]
    assert '"It ![it](x.png) fell"' in small.read(LEAD)
    assert small.check().faults == []


def test_a_picture_of_a_card(small: Site, capsys: pytest.CaptureFixture[str]) -> None:
    url = "http://a.example/x.png"
    small.edit("seeds/rain.md", "It rained for long.", f"It rained ![long]({url}).")
    said = say(capsys, "fetch-picture", url, "--for", "seeds/rain.md", "--site", small.root)
    assert said.lines == ["briefings/pictures/x.png", "seeds/rain.md: 1 image leads to it"]
    assert "![long](../briefings/pictures/x.png)" in small.read("seeds/rain.md")
    small.pin()
    assert small.check().faults == []


def test_a_text_that_does_not_show_it_yet(small: Site, capsys: pytest.CaptureFixture[str], web: str) -> None:
    small.lead("Rain.")
    before = small.read(LEAD)
    said = say(
        capsys,
        "fetch-picture",
        f"{web}/A%20Map%20of%20the%20(Old)%20Quay.PNG",
        "--for",
        LEAD,
        "--site",
        small.root,
    )
    assert said.lines == [
        "briefings/water/a-map-of-the-old-quay.png",
        "![What it shows](a-map-of-the-old-quay.png)",
    ]
    assert small.read(LEAD) == before


def test_a_folder(small: Site, capsys: pytest.CaptureFixture[str], web: str) -> None:
    said = say(
        capsys,
        "fetch-picture",
        f"{web}/photo",
        "--to",
        "briefings/maps",
        "--name",
        "Old quay.png",
        "--site",
        small.root,
    )
    assert said.lines == ["briefings/maps/old-quay.jpg", "![What it shows](old-quay.jpg)"]
    assert small.check().faults == []


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("/", "picture.png"),
        ("/wrong.png", "wrong.gif"),
        ("/drawing.svg", "drawing.svg"),
        ("/moved.png", "moved.png"),
    ],
)
def test_the_name_and_the_ending(
    small: Site, capsys: pytest.CaptureFixture[str], web: str, path: str, name: str
) -> None:
    said = say(capsys, "fetch-picture", f"{web}{path}", "--to", "briefings/water", "--site", small.root)
    assert said.lines[0] == f"briefings/water/{name}"
    if path == "/moved.png":
        told = small.read("briefings/water/moved.png.source.yaml")
        assert told == note(f"{web}{path}", PNG + b"2", f'fetched_from: "{web}/other/x.png"\n')


def test_nothing_is_overwritten(small: Site, capsys: pytest.CaptureFixture[str], web: str) -> None:
    to = ("--to", "briefings/water", "--site", small.root)
    small.put("briefings/water/x.png", b"mine")
    assert say(capsys, "fetch-picture", f"{web}/x.png", *to).lines[0] == "briefings/water/x-2.png"
    assert say(capsys, "fetch-picture", f"{web}/other/x.png", *to).lines[0] == "briefings/water/x-3.png"
    before = content(small)
    said = say(capsys, "fetch-picture", f"{web}/x.png", *to)
    assert said.lines[0] == "briefings/water/x-2.png is there already, with the same picture"
    said = say(capsys, "fetch-picture", f"{web}/x.png", "--name", "x", *to)
    assert said.status == CONTENT
    assert "briefings/water/x.png is there already, and nothing is overwritten" in said.err
    assert content(small) == before


REFUSED = {
    "/nothing.png": "the server answers 404 Not Found",
    "/page.png": "it is a web page, not a picture: open it, and copy the address of the picture itself",
    "/sound.png": "it is no picture that browsers show (PNG, JPEG, GIF, WebP, AVIF, SVG); the server calls it audio/mpeg",
    "/program.svg": "it is not taken in: the picture holds a script or an event handler",
    "/parts.svg": "it is not taken in: browsers load nothing for a picture, so it will lack https://a.example/x.png",
    "/large.png": "it is larger than 0 MB",
    "/empty.png": "it is empty",
}


@pytest.mark.parametrize(("path", "why"), REFUSED.items(), ids=REFUSED)
def test_what_is_no_picture(
    small: Site,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    web: str,
    path: str,
    why: str,
) -> None:
    monkeypatch.setattr(fetch, "LARGEST", 2000)
    before = content(small)
    said = say(capsys, "fetch-picture", f"{web}{path}", "--to", "briefings/water", "--site", small.root)
    assert (said.status, said.out, said.err) == (CONTENT, "", f"briefing: {web}{path}: {why}\n")
    assert content(small) == before


def test_an_address_that_is_not_fetched(small: Site, capsys: pytest.CaptureFixture[str]) -> None:
    said = say(capsys, "fetch-picture", "file:///etc/passwd", "--to", "briefings/water", "--site", small.root)
    assert said.status == USAGE
    assert "only addresses that begin with https:// or http:// are fetched" in said.err


WRONG = {
    "neither a text nor a folder": ((), "one of the arguments --for --to is required"),
    "no such text": (("--for", "briefings/water/none.md"), "there is no such briefing or source card"),
    "another file": (("--for", "config.yaml"), "there is no such briefing or source card"),
    "text of another site": (("--for", "../x.md"), "there is no such briefing or source card"),
    "folder elsewhere": (("--to", "seeds"), "pictures of texts lie in a folder of briefings/"),
    "folder above": (("--to", "briefings/../seeds"), "pictures of texts lie in a folder of briefings/"),
    "name with a folder": (
        ("--to", "briefings", "--name", "../x"),
        "it takes letters and digits, and no folder",
    ),
    "name without letters": (
        ("--to", "briefings", "--name=--.png"),
        "it takes letters and digits, and no folder",
    ),
    "name like an option": (("--to", "briefings", "--name", "--.png"), "there is no option --.png"),
}


@pytest.mark.parametrize(("arguments", "why"), WRONG.values(), ids=WRONG)
def test_wrong_usage(
    small: Site, capsys: pytest.CaptureFixture[str], web: str, arguments: tuple[str, ...], why: str
) -> None:
    before = content(small)
    said = say(capsys, "fetch-picture", f"{web}/x.png", *arguments, "--site", small.root)
    assert said.status == USAGE
    assert why in said.err
    assert content(small) == before


def test_a_dry_run_writes_nothing(small: Site, capsys: pytest.CaptureFixture[str]) -> None:
    small.lead("![it](http://a.example/x.png)")
    before = content(small)
    said = say(
        capsys, "fetch-picture", "http://a.example/x.png", "--for", LEAD, "--dry-run", "--site", small.root
    )
    assert said.lines == ["briefings/water/x.png (not written)", f"{LEAD}: 1 image leads to it (not written)"]
    assert content(small) == before


def test_a_text_is_named_from_the_folder_that_one_is_in(
    small: Site, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    small.lead("![it](http://a.example/x.png)")
    monkeypatch.chdir(small.path("briefings/water"))
    said = say(capsys, "fetch-picture", "http://a.example/x.png", "--for", "lead.md", "--site", small.root)
    assert said.lines == ["briefings/water/x.png", f"{LEAD}: 1 image leads to it"]


def test_a_folder_that_cannot_be_written(small: Site, capsys: pytest.CaptureFixture[str], web: str) -> None:
    small.put("briefings/maps", b"a file")
    before = content(small)
    said = say(capsys, "fetch-picture", f"{web}/x.png", "--to", "briefings/maps", "--site", small.root)
    assert said.status == UNWRITABLE
    assert said.err.count("\n") == 1
    assert content(small) == before


ENDINGS = {
    "PNG": (PNG, ".png"),
    "JPEG": (b"\xff\xd8\xff\xe0", ".jpg"),
    "GIF": (b"GIF87a", ".gif"),
    "WebP": (b"RIFF\x0a\x00\x00\x00WEBPVP8 ", ".webp"),
    "AVIF": (b"\x00\x00\x00\x20ftypavif", ".avif"),
    "AVIF that moves": (b"\x00\x00\x00\x0aftypavis", ".avif"),
    "SVG": (SVG, ".svg"),
    "SVG with a mark": (b"\xef\xbb\xbf<svg>", ".svg"),
    "SVG with a prefix": (b"<s:svg xmlns:s='http://www.w3.org/2000/svg'>", ".svg"),
    "SVG with a type": (b'<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://x">\n<svg>', ".svg"),
    "HTML that holds an SVG": (b"<html><svg>", ""),
    "sound": (b"RIFF\x0a\x00\x00\x00WAVE", ""),
    "film": (b"\x00\x00\x00\x20ftypisom", ""),
    "text": (b"svg", ""),
}


@pytest.mark.parametrize(("data", "ending"), ENDINGS.values(), ids=ENDINGS)
def test_a_picture_is_told_by_its_bytes(data: bytes, ending: str) -> None:
    assert picture_ending(data) == ending


def test_a_book_that_would_fetch_a_picture_says_so(
    small: Site, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pytest.importorskip("weasyprint")
    small.lead("![it](https://a.example/x.png)")
    small.append("config.yaml", "policy: {outside: {images: [a.example]}}\n")
    said = say(capsys, "export", "--pdf", "water/lead", "--to", tmp_path / "x.pdf", "--site", small.root)
    assert (said.status, said.err.count("\n")) == (USAGE, 1)
    assert "briefing fetch-picture https://a.example/x.png" in said.err
