"""The linked briefings of a site in columns of one length: all of them, and those that are published."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import compress
from operator import attrgetter

from briefing_site.link.file_links import BriefingLinks
from briefing_site.link.keep import Keep
from briefing_site.link.site import Claim, LinkedBriefing
from briefing_site.model.briefing import Briefing
from briefing_site.text.dataclass import dataclass

_LINKED, _CLAIMS = attrgetter("linked"), attrgetter("claims")
_ADDRESS, _PATH = attrgetter("address"), attrgetter("path")


@dataclass(frozen=True, slots=True)
class Columns:
    """Every briefing, drafts too, in the order of the files."""

    tied: Sequence[BriefingLinks]
    every: tuple[LinkedBriefing, ...]
    claims: tuple[Sequence[Claim], ...]
    paths: tuple[str, ...]
    addresses: tuple[str, ...]
    shows: tuple[bool, ...]
    """Whether it is published."""

    @classmethod
    def of(
        cls, briefings: Sequence[Briefing], tied: Sequence[BriefingLinks], memory: Keep, *, drafts: bool
    ) -> Columns:
        """The columns of briefings that were tied to the other files; with `drafts` these are published."""
        every = memory.each("linked", (tied,), _LINKED)

        def is_shown(briefing: Briefing) -> bool:
            return drafts or not briefing.draft

        return cls(
            tied=tied,
            every=every,
            claims=memory.each("claims", (tied,), _CLAIMS),
            paths=memory.each("paths of briefings", (briefings,), _PATH, equal=True),
            addresses=memory.each("addresses of briefings", (every,), _ADDRESS, equal=True),
            shows=memory.each("what is published", (briefings,), is_shown, shared=(drafts,)),
        )

    def numbers(self, memory: Keep) -> Mapping[str, int]:
        """Path of each to its number."""
        paths = self.paths
        return memory.get(
            "numbers of paths", (paths,), lambda: dict(zip(paths, range(len(paths)), strict=True))
        )


@dataclass(frozen=True, slots=True)
class PublishedColumns:
    """The published ones, newest first."""

    briefings: tuple[LinkedBriefing, ...]
    claims: tuple[Sequence[Claim], ...]
    tied: tuple[BriefingLinks, ...]
    addresses: tuple[str, ...]
    by_address: Mapping[str, LinkedBriefing]
    claims_by_address: Mapping[str, Sequence[Claim]]

    @classmethod
    def of(cls, columns: Columns, memory: Keep) -> PublishedColumns:
        """Those of all."""
        order = _newest_first(columns.every, columns.shows, memory)
        briefings = memory.at("briefings, newest first", order, columns.every)
        claims = memory.at("claims, newest first", order, columns.claims)
        addresses = memory.at("addresses, newest first", order, columns.addresses)
        return cls(
            briefings=briefings,
            claims=claims,
            tied=memory.at("ties, newest first", order, columns.tied),
            addresses=addresses,
            by_address=memory.table("published briefings by address", addresses, briefings),
            claims_by_address=memory.table("claims by address", addresses, claims),
        )


def _newest_first(linked: Sequence[LinkedBriefing], shows: Sequence[bool], memory: Keep) -> Sequence[int]:
    """The numbers of the published briefings, newest first."""
    days = memory.each(
        "days of briefings", (linked,), lambda b: (b.briefing.date.first_day, b.briefing.path), equal=True
    )

    def make() -> tuple[int, ...]:
        return tuple(sorted(compress(range(len(days)), shows), key=days.__getitem__, reverse=True))

    return memory.get("newest first", (days, shows), make)
