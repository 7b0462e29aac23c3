"""The lines of a page in the order in which they are read: columns from left to right.

A simple form of the recursive X-Y cut (Nagy and Seth 1984): a page is cut at a gutter that few lines cross;
the lines that do cross it part what is above them from what is below.
"""

from __future__ import annotations

from itertools import pairwise
from statistics import median

from briefing_site.authoring.intake.pdf.glyphs import Line
from briefing_site.text.dataclass import dataclass

_BINS = 500
_CROSSING = 0.12
"""The share of lines that may cross a gutter, as titles and pictures' captions do."""
_LEAST = 3
"""Lines of a column at least."""
_CHARACTERS = 16
"""Characters of a line of text at least: most cells of a table have fewer."""
_DEEPEST = 4
_CELL_GAP = 2.2
"""Times the height of letters: the least gap between two cells of a table."""


@dataclass(frozen=True, slots=True)
class Block:
    """Lines that stand below one another."""

    lines: tuple[Line, ...]
    left: float
    right: float


def blocks(lines: list[Line], em: float, depth: int = 0) -> list[Block]:
    """The blocks of a page, in order."""
    gutter = _gutter(lines, em) if depth < _DEEPEST and len(lines) >= 2 * _LEAST else None
    if gutter is None:
        return [_block(lines, em)] if lines else []
    cells = _cells(lines, em)
    across = _rows([line for line in lines if line.left < gutter < line.right or line in cells], em)
    crossing = {line for row in across for line in row}
    aside = sorted((line for line in lines if line not in crossing), key=lambda line: -line.top)
    found: list[Block] = []
    at = 0
    for row in [*across, []]:
        edge = min((line.bottom for line in row), default=float("-inf"))
        band = at
        while band < len(aside) and aside[band].top > edge + 0.5 * em:
            band += 1
        part = aside[at:band]
        at = band
        sides = [
            [line for line in part if line.right <= gutter],
            [line for line in part if line.left >= gutter],
        ]
        if all(sides) and any(_long(side) < 0.35 for side in sides):
            sides = [part]  # cells of a table between columns
        for side in sides:
            found += blocks(side, em, depth + 1)
        if row:
            found.append(_block(row, em))
    return _merged(found)


def _cells(lines: list[Line], em: float) -> set[Line]:
    """The cells of rows of three and more short ones that stand below others alike: no columns of text."""
    rows = _rows(lines, em)
    short = [len(row) > 2 and median(map(_length, row)) < _CHARACTERS for row in rows]
    found: set[Line] = set()
    for at in range(len(rows) - 1):
        if short[at] and short[at + 1] and _aligned(rows[at], rows[at + 1]) > 2:
            found |= {*rows[at], *rows[at + 1]}
    return found


def _aligned(one: list[Line], two: list[Line]) -> int:
    """How many cells of a row begin or end where cells of the row below do."""
    lefts, rights = {round(line.left / 3) for line in two}, {round(line.right / 3) for line in two}
    return sum(round(line.left / 3) in lefts or round(line.right / 3) in rights for line in one)


def _rows(lines: list[Line], em: float) -> list[list[Line]]:
    """Lines by their height on the page, from top to bottom."""
    rows: list[list[Line]] = []
    for line in sorted(lines, key=lambda line: -line.bottom):
        if rows and abs(rows[-1][0].bottom - line.bottom) < 0.4 * em:
            rows[-1].append(line)
        else:
            rows.append([line])
    return rows


def _merged(found: list[Block]) -> list[Block]:
    """Lines across the page that follow one another are one block."""
    merged: list[Block] = []
    for block in found:
        last = merged[-1] if merged else None
        if last and len(block.lines) == 1 and _goes_on(last, block):
            low, high = min(last.left, block.left), max(last.right, block.right)
            merged[-1] = Block((*last.lines, *block.lines), low, high)
        else:
            merged.append(block)
    return merged


def _goes_on(last: Block, block: Block) -> bool:
    """Whether a line across the page goes on with the block above: rows of one table, lines of one text."""
    if block.lines[0].row and last.lines[-1].row:
        return True
    return abs(last.left - block.left) < 3 and abs(last.right - block.right) < 0.3 * (
        block.right - block.left
    )


def _gutter(lines: list[Line], em: float) -> float | None:
    """The middle of the widest gap between two columns; None where there is none."""
    low, high = min(line.left for line in lines), max(line.right for line in lines)
    width = (high - low) / _BINS
    if width <= 0:
        return None
    crossing = [0] * (_BINS + 2)
    for line in lines:
        crossing[int((line.left - low) / width)] += 1
        crossing[min(int((line.right - low) / width), _BINS) + 1] -= 1
    for at in range(1, len(crossing)):
        crossing[at] += crossing[at - 1]
    most = _CROSSING * len(lines)
    best: tuple[float, float] | None = None
    start = None
    for at in range(int(_BINS * 0.1), int(_BINS * 0.9) + 1):
        if crossing[at] <= most:
            start = at if start is None else start
            wide = (at - start + 1) * width
            if best is None or wide > best[0]:
                best = (wide, low + (start + at + 1) / 2 * width)
        else:
            start = None
    if best is None or best[0] < 0.5 * em:
        return None
    sides = (
        [line for line in lines if line.right <= best[1]],
        [line for line in lines if line.left >= best[1]],
    )
    if any(len(side) < _LEAST or _long(side) < 0.35 for side in sides):
        return None
    return best[1]


def _long(lines: list[Line]) -> float:
    """The share of lines that are no cells of a table."""
    return sum(_length(line) >= _CHARACTERS for line in lines) / len(lines)


def _length(line: Line) -> int:
    """The characters of a line; those of East Asian scripts count twice."""
    return sum(2 if "\u3000" <= sign <= "\uffef" else 1 for sign in line.text)


def _block(lines: list[Line], em: float) -> Block:
    """Lines from top to bottom; those at one height are the cells of a row."""
    rows = _rows(lines, em)
    made = tuple(_row(sorted(row, key=lambda line: line.left), em) for row in rows)
    return Block(made, min(line.left for line in made), max(line.right for line in made))


def _row(cells: list[Line], em: float) -> Line:
    """Cells as one line; words that are set far apart to fill their line are no cells."""
    if len(cells) == 1:
        return cells[0]
    widest = max(b.left - a.right for a, b in pairwise(cells))
    return Line(
        " ".join(cell.text for cell in cells),
        cells[0].left,
        max(cell.right for cell in cells),
        min(cell.bottom for cell in cells),
        max(cell.top for cell in cells),
        row=widest > _CELL_GAP * em,
    )
