"""A preview for tests: a process of its own, a page's talk with it, and what it said."""

from __future__ import annotations

import contextlib
import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPMessage
from typing import Any

import pytest
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Origin

from tests.sites import Site

PATIENCE = 20.0
"""Seconds after which a test gives up waiting; nothing is measured by it."""
QUIET = 0.8
"""Seconds without a message that tell a test that no other comes."""


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
    seen: list[dict[str, Any]] = field(default_factory=list)

    def say(self, **message: Any) -> None:
        self.socket.send(json.dumps(message))

    def hear(self, kind: str, longest: float = PATIENCE) -> dict[str, Any]:
        """The next message of a kind."""
        until = time.monotonic() + longest
        while True:
            try:
                message = json.loads(self.socket.recv(timeout=max(until - time.monotonic(), 0.01)))
            except TimeoutError:
                pytest.fail(f'no "{kind}" came; there were {[m["kind"] for m in self.seen]}')
            self.seen.append(message)
            if message["kind"] == kind:
                return dict(message)

    def rest(self, kind: str, quiet: float = QUIET) -> list[dict[str, Any]]:
        """Every further message of a kind, until there is none for a while."""
        found = []
        with contextlib.suppress(TimeoutError):
            while True:
                message = json.loads(self.socket.recv(timeout=quiet))
                self.seen.append(message)
                if message["kind"] == kind:
                    found.append(message)
        return found


@dataclass(frozen=True)
class Preview:
    """A running `briefing serve`."""

    process: subprocess.Popen[str]
    port: int
    said: str
    """What it had printed when it was ready."""

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}/"

    def get(self, path: str, headers: Mapping[str, str] | None = None, method: str = "GET") -> Answer:
        """Ask for a path just as it is written."""
        with contextlib.closing(HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)) as connection:
            connection.request(method, path, headers=dict(headers or {}))
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
        ) as opened:
            talk = Talk(opened)
            talk.say(kind="show", address=address, version=version[1])
            talk.hear("faults")
            yield talk

    def stop(self) -> str:
        """Stop it as Ctrl-C does; returns all that it printed since it was ready."""
        os.kill(self.process.pid, signal.SIGINT)
        said, _ = self.process.communicate(timeout=PATIENCE)
        return said


@contextlib.contextmanager
def previewing(site: Site, *options: str, **environment: str) -> Iterator[Preview]:
    """`briefing serve` as a process of its own."""
    given = [] if "--port" in options else ["--port", str(free_port())]
    command = [sys.executable, "-m", "briefing_site", "serve", "--site", str(site.root), *given, *options]
    variables = {**os.environ, **environment}
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=variables
    ) as process:
        assert process.stdout
        said = ""
        for line in process.stdout:
            said += line
            if found := re.search(r"http://127\.0\.0\.1:(\d+)", line):
                break
        else:
            pytest.fail(said)
        try:
            yield Preview(process, int(found[1]), said)
        finally:
            process.kill()
            process.stdout.close()
