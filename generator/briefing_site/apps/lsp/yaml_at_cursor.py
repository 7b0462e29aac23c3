"""The position of a cursor in YAML that is being written: at which key, or in the value of which key.

YAML in the midst of typing is mostly broken. So the text is mended at the cursor, in a few ways one after
the other, until it can be parsed. A private-use character marks the cursor in the result.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import product

from briefing_site.model.lines import Lines
from briefing_site.parse.yaml_values import Value, parsed
from briefing_site.text.dataclass import dataclass

ITEM = "[]"
"""Stands in a path for an item of a list."""

_MARK = "\ue000"
_KEY = re.compile(r"[\w-]*")
_OPENS = re.compile(r"\s*(?:- +)*(?:[\w-]+: +)?")
"""The text of a line before a bracket or quotation mark that begins a value."""
_LONGEST_LINE = 4_000
_MAX_READ = 300_000
"""How many characters are read to find a spot: a long text is mended in fewer ways."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A cursor in YAML."""

    path: tuple[str, ...]
    """The keys from the outermost mapping to the cursor, with `ITEM` for an item of a list.

    The path of a value ends with the value's own key.
    """
    is_key: bool
    """Whether the cursor is at a key, or at a place where a key is being typed."""
    start: int
    """Offset of the key or the value, within its quotation marks; it goes up to `end`."""
    end: int
    word: str
    """The whole key or value, as written."""
    given: frozenset[str]
    """For a key, the other keys of its mapping; for a value, the other items of its list."""
    alone: bool
    """Whether a value is on a line of its own, so that it may yet become a key."""
    flow: bool
    """Whether the key or value is in brackets or braces."""
    quote: str
    """The mark that begins a quoted or block scalar; empty for a plain scalar."""


def spot(lines: Lines, start: int, end: int, offset: int) -> Spot | None:
    """The spot of the cursor in the YAML from `start` to `end`; None where no mended text can be parsed."""
    text = lines.text
    if not start <= offset <= end:
        return None
    line_start = text.rfind("\n", 0, offset) + 1
    line_end = text.find("\n", offset)
    line_end = len(text) if line_end < 0 else line_end
    before, after = text[max(line_start, start) : offset], text[offset : min(line_end, end)]
    if len(before) + len(after) > _LONGEST_LINE or _in_comment(before):
        return None
    left = _MAX_READ
    following = text[min(line_end, end) : end]
    # Where the YAML is broken elsewhere, only the lines that enclose the cursor's line are read.
    for head, tails in ((text[:offset], (following, "")), (_owners(text, start, line_start, offset), ("",))):
        for line, tail in product(_mended(before, after), tails):
            whole = head + line + tail
            left -= len(whole) - start
            if left < 0:
                return None
            value = parsed(Lines(lines.path, whole), start, len(whole))
            found = _search(value, (), _Around(frozenset(), flow=False)) if value else None
            # PyYAML ends lines at more characters than an editor does, so its line numbers may differ.
            if found and (there := _in_file(found, text, offset)).start <= offset <= there.end:
                return there
    return None


@dataclass(frozen=True, slots=True)
class _Around:
    """The surroundings of a value, as in `Spot`."""

    given: frozenset[str]
    flow: bool


def _owners(text: str, start: int, line_start: int, offset: int) -> str:
    """The text up to the cursor, with all lines blanked but its own and those that it is nested in."""
    kept = [text[line_start:offset]]
    margin = _indent(text[line_start:].split("\n", 1)[0])
    for line in reversed(text[start:line_start].split("\n")[:-1]):
        owns = bool(line.strip()) and _indent(line) < margin and not line.lstrip().startswith("#")
        margin = _indent(line) if owns else margin
        kept.append(f"{line if owns else ' ' * len(line)}\n")
    return text[:start] + "".join(reversed(kept))


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _mended(before: str, after: str) -> Iterator[str]:
    """Endings for the text before the cursor, each beginning with the character that marks the cursor."""
    closing = _closers(before)
    yield _MARK + after
    yield f"{_MARK}: {after}"
    yield _MARK + closing + after
    yield _MARK + closing
    yield f"{_MARK}: {closing}"


def _closers(line: str) -> str:
    """The characters that close the brackets and the quotation mark that a line leaves open."""
    stack: list[str] = []
    quote = ""
    for at, char in enumerate(line):
        if quote:
            if char == quote and not (quote == '"' and line[at - 1] == "\\"):
                quote = ""
        elif char in "\"'[{":
            inside = bool(stack) and line[:at].rstrip()[-1:] in ("[", "{", ":", ",")
            if inside or _OPENS.fullmatch(line[:at]):
                quote = char if char in "\"'" else ""
                stack += {"[": "]", "{": "}"}.get(char, "")
        elif stack and char == stack[-1]:
            stack.pop()
    return quote + "".join(reversed(stack))


def _search(value: Value, path: tuple[str, ...], around: _Around) -> Spot | None:
    """The spot of the marking character in a value, with offsets of the mended text."""
    if isinstance(value.data, dict):
        flow = around.flow or value.lines.text[value.start : value.start + 1] == "{"
        for key, entry in value.data.items():
            given = frozenset(value.data) - {key}
            if _MARK in key:
                at = value.lines.offset(entry.place.line - 1, entry.place.column - 1)
                return Spot(path, True, at, at + len(key), key, given, False, flow, "")
            if found := _search(entry.value, (*path, key), _Around(frozenset(), flow)):
                return found
    elif isinstance(value.data, list):
        flow = around.flow or value.lines.text[value.start : value.start + 1] == "["
        words = frozenset(item.text for item in value.data if item.text and _MARK not in item.text)
        for item in value.data:
            if found := _search(item, (*path, ITEM), _Around(words, flow)):
                return found
    elif _MARK in value.text:
        return Spot(
            path, False, value.start, value.end, value.text, around.given, False, around.flow, value.style
        )
    return None


def _in_file(found: Spot, text: str, offset: int) -> Spot:
    """A spot with its offsets turned into those of the file."""
    if found.is_key:
        tail = _KEY.match(text, offset)
        end = tail.end() if tail else offset
        return replace(found, end=end, word=text[found.start : end])
    end = max(offset, found.end - 1)
    line_end = text.find("\n", offset)
    end = min(end, len(text) if line_end < 0 else line_end)
    while end > offset and text[end - 1].isspace():
        end -= 1
    line_start = text.rfind("\n", 0, offset) + 1
    head = text[line_start : found.start]
    alone = found.start >= line_start and not head.replace("-", "").strip() and not found.quote
    if found.flow and not found.quote:
        alone = head.rstrip()[-1:] in ("{", ",") and found.path[-1:] != (ITEM,)
    return replace(
        found, end=end, word=found.word.replace(_MARK, ""), alone=alone, start=min(found.start, offset)
    )


def _in_comment(before: str) -> bool:
    """Whether the cursor is behind a `#` that begins a comment."""
    quote = ""
    for at, char in enumerate(before):
        if quote:
            quote = "" if char == quote else quote
        elif char in "\"'" and (
            _OPENS.fullmatch(before[:at]) or before[:at].rstrip()[-1:] in ("[", "{", ",")
        ):
            quote = char
        elif char == "#" and (at == 0 or before[at - 1] in " \t"):
            return True
    return False
