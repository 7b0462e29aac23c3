"""The map of tiles: the regions of a site, with how much of it each has."""

from __future__ import annotations

from collections.abc import Sequence

from briefing_site.link.site import LinkedBriefing
from briefing_site.model import addresses
from briefing_site.view.geometry.shares import length
from briefing_site.view.geometry.tiles import arrange, known_cell
from briefing_site.view.page import Page
from briefing_site.view.values.parts import DateView, Link
from briefing_site.view.values.pictures import CartogramView, TileView


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
