"""The long lists of a site, and what stands on which of their pages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Literal

from briefing_site.link.claims import disagreements
from briefing_site.link.keep import Keep
from briefing_site.link.site import LinkedBriefing, LinkedSite
from briefing_site.model import addresses
from briefing_site.model.body import Body, CitationHole
from briefing_site.model.date import Date
from briefing_site.model.note_key import ExcerptKey
from briefing_site.model.source import Source
from briefing_site.model.wording import Wording
from briefing_site.view.paging import Entry, ListPage, by_name, by_time
from briefing_site.view.topic_name import topic_name

Told = tuple[str, int]
"""An event, or a correction: address of the briefing and its number there."""
Listed = str | ExcerptKey | Told
"""What a list can have: a page by its address, a source by its id, an excerpt, an event or a correction."""

UNDATED = "undated"
"""The year of a source that has no date."""

# Bytes of HTML, measured on the pages of the base theme; what differs from entry to entry is added.
_NAMES = 300
"""Names on a page of the index of topics and people."""
_CARD, _EVENT, _JUDGEMENT, _PASSAGE, _ROW, _USE, _NAME, _NOTE = 700, 500, 700, 1_600, 1_000, 450, 90, 2_000


@dataclass(frozen=True, slots=True)
class NamedPage:
    """A topic or a person in the index of both."""

    kind: Literal["topic", "person"]
    name: str
    count: int
    """Of its briefings."""


@dataclass(frozen=True, slots=True)
class Listings:
    """The pages of every list, each by address. Sources are in order of name, all else of time."""

    regions: Mapping[str, Mapping[str, ListPage[str]]]
    """By region: its own briefings, and those that list it too."""
    topics: Mapping[str, Mapping[str, ListPage[str]]]
    """By topic: its briefings."""
    people: Mapping[str, Mapping[str, ListPage[str | ExcerptKey]]]
    """By person: briefings, and excerpts that have the person as their speaker."""
    timeline: Mapping[str, ListPage[Told]]
    disagreements: Mapping[str, ListPage[str]]
    """Briefings that cite passages against their own sentences."""
    corrections: Mapping[str, ListPage[Told]]
    search: Mapping[str, ListPage[str]]
    """All briefings."""
    sources: Mapping[str, ListPage[str]]
    index: Mapping[str, ListPage[str]]
    """Topics and people, by the addresses of their pages."""
    named: Mapping[str, NamedPage]
    """The same, each by the address of its page."""

    def pages(self) -> dict[str, ListPage[Listed]]:
        """Every page of every list, by address."""
        grouped = (self.regions, self.topics, self.people)
        apart = (self.timeline, self.disagreements, self.corrections, self.search, self.sources, self.index)
        every: Iterable[Mapping[str, ListPage[Listed]]] = chain(*(of.values() for of in grouped), apart)
        return {address: page for of in every for address, page in of.items()}


def listings(site: LinkedSite, words: Wording, keep: Keep | None = None) -> Listings:
    """The pages of the lists of a site. `keep` has the weights of what is as it was."""
    regions: dict[str, list[LinkedBriefing]] = {name: [] for name in site.config.regions}
    topics: dict[str, list[LinkedBriefing]] = {}
    people: dict[str, list[LinkedBriefing]] = {}
    oldest_first = site.briefings[::-1]
    for linked in oldest_first:
        briefing = linked.briefing
        for name in dict.fromkeys((briefing.region, *briefing.regions)):
            regions.setdefault(name, []).append(linked)
        for topic in dict.fromkeys(briefing.topics):
            topics.setdefault(topic, []).append(linked)
        for person in dict.fromkeys(briefing.people):
            people.setdefault(person, []).append(linked)
    weights = {b.address: _weights(b, keep) for b in oldest_first}

    def dated(of: Iterable[LinkedBriefing], weigh: Callable[[_Weights], int]) -> list[Entry[str]]:
        return [Entry(b.address, _year(b.briefing.date), weigh(weights[b.address])) for b in of]

    named = _named_pages(topics, people, words)
    spoken = _spoken(site.sources.values(), people)
    return Listings(
        regions={
            name: by_time(addresses.region(name), dated(regions[name], lambda w: w.card + w.events))
            for name in site.config.regions
        },
        topics={
            topic: by_time(addresses.topic(topic), dated(topics[topic], lambda w: w.card + w.judgements))
            for topic in sorted(topics)
        },
        people={
            person: by_time(
                addresses.person(person), _of_person(site, people[person], spoken[person], weights)
            )
            for person in sorted(people)
        },
        timeline=by_time(addresses.TIMELINE, _events(site), oldest_first=True),
        disagreements=by_time(
            addresses.DISAGREEMENTS,
            [
                Entry(b.address, _year(b.briefing.date), _CARD + passages * _PASSAGE)
                for b in oldest_first
                if (passages := _against(site, b, keep))
            ],
        ),
        corrections=by_time(addresses.CORRECTIONS, _corrections(site)),
        search=by_time(addresses.SEARCH, dated(oldest_first, lambda w: w.card)),
        sources=by_name(addresses.SOURCES, _sources(site)),
        index=by_name(
            addresses.TOPICS,
            [Entry(a, n.name, _NAME + _bytes(n.name) + _bytes(a) * 2) for a, n in named.items()],
            _NAMES,
        ),
        named=named,
    )


# --- entries -------------------------------------------------------------------------------------


def _of_person(
    site: LinkedSite,
    briefings: Iterable[LinkedBriefing],
    spoken: Iterable[tuple[Source, ExcerptKey]],
    weights: Mapping[str, _Weights],
) -> list[Entry[str | ExcerptKey]]:
    found: list[tuple[str, str, Entry[str | ExcerptKey]]] = []
    for b in briefings:
        weight = weights[b.address].card + weights[b.address].events
        day, year = b.briefing.date.first_day.isoformat(), _year(b.briefing.date)
        found.append((day, b.address, Entry(b.address, year, weight)))
    for source, key in spoken:
        weight = _PASSAGE + len(site.cited.get(key, ())) * _USE
        day = source.published.first_day.isoformat() if source.published else ""
        year = _year(source.published) if source.published else UNDATED
        found.append((day, f"{key.source}#{key.excerpt}", Entry(key, year, weight)))
    return [entry for _, _, entry in sorted(found, key=lambda each: each[:2])]


def _spoken(sources: Iterable[Source], people: Iterable[str]) -> dict[str, list[tuple[Source, ExcerptKey]]]:
    """By person: the excerpts that have the person as their speaker (see `link/people.py`)."""
    found: dict[str, list[tuple[Source, ExcerptKey]]] = {person: [] for person in people}
    for source in sources:
        for excerpt in source.excerpts:
            for name in _named(excerpt.speaker or ""):
                if name in found:
                    found[name].append((source, ExcerptKey(source.id, excerpt.id)))
    return found


def _named(speaker: str) -> list[str]:
    """The people that a speaker may be: `A, B, C` is `A, B, C`, `A, B` or `A`."""
    parts = speaker.split(",")
    return [",".join(parts[:count]) for count in range(1, len(parts) + 1)]


def _events(site: LinkedSite) -> list[Entry[Told]]:
    """All events in order of time; what is known only by its year or month stands before the days of it."""
    found = [
        (event.date.first_day, str(event.date), b.address, at, _text(event.text))
        for b in site.briefings
        for at, event in enumerate(b.briefing.events)
    ]
    found.sort(key=lambda each: each[:4])
    return [Entry((address, at), date[:4], _EVENT + text) for _, date, address, at, text in found]


def _corrections(site: LinkedSite) -> list[Entry[Told]]:
    found = [
        (correction.date, b.address, at, _text(correction.text))
        for b in site.briefings
        for at, correction in enumerate(b.briefing.corrections)
    ]
    # Of one day they stand by address, also where the newest is first.
    found.sort(key=lambda each: (each[1], each[2]), reverse=True)
    found.sort(key=lambda each: each[0])
    return [Entry((address, at), _year(date), _EVENT + text) for date, address, at, text in found]


def _sources(site: LinkedSite) -> list[Entry[str]]:
    """All sources, by publisher and title."""
    ordered = sorted(site.sources.values(), key=lambda s: (s.publisher.casefold(), s.title.casefold(), s.id))
    return [
        Entry(
            source.id,
            f"{source.publisher} {source.title}",
            _ROW + sum(map(_bytes, (source.title, source.publisher, source.descriptor or ""))) * 2,
        )
        for source in ordered
    ]


def _named_pages(
    topics: Mapping[str, Sequence[LinkedBriefing]],
    people: Mapping[str, Sequence[LinkedBriefing]],
    words: Wording,
) -> dict[str, NamedPage]:
    """All topics and people, by name."""
    found = {
        addresses.topic(t): NamedPage("topic", topic_name(t, words), len(of)) for t, of in topics.items()
    }
    found |= {addresses.person(p): NamedPage("person", p, len(of)) for p, of in people.items()}
    return dict(sorted(found.items(), key=lambda each: (each[1].name.casefold(), each[0])))


# --- weights -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Weights:
    """What parts of a briefing weigh on pages of lists."""

    card: int
    events: int
    judgements: int


def _weights(linked: LinkedBriefing, keep: Keep | None) -> _Weights:
    briefing = linked.briefing

    def weigh() -> _Weights:
        return _Weights(
            card=_CARD + _bytes(briefing.title) + _bytes(briefing.summary),
            events=sum(_EVENT + _text(event.text) for event in briefing.events),
            judgements=sum(_JUDGEMENT + _text(j.text) + _bytes(j.because) for j in briefing.judgements),
        )

    return keep.get(f"weights {briefing.path}", (briefing,), weigh) if keep else weigh()


def _against(site: LinkedSite, linked: LinkedBriefing, keep: Keep | None) -> int:
    """How many passages stand in the disagreements of a briefing."""
    claims = site.claims[linked.address]

    def count() -> int:
        return sum(1 + len(each.supports) + len(each.against) for each in disagreements(claims))

    return keep.get(f"against {linked.briefing.path}", (claims,), count) if keep else count()


def _text(body: Body) -> int:
    """A text with its marks, and the notes that they need on the page."""
    cited = sum(len(hole.citations) for hole in body.holes if isinstance(hole, CitationHole))
    return sum(map(_bytes, body.pieces)) + cited * _NOTE


def _bytes(text: str) -> int:
    return len(text) if text.isascii() else len(text.encode())


def _year(date: Date) -> str:
    return str(date)[:4]
