"""Dates on a strip: a row per year or decade, or one per group of dates over the same months.

A row has months side by side, or the years of a decade.

A day is a dot, a month a line, a year a longer line: a mark is as wide as the date is uncertain. Marks that
would touch stand in lanes above one another; a row that would need too many lanes counts them instead,
in a column per month (or year), with those of planned events on top of the others. All measures across are
per cent of the row.
"""

from __future__ import annotations

from calendar import monthrange
from collections import Counter
from collections.abc import Container, Hashable, Iterator, Sequence
from itertools import groupby

from briefing_site.model.date import Date
from briefing_site.text.dataclass import dataclass

MOST_YEARS = 12
"""A strip with more years than that has a row per decade."""
MOST_LANES = 8
"""A row with more marks above one another than that counts them instead."""

MOST_MONTHS = 24
"""Dates of groups that are further apart than that are not laid over the same months."""

_DOT = 4.0
"""Room that a dot takes across, in the narrowest place where a strip stands."""
_GAP = 0.4
"""Between two lines."""


@dataclass(frozen=True, slots=True)
class StripPoint:
    """One date on its row."""

    at: int
    """Number of the date, in the order in which the dates were given."""
    x: float
    """Middle of a dot, left end of a line."""
    width: float
    """Of a line; 0 for a dot."""
    lane: int
    """Counted from 0, the lowest."""
    count: int = 1
    """How many dates the mark stands for: those of which no day is known share one for each month or year."""


@dataclass(frozen=True, slots=True)
class Bin:
    """How many dates fall into a month (or a year) of a crowded row: planned ones, or the others."""

    at: int
    """Number of the first of them."""
    cell: int
    """Number of the column from 0; -1 for dates that are known by their year alone, and run across."""
    x: float
    width: float
    count: int
    planned: bool
    below: int
    """How many of the same month are not planned, where these are: they stand on top of them."""


@dataclass(frozen=True, slots=True)
class Row:
    """A year, or a decade; or a group of dates."""

    start: int
    """Its first month: twelve times the year, and January is 0."""
    first: int
    """Number of the first date in it."""
    marks: tuple[StripPoint, ...]
    bins: tuple[Bin, ...]
    """Instead of marks, in a crowded row."""
    lanes: int
    """How many are in use."""

    @property
    def year(self) -> int:
        """The year in which it begins."""
        return self.start // 12


@dataclass(frozen=True, slots=True)
class Strip:
    """All rows, the earliest first; years without a date have none."""

    rows: tuple[Row, ...]
    columns: int
    """12 where the rows are years, 10 where they are decades, the months where they are groups."""

    @property
    def largest(self) -> int:
        """The largest count of a column."""
        bins = (each for row in self.rows for each in row.bins if each.cell >= 0)
        return max((each.below + each.count for each in bins), default=0)


def strip(dates: Sequence[Date], planned: Container[int] = ()) -> Strip:
    """Place dates that are in order of time; `planned` has the numbers of those of planned events."""
    decades = len({date.year for date in dates}) > MOST_YEARS
    period, columns = (10, 10) if decades else (1, 12)
    rows = (
        _row(year * 12, period * 12, columns, [(at, dates[at]) for at in group], planned)
        for year, group in groupby(range(len(dates)), key=lambda at: dates[at].year // period * period)
    )
    return Strip(tuple(rows), columns)


def grouped_strip(
    dates: Sequence[Date], groups: Sequence[Hashable], planned: Container[int] = ()
) -> Strip | None:
    """Place dates that are in order of time, each on the row of its group; the rows in order of first dates.

    None where there are fewer than two groups, or the dates lie further apart than `MOST_MONTHS`.
    """
    of_group: dict[Hashable, list[tuple[int, Date]]] = {}
    for at, (date, group) in enumerate(zip(dates, groups, strict=True)):
        of_group.setdefault(group, []).append((at, date))
    if len(of_group) < 2:
        return None
    start = min(date.year * 12 + (date.month or 1) - 1 for date in dates)
    months = max(date.year * 12 + (date.month or 12) for date in dates) - start
    if months > MOST_MONTHS:
        return None
    return Strip(tuple(_row(start, months, months, of, planned) for of in of_group.values()), months)


def _row(
    start: int, months: int, columns: int, dates: Sequence[tuple[int, Date]], planned: Container[int]
) -> Row:
    spans = [(at, *_span(date, start, months)) for at, date in dates]
    marks: list[StripPoint] = []
    ends: list[list[tuple[float, float]]] = []
    shared = Counter((left, right, at in planned) for at, left, right in spans if right > left)
    # The widest are laid first and lie lowest.
    for at, left, right in sorted(spans, key=lambda s: (s[1] - s[2], s[0])):
        count = 1
        if right > left and not (count := shared.pop((left, right, at in planned), 0)):
            continue  # dates without a day stand once for each month: stacked, they would read as a volume
        wide = right - left >= _DOT
        middle = round((left + right) / 2, 2)
        room = (left, right) if wide else (middle - _DOT / 2, middle + _DOT / 2)
        lane = next(
            (n for n, taken in enumerate(ends) if all(room[1] <= a or b <= room[0] for a, b in taken)),
            len(ends),
        )
        if lane == MOST_LANES:
            return Row(start, dates[0][0], (), tuple(_bins(spans, columns, planned)), MOST_LANES)
        if lane == len(ends):
            ends.append([])
        ends[lane].append(room)
        if wide:
            marks.append(
                StripPoint(at, round(left + _GAP, 2), round(right - left - 2 * _GAP, 2), lane, count)
            )
        else:
            # A dot at the very end of a row stays inside it.
            marks.append(StripPoint(at, min(max(middle, _DOT / 4), 100 - _DOT / 4), 0.0, lane, count))
    return Row(start, dates[0][0], tuple(sorted(marks, key=lambda mark: mark.at)), (), len(ends))


def _span(date: Date, start: int, months: int) -> tuple[float, float]:
    """Where a date begins and ends on its row, months being equally long."""
    begin, width = date.year * 12.0 - start, 12.0
    if date.month is not None:
        begin, width = begin + date.month - 1, 1.0
    if date.month is not None and date.day is not None:
        begin, width = begin + (date.day - 0.5) / monthrange(date.year, date.month)[1], 0.0
    end = min(begin + width, months)  # a year may be longer than the months that are shown
    # Rounded, so that what touches does not seem to overlap.
    return round(100 * max(begin, 0) / months, 4), round(100 * end / months, 4)


def _bins(spans: Sequence[tuple[int, float, float]], columns: int, planned: Container[int]) -> Iterator[Bin]:
    found: dict[tuple[int, bool], list[int]] = {}
    for at, start, end in spans:
        across = end - start > 100 / columns + _GAP
        cell = -1 if across else min(int((start + end) / 200 * columns), columns - 1)
        found.setdefault((cell, at in planned), []).append(at)
    width = 100 / columns
    for (cell, hollow), dates in sorted(found.items()):
        yield Bin(
            at=min(dates),
            cell=cell,
            x=round(max(cell, 0) * width + _GAP, 2),
            width=round((width if cell >= 0 else 100) - 2 * _GAP, 2),
            count=len(dates),
            planned=hollow,
            below=len(found.get((cell, False), ())) if hollow else 0,
        )
