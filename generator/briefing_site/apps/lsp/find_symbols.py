"""Everything of a site that has a name: briefings, their headings, sources, passages, people and topics."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from briefing_site.apps.lsp.hover_text import detail
from briefing_site.apps.lsp.site_at_a_moment import SiteMoment
from briefing_site.model.briefing import Briefing, Heading
from briefing_site.model.place import Place
from briefing_site.model.source import Card, Excerpt
from briefing_site.text.dataclass import dataclass
from briefing_site.text.unwrap import unwrapped

SymbolKind = Literal["briefing", "heading", "source", "excerpt", "person", "topic"]

MOST = 200
"""At most so many are given at once."""
_RANKS = 3
_LONGEST = 80
"""Characters of a passage that are shown."""


@dataclass(frozen=True, slots=True)
class Symbol:
    """Something that has a name, and its place."""

    name: str
    kind: SymbolKind
    within: str
    """A few words on where it is."""
    place: Place


_Found = tuple[str, str, SymbolKind, Briefing | Card, Heading | Excerpt | None]
"""Name, further words that it is found by, kind, the file, and the part of it that has the name."""


def find_symbols(known: SiteMoment, query: str) -> list[Symbol]:
    """What has a name that holds each word of a query, in any order and in capitals or not.

    A source is found by its title too, and a passage by its words. Names that begin with the query come
    first, then those in which a word does. People and topics are given once, at the first briefing that names
    them. At most `MOST` are given. Without a query they are briefings and sources.
    """
    words = query.casefold().split()
    ranked: list[list[_Found]] = [[] for _ in range(_RANKS)]
    for found in _all(known) if words else _files(known):
        name = found[0].casefold()
        read = f"{name} {found[1].casefold()}" if found[1] else name
        if all(word in read for word in words):
            of_rank = ranked[_rank(name, " ".join(words))]
            if len(of_rank) < MOST:
                of_rank.append(found)
    return [_symbol(found) for of_rank in ranked for found in of_rank][:MOST]


def _rank(name: str, query: str) -> int:
    if name.startswith(query):
        return 0
    return 1 if any(f"{sign}{query}" in name for sign in " -#") else 2


def _files(known: SiteMoment) -> Iterator[_Found]:
    for briefing in known.briefings:
        yield briefing.title, briefing.slug, "briefing", briefing, None
    for card in known.sources.values():
        yield card.id, getattr(card, "title", ""), "source", card, None


def _all(known: SiteMoment) -> Iterator[_Found]:
    yield from _files(known)
    seen: set[tuple[str, str]] = set()
    for briefing in known.briefings:
        for heading in briefing.headings:
            yield heading.text, "", "heading", briefing, heading
        for kind, names in _named(briefing):
            for name in names:
                if (kind, name) not in seen:
                    seen.add((kind, name))
                    yield name, "", kind, briefing, None
    for card in known.sources.values():
        for excerpt in card.excerpts:
            yield f"{card.id}#{excerpt.id}", excerpt.quote, "excerpt", card, excerpt


def _around(file: Briefing | Card, part: Heading | Excerpt) -> str:
    """The title of a briefing; the words of a passage and their source."""
    if isinstance(part, Heading) or isinstance(file, Briefing):
        return getattr(file, "title", "")
    words = unwrapped(part.quote)
    shown = f"{words[: _LONGEST - 1]}…" if len(words) > _LONGEST else words
    return f"{shown} ({detail(file)})" if shown else detail(file)


def _named(briefing: Briefing) -> tuple[tuple[SymbolKind, tuple[str, ...]], ...]:
    return ("person", briefing.people), ("topic", briefing.topics)


def _symbol(found: _Found) -> Symbol:
    name, _, kind, file, part = found
    if part:
        return Symbol(name, kind, _around(file, part), part.place.start)
    if not isinstance(file, Briefing):
        title = dict(file.places).get("title")
        return Symbol(name, kind, detail(file), title.start if title else Place(file.path))
    keys = {"person": f"people[{name}]", "topic": f"topics[{name}]"}
    at = file.place_of(keys.get(kind, "title"))
    return Symbol(name, kind, file.region if kind == "briefing" else file.title, at.start)
