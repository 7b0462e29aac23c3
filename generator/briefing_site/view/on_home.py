"""Which briefings stand on the home page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from briefing_site.link.site import LinkedBriefing, LinkedSite
from briefing_site.text.dataclass import dataclass

_LATEST = 6
_NEWEST = 3
"""So many briefings of each region stand on the home page beside those."""


@dataclass(frozen=True, slots=True)
class OnHome:
    """The briefings on the home page, each list with the newest first."""

    featured: LinkedBriefing | None
    latest: tuple[LinkedBriefing, ...]
    newest: Mapping[str, tuple[LinkedBriefing, ...]]
    """By region: those that stand with it."""
    counts: Mapping[str, int]
    """By region: how many briefings it has."""

    @property
    def listed(self) -> Iterator[LinkedBriefing]:
        """All but the featured one."""
        yield from self.latest
        for of_region in self.newest.values():
            yield from of_region


def on_home(site: LinkedSite) -> OnHome:
    """What stands on the home page of a site."""
    briefings = tuple(site.briefings)
    featured = next((linked for linked in briefings if linked.briefing.featured), None)
    latest: list[LinkedBriefing] = []
    newest: dict[str, list[LinkedBriefing]] = {name: [] for name in site.config.regions}
    counts = dict.fromkeys(newest, 0)
    for linked in briefings:
        region = linked.briefing.region
        counts[region] += 1
        if linked is featured:
            continue
        if len(latest) < _LATEST:
            latest.append(linked)
        elif len(newest[region]) < _NEWEST:
            newest[region].append(linked)
    return OnHome(featured, tuple(latest), {name: tuple(of) for name, of in newest.items()}, counts)
