"""A site as it would be without some of its sources, and what that would cost.

To delete a source means, here and in the tests that really do it:

1. Its card goes. Where another card says that it is `derived_from` it, that key goes.
2. Every citation of it goes, with its prefix, locator and suffix; the rest of its bracket stays, and a
   bracket without citations goes with it. The sentence stays, bare where it cited nothing else.
3. A citation in running text leaves the author's name as plain words, and a link to the source or its card
   leaves the words that it printed.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace
from html import escape

from briefing_site.link.printed import printed_citation, printed_link
from briefing_site.link.site import Claim, LinkedBriefing, LinkedSite
from briefing_site.model.body import Body, CitationHole, Hole, LinkHole
from briefing_site.model.briefing import Briefing
from briefing_site.model.linked_file import linked_file
from briefing_site.model.paths import card_path
from briefing_site.model.source import Source
from briefing_site.model.wording import Wording
from briefing_site.parse.compose import words_of
from briefing_site.parse.result import ParseResult
from briefing_site.parse.sentences_of_html import sentences_of
from briefing_site.text.dataclass import dataclass
from briefing_site.text.lazy_pattern import LazyPattern
from briefing_site.verify.result import VerifyResult

_KEPT = "\U000f0000"
"""The token of a hole that stays."""
_GONE = "\U000f0001"
"""The token of an address that goes."""
_LINK = LazyPattern('<a\\b[^<>]*="\U000f0001"[^<>]*>(.*?)</a>', re.DOTALL)
"""A link whose address goes: its words stay."""


@dataclass(frozen=True, slots=True)
class Loss:
    """What a site loses with some of its sources."""

    judgements: tuple[tuple[LinkedBriefing, int], ...]
    """Briefings and numbers of the judgements that lose their last origin."""
    bare: tuple[tuple[LinkedBriefing, Claim], ...]
    """The sentences that are left without a citation."""
    unsupported: tuple[tuple[LinkedBriefing, Claim], ...]
    """The sentences that lose all support, and still cite what is compared or speaks against them."""


def loss(site: LinkedSite, names: Collection[str]) -> Loss:
    """What is lost with the sources of some ids, in order of briefings' addresses and then of reading."""
    judgements: list[tuple[LinkedBriefing, int]] = []
    bare: list[tuple[LinkedBriefing, Claim]] = []
    unsupported: list[tuple[LinkedBriefing, Claim]] = []
    for linked in sorted(site.briefings, key=lambda b: b.address):
        before: set[int] = set()
        after: set[int] = set()
        for claim in site.claims[linked.address]:
            cited = [use.citation for use in claim.uses]
            left = [citation for citation in cited if citation.source not in names]
            had, has = any(c.supports for c in cited), any(c.supports for c in left)
            before |= {claim.position} if had else set()
            after |= {claim.position} if has else set()
            if not left:
                bare.append((linked, claim))
            elif had and not has:
                unsupported.append((linked, claim))
        judged = range(len(linked.briefing.judgements))
        judgements += [(linked, number) for number in judged if number in before - after]
    return Loss(tuple(judgements), tuple(bare), tuple(unsupported))


def without(
    parsed: ParseResult, verified: VerifyResult, names: Collection[str], site: LinkedSite, words: Wording
) -> tuple[ParseResult, VerifyResult]:
    """Parsed and verified files without the sources of some ids.

    `site` is all of it linked, with its drafts and with what nobody cites: it knows what citations and links
    print. A file that does not mention the sources is the same object as before.
    """
    cut = _Cut(frozenset(names), site, words)
    return (
        replace(
            parsed,
            briefings=tuple(cut.briefing(b) for b in parsed.briefings),
            sources=tuple(cut.source(s) for s in parsed.sources if s.id not in cut.names),
        ),
        replace(
            verified,
            by_source={name: found for name, found in verified.by_source.items() if name not in cut.names},
            digests={name: digest for name, digest in verified.digests.items() if name not in cut.names},
        ),
    )


@dataclass(frozen=True, slots=True)
class _Cut:
    """Takes every mention of some sources out of texts."""

    names: frozenset[str]
    site: LinkedSite
    words: Wording

    def briefing(self, briefing: Briefing) -> Briefing:
        """A briefing without mentions of the sources."""
        path = briefing.path
        if not any(self._mentions(hole, path) for body in briefing.bodies for hole in body.holes):
            return briefing
        body = self.body(briefing.body, path)
        return replace(
            briefing,
            judgements=tuple(replace(j, text=self.body(j.text, path)) for j in briefing.judgements),
            events=tuple(replace(e, text=self.body(e.text, path)) for e in briefing.events),
            corrections=tuple(replace(c, text=self.body(c.text, path)) for c in briefing.corrections),
            footnotes=tuple(replace(f, body=self.body(f.body, path)) for f in briefing.footnotes),
            body=body,
            words=words_of("".join(body.pieces)),
        )

    def source(self, source: Source) -> Source:
        """Another source without mentions of these."""
        original = None if source.derived_from in self.names else source.derived_from
        holes = (hole for excerpt in source.excerpts for hole in excerpt.gist.holes)
        if original == source.derived_from and not any(self._mentions(hole, source.path) for hole in holes):
            return source
        excerpts = (replace(e, gist=self.body(e.gist, source.path)) for e in source.excerpts)
        return replace(source, derived_from=original, excerpts=tuple(excerpts))

    def body(self, body: Body, path: str) -> Body:
        """A body without them: cut anew at the holes that stay, as it was cut when it was parsed."""
        if not any(self._mentions(hole, path) for hole in body.holes):
            return body
        html = [body.pieces[0]]
        kept: list[Hole] = []
        for hole, piece in zip(body.holes, body.pieces[1:], strict=True):
            words, left = self._left(hole, path) if self._mentions(hole, path) else ("", hole)
            html.append(words)
            if left is not None:
                kept.append(left)
                html.append(_KEPT)
            html.append(piece)
        text = _LINK.sub(lambda link: link[1], "".join(html)).replace(_GONE, "")
        sentences = tuple(sentences_of(text))
        numbers = [at for at, each in enumerate(sentences) for part in each.parts if isinstance(part, int)]
        holes = tuple(replace(hole, sentence=at) for hole, at in zip(kept, numbers, strict=True))
        return replace(body, pieces=tuple(text.split(_KEPT)), holes=holes, sentences=sentences)

    def _mentions(self, hole: Hole, path: str) -> bool:
        if isinstance(hole, CitationHole):
            return any(citation.source in self.names for citation in hole.citations)
        if not isinstance(hole, LinkHole) or hole.kind not in ("excerpt", "page"):
            return False
        if hole.kind == "excerpt":
            return hole.target in self.names
        file = linked_file(hole.target, path)
        return any(file == card_path(name) for name in self.names)

    def _left(self, hole: Hole, path: str) -> tuple[str, Hole | None]:
        """The words that a mention leaves in the text, and what is left of its hole."""
        if isinstance(hole, CitationHole):
            cited = tuple(c for c in hole.citations if c.source not in self.names)
            first = hole.citations[0].source in self.names
            words = printed_citation(hole, self.site.sources, self.words) if first else ""
            return escape(words, quote=False), replace(hole, citations=cited) if cited else None
        if isinstance(hole, LinkHole) and hole.whole:
            return escape(printed_link(hole, self.site.targets.resolve(hole, path)), quote=False), None
        return _GONE, None
