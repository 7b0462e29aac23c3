"""Places in the notation of YAML at which the fixes of faults write or delete lines and entries."""

from __future__ import annotations

import re

from briefing_site.model.diagnostic import Span
from briefing_site.model.edit import Slot
from briefing_site.model.lines import Lines
from briefing_site.text.lazy_pattern import LazyPattern

_COMMENT = re.compile(r"(?:[ \t]+|[ \t]*\n(?P<indent> *))(?P<comment>#[^\n]*)")
_IN_BRACKETS = LazyPattern(r"\s*+(?:#[^\n]*+\n\s*+)*+[\]},]")
"""What comes behind a comment inside of brackets or braces that go over several lines."""
_LEAD = LazyPattern(r" *(?:(?P<dash>-) +)*")


def entry_lines(text: str, key: int) -> tuple[int, int]:
    """Start and end of the lines of a key that begins its line, with all lines indented below it."""
    start = text.rfind("\n", 0, key) + 1
    margin = key - start
    end = _line_end(text, start)
    while end < len(text):
        stop = _line_end(text, end)
        line = text[end:stop]
        if not line.strip() or len(line) - len(line.lstrip(" ")) <= margin:
            break
        end = stop
    return start, end


def whole_entry(lines: Lines, key: int) -> Span | None:
    """The lines of an entry; None where its key does not begin a line."""
    start, end = entry_lines(lines.text, key)
    return None if lines.text[start:key].strip(" ") else lines.span(start, end)


def room_for_key(lines: Lines, start: int, end: int) -> Slot:
    """The slot for another key of the mapping from `start` to `end`."""
    text = lines.text
    if text.startswith("{", start):
        return Slot(lines.span(start + 1, start + 1), "", ", ", '""')
    column = lines.place(start).column
    if column == 1:
        before = "" if not end or text[:end].endswith("\n") else "\n"
        return Slot(lines.span(end, end), before, "\n")
    # In a nested mapping the new key goes before the first: behind the last key any text may follow.
    return Slot(lines.span(start, start), "", f"\n{' ' * (column - 1)}")


def room_at_end(lines: Lines, start: int, end: int, last: int, value: tuple[str, str] = ("", "")) -> Slot:
    """The slot for one more entry at the end of the mapping from `start` to `end`.

    `last` is the offset of its last key. `value` has the text behind the entry: in lines, and in braces.
    """
    text = lines.text
    if text.startswith("{", start):
        at = len(text[: end - 1].rstrip())
        return Slot(lines.span(at, at), ", ", value[1])
    _, at = entry_lines(text, last)
    margin = " " * (lines.place(last).column - 1)
    before = margin if text[:at].endswith("\n") else f"\n{margin}"
    return Slot(lines.span(at, at), before, f"{value[0]}\n")


def comment_behind(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Start and end of a comment that cuts off the plain text from `start` to `end`; None for no comment.

    It stands behind the text in the same line. Or it stands in the next line, so deep that the text could go
    on there.
    """
    found = _COMMENT.match(text, end)
    if found is None:
        return None
    indent = found["indent"]
    if indent is not None and (
        len(indent) <= margin_of(text, start) or _IN_BRACKETS.match(text, found.end())
    ):
        return None
    return found.start("comment"), found.end()


def margin_of(text: str, start: int) -> int:
    """The column, from 0, of the key or of the hyphen that a value belongs to which begins at `start`."""
    line = text.rfind("\n", 0, start) + 1
    lead = _LEAD.match(text, line, start)
    if lead is None or lead.end() < start:
        return lead.end() - line if lead else 0
    return lead.start("dash") - line if lead["dash"] else 0


def _line_end(text: str, offset: int) -> int:
    end = text.find("\n", offset)
    return len(text) if end < 0 else end + 1
