"""`briefing export`: a book of briefings, as PDF, for Word, or as EPUB."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from contextlib import closing
from pathlib import Path

from briefing_site.apps.cli.commands.shared import CONTENT, GOOD, USAGE, UsageError, add_common, say
from briefing_site.apps.cli.progress_bar import progress_clock
from briefing_site.apps.cli.report.printing import print_faults
from briefing_site.engine.options import Options
from briefing_site.publish.signals import telling
from briefing_site.text.plural import count

_COUNTED = {"pdf": ("page", "pages"), "docx": ("footnote", "footnotes"), "epub": ("chapter", "chapters")}
"""What is told of each form of book."""


def add_arguments(parser: ArgumentParser) -> None:
    """What to put into the book, and common options."""
    parser.description = (
        "Make a book of one briefing, of a region, or of the whole site: a PDF for paper with notes at the "
        "foot of the page, a document for Word with real footnotes, or an EPUB."
    )
    parser.add_argument(
        "what", nargs="?", default="", metavar="REGION[/SLUG]", help="what to put in it (everything)"
    )
    form = parser.add_mutually_exclusive_group(required=True)
    for name, words in (
        ("pdf", "as a PDF for paper"),
        ("docx", "as a document for Word"),
        ("epub", "as an EPUB"),
    ):
        form.add_argument(f"--{name}", dest="form", action="store_const", const=name, help=words)
    parser.add_argument("--out", "--to", dest="to", type=Path, metavar="FILE", help="where to write it")
    add_common(parser, "site", "archive", "base_url", "drafts", "strict", "format", "quiet")


def run(options: Options, given: Namespace) -> int:
    """Make the book, and say where it is."""
    from briefing_site.engine.book import WRITTEN, export_book
    from briefing_site.render.book_error import BookError

    clock = progress_clock(quiet=given.quiet)
    with telling(lambda: WRITTEN if "write" in clock.seconds else None):
        try:
            with closing(clock):
                done = export_book(options, given.what, given.form, given.to, clock)
        except BookError as fault:
            raise UsageError(str(fault)) from None
        print_faults(done.faults, given.format, options.root)
        if done.path is None:
            return USAGE if done.config_at_fault else CONTENT
        if given.format == "text" and not given.quiet:
            say(f"{done.path}: {count(done.count, *_COUNTED[given.form])}.")
        return CONTENT if any(f.severity.stops(strict=given.strict) for f in done.faults) else GOOD
