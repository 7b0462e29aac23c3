"""Requests that pages of other sites, or other programs, could send to a preview; made by families, and none is answered."""

from __future__ import annotations

import json
import socket
from collections.abc import Iterator
from itertools import product

import pytest

from briefing_site.apps.preview.request_guard import NAMES, why_refused
from tests.patience import PATIENCE
from tests.previews import Preview, previewing
from tests.sites import Site

PORT = 8000
OWN_HOSTS = tuple(f"{name}:{PORT}" for name in NAMES)
OWN_ORIGINS = tuple(f"http://{host}" for host in OWN_HOSTS)

# Ways to write a name that is not the preview's, from the name of the preview.
_LIKE = (
    "{0}.evil.example", "evil.example#{0}", "evil.example?{0}", "evil.example/{0}", "evil.example\\{0}", "{0}@evil.example", "evil.example@{0}", "{0},evil.example",
    "{0} evil.example", "evil.example {0}", "{0}\t", " {0}", "{0}\0", "{0}\r\nX: y", "{0}.", "x{0}", "{0}x", "{0}:80", "{0}%00", "{0};", "http://{0}", "//{0}", "{0}/",
)  # fmt: skip
_OTHERS = (
    "evil.example", f"evil.example:{PORT}", "127.0.0.1", "localhost", "[::1]", "127.0.0.1:1", "localhost:65535", f"127.1:{PORT}", f"127.0.0.2:{PORT}", f"0.0.0.0:{PORT}",
    f"2130706433:{PORT}", f"0x7f000001:{PORT}", f"0177.0.0.1:{PORT}", f"[::ffff:127.0.0.1]:{PORT}", f"[0:0:0:0:0:0:0:1]:{PORT}", f"[::]:{PORT}", f"LOCALHOST:{PORT}", f"Localhost:{PORT}",
    f"localhost.localdomain:{PORT}", f"localtest.me:{PORT}", f"127.0.0.1.nip.io:{PORT}", f"1.0.0.127.in-addr.arpa:{PORT}", f"ⓛocalhost:{PORT}", f"localhost。:{PORT}", f"１２７.0.0.1:{PORT}",
    f":{PORT}", f"::1:{PORT}", "", " ", "null", "*", f"127.0.0.1:0{PORT}", f"127.0.0.1:{PORT}0", "127.0.0.1:", "file://", f"192.168.0.1:{PORT}", f"host.docker.internal:{PORT}",
)  # fmt: skip
BAD_HOSTS = tuple(dict.fromkeys((*_OTHERS, *(form.format(host) for form, host in product(_LIKE, OWN_HOSTS)))))
BAD_ORIGINS = tuple(
    dict.fromkeys(
        (
            *("null", "", " ", "file://", "about:blank", "data:", "*", "chrome-extension://abc", "https://evil.example", "moz-extension://a"),
            *(f"http://{host}" for host in _OTHERS),
            *(f"{scheme}{host}" for scheme, host in product(("https://", "ws://", "HTTP://", "http:/", "http:", ""), OWN_HOSTS)),
            *(form.format(origin) for form, origin in product((*_LIKE[:16], "{0}, http://evil.example", "{0} {0}"), OWN_ORIGINS)),
        )
    )
)  # fmt: skip
PATHS = ("/", "/water/lead.html", "/_preview/live", "/_preview/live.js", "/_preview/excerpt", "/feed.xml")


def test_no_other_name_is_answered() -> None:
    attacks = list(product(BAD_HOSTS, PATHS, (None, *OWN_ORIGINS)))
    assert len(attacks) > 2_000
    let_in = [
        (host, path, origin)
        for host, path, origin in attacks
        if not why_refused({"host": host, **({"origin": origin} if origin else {})}, path, PORT)
    ]
    assert let_in == []


def test_no_page_of_another_origin_is_answered() -> None:
    attacks = list(product(BAD_ORIGINS, PATHS, OWN_HOSTS))
    assert len(attacks) > 1_000
    assert [
        each for each in attacks if not why_refused({"host": each[2], "origin": each[0]}, each[1], PORT)
    ] == []


def test_nothing_is_loaded_into_other_sites() -> None:
    modes = ("cors", "no-cors", "same-origin", "websocket", "", "NAVIGATE", "navigate ")
    attacks = list(product(PATHS, OWN_HOSTS, modes))
    headers = (
        {"host": host, "sec-fetch-site": "cross-site", "sec-fetch-mode": mode} for _, host, mode in attacks
    )
    assert [a for a, given in zip(attacks, headers, strict=True) if not why_refused(given, a[0], PORT)] == []
    for path, site in product(PATHS[2:5], ("cross-site", "same-site", "", "Same-Origin", "x")):
        given = {
            "host": OWN_HOSTS[0],
            "origin": OWN_ORIGINS[0],
            "sec-fetch-site": site,
            "sec-fetch-mode": "navigate",
        }
        assert why_refused(given, path, PORT), (path, site)


def test_the_preview_s_own_requests_pass() -> None:
    for host, path in product(OWN_HOSTS, PATHS):
        for more in ({}, {"sec-fetch-site": "same-origin"}, {"sec-fetch-site": "none"}):
            assert why_refused({"host": host, "origin": f"http://{host}", **more}, path, PORT) == ""
    assert why_refused({"host": "localhost", "origin": "http://localhost"}, "/", 80) == ""


# --- a preview that runs ---------------------------------------------------------------------------

SECRETS = (b"private-to-the-disk", b"root:x", b"title: Harbour Notes", b"import annotations", b"[core]")


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    folder = tmp_path_factory.mktemp("attacked")
    (folder / "secret.txt").write_text("private-to-the-disk\n")
    site = Site(folder / "site")
    site.small()
    site.put("secret.txt", "private-to-the-disk\n")
    site.put("briefings/water/secret.txt", "private-to-the-disk\n")
    site.put(".git/config", "[core]\n")
    site.lead("Rain fell [@rain#hours].")
    with previewing(site) as preview:
        yield preview


_UP = ("..", "%2e%2e", "%2E.", ".%2e", "..;", "%252e%252e", "..%00", "%c0%ae%c0%ae", "．．", "....", "..%20")
_SLASH = ("/", "%2f", "\\", "%5c", "%252f", "//", "/./", "%c0%af", "／")
_GOALS = ("secret.txt", "etc/passwd", "config.yaml", ".git/config", "site/config.yaml")
_STARTS = ("/", "/water/", "/assets/", "/_preview/", "/water/lead.html/")


def _path(start: str, up: str, slash: str, depth: int, goal: str) -> str:
    return start + (up + slash) * depth + goal.replace("/", slash)


def paths() -> list[str]:
    made = [
        *(_path(*each, 1, goal) for each in product(_STARTS[:2], _UP, _SLASH) for goal in _GOALS[:1]),
        *(_path(start, up, "/", depth, goal) for start, up, depth, goal in product(_STARTS, _UP[:3], (1, 2, 8), _GOALS)),
        *(f"/{prefix}{goal}" for prefix, goal in product(("/", "file:///", "C:/", "%2f", "~/", "./", "\\\\?\\", "proc/self/root/", "briefings/water/", "seeds/"), _GOALS)),
    ]  # fmt: skip
    return list(dict.fromkeys(made))


def _ask(port: int, request: bytes) -> bytes:
    with socket.create_connection(("127.0.0.1", port), timeout=PATIENCE) as raw:
        raw.sendall(request)
        answer = b""
        while piece := raw.recv(65536):
            answer += piece
        return answer


def test_no_path_leads_out_of_the_site(running: Preview) -> None:
    asked = paths()
    assert len(asked) > 400
    for path in asked:
        host = f"127.0.0.1:{running.port}".encode()
        answer = _ask(
            running.port, b"GET %s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n" % (path.encode(), host)
        )
        head, _, body = answer.partition(b"\r\n\r\n")
        assert head.split(b" ", 2)[1] in (b"400", b"403", b"404"), path
        assert not [secret for secret in SECRETS if secret in body], path
    assert running.get("/water/lead.html").status == 200


def test_no_socket_of_another_site_is_opened(running: Preview) -> None:
    port = running.port
    own = f"127.0.0.1:{port}"
    hosts = [
        host.replace(str(PORT), str(port))
        for host in BAD_HOSTS
        if host.isascii() and host.isprintable() and host.strip() == host
    ]
    origins = [
        name.replace(str(PORT), str(port))
        for name in BAD_ORIGINS
        if name.isascii() and name.isprintable() and name.strip() == name
    ]
    tries = [*((host, f"http://{own}") for host in hosts), *((own, origin) for origin in origins)]
    assert len(tries) > 150
    for host, origin in tries:
        answer = _ask(
            port,
            f"GET /_preview/live HTTP/1.1\r\nHost: {host}\r\nOrigin: {origin}\r\nUpgrade: websocket\r\n"
            "Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n".encode(),
        )  # fmt: skip
        assert answer.split(b" ", 2)[1] in (b"400", b"403"), (host, origin)


def test_no_message_of_a_page_ends_its_talk(running: Preview) -> None:
    """What no script of the preview sends: not JSON, too deep for it, a path or a number that no system has."""
    odd = {"kind": "open", "path": "a\0b", "line": 1, "column": 10**30}
    with running.page("water/lead.html") as talk:
        for text in ("[" * 60_000, "9" * 6_000, "{", '"a"', json.dumps(odd), "a" * 100_000):
            talk.socket.send(text)
        talk.say(kind="evidence", on=True)
        assert talk.hear("evidence")
    assert running.get("/water/lead.html").status == 200
