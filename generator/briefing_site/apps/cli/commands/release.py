"""`briefing release`: record what is published, for later builds to compare with."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from briefing_site.apps.cli.commands.shared import CONTENT, GOOD, USAGE, add_common, say
from briefing_site.apps.cli.report.printing import print_faults
from briefing_site.engine.options import Options


def add_arguments(parser: ArgumentParser) -> None:
    """Common options."""
    parser.description = (
        "Record the claims and citations of every briefing, with its date, in seeds/editions.lock as the "
        "published edition. Later builds compare with it, and a page shows what changed with its date."
    )
    add_common(parser, "site", "archive", "drafts", "format", "quiet")


def run(options: Options, given: Namespace) -> int:
    """Record the edition, and say how much it has."""
    from briefing_site.authoring.release import release_site

    done = release_site(options)
    print_faults(done.faults, given.format, options.root)
    if done.config_at_fault:
        return USAGE
    if given.format == "text" and not given.quiet:
        say(done.message)
    return CONTENT if done.faults else GOOD
