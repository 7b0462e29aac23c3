"""view: one frozen value per page, with all that its template may read."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, partial

from briefing_site.link.site import LinkedBriefing, Site
from briefing_site.model import addresses
from briefing_site.model.lazy import Lazy
from briefing_site.model.wording import Wording
from briefing_site.view.briefing import Nearness, briefing_view
from briefing_site.view.evidence import corrections_view, disagreements_view
from briefing_site.view.lists import (
    about_view,
    home_view,
    not_found_view,
    person_view,
    region_view,
    timeline_view,
    topic_view,
    topics_view,
)
from briefing_site.view.metadata import References
from briefing_site.view.search import search_view
from briefing_site.view.source import source_view, sources_view
from briefing_site.view.values.pages import PageView


def pages(site: Site, words: Wording, catalogue: Callable[[], str]) -> Lazy[PageView]:
    """The view of every page, by address, each made when it is asked for.

    `catalogue` gives the address of the first file of the search index.
    """
    people = sorted({person for b in site.briefings for person in b.briefing.people})
    topics = sorted({topic for b in site.briefings for topic in b.briefing.topics})
    near = cache(lambda: Nearness(site))
    references = References(site, words)
    return Lazy(
        {
            addresses.HOME: lambda: home_view(site, words),
            addresses.ABOUT: lambda: about_view(site, words),
            addresses.CORRECTIONS: lambda: corrections_view(site, words, references),
            addresses.DISAGREEMENTS: lambda: disagreements_view(site, words, references),
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
                linked.address: partial(_briefing, site, words, linked, near, references)
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
) -> PageView:
    return briefing_view(site, words, linked, near(), references)
