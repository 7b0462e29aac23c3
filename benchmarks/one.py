"""One build inside this process, for what cannot be seen from outside: the time of each stage, or a profile."""

from __future__ import annotations

import argparse
import cProfile
import json
import pstats
import sys
import time
from collections.abc import Sequence
from pathlib import Path

TOP = 25
"""Lines of a profile."""


def main(arguments: Sequence[str]) -> int:
    """`python -m benchmarks one DIR [--profile]`: prints JSON, or a profile."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks one", description="Build a site in one process."
    )
    parser.add_argument("folder", type=Path, metavar="DIR")
    parser.add_argument("--profile", action="store_true")
    given = parser.parse_args(arguments)
    if given.profile:
        return _profile(given.folder)
    return _stages(given.folder)


def _stages(folder: Path) -> int:
    from briefing_site.engine.build import build
    from briefing_site.engine.options import Options

    start = time.perf_counter()
    outcome = build(Options(folder))
    total = time.perf_counter() - start
    print(
        json.dumps(
            {
                "complete": outcome.complete,
                "faults": len(outcome.faults),
                "pages": outcome.summary.get("pages", 0),
                "citations": outcome.summary.get("citations", 0),
                "rendered": len(outcome.rendered),
                "seconds": dict(outcome.seconds),
                "total": total,
            }
        )
    )
    return 0 if outcome.complete else 1


def _profile(folder: Path) -> int:
    from briefing_site.engine.build import build
    from briefing_site.engine.options import Options

    profiler = cProfile.Profile()
    outcome = profiler.runcall(build, Options(folder))
    if not outcome.complete:
        print("the build failed: no profile", file=sys.stderr)
        return 1
    for order in ("cumulative", "tottime"):
        pstats.Stats(profiler).strip_dirs().sort_stats(order).print_stats(TOP)
    return 0
