"""Checks that need every file of a site, apart from those of citations and links."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from itertools import chain
from operator import attrgetter
from typing import Any

from briefing_site.link.address_collisions import address_collisions
from briefing_site.link.aliases import alias_faults, former_id_faults
from briefing_site.link.budget import over_budget
from briefing_site.link.cited_pages import wrong_pages
from briefing_site.link.editions import edition_faults, lost_editions
from briefing_site.link.keep import Keep
from briefing_site.link.link import LinkResult
from briefing_site.link.lost_places import lost_anchors, lost_excerpts, lost_sources, uncited_sources
from briefing_site.link.private_words import private_words
from briefing_site.link.quotation_faults import too_long, unlike_source
from briefing_site.link.signed import Signed
from briefing_site.link.site import Claim, LinkedBriefing
from briefing_site.link.unused import unused
from briefing_site.link.upstream import upstream
from briefing_site.model import faults
from briefing_site.model.body import FootnoteHole
from briefing_site.model.briefing import Briefing, LooseText
from briefing_site.model.config import Config
from briefing_site.model.diagnostic import Diagnostic, Span
from briefing_site.model.edition import Edition
from briefing_site.model.paths import card_path, is_briefing, is_card, name_at, source_id
from briefing_site.model.source import Card, Source
from briefing_site.model.verification import Verification
from briefing_site.parse.result import ParseResult
from briefing_site.verify.result import VerifyResult

_ID = attrgetter("id")


def check(
    config: Config,
    parsed: ParseResult,
    verified: VerifyResult,
    linked: LinkResult,
    memory: Keep,
    signed: Signed,
) -> list[Diagnostic]:
    """Every fault that only shows when all files are known: names, regions, footnotes, quotations.

    Faults of one file alone are kept in `memory`, and what is dear for later commands too, by what `signed`
    tells of the files.
    """
    briefings, sources, loose, seen = parsed.briefings, parsed.sources, parsed.loose_cards, verified.by_source
    told = memory.same("faults of the archive", verified.faults)
    unnamed = memory.same("unnamed texts", verified.unnamed)
    context = (config, told, unnamed)

    def verdict(card: Card, found: Mapping[str, Verification]) -> tuple[Diagnostic, ...]:
        return tuple(unlike_source(card, found, verified, config))

    ids = memory.each("ids of sources", (sources,), _ID, equal=True)
    of_sources = memory.get("seen of sources", (ids, seen), lambda: tuple(map(seen.__getitem__, ids)))
    of_loose = [seen[card.id] for card in loose]
    of_files: dict[str, Sequence[tuple[Diagnostic, ...]]] = {
        "regions": _each("regions", (briefings,), lambda b: tuple(_regions(config, b)), memory, config),
        "footnotes": memory.facts("footnotes", briefings, _footnotes, equal=True),
        "footnotes of loose texts": memory.facts("loose footnotes", parsed.loose, _footnotes, equal=True),
        "originals": _originals(parsed, memory),
        "former ids": _each("former ids", (sources,), lambda s: tuple(former_id_faults(s)), memory),
        "quotations": _each("quotations", (sources,), lambda s: tuple(too_long(config, s)), memory, config),
        "guesses": _each("guesses", (sources,), _guesses, memory),
        "unused excerpts": unused(config, parsed, linked, memory),
        "verdicts": _each("verdicts", (sources, of_sources), verdict, memory, *context),
        "verdicts of loose cards": _each("loose verdicts", (loose, of_loose), verdict, memory, *context),
    }
    return [
        *chain.from_iterable(memory.gathered(f"all {name}", column) for name, column in of_files.items()),
        *chain.from_iterable(_loose_regions(config, text) for text in parsed.loose),
        *address_collisions(parsed, memory),
        *_shared_archives(parsed, memory),
        *_aliases(parsed, memory),
        *wrong_pages(linked.sources, verified, linked.site, memory),
        *_editions(config, parsed, linked, memory),
        *over_budget(config, linked.site, verified, memory, signed),
        *private_words(sources, linked.site, memory),
        *upstream(parsed, verified, linked, memory, signed),
    ]


def _each(
    slot: str,
    columns: Sequence[Sequence[Any]],
    make: Callable[..., tuple[Diagnostic, ...]],
    memory: Keep,
    *shared: object,
) -> tuple[tuple[Diagnostic, ...], ...]:
    """The faults of each row, of which all but a few are as they were."""
    return memory.each(slot, columns, make, shared=shared, equal=True)


def _editions(config: Config, parsed: ParseResult, linked: LinkResult, memory: Keep) -> Iterator[Diagnostic]:
    """The faults of briefings whose date and claims do not go together, and of those that are gone."""
    if parsed.editions.briefings:
        texts: tuple[Briefing | LooseText, ...] = (*parsed.briefings, *parsed.loose)
        paths = (*(text.path for text in texts), *parsed.unread)
        there = {name_at(path) for path in paths if is_briefing(path)}
        yield from lost_editions(parsed.editions, there, linked.site.briefings, linked.site.claims)
        ids = {source_id(path) for path in parsed.unread if is_card(path)}
        ids.update((*(card.id for card in parsed.sources), *(card.id for card in parsed.loose_cards)))
        ids.update(alias for source in parsed.sources for alias in source.aliases)
        yield from lost_sources(parsed.editions, ids)
        cards = {alias: source for source in parsed.sources for alias in source.aliases}
        cards.update((source.id, source) for source in parsed.sources)
        yield from lost_excerpts(parsed.editions, cards)
        if not config.publish_uncited:
            own = {source.id: source for source in parsed.sources}
            used = {key.source for key in linked.used}
            yield from uncited_sources(parsed.editions, own, used)
        site, editions = linked.site, parsed.editions.briefings
        columns = (
            site.briefings,
            [site.claims[each.address] for each in site.briefings],
            [editions.get(each.briefing.name) for each in site.briefings],
        )

        def make(
            linked: LinkedBriefing, claims: Sequence[Claim], edition: Edition | None
        ) -> tuple[Diagnostic, ...]:
            if edition is None or linked.briefing.draft:
                return ()
            found = partial(_edition_faults, linked, claims, edition)
            file = parsed.editions.digest
            return memory.fact("faults of editions", claims, found, file) if file else found()

        yield from chain.from_iterable(memory.each("faults of editions", columns, make))


def _edition_faults(
    linked: LinkedBriefing, claims: Sequence[Claim], edition: Edition
) -> tuple[Diagnostic, ...]:
    return (*edition_faults(linked, claims, edition), *lost_anchors(linked, edition))


def _regions(config: Config, briefing: Briefing) -> Iterator[Diagnostic]:
    regions = config.regions
    if briefing.region not in regions:
        yield _unknown_region(config, briefing.region, briefing.place_of("region"))
    elif briefing.region != briefing.folder:
        place = briefing.place_of("region")
        yield faults.briefing.region_mismatch(place, briefing.region, briefing.folder, briefing.slug, regions)
    for region in briefing.regions:
        if region not in regions:
            yield _unknown_region(config, region, briefing.place_of(f"regions[{region}]"))


def _loose_regions(config: Config, text: LooseText) -> Iterator[Diagnostic]:
    for region, place in text.regions:
        if region not in config.regions:
            yield _unknown_region(config, region, place)


def _unknown_region(config: Config, region: str, place: Span) -> Diagnostic:
    return faults.briefing.unknown_region(place, region, config.regions, config.new_region)


def _footnotes(text: Briefing | LooseText) -> tuple[Diagnostic, ...]:
    defined = {f.name: f for f in text.footnotes}
    marks = [
        hole
        for hole in chain.from_iterable(body.holes for body in text.bodies)
        if isinstance(hole, FootnoteHole)
    ]
    used = {hole.name for hole in marks}
    return (
        *(
            faults.briefing.undefined_footnote(m.place, m.name, defined, text.new_text)
            for m in marks
            if m.name not in defined and m.name not in text.told_footnotes
        ),
        *(
            faults.briefing.unused_footnote(note.place, name, note.whole)
            for name, note in defined.items()
            if name not in used and name not in text.told_footnotes
        ),
    )


def _originals(parsed: ParseResult, memory: Keep) -> tuple[tuple[Diagnostic, ...], ...]:
    """The fault of each source that is derived from one that is not there, or from itself."""
    known = memory.each("ids of sources", (parsed.sources,), _ID, equal=True)
    derived = memory.each("what is derived", (parsed.sources,), attrgetter("id", "derived_from"), equal=True)
    unread = memory.same("files without a value", parsed.unread)
    there = memory.get("original of each", (derived,), lambda: dict(derived))

    def make(source: Source) -> tuple[Diagnostic, ...]:
        original = source.derived_from
        if not original or card_path(original) in unread:
            return ()
        place = source.place_of("derived_from")
        if original not in there:
            return (faults.citation.unknown_source(place, original, known, named=place),)
        way: list[str] = []
        while original and original != source.id and original not in way:
            way.append(original)
            original = there.get(original)
        return (faults.source_card.circular_origin(place, source.id, way),) if original == source.id else ()

    return memory.each("originals", (parsed.sources,), make, shared=(derived, unread), equal=True)


def _aliases(parsed: ParseResult, memory: Keep) -> tuple[Diagnostic, ...]:
    """The fault of each alias that is a key of another source."""
    named = memory.each("places of aliases", (parsed.sources,), _aliases_of, equal=True)
    return memory.get("taken aliases", (named,), lambda: tuple(alias_faults(parsed.sources)))


def _aliases_of(source: Source) -> object:
    return (
        source.id,
        source.aliases,
        tuple(place for key, place in source.places if key.startswith("aliases")),
    )


def _shared_archives(parsed: ParseResult, memory: Keep) -> tuple[Diagnostic, ...]:
    """The fault of each card whose archived text an earlier card names too."""
    named = memory.each("archived text of a card", (parsed.sources,), _archive_of, equal=True)

    def make() -> tuple[Diagnostic, ...]:
        first: dict[str, Span] = {}
        there = [pair for pair in named if pair]
        return tuple(
            faults.source_card.shared_archive(place, name, before)
            for name, place in there
            if (before := first.setdefault(name, place)) is not place
        )

    return memory.get("shared archived texts", (named,), make)


def _archive_of(source: Source) -> tuple[str, Span] | None:
    return (source.archive, source.place_of("archive")) if source.archive else None


def _guesses(source: Source) -> tuple[Diagnostic, ...]:
    """What nobody has compared with the document yet."""
    return (
        (faults.source_card.uncertain(source.place_of("uncertain"), source.uncertain),)
        if source.uncertain
        else ()
    )
