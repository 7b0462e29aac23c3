"""Which briefings stand in a feed and in its archives, and in which order.

A feed has the entries that changed last. Its archives (RFC 5005, section 4) have all entries by year, each
year in files that are filled from its oldest entry on. So a newer entry changes no file of an archive but the
last, and an archive whose entries all stand in the feed is not needed and not published.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from itertools import groupby
from typing import Generic, TypeVar

from briefing_site.link.keep import Keep
from briefing_site.link.site import LinkedBriefing, LinkedSite
from briefing_site.model import addresses
from briefing_site.model.date import Date
from briefing_site.text.dataclass import dataclass

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True, slots=True)
class FeedFile(Generic[T_co]):
    """A feed, or one file of its archive."""

    address: str
    feed: str
    """Address of the feed that it is the archive of; its own for the feed itself."""
    entries: tuple[T_co, ...]
    """The newest first."""
    older: str | None
    """Address of the file with the entries before these; None for the last."""
    newer: str | None
    """Address of the archive with the entries after these; None for the newest one, and for the feed."""

    @property
    def is_archive(self) -> bool:
        """Whether this is a file of the archive."""
        return self.address != self.feed


def feed_files(
    feed: str,
    newest: Sequence[T],
    oldest_first: Iterable[tuple[Date, T]],
    length: int,
    key: Callable[[T], Hashable],
) -> list[FeedFile[T]]:
    """The feed at an address with the entries `newest`, and its archives, the newest first.

    `oldest_first` has all entries with their dates, in order of time; a file has `length` of them at most.
    `key` tells entries apart.
    """
    told = {key(entry) for entry in newest}
    archives: list[tuple[str, tuple[T, ...]]] = []
    for year, of_year in groupby(oldest_first, key=lambda each: each[0].year):
        entries = [entry for _, entry in of_year]
        for part, start in enumerate(range(0, len(entries), length), 1):
            piece = tuple(entries[start : start + length])
            if any(key(entry) not in told for entry in piece):
                archives.append((addresses.feed_archive(feed, year, part), piece[::-1]))
    archives.reverse()
    where = [address for address, _ in archives]
    return [
        FeedFile(feed, feed, tuple(newest), where[0] if where else None, None),
        *(
            FeedFile(
                address,
                feed,
                entries,
                older=where[at + 1] if at + 1 < len(where) else None,
                newer=where[at - 1] if at else None,
            )
            for at, (address, entries) in enumerate(archives)
        ),
    ]


def newest_first(briefings: Iterable[LinkedBriefing], length: int) -> list[LinkedBriefing]:
    """The briefings that stand in a feed, the last change first; `length` of them at most."""
    ordered = sorted(briefings, key=lambda b: (b.briefing.last_changed.first_day, b.address), reverse=True)
    return ordered[:length]


def _in_regions(site: LinkedSite) -> dict[str, list[LinkedBriefing]]:
    """By region: the briefings that its feed may list, its own and those that name it too, newest first."""
    found: dict[str, list[LinkedBriefing]] = {name: [] for name in site.config.regions}
    for linked in site.briefings:
        for name in linked.briefing.listed_in:
            if name in found:
                found[name].append(linked)
    return found


def feeds(site: LinkedSite, keep: Keep | None = None) -> Mapping[str, FeedFile[LinkedBriefing]]:
    """Every feed of briefings and every file of their archives, by address; `keep` has those of the site."""
    if keep is None:
        return _feeds(site)
    return keep.get("feeds", (site.briefings, site.config), lambda: _feeds(site))


def _feeds(site: LinkedSite) -> Mapping[str, FeedFile[LinkedBriefing]]:
    lists = {addresses.FEED: site.briefings, addresses.JSON_FEED: site.briefings}
    lists |= {addresses.region_feed(name): of for name, of in _in_regions(site).items()}
    length = site.config.feed_entries
    return {
        file.address: file
        for feed, briefings in lists.items()
        for file in feed_files(
            feed,
            newest_first(briefings, length),
            ((b.briefing.date, b) for b in reversed(briefings)),
            length,
            lambda b: b.address,
        )
    }
