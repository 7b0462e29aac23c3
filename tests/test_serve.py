"""`briefing serve`: what it answers, whom it answers, and what it says."""

from __future__ import annotations

import errno
import os
import shlex
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect

from briefing_site.apps.cli.main import USAGE, main
from tests.patience import PATIENCE, until
from tests.previews import Preview, free_port, previewing
from tests.sites import LEAD, PAGE, Site, tree


@pytest.fixture
def wet(small: Site) -> Site:
    small.lead("Rain fell [@rain#hours].")
    return small


# --- what it answers -----------------------------------------------------------------------------


def test_pages_and_files_are_those_of_a_build(wet: Site, tmp_path: Path) -> None:
    built = wet.build(out=tmp_path / "out")
    with previewing(wet) as preview:
        for address, data in built.tree.items():
            if address == "build-manifest.json":
                continue
            answer = preview.get(f"/{address}")
            assert answer.status == 200, address
            if address.endswith(".html"):
                head, mark, rest = answer.text.partition("<head>")
                scripts = rest.index("<meta")
                assert f"{head}{mark}\n{rest[scripts:]}" == data.decode(), address
            else:
                assert answer.data == data, address
        assert preview.get("/").text.count("<title>Harbour Notes</title>") == 1
        assert preview.get("/water/").data == preview.get("/water/index.html").data


def test_nothing_is_written_but_the_cache(wet: Site) -> None:
    wet.build()
    before = tree(wet.path("build"))
    with previewing(wet) as preview, preview.page(PAGE) as page:
        wet.edit(LEAD, "Rain fell", "Snow fell")
        page.hear("page")
        preview.stop()
    assert tree(wet.path("build")) == before


KINDS = {
    "/": "text/html",
    "/feed.xml": "application/xml",
    "/feed.json": "application/json",
    "/_preview/live.js": "text/javascript",
    "/_preview/page.css": "text/css",
}


def test_the_kinds_of_files_are_told(wet: Site) -> None:
    with previewing(wet) as preview:
        assert {path: preview.get(path).headers.get_content_type() for path in KINDS} == KINDS


def test_what_is_not_there_says_what_comes_near(wet: Site) -> None:
    with previewing(wet) as preview:
        answer = preview.get("/water/laed.html")
    assert answer.status == 404
    assert 'href="/water/lead.html"' in answer.text


def test_drafts_are_shown_and_published_nowhere(wet: Site) -> None:
    wet.edit(LEAD, "title:", "draft: true\ntitle:")
    with previewing(wet) as preview:
        assert 'class="banner"' in preview.get(f"/{PAGE}").text
        assert PAGE in preview.get("/index.html").text
        for address in ("/feed.xml", "/feed.json", "/sitemap.xml"):
            assert "water/lead" not in preview.get(address).text
        search = preview.get("/search.html").text
        index = search.split('data-index="')[1].split('"')[0]
        assert "water/lead" not in preview.get(f"/{index}").text
    with previewing(wet, "--drafts") as preview:
        assert "water/lead" in preview.get("/feed.xml").text


# --- whom it answers -----------------------------------------------------------------------------

OUTSIDE = [
    "/../config.yaml",
    "/..%2fconfig.yaml",
    "/%2e%2e/config.yaml",
    "/%2e%2e%2fconfig.yaml",
    "/..%5cconfig.yaml",
    "/..\\config.yaml",
    "/water/../../config.yaml",
    "/config.yaml",
    "/seeds/archive/rain.txt",
    "/seeds/rain.md",
    "/briefings/water/lead.md",
    "/.cache/results.store",
    "//etc/passwd",
    "/etc/passwd",
    "/%2fetc/passwd",
    "/C:/Windows/win.ini",
    "/C:%5cWindows%5cwin.ini",
    "/file:///etc/passwd",
    "/_preview/../app.py",
    "/_preview/..%2fapp.py",
    "/_preview/%2e%2e/app.py",
    "/_preview/app.py",
    "/_preview/live.js%00.css",
    "/outside.txt",
    "/assets/outside.txt",
    "/water/outside.txt",
]


def test_nothing_but_the_site_is_served(wet: Site, tmp_path: Path) -> None:
    (tmp_path / "outside.txt").write_text("a secret")
    for folder in ("briefings/water", "seeds", "themes"):
        wet.path(folder).mkdir(exist_ok=True)
        (wet.path(folder) / "outside.txt").symlink_to(tmp_path / "outside.txt")
    wet.edit(LEAD, "Rain fell", "[Rain](outside.txt) fell")
    with previewing(wet) as preview:
        for path in OUTSIDE:
            answer = preview.get(path)
            assert answer.status == 404, path
            assert not {b"title: ", b"a secret", b"root:", b"import "} & set(answer.data.split(b"\n")), path
            assert b"a secret" not in answer.data
        own = {"Origin": f"http://127.0.0.1:{preview.port}", "Content-Type": "application/json"}
        assert preview.get("/", method="POST").status == 403
        assert preview.get("/", own, method="POST").status == 405


REFUSED = {
    "another name for this address": {"Host": "evil.example"},
    "another name and our port": {"Host": "evil.example:{port}"},
    "another port": {"Host": "127.0.0.1:1"},
    "a name that begins like ours": {"Host": "localhost.evil.example:{port}"},
    "no name": {"Host": ""},
    "another origin": {"Origin": "http://evil.example"},
    "another port's origin": {"Origin": "http://127.0.0.1:1"},
    "no origin that can be told": {"Origin": "null"},
    "https": {"Origin": "https://127.0.0.1:{port}"},
}


@pytest.fixture(scope="module")
def common(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    site = Site(tmp_path_factory.mktemp("common") / "site")
    site.small()
    site.lead("Rain fell [@rain#hours].")
    with previewing(site) as preview:
        yield preview


@pytest.mark.parametrize("headers", REFUSED.values(), ids=REFUSED)
@pytest.mark.parametrize(
    "path",
    ["/", "/water/lead.html", "/_preview/live.js", "/_preview/excerpt?source=rain&from=1:0&to=1:4"],
)
def test_other_sites_are_refused(common: Preview, path: str, headers: dict[str, str]) -> None:
    given = {name: value.format(port=common.port) for name, value in headers.items()}
    answer = common.get(path, given)
    assert answer.status in (400, 403)
    assert b"Rain" not in answer.data


@pytest.mark.parametrize("name", ["127.0.0.1", "localhost", "[::1]"])
def test_this_machine_s_own_names_are_let_in(common: Preview, name: str) -> None:
    given = {"Host": f"{name}:{common.port}", "Origin": f"http://{name}:{common.port}"}
    assert common.get("/", given).status == 200


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_what_only_our_scripts_ask_for_is_for_them(common: Preview, site: str) -> None:
    assert common.get("/_preview/live.js", {"Sec-Fetch-Site": site}).status == 403
    assert common.get("/_preview/live.js", {"Sec-Fetch-Site": "same-origin"}).status == 200
    from_a_link = {"Sec-Fetch-Site": site, "Sec-Fetch-Mode": "navigate"}
    assert common.get("/water/lead.html", from_a_link).status == 200


def test_other_sites_load_nothing_from_here(common: Preview) -> None:
    for mode in ("no-cors", "cors"):
        headers = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": mode}
        assert common.get("/water/lead.html", headers).status == 403


@pytest.mark.parametrize(
    ("host", "origin"),
    [
        ("127.0.0.1:{port}", "http://evil.example"),
        ("127.0.0.1:{port}", "null"),
        ("evil.example:{port}", "http://evil.example:{port}"),
    ],
)
def test_a_socket_of_another_site_is_refused(common: Preview, host: str, origin: str) -> None:
    with socket.create_connection(("127.0.0.1", common.port), timeout=PATIENCE) as raw:
        raw.sendall(
            (
                "GET /_preview/live HTTP/1.1\r\n"
                f"Host: {host.format(port=common.port)}\r\nOrigin: {origin.format(port=common.port)}\r\n"
                "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"
            ).encode()
        )
        assert raw.recv(200).startswith(b"HTTP/1.1 403")


def test_a_socket_elsewhere_is_refused(common: Preview) -> None:
    with pytest.raises(InvalidStatus), connect(f"ws://127.0.0.1:{common.port}/water/lead.html"):
        pass


def test_every_answer_has_a_strict_policy(common: Preview) -> None:
    for path in ("/", "/nothing.html", "/feed.xml", "/_preview/live.js"):
        headers = common.get(path).headers
        policy = headers["Content-Security-Policy"]
        if path == "/feed.xml":  # a file runs nothing at all
            assert policy.startswith("sandbox; default-src 'none';")
        else:
            assert "script-src 'self'" in policy
            assert "unsafe" not in policy
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
        assert headers["Cache-Control"] == "no-store"


def test_what_a_page_says_that_makes_no_sense_is_passed_over(common: Preview) -> None:
    with common.page(PAGE) as page:
        for text in (
            "",
            "{",
            "[]",
            '"x"',
            "{}",
            '{"kind": "show"}',
            '{"kind": "open", "path": 1}',
            "x" * 100_000,
        ):
            page.socket.send(text)
        page.socket.send(b"\x00")
    assert common.get("/").status == 200


def test_only_files_of_the_site_are_opened(wet: Site, tmp_path: Path) -> None:
    (tmp_path / "outside.md").write_text("x")
    opened, done = tmp_path / "opened", tmp_path / "done"
    program = (
        "import sys, pathlib; open(sys.argv[1], 'a').write(sys.argv[3] + chr(10));"
        " pathlib.Path(sys.argv[2]).touch()"
    )
    command = shlex.join([sys.executable, "-c", program, str(opened), str(done)])
    editor = f"{command} {{path}}:{{line}}:{{column}}"
    with previewing(wet, BRIEFING_EDITOR=editor) as preview, preview.page(PAGE) as page:
        for path in (
            "../outside.md",
            str(tmp_path / "outside.md"),
            "seeds/archive/rain.txt",
            "build",
            "",
            "nothing.md",
        ):
            page.say(kind="open", path=path, line=1, column=1)
            assert "no file of this site" in page.hear("notice")["text"]
        page.say(kind="open", path=LEAD, line=7, column=3)
        until(done.exists, "the editor")
    assert opened.read_text().splitlines() == [f"{wet.path(LEAD).resolve()}:7:3"]


def test_only_this_machine_is_served(common: Preview) -> None:
    with socket.socket() as other:
        other.settimeout(PATIENCE)
        assert other.connect_ex(("127.0.0.2", common.port)) == errno.ECONNREFUSED


# --- what it says --------------------------------------------------------------------------------


def test_it_serves_until_ctrl_c(wet: Site) -> None:
    with previewing(wet) as preview, preview.page(PAGE):
        said = preview.stop()
        assert preview.process.returncode == 0
    assert preview.said == f"Harbour Notes on http://127.0.0.1:{preview.port} (Ctrl-C stops)\n"
    assert said == "Stopped.\n"


def test_faults_are_printed_when_they_come(wet: Site) -> None:
    wet.edit(LEAD, "#hours", "#huors")
    with previewing(wet) as preview, preview.page(PAGE) as page:
        assert preview.process.stdout
        first = preview.process.stdout.readline()  # once the page was answered
        wet.edit(LEAD, "Rain fell", "Snow [@nobody] fell")
        page.hear("faults")
        said = preview.stop().splitlines()
    assert f"{LEAD}:7:12: error[unknown-excerpt]" in first
    told = next(at for at, line in enumerate(said) if line.endswith("; 2 errors"))
    said = said[told:]
    # The other has only moved.
    new = f'{LEAD}:7:7: error[unknown-source] there is no source "nobody"'
    assert [line for line in said if line.startswith(LEAD)] == [new]


def test_quiet_is_quiet(wet: Site) -> None:
    with previewing(wet, "--quiet") as preview, preview.page(PAGE) as page:
        wet.edit(LEAD, "Rain fell", "Snow fell")
        page.hear("page")
        assert preview.stop() == "Stopped.\n"


def test_a_port_in_use_gives_way_to_the_next(wet: Site) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        wanted = taken.getsockname()[1]
        with previewing(wet, "--port", str(wanted)) as preview:
            assert wanted < preview.port < wanted + 20
            assert preview.said.startswith(f"Port {wanted} is in use.\n")
            assert preview.get("/").status == 200


@pytest.mark.parametrize("port", ["-1", "65536", "http"])
def test_a_port_that_cannot_be_is_wrong_usage(
    small: Site, port: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["serve", "--site", str(small.root), "--port", port])
    assert stopped.value.code == USAGE
    assert "--port" in capsys.readouterr().err


@pytest.mark.parametrize("seconds", ["0", "-1", "often", "nan"])
def test_seconds_that_cannot_be_are_wrong_usage(
    small: Site, seconds: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["serve", "--site", str(small.root), "--poll", seconds])
    assert stopped.value.code == USAGE
    assert "--poll" in capsys.readouterr().err


def test_without_its_libraries_it_says_what_to_install(wet: Site, tmp_path: Path) -> None:
    (tmp_path / "starlette.py").write_text("raise ModuleNotFoundError('no', name='starlette')")
    done = subprocess.run(
        [sys.executable, "-m", "briefing_site", "serve", "--site", str(wet.root), "--port", str(free_port())],
        env={**os.environ, "PYTHONPATH": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    assert (done.returncode, done.stdout) == (USAGE, "")
    assert (
        done.stderr
        == "briefing: the preview needs starlette: run `make features` in the folder of the generator\n"
    )


# --- what must not stop it -----------------------------------------------------------------------


def test_a_briefing_copied_into_another_region(wet: Site) -> None:
    with previewing(wet) as preview, preview.page(PAGE) as page:
        wet.put("briefings/land/lead.md", wet.read(LEAD))
        assert "region-mismatch" in {e["code"] for e in page.hear("faults")["entries"]}
        wet.edit("briefings/land/lead.md", "[@rain#hours]", "[@rain#crew; @rain#dry]")
        wet.edit(LEAD, "Rain fell", "Snow fell")
        assert "Snow fell" in page.hear("page")["html"]
        assert preview.get("/about.html").status == 200


@pytest.mark.parametrize(
    ("path", "data"),
    [
        ("themes/mine/static/style.css", b"body { content: '\xff' }"),
        ("themes/mine/templates/briefing.html", b"\xff"),
        ("config.yaml", b"title: T\ntheme: " + b"x" * 4000 + b"\nregions: {water: }\n"),
    ],
    ids=["style sheet", "template", "name of a theme"],
)
def test_a_theme_that_cannot_be_read(wet: Site, path: str, data: bytes) -> None:
    wet.write("-- themes/mine/theme.yaml --\nname: mine\nextends: base\n")
    wet.edit("config.yaml", "title:", "theme: mine\ntitle:")
    before = wet.path(path).read_bytes() if wet.path(path).exists() else None
    with previewing(wet) as preview, preview.page(PAGE) as page:
        wet.put(path, data)
        assert page.hear("faults")["errors"] > 0
        wet.put(path, before) if before else wet.delete(path)
        page.hear("faults")
        wet.edit(LEAD, "Rain fell", "Snow fell")
        while "Snow fell" not in page.hear("page")["html"]:
            pass
        assert preview.process.poll() is None


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes in folders here")
def test_a_pipe_is_not_read(wet: Site) -> None:
    os.mkfifo(wet.path("briefings/water/pipe.md"))
    assert wet.check().faults == ["briefings/water/pipe.md:1:1 unreadable-file"]
    with previewing(wet) as preview:
        assert preview.get(f"/{PAGE}").status == 200
        preview.stop()


def test_a_name_that_is_no_text(wet: Site) -> None:
    (wet.path("briefings/water") / os.fsdecode(b"\xff.md")).write_text("x")
    assert [fault.code for fault in wet.check().diagnostics] == ["unreadable-file"]
    with previewing(wet) as preview:
        assert preview.get("/").status == 200


def test_an_address_that_is_no_text(wet: Site) -> None:
    with previewing(wet) as preview, preview.page(PAGE) as page, preview.page(PAGE) as other:
        other.socket.send('{"kind": "show", "address": "\\ud800", "version": ""}')
        wet.edit(LEAD, "Rain fell", "Snow fell")
        assert "Snow fell" in page.hear("page")["html"]


def test_an_emptied_file_stays_empty_and_keeps_nothing_up(wet: Site) -> None:
    with previewing(wet) as preview, preview.page("land/all.html") as page:
        wet.put(LEAD, "")
        page.hear("faults")
        wet.append("briefings/land/all.md", "\nMore is known.\n")
        assert "More is known" in preview.get("/land/all.html").text
        assert "More is known" in page.hear("page")["html"]


def test_a_page_that_was_broken_and_then_deleted_is_gone(wet: Site) -> None:
    with previewing(wet) as preview, preview.page(PAGE) as page:
        wet.edit(LEAD, "region: water", "regoin: water")
        assert "This page cannot be made" in page.hear("page")["html"]
        wet.delete(LEAD)
        assert "Nothing here" in page.hear("page")["html"]
        assert preview.get(f"/{PAGE}").status == 404


def test_the_fault_of_a_theme_is_the_present_one(wet: Site) -> None:
    wet.write("-- themes/mine/theme.yaml --\nname: mine\nextends: bass\n")
    wet.edit("config.yaml", "title:", "theme: mine\ntitle:")
    with previewing(wet) as preview, preview.page(PAGE) as page:
        wet.edit("themes/mine/theme.yaml", "bass", "other")
        assert '"other"' in page.hear("faults")["entries"][0]["message"]


RENDERING = {
    "an id that stands twice": (LEAD, "## Later {#n-rain--hours}", "duplicate-id"),
    "a template that fails": (
        "themes/mine/templates/source.html",
        "{% extends 'base/source.html' %}{% block main %}{{ page.nothing }}{% endblock %}",
        "template-error",
    ),
}


@pytest.mark.parametrize(("path", "text", "code"), RENDERING.values(), ids=RENDERING)
def test_what_shows_only_when_another_page_is_rendered_is_told(
    wet: Site, path: str, text: str, code: str
) -> None:
    """On a page that is sound itself, and as a build would tell it."""
    wet.write("-- themes/mine/theme.yaml --\nname: mine\nextends: base\n")
    wet.edit("config.yaml", "title:", "theme: mine\ntitle:")
    with previewing(wet) as preview, preview.page("index.html") as page:
        if wet.path(path).exists():
            wet.append(path, f"\n{text}\n")
        else:
            wet.put(path, text)
        while not (entries := page.hear("faults")["entries"]):
            pass
        assert [entry["code"] for entry in entries] == [code]
        assert [fault.code for fault in wet.check().diagnostics] == [code]


def test_what_an_author_put_beside_the_texts_runs_nothing(wet: Site) -> None:
    wet.write(
        "-- briefings/water/xa.xml --\n<a/>\n-- briefings/water/xb.svg --\n<svg xmlns='http://www.w3.org/2000/svg'/>\n"
    )
    wet.write(
        "-- briefings/water/xc.svg --\n<svg xmlns='http://www.w3.org/2000/svg'><script>a()</script></svg>\n"
    )
    wet.edit(LEAD, "Rain fell", "[A](xa.xml) ![B](xb.svg) ![C](xc.svg) Rain fell")
    with previewing(wet) as preview:
        html = preview.get(f"/{PAGE}").text
        found = {
            name: preview.get("/assets/x" + name + html.split(f"assets/x{name}")[1].split('"')[0])
            for name in "abc"
        }
    assert {name: answer.status for name, answer in found.items()} == {"a": 200, "b": 200, "c": 404}
    for name in "ab":
        assert found[name].headers["Content-Security-Policy"].startswith("sandbox;")


def test_nobody_reads_what_it_prints(wet: Site) -> None:
    with previewing(wet) as preview, preview.page(PAGE) as page:
        assert preview.process.stdout
        preview.process.stdout.close()
        for word in ("Snow", "Hail", "Sleet"):
            wet.put(LEAD, wet.read(LEAD).replace(wet.read(LEAD).splitlines()[6].split()[0], word))
            assert f"{word} fell" in page.hear("page")["html"]
