"""The search page."""

from __future__ import annotations

from generator import addresses
from generator.linked import Site
from generator.views.page import Page
from generator.views.values import SearchView
from generator.wording import Wording


def search_view(site: Site, words: Wording, catalogue: str) -> SearchView:
    """search.html; `catalogue` is the address of the index's first file."""
    page = Page(site, words, addresses.SEARCH)
    return SearchView(
        site=page.site_view(),
        head=page.head("search", words("search"), words("search-description")),
        index=page.href(catalogue),
        briefings=tuple(page.card(linked) for linked in site.briefings),
    )
