"""Completion for bash, from 3.2 on."""

from __future__ import annotations

from collections.abc import Iterator

from briefing_site.apps.cli.completion.shape import FILES, FOLDERS, CommandShape, OptionShape

_HEAD = """\
# Completion of `briefing` for bash: eval "$(briefing completion bash)"
_briefing() {
    local current=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} IFS=$' \\t\\n'
    local path= word words= files=
    local -i number
    if [ "$current" = "=" ]; then
        current=
    elif [ "$before" = "=" ]; then
        before=${COMP_WORDS[COMP_CWORD-2]}
    fi
    for ((number = 1; number < COMP_CWORD; number++)); do
        word=${COMP_WORDS[number]}
        case "$path $word" in
"""
_PATHS_END = """\
            path="$path $word" ;;
        esac
    done
    case "$path:$before" in
"""
_VALUES_END = """\
    *)
        case "$path" in
"""
_TAIL = """\
        esac ;;
    esac
    COMPREPLY=($(compgen -W "$words" -- "$current"))
    IFS=$'\\n'
    case $files in
    files) COMPREPLY+=($(compgen -f -- "$current")) ;;
    folders) COMPREPLY+=($(compgen -d -- "$current")) ;;
    esac
}
complete -o filenames -F _briefing briefing
"""


def script(shape: CommandShape) -> str:
    """The script that bash is to run."""
    every = [(" ".join(("", *path)), each) for path, each in shape.walk()]
    paths = [path for path, _ in every if path]
    return "".join(
        (
            _HEAD,
            "        " + " | ".join(f'"{path}"' for path in paths) + ")\n",
            _PATHS_END,
            *(line for path, each in every for line in _values(path, each)),
            _VALUES_END,
            *(line for path, each in every for line in _words(path, each)),
            _TAIL,
        )
    )


def _values(path: str, shape: CommandShape) -> Iterator[str]:
    """What follows an option that takes a value."""
    for option in shape.options:
        if option.value and not option.may_stand_alone:
            flags = " | ".join(f'"{path}:{flag}"' for flag in option.flags)
            yield f"    {flags}) {_of_value(option)} ;;\n"


def _of_value(option: OptionShape) -> str:
    if option.choices:
        return f'words="{" ".join(option.choices)}"'
    return f"files={option.completes}" if option.completes else ":"


def _words(path: str, shape: CommandShape) -> Iterator[str]:
    """What else may follow a command."""
    words = [each.name for each in shape.ways]
    words += [word for argument in shape.arguments for word in argument.choices]
    flags = [flag for option in shape.options for flag in option.flags]
    kinds = {argument.completes for argument in shape.arguments}
    files = FILES if FILES in kinds else FOLDERS if FOLDERS in kinds else ""
    yield f'        "{path}") words="{" ".join((*words, *flags))}"{f" files={files}" if files else ""} ;;\n'
