"""Options that stand before the command, put behind it: a parser takes them there alone."""

from __future__ import annotations

from briefing_site.apps.cli.commands import COMMANDS
from briefing_site.apps.cli.commands.shared import COMMON

TYPE_CHECKING = False  # without `typing`, which is slow to load
if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

_TAKE_VALUE = {flag: bool(given) for flags, given, _ in COMMON.values() for flag in flags}


def arranged(arguments: Sequence[str]) -> list[str]:
    """The arguments with the command first.

    Whether an option takes the word behind it is known of the common ones; with another, the name of a
    command behind it is the command.
    """
    if "--version" in arguments[:1]:
        return list(arguments)

    def takes(flag: str, following: str) -> bool:
        return _TAKE_VALUE.get(flag, following not in COMMANDS)

    return options_behind(arguments, takes)


def within(arguments: Sequence[str], ways: Collection[str], with_value: Collection[str]) -> list[str]:
    """The arguments of a command that has ways, as `source` has `add`, with the way behind the command.

    `with_value` are the options of any way that take a value.
    """
    first, *rest = arguments
    if not ways or not rest or not rest[0].startswith("-"):
        return list(arguments)
    return [first, *options_behind(rest, lambda flag, _: flag in with_value)]


def options_behind(arguments: Sequence[str], takes: Callable[[str, str], bool]) -> list[str]:
    """The arguments with the options at their beginning put behind the first word that is none.

    `takes` says of an option, and the word behind it, whether that is its value.
    """
    options: list[str] = []
    rest = list(arguments)
    while rest and rest[0].startswith("-") and rest[0] != "--":
        flag = rest.pop(0)
        options.append(flag)
        if "=" not in flag and rest and not rest[0].startswith("-") and takes(flag, rest[0]):
            options.append(rest.pop(0))
    return [rest[0], *options, *rest[1:]] if rest else options
