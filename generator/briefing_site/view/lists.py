"""Home, regions, topics, people, timeline, and the page on how the site checks itself.

What stands on a page of a long list is told by `listings.py`.
"""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from briefing_site.link.people import speaks_of
from briefing_site.link.site import LinkedBriefing, LinkedSite
from briefing_site.model import addresses
from briefing_site.model.body_text import body_text
from briefing_site.model.briefing import Judgement
from briefing_site.model.note_key import ExcerptKey
from briefing_site.model.wording import Wording
from briefing_site.view.cartogram import cartogram
from briefing_site.view.event_strips import event_strip, region_strip
from briefing_site.view.evidence import evidence_view, judgement_view, places_of_disagreement
from briefing_site.view.gathered import GatheredTexts
from briefing_site.view.listings import NamedPage, Told
from briefing_site.view.metadata import References
from briefing_site.view.on_home import on_home
from briefing_site.view.page import Page
from briefing_site.view.page_of_list import page_title, paging_view
from briefing_site.view.paging import ListPage
from briefing_site.view.source import quoted_view, verified
from briefing_site.view.topic_name import topic_name
from briefing_site.view.values.evidence import EventView, JudgementView
from briefing_site.view.values.pages import (
    AboutView,
    Count,
    FeaturedView,
    HomeView,
    NotFoundView,
    PersonView,
    RegionCard,
    RegionView,
    TimelineView,
    TopicSummary,
    TopicsView,
    TopicView,
)
from briefing_site.view.values.paging import IndexRow
from briefing_site.view.values.parts import Head, Link
from briefing_site.view.when_pinned import when_pinned


def home_view(site: LinkedSite, words: Wording, references: References) -> HomeView:
    """The page `index.html`."""
    page = references.page(site, words, addresses.HOME)
    shown = on_home(site)
    featured = shown.featured
    opening = [(featured, at) for at in range(len(featured.briefing.judgements))] if featured else []
    gathered, judgements = _judged(page, opening)
    return HomeView(
        site=page.site_view(),
        head=page.head("home", None, site.config.description),
        featured=FeaturedView(page.card(featured), judgements) if featured else None,
        cartogram=cartogram(page),
        regions=tuple(
            RegionCard(
                name=region.name,
                href=page.href(addresses.region(region.id)),
                summary=region.summary,
                count=shown.counts[region.id],
                latest=tuple(map(page.card, shown.newest[region.id])),
            )
            for region in site.config.regions.values()
        ),
        latest=tuple(map(page.card, shown.latest)),
        notes=gathered.notes(references),
        briefings=len(site.briefings),
        sources=len(site.sources),
        excerpts=len(site.excerpts),
        verified=verified(site, site.excerpts, "archive"),
        pinned=verified(site, site.excerpts, "lock"),
        when_pinned=when_pinned(words, (site.verifications[key] for key in site.excerpts)),
        disagreements=places_of_disagreement(site),
    )


def region_view(
    site: LinkedSite,
    words: Wording,
    name: str,
    shown: ListPage[str],
    briefings: Mapping[str, LinkedBriefing],
    references: References,
) -> RegionView:
    """The page `<region>/index.html`, or one of its years; `briefings` has the briefings by address."""
    region = site.config.regions[name]
    page = references.page(site, words, shown.here.address)
    listed = [briefings[address] for address in shown.entries]
    own = [b for b in listed if b.briefing.region == name]
    gathered, events = _events(page, own, with_briefing=bool(shown.groups) or len(own) > 1)
    return RegionView(
        site=page.site_view(),
        head=page.head(
            "region",
            page_title(shown, region.name, words),
            region.summary,
            feed=Link(words("feed-of", region=region.name), page.href(addresses.region_feed(name))),
        ),
        name=region.name,
        summary=region.summary,
        briefings=tuple(page.card(b) for b in own),
        also=tuple(page.card(b) for b in listed if b.briefing.region != name),
        events=events,
        strip=event_strip(events, gathered.plain, words),
        notes=gathered.notes(references),
        paging=paging_view(page, shown, region.name),
    )


def topics_view(
    site: LinkedSite, words: Wording, shown: ListPage[str], rows: Mapping[str, NamedPage]
) -> TopicsView:
    """The page `topics/index.html`, or one of its letters; `rows` has all topics and people."""
    page = Page(site, words, shown.here.address)
    title = words("topics-and-people")
    listed = [(rows[address], address) for address in shown.entries]

    def named(kind: str) -> tuple[IndexRow, ...]:
        return tuple(
            IndexRow(Link(row.name, page.href(address)), row.count)
            for row, address in listed
            if row.kind == kind
        )

    return TopicsView(
        site=page.site_view(),
        head=page.head("topics", page_title(shown, title, words), words("topics-description")),
        topics=named("topic"),
        people=named("person"),
        paging=paging_view(page, shown, title),
    )


def topic_view(
    site: LinkedSite,
    words: Wording,
    topic: str,
    shown: ListPage[str],
    briefings: Mapping[str, LinkedBriefing],
    references: References,
) -> TopicView:
    """The page `topics/<topic>.html`, or one of its years; `briefings` has the briefings by address."""
    page = references.page(site, words, shown.here.address)
    listed = [briefings[address] for address in shown.entries]
    on_topic = [
        (b, at) for b in listed for at, each in enumerate(b.briefing.judgements) if topic in each.topics
    ]
    summing = next((each for each in on_topic if topic in _judgement(each).sums_up), None)
    if summing:
        on_topic.remove(summing)
        on_topic.insert(0, summing)
    gathered, views = _judged(page, on_topic)
    judged: dict[str, list[JudgementView]] = {}
    for (linked, _), view in list(zip(on_topic, views, strict=True))[1 if summing else 0 :]:
        judged.setdefault(linked.address, []).append(view)
    name = topic_name(topic, words)
    return TopicView(
        site=page.site_view(),
        head=page.head(
            "topic",
            page_title(shown, name, words),
            words("topic-description", count=shown.count, topic=name),
        ),
        name=name,
        count=shown.count,
        summary=TopicSummary(views[0], _link(page, summing[0])) if summing else None,
        briefings=tuple(page.card(b) for b in listed),
        judgements=tuple((_link(page, b), tuple(judged[b.address])) for b in listed if b.address in judged),
        notes=gathered.notes(references),
        paging=paging_view(page, shown, name),
    )


def person_view(
    site: LinkedSite,
    words: Wording,
    person: str,
    shown: ListPage[str | ExcerptKey],
    briefings: Mapping[str, LinkedBriefing],
    named: Sequence[str],
    references: References,
) -> PersonView:
    """people/<person>.html, or one of its years; `named` has the names that mean the person."""
    page = references.page(site, words, shown.here.address)
    listed = [briefings[key] for key in shown.entries if isinstance(key, str)]
    gathered, events = _events(page, listed, with_briefing=True, naming=named)
    spoken = {key for key in shown.entries if isinstance(key, ExcerptKey)}
    quoted = [
        (source, excerpt)
        for source in (site.sources[name] for name in sorted({key.source for key in spoken}))
        for excerpt in source.excerpts
        if ExcerptKey(source.id, excerpt.id) in spoken
    ]
    return PersonView(
        site=page.site_view(),
        head=page.head(
            "person",
            page_title(shown, person, words),
            words("person-description", name=person, site=site.config.title),
        ),
        name=person,
        briefings=tuple(page.card(b) for b in listed),
        quoted=tuple(quoted_view(page, s, e, references) for s, e in quoted),
        events=events,
        notes=gathered.notes(references),
        paging=paging_view(page, shown, person),
    )


def timeline_view(
    site: LinkedSite,
    words: Wording,
    shown: ListPage[Told],
    briefings: Mapping[str, LinkedBriefing],
    references: References,
) -> TimelineView:
    """The page `timeline.html`, or one of its years."""
    page = references.page(site, words, shown.here.address)
    gathered, events = _told(page, [(briefings[address], at) for address, at in shown.entries])
    years: dict[str, list[EventView]] = {}
    for event in events:
        years.setdefault(event.date.iso[:4], []).append(event)
    return TimelineView(
        site=page.site_view(),
        head=page.head(
            "timeline", page_title(shown, words("timeline"), words), words("timeline-description")
        ),
        years=tuple((year, tuple(of_year)) for year, of_year in years.items()),
        strip=region_strip(
            page,
            events,
            [briefings[address].briefing.region for address, _ in shown.entries],
            gathered.plain,
        )
        or event_strip(events, gathered.plain, words),
        notes=gathered.notes(references),
        paging=paging_view(page, shown, words("timeline")),
    )


def about_view(site: LinkedSite, words: Wording) -> AboutView:
    """The page `about.html`."""
    page = Page(site, words, addresses.ABOUT)
    found = [site.verifications[key] for key in site.excerpts]
    when = when_pinned(words, found)
    verdicts = Counter(page.verdict(each, when=when) for each in found)
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
        citations=sum(site.counts.values()),
        verdicts=tuple(
            Count(view, count) for view, count in sorted(verdicts.items(), key=lambda p: (-p[1], p[0].code))
        ),
        quote_words=site.config.quote_words,
        basis=_basis(site, words),
        kinds=tuple(sorted(kinds.items(), key=lambda p: (-p[1], p[0]))),
        evidence=evidence_view(page, site.sources, site.figures.values()),
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


def _judgement(found: tuple[LinkedBriefing, int]) -> Judgement:
    """A judgement by its briefing and its number there."""
    linked, at = found
    return linked.briefing.judgements[at]


def _judged(
    page: Page, found: Sequence[tuple[LinkedBriefing, int]]
) -> tuple[GatheredTexts, tuple[JudgementView, ...]]:
    """Judgements of briefings, with the notes of the page that shows them."""
    gathered = GatheredTexts.of(page, [(_judgement(each).text, each[0].briefing.path) for each in found])
    views = (
        judgement_view(page, linked, at, gathered.text(position))
        for position, (linked, at) in enumerate(found)
    )
    return gathered, tuple(views)


def _events(
    page: Page,
    briefings: Iterable[LinkedBriefing],
    *,
    with_briefing: bool,
    naming: Sequence[str] | None = None,
) -> tuple[GatheredTexts, tuple[EventView, ...]]:
    """Events of briefings in order of time, with the notes of the page that shows them."""
    found = [
        (b, at)
        for b in briefings
        for at, event in enumerate(b.briefing.events)
        if naming is None or speaks_of(body_text(event.text, page.printed(b.briefing.path)), naming)
    ]

    def when(told: tuple[LinkedBriefing, int]) -> tuple[datetime.date, str, str]:
        linked, at = told
        date = linked.briefing.events[at].date
        # What is known only by its year or month stands before the days of it.
        return date.first_day, str(date), linked.address

    found.sort(key=when)
    return _told(page, found, with_briefing=with_briefing)


def _told(
    page: Page, events: Sequence[tuple[LinkedBriefing, int]], *, with_briefing: bool = True
) -> tuple[GatheredTexts, tuple[EventView, ...]]:
    """Events, each as its briefing and its number there, with the notes of the page that shows them."""
    gathered = GatheredTexts.of(
        page, [(linked.briefing.events[at].text, linked.briefing.path) for linked, at in events]
    )
    views = []
    for position, (linked, at) in enumerate(events):
        event, briefing = linked.briefing.events[at], linked.briefing
        date = page.date(event.date)
        # The number among the events of the briefing on that day, whether the others are on this page or not.
        count = sum(str(other.date) == date.iso for other in briefing.events[: at + 1])
        name = addresses.event_id(date.iso, briefing.region, briefing.slug, count)
        teller = _link(page, linked) if with_briefing else None
        views.append(EventView(name, date, gathered.text(position), teller, event.planned))
    return gathered, tuple(views)


def _link(page: Page, linked: LinkedBriefing) -> Link:
    card = page.card(linked)
    return Link(card.title, card.href, lang=card.lang)


def _basis(site: LinkedSite, words: Wording) -> str:
    found = [site.verifications[key] for key in site.excerpts]
    bases, when = Counter(each.basis for each in found), when_pinned(words, found)
    parts = [words(f"basis-{b}", count=bases[b], when=when) for b in ("archive", "lock", "none") if bases[b]]
    return words("basis-whole", parts=words("basis-between").join(parts)) if parts else words("basis-empty")
