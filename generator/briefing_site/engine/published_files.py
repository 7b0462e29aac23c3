"""The files of a published site that are no pages and none of the theme's."""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping
from functools import partial
from typing import TYPE_CHECKING

from briefing_site.engine.content import Content
from briefing_site.engine.stages import LinkedContent
from briefing_site.link.moved import moved_addresses
from briefing_site.link.site import LinkedSite
from briefing_site.link.taken_addresses import public_address
from briefing_site.model import addresses
from briefing_site.model.cached_property import cached_property
from briefing_site.model.lazy import Lazy
from briefing_site.model.wording import Wording
from briefing_site.render.corrections_feed import corrections_feeds
from briefing_site.render.feeds import feed_files
from briefing_site.render.json_feed import json_feeds
from briefing_site.render.kept_entries import KeptEntries
from briefing_site.render.moved_pages import moved_files
from briefing_site.render.sitemap import sitemap_files
from briefing_site.view.bibliography.files import ReferenceFiles
from briefing_site.view.listings import Listings
from briefing_site.view.metadata import References
from briefing_site.view.topic_name import topic_name
from briefing_site.view.values.pages import PageView

if TYPE_CHECKING:
    from briefing_site.engine.files_beside import FilesBeside
    from briefing_site.render.search_index.files import Index


class PublishedFiles:
    """The files of a published site; each is made when it is first asked for."""

    def __init__(
        self,
        public: LinkedContent,
        words: Wording,
        lists: Listings,
        content: Content,
        pages: Mapping[str, PageView],
        index: Callable[[], Index],
        references: References,
        entries: KeptEntries,
    ) -> None:
        """`content` has what the author puts into the root, `pages` the view of each published page.

        `index` is the index of search; it takes long to make, and is asked for last. `references` are those
        of the site, and `entries` keeps those of its feeds.
        """
        self._public = public
        self._words = words
        self._lists = lists
        self._given = content.inputs.public
        self._released = content.parsed.editions.pages
        self._pages = pages
        self._index = index
        self._references = references
        self._entries = entries

    @cached_property
    def of_site(self) -> Lazy[bytes]:
        """The files for other programs that tell of the whole site."""
        robots = all(public_address(file) != addresses.ROBOTS for file in self._given)
        site, references = self._public.linked.site, self._references
        return _site_files(site, self._words, self._lists, references, self._entries, robots=robots)

    @cached_property
    def of_root(self) -> Mapping[str, bytes]:
        """What the author puts into the root of the site, and what tells of moved addresses."""
        site = self._public.linked.site
        given = {public_address(file): file.data for file in self._given}
        titles = _titles(site, self._words, self._lists) if self.moved else {}
        beside = self.beside if self.moved else {}
        redirects = given.get(addresses.REDIRECTS, b"")
        return {**given, **moved_files(site, self._words, self.moved, titles, beside, redirects)}

    @cached_property
    def moved(self) -> Mapping[str, str]:
        """Each former address to that of the page which it leads to."""
        return moved_addresses(self._public.linked.site, self._released, self._pages)

    @property
    def attached(self) -> Mapping[str, bytes]:
        """Pictures and other files that texts link to, those of drafts too."""
        return self._public.every_attachment

    @cached_property
    def beside(self) -> Mapping[str, tuple[str, ...]]:
        """Address of each published page that has files beside it to their addresses."""
        from briefing_site.engine.files_beside import addresses_beside

        return addresses_beside(self._public.linked.site, self._pages)

    @cached_property
    def _made_beside(self) -> FilesBeside:
        from briefing_site.engine.files_beside import FilesBeside

        return FilesBeside(self._public.linked.site, self._words, self._pages, self._references)

    @cached_property
    def _page_beside(self) -> Mapping[str, str]:
        """Address of each file that lies beside a published page to that page."""
        return {file: page for page, files in self.beside.items() if page in self._pages for file in files}

    def one(self, address: str) -> bytes | None:
        """The file at an address; None where there is none.

        The file holds nothing of drafts, unless the options ask for drafts.
        """
        # The feeds and the index of a large site take a while; its pictures do not.
        for files in (self.attached, self.of_root):
            if address in files:
                return files[address]
        if address.startswith("assets/") or address == addresses.SEARCH_INDEX:
            return self._index().files.get(address)
        if address in self.of_site:
            return self.of_site[address]
        page = self._page_beside.get(address)
        return self.beside_page(page).get(address) if page else None

    def beside_page(self, page: str) -> dict[str, bytes]:
        """Address to content of the files for other programs that lie beside a page."""
        return self._made_beside.of(page)

    def beside_none(self, kept: Container[str]) -> dict[str, bytes]:
        """Address to content of the files that lie beside no page, without those that are `kept`."""
        index = self._index().files
        return {
            **{address: self.of_site[address] for address in self.of_site if address not in kept},
            **self._public.attachments,
            **{address: index[address] for address in index if address not in kept},
            **self.of_root,
        }

    def every(self) -> dict[str, bytes]:
        """Address to content of all files."""
        beside = (self.beside_page(page) for page in self._pages)
        of_pages = {address: data for files in beside for address, data in files.items()}
        # Where two have one address, that which the author gives is the last, as in a build.
        return {**of_pages, **self.beside_none(())}


def _site_files(
    site: LinkedSite,
    words: Wording,
    lists: Listings,
    references: References,
    entries: KeptEntries,
    *,
    robots: bool,
) -> Lazy[bytes]:
    """Address to content of the files for other programs that tell of the whole site.

    Without `robots`, robots.txt is not among them, since the author has written one.
    """
    few = {**corrections_feeds(site, words), **sitemap_files(site, lists)}
    if not robots:
        del few[addresses.ROBOTS]
    feeds = (feed_files(site, words, references, entries), few, json_feeds(site, words, references, entries))
    guide = Lazy({addresses.LLMS: partial(_llms_file, site, words, lists)})
    return Lazy.of(*feeds, guide, ReferenceFiles(site, references.works).of_all())


def _llms_file(site: LinkedSite, words: Wording, lists: Listings) -> bytes:
    from briefing_site.render.llms import llms_file

    return llms_file(site, words, lists)


def _titles(site: LinkedSite, words: Wording, lists: Listings) -> Mapping[str, str]:
    """The title of each page that a former address can lead to; that of the site for one without a name."""
    regions = {name: region.name for name, region in site.config.regions.items()}
    return {
        **dict.fromkeys((addresses.HOME, addresses.ABOUT, *lists.pages()), site.config.title),
        **{page: regions[name] for name, of in lists.regions.items() for page in of},
        **{page: topic_name(name, words) for name, of in lists.topics.items() for page in of},
        **{page: name for name, of in lists.people.items() for page in of},
        **{linked.address: linked.briefing.title for linked in site.briefings},
        **{addresses.source(name): source.title for name, source in site.sources.items()},
    }
