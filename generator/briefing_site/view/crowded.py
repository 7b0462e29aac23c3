"""Pages that too many refer to: which sentences cite a source, or which briefings link to another.

Such a page shows some of them, and pages of years have all. They are lists like others (`paging.py`), but for
the first page, which is that of the source or the briefing itself.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

from briefing_site.link.site import LinkedSite
from briefing_site.model import addresses
from briefing_site.model.source import Source
from briefing_site.view.paging import Entry, ListPage, by_time

Crowd = tuple[tuple[str, str, int], ...]
"""Who refers to a page, the oldest first: address of a briefing, its year, and bytes of HTML, as guessed."""

SENTENCES = 120
"""So many citing sentences the page of a source has room for; all of them, where there are no more."""
LINKS = 50
"""So many briefings that link to another its page has room for."""
FEW = 10
"""So many of them it shows where there are more."""
ELSEWHERE = 40
"""So many citing sentences of a passage are shown on a page that is not that of its source."""

_ROOM = 149_000
"""Bytes of HTML, as guessed, that the page of a source has at most."""
# The same of its parts, measured on the pages of the base theme.
_HEAD, _PASSAGE, _USE, _PLACE, _CARD = 10_000, 850, 450, 170, 700


def crowds(site: LinkedSite) -> dict[str, Crowd]:
    """Address of each page that has no room for all who refer to it to these."""
    of_sources = {addresses.source(name): _times(site, source) for name, source in site.sources.items()}
    found = {address: times for address, times in of_sources.items() if times}
    linking = {path: site.backlinks[path] for path, count in site.backlink_counts.items() if count > LINKS}
    if linking:
        places = {linked.briefing.path: linked.address for linked in site.briefings}
        found |= {
            places[path]: {by.address: 1 for by, _ in of} for path, of in linking.items() if path in places
        }
    if not found:
        return {}
    years = {linked.address: str(linked.briefing.date)[:4] for linked in reversed(site.briefings)}
    return {
        address: tuple((by, year, _CARD + times[by] * _USE) for by, year in years.items() if by in times)
        for address, times in found.items()
    }


def parted(crowds: Mapping[str, Crowd]) -> dict[str, dict[str, ListPage[str]]]:
    """By the address of each page that too many refer to: pages of years, and there what leads to them."""
    found = {}
    for front, crowd in crowds.items():
        pages = by_time(front, [Entry(*each) for each in crowd], parted=True)
        # What the page itself shows of them is in no order of time.
        found[front] = {**pages, front: replace(pages[front], entries=(), next=None)}
    return found


def in_full(excerpts: int, uses: int) -> int:
    """How many uses of one passage a page shows with their sentences, where passages are used so often."""
    return uses if uses <= SENTENCES else max(SENTENCES // max(excerpts, 1), 1)


def passages_weight(source: Source) -> int:
    """Bytes of HTML, as guessed, of the passages of a source without those who cite them."""
    return len(source.excerpts) * (_PASSAGE + len(source.url or ""))


def _times(site: LinkedSite, source: Source) -> dict[str, int]:
    """How often each briefing cites a source; nothing where the page of the source has room for all."""
    counts = [site.counts.get(key, 0) for key in source.keys]
    uses = sum(counts)
    if uses <= SENTENCES:
        return {}
    most = in_full(len(source.excerpts), uses)
    whole = sum(min(count, most) for count in counts)
    if _HEAD + passages_weight(source) + whole * _USE + (uses - whole) * _PLACE <= _ROOM:
        return {}
    times: Counter[str] = Counter()
    for key in source.keys:
        for each in site.citing.get(key, ()):
            times[each.address] += each.times
    return times
