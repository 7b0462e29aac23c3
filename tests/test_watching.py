"""`briefing source watch`: robots.txt, one request after the other, and what became of each document."""

from __future__ import annotations

import json
import re
import socket
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from types import SimpleNamespace

import pytest

from briefing_site.authoring.watching import ask
from briefing_site.authoring.watching.robots import Robots, without_rules
from tests.commands import Said, content, say
from tests.counting import lines_run
from tests.sites import CARD, Site
from tests.small_web import QuietHandler, answering

# --- robots.txt ----------------------------------------------------------------------------------

ROBOTS = [
    # robots.txt; addresses that may be asked for; addresses that may not
    pytest.param("", ["/", "/a?b"], [], id="empty"),
    pytest.param("User-agent: *\nDisallow: /a", ["/", "/b", "/A"], ["/a", "/a/b", "/ab"], id="prefix"),
    pytest.param("User-agent: *\nDisallow:", ["/a"], [], id="nothing disallowed"),
    pytest.param("User-agent: *\nDisallow: /", [], ["/", "/a"], id="all"),
    pytest.param("User-agent: *\nDisallow: /\nAllow: /a", ["/a", "/a/b"], ["/", "/b"], id="longest decides"),
    pytest.param("User-agent: *\nDisallow: /a\nAllow: /a", ["/a"], [], id="allow wins a tie"),
    pytest.param("User-agent: *\nDisallow: /\n\nUser-agent: briefing\nDisallow: /b", ["/a"], ["/b"], id="own group"),
    pytest.param("User-agent: Briefing/1.0\nDisallow: /b", ["/a"], ["/b"], id="own name with a version"),
    pytest.param("User-agent: other\nDisallow: /", ["/a"], [], id="another's group"),
    pytest.param("User-agent: other\nUser-agent: *\nDisallow: /a", ["/b"], ["/a"], id="two names"),
    pytest.param("User-agent: *\nDisallow: /a\nUser-agent: *\nDisallow: /b", ["/c"], ["/a", "/b"], id="two groups"),
    pytest.param("User-agent: *\nDisallow: /*.pdf$", ["/a.pdf?x", "/a.html"], ["/a.pdf", "/b/c.pdf"], id="end"),
    pytest.param("User-agent: *\nDisallow: /a*b*c", ["/acb", "/abx"], ["/abc", "/aXbYcZ"], id="stars"),
    pytest.param("User-agent: *\nDisallow: /a$", ["/ab"], ["/a"], id="end without a star"),
    pytest.param("User-agent: *\nDisallow: /%61/ü", ["/b"], ["/a/%C3%BC", "/a/%c3%bc/x"], id="percent signs"),
    pytest.param("User-agent: *\nDisallow: /x?y", ["/x"], ["/x?y=1"], id="query"),
    pytest.param("# a\n User-agent : *  # b\nDISALLOW: /a # c\nnonsense\n", ["/b"], ["/a"], id="comments and blanks"),
    pytest.param("\ufeffUser-agent: *\r\nDisallow: /a\r\n", ["/b"], ["/a"], id="mark and line ends"),
    pytest.param("Disallow: /a\nUser-agent: *\nDisallow: /b", ["/a"], ["/b"], id="rule without a group"),
    pytest.param("User-agent: *\nDisallow: /", ["/robots.txt"], [], id="the file itself"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "allowed", "refused"), ROBOTS)
def test_robots(text: str, allowed: list[str], refused: list[str]) -> None:
    robots = Robots.of(text, "briefing")
    assert [path for path in allowed if not robots.allows(f"https://a.example{path}")] == []
    assert [path for path in refused if robots.allows(f"https://a.example{path}")] == []


def test_a_silent_site_is_left_alone() -> None:
    assert not without_rules("no answer").allows("https://a.example/x")


@pytest.mark.parametrize(
    ("line", "delay"), [("3", 3.0), ("0.5", 0.5), ("1e9", 0.0), ("-1", 0.0), ("900", 60.0), ("x", 0.0)]
)
def test_robots_may_ask_for_a_pause(line: str, delay: float) -> None:
    assert Robots.of(f"User-agent: *\nCrawl-delay: {line}\n", "briefing").delay == delay


def test_twice_the_stars_are_twice_the_work() -> None:
    def work(stars: int) -> int:
        robots = Robots.of("User-agent: *\nDisallow: /" + "*a" * stars + "b", "briefing")
        return lines_run(lambda: robots.allows("https://a.example/" + "a" * 4 * stars))

    assert work(2_000) < 2.5 * work(1_000)


# --- a server ------------------------------------------------------------------------------------

TEXT = """\
Quay shut for the night

Rain fell for six hours. The crew waited on the quay. Nobody was hurt.

The mayor expects a dry week.
"""


@dataclass
class Page:
    """What a server answers at an address."""

    body: str = ""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    kind: str = "text/plain; charset=utf-8"


@dataclass
class World:
    """A server on this machine, and what it was asked."""

    address: str
    pages: dict[str, Page]
    asked: list[tuple[str, str]] = field(default_factory=list)
    """Path and the header If-None-Match of each request."""
    at_once: int = 0
    """The most requests that were answered at the same time."""


@pytest.fixture
def world() -> Iterator[World]:
    busy = 0

    class Answers(QuietHandler):
        def do_GET(self) -> None:
            nonlocal busy
            busy += 1
            made.at_once = max(made.at_once, busy)
            made.asked.append((self.path, self.headers.get("If-None-Match", "")))
            page = made.pages.get(self.path, Page("", 404))
            data, status = page.body.encode(), page.status
            if page.headers.get("ETag") and page.headers["ETag"] == self.headers.get("If-None-Match"):
                data, status = b"", 304
            self.send_response(status)
            for name, value in page.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Type", page.kind)
            self.send_header("Content-Length", str(len(data)))
            busy -= 1  # before the answer goes out, after which the next may come
            self.end_headers()
            self.wfile.write(data)

    with answering(Answers) as address:
        made = World(address, {})
        yield made


@pytest.fixture
def watched(small: Site, world: World) -> Site:
    """The small site, whose document has an address on the server."""
    small.edit(CARD, "kind: news", f"kind: news\nurl: {world.address}/quay")
    world.pages["/quay"] = Page(TEXT)
    return small


def watch(capsys: pytest.CaptureFixture[str], site: Site, *arguments: str) -> Said:
    return say(capsys, "source", "watch", "--own-network", "--pause", "0", "--site", site.root, *arguments)


def seen(said: Said) -> list[tuple[str, str, list[str]]]:
    """Key, state and lost excerpts of each address, as JSON tells them."""
    found = [json.loads(line) for line in said.lines]
    return [(one["key"], one["state"], one["lost"]) for one in found]


ANSWERS = [
    # what the server has at the address; the state, the lost excerpts and the exit status
    pytest.param(Page(TEXT), "unchanged", [], 0, id="the same"),
    pytest.param(Page(TEXT.replace("\n\n", "\n")), "unchanged", [], 0, id="other line ends"),
    pytest.param(Page(TEXT.replace("Nobody", "One man")), "changed", [], 1, id="other words elsewhere"),
    pytest.param(Page(TEXT.replace("six", "two")), "changed", ["hours"], 1, id="a quotation is gone"),
    pytest.param(Page(f"New.\n\n{TEXT}"), "changed", [], 1, id="quotations elsewhere"),
    pytest.param(Page("", 404), "gone", [], 1, id="404"),
    pytest.param(Page("", 410), "gone", [], 1, id="410"),
    pytest.param(Page("", 500), "unreachable", [], 0, id="500"),
    pytest.param(Page("", 403), "unreachable", [], 0, id="403"),
    pytest.param(Page("x", kind="image/png"), "unreadable", [], 0, id="a picture"),
    pytest.param(Page(""), "unreadable", [], 0, id="empty"),
    pytest.param(Page("", 301, {"Location": "/new"}), "moved", [], 1, id="moved"),
    pytest.param(Page("", 308, {"Location": "/changed"}), "changed", ["hours"], 1, id="moved and changed"),
    pytest.param(Page("", 302, {"Location": "/new"}), "unchanged", [], 0, id="elsewhere for now"),
    pytest.param(Page("", 302, {"Location": "/to"}), "unchanged", [], 0, id="for now, then for good"),
    pytest.param(Page("", 301, {"Location": "/no"}), "gone", [], 1, id="moved and gone"),
    pytest.param(Page("", 302, {"Location": "/quay"}), "unreachable", [], 0, id="a loop"),
    pytest.param(Page("", 302, {"Location": "ftp://a.example/x"}), "unreachable", [], 0, id="out of the web"),
    pytest.param(Page("", 302, {"Location": "file:///etc/passwd"}), "unreachable", [], 0, id="a file"),
    pytest.param(Page("", 302, {"Location": "/private/x"}), "not-asked", [], 0, id="to what robots.txt keeps"),
]  # fmt: skip


@pytest.mark.parametrize(("page", "state", "lost", "status"), ANSWERS)
def test_what_became_of_a_document(
    watched: Site, world: World, capsys: pytest.CaptureFixture[str], page: Page, state: str, lost: list[str], status: int
) -> None:  # fmt: skip
    world.pages |= {
        "/quay": page,
        "/new": Page(TEXT),
        "/to": Page("", 301, {"Location": "/new"}),
        "/changed": Page(TEXT.replace("six", "two")),
        "/robots.txt": Page("User-agent: *\nDisallow: /private/"),
        "/private/x": Page(TEXT),
    }
    said = watch(capsys, watched, "--format", "json")
    assert (seen(said), said.status) == ([("url", state, lost)], status)
    assert "/private/x" not in [path for path, _ in world.asked]


def test_the_text_says_where_a_document_has_moved(
    watched: Site, world: World, capsys: pytest.CaptureFixture[str]
) -> None:
    world.pages |= {"/quay": Page("", 301, {"Location": "/new"}), "/new": Page(TEXT.replace("six", "two"))}
    assert watch(capsys, watched).lines == [
        f"rain url {world.address}/quay",
        f"  changed: moved to {world.address}/new; the words of this excerpt no longer stand in it: hours",
        "1 address, 3 requests: 1 changed.",
    ]


def test_robots_txt_is_kept(watched: Site, world: World, capsys: pytest.CaptureFixture[str]) -> None:
    world.pages["/robots.txt"] = Page("User-agent: briefing\nDisallow: /quay")
    said = watch(capsys, watched)
    assert (said.status, said.lines[1]) == (0, "  not-asked: robots.txt does not allow it")
    assert world.asked == [("/robots.txt", "")]


def test_a_site_whose_robots_txt_fails_is_not_asked(
    watched: Site, world: World, capsys: pytest.CaptureFixture[str]
) -> None:
    world.pages["/robots.txt"] = Page("", 503)
    said = watch(capsys, watched)
    reason = "robots.txt could not be had: the server answers 503 Service Unavailable"
    assert (said.status, said.lines[1]) == (0, f"  unreachable: {reason}")
    assert world.asked == [("/robots.txt", "")]


def test_a_server_that_is_down_is_unreachable(watched: Site, capsys: pytest.CaptureFixture[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    card = watched.read(CARD)
    watched.put(CARD, re.sub(r"url: .*", f"url: http://127.0.0.1:{port}/quay", card))
    said = watch(capsys, watched)
    assert said.status == 0
    assert said.lines[1].startswith("  unreachable: robots.txt could not be had: ")
    assert said.lines[2] == "1 address, 1 request: 1 unreachable."


def test_requests_are_conditional_and_a_change_stays_told(
    watched: Site, world: World, capsys: pytest.CaptureFixture[str]
) -> None:
    world.pages["/quay"] = Page(TEXT.replace("six", "two"), headers={"ETag": '"1"'})
    for condition in ("", '"1"'):
        world.asked.clear()
        said = watch(capsys, watched, "--format", "json")
        assert (seen(said), said.status) == ([("url", "changed", ["hours"])], 1)
        assert world.asked == [("/robots.txt", ""), ("/quay", condition)]
    # With another text to compare with, the document is asked for whole.
    watched.put("seeds/archive/rain.txt", TEXT.replace("six", "two"))
    world.asked.clear()
    assert seen(watch(capsys, watched, "--format", "json")) == [("url", "unchanged", [])]
    assert world.asked[-1] == ("/quay", "")


def test_without_the_archive_the_last_watch_is_compared_with(
    watched: Site, world: World, capsys: pytest.CaptureFixture[str]
) -> None:
    watched.delete("seeds/archive")
    world.pages["/quay"] = Page(f"{TEXT}\nMore.\n")
    states = [seen(watch(capsys, watched, "--format", "json"))[0][1] for _ in range(2)]
    world.pages["/quay"] = Page(f"{TEXT}\nLess.\n")
    states.append(seen(watch(capsys, watched, "--format", "json"))[0][1])
    assert states == ["seen-first", "unchanged", "changed"]


def test_without_the_archive_the_pinned_digest_tells(
    watched: Site, world: World, capsys: pytest.CaptureFixture[str]
) -> None:
    watched.put("seeds/archive/rain.txt", world.pages["/quay"].body.replace("\n\n", "\n"))
    watched.pin()
    watched.delete("seeds/archive")
    assert seen(watch(capsys, watched, "--format", "json"))[0][1] == "unchanged"


def test_the_copy_of_a_public_archive_has_words_of_its_own(
    watched: Site, world: World, capsys: pytest.CaptureFixture[str]
) -> None:
    watched.edit(CARD, "kind: news", f"kind: news\narchived_url: {world.address}/copy")
    world.pages["/copy"] = Page(f"Kept since 2026.\n\n{TEXT}")
    assert seen(watch(capsys, watched, "--format", "json"))[1] == ("archived_url", "unchanged", [])
    world.pages["/copy"] = Page("", 404)
    assert seen(watch(capsys, watched, "--format", "json"))[1] == ("archived_url", "gone", [])


def test_one_at_a_time_with_a_pause(
    watched: Site, world: World, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    pauses: list[float] = []
    monkeypatch.setattr(ask, "time", SimpleNamespace(sleep=pauses.append, monotonic=time.monotonic))
    for number in range(3):
        watched.put(
            f"seeds/fog-{number}.md",
            f"---\ntitle: Fog\npublisher: P\nkind: news\nurl: {world.address}/fog/{number}\n---\n",
        )
    say(capsys, "source", "watch", "--own-network", "--pause", "30", "--site", watched.root)
    assert world.at_once == 1
    assert [path for path, _ in world.asked] == ["/robots.txt", "/fog/0", "/fog/1", "/fog/2", "/quay"]
    assert len(pauses) == 4
    assert all(29 < pause <= 30 for pause in pauses)


def test_only_the_sources_that_are_named(
    watched: Site, world: World, capsys: pytest.CaptureFixture[str]
) -> None:
    watched.put("seeds/fog.md", f"---\ntitle: Fog\npublisher: P\nkind: news\nurl: {world.address}/fog\n---\n")
    assert watch(capsys, watched, "rain").lines[0].startswith("rain url")
    assert "/fog" not in [path for path, _ in world.asked]
    said = watch(capsys, watched, "rian")
    assert (said.status, said.err) == (2, 'briefing: there is no source "rian"; did you mean "rain"?\n')


def test_no_other_command_asks_and_watching_writes_only_its_memory(
    watched: Site, world: World, capsys: pytest.CaptureFixture[str]
) -> None:
    before = content(watched)
    for command in (["check"], ["build"], ["pin"], ["source", "impact", "rain"]):
        say(capsys, *command, "--site", watched.root)
    assert world.asked == []
    watched.delete("build")
    watched.put("seeds/seeds.lock", before["seeds/seeds.lock"])
    watch(capsys, watched)
    assert content(watched) == before
    assert watched.path(".cache/watch.json").exists()


def test_a_broken_memory_is_passed_over(watched: Site, capsys: pytest.CaptureFixture[str]) -> None:
    for text in ("", "[]", '{"a": 1}', '{"a": {"lost": 1}}', '{"a": {"strange": 1, "lost": []}}'):
        watched.put(".cache/watch.json", text)
        assert watch(capsys, watched).status == 0
