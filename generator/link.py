"""link: the only stage that sees everything.

It resolves citations and links, numbers the notes of each briefing, and turns citations round into
"cited by". Drafts are linked like everything else and left out of the site.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from generator import addresses, faults
from generator.config import Config
from generator.diagnostics import Diagnostic
from generator.model import (
    Body,
    Briefing,
    Citation,
    CitationHole,
    Excerpt,
    LinkHole,
    Mode,
    Sentence,
    Source,
)
from generator.numbering import NoteKey, Numbering, number
from generator.parsed import Parsed, Verified
from generator.targets import Targets
from generator.verify import Verification
from generator.wording import Wording


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


def printed_author(source: Source, words: Wording | None) -> str:
    """Who speaks, as a citation in running text prints it: the authors, or else the publisher."""
    names = source.author
    if words is None or len(names) < 2:
        return ", ".join(names) or source.publisher
    if len(names) > 2:
        return words("author-first", first=names[0])
    return words("author-both", first=names[0], second=names[1])


@dataclass(frozen=True, slots=True)
class Linked:
    """What linking gives."""

    site: Site
    """What is published."""
    briefings: tuple[LinkedBriefing, ...]
    """Every briefing, drafts too."""
    faults: tuple[Diagnostic, ...]
    """Citations and links that lead nowhere."""


def link(
    config: Config,
    parsed: Parsed,
    verified: Verified,
    assets: Mapping[str, str],
    words: Wording | None,
    *,
    drafts: bool,
) -> Linked:
    """Tie parsed files together.

    `assets` has the published addresses of files beside the briefings; without `words` (of a theme that
    cannot be used, so that no page is made) authors are named plainly. What refers to a file that could
    not be read is no fault: its own have been told, and one mistake is to make one message.
    """
    linker = _Linker(config, parsed, assets, words, drafts=drafts)
    every = tuple(linker.briefing(b) for b in parsed.briefings)
    for loose in parsed.loose:
        linker.follow_all(loose.path, loose.bodies)
    for source in parsed.sources:
        linker.follow_all(source.path, [e.gist for e in source.excerpts])
    published = [b for b in every if drafts or not b.briefing.draft]
    published.sort(key=lambda b: (b.briefing.date.first_day, b.briefing.path), reverse=True)
    sources = {s.id: without_words(s) for s in sorted(parsed.sources, key=lambda s: s.id)}
    site = Site(
        config=config,
        briefings=tuple(published),
        sources=sources,
        excerpts={(s.id, e.id): e for s in sources.values() for e in s.excerpts},
        known=linker.known,
        verifications={(s, e): v for s, found in verified.by_source.items() for e, v in found.items()},
        digests=verified.digests,
        cited=linker.cited(published),
        backlinks=_backlinks(published),
        targets=linker.targets,
    )
    return Linked(site, every, tuple(linker.faults))


def without_words(source: Source) -> Source:
    """A source as it may be published: of a private one no word is shown, wherever it is printed."""
    if source.rights != "private":
        return source
    return replace(source, excerpts=tuple(replace(e, quote="", translation=None) for e in source.excerpts))


class _Linker:
    def __init__(
        self,
        config: Config,
        parsed: Parsed,
        assets: Mapping[str, str],
        words: Wording | None,
        *,
        drafts: bool,
    ) -> None:
        self.words = words
        self.drafts = drafts
        self.unread = parsed.unread
        self.loose = {card.id: card for card in parsed.loose_cards}
        self.by_path = {b.path: b for b in parsed.briefings}
        self.sources = {s.id: s for s in parsed.sources}
        self.known: frozenset[NoteKey] = frozenset(
            (s.id, name) for s in parsed.sources for name in (None, *(e.id for e in s.excerpts))
        )
        self.numberings = {
            b.path: number(b.shown, {f.name: f for f in b.footnotes}, self.known) for b in parsed.briefings
        }
        ids = {
            path: frozenset(chain.from_iterable((n.id, *(u.id for u in n.uses)) for n in numbering.notes))
            for path, numbering in self.numberings.items()
        }
        self.targets = Targets(parsed.briefings, parsed.sources, config.regions, assets, ids, parsed.unread)
        self.faults: list[Diagnostic] = []

    def briefing(self, briefing: Briefing) -> LinkedBriefing:
        numbering = self.numberings[briefing.path]
        return LinkedBriefing(
            briefing=briefing,
            address=addresses.briefing(briefing.region, briefing.slug),
            bodies=briefing.shown,
            numbering=numbering,
            sources=tuple(dict.fromkeys(n.key[0] for n in numbering.notes if n.key[0])),
            leads_to=tuple(self.follow_all(briefing.path, briefing.bodies)),
        )

    def follow_all(self, path: str, bodies: Iterable[Body]) -> list[tuple[str, str]]:
        """Follow every reference of a file; returns the briefings it links to, with the sentences that do."""
        leads_to: list[tuple[str, str]] = []
        for body in bodies:
            for hole in body.holes:
                if isinstance(hole, CitationHole):
                    self.faults.extend(chain.from_iterable(self.unknown(c) for c in hole.citations))
                elif isinstance(hole, LinkHole) and (target := self.follow(path, hole)):
                    leads_to.append((target, self.sentence(hole.sentence, body, path)))
        return leads_to

    def follow(self, path: str, hole: LinkHole) -> str:
        """Follow a link; returns the path of the other briefing that it leads to, or nothing."""
        target, fault = self.targets.resolve(hole, path)
        if fault:
            self.faults.append(fault)
        if not target.briefing or target.briefing == path:
            return ""
        briefing = self.by_path.get(path)
        published = briefing is None or not briefing.draft
        if published and self.by_path[target.briefing].draft and not self.drafts:
            self.faults.append(faults.link_to_draft(hole.place, hole.target))
        return target.briefing

    def is_known(self, citation: Citation) -> bool:
        return (citation.source, citation.excerpt) in self.known

    def unknown(self, citation: Citation) -> list[Diagnostic]:
        """The fault of a citation that leads nowhere."""
        if self.is_known(citation):
            return []
        if (loose := self.loose.get(citation.source)) and citation.excerpt:
            known = [e.id for e in loose.excerpts]
            if citation.excerpt not in known:
                return [faults.unknown_excerpt(citation.place, loose.id, citation.excerpt, known)]
        if f"seeds/{citation.source}.md" in self.unread:
            return []
        if citation.source not in self.sources:
            return [faults.unknown_source(citation.place, citation.source, self.sources)]
        known = [e.id for e in self.sources[citation.source].excerpts]
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
                return printed_author(self.sources[first.source], self.words)
        elif isinstance(hole, LinkHole) and hole.whole:
            return hole.label or self.targets.resolve(hole, path)[0].title
        return ""

    def cited(self, published: Iterable[LinkedBriefing]) -> dict[NoteKey, tuple[Cited, ...]]:
        found: dict[NoteKey, list[Cited]] = {}
        for linked in published:
            for body, position in placed_bodies(linked):
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


def placed_bodies(linked: LinkedBriefing) -> Iterator[tuple[Body, int]]:
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
