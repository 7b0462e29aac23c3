"""The signature of each page: a digest of all that its view and the files beside it are made from.

So have feeds, and the files of all sources. No view is made for it. A page rests on parts of the site, each
with a digest of its own; which parts, is told here by the kind of the page. A page may rest on more than it
shows, never on less: a test compares the parts with every look-up that is noted while views are made. The
page of the search has no signature: it names a file of the index, which a word more in any text changes.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from briefing_site.engine.content import Content
from briefing_site.engine.faces import Earlier, Faces
from briefing_site.engine.kept_lists import KeptLists
from briefing_site.engine.memo import Memo
from briefing_site.engine.part_digests import Part, PartDigests
from briefing_site.engine.signatures import digest_of, signatures_of
from briefing_site.link.feed_order import FeedFile
from briefing_site.link.link import LinkResult
from briefing_site.link.site import LinkedBriefing, LinkedSite
from briefing_site.model import addresses
from briefing_site.model.cached_property import cached_property
from briefing_site.model.note_key import ExcerptKey
from briefing_site.model.source import Source
from briefing_site.model.wording import Wording
from briefing_site.view.bibliography.files import ALL, FORMATS
from briefing_site.view.listings import Listed
from briefing_site.view.on_home import on_home
from briefing_site.view.paging import ListPage

_FEW = 8
"""Where more briefings have changed, signatures are worked out anew."""
_GENERAL = ""
"""Among faces, the name of what all pages rest on."""


class PageSignatures:
    """The signatures of the published pages of a site."""

    def __init__(
        self,
        content: Content,
        linked: LinkResult,
        words: Wording,
        lists: KeptLists,
        of_feeds: Mapping[str, FeedFile[LinkedBriefing]],
        memo: Memo,
        stamp: str,
    ) -> None:
        """`lists` and `of_feeds` are those of the published site; `stamp` covers generator and theme."""
        self._linked = linked
        self._site: LinkedSite = linked.site
        self._lists = lists.lists
        self._feeds = of_feeds
        self._stamp = f"{stamp} {words.digest}"
        self._signatures = signatures_of(content, linked, memo)
        self._digests = PartDigests(content, linked, lists, of_feeds, memo)
        self._faces = Faces(content, linked, lists.lists, of_feeds, memo)

    def of(self, address: str) -> str:
        """The signature of the page at an address; empty for one that has none."""
        parts = self._parts(address)
        return "" if parts is None else digest_of(self._general, *self._digests.of(parts))

    def renewed(self, earlier: Earlier, every: Collection[str]) -> dict[str, str] | None:
        """The signatures of all pages, by those of an earlier build; None where these do not tell them.

        `every` has the addresses. An edit of briefings whose faces are as they were changes a few signatures.
        """
        changed = [linked for linked in self._site.briefings if linked.briefing.path in earlier.changed]
        if not 0 < len(changed) == len(earlier.changed) <= _FEW or earlier.signatures.keys() != set(every):
            return None
        faces = {_GENERAL: self._general, **{each.briefing.path: self._face(each) for each in changed}}
        if any(not face or earlier.faces.get(name) != face for name, face in faces.items()):
            return None
        shown = frozenset(address for linked in changed for address in self._faces.showing(linked))
        return {
            address: self.of(address) if address in shown else earlier.signatures[address]
            for address in every
        }

    @property
    def faces(self) -> dict[str, str]:
        """Path of each published briefing to its face, and what all pages rest on."""
        of_all = {linked.briefing.path: self._face(linked) for linked in self._site.briefings}
        return {_GENERAL: self._general, **of_all}

    def _face(self, linked: LinkedBriefing) -> str:
        (card,) = self._digests.of([("card", linked.address)])
        return self._faces.of(linked, card, self._digests.front_matters[linked.address])

    def parts(self, address: str) -> Sequence[Part] | None:
        """The parts that a page rests on besides the settings; None for a page that has no signature."""
        parts = self._parts(address)
        return (
            None
            if parts is None
            else tuple(part for each in parts for part in self._digests.stands_for(each))
        )

    def _parts(self, address: str) -> Sequence[Part] | None:
        """The same, in which one part may stand for several."""
        if (linked := self._site.by_address.get(address)) is not None:
            own: tuple[Part, ...] = (("near", address), ("links", linked.briefing.path), ("whole", address))
            return (*own, *self._crowded(address))
        if (source := self._sources.get(address)) is not None:
            copies = self._site.copies.get(source.id, ())
            named: list[Part] = [("source", name) for name in (source.id, *copies)]
            return (("uses", source.id), *named, *self._crowded(address))
        if (shown := self._list_pages.get(address)) is not None:
            return (("list", address), *self._listed(address, shown))
        if (feed := self._feeds.get(address)) is not None:
            return (("feed", address), *self._fed(feed))
        if address in self._references:
            return tuple(("source", name) for name in self._site.sources)
        of_few = {addresses.HOME: self._home, addresses.ABOUT: self._about, addresses.LLMS: self._guide}
        if (find := of_few.get(address)) is not None:
            return tuple(find())
        return () if address == addresses.NOT_FOUND else None

    def search(self, address: str) -> str:
        """The signature of what the search index has of the page of a briefing or a source."""
        if (source := self._sources.get(address)) is None:
            return digest_of(
                self._general, self._signatures.words(self._site.by_address[address].briefing.path)
            )
        rests_on = self._digests.of([("source", source.id)])
        return digest_of(self._general, *rests_on, *self._digests.listed(source.id))

    @property
    def names(self) -> str:
        """The signature of what the search index has of the pages of regions, topics and people."""
        return digest_of(self._general, *(front.kin for front in self._digests.front_matters.values()))

    def entry(self, address: str) -> str:
        """The signature of all that entries of feeds tell of the briefing at an address."""
        return digest_of(self._general, *self._digests.of([("entry", address), ("whole", address)]))

    @property
    def asked(self) -> Mapping[str, Sequence[str]]:
        """Path of a briefing or a card to the names in other files that it looks up: its part covers them."""
        return self._linked.asked

    # --- which parts -----------------------------------------------------------------------------

    def _listed(self, address: str, shown: ListPage[Listed]) -> Iterator[Part]:
        """What a page of a list shows of its entries."""
        of = self._lists
        if address in of.search:
            yield from (("card", str(entry)) for entry in shown.entries)
        elif address in of.index:
            yield from (("named", str(entry)) for entry in shown.entries)
        elif address in of.sources:
            for name in map(str, shown.entries):
                yield from (("source", name), ("cited", name))
            if address == addresses.SOURCES:
                yield from self._totals
                yield from (("source", name) for name in self._digests.whole_site.most_cited)
        elif address in of.disagreements:
            for told in map(str, shown.entries):
                yield from (("card", told), ("disputes", told))
                yield from (("source", name) for name in self._digests.disputes[told][1])
        elif (front := self._fronts.get(address)) is not None:
            yield ("source", source.id) if (source := self._sources.get(front)) else ("card", front)
            for briefing in map(str, shown.entries):
                yield from (("card", briefing), ("refers", f"{front} {briefing}"))
        else:
            yield from self._gathered(address, shown)

    def _crowded(self, address: str) -> Sequence[Part]:
        """What leads from a page to those who refer to it, where they are too many for the page."""
        return (("crowded", address),) if address in self._lists.referring else ()

    def _gathered(self, address: str, shown: ListPage[Listed]) -> list[Part]:
        """What a page shows that gathers judgements, events or corrections of its entries."""
        fronts, gathered = self._digests.front_matters, self._digests.gathered
        region, person = self._regions.get(address), self._people.get(address)
        corrects = address in self._lists.corrections
        parts: list[Part] = [] if person is None else [("person", person)]
        for entry in shown.entries:
            if isinstance(entry, ExcerptKey):
                parts += (("source", entry.source), ("uses", entry.source))
            elif not isinstance(entry, str):
                told, number = entry
                texts = fronts[told].corrections if corrects else fronts[told].events
                parts += gathered(told, texts[number : number + 1])
            elif person is not None:
                parts += gathered(entry, fronts[entry].naming(person))
            elif region is None:  # the page of a topic
                parts += gathered(entry, fronts[entry].judgements)
            elif self._site.by_address[entry].briefing.region == region:
                parts += gathered(entry, fronts[entry].events)
            else:
                parts.append(("card", entry))
        return parts

    def _fed(self, feed: FeedFile[LinkedBriefing]) -> Iterator[Part]:
        """What a feed tells of its entries: in its archives their summaries, else their notes too."""
        for linked in feed.entries:
            yield "entry", linked.address
            if not feed.is_archive:
                yield "whole", linked.address

    def _guide(self) -> Iterator[Part]:
        """What the list of all pages for programs tells of each."""
        yield from (("card", linked.address) for linked in self._site.briefings)
        yield from (("source", name) for name in self._site.sources)
        yield from (("named", address) for address in self._lists.named)

    def _home(self) -> Iterator[Part]:
        """What stands on the home page."""
        shown = on_home(self._site)
        yield from self._totals
        yield from (("card", linked.address) for linked in shown.listed)
        if shown.featured:
            featured = shown.featured.address
            yield from self._digests.gathered(featured, self._digests.front_matters[featured].judgements)

    def _about(self) -> Iterator[Part]:
        """What the page tells on how the site checks itself."""
        yield from self._totals
        yield from (("source", name) for name in self._digests.whole_site.described)

    @property
    def _totals(self) -> Sequence[Part]:
        return ("tally", ""), ("stock", "")

    # --- the site --------------------------------------------------------------------------------

    @cached_property
    def _general(self) -> str:
        """Of what every page shows."""
        image = self._site.config.image
        asset = self._site.targets.asset(image.file) if image else None
        return digest_of(self._stamp, self._signatures.general, asset or "")

    @cached_property
    def _sources(self) -> Mapping[str, Source]:
        return {addresses.source(name): source for name, source in self._site.sources.items()}

    @cached_property
    def _list_pages(self) -> Mapping[str, ListPage[Listed]]:
        return {a: page for a, page in self._lists.pages().items() if a != addresses.SEARCH}

    @cached_property
    def _references(self) -> frozenset[str]:
        """Addresses of the files that have all sources."""
        return frozenset(ALL + ending for ending in FORMATS)

    @cached_property
    def _fronts(self) -> Mapping[str, str]:
        """Address of each page of those who refer to another, to the address of that."""
        return {a: front for front, pages in self._lists.referring_pages.items() for a in pages}

    @cached_property
    def _regions(self) -> Mapping[str, str]:
        """Address of each page of a region to its name."""
        return {address: region for region, pages in self._lists.regions.items() for address in pages}

    @cached_property
    def _people(self) -> Mapping[str, str]:
        """Address of each page of a person to the name."""
        return {address: person for person, pages in self._lists.people.items() for address in pages}
