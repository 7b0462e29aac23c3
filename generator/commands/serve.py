"""`briefing serve`: build the site, then serve it on this machine."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError, Namespace

from generator.commands import build
from generator.commands.common import GOOD, add_common
from generator.options import Options


def add_arguments(parser: ArgumentParser) -> None:
    """The port, and all common options."""
    parser.description = "Build the site, then serve it on 127.0.0.1 until Ctrl-C."
    parser.add_argument("--port", type=_port, default=8000, metavar="N", help="first port to try (8000)")
    add_common(parser)


def _port(text: str) -> int:
    port = int(text) if text.isdecimal() else -1
    if not 0 <= port <= 65535:
        raise ArgumentTypeError(f"{text} is no port: they go from 0 to 65535")
    return port


def run(options: Options, given: Namespace) -> int:
    """Build, and serve what there is."""
    from generator.serve import serve

    status = build.run(options, given)
    if status and not (options.output / "index.html").is_file():
        return status
    serve(options.output, given.port)
    return GOOD
