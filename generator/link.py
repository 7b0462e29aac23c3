"""link: the only stage that sees everything.

It resolves citations and links, numbers the notes of each briefing, turns citations round into
"cited by", and gathers verdicts. Drafts are checked like everything else and left out of the site.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from generator import addresses, faults
from generator.config import Config
from generator.diagnostics import Diagnostic, Place
from generator.lengths import count_words
from generator.model import (
    Body,
    Briefing,
    Citation,
    CitationHole,
    Excerpt,
    FootnoteHole,
    LinkHole,
    Mode,
    Sentence,
    Source,
)
from generator.numbering import NoteKey, Numbering, number
from generator.targets import Targets
from generator.verify import Verification


@dataclass(frozen=True, slots=True)
class LinkedBriefing:
    """A briefing with its notes numbered."""

    briefing: Briefing
    address: str
    bodies: tuple[Body, ...]
    """In reading order: judgements, body, events, corrections; `numbering` counts them so."""
    numbering: Numbering
    sources: tuple[str, ...]
    """Ids of the sources that it cites, in order of first use."""
    leads_to: tuple[tuple[str, str], ...]
    """Paths of the briefings that it links to, each with the sentence that does."""


@dataclass(frozen=True, slots=True)
class Cited:
    """One use of an excerpt, seen from the excerpt."""

    briefing: LinkedBriefing
    number: int
    """Of the note."""
    id: str
    """Of the use."""
    sentence: str
    """That rests on it, as plain text."""
    citation: Citation


@dataclass(frozen=True, slots=True)
class Site:
    """Everything that is published, tied together."""

    config: Config
    briefings: tuple[LinkedBriefing, ...]
    """Newest first."""
    sources: Mapping[str, Source]
    """By id, in the order of ids."""
    excerpts: Mapping[NoteKey, Excerpt]
    """By source and excerpt."""
    known: frozenset[NoteKey]
    """Every source and excerpt that can be cited."""
    verifications: Mapping[NoteKey, Verification]
    """By source and excerpt."""
    digests: Mapping[str, str]
    """By source: SHA-256 of the archived text that its excerpts were compared with, or pinned in."""
    cited: Mapping[NoteKey, tuple[Cited, ...]]
    """Uses in published briefings, by source and excerpt."""
    backlinks: Mapping[str, tuple[tuple[LinkedBriefing, str], ...]]
    """By path of a briefing: who links to it, in which sentence."""
    targets: Targets


def printed_author(source: Source) -> str:
    """Who speaks, as a citation in running text prints it: the authors, or else the publisher."""
    names = source.author
    if not names:
        return source.publisher
    if len(names) > 2:
        return f"{names[0]} et al."
    return " and ".join(names)


def link(
    config: Config,
    briefings: Sequence[Briefing],
    sources: Sequence[Source],
    verifications: Mapping[str, Mapping[str, Verification]],
    digests: Mapping[str, str],
    assets: Mapping[str, str],
    *,
    drafts: bool,
    unread: frozenset[str] = frozenset(),
) -> tuple[Site, list[Diagnostic]]:
    """Tie parsed files together; returns the site, complete as far as it goes, and all faults.

    `unread` are files that could not be read as values. What refers to them is no further fault: their
    own have been told, and one mistake is to make one message.
    """
    linker = _Linker(config, briefings, sources, verifications, assets, drafts=drafts, unread=unread)
    return linker.site(digests), linker.faults


class _Linker:
    def __init__(
        self,
        config: Config,
        briefings: Sequence[Briefing],
        sources: Sequence[Source],
        verifications: Mapping[str, Mapping[str, Verification]],
        assets: Mapping[str, str],
        *,
        drafts: bool,
        unread: frozenset[str],
    ) -> None:
        self.config = config
        self.unread = unread
        self.drafts = drafts
        self.briefings = briefings
        self.by_path = {b.path: b for b in briefings}
        self.sources = {s.id: s for s in sources}
        self.excerpts = {s.id: {e.id: e for e in s.excerpts} for s in sources}
        self.known: frozenset[NoteKey] = frozenset(
            chain(((s, None) for s in self.sources), ((s, e) for s, es in self.excerpts.items() for e in es))
        )
        self.verdicts: dict[NoteKey, Verification] = {
            (s, e): v for s, found in verifications.items() for e, v in found.items()
        }
        self.faults: list[Diagnostic] = []
        self.numbered = {b.path: self.number(b) for b in briefings}
        ids = {
            path: frozenset(chain.from_iterable((n.id, *(u.id for u in n.uses)) for n in numbering.notes))
            for path, (_, numbering) in self.numbered.items()
        }
        self.targets = Targets(briefings, sources, config.regions, assets, ids, unread)

    def site(self, digests: Mapping[str, str]) -> Site:
        for briefing in self.briefings:
            self.check_regions(briefing)
            self.check_footnotes(briefing)
        self.check_addresses()
        for source in self.sources.values():
            self.check_source(source)
        linked = [self.briefing(b) for b in self.briefings]
        self.check_unused(linked)
        published = [b for b in linked if self.published(b.briefing)]
        published.sort(key=lambda b: (b.briefing.date.first_day, b.briefing.path), reverse=True)
        cited = self.cited(published)
        self.check_verdicts(cited)
        return Site(
            config=self.config,
            briefings=tuple(published),
            sources={name: self.sources[name] for name in sorted(self.sources)},
            excerpts={(s, e.id): e for s, es in self.excerpts.items() for e in es.values()},
            known=self.known,
            verifications=self.verdicts,
            digests=digests,
            cited=cited,
            backlinks=_backlinks(published),
            targets=self.targets,
        )

    def published(self, briefing: Briefing) -> bool:
        return self.drafts or not briefing.draft

    # --- numbering and links ---------------------------------------------------------------------

    def number(self, briefing: Briefing) -> tuple[tuple[Body, ...], Numbering]:
        bodies = (
            *(j.text for j in briefing.judgements),
            briefing.body,
            *(e.text for e in briefing.events),
            *(c.text for c in briefing.corrections),
        )
        footnotes = {f.name: f for f in briefing.footnotes}
        return bodies, number(bodies, footnotes, self.known)

    def briefing(self, briefing: Briefing) -> LinkedBriefing:
        bodies, numbering = self.numbered[briefing.path]
        leads_to: list[tuple[str, str]] = []
        for body in (*bodies, *(f.body for f in briefing.footnotes)):
            for hole in body.holes:
                if isinstance(hole, CitationHole):
                    self.faults.extend(chain.from_iterable(self.check_citation(c) for c in hole.citations))
                elif isinstance(hole, LinkHole):
                    self.follow(briefing, body, hole, leads_to)
        return LinkedBriefing(
            briefing=briefing,
            address=addresses.briefing(briefing.region, briefing.slug),
            bodies=bodies,
            numbering=numbering,
            sources=tuple(dict.fromkeys(n.key[0] for n in numbering.notes if n.key[0])),
            leads_to=tuple(leads_to),
        )

    def follow(self, briefing: Briefing, body: Body, hole: LinkHole, leads_to: list[tuple[str, str]]) -> None:
        target, fault = self.targets.resolve(hole, briefing.path)
        if fault:
            self.faults.append(fault)
        if not target.briefing or target.briefing == briefing.path:
            return
        if self.published(briefing) and not self.published(self.by_path[target.briefing]):
            self.faults.append(faults.link_to_draft(hole.place, hole.target))
        leads_to.append((target.briefing, self.sentence(hole.sentence, body, briefing.path)))

    def is_known(self, citation: Citation) -> bool:
        return (citation.source, citation.excerpt) in self.known

    def check_citation(self, citation: Citation) -> list[Diagnostic]:
        if self.is_known(citation) or f"seeds/{citation.source}.md" in self.unread:
            return []
        if citation.source not in self.sources:
            return [faults.unknown_source(citation.place, citation.source, self.sources)]
        known = self.excerpts[citation.source]
        return [faults.unknown_excerpt(citation.place, citation.source, citation.excerpt or "", known)]

    def sentence(self, sentence: Sentence, body: Body, path: str) -> str:
        """A sentence as plain text, with what its holes print."""
        words = (part if isinstance(part, str) else self.printed(body, part, path) for part in sentence.parts)
        return " ".join("".join(words).split())

    def printed(self, body: Body, at: int, path: str) -> str:
        hole = body.holes[at]
        if isinstance(hole, CitationHole):
            first = hole.citations[0]
            if first.mode is Mode.IN_TEXT and first.source in self.sources:
                return printed_author(self.sources[first.source])
        elif isinstance(hole, LinkHole) and hole.whole:
            return hole.label or self.targets.resolve(hole, path)[0].title
        return ""

    # --- the other way round ---------------------------------------------------------------------

    def cited(self, published: Iterable[LinkedBriefing]) -> dict[NoteKey, tuple[Cited, ...]]:
        found: dict[NoteKey, list[Cited]] = {}
        for linked in published:
            for body, position in _bodies(linked):
                for at, hole in enumerate(body.holes):
                    if not isinstance(hole, CitationHole):
                        continue
                    text = self.sentence(hole.sentence, body, linked.briefing.path)
                    cited = (c for c in hole.citations if self.is_known(c))
                    marks = linked.numbering.marks[position, at]
                    for citation, mark in zip(cited, marks, strict=True):
                        found.setdefault((citation.source, citation.excerpt), []).append(
                            Cited(linked, mark.number, mark.use, text, citation)
                        )
        return {key: tuple(uses) for key, uses in found.items()}

    # --- checks ----------------------------------------------------------------------------------

    def check_regions(self, briefing: Briefing) -> None:
        regions = self.config.regions
        if briefing.region not in regions:
            self.faults.append(faults.unknown_region(briefing.place_of("region"), briefing.region, regions))
        elif briefing.region != briefing.folder:
            place = briefing.place_of("region")
            self.faults.append(faults.region_mismatch(place, briefing.region, briefing.folder))
        for at, region in enumerate(briefing.regions):
            if region not in regions:
                self.faults.append(
                    faults.unknown_region(briefing.place_of(f"regions[{at}]"), region, regions)
                )

    def check_footnotes(self, briefing: Briefing) -> None:
        defined = {f.name: f for f in briefing.footnotes}
        used: set[str] = set()
        bodies = (*self.numbered[briefing.path][0], *(f.body for f in briefing.footnotes))
        for hole in chain.from_iterable(body.holes for body in bodies):
            if isinstance(hole, FootnoteHole):
                used.add(hole.name)
                if hole.name not in defined:
                    self.faults.append(faults.undefined_footnote(hole.place, hole.name, defined))
        self.faults.extend(
            faults.unused_footnote(note.place, name) for name, note in defined.items() if name not in used
        )

    def check_addresses(self) -> None:
        """No two pages at one address, letter case apart: not every disk tells `A` from `a`."""
        taken: dict[str, str] = {}
        for address, owner, place in self.addresses():
            key = address.casefold()
            if key.endswith("/index.html"):
                self.faults.append(faults.reserved_name(place, "index", "a name here"))
            elif taken.setdefault(key, owner) != owner:
                self.faults.append(faults.address_collision(place, address, taken[key]))

    def addresses(self) -> Iterator[tuple[str, str, Place]]:
        """Address, owner and place of everything that an author has named."""
        for briefing in self.briefings:
            yield addresses.briefing(briefing.region, briefing.slug), briefing.path, Place(briefing.path)
        for source in self.sources.values():
            yield addresses.source(source.id), source.path, Place(source.path)
        for briefing in self.briefings:
            for topic in briefing.topics:
                yield addresses.topic(topic), f'the topic "{topic}"', briefing.place_of(f"topics[{topic}]")
            for person in briefing.people:
                place = briefing.place_of(f"people[{person}]")
                yield addresses.person(person), f'the person "{person}"', place

    def check_source(self, source: Source) -> None:
        if (
            source.derived_from
            and source.derived_from not in self.sources
            and f"seeds/{source.derived_from}.md" not in self.unread
        ):
            place = source.place_of("derived_from")
            self.faults.append(faults.unknown_source(place, source.derived_from, self.sources))
        for excerpt in source.excerpts:
            words = count_words(excerpt.quote)
            if source.rights == "quote" and words > self.config.quote_words:
                self.faults.append(faults.quote_too_long(excerpt.quote_place, words, self.config.quote_words))
            for hole in excerpt.gist.holes:
                if isinstance(hole, LinkHole) and (fault := self.targets.resolve(hole, source.path)[1]):
                    self.faults.append(fault)

    def check_unused(self, linked: Iterable[LinkedBriefing]) -> None:
        if any(path.startswith("briefings/") for path in self.unread):
            return  # what such a file cites is not known
        used = {note.key for briefing in linked for note in briefing.numbering.notes}
        self.faults.extend(
            faults.unused_excerpt(excerpt.place, source.id, excerpt.id)
            for source in self.sources.values()
            for excerpt in source.excerpts
            if (source.id, excerpt.id) not in used
        )

    def check_verdicts(self, cited: Mapping[NoteKey, Sequence[Cited]]) -> None:
        for source in self.sources.values():
            changed: list[str] = []
            for excerpt in source.excerpts:
                found = self.verdicts.get((source.id, excerpt.id))
                if found is None:
                    continue
                if found.verdict == "source-changed":
                    changed.extend(_impact(cited.get((source.id, excerpt.id), ())))
                self.faults.extend(_verdict_fault(found, excerpt))
            if any(
                self.verdicts[source.id, e.id].verdict == "source-changed"
                for e in source.excerpts
                if (source.id, e.id) in self.verdicts
            ):
                impact = tuple(dict.fromkeys(changed))
                self.faults.append(faults.source_changed(source.place_of("archive"), source.archive, impact))


def _verdict_fault(found: Verification, excerpt: Excerpt) -> list[Diagnostic]:
    if found.verdict in ("not-found", "ambiguous"):
        return [
            faults.quote_not_found(excerpt.quote_place, excerpt.id, found.verdict, found.reason, found.hint)
        ]
    if found.verdict == "no-archive":
        return [faults.unverified(excerpt.quote_place, excerpt.id, found.reason, found.hint)]
    return []


def _impact(uses: Sequence[Cited]) -> Iterator[str]:
    for use in uses:
        yield f"{use.citation.place.path}:{use.citation.place.line} “{use.sentence}”"


def _bodies(linked: LinkedBriefing) -> Iterator[tuple[Body, int]]:
    """The bodies of a page with their positions: those of the page, then the footnotes that it uses."""
    yield from zip(linked.bodies, range(len(linked.bodies)), strict=True)
    footnotes = {f.name: f.body for f in linked.briefing.footnotes}
    for name, position in linked.numbering.footnotes.items():
        yield footnotes[name], position


def _backlinks(published: Sequence[LinkedBriefing]) -> dict[str, tuple[tuple[LinkedBriefing, str], ...]]:
    found: dict[str, dict[str, tuple[LinkedBriefing, str]]] = {}
    for linked in published:
        for path, sentence in linked.leads_to:
            found.setdefault(path, {}).setdefault(linked.briefing.path, (linked, sentence))
    return {path: tuple(by.values()) for path, by in found.items()}
