"""Completion for zsh."""

from __future__ import annotations

from collections.abc import Iterator

from briefing_site.apps.cli.completion.shape import FILES, FOLDERS, CommandShape, OptionShape

_HEAD = """\
#compdef briefing
# Completion of `briefing` for zsh: briefing completion zsh > "${fpath[1]}/_briefing"
"""
_TAIL = """\
if [ "$funcstack[1]" = _briefing ]; then
    _briefing "$@"
else
    compdef _briefing briefing
fi
"""
_ACTIONS = {FILES: "_files", FOLDERS: "_files -/"}


def script(shape: CommandShape) -> str:
    """The script that zsh is to load."""
    return "".join((_HEAD, *(_function(path, each) for path, each in shape.walk()), _TAIL))


def _name(path: tuple[str, ...]) -> str:
    return "_".join(("_briefing", *(word.replace("-", "_") for word in path)))


def _function(path: tuple[str, ...], shape: CommandShape) -> str:
    """A function for a command: its options, and its arguments or ways."""
    specs = [spec for option in shape.options for spec in _specs(option)]
    if not shape.ways:
        specs += [
            _argument(*each)
            for each in ((a.name, a.choices, a.completes, a.repeated) for a in shape.arguments)
        ]
        return f"{_name(path)}() {{\n    _arguments -s -S{_joined(specs)}\n}}\n\n"
    names = "".join(f"        {_quoted(f'{way.name}:{way.short}')}\n" for way in shape.ways)
    cases = "".join(f"        {way.name}) {_name((*path, way.name))} ;;\n" for way in shape.ways)
    specs += ["'1:command:->command'", "'*::argument:->argument'"]
    return (
        f"{_name(path)}() {{\n    local state line ret=1\n    local -a names=(\n{names}    )\n"
        f"    _arguments -C{_joined(specs)} && ret=0\n"
        f"    case $state in\n    command) _describe command names && ret=0 ;;\n"
        f"    argument)\n        case $words[1] in\n{cases}        esac ;;\n    esac\n    return ret\n}}\n\n"
    )


def _joined(specs: list[str]) -> str:
    return "".join(f" \\\n        {spec}" for spec in specs)


def _specs(option: OptionShape) -> Iterator[str]:
    for flag in option.flags:
        value = ""
        if option.value:
            colon = "::" if option.may_stand_alone else ":"
            value = f"{colon}{_plain(option.value.strip('{}'))}:{_action(option.choices, option.completes)}"
        yield _quoted(f"{flag}[{_plain(option.help)}]{value}")


def _argument(name: str, choices: tuple[str, ...], completes: str, repeated: bool) -> str:
    return _quoted(f"{'*' if repeated else ''}:{_plain(name)}:{_action(choices, completes)}")


def _action(choices: tuple[str, ...], completes: str) -> str:
    return f"({' '.join(choices)})" if choices else _ACTIONS.get(completes, "")


def _plain(text: str) -> str:
    """A text in which no sign means anything to `_arguments`."""
    return text.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]").replace(":", "\\:")


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "'\\''") + "'"
