"""A digest of each part of a site that pages rest on; `page_signatures.py` tells which rests on which."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import chain
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
from briefing_site.link.site import LinkedBriefing
from briefing_site.model import addresses
from briefing_site.model.cached_property import cached_property
from briefing_site.view.briefing import Nearness
from briefing_site.view.reading_time import reading_minutes

Kind = (
    Literal["text", "card", "front", "whole", "source", "disputes"]
    | Literal["uses", "cited", "links", "near", "list", "feed", "entry", "named", "person"]
    | Literal["tally", "stock", "crowded", "refers"]
)
Part = tuple[Kind, str]
"""A part of the site that pages rest on: its kind, and an address, a path, an id or a name.

- text: a briefing with all that it looks up in other files;
- card: what lists show of a briefing;
- front: the front matter of a briefing, and its card;
- whole: a briefing and the sources that it cites; it stands for these parts, which feeds have;
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
- crowded: what leads from a page that too many refer to, to the pages that have them all;
- refers: how one briefing refers to such a page, as the addresses of the page and of the briefing name it;
- tally, stock: what is counted of all briefings, and of all sources; both have no name.
"""


class PartDigests:
    """The digests of the parts of a published site; each is worked out when it is first asked for."""

    def __init__(
        self,
        content: Content,
        linked: LinkResult,
        lists: KeptLists,
        of_feeds: Mapping[str, FeedFile[LinkedBriefing]],
        memo: Memo,
    ) -> None:
        """`lists` and `of_feeds` are those of the published site."""
        self._content = content
        self._linked = linked
        self._site = linked.site
        self._lists = lists.lists
        self._feeds = of_feeds
        self._memo = memo
        self._signatures = signatures_of(content, linked, memo)
        self._digests = _Digests(
            {
                "text": self._text,
                "card": self._card,
                "front": self._front,
                "whole": self._whole,
                "source": self._source,
                "uses": self._uses,
                "cited": self._cited,
                "links": self._links,
                "near": self._near,
                "list": lists.digests.__getitem__,
                "feed": self._feed,
                "entry": self._entry,
                "named": self._named,
                "person": self._person,
                "crowded": self._crowded,
                "refers": self._refers,
                "disputes": lambda address: self.disputes[address][0],
                "tally": lambda _: self.whole_site.tally,
                "stock": lambda _: self.whole_site.stock,
            }
        )

    def of(self, parts: Iterable[Part]) -> Iterable[str]:
        """The digest of each of some parts."""
        return map(self._digests.__getitem__, parts)

    def stands_for(self, part: Part) -> Iterable[Part]:
        """The parts that a part stands for; itself, where that is none."""
        kind, name = part
        if kind == "whole":
            return (("text", name), *(("source", cited) for cited in self._site.by_address[name].sources))
        return (part,)

    def gathered(self, address: str, texts: Iterable[Iterable[str]]) -> list[Part]:
        """What lists show of a briefing that gather some of its `texts`, each the ids of what it cites."""
        known = self._of_sources
        parts: list[Part] = [("front", address)]
        if self.front_matters[address].links:  # what they lead to is known by file alone
            parts.append(("text", address))
        parts += [("source", source) for source in chain(*texts) if source in known]
        return parts

    @cached_property
    def front_matters(self) -> Mapping[str, FrontMatter]:
        """Address of each briefing to what other pages show of it."""
        return front_matters(self._site, self._memo)

    @cached_property
    def whole_site(self) -> WholeSite:
        """The figures of the site."""
        return WholeSite(self._site, self.front_matters, self._of_sources.values(), self._memo)

    @cached_property
    def disputes(self) -> Mapping[str, Disputes]:
        """Address of each briefing whose disagreements are listed to what is shown of these."""
        every = (str(entry) for page in self._lists.disagreements.values() for entry in page.entries)
        return kept_disputes(self._linked, dict.fromkeys(every), self._memo, self._signatures)

    def listed(self, source: str) -> Sequence[str]:
        """Where each briefing that cites a source is listed, and which excerpts of the source it cites."""
        return [self._places[at] + of.excerpts for at, of in self._uses_of.get(source, ())]

    # --- of briefings ----------------------------------------------------------------------------

    def _text(self, address: str) -> str:
        briefing = self._site.by_address[address].briefing
        edition = self._content.parsed.editions.briefings.get(briefing.name)
        return digest_of(self._signatures.text(briefing.path), repr(briefing.regions), told(edition))

    def _card(self, address: str) -> str:
        linked = self._site.by_address[address]
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
        return digest_of(self._digests["card", address], self.front_matters[address].digest)

    def _whole(self, address: str) -> str:
        of_sources = map(self._of_sources.__getitem__, self._site.by_address[address].sources)
        return digest_of(self._digests["text", address], *of_sources)

    def _links(self, path: str) -> str:
        versions = self._site.translations.get(path)
        parts: list[str] = [repr(versions and (versions.moved, [v.shown for v in versions.every]))]
        for other, sentence in self._site.backlinks.get(path, ()):
            parts += (self._digests["card", other.address], sentence)
        return digest_of(*parts)

    def _near(self, address: str) -> str:
        """Of the briefings that are related to one, and of the topics that both share."""
        return digest_of(
            *(self._digests["card", near] + repr(shared) for near, shared in self._near_to[address])
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
            near = Nearness(self._site, self._memo, "published")
            found = ((linked.address, near.nearest(linked, already[linked.address])) for linked in briefings)
            return {address: [(other.address, shared) for other, shared in of] for address, of in found}

        fronts = self.front_matters
        rests_on = [(address, fronts[address].kin, sorted(of)) for address, of in already.items()]
        return self._memo.known_by("related briefings", digest_of(repr(rests_on)), make)

    # --- of sources ------------------------------------------------------------------------------

    @cached_property
    def _of_sources(self) -> Mapping[str, str]:
        """Id of each source to the digest of its part: most briefings ask for two dozen."""
        return {name: self._digests["source", name] for name in self._site.sources}

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
        heads = self._heads
        return digest_of(excerpts, *(heads[at] + of.digest for at, of in self._uses_of.get(name, ())))

    def _cited(self, name: str) -> str:
        uses, heads = self._uses_of.get(name, ()), self._heads
        return digest_of(*(f"{heads[at]} {of.times} {of.excerpts}" for at, of in uses))

    @cached_property
    def _uses_of(self) -> Mapping[str, Sequence[tuple[str, UsesOfSource]]]:
        """Id of a source to the addresses of the briefings that cite it, in the site's order, and how."""
        found: dict[str, list[tuple[str, UsesOfSource]]] = {}
        of_all = kept_uses(self._linked, self._memo, self._signatures)
        for linked in self._site.briefings:
            for source, of in of_all[linked.address].items():
                found.setdefault(source, []).append((linked.address, of))
        return found

    @cached_property
    def _heads(self) -> Mapping[str, str]:
        """Address of each briefing to what names it where it is cited."""
        every = ((linked.address, linked.briefing) for linked in self._site.briefings)
        return {address: repr((address, briefing.title, briefing.lang)) for address, briefing in every}

    @cached_property
    def _places(self) -> Mapping[str, str]:
        """Address of each briefing to where it is listed."""
        every = ((linked.address, linked.briefing) for linked in self._site.briefings)
        return {address: repr((address, briefing.regions, briefing.topics)) for address, briefing in every}

    # --- of lists and feeds ----------------------------------------------------------------------

    def _feed(self, address: str) -> str:
        feed = self._feeds[address]
        return digest_of(feed.feed, repr((feed.older, feed.newer, len(feed.entries))))

    def _entry(self, address: str) -> str:
        linked = self._site.by_address[address]
        briefing, found = linked.briefing, self._notices
        noticed = [found[name] for name in linked.sources if name in found]
        return digest_of(self._digests["card", address], repr((briefing.regions, briefing.authors, noticed)))

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

    def _crowded(self, front: str) -> str:
        return digest_of(repr(self._lists.referring[front][front]))

    def _refers(self, name: str) -> str:
        front, _, briefing = name.partition(" ")
        return self._referring_to[front][briefing]

    @cached_property
    def _referring_to(self) -> Mapping[str, Mapping[str, str]]:
        """Address of each page that too many refer to, to the address of each briefing that does, and how."""
        crowded, uses, heads = self._lists.referring, self._uses_of, self._heads
        of_sources = {addresses.source(name): name for name in self._site.sources}
        found: dict[str, Mapping[str, str]] = {}
        for front in crowded:
            if (source := of_sources.get(front)) is not None:
                found[front] = {at: heads[at] + of.digest for at, of in uses.get(source, ())}
            else:
                path = self._site.by_address[front].briefing.path
                found[front] = {by.address: sentence for by, sentence in self._site.backlinks.get(path, ())}
        return found

    def _person(self, name: str) -> str:
        return digest_of(*names_of(name, self._parts_of_names))

    @cached_property
    def _parts_of_names(self) -> Mapping[str, int]:
        return parts_of_names(list(self._lists.people))


class _Digests(dict[Part, str]):
    """Digests by part; one that is not there yet is made. A site asks for some twenty thousand."""

    def __init__(self, makers: Mapping[Kind, Callable[[str], str]]) -> None:
        self._makers = makers

    def __missing__(self, part: Part) -> str:
        kind, name = part
        made = self[part] = self._makers[kind](name)
        return made
