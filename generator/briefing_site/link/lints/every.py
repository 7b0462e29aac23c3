"""All lints of briefings and cards that need no grounding, run file by file and kept in the memory."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache, partial
from itertools import chain
from operator import attrgetter, itemgetter
from typing import TypeVar

from briefing_site.link.card_keys import sources_by_id
from briefing_site.link.claims import origins
from briefing_site.link.keep import Keep
from briefing_site.link.kept_nothing import unless_nothing
from briefing_site.link.lints.cards import Cards
from briefing_site.link.lints.close_copying import Archive, KnownBlocks
from briefing_site.link.lints.confidence_words import (
    ScaledWord,
    mixed_on_the_site,
    scaled_words,
)
from briefing_site.link.lints.copies import (
    briefing_may_copy,
    card_may_copy,
    copies_of_briefing,
    copies_of_card,
)
from briefing_site.link.lints.subject import Subject
from briefing_site.link.signed import Signed
from briefing_site.model.body import CitationHole
from briefing_site.model.briefing import Briefing
from briefing_site.model.config import Config
from briefing_site.model.diagnostic import Diagnostic
from briefing_site.model.document import Document
from briefing_site.model.files import File
from briefing_site.model.lints import is_off
from briefing_site.model.source import Source
from briefing_site.model.verification import Verification
from briefing_site.parse.result import ParseResult
from briefing_site.text.dataclass import dataclass
from briefing_site.text.word_runs import Blocks, OrderedBlocks, in_order
from briefing_site.verify.result import VerifyResult

T = TypeVar("T")
_TITLE, _FIRST = attrgetter("title"), itemgetter(0)
_ORDERED = "ordered blocks of the archive"
OF_THE_ARCHIVE = frozenset({"close-copying", "indirect-as-quotation", "weak-disagreement"})
"""Codes of the lints that can be judged only where the archived texts are."""


@dataclass(frozen=True, slots=True)
class Linted:
    """The faults of the lints."""

    faults: tuple[Diagnostic, ...]
    idle: frozenset[str]
    """Codes of the lints that could not run for want of an archived text."""


def lint(
    config: Config,
    parsed: ParseResult,
    verified: VerifyResult,
    files: tuple[Sequence[File], Sequence[File]],
    memory: Keep,
    digests: Mapping[str, Blocks],
    signed: Signed,
    only: Container[str] | None = None,
) -> Linted:
    """Run every lint that the site does not turn off.

    `files` are those of the briefings and those of the sources of `parsed`, `digests` those of the archived
    documents by the id of the source. `signed` gives the signatures of the faults of a file. Where `only` is
    given, the files of other paths are passed over.
    """
    some, (texts, own) = (parsed, files) if only is None else _chosen(parsed, files, only)
    sources = sources_by_id(parsed.sources, memory)
    blocks = _blocks(config, verified, memory, digests, signed)
    run = _Run(config, some, texts, own, sources, verified, memory, signed)
    found = list(run.of_texts(blocks))
    found += _of_gists(config, (some.sources, own), verified, memory, signed)
    if not is_off("confidence-words", config.lint) and not config.confidence_scale:
        found += run.mixed_scales()
    documents = verified.documents
    lacking = memory.get(
        "cards without a document", (sources, documents), lambda: not sources.keys() <= documents.keys()
    )
    return Linted(tuple(found), OF_THE_ARCHIVE if lacking else frozenset())


def _chosen(
    parsed: ParseResult, files: tuple[Sequence[File], Sequence[File]], only: Container[str]
) -> tuple[ParseResult, tuple[Sequence[File], Sequence[File]]]:
    """The texts and cards whose path is among `only`, and their files."""
    briefings = tuple(briefing for briefing in parsed.briefings if briefing.path in only)
    sources = tuple(source for source in parsed.sources if source.path in only)
    texts, own = (tuple(file for file in column if file.path in only) for column in files)
    return replace(parsed, briefings=briefings, sources=sources), (texts, own)


_Found = tuple[tuple[Diagnostic, ...], bool]
"""The faults of a briefing, and whether it may share words with the archive."""


@dataclass(frozen=True, slots=True)
class _Run:
    """The lints of one look at the texts and the cards of `parsed`."""

    config: Config
    parsed: ParseResult
    texts: Sequence[File]
    """The files of its briefings."""
    own: Sequence[File]
    """The files of its sources."""
    sources: Mapping[str, Source]
    """All sources of the site by id."""
    verified: VerifyResult
    memory: Keep
    signed: Signed

    def of_texts(self, blocks: KnownBlocks | None) -> Iterator[Diagnostic]:
        """The faults of all briefings, and of cards that copy; `blocks` are those of the archived texts."""
        subject = self._subjects()
        of_briefings = self._of_briefings(subject, blocks)
        if blocks is None:
            yield from chain.from_iterable(map(_FIRST, of_briefings))
            return
        archive = _archive(self.sources, self.verified, self.memory, blocks)
        yield from self._with_copies(subject, of_briefings, archive)
        yield from self._of_cards(blocks, archive)

    def _subjects(self) -> Callable[[Briefing, File], Subject]:
        """What makes the subject of the lints of a briefing."""
        sources, seen = self.sources, self.verified.by_source
        of = (sources, self.verified.documents, seen)
        known = self._origins()
        cards = self.memory.get("cards of lints", of, lambda: Cards(*of))

        def subject(briefing: Briefing, file: File) -> Subject:
            return _subject(briefing, self.config, cards, known, file)

        return subject

    def _origins(self) -> Mapping[str, str]:
        return self.memory.get("origins of all sources", (self.sources,), lambda: origins(self.sources))

    def _of_briefings(
        self, subject: Callable[[Briefing, File], Subject], blocks: KnownBlocks | None
    ) -> Sequence[_Found]:
        """The faults of each briefing but for copies, and whether it may share words with the archive."""
        memory, signed, sources, known = self.memory, self.signed, self.sources, self._origins()
        roots: Mapping[str, Source] = memory.get(
            "sources of origins",
            (sources, known),
            lambda: {name: sources[root] for name, root in known.items()},
        )
        cited = memory.facts("cited in briefings", self.parsed.briefings, _cited, equal=True)

        def make(briefing: Briefing, names: tuple[str, ...], file: File) -> _Found:
            once = cache(partial(subject, briefing, file))
            lints = partial(_of_briefing, once)
            found = _found_in(f"lints {file.path}", signed.lints(file.path, names), lints, memory)
            if blocks is None:
                return found, False
            return found, _shares(file, lambda: briefing_may_copy(once(), blocks), memory, signed)

        return memory.each(
            "lints of briefings",
            (self.parsed.briefings, cited, self.texts),
            make,
            shared=(self.config, blocks),
            tables=(sources, roots, self.verified.documents, self.verified.by_source),
            asks=lambda _, __, names, ___: names,
            equal=True,
        )

    def _with_copies(
        self,
        subject: Callable[[Briefing, File], Subject],
        of_briefings: Sequence[_Found],
        archive: Archive,
    ) -> Sequence[Diagnostic]:
        """The faults of all briefings, with words that they copy."""
        memory, signed = self.memory, self.signed

        def copies(briefing: Briefing, file: File, lints: _Found) -> tuple[Diagnostic, ...]:
            made, may_copy = lints
            if not may_copy:
                return made
            copied = partial(_copies, partial(subject, briefing, file), archive)
            return (*made, *memory.stored(f"copies {file.path}", signed.copies(file.path), copied))

        columns = (self.parsed.briefings, self.texts, of_briefings)
        with_copies = memory.each("lints and copies", columns, copies, shared=(archive,), equal=True)
        return memory.gathered("all lints of briefings", with_copies)

    def _of_cards(self, blocks: KnownBlocks, archive: Archive) -> Sequence[Diagnostic]:
        """The faults of all cards that copy words of their documents."""
        memory, signed, columns = self.memory, self.signed, (self.parsed.sources, self.own)

        def may_copy(source: Source, file: File) -> bool:
            return _shares(file, lambda: card_may_copy(source, blocks), memory, signed)

        may = memory.each("cards that may copy", columns, may_copy, shared=(blocks,), equal=True)
        copied = partial(_of_card, archive, memory, signed)
        of_cards = memory.each("lints of cards", (*columns, may), copied, shared=(archive,), equal=True)
        return memory.gathered("all lints of cards", of_cards)

    def mixed_scales(self) -> tuple[Diagnostic, ...]:
        """The faults of words of different scales of confidence on one site."""
        memory = self.memory

        def scale(briefing: Briefing, file: File) -> tuple[ScaledWord, ...]:
            make = partial(_scaled, self.config, briefing, file)
            return _found_in(f"scaled words {file.path}", self.signed.alone(file.path), make, memory)

        columns = (self.parsed.briefings, self.texts)
        words = memory.each("scaled words", columns, scale, shared=(self.config,), equal=True)
        return memory.get(
            "mixed scales", (words,), lambda: tuple(mixed_on_the_site(list(chain.from_iterable(words))))
        )


def _found_in(slot: str, signature: str, find: Callable[[], tuple[T, ...]], memory: Keep) -> tuple[T, ...]:
    """What `find` finds in a file, kept under a slot; that this is nothing is known without the slot."""
    kept = partial(memory.stored, slot, signature, find)
    return unless_nothing("files without findings", f"{slot} {signature}", kept, memory)


def _shares(file: File, shares: Callable[[], bool], memory: Keep, signed: Signed) -> bool:
    """Whether a text may share words with the archive, which no title of a source changes."""
    slot, signature = f"shares {file.path}", signed.shares(file.path)
    # By the small result a later command knows it, and by the other one who has had the work done elsewhere.
    return memory.known_by("texts that may share", signature, lambda: memory.stored(slot, signature, shares))


def _of_card(
    archive: Archive, memory: Keep, signed: Signed, source: Source, file: File, may_copy: bool
) -> tuple[Diagnostic, ...]:
    if not may_copy:
        return ()
    make = partial(copies_of_card, source, archive, file)
    return memory.stored(f"copies {file.path}", signed.copies(file.path), make)


def _of_gists(
    config: Config,
    columns: tuple[tuple[Source, ...], Sequence[File]],
    verified: VerifyResult,
    memory: Keep,
    signed: Signed,
) -> tuple[Diagnostic, ...]:
    """The faults of what cards say of their passages."""
    documents, seen = verified.documents, verified.by_source

    def make(source: Source, file: File) -> tuple[Diagnostic, ...]:
        document = documents.get(source.id)
        if document is None:
            return ()
        find = partial(_gist_faults, source, document, seen.get(source.id, {}), config.language, file)
        signature = f"{signed.general} {signed.source(source.id)} {file.digest}"
        return _found_in(f"gists {file.path}", signature, find, memory)

    of_cards = memory.each(
        "lints of gists",
        columns,
        make,
        shared=(config,),
        tables=(documents, seen),
        asks=lambda _, source, __: (source.id,),
        equal=True,
    )
    return memory.gathered("all lints of gists", of_cards)


def _gist_faults(
    source: Source, document: Document, seen: Mapping[str, Verification], language: str, file: File
) -> tuple[Diagnostic, ...]:
    from briefing_site.link.lints.gists import gist_faults  # slow to load

    return gist_faults(source, document, seen, language, file)


def _cited(briefing: Briefing) -> tuple[str, ...]:
    """The ids of the sources that a briefing cites, sorted."""
    holes = (hole for body in briefing.bodies for hole in body.holes if isinstance(hole, CitationHole))
    return tuple(sorted({citation.source for hole in holes for citation in hole.citations}))


def _scaled(config: Config, briefing: Briefing, file: File) -> tuple[ScaledWord, ...]:
    return tuple(scaled_words(briefing, config.language, file)) if briefing.judgements else ()


def _subject(
    briefing: Briefing,
    config: Config,
    cards: Cards,
    origin: Mapping[str, str],
    file: File,
) -> Subject:
    from briefing_site.link.lints.of_briefing import subject_of  # slow to load

    return subject_of(briefing, config, cards, origin, file)


def _of_briefing(subject: Callable[[], Subject]) -> tuple[Diagnostic, ...]:
    from briefing_site.link.lints.of_briefing import lint_briefing  # slow to load

    return lint_briefing(subject())


def _copies(subject: Callable[[], Subject], archive: Archive) -> tuple[Diagnostic, ...]:
    return tuple(copies_of_briefing(subject(), archive))


def _blocks(
    config: Config, verified: VerifyResult, memory: Keep, digests: Mapping[str, Blocks], signed: Signed
) -> KnownBlocks | None:
    """The blocks of the archived texts; None where the lint is off or there is no text."""
    if is_off("close-copying", config.lint) or not digests:
        return None
    limits, texts = memory.same("limits", config.limits), verified.documents
    documents = memory.get(
        "archived texts by source",
        (texts,),
        lambda: memory.column("archived texts", tuple(texts.values())),
    )
    names = memory.same("sources with archived texts", tuple(texts))

    def of_all() -> OrderedBlocks:
        signature = f"{signed.documents} {limits.copy_words} {limits.copy_characters}"
        packed = memory.stored(_ORDERED, signature, lambda: tuple(in_order(digests.values())))
        return OrderedBlocks(*packed)

    memory.retain(_ORDERED)  # it is another process, often, that compares texts
    return memory.get(
        "blocks of the archive",
        (documents, names, limits),
        lambda: KnownBlocks(digests, limits.copy_words, limits.copy_characters, of_all),
    )


def _archive(
    sources: Mapping[str, Source], verified: VerifyResult, memory: Keep, blocks: KnownBlocks
) -> Archive:
    """The archive as copies are looked for in it."""
    cards = memory.get("titled cards", (sources,), lambda: tuple(sources.values()))
    titles = memory.each("titles", (cards,), _TITLE, equal=True)
    return memory.get("archive", (blocks, titles), lambda: Archive(verified.documents, blocks, titles))
