"""Other keys of a source, its card's `aliases:`: a citation by one of them is one of the source.

A key of another program may have signs that no id has. The parser reads `[@Abe:2020]` as a citation, with the
fault that it is unless some card has that alias. What is resolved here is like any other citation from then
on, but for its place, where the key stands as it was written.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TypeVar

from briefing_site.model import faults
from briefing_site.model.body import Body, CitationHole
from briefing_site.model.briefing import Briefing, LooseText
from briefing_site.model.citation import Citation, UncitedKey
from briefing_site.model.diagnostic import Diagnostic
from briefing_site.model.edit import Edit
from briefing_site.model.source import Excerpt, Source

Text = TypeVar("Text", Briefing, LooseText)


def names_of(source: Source) -> tuple[str, tuple[str, ...]]:
    """The id of a source, and its aliases."""
    return source.id, source.aliases


def alias_table(cards: Iterable[tuple[str, tuple[str, ...]]]) -> dict[str, str]:
    """Each alias to the id of its source: an id is no alias, and of two cards the first has it."""
    every = list(cards)
    ids = {name for name, _ in every}
    table: dict[str, str] = {}
    for name, aliases in every:
        for alias in aliases:
            if alias not in ids:
                table.setdefault(alias, name)
    return table


def resolved(text: Text, aliases: Mapping[str, str]) -> Text:
    """A text whose citations by an alias are citations of the source; the same object where it has none."""
    uncited = tuple(_key(key, aliases) for key in text.uncited)
    if uncited == text.uncited and not any(_by_alias(body, aliases) for body in _bodies(text)):
        return text
    if isinstance(text, Briefing):
        return replace(
            text,
            uncited=uncited,
            judgements=tuple(replace(each, text=_body(each.text, aliases)) for each in text.judgements),
            body=_body(text.body, aliases),
            events=tuple(replace(each, text=_body(each.text, aliases)) for each in text.events),
            corrections=tuple(replace(each, text=_body(each.text, aliases)) for each in text.corrections),
            footnotes=tuple(replace(each, body=_body(each.body, aliases)) for each in text.footnotes),
        )
    return replace(
        text,
        uncited=uncited,
        bodies=tuple(_body(body, aliases) for body in text.bodies),
        footnotes=tuple(replace(each, body=_body(each.body, aliases)) for each in text.footnotes),
    )


def alias_faults(sources: Iterable[Source]) -> Iterator[Diagnostic]:
    """The faults of aliases that are the id, or an alias, of another source."""
    every = list(sources)
    by_id = {source.id: source for source in every}
    first: dict[str, Source] = {}
    for source in every:
        for alias in source.aliases:
            other = by_id.get(alias) or first.setdefault(alias, source)
            if other is not source:
                place = dict(source.places).get(f"aliases[{alias}]", source.place_of("aliases"))
                there = other.place_of("title")
                yield faults.source_card.alias_taken(place, alias, there, other.id, _without(source, alias))


def called_now(source: Source, former: str) -> str:
    """The id of the excerpt of a card that once had another; empty where none had."""
    return next((excerpt.id for excerpt in source.excerpts if former in excerpt.aliases), "")


def former_id_faults(source: Source) -> Iterator[Diagnostic]:
    """The faults of former ids of an excerpt that another excerpt of its card has in one way or the other."""
    own = {excerpt.id: excerpt for excerpt in source.excerpts}
    first: dict[str, Excerpt] = {}
    for excerpt in source.excerpts:
        for alias in excerpt.aliases:
            other = own.get(alias) or first.setdefault(alias, excerpt)
            if other is not excerpt or alias == excerpt.id:
                rest = " ".join(each for each in excerpt.aliases if each != alias)
                without = excerpt.alias_list.fill(rest) if excerpt.alias_list and rest else None
                yield faults.source_card.former_id_taken(excerpt.place, alias, other.place, other.id, without)


def _without(source: Source, alias: str) -> Edit | None:
    """The edit that takes an alias out of a card; in double quotes every key is what it says."""
    rest = ", ".join(json.dumps(each, ensure_ascii=False) for each in source.aliases if each != alias)
    return source.alias_list.fill(rest) if source.alias_list else None


def _bodies(text: Briefing | LooseText) -> Iterator[Body]:
    yield from text.bodies
    if isinstance(text, LooseText):
        yield from (footnote.body for footnote in text.footnotes)


def _key(key: UncitedKey, aliases: Mapping[str, str]) -> UncitedKey:
    """A key that is no citation, by the id of the source that has it for an alias."""
    return replace(key, source=aliases[key.source]) if key.source in aliases else key


def _by_alias(body: Body, aliases: Mapping[str, str]) -> bool:
    return any(
        citation.source in aliases
        for hole in body.holes
        if isinstance(hole, CitationHole)
        for citation in hole.citations
    )


def _body(body: Body, aliases: Mapping[str, str]) -> Body:
    if not _by_alias(body, aliases):
        return body
    holes = tuple(
        replace(hole, citations=tuple(_citation(each, aliases) for each in hole.citations))
        if isinstance(hole, CitationHole)
        else hole
        for hole in body.holes
    )
    return replace(body, holes=holes)


def _citation(citation: Citation, aliases: Mapping[str, str]) -> Citation:
    name = aliases.get(citation.source)
    if name is None:
        return citation
    return replace(citation, source=name, alias=citation.source, misfit=None)
