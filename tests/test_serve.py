"""The plain server of `briefing serve`."""

from __future__ import annotations

import http.client
import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from generator.cli import USAGE, main
from tests.sites import Site


@contextmanager
def serving(site: Site, port: int) -> Iterator[tuple[subprocess.Popen[str], int]]:
    """`briefing serve` as a process of its own, with the port that it says."""
    command = [sys.executable, "-m", "generator", "serve", "--site", str(site.root), "--port", str(port)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as process:
        assert process.stdout
        said = ""
        for line in process.stdout:
            said += line
            if found := re.search(r"http://127\.0\.0\.1:(\d+)", line):
                break
        else:
            pytest.fail(said)
        try:
            yield process, int(found[1])
        finally:
            process.kill()


def get(port: int, path: str) -> tuple[int, str, str]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    connection.request("GET", path)
    answer = connection.getresponse()
    return answer.status, answer.headers.get_content_type(), answer.read().decode()


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port: int = taken.getsockname()[1]
        return port


def test_it_builds_and_serves_until_ctrl_c(small: Site) -> None:
    small.lead("Rain fell [@rain#hours].")
    with serving(small, free_port()) as (process, port):
        assert get(port, "/")[:2] == (200, "text/html")
        status, kind, page = get(port, "/water/lead.html")
        assert (status, kind) == (200, "text/html")
        assert page == small.read("build/water/lead.html")
        assert get(port, "/feed.xml")[0] == 200
        assert get(port, "/../config.yaml")[0] == 404
        os.kill(process.pid, signal.SIGINT)
        assert process.wait(5) == 0
        assert process.stdout
        assert "Traceback" not in process.stdout.read()


def test_what_is_not_there_gets_the_site_s_own_page(small: Site) -> None:
    with serving(small, free_port()) as (_, port):
        status, kind, page = get(port, "/no/such/page.html")
    assert (status, kind) == (404, "text/html")
    assert page == small.read("build/404.html")


def test_a_port_in_use_gives_way_to_the_next(small: Site) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        wanted = taken.getsockname()[1]
        with serving(small, wanted) as (_, port):
            assert wanted < port < wanted + 20
            assert get(port, "/")[0] == 200


def test_only_this_machine_is_served(small: Site) -> None:
    with serving(small, free_port()) as (_, port), socket.socket() as other:
        other.settimeout(2)
        assert other.connect_ex(("127.0.0.2", port)) != 0


@pytest.mark.parametrize("port", ["-1", "65536", "http"])
def test_a_port_that_cannot_be_is_wrong_usage(
    small: Site, port: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["serve", "--site", str(small.root), "--port", port])
    assert stopped.value.code == USAGE
    assert "--port" in capsys.readouterr().err
