"""What would be lost without some sources: the answer of `briefing whatif` and of the preview."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from briefing_site.engine.site import Site
from briefing_site.link.whatif import Loss, loss
from briefing_site.text.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class WhatIf:
    """What a site would lose without some sources."""

    loss: Loss
    pages: tuple[str, ...]
    """Addresses of the pages that would have other bytes, in order."""
    gone: tuple[str, ...]
    """Addresses of the pages that would be there no more."""
    files: tuple[str, ...]
    """Addresses of the feeds and the files for other programs that would change or go."""
    copies: tuple[str, ...]
    """Ids of the sources that stay, although they reprint or translate one of these."""


def what_if(site: Site, names: Collection[str]) -> WhatIf:
    """What the published site would lose without the sources of some ids."""
    return between(site, site.thought_without(names), names)


def between(site: Site, other: Site, names: Collection[str]) -> WhatIf:
    """The same, where `other` is the site as it is thought of without them."""
    left = other.published_pages
    changed = sorted(_changed_pages(site, other))
    before, after = site.files, other.files
    origins = site.published.origins
    roots = {origins.get(name, name) for name in names}
    sources = site.published.sources
    return WhatIf(
        loss(site.published, names),
        pages=tuple(address for address in changed if address in left),
        gone=tuple(address for address in changed if address not in left),
        files=tuple(sorted(a for a, data in before.items() if after.get(a) != data)),
        copies=tuple(s for s in sources if s not in names and origins[s] in roots & frozenset(names)),
    )


def _changed_pages(site: Site, other: Site) -> Iterator[str]:
    """Addresses of the published pages that a site has and another has not, or has in other bytes.

    Both have the same theme, so that equal views are equal pages.
    """
    mine, theirs = site.published_pages, other.published_pages
    yield from (address for address in mine if address not in theirs)
    for address in mine.keys() & theirs.keys():
        same = mine[address] == theirs[address]
        if not same and site.render(address).data != other.render(address).data:
            yield address
