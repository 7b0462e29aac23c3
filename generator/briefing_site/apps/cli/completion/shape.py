"""The shape of the command line as values: commands, their ways, options and arguments.

Completion, the manual page and docs/commands.md are made from it, so that none can leave anything out.
"""

from __future__ import annotations

from argparse import SUPPRESS, Action, ArgumentParser, _SubParsersAction
from collections.abc import Iterator

from briefing_site.apps.cli.parser import ways_of
from briefing_site.text.dataclass import dataclass

FILES, FOLDERS = "files", "folders"
_FOLDERS = ("DIR", "FOLDER")
_FILES = ("FILE", "FILE|URL")


@dataclass(frozen=True, slots=True)
class OptionShape:
    """An option of a command."""

    flags: tuple[str, ...]
    value: str
    """What is given with it, in capital letters or as {a,b}; empty for nothing."""
    choices: tuple[str, ...]
    """The values that it takes; empty where any will do."""
    help: str
    may_stand_alone: bool
    """Whether its value may be left out."""

    @property
    def completes(self) -> str:
        """`files` or `folders`, where its value is one."""
        return completes(self.value)


@dataclass(frozen=True, slots=True)
class ArgumentShape:
    """An argument of a command that is no option."""

    name: str
    choices: tuple[str, ...]
    help: str
    required: bool
    repeated: bool

    @property
    def completes(self) -> str:
        """`files` or `folders`, where it is one."""
        return completes(self.name)


@dataclass(frozen=True, slots=True)
class CommandShape:
    """A command, a way of a command, or with an empty name the program itself."""

    name: str
    short: str
    """What it does, in a few words."""
    description: str
    options: tuple[OptionShape, ...]
    arguments: tuple[ArgumentShape, ...]
    ways: tuple[CommandShape, ...]

    def walk(self, above: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], CommandShape]]:
        """This and all below it, each with the words that lead to it."""
        yield above, self
        for way in self.ways:
            yield from way.walk((*above, way.name))


def completes(metavar: str) -> str:
    """What a value of this name is, for a shell: `files`, `folders`, or nothing that it knows."""
    return FOLDERS if metavar in _FOLDERS else FILES if metavar in _FILES else ""


def shape_of(parser: ArgumentParser, name: str = "", short: str = "") -> CommandShape:
    """The shape of a parser."""
    options, arguments = [], []
    for action in parser._actions:
        if isinstance(action, _SubParsersAction) or action.help == SUPPRESS:
            continue
        if action.option_strings:
            options.append(_option(action))
        else:
            arguments.append(_argument(action))
    return CommandShape(
        name,
        short,
        " ".join((parser.description or "").split()),
        tuple(options),
        tuple(arguments),
        tuple(shape_of(way, label, _shorts(parser)[label]) for label, way in ways_of(parser).items()),
    )


def _shorts(parser: ArgumentParser) -> dict[str, str]:
    """What each way does in a few words, as its parser was told."""
    found = next(action for action in parser._actions if isinstance(action, _SubParsersAction))
    return {choice.dest: choice.help or "" for choice in found._choices_actions}


def _option(action: Action) -> OptionShape:
    choices = _choices(action)
    value = "" if action.nargs == 0 else f"{{{','.join(choices)}}}" if choices else str(action.metavar)
    return OptionShape(
        tuple(action.option_strings), value, choices, action.help or "", may_stand_alone=action.nargs == "?"
    )


def _argument(action: Action) -> ArgumentShape:
    return ArgumentShape(
        str(action.metavar or action.dest),
        _choices(action),
        action.help or "",
        required=action.nargs not in ("?", "*"),
        repeated=action.nargs in ("*", "+"),
    )


def _choices(action: Action) -> tuple[str, ...]:
    return tuple(map(str, action.choices or ()))
