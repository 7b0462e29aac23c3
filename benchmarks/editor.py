"""Time the language server as an editor sees it: from a keystroke to diagnostics, completions and hovers.

1. Make a corpus, start `briefing lsp` on it, open a briefing, and wait for its first diagnostics.
2. Type a citation that leads nowhere, each time with another name, as a change of a few characters; wait for the
   diagnostic that has the name. The pause after which the server looks is taken off.
3. Type `[@` and ask for completions with the same breath. Once all is quiet, ask for the hover of a citation; for
   what an editor shows of the text as a whole; for the counts of citations on a card; for a name of the site.

The clock is that of this process; what it waits for comes over a pipe.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import platform
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from queue import Empty, Queue
from statistics import median, quantiles
from typing import Any

from benchmarks.timing import ROOT, BuildFailedError, aligned, make, numbers, positive, progress
from briefing_site.apps.lsp.handlers import PAUSE

WAIT = 120.0
"""Seconds without work, or of work, after which a server that says nothing is given up.

A server that is read anew takes some 20 s of the processor for its first diagnostics at N = 1,000. Where twenty programs share two
cores that is minutes by the clock, so that work is counted, as far as the system tells it.
"""
STEP = 1.0
"""Seconds after which the work of a server that says nothing is looked at."""
QUIET = 0.7
"""Seconds without a message after which the server has nothing more to do for the last edit."""
WARM = 3
"""Edits before those that count."""

Message = dict[str, Any]


class EditorError(Exception):
    """A server that cannot be measured."""


@dataclass(slots=True)
class Figures:
    """What is known of one size, in seconds."""

    first: float = 0.0
    """From the start to the first diagnostics."""
    faults: list[float] = field(default_factory=list)
    """From a keystroke to its diagnostic, without the pause."""
    completions: list[float] = field(default_factory=list)
    hovers: list[float] = field(default_factory=list)
    files: list[float] = field(default_factory=list)
    """Outline, folds, links and numbers of notes together, of a text that a look has."""
    counts: list[float] = field(default_factory=list)
    """The counts of citations on a card, after an edit of a briefing."""
    symbols: list[float] = field(default_factory=list)


class Editor:
    """An editor at the other end of the server's pipes."""

    def __init__(self, server: subprocess.Popen[bytes]) -> None:
        assert server.stdin
        assert server.stdout
        self._input, self._output = server.stdin, server.stdout
        self._messages: Queue[tuple[float, Message]] = Queue()
        self._process = server.pid
        self._number = 0
        self._reading = threading.Thread(target=self._read, daemon=True)
        self._reading.start()

    def close(self) -> None:
        """Wait for the end of what the server says, once it has ended."""
        self._reading.join(WAIT)

    def tell(self, method: str, params: Message) -> None:
        """Send a notification."""
        self._send({"method": method, "params": params})

    def ask(self, method: str, params: Message) -> Message:
        """Send a request, and give the answer."""
        self._number += 1
        number = self._number
        self._send({"id": number, "method": method, "params": params})
        while True:
            _, message = self.next()
            if message.get("id") == number and "method" not in message:
                return message

    def next(self, seconds: float = 0.0) -> tuple[float, Message]:
        """The next message, with the moment when it came; raises `Empty` where none comes within some `seconds`.

        Without `seconds` it is waited for until the server is given up; raises `EditorError` then.
        """
        came, message = self._messages.get(timeout=seconds) if seconds else self._awaited()
        if "method" in message and "id" in message:  # a request of the server
            self._send({"id": message["id"], "result": None})
        return came, message

    def _awaited(self) -> tuple[float, Message]:
        """The next message, however busy the machine is."""
        begun = worked = self._work()
        idle = time.perf_counter()
        while True:
            with contextlib.suppress(Empty):
                return self._messages.get(timeout=STEP)
            work, now = self._work(), time.perf_counter()
            if work > worked:
                worked, idle = work, now
            if now - idle > WAIT or work - begun > WAIT:
                raise EditorError(f"the server has said nothing for {WAIT:.0f} s")

    def _work(self) -> float:
        """The seconds of the processor that the server has had; 0 where the system does not tell."""
        try:
            told = Path(f"/proc/{self._process}/stat").read_text("utf-8")
        except OSError:
            return 0.0
        ticks = told.rpartition(")")[2].split()[11:13]  # utime and stime, proc(5)
        return sum(map(int, ticks)) / os.sysconf("SC_CLK_TCK")

    def rest(self) -> None:
        """Wait until the server has nothing to say."""
        with contextlib.suppress(Empty):
            while True:
                self.next(QUIET)

    def _send(self, message: Message) -> None:
        data = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self._input.write(b"Content-Length: %d\r\n\r\n" % len(data) + data)
        self._input.flush()

    def _read(self) -> None:
        while head := self._output.readline():
            if head.lower().startswith(b"content-length:"):
                length = int(head.split(b":")[1])
                while self._output.readline().strip():
                    pass
                message = json.loads(self._output.read(length))
                self._messages.put((time.perf_counter(), message))


class Document:
    """A briefing that is open, with a line of ours at its end."""

    def __init__(self, editor: Editor, path: Path) -> None:
        self._editor = editor
        self.uri = path.as_uri()
        text = path.read_text("utf-8").rstrip("\n") + "\n\n"
        self._line = text.count("\n")
        self._length = 0
        self._version = 1
        self.cited = _position(text, text.index("[@", text.index("\n---\n")) + 4)
        """Where a citation stands."""
        item = {"uri": self.uri, "languageId": "markdown", "version": 1, "text": text}
        editor.tell("textDocument/didOpen", {"textDocument": item})

    def write(self, words: str) -> None:
        """Put other words into the last line."""
        start, end = ({"line": self._line, "character": column} for column in (0, self._length))
        self._length = len(words)
        self._version += 1
        document = {"uri": self.uri, "version": self._version}
        change = {"range": {"start": start, "end": end}, "text": words}
        self._editor.tell("textDocument/didChange", {"textDocument": document, "contentChanges": [change]})

    def ask(self, method: str, position: Message) -> Message:
        """Ask about a position."""
        params = {"textDocument": {"uri": self.uri}, "position": position}
        return self._editor.ask(f"textDocument/{method}", params)

    @property
    def end(self) -> Message:
        """The position behind the last words."""
        return {"line": self._line, "character": self._length}


def _position(text: str, offset: int) -> Message:
    line = text.count("\n", 0, offset)
    return {"line": line, "character": offset - (text.rfind("\n", 0, offset) + 1)}


@contextlib.contextmanager
def running(site: Path) -> Iterator[Editor]:
    """A server for a site, and the editor that talks to it."""
    command = [sys.executable, "-m", "briefing_site", "lsp"]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as server:
        editor = Editor(server)
        try:
            watching = {"didChangeWatchedFiles": {"dynamicRegistration": True}}
            able = {"workspace": watching, "general": {"positionEncodings": ["utf-16"]}}
            asked = {"processId": os.getpid(), "rootUri": site.as_uri(), "capabilities": able}
            editor.ask("initialize", asked)
            editor.tell("initialized", {})
            yield editor
        finally:
            server.kill()
            editor.close()


def measure(site: Path, edits: int) -> Figures:
    """Time the server of a site."""
    files = sorted((site / "briefings").glob("*/*.md"))
    figures, begun = Figures(), time.perf_counter()
    with running(site) as editor:
        document = Document(editor, files[len(files) // 2])
        card = sorted((site / "seeds").glob("*.md"))[0]
        item = {"uri": card.as_uri(), "languageId": "markdown", "version": 1, "text": card.read_text("utf-8")}
        editor.tell("textDocument/didOpen", {"textDocument": item})
        for number in range(-WARM, edits):
            name = f"nobody-{number + WARM}"
            began = time.perf_counter()
            document.write(f"It rained [@{name}].")
            came = _told(editor, name)
            if number == -WARM:
                figures.first = came - begun
            editor.rest()
            asked = time.perf_counter()
            document.write("It rained [@")
            found = document.ask("completion", document.end)
            answered = time.perf_counter()
            if not found["result"]["items"]:
                raise EditorError("there were no completions")
            editor.rest()
            hovered = time.perf_counter()
            shown = document.ask("hover", document.cited)
            if not shown["result"]:
                raise EditorError("there was no hover")
            about = time.perf_counter()
            for method in ("documentSymbol", "foldingRange", "documentLink", "inlayHint"):
                _ask_all(editor, method, document.uri)
            counted = time.perf_counter()
            _ask_all(editor, "codeLens", card.as_uri())
            searched = time.perf_counter()
            editor.ask("workspace/symbol", {"query": "a"})
            if number >= 0:
                figures.files.append(counted - about)
                figures.counts.append(searched - counted)
                figures.symbols.append(time.perf_counter() - searched)
                figures.faults.append(came - began - PAUSE)
                figures.completions.append(answered - asked)
                figures.hovers.append(about - hovered)
    return figures


def _ask_all(editor: Editor, method: str, uri: str) -> None:
    """Ask about a text as a whole; raises `EditorError` where nothing is found."""
    whole = {"start": {"line": 0, "character": 0}, "end": {"line": 99_999, "character": 0}}
    params = {"textDocument": {"uri": uri}, "range": whole}
    if not editor.ask(f"textDocument/{method}", params).get("result"):
        raise EditorError(f"there was no answer to {method}")


def _told(editor: Editor, name: str) -> float:
    """The moment when a diagnostic came that tells of a name."""
    while True:
        came, message = editor.next()
        if message.get("method") == "textDocument/publishDiagnostics" and name in json.dumps(message):
            return came


def table(size: int, figures: Figures) -> str:
    """The figures of one size, to print."""
    rows = [["ms", "median", "p95", "lowest", "highest"]]
    for name, times in (
        ("keystroke to diagnostics", figures.faults),
        ("completion", figures.completions),
        ("hover", figures.hovers),
        ("outline, folds, links, numbers", figures.files),
        ("counts of citations", figures.counts),
        ("symbols of the site", figures.symbols),
    ):
        shown = (median(times), _p95(times), min(times), max(times))
        rows.append([name, *(f"{value * 1000:.0f}" for value in shown)])
    return f"N = {size:,}; first diagnostics after {figures.first:.1f} s\n\n{aligned(rows)}\n"


def _p95(values: Sequence[float]) -> float:
    return quantiles(values, n=20, method="inclusive")[-1] if len(values) > 1 else values[0]


def main(arguments: Sequence[str]) -> int:
    """`python -m benchmarks editor`."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks editor",
        description="Time the language server: from a keystroke to diagnostics, completions and hovers.",
    )
    parser.add_argument(
        "--sizes", type=numbers, default=[100, 1000], metavar="N,N", help="how many briefings (100,1000)"
    )
    parser.add_argument("--edits", type=positive, default=20, metavar="N", help="edits that count (20)")
    given = parser.parse_args(arguments)
    system = f"Python {platform.python_version()} on {platform.system()}, {os.cpu_count()} cores"
    print(f"{system}; {given.edits} edits, load {os.getloadavg()[0]:.1f}\n", flush=True)
    try:
        with tempfile.TemporaryDirectory(prefix="benchmarks-") as name:
            for size in given.sizes:
                progress(f"{size} briefings: making the corpus")
                site = Path(name) / str(size)
                make(size, site)
                progress(f"{size} briefings: editing")
                figures = measure(site, given.edits)
                progress("")
                print(table(size, figures), flush=True)
    except (EditorError, BuildFailedError) as fault:
        progress("")
        print(f"benchmarks: {fault}", file=sys.stderr)
        return 1
    return 0
