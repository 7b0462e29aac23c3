"""Pages that would stand at one address: each is there because an author named it, in a text or by its file.

Briefings, sources, topics and people have such pages. A page may not have the name of the list of its folder
either, nor one that no disk stores. Addresses that authors write out themselves are checked in
`link/taken_addresses.py`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from operator import attrgetter

from briefing_site.link.keep import Keep
from briefing_site.link.kept_links import digest_of
from briefing_site.model import addresses, faults
from briefing_site.model.briefing import Briefing
from briefing_site.model.diagnostic import Diagnostic, Span
from briefing_site.model.paths import LONGEST_NAME, can_be_page
from briefing_site.parse.result import ParseResult
from briefing_site.text.dataclass import dataclass
from briefing_site.text.slug import free_id

_PATH = attrgetter("path")


def address_collisions(parsed: ParseResult, memory: Keep) -> tuple[Diagnostic, ...]:
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
        name = key.rpartition("/")[2].removesuffix(".html")
        if not can_be_page(name):
            yield _unfit(one, name)
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


def _unfit(named: _Named, name: str) -> Diagnostic:
    """The fault of a page that cannot be called so."""
    if len(name.encode()) > LONGEST_NAME:
        return faults.briefing.long_name(named.place, name, LONGEST_NAME)
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
