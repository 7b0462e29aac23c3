"""The pages of what has a name: regions, topics, people. They are found by their names alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from briefing_site.link.site import LinkedBriefing, LinkedSite
from briefing_site.model import addresses
from briefing_site.model.wording import Wording
from briefing_site.render.search_index.documents import SearchDocument, SearchPassage, Strand, TermWeight
from briefing_site.view.topic_name import topic_name


def things(site: LinkedSite, words: Wording) -> list[SearchDocument]:
    """The pages of regions in the site's order, then those of topics, those of most briefings first."""
    return [*_regions(site, words), *_topics(site, words)]


def people(site: LinkedSite, words: Wording) -> list[SearchDocument]:
    """The pages of people, those of most briefings first."""
    of: dict[str, list[LinkedBriefing]] = {}
    for linked in site.briefings:
        for person in dict.fromkeys(linked.briefing.people):
            of.setdefault(person, []).append(linked)
    return [
        _named("person", addresses.person(person), person, of[person], _told(words, of[person]))
        for person in sorted(of, key=lambda name: (-len(of[name]), name))
    ]


def _regions(site: LinkedSite, words: Wording) -> Iterator[SearchDocument]:
    for region in site.config.regions.values():
        of = [
            linked
            for linked in site.briefings
            if region.id == linked.briefing.region or region.id in linked.briefing.regions
        ]
        summary = region.summary or _told(words, of)
        yield _named("region", addresses.region(region.id), region.name, of, summary, region.id)


def _topics(site: LinkedSite, words: Wording) -> Iterator[SearchDocument]:
    of: dict[str, list[LinkedBriefing]] = {}
    for linked in site.briefings:
        for topic in dict.fromkeys(linked.briefing.topics):
            of.setdefault(topic, []).append(linked)
    for topic in sorted(of, key=lambda name: (-len(of[name]), name)):
        name, found = topic_name(topic, words), of[topic]
        yield _named("topic", addresses.topic(topic), name, found, _told(words, found), topic=topic)


def _told(words: Wording, of: Sequence[LinkedBriefing]) -> str:
    return words("count-briefings", count=len(of))


def _named(
    kind: str,
    address: str,
    name: str,
    of: Sequence[LinkedBriefing],
    told: str,
    region: str = "",
    topic: str = "",
) -> SearchDocument:
    """A page with a name, in its own region or topic or those of its briefings, the most frequent first."""
    regions = Counter(r for linked in of for r in linked.briefing.listed_in)
    topics = Counter(t for linked in of for t in dict.fromkeys(linked.briefing.topics))
    return SearchDocument(
        address=address,
        title=name,
        lang="",
        kind=kind,
        date=None,
        by="",
        regions=(region,) if region else tuple(name for name, _ in regions.most_common()),
        topics=(topic,) if topic else tuple(name for name, _ in topics.most_common()),
        passages=(SearchPassage("", "", (Strand(told, TermWeight.NOTE),)),),
    )
