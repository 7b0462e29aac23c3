"""view: one frozen value per page, with all that its template may read."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
from functools import partial
from typing import TypeVar

from briefing_site.link.keep import Keep
from briefing_site.link.people import names_of, parts_of_names
from briefing_site.link.site import LinkedBriefing, LinkedSite
from briefing_site.link.watch import watched
from briefing_site.model import addresses
from briefing_site.model.lazy import Lazy
from briefing_site.model.source import Source
from briefing_site.model.wording import Wording
from briefing_site.view.briefing import Nearness, briefing_view
from briefing_site.view.evidence import corrections_view, disagreements_view
from briefing_site.view.listings import listings
from briefing_site.view.lists import (
    about_view,
    home_view,
    not_found_view,
    person_view,
    region_view,
    timeline_view,
    topic_view,
    topics_view,
)
from briefing_site.view.metadata import References
from briefing_site.view.paging import ListPage
from briefing_site.view.search import search_view
from briefing_site.view.source import source_view, sources_view
from briefing_site.view.values.pages import PageView

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")
Makers = Mapping[str, Callable[[], PageView]]
"""Address of a page to what makes its view."""


def pages(
    site: LinkedSite,
    words: Wording,
    catalogue: Callable[[], str],
    keep: Keep,
    scope: str,
    references: References | None = None,
) -> Lazy[PageView]:
    """The view of every page, by address, each made when it is asked for.

    `catalogue` gives the address of the first file of the search index. What a view looks up is noted by
    `keep`, under names that begin with `scope`; all views depend on the settings, the words and the set of
    passages that can be cited as well. `references` are those of the site, where no look-up is noted: then
    pages share them with files.
    """
    lists = listings(site, words, keep, scope)
    every_person = list(lists.people)
    shared = parts_of_names(every_person)
    near = Nearness(site, keep, scope)
    references = references or References(site, words, keep, scope)

    def watch(name: str, values: Mapping[K, V]) -> Mapping[K, V]:
        return keep.watched(f"{scope} {name}", values)

    names = watch("people", Lazy({p: partial(names_of, p, shared) for p in every_person}))
    indexes = watch("search index", Lazy({"": catalogue}))
    briefings = watch("briefing", site.by_address)
    sources = watch("source", site.sources)
    rows = watch("index", lists.named)
    every, site = site, watched(site, keep, scope)

    def listed(kind: str, of: Mapping[str, ListPage[K]], view: Callable[[ListPage[K]], PageView]) -> Makers:
        """The makers of the pages of a list."""
        pages = watch(f"list {kind}", of)  # apart from the names that `watched` gives to parts of the site
        return {address: partial(lambda address: view(pages[address]), address) for address in of}

    def regions(name: str) -> Makers:
        return listed(
            f"region {name}",
            lists.regions[name],
            lambda shown: region_view(site, words, name, shown, briefings, references),
        )

    def topics(name: str) -> Makers:
        return listed(
            f"topic {name}",
            lists.topics[name],
            lambda shown: topic_view(site, words, name, shown, briefings, references),
        )

    def people(name: str) -> Makers:
        return listed(
            f"person {name}",
            lists.people[name],
            lambda shown: person_view(site, words, name, shown, briefings, names[name], references),
        )

    def search(shown: ListPage[str]) -> PageView:
        # The pages of years have no search, so that they stay as they are when a word of the site changes.
        return search_view(site, words, shown, briefings, "" if shown.here.name else indexes[""])

    return Lazy(
        {
            addresses.HOME: lambda: home_view(site, words, references),
            addresses.ABOUT: lambda: about_view(site, words),
            **listed(
                "corrections",
                lists.corrections,
                lambda shown: corrections_view(site, words, shown, briefings, references),
            ),
            **listed(
                "disagreements",
                lists.disagreements,
                lambda shown: disagreements_view(site, words, shown, briefings, references),
            ),
            addresses.NOT_FOUND: lambda: not_found_view(site, words),
            **listed("search", lists.search, search),
            **listed(
                "timeline",
                lists.timeline,
                lambda shown: timeline_view(site, words, shown, briefings, references),
            ),
            **listed("topics", lists.index, lambda shown: topics_view(site, words, shown, rows)),
            **listed("sources", lists.sources, lambda shown: sources_view(site, words, shown, references)),
            **merged(map(regions, lists.regions)),
            **{
                linked.address: partial(_briefing, site, words, briefings, linked.address, near, references)
                for linked in every.briefings
            },
            **{
                addresses.source(name): partial(_source, site, words, sources, name, references)
                for name in every.sources
            },
            **merged(map(topics, lists.topics)),
            **merged(map(people, lists.people)),
        }
    )


def merged(makers: Iterable[Makers]) -> Makers:
    """The makers of several lists as one mapping."""
    return {address: make for of in makers for address, make in of.items()}


def _briefing(
    site: LinkedSite,
    words: Wording,
    briefings: Mapping[str, LinkedBriefing],
    address: str,
    near: Nearness,
    references: References,
) -> PageView:
    return briefing_view(site, words, briefings[address], near, references)


def _source(
    site: LinkedSite, words: Wording, sources: Mapping[str, Source], name: str, references: References
) -> PageView:
    return source_view(site, words, sources[name], references)
