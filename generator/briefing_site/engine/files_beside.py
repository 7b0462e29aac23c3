"""The files that lie beside a published page: records, annotations, twins, references, pictures."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Mapping

from briefing_site.engine.drawing import drawn_picture
from briefing_site.link.site import LinkedBriefing, LinkedSite
from briefing_site.model import addresses
from briefing_site.model.wording import Wording
from briefing_site.render.annotations import ENDING as ANNOTATIONS
from briefing_site.render.annotations import Annotations
from briefing_site.render.markdown_twin import Twins
from briefing_site.render.record import Records
from briefing_site.render.twins.pages import PageTwins
from briefing_site.view.bibliography.files import FORMATS, ReferenceFiles
from briefing_site.view.metadata import References
from briefing_site.view.values.pages import PageView


class FilesBeside:
    """Makes the files beside the pages of a site; what they tell alike of passages is made once."""

    def __init__(
        self, site: LinkedSite, words: Wording, views: Mapping[str, PageView], references: References
    ) -> None:
        """`views` has the view of every page."""
        self._site = site
        self._views = views
        self._sources = {addresses.source(name): name for name in site.sources}
        self._references = ReferenceFiles(site, references.works)
        self._records = Records(site, words, references.works)
        self._annotations = Annotations(site)
        self._twins = Twins(site, words, references)
        self._page_twins = PageTwins(words)

    def of(self, page: str) -> dict[str, bytes]:
        """Address to content of the files beside a page.

        A page whose view cannot be made has no twin and no picture; that it cannot is told where the page is
        made.
        """
        linked = self._site.by_address.get(page)
        found = self._of_briefing(linked) if linked else {}
        if page in self._sources:
            found.update(self._references.of_source(self._sources[page]))
        fonts = self._site.config.drawing_fonts
        if linked and fonts is None:
            return found
        view = None
        with contextlib.suppress(Exception):
            view = self._views[page]
        if view is None:
            return found
        if linked is None and (twin := self._page_twins.of(view)) is not None:
            found[addresses.beside(page, ".md")] = twin
        if fonts and (picture := drawn_picture(view, fonts.stamp)) is not None:
            found[addresses.beside(page, addresses.SHARE_PICTURE)] = picture
        return found

    def _of_briefing(self, linked: LinkedBriefing) -> dict[str, bytes]:
        return {
            addresses.beside(linked.address, ".json"): self._records.of(linked),
            addresses.beside(linked.address, ANNOTATIONS): self._annotations.of(linked),
            addresses.beside(linked.address, ".md"): self._twins.of(linked),
            **self._references.of_briefing(linked),
        }


def addresses_beside(site: LinkedSite, pages: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Address of each of the `pages` that has files beside it to theirs, as `FilesBeside` makes them."""
    endings: dict[str, tuple[str, ...]] = {page: (".md",) for page in pages if page != addresses.NOT_FOUND}
    endings |= {linked.address: (".json", ANNOTATIONS, ".md", *FORMATS) for linked in site.briefings}
    endings |= {addresses.source(name): (".md", *FORMATS) for name in site.sources}
    if site.config.drawing_fonts:
        endings = {page: (*of, addresses.SHARE_PICTURE) for page, of in endings.items()}
    return {page: tuple(addresses.beside(page, ending) for ending in of) for page, of in endings.items()}
