"""view: one frozen value per page, with all that its template may read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from briefing_site.link.keep import Keep
from briefing_site.link.site import LinkedBriefing, LinkedSite
from briefing_site.link.watch import watched
from briefing_site.model import addresses
from briefing_site.model.lazy import Lazy
from briefing_site.model.source import Source
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


def pages(
    site: LinkedSite, words: Wording, catalogue: Callable[[], str], keep: Keep, scope: str
) -> Lazy[PageView]:
    """The view of every page, by address, each made when it is asked for.

    `catalogue` gives the address of the first file of the search index. What a view looks up is noted by
    `keep`, under names that begin with `scope`; all views depend on the settings, the words and the set of
    passages that can be cited as well.
    """
    people = _all_of(site, keep, scope, "people")
    topics = _all_of(site, keep, scope, "topics")
    near = Nearness(site, keep, scope)
    references = References(site, words, keep, scope)
    names = keep.watched(f"{scope} people", {"": people})
    indexes = keep.watched(f"{scope} search index", Lazy({"": catalogue}))
    briefings = keep.watched(f"{scope} briefing", {b.address: b for b in site.briefings})
    sources = keep.watched(f"{scope} source", site.sources)
    every, site = site, watched(site, keep, scope)
    return Lazy(
        {
            addresses.HOME: lambda: home_view(site, words),
            addresses.ABOUT: lambda: about_view(site, words),
            addresses.CORRECTIONS: lambda: corrections_view(site, words, references),
            addresses.DISAGREEMENTS: lambda: disagreements_view(site, words, references),
            addresses.NOT_FOUND: lambda: not_found_view(site, words),
            addresses.SEARCH: lambda: search_view(site, words, indexes[""]),
            addresses.TIMELINE: lambda: timeline_view(site, words, references),
            addresses.TOPICS: lambda: topics_view(site, words),
            addresses.SOURCES: lambda: sources_view(site, words, references),
            **{
                addresses.region(name): partial(region_view, site, words, name, references)
                for name in site.config.regions
            },
            **{
                linked.address: partial(_briefing, site, words, briefings, linked.address, near, references)
                for linked in every.briefings
            },
            **{
                addresses.source(name): partial(_source, site, words, sources, name, references)
                for name in every.sources
            },
            **{
                addresses.topic(topic): partial(topic_view, site, words, topic, references)
                for topic in topics
            },
            **{
                addresses.person(person): partial(_person, site, words, person, names, references)
                for person in people
            },
        }
    )


def _all_of(site: LinkedSite, keep: Keep, scope: str, field: str) -> list[str]:
    """The names in a field of the briefings of a site, sorted."""
    named = keep.each(
        f"{scope} {field} of briefings",
        (site.briefings,),
        lambda b: frozenset(getattr(b.briefing, field)),
        equal=True,
    )
    return keep.get(f"{scope} all {field}", (named,), lambda: sorted(frozenset[str]().union(*named)))


def _briefing(
    site: LinkedSite,
    words: Wording,
    briefings: Mapping[str, LinkedBriefing],
    address: str,
    near: Nearness,
    references: References,
) -> PageView:
    return briefing_view(site, words, briefings[address], near, references)


def _source(
    site: LinkedSite, words: Wording, sources: Mapping[str, Source], name: str, references: References
) -> PageView:
    return source_view(site, words, sources[name], references)


def _person(
    site: LinkedSite, words: Wording, person: str, names: Mapping[str, list[str]], references: References
) -> PageView:
    return person_view(site, words, person, names[""], references)
