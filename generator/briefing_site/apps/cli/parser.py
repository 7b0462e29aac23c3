"""The parser of the command line: what it says to a word that it does not know."""

from __future__ import annotations

import sys
from argparse import Action, ArgumentError, ArgumentParser, Namespace, _SubParsersAction

from briefing_site.apps.cli.exit_status import USAGE
from briefing_site.apps.cli.help_format import Help
from briefing_site.apps.cli.output import put

TYPE_CHECKING = False  # without `typing`, which is slow to load
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from typing import Any, NoReturn


class Parser(ArgumentParser):
    """A parser that names the nearest word that it knows.

    No option may be shortened: a new option would change what the short form means.
    """

    def __init__(self, **settings: Any) -> None:
        super().__init__(**{"formatter_class": Help, "allow_abbrev": False, **settings})

    def understand(self, arguments: Sequence[str]) -> Namespace:
        """All that the arguments say; ends the program with status 2 where one of them has no place."""
        given: Namespace
        given, rest = self.parse_known_args(list(arguments))
        if rest:
            chosen_parser(self, given).refuse(rest[0])
        return given

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> tuple[Any, list[str]]:
        """Take arguments apart; a long option that there is not is told before what is missing beside it."""
        if args and not ways_of(self) and not {"-h", "--help"}.intersection(args):
            words = args[: args.index("--")] if "--" in args else args
            for word in words:
                if (
                    word.startswith("--")
                    and " " not in word
                    and word.partition("=")[0] not in options_of(self)
                ):
                    self.refuse(word)
        return super().parse_known_args(args, namespace)

    def refuse(self, word: str) -> NoReturn:
        """End the program because of a word that has no place."""
        from briefing_site.model.diagnostic import did_you_mean

        flag = word.partition("=")[0]
        if not flag.startswith("-"):
            self.end(f'"{word}" is one argument too many')
        hint = did_you_mean(flag, options_of(self))
        self.end(f"there is no option {flag}{f'; {hint}' if hint else ''}")

    def _check_value(self, action: Action, value: Any) -> None:
        """Raise `ArgumentError` for a value that is none of the choices, with the nearest of them."""
        if action.choices is None or value in action.choices:
            return
        from briefing_site.model.diagnostic import did_you_mean

        hint = did_you_mean(str(value), list(map(str, action.choices)))
        if isinstance(action, _SubParsersAction):
            what = f'there is no {str(action.metavar).lower()} "{value}"'
            self.end(f"{what}{f'; {hint}' if hint else ''}")
        raise ArgumentError(
            action, f'"{value}" is none of {", ".join(map(str, action.choices))}{f"; {hint}" if hint else ""}'
        )

    def _print_message(self, message: str, file: Any = None) -> None:
        """Print help or the version; raises `OutputError`, which the library would swallow."""
        if message and file is sys.stdout:
            put(message, end="")
        else:
            super()._print_message(message, file)

    def error(self, message: str) -> NoReturn:
        """End the program for wrong usage, with the usage."""
        self.print_usage(sys.stderr)
        self.end(message)

    def end(self, message: str) -> NoReturn:
        """End the program for wrong usage."""
        name = self.prog.partition(" ")[2]
        print(f"{self.prog}: {message}", file=sys.stderr)
        cure = f"`briefing help {name}` says what it takes" if name else "`briefing help` names the commands"
        print(f"  hint: {cure}", file=sys.stderr)
        raise SystemExit(USAGE)


def ways_of(parser: ArgumentParser) -> Mapping[str, ArgumentParser]:
    """The commands of a parser, or the ways of a command, by name; empty where there are none."""
    for action in parser._actions:
        if isinstance(action, _SubParsersAction):
            found: Mapping[str, ArgumentParser] = action.choices
            return found
    return {}


def options_of(parser: ArgumentParser) -> Mapping[str, Action]:
    """The options of a parser by their flags."""
    return parser._option_string_actions


def flags_with_value(parser: ArgumentParser) -> Iterator[str]:
    """The flags, of a parser and of all its ways, that take a value."""
    for flag, action in options_of(parser).items():
        if action.nargs != 0:
            yield flag
    for way in ways_of(parser).values():
        yield from flags_with_value(way)


def chosen_parser(parser: Parser, given: Namespace) -> Parser:
    """The parser of the command, and of the way, that was given."""
    for action in parser._actions:
        if isinstance(action, _SubParsersAction):
            chosen = action.choices.get(str(getattr(given, action.dest, "")))
            return chosen_parser(chosen, given) if isinstance(chosen, Parser) else parser
    return parser
