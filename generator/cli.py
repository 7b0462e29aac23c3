"""The command `briefing`: finds the command that was asked for and runs it.

Exit status: 0 good; 1 the content has errors (or warnings with `--strict`); 2 wrong usage or config;
3 the generator could not write.
"""

from __future__ import annotations

import gc
import os
import signal
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from pathlib import Path

from generator import __version__
from generator.commands import COMMANDS, WITHOUT_SITE, load
from generator.commands.common import CONTENT, GOOD, UNWRITABLE, USAGE, Help, UsageError
from generator.options import Options
from generator.publish import PublishError
from generator.read import CONFIG

__all__ = ["CONTENT", "GOOD", "UNWRITABLE", "USAGE", "main"]

_INTERRUPTED = 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; returns its exit status."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # a polite kill cleans up as Ctrl-C does
    gc.disable()  # a build makes values and drops few: looking for cycles took a tenth to a third of it
    try:
        return _run(sys.argv[1:] if arguments is None else arguments)
    except KeyboardInterrupt:
        print("Stopped; nothing was published.", file=sys.stderr)
        return _INTERRUPTED
    except BrokenPipeError:  # the reader of our output has gone: no reason for a traceback
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return _INTERRUPTED


def _run(arguments: Sequence[str]) -> int:
    given = _parser(arguments).parse_args(arguments)
    try:
        return load(given.command).run(_options(given), given)
    except UsageError as fault:
        print(f"briefing: {fault}", file=sys.stderr)
        raise SystemExit(USAGE) from None  # as the parser itself ends
    except PublishError as fault:
        print(f"briefing: {fault}", file=sys.stderr)
        return UNWRITABLE


def _parser(arguments: Sequence[str]) -> ArgumentParser:
    """A parser that knows all commands, and the arguments of the one that is given."""
    parser = ArgumentParser(
        prog="briefing",
        formatter_class=Help,
        description="A compiler for sourced prose: checks every citation of a site of briefings "
        "against its source, and builds the site.",
        epilog="Exit status: 0 good; 1 the content has errors (or warnings with --strict); "
        "2 wrong usage or config; 3 the generator could not write.",
    )
    parser.add_argument("--version", action="version", version=f"briefing {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True, title="commands")
    chosen = next((argument for argument in arguments if not argument.startswith("-")), "")
    for name, short in COMMANDS.items():
        command = commands.add_parser(name, help=short, formatter_class=Help)
        if name == chosen:
            load(name).add_arguments(command)
    return parser


def _options(given: Namespace) -> Options:
    """The common options; those that a command does not take have their defaults."""
    without_site = given.command in WITHOUT_SITE
    return Options(
        root=Path().resolve() if without_site else _site_folder(getattr(given, "site", None)),
        archive=_archive_folder(getattr(given, "archive", None)),
        out=getattr(given, "out", None),
        drafts=getattr(given, "drafts", False),
        strict=getattr(given, "strict", False),
        base_url=_base_url(getattr(given, "base_url", None) or ""),
    )


def _site_folder(given: Path | None) -> Path:
    root = given or Path()
    if not root.is_dir():
        raise UsageError(f"there is no folder {root}")
    if not (root / CONFIG).is_file():
        raise UsageError(
            f"{root / CONFIG} does not exist, so {root.resolve()} is not a site folder; "
            "name one with --site DIR"
        )
    return root.resolve()


def _base_url(given: str) -> str:
    if given and not given.startswith(("https://", "http://")):
        raise UsageError(f"--base-url {given}: an address begins with https:// or http://")
    return given


def _archive_folder(given: Path | None) -> Path | None:
    if given and not given.is_dir():
        raise UsageError(f"there is no archive folder {given}")
    return given.resolve() if given else None
