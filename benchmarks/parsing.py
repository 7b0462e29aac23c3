"""What it takes to parse a file and to keep what came of it, in CPU: told of a site that is there, in this process."""

from __future__ import annotations

import argparse
import gc
import pickle
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from briefing_site.parse.briefing import parse_briefing
from briefing_site.parse.markdown.engine import MarkdownEngine
from briefing_site.parse.source_card import parse_source

MOST = 24
"""So many files of each kind are parsed."""


def main(arguments: Sequence[str]) -> int:
    """`python -m benchmarks parsing DIR`: prints a table of briefings and cards."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks parsing", description="What it takes to parse a file."
    )
    parser.add_argument("folder", type=Path, metavar="DIR")
    parser.add_argument("--runs", type=int, default=8, help="how often each file is parsed (8)")
    given = parser.parse_args(arguments)
    gc.disable()  # as in a build
    print("| | n | KB | parse ms | pickle ms | unpickle ms |")
    print("| --- | --- | --- | --- | --- | --- |")
    engine = MarkdownEngine()
    for kind, pattern, parse in (
        ("briefings", "briefings/*/*.md", parse_briefing),
        ("cards", "seeds/*.md", parse_source),
    ):
        files = sorted(given.folder.glob(pattern))[:MOST]
        rows = [_costs(path, given.folder, parse, engine, given.runs) for path in files]
        if rows:
            means = (sum(column) / len(rows) for column in zip(*rows, strict=True))
            print(f"| {kind} | {len(rows)} | {' | '.join(f'{mean:.2f}' for mean in means)} |")
    return 0


def _costs(
    path: Path,
    root: Path,
    parse: Callable[[str, bytes, MarkdownEngine], tuple[object, object]],
    engine: MarkdownEngine,
    runs: int,
) -> tuple[float, ...]:
    """Kilobytes of a file; milliseconds to parse it, and to write and read the value: the least of some runs."""
    name, data = path.relative_to(root).as_posix(), path.read_bytes()
    value = parse(name, data, engine)
    kept = pickle.dumps(value, protocol=5)
    steps: tuple[Callable[[], object], ...] = (
        lambda: parse(name, data, engine),
        lambda: pickle.dumps(value, protocol=5),
        lambda: pickle.loads(kept),
    )
    return len(data) / 1000, *(min(_time(step) for _ in range(runs)) for step in steps)


def _time(step: Callable[[], object]) -> float:
    before = time.process_time_ns()
    step()
    taken = time.process_time_ns() - before
    gc.collect(0)
    return taken / 1e6
