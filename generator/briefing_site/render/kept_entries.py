"""The entries of feeds as an earlier command has made them: of fifty, an edit changes one or two."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence

from briefing_site.link.feed_order import FeedFile
from briefing_site.link.keep import Keep
from briefing_site.link.site import LinkedBriefing

Kept = Callable[[LinkedBriefing, str, Callable[[], str]], str]
"""Gives the entry of a briefing, by how much it says of it, and by what makes it where it is not kept."""
_Entries = tuple[tuple[str, ...], Mapping[str, str]]
"""The entries of a feed in their order, and all that it chose from, each by what it was made from."""


class KeptEntries:
    """Keeps the entries of each feed for later commands."""

    def __init__(
        self,
        feeds: Callable[[], Mapping[str, FeedFile[LinkedBriefing]]],
        keep: Keep,
        signed: Callable[[str], str],
    ) -> None:
        """`feeds` gives the feeds of a site and their archives by address, which takes a while.

        `signed` gives the signature of all that entries tell of the briefing at an address.
        """
        self._feeds = feeds
        self._keep = keep
        self._signed = signed

    @property
    def feeds(self) -> Mapping[str, FeedFile[LinkedBriefing]]:
        """The feeds of the site and their archives, by address."""
        return self._feeds()

    def retain(self, feed: str) -> None:
        """Keep the entries of a feed, whether this command makes the feed or not."""
        self._keep.retain(_slot(feed))

    def of(
        self, feed: str, listed: Sequence[LinkedBriefing], make: Callable[[Kept], Iterable[str]]
    ) -> tuple[str, ...]:
        """The entries of the feed at an address, as `make` gives them in their order.

        They rest on `listed`, the briefings of the feed, and on the entries that `make` asks for, alone.
        """
        signatures = {linked.address: self._signed(linked.address) for linked in listed}

        def renew(old: _Entries | None) -> _Entries:
            before, known = old[1] if old else {}, dict[str, str]()

            def kept(linked: LinkedBriefing, extent: str, entry: Callable[[], str]) -> str:
                key = f"{extent} {signatures[linked.address]}"
                if key not in known:
                    known[key] = before[key] if key in before else entry()
                return known[key]

            return tuple(make(kept)), known

        told = repr(list(signatures.items())).encode("utf-8", "surrogatepass")
        return self._keep.renewed(_slot(feed), hashlib.sha256(told).hexdigest(), renew)[0]


def _slot(feed: str) -> str:
    return f"entries of {feed}"
