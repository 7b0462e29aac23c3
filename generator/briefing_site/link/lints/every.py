"""All lints of briefings and cards that need no grounding, run file by file and kept in the memory."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from briefing_site.link.claims import origins
from briefing_site.link.keep import Keep
from briefing_site.link.lints.close_copying import Archive
from briefing_site.link.lints.confidence_words import (
    ScaledWord,
    confidence_words,
    mixed_on_the_site,
    scaled_words,
)
from briefing_site.link.lints.copies import copies_of_briefing, copies_of_card
from briefing_site.link.lints.disagreement import judgement_ignores_disagreement, weak_disagreement
from briefing_site.link.lints.indirect_as_quotation import indirect_as_quotation
from briefing_site.link.lints.many_claims import one_excerpt_many_claims
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
from briefing_site.model.diagnostic import Diagnostic
from briefing_site.model.files import File
from briefing_site.model.lints import is_off
from briefing_site.model.source import Source
from briefing_site.parse.result import ParseResult
from briefing_site.verify.result import VerifyResult

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
}
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
    files: Mapping[str, File],
    memory: Keep,
    digests: Mapping[str, tuple[bytes, bytes]],
    only: Container[str] | None = None,
) -> Linted:
    """Run every lint that the site does not turn off.

    `files` has the briefings and cards by path, `digests` those of the archived documents by the id of the
    source. Where `only` is given, the files of other paths are passed over.
    """
    sources = {source.id: source for source in parsed.sources}
    active = tuple(code for code in _LINTS if not is_off(code, config.lint))
    archive = _archive(config, sources, verified, memory, digests)
    found: list[Diagnostic] = []
    known = origins(sources)
    for briefing in parsed.briefings:
        if only is not None and briefing.path not in only:
            continue
        cited = memory.get(f"cited in {briefing.path}", (briefing,), partial(_cited, briefing))
        used = {name: sources[name] for name in cited if name in sources}
        context = memory.same(f"origins of {briefing.path}", tuple((name, known[name]) for name in used))
        make = partial(
            _of_briefing, briefing, config, sources, known, verified, files[briefing.path], archive, active
        )
        texts = (verified.documents.get(name) for name in used)
        seen = (verified.by_source.get(name) for name in used)
        inputs = (briefing, config, archive, context, *used.values(), *texts, *seen)
        found += memory.get(lints_slot(briefing.path), inputs, make)
    if archive:
        for source in parsed.sources:
            if only is not None and source.path not in only:
                continue
            copies = partial(copies_of_card, source, archive, files[source.path])
            found += memory.get(lints_slot(source.path), (source, archive), copies)
    if "confidence-words" in active and not config.confidence_scale:
        judging = (b for b in parsed.briefings if b.judgements and (only is None or b.path in only))
        found += mixed_on_the_site(
            [word for b in judging for word in _scaled(b, config, files[b.path], memory)]
        )
    lacking = any(source.id not in verified.documents for source in parsed.sources)
    return Linted(tuple(found), OF_THE_ARCHIVE if lacking else frozenset())


def lints_slot(path: str) -> str:
    """The slot for the faults of a file."""
    return f"lints {path}"


def scale_slot(path: str) -> str:
    """The slot for the words of likelihood of a briefing."""
    return f"scaled words {path}"


def _cited(briefing: Briefing) -> tuple[str, ...]:
    """The ids of the sources that a briefing cites, sorted."""
    holes = (hole for body in briefing.bodies for hole in body.holes if isinstance(hole, CitationHole))
    return tuple(sorted({citation.source for hole in holes for citation in hole.citations}))


def _scaled(briefing: Briefing, config: Config, file: File, memory: Keep) -> tuple[ScaledWord, ...]:
    make = partial(scaled_words, briefing, config.language, file)
    return memory.get(scale_slot(briefing.path), (briefing, config), make)


def _of_briefing(
    briefing: Briefing,
    config: Config,
    sources: Mapping[str, Source],
    origin: Mapping[str, str],
    verified: VerifyResult,
    file: File,
    archive: Archive | None,
    active: tuple[str, ...],
) -> tuple[Diagnostic, ...]:
    statements = statements_of(briefing)
    subject = Subject(
        briefing,
        statements,
        tuple(statement for statement in statements if statement.citations),
        sources,
        origin,
        verified.documents,
        verified.by_source,
        config,
        Places(file),
    )
    found = [fault for code in active for fault in _LINTS[code](subject)]
    if archive:
        found += copies_of_briefing(subject, archive)
    return tuple(found)


def _archive(
    config: Config,
    sources: Mapping[str, Source],
    verified: VerifyResult,
    memory: Keep,
    digests: Mapping[str, tuple[bytes, bytes]],
) -> Archive | None:
    """The archive as copies are looked for in it; None where the lint is off or there is no text."""
    if is_off("close-copying", config.lint) or not digests:
        return None
    limits = config.limits
    titles = tuple(source.title for source in sources.values())
    inputs = (*verified.documents.values(), memory.same("titles", titles), memory.same("limits", limits))
    return memory.get(
        "archive",
        inputs,
        lambda: Archive(verified.documents, digests, titles, limits.copy_words, limits.copy_characters),
    )
