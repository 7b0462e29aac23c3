"""`briefing check`: do all that a build does, but publish nothing."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from generator.build import check
from generator.commands import outcomes
from generator.commands.common import add_common, say
from generator.options import Options


def add_arguments(parser: ArgumentParser) -> None:
    """All common options."""
    parser.description = "Do all that a build does, but publish nothing."
    add_common(parser)


def run(options: Options, given: Namespace) -> int:
    """Check, and say what is wrong."""
    outcome = check(options)
    outcomes.report(outcome, given)
    if given.format == "text" and not given.quiet:
        if outcome.complete and not outcome.faults:
            say("No faults.")
        outcomes.details(outcome, given)
    return outcomes.status(outcome, given)
