"""All lints of briefings and cards that need no grounding, run file by file and kept in the memory."""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping, Sequence
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
    some = parsed
    texts, own = files
    if only is not None:
        chosen = tuple(briefing for briefing in parsed.briefings if briefing.path in only)
        some = replace(parsed, briefings=chosen, sources=tuple(s for s in parsed.sources if s.path in only))
        texts, own = (tuple(file for file in column if file.path in only) for column in files)
    sources = sources_by_id(parsed.sources, memory)
    blocks = _blocks(config, verified, memory, digests, signed)
    known = memory.get("origins of all sources", (sources,), lambda: origins(sources))
    roots: Mapping[str, Source] = memory.get(
        "sources of origins", (sources, known), lambda: {name: sources[root] for name, root in known.items()}
    )
    documents, seen = verified.documents, verified.by_source
    cards = memory.get("cards of lints", (sources, documents, seen), lambda: Cards(sources, documents, seen))
    cited = memory.facts("cited in briefings", some.briefings, _cited, equal=True)

    def make(briefing: Briefing, names: tuple[str, ...], file: File) -> _Found:
        subject = cache(partial(_subject, briefing, config, cards, known, file))
        lints = partial(_of_briefing, subject)
        found = _found_in(f"lints {file.path}", signed.lints(file.path, names), lints, memory)
        if blocks is None:
            return found, False
        return found, _shares(file, lambda: briefing_may_copy(subject(), blocks), memory, signed)

    of_briefings = memory.each(
        "lints of briefings",
        (some.briefings, cited, texts),
        make,
        shared=(config, blocks),
        tables=(sources, roots, documents, seen),
        asks=lambda _, __, names, ___: names,
        equal=True,
    )
    found: list[Diagnostic] = []
    if blocks is None:
        found += chain.from_iterable(map(_FIRST, of_briefings))
    else:
        archive = _archive(sources, verified, memory, blocks)

        def copies(briefing: Briefing, file: File, lints: _Found) -> tuple[Diagnostic, ...]:
            made, may_copy = lints
            if not may_copy:
                return made
            subject = partial(_subject, briefing, config, cards, known, file)
            copied = partial(_copies, subject, archive)
            return (*made, *memory.stored(f"copies {file.path}", signed.copies(file.path), copied))

        def may_copy(source: Source, file: File) -> bool:
            return _shares(file, lambda: card_may_copy(source, blocks), memory, signed)

        columns = (some.briefings, texts, of_briefings)
        with_copies = memory.each("lints and copies", columns, copies, shared=(archive,), equal=True)
        found += memory.gathered("all lints of briefings", with_copies)
        may = memory.each("cards that may copy", (some.sources, own), may_copy, shared=(blocks,), equal=True)
        copied = partial(_of_card, archive, memory, signed)
        of_cards = memory.each(
            "lints of cards", (some.sources, own, may), copied, shared=(archive,), equal=True
        )
        found += memory.gathered("all lints of cards", of_cards)
    found += _of_gists(config, (some.sources, own), verified, memory, signed)
    if not is_off("confidence-words", config.lint) and not config.confidence_scale:

        def scale(briefing: Briefing, file: File) -> tuple[ScaledWord, ...]:
            make = partial(_scaled, config, briefing, file)
            return _found_in(f"scaled words {file.path}", signed.alone(file.path), make, memory)

        words = memory.each("scaled words", (some.briefings, texts), scale, shared=(config,), equal=True)
        found += memory.get(
            "mixed scales", (words,), lambda: tuple(mixed_on_the_site(list(chain.from_iterable(words))))
        )
    lacking = memory.get(
        "cards without a document", (sources, documents), lambda: not sources.keys() <= documents.keys()
    )
    return Linted(tuple(found), OF_THE_ARCHIVE if lacking else frozenset())


def _found_in(slot: str, signature: str, find: Callable[[], tuple[T, ...]], memory: Keep) -> tuple[T, ...]:
    """What `find` finds in a file, kept under a slot; that this is nothing is known without the slot."""
    kept = partial(memory.stored, slot, signature, find)
    return unless_nothing("files without findings", f"{slot} {signature}", kept, memory)


_Found = tuple[tuple[Diagnostic, ...], bool]
"""The faults of a briefing, and whether it may share words with the archive."""


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
