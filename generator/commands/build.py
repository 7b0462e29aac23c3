"""`briefing build`: check the site and build it."""

from __future__ import annotations

import time
from argparse import ArgumentParser, Namespace
from contextlib import closing

from generator.build import build
from generator.commands import outcomes
from generator.commands.common import add_common, say
from generator.commands.watching import remember, watch
from generator.options import Options
from generator.publish import PUBLISHED
from generator.stopping import telling


def add_arguments(parser: ArgumentParser) -> None:
    """All common options."""
    parser.description = (
        "Check the site and build it into its output folder. "
        "Where there is an error, nothing is published and the old site stays."
    )
    add_common(parser)


def run(options: Options, given: Namespace) -> int:
    """Build, and say what was done."""
    start = time.perf_counter()
    progress = watch(options, given)
    with telling(lambda: PUBLISHED if progress.done("publish") else None):
        with closing(progress):
            outcome = build(options, progress)
        if outcome.complete:
            remember(options, given, progress)
        outcomes.report(outcome, given)
        if given.format == "text" and not given.quiet:
            if outcome.complete:
                say(outcomes.built(outcome, options, time.perf_counter() - start))
            else:
                say("Nothing was published.")
            outcomes.details(outcome, given)
        return outcomes.status(outcome, given)
