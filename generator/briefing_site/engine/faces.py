"""What pages show of other briefings, as one digest of each: its face.

An edit that leaves the faces of all briefings as they were changes the pages that show texts of the edited
one, and no others. So the signatures of a site are those of the build before, but for these few.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

from briefing_site.engine.content import Content
from briefing_site.engine.front_matter import FrontMatter
from briefing_site.engine.kept_figures import kept_disputes
from briefing_site.engine.memo import Memo
from briefing_site.engine.signatures import digest_of, signatures_of
from briefing_site.link.feed_order import FeedFile
from briefing_site.link.kept_use import named_by
from briefing_site.link.link import LinkResult
from briefing_site.link.site import LinkedBriefing
from briefing_site.model import addresses
from briefing_site.model.note_key import CitedKey, ExcerptKey
from briefing_site.model.paths import is_briefing
from briefing_site.view.listings import Listings


class Earlier(NamedTuple):
    """The signatures of an earlier build, and the faces of its briefings."""

    signatures: Mapping[str, str]
    """By address, of its pages and of the files of the whole site."""
    faces: Mapping[str, str]
    """By path."""
    changed: Collection[str]
    """Paths of the briefings that have changed since. Nothing else has, and none has come or gone."""


def changed_briefings(before: Mapping[str, str], now: Mapping[str, str]) -> frozenset[str] | None:
    """The paths of the briefings that have changed between two builds, if nothing else has; else None.

    Both tell all that a build was made from, as `snapshot` has it.
    """
    if before.keys() != now.keys():
        return None
    changed = frozenset(name for name, value in now.items() if before[name] != value)
    return changed if all(map(is_briefing, changed)) else None


class Faces:
    """The faces of the published briefings of a site; each is worked out when it is asked for."""

    def __init__(
        self,
        content: Content,
        linked: LinkResult,
        lists: Listings,
        of_feeds: Mapping[str, FeedFile[LinkedBriefing]],
        memo: Memo,
    ) -> None:
        """`lists` and `of_feeds` are those of the published site."""
        self._linked = linked
        self._lists = lists
        self._feeds = of_feeds
        self._memo = memo
        self._signatures = signatures_of(content, linked, memo)

    def of(self, linked: LinkedBriefing, card: str, front: FrontMatter) -> str:
        """The face of a briefing; empty for one of whose text lists may show anything.

        `card` is the digest of its card.
        """
        if front.links:  # the lists that gather its judgements rest on what these look up
            return ""
        briefing, memo = linked.briefing, self._memo
        figures = self._linked.site.figures[linked.address]
        disputes = ""
        if figures.disputed:
            of_it = kept_disputes(self._linked, (linked.address,), memo, self._signatures)
            disputes, _ = of_it[linked.address]
        counted = (figures.resting, figures.carried, figures.against, figures.disputed)
        # How often it cites what, the front matter tells.
        named = named_by(linked, memo) - linked.counts.keys()
        return digest_of(
            *(card, front.digest, front.counted, front.kin, disputes),
            self._linked.traces.stands_for[briefing.path],
            repr((briefing.slug, counted, self._linked.leading[briefing.path])),
            *(sorted(map(_written, named)) if named else ()),
        )

    def showing(self, linked: LinkedBriefing) -> Iterator[str]:
        """The addresses of the pages and feeds that may show of a briefing what its face leaves out."""
        yield linked.address
        yield from map(addresses.source, linked.sources)
        cited = frozenset(linked.sources)
        for pages in self._lists.people.values():
            for address, page in pages.items():
                if any(isinstance(entry, ExcerptKey) and entry.source in cited for entry in page.entries):
                    yield address
        for source in linked.sources:  # what links to another briefing, its face has
            for address, page in self._lists.referring.get(addresses.source(source), {}).items():
                if linked.address in page.entries:
                    yield address
        for address, feed in self._feeds.items():
            if not feed.is_archive and any(entry.address == linked.address for entry in feed.entries):
                yield address


def _written(key: CitedKey) -> str:
    return f"{key.source} {key.excerpt}" if isinstance(key, ExcerptKey) else key.source
