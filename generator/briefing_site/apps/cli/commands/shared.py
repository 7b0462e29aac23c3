"""Shared by the commands: exit statuses, common options, and the short names of files in messages."""

from __future__ import annotations

import os
import sys

from briefing_site.apps.cli.exit_status import CONTENT, GOOD, UNWRITABLE, USAGE
from briefing_site.apps.cli.output import put
from briefing_site.text.plural import count

TYPE_CHECKING = False  # without `typing`, which is slow to load
if TYPE_CHECKING:
    from argparse import ArgumentParser
    from collections.abc import Iterable, Mapping
    from pathlib import Path
    from typing import Any

    from briefing_site.model.diagnostic import Diagnostic

__all__ = [
    "COMMON",
    "CONTENT",
    "GOOD",
    "UNWRITABLE",
    "USAGE",
    "UsageError",
    "add_common",
    "add_format",
    "counted",
    "say",
    "shown",
    "tell_left_out",
    "whole_number",
    "written_as",
]


class UsageError(Exception):
    """A command was called with arguments that cannot be used; the message says why in one line."""


COMMON: Mapping[str, tuple[tuple[str, ...], str, str]] = {
    "site": (("--site",), "DIR", "the site folder (this one, or the nearest above it)"),
    "archive": (("--archive",), "DIR", "where archived texts are (seeds/archive/)"),
    "out": (("--out",), "DIR", "where the site is built (build/ of the site)"),
    "base_url": (("--base-url",), "URL", "in place of config.yaml's base_url"),
    "drafts": (("--drafts",), "", "take in drafts too, marked as such"),
    "jobs": (("--jobs",), "N", "worker processes (as many as processors, for a large site)"),
    "executor": (("--executor",), "ADDRESS", "a Dask cluster that does the work: dask://HOST:PORT"),
    "strict": (("--strict",), "", "warnings fail too"),
    "format": (("--format",), "FORMAT", "how faults are printed (text)"),
    "quiet": (("-q", "--quiet"), "", "print nothing but errors"),
    "verbose": (("-v", "--verbose"), "", "print the time of each stage, and what was rendered"),
}
"""Name of each common option to its flags, to what is given with it (empty for nothing), and to its help."""


def _settings(given: str, words: str) -> dict[str, Any]:
    """What the parser is told of an option."""
    from pathlib import Path

    kinds: dict[str, dict[str, Any]] = {
        "": {"action": "store_true"},
        "DIR": {"type": Path, "metavar": "DIR"},
        "N": {"type": whole_number, "default": 0, "metavar": "N"},
        "URL": {"metavar": "URL"},
        "ADDRESS": {"default": "", "metavar": "ADDRESS"},
    }
    if given == "FORMAT":
        from briefing_site.apps.cli.report.printing import FORMATS

        return {"choices": FORMATS, "default": "text", "help": words}
    return {**kinds[given], "help": words}


def whole_number(text: str) -> int:
    """The number that is given with an option; raises `ArgumentTypeError` for any other words."""
    try:
        return int(text)
    except ValueError:
        from argparse import ArgumentTypeError

        raise ArgumentTypeError(f'"{text}" is no whole number') from None


def counted(found: Iterable[Diagnostic], joint: str = " and ") -> str:
    """How many faults there are of each severity, as in "2 errors and 1 warning"; empty for none."""
    found = tuple(found)
    if not found:  # as in most builds: they load none of this
        return ""
    from collections import Counter

    from briefing_site.model.severity import Severity

    numbers = Counter(fault.severity for fault in found)
    parts = [count(numbers[kind], str(kind), f"{kind}s") for kind in Severity if numbers[kind]]
    return joint.join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)


def add_common(parser: ArgumentParser, *names: str) -> None:
    """Add the common options to a command's own: those named, or all of them."""
    group = parser.add_argument_group("common options")
    for name in names or COMMON:
        flags, given, words = COMMON[name]
        group.add_argument(*flags, **_settings(given, words))
        if name == "format":
            _add_json(group)


def add_format(parser: ArgumentParser) -> None:
    """Add `--format text|json` and `--json`, for a command that prints a list."""
    parser.add_argument("--format", choices=("text", "json"), default="text", help="how to print it (text)")
    _add_json(parser)


def _add_json(parser: Any) -> None:
    parser.add_argument(
        "--json", dest="format", action="store_const", const="json", help="the same as --format json"
    )


def say(text: str) -> None:
    """Print a line at once; raises `OutputError`."""
    put(text)


def tell_left_out(paths: Iterable[str]) -> int:
    """Name the files that a list leaves out, since they cannot be read; returns the exit status."""
    left_out = sorted(paths)
    for path in left_out:
        print(f"{path} cannot be read and is left out: briefing check says why", file=sys.stderr)
    return CONTENT if left_out else GOOD


def shown(path: str | Path) -> str:
    """A folder as short as it can be said from here."""
    full = os.path.realpath(path)
    try:
        here = os.getcwd()  # noqa: PTH109  without `pathlib`, which is slow to load
    except FileNotFoundError:  # somebody has deleted the folder in which the command was given
        return f"{full}/"
    inside = full.startswith(os.path.join(here, ""))  # noqa: PTH118
    return f"{os.path.relpath(full, here).replace(os.sep, '/')}/" if inside else f"{full}/"


def written_as(path: Path) -> str:
    """A file as short as it can be named from here."""
    full = path.resolve()
    try:
        here = path.cwd()
    except FileNotFoundError:
        return str(full)
    return full.relative_to(here).as_posix() if full.is_relative_to(here) else str(full)
