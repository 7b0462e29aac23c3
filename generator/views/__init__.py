"""view: one frozen value per page, with all that its template may read."""

from __future__ import annotations

from generator import addresses
from generator.evidence import Evidence
from generator.link import Site
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
from generator.views.source import source_view, sources_view
from generator.views.values import PageView
from generator.wording import Wording


def pages(site: Site, words: Wording) -> dict[str, PageView]:
    """The view of every page, by address."""
    people = sorted({person for b in site.briefings for person in b.briefing.people})
    topics = sorted({topic for b in site.briefings for topic in b.briefing.topics})
    near = Nearness(site)
    evidence = Evidence.of(site)
    references = References(site, words)
    return {
        addresses.HOME: home_view(site, words),
        addresses.ABOUT: about_view(site, words, evidence),
        addresses.CORRECTIONS: corrections_view(site, words),
        addresses.DISAGREEMENTS: disagreements_view(site, words, evidence),
        addresses.NOT_FOUND: not_found_view(site, words),
        addresses.TIMELINE: timeline_view(site, words),
        addresses.TOPICS: topics_view(site, words),
        addresses.SOURCES: sources_view(site, words, references),
        **{addresses.region(name): region_view(site, words, name) for name in site.config.regions},
        **{
            linked.address: briefing_view(site, words, linked, near, references, evidence)
            for linked in site.briefings
        },
        **{addresses.source(s.id): source_view(site, words, s, references) for s in site.sources.values()},
        **{addresses.topic(topic): topic_view(site, words, topic) for topic in topics},
        **{addresses.person(person): person_view(site, words, person, people) for person in people},
    }
