"""`briefing completion SHELL`: what a shell needs to complete commands and options."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from briefing_site.apps.cli.commands.shared import GOOD
from briefing_site.apps.cli.output import put
from briefing_site.engine.options import Options

SHELLS = ("bash", "zsh", "fish", "powershell")


def add_arguments(parser: ArgumentParser) -> None:
    """The shell."""
    parser.description = (
        "Print the completion of commands and options for a shell. Where it goes: bash, "
        'eval "$(briefing completion bash)" in ~/.bashrc; zsh, into a file _briefing of a folder of $fpath; '
        "fish, into ~/.config/fish/completions/briefing.fish; PowerShell, "
        "briefing completion powershell | Out-String | Invoke-Expression in $PROFILE."
    )
    parser.add_argument("shell", choices=SHELLS, metavar="SHELL", help=", ".join(SHELLS))


def run(options: Options, given: Namespace) -> int:
    """Print the script."""
    from importlib import import_module

    from briefing_site.apps.cli.command_line import parser
    from briefing_site.apps.cli.completion.shape import shape_of

    maker = import_module(f"briefing_site.apps.cli.completion.{given.shell}")
    put(maker.script(shape_of(parser((), whole=True))), end="")
    return GOOD
