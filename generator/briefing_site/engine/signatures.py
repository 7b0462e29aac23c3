"""Signatures of what results are made from, file by file: a later command tells by them which still hold.

A signature is a digest. It covers the files themselves (by the digests that they were read with), the
settings, and what a file looked up in others: no more of these than its results can show. So an edit of
one file changes the signatures of that file and of those that depend on it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import fields, is_dataclass
from functools import cache
from itertools import chain
from operator import attrgetter
from typing import Any

from briefing_site.engine.content import Content
from briefing_site.engine.memo import Memo
from briefing_site.link.card_keys import sources_by_id
from briefing_site.link.claims import origins
from briefing_site.link.link import LinkResult
from briefing_site.link.printed import printed_sources
from briefing_site.model.cached_property import cached_property
from briefing_site.model.files import File
from briefing_site.model.source import Card, Source
from briefing_site.text.dataclass import values_of

_PLAIN = frozenset([str, int, bool])
_BRIEFING, _PATH = attrgetter("briefing"), attrgetter("path")


def digest_of(*parts: str) -> str:
    """A digest of some texts, in their order."""
    return hashlib.blake2b("\0".join(parts).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def told(value: object) -> str:
    """A value as a text, which is the same in every process: sets have an order in it."""
    return repr(_settled(value))


def _settled(value: Any) -> Any:
    """A value as tuples."""
    kind: type = value.__class__
    if value is None or kind in _PLAIN:
        return value
    if kind is tuple or isinstance(value, tuple | list):
        return tuple(map(_settled, value))
    if isinstance(value, frozenset | set):
        return sorted(value)
    if isinstance(value, Mapping):
        return tuple((key, _settled(held)) for key, held in value.items())
    values = _values_of(kind)
    return tuple(map(_settled, values(value))) if values else value


@cache
def _values_of(kind: type) -> Callable[[Any], tuple[Any, ...]] | None:
    """What gives the values of all fields of a dataclass; None for another type."""
    return values_of([field.name for field in fields(kind)]) if is_dataclass(kind) else None


def signatures_of(content: Content, linked: LinkResult, memo: Memo) -> Signatures:
    """The signatures of a linked site, one object for all who ask in one look."""
    return memo.get("signatures of files", (content, linked.asked), lambda: Signatures(content, linked, memo))


class Signatures:
    """Signatures of the files of a linked site; each is worked out when it is first asked for."""

    def __init__(self, content: Content, linked: LinkResult, memo: Memo) -> None:
        """`linked` has the files of `content`, or those of them that have a page."""
        self._content = content
        self._linked = linked
        self._memo = memo
        self._of_texts: dict[str, str] = {}
        self._of_words: dict[str, str] = {}
        self._of_sources: dict[str, str] = {}

    # --- parts -----------------------------------------------------------------------------------

    @cached_property
    def general(self) -> str:
        """Of what every result depends on: the settings, and the options of the command."""
        file, options = self._content.inputs.config, self._content.options
        words = self._linked.words  # a sentence prints the names that it cites
        styles = (style.digest for style in self._content.inputs.styles)
        return digest_of(file.digest if file else "", options.base_url, str(options.drafts), words, *styles)

    @cached_property
    def documents(self) -> str:
        """Of all archived texts."""
        documents = self._content.verified.documents

        def make() -> str:
            return digest_of(repr([(name, document.digest) for name, document in documents.items()]))

        return self._memo.get("digest of documents", (documents,), make)

    @cached_property
    def _titled(self) -> str:
        """Of all archived texts, and the titles of all cards."""
        return digest_of(self.documents, *(source.title for source in self._content.parsed.sources))

    def text(self, path: str) -> str:
        """Of a briefing, and of what stands in other files for the names that it looks up."""
        made = self._of_texts.get(path)
        if made is None:
            others = map(self._linked.traces.stands_for.__getitem__, self._linked.asked.get(path, ()))
            made = self._of_texts[path] = digest_of(self._files[path].digest, *others)
        return made

    def words(self, path: str) -> str:
        """Of the words that readers see of a briefing: of what others have where its text prints it.

        The title of a source stands in its notes, and in no text that cites it in brackets.
        """
        made = self._of_words.get(path)
        if made is None:
            printed, asked = self._printed[path], self._linked.asked.get(path, ())
            traces = self._linked.traces
            if printed:
                told = traces.stands_for
                others = [told[name] if name in printed else traces.in_brackets[name] for name in asked]
            else:
                others = [*map(traces.in_brackets.__getitem__, asked)]
            made = self._of_words[path] = digest_of(self._files[path].digest, *others)
        return made

    def source(self, name: str) -> str:
        """Of a source: its card, what that looks up, its text, what is pinned of both, and its origin."""
        made = self._of_sources.get(name)
        if made is None:
            made = self._of_sources[name] = self._source(name)
        return made

    # --- results ---------------------------------------------------------------------------------

    def lints(self, path: str, cited: Iterable[str]) -> str:
        """Of the faults that lints find in a briefing which cites sources of some ids."""
        return digest_of(self.general, self.text(path), *map(self.source, cited))

    def shares(self, path: str) -> str:
        """Of whether a text of the site, at a path, may share words with the archive."""
        return digest_of(self.general, self._files[path].digest, self.documents)

    def copies(self, path: str) -> str:
        """Of what a text of the site, at a path, is found to share with the archive."""
        return digest_of(self.general, self._files[path].digest, self._titled)

    def alone(self, path: str) -> str:
        """Of what is found in a text by itself."""
        return digest_of(self.general, self._files[path].digest)

    # --- how they are made -----------------------------------------------------------------------

    @cached_property
    def _files(self) -> Mapping[str, File]:
        return self._content.texts(self._memo)

    @cached_property
    def _cards(self) -> Mapping[str, Card]:
        parsed = self._content.parsed

        def make() -> dict[str, Card]:
            every: Iterable[Card] = chain(parsed.loose_cards, parsed.sources)
            return {card.id: card for card in every}

        return self._memo.get("cards of signatures", (parsed.loose_cards, parsed.sources), make)

    @cached_property
    def _origins(self) -> Mapping[str, str]:
        sources = sources_by_id(self._content.parsed.sources, self._memo)
        return self._memo.get("origins of signatures", (sources,), lambda: origins(sources))

    @cached_property
    def _pins(self) -> Mapping[str, str]:
        """Id of a source to a digest of all that is pinned of it; kept for later commands."""
        lock, file = self._content.parsed.lock, self._content.inputs.lock

        def make() -> dict[str, str]:
            return {
                name: digest_of(told(lock.sources.get(name)), told(lock.cards.get(name)))
                for name in lock.sources.keys() | lock.cards.keys()
            }

        def kept() -> dict[str, str]:
            return self._memo.known_by("digests of pins", file.digest, make) if file else make()

        return self._memo.get("digests of pins", (lock,), kept)

    @cached_property
    def _printed(self) -> Mapping[str, tuple[str, ...]]:
        """Path of a briefing to the names of the sources of which its texts print something."""
        memo = self._memo
        briefings = memo.each("briefings with signatures", (self._linked.briefings,), _BRIEFING)
        paths = memo.each("paths with signatures", (briefings,), _PATH, equal=True)
        found = memo.facts("sources that are printed", briefings, printed_sources, equal=True)
        return memo.table("sources that are printed, by path", paths, found)

    def _source(self, name: str) -> str:
        card, verified = self._cards.get(name), self._content.verified
        if card is None:
            return ""
        root = self._cards.get(self._origins.get(name, name))
        document = verified.documents.get(name)
        asked: Sequence[str] = self._linked.asked.get(card.path, ())
        return digest_of(
            name,
            self._files[card.path].digest,
            *map(self._linked.traces.stands_for.__getitem__, asked),
            document.digest if document else verified.archive.get(card.archive or "", ""),
            self._pins.get(name, ""),
            repr((root.id, root.title) if isinstance(root, Source) else ""),
        )
