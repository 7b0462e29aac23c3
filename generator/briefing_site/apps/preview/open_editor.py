"""Open the author's editor at a line."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from urllib.parse import quote

_PLACED = "{path}:{line}:{column}"
_ARGUMENTS: Mapping[str, tuple[str, ...]] = {
    "code": ("--goto", _PLACED),
    "code-insiders": ("--goto", _PLACED),
    "codium": ("--goto", _PLACED),
    "cursor": ("--goto", _PLACED),
    "windsurf": ("--goto", _PLACED),
    "subl": (_PLACED,),
    "zed": (_PLACED,),
    "zeditor": (_PLACED,),
    "idea": ("--line", "{line}", "--column", "{column}", "{path}"),
    "pycharm": ("--line", "{line}", "--column", "{column}", "{path}"),
    "webstorm": ("--line", "{line}", "--column", "{column}", "{path}"),
    "gvim": ("--remote-silent", "+{line}", "{path}"),
    "mvim": ("--remote-silent", "+{line}", "{path}"),
    "emacsclient": ("-n", "+{line}:{column}", "{path}"),
    "kate": ("-l", "{line}", "-c", "{column}", "{path}"),
    "gedit": ("+{line}:{column}", "{path}"),
    "mate": ("-l", "{line}:{column}", "{path}"),
}
"""The arguments by which editors with a window of their own open a file at a line and column."""
_IN_TERMINAL = frozenset(
    ("vi", "vim", "nvim", "nano", "pico", "emacs", "hx", "helix", "micro", "joe", "ne", "kak", "ed")
)


class EditorError(Exception):
    """The editor cannot be opened; the message says why, and what to do."""


def command(editor: str, path: Path, line: int, column: int) -> list[str]:
    """The command that opens `editor` (a command line) at a place.

    Where the command line has `{path}` in it, only `{path}`, `{line}` and `{column}` are filled in. Raises
    `EditorError` where the command line cannot be used.
    """
    try:
        words = shlex.split(editor)
    except ValueError as fault:
        raise EditorError(f"the editor {editor!r} is no command line: {fault}") from None
    if not words:
        raise EditorError("no editor is named: set BRIEFING_EDITOR, for example to `code`")
    name = Path(words[0]).stem.lower()
    if any("{path}" in word for word in words):
        arguments: Sequence[str] = ()
    elif name in _IN_TERMINAL:
        raise EditorError(
            f"{name} needs a terminal, and the preview has none to give: set BRIEFING_EDITOR to an editor "
            "with a window of its own"
        )
    else:
        arguments = _ARGUMENTS.get(name, ("{path}",))
    program = shutil.which(words[0])
    if program is None:
        raise EditorError(f"there is no program {words[0]!r}")
    values = {"{path}": str(path), "{line}": str(line), "{column}": str(column)}
    return [program, *(_filled(word, values) for word in (*words[1:], *arguments))]


def chosen(environment: Mapping[str, str]) -> str:
    """The command line of the editor that the author has chosen; empty where none is chosen."""
    return environment.get("BRIEFING_EDITOR", "") or environment.get("VISUAL", "")


def open_file(root: Path, path: str, line: int, column: int, *, known: bool) -> None:
    """Open the editor at a place in a file that is `known` to be of the site folder `root`.

    Raises `EditorError` for any other file.
    """
    file = (root / path).resolve() if known else root
    if not file.is_relative_to(root.resolve()) or not file.is_file():
        raise EditorError(f"{path} is no file of this site")
    open_at(file, max(line, 1), max(column, 1))


def open_at(path: Path, line: int, column: int) -> None:
    """Open the chosen editor at a place without waiting; raises `EditorError` where that fails."""
    words = command(chosen(os.environ), path, line, column)
    try:
        subprocess.Popen(
            words,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,  # Ctrl-C in the terminal of the preview is not for the editor
        )
    except OSError as fault:
        raise EditorError(f"{words[0]} could not be started: {fault.strerror}") from None


def vscode_link(path: Path, line: int, column: int) -> str:
    """A link that VS Code opens at a place."""
    return f"vscode://file/{quote(path.as_posix().lstrip('/'))}:{line}:{column}"


def _filled(word: str, values: Mapping[str, str]) -> str:
    for name, value in values.items():
        word = word.replace(name, value)
    return word
