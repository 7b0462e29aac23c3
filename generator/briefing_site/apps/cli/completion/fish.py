"""Completion for fish."""

from __future__ import annotations

from collections.abc import Iterator

from briefing_site.apps.cli.completion.shape import FILES, FOLDERS, CommandShape, OptionShape

_HEAD = """\
# Completion of `briefing` for fish: briefing completion fish > ~/.config/fish/completions/briefing.fish
complete -c briefing -f
"""


def script(shape: CommandShape) -> str:
    """The script that fish is to load."""
    return "".join((_HEAD, *(line for path, each in shape.walk() for line in _lines(path, each))))


def _lines(path: tuple[str, ...], shape: CommandShape) -> Iterator[str]:
    where = _condition(path, shape)
    for way in shape.ways:
        yield f"complete -c briefing -n {where} -a {way.name} -d {_quoted(way.short)}\n"
    for option in shape.options:
        yield f"complete -c briefing -n {where} {_flags(option)}{_value(option)} -d {_quoted(option.help)}\n"
    kinds = {argument.completes for argument in shape.arguments}
    words = " ".join(word for argument in shape.arguments for word in argument.choices)
    if words:
        yield f"complete -c briefing -n {where} -a {_quoted(words)}\n"
    if FILES in kinds:
        yield f"complete -c briefing -n {where} -F\n"
    elif FOLDERS in kinds:
        yield f"complete -c briefing -n {where} -a '(__fish_complete_directories)'\n"


def _condition(path: tuple[str, ...], shape: CommandShape) -> str:
    """When the options of a command are meant: it was given, and none of its ways yet."""
    if not path:
        return "__fish_use_subcommand"
    given = " && ".join(f"__fish_seen_subcommand_from {word}" for word in path)
    if shape.ways:
        given += f" && not __fish_seen_subcommand_from {' '.join(way.name for way in shape.ways)}"
    return _quoted(given)


def _flags(option: OptionShape) -> str:
    return " ".join(f"-l {flag[2:]}" if flag.startswith("--") else f"-s {flag[1:]}" for flag in option.flags)


def _value(option: OptionShape) -> str:
    if not option.value or option.may_stand_alone:
        return ""
    if option.choices:
        return f" -x -a {_quoted(' '.join(option.choices))}"
    if option.completes == FOLDERS:
        return " -x -a '(__fish_complete_directories)'"
    return " -r -F" if option.completes == FILES else " -x"


def _quoted(text: str) -> str:
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"
