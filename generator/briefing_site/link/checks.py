"""What must hold between the files of a site beyond what their references say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import chain

from briefing_site.link.keep import Keep
from briefing_site.link.link import Linked
from briefing_site.link.site import Cited
from briefing_site.model import addresses, faults
from briefing_site.model.body import FootnoteHole
from briefing_site.model.briefing import Briefing, LooseText
from briefing_site.model.config import Config
from briefing_site.model.diagnostic import Diagnostic, Place
from briefing_site.model.note_key import CitedKey, ExcerptKey
from briefing_site.model.source import Excerpt, LooseCard, Source
from briefing_site.model.verification import Verification
from briefing_site.parse.result import Parsed
from briefing_site.text.word_count import count_words
from briefing_site.verify.result import Verified


def check(
    config: Config, parsed: Parsed, verified: Verified, linked: Linked, memory: Keep
) -> list[Diagnostic]:
    """Every fault that only shows when all files are known: names, regions, footnotes, quotations.

    What one file alone tells is kept in `memory`.
    """
    texts: tuple[Briefing | LooseText, ...] = (*parsed.briefings, *parsed.loose)
    return [
        *chain.from_iterable(_regions(config, b) for b in parsed.briefings),
        *chain.from_iterable(_loose_regions(config, text) for text in parsed.loose),
        *chain.from_iterable(
            memory.get(f"footnotes {text.path}", (text,), partial(_footnotes, text)) for text in texts
        ),
        *_addresses(parsed.briefings, parsed.sources, memory),
        *chain.from_iterable(_source(config, parsed, s) for s in parsed.sources),
        *_unused(parsed, linked),
        *chain.from_iterable(_verdicts(s, verified, linked.site.cited) for s in parsed.sources),
        *chain.from_iterable(_verdicts(s, verified, {}) for s in parsed.loose_cards),
    ]


def _regions(config: Config, briefing: Briefing) -> Iterator[Diagnostic]:
    regions = config.regions
    if briefing.region not in regions:
        yield faults.briefing.unknown_region(briefing.place_of("region"), briefing.region, regions)
    elif briefing.region != briefing.folder:
        yield faults.briefing.region_mismatch(briefing.place_of("region"), briefing.region, briefing.folder)
    for region in briefing.regions:
        if region not in regions:
            yield faults.briefing.unknown_region(briefing.place_of(f"regions[{region}]"), region, regions)


def _loose_regions(config: Config, text: LooseText) -> Iterator[Diagnostic]:
    for region, place in text.regions:
        if region not in config.regions:
            yield faults.briefing.unknown_region(place, region, config.regions)


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
            faults.briefing.undefined_footnote(m.place, m.name, defined)
            for m in marks
            if m.name not in defined
        ),
        *(
            faults.briefing.unused_footnote(note.place, name)
            for name, note in defined.items()
            if name not in used
        ),
    )


def _addresses(
    briefings: Iterable[Briefing], sources: Iterable[Source], memory: Keep
) -> Iterator[Diagnostic]:
    """No two pages at one address, letter case apart: not every disk tells `A` from `a`."""
    taken: dict[str, str] = {}
    named = (
        *((addresses.source(source.id), source.path, Place(source.path)) for source in sources),
        *chain.from_iterable(memory.get(f"named {b.path}", (b,), partial(_named, b)) for b in briefings),
    )
    for address, owner, place in named:
        key = address.casefold()
        if key.endswith("/index.html"):
            yield faults.config.reserved_name(place, "index", "a name here")
        elif taken.setdefault(key, owner) != owner:
            yield faults.briefing.address_collision(place, address, taken[key])


def _named(briefing: Briefing) -> tuple[tuple[str, str, Place], ...]:
    """Address, owner and place of everything that the author of a briefing has named."""
    places = dict(briefing.places)
    start = Place(briefing.path)
    return (
        (addresses.briefing(briefing.region, briefing.slug), briefing.path, start),
        *(
            (addresses.topic(topic), f'the topic "{topic}"', places.get(f"topics[{topic}]", start))
            for topic in briefing.topics
        ),
        *(
            (addresses.person(person), f'the person "{person}"', places.get(f"people[{person}]", start))
            for person in briefing.people
        ),
    )


def _source(config: Config, parsed: Parsed, source: Source) -> Iterator[Diagnostic]:
    original = source.derived_from
    known = [s.id for s in parsed.sources]
    if original and original not in known and f"seeds/{original}.md" not in parsed.unread:
        yield faults.citation.unknown_source(source.place_of("derived_from"), original, known)
    if source.rights == "quote":
        for excerpt in source.excerpts:
            words = count_words(excerpt.quote)
            if words > config.quote_words:
                yield faults.source_card.quote_too_long(excerpt.quote_place, words, config.quote_words)


def _unused(parsed: Parsed, linked: Linked) -> Iterator[Diagnostic]:
    if any(path.startswith("briefings/") for path in parsed.unread):
        return  # what such a file cites is not known
    used = {note.key for briefing in linked.briefings for note in briefing.numbering.notes}
    for source in parsed.sources:
        for excerpt in source.excerpts:
            if ExcerptKey(source.id, excerpt.id) not in used:
                yield faults.source_card.unused_excerpt(excerpt.place, source.id, excerpt.id)


def _verdicts(
    source: Source | LooseCard, verified: Verified, cited: Mapping[CitedKey, Sequence[Cited]]
) -> Iterator[Diagnostic]:
    """Quotations that were not found, and a changed text with all that rests on it."""
    found = verified.by_source.get(source.id, {})
    changed = [e for e in source.excerpts if e.id in found and found[e.id].verdict == "source-changed"]
    for excerpt in source.excerpts:
        if excerpt.id in found:
            yield from _verdict(found[excerpt.id], excerpt)
    if changed and source.archive:
        impact = (_resting(use) for e in changed for use in cited.get(ExcerptKey(source.id, e.id), ()))
        place = source.place_of("archive")
        yield faults.verification.source_changed(place, source.archive, tuple(dict.fromkeys(impact)))


def _verdict(found: Verification, excerpt: Excerpt) -> Iterator[Diagnostic]:
    place, name = excerpt.quote_place, excerpt.id
    if found.verdict in ("not-found", "ambiguous"):
        yield faults.verification.quote_not_found(place, name, found.verdict, found.reason, found.hint)
    elif found.verdict == "no-archive":
        yield faults.verification.unverified(place, name, found.reason, found.hint)


def _resting(use: Cited) -> str:
    place = use.citation.place
    return f"{place.path}:{place.line} “{use.sentence}”"
