"""`briefing check`: do all that a build does, but publish nothing."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from contextlib import closing

from briefing_site.apps.cli.commands import build_messages
from briefing_site.apps.cli.commands.progress_bar import remember, watch
from briefing_site.apps.cli.commands.shared import add_common, say
from briefing_site.engine.build import check
from briefing_site.engine.options import Options


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
    build_messages.report(outcome, given)
    if given.format == "text" and not given.quiet:
        if outcome.complete and not outcome.faults:
            say("No faults.")
        build_messages.details(outcome, given)
    return build_messages.status(outcome, given)
