"""Time what else happens while a preview is open: another style, another template, another branch, many saves.

1. A rule of the theme's style sheet, then a template of the theme, is saved again and again: how long until the
   open page shows it.
2. A branch is switched in which other briefings stand, while a page is asked for every 20 ms: how long until the
   open page shows it, and how long the longest answer took.
3. A briefing is saved many times, in place and by renaming: how much memory the preview has.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from http.client import HTTPConnection
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from benchmarks.corpus import Dice
from benchmarks.edits import resident
from benchmarks.preview import (
    WARM,
    PreviewError,
    Server,
    Window,
    briefing_serve,
    chosen,
    middle,
    p95,
    with_word,
)
from benchmarks.timing import BuildFailedError, aligned, make, numbers, positive, progress

if TYPE_CHECKING:
    from playwright.sync_api import Browser

PAUSES = 300, 900
"""Milliseconds between two changes, drawn by lot."""
SWITCHED = 300
"""So many briefings differ in the other branch; all of them where there are fewer."""
ASKED = 0.02
"""Seconds between two requests while a branch is switched."""
TOLD = 100
"""After so many saves memory is looked at."""
REST = 2.0
"""Seconds before that, in which all pages are looked through for faults."""

THEME = "themes/own"
SHEET = f"{THEME}/static/style.css/99-own.css"
TEMPLATE = f"{THEME}/templates/briefing.html"
BRANCHES = {"main": "Zq9001", "other": "Zq9002"}
"""Each branch and the word by which its briefings are known."""

WATCH = """
(() => {
  let before = new Set();
  const look = () => {
    const named = document.body ? getComputedStyle(document.body).getPropertyValue("--seen") : "";
    const words = new Set(`${named} ${document.body?.textContent}`.match(/Zq\\d{4}/g) ?? []);
    const fresh = [...words].filter((word) => !before.has(word));
    before = words;
    if (fresh.length) requestAnimationFrame(() => {
      for (const word of fresh) window.seen(word, performance.timeOrigin + performance.now());
    });
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
})();
"""
"""Looks at each frame for words of the text and of the style, and tells of them when it has been painted."""


def sheet(word: str) -> str:
    """A part of a style sheet with a colour of its own, and with a word by which the page knows it."""
    return f":root {{ --seen: {word}; }}\nmain p {{ color: rgb(0 0 {int(word[2:]) % 256}); }}\n"


def template(word: str) -> str:
    """A template of a briefing's page with a word of its own."""
    return f'{{% extends "base/briefing.html" %}}\n{{% block version %}} {word}{{% endblock %}}\n'


def with_theme(corpus: Path) -> None:
    """Give a corpus a theme of its own."""
    files = {
        f"{THEME}/theme.yaml": "name: own\nextends: base\n",
        SHEET: sheet("Zq0000"),
        TEMPLATE: template(""),
    }
    for path, text in files.items():
        (corpus / path).parent.mkdir(parents=True, exist_ok=True)
        (corpus / path).write_text(text, encoding="utf-8")
    config = corpus / "config.yaml"
    config.write_text(f"theme: own\n{config.read_text('utf-8')}", encoding="utf-8")


def with_branches(corpus: Path) -> None:
    """Make a repository of a corpus, whose branches differ in a word of each of some briefings."""
    (corpus / ".gitignore").write_text(".cache/\nbuild/\n", encoding="utf-8")
    shown = chosen(corpus / "briefings")
    others = (file for file in sorted((corpus / "briefings").glob("*/*.md")) if file != shown)
    files = [shown, *others][:SWITCHED]
    git(corpus, "init", "--quiet", "--initial-branch=main")
    for branch, word in BRANCHES.items():
        if branch != "main":
            git(corpus, "switch", "--quiet", "--create", branch)
        for file in files:
            file.write_text(with_word(file.read_text("utf-8"), word), encoding="utf-8")
        git(corpus, "add", ".")
        git(corpus, "commit", "--quiet", "--message", branch)
    git(corpus, "switch", "--quiet", "main")


def git(corpus: Path, *words: str) -> float:
    """Run git in a corpus; the seconds that it took."""
    settings = ("user.name=A", "user.email=a@b.example", "core.hooksPath=/dev/null", "gc.auto=0")
    given = [part for setting in settings for part in ("-c", setting)]
    start = time.perf_counter()
    subprocess.run(["git", *given, *words], cwd=corpus, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


# --- measuring -----------------------------------------------------------------------------------


@dataclass(slots=True)
class Answers:
    """What became of the requests during a change."""

    longest: float = 0.0
    """Seconds of the longest."""
    count: int = 0


@contextlib.contextmanager
def asking(address: str) -> Iterator[Answers]:
    """Ask for a page again and again meanwhile."""
    parts = urlsplit(address)
    answers, over = Answers(), threading.Event()

    def ask() -> None:
        with contextlib.closing(HTTPConnection(parts.hostname or "", parts.port, timeout=60)) as connection:
            while not over.wait(ASKED):
                start = time.perf_counter()
                connection.request("GET", parts.path)
                connection.getresponse().read()
                answers.longest = max(answers.longest, time.perf_counter() - start)
                answers.count += 1

    thread = threading.Thread(target=ask)
    thread.start()
    try:
        yield answers
    finally:
        over.set()
        thread.join()


@dataclass(slots=True)
class Figures:
    """What is known of one size, in seconds and megabytes."""

    styles: list[float] = field(default_factory=list)
    templates: list[float] = field(default_factory=list)
    switches: list[float] = field(default_factory=list)
    """From the start of git until the page was shown."""
    git: list[float] = field(default_factory=list)
    """What git itself took of these."""
    longest: list[float] = field(default_factory=list)
    """The longest answer during each switch."""
    memory: list[tuple[int, float]] = field(default_factory=list)
    """Number of saves, and resident memory after them."""
    load: float = 0.0
    """What else the machine had to do: its load over the last minute, when the changes began."""


@dataclass(frozen=True, slots=True)
class Plan:
    """How often each is done."""

    edits: int
    switches: int
    saves: int


def measure(
    browser: Browser, server: Server, corpus: Path, plan: Plan, say: Callable[[str], None]
) -> Figures:
    """All figures of one preview that runs; raises `PreviewError` where a change cannot be seen."""
    figures, dice = Figures(load=os.getloadavg()[0]), Dice(1)
    window = Window(browser, server, WATCH)

    def seen(word: str, change: Callable[[], object]) -> float:
        seconds = window.change(word, change)
        if seconds is None:
            raise PreviewError(f"{word} is never seen")
        time.sleep(dice.between(*PAUSES) / 1000)
        return seconds

    def write(path: str, text: str) -> None:
        (corpus / path).write_text(text, encoding="utf-8")

    for number in range(1, WARM + plan.edits + 1):
        say(f"style and template {number} of {WARM + plan.edits}")
        style = seen(word := f"Zq{6000 + number}", lambda: write(SHEET, sheet(word)))
        other = seen(word := f"Zq{7000 + number}", lambda: write(TEMPLATE, template(word)))
        if number > WARM:
            figures.styles.append(style)
            figures.templates.append(other)
    for number in range(plan.switches):
        say(f"branch {number + 1} of {plan.switches}")
        branch = list(BRANCHES)[1 - number % 2]
        time.sleep(REST)

        def switch(branch: str = branch) -> None:
            figures.git.append(git(corpus, "switch", "--quiet", branch))

        with asking(server.address) as answers:
            figures.switches.append(seen(BRANCHES[branch], switch))
        figures.longest.append(answers.longest)
    for number in range(1, plan.saves + 1):
        if number % 20 == 0:
            say(f"save {number} of {plan.saves}")
        if window.edit(number, renamed=number % 2 == 0) is None:
            raise PreviewError(f"save {number} is never seen")
        if number % TOLD == 0 or number == plan.saves:
            time.sleep(REST)
            figures.memory.append((number, resident(server.process)))
    window.close()
    return figures


def run(
    sizes: Sequence[int], plan: Plan, folder: Path, say: Callable[[str], None]
) -> Iterator[tuple[int, Figures]]:
    """The figures of each size."""
    from tests.browser import find, launched

    chromium = find()
    if chromium is None:
        raise PreviewError("there is no Chromium: sudo apt-get install chromium")
    for size in sizes:
        say(f"{size} briefings: making the corpus")
        corpus = folder / str(size)
        make(size, corpus)
        with_theme(corpus)
        with_branches(corpus)
        say(f"{size} briefings: starting")
        with briefing_serve(corpus) as server, launched(chromium) as browser:
            yield size, measure(browser, server, corpus, plan, say)


# --- telling -------------------------------------------------------------------------------------


def table(size: int, figures: Figures) -> str:
    """The figures of one size, to print."""
    rows = [["ms", "median", "p95", "lowest", "highest", "times"]]
    for name, times in (
        ("style sheet", figures.styles),
        ("template", figures.templates),
        ("branch", figures.switches),
        ("  of it git", figures.git),
        ("  longest answer", figures.longest),
    ):
        if times:
            found = (middle(times), p95(times), min(times), max(times))
            rows.append([name, *(f"{seconds * 1000:.0f}" for seconds in found), str(len(times))])
    parts = [f"N = {size:,}; load {figures.load:.1f}", aligned(rows)]
    if figures.memory:
        told = (f"{megabytes:.0f} after {saves:,}" for saves, megabytes in figures.memory)
        parts.append(f"MB, saves: {', '.join(told)}")
    return "\n\n".join(parts) + "\n"


def main(arguments: Sequence[str]) -> int:
    """`python -m benchmarks changes`."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks changes",
        description="Time other styles, templates and branches in the live preview, and its memory over many saves.",
    )
    parser.add_argument(
        "--sizes", type=numbers, default=[100, 1000], metavar="N,N", help="how many briefings (100,1000)"
    )
    for name, default, text in (
        ("edits", 20, "how many style sheets and templates"),
        ("switches", 6, "how many switches of a branch"),
        ("saves", 1000, "how many saves of a briefing"),
    ):
        parser.add_argument(
            f"--{name}", type=positive, default=default, metavar="N", help=f"{text} ({default})"
        )
    given = parser.parse_args(arguments)
    plan = Plan(given.edits, given.switches, given.saves)
    try:
        with tempfile.TemporaryDirectory(prefix="benchmarks-") as name:
            for size, figures in run(given.sizes, plan, Path(name), progress):
                progress("")
                print(table(size, figures), flush=True)
    except (PreviewError, BuildFailedError) as fault:
        progress("")
        print(f"benchmarks: {fault}", file=sys.stderr)
        return 1
    return 0
