"""The strips of a timeline: events drawn over the months or years in which they lie."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from briefing_site.model import addresses
from briefing_site.model.date import Date
from briefing_site.model.wording import Wording
from briefing_site.view.geometry.shares import length
from briefing_site.view.geometry.strips import Bin, Row, Strip, StripPoint, grouped_strip, strip
from briefing_site.view.page import Page
from briefing_site.view.values.evidence import EventView
from briefing_site.view.values.pictures import StripMark, StripRow, StripView, StripYear

_LANE = 13
"""Height of a lane of the strip, in pixels."""
_TITLE = 160
"""The longest text that a mark shows under the pointer."""


def event_strip(events: Sequence[EventView], told: Callable[[int], str], words: Wording) -> StripView | None:
    """The events of a list, drawn; None where there are fewer than two.

    `told` gives the words of an event by its place in the list.
    """
    if len(events) < 2:
        return None
    drawn = strip([Date.parse(event.date.iso) for event in events], _planned(events))
    decades = drawn.columns == 10
    marks = _marks(drawn, events, told, words, decades=decades)
    return StripView(
        columns=tuple(str(n) for n in range(10)) if decades else tuple(words("strip-months").split()),
        rows=tuple(
            StripRow(
                label=words("strip-decade" if decades else "date-year", year=str(row.year)),
                href=f"#{events[row.first].id}",
                height=row.lanes * _LANE,
                marks=of_row,
            )
            for row, of_row in zip(drawn.rows, marks, strict=True)
        ),
    )


def region_strip(
    page: Page, events: Sequence[EventView], regions: Sequence[str], told: Callable[[int], str]
) -> StripView | None:
    """The events of a list, drawn over the same months with a row for each region.

    `regions` has the region of each event. None where there is but one region, or where
    the events lie too far apart.
    """
    words, known = page.words, page.site.config.regions
    drawn = grouped_strip([Date.parse(event.date.iso) for event in events], regions, _planned(events))
    if drawn is None:
        return None
    names, start = words("strip-months").split(), drawn.rows[0].start
    marks = dict(zip(dict.fromkeys(regions), _marks(drawn, events, told, words, decades=False), strict=True))
    rows = dict(zip(dict.fromkeys(regions), drawn.rows, strict=True))
    return StripView(
        columns=tuple(names[(start + n) % 12] for n in range(drawn.columns)),
        rows=tuple(
            StripRow(
                label=region.name,
                href=page.href(addresses.region(region.id)),
                height=rows[region.id].lanes * _LANE,
                marks=marks[region.id],
            )
            for region in known.values()
            if region.id in rows
        ),
        years=tuple(
            StripYear(words("date-year", year=str((start + n) // 12)), round(100 * n / drawn.columns, 2))
            for n in range(drawn.columns)
            if n == 0 or (start + n) % 12 == 0
        ),
    )


def _planned(events: Sequence[EventView]) -> frozenset[int]:
    return frozenset(at for at, event in enumerate(events) if event.planned)


def _marks(
    drawn: Strip,
    events: Sequence[EventView],
    told: Callable[[int], str],
    words: Wording,
    *,
    decades: bool,
) -> list[tuple[StripMark, ...]]:
    """The marks of each row of a strip; with `decades` a column is a year, otherwise a month."""

    def marked(row: Row, mark: StripPoint) -> StripMark:
        event = events[mark.at]
        y = round((row.lanes - mark.lane - 0.5) * _LANE, 2)
        title = _title(event, told(mark.at), words)
        if mark.count > 1:
            date = words.event_date(Date.parse(event.date.iso), planned=event.planned)
            title = words("strip-undated", date=date, events=words("count-events", count=mark.count))
        return StripMark(f"#{event.id}", title, mark.x, mark.width, y, 0, event.planned, mark.count)

    def counted(row: Row, each: Bin) -> StripMark:
        event = events[each.at]
        if each.cell < 0:
            date = words("date-year", year=str(row.year))
        elif decades:
            date = words("date-year", year=str(row.year + each.cell))
        else:
            month = row.start + each.cell
            date = words.date(Date(month // 12, month % 12 + 1))
        if each.planned:
            date = words("event-planned", date=date)
        title = words("strip-count", date=date, events=words("count-events", count=each.count))
        room = (row.lanes - 0.5) * _LANE

        def tall(count: int) -> float:
            return 3.0 if each.cell < 0 else max(3.0, length(count, drawn.largest, room))

        height = tall(each.count)
        top = row.lanes * _LANE - height - (tall(each.below) if each.below else 0)
        return StripMark(f"#{event.id}", title, each.x, each.width, round(top, 2), height, each.planned)

    return [
        tuple(marked(row, mark) for mark in row.marks) or tuple(counted(row, each) for each in row.bins)
        for row in drawn.rows
    ]


def _title(event: EventView, text: str, words: Wording) -> str:
    """The tooltip of a mark: the date, and the words of the event."""
    if len(text) > _TITLE:
        text = text[:_TITLE].rsplit(" ", 1)[0].rstrip(" ,;:") + " …"
    date = words.event_date(Date.parse(event.date.iso), planned=event.planned)
    return words("strip-mark", date=date, text=text)
