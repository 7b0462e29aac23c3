"""The long lists of a site, and what stands on which of their pages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import chain
from operator import attrgetter
from typing import Literal

from briefing_site.link.keep import Keep
from briefing_site.link.site import LinkedBriefing, LinkedSite
from briefing_site.model import addresses
from briefing_site.model.body import Body, CitationHole
from briefing_site.model.citation import Mode
from briefing_site.model.compact import compact
from briefing_site.model.date import Date
from briefing_site.model.note_key import ExcerptKey
from briefing_site.model.source import Source
from briefing_site.model.wording import Wording
from briefing_site.text.dataclass import dataclass
from briefing_site.view.crowded import ELSEWHERE, Crowd, crowds, parted, passages_weight
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
_DISPUTED = attrgetter("disputed")
_CARD, _EVENT, _JUDGEMENT, _PASSAGE, _ROW, _USE, _NAME, _NOTE = 700, 500, 700, 1_600, 1_000, 450, 90, 2_000


@compact
@dataclass(frozen=True, slots=True)
class NamedPage:
    """A topic or a person in the index of both."""

    kind: Literal["topic", "person"]
    name: str
    count: int
    """Of its briefings."""


@compact
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
    referring: Mapping[str, Mapping[str, ListPage[str]]]
    """By the address of a page that too many refer to: the briefings that do.

    The first page of such a list is that page itself, and has none of them.
    """

    def pages(self) -> dict[str, ListPage[Listed]]:
        """Every page of every list, by address."""
        grouped = (self.regions, self.topics, self.people, self.referring_pages)
        apart = (self.timeline, self.disagreements, self.corrections, self.search, self.sources, self.index)
        every: Iterable[Mapping[str, ListPage[Listed]]] = chain(*(of.values() for of in grouped), apart)
        return {address: page for of in every for address, page in of.items()}

    @property
    def referring_pages(self) -> dict[str, dict[str, ListPage[str]]]:
        """The lists of those who refer to a page, without that page."""
        return {
            front: {address: page for address, page in of.items() if address != front}
            for front, of in self.referring.items()
        }


@compact
@dataclass(frozen=True, slots=True)
class _Briefing:
    """What lists need to know of a briefing: no more, so that most edits leave it as it was."""

    address: str
    date: Date
    regions: tuple[str, ...]
    topics: Mapping[str, int]
    """Each with the weight of the judgements that are on it."""
    people: Mapping[str, int]
    """Each with the weight of the events that may speak of the person."""
    card: int
    """Weight of its card; so are the next two."""
    events: tuple[tuple[Date, int], ...]
    corrections: tuple[tuple[Date, int], ...]

    @property
    def year(self) -> str:
        return _year(self.date)

    @property
    def dated(self) -> int:
        """Weight of all its events."""
        return sum(weight for _, weight in self.events)


@dataclass(frozen=True, slots=True)
class _Source:
    """The same of a source."""

    id: str
    publisher: str
    title: str
    published: Date | None
    weight: int
    spoken: tuple[tuple[str, str], ...]
    """Excerpts that have a speaker: id, and the speaker."""


def listings(site: LinkedSite, words: Wording, keep: Keep | None = None, scope: str = "") -> Listings:
    """The pages of the lists of a site. `keep` has those of `scope`, and what they are made from."""
    sources, figures = tuple(site.sources.values()), tuple(site.figures.values())
    if keep is None:
        told = tuple(map(_briefing, site.briefings))
        documents = tuple(map(_source, sources))
        against = tuple(map(_DISPUTED, figures))
        return _listings(site, words, told, documents, against, _uses(site, documents), crowds(site))
    told = keep.facts(slot_of_briefings(scope), site.briefings, _briefing, equal=True)
    documents = keep.each(f"{scope} sources of lists", (sources,), _source, equal=True)
    against = keep.each(f"{scope} disagreements of lists", (figures,), _DISPUTED, equal=True)
    uses = keep.get(f"{scope} uses of lists", (documents, site.counts.whole), lambda: _uses(site, documents))
    weights = keep.each(f"{scope} weights of sources", (sources,), passages_weight, equal=True)
    rests_on = (told, weights, site.counts.whole, site.backlink_counts)
    crowded = keep.same(
        f"{scope} crowds", keep.get(f"{scope} crowds of lists", rests_on, lambda: crowds(site))
    )
    inputs = (site.config.regions, words, told, documents, against, uses, crowded)
    return keep.get(f"{scope} lists", inputs, lambda: _listings(site, *inputs[1:]))


def slot_of_briefings(scope: str) -> str:
    """The slot of what lists of a scope need to know of each briefing."""
    return f"{scope} briefings of lists"


def _listings(
    site: LinkedSite,
    words: Wording,
    newest_first: Sequence[_Briefing],
    sources: Sequence[_Source],
    against: Sequence[int],
    uses: Mapping[ExcerptKey, int],
    crowded: Mapping[str, Crowd],
) -> Listings:
    regions: dict[str, list[_Briefing]] = {name: [] for name in site.config.regions}
    topics: dict[str, list[_Briefing]] = {}
    people: dict[str, list[_Briefing]] = {}
    briefings = newest_first[::-1]
    for briefing in briefings:
        for name in briefing.regions:
            regions.setdefault(name, []).append(briefing)
        for topic in briefing.topics:
            topics.setdefault(topic, []).append(briefing)
        for person in briefing.people:
            people.setdefault(person, []).append(briefing)
    named = _named_pages(topics, people, words)
    spoken = _spoken(sources, people)

    def dated(of: Iterable[_Briefing], weigh: Callable[[_Briefing], int]) -> list[Entry[str]]:
        return [Entry(b.address, b.year, weigh(b)) for b in of]

    return Listings(
        regions={
            name: by_time(addresses.region(name), dated(regions[name], lambda b: b.card + b.dated))
            for name in site.config.regions
        },
        topics={
            topic: by_time(addresses.topic(topic), _on_topic(topic, topics[topic]))
            for topic in sorted(topics)
        },
        people={
            person: by_time(
                addresses.person(person), _of_person(person, people[person], spoken[person], uses)
            )
            for person in sorted(people)
        },
        timeline=by_time(addresses.TIMELINE, _events(newest_first), oldest_first=True),
        disagreements=by_time(
            addresses.DISAGREEMENTS,
            [
                Entry(b.address, b.year, _CARD + passages * _PASSAGE)
                for b, passages in zip(briefings, against[::-1], strict=True)
                if passages
            ],
        ),
        corrections=by_time(addresses.CORRECTIONS, _corrections(newest_first)),
        search=by_time(addresses.SEARCH, dated(briefings, lambda b: b.card)),
        sources=by_name(addresses.SOURCES, _sources(sources)),
        index=by_name(
            addresses.TOPICS,
            [Entry(a, n.name, _NAME + _bytes(n.name) + _bytes(a) * 2) for a, n in named.items()],
            _NAMES,
        ),
        named=named,
        referring=parted(crowded),
    )


# --- entries -------------------------------------------------------------------------------------


def _on_topic(topic: str, briefings: Iterable[_Briefing]) -> list[Entry[str]]:
    return [Entry(b.address, b.year, b.card + b.topics[topic]) for b in briefings]


def _of_person(
    person: str,
    briefings: Iterable[_Briefing],
    spoken: Iterable[tuple[_Source, ExcerptKey]],
    uses: Mapping[ExcerptKey, int],
) -> list[Entry[str | ExcerptKey]]:
    found: list[tuple[str, str, Entry[str | ExcerptKey]]] = []
    for b in briefings:
        found.append(
            (b.date.first_day.isoformat(), b.address, Entry(b.address, b.year, b.card + b.people[person]))
        )
    for source, key in spoken:
        day = source.published.first_day.isoformat() if source.published else ""
        year = _year(source.published) if source.published else UNDATED
        weight = _PASSAGE + min(uses[key], ELSEWHERE) * _USE
        found.append((day, f"{key.source}#{key.excerpt}", Entry(key, year, weight)))
    return [entry for _, _, entry in sorted(found, key=lambda each: each[:2])]


def _spoken(sources: Iterable[_Source], people: Iterable[str]) -> dict[str, list[tuple[_Source, ExcerptKey]]]:
    """By person: the excerpts that have the person as their speaker (see `link/people.py`)."""
    found: dict[str, list[tuple[_Source, ExcerptKey]]] = {person: [] for person in people}
    for source in sources:
        for excerpt, speaker in source.spoken:
            for name in _named(speaker):
                if name in found:
                    found[name].append((source, ExcerptKey(source.id, excerpt)))
    return found


def _named(speaker: str) -> list[str]:
    """The people that a speaker may be: `A, B, C` is `A, B, C`, `A, B` or `A`."""
    parts = speaker.split(",")
    return [",".join(parts[:count]) for count in range(1, len(parts) + 1)]


def _uses(site: LinkedSite, sources: Iterable[_Source]) -> dict[ExcerptKey, int]:
    """How often each excerpt that has a speaker is cited."""
    keys = (ExcerptKey(source.id, name) for source in sources for name, _ in source.spoken)
    counts = site.counts.whole
    return {key: counts.get(key, 0) for key in keys}


def _events(briefings: Iterable[_Briefing]) -> list[Entry[Told]]:
    """All events in order of time; what is known only by its year or month stands before the days of it."""
    found = [
        (date.first_day, str(date), b.address, at, weight)
        for b in briefings
        for at, (date, weight) in enumerate(b.events)
    ]
    found.sort(key=lambda each: each[:4])
    return [Entry((address, at), date[:4], weight) for _, date, address, at, weight in found]


def _corrections(briefings: Iterable[_Briefing]) -> list[Entry[Told]]:
    found = [
        (date, b.address, at, weight) for b in briefings for at, (date, weight) in enumerate(b.corrections)
    ]
    # Of one day they stand by address, also where the newest is first.
    found.sort(key=lambda each: (each[1], each[2]), reverse=True)
    found.sort(key=lambda each: each[0])
    return [Entry((address, at), _year(date), weight) for date, address, at, weight in found]


def _sources(sources: Iterable[_Source]) -> list[Entry[str]]:
    """All sources, by publisher and title."""
    ordered = sorted(sources, key=lambda s: (s.publisher.casefold(), s.title.casefold(), s.id))
    return [Entry(source.id, f"{source.publisher} {source.title}", source.weight) for source in ordered]


def _named_pages(
    topics: Mapping[str, Sequence[_Briefing]], people: Mapping[str, Sequence[_Briefing]], words: Wording
) -> dict[str, NamedPage]:
    """All topics and people, by name."""
    found = {
        addresses.topic(t): NamedPage("topic", topic_name(t, words), len(of)) for t, of in topics.items()
    }
    found |= {addresses.person(p): NamedPage("person", p, len(of)) for p, of in people.items()}
    return dict(sorted(found.items(), key=lambda each: (each[1].name.casefold(), each[0])))


# --- weights -------------------------------------------------------------------------------------


def _briefing(linked: LinkedBriefing) -> _Briefing:
    briefing = linked.briefing
    return _Briefing(
        address=linked.address,
        date=briefing.date,
        regions=briefing.listed_in,
        topics={
            topic: sum(
                _JUDGEMENT + _text(j.text) + _bytes(j.because)
                for j in briefing.judgements
                if topic in j.topics
            )
            for topic in briefing.topics
        },
        people={
            person: sum(_EVENT + _text(e.text) for e in briefing.events if _may_name(e.text, person))
            for person in briefing.people
        },
        card=_CARD + _bytes(briefing.title) + _bytes(briefing.summary),
        events=tuple((event.date, _EVENT + _text(event.text)) for event in briefing.events),
        corrections=tuple((each.date, _EVENT + _text(each.text)) for each in briefing.corrections),
    )


def _may_name(text: Body, person: str) -> bool:
    """Whether a text has a part of a name; also one that prints words of others, without looking at them."""
    words = " ".join(text.pieces)
    prints = any(
        not isinstance(hole, CitationHole) or hole.citations[0].mode is Mode.IN_TEXT for hole in text.holes
    )
    return prints or any(part in words for part in person.split())


def _source(source: Source) -> _Source:
    return _Source(
        id=source.id,
        publisher=source.publisher,
        title=source.title,
        published=source.published,
        weight=_ROW + sum(map(_bytes, (source.title, source.publisher, source.descriptor or ""))) * 2,
        spoken=tuple((excerpt.id, excerpt.speaker) for excerpt in source.excerpts if excerpt.speaker),
    )


def _text(body: Body) -> int:
    """A text with its marks, and the notes that they need on the page."""
    cited = sum(len(hole.citations) for hole in body.holes if isinstance(hole, CitationHole))
    return sum(map(_bytes, body.pieces)) + cited * _NOTE


def _bytes(text: str) -> int:
    return len(text) if text.isascii() else len(text.encode())


def _year(date: Date) -> str:
    return str(date)[:4]
