"""Whether a judgement stands without any one of its sources.

1. The origins that support a judgement are those that support one of its cited sentences (`link/claims.py`):
   copies count as one with what they reprint or translate.
2. An origin is *needed* if without it one of these sentences has no support left.
3. A judgement *stands* without any one source if it is supported and needs no origin. It is *alone* with an
   origin if that is the only one. Otherwise it *leans* on those that it needs.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import takewhile
from typing import Literal

from briefing_site.link.claims import voices
from briefing_site.link.site import Claim, LinkedSite
from briefing_site.model.dataclass import dataclass

StandingKind = Literal["stands", "leans", "alone", "unsupported"]


@dataclass(frozen=True, slots=True)
class Standing:
    """What a judgement rests on."""

    kind: StandingKind
    origins: tuple[str, ...]
    """The origins that support it, in order of first use."""
    needed: tuple[str, ...]
    """Those without which one of its sentences has no support."""
    sources: tuple[str, ...]
    """The sources that support it, copies too."""


def standing(claims: Iterable[Claim], origin: Mapping[str, str]) -> Standing:
    """What a judgement of these claims rests on."""
    claims = tuple(claims)
    behind = [voices(claim, origin) for claim in claims]
    origins = tuple(dict.fromkeys(name for found in behind for name in found))
    needed = tuple(dict.fromkeys(found[0] for found in behind if len(found) == 1))
    cited = (use.citation for claim in claims for use in claim.uses)
    sources = tuple(dict.fromkeys(citation.source for citation in cited if citation.supports))
    if not origins:
        return Standing("unsupported", (), (), ())
    if len(origins) == 1:
        return Standing("alone", origins, origins, sources)
    return Standing("leans" if needed else "stands", origins, needed, sources)


def standing_of(site: LinkedSite, address: str, number: int) -> Standing:
    """What the judgement of a number, counted from 0, of the briefing at an address rests on."""
    # Judgements come first: of the claims behind them none need be looked at.
    first = takewhile(lambda claim: claim.position <= number, site.claims[address])
    return standing((claim for claim in first if claim.position == number), site.origins)
