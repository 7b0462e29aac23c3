"""The groundings of every briefing: each cited sentence against the passages that it cites.

A briefing is grounded when its groundings are first asked for, and anew only where its claims, or the cards,
texts or pins of a source that it cites, are no longer the same.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from functools import partial

from briefing_site.link.claims import supports
from briefing_site.link.keep import Keep
from briefing_site.link.site import Claim, LinkedBriefing
from briefing_site.model.config import Config
from briefing_site.model.grounding import Grounding, Token
from briefing_site.model.note_key import CitedKey
from briefing_site.model.source import Source
from briefing_site.model.verification import Basis
from briefing_site.parse.result import ParseResult
from briefing_site.verify.grounding.ground import ground
from briefing_site.verify.grounding.passage import Passage
from briefing_site.verify.grounding.passages import passages_of
from briefing_site.verify.grounding.sentence import tokens_of
from briefing_site.verify.result import VerifyResult

Passages = Mapping[CitedKey, Passage]


class Grounder:
    """Grounds the claims of one briefing after another; the passages of a source are made ready once."""

    def __init__(self, config: Config, parsed: ParseResult, verified: VerifyResult, memory: Keep) -> None:
        self._language = config.language
        self._memory = memory
        self._verified = verified
        self._pinned = parsed.lock.sources
        self._sources = {source.id: source for source in parsed.sources}
        self._passages: dict[str, Passages] = {
            source.id: self._of_source(source, parsed, verified) for source in parsed.sources
        }

    def groundings(self, linked: LinkedBriefing, claims: tuple[Claim, ...]) -> tuple[Grounding, ...]:
        """The grounding of each claim of a briefing, in the order of the claims."""
        language = linked.briefing.lang or self._language
        names = [name for name in linked.sources if name in self._passages]
        cited = [self._passages[name] for name in names]

        def make() -> tuple[Grounding, ...]:
            of_claims = [
                (c.sentence, c.is_quotation, [(use.citation.key, supports(use.citation)) for use in c.uses])
                for c in claims
            ]
            parts = (language, of_claims, [self._digest(name) for name in names])
            signature = hashlib.sha256(repr(parts).encode("utf-8", "surrogatepass")).hexdigest()
            # Sentence and position are in the claims, and so are not stored.
            stored = self._memory.stored(
                f"held {linked.briefing.path}", signature, partial(_ground_all, claims, language, cited)
            )
            return tuple(
                Grounding(claim.sentence, claim.position, tokens, basis, as_pinned)
                for claim, (tokens, basis, as_pinned) in zip(claims, stored, strict=True)
            )

        return self._memory.get(f"ground {linked.briefing.path}", (claims, self._language, *cited), make)

    def passages(self, source: str) -> Passages:
        """The passages of a source by the keys of citations; empty for an unknown source."""
        return self._passages.get(source, {})

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
            parts = repr((self._language, card, source.rights, text, excerpts))
            return hashlib.sha256(parts.encode("utf-8", "surrogatepass")).hexdigest()

        inputs = (source, document, seen, pinned, self._language)
        return self._memory.get(f"digest of passages {source.path}", inputs, make)

    def _of_source(self, source: Source, parsed: ParseResult, verified: VerifyResult) -> Passages:
        document = verified.documents.get(source.id)
        seen, pinned = verified.by_source[source.id], parsed.lock.sources.get(source.id)
        make = partial(passages_of, source, document, seen, pinned, self._language)
        inputs = (source, document, seen, pinned, self._language)
        return self._memory.get(f"passages {source.path}", inputs, make)


def _ground_all(
    claims: Iterable[Claim], language: str, cited: Iterable[Passages]
) -> tuple[tuple[tuple[Token, ...], Basis, bool], ...]:
    """Tokens and basis of each claim, and whether the lock has the verdict on it."""
    return tuple((one.tokens, one.basis, one.as_pinned) for one in ground_claims(claims, language, cited))


def ground_claims(claims: Iterable[Claim], language: str, cited: Iterable[Passages]) -> tuple[Grounding, ...]:
    """The grounding of each claim of a briefing in a language, by the passages of the sources it cites."""
    known: dict[CitedKey, Passage] = {}
    for of_source in cited:
        known.update(of_source)
    found = []
    for claim in claims:
        uses = [use.citation for use in claim.uses if use.citation.key in known]
        supporting = dict.fromkeys(use.key for use in uses if supports(use))
        opposed = dict.fromkeys(use.key for use in uses if not supports(use) and use.key not in supporting)
        passages, others = [known[key] for key in supporting], [known[key] for key in opposed]
        read = tokens_of(claim.sentence, language, is_quotation=claim.is_quotation)
        found.append(ground(read, claim.position, passages, others))
    return tuple(found)
