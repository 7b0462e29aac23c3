"""`briefing mcp`: the published site over the Model Context Protocol, for programs that ask."""

from __future__ import annotations

import contextlib
import gc
import sys
from argparse import ArgumentParser, Namespace

from briefing_site.apps.cli.commands.shared import GOOD, UsageError, add_common
from briefing_site.apps.cli.documentation import page_of
from briefing_site.engine.options import Options
from briefing_site.publish.signals import end_at_once


def add_arguments(parser: ArgumentParser) -> None:
    """Where the site and the archive are."""
    parser.description = (
        "Serve the published site over stdin and stdout by the Model Context Protocol: tools that find "
        "claims, sources and passages, give citations, and say whether a quotation stands in a source; and "
        "the published texts as resources. Nothing is written. Drafts are not told of without --drafts, and "
        "sources whose rights are private never. A client starts it."
    )
    parser.add_argument("--stdio", action="store_true", help="serve even where stdin is a terminal")
    add_common(parser, "site", "archive", "base_url", "drafts")


def run(options: Options, given: Namespace) -> int:
    """Serve until the client leaves."""
    if not given.stdio and sys.stdin is not None and sys.stdin.isatty():
        raise UsageError(
            "the server speaks with a program over stdin and stdout, and this is a terminal: "
            f"{page_of('mcp')} says how a client starts it; --stdio serves nevertheless"
        )
    from briefing_site.apps.mcp.serve import serve

    gc.enable()  # which a short command does without
    end_at_once()
    told = sys.stdout.buffer
    with contextlib.redirect_stdout(sys.stderr):  # whatever else is printed
        serve(options, sys.stdin.buffer, told)
    return GOOD
