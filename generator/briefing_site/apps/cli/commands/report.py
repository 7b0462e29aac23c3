"""`briefing report`: a page for editors on what the site covers and rests on; it is never published."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from briefing_site.apps.cli.commands.shared import (
    CONTENT,
    USAGE,
    UsageError,
    add_common,
    say,
    tell_left_out,
    written_as,
)
from briefing_site.engine.options import Options
from briefing_site.text.plural import count


def add_arguments(parser: ArgumentParser) -> None:
    """Where to write it, and where texts are."""
    parser.description = (
        "Write a page for editors: coverage by region and topic, judgements that rest on one origin, unused "
        "cards and excerpts, the age of sources, waivers, and of each cited sentence what stands in the "
        "passages that it cites. Drafts are in it. It is never published, and not written into build/."
    )
    parser.add_argument(
        "--out",
        dest="file",
        type=Path,
        metavar="FILE",
        help="where to write it (.cache/report.html of the site)",
    )
    add_common(parser, "site", "archive", "quiet")


def run(options: Options, given: Namespace) -> int:
    """Write the report, and say where it is."""
    from briefing_site.apps.cli.report.printing import print_faults
    from briefing_site.engine.look import NoSite
    from briefing_site.engine.report import FileRefusedError, write_report

    try:
        done = write_report(options, given.file)
    except FileRefusedError as fault:
        raise UsageError(str(fault)) from None
    if isinstance(done, NoSite):
        print_faults(done.faults, "text", options.root)
        return USAGE if done.config_at_fault else CONTENT
    if not given.quiet:
        sentences = count(done.sentences, "cited sentence", "cited sentences")
        say(f"{written_as(done.path)}: {sentences}, {done.missing} with something that is not there.")
    return tell_left_out(done.left_out)
