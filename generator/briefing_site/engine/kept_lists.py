"""The long lists of a published site, kept for later commands: a word more in a text changes none of them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import NamedTuple

from briefing_site.engine.front_matter import front_matters
from briefing_site.engine.memo import Memo
from briefing_site.engine.signatures import Signatures, digest_of
from briefing_site.link.link import LinkResult
from briefing_site.link.site import LinkedSite
from briefing_site.model.lazy import Derived
from briefing_site.model.source import Source
from briefing_site.model.wording import Wording
from briefing_site.view.crowded import LINKS
from briefing_site.view.listings import Listings, listings, slot_of_briefings

_SCOPE = "published"


class KeptLists(NamedTuple):
    """The lists of a site."""

    lists: Listings
    digests: Mapping[str, str]
    """Address of each of their pages to a digest of what stands on it."""


def _listed(source: Source) -> str:
    """What lists need to know of a source."""
    spoken = [(excerpt.id, excerpt.speaker) for excerpt in source.excerpts if excerpt.speaker]
    told = (source.id, source.publisher, source.title, source.descriptor, str(source.published), spoken)
    return repr((*told, source.url, len(source.excerpts)))


def _linked_often(site: LinkedSite) -> str:
    """Which briefings those link to that many briefings link to."""
    often = [path for path, count in site.backlink_counts.items() if count > LINKS]
    return repr({path: [other.address for other, _ in site.backlinks[path]] for path in often})


def kept_lists(linked: LinkResult, words: Wording, memo: Memo, signatures: Signatures) -> KeptLists:
    """The lists of the site that is published, those of an earlier command where they would be the same."""
    site = linked.site
    make = partial(listings, site, words, memo, _SCOPE)
    if memo.notes:  # else the memory has what is still the same, file by file
        lists = make()
        return KeptLists(lists, Derived(lists.pages(), lambda _, page: digest_of(repr(page))))
    fronts = front_matters(site, memo)
    signature = digest_of(
        signatures.general,
        words.digest,
        *(f"{address} {front.digest} {front.counted}" for address, front in fronts.items()),
        *map(_listed, site.sources.values()),
        repr([of.disputed for of in site.figures.values()]),
        _linked_often(site),
    )

    def kept() -> tuple[Listings, dict[str, str]]:
        lists = make()
        return lists, {address: digest_of(repr(page)) for address, page in lists.pages().items()}

    memo.retain(slot_of_briefings(_SCOPE))  # of which lists are made anew where one briefing has changed
    return KeptLists(*memo.passing("lists", signature, kept))
