"""Atom feeds (RFC 4287) and their archives (RFC 5005), as text."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from urllib.parse import urlsplit

from briefing_site import __version__
from briefing_site.link.feed_order import FeedFile
from briefing_site.link.site import LinkedSite
from briefing_site.model import addresses
from briefing_site.model.date import Date

DECLARATION = "<?xml version='1.0' encoding='utf-8'?>\n"
_ATOM = "http://www.w3.org/2005/Atom"
_IN_ATTRIBUTES = str.maketrans({'"': "&quot;", "\r": "&#13;", "\n": "&#10;", "\t": "&#09;"})
_HISTORY = "http://purl.org/syndication/history/1.0"


def atom(
    site: LinkedSite, file: FeedFile[object], title: str, page: str, newest: Date, entries: Iterable[str]
) -> bytes:
    """A feed or a file of its archive, with `entries` as XML: `page` is what it is the feed of.

    A reader goes on from the feed to its archives by `prev-archive`, or by `next` where it knows feeds of
    several pages alone.
    """
    language = attribute(site.config.language)
    history = f' xmlns:fh="{_HISTORY}"' if file.is_archive else ""
    atom = "application/atom+xml"
    links = [_link("self", atom, feed_href(site, file.address, file.address))]
    if file.is_archive:
        links.append(_link("current", atom, feed_href(site, file.address, file.feed)))
    for address, rels in ((file.older, ("prev-archive", "next")), (file.newer, ("next-archive", "previous"))):
        if address:
            links += (_link(rel, atom, feed_href(site, file.address, address)) for rel in rels)
    links.append(_link("alternate", "text/html", feed_href(site, file.address, page)))
    lines = [
        f'{DECLARATION}<feed xmlns="{_ATOM}"{history} xml:lang={language}>',
        element("title", title),
        *([element("subtitle", site.config.description)] if site.config.description else []),
        element("id", tag(site, addresses.absolute("", page))),
        *links,
        *([" <fh:archive />"] if file.is_archive else []),
        f' <generator version="{__version__}">briefing</generator>',
        " <author>",
        element("name", site.config.title, 2),
        " </author>",
        element("updated", instant(newest)),
        *entries,
        "</feed>\n",
    ]
    return "\n".join(lines).encode()


def entry(lang: str | None, lines: Iterable[str]) -> str:
    """An entry of a feed; `lines` are what stands in it."""
    language = f" xml:lang={attribute(lang)}" if lang else ""
    return "\n".join((f" <entry{language}>", *lines, " </entry>"))


def element(name: str, text: str, depth: int = 1) -> str:
    """An element that holds a text, on a line of its own; `depth` spaces before it."""
    return (
        f"{' ' * depth}<{name}>{escape(text, quote=False)}</{name}>" if text else f"{' ' * depth}<{name} />"
    )


def html_content(html: str) -> str:
    """The content of an entry."""
    return f'  <content type="html">{escape(str(html), quote=False)}</content>'


def attribute(text: str) -> str:
    """A text as the value of an attribute, in quotation marks."""
    return f'"{escape(text, quote=False).translate(_IN_ATTRIBUTES)}"'


def author(name: str) -> str:
    """An author of an entry."""
    return f"  <author>\n{element('name', name, 3)}\n  </author>"


def category(term: str, label: str) -> str:
    """A region of an entry."""
    return f"  <category term={attribute(term)} label={attribute(label)} />"


def alternate(href: str) -> str:
    """The page of an entry."""
    return f" {_link('alternate', 'text/html', href)}"


def _link(rel: str, kind: str, href: str) -> str:
    return f' <link rel="{rel}" type="{kind}" href={attribute(href)} />'


def feed_href(site: LinkedSite, feed: str, target: str) -> str:
    """The address of a page in a feed: absolute, or relative to the feed where the site has none."""
    if site.config.has_address:
        return addresses.absolute(site.config.base_url, target)
    return addresses.relative(feed, target)


def instant(date: Date) -> str:
    """A date as RFC 3339 wants it: the first moment that it may mean."""
    return f"{date.first_day.isoformat()}T00:00:00Z"


def tag(site: LinkedSite, name: str) -> str:
    """A name that stays when the page moves (RFC 4151)."""
    parts = urlsplit(site.config.base_url)
    return f"tag:{parts.hostname},2026:{parts.path}{name}"
