"""Tie one file to the others: its notes numbered, its references followed.

`Linker` keeps what each name in the site stands for, as far as other files can see. A file is tied anew only
where a name that it looked up stands for another value than before.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import field
from functools import partial
from operator import attrgetter
from typing import TypeVar

from briefing_site.link.card_keys import CardKeys
from briefing_site.link.claims import claims_of
from briefing_site.link.keep import Keep
from briefing_site.link.kept_links import (
    Followed,
    NoteCounts,
    NoteNumbers,
    Traces,
    digest_of,
    name_of_source,
    number_notes,
)
from briefing_site.link.printed import printed
from briefing_site.link.seen_names import names_of_briefings, names_of_sources
from briefing_site.link.site import Claims, LinkedBriefing
from briefing_site.link.targets import Broken, Names, Targets
from briefing_site.link.uncited_keys import readings, uncited_fault
from briefing_site.link.unknown_citation import unknown_citation
from briefing_site.model import addresses
from briefing_site.model.body import Body, CitationHole, LinkHole
from briefing_site.model.body_text import HoleText, sentence_text
from briefing_site.model.briefing import Briefing, LooseText
from briefing_site.model.citation import UncitedKey
from briefing_site.model.config import Config
from briefing_site.model.diagnostic import Diagnostic
from briefing_site.model.lazy import Derived, LateSequence
from briefing_site.model.linked_file import linked_file
from briefing_site.model.paths import CONFIG, is_card, source_id
from briefing_site.model.published_file import PublishedFile
from briefing_site.model.source import Source
from briefing_site.model.wording import Wording
from briefing_site.parse.result import ParseResult
from briefing_site.text.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Lead:
    """A link to a briefing."""

    path: str
    """Path of the briefing that the link leads to."""
    sentence: str
    """The sentence that holds the link, as plain text."""
    hole: LinkHole


@dataclass(frozen=True, slots=True)
class FileLinks:
    """A file tied to the others."""

    path: str
    leads: Sequence[Lead]
    """Every link to another briefing."""
    leading: tuple[tuple[str, str], ...]
    """Path of each briefing that it links to, with the sentence of the first such link."""
    faults: tuple[Diagnostic, ...]
    """Citations and links that lead nowhere."""
    asked: tuple[str, ...]
    """The names that the file looked up, apart from those that lead nowhere."""
    settled: bool
    """Whether every name was found. Where one was not, the file must be tied anew at the next look."""


@dataclass(frozen=True, slots=True)
class BriefingLinks(FileLinks):
    """A briefing tied to the other files."""

    linked: LinkedBriefing
    claims: Claims
    """In reading order."""


T = TypeVar("T", bound=FileLinks)
V = TypeVar("V")
_PATH = attrgetter("path")
_DRAFT = attrgetter("draft")
_SEEN = attrgetter("kept.seen")


class Linker:
    """Ties files, one at a time; has all names that a file may look up in the others."""

    def __init__(
        self,
        config: Config,
        parsed: ParseResult,
        assets: Mapping[str, PublishedFile],
        words: Wording | None,
        memory: Keep,
        beside: frozenset[str],
    ) -> None:
        """`assets` tells how files beside the briefings are published; `beside` has all their paths.

        Without `words` (of a theme that cannot be used, so that no page is made) authors are named plainly.
        """
        self._words = words
        self._memory = memory
        self._cards = CardKeys.of(parsed, memory)
        self.known = self._cards.known
        # The inputs of every file that are looked up by no name.
        self._general: object = memory.same("general", (_settings(config), words.digest if words else None))
        paths = memory.each("paths of briefings", (parsed.briefings,), _PATH, equal=True)
        names = names_of_sources(parsed.sources, self._cards.ids, memory)
        numbered = self._number_all(parsed.briefings, names)
        self._numbered = memory.table("numbers of briefings", paths, numbered)
        seen = memory.each("see briefings", (numbered,), _SEEN, equal=True)
        slugs, *of_briefings = names_of_briefings(parsed.briefings, paths, seen, memory)
        files = memory.same("published files", dict(assets))
        # A name of one table is in no other: sources begin with an at sign, slugs with brackets.
        self._names: Sequence[Mapping[str, object]] = (names, *of_briefings, files)
        self.traces = Traces(self._names, self._around(parsed, paths, beside))
        """What each name that a file may look up stands for."""
        self.targets = Targets(
            self._targets_by_name(parsed, paths, slugs), config, assets, parsed.unread, beside
        )

    def _number_all(
        self, briefings: Sequence[Briefing], names: Mapping[str, object]
    ) -> tuple[NoteNumbers, ...]:
        """The notes of each briefing; `names` are those of the sources."""
        return self._memory.each(
            "numbers", (briefings,), self._number, tables=(names,), asks=lambda made, _: made.kept.asked
        )

    def _around(self, parsed: ParseResult, paths: Sequence[str], beside: frozenset[str]) -> str:
        """A digest of what every file is tied with, whatever it looks up."""
        memory = self._memory
        drafts = memory.each("drafts of links", (parsed.briefings,), _DRAFT, equal=True)
        others = memory.same("files beside", beside), memory.same("files without a value", parsed.unread)
        ids = self._cards.ids
        return memory.get(
            "digest of what all are tied with",
            (self._general, paths, drafts, ids, *others),
            lambda: digest_of((self._general, (paths, drafts, ids, *map(tuple, map(sorted, others))))),
        )

    def _targets_by_name(
        self, parsed: ParseResult, paths: Sequence[str], slugs: Mapping[str, tuple[str, ...]]
    ) -> Names:
        """All that a link inside the site may name."""
        memory, sources = self._memory, parsed.sources
        of_cards = memory.each("paths of sources", (sources,), _PATH, equal=True)
        return Names(
            memory.table("briefings by path", paths, parsed.briefings),
            slugs,
            self._cards.sources,
            memory.table("sources by path", of_cards, sources),
            Derived(self._numbered, lambda _, of: of.ids),
        )

    def briefings(self, briefings: Sequence[Briefing]) -> tuple[BriefingLinks, ...]:
        """Tie briefings."""
        return self._tied("briefings", briefings, self._briefing)

    def cards(self, sources: Sequence[Source]) -> tuple[FileLinks, ...]:
        """Tie the texts of source cards."""
        return self._tied("cards", sources, self._card)

    def loose(self, texts: Sequence[LooseText]) -> tuple[FileLinks, ...]:
        """Tie texts that are not published."""
        return self._tied(
            "loose texts", texts, lambda text: self._follow(text.path, text.bodies, text.uncited)
        )

    def settings(self, uncited: Sequence[UncitedKey]) -> FileLinks:
        """Tie the texts of config.yaml."""
        return self._follow(CONFIG, (), uncited)

    def _tied(self, name: str, values: Sequence[V], make: Callable[[V], T]) -> tuple[T, ...]:
        def asks(tied: T, _: V) -> Sequence[str] | None:
            return tied.asked if tied.settled else None

        shared, tables = (self._general,), self._names
        return self._memory.each(f"tie {name}", (values,), make, shared=shared, tables=tables, asks=asks)

    def _card(self, source: Source) -> FileLinks:
        gists = [excerpt.gist for excerpt in source.excerpts]
        return self._kept(source, lambda: self._follow(source.path, gists, source.uncited))[0]

    def _number(self, briefing: Briefing) -> NoteNumbers:
        known = self._cards.canonical

        def keep(count: Callable[[], NoteCounts]) -> NoteCounts:
            return self._memory.fact("numbers", briefing, count, holds=lambda kept: kept.holds(known.keys()))

        numbered = number_notes(briefing, known, keep)
        self._memory.sign_like(numbered, briefing, " ".join(map(repr, numbered.kept.unknown)))
        return numbered

    # --- one file ----------------------------------------------------------------------------------

    def _briefing(self, briefing: Briefing) -> BriefingLinks:
        numbered = self._numbered[briefing.path]
        linked = LinkedBriefing(
            briefing=briefing,
            address=addresses.briefing(briefing.region, briefing.slug),
            numbering=numbered.numbering,
            sources=numbered.kept.sources,
            counts=numbered.kept.counts,
        )
        self._memory.sign_like(linked, numbered)
        followed, seen = self._kept(
            briefing, lambda: self._follow(briefing.path, briefing.bodies, briefing.uncited)
        )
        claims = Claims(partial(claims_of, linked, self.known, self._printed(briefing.path)))
        if followed.settled:
            # Claims print what the names in them stand for.
            self._memory.sign_like(claims, numbered, seen)
        # The path of the briefing itself is a name too: its own links may lead to ids of its notes.
        asked = (*followed.asked, *numbered.kept.asked, briefing.path)
        return BriefingLinks(
            path=followed.path,
            leads=followed.leads,
            leading=followed.leading,
            faults=followed.faults,
            asked=tuple(dict.fromkeys(asked)),
            settled=followed.settled,
            linked=linked,
            claims=claims,
        )

    def _kept(self, file: Briefing | Source, follow: Callable[[], FileLinks]) -> tuple[FileLinks, str]:
        """A file tied, out of what an earlier command has kept where all that it looked up is the same.

        With it goes a digest of what it looked up.
        """
        tied: FileLinks | None = None

        def make() -> Followed | None:
            nonlocal tied
            tied = follow()
            if not tied.settled or tied.faults:
                return None
            return Followed(tied.asked, self.traces.of(tied.asked), tied.leading)

        def holds(kept: Followed | None) -> bool:
            return kept is not None and kept.seen == self.traces.of(kept.asked)

        kept = self._memory.fact("tied", file, make, holds=holds)
        if tied is None and kept is not None:
            leads = LateSequence(lambda: follow().leads)
            return FileLinks(file.path, leads, kept.leading, (), kept.asked, settled=True), kept.seen
        tied = tied or follow()
        return tied, kept.seen if kept else self.traces.of(tied.asked)

    def _printed(self, path: str) -> HoleText:
        """A function that gives the words that a hole of the file at `path` prints."""
        return printed(self._cards.sources, self.targets, self._words, path)

    def _follow(self, path: str, bodies: Iterable[Body], uncited: Sequence[UncitedKey]) -> FileLinks:
        """Follow every reference of a file, and look for those that lack their at sign."""
        found = _References(path)
        for body in bodies:
            found.faults.extend(filter(None, (self.targets.outside(at, path) for at in body.outside)))
            for hole in body.holes:
                if isinstance(hole, CitationHole):
                    self._follow_citations(hole, found)
                elif isinstance(hole, LinkHole):
                    self._follow_link(hole, body, found)
        for key in uncited:
            found.asked.update(dict.fromkeys(map(name_of_source, readings(key))))
            if fault := uncited_fault(key, self._cards.sources):
                found.faults.append(fault)
        return found.tied()

    def _follow_citations(self, hole: CitationHole, found: _References) -> None:
        for citation in hole.citations:
            found.asked[name_of_source(citation.source)] = None
            if citation.key not in self.known:
                found.settled = False
                if fault := unknown_citation(citation, self._cards):
                    found.faults.append(fault)

    def _follow_link(self, hole: LinkHole, body: Body, found: _References) -> None:
        target = self.targets.resolve(hole, found.path)
        if isinstance(target, Broken):
            found.settled = False
            if target.fault:
                found.faults.append(target.fault)
            return
        found.asked.update(dict.fromkeys(_looked_up(hole, found.path, target.briefing)))
        if target.briefing and target.briefing != found.path:
            text = sentence_text(body, hole.sentence, self._printed(found.path))
            found.leads.append(Lead(target.briefing, text, hole))


@dataclass(slots=True)
class _References:
    """The references of a file that is being followed."""

    path: str
    leads: list[Lead] = field(default_factory=list)
    faults: list[Diagnostic] = field(default_factory=list)
    asked: dict[str, None] = field(default_factory=dict)
    settled: bool = True

    def tied(self) -> FileLinks:
        """The file, once all of them were followed."""
        first: dict[str, str] = {}
        for lead in self.leads:
            first.setdefault(lead.path, lead.sentence)
        leads, leading = tuple(self.leads), tuple(first.items())
        return FileLinks(self.path, leads, leading, tuple(self.faults), tuple(self.asked), self.settled)


def _settings(config: Config) -> object:
    """The settings that tell what links may lead to, and what pages may load from other sites."""
    return tuple(config.regions.values()), config.base_url, config.outside, tuple(config.new_outside.items())


def _looked_up(hole: LinkHole, path: str, briefing: str | None) -> Iterator[str]:
    """The names that are looked up to follow a link in the file at `path`.

    `briefing` is the path of the briefing that the link leads to; None where it leads to no briefing.
    """
    if briefing:
        yield briefing
    if hole.kind == "excerpt":
        yield name_of_source(hole.target)
    elif not hole.target:
        yield path
    elif hole.kind == "wiki":
        yield f"[[{hole.target.rpartition('/')[2]}"
    else:
        file = linked_file(hole.target, path)
        yield file
        if is_card(file):
            yield name_of_source(source_id(file))
