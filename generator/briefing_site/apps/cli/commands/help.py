"""`briefing help [COMMAND [WAY]]`: what a command does and takes."""

from __future__ import annotations

TYPE_CHECKING = False  # without `typing`, which is slow to load
if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from briefing_site.engine.options import Options


def add_arguments(parser: ArgumentParser) -> None:
    """The command, and its way."""
    parser.description = "Say what a command does and takes; without one, which commands there are."
    parser.add_argument(
        "words", nargs="*", metavar="COMMAND", help="a command, and a way of it: build, or source add"
    )


def run(options: Options, given: Namespace) -> int:
    """Print the help, as `--help` does."""
    from briefing_site.apps.cli.command_line import parser

    words: list[str] = given.words
    parser(words).parse_args([*words, "--help"])
    raise AssertionError("help ends the program")
