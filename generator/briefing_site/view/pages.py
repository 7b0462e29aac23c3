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
from briefing_site.text.dataclass import dataclass
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
from briefing_site.view.referring import citing_view, linking_view
from briefing_site.view.search import search_view
from briefing_site.view.source import source_view, sources_view
from briefing_site.view.values.pages import PageView

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")
T = TypeVar("T")
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
    noted = _Noted(keep, scope)
    references = references or References(site, words, keep, scope)
    near = Nearness(site, keep, scope)
    briefings = noted.map("briefing", site.by_address)
    sources = noted.map("source", site.sources)
    source_at = noted.kept("sources by address", site.sources, _by_address)
    names = noted.map("people", _names(lists, noted))
    rows = noted.map("index", lists.named)
    indexes = noted.map("search index", Lazy({"": catalogue}))
    fronts = noted.map("crowded", {front: pages[front] for front, pages in lists.referring.items()})
    every, site = site, watched(site, keep, scope)

    def search(shown: ListPage[str]) -> PageView:
        # The pages of years have no search, so that they stay as they are when a word of the site changes.
        return search_view(site, words, shown, briefings, "" if shown.here.name else indexes[""])

    def referring(front: str, shown: ListPage[str]) -> PageView:
        if front in source_at:
            return citing_view(site, words, sources[source_at[front]], shown, briefings, references)
        return linking_view(site, words, briefings[front], shown, briefings, references)

    views: tuple[Views, ...] = (
        _single(addresses.HOME, lambda: home_view(site, words, references)),
        _single(addresses.ABOUT, lambda: about_view(site, words)),
        noted.listed(
            "corrections",
            lists.corrections,
            lambda shown: corrections_view(site, words, shown, briefings, references),
        ),
        noted.listed(
            "disagreements",
            lists.disagreements,
            lambda shown: disagreements_view(site, words, shown, briefings, references),
        ),
        _single(addresses.NOT_FOUND, lambda: not_found_view(site, words)),
        noted.listed("search", lists.search, search),
        noted.listed(
            "timeline",
            lists.timeline,
            lambda shown: timeline_view(site, words, shown, briefings, references),
        ),
        noted.listed("topics", lists.index, lambda shown: topics_view(site, words, shown, rows)),
        noted.listed("sources", lists.sources, lambda shown: sources_view(site, words, shown, references)),
        noted.grouped(
            "region",
            lists.regions,
            lambda name, shown: region_view(site, words, name, shown, briefings, references),
        ),
        (
            every.by_address,
            lambda address: briefing_view(
                site, words, briefings[address], near, references, fronts.get(address)
            ),
        ),
        (
            source_at,
            lambda address: source_view(
                site, words, sources[source_at[address]], references, fronts.get(address)
            ),
        ),
        noted.grouped("referring", lists.referring_pages, referring),
        noted.grouped(
            "topic",
            lists.topics,
            lambda name, shown: topic_view(site, words, name, shown, briefings, references),
        ),
        noted.grouped(
            "person",
            lists.people,
            lambda name, shown: person_view(site, words, name, shown, briefings, names[name], references),
        ),
    )
    return Lazy(_Makers(views))


def _by_address(sources: Mapping[str, object]) -> dict[str, str]:
    """The address of the page of each source, to the id of the source."""
    return {addresses.source(name): name for name in sources}


def _names(lists: Listings, noted: _Noted) -> Mapping[str, list[str]]:
    """The names that mean each person of the site."""
    shared = noted.kept("parts of names", lists, lambda of: parts_of_names(list(of.people)))
    return Derived(lists.people, lambda person, _: names_of(person, shared))


def _single(address: str, view: Callable[[], PageView]) -> Views:
    """A page that is no list."""
    return {address: view}, lambda _: view()


@dataclass(frozen=True, slots=True)
class _Noted:
    """Gives views their values, so that what they look up in these is noted."""

    keep: Keep
    scope: str
    """How the names of all that is noted begin."""

    def map(self, name: str, values: Mapping[K, V]) -> Mapping[K, V]:
        """Values by key, of which each look-up is noted under `name`."""
        return self.keep.watched(f"{self.scope} {name}", values)

    def kept(self, name: str, of: T, make: Callable[[T], V]) -> V:
        """What is made of a value, and kept while it is the same."""
        return self.keep.get(f"{self.scope} {name}", (of,), lambda: make(of))

    def listed(
        self, kind: str, of: Mapping[str, ListPage[K]], view: Callable[[ListPage[K]], PageView]
    ) -> Views:
        """The pages of a list."""
        pages = self.map(f"list {kind}", of)  # apart from the names that `watched` gives to parts of the site
        return of, lambda address: view(pages[address])

    def grouped(
        self,
        kind: str,
        of: Mapping[str, Mapping[str, ListPage[K]]],
        view: Callable[[str, ListPage[K]], PageView],
    ) -> Views:
        """The pages of several lists, each with a name."""
        of_name = {name: self.map(f"list {kind} {name}", pages) for name, pages in of.items()}
        named = self.kept(
            f"lists: {kind}",
            of,
            lambda of: {address: name for name, pages in of.items() for address in pages},
        )

        def made(address: str) -> PageView:
            name = named[address]
            return view(name, of_name[name][address])

        return named, made


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
