"""The site's feed as JSON Feed 1.1: the newest briefings, with their notes.

As many are whole as keep the feed light. Of the others an item has the summary, the bottom line with its
notes, and a link to the page; in the archives, to which `next_url` leads, the summary and a link.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial

from markupsafe import Markup

from briefing_site.link.feed_order import FeedFile
from briefing_site.link.site import LinkedBriefing, LinkedSite
from briefing_site.model import addresses
from briefing_site.model.json_value import Json
from briefing_site.model.lazy import Lazy
from briefing_site.model.wording import Wording
from briefing_site.render.atom import instant, tag
from briefing_site.render.feed_content import FeedPage, findings, summarised, whole
from briefing_site.render.kept_entries import Kept, KeptEntries
from briefing_site.view.metadata import References

_WHOLE = 300_000
"""Bytes of the items that are whole in the feed, at most; the newest is whole at any size."""
_VERSION = "https://jsonfeed.org/version/1.1"


def json_feeds(site: LinkedSite, words: Wording, references: References, kept: KeptEntries) -> Lazy[bytes]:
    """By address: the feed, newest first, dated by the briefings and by no clock, and its archives.

    `kept` has the feed with its items.
    """
    page = FeedPage(site, words, addresses.JSON_FEED)

    def item(linked: LinkedBriefing, content: Callable[[], Markup]) -> str:
        return _json(_item(page, linked, content()))

    def summary(linked: LinkedBriefing) -> str:
        return item(linked, partial(summarised, page, linked))

    def newest(entries: Sequence[LinkedBriefing], told: Kept) -> Iterator[str]:
        left = _WHOLE
        for linked in entries:
            if left > 0:
                every = told(linked, "whole", partial(item, linked, partial(whole, page, linked, references)))
                size = len(every.encode())
                if size <= left or left == _WHOLE:
                    left -= size
                    yield every
                    continue
                left = 0  # the next may be shorter, but readers find the whole ones first
            yield told(linked, "findings", partial(item, linked, partial(findings, page, linked, references)))

    def made(file: FeedFile[LinkedBriefing]) -> bytes:
        if file.is_archive:
            return _file(page, file, map(summary, file.entries))
        return _file(page, file, kept.of(file.address, file.entries, partial(newest, file.entries)))

    every = (file for file in kept.feeds.values() if file.feed == addresses.JSON_FEED)
    kept.retain(addresses.JSON_FEED)
    return Lazy({file.address: partial(made, file) for file in every})


def _file(page: FeedPage, file: FeedFile[LinkedBriefing], items: Iterable[str]) -> bytes:
    """The feed or a file of its archive."""
    config = page.site.config
    head: dict[str, Json] = {
        "version": _VERSION,
        "title": config.title,
        "home_page_url": page.permanent(addresses.HOME),
        "feed_url": page.permanent(file.address),
        "next_url": page.href(file.older) if file.older else None,
        "description": config.description,
        "language": config.language,
        "authors": [{"name": config.title}],
    }
    lines = "".join(f"{json.dumps(key)}: {_json(value)},\n" for key, value in head.items() if value)
    listed = ",\n".join(items)
    return f'{{\n{lines}"items": [\n{listed}\n]\n}}\n'.encode()


def _item(page: FeedPage, linked: LinkedBriefing, content: Markup) -> dict[str, Json]:
    briefing = linked.briefing
    item: dict[str, Json] = {
        "id": tag(page.site, addresses.beside(linked.address, "")),
        "url": page.href(linked.address),
        "title": briefing.title,
        "summary": briefing.summary,
        "content_html": str(content),
        "date_published": instant(briefing.date),
        "date_modified": instant(linked.briefing.last_changed),
        "authors": [{"name": name} for name in briefing.authors],
        "tags": [*briefing.listed_in, *briefing.topics],
        "language": briefing.lang,
    }
    return {key: value for key, value in item.items() if value}


def _json(value: Json) -> str:
    return json.dumps(value, ensure_ascii=False)
