"""The marks of citations in their brackets, as they stand in a text."""

from __future__ import annotations

import re
from collections.abc import Iterable

_OPENED, _CLOSED = '<sup class="cites">&#8288;[', "]</sup>"
"""What stands before and behind the marks of a bracket."""
_INSIDE_OPENED, _INSIDE_CLOSED = '<span class="cites"> [', "]</span>"
"""The same in a note for Word, whose brackets stand on the line."""
_FOOT = re.compile(r'(?=<span class="foot"[^>]*? data-number="(\d+)")')
"""Where the text of a note in a book begins, behind its bracket, with its number. None stands in another."""
_FORMS = ((_OPENED, _CLOSED), (_INSIDE_OPENED, _INSIDE_CLOSED))


def bracket(links: Iterable[str]) -> str:
    """Marks in their brackets."""
    return f"{_OPENED}{', '.join(links)}{_CLOSED}"


def bracket_in_note(links: Iterable[str]) -> str:
    """Marks in the brackets that a note for Word has."""
    return f"{_INSIDE_OPENED}{', '.join(links)}{_INSIDE_CLOSED}"


def append_marks(out: list[str], marks: str) -> None:
    """Add a bracket to the pieces of a text: `[21] [23]`, with nothing but a blank between, is `[21, 23]`.

    What follows a bracket in a book, the texts of its notes, then follows the one bracket in the order of
    their numbers: those that a note of the author's brings with it come last.
    """
    if len(out) > 1 and not out[-1].strip(" \u00a0\u2060"):
        for opened, closed in _FORMS:
            if marks.startswith(opened) and out[-2].startswith(opened):
                before, _, notes_before = out[-2].partition(closed)
                after, _, notes_after = marks.removeprefix(opened).partition(closed)
                out[-2:] = [f"{before}, {after}{closed}{_by_number(notes_before + notes_after)}"]
                return
    out.append(marks)


def _by_number(feet: str) -> str:
    """The texts of notes in the order of their numbers."""
    _, *found = _FOOT.split(feet)
    numbered = sorted(zip(map(int, found[::2]), found[1::2], strict=True))
    return "".join(text for _, text in numbered)
