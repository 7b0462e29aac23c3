"""The files of a published site that are no pages and none of the theme's."""

from __future__ import annotations

from collections.abc import Callable, Collection, Container, Mapping
from functools import cached_property

from briefing_site.engine.stages import LinkedContent, beside, page_files, root_files, site_files
from briefing_site.link.moved import public_address
from briefing_site.model import addresses
from briefing_site.model.files import File
from briefing_site.model.lazy import Lazy
from briefing_site.model.wording import Wording
from briefing_site.render.search_index.files import Index
from briefing_site.view.listings import Listings
from briefing_site.view.metadata import References
from briefing_site.view.values.pages import PageView


class PublishedFiles:
    """The files of a published site; each is made when it is first asked for."""

    def __init__(
        self,
        public: LinkedContent,
        words: Wording,
        lists: Listings,
        given: Collection[File],
        pages: Mapping[str, PageView],
        index: Callable[[], Index],
        references: References,
    ) -> None:
        """`given` is what the author puts into the root, `pages` has the view of each published page.

        `index` is the index of search; it takes long to make, and is asked for last. `references` are those
        of the site.
        """
        self._public = public
        self._words = words
        self._lists = lists
        self._given = tuple(given)
        self._pages = pages
        self._index = index
        self._references = references

    @cached_property
    def of_site(self) -> Lazy[bytes]:
        """The files for other programs that tell of the whole site."""
        robots = all(public_address(file) != addresses.ROBOTS for file in self._given)
        site, references = self._public.linked.site, self._references
        return site_files(site, self._words, self._lists, references, robots=robots)

    @cached_property
    def of_root(self) -> Mapping[str, bytes]:
        """What the author puts into the root of the site, and what tells of moved addresses."""
        return root_files(self._public.linked.site, self._words, self._given)

    @property
    def attached(self) -> Mapping[str, bytes]:
        """Pictures and other files that texts link to, those of drafts too."""
        return self._public.every_attachment

    @cached_property
    def beside(self) -> Mapping[str, tuple[str, ...]]:
        """Address of each published page that has files beside it to their addresses."""
        return beside(self._public.linked.site, self._pages)

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
        return self.beside_pages((page,)).get(address) if page else None

    def beside_pages(self, pages: Container[str]) -> dict[str, bytes]:
        """Address to content of the files for other programs that lie beside some pages."""
        return page_files(self._public.linked.site, self._words, pages, self._pages, self._references)

    def every(
        self, kept: Container[str], pages: Container[str], made: Mapping[str, bytes]
    ) -> dict[str, bytes]:
        """Address to content of all files without those that are `kept`; of those beside pages, of `pages`.

        `made` has files that other processes have made.
        """
        return {
            **{address: self.of_site[address] for address in self.of_site if address not in kept},
            **made,
            **self.beside_pages(pages),
            **self._public.attachments,
            **self._index().files,
            **self.of_root,
        }
