"""Many edits inside one process: what each costs in CPU time, and whether memory stays flat.

Each edit saves a briefing with another first word. The folder is looked at as the preview does, the page of the
briefing is made, and its faults are found. Every hundredth edit a line is printed. CPU time is that of this
process, so that what else the machine does matters little; the lowest of a hundred matters least.
"""

from __future__ import annotations

import argparse
import gc
import os
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from benchmarks.preview import with_word
from benchmarks.timing import aligned, make, numbers, positive, progress

EVERY = 100


@dataclass(frozen=True, slots=True)
class Line:
    """What a hundred edits took."""

    edits: int
    """So many edits are done."""
    megabytes: float
    """Resident memory."""
    lowest: tuple[float, float, float]
    """Seconds of CPU time for a look, a page and the faults; so are the medians."""
    middle: tuple[float, float, float]


def lines(site: Path, edits: int) -> Iterator[Line]:
    """Edit a site, and tell of every hundred edits. The edited briefing is left as it was."""
    from briefing_site.apps.preview.responses import PageResponses
    from briefing_site.engine.engine import Engine
    from briefing_site.engine.options import Options

    files = sorted((site / "briefings").glob("*/*.md"))
    file = files[len(files) // 2]
    text, path = file.read_text("utf-8"), file.relative_to(site).as_posix()
    address = f"{file.parent.name}/{file.stem}.html"
    options = Options(site)
    engine = Engine(options)
    state = engine.look()
    responses = PageResponses(options.output).turned(state)
    responses.at(address)
    _ = state.content_faults
    gc.freeze()  # as the preview does
    times: list[tuple[float, float, float]] = []
    try:
        for number in range(1, edits + 1):
            file.write_text(with_word(text, f"Zq{number:04}"), "utf-8")
            start = time.process_time()
            inputs = engine.read_named([path])
            assert inputs
            state = engine.look_at(inputs, again=False)
            looked = time.process_time()
            responses = responses.turned(state)
            assert f"Zq{number:04}" in responses.at(address).html
            shown = time.process_time()
            _ = state.content_faults
            times.append((looked - start, shown - looked, time.process_time() - shown))
            gc.collect()  # as the preview does
            if number % EVERY == 0 or number == edits:
                yield Line(number, resident(), _each(min, times), _each(median, times))
                times.clear()
    finally:
        file.write_text(text, "utf-8")


def _each(
    of: Callable[[Sequence[float]], float], times: Sequence[tuple[float, float, float]]
) -> tuple[float, float, float]:
    look, page, faults = zip(*times, strict=True)
    return of(look), of(page), of(faults)


def resident(process: int | str = "self") -> float:
    """Resident memory of a process, in megabytes."""
    pages = int(Path(f"/proc/{process}/statm").read_text("ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1_000_000


def main(arguments: Sequence[str]) -> int:
    """`python -m benchmarks edits`."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks edits",
        description="Edit a briefing again and again in one process: CPU time of each edit, and memory.",
    )
    parser.add_argument(
        "--sizes", type=numbers, default=[100], metavar="N,N", help="how many briefings (100)"
    )
    parser.add_argument("--edits", type=positive, default=1000, metavar="N", help="how many edits (1000)")
    parser.add_argument("--site", type=Path, metavar="DIR", help="a site that is there, instead of corpora")
    given = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="benchmarks-") as name:
        for size in [0] if given.site else given.sizes:
            site = given.site or Path(name) / str(size)
            if not given.site:
                progress(f"{size} briefings: making the corpus")
                make(size, site)
                progress("")
            rows = [["edits", "MB", "look ms", "page ms", "faults ms", "medians"]]
            for line in lines(site, given.edits):
                lowest, middle = (
                    [f"{value * 1000:.1f}" for value in some] for some in (line.lowest, line.middle)
                )
                rows.append([str(line.edits), f"{line.megabytes:.0f}", *lowest, ", ".join(middle)])
            print(f"N = {size:,}\n\n{aligned(rows)}\n" if size else f"{aligned(rows)}\n", flush=True)
    return 0
