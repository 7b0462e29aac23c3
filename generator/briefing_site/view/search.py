"""The search page."""

from __future__ import annotations

from collections.abc import Mapping

from briefing_site.link.site import LinkedBriefing, LinkedSite
from briefing_site.model.wording import Wording
from briefing_site.view.page import Page
from briefing_site.view.page_of_list import page_title, paging_view
from briefing_site.view.paging import ListPage
from briefing_site.view.values.pages import SearchView


def search_view(
    site: LinkedSite,
    words: Wording,
    shown: ListPage[str],
    briefings: Mapping[str, LinkedBriefing],
    catalogue: str,
) -> SearchView:
    """search.html, or the list of the briefings of a year.

    `briefings` has the briefings by address; `catalogue` is the address of the index's first file.
    """
    page = Page(site, words, shown.here.address)
    title = words("search-all") if shown.here.name else words("search")
    return SearchView(
        site=page.site_view(),
        head=page.head("search", page_title(shown, title, words), words("search-description")),
        index=page.href(catalogue) if catalogue else "",
        briefings=tuple(page.card(briefings[address]) for address in shown.entries),
        paging=paging_view(page, shown, words("search-all")),
    )
