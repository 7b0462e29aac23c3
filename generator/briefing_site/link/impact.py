"""What rests on a source, or on some of its passages: sentences, judgements, pages, feeds and exports.

1. A sentence *rests* on what it cites, whatever the signal: a passage that is cited against a sentence is
   part of what the reader is told there.
   A sentence that cites a copy of a document, a reprint or a translation, rests on that document too.
2. A page rests on a passage if it prints it, or a text that cites it: the briefing, the lists that repeat its
   judgements, events and corrections, the page of the source, and those of its copies.
3. A feed rests on a passage if a briefing in it does; so do the files for other programs.

A list of several pages is named by its first. Pages that only count (home, about, the index of topics) rest
on no passage in particular and are not listed.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from briefing_site.link.claims import disagreements
from briefing_site.link.feed_order import feeds
from briefing_site.link.keep import Keep
from briefing_site.link.kept_links import digest_of
from briefing_site.link.people import names_of, parts_of_names, quoted, speaks_of
from briefing_site.link.printed import printed
from briefing_site.link.signed import Signed
from briefing_site.link.site import ExcerptUse, LinkedBriefing, LinkedSite
from briefing_site.link.use import named
from briefing_site.model import addresses
from briefing_site.model.body_text import body_text
from briefing_site.model.cached_property import cached_property
from briefing_site.model.citation import Citation
from briefing_site.model.note_key import CitedKey, ExcerptKey, SourceKey
from briefing_site.model.rests import Rests
from briefing_site.text.dataclass import dataclass

_REFERENCES = (".bib", ".csl.json", ".ris")
"""Endings of the files of references that stand beside the pages of briefings and sources."""


class Resting(NamedTuple):
    """What rests on a source, or on passages of it, in one briefing."""

    uses: tuple[tuple[int, str, str, Citation], ...]
    """Each citation in reading order: as an `ExcerptUse`, but for the briefing."""
    judgements: tuple[int, ...]
    """Numbers of the judgements that do."""
    events: tuple[str, ...]
    """The words of the events that do."""
    corrects: bool
    """Whether a correction does."""
    disagrees: bool
    """Whether it stands in a disagreement of sources."""


@dataclass(frozen=True, slots=True)
class Impact:
    """All that rests on a source or on passages of it."""

    uses: tuple[ExcerptUse, ...]
    """Each citation with its sentence, by address of the briefing and then in reading order."""
    judgements: tuple[tuple[LinkedBriefing, int], ...]
    """Briefings and numbers of those of their judgements that rest on it."""
    pages: tuple[str, ...]
    """Addresses of the pages, in order."""
    feeds: tuple[str, ...]
    exports: tuple[str, ...]
    """Addresses of the files for other programs: references, records, the search index."""
    books: tuple[str, ...]
    """What `briefing export` takes, for each book that holds one of the sentences; empty for all."""

    @property
    def rests(self) -> Rests:
        """The same in words and places, for a fault."""
        judged = (b.briefing.judgements[number].place for b, number in self.judgements)
        return Rests(
            sentences=tuple((use.citation.place, use.sentence) for use in self.uses),
            judgements=tuple(judged),
            pages=self.pages,
            feeds=self.feeds,
            exports=(*self.exports, *(f"the book of {name or 'everything'}" for name in self.books)),
        )


def impact(site: LinkedSite, source: str, excerpts: Collection[str] | None = None) -> Impact:
    """What rests on a source of a site and on its copies; with `excerpts` on these passages of it alone."""
    return Impacts(site).of(source, excerpts)


class Impacts:
    """What rests on sources of a site; what is asked of the whole site is worked out once for all of them."""

    def __init__(self, site: LinkedSite, kept: tuple[Keep, Signed] | None = None) -> None:
        """With what keeps results, and what signs files, what rests on a source is `kept` by briefing."""
        self._site = site
        self._kept = kept

    def of(self, source: str, excerpts: Collection[str] | None = None) -> Impact:
        """What rests on a source and its copies; with `excerpts` on these passages of it alone."""
        site = self._site
        names = (source, *_copies(site, source)) if excerpts is None else (source,)
        keys = self._keys(names, excerpts)
        citing = sorted({each.address for key in keys for each in site.citing.get(key, ())})
        asked = f"{source} {'' if excerpts is None else ' '.join(sorted(excerpts))}"
        found = self._resting(asked, [site.by_address[address] for address in citing], keys)
        resting = [(linked, rests) for linked, rests in found if rests.uses]
        pages = sorted(set(self._pages(names, keys, resting)))
        within = {linked.address for linked, _ in resting}
        return Impact(
            uses=tuple(ExcerptUse(linked, *use) for linked, rests in resting for use in rests.uses),
            judgements=tuple((linked, number) for linked, rests in resting for number in rests.judgements),
            pages=tuple(pages),
            feeds=tuple(feed for feed, entries in self._feeds.items() if not within.isdisjoint(entries)),
            exports=tuple(dict.fromkeys(_exports(site, names, keys, resting))),
            books=tuple(_books(linked for linked, _ in resting)),
        )

    def _resting(
        self, asked: str, citing: Sequence[LinkedBriefing], keys: frozenset[CitedKey]
    ) -> Iterator[tuple[LinkedBriefing, Resting]]:
        """The briefings that cite any of some keys, with what rests on them; `asked` names the keys."""
        if self._kept is None:
            return ((linked, self._rests(linked, keys)) for linked in citing)
        keep, signed = self._kept
        signatures = [signed.lints(linked.briefing.path, ()) for linked in citing]

        of_keys = digest_of(sorted(map(repr, keys)))

        def renew(old: tuple[str, Mapping[str, Resting]] | None) -> tuple[str, dict[str, Resting]]:
            before = old[1] if old and old[0] == of_keys else {}
            return of_keys, {
                of: before[of] if of in before else self._rests(linked, keys)
                for of, linked in zip(signatures, citing, strict=True)
            }

        _, found = keep.renewed(f"resting on {asked}", digest_of((of_keys, signatures)), renew)
        return ((linked, found[of]) for of, linked in zip(signatures, citing, strict=True))

    def _rests(self, linked: LinkedBriefing, keys: frozenset[CitedKey]) -> Resting:
        of_all = self._site.claims[linked.address]
        claims = [claim for claim in of_all if any(use.citation.key in keys for use in claim.uses)]
        briefing, positions = linked.briefing, sorted({claim.position for claim in claims})
        judged = len(briefing.judgements)
        dated = judged + 1 + len(briefing.events)
        words = printed(self._site.sources, self._site.targets, None, briefing.path)
        return Resting(
            uses=tuple(
                (use.number, use.id, use.sentence, use.citation)
                for claim in claims
                for use in claim.uses
                if use.citation.key in keys
            ),
            judgements=tuple(position for position in positions if position < judged),
            events=tuple(
                body_text(briefing.events[p - judged - 1].text, words)
                for p in positions
                if judged < p < dated
            ),
            corrects=any(dated <= position < len(linked.bodies) for position in positions),
            disagrees=any(
                use.citation.key in keys
                for each in disagreements(claims)
                for use in (*each.against, *each.supports)
            ),
        )

    @cached_property
    def _known(self) -> Mapping[str, Sequence[CitedKey]]:
        """Id of a source to all keys of it."""
        found: dict[str, list[CitedKey]] = {}
        for key in self._site.known:
            found.setdefault(key.source, []).append(key)
        return found

    @cached_property
    def _in_gists(self) -> Mapping[CitedKey, Sequence[str]]:
        """Key of a source or an excerpt to the sources whose gists name it."""
        found: dict[CitedKey, list[str]] = {}
        for source in self._site.sources.values():
            for key in named((e.gist for e in source.excerpts), source.path):
                found.setdefault(key, []).append(source.id)
        return found

    @cached_property
    def _people(self) -> Sequence[str]:
        return sorted({person for b in self._site.briefings for person in b.briefing.people})

    @cached_property
    def _feeds(self) -> Mapping[str, frozenset[str]]:
        """Address of each feed to the addresses of the briefings in it."""
        of_all = feeds(self._site, self._kept and self._kept[0])
        return {a: frozenset(b.address for b in file.entries) for a, file in of_all.items()}

    def _keys(self, sources: Sequence[str], excerpts: Collection[str] | None) -> frozenset[CitedKey]:
        if excerpts is not None:
            return frozenset(ExcerptKey(source, name) for source in sources for name in excerpts)
        return frozenset(key for source in sources for key in self._known.get(source, ()))

    def _pages(
        self,
        sources: Sequence[str],
        keys: frozenset[CitedKey],
        resting: Iterable[tuple[LinkedBriefing, Resting]],
    ) -> Iterator[str]:
        site, people = self._site, self._people
        for source in sources:
            if _is_published(site, source, keys):
                yield from (addresses.source(source), addresses.SOURCES)
        for key in keys:
            yield from map(addresses.source, self._in_gists.get(key, ()))
        known = (key for key in keys if isinstance(key, ExcerptKey) and key in site.excerpts)
        yield from map(addresses.person, quoted(map(site.excerpts.__getitem__, known), people))
        for linked, rests in resting:
            yield linked.address
            yield from _lists(linked, rests, people)
            if rests.disagrees:
                yield addresses.DISAGREEMENTS


def _copies(site: LinkedSite, source: str) -> list[str]:
    """The ids of the published sources that are derived from a source, however far."""
    found = [source]
    for name in found:  # which grows: a copy has copies
        found += (s.id for s in site.sources.values() if s.derived_from == name and s.id not in found)
    return found[1:]


def _is_published(site: LinkedSite, source: str, keys: Collection[CitedKey]) -> bool:
    """Whether the page of the source prints what the keys stand for."""
    return source in site.sources and (SourceKey(source) in keys or any(key in site.excerpts for key in keys))


def _lists(linked: LinkedBriefing, rests: Resting, people: Iterable[str]) -> Iterator[str]:
    """The pages that repeat texts of a briefing which rest on the source."""
    briefing = linked.briefing
    if rests.judgements:
        yield from (addresses.topic(topic) for topic in briefing.topics)
    if rests.events:
        yield from (addresses.TIMELINE, addresses.region(briefing.region))
        parts = parts_of_names(people)
        for person in briefing.people:
            names = names_of(person, parts)
            if any(speaks_of(text, names) for text in rests.events):
                yield addresses.person(person)
    if rests.corrects:
        yield addresses.CORRECTIONS


def _exports(
    site: LinkedSite,
    sources: Sequence[str],
    keys: Collection[CitedKey],
    resting: Sequence[tuple[LinkedBriefing, Resting]],
) -> Iterator[str]:
    published = [source for source in sources if _is_published(site, source, keys)]
    for source in published:
        yield from (f"sources{ending}" for ending in _REFERENCES)
        yield from (addresses.beside(addresses.source(source), ending) for ending in _REFERENCES)
    for linked, _ in resting:
        yield from (addresses.beside(linked.address, ending) for ending in (*_REFERENCES, ".json", ".md"))
    if resting or published:
        yield addresses.SEARCH_INDEX


def _books(resting: Iterable[LinkedBriefing]) -> Iterator[str]:
    """Everything, then each region, then each briefing."""
    names = [(linked.briefing.region, linked.briefing.slug) for linked in resting]
    if names:
        yield ""
        yield from sorted({region for region, _ in names})
        yield from (f"{region}/{slug}" for region, slug in names)
