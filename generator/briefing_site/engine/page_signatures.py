"""The signature of each page: a digest of all that its view and the files beside it are made from.

So have feeds, and the files of all sources. No view is made for it. A page rests on parts of the site, each
with a digest of its own; which parts, is told here by the kind of the page. A page may rest on more than it
shows, never on less: a test compares the parts with every look-up that is noted while views are made. The
page of the search has no signature: it names a file of the index, which a word more in any text changes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Literal

from briefing_site.engine.content import Content
from briefing_site.engine.front_matter import FrontMatter, front_matters
from briefing_site.engine.kept_figures import Disputes, UsesOfSource, kept_disputes, kept_uses
from briefing_site.engine.kept_lists import KeptLists
from briefing_site.engine.memo import Memo
from briefing_site.engine.signatures import digest_of, signatures_of, told
from briefing_site.engine.whole_site import WholeSite
from briefing_site.link.feed_order import FeedFile
from briefing_site.link.link import LinkResult
from briefing_site.link.notices import notices
from briefing_site.link.people import names_of, parts_of_names
from briefing_site.link.site import LinkedBriefing, LinkedSite
from briefing_site.model import addresses
from briefing_site.model.cached_property import cached_property
from briefing_site.model.note_key import ExcerptKey
from briefing_site.model.source import Source
from briefing_site.model.wording import Wording
from briefing_site.view.bibliography.files import ALL, FORMATS
from briefing_site.view.briefing import Nearness
from briefing_site.view.listings import Listed
from briefing_site.view.on_home import on_home
from briefing_site.view.paging import ListPage
from briefing_site.view.reading_time import reading_minutes

Kind = (
    Literal["text", "card", "front", "whole", "shown", "source", "disputes"]
    | Literal["uses", "cited", "links", "near", "list", "feed", "entry", "named", "person"]
    | Literal["tally", "stock"]
)
Part = tuple[Kind, str]
"""A part of the site that pages rest on: its kind, and an address, a path, an id or a name.

- text: a briefing with all that it looks up in other files;
- card: what lists show of a briefing;
- front: the front matter of a briefing, and its card;
- whole: a briefing and the sources that it cites; it stands for these parts, which feeds have;
- shown: the front matter of a briefing and the sources that it cites; the same, which many lists have;
- source: a card with its text, its pins, and what it is derived from;
- disputes: the disagreements of sources in a briefing, but for what stands on cards;
- uses: who cites a source, and in which sentences;
- cited: who cites a source, and how often;
- links: who links to a briefing;
- near: the briefings that are related to one;
- list: what stands on a page of a list;
- feed: where a file of a feed stands among the others;
- entry: what a feed tells of a briefing by its summary;
- named: the row of a topic or a person in the index of both;
- person: the names that mean a person;
- tally, stock: what is counted of all briefings, and of all sources; both have no name.
"""


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
        self._content = content
        self._linked = linked
        self._site: LinkedSite = linked.site
        self._lists, self._list_digests = lists
        self._feeds = of_feeds
        self._memo = memo
        self._stamp = f"{stamp} {words.digest}"
        self._signatures = signatures_of(content, linked, memo)
        self._made: dict[Part, str] = {}
        self._makers: Mapping[Kind, Callable[[str], str]] = {
            "text": self._text,
            "card": self._card,
            "front": self._front,
            "whole": self._whole_digest,
            "shown": lambda address: digest_of(*map(self._digest, self._shown(address))),
            "source": self._source,
            "uses": self._uses,
            "cited": self._cited,
            "links": self._links,
            "near": self._near,
            "list": self._list_digests.__getitem__,
            "feed": self._feed,
            "entry": self._entry,
            "named": self._named,
            "person": self._person,
            "disputes": lambda address: self._disputes_in[address][0],
            "tally": lambda _: self._whole_site.tally,
            "stock": lambda _: self._whole_site.stock,
        }

    def of(self, address: str) -> str:
        """The signature of the page at an address; empty for one that has none."""
        parts = self._parts(address)
        return "" if parts is None else digest_of(self._general, *map(self._digest, parts))

    def parts(self, address: str) -> Sequence[Part] | None:
        """The parts that a page rests on besides the settings; None for a page that has no signature."""
        parts = self._parts(address)
        return None if parts is None else tuple(part for each in parts for part in self._stands_for(each))

    def _parts(self, address: str) -> Sequence[Part] | None:
        """The same, in which one part may stand for several."""
        if (linked := self._briefings.get(address)) is not None:
            return (("near", address), ("links", linked.briefing.path), ("whole", address))
        if (source := self._sources.get(address)) is not None:
            copies = self._site.copies.get(source.id, ())
            return (("uses", source.id), *(("source", name) for name in (source.id, *copies)))
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
            return digest_of(self._general, self._signatures.words(self._briefings[address].briefing.path))
        return digest_of(self._general, self._digest(("source", source.id)), *self._citing.get(source.id, ()))

    @property
    def names(self) -> str:
        """The signature of what the search index has of the pages of regions, topics and people."""
        return digest_of(self._general, *(front.kin for front in self._front_matters.values()))

    def entry(self, address: str) -> str:
        """The signature of all that entries of feeds tell of the briefing at an address."""
        return digest_of(self._general, self._digest(("entry", address)), self._digest(("whole", address)))

    @property
    def asked(self) -> Mapping[str, Sequence[str]]:
        """Path of a briefing or a card to the names in other files that it looks up: its part covers them."""
        return self._linked.asked

    # --- which parts -----------------------------------------------------------------------------

    def _whole(self, address: str) -> Iterator[Part]:
        """A briefing with what its notes show."""
        yield "text", address
        yield from (("source", name) for name in self._briefings[address].sources)

    def _shown(self, address: str) -> Iterator[Part]:
        """What lists show of a briefing besides its card, with the notes to that."""
        front = self._front_matters[address]
        yield "front", address
        if front.links:  # what they lead to is known by file alone
            yield "text", address
        yield from (("source", name) for name in front.sources if name in self._site.sources)

    def _stands_for(self, part: Part) -> Iterable[Part]:
        """The parts that a part stands for; itself, where that is none."""
        kind, address = part
        if kind == "whole":
            return self._whole(address)
        return self._shown(address) if kind == "shown" else (part,)

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
                yield from (("source", name) for name in self._whole_site.most_cited)
        elif address in of.disagreements:
            for told in map(str, shown.entries):
                yield from (("card", told), ("disputes", told))
                yield from (("source", name) for name in self._disputes_in[told][1])
        else:
            if (person := self._people.get(address)) is not None:
                yield "person", person
            for entry in shown.entries:
                if isinstance(entry, ExcerptKey):
                    yield from (("source", entry.source), ("uses", entry.source))
                else:
                    yield "shown", entry if isinstance(entry, str) else entry[0]

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
            yield "shown", shown.featured.address

    def _about(self) -> Iterator[Part]:
        """What the page tells on how the site checks itself."""
        yield from self._totals
        yield from (("source", name) for name in self._whole_site.described)

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
    def _briefings(self) -> Mapping[str, LinkedBriefing]:
        return {linked.address: linked for linked in self._site.briefings}

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
    def _people(self) -> Mapping[str, str]:
        """Address of each page of a person to the name."""
        return {address: person for person, pages in self._lists.people.items() for address in pages}

    @cached_property
    def _parts_of_names(self) -> Mapping[str, int]:
        return parts_of_names(list(self._lists.people))

    @cached_property
    def _nearness(self) -> Nearness:
        return Nearness(self._site, self._memo, "published")

    @cached_property
    def _whole_site(self) -> WholeSite:
        return WholeSite(self._site, self._front_matters, self._of_sources.values(), self._memo)

    @cached_property
    def _disputes_in(self) -> Mapping[str, Disputes]:
        every = (str(entry) for page in self._lists.disagreements.values() for entry in page.entries)
        return kept_disputes(self._linked, dict.fromkeys(every), self._memo, self._signatures)

    # --- the digests of parts --------------------------------------------------------------------

    def _digest(self, part: Part) -> str:
        made = self._made.get(part)
        if made is None:
            made = self._made[part] = self._makers[part[0]](part[1])
        return made

    def _text(self, address: str) -> str:
        briefing = self._briefings[address].briefing
        edition = self._content.parsed.editions.briefings.get(briefing.name)
        return digest_of(self._signatures.text(briefing.path), repr(briefing.regions), told(edition))

    def _card(self, address: str) -> str:
        linked = self._briefings[address]
        briefing = linked.briefing
        marks = sum(linked.counts.values())
        dates = (str(briefing.date), str(briefing.updated), str(briefing.as_of))
        facts = (
            briefing.lang,
            briefing.region,
            briefing.draft,
            reading_minutes(briefing),
            len(linked.sources),
            marks,
        )
        return digest_of(address, briefing.title, briefing.summary, repr((dates, facts, briefing.topics)))

    def _front(self, address: str) -> str:
        return digest_of(self._digest(("card", address)), self._front_matters[address].digest)

    @cached_property
    def _front_matters(self) -> Mapping[str, FrontMatter]:
        return front_matters(self._site, self._memo)

    def _whole_digest(self, address: str) -> str:
        of_sources = map(self._of_sources.__getitem__, self._briefings[address].sources)
        return digest_of(self._digest(("text", address)), *of_sources)

    @cached_property
    def _of_sources(self) -> Mapping[str, str]:
        """Id of each source to the digest of its part: most briefings ask for two dozen."""
        return {name: self._digest(("source", name)) for name in self._site.sources}

    def _source(self, name: str) -> str:
        sources = self._site.sources
        source = sources[name]
        chain, at, seen = [], source.derived_from, {name}
        while at is not None and at in sources and at not in seen:
            chain.append(self._signatures.source(at))
            seen.add(at)
            at = sources[at].derived_from
        shown = tuple(excerpt.id for excerpt in source.excerpts)
        return digest_of(self._signatures.source(name), repr((shown, self._site.origins.get(name))), *chain)

    def _uses(self, name: str) -> str:
        excerpts = repr([excerpt.id for excerpt in self._site.sources[name].excerpts])
        return digest_of(excerpts, *self._uses_of.get(name, ()))

    @cached_property
    def _uses_of(self) -> Mapping[str, Sequence[str]]:
        """Id of a source to what tells of its uses: of each briefing that cites it, in the site's order."""
        found: dict[str, list[str]] = {}
        for linked in self._site.briefings:
            told = repr((linked.address, linked.briefing.title, linked.briefing.lang))
            for source, of in self._kept_uses[linked.address].items():
                found.setdefault(source, []).append(told + of.digest)
        return found

    def _cited(self, name: str) -> str:
        return digest_of(*self._cited_of.get(name, ()))

    @cached_property
    def _cited_of(self) -> Mapping[str, Sequence[str]]:
        """Id of a source to what tells how often each briefing cites it, in the site's order."""
        found: dict[str, list[str]] = {}
        for linked in self._site.briefings:
            told = repr((linked.address, linked.briefing.title, linked.briefing.lang))
            for source, of in self._kept_uses[linked.address].items():
                found.setdefault(source, []).append(f"{told} {of.times} {of.excerpts}")
        return found

    @cached_property
    def _citing(self) -> Mapping[str, Sequence[str]]:
        """Id of a source to where each briefing that cites it stands, and which of its excerpts it cites."""
        found: dict[str, list[str]] = {}
        for linked in self._site.briefings:
            told = repr((linked.address, linked.briefing.regions, linked.briefing.topics))
            for source, of in self._kept_uses[linked.address].items():
                found.setdefault(source, []).append(told + of.excerpts)
        return found

    @cached_property
    def _kept_uses(self) -> Mapping[str, Mapping[str, UsesOfSource]]:
        return kept_uses(self._linked, self._memo, self._signatures)

    def _links(self, path: str) -> str:
        versions = self._site.translations.get(path)
        parts: list[str] = [repr(versions and (versions.moved, [v.shown for v in versions.every]))]
        for other, sentence in self._site.backlinks.get(path, ()):
            parts += (self._digest(("card", other.address)), sentence)
        return digest_of(*parts)

    def _near(self, address: str) -> str:
        """Of the briefings that are related to one, and of the topics that both share."""
        return digest_of(
            *(self._digest(("card", near)) + repr(shared) for near, shared in self._near_to[address])
        )

    @cached_property
    def _near_to(self) -> Mapping[str, Sequence[tuple[str, Sequence[str]]]]:
        """Address of each briefing to those that are related to it, with the topics that both share.

        It is kept for later commands: a word more in a briefing makes no other related.
        """
        briefings, backlinks = self._site.briefings, self._site.backlinks
        already = {
            linked.address: frozenset(other.address for other, _ in backlinks.get(linked.briefing.path, ()))
            for linked in briefings
        }

        def make() -> dict[str, list[tuple[str, list[str]]]]:
            near = self._nearness
            found = ((linked.address, near.nearest(linked, already[linked.address])) for linked in briefings)
            return {address: [(other.address, shared) for other, shared in of] for address, of in found}

        fronts = self._front_matters
        rests_on = [(address, fronts[address].kin, sorted(of)) for address, of in already.items()]
        return self._memo.known_by("related briefings", digest_of(repr(rests_on)), make)

    def _feed(self, address: str) -> str:
        feed = self._feeds[address]
        return digest_of(feed.feed, repr((feed.older, feed.newer, len(feed.entries))))

    def _entry(self, address: str) -> str:
        linked = self._briefings[address]
        briefing, found = linked.briefing, self._notices
        noticed = [found[name] for name in linked.sources if name in found]
        return digest_of(self._digest(("card", address)), repr((briefing.regions, briefing.authors, noticed)))

    @cached_property
    def _notices(self) -> Mapping[str, str]:
        """Id of each source that was withdrawn or corrected to what is told of that."""
        sources = self._site.sources
        told = {
            name: [
                (found.kind, str(found.notice.date), found.notice.reason, found.of.id, found.of.title)
                for found in notices(source, sources)
            ]
            for name, source in sources.items()
        }
        return {name: repr(of) for name, of in told.items() if of}

    def _named(self, address: str) -> str:
        return digest_of(repr(self._lists.named[address]))

    def _person(self, name: str) -> str:
        return digest_of(*names_of(name, self._parts_of_names))
