"""The change of a file as a unified diff."""

from __future__ import annotations

import difflib
from collections.abc import Iterator

from briefing_site.apps.cli.report.terminal import harmless

_COLOURS = {"-": "\x1b[31m", "+": "\x1b[32m", "@": "\x1b[36m"}
_RESET = "\x1b[0m"


def diff_of(path: str, old: bytes, new: bytes, *, terminal: bool = False, colour: bool = False) -> str:
    """The diff of a file, without a line feed at its end; `patch` and `git apply` can read it.

    For a `terminal` signs that would steer it are written out.
    """
    rows = (harmless(row) if terminal else row for row in _rows(path, old, new))
    return "\n".join(_coloured(row) for row in rows) if colour else "\n".join(rows)


def _coloured(row: str) -> str:
    style = "" if row.startswith(("---", "+++")) else _COLOURS.get(row[:1], "")
    return f"{style}{row}{_RESET}" if style else row


def _rows(path: str, old: bytes, new: bytes) -> Iterator[str]:
    before, after = (data.decode("utf-8", "replace").split("\n") for data in (old, new))
    # A file that ends in a line feed has no line behind that.
    texts = [[*(f"{line}\n" for line in lines[:-1]), *lines[-1:]] for lines in (before, after)]
    one, other = ([line for line in lines if line] for lines in texts)
    for row in difflib.unified_diff(one, other, path, path):
        yield row.removesuffix("\n")
        if not row.endswith("\n"):
            yield "\\ No newline at end of file"
