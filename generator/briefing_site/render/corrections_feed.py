"""The feed of corrections: each correction of each briefing is an entry with an id and a date of its own."""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement

from briefing_site.link.printed import printed
from briefing_site.link.site import LinkedBriefing, LinkedSite
from briefing_site.model import addresses
from briefing_site.model.body_text import body_text
from briefing_site.model.briefing import Correction
from briefing_site.model.date import Date
from briefing_site.model.wording import Wording
from briefing_site.render.feeds import ATOM, feed_element, feed_href, instant, tag, text_element, xml_bytes

_FEED = addresses.CORRECTIONS_FEED


def corrections_feed(site: LinkedSite, words: Wording) -> bytes:
    """An Atom feed (RFC 4287) of all corrections, newest first."""
    found = [
        (linked, correction, name)
        for linked in sorted(site.briefings, key=lambda b: b.address)
        for correction, name in zip(
            linked.briefing.corrections, addresses.correction_ids(linked.briefing.corrections), strict=True
        )
    ]
    found.sort(key=lambda each: each[1].date.first_day, reverse=True)
    newest = found[0][1].date if found else Date(1970)
    title = words("corrections-feed-title", site=site.config.title)
    feed = feed_element(site, _FEED, title, addresses.CORRECTIONS, newest)
    for linked, correction, name in found:
        _entry(site, words, feed, linked, correction, name)
    return xml_bytes(feed, {"": ATOM})


def _entry(
    site: LinkedSite, words: Wording, feed: Element, linked: LinkedBriefing, correction: Correction, name: str
) -> None:
    briefing = linked.briefing
    entry = SubElement(feed, f"{{{ATOM}}}entry")
    if briefing.lang:
        entry.set("{http://www.w3.org/XML/1998/namespace}lang", briefing.lang)
    text_element(entry, "title", words("correction-of", title=briefing.title))
    text_element(entry, "id", tag(site, f"{linked.address.removesuffix('.html')}#{name}"))
    href = f"{feed_href(site, _FEED, linked.address)}#{name}"
    SubElement(entry, f"{{{ATOM}}}link", rel="alternate", type="text/html", href=href)
    text_element(entry, "published", instant(correction.date))
    text_element(entry, "updated", instant(correction.date))
    for author in briefing.authors:
        text_element(SubElement(entry, f"{{{ATOM}}}author"), "name", author)
    said = body_text(correction.text, printed(site.sources, site.targets, words, briefing.path))
    text_element(entry, "summary", said)
