"""What lists show of a briefing: its front matter, with its judgements, events and corrections.

They show nothing of its text but figures that its card has (`PageSignatures`), so that a word more in the
text changes none of these lists.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from operator import attrgetter

from briefing_site.engine.memo import Memo
from briefing_site.engine.signatures import digest_of, told
from briefing_site.link.site import LinkedBriefing, LinkedSite
from briefing_site.model.body import Body, CitationHole, LinkHole
from briefing_site.model.briefing import Briefing

_OF_THE_TEXT = frozenset(
    [
        *("body", "footnotes", "told_footnotes", "uncited", "headings", "ids", "words"),
        *("places", "new_text", "alias_list", "waivers"),
    ]
)
"""The fields of a briefing that tell of its text, or where something stands in its file."""
_FRONT = attrgetter(*(field.name for field in fields(Briefing) if field.name not in _OF_THE_TEXT))

FrontMatter = tuple[str, tuple[str, ...], bool]
"""A digest, the ids of the sources that are cited there, and whether there are links to other files."""


def front_matters(site: LinkedSite, memo: Memo) -> dict[str, FrontMatter]:
    """Address of each briefing to its front matter; kept for later commands."""
    found = memo.facts("front matter", site.briefings, _front_matter, equal=True)
    return dict(zip((linked.address for linked in site.briefings), found, strict=True))


def _front_matter(linked: LinkedBriefing) -> FrontMatter:
    briefing = linked.briefing
    holes = [hole for body in _bodies(briefing) for hole in body.holes]
    cited = (hole.citations for hole in holes if isinstance(hole, CitationHole))
    sources = dict.fromkeys(citation.source for citations in cited for citation in citations)
    links = any(isinstance(hole, LinkHole) for hole in holes)
    return digest_of(told(_FRONT(briefing))), tuple(sources), links


def _bodies(briefing: Briefing) -> Iterator[Body]:
    """Its bodies but the text itself, and the footnotes, which no list shows."""
    yield from (judgement.text for judgement in briefing.judgements)
    yield from (event.text for event in briefing.events)
    yield from (correction.text for correction in briefing.corrections)
