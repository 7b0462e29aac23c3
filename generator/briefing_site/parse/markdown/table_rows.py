"""The rows of a table: GitHub Flavored Markdown, "Tables (extension)"."""

from __future__ import annotations

import re

from briefing_site.parse.markdown.inline_text import InlineText, located

_BAR = re.compile(r"\\?\|")
_CELL = re.compile(r":?-+:?")


def alignments(line: str) -> list[str] | None:
    """The alignment of each column that a delimiter row names, empty for none; None for any other line."""
    if "-" not in line or not ("|" in line or ":" in line):
        return None
    cells = [cell.strip(" \t") for cell in line.split("|")]
    if not cells[0]:
        cells = cells[1:]
    for _ in range(2):  # there may be two bars at the end
        if not cells[-1]:
            cells = cells[:-1]
    if not all(map(_CELL.fullmatch, cells)):
        return None
    return [_ALIGNMENT[cell.startswith(":"), cell.endswith(":")] for cell in cells]


_ALIGNMENT = {(True, True): "center", (True, False): "left", (False, True): "right", (False, False): ""}


def cells_of(line: InlineText) -> list[InlineText]:
    """The cells of a row, without the blanks around them; a bar in a cell has a backslash before it."""
    start, end = 0, len(line.rstrip(" \t"))
    while start < end and line[start] in " \t":
        start += 1
    if start < end and line[start] == "|":
        start += 1
    cells: list[InlineText] = []
    escapes: list[int] = []
    at = start
    for bar in _BAR.finditer(line, start, end):
        if bar.group() == "|":
            cells.append(_cell(line, at, bar.start(), escapes))
            escapes, at = [], bar.end()
        else:
            escapes.append(bar.start())
    if at < end:
        cells.append(_cell(line, at, end, escapes))
    return cells


def _cell(line: InlineText, start: int, end: int, escapes: list[int]) -> InlineText:
    while start < end and line[start] in " \t":
        start += 1
    while end > start and line[end - 1] in " \t":
        end -= 1
    if not escapes:
        return line.part(start, end)
    pieces: list[str] = []
    anchors: list[tuple[int, int]] = []
    made = 0
    for stop in (*escapes, end):
        anchors.append((made, line.whole(start)))
        pieces.append(line[start:stop])
        made += stop - start
        start = stop + 1
    return located("".join(pieces), anchors)
