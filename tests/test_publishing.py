"""The ways out: what `briefing init` writes for a repository, the action, the hooks, the recipes, the look of a stranger."""

from __future__ import annotations

import json
import os
import re
import shutil
import socket
import socketserver
import subprocess
import sys
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler
from pathlib import Path
from typing import Any

import pytest
import yaml

from briefing_site.apps.cli.main import CONTENT, GOOD, USAGE
from briefing_site.authoring.publication.server import ask
from briefing_site.read import installed
from tests.commands import say
from tests.patience import PATIENCE, until
from tests.sites import Site, tree
from tests.small_web import QuietHandler, answering

ROOT = Path(__file__).resolve().parent.parent
DOCS = (ROOT / "docs/publishing.md").read_text("utf-8")


def block(language: str) -> str:
    """The first fenced block of a language in publishing.md."""
    found = re.search(rf"^```{re.escape(language)}\n(.*?)^```", DOCS, re.MULTILINE | re.DOTALL)
    assert found
    return found[1]


# --- what init writes ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("origin", "told"),
    {
        "git+https://code.example/desk/generator@abc": "briefing-site @ git+https://code.example/desk/generator@abc",
        "file:///home/ann/x.whl": "briefing-site @ git+ADDRESS",
        "": "briefing-site @ git+ADDRESS",
    }.items(),
)
def test_a_new_site_can_be_published_by_github(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    origin: str,
    told: str,
) -> None:
    monkeypatch.setattr(installed, "origin_of_generator", lambda: origin)
    said = say(capsys, "init", tmp_path / "notes")
    assert ("in place of ADDRESS" in said.out) is told.endswith("ADDRESS")
    workflow = yaml.safe_load((tmp_path / "notes/.github/workflows/publish.yml").read_text("utf-8"))
    assert workflow["env"]["GENERATOR"] == told
    assert set(workflow["jobs"]) == {"check", "publish"}
    monkeypatch.chdir(tmp_path / "notes")
    for step in workflow["jobs"]["check"]["steps"]:
        command = step.get("run", "")
        if command.startswith("briefing "):
            assert say(capsys, *command.split()[1:]).status == GOOD
    assert (tmp_path / "notes/build/index.html").is_file()


def test_tasks_of_the_editor_read_what_check_prints(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    say(capsys, "init", tmp_path / "notes")
    monkeypatch.chdir(tmp_path / "notes")
    json.loads(Path(".vscode/settings.json").read_text("utf-8"))
    check, _ = json.loads(Path(".vscode/tasks.json").read_text("utf-8"))["tasks"]
    pattern = check["problemMatcher"]["pattern"]
    path = Path("briefings/coast/deeper-harbour.md")
    path.write_text(path.read_text("utf-8").replace("#relief]", "#releif]"), "utf-8")
    found = re.match(pattern["regexp"], say(capsys, *check["command"].split()[1:]).lines[0])
    assert found
    assert (found[pattern["file"]], found[pattern["severity"]], found[pattern["code"]]) == (
        path.as_posix(), "error", "unknown-excerpt",
    )  # fmt: skip


# --- the action and the hooks --------------------------------------------------------------------


def actions_steps() -> list[dict[str, Any]]:
    action = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
    assert set(action["inputs"]) == {"site", "base-url", "strict", "build", "python"}
    steps: list[dict[str, Any]] = action["runs"]["steps"]
    return steps


def ran_step(step: dict[str, Any], site: Path, temp: Path) -> subprocess.CompletedProcess[str]:
    """A step of the action, with its expressions filled in as GitHub does."""
    values = {
        "github.action_path": str(ROOT), "runner.temp": str(temp), "inputs.site": str(site),
        "inputs.strict": "true", "inputs.base-url": "https://notes.example/a/", "inputs.python": sys.executable,
    }  # fmt: skip
    given = {
        name: re.sub(r"\$\{\{ (.+?) \}\}", lambda found: values[found[1]], text)
        for name, text in step["env"].items()
    }
    assert "${{" not in step["run"]  # what others wrote is no part of a script
    return subprocess.run(
        ["bash", "-e", "-o", "pipefail", "-c", step["run"]],
        env={**os.environ, **given}, capture_output=True, text=True, check=False, timeout=PATIENCE,
    )  # fmt: skip


def test_the_action_checks_and_builds(small: Site, tmp_path: Path) -> None:
    install, *steps = actions_steps()
    assert "--require-hashes" in install["run"]  # the environment of these tests stands in for it
    tools = tmp_path / "briefing/bin"
    tools.mkdir(parents=True)
    (tools / "python").write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n')
    (tools / "python").chmod(0o755)
    for step in steps:
        done = ran_step(step, small.root, tmp_path)
        assert done.returncode == GOOD, done.stdout + done.stderr
    assert "https://notes.example/a/" in small.path("build/sitemap.xml").read_text("utf-8")
    small.lead("[@rain#huors]")
    done = ran_step(steps[0], small.root, tmp_path)
    assert done.returncode == CONTENT
    assert done.stdout.startswith("::error file=briefings/water/lead.md,line=7,")


def test_the_hooks_run_what_they_name(
    small: Site, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    monkeypatch.chdir(small.root)
    for hook in hooks:
        program, *arguments = hook["entry"].split()
        assert (program, hook["language"], hook["pass_filenames"]) == ("briefing", "python", False)
        assert say(capsys, *arguments).status == GOOD
        assert re.search(hook["files"], "briefings/water/lead.md") and not re.search(
            hook["files"], "README.md"
        )
    small.lead("[@rain#huors]")
    assert say(capsys, *hooks[0]["entry"].split()[1:]).status == CONTENT


# --- the folder, looked at -----------------------------------------------------------------------


def test_a_good_folder_has_nothing_wrong(
    small: Site, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(small.root)
    assert say(capsys, "publish-check").status == USAGE
    small.lead("Rain fell [@rain#hours].", "aliases: [water/old]")
    small.build()
    said = say(capsys, "publish-check")
    assert (said.status, said.out) == (GOOD, "Nothing is wrong.\n")


@pytest.mark.parametrize(
    ("drafts", "told"), [(True, "water/plan.html is a draft"), (False, "")], ids=["drafts", "none"]
)
def test_drafts_among_the_pages_are_told(
    small: Site, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], drafts: bool, told: str
) -> None:
    monkeypatch.chdir(small.root)
    small.lead("Rain fell [@rain#hours].")
    small.put(
        "briefings/water/plan.md",
        "---\ntitle: The plan\nregion: water\ndate: 2026-01-06\nsummary: Short.\ndraft: true\n---\nRain fell [@rain#crew].\n",
    )
    assert small.build(drafts=drafts).faults == []
    said = say(capsys, "publish-check")
    assert (said.status, told in said.out) == (CONTENT if drafts else GOOD, True)


FAULTS = {
    "a page that is gone": ("water/lead.html", None, "water/index.html has a link to lead.html, where nothing is"),
    "a place that is gone": ("water/lead.html", (' id="n-rain--hours"', ""), "and there is no such place in water/lead.html"),
    "an example": ("water/lead.html", ("https://harbour.example/notes/water/lead.html", "https://example.org/lead.html"), "calls itself https://example.org/lead.html"),
    "a stranger": ("notes.txt", "mine", "notes.txt was put there by somebody else"),
    "a change": ("feed.xml", (" ", "  "), "feed.xml is not as the build has left it"),
    "no 404": ("404.html", None, "404.html is missing"),
}  # fmt: skip


@pytest.mark.parametrize(("path", "change", "told"), FAULTS.values(), ids=FAULTS)
def test_what_is_wrong_in_the_folder_is_told(
    small: Site,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    path: str,
    change: tuple[str, str] | str | None,
    told: str,
) -> None:
    monkeypatch.chdir(small.root)
    small.lead("Rain fell [@rain#hours].")
    small.build()
    file = small.path(f"build/{path}")
    if change is None:
        file.unlink()
    else:
        file.write_text(
            change if isinstance(change, str) else file.read_text("utf-8").replace(*change), "utf-8"
        )
    said = say(capsys, "publish-check", "--quiet")
    assert said.status == CONTENT
    assert told in said.out
    found = [json.loads(line) for line in say(capsys, "publish-check", "--json").lines]
    assert any(each["wrong"] and told in f"{each['where']} {each['what']}" for each in found)


# --- servers -------------------------------------------------------------------------------------


@contextmanager
def bare_server(folder: Path) -> Iterator[str]:
    """A web server without any settings."""

    class Quiet(QuietHandler, SimpleHTTPRequestHandler):
        """Files, with no more heads than the library gives them."""

    with answering(partial(Quiet, directory=str(folder))) as address:
        yield f"{address}/"


def test_a_server_without_settings_is_told_what_it_lacks(
    small: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    small.lead("Rain fell [@rain#hours].")
    output = small.build().output
    (output / ".git").mkdir()
    (output / ".git/HEAD").write_text("ref: refs/heads/main\n")
    with bare_server(output) as address:
        said = say(capsys, "publish-check", address)
    assert said.status == CONTENT
    for told in (
        f"wrong: {address} calls itself https://harbour.example/notes/",
        "is the server's own page: let 404.html answer",
        f"wrong: {address}.git/HEAD is published",
        "advice: " + address + " is sent without compression",
        "send Cache-Control: max-age=31536000, immutable",
        "may be framed by any site",
    ):
        assert told in said.out
    gone = say(capsys, "publish-check", address)
    assert gone.status == CONTENT
    assert "cannot be asked" in gone.out


NO_WEB = {
    "a greeting of another protocol": b"220 mail.harbour.example ready\r\n",
    "nothing": b"",
    "packed in another way": b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 4\r\n\r\nrain",
    "a head without an end": b"HTTP/1.1 200 OK\r\nX: " + b"x" * 70_000 + b"\r\n\r\n",
}


@pytest.mark.parametrize("answer", NO_WEB.values(), ids=NO_WEB)
def test_what_answers_may_be_no_web_server(
    small: Site, capsys: pytest.CaptureFixture[str], answer: bytes
) -> None:
    class Other(socketserver.StreamRequestHandler):
        """Answers whatever is asked with the same bytes."""

        def handle(self) -> None:
            self.rfile.readline()
            self.wfile.write(answer)

    with answering(Other) as address:
        said = say(capsys, "publish-check", f"{address}/", "--site", small.root)
    assert said.status == CONTENT
    assert "cannot be asked: " in said.out


def test_of_a_packed_answer_no_more_is_unpacked_than_is_read() -> None:
    class Bomb(QuietHandler):
        """Answers with a file that is far larger when it is unpacked."""

        def do_GET(self) -> None:
            packed = zlib.compressobj(wbits=31)
            data = b"".join(packed.compress(bytes(2**20)) for _ in range(20)) + packed.flush()
            self.send_response(200)
            self.send_header("Content-Encoding", "gzip")
            self.end_headers()
            self.wfile.write(data)

    with answering(Bomb) as address:
        assert len(ask(f"{address}/").body) == 5_000_000


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


@contextmanager
def nginx(folder: Path, work: Path, port: int) -> Iterator[None]:
    """nginx with the settings of publishing.md, for a folder in place of /srv/notes."""
    program = shutil.which("nginx") or shutil.which("/usr/sbin/nginx")
    if program is None:
        pytest.skip("there is no nginx here")
    recipe = (
        block("nginx").replace("/srv/notes", str(folder)).replace("listen 80;", f"listen 127.0.0.1:{port};")
    )
    folders = "".join(
        f"{name}_temp_path {work}/{name};\n" for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    (work / "nginx.conf").write_text(
        f"daemon off; pid {work}/pid; error_log {work}/error.log;\n{'user root;' if os.geteuid() == 0 else ''}\n"
        f"events {{}}\nhttp {{\naccess_log off;\n{folders}{recipe}}}\n"
    )
    with subprocess.Popen(
        [program, "-p", str(work), "-c", str(work / "nginx.conf")], stderr=subprocess.PIPE
    ) as server:
        try:

            def answers() -> bool:
                assert server.poll() is None, (server.stderr.read() if server.stderr else b"").decode()
                with socket.socket() as tried:
                    return tried.connect_ex(("127.0.0.1", port)) == 0

            until(answers, "nginx")
            yield
        finally:
            server.terminate()


def test_the_recipe_of_nginx(small: Site, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Cache headers, compression, the policy as a header, 404, addresses that have moved."""
    port = free_port()
    base = f"http://127.0.0.1:{port}/notes/"
    small.lead("Rain fell [@rain#hours].", "aliases: [water/old]")
    output = small.build(base_url=base).output
    (tmp_path / "nginx").mkdir()
    with nginx(output, tmp_path / "nginx", port):
        said = say(capsys, "publish-check", base)
        assert (said.status, said.out) == (GOOD, "Nothing is wrong.\n")
        page = ask(f"{base}water/lead.html")
        assert page.body == (output / "water/lead.html").read_bytes()
        assert page.headers["content-type"] == "text/html; charset=utf-8"
        assert page.headers["cache-control"] == "no-cache"
        assert page.headers["content-security-policy"] == "frame-ancestors 'none'"
        assert page.headers["content-encoding"] == "gzip"
        moved = ask(f"{base}water/old.html")
        assert (moved.status, moved.url) == (200, f"{base}water/lead.html")
        missing = ask(f"{base}water/none.html")
        assert (missing.status, missing.body) == (404, (output / "404.html").read_bytes())
        style = next(path for path in tree(output) if re.match(r"assets/style.*css", path))
        assert "immutable" in ask(base + style).headers["cache-control"]
        assert ask(f"{base}water/lead.json").headers["content-type"].startswith("application/json")


def test_the_recipe_of_nginx_where_nothing_has_moved(small: Site, tmp_path: Path) -> None:
    port = free_port()
    output = small.build().output
    (tmp_path / "nginx").mkdir()
    with nginx(output, tmp_path / "nginx", port):
        assert ask(f"http://127.0.0.1:{port}/notes/").status == 200


def test_the_recipe_of_rclone(small: Site, tmp_path: Path) -> None:
    if not shutil.which("rclone"):
        pytest.skip("there is no rclone here")
    small.lead("Rain fell [@rain#hours].")
    small.build()
    script = block("sh rclone").replace("REMOTE:BUCKET", f":local:{tmp_path}/bucket")
    for body in ("Rain fell [@rain#hours].", "More rain fell [@rain#hours]."):
        small.lead(body)
        output = small.build().output
        done = subprocess.run(
            ["sh", "-ec", script], cwd=small.root, capture_output=True, text=True, check=False, timeout=PATIENCE,
            env={**os.environ, "RCLONE_CONFIG": str(tmp_path / "none")},
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        assert tree(tmp_path / "bucket") == tree(output)


def test_a_subfolder_needs_nothing_else(
    small: Site, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    output = small.build().output
    shutil.copytree(output, tmp_path / "www/some/folder")
    with bare_server(tmp_path / "www") as address:
        assert ask(f"{address}some/folder/land/all.html").status == 200
    assert (
        say(capsys, "publish-check", "--site", small.root, "--out", tmp_path / "www/some/folder").status
        == GOOD
    )


def test_the_recipe_of_gitlab_names_commands_that_are() -> None:
    (recipe,) = (
        text
        for text in re.findall(r"^```yaml\n(.*?)^```", DOCS, re.MULTILINE | re.DOTALL)
        if "CI_PAGES_URL" in text
    )
    pages = yaml.safe_load(recipe)["pages"]
    assert pages["artifacts"]["paths"] == [pages["pages"]["publish"]]
    assert all(f"--out {pages['pages']['publish']}" in line for line in pages["script"])
