"""The groundings of every briefing: each cited sentence against the passages that it cites.

A briefing is grounded when its groundings are first asked for, and anew only where its claims, or the cards,
texts or pins of a source that it cites, are no longer the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, TypeAlias

from briefing_site.link.card_keys import sources_by_id
from briefing_site.link.keep import Keep
from briefing_site.link.kept_links import digest_of
from briefing_site.link.site import Claim, LinkedBriefing
from briefing_site.model.cached_property import cached_property
from briefing_site.model.config import Config
from briefing_site.model.document import Document
from briefing_site.model.grounding import Grounding, Token
from briefing_site.model.lazy import Derived, Lazy
from briefing_site.model.note_key import CitedKey
from briefing_site.model.pin import PinnedSource
from briefing_site.model.source import Source
from briefing_site.model.verification import Basis, Verification
from briefing_site.parse.result import ParseResult
from briefing_site.verify.result import VerifyResult

if TYPE_CHECKING:
    from briefing_site.verify.grounding.passage import Passage

Passages: TypeAlias = "Mapping[CitedKey, Passage]"
_Parts: TypeAlias = tuple[Any, ...]
"""A source, its archived text, its verdicts and its pins."""


class Grounder:
    """Grounds the claims of briefings; the passages of a source are made ready once."""

    def __init__(self, config: Config, parsed: ParseResult, verified: VerifyResult, memory: Keep) -> None:
        self._language = memory.same("language", config.language)
        self._memory = memory
        self._verified = verified
        self._pinned = parsed.lock.sources
        self._sources = sources_by_id(parsed.sources, memory)
        self._made_from = (parsed.sources, verified, parsed.lock, self._language)

    def groundings(self, linked: LinkedBriefing, claims: Sequence[Claim]) -> tuple[Grounding, ...]:
        """The grounding of each claim of a briefing, in the order of the claims."""
        language = linked.briefing.lang or self._language
        names = [name for name in linked.sources if name in self.passages]
        cited = [self.passages[name] for name in names]

        def make() -> tuple[Grounding, ...]:
            of_claims = [
                (
                    c.sentence,
                    c.is_quotation,
                    [(u.citation.source, u.citation.excerpt, u.citation.supports) for u in c.uses],
                )
                for c in claims
            ]
            parts = (language, of_claims, [self._digest(name) for name in names])
            # Sentence and position are in the claims, and so are not stored.
            make = partial(_ground_all, claims, language, cited)
            stored = self._memory.stored(held_slot(linked.briefing.path), digest_of(parts), make)
            return tuple(
                Grounding(claim.sentence, claim.position, tokens, basis, as_pinned)
                for claim, (tokens, basis, as_pinned) in zip(claims, stored, strict=True)
            )

        return self._memory.get(f"ground {linked.briefing.path}", (claims, self._language, *cited), make)

    def every(
        self, linked: Sequence[LinkedBriefing], claims: Sequence[Sequence[Claim]]
    ) -> tuple[tuple[Grounding, ...], ...]:
        """The groundings of briefings and of their claims."""
        return self._memory.each(
            "grounded briefings",
            (linked, claims),
            self.groundings,
            shared=(self._language,),
            tables=(self.parts,),
            asks=lambda _, briefing, __: briefing.sources,
        )

    @cached_property
    def passages(self) -> Mapping[str, Passages]:
        """The passages of each source, by its id, by the keys of citations; made when they are asked for."""
        if not self._memory.notes:  # nothing is compared with a later look
            return Lazy({source.id: partial(self._of_source, source) for source in self._sources.values()})
        make, memory = partial(_passages, self._language), self._memory
        return Derived(
            self.parts,
            lambda name, of: memory.get(f"passages of {name}", (of,), lambda: make(*of)),
        )

    @cached_property
    def parts(self) -> Mapping[str, _Parts]:
        """What the passages of each source are made from, by its id; empty where no later look compares it.

        A value is the very same object as at the last look as long as the passages would be the same.
        """
        if not self._memory.notes:
            return {}
        sources, verified = tuple(self._sources.values()), self._verified

        def make() -> Mapping[str, _Parts]:
            columns = (
                sources,
                [verified.documents.get(source.id) for source in sources],
                [verified.by_source[source.id] for source in sources],
                [self._pinned.get(source.id) for source in sources],
            )
            rows = self._memory.each("parts of passages", columns, _row, shared=(self._language,))
            return self._memory.table("parts of passages by source", tuple(self._sources), rows)

        found: Mapping[str, _Parts] = self._memory.get("all parts of passages", self._made_from, make)
        return found

    def _digest(self, name: str) -> str:
        """A digest of all that the passages of a source are made from."""
        source = self._sources[name]
        document = self._verified.documents.get(name)
        seen, pinned = self._verified.by_source[name], self._pinned.get(name)

        def make() -> str:
            excerpts = [
                (e.id, e.quote, e.at, e.speaker, e.lang, e.translation, e.gist.pieces, seen[e.id].paragraph)
                for e in source.excerpts
            ]
            card = (source.title, source.author, source.publisher, source.published, source.language)
            kept = sorted((at, sorted(p.digests)) for at, p in pinned.passages.items()) if pinned else ()
            text = document.digest if document else (source.archive, pinned and pinned.archive, kept)
            return digest_of((self._language, card, source.rights, text, excerpts))

        inputs = (source, document, seen, pinned, self._language)
        return self._memory.get(f"digest of passages {source.path}", inputs, make)

    def _of_source(self, source: Source) -> Passages:
        verified, name = self._verified, source.id
        verdicts = verified.by_source[name]
        return _passages(
            self._language, source, verified.documents.get(name), verdicts, self._pinned.get(name)
        )


def held_slot(path: str) -> str:
    """The slot for the groundings of a briefing."""
    return f"held {path}"


def _passages(
    language: str,
    source: Source,
    document: Document | None,
    seen: Mapping[str, Verification],
    pinned: PinnedSource | None,
) -> Passages:
    from briefing_site.verify.grounding.passages import passages_of

    return passages_of(source, document, seen, pinned, language)


def _row(*row: Any) -> _Parts:
    return row


class Groundings(Mapping[str, tuple[Grounding, ...]]):
    """Path of every briefing to the groundings of its claims, each made when it is first asked for."""

    def __init__(
        self,
        grounder: Grounder,
        numbers: Mapping[str, int],
        linked: Sequence[LinkedBriefing],
        claims: Sequence[Sequence[Claim]],
    ) -> None:
        """The columns are of one length; a row is a briefing. `numbers` has its number by its path."""
        self._grounder = grounder
        self._linked = linked
        self._claims = claims
        self._numbers = numbers
        self._made: dict[int, tuple[Grounding, ...]] = {}

    @cached_property
    def every(self) -> tuple[tuple[Grounding, ...], ...]:
        """Those of all briefings, in the order of the paths."""
        return self._grounder.every(self._linked, self._claims)

    def __getitem__(self, path: str) -> tuple[Grounding, ...]:
        at = self._numbers[path]
        if "every" in self.__dict__:
            return self.every[at]
        if at not in self._made:
            self._made[at] = self._grounder.groundings(self._linked[at], self._claims[at])
        return self._made[at]

    def __iter__(self) -> Iterator[str]:
        return iter(self._numbers)

    def __len__(self) -> int:
        return len(self._numbers)


def _ground_all(
    claims: Iterable[Claim], language: str, cited: Iterable[Passages]
) -> tuple[tuple[tuple[Token, ...], Basis, bool], ...]:
    """Tokens and basis of each claim, and whether the lock has the verdict on it."""
    return tuple((one.tokens, one.basis, one.as_pinned) for one in ground_claims(claims, language, cited))


def ground_claims(claims: Iterable[Claim], language: str, cited: Iterable[Passages]) -> tuple[Grounding, ...]:
    """The grounding of each claim of a briefing in a language, by the passages of the sources it cites."""
    # Imported here, for what most looks tell of groundings is kept from an earlier one.
    from briefing_site.verify.grounding.ground import ground
    from briefing_site.verify.grounding.sentence import tokens_of

    known: dict[str, Passages] = {}
    for of_source in cited:
        known[next(iter(of_source)).source] = of_source
    found = []
    for claim in claims:
        supporting: dict[CitedKey, Passage] = {}
        opposed: dict[CitedKey, Passage] = {}
        for use in claim.uses:
            key = use.citation.key
            if passage := known.get(key.source, {}).get(key):
                (supporting if use.citation.supports else opposed)[key] = passage
        others = [passage for key, passage in opposed.items() if key not in supporting] if opposed else []
        read = tokens_of(claim.sentence, language, is_quotation=claim.is_quotation)
        found.append(ground(read, claim.position, list(supporting.values()), others))
    return tuple(found)
