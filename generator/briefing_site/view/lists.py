"""Home, regions, topics, people, timeline, and the page on how the site checks itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import chain

from briefing_site.link.people import is_quoted, names_of, speaks_of
from briefing_site.link.site import LinkedBriefing, LinkedSite
from briefing_site.model import addresses
from briefing_site.model.body_text import body_text
from briefing_site.model.briefing import Event
from briefing_site.model.wording import Wording
from briefing_site.view.briefing import topic_name
from briefing_site.view.evidence import evidence_view, judgement_view, places_of_disagreement
from briefing_site.view.gathered import GatheredTexts
from briefing_site.view.metadata import References
from briefing_site.view.page import Page
from briefing_site.view.pictures import cartogram, event_strip
from briefing_site.view.source import quoted_view, verified
from briefing_site.view.values.evidence import EventView, JudgementView
from briefing_site.view.values.pages import (
    AboutView,
    Count,
    HomeView,
    IndexRow,
    NotFoundView,
    PersonView,
    RegionCard,
    RegionView,
    TimelineView,
    TopicsView,
    TopicView,
)
from briefing_site.view.values.parts import Head, Link

_LATEST = 6


def home_view(site: LinkedSite, words: Wording) -> HomeView:
    """The page `index.html`."""
    page = Page(site, words, addresses.HOME)
    latest = site.briefings[:_LATEST]
    return HomeView(
        site=page.site_view(),
        head=page.head("home", None, site.config.description),
        cartogram=cartogram(page),
        regions=tuple(
            RegionCard(
                name=region.name,
                href=page.href(addresses.region(region.id)),
                summary=region.summary,
                count=len(of_region(site, region.id)),
                latest=tuple(page.card(b) for b in of_region(site, region.id)[:3] if b not in latest),
            )
            for region in site.config.regions.values()
        ),
        latest=tuple(page.card(b) for b in latest),
        briefings=len(site.briefings),
        sources=len(site.sources),
        excerpts=len(site.excerpts),
        verified=verified(site, site.excerpts),
        disagreements=places_of_disagreement(site),
    )


def of_region(site: LinkedSite, name: str) -> list[LinkedBriefing]:
    """The briefings of a region, newest first."""
    return [b for b in site.briefings if b.briefing.region == name]


def region_view(site: LinkedSite, words: Wording, name: str, references: References) -> RegionView:
    """The page `<region>/index.html`."""
    region = site.config.regions[name]
    page = Page(site, words, addresses.region(name))
    own = of_region(site, name)
    gathered, events = _events(page, own, with_briefing=len(own) > 1)
    return RegionView(
        site=page.site_view(),
        head=page.head(
            "region",
            region.name,
            region.summary,
            feed=Link(words("feed-of", region=region.name), page.href(addresses.region_feed(name))),
        ),
        name=region.name,
        summary=region.summary,
        briefings=tuple(page.card(b) for b in own),
        also=tuple(page.card(b) for b in site.briefings if name in b.briefing.regions),
        events=events,
        strip=event_strip(events, gathered.plain, words),
        notes=gathered.notes(references.notes),
    )


def topics_view(site: LinkedSite, words: Wording) -> TopicsView:
    """The page `topics/index.html`."""
    page = Page(site, words, addresses.TOPICS)
    topics = Counter(topic for b in site.briefings for topic in b.briefing.topics)
    people = Counter(person for b in site.briefings for person in b.briefing.people)
    return TopicsView(
        site=page.site_view(),
        head=page.head("topics", words("topics-and-people"), words("topics-description")),
        topics=tuple(
            IndexRow(Link(topic_name(t, words), page.href(addresses.topic(t))), topics[t])
            for t in sorted(topics, key=lambda t: topic_name(t, words).casefold())
        ),
        people=tuple(
            IndexRow(Link(p, page.href(addresses.person(p))), people[p])
            for p in sorted(people, key=str.casefold)
        ),
    )


def topic_view(site: LinkedSite, words: Wording, topic: str, references: References) -> TopicView:
    """The page `topics/<topic>.html`."""
    page = Page(site, words, addresses.topic(topic))
    briefings = [b for b in site.briefings if topic in b.briefing.topics]
    findings = [(b, number) for b in briefings for number in range(len(b.briefing.judgements))]
    gathered = GatheredTexts.of(
        page, [(b.briefing.judgements[number].text, b.briefing.path) for b, number in findings]
    )
    judged: dict[str, list[JudgementView]] = {}
    for position, (linked, number) in enumerate(findings):
        judged.setdefault(linked.address, []).append(
            judgement_view(page, linked, number, gathered.text(position))
        )
    name = topic_name(topic, words)
    return TopicView(
        site=page.site_view(),
        head=page.head("topic", name, words("topic-description", count=len(briefings), topic=name)),
        name=name,
        briefings=tuple(page.card(b) for b in briefings),
        judgements=tuple(
            (_link(page, b), tuple(judged[b.address])) for b in briefings if b.address in judged
        ),
        notes=gathered.notes(references.notes),
    )


def person_view(
    site: LinkedSite, words: Wording, person: str, known: Sequence[str], references: References
) -> PersonView:
    """people/<person>.html; `known` are the names of all people of the site."""
    page = Page(site, words, addresses.person(person))
    briefings = [b for b in site.briefings if person in b.briefing.people]
    named = names_of(person, known)
    gathered, events = _events(page, briefings, with_briefing=True, naming=named)
    quoted = [
        (source, excerpt)
        for source in site.sources.values()
        for excerpt in source.excerpts
        if is_quoted(person, excerpt)
    ]
    return PersonView(
        site=page.site_view(),
        head=page.head("person", person, words("person-description", name=person, site=site.config.title)),
        name=person,
        briefings=tuple(page.card(b) for b in briefings),
        quoted=tuple(quoted_view(page, s, e, references) for s, e in quoted),
        events=events,
        notes=gathered.notes(references.notes),
    )


def timeline_view(site: LinkedSite, words: Wording, references: References) -> TimelineView:
    """The page `timeline.html`."""
    page = Page(site, words, addresses.TIMELINE)
    gathered, events = _events(page, site.briefings, with_briefing=True)
    years: dict[str, list[EventView]] = {}
    for event in events:
        years.setdefault(event.date.iso[:4], []).append(event)
    return TimelineView(
        site=page.site_view(),
        head=page.head("timeline", words("timeline"), words("timeline-description")),
        years=tuple((year, tuple(of_year)) for year, of_year in years.items()),
        strip=event_strip(events, gathered.plain, words),
        notes=gathered.notes(references.notes),
    )


def about_view(site: LinkedSite, words: Wording) -> AboutView:
    """The page `about.html`."""
    page = Page(site, words, addresses.ABOUT)
    verdicts = Counter(page.verdict(site.verifications[key]) for key in site.excerpts)
    kinds = Counter(words(f"kind-{s.kind}") for s in site.sources.values())
    return AboutView(
        site=page.site_view(),
        head=page.head(
            "about",
            words("about-title"),
            words("about-description"),
        ),
        briefings=len(site.briefings),
        sources=len(site.sources),
        excerpts=len(site.excerpts),
        citations=sum(len(uses) for uses in site.cited.values()),
        verdicts=tuple(
            Count(view, count) for view, count in sorted(verdicts.items(), key=lambda p: (-p[1], p[0].code))
        ),
        quote_words=site.config.quote_words,
        basis=_basis(site, words),
        kinds=tuple(sorted(kinds.items(), key=lambda p: (-p[1], p[0]))),
        evidence=evidence_view(page, site.sources, chain.from_iterable(site.claims.values())),
    )


def not_found_view(site: LinkedSite, words: Wording) -> NotFoundView:
    """404.html: served at any depth, so its links begin at the site's own path."""
    page = _RootedPage(site, words, addresses.NOT_FOUND)
    head = page.head("404", words("page-not-found"), indexed=False)
    root = addresses.path_of(site.config.base_url)
    plain = Head(head.type, head.title, head.description, None, root, None, indexed=False)
    return NotFoundView(site=page.site_view(), head=plain)


class _RootedPage(Page):
    """A page whose links begin at the site's own path."""

    __slots__ = ()

    def href(self, target: str) -> str:
        return addresses.path_of(self.site.config.base_url) + target


def _events(
    page: Page,
    briefings: Iterable[LinkedBriefing],
    *,
    with_briefing: bool,
    naming: Sequence[str] | None = None,
) -> tuple[GatheredTexts, tuple[EventView, ...]]:
    """Events of briefings in order of time, with the notes of the page that shows them."""
    found: list[tuple[LinkedBriefing, Event]] = [
        (b, event)
        for b in briefings
        for event in b.briefing.events
        if naming is None or speaks_of(body_text(event.text, page.printed(b.briefing.path)), naming)
    ]
    # What is known only by its year or month stands before the days of it.
    found.sort(key=lambda pair: (pair[1].date.first_day, str(pair[1].date), pair[0].address))
    gathered = GatheredTexts.of(page, [(event.text, linked.briefing.path) for linked, event in found])
    seen: Counter[tuple[str, str]] = Counter()
    views = []
    for at, (linked, event) in enumerate(found):
        date, briefing = page.date(event.date), linked.briefing
        seen[date.iso, linked.address] += 1
        count = seen[date.iso, linked.address]
        name = addresses.event_id(date.iso, briefing.region, briefing.slug, count)
        teller = _link(page, linked) if with_briefing else None
        views.append(EventView(name, date, gathered.text(at), teller, event.planned))
    return gathered, tuple(views)


def _link(page: Page, linked: LinkedBriefing) -> Link:
    card = page.card(linked)
    return Link(card.title, card.href, lang=card.lang)


def _basis(site: LinkedSite, words: Wording) -> str:
    bases = Counter(site.verifications[key].basis for key in site.excerpts)
    parts = [words(f"basis-{b}", count=bases[b]) for b in ("archive", "lock", "none") if bases[b]]
    return words("basis-whole", parts=words("basis-between").join(parts)) if parts else words("basis-empty")
