"""What is said of a page where nothing at all has changed; apart from `explain`, which loads much more."""

from __future__ import annotations

from collections.abc import Collection

from briefing_site.model.diagnostic import did_you_mean


def explain_unchanged(address: str, pages: Collection[str]) -> tuple[str, ...]:
    """Lines about the page at an address; `pages` are the addresses of the last build."""
    if address in pages:
        return (f"{address}: nothing has changed since the last build.",)
    return no_such_page(address, pages)


def no_such_page(address: str, pages: Collection[str]) -> tuple[str, ...]:
    """Lines about an address that the site has no page at."""
    hint = did_you_mean(address, pages)
    return (f"{address}: the site has no such page.", *((f"  {hint}",) if hint else ()))
