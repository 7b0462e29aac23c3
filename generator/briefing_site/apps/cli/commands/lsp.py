"""`briefing lsp`: the language server, for editors."""

from __future__ import annotations

import gc
import logging
import sys
from argparse import ArgumentParser, Namespace

from briefing_site.apps.cli.commands.shared import GOOD, UsageError, add_common
from briefing_site.apps.cli.documentation import page_of
from briefing_site.engine.options import Options
from briefing_site.publish.signals import end_at_once


def add_arguments(parser: ArgumentParser) -> None:
    """The archive; the site is that of each file."""
    parser.description = (
        "Serve an editor over stdin and stdout: completion, the passage behind each citation, definitions, "
        "references, renaming, live diagnostics and quick fixes. The editor starts it; the site of a file is "
        "the nearest folder above it with a config.yaml."
    )
    parser.add_argument("--stdio", action="store_true", help="serve even where stdin is a terminal")
    parser.add_argument("-v", "--verbose", action="store_true", help="log to stderr what is asked and done")
    add_common(parser, "archive")


def run(options: Options, given: Namespace) -> int:
    """Serve until the editor leaves."""
    if not given.stdio and sys.stdin is not None and sys.stdin.isatty():
        raise UsageError(
            "the language server speaks with an editor over stdin and stdout, and this is a terminal: "
            f"{page_of('lsp')} says how an editor starts it; --stdio serves nevertheless"
        )
    try:
        from briefing_site.apps.lsp.handlers import serve
    except ModuleNotFoundError as fault:
        if (fault.name or "").partition(".")[0] not in ("pygls", "lsprotocol"):
            raise
        from briefing_site.read.installed import cure

        raise UsageError(f"the language server needs pygls: {cure()}") from None

    level = logging.INFO if given.verbose else logging.ERROR
    logging.basicConfig(stream=sys.stderr, level=level, format="%(name)s: %(message)s")
    gc.enable()  # which a short command does without
    end_at_once()
    serve(options.archive)
    return GOOD
