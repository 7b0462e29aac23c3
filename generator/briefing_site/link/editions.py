"""A briefing against its last published edition: what changed, and whether its date says so.

1. The *date* of a state is `updated`, or else `date`. A state with another date than the published one is a
   new edition, and is compared with what was published.
2. A state with the published date should have the published claims. What changed for readers is then what
   changed with that date: it is compared with the edition before.
3. Claims are put side by side by their words: equal ones first, then, in what lies between, those that have
   most of their words in common. Of a great many claims only those in about the same place are compared. The
   pairs serve the eye alone; that something changed does not hang on them.
4. A judgement that is held with another confidence is a changed claim.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from briefing_site.link.site import Claim, LinkedBriefing, placed_bodies
from briefing_site.model import addresses, faults
from briefing_site.model.body_text import as_written, body_text
from briefing_site.model.briefing import Briefing
from briefing_site.model.citation import Citation
from briefing_site.model.diagnostic import Diagnostic, Span
from briefing_site.model.edit import Edit
from briefing_site.model.edition import Change, Changes, Edition, Editions, PublishedClaim, PublishedState
from briefing_site.model.paths import EDITIONS
from briefing_site.model.place import Place
from briefing_site.text.word_diff import Likeness

_ALIKE = 0.5
"""Claims that have so much in common are shown as one that changed."""
_CLAIMS = 100_000
"""Pairs of claims among which equal ones are looked for, wherever they stand."""
_PAIRS = 10_000
"""About so many pairs of claims are compared by their words, and at most twice as many."""
_WORDS = 2_000_000
"""Pairs of words that are looked at to compare them."""


def state_of(linked: LinkedBriefing, claims: Sequence[Claim]) -> PublishedState:
    """A briefing as it would be published now."""
    return PublishedState(linked.briefing.last_changed, _published(linked, claims), _digest(linked))


def _digest(linked: LinkedBriefing) -> str:
    """A digest of all that the page of a briefing says."""
    briefing = linked.briefing
    said = (
        briefing.title,
        briefing.summary,
        *(judgement.because for judgement in briefing.judgements),
        *(body_text(body, as_written) for body, _ in placed_bodies(linked)),
    )
    return hashlib.sha256("\n".join(said).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _published(linked: LinkedBriefing, claims: Sequence[Claim]) -> tuple[PublishedClaim, ...]:
    levels = [judgement.confidence for judgement in linked.briefing.judgements]
    return tuple(
        PublishedClaim(
            claim.sentence,
            tuple(dict.fromkeys(_cite(use.citation) for use in claim.uses)),
            levels[claim.position] if claim.position < len(levels) else None,
        )
        for claim in claims
    )


def _cite(citation: Citation) -> str:
    signal = f"{citation.signal} " if citation.signal else ""
    return f"{signal}@{citation.source}{f'#{citation.excerpt}' if citation.excerpt else ''}"


def changes_of(linked: LinkedBriefing, claims: Sequence[Claim], edition: Edition) -> Changes | None:
    """What changed with the date that a briefing has; None where that date is its first, or nothing did."""
    old = edition.before if edition.now.date == linked.briefing.last_changed else edition.now
    if old is None:
        return None
    found = tuple(compare(old.claims, _published(linked, claims)))
    return Changes(old.date, found) if found else None


def compare(old: Sequence[PublishedClaim], new: Sequence[PublishedClaim]) -> Iterator[Change]:
    """The claims that were added, changed and removed, in the order of `new`."""
    if old == new:  # as nearly always
        return
    if not any(claim.confidence for claim in old):  # there were no judgements, or the file is an older one
        new = [replace(claim, confidence=None) for claim in new]
    likeness = Likeness(_ALIKE, _WORDS)
    for a, b, c, d in _unequal(old, new):
        yield from _between(old[a:b], new[c:d], c, likeness)


def _unequal(
    old: Sequence[PublishedClaim], new: Sequence[PublishedClaim]
) -> Iterator[tuple[int, int, int, int]]:
    """The stretches of both without equal claims: from where to where in `old`, and in `new`."""
    first = next(
        (at for at, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new))
    )
    ends = zip(reversed(old[first:]), reversed(new[first:]), strict=False)
    last = next((at for at, (a, b) in enumerate(ends) if a != b), min(len(old), len(new)) - first)
    one, other = old[first : len(old) - last], new[first : len(new) - last]
    if len(one) * len(other) > _CLAIMS:
        yield first, first + len(one), first, first + len(other)
        return
    for what, a, b, c, d in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if what != "equal":
            yield first + a, first + b, first + c, first + d


def _between(
    old: Sequence[PublishedClaim], new: Sequence[PublishedClaim], at: int, likeness: Likeness
) -> Iterator[Change]:
    """The changes of a stretch without equal claims, whose first new claim has the number `at`."""
    alike = ((likeness.of(old[a].text, new[b].text), -b, -a) for a, b in _neighbours(len(old), len(new)))
    partner: dict[int, int] = {}
    taken: set[int] = set()
    for _, b, a in sorted((pair for pair in alike if pair[0] >= _ALIKE), reverse=True):
        if -b not in partner and -a not in taken:
            partner[-b] = -a
            taken.add(-a)
    for number, claim in enumerate(new):
        before = old[partner[number]] if number in partner else None
        if before != claim:
            yield Change(before, claim, at + number)
    yield from (Change(claim, None) for number, claim in enumerate(old) if number not in taken)


def _neighbours(old: int, new: int) -> Iterator[tuple[int, int]]:
    """Pairs of an old and a new place, of so many each: all, or those that lie about as far down the text."""
    reach = max(1, _PAIRS // max(old, new, 1))
    for a in range(old):
        middle = a * new // old
        yield from ((a, b) for b in range(max(0, middle - reach), min(new, middle + reach + 1)))


def edition_faults(
    linked: LinkedBriefing, claims: Sequence[Claim], edition: Edition
) -> tuple[Diagnostic, ...]:
    """The faults of a briefing whose date and claims do not go together."""
    briefing, published = linked.briefing, edition.now
    date = briefing.place_of("updated" if briefing.updated else "date")
    if briefing.last_changed == published.date:
        changes = tuple(compare(published.claims, _published(linked, claims)))
        if not changes:
            return ()
        places = tuple((_place(claims, change, date), _words(change)) for change in changes)
        return (
            faults.edition.changed_without_date(date, str(published.date), places, briefing.updated is None),
        )
    if not any(compare(published.claims, _published(linked, claims))) and published.text == _digest(linked):
        return (faults.edition.date_without_change(date, str(briefing.last_changed), str(published.date)),)
    return ()


def _place(claims: Sequence[Claim], change: Change, otherwise: Span) -> Span:
    return next(claims[change.place].uses).citation.place if change.place >= 0 else otherwise


def _words(change: Change) -> str:
    if change.before and change.after:
        held = f" with {change.before.confidence} confidence" if is_held_otherwise(change) else ""
        if change.before.text != change.after.text:
            return f"it was published{held} as “{change.before.text}”"
        if change.before.cites == change.after.cites:
            return f"it was published{held}"
        cited = "; ".join(change.before.cites)
        return f"it rested on {cited}{f', and was published{held}' if held else ''}"
    return (
        "it was not published" if change.after else f"“{change.before.text if change.before else ''}” is gone"
    )


def is_held_otherwise(change: Change) -> bool:
    """Whether a judgement that stayed has another confidence."""
    before, after = change.before, change.after
    return bool(before and after and before.confidence and before.confidence != after.confidence)


def lost_editions(
    editions: Editions,
    there: Collection[str],
    briefings: Iterable[LinkedBriefing],
    claims: Mapping[str, Sequence[Claim]],
) -> Iterator[Diagnostic]:
    """The faults of briefings that were published and are gone, and of former addresses that lead nowhere.

    `there` has the names of all briefings of the site, those too that cannot be read. One that was never
    published, with most of the claims of a lost one, is what that was renamed to.
    """
    briefings = list(briefings)
    alive = {_address(name) for name in there}
    alive.update(addresses.alias(alias) for each in briefings for alias in each.briefing.aliases)
    own = {each.briefing.name: each for each in briefings}
    new = {
        name: {claim.sentence for claim in claims[each.address]}
        for name, each in own.items()
        if name not in editions.briefings
    }
    for name, edition in editions.briefings.items():
        at = Span.at(Place(EDITIONS, editions.lines.get(name, 1)))
        if _address(name) not in alive:
            said = {claim.text for claim in edition.now.claims}
            renamed = [other for other, sentences in new.items() if 2 * len(said & sentences) > len(said)]
            other = renamed[0] if len(renamed) == 1 else ""
            room = _aliased(own[other].briefing, name) if other else None
            yield faults.edition.lost_edition(at, name, other, room)
        for alias in edition.aliases:
            if addresses.alias(alias) not in alive and (name in own or name not in there):
                room = _aliased(own[name].briefing, alias) if name in own else None
                yield faults.edition.lost_alias(at, alias, name, room)


def _aliased(briefing: Briefing, alias: str) -> Edit:
    """The edit that adds an alias to those of a briefing."""
    return briefing.alias_list.fill(", ".join((*briefing.aliases, alias)))


def _address(name: str) -> str:
    region, _, slug = name.partition("/")
    return addresses.briefing(region, slug)


def published_states(
    briefings: Sequence[LinkedBriefing], claims: Mapping[str, Sequence[Claim]]
) -> dict[str, PublishedState]:
    """The state of each briefing that is published for good, by its name in editions; drafts are left out."""
    return {
        linked.briefing.name: state_of(linked, claims[linked.address])
        for linked in briefings
        if not linked.briefing.draft
    }
