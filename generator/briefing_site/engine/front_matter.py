"""What other pages show of a briefing, in digests that are kept by file: an edit works out those of one.

Lists show its front matter, with its judgements, events and corrections. They show nothing of its text but
figures that its card has (`PageSignatures`), so that a word more in the text changes none of these lists.
Pages of the whole site count what it cites, and pages of others name it where both are related.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from operator import attrgetter
from typing import NamedTuple

from briefing_site.engine.memo import Memo
from briefing_site.engine.signatures import digest_of, told
from briefing_site.link.site import LinkedBriefing, LinkedSite
from briefing_site.model.body import Body, CitationHole, LinkHole
from briefing_site.model.body_text import body_text
from briefing_site.model.briefing import Briefing
from briefing_site.model.citation import Mode

_OF_THE_TEXT = frozenset(
    [
        *("body", "footnotes", "told_footnotes", "uncited", "headings", "ids", "words"),
        *("places", "new_text", "alias_list", "waivers"),
    ]
)
"""The fields of a briefing that tell of its text, or where something stands in its file."""
_FRONT = attrgetter(*(field.name for field in fields(Briefing) if field.name not in _OF_THE_TEXT))


class FrontMatter(NamedTuple):
    """What other pages show of a briefing besides its card."""

    digest: str
    """Of its front matter."""
    judgements: tuple[tuple[str, ...], ...]
    """Ids of the sources that each of its judgements cites; so are the next two."""
    events: tuple[tuple[str, ...], ...]
    corrections: tuple[tuple[str, ...], ...]
    people: tuple[tuple[str, ...], ...]
    """Of each event, those of its people whom that may name."""
    links: bool
    """Whether there are links to other files."""
    counted: str
    """Digest of what is counted of it: how often it cites what, by region, and up to when it is informed."""
    kin: str
    """Digest of what relates it to others: its topics, people, sources and regions."""

    def naming(self, person: str) -> list[tuple[str, ...]]:
        """What each of those events cites that may name a person."""
        return [cited for cited, people in zip(self.events, self.people, strict=True) if person in people]


def front_matters(site: LinkedSite, memo: Memo) -> dict[str, FrontMatter]:
    """Address of each briefing to its front matter; kept for later commands."""
    found = memo.facts("front matter", site.briefings, _front_matter, equal=True)
    return dict(zip((linked.address for linked in site.briefings), found, strict=True))


def _front_matter(linked: LinkedBriefing) -> FrontMatter:
    briefing = linked.briefing
    events = briefing.events
    links = any(isinstance(hole, LinkHole) for body in _bodies(briefing) for hole in body.holes)
    informed = str(briefing.as_of or briefing.last_changed)
    return FrontMatter(
        digest=digest_of(told(_FRONT(briefing))),
        judgements=tuple(_cited(judgement.text) for judgement in briefing.judgements),
        events=tuple(_cited(event.text) for event in events),
        corrections=tuple(_cited(correction.text) for correction in briefing.corrections),
        people=tuple(_named(event.text, briefing.people) if briefing.people else () for event in events),
        links=links,
        counted=digest_of(told((linked.address, briefing.region, informed, linked.counts))),
        kin=digest_of(told((briefing.topics, briefing.people, linked.sources, briefing.listed_in))),
    )


def _cited(body: Body) -> tuple[str, ...]:
    """Ids of the sources that a text cites."""
    holes = (hole for hole in body.holes if isinstance(hole, CitationHole))
    return tuple(dict.fromkeys(citation.source for hole in holes for citation in hole.citations))


def _named(text: Body, people: tuple[str, ...]) -> tuple[str, ...]:
    """Those of some people whom a text may name; all of them where it prints words of other files."""
    if any(
        not isinstance(hole, CitationHole) or hole.citations[0].mode is Mode.IN_TEXT for hole in text.holes
    ):
        return people
    words = body_text(text, lambda _: "")
    return tuple(person for person in people if any(part in words for part in person.split()))


def _bodies(briefing: Briefing) -> Iterator[Body]:
    """Its bodies but the text itself, and the footnotes, which no list shows."""
    yield from (judgement.text for judgement in briefing.judgements)
    yield from (event.text for event in briefing.events)
    yield from (correction.text for correction in briefing.corrections)
