"""The stage `link`, the only one that sees every file.

Linking resolves citations and links, numbers the notes of each briefing, and turns citations round into
"cited by". Drafts are linked like all briefings, and left out of the site. So are sources and excerpts that
nobody uses (`link/use.py`).
"""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import chain, compress
from operator import attrgetter, is_
from typing import cast

from briefing_site.link.cited_by import CitedBy, figures_by_address
from briefing_site.link.claims import copies, origins
from briefing_site.link.columns import Columns, PublishedColumns
from briefing_site.link.editions import changes_of
from briefing_site.link.file_links import BriefingLinks, FileLinks, Linker
from briefing_site.link.ground import Grounder, Groundings, Passages
from briefing_site.link.keep import Keep
from briefing_site.link.kept_links import Traces
from briefing_site.link.kept_use import Uses
from briefing_site.link.set_texts import Style, set_source, style_of
from briefing_site.link.site import Claim, LinkedBriefing, LinkedSite
from briefing_site.link.translations import (
    Version,
    Versions,
    families,
    translation_faults,
    unread_names,
    version_of,
)
from briefing_site.link.use import with_used
from briefing_site.model import faults
from briefing_site.model.briefing import Briefing
from briefing_site.model.config import Config
from briefing_site.model.diagnostic import Diagnostic, Place, Span
from briefing_site.model.document import Document
from briefing_site.model.edit import Edit
from briefing_site.model.edition import Changes, Editions
from briefing_site.model.lazy import Derived, Late
from briefing_site.model.note_key import CitedKey, ExcerptKey
from briefing_site.model.published_file import PublishedFile
from briefing_site.model.source import Excerpt, Source
from briefing_site.model.verification import Verification
from briefing_site.model.wording import Wording
from briefing_site.parse.result import ParseResult
from briefing_site.text.dataclass import dataclass
from briefing_site.verify.result import VerifyResult

_FAULTS, _PATH, _ASKED = attrgetter("faults"), attrgetter("path"), attrgetter("asked")
_LEADING, _ORIGINAL = attrgetter("leading"), attrgetter("translation_of")


@dataclass(frozen=True, slots=True)
class LinkResult:
    """The result of `link`."""

    site: LinkedSite
    """The site that is published."""
    briefings: tuple[LinkedBriefing, ...]
    """Every linked briefing, drafts too."""
    by_address: Mapping[str, LinkedBriefing]
    """The same by the address of its page; the last of those that have one address."""
    sources: Mapping[str, Source]
    """Every source as it may be published, by id, in the order of ids; used or not."""
    used: frozenset[CitedKey]
    """What any text uses, a draft too; a key of a text that is no briefing may name what does not exist."""
    held: frozenset[CitedKey]
    """The same without drafts, where these are not published."""
    faults: tuple[Diagnostic, ...]
    """The faults of citations and links that lead nowhere, or from a published text to a draft."""
    claims: Mapping[str, Sequence[Claim]]
    """Path of every briefing, drafts too, to its claims in reading order."""
    claims_of: Sequence[Sequence[Claim]]
    """The same claims in the order of `briefings`."""
    groundings: Groundings
    """Path of every briefing to the groundings of its claims, in the order of `claims`."""
    passages: Mapping[str, Passages]
    """Id of a source to its passages, as sentences are compared with them."""
    parts_of_passages: Mapping[str, object]
    """Id of a source to what these are made from: the same object for the same passages."""
    words: str
    """Digest of the words that citations in running text are printed with; empty without a theme."""
    traces: Traces
    """What each name that a file may look up stands for, as far as other files can see."""
    asked: Mapping[str, Sequence[str]]
    """Path of a briefing or a card to the names that it looks up, apart from those that lead nowhere."""
    leading: Mapping[str, tuple[tuple[str, str], ...]]
    """Path of a briefing to the paths of those that it links to, each with the sentence of the first link."""


def link(
    config: Config,
    parsed: ParseResult,
    verified: VerifyResult,
    assets: Mapping[str, PublishedFile],
    words: Wording | None,
    *,
    drafts: bool,
    memory: Keep,
    beside: frozenset[str] = frozenset(),
) -> LinkResult:
    """Tie parsed files together.

    `assets` maps paths of files beside the briefings to how they are published; `beside` has the paths of
    all of them, those too that nothing links to. `words` are those of the theme;
    None where the theme cannot be used, so that no page is made. Authors are then named plainly. With the
    `memory` of an earlier linking only files with a changed input are tied anew. A reference to a file that
    could not be read is no fault: the faults of that file have been reported.
    """
    tying = Linker(config, parsed, assets, words, memory, beside)
    tied, cards = tying.briefings(parsed.briefings), tying.cards(parsed.sources)
    others = [*tying.loose(parsed.loose), *([tying.settings(config.uncited)] if config.uncited else ())]
    columns = Columns.of(parsed.briefings, tied, memory, drafts=drafts)
    sources = _sources(config, parsed.sources, memory)
    uses = Uses(parsed, columns.every, tying.known, memory)
    held, held_by_briefings = uses.published(columns.shows, drafts=drafts)
    all_shown = drafts or config.publish_uncited
    grounder = Grounder(config, parsed, verified, memory)
    groundings = Groundings(grounder, columns.numbers(memory), columns.every, columns.claims)
    versions = _versions(parsed.briefings, config.language, memory)
    site = _site(
        config,
        parsed.editions,
        verified,
        tying,
        PublishedColumns.of(columns, memory),
        sources if all_shown else _only_used(sources, held_by_briefings, memory),
        citable=sources,
        groundings=groundings,
        translations=memory.get(
            "translations", (versions, columns.shows), lambda: families(compress(versions, columns.shows))
        ),
        memory=memory,
    )
    return LinkResult(
        site,
        columns.every,
        memory.table("linked briefings by address", columns.addresses, columns.every),
        sources,
        uses.used,
        held,
        _faults(parsed, columns, cards, others, versions, memory),
        memory.table("claims by path", columns.paths, columns.claims),
        columns.claims,
        groundings,
        Late(lambda: grounder.passages),
        grounder.parts,
        words.digest if words else "",
        tying.traces,
        ChainMap(_asked("briefings", tied, memory), _asked("cards", cards, memory)),
        memory.table(
            "leads by path", columns.paths, memory.each("leads of all", (tied,), _LEADING, equal=True)
        ),
    )


def _site(  # noqa: PLR0913  each stands for itself, and it is called once
    config: Config,
    editions: Editions,
    verified: VerifyResult,
    tying: Linker,
    published: PublishedColumns,
    shown: Mapping[str, Source],
    *,
    citable: Mapping[str, Source],
    groundings: Groundings,
    translations: Mapping[str, Versions],
    memory: Keep,
) -> LinkedSite:
    """The site of what is published: its briefings, and the sources that are `shown` of those `citable`."""
    claims = published.claims_by_address
    origin = memory.get("origins", (shown,), lambda: origins(shown))
    backlinks, backlink_counts = _backlinks(published.tied, memory)
    cited_by = CitedBy.of(published.briefings, claims, citable, memory)
    return LinkedSite(
        config=config,
        briefings=published.briefings,
        by_address=published.by_address,
        sources=shown,
        excerpts=memory.get("published excerpts", (shown,), lambda: _excerpts(shown)),
        known=tying.known,
        verifications=memory.get("verifications", (verified.by_source,), lambda: _verifications(verified)),
        digests=verified.digests,
        claims=claims,
        figures=Late(
            lambda: figures_by_address(claims, published.addresses, published.claims, origin, memory)
        ),
        cited=cited_by.cited,
        citing=cited_by.citing,
        citing_sentences=cited_by.citing_sentences,
        counts=cited_by.counts,
        origins=origin,
        copies=memory.get("copies", (shown,), lambda: copies(shown)),
        changes=_changes(published.briefings, claims, editions, memory),
        backlinks=backlinks,
        backlink_counts=backlink_counts,
        translations=translations,
        targets=tying.targets,
        groundings=Derived(published.by_address, lambda _, linked: groundings[linked.briefing.path]),
        paragraphs=Derived(verified.documents, lambda _, document: _starts(document)),
    )


def _sources(config: Config, cards: Sequence[Source], memory: Keep) -> Mapping[str, Source]:
    """The sources as they may be published, by id, in the order of ids."""
    style = memory.same("style of sources", style_of(config))

    def as_published(source: Source) -> Source:
        def as_written() -> bool:
            return _as_published(source, style) is source

        if memory.fact("cards as written", source, as_written, " ".join(style)):
            return source
        return _as_published(source, style)

    return _by_id(memory.each("published sources", (cards,), as_published, shared=(style,)), memory)


def _versions(briefings: Sequence[Briefing], language: str, memory: Keep) -> Sequence[Version]:
    """Every briefing as one of several that say the same; none where no briefing is a translation."""
    if not any(memory.each("originals of translations", (briefings,), _ORIGINAL, equal=True)):
        return ()
    return memory.facts("versions", briefings, version_of(language), language, equal=True)


def _faults(
    parsed: ParseResult,
    columns: Columns,
    cards: Sequence[FileLinks],
    others: Sequence[FileLinks],
    versions: Sequence[Version],
    memory: Keep,
) -> tuple[Diagnostic, ...]:
    """The faults of what leads nowhere, or from a published text to a draft; `others` are tied texts."""
    of_briefings = memory.each("faults of ties", (columns.tied,), _FAULTS, equal=True)
    of_cards = memory.each("faults of tied cards", (cards,), _FAULTS, equal=True)
    there = memory.same(
        "briefings that cannot be read",
        unread_names((*parsed.unread, *(text.path for text in parsed.loose))),
    )
    return (
        *memory.gathered("all faults of ties", of_briefings),
        *memory.gathered("all faults of tied cards", of_cards),
        *chain.from_iterable(map(_FAULTS, others)),
        *_to_drafts(chain(compress(columns.tied, columns.shows), others, cards), _drafts(parsed, columns)),
        *memory.get(
            "faults of translations", (versions, there), lambda: tuple(translation_faults(versions, there))
        ),
    )


def _drafts(parsed: ParseResult, columns: Columns) -> Mapping[str, Briefing]:
    """The briefings that are not published, by path."""
    if all(columns.shows):
        return {}
    return {b.path: b for b, shows in zip(parsed.briefings, columns.shows, strict=True) if not shows}


def with_unused(result: LinkResult, memory: Keep) -> LinkResult:
    """A result whose site has the sources and excerpts too that nobody uses, for an author to see."""
    if len(result.site.sources) == len(result.sources) and all(
        map(is_, result.site.sources.values(), result.sources.values())
    ):
        return result
    sources = result.sources
    excerpts = memory.get("all excerpts", (sources,), lambda: _excerpts(sources))
    of_all = memory.get("origins of all", (sources,), lambda: origins(sources))
    of_others = memory.get("copies of all", (sources,), lambda: copies(sources))
    site = replace(result.site, sources=sources, excerpts=excerpts, origins=of_all, copies=of_others)
    return replace(result, site=site)


def _asked(name: str, tied: Sequence[FileLinks], memory: Keep) -> dict[str, Sequence[str]]:
    """Path of each tied file to the names that it looks up."""
    paths = memory.each(f"paths of tied {name}", (tied,), _PATH, equal=True)
    asked = memory.each(f"asked by {name}", (tied,), _ASKED, equal=True)
    return cast(dict[str, Sequence[str]], memory.table(f"asked by {name}, by path", paths, asked))


def _by_id(sources: Sequence[Source], memory: Keep) -> Mapping[str, Source]:
    """Sources by id, in the order of ids."""
    return memory.get(
        "sources by id", (sources,), lambda: {s.id: s for s in sorted(sources, key=lambda s: s.id)}
    )


def _only_used(
    sources: Mapping[str, Source], used: frozenset[CitedKey], memory: Keep
) -> Mapping[str, Source]:
    kept = memory.each(
        "sources in use", (tuple(sources.values()),), lambda s: with_used(s, used), shared=(used,)
    )
    return memory.get(
        "sources in use by id", (kept,), lambda: {source.id: source for source in kept if source}
    )


def _excerpts(sources: Mapping[str, Source]) -> dict[ExcerptKey, Excerpt]:
    return {ExcerptKey(s.id, e.id): e for s in sources.values() for e in s.excerpts}


def _verifications(verified: VerifyResult) -> dict[ExcerptKey, Verification]:
    return {ExcerptKey(s, e): v for s, found in verified.by_source.items() for e, v in found.items()}


def _without_words(source: Source) -> Source:
    """A source as it may be published: a private source loses the words of its excerpts."""
    if source.rights != "private":
        return source
    return replace(source, excerpts=tuple(replace(e, quote="", translation=None) for e in source.excerpts))


def _as_published(source: Source, style: Style) -> Source:
    return set_source(_without_words(source), style)


def _to_drafts(published: Iterable[FileLinks], drafts: Mapping[str, Briefing]) -> Iterator[Diagnostic]:
    """The faults of links from published files to drafts; `drafts` are by path."""
    for tied in published if drafts else ():
        for lead in tied.leads:
            if draft := drafts.get(lead.path):
                place, publish = draft.place_of("draft"), _published(draft)
                yield faults.link.link_to_draft(
                    lead.hole.place, lead.hole.target, draft.title, place, publish
                )


def _published(draft: Briefing) -> Edit:
    """The edit that takes `draft: true` out of a draft."""
    place = draft.place_of("draft")
    if place.column == len("draft: ") + 1:  # the key begins its line, which holds nothing else
        line = Place(place.path, place.line)
        return Edit(Span(line, Place(place.path, place.line + 1)), "")
    return Edit(place, "false")


def _starts(document: Document) -> tuple[int, ...]:
    return tuple(paragraph.start for paragraph in document.paragraphs)


def _changes(
    published: Iterable[LinkedBriefing],
    claims: Mapping[str, Sequence[Claim]],
    editions: Editions,
    memory: Keep,
) -> dict[str, Changes]:
    """Address of a briefing to what changed in it with its date."""
    found: dict[str, Changes] = {}
    for linked in published if editions.briefings else ():
        if edition := editions.briefings.get(linked.briefing.name):
            made = claims[linked.address]
            make = partial(changes_of, linked, made, edition)
            kept = partial(memory.fact, "changes", made, make, editions.digest) if editions.digest else make
            if changes := memory.get(f"changes {linked.briefing.path}", (linked, made, edition), kept):
                found[linked.address] = changes
    return found


def _backlinks(
    published: Sequence[BriefingLinks], memory: Keep
) -> tuple[Mapping[str, tuple[tuple[LinkedBriefing, str], ...]], Mapping[str, int]]:
    """Path of a briefing to those of the published that link to it, with the sentences; and their number."""
    leading = memory.each("leads", (published,), _LEADING, equal=True)

    def make() -> dict[str, tuple[tuple[int, str], ...]]:
        found: dict[str, list[tuple[int, str]]] = {}
        for at, each in enumerate(leading):
            for path, sentence in each:
                found.setdefault(path, []).append((at, sentence))
        return {path: tuple(by) for path, by in found.items()}

    links = memory.get("backlinks", (leading,), make)
    counts = memory.get(
        "numbers of backlinks", (links,), lambda: {path: len(by) for path, by in links.items()}
    )
    linking = Derived(links, lambda _, by: tuple((published[at].linked, sentence) for at, sentence in by))
    return linking, counts
