"""The Atom feeds of briefings: of each its bottom line, how sure it is and its notes; archives say less."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from markupsafe import Markup

from briefing_site.link.feed_order import FeedFile
from briefing_site.link.site import LinkedBriefing, LinkedSite
from briefing_site.model import addresses
from briefing_site.model.date import Date
from briefing_site.model.lazy import Lazy
from briefing_site.model.wording import Wording
from briefing_site.render.atom import (
    alternate,
    atom,
    author,
    category,
    element,
    entry,
    feed_href,
    html_content,
    instant,
    tag,
)
from briefing_site.render.feed_content import FeedPage, findings
from briefing_site.render.kept_entries import Kept, KeptEntries
from briefing_site.view.metadata import References
from briefing_site.view.page import Page


def feed_files(site: LinkedSite, words: Wording, references: References, kept: KeptEntries) -> Lazy[bytes]:
    """By address: a feed for the site and for each region, and the archives of each.

    `kept` has the feeds with their entries; those of archives are quickly made.
    """
    entries: dict[tuple[str, str, bool], str] = {}
    pages: dict[str, FeedPage] = {}

    def told(file: FeedFile[LinkedBriefing], linked: LinkedBriefing) -> str:
        # Links are the same in all feeds of a folder, and everywhere if the site has an address.
        folder = "" if site.config.has_address else file.feed.rpartition("/")[0]
        key = (folder, linked.address, file.is_archive)
        if key not in entries:
            content = None
            if not file.is_archive:
                page = pages.setdefault(folder, FeedPage(site, words, file.feed))
                content = findings(page, linked, references)
            entries[key] = _entry(site, file.feed, linked, words, content)
        return entries[key]

    regions = {addresses.region_feed(region.id): region for region in site.config.regions.values()}

    def made(file: FeedFile[LinkedBriefing]) -> bytes:
        title, page = site.config.title, addresses.HOME
        if file.feed in regions:
            region = regions[file.feed]
            title = words("feed-title", site=title, region=region.name)
            page = addresses.region(region.id)
        # Dated by the briefings and by no clock.
        dates = (b.briefing.last_changed for b in file.entries)
        newest = max(dates, key=lambda d: d.first_day, default=Date(1970))
        return atom(site, file, title, page, newest, entries_of(file))

    def entries_of(file: FeedFile[LinkedBriefing]) -> Iterable[str]:
        if file.is_archive:
            return (told(file, linked) for linked in file.entries)

        def make(entry: Kept) -> Iterable[str]:
            return (entry(linked, "", partial(told, file, linked)) for linked in file.entries)

        return kept.of(file.address, file.entries, make)

    every = [file for file in kept.feeds.values() if file.feed != addresses.JSON_FEED]
    for feed in {file.feed for file in every}:
        kept.retain(feed)
    return Lazy({file.address: partial(made, file) for file in every})


def _notices(site: LinkedSite, linked: LinkedBriefing, words: Wording) -> list[str]:
    """That sources of a briefing were withdrawn or corrected: each a sentence."""
    page = Page(site, words, linked.address)
    return [
        f"{source.title}: {page.told_notice(notice)}"
        for source in page.noticed(linked.sources)
        for notice in source.notices
    ]


def _entry(
    site: LinkedSite, feed: str, linked: LinkedBriefing, words: Wording, content: Markup | None
) -> str:
    briefing = linked.briefing
    regions = [r for n in briefing.listed_in if (r := site.config.regions.get(n))]
    return entry(
        briefing.lang,
        (
            element("title", briefing.title, 2),
            element("id", tag(site, linked.address.removesuffix(".html")), 2),
            alternate(feed_href(site, feed, linked.address)),
            element("published", instant(briefing.date), 2),
            element("updated", instant(linked.briefing.last_changed), 2),
            *map(author, briefing.authors),
            *(category(region.id, region.name) for region in regions),
            element("summary", " ".join((briefing.summary, *_notices(site, linked, words))), 2),
            *([html_content(content)] if content else []),
        ),
    )
