"""view: one frozen value per page, with all that its template may read."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, partial

from generator import addresses
from generator.evidence import Evidence
from generator.lazy import Lazy
from generator.linked import LinkedBriefing, Site
from generator.views.briefing import Nearness, briefing_view
from generator.views.evidence import corrections_view, disagreements_view
from generator.views.lists import (
    about_view,
    home_view,
    not_found_view,
    person_view,
    region_view,
    timeline_view,
    topic_view,
    topics_view,
)
from generator.views.metadata import References
from generator.views.search import search_view
from generator.views.source import source_view, sources_view
from generator.views.values import PageView
from generator.wording import Wording


def pages(site: Site, words: Wording, catalogue: Callable[[], str]) -> Lazy[PageView]:
    """The view of every page, by address, each made when it is asked for.

    `catalogue` gives the address of the first file of the search index.
    """
    people = sorted({person for b in site.briefings for person in b.briefing.people})
    topics = sorted({topic for b in site.briefings for topic in b.briefing.topics})
    near = cache(lambda: Nearness(site))
    evidence = Evidence.of(site)
    references = References(site, words)
    return Lazy(
        {
            addresses.HOME: lambda: home_view(site, words),
            addresses.ABOUT: lambda: about_view(site, words, evidence),
            addresses.CORRECTIONS: lambda: corrections_view(site, words, references),
            addresses.DISAGREEMENTS: lambda: disagreements_view(site, words, evidence, references),
            addresses.NOT_FOUND: lambda: not_found_view(site, words),
            addresses.SEARCH: lambda: search_view(site, words, catalogue()),
            addresses.TIMELINE: lambda: timeline_view(site, words, references),
            addresses.TOPICS: lambda: topics_view(site, words),
            addresses.SOURCES: lambda: sources_view(site, words, references),
            **{
                addresses.region(name): partial(region_view, site, words, name, references)
                for name in site.config.regions
            },
            **{
                linked.address: partial(_briefing, site, words, linked, near, references, evidence)
                for linked in site.briefings
            },
            **{
                addresses.source(source.id): partial(source_view, site, words, source, references)
                for source in site.sources.values()
            },
            **{
                addresses.topic(topic): partial(topic_view, site, words, topic, references)
                for topic in topics
            },
            **{
                addresses.person(person): partial(person_view, site, words, person, people, references)
                for person in people
            },
        }
    )


def _briefing(
    site: Site,
    words: Wording,
    linked: LinkedBriefing,
    near: Callable[[], Nearness],
    references: References,
    evidence: Evidence,
) -> PageView:
    return briefing_view(site, words, linked, near(), references, evidence)
