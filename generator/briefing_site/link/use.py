"""The sources and excerpts in use: what texts cite or link to, and what the cards of those lead on to.

1. A text *names* a source or an excerpt by a citation, by a link `[[@source#excerpt]]`, or by a link to the
   file of the card.
2. What the page of a briefing names is in use. So is what the gist of an excerpt in use names, which the page
   of the source prints.
3. A source in use says what it reprints or translates, so that its `derived_from` is in use too, as a whole.

What nobody uses is not published, unless the site asks for it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace

from briefing_site.model.body import Body, CitationHole, LinkHole
from briefing_site.model.linked_file import linked_file
from briefing_site.model.note_key import CitedKey, ExcerptKey, SourceKey
from briefing_site.model.paths import is_card, source_id
from briefing_site.model.source import Source


def named(bodies: Iterable[Body], path: str) -> frozenset[CitedKey]:
    """The sources and excerpts that bodies of the file at `path` name, whether these exist or not."""
    return frozenset(key for body in bodies for key in _named(body, path))


def _named(body: Body, path: str) -> Iterator[CitedKey]:
    for hole in body.holes:
        if isinstance(hole, CitationHole):
            yield from (citation.key for citation in hole.citations)
        elif isinstance(hole, LinkHole) and hole.kind == "excerpt":
            yield _key(hole.target, hole.anchor)
        elif isinstance(hole, LinkHole) and hole.kind == "page" and hole.target.endswith(".md"):
            file = linked_file(hole.target, path)
            if is_card(file):
                yield _key(source_id(file), hole.anchor.removeprefix("e-"))


def _key(source: str, excerpt: str) -> CitedKey:
    return ExcerptKey(source, excerpt) if excerpt else SourceKey(source)


def in_use(
    keys: Iterable[CitedKey],
    derived: Mapping[str, str | None],
    of_gist: Callable[[ExcerptKey], frozenset[CitedKey]],
) -> frozenset[CitedKey]:
    """All that is in use where texts name `keys`; a used excerpt puts its source in use.

    `derived` has the id of each source with the id of what it is derived from. `of_gist` gives what the gist
    of an excerpt names; nothing for an excerpt that does not exist.
    """
    waiting = list(keys)
    seen: set[CitedKey] = set()
    while waiting:
        key = waiting.pop()
        if key in seen:
            continue
        seen.add(key)
        if isinstance(key, ExcerptKey):
            waiting.append(SourceKey(key.source))
            waiting.extend(of_gist(key))
        elif original := derived.get(key.source):
            waiting.append(SourceKey(original))
    return frozenset(seen)


def with_used(source: Source, used: frozenset[CitedKey]) -> Source | None:
    """A source with its excerpts in use, the same object where all are; None where nobody uses it."""
    if SourceKey(source.id) not in used:
        return None
    kept = tuple(excerpt for excerpt in source.excerpts if ExcerptKey(source.id, excerpt.id) in used)
    return source if len(kept) == len(source.excerpts) else replace(source, excerpts=kept)
