"""The search page."""

from __future__ import annotations

from briefing_site.link.site import LinkedSite
from briefing_site.model import addresses
from briefing_site.model.wording import Wording
from briefing_site.view.page import Page
from briefing_site.view.values.pages import SearchView


def search_view(site: LinkedSite, words: Wording, catalogue: str) -> SearchView:
    """search.html; `catalogue` is the address of the index's first file."""
    page = Page(site, words, addresses.SEARCH)
    return SearchView(
        site=page.site_view(),
        head=page.head("search", words("search"), words("search-description")),
        index=page.href(catalogue),
        briefings=tuple(page.card(linked) for linked in site.briefings),
    )
