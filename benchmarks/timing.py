"""Time builds: cold, unchanged, and after one edit, each in a fresh process.

1. Make a corpus, check that it has no faults (which also compiles the generator's own modules, once).
2. Some runs of: cold, unchanged, one edit. One after the other, so that a busy minute falls on all three.
3. Once more, cold and with an edit, inside one process that tells the time of its stages.

This module imports nothing of the generator: a child's peak memory begins with its parent's.
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
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median
from typing import Any

ROOT = Path(__file__).resolve().parent.parent

COLD, UNCHANGED, EDIT = "cold", "unchanged", "one edit"


class BuildFailedError(Exception):
    """A build whose figures would mean nothing."""


@dataclass(frozen=True, slots=True)
class Run:
    """One build by a process of its own."""

    wall: float
    """Seconds."""
    cpu: float
    """Seconds, of the system too, and of the processes that it started."""
    memory: float
    """The most that one process held, in MB."""
    written: int
    """Files of build/ that are new or have changed."""


@dataclass(frozen=True, slots=True)
class Stages:
    """One build inside a process that was asked for its stages."""

    rendered: int
    pages: int
    """Of the whole site."""
    citations: int
    """Of the whole site."""
    seconds: dict[str, float]
    total: float
    """Seconds of the whole build, in its process, without the start of Python."""


@dataclass(frozen=True, slots=True)
class Figures:
    """All that is known of one size."""

    briefings: int
    sources: int
    runs: dict[str, list[Run]]
    stages: dict[str, Stages]


# --- measuring -----------------------------------------------------------------------------------


def measure(briefings: int, runs: int, folder: Path, say: Callable[[str], None]) -> Figures:
    """Time one size in a folder that does not exist yet; raises `BuildFailedError`."""
    say(f"{briefings} briefings: making the corpus")
    make(briefings, folder)
    times: dict[str, list[Run]] = {COLD: [], UNCHANGED: [], EDIT: []}
    for number in range(runs):
        say(f"{briefings} briefings: run {number + 1} of {runs}")
        clear(folder)
        times[COLD].append(_build(folder))
        times[UNCHANGED].append(_unchanged(folder))
        _edit(folder, number)
        times[EDIT].append(_build(folder))
    say(f"{briefings} briefings: stages")
    clear(folder)
    stages = {COLD: _stages(folder), UNCHANGED: _stages(folder)}
    _edit(folder, runs)
    stages[EDIT] = _stages(folder)
    return Figures(briefings, max(1, briefings // 4), times, stages)


def make(briefings: int, folder: Path) -> None:
    """Make a corpus and make sure that it has no faults, in processes of their own."""
    _run([sys.executable, "-m", "benchmarks", "corpus", str(briefings), str(folder)])
    _run([sys.executable, "-m", "briefing_site", "check", "--strict", "--site", str(folder), "-q"])


def clear(folder: Path, names: Sequence[str] = (".cache", "build")) -> None:
    """Make the next build of a site a cold one: folders that builds have made go out of it, beside it.

    They are not deleted here. For a minute ext4 does not use the inodes of deleted files again, and passes over
    them one by one for each new file: after 11,000 deletions that was a tenth of the CPU of a cold build.
    """
    for name in names:
        if (folder / name).exists():
            gone = tempfile.mkdtemp(prefix="gone-", dir=folder.parent)
            (folder / name).rename(Path(gone, name))


def _edit(folder: Path, number: int) -> None:
    from benchmarks.corpus import edit

    edit(folder, number)


def _build(folder: Path) -> Run:
    before = _signatures(folder / "build")
    command = [sys.executable, "-m", "briefing_site", "build", "--site", str(folder), "-q"]
    with tempfile.TemporaryFile() as output:
        start = time.perf_counter()
        child = subprocess.Popen(command, cwd=ROOT, stdout=output, stderr=output)
        _, status, used = os.wait4(child.pid, 0)
        wall = time.perf_counter() - start
        child.returncode = os.waitstatus_to_exitcode(status)
        output.seek(0)
        _demand(child.returncode, command, output.read())
    after = _signatures(folder / "build")
    if "index.html" not in after:
        raise BuildFailedError("the build said that all is well, and made no home page")
    unit = 1 if sys.platform == "darwin" else 1024
    return Run(
        wall=wall,
        cpu=used.ru_utime + used.ru_stime,
        memory=used.ru_maxrss * unit / 1e6,
        written=sum(1 for path, signature in after.items() if before.get(path) != signature),
    )


def _unchanged(folder: Path) -> Run:
    run = _build(folder)
    if run.written:
        raise BuildFailedError(
            f"a rebuild of an unchanged site wrote {run.written} files; did the generator change?"
        )
    return run


def _stages(folder: Path) -> Stages:
    data: dict[str, Any] = json.loads(_run([sys.executable, "-m", "benchmarks", "one", str(folder)]))
    return Stages(data["rendered"], data["pages"], data["citations"], data["seconds"], data["total"])


def _run(command: Sequence[str]) -> bytes:
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=False)
    _demand(done.returncode, command, done.stdout + done.stderr)
    return done.stdout


def _demand(status: int, command: Sequence[str], output: bytes) -> None:
    if status:
        told = output.decode("utf-8", "replace").strip()[-2000:]
        raise BuildFailedError(f"{' '.join(command[1:4])} ended with status {status}\n{told}".strip())


def _signatures(folder: Path) -> dict[str, tuple[int, int]]:
    """Size and time of change of every file: one that was kept has those that it had."""
    found = {}
    for directory, _, names in os.walk(folder):
        for name in names:
            path = Path(directory, name)
            stat = path.stat()
            found[path.relative_to(folder).as_posix()] = (stat.st_size, stat.st_mtime_ns)
    return found


# --- telling -------------------------------------------------------------------------------------


def table(figures: Figures) -> str:
    """The figures of one size, to print."""
    site = figures.stages[COLD]
    rows = [["", "wall s", "CPU s", "peak MB", "written", "rendered"]]
    for name, runs in figures.runs.items():
        rows.append(
            [
                name,
                _spread([run.wall for run in runs], 2),
                _spread([run.cpu for run in runs], 2),
                _spread([run.memory for run in runs], 0),
                _spread([run.written for run in runs], 0),
                str(figures.stages[name].rendered),
            ]
        )
    names = list(site.seconds)
    stages = [["stages, ms", *names, "other", "all"]]
    for name in (COLD, EDIT):
        told = figures.stages[name]
        other = told.total - sum(told.seconds.values())
        values = [*(told.seconds.get(stage, 0.0) for stage in names), other, told.total]
        stages.append([name, *(f"{value * 1000:.0f}" for value in values)])
    head = (
        f"N = {figures.briefings:,}: {figures.sources:,} sources, {site.citations:,} citations, "
        f"{site.pages:,} pages"
    )
    return f"{head}\n\n{aligned(rows)}\n\n{aligned(stages)}\n"


def _spread(values: Sequence[float], digits: int) -> str:
    """The median, and the range where there is one."""
    low, middle, high = (f"{value:.{digits}f}" for value in (min(values), median(values), max(values)))
    return middle if low == high else f"{middle} ({low}-{high})"


def aligned(rows: Iterable[Sequence[str]]) -> str:
    lines = list(rows)
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    return "\n".join(
        "  "
        + "   ".join(
            [line[0].ljust(widths[0]), *(c.rjust(w) for c, w in zip(line[1:], widths[1:], strict=True))]
        )
        for line in lines
    )


def _context(runs: int) -> str:
    build = "1 run" if runs == 1 else f"{runs} runs, median (lowest-highest)"
    return f"Python {platform.python_version()} on {platform.system()}, {os.cpu_count()} cores; {build}"


def _as_json(every: Sequence[Figures], runs: int) -> str:
    data = {
        "python": platform.python_version(),
        "system": platform.system(),
        "cores": os.cpu_count(),
        "runs": runs,
        "sizes": [asdict(figures) for figures in every],
    }
    return json.dumps(data, indent=1) + "\n"


# --- usage ---------------------------------------------------------------------------------------


def main(arguments: Sequence[str]) -> int:
    """`python -m benchmarks`."""
    given = _parser().parse_args(arguments)
    try:
        with tempfile.TemporaryDirectory(prefix="benchmarks-") as name:
            if given.profile:
                _profile(given.sizes[0], given.profile, Path(name))
            else:
                _measure(given.sizes, given.runs, given.json, Path(name))
    except BuildFailedError as fault:
        print(f"benchmarks: {fault}", file=sys.stderr)
        return 1
    return 0


def _measure(sizes: Sequence[int], runs: int, report: Path | None, folder: Path) -> None:
    every = []
    print(f"{_context(runs)}\n", flush=True)
    for size in sizes:
        figures = measure(size, runs, folder / str(size), progress)
        progress("")
        print(table(figures), flush=True)
        every.append(figures)
    if report:
        report.write_text(_as_json(every, runs), encoding="utf-8")


def _profile(size: int, which: str, folder: Path) -> None:
    site = folder / "site"
    make(size, site)
    clear(site)
    if which == "edit":
        _build(site)
        _edit(site, 0)
    told = _run([sys.executable, "-m", "benchmarks", "one", str(site), "--profile"])
    print(f"N = {size:,}, {which}: by cumulative time, then by own time\n{told.decode()}")


def progress(text: str) -> None:
    """What is under way, for whoever watches; nothing where the output goes to a file."""
    if sys.stderr.isatty():
        with contextlib.suppress(OSError):
            print(f"\r\033[K{text}", end="", file=sys.stderr, flush=True)


def numbers(text: str) -> list[int]:
    return list(dict.fromkeys(positive(part) for part in text.split(",")))


def positive(text: str) -> int:
    number = int(text.strip())
    if number < 1:
        raise argparse.ArgumentTypeError("give whole numbers from 1 on")
    return number


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks",
        description="Time builds of made-up sites: cold, unchanged, and after one edit.",
        epilog="`python -m benchmarks corpus N DIR` makes such a site and leaves it there.",
    )
    parser.add_argument(
        "--sizes", type=numbers, default=[100, 1000], metavar="N,N", help="how many briefings (100,1000)"
    )
    parser.add_argument(
        "--runs", type=positive, default=5, metavar="N", help="how often each build is timed (5)"
    )
    parser.add_argument("--json", type=Path, metavar="FILE", help="write every figure of every run to a file")
    parser.add_argument(
        "--profile",
        nargs="?",
        choices=("cold", "edit"),
        const="cold",
        help="in place of the times, where a build of the first size spends them (cold)",
    )
    return parser
