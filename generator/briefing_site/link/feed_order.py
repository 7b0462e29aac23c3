"""Which briefings stand in a feed, and in which order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from briefing_site.link.site import LinkedBriefing, LinkedSite
from briefing_site.model import addresses
from briefing_site.model.date import Date

FEED_LENGTH = 50
"""So many of the newest briefings stand in a feed."""


def newest_first(briefings: Iterable[LinkedBriefing]) -> list[LinkedBriefing]:
    """The briefings that stand in a feed, those that changed last before the others."""
    return sorted(briefings, key=lambda b: (changed(b).first_day, b.address), reverse=True)[:FEED_LENGTH]


def changed(linked: LinkedBriefing) -> Date:
    """When a briefing last changed in substance."""
    return linked.briefing.updated or linked.briefing.date


def in_region(site: LinkedSite, region: str) -> list[LinkedBriefing]:
    """The briefings that the feed of a region may list: its own, and those that name it too."""
    return [b for b in site.briefings if region in (b.briefing.region, *b.briefing.regions)]


def feeds(site: LinkedSite) -> Mapping[str, list[LinkedBriefing]]:
    """Address of every feed to the briefings that stand in it."""
    every = newest_first(site.briefings)
    return {
        addresses.FEED: every,
        addresses.JSON_FEED: every,
        **{addresses.region_feed(name): newest_first(in_region(site, name)) for name in site.config.regions},
    }
