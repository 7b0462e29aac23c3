"""Shared by the commands: exit statuses, common options, and the short names of files in messages."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, HelpFormatter
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from briefing_site.apps.cli.report.printing import FORMATS
from briefing_site.model.diagnostic import Diagnostic, Severity
from briefing_site.text.plural import count

GOOD, CONTENT, USAGE, UNWRITABLE = 0, 1, 2, 3
"""Exit statuses: good; the content has errors; wrong usage or config; the generator could not write."""


class UsageError(Exception):
    """A command was called with arguments that cannot be used; the message says why in one line."""


class Help(HelpFormatter):
    """Help on lines of 96 characters."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, max_help_position=26, width=96)


_PATH = {"type": Path, "metavar": "DIR"}


_FLAG = {"action": "store_true"}


_COMMON: dict[str, tuple[tuple[str, ...], dict[str, Any]]] = {
    "site": (("--site",), {**_PATH, "help": "the site folder (this one)"}),
    "archive": (("--archive",), {**_PATH, "help": "where archived texts are (seeds/archive/)"}),
    "out": (("--out",), {**_PATH, "help": "where to build (build/ of the site)"}),
    "base_url": (("--base-url",), {"metavar": "URL", "help": "in place of config.yaml's base_url"}),
    "drafts": (("--drafts",), {**_FLAG, "help": "publish drafts too, marked as such"}),
    "jobs": (
        ("--jobs",),
        {"type": int, "default": 1, "metavar": "N", "help": "worker processes at most (one is used so far)"},
    ),
    "strict": (("--strict",), {**_FLAG, "help": "warnings fail too"}),
    "format": (
        ("--format",),
        {"choices": FORMATS, "default": "text", "help": "how faults are printed (text)"},
    ),
    "quiet": (("-q", "--quiet"), {**_FLAG, "help": "print nothing but errors"}),
    "verbose": (
        ("-v", "--verbose"),
        {**_FLAG, "help": "print the time of each stage, and what was rendered"},
    ),
}


def counted(found: Iterable[Diagnostic], joint: str = " and ") -> str:
    """How many faults there are of each severity, as in "2 errors and 1 warning"; empty for none."""
    numbers = Counter(fault.severity for fault in found)
    parts = [count(numbers[kind], str(kind), f"{kind}s") for kind in Severity if numbers[kind]]
    return joint.join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)


def add_common(parser: ArgumentParser, *names: str) -> None:
    """Add the common options to a command's own: those named, or all of them."""
    group = parser.add_argument_group("common options")
    for name in names or _COMMON:
        flags, settings = _COMMON[name]
        group.add_argument(*flags, **settings)


def say(text: str) -> None:
    """Print a line at once."""
    print(text, flush=True)


def tell_left_out(paths: Iterable[str]) -> int:
    """Name the files that a list leaves out, since they cannot be read; returns the exit status."""
    left_out = sorted(paths)
    for path in left_out:
        print(f"{path} cannot be read and is left out: briefing check says why", file=sys.stderr)
    return CONTENT if left_out else GOOD


def shown(path: Path) -> str:
    """A folder as short as it can be said from here."""
    full = path.resolve()
    here = Path.cwd()
    inside = full.is_relative_to(here) and full != here
    return f"{full.relative_to(here).as_posix()}/" if inside else f"{full}/"


def written_as(path: Path) -> str:
    """A file as short as it can be named from here."""
    here = Path.cwd()
    full = path.resolve()
    return full.relative_to(here).as_posix() if full.is_relative_to(here) else str(full)
