"""The feed of corrections: each correction of each briefing is an entry with an id and a date of its own."""

from __future__ import annotations

from briefing_site.link.feed_order import feed_files
from briefing_site.link.printed import printed
from briefing_site.link.site import LinkedBriefing, LinkedSite
from briefing_site.model import addresses
from briefing_site.model.body_text import body_text
from briefing_site.model.briefing import Correction
from briefing_site.model.date import Date
from briefing_site.model.wording import Wording
from briefing_site.render.atom import alternate, atom, author, element, entry, feed_href, instant, tag
from briefing_site.text.dataclass import dataclass

_FEED = addresses.CORRECTIONS_FEED


@dataclass(frozen=True, slots=True)
class _Corrected:
    """A correction with its briefing."""

    linked: LinkedBriefing
    correction: Correction
    id: str
    """Of its element on the page of the briefing."""

    @property
    def address(self) -> str:
        return f"{self.linked.address}#{self.id}"


def corrections_feeds(site: LinkedSite, words: Wording) -> dict[str, bytes]:
    """By address: the Atom feed of corrections, newest first, and its archives."""
    found = [
        _Corrected(linked, correction, name)
        for linked in sorted(site.briefings, key=lambda b: b.address)
        for correction, name in zip(
            linked.briefing.corrections, addresses.correction_ids(linked.briefing.corrections), strict=True
        )
    ]
    found.sort(key=lambda each: each.correction.date.first_day, reverse=True)
    title = words("corrections-feed-title", site=site.config.title)
    length = site.config.feed_entries
    dated = ((each.correction.date, each) for each in reversed(found))
    files = {}
    for file in feed_files(_FEED, found[:length], dated, length, lambda each: each.address):
        newest = file.entries[0].correction.date if file.entries else Date(1970)
        entries = (_entry(site, words, each) for each in file.entries)
        files[file.address] = atom(site, file, title, addresses.CORRECTIONS, newest, entries)
    return files


def _entry(site: LinkedSite, words: Wording, of: _Corrected) -> str:
    briefing, date = of.linked.briefing, instant(of.correction.date)
    said = body_text(of.correction.text, printed(site.sources, site.targets, words, briefing.path))
    return entry(
        briefing.lang,
        (
            element("title", words("correction-of", title=briefing.title), 2),
            element("id", tag(site, f"{of.linked.address.removesuffix('.html')}#{of.id}"), 2),
            alternate(f"{feed_href(site, _FEED, of.linked.address)}#{of.id}"),
            element("published", date, 2),
            element("updated", date, 2),
            *map(author, briefing.authors),
            element("summary", said, 2),
        ),
    )
