"""view: one frozen value per page, with all that its template may read."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from functools import partial
from itertools import chain
from typing import TypeVar

from briefing_site.link.keep import Keep
from briefing_site.link.people import names_of, parts_of_names
from briefing_site.link.site import LinkedSite
from briefing_site.link.watch import watched
from briefing_site.model import addresses
from briefing_site.model.cached_property import cached_property
from briefing_site.model.lazy import Derived, Lazy
from briefing_site.model.wording import Wording
from briefing_site.view.briefing import Nearness, briefing_view
from briefing_site.view.evidence import corrections_view, disagreements_view
from briefing_site.view.listings import Listings
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
Views = tuple[Mapping[str, object], Callable[[str], PageView]]
"""The addresses of some pages, and what makes the view of the page at one."""


def pages(
    site: LinkedSite,
    words: Wording,
    lists: Listings,
    catalogue: Callable[[], str],
    keep: Keep,
    scope: str,
    references: References | None = None,
) -> Lazy[PageView]:
    """The view of every page, by address, each made when it is asked for.

    `lists` are those of the site, and `catalogue` gives the address of the first file of the search index.
    What a view looks up is noted by `keep`, under names that begin with `scope`; all views depend on the
    settings, the words and the set of passages that can be cited as well. `references` are those of the site,
    where no look-up is noted: then pages share them with files.
    """
    shared = keep.get(f"{scope} parts of names", (lists,), lambda: parts_of_names(list(lists.people)))
    near = Nearness(site, keep, scope)
    references = references or References(site, words, keep, scope)

    def watch(name: str, values: Mapping[K, V]) -> Mapping[K, V]:
        return keep.watched(f"{scope} {name}", values)

    names = watch("people", Derived(lists.people, lambda person, _: names_of(person, shared)))
    indexes = watch("search index", Lazy({"": catalogue}))
    briefings = watch("briefing", site.by_address)
    sources = watch("source", site.sources)
    rows = watch("index", lists.named)
    source_at = keep.get(
        f"{scope} sources by address",
        (site.sources,),
        lambda: {addresses.source(name): name for name in site.sources},
    )
    every, site = site, watched(site, keep, scope)

    def listed(kind: str, of: Mapping[str, ListPage[K]], view: Callable[[ListPage[K]], PageView]) -> Views:
        """The pages of a list."""
        pages = watch(f"list {kind}", of)  # apart from the names that `watched` gives to parts of the site
        return of, lambda address: view(pages[address])

    def grouped(
        kind: str, of: Mapping[str, Mapping[str, ListPage[K]]], view: Callable[[str, ListPage[K]], PageView]
    ) -> Views:
        """The pages of several lists, each with a name."""
        of_name = {name: watch(f"list {kind} {name}", pages) for name, pages in of.items()}
        named = keep.get(
            f"{scope} lists: {kind}",
            (of,),
            lambda: {address: name for name, pages in of.items() for address in pages},
        )

        def made(address: str) -> PageView:
            name = named[address]
            return view(name, of_name[name][address])

        return named, made

    def search(shown: ListPage[str]) -> PageView:
        # The pages of years have no search, so that they stay as they are when a word of the site changes.
        return search_view(site, words, shown, briefings, "" if shown.here.name else indexes[""])

    def single(address: str, view: Callable[[], PageView]) -> Views:
        return {address: view}, lambda _: view()

    views: tuple[Views, ...] = (
        single(addresses.HOME, lambda: home_view(site, words, references)),
        single(addresses.ABOUT, lambda: about_view(site, words)),
        listed(
            "corrections",
            lists.corrections,
            lambda shown: corrections_view(site, words, shown, briefings, references),
        ),
        listed(
            "disagreements",
            lists.disagreements,
            lambda shown: disagreements_view(site, words, shown, briefings, references),
        ),
        single(addresses.NOT_FOUND, lambda: not_found_view(site, words)),
        listed("search", lists.search, search),
        listed(
            "timeline",
            lists.timeline,
            lambda shown: timeline_view(site, words, shown, briefings, references),
        ),
        listed("topics", lists.index, lambda shown: topics_view(site, words, shown, rows)),
        listed("sources", lists.sources, lambda shown: sources_view(site, words, shown, references)),
        grouped(
            "region",
            lists.regions,
            lambda name, shown: region_view(site, words, name, shown, briefings, references),
        ),
        (
            every.by_address,
            lambda address: briefing_view(site, words, briefings[address], near, references),
        ),
        (source_at, lambda address: source_view(site, words, sources[source_at[address]], references)),
        grouped(
            "topic",
            lists.topics,
            lambda name, shown: topic_view(site, words, name, shown, briefings, references),
        ),
        grouped(
            "person",
            lists.people,
            lambda name, shown: person_view(site, words, name, shown, briefings, names[name], references),
        ),
    )
    return Lazy(_Makers(views))


class _Makers(Mapping[str, Callable[[], PageView]]):
    """Address of a page to what makes its view, without an object for each page.

    Of two pages at one address the later one counts.
    """

    def __init__(self, views: Sequence[Views]) -> None:
        self._views = views

    def __getitem__(self, address: str) -> Callable[[], PageView]:
        for there, view in reversed(self._views):
            if address in there:
                return partial(view, address)
        raise KeyError(address)

    def __contains__(self, address: object) -> bool:
        return any(address in there for there, _ in self._views)

    def __iter__(self) -> Iterator[str]:
        return iter(self._addresses)

    def __len__(self) -> int:
        return len(self._addresses)

    @cached_property
    def _addresses(self) -> dict[str, None]:
        return dict.fromkeys(chain.from_iterable(there for there, _ in self._views))
