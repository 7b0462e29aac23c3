"""`briefing lsp` as a program: what it needs, what it writes where, and how it ends."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from briefing_site.apps.cli.main import USAGE, main
from tests.patience import PATIENCE
from tests.sites import LEAD, Site, briefing

ROOT = Path(__file__).parent.parent


def message(method: str, number: int | None = None, **params: Any) -> bytes:
    body: dict[str, Any] = {"jsonrpc": "2.0", "method": method, "params": params}
    if number is not None:
        body["id"] = number
    data = json.dumps(body).encode()
    return b"Content-Length: %d\r\n\r\n%s" % (len(data), data)


def messages(data: bytes) -> list[dict[str, Any]]:
    """What stands in an output that holds messages of the protocol and nothing else."""
    found = []
    while data:
        head, _, rest = data.partition(b"\r\n\r\n")
        fields = dict(line.split(b": ", 1) for line in head.split(b"\r\n"))
        length = int(fields[b"Content-Length"])
        found.append(json.loads(rest[:length]))
        data = rest[length:]
    return found


def program(*arguments: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "briefing_site", "lsp", *arguments],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def initialize(root: Path) -> bytes:
    folders = [{"uri": root.as_uri(), "name": "site"}]
    return message("initialize", 1, processId=None, rootUri=None, capabilities={}, workspaceFolders=folders)


HOVER = {"position": {"line": 6, "character": 8}}


def test_stdout_is_the_protocol_and_nothing_else(small: Site) -> None:
    small.write(briefing("It [@rain#hours]."))
    document = {"uri": small.path(LEAD).as_uri()}
    item = {**document, "languageId": "markdown", "version": 1, "text": small.read(LEAD)}
    said = b"".join(
        [
            initialize(small.root),
            message("initialized"),
            message("textDocument/didOpen", textDocument=item),
            message("textDocument/hover", 2, textDocument=document, **HOVER),
            message("no/such/method", 3),
            message("textDocument/hover", 4, textDocument=document, position="nonsense"),
            message("shutdown", 5),
            message("exit"),
        ]
    )
    with program("--stdio", "-v") as server:
        assert server.stdin
        assert server.stdout
        server.stdin.write(said[: said.rindex(b"Content-Length", 0, said.index(b'"shutdown"'))])
        server.stdin.flush()
        heard = b""
        while b'"id": 2' not in heard and b'"id":2' not in heard:
            heard += os.read(server.stdout.fileno(), 65536)
        rest, errors = server.communicate(
            said[said.rindex(b"Content-Length", 0, said.index(b'"shutdown"')) :]
        )
    found = {each["id"]: each for each in messages(heard + rest) if "id" in each and "method" not in each}
    assert "Rain fell for six hours" in found[2]["result"]["contents"]["value"]
    assert found[3]["error"]["code"] == -32601
    assert "result" in found[5]
    assert server.returncode == 0
    assert b"site folder" in errors


def test_quiet_unless_asked(small: Site) -> None:
    with program() as server:
        _, errors = server.communicate(initialize(small.root) + message("shutdown", 2) + message("exit"))
    assert errors == b""


def test_editor_that_is_gone(small: Site) -> None:
    with program() as server:
        out, _ = server.communicate(initialize(small.root))  # which closes stdin
    assert messages(out)[0]["id"] == 1
    assert server.returncode == 0


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_signal_ends_it(small: Site, number: signal.Signals) -> None:
    with program() as server:
        assert server.stdin
        assert server.stdout
        server.stdin.write(initialize(small.root))
        server.stdin.flush()
        server.stdout.readline()  # it lives
        server.send_signal(number)
        server.wait(PATIENCE)
    assert server.returncode == -number


def test_nothing_is_needed_but_pygls(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in [name for name in sys.modules if name.startswith("briefing_site.apps.lsp")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "pygls", None)
    monkeypatch.setitem(sys.modules, "lsprotocol", None)
    with pytest.raises(SystemExit) as ended:
        main(["lsp"])
    out, err = capsys.readouterr()
    assert (ended.value.code, out) == (USAGE, "")
    assert err == (
        "briefing: the language server needs pygls: run `make features` in the folder of the generator\n"
    )


def test_folder_that_is_no_site_will_do(tmp_path: Path) -> None:
    with program("--archive", str(tmp_path)) as server:
        out, errors = server.communicate(initialize(tmp_path) + message("shutdown", 2) + message("exit"))
    assert {each.get("id") for each in messages(out)} >= {1, 2}
    assert (server.returncode, errors) == (0, b"")


def test_archive_that_is_none(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["lsp", "--archive", "no/such/folder"])
    assert ended.value.code == USAGE
    assert "there is no archive folder" in capsys.readouterr().err


TOO_LONG = {
    "length of many digits": b"Content-Length: " + b"9" * 5000 + b"\r\n\r\n",
    "length of terabytes": b"Content-Length: 9000000000000\r\n\r\n{",
    "line without an end": b"a" * 100_000,
}


@pytest.mark.parametrize("sent", TOO_LONG.values(), ids=TOO_LONG)
def test_what_is_too_long_ends_it_in_a_line(small: Site, sent: bytes) -> None:
    with program() as server:
        out, errors = server.communicate(initialize(small.root) + sent)
    assert messages(out)[0]["id"] == 1
    assert server.returncode == 0
    assert re.fullmatch(rb"briefing lsp: a .* is too long, so that no more is read.\n", errors)


def test_a_message_that_is_none_ends_nothing(small: Site) -> None:
    deep = b"[" * 100_000
    sent = b"Content-Length: %d\r\n\r\n%s" % (len(deep), deep)
    with program() as server:
        out, _ = server.communicate(initialize(small.root) + sent + message("shutdown", 2) + message("exit"))
    assert {each.get("id") for each in messages(out)} >= {1, 2}
