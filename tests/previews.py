"""A preview for tests: a process of its own, a page's talk with it, and what it said."""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import re
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPMessage
from typing import Any

import pytest
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Origin

from briefing_site.apps.preview.open_page import OpenPage
from tests.patience import PATIENCE
from tests.sites import Site

SLOW_WRITER = {
    "watch._WRITING": PATIENCE,
    "watch._LONGEST": PATIENCE,
    "watch._OPEN": PATIENCE,
    "open_pages._PATIENCE": PATIENCE,
}
"""Clocks of a preview that waits for a writer however slow this machine makes it."""
PATIENT = {"engine.work_time.WORK": PATIENCE, "engine.work_time.LONGEST": PATIENCE}
"""Clocks of a preview, or a language server, that waits for every look: each answer is of the texts as they are."""
NO_BACKSTOP = {"watch._BACKSTOP": 3600.0}
"""Clocks of a preview that sees what the system tells of, and never looks without that."""
PROGRAM = """
import importlib, json, sys

for name, seconds in json.loads(sys.argv.pop(1)).items():
    module, _, constant = name.rpartition(".")
    within = "briefing_site." if "." in module else "briefing_site.apps.preview."
    owner = importlib.import_module(within + module)
    assert hasattr(owner, constant), name
    setattr(owner, constant, seconds)
from briefing_site.apps.cli.main import program
program()
"""
"""The command with other clocks."""
MARKER = "seeds/marker-"
"""How the paths of files begin whose faults tell a page's talk how far it is."""


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port: int = taken.getsockname()[1]
        return port


@dataclass(frozen=True)
class Answer:
    """What a request got."""

    status: int
    headers: HTTPMessage
    data: bytes

    @property
    def text(self) -> str:
        return self.data.decode("utf-8")


@dataclass
class Talk:
    """The talk of one open page with the preview."""

    socket: ClientConnection
    site: Site
    seen: list[dict[str, Any]] = field(default_factory=list)

    def say(self, **message: Any) -> None:
        self.socket.send(json.dumps(message))

    def hear(self, kind: str) -> dict[str, Any]:
        """The next message of a kind."""
        while True:
            try:
                message = json.loads(self.socket.recv(timeout=PATIENCE))
            except TimeoutError:
                pytest.fail(f'no "{kind}" came; there were {[m["kind"] for m in self.seen]}')
            self.seen.append(message)
            if message["kind"] == kind:
                return dict(message)

    def rest(self, kind: str) -> list[dict[str, Any]]:
        """Every further message of a kind that comes of what has been done to the site by now.

        A look takes in the whole folder, and each look tells the page before the faults. So all has been told
        when the page hears of the fault of a file that is written only now. That file stays.
        """
        already = len(self.seen)
        marker = f"{MARKER}{len(list(self.site.path('seeds').glob('marker-*')))}.md"
        self.site.put(marker, "This is no source card.\n")
        while marker not in [entry["path"] for entry in self.hear("faults")["entries"]]:
            pass
        return [message for message in self.seen[already:] if message["kind"] == kind]


class Heard(OpenPage):
    """An open page, without a browser, that remembers what it is told."""

    def __init__(self, address: str) -> None:
        super().__init__(asyncio.new_event_loop(), address=address)
        self.heard: list[tuple[str, dict[str, Any]]] = []

    def tell(self, kind: str, **values: Any) -> None:
        super().tell(kind, **values)
        self.heard.append((kind, values))


@dataclass(frozen=True)
class Preview:
    """A running `briefing serve`."""

    process: subprocess.Popen[str]
    site: Site
    port: int
    said: str
    """What it had printed when it was ready."""

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}/"

    def get(
        self,
        path: str,
        headers: Mapping[str, str] | None = None,
        method: str = "GET",
        data: bytes | None = None,
    ) -> Answer:
        """Ask for a path just as it is written."""
        with contextlib.closing(HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)) as connection:
            connection.request(method, path, data, dict(headers or {}))
            answer = connection.getresponse()
            return Answer(answer.status, answer.headers, answer.read())

    @contextlib.contextmanager
    def page(self, address: str) -> Iterator[Talk]:
        """A page that has just been opened and has heard of its faults."""
        html = self.get(f"/{address}").text
        version = re.search(r'data-preview-version="(\w+)"', html)
        assert version
        with connect(
            f"ws://127.0.0.1:{self.port}/_preview/live",
            origin=Origin(f"http://127.0.0.1:{self.port}"),
            max_size=None,
            open_timeout=PATIENCE,
            ping_timeout=PATIENCE,
        ) as opened:
            talk = Talk(opened, self.site)
            talk.say(kind="show", address=address, version=version[1])
            talk.hear("faults")
            yield talk

    def stop(self) -> str:
        """Stop it as Ctrl-C does; returns all that it printed since it was ready."""
        os.kill(self.process.pid, signal.SIGINT)
        said, _ = self.process.communicate(timeout=PATIENCE)
        return said


@contextlib.contextmanager
def previewing(
    site: Site, *options: str, clocks: Mapping[str, float] | None = None, **environment: str
) -> Iterator[Preview]:
    """`briefing serve` as a process of its own; `clocks` are constants of its modules, in seconds."""
    given = [] if "--port" in options else ["--port", str(free_port())]
    program = [sys.executable, "-c", PROGRAM, json.dumps({**PATIENT, **(clocks or {})})]
    command = [*program, "serve", "--site", str(site.root), *given, *options]
    variables = {**os.environ, **environment}
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=variables
    ) as process:
        assert process.stdout
        said = ""
        hang = threading.Timer(PATIENCE, process.kill)
        hang.start()
        for line in process.stdout:
            said += line
            if found := re.search(r"http://127\.0\.0\.1:(\d+)", line):
                break
        else:
            pytest.fail(said)
        hang.cancel()
        try:
            yield Preview(process, site, int(found[1]), said)
        finally:
            process.kill()
            process.stdout.close()
