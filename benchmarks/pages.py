"""What the page of each type costs, in CPU, and what it weighs: told of a site that is there, in this process."""

from __future__ import annotations

import argparse
import gc
import gzip
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from briefing_site.engine.build import linked_site
from briefing_site.engine.fingerprint import Told, fingerprint
from briefing_site.engine.options import Options
from briefing_site.engine.site import Site

LEVEL = 6
"""Of gzip: what servers use."""


@dataclass(slots=True)
class Cost:
    """The pages of one type, in seconds of CPU and in bytes."""

    pages: int = 0
    view: float = 0
    fingerprint: float = 0
    render: float = 0
    """Template, bytes, and the look at ids and links."""
    raw: int = 0
    packed: int = 0
    largest: int = 0

    def line(self, kind: str) -> str:
        """A row of the table: milliseconds and kilobytes a page."""
        n = self.pages
        times = [self.view, self.fingerprint, self.render, self.view + self.fingerprint + self.render]
        sizes = [self.raw / n, self.packed / n, self.largest]
        shown = [*(f"{1000 * each / n:.2f}" for each in times), *(f"{each / 1000:.1f}" for each in sizes)]
        return f"| {kind} | {n} | {' | '.join(shown)} |"


def main(arguments: Sequence[str]) -> int:
    """`python -m benchmarks pages DIR`: prints a table, the dearest type of page first."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks pages", description="What the page of each type costs and weighs."
    )
    parser.add_argument("folder", type=Path, metavar="DIR")
    site = linked_site(Options(parser.parse_args(arguments).folder))
    if not isinstance(site, Site) or not site.renders:
        print("the site has errors: no pages to measure", file=sys.stderr)
        return 1
    print("| page | n | view ms | fingerprint ms | render ms | all ms | KB | gzip KB | largest KB |")
    print("| --- | --- | --- | --- | --- | --- | --- | --- | --- |")
    costs = measured(site)
    for kind in sorted(costs, key=lambda kind: -(costs[kind].view + costs[kind].render)):
        print(costs[kind].line(kind))
    return 0


def measured(site: Site) -> dict[str, Cost]:
    """Type of page to its cost. What many pages need is made first, and templates are compiled."""
    site.files  # noqa: B018
    seen: set[str] = set()
    for address, view in site.published_pages.items():
        if view.head.type not in seen:
            seen.add(view.head.type)
            site.render(address)
    told: Told = {}
    gc.collect()
    costs: dict[str, Cost] = {}
    for address in site.published_pages:
        start = time.process_time()
        view = site.published_pages.made_anew(address)
        made = time.process_time()
        fingerprint(view, "", told)
        printed = time.process_time()
        page = site.render(address)
        end = time.process_time()
        cost = costs.setdefault(view.head.type, Cost())
        cost.pages += 1
        cost.view += made - start
        cost.fingerprint += printed - made
        cost.render += end - printed
        cost.raw += len(page.data)
        cost.packed += len(gzip.compress(page.data, LEVEL, mtime=0))
        cost.largest = max(cost.largest, len(page.data))
    return costs
