"""`briefing build`: check the site and build it."""

from __future__ import annotations

import sys
import time

from briefing_site.apps.cli import build_messages
from briefing_site.apps.cli.commands.shared import add_common

TYPE_CHECKING = False  # without `typing`, which is slow to load
if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from briefing_site.engine.options import Options


def add_arguments(parser: ArgumentParser) -> None:
    """`--explain`, and all common options."""
    parser.description = (
        "Check the site and build it into its output folder. "
        "Where there is an error, nothing is published and the old site stays."
    )
    parser.add_argument(
        "--explain",
        default="",
        metavar="ADDRESS",
        help="say why the page at an address was made again, or was not: water/lead.html",
    )
    add_common(parser)


def run(options: Options, given: Namespace) -> int:
    """Build, and say what was done."""
    from contextlib import closing

    from briefing_site.apps.cli.progress_bar import progress_clock
    from briefing_site.engine.build import build
    from briefing_site.publish.signals import telling
    from briefing_site.publish.site_swap import PUBLISHED

    start = time.perf_counter()
    clock = progress_clock(quiet=given.quiet)
    with telling(lambda: PUBLISHED if "publish" in clock.seconds else None):
        with closing(clock):
            outcome = build(options, clock, given.explain, _waiting)
        if not given.quiet:
            build_messages.tell_lost(outcome)
        seconds = time.perf_counter() - start
        return build_messages.of_build(outcome, given, str(options.root), str(options.output), seconds)


def _waiting(line: str) -> None:
    """Say that another build is waited for, beside what a build prints."""
    print(f"briefing: {line}", file=sys.stderr, flush=True)
