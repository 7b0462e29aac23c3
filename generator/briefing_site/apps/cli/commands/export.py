"""`briefing export --pdf`: a book of briefings."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from contextlib import closing
from pathlib import Path

from briefing_site.apps.cli.commands.progress_bar import progress_clock
from briefing_site.apps.cli.commands.shared import CONTENT, GOOD, USAGE, UsageError, add_common, say
from briefing_site.apps.cli.report.printing import print_faults
from briefing_site.engine.options import Options
from briefing_site.publish.signals import telling
from briefing_site.text.plural import count


def add_arguments(parser: ArgumentParser) -> None:
    """What to put into the book, and common options."""
    parser.description = (
        "Make a PDF of one briefing, of a region, or of the whole site: cover, contents, notes at the "
        "foot of the page, list of sources."
    )
    parser.add_argument(
        "what", nargs="?", default="", metavar="REGION[/SLUG]", help="what to put in it (everything)"
    )
    parser.add_argument("--pdf", action="store_true", required=True, help="as a PDF for paper")
    parser.add_argument("--to", type=Path, metavar="FILE", help="where to write it")
    add_common(parser, "site", "archive", "base_url", "drafts", "strict", "format", "quiet")


def run(options: Options, given: Namespace) -> int:
    """Make the book, and say where it is."""
    from briefing_site.engine.book import WRITTEN, export_pdf
    from briefing_site.render.book_pdf import BookError

    clock = progress_clock(quiet=given.quiet)
    with telling(lambda: WRITTEN if "write" in clock.seconds else None):
        try:
            with closing(clock):
                done = export_pdf(options, given.what, given.to, clock)
        except BookError as fault:
            raise UsageError(str(fault)) from None
        print_faults(done.faults, given.format, options.root)
        if done.path is None:
            return USAGE if done.config_at_fault else CONTENT
        if given.format == "text" and not given.quiet:
            say(f"{done.path}: {count(done.pages, 'page', 'pages')}.")
        return CONTENT if any(f.severity.stops(strict=given.strict) for f in done.faults) else GOOD
