"""Whether a judgement stands without any one of its sources.

1. The origins that support a judgement are those that support one of its cited sentences (`link/claims.py`):
   copies count as one with what they reprint or translate.
2. An origin is *needed* if without it one of these sentences has no support left.
3. A judgement *stands* without any one source if it is supported and needs no origin. It is *alone* with an
   origin if that is the only one. Otherwise it *leans* on those that it needs.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from operator import attrgetter
from typing import Literal

from briefing_site.link.claims import voices
from briefing_site.link.site import LinkedSite
from briefing_site.model.body import Body, CitationHole
from briefing_site.model.briefing import Judgement
from briefing_site.model.citation import Citation
from briefing_site.model.note_key import CitedKey
from briefing_site.text.dataclass import dataclass

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


def standing(sentences: Iterable[Sequence[Citation]], origin: Mapping[str, str]) -> Standing:
    """What a judgement rests on, by the citations in each of its sentences."""
    cited = tuple(sentences)
    behind = [voices(of_sentence, origin) for of_sentence in cited]
    origins = tuple(dict.fromkeys(name for found in behind for name in found))
    needed = tuple(dict.fromkeys(found[0] for found in behind if len(found) == 1))
    sources = tuple(dict.fromkeys(c.source for of_sentence in cited for c in of_sentence if c.supports))
    if not origins:
        return Standing("unsupported", (), (), ())
    if len(origins) == 1:
        return Standing("alone", origins, origins, sources)
    return Standing("leans" if needed else "stands", origins, needed, sources)


def standing_of(site: LinkedSite, judgement: Judgement) -> Standing:
    """What a judgement rests on. Its text alone is looked at: a page of many judgements asks for no other."""
    return standing(_cited(judgement.text, site.known), site.origins)


def _cited(text: Body, known: frozenset[CitedKey]) -> Iterator[list[Citation]]:
    """The citations of each cited sentence of a text, as in its claims (`link/claims.py`)."""
    holes = (hole for hole in text.holes if isinstance(hole, CitationHole))
    for _, of_sentence in groupby(holes, key=attrgetter("sentence")):
        if cited := [c for hole in of_sentence for c in hole.citations if c.key in known]:
            yield cited
