"""All lints of briefings and cards that need no grounding, run file by file and kept in the memory."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache, partial
from itertools import chain, groupby
from operator import attrgetter
from typing import Protocol

from briefing_site.link.claims import origins
from briefing_site.link.keep import Keep
from briefing_site.link.lints.cards import Cards
from briefing_site.link.lints.close_copying import Archive
from briefing_site.link.lints.confidence_words import (
    ScaledWord,
    confidence_words,
    mixed_on_the_site,
    scaled_words,
)
from briefing_site.link.lints.copies import copies_of_briefing, copies_of_card
from briefing_site.link.lints.date_form import date_form
from briefing_site.link.lints.disagreement import judgement_ignores_disagreement, weak_disagreement
from briefing_site.link.lints.indirect_as_quotation import indirect_as_quotation
from briefing_site.link.lints.many_claims import one_excerpt_many_claims
from briefing_site.link.lints.missing_alt import missing_alt
from briefing_site.link.lints.old_sources import old_sources
from briefing_site.link.lints.one_origin import one_origin
from briefing_site.link.lints.places import Places
from briefing_site.link.lints.statement import statements_of
from briefing_site.link.lints.subject import Subject
from briefing_site.link.lints.uncited_claim import uncited_claim
from briefing_site.link.lints.voice import voice
from briefing_site.model.body import CitationHole
from briefing_site.model.briefing import Briefing
from briefing_site.model.config import Config
from briefing_site.model.dataclass import dataclass
from briefing_site.model.diagnostic import Diagnostic
from briefing_site.model.files import File
from briefing_site.model.lints import is_off
from briefing_site.model.source import Source
from briefing_site.parse.result import ParseResult
from briefing_site.text.word_runs import Blocks
from briefing_site.verify.result import VerifyResult

_TITLE = attrgetter("title")
_LINTS: Mapping[str, Callable[[Subject], Iterator[Diagnostic]]] = {
    "uncited-claim": uncited_claim,
    "voice": voice,
    "indirect-as-quotation": indirect_as_quotation,
    "one-excerpt-many-claims": one_excerpt_many_claims,
    "one-origin": one_origin,
    "old-sources": old_sources,
    "confidence-words": confidence_words,
    "judgement-ignores-disagreement": judgement_ignores_disagreement,
    "weak-disagreement": weak_disagreement,
    "date-form": date_form,
    "missing-alt": missing_alt,
}
OF_THE_ARCHIVE = frozenset({"close-copying", "indirect-as-quotation", "weak-disagreement"})
"""Codes of the lints that can be judged only where the archived texts are."""


class Signed(Protocol):
    """Gives the signatures of results: digests of all that they are made from."""

    def lints(self, path: str, cited: Iterable[str]) -> str:
        """Of what is found in a briefing that cites sources of some ids."""

    def copies(self, path: str) -> str:
        """Of what a text is found to share with the archive."""

    def alone(self, path: str) -> str:
        """Of what is found in a text by itself."""


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
    sources: Mapping[str, Source] = memory.get(
        "sources by id of cards", (parsed.sources,), lambda: {source.id: source for source in parsed.sources}
    )
    active = tuple(code for code in _LINTS if not is_off(code, config.lint))
    archive = _archive(config, sources, verified, memory, digests)
    known = memory.get("origins of all sources", (sources,), lambda: origins(sources))
    roots: Mapping[str, Source] = memory.get(
        "sources of origins", (sources, known), lambda: {name: sources[root] for name, root in known.items()}
    )
    documents, seen = verified.documents, verified.by_source
    cards = memory.get("cards of lints", (sources, documents, seen), lambda: Cards(sources, documents, seen))
    cited = memory.facts("cited in briefings", some.briefings, _cited, equal=True)

    def make(briefing: Briefing, names: tuple[str, ...], file: File) -> tuple[Diagnostic, ...]:
        subject = cache(partial(_subject, briefing, config, cards, known, file))
        lints = partial(_of_briefing, subject, active)
        found = memory.stored(f"lints {file.path}", signed.lints(file.path, names), lints)
        if archive is None:
            return found
        copies = partial(_copies, subject, archive)
        return (*found, *memory.stored(f"copies {file.path}", signed.copies(file.path), copies))

    of_briefings = memory.each(
        "lints of briefings",
        (some.briefings, cited, texts),
        make,
        shared=(config, archive),
        tables=(sources, roots, verified.documents, verified.by_source),
        asks=lambda _, __, names, ___: names,
        equal=True,
    )
    found = [*memory.gathered("all lints of briefings", of_briefings)]
    if archive:
        copies = partial(_of_card, archive, memory, signed)
        of_cards = memory.each("lints of cards", (some.sources, own), copies, shared=(archive,), equal=True)
        found += memory.gathered("all lints of cards", of_cards)
    if "confidence-words" in active and not config.confidence_scale:

        def scale(briefing: Briefing, file: File) -> tuple[ScaledWord, ...]:
            make = partial(_scaled, config, briefing, file)
            return memory.stored(f"scaled words {file.path}", signed.alone(file.path), make)

        words = memory.each("scaled words", (some.briefings, texts), scale, shared=(config,), equal=True)
        found += memory.get(
            "mixed scales", (words,), lambda: tuple(mixed_on_the_site(list(chain.from_iterable(words))))
        )
    lacking = memory.get(
        "cards without a document", (sources, documents), lambda: not sources.keys() <= documents.keys()
    )
    return Linted(tuple(found), OF_THE_ARCHIVE if lacking else frozenset())


def _of_card(
    archive: Archive, memory: Keep, signed: Signed, source: Source, file: File
) -> tuple[Diagnostic, ...]:
    make = partial(copies_of_card, source, archive, file)
    return memory.stored(f"copies {file.path}", signed.copies(file.path), make)


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
    statements = statements_of(briefing)
    by_text = groupby(statements, attrgetter("text_number"))
    return Subject(
        briefing,
        statements,
        tuple(statement for statement in statements if statement.citations),
        {number: tuple(of_text) for number, of_text in by_text},
        cards,
        origin,
        config,
        Places(file),
    )


def _of_briefing(subject: Callable[[], Subject], active: tuple[str, ...]) -> tuple[Diagnostic, ...]:
    return tuple(fault for code in active for fault in _LINTS[code](subject()))


def _copies(subject: Callable[[], Subject], archive: Archive) -> tuple[Diagnostic, ...]:
    return tuple(copies_of_briefing(subject(), archive))


def _archive(
    config: Config,
    sources: Mapping[str, Source],
    verified: VerifyResult,
    memory: Keep,
    digests: Mapping[str, Blocks],
) -> Archive | None:
    """The archive as copies are looked for in it; None where the lint is off or there is no text."""
    if is_off("close-copying", config.lint) or not digests:
        return None
    limits = config.limits
    cards = memory.get("titled cards", (sources,), lambda: tuple(sources.values()))
    titles = memory.each("titles", (cards,), _TITLE, equal=True)
    texts = verified.documents
    documents = memory.get(
        "archived texts by source",
        (texts,),
        lambda: memory.column("archived texts", tuple(texts.values())),
    )
    inputs = (documents, titles, memory.same("limits", limits))
    return memory.get(
        "archive",
        inputs,
        lambda: Archive(verified.documents, digests, titles, limits.copy_words, limits.copy_characters),
    )
