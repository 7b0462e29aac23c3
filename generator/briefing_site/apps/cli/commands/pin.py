"""`briefing pin`: record where each quotation stands."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from briefing_site.apps.cli.commands.shared import CONTENT, GOOD, USAGE, UsageError, add_common, say
from briefing_site.apps.cli.report.printing import print_faults
from briefing_site.engine.options import Options


def add_arguments(parser: ArgumentParser) -> None:
    """Whether cards alone are accepted, and common options."""
    parser.description = (
        "Compare every quotation with the archive and record in seeds/seeds.lock where it stands, "
        "so that a machine without the archive can rely on it. Accepts every card as it is: a later change "
        "is told with all that rests on it."
    )
    parser.add_argument(
        "--cards", action="store_true", help="accept the cards alone, and leave the pins of texts as they are"
    )
    add_common(parser, "site", "archive", "strict", "format", "quiet")


def run(options: Options, given: Namespace) -> int:
    """Pin, and say how many quotations were found."""
    from briefing_site.authoring.pin import PinError, pin_site

    try:
        done = pin_site(options, cards_only=given.cards)
    except PinError as fault:
        raise UsageError(str(fault)) from None
    print_faults(
        (f for f in done.faults if not given.quiet or f.severity.stops(strict=given.strict)),
        given.format,
        options.root,
    )
    if done.config_at_fault:
        return USAGE
    if given.format == "text" and not given.quiet:
        say(done.message)
    return CONTENT if any(f.severity.stops(strict=given.strict) for f in done.faults) else GOOD
