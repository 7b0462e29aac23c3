"""Time the live preview: from saving a file to changed pixels in Chromium, beside `hugo server` on the same texts.

1. Make a corpus, and of the same texts a site for Hugo; start both servers, and open the same briefing of each.
2. Save that briefing with another word in its first sentence, now here, now there, so that a busy minute falls on
   both. Every other time the file is written in place, else beside it and renamed, as many editors do.
3. A script in the page waits for the word to stand in it, then for two frames, and tells the time.

The clock is that of the system, on both sides; how well the two agree is measured before every edit.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import platform
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from queue import Empty, Queue
from statistics import median, quantiles
from typing import TYPE_CHECKING

from benchmarks import hugo
from benchmarks.corpus import Dice
from benchmarks.timing import ROOT, BuildFailedError, aligned, make, numbers, positive, progress

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

WAIT = 30.0
"""Seconds after which an edit that cannot be seen counts as missed."""
WARM = 3
"""Edits before those that count: whoever writes has written before."""
PAUSES = 600, 1400
"""Milliseconds between two edits, drawn by lot: no server's own rhythm may fall in with ours."""
APART = 0.002
"""Seconds by which the clocks of page and benchmark may differ."""

WATCH = """
(() => {
  let last = "";
  const look = () => {
    const word = (document.body?.textContent.match(/Zq\\d{4}/) || [""])[0];
    if (!word || word === last) return;
    last = word;
    requestAnimationFrame(() => requestAnimationFrame(() =>
      window.seen(word, performance.timeOrigin + performance.now())));
  };
  new MutationObserver(look).observe(document, {childList: true, characterData: true, subtree: true});
})();
"""
"""Runs in every page before anything else, in one that the server has reloaded too."""


class PreviewError(Exception):
    """A server that cannot be measured."""


@dataclass(frozen=True, slots=True)
class Edit:
    """One edit that was seen."""

    seconds: float
    """From the moment before the file was opened for writing."""
    renamed: bool
    """Whether it was written beside the old one, which it then replaced."""


@dataclass(slots=True)
class Figures:
    """What is known of one server at one size."""

    name: str
    start: float = 0.0
    """Seconds from its start to its first page."""
    first: float = 0.0
    """Seconds of the very first edit."""
    edits: list[Edit] = field(default_factory=list)
    missed: int = 0
    apart: float = 0.0
    """Seconds by which the clocks of page and benchmark differed at most."""
    load: float = 0.0
    """What else the machine had to do: its load over the last minute, when the edits began."""


# --- servers -------------------------------------------------------------------------------------


@dataclass(slots=True)
class Server:
    """A preview that is running."""

    name: str
    address: str
    """Of the page that is shown."""
    file: Path
    """That it is made of."""
    seconds: float
    """From its start to its first answer."""
    process: int = 0
    """Number of its process; 0 where that is not known."""


@contextmanager
def briefing_serve(corpus: Path) -> Iterator[Server]:
    """The preview of this generator."""
    file = chosen(corpus / "briefings")
    command = [
        sys.executable,
        "-m",
        "briefing_site",
        "serve",
        "--site",
        str(corpus),
        "--port",
        str(_free_port()),
    ]
    with _running("briefing serve", command, file) as server:
        yield server


@contextmanager
def hugo_server(program: str, folder: Path) -> Iterator[Server]:
    """Hugo's, as it comes."""
    file = chosen(folder / "content")
    port = str(_free_port())
    command = [program, "server", "--source", str(folder), "--bind", "127.0.0.1", "--port", port]
    with _running("hugo server", command, file) as server:
        yield server


def chosen(folder: Path) -> Path:
    """The briefing that is edited: the same of each site, in the middle."""
    files = [path for path in sorted(folder.glob("*/*.md")) if path.parent.name != "sources"]
    return files[len(files) // 2]


@contextmanager
def _running(name: str, command: Sequence[str], file: Path) -> Iterator[Server]:
    start = time.perf_counter()
    child = subprocess.Popen(
        command,
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    assert child.stdout
    lines: list[str] = []
    address: Queue[str] = Queue()

    def listen(output: Iterator[str]) -> None:
        for line in output:
            lines.append(line)
            if found := re.search(r"http://(?:127\.0\.0\.1|localhost):\d+", line):
                address.put(f"{found[0]}/")
        address.put("")

    thread = threading.Thread(target=listen, args=(child.stdout,), daemon=True)
    thread.start()
    try:
        base = address.get(timeout=120)
        if not base:
            raise PreviewError(f"{name} did not start:\n{''.join(lines)[-2000:]}")
        page = f"{base}{file.parent.name}/{file.stem}.html"
        yield Server(name, page, file, time.perf_counter() - start, child.pid)
    except Empty:
        raise PreviewError(f"{name} tells no address:\n{''.join(lines)[-2000:]}") from None
    finally:
        child.send_signal(signal.SIGINT)
        with contextlib.suppress(subprocess.TimeoutExpired):
            child.wait(10)
        if child.poll() is None:
            child.kill()
            child.wait()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


# --- measuring -----------------------------------------------------------------------------------


class Window:
    """A page of a preview, in a browser that tells when it has painted a word."""

    def __init__(self, browser: Browser, server: Server, watch: str = WATCH) -> None:
        """`watch` is the script that tells of a word by calling `seen`."""
        self.server = server
        self.apart = 0.0
        """The most by which its clock has differed from ours, in seconds."""
        self._seen: dict[str, float] = {}
        self._page: Page = browser.new_page()
        self._page.expose_function("seen", lambda word, at: self._seen.setdefault(word, at / 1000))
        self._page.add_init_script(watch)
        self._page.goto(server.address)
        self._page.wait_for_selector("main p")

    def edit(self, number: int, *, renamed: bool) -> float | None:
        """Save the file with a word of this number; seconds until it was painted, None where it was not."""
        word = f"Zq{number:04}"
        text = with_word(self.server.file.read_text("utf-8"), word)
        return self.change(word, lambda: save(self.server.file, text, renamed=renamed))

    def change(self, word: str, make: Callable[[], object]) -> float | None:
        """Make a change that brings a word into the page; the same as of `edit`."""
        self._page.bring_to_front()
        self._compare_clocks()
        self._seen.pop(word, None)
        start = time.time()
        make()
        while word not in self._seen and time.time() < start + WAIT:
            self._page.wait_for_timeout(5)  # Playwright hears of the page in here
        seen = self._seen.get(word)
        return None if seen is None else seen - start

    def picture(self) -> bytes:
        """The paragraph that is edited, as it is painted."""
        return self._page.locator("p", has_text=re.compile(r"Zq\d{4}")).first.screenshot()

    def _compare_clocks(self) -> None:
        best, apart = 1.0, 0.0
        for _ in range(5):
            before = time.time()
            there = self._page.evaluate("performance.timeOrigin + performance.now()") / 1000
            after = time.time()
            if after - before < best:
                best, apart = after - before, abs(there - (before + after) / 2)
        # Anywhere between asking and answering the page may have looked at its clock.
        self.apart = max(self.apart, apart - best / 2)

    def close(self) -> None:
        """Close the page."""
        self._page.close()


def with_word(text: str, word: str) -> str:
    """A briefing with another first word in its body."""
    front, fence, body = text.partition("\n---\n")
    return f"{front}{fence}{word}{body[body.index(' ') :]}"


def save(file: Path, text: str, *, renamed: bool) -> None:
    """Save a file as editors do."""
    if renamed:
        beside = file.with_name(f".{file.name}.new")
        beside.write_text(text, encoding="utf-8")
        beside.replace(file)
    else:
        file.write_text(text, encoding="utf-8")


def measure(
    browser: Browser, servers: Sequence[Server], edits: int, say: Callable[[str], None]
) -> list[Figures]:
    """Edit now here, now there; raises `PreviewError` where what is measured is not what is seen."""
    windows = [Window(browser, server) for server in servers]
    load = os.getloadavg()[0]
    every = [Figures(server.name, server.seconds, load=load) for server in servers]
    dice = Dice(1)
    for number in range(1, WARM + edits + 1):
        say(f"edit {number} of {WARM + edits}")
        for window, figures in zip(windows, every, strict=True):
            renamed = number % 2 == 0
            before = window.picture() if number == WARM else b""
            seconds = window.edit(number, renamed=renamed)
            if number == WARM and seconds is not None and window.picture() == before:
                raise PreviewError(f"{figures.name}: the word is there, and the picture is as it was")
            if seconds is None:
                figures.missed += 1
            elif number > WARM:
                figures.edits.append(Edit(seconds, renamed))
            elif number == 1:
                figures.first = seconds
            time.sleep(dice.between(*PAUSES) / 1000)
    for window in windows:
        window.close()
        if window.apart > APART:
            raise PreviewError(f"the clocks of page and system differ by {window.apart * 1000:.1f} ms")
    for window, figures in zip(windows, every, strict=True):
        figures.apart = window.apart
    return every


def _chromium() -> str:
    from tests.browser import find

    if (chromium := find()) is None:
        raise PreviewError("there is no Chromium: sudo apt-get install chromium")
    return chromium


def of_site(site: Path, edits: int, say: Callable[[str], None]) -> list[Figures]:
    """The figures of a site that is there; the briefing that is edited is put back."""
    from tests.browser import launched

    chromium = _chromium()
    say("starting")
    with briefing_serve(site) as server, launched(chromium) as browser:
        before = server.file.read_bytes()
        try:
            return measure(browser, [server], edits, say)
        finally:
            server.file.write_bytes(before)


def run(
    sizes: Sequence[int], edits: int, program: str, folder: Path, say: Callable[[str], None]
) -> Iterator[tuple[int, list[Figures]]]:
    """The figures of each size."""
    from tests.browser import launched

    chromium = _chromium()
    for size in sizes:
        say(f"{size} briefings: making the corpus")
        corpus, other = folder / str(size), folder / f"{size}-hugo"
        make(size, corpus)
        with contextlib.ExitStack() as stack:
            say(f"{size} briefings: starting")
            servers = [stack.enter_context(briefing_serve(corpus))]
            if program:
                hugo.site(corpus, other)
                servers.append(stack.enter_context(hugo_server(program, other)))
            browser = stack.enter_context(launched(chromium))
            yield size, measure(browser, servers, edits, say)
        shutil.rmtree(corpus)
        shutil.rmtree(other, ignore_errors=True)


# --- telling -------------------------------------------------------------------------------------


def table(size: int, every: Sequence[Figures]) -> str:
    """The figures of one size, to print."""
    rows = [
        [
            "ms",
            "median",
            "p95",
            "lowest",
            "highest",
            "in place",
            "renamed",
            "edits",
            "missed",
            "first",
            "start s",
        ]
    ]
    for figures in every:
        times = sorted(edit.seconds for edit in figures.edits)
        ways = [[e.seconds for e in figures.edits if e.renamed is way] for way in (False, True)]
        rows.append(
            [
                figures.name,
                *(
                    _ms(value)
                    for value in (middle(times), p95(times), min(times, default=0), max(times, default=0))
                ),
                *(_ms(middle(way)) for way in ways),
                str(len(times)),
                str(figures.missed),
                _ms(figures.first),
                f"{figures.start:.1f}",
            ]
        )
    apart = max(figures.apart for figures in every)
    head = f"N = {size:,}; load {every[0].load:.1f}; clocks agree to {max(apart * 1000, 0.1):.1f} ms"
    return f"{head}\n\n{aligned(rows)}\n"


def middle(values: Sequence[float]) -> float:
    return median(values) if values else 0.0


def p95(values: Sequence[float]) -> float:
    return quantiles(values, n=20, method="inclusive")[-1] if len(values) > 1 else middle(values)


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:.0f}" if seconds else "-"


def _context(edits: int, program: str) -> str:
    system = f"Python {platform.python_version()} on {platform.system()}, {os.cpu_count()} cores"
    if not program:
        return f"{system}; {edits} edits; no hugo, so its times are not taken (--hugo PATH)"
    told = subprocess.run([program, "version"], capture_output=True, text=True, check=True).stdout
    version = re.search(r"hugo v([\d.]+)", told)
    return f"{system}; {edits} edits of each; Hugo {version[1] if version else 'of unknown version'}"


def _as_json(sizes: Sequence[tuple[int, list[Figures]]], context: str) -> str:
    data = {
        "context": context,
        "sizes": [
            {"briefings": size, "servers": [asdict(figures) for figures in every]} for size, every in sizes
        ],
    }
    return json.dumps(data, indent=1) + "\n"


# --- usage ---------------------------------------------------------------------------------------


def main(arguments: Sequence[str]) -> int:
    """`python -m benchmarks preview`."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks preview",
        description="Time the live preview, from saving a file to changed pixels in Chromium, beside hugo server.",
    )
    parser.add_argument(
        "--sizes", type=numbers, default=[100, 1000], metavar="N,N", help="how many briefings (100,1000)"
    )
    parser.add_argument(
        "--site", type=Path, metavar="DIR", help="a site that is there, without Hugo, instead of such sizes"
    )
    parser.add_argument(
        "--edits", type=positive, default=40, metavar="N", help="edits that count, of each (40)"
    )
    parser.add_argument("--hugo", metavar="PATH", help="Hugo's program (hugo, where there is one)")
    parser.add_argument(
        "--json", type=Path, metavar="FILE", help="write every figure of every edit to a file"
    )
    given = parser.parse_args(arguments)
    program = "" if given.site else shutil.which(given.hugo or "hugo") or ""
    if given.hugo and not program:
        parser.error(f"{given.hugo} is not a program")
    context = _context(given.edits, program)
    print(f"{context}\n", flush=True)
    sizes = []
    try:
        with tempfile.TemporaryDirectory(prefix="benchmarks-") as name:
            if given.site:
                size = sum(1 for _ in given.site.glob("briefings/*/*.md"))
                sizes.append((size, of_site(given.site, given.edits, progress)))
                progress("")
                print(table(*sizes[0]), flush=True)
            for size, every in (
                () if given.site else run(given.sizes, given.edits, program, Path(name), progress)
            ):
                progress("")
                print(table(size, every), flush=True)
                sizes.append((size, every))
    except (PreviewError, BuildFailedError) as fault:
        progress("")
        print(f"benchmarks: {fault}", file=sys.stderr)
        return 1
    if given.json:
        given.json.write_text(_as_json(sizes, context), encoding="utf-8")
    return 1 if any(figures.missed for _, every in sizes for figures in every) else 0
