"""The commands of `briefing`, each in a module of its own with two functions.

- `add_arguments(parser)` gives the command's parser its description and arguments;
- `run(options, given)` does the work and returns the exit status.

Only the module of the command that was given is imported, and it imports what is slow to load in `run`:
that is how an unchanged build starts fast.
"""

from __future__ import annotations

TYPE_CHECKING = False  # without `typing`, which is slow to load
if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Sequence
    from typing import Protocol

    from briefing_site.engine.options import Options

    class Command(Protocol):
        """The functions that the module of a command has."""

        def add_arguments(self, parser: ArgumentParser) -> None:
            """Give the command's parser its description and arguments."""

        def run(self, options: Options, given: Namespace) -> int:
            """Do the work; returns the exit status."""


COMMANDS = {
    "init": "make a small complete site to start from",
    "new": "make a draft of a briefing",
    "source": "make source cards; say what rests on a source, and what became of it",
    "whatif": "say what the site would lose without some sources",
    "fetch-picture": "bring a picture of another site in, with a note of where it came from",
    "cite": "find passages, and print citations of them",
    "rename": "give a source or an excerpt another id, everywhere",
    "move": "give a briefing another region or slug, everywhere",
    "build": "check the site and build it",
    "check": "check the site, write nothing",
    "report": "write a page for editors: coverage, origins, age, waivers, sentences",
    "pin": "record where each quotation stands",
    "release": "record what is published, for later builds to compare with",
    "serve": "show the site in a browser while it is being written",
    "lsp": "serve an editor: completion, passages, live faults",
    "mcp": "serve the published site to programs that ask: find, cite, verify",
    "export": "make a book of briefings",
    "publish-check": "look at the built or published site as a stranger would",
    "open": "open the built site, or a page of it, in a browser",
    "doctor": "say what is missing on this machine, for which feature",
    "completion": "print what a shell needs to complete commands and options",
    "help": "say what a command does and takes",
}
"""Name of each command, and what it does in a few words."""

WITHOUT_SITE: frozenset[str] = frozenset({"completion", "doctor", "help", "init", "lsp"})
"""Commands that need no site folder to run in."""


def command_of(arguments: Sequence[str]) -> str:
    """The name of the command that was given; empty where none was."""
    return next((argument for argument in arguments if not argument.startswith("-")), "")


def load(name: str) -> Command:
    """The module of a command."""
    from importlib import import_module

    module: Command = import_module(f"briefing_site.apps.cli.commands.{name.replace('-', '_')}")
    return module
