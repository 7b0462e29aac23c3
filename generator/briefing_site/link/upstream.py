"""Changes upstream of the texts, with all that rests on them: archived texts, cards, withdrawn sources."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, compress
from operator import attrgetter
from typing import TypeVar

from briefing_site.link.accepted import Change, changes
from briefing_site.link.impact import Impacts
from briefing_site.link.keep import Keep
from briefing_site.link.kept_nothing import unless_nothing
from briefing_site.link.link import LinkResult
from briefing_site.link.notices import SourceNotice, withdrawal
from briefing_site.link.signed import Signed
from briefing_site.link.site import Claim, LinkedSite
from briefing_site.model import faults
from briefing_site.model.citation import Mode
from briefing_site.model.diagnostic import Diagnostic
from briefing_site.model.note_key import SourceKey
from briefing_site.model.pin import PinnedCard
from briefing_site.model.source import Card, Source
from briefing_site.model.verification import Verification
from briefing_site.parse.result import ParseResult
from briefing_site.verify.result import VerifyResult

_ID = attrgetter("id")
C = TypeVar("C")
V = TypeVar("V")


def upstream(
    parsed: ParseResult, verified: VerifyResult, linked: LinkResult, memory: Keep, signed: Signed
) -> Iterator[Diagnostic]:
    """The faults of documents and cards that are not as they were accepted, and of withdrawn sources."""
    site = linked.site
    impacts = Impacts(site, (memory, signed))

    def columns() -> tuple[tuple[Card, ...], tuple[Mapping[str, Verification], ...]]:
        cards: tuple[Card, ...] = (*parsed.sources, *parsed.loose_cards)
        return cards, tuple(map(verified.by_source.__getitem__, map(_ID, cards)))

    of_cards = (parsed.sources, parsed.loose_cards, verified.by_source)
    cards, seen = memory.get("cards that may have changed", of_cards, columns)
    changed = memory.each("changed texts", (cards, seen), _changed_excerpts)
    for card, names in _with_any(cards, changed):
        if card.archive:
            rests = impacts.of(card.id, names).rests
            yield faults.upstream.source_changed(card.place_of("archive"), card.archive, rests)
    pins = memory.get(
        "accepted cards of sources",
        (parsed.sources, parsed.lock),
        lambda: tuple(map(parsed.lock.cards.get, map(_ID, parsed.sources))),
    )

    def unlike(source: Source, old: PinnedCard | None) -> tuple[Change, ...]:
        if old is None:
            return ()
        kept = f"{source.id} {signed.source(source.id)}"
        return unless_nothing("accepted cards", kept, lambda: changes(source, old), memory)

    changed_cards = memory.each("changed cards", (parsed.sources, pins), unlike)
    for source, found in _with_any(parsed.sources, changed_cards):
        if SourceKey(source.id) in linked.used:
            yield from _changed_card(source, found, impacts)
    yield from _withdrawn(linked.sources, site, memory)


def _with_any(cards: Sequence[C], found: Sequence[tuple[V, ...]]) -> Iterator[tuple[C, tuple[V, ...]]]:
    """The cards of which anything was found, with that."""
    return zip(compress(cards, found), filter(None, found), strict=True)


def _changed_parts(found: tuple[Change, ...]) -> dict[str, list[str]]:
    """Id of an excerpt (empty for the front matter) to its changes in words."""
    parts: dict[str, list[str]] = {}
    for change in found:
        parts.setdefault(change.excerpt, []).append(in_words(change))
    return parts


def in_words(change: Change) -> str:
    """A change of a card in words, with both values where the lock keeps them."""
    before, now = change.before, change.now
    if not change.was_given:
        return f"{change.part} is new{f' ({now})' if now else ''}"
    if not change.is_given:
        return f"{change.part} is gone{f' ({before})' if before else ''}"
    return f"{change.part} {f'({before}, now {now})' if before and now else 'reads otherwise'}"


def _changed_excerpts(card: Card, found: Mapping[str, Verification]) -> tuple[str, ...]:
    """Ids of the excerpts whose archived text is not the one that was pinned."""
    names = (excerpt.id for excerpt in card.excerpts if excerpt.id in found)
    return tuple(name for name in names if found[name].verdict == "source-changed")


def _changed_card(source: Source, found: tuple[Change, ...], impacts: Impacts) -> Iterator[Diagnostic]:
    first = {change.excerpt: change for change in reversed(found)}
    for name, parts in _changed_parts(found).items():
        if excerpt := source.excerpt(name):
            at, what, rests = excerpt.place, f'the excerpt "{name}"', impacts.of(source.id, (name,)).rests
        else:
            at, what, rests = source.place_of(first[""].part), "the card", impacts.of(source.id).rests
        if rests.pages:
            yield faults.upstream.card_changed(at, what, parts, rests)


def _withdrawn(sources: Mapping[str, Source], site: LinkedSite, memory: Keep) -> Iterator[Diagnostic]:
    """The faults of sentences that a withdrawn source, or a copy of one, supports: at the first citation."""

    def withdrawn() -> dict[str, SourceNotice]:
        return {name: found for name, source in sources.items() if (found := withdrawal(source, sources))}

    def make(claims: Iterable[Claim]) -> tuple[Diagnostic, ...]:
        return tuple(chain.from_iterable(_withdrawn_from(claim, gone) for claim in claims))

    if gone := memory.get("withdrawn sources", (sources,), withdrawn):
        claims = tuple(site.claims.values())
        yield from chain.from_iterable(memory.each("withdrawn", (claims,), make, shared=(gone,)))


def _withdrawn_from(claim: Claim, gone: Mapping[str, SourceNotice]) -> Iterator[Diagnostic]:
    supporting = [use.citation for use in claim.uses if use.citation.supports]
    alone = all(citation.source in gone for citation in supporting)
    cited = Counter(citation.source for citation in supporting)
    first = {citation.source: citation for citation in reversed(supporting)}
    for name in cited:
        if found := gone.get(name):
            citation, of = first[name], found.of.id
            yield faults.upstream.withdrawn_source(
                citation.place,
                f'"{of}"' if of == name else f'"{of}", the original of "{name}",',
                str(found.notice.date),
                found.notice.reason,
                alone=alone,
                bare=cited[name] == 1 and citation.mode is Mode.BRACKET and not citation.prefix,
                card=found.of.place_of("withdrawn"),
            )
