"""Where the documentation of a command lies: beside the code of this very version."""

from __future__ import annotations

import os

PAGES = {
    "": "authors.md",
    "init": "install.md",
    "new": "authors.md#drafts",
    "source": "authors.md#sources-in",
    "whatif": "authors.md#what-changes-upstream",
    "fetch-picture": "authors.md#figures-tables-and-the-rest-of-markdown",
    "cite": "authors.md#finding-and-renaming",
    "rename": "authors.md#finding-and-renaming",
    "move": "authors.md#finding-and-renaming",
    "build": "commands.md#build",
    "check": "diagnostics.md",
    "report": "authors.md#the-report",
    "pin": "authors.md#pins",
    "release": "authors.md#editions",
    "serve": "preview.md",
    "publish-check": "publishing.md#look-at-it-as-a-stranger",
    "open": "commands.md#open",
    "lsp": "editors.md",
    "mcp": "records.md#asked-by-programs",
    "export": "commands.md#export",
    "doctor": "install.md#extras",
    "completion": "commands.md#completion",
    "help": "commands.md",
}
"""Command to the page that tells most of it; the empty name is the program itself."""


def page_of(command: str) -> str:
    """The page of a command, with its folder; the page alone where the documentation is not here."""
    package = os.path.dirname(os.path.dirname(os.path.dirname(__file__)))  # noqa: PTH120  without `pathlib`
    page = PAGES[command]
    for folder in (f"{package}/docs", f"{package}/../../docs"):  # of a wheel, and of a checkout
        if os.path.isfile(f"{folder}/{page.partition('#')[0]}"):  # noqa: PTH113
            return f"{os.path.normpath(folder)}/{page}"
    return f"docs/{page}"
