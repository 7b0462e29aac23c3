"""The places of the regions' tiles: a rough map without borders, with Japan and the Pacific in the middle.

A tile per region takes no position on borders and keeps small states as large as any other. Columns
and rows are counted from 1, from the top left.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import count, pairwise

from briefing_site.text.dataclass import dataclass
from briefing_site.text.slug import slug

Cell = tuple[int, int]
"""Column and row of a tile."""

MOST_COLUMNS = 9
MOST_ROWS = 12
"""A map that needs more of them would have tiles too small to read; the tiles then stand in plain rows."""

_MAP = """
    1 2  europe eu european-union
    1 3  africa sub-saharan-africa
    2 2  turkey turkiye
    2 3  middle-east gulf gulf-states west-asia
    3 2  central-asia afghanistan
    3 4  india south-asia
    3 5  indian-ocean
    4 1  russia
    4 2  mongolia
    4 3  china prc
    4 4  asean southeast-asia south-east-asia
    5 2  north-korea dprk
    5 3  korea south-korea rok korean-peninsula
    5 4  taiwan
    5 5  philippines
    6 3  japan
    6 6  australia oceania
    7 1  arctic
    7 5  pacific pacific-islands
    7 6  new-zealand
    8 2  canada
    8 3  us usa united-states united-states-of-america north-america america
    8 4  mexico
    9 4  latin-america central-america caribbean
    9 5  south-america brazil
"""

KNOWN: Mapping[str, Cell] = {
    name: (int(column), int(row))
    for column, row, *names in (line.split() for line in _MAP.split("\n") if line.strip())
    for name in names
}
"""Id, or slug of the name, of well-known regions to column and row."""


@dataclass(frozen=True, slots=True)
class Layout:
    """Tiles on a grid."""

    columns: int
    rows: int
    cells: Mapping[str, Cell]
    """Key to tile, in the order in which the keys were given; no two tiles are alike."""
    is_map: bool
    """Whether the tiles stand as on a map, and not in plain rows."""


def known_cell(key: str, name: str) -> Cell | None:
    """Where a region stands that is known by its id or its name."""
    return KNOWN.get(key) or KNOWN.get(slug(name))


def arrange(keys: Sequence[str], given: Mapping[str, Cell], known: Mapping[str, Cell]) -> Layout:
    """A tile for each key: where its author wants it, else where it is known to be, else in rows below.

    A tile that finds its place taken goes to the nearest free one. Where no author has placed a tile and
    fewer than half of them are known, there is no map to speak of, and all stand in plain rows.
    """
    if not given and 2 * sum(key in known for key in keys) < len(keys):
        return _plain(keys)
    taken: dict[Cell, str] = {}
    for wanted in (given, {key: cell for key, cell in known.items() if key not in given}):
        for key in keys:
            if key in wanted:
                taken[next(cell for cell in _around(wanted[key]) if cell not in taken)] = key
    columns = _squeezed((column for column, _ in taken), MOST_COLUMNS)
    rows = _squeezed((row for _, row in taken), MOST_ROWS)
    cells = {key: (columns[column], rows[row]) for (column, row), key in taken.items()}
    width = max(4, max(columns.values(), default=0))
    below = max(rows.values(), default=0)
    for at, key in enumerate(key for key in keys if key not in cells):
        cells[key] = (at % width + 1, below + 1 + at // width)
    if max(columns.values()) > MOST_COLUMNS or max(row for _, row in cells.values()) > MOST_ROWS:
        return _plain(keys)
    return _layout({key: cells[key] for key in keys}, is_map=True)


def _layout(cells: Mapping[str, Cell], *, is_map: bool) -> Layout:
    columns = max((column for column, _ in cells.values()), default=0)
    rows = max((row for _, row in cells.values()), default=0)
    return Layout(columns, rows, cells, is_map)


def _plain(keys: Sequence[str]) -> Layout:
    """Rows of three to five tiles, whichever leaves the fewest gaps."""
    width = min((4, 3, 5), key=lambda width: -len(keys) % width)
    return _layout({key: (at % width + 1, at // width + 1) for at, key in enumerate(keys)}, is_map=False)


def _around(cell: Cell) -> Iterator[Cell]:
    """A cell, then those ever farther from it; beside comes before below, below before above."""
    column, row = cell
    for reach in count():
        ring = [
            (column + x, row + y)
            for x in range(-reach, reach + 1)
            for y in range(-reach, reach + 1)
            if max(abs(x), abs(y)) == reach and column + x > 0 and row + y > 0
        ]
        yield from sorted(
            ring, key=lambda c: (abs(c[0] - column) + abs(c[1] - row), abs(c[1] - row), -c[1], c[0])
        )


def _squeezed(used: Iterable[int], most: int) -> dict[int, int]:
    """New numbers of columns or rows, in the same order: of several empty ones one stays if there is room."""
    order = sorted(set(used))
    for widest in (2, 1):
        numbers = dict.fromkeys(order[:1], 1)
        for before, after in pairwise(order):
            numbers[after] = numbers[before] + min(after - before, widest)
        if max(numbers.values(), default=0) <= most:
            break
    return numbers
