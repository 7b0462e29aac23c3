"""The groundings of every briefing: each cited sentence against the passages that it cites.

A briefing is grounded when its groundings are first asked for, and anew only where its claims, or the cards,
texts or pins of a source that it cites, are no longer the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial

from briefing_site.link.claims import supports
from briefing_site.link.keep import Keep
from briefing_site.link.site import Claim, LinkedBriefing
from briefing_site.model.config import Config
from briefing_site.model.grounding import Grounding
from briefing_site.model.note_key import CitedKey
from briefing_site.model.source import Source
from briefing_site.parse.result import ParseResult
from briefing_site.verify.grounding.ground import ground
from briefing_site.verify.grounding.passage import Passage
from briefing_site.verify.grounding.passages import passages_of
from briefing_site.verify.result import VerifyResult

Passages = Mapping[CitedKey, Passage]


class Grounder:
    """Grounds the claims of one briefing after another; the passages of a source are made ready once."""

    def __init__(self, config: Config, parsed: ParseResult, verified: VerifyResult, memory: Keep) -> None:
        self._language = config.language
        self._memory = memory
        self._passages: dict[str, Passages] = {
            source.id: self._of_source(source, parsed, verified) for source in parsed.sources
        }

    def groundings(self, linked: LinkedBriefing, claims: tuple[Claim, ...]) -> tuple[Grounding, ...]:
        """The grounding of each claim of a briefing, in the order of the claims."""
        language = linked.briefing.lang or self._language
        cited = [self._passages[name] for name in linked.sources if name in self._passages]
        make = partial(_ground_all, claims, language, cited)
        return self._memory.get(f"ground {linked.briefing.path}", (claims, self._language, *cited), make)

    def passages(self, source: str) -> Passages:
        """The passages of a source by the keys of citations; empty for an unknown source."""
        return self._passages.get(source, {})

    def _of_source(self, source: Source, parsed: ParseResult, verified: VerifyResult) -> Passages:
        document = verified.documents.get(source.id)
        seen, pinned = verified.by_source[source.id], parsed.lock.sources.get(source.id)
        make = partial(passages_of, source, document, seen, pinned, self._language)
        inputs = (source, document, seen, pinned, self._language)
        return self._memory.get(f"passages {source.path}", inputs, make)


def _ground_all(claims: Iterable[Claim], language: str, cited: Iterable[Passages]) -> tuple[Grounding, ...]:
    known: dict[CitedKey, Passage] = {
        key: passage for of_source in cited for key, passage in of_source.items()
    }
    found = []
    for claim in claims:
        uses = [use.citation for use in claim.uses if use.citation.key in known]
        supporting = dict.fromkeys(use.key for use in uses if supports(use))
        opposed = dict.fromkeys(use.key for use in uses if not supports(use) and use.key not in supporting)
        found.append(
            ground(
                claim.sentence,
                claim.position,
                language,
                [known[key] for key in supporting],
                [known[key] for key in opposed],
            )
        )
    return tuple(found)
