"""Tie one file to the others: its notes numbered, its references followed.

`Linker` keeps what each name in the site stands for, as far as other files can see. A file is tied anew only
where a name that it looked up stands for another value than before.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import chain
from operator import attrgetter
from typing import TypeVar

from briefing_site.link.aliases import called_now
from briefing_site.link.claims import claims_of
from briefing_site.link.keep import Keep
from briefing_site.link.kept_links import Followed, NoteNumbers, Traces, digest_of, number_notes
from briefing_site.link.printed import printed
from briefing_site.link.seen_names import names_of_briefings, names_of_sources
from briefing_site.link.site import Claims, LinkedBriefing
from briefing_site.link.targets import Broken, Names, Targets
from briefing_site.link.uncited_keys import meant_key, readings, spaced_source, uncited_fault
from briefing_site.model import addresses, faults
from briefing_site.model.body import Body, CitationHole, LinkHole
from briefing_site.model.body_text import HoleText, sentence_text
from briefing_site.model.briefing import Briefing, LooseText
from briefing_site.model.citation import Citation, UncitedKey
from briefing_site.model.config import Config
from briefing_site.model.dataclass import dataclass
from briefing_site.model.diagnostic import Diagnostic
from briefing_site.model.edit import Slot
from briefing_site.model.fix import Fix, plain_sign
from briefing_site.model.lazy import Derived, LateSequence
from briefing_site.model.linked_file import linked_file
from briefing_site.model.note_key import CitedKey
from briefing_site.model.paths import CONFIG, card_path, is_card, source_id
from briefing_site.model.published_file import PublishedFile
from briefing_site.model.source import LooseCard, Source
from briefing_site.model.wording import Wording
from briefing_site.parse.result import ParseResult
from briefing_site.text.known_words import KnownWords


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
_ID = attrgetter("id")
_KEYS = attrgetter("keys")
_SEEN = attrgetter("seen")


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
        self._unread = parsed.unread
        self._loose = {card.id: card for card in parsed.loose_cards}
        ids_of_sources = memory.each("ids of sources", (parsed.sources,), _ID, equal=True)
        self._sources = memory.table("cards by id", ids_of_sources, parsed.sources)
        self._known_ids = memory.get(
            "ids to choose from", (ids_of_sources,), lambda: KnownWords(ids_of_sources)
        )
        cards = (*parsed.sources, *parsed.loose_cards)
        unusable = memory.each("unusable excerpts", (cards,), _unusable, equal=True)
        self._told: frozenset[tuple[str, str]] = memory.get(
            "told excerpts", (unusable,), lambda: frozenset(chain.from_iterable(unusable))
        )
        keys = memory.each("keys of sources", (parsed.sources,), _KEYS, equal=True)
        self.known: frozenset[CitedKey] = memory.get(
            "known keys", (keys,), lambda: frozenset(chain.from_iterable(keys))
        )
        # The inputs of every file that are looked up by no name.
        self._general: object = memory.same("general", (_settings(config), words.digest if words else None))
        names = names_of_sources(parsed.sources, ids_of_sources, memory)
        cited = memory.facts("cited keys", parsed.briefings, _cited_keys, equal=True)
        numbered = memory.each(
            "numbers",
            (parsed.briefings, cited),
            self._number,
            tables=(names,),
            asks=lambda made, *_: made.asked,
        )
        paths = memory.each("paths of briefings", (parsed.briefings,), _PATH, equal=True)
        self._numbered = memory.table("numbers of briefings", paths, numbered)
        seen = memory.each("see briefings", (numbered,), _SEEN, equal=True)
        slugs, *of_briefings = names_of_briefings(parsed.briefings, paths, seen, memory)
        files = memory.same("published files", dict(assets))
        # A name of one table is in no other: sources begin with an at sign, slugs with brackets.
        self.names: Sequence[Mapping[str, object]] = (names, *of_briefings, files)
        """What each name that a file may look up stands for, as far as other files can see."""
        cards_by_path = memory.table(
            "sources by path",
            memory.each("paths of sources", (parsed.sources,), _PATH, equal=True),
            parsed.sources,
        )
        targets = Names(
            memory.table("briefings by path", paths, parsed.briefings),
            slugs,
            self._sources,
            cards_by_path,
            Derived(self._numbered, lambda _, of: of.ids),
        )
        drafts = memory.each("drafts of links", (parsed.briefings,), attrgetter("draft"), equal=True)
        others = memory.same("files beside", beside), memory.same("files without a value", parsed.unread)
        around = memory.get(
            "digest of what all are tied with",
            (self._general, paths, drafts, ids_of_sources, *others),
            lambda: digest_of(
                (self._general, (paths, drafts, ids_of_sources, *map(tuple, map(sorted, others))))
            ),
        )
        self._traces = Traces(self.names, around)
        self.targets = Targets(targets, config, assets, parsed.unread, beside)

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

        shared, tables = (self._general,), self.names
        return self._memory.each(f"tie {name}", (values,), make, shared=shared, tables=tables, asks=asks)

    def _card(self, source: Source) -> FileLinks:
        gists = [excerpt.gist for excerpt in source.excerpts]
        return self._kept(source, lambda: self._follow(source.path, gists, source.uncited))

    def _number(self, briefing: Briefing, cited: Sequence[CitedKey]) -> NoteNumbers:
        missing = " ".join(repr(key) for key in cited if key not in self.known)
        made = self._memory.fact("numbers", briefing, partial(number_notes, briefing, self.known), missing)
        self._memory.sign_like(made, briefing, missing)
        return made

    # --- one file ----------------------------------------------------------------------------------

    def _briefing(self, briefing: Briefing) -> BriefingLinks:
        numbered = self._numbered[briefing.path]
        linked = LinkedBriefing(
            briefing=briefing,
            address=addresses.briefing(briefing.region, briefing.slug),
            numbering=numbered.numbering,
            sources=numbered.sources,
            counts=numbered.counts,
        )
        self._memory.sign_like(linked, numbered)
        followed = self._kept(
            briefing, lambda: self._follow(briefing.path, briefing.bodies, briefing.uncited)
        )
        claims = Claims(partial(claims_of, linked, self.known, self._printed(briefing.path)))
        if followed.settled:
            # Claims print what the names in them stand for.
            self._memory.sign_like(claims, numbered, self._traces.of(followed.asked))
        # The path of the briefing itself is a name too: its own links may lead to ids of its notes.
        asked = (*followed.asked, *numbered.asked, briefing.path)
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

    def _kept(self, file: Briefing | Source, follow: Callable[[], FileLinks]) -> FileLinks:
        """A file tied, out of what an earlier command has kept where all that it looked up is the same."""
        tied: FileLinks | None = None

        def make() -> Followed | None:
            nonlocal tied
            tied = follow()
            if not tied.settled or tied.faults:
                return None
            return Followed(tied.asked, self._traces.of(tied.asked), tied.leading)

        def holds(kept: Followed | None) -> bool:
            return kept is not None and kept.seen == self._traces.of(kept.asked)

        kept = self._memory.fact("tied", file, make, holds=holds)
        if tied is None and kept is not None:
            leads = LateSequence(lambda: follow().leads)
            return FileLinks(file.path, leads, kept.leading, (), kept.asked, settled=True)
        return tied or follow()

    def _printed(self, path: str) -> HoleText:
        """A function that gives the words that a hole of the file at `path` prints."""
        return printed(self._sources, self.targets, self._words, path)

    def _follow(self, path: str, bodies: Iterable[Body], uncited: Sequence[UncitedKey]) -> FileLinks:
        """Follow every reference of a file, and look for those that lack their at sign."""
        leads: list[Lead] = []
        found: list[Diagnostic] = []
        asked: dict[str, None] = {}
        settled = True
        for body in bodies:
            for address in body.outside:
                found += [fault] if (fault := self.targets.outside(address, path)) else []
            for hole in body.holes:
                if isinstance(hole, CitationHole):
                    for citation in hole.citations:
                        asked[f"@{citation.source}"] = None
                        if citation.key not in self.known:
                            settled = False
                            found.extend(self._unknown(citation))
                elif isinstance(hole, LinkHole):
                    target = self.targets.resolve(hole, path)
                    if isinstance(target, Broken):
                        settled = False
                        found += [target.fault] if target.fault else []
                        continue
                    asked.update(dict.fromkeys(_looked_up(hole, path, target.briefing)))
                    if target.briefing and target.briefing != path:
                        text = sentence_text(body, hole.sentence, self._printed(path))
                        leads.append(Lead(target.briefing, text, hole))
        for key in uncited:
            asked.update(dict.fromkeys(f"@{name}" for name in readings(key)))
            if fault := uncited_fault(key, self._sources):
                found.append(fault)
        first: dict[str, str] = {}
        for lead in leads:
            first.setdefault(lead.path, lead.sentence)
        return FileLinks(path, tuple(leads), tuple(first.items()), tuple(found), tuple(asked), settled)

    def _unknown(self, citation: Citation) -> list[Diagnostic]:
        """The fault of a citation that leads nowhere; none where the card tells why."""
        if citation.misfit:
            return [citation.misfit]
        if (citation.source, citation.excerpt) in self._told:
            return []
        if (loose := self._loose.get(citation.source)) and citation.excerpt:
            known = _excerpts_of(loose)
            if citation.excerpt not in known:
                return [self._no_excerpt(citation, known, loose.new_excerpt)]
        if card_path(citation.source) in self._unread:
            return []
        if citation.source not in self._sources:
            if meant := spaced_source(citation, self._sources):
                return [faults.citation.spaced_key(citation.place, citation.source, meant)]
            return [
                faults.citation.unknown_source(
                    citation.place,
                    citation.source,
                    self._known_ids,
                    named=citation.source_place,
                    excerpt=citation.excerpt or "",
                    more=(self._plain_sign(citation),),
                    right=meant_key(citation, self._sources),
                    guess=citation.excerpt is None,
                )
            ]
        source = self._sources[citation.source]
        now = called_now(source, citation.excerpt or "")
        return [self._no_excerpt(citation, _excerpts_of(source), source.new_excerpt, now)]

    def _plain_sign(self, citation: Citation) -> Fix:
        """The fix that makes the sign of a citation a plain one."""
        sign = citation.place.part(0, 1) if citation.wide else citation.place
        return plain_sign("@", sign, citation.backslash, written="＠" if citation.wide else "@")

    def _no_excerpt(self, citation: Citation, known: Sequence[str], room: Slot, now: str = "") -> Diagnostic:
        return faults.citation.unknown_excerpt(
            citation.place,
            citation.source,
            citation.excerpt or "",
            known,
            named=citation.excerpt_place,
            room=room,
            now=now,
        )


def _excerpts_of(card: Source | LooseCard) -> list[str]:
    """The ids of the excerpts of a card, of those too that cannot serve as they stand."""
    return [*(excerpt.id for excerpt in card.excerpts), *(name for name, _ in card.unusable)]


def _unusable(card: Source | LooseCard) -> tuple[tuple[str, str], ...]:
    return tuple((card.id, name) for name, _ in card.unusable)


def _settings(config: Config) -> object:
    """The settings that tell what links may lead to, and what pages may load from other sites."""
    return tuple(config.regions.values()), config.base_url, config.outside, tuple(config.new_outside.items())


def _cited_keys(briefing: Briefing) -> tuple[CitedKey, ...]:
    """The keys that a briefing cites, whether they are there or not."""
    holes = (hole for body in briefing.bodies for hole in body.holes if isinstance(hole, CitationHole))
    return tuple(dict.fromkeys(citation.key for hole in holes for citation in hole.citations))


def _looked_up(hole: LinkHole, path: str, briefing: str | None) -> Iterator[str]:
    """The names that are looked up to follow a link in the file at `path`.

    `briefing` is the path of the briefing that the link leads to; None where it leads to no briefing.
    """
    if briefing:
        yield briefing
    if hole.kind == "excerpt":
        yield f"@{hole.target}"
    elif not hole.target:
        yield path
    elif hole.kind == "wiki":
        yield f"[[{hole.target.rpartition('/')[2]}"
    else:
        file = linked_file(hole.target, path)
        yield file
        if is_card(file):
            yield f"@{source_id(file)}"
