"""`briefing serve`: build the site, then serve it on this machine."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from generator.commands import build
from generator.commands.common import GOOD, add_common
from generator.options import Options


def add_arguments(parser: ArgumentParser) -> None:
    """The port, and all common options."""
    parser.description = "Build the site, then serve it on 127.0.0.1 until Ctrl-C."
    parser.add_argument("--port", type=int, default=8000, metavar="N", help="first port to try (8000)")
    add_common(parser)


def run(options: Options, given: Namespace) -> int:
    """Build, and serve what there is."""
    from generator.serve import serve

    status = build.run(options, given)
    if status and not (options.output / "index.html").is_file():
        return status
    serve(options.output, given.port)
    return GOOD
