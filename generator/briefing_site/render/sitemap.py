"""The sitemap, and robots.txt, which names it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape

from briefing_site.link.site import LinkedSite
from briefing_site.model import addresses
from briefing_site.model.date import Date
from briefing_site.render.atom import DECLARATION
from briefing_site.view.listings import Listings
from briefing_site.view.translations import address_of

_SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
_XHTML = "http://www.w3.org/1999/xhtml"
"""Whose element `link` names the other languages of a page, as search engines read it."""
URLS = 50_000
"""Addresses of a file at most; this and the next are the protocol's own limits (sitemaps.org 0.9)."""
SIZE = 50 * 1024 * 1024
"""Bytes of a file at most."""


def sitemap_files(site: LinkedSite, lists: Listings, urls: int = URLS, size: int = SIZE) -> dict[str, bytes]:
    """By address: robots.txt, and the sitemap: exactly the pages that search engines may list.

    A sitemap of more than `urls` addresses, or of more than `size` bytes, is an index of several.
    """
    files = {addresses.ROBOTS: _robots(site)}
    base = site.config.base_url
    if not site.config.has_address:
        return files
    versions = _versions(site)
    entries = [
        _entry("url", addresses.absolute(base, address), date, versions.get(address, ""))
        for address, date in _pages(site, lists)
    ]
    parts = list(_parts(entries, urls, size))
    if len(parts) == 1:
        return {**files, addresses.SITEMAP: _file("urlset", parts[0])}
    named = {addresses.sitemap_part(number): part for number, part in enumerate(parts, 1)}
    index = [_entry("sitemap", addresses.absolute(base, address), None) for address in named]
    return {
        **files,
        addresses.SITEMAP: _file("sitemapindex", index),
        **{address: _file("urlset", part) for address, part in named.items()},
    }


def _pages(site: LinkedSite, lists: Listings) -> Iterator[tuple[str, Date | None]]:
    shown = [b for b in site.briefings if not b.briefing.draft]
    apart = (lists.timeline, lists.search, lists.disagreements, lists.corrections)
    yield from ((a, None) for a in (addresses.HOME, addresses.ABOUT))
    yield from ((a, None) for of in (*apart, *lists.regions.values()) for a in of)
    yield from ((b.address, b.briefing.last_changed) for b in sorted(shown, key=lambda b: b.address))
    yield from ((a, None) for a in lists.sources)
    yield from ((addresses.source(name), None) for name in site.sources)
    yield from ((a, None) for a in lists.index)
    others = (lists.topics, lists.people, lists.referring_pages)
    yield from ((a, None) for named in others for of in named.values() for a in of)


def _versions(site: LinkedSite) -> dict[str, str]:
    """By the address of a briefing, the elements that name its languages; drafts are in no sitemap."""
    found: dict[str, str] = {}
    for family in set(site.translations.values()):
        every = [v for v in family.every if not v.draft]
        links = [(v.language, address_of(v)) for v in every]
        if len(links) > 1:
            named = [*links, ("x-default", links[0][1])] if every[0] is family.every[0] else links
            told = "".join(
                f'  <xhtml:link rel="alternate" hreflang="{escape(tag)}"'
                f' href="{escape(addresses.absolute(site.config.base_url, address))}"/>\n'
                for tag, address in named
            )
            found |= dict.fromkeys((address for _, address in links), told)
    return found


def _entry(kind: str, url: str, date: Date | None, versions: str = "") -> str:
    modified = f"  <lastmod>{date}</lastmod>\n" if date else ""
    return f" <{kind}>\n  <loc>{escape(url, quote=False)}</loc>\n{modified}{versions} </{kind}>\n"


def _file(kind: str, entries: Iterable[str]) -> bytes:
    inside = "".join(entries)
    others = f' xmlns:xhtml="{_XHTML}"' if "<xhtml:" in inside else ""
    return f'{DECLARATION}<{kind} xmlns="{_SITEMAP}"{others}>\n{inside}</{kind}>\n'.encode()


def _parts(entries: Sequence[str], urls: int, size: int) -> Iterator[list[str]]:
    """Entries in pieces that keep the limits, one at least."""
    frame = len(_file("urlset", ("<xhtml:",)))
    part: list[str] = []
    taken = frame
    for entry in entries:
        length = len(entry.encode())
        if part and (len(part) == urls or taken + length > size):
            yield part
            part, taken = [], frame
        part.append(entry)
        taken += length
    yield part


def _robots(site: LinkedSite) -> bytes:
    lines = ["User-agent: *", "Allow: /"]
    if site.config.has_address:
        lines += ["", f"Sitemap: {addresses.absolute(site.config.base_url, addresses.SITEMAP)}"]
    return ("\n".join(lines) + "\n").encode()
