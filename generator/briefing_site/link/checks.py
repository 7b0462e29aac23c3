"""Checks that need every file of a site, apart from those of citations and links."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import chain
from operator import attrgetter
from typing import Any

from briefing_site.link.aliases import alias_faults, former_id_faults
from briefing_site.link.budget import over_budget
from briefing_site.link.cited_pages import wrong_pages
from briefing_site.link.editions import edition_faults, lost_editions
from briefing_site.link.keep import Keep
from briefing_site.link.kept_links import digest_of
from briefing_site.link.link import LinkResult
from briefing_site.link.lost_places import lost_anchors, lost_excerpts, lost_sources, uncited_sources
from briefing_site.link.private_words import private_words
from briefing_site.link.signed import Signed
from briefing_site.link.site import Claim, LinkedBriefing
from briefing_site.link.unused import unused
from briefing_site.link.upstream import upstream
from briefing_site.model import addresses, faults
from briefing_site.model.body import FootnoteHole
from briefing_site.model.briefing import Briefing, LooseText
from briefing_site.model.config import Config
from briefing_site.model.dataclass import dataclass
from briefing_site.model.diagnostic import Diagnostic, Span
from briefing_site.model.edit import Edit
from briefing_site.model.edition import Edition
from briefing_site.model.fix import Fix, Safety
from briefing_site.model.paths import card_path, is_briefing, is_card, name_at, source_id
from briefing_site.model.source import Excerpt, LooseCard, Source
from briefing_site.model.verification import Verification
from briefing_site.parse.result import ParseResult
from briefing_site.text.slug import free_id
from briefing_site.text.word_count import count_words
from briefing_site.verify.result import VerifyResult

_ID, _PATH = attrgetter("id"), attrgetter("path")
_SHOWN = 3
"""As many archived texts are offered to a card that names none."""


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

    def verdict(card: Source | LooseCard, found: Mapping[str, Verification]) -> tuple[Diagnostic, ...]:
        return tuple(_verdicts(card, found, verified, config))

    ids = memory.each("ids of sources", (sources,), _ID, equal=True)
    of_sources = memory.get("seen of sources", (ids, seen), lambda: tuple(map(seen.__getitem__, ids)))
    of_loose = [seen[card.id] for card in loose]
    of_files: dict[str, Sequence[tuple[Diagnostic, ...]]] = {
        "regions": _each("regions", (briefings,), lambda b: tuple(_regions(config, b)), memory, config),
        "footnotes": memory.facts("footnotes", briefings, _footnotes, equal=True),
        "footnotes of loose texts": memory.facts("loose footnotes", parsed.loose, _footnotes, equal=True),
        "originals": _originals(parsed, memory),
        "former ids": _each("former ids", (sources,), lambda s: tuple(former_id_faults(s)), memory),
        "quotations": _each("quotations", (sources,), lambda s: tuple(_too_long(config, s)), memory, config),
        "guesses": _each("guesses", (sources,), _guesses, memory),
        "unused excerpts": unused(config, parsed, linked, memory),
        "verdicts": _each("verdicts", (sources, of_sources), verdict, memory, *context),
        "verdicts of loose cards": _each("loose verdicts", (loose, of_loose), verdict, memory, *context),
    }
    return [
        *chain.from_iterable(memory.gathered(f"all {name}", column) for name, column in of_files.items()),
        *chain.from_iterable(_loose_regions(config, text) for text in parsed.loose),
        *_addresses(parsed, memory),
        *_shared_archives(parsed, memory),
        *_aliases(parsed, memory),
        *wrong_pages(linked.sources, verified, linked.site),
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


def _addresses(parsed: ParseResult, memory: Keep) -> tuple[Diagnostic, ...]:
    """The faults of pages at one address. Letter case is ignored, since not every disk tells `A` from `a`.

    Whether there are any is kept for later commands, by all that is named.
    """
    named = memory.facts("digests of named pages", parsed.briefings, _digest_of_named, equal=True)
    cards = memory.each("paths of sources", (parsed.sources,), _PATH, equal=True)

    def apart() -> bool:
        return not any(_collisions(parsed))

    if memory.get(
        "addresses apart",
        (named, cards),
        lambda: memory.known_by("addresses apart", digest_of((named, cards)), apart),
    ):
        return ()
    return tuple(_collisions(parsed))


def _collisions(parsed: ParseResult) -> Iterator[Diagnostic]:
    taken: dict[str, _Named] = {}
    briefings, sources = parsed.briefings, parsed.sources
    named = (
        *(_Named(addresses.source(source.id), source.path, Span.opening(source.path)) for source in sources),
        *chain.from_iterable(map(_named, briefings)),
    )
    for one in named:
        key = one.address.casefold()
        if key.endswith("/index.html"):
            yield _at_index(one)
        elif (first := taken.setdefault(key, one)).owner != one.owner:
            if one.person and first.person:
                yield faults.briefing.same_person(one.place, one.person, first.person, first.place)
            else:
                free = _free_slug(one.owner, briefings)
                yield faults.briefing.address_collision(
                    one.place, one.address, first.owner, first.place, free
                )


@dataclass(frozen=True, slots=True)
class _Named:
    """A page that exists because an author named it."""

    address: str
    owner: str
    """The file, topic or person that it is the page of, in words for a message."""
    place: Span
    person: str = ""
    """The name of the person; empty for a page of another kind."""
    topic: str = ""


def _at_index(named: _Named) -> Diagnostic:
    """The fault of a page that has the name of the list of its folder."""
    if named.person or named.topic:
        return faults.config.reserved_word(named.place, named.person or named.topic)
    return faults.config.reserved_file(named.place)


def _free_slug(path: str, briefings: Iterable[Briefing]) -> str:
    """A slug that no briefing has, for the file of a briefing; empty for another file."""
    briefing = next((b for b in briefings if b.path == path), None)
    return free_id(briefing.slug, {b.slug for b in briefings}) if briefing else ""


def _digest_of_named(briefing: Briefing) -> str:
    """A digest of the pages that a briefing names, wherever it does."""
    return digest_of([(named.address, named.owner, named.person, named.topic) for named in _named(briefing)])


def _named(briefing: Briefing) -> tuple[_Named, ...]:
    """Every page that exists because a briefing names it."""
    places = dict(briefing.places)
    start = Span.opening(briefing.path)
    return (
        _Named(addresses.briefing(briefing.region, briefing.slug), briefing.path, start),
        *(
            _Named(
                addresses.topic(topic),
                f'the topic "{topic}"',
                places.get(f"topics[{topic}]", start),
                topic=topic,
            )
            for topic in briefing.topics
        ),
        *(
            _Named(
                addresses.person(person),
                f'the person "{person}"',
                places.get(f"people[{person}]", start),
                person=person,
            )
            for person in briefing.people
        ),
    )


def _originals(parsed: ParseResult, memory: Keep) -> tuple[tuple[Diagnostic, ...], ...]:
    """The fault of each source that is derived from one that is not there."""
    known = memory.each("ids of sources", (parsed.sources,), _ID, equal=True)
    unread = memory.same("files without a value", parsed.unread)
    there = memory.get("known ids", (known,), lambda: frozenset(known))

    def make(source: Source) -> tuple[Diagnostic, ...]:
        original = source.derived_from
        if not original or original in there or card_path(original) in unread:
            return ()
        place = source.place_of("derived_from")
        return (faults.citation.unknown_source(place, original, known, named=place),)

    return memory.each("originals", (parsed.sources,), make, shared=(known, unread), equal=True)


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


def _too_long(config: Config, source: Source) -> Iterator[Diagnostic]:
    """The faults of quotations that are longer than the site allows."""
    if source.rights == "quote":
        for excerpt in source.excerpts:
            words = count_words(excerpt.quote)
            if words > config.quote_words:
                yield faults.source_card.quote_too_long(
                    excerpt.quote_place,
                    words,
                    config.quote_words,
                    _beyond(excerpt, config.quote_words),
                    config.quote_limit,
                )


def _beyond(excerpt: Excerpt, limit: int) -> Span | None:
    """What stands behind the first words of a quotation; None where that cannot be cut off plainly."""
    at, quote = excerpt.quote_place, excerpt.quote
    before = at.end.column - at.start.column - len(quote)
    if limit < 1:
        return None
    kept = match.end() if (match := re.match(rf"(?:\S+\s+){{{limit - 1}}}\S+", quote)) else 0
    # A quotation of one line stands there letter by letter, behind its sign.
    if before not in (1, 2) or not at.holds(before + len(quote)) or count_words(quote[:kept]) != limit:
        return None
    return None if "[" in quote else at.part(before + kept, len(quote) - kept)


def _verdicts(
    source: Source | LooseCard, found: Mapping[str, Verification], verified: VerifyResult, config: Config
) -> Iterator[Diagnostic]:
    """The faults of quotations that were not found."""
    for excerpt in source.excerpts:
        if excerpt.id in found:
            yield from _verdict(found[excerpt.id], excerpt, source, verified, config)


def _verdict(
    found: Verification, excerpt: Excerpt, source: Source | LooseCard, verified: VerifyResult, config: Config
) -> Iterator[Diagnostic]:
    place, name = excerpt.quote_place, excerpt.id
    if found.verdict in ("not-found", "ambiguous"):
        limit = config.quote_words if isinstance(source, Source) and source.rights == "quote" else None
        fixes = tuple(_quoted_right(found, excerpt, limit))
        if found.misplaced and excerpt.at:
            at = excerpt.at_place.at
            yield faults.verification.misplaced_quote(at, name, found.reason, found.hint, fixes)
            return
        yield faults.verification.quote_not_found(place, name, found.verdict, found.reason, found.hint, fixes)
    elif found.verdict == "no-archive" and not _told_of_archive(source, verified, config):
        # A card that names no text may mean one that no card names.
        free = [] if source.archive else [n for n in verified.unnamed if n.startswith(source.id)]
        if not source.archive and not free and len(verified.unnamed) == 1:
            free = list(verified.unnamed)
        yield faults.verification.unverified(
            place, name, found.reason, found.hint, source.new_key, free[:_SHOWN]
        )


def _told_of_archive(source: Source | LooseCard, verified: VerifyResult, config: Config) -> bool:
    """Whether a fault at the key `archive` tells already why nothing of a card could be compared."""
    if source.archive is None:
        return any(key == "archive" for key, _ in source.places)
    unread = any(
        fault.code == "missing-archive" and fault.place.path == source.path for fault in verified.faults
    )
    return unread and config.lint.get("missing-archive") != "off"


def _quoted_right(found: Verification, excerpt: Excerpt, limit: int | None) -> Iterator[Fix]:
    """The fixes of a quotation: `at` set to a place of its words, or the words that the source has there."""
    for choice in found.choices:
        safety = Safety.UNSAFE if len(found.choices) == 1 else Safety.DISPLAY
        yield Fix(f'Set at="{choice}"', (excerpt.at_place.fill(choice),), safety)
    new = found.words
    if new and (limit is None or count_words(new) <= limit):
        shown = new if len(new) <= 60 else f"{new[:59]}…"
        edits = [Edit(excerpt.quote_place, f"> {new}")]
        if found.words_at:
            edits.append(excerpt.at_place.fill(found.words_at))
        yield Fix(f"Quote the words as they stand: “{shown}”", tuple(edits), Safety.DISPLAY)
