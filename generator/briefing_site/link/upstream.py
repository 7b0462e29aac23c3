"""Changes upstream of the texts, with all that rests on them: archived texts, cards, withdrawn sources."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from functools import partial
from itertools import chain

from briefing_site.link.accepted import Change, changes
from briefing_site.link.claims import supports
from briefing_site.link.impact import impact
from briefing_site.link.keep import Keep
from briefing_site.link.link import LinkResult
from briefing_site.link.notices import SourceNotice, withdrawal
from briefing_site.link.site import Claim, LinkedSite
from briefing_site.model import faults
from briefing_site.model.citation import Mode
from briefing_site.model.diagnostic import Diagnostic
from briefing_site.model.note_key import SourceKey
from briefing_site.model.source import LooseCard, Source
from briefing_site.parse.result import ParseResult
from briefing_site.verify.result import VerifyResult


def upstream(
    parsed: ParseResult, verified: VerifyResult, linked: LinkResult, memory: Keep
) -> Iterator[Diagnostic]:
    """The faults of documents and cards that are not as they were accepted, and of withdrawn sources."""
    site = linked.site
    cards: tuple[Source | LooseCard, ...] = (*parsed.sources, *parsed.loose_cards)
    for card in cards:
        yield from _changed_text(card, verified, site)
    for source in parsed.sources:
        pinned = parsed.lock.cards.get(source.id)
        if pinned and SourceKey(source.id) in linked.used:
            found = memory.get(f"card {source.path}", (source, pinned), partial(changes, source, pinned))
            yield from _changed_card(source, found, site) if found else ()
    yield from _withdrawn(linked.sources, site)


def changed_parts(found: tuple[Change, ...]) -> dict[str, list[str]]:
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


def _changed_text(card: Source | LooseCard, verified: VerifyResult, site: LinkedSite) -> Iterator[Diagnostic]:
    """The fault of an archived text that is not the one that was pinned."""
    found = verified.by_source.get(card.id, {})
    changed = [e.id for e in card.excerpts if e.id in found and found[e.id].verdict == "source-changed"]
    if changed and card.archive:
        rests = impact(site, card.id, changed).rests
        yield faults.upstream.source_changed(card.place_of("archive"), card.archive, rests)


def _changed_card(source: Source, found: tuple[Change, ...], site: LinkedSite) -> Iterator[Diagnostic]:
    first = {change.excerpt: change for change in reversed(found)}
    for name, parts in changed_parts(found).items():
        if excerpt := source.excerpt(name):
            at, what, rests = excerpt.place, f'the excerpt "{name}"', impact(site, source.id, (name,)).rests
        else:
            at, what, rests = source.place_of(first[""].part), "the card", impact(site, source.id).rests
        if rests.pages:
            yield faults.upstream.card_changed(at, what, parts, rests)


def _withdrawn(sources: Mapping[str, Source], site: LinkedSite) -> Iterator[Diagnostic]:
    """The faults of sentences that a withdrawn source, or a copy of one, supports: at the first citation."""
    gone = {name: found for name, source in sources.items() if (found := withdrawal(source, sources))}
    if gone:
        for claim in chain.from_iterable(site.claims.values()):
            yield from _withdrawn_from(claim, gone)


def _withdrawn_from(claim: Claim, gone: Mapping[str, SourceNotice]) -> Iterator[Diagnostic]:
    supporting = [use.citation for use in claim.uses if supports(use.citation)]
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
