"""The pictures: map, table, timeline."""

from __future__ import annotations

from briefing_site.text.dataclass import dataclass
from briefing_site.view.values.parts import DateView, Link


@dataclass(frozen=True, slots=True)
class TileView:
    """A region as a tile of the map."""

    region: Link
    column: int
    """From 1."""
    row: int
    count: int
    """The number of its briefings."""
    bar: float
    """The length of a bar that stands for that number, in per cent of the longest."""
    sources: int
    """How many sources its briefings use."""
    disagreements: int
    """At how many places of its briefings sources disagree."""
    newest: DateView | None
    """Up to when its newest briefing has information."""


@dataclass(frozen=True, slots=True)
class CartogramView:
    """The regions as tiles, on a rough map without borders."""

    columns: int
    tiles: tuple[TileView, ...]
    """In the site's order."""
    viewpoint: TileView | None
    """The place from which the site looks, which leads nowhere; None where config.yaml names none."""
    is_map: bool
    """Whether tiles stand where the regions lie, and not in plain rows."""


@dataclass(frozen=True, slots=True)
class MatrixCell:
    """How often one region cites one source."""

    count: int
    side: float
    """Of a square with an area to match, in pixels; 0 for none."""


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One source, or all those of a kind that are cited least."""

    source: Link | None
    text: str | None
    """Perspective of the source, or how many sources the row stands for."""
    cells: tuple[MatrixCell, ...]
    """In the order of the regions."""
    total: int
    bar: float
    """Its length, in per cent of the longest."""
    share: str
    """Of all citations, in words."""


@dataclass(frozen=True, slots=True)
class MatrixGroup:
    """The sources of one kind, the most cited first."""

    kind: str
    rows: tuple[MatrixRow, ...]


@dataclass(frozen=True, slots=True)
class MatrixView:
    """Sources against regions: how often each region cites each source."""

    regions: tuple[Link, ...]
    groups: tuple[MatrixGroup, ...]
    totals: tuple[int, ...]
    """Citations of each region."""
    carriers: tuple[int, ...]
    """How many sources each region cites."""
    total: int
    """All citations."""
    cited: int
    """How many sources are cited."""
    findings: tuple[str, ...]
    """The picture in sentences."""


@dataclass(frozen=True, slots=True)
class StripMark:
    """An event on the strip, or all those of a month in a crowded row."""

    href: str
    """Of the event in the list below, or the first of several."""
    title: str
    x: float
    """In per cent of the row: the middle of a dot, the left end of a line."""
    width: float
    """In per cent; 0 for a dot."""
    y: float
    """In pixels from the top: the middle of a dot or line, the top of a column."""
    height: float
    """Of a column that counts events, in pixels; 0 for a single event."""
    planned: bool = False
    """Whether the event, or each of the events, was only announced."""
    count: int = 1
    """How many events of a month or a year without a day share the mark."""


@dataclass(frozen=True, slots=True)
class StripRow:
    """A year of the strip, or a decade; or a region."""

    label: str
    href: str
    """Of its first event, or of the region."""
    height: int
    """In pixels."""
    marks: tuple[StripMark, ...]


@dataclass(frozen=True, slots=True)
class StripYear:
    """A year above the months of a strip that has a row for each region."""

    label: str
    x: float
    """Its beginning, in per cent of the row."""


@dataclass(frozen=True, slots=True)
class StripView:
    """Events drawn over the months of their years. The list below says the same in words."""

    columns: tuple[str, ...]
    """Months, or the years of a decade, in a letter or two."""
    rows: tuple[StripRow, ...]
    years: tuple[StripYear, ...] = ()
    """The years of the months, where the rows are regions."""
