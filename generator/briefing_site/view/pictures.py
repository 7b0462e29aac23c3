"""The pictures: the map of tiles, sources against regions, and the strip of a timeline."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction

from briefing_site.link.site import LinkedBriefing, LinkedSite
from briefing_site.model import addresses
from briefing_site.model.date import Date
from briefing_site.model.source import Source
from briefing_site.model.wording import Wording
from briefing_site.view.geometry.shares import carriers, length, percent, side
from briefing_site.view.geometry.strips import Bin, Row, Strip, StripPoint, grouped_strip, strip
from briefing_site.view.geometry.tiles import arrange, known_cell
from briefing_site.view.page import Page
from briefing_site.view.values.evidence import EventView
from briefing_site.view.values.parts import DateView, Link
from briefing_site.view.values.pictures import (
    CartogramView,
    MatrixCell,
    MatrixGroup,
    MatrixRow,
    MatrixView,
    StripMark,
    StripRow,
    StripView,
    StripYear,
    TileView,
)

_SQUARE = 22.0
"""Side of the largest square of the matrix, in pixels."""
_MOST_SOURCES = 40
"""Rows of sources that the matrix shows; sources that are cited less are added up in a row per kind."""
_SHARE = Fraction(2, 3)
"""The part of the citations whose carriers are counted."""
_TOLD = 3
"""How many regions a sentence names; more are counted."""

_LANE = 13
"""Height of a lane of the strip, in pixels."""
_TITLE = 160
"""The longest text that a mark shows under the pointer."""

# --- the map of tiles ----------------------------------------------------------------------------


def cartogram(page: Page) -> CartogramView | None:
    """The regions as tiles; None where there is but one."""
    config = page.site.config
    regions = config.regions.values()
    if len(regions) < 2:
        return None
    given = {region.id: region.tile for region in regions if region.tile}
    known = {region.id: cell for region in regions if (cell := known_cell(region.id, region.name))}
    keys = [*config.regions]
    viewpoint = config.viewpoint
    here = (viewpoint.tile or known_cell("", viewpoint.name)) if viewpoint else None
    if here:
        # Ids of regions hold letters, digits and hyphens, so the empty key is free.
        keys.insert(0, "")
        (given if viewpoint and viewpoint.tile else known)[""] = here
    layout = arrange(keys, given, known)
    briefings: dict[str, list[LinkedBriefing]] = {}
    for linked in page.site.briefings:
        briefings.setdefault(linked.briefing.region, []).append(linked)

    most = max(map(len, briefings.values()), default=0)

    def tile(key: str, name: str, href: str) -> TileView:
        own = briefings.get(key, [])
        column, row = layout.cells[key]
        return TileView(
            region=Link(name, href),
            column=column,
            row=row,
            count=len(own),
            bar=length(len(own), most, 100),
            sources=len({source for linked in own for source in linked.sources}),
            disagreements=sum(page.site.figures[linked.address].against for linked in own),
            newest=_newest(page, own),
        )

    marked = viewpoint is not None and bool(here) and layout.is_map
    return CartogramView(
        columns=layout.columns,
        tiles=tuple(tile(r.id, r.name, page.href(addresses.region(r.id))) for r in regions),
        viewpoint=tile("", viewpoint.name, "") if viewpoint and marked else None,
        is_map=layout.is_map,
    )


def _newest(page: Page, briefings: Sequence[LinkedBriefing]) -> DateView | None:
    """Up to when the newest briefing has information: `as_of`, else its last change."""
    dates = (b.briefing.as_of or b.briefing.last_changed for b in briefings)
    newest = max(dates, key=lambda date: (date.last_day, str(date)), default=None)
    return page.date(newest) if newest else None


# --- sources against regions ---------------------------------------------------------------------


_Counts = Mapping[str, Counter[str]]
"""How often each region cites a source, by the id of the source: of those that are cited."""


def in_matrix(site: LinkedSite) -> Sequence[str]:
    """Ids of the sources that have a row of their own in the matrix, the most cited first."""
    return _with_row(_ranked(site, _counts(site)))


def _counts(site: LinkedSite) -> _Counts:
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for linked in site.briefings:
        for key, count in linked.counts.items():
            counts[key.source][linked.briefing.region] += count
    return counts


def _ranked(site: LinkedSite, counts: _Counts) -> list[str]:
    """All sources, the most cited first."""
    return sorted(site.sources, key=lambda s: (-counts[s].total() if s in counts else 0, s))


def _with_row(ranked: Sequence[str]) -> Sequence[str]:
    # One source more needs no row that stands for several.
    return ranked if len(ranked) <= _MOST_SOURCES + 1 else ranked[:_MOST_SOURCES]


def matrix(page: Page) -> MatrixView | None:
    """How often each region cites each source; None where nothing is cited."""
    site, words = page.site, page.words
    counts = _counts(site)
    if not counts:
        return None
    ranked = _ranked(site, counts)
    totals = {source: counts[source].total() if source in counts else 0 for source in site.sources}
    shown = _with_row(ranked)
    regions = list(site.config.regions)
    largest = max(max(by.values()) for by in counts.values())
    whole = sum(totals.values())

    def row(link: Link | None, text: str | None, of: Sequence[str]) -> MatrixRow:
        cells = [sum(counts[s][region] for s in of if s in counts) for region in regions]
        total = sum(totals[s] for s in of)
        return MatrixRow(
            source=link,
            text=text,
            cells=tuple(MatrixCell(n, side(min(n, largest), largest, _SQUARE)) for n in cells),
            total=total,
            bar=length(min(total, totals[ranked[0]]), totals[ranked[0]], 100),
            share=words("matrix-share", share=str(percent(total, whole))),
        )

    names = Counter(page.source_line(site.sources[s]).short for s in shown)
    kinds: dict[str, list[str]] = {}
    for source in ranked:
        kinds.setdefault(site.sources[source].kind, []).append(source)
    groups = []
    for kind, of_kind in sorted(kinds.items(), key=lambda item: (-sum(totals[s] for s in item[1]), item[0])):
        known = frozenset(shown)
        rows = [
            row(_named(page, site.sources[s], names), site.sources[s].perspective, [s])
            for s in of_kind
            if s in known
        ]
        if rest := [s for s in of_kind if s not in known]:
            rows.append(row(None, words("matrix-rest", count=len(rest)), rest))
        groups.append(MatrixGroup(words(f"kind-{kind}"), tuple(rows)))
    by_region = {region: {s: by[region] for s, by in counts.items() if by[region]} for region in regions}
    return MatrixView(
        regions=tuple(
            Link(site.config.regions[r].name, page.href(addresses.region(r)), current=False) for r in regions
        ),
        groups=tuple(groups),
        totals=tuple(sum(by_region[r].values()) for r in regions),
        carriers=tuple(len(by_region[r]) for r in regions),
        total=whole,
        cited=len(counts),
        findings=tuple(_findings(page, list(totals.values()), by_region)),
    )


def _named(page: Page, source: Source, names: Mapping[str, int]) -> Link:
    """A source by publisher and year, with its title where others have the same."""
    line = page.source_line(source)
    text = (
        page.words("source-line", title=line.title, short=line.short) if names[line.short] > 1 else line.short
    )
    return Link(text, line.href)


def _findings(page: Page, totals: Sequence[int], by_region: Mapping[str, Mapping[str, int]]) -> list[str]:
    """The matrix in sentences: the sources with the most citations, and regions that rely on few."""
    words, whole, regions = page.words, sum(totals), page.site.config.regions
    few = carriers(totals, _SHARE)
    largest = sorted(totals, reverse=True)[:few]
    found = [
        words(
            "matrix-carried",
            count=few,
            sources=words("count-sources", count=len(totals)),
            share=str(percent(sum(largest), whole)),
        )
    ]
    cited = {region: by for region, by in by_region.items() if by}
    fewest = min(len(by) for by in cited.values())
    thin = [regions[region].name for region, by in cited.items() if len(by) == fewest]
    if len(cited) > 1 and len(thin) < len(cited):
        sources = words("count-sources", count=fewest)
        names = words.names(thin) if len(thin) <= _TOLD else words("count-regions", count=len(thin))
        found.append(
            words("matrix-thin" if len(thin) == 1 else "matrix-thin-several", regions=names, sources=sources)
        )
    # The region that leans most on one of its several sources, if that is half of it.
    leaning = [
        (Fraction(max(by.values()), sum(by.values())), region) for region, by in cited.items() if len(by) > 1
    ]
    most, region = max(leaning, key=lambda each: each[0], default=(Fraction(), ""))
    if len(cited) > 1 and most >= Fraction(1, 2):
        source = max(cited[region], key=lambda s: cited[region][s])
        share = percent(most.numerator, most.denominator)
        short = page.source_line(page.site.sources[source]).short
        found.append(words("matrix-one", region=regions[region].name, share=str(share), source=short))
    if silent := [regions[region].name for region in by_region if region not in cited]:
        names = words.names(silent) if len(silent) <= _TOLD else words("count-regions", count=len(silent))
        found.append(words("matrix-silent" if len(silent) == 1 else "matrix-silent-several", regions=names))
    return found


# --- the strip of a timeline ---------------------------------------------------------------------


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
