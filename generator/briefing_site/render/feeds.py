"""Files for other programs: Atom feeds, the sitemap, robots.txt."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element, SubElement, indent, register_namespace, tostring

from briefing_site import __version__
from briefing_site.link.feed_order import changed, in_region, newest_first
from briefing_site.link.site import LinkedBriefing, LinkedSite
from briefing_site.model import addresses
from briefing_site.model.date import Date
from briefing_site.model.wording import Wording
from briefing_site.view.page import Page

ATOM = "http://www.w3.org/2005/Atom"
_SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def machine_files(site: LinkedSite, words: Wording) -> dict[str, bytes]:
    """By address: a feed for the site and for each region, the sitemap, robots.txt."""
    files = {
        addresses.FEED: _feed(site, addresses.FEED, site.config.title, addresses.HOME, site.briefings, words),
        addresses.ROBOTS: _robots(site),
    }
    if site.config.has_address:
        files[addresses.SITEMAP] = _sitemap(site)
    for region in site.config.regions.values():
        listed = in_region(site, region.id)
        address = addresses.region_feed(region.id)
        title = words("feed-title", site=site.config.title, region=region.name)
        files[address] = _feed(site, address, title, addresses.region(region.id), listed, words)
    return files


def _feed(
    site: LinkedSite,
    address: str,
    title: str,
    page: str,
    briefings: Sequence[LinkedBriefing],
    words: Wording,
) -> bytes:
    """An Atom feed (RFC 4287): newest first, dated by the briefings and by no clock."""
    newest = max((changed(b) for b in briefings), key=lambda d: d.first_day, default=Date(1970))
    feed = feed_element(site, address, title, page, newest)
    for linked in newest_first(briefings):
        _entry(site, feed, address, linked, words)
    return xml_bytes(feed, {"": ATOM})


def feed_element(
    site: LinkedSite, address: str, title: str, page: str, newest: Date, name: str = ""
) -> Element:
    """An Atom feed without entries: `page` is what it is the feed of, `name` its name for good if another."""
    feed = Element(f"{{{ATOM}}}feed", {_XML_LANG: site.config.language})
    text_element(feed, "title", title)
    if site.config.description:
        text_element(feed, "subtitle", site.config.description)
    text_element(feed, "id", tag(site, name or addresses.absolute("", page)))
    SubElement(
        feed,
        f"{{{ATOM}}}link",
        rel="self",
        type="application/atom+xml",
        href=feed_href(site, address, address),
    )
    SubElement(
        feed, f"{{{ATOM}}}link", rel="alternate", type="text/html", href=feed_href(site, address, page)
    )
    SubElement(feed, f"{{{ATOM}}}generator", version=__version__).text = "briefing"
    author = SubElement(feed, f"{{{ATOM}}}author")
    text_element(author, "name", site.config.title)
    text_element(feed, "updated", instant(newest))
    return feed


def _notices(site: LinkedSite, linked: LinkedBriefing, words: Wording) -> list[str]:
    """That sources of a briefing were withdrawn or corrected: each a sentence."""
    page = Page(site, words, linked.address)
    return [
        f"{source.title}: {page.told_notice(notice)}"
        for source in page.noticed(linked.sources)
        for notice in source.notices
    ]


def _entry(site: LinkedSite, feed: Element, address: str, linked: LinkedBriefing, words: Wording) -> None:
    briefing = linked.briefing
    entry = SubElement(feed, f"{{{ATOM}}}entry")
    if briefing.lang:
        entry.set(_XML_LANG, briefing.lang)
    text_element(entry, "title", briefing.title)
    text_element(entry, "id", tag(site, linked.address.removesuffix(".html")))
    SubElement(
        entry,
        f"{{{ATOM}}}link",
        rel="alternate",
        type="text/html",
        href=feed_href(site, address, linked.address),
    )
    text_element(entry, "published", instant(briefing.date))
    text_element(entry, "updated", instant(changed(linked)))
    for name in briefing.authors:
        text_element(SubElement(entry, f"{{{ATOM}}}author"), "name", name)
    for name in (briefing.region, *briefing.regions):
        if region := site.config.regions.get(name):
            SubElement(entry, f"{{{ATOM}}}category", term=region.id, label=region.name)
    text_element(entry, "summary", " ".join((briefing.summary, *_notices(site, linked, words))))


def feed_href(site: LinkedSite, feed: str, target: str) -> str:
    """The address of a page in a feed: absolute, or relative to the feed where the site has none."""
    if site.config.has_address:
        return addresses.absolute(site.config.base_url, target)
    return addresses.relative(feed, target)


def _sitemap(site: LinkedSite) -> bytes:
    """The sitemap (sitemaps.org 0.9): exactly the pages that search engines may list."""
    base = site.config.base_url
    urls = Element(f"{{{_SITEMAP}}}urlset")
    for address, date in _pages(site):
        url = SubElement(urls, f"{{{_SITEMAP}}}url")
        SubElement(url, f"{{{_SITEMAP}}}loc").text = addresses.absolute(base, address)
        if date:
            SubElement(url, f"{{{_SITEMAP}}}lastmod").text = str(date)
    return xml_bytes(urls, {"": _SITEMAP})


def _pages(site: LinkedSite) -> Iterable[tuple[str, Date | None]]:
    shown = [b for b in site.briefings if not b.briefing.draft]
    yield from ((a, None) for a in (addresses.HOME, addresses.ABOUT, addresses.TIMELINE, addresses.SEARCH))
    yield from ((a, None) for a in (addresses.DISAGREEMENTS, addresses.CORRECTIONS))
    yield from ((addresses.region(name), None) for name in site.config.regions)
    yield from ((b.address, changed(b)) for b in sorted(shown, key=lambda b: b.address))
    yield addresses.SOURCES, None
    yield from ((addresses.source(name), None) for name in site.sources)
    yield addresses.TOPICS, None
    yield from (
        (addresses.topic(t), None) for t in sorted({t for b in site.briefings for t in b.briefing.topics})
    )
    yield from (
        (addresses.person(p), None) for p in sorted({p for b in site.briefings for p in b.briefing.people})
    )


def _robots(site: LinkedSite) -> bytes:
    lines = ["User-agent: *", "Allow: /"]
    if site.config.has_address:
        lines += ["", f"Sitemap: {addresses.absolute(site.config.base_url, addresses.SITEMAP)}"]
    return ("\n".join(lines) + "\n").encode()


def instant(date: Date) -> str:
    """A date as RFC 3339 wants it: the first moment that it may mean."""
    return f"{date.first_day.isoformat()}T00:00:00Z"


def tag(site: LinkedSite, name: str) -> str:
    """A name that stays when the page moves (RFC 4151)."""
    parts = urlsplit(site.config.base_url)
    return f"tag:{parts.hostname},2026:{parts.path}{name}"


def text_element(parent: Element, name: str, text: str) -> None:
    """Add an Atom element that holds a text."""
    SubElement(parent, f"{{{ATOM}}}{name}").text = text


def xml_bytes(root: Element, namespaces: dict[str, str]) -> bytes:
    """A document as a file; `namespaces` has prefix to name."""
    for prefix, uri in namespaces.items():
        register_namespace(prefix, uri)
    indent(root, " ")
    data: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return data + b"\n"
