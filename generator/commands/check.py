"""`briefing check`: do all that a build does, but publish nothing."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from contextlib import closing

from generator.build import check
from generator.commands import outcomes
from generator.commands.common import add_common, say
from generator.commands.watching import remember, watch
from generator.options import Options


def add_arguments(parser: ArgumentParser) -> None:
    """All common options."""
    parser.description = "Do all that a build does, but publish nothing."
    add_common(parser)


def run(options: Options, given: Namespace) -> int:
    """Check, and say what is wrong."""
    progress = watch(options, given)
    with closing(progress):
        outcome = check(options, progress)
    if outcome.complete:
        remember(options, given, progress)
    outcomes.report(outcome, given)
    if given.format == "text" and not given.quiet:
        if outcome.complete and not outcome.faults:
            say("No faults.")
        outcomes.details(outcome, given)
    return outcomes.status(outcome, given)
