"""The marks of citations in their brackets, as they stand in a text."""

from __future__ import annotations

from collections.abc import Iterable

_OPENED, _CLOSED = '<sup class="cites">&#8288;[', "]</sup>"
"""What stands before and behind the marks of a bracket."""


def bracket(links: Iterable[str]) -> str:
    """Marks in their brackets."""
    return f"{_OPENED}{', '.join(links)}{_CLOSED}"


def append_marks(out: list[str], marks: str) -> None:
    """Add a bracket to the pieces of a text: `[21] [23]`, with nothing but a blank between, is `[21, 23]`."""
    blank = len(out) > 1 and not out[-1].strip(" \u00a0\u2060")
    if blank and marks.startswith(_OPENED) and out[-2].endswith(_CLOSED):
        out[-2:] = [f"{out[-2].removesuffix(_CLOSED)}, {marks.removeprefix(_OPENED)}"]
    else:
        out.append(marks)
