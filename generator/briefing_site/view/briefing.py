"""The page of a briefing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from heapq import nsmallest

from briefing_site.link.claims import figures_of
from briefing_site.link.keep import Keep
from briefing_site.link.printed import printed
from briefing_site.link.site import LinkedBriefing, LinkedSite
from briefing_site.model import addresses
from briefing_site.model.body_text import body_text
from briefing_site.model.wording import Wording
from briefing_site.view.changes import changes_view
from briefing_site.view.crowded import FEW
from briefing_site.view.evidence import disagreement_views, evidence_view, judgement_view
from briefing_site.view.metadata import References, cite_briefing, image, metadata
from briefing_site.view.notes import grouped, notes
from briefing_site.view.other_language import other_language
from briefing_site.view.page import Page
from briefing_site.view.page_of_list import paging_view
from briefing_site.view.paging import ListPage
from briefing_site.view.share import Shared
from briefing_site.view.topic_name import topic_name
from briefing_site.view.translations import original_of, other_languages, version_links
from briefing_site.view.values.evidence import EventView
from briefing_site.view.values.notes import Reference
from briefing_site.view.values.pages import BriefingView
from briefing_site.view.values.parts import CorrectionView, Link

_RELATED = 4
_FEW = 50
"""So many briefings at most share a trait that relates them."""
_CONTENTS_FROM = 3

Trait = tuple[str, str]
"""A topic, person or source that briefings may share: its kind and its name."""


class Nearness:
    """Which briefings are related: those that share topics, people and sources, rare ones counting more."""

    def __init__(self, site: LinkedSite, keep: Keep | None = None, scope: str = "") -> None:
        """Look-ups are noted by `keep` under names that begin with `scope`."""
        self._briefings = site.by_address
        self._traits: Mapping[str, Sequence[Trait]]
        self._holders: Mapping[Trait, Sequence[str]]
        if keep is None:
            self._traits = {a: _traits(b) for a, b in self._briefings.items()}
            self._holders = _holders(self._traits)
        else:
            traits = keep.each(f"{scope} traits", (site.briefings,), _traits, equal=True)
            addresses = keep.same(f"{scope} addresses", tuple(self._briefings))
            by_address = keep.table(f"{scope} traits by address", addresses, traits)
            self._traits = by_address
            self._holders = keep.get(f"{scope} holders", (by_address,), lambda: _holders(by_address))
            self._briefings = keep.watched(f"{scope} near briefings", self._briefings)
            self._traits = keep.watched(f"{scope} traits", self._traits)
            self._holders = keep.watched(f"{scope} holders of traits", self._holders)

    def nearest(
        self, linked: LinkedBriefing, without: frozenset[str]
    ) -> list[tuple[LinkedBriefing, list[str]]]:
        """The nearest few, each with the topics that both share; `without` are addresses to leave out."""
        score: dict[str, int] = {}
        for trait, holders in self.sharing(linked.address):
            weight = 12 // len(holders) + (3 if trait[0] == "topic" else 1)
            for other in holders:
                score[other] = score.get(other, 0) + weight
        others = [(-score[a], a) for a in score if a != linked.address and a not in without]
        own = linked.briefing.topics
        found = [self._briefings[address] for _, address in nsmallest(_RELATED, others)]
        return [(near, [t for t in own if t in near.briefing.topics]) for near in found]

    def sharing(self, address: str) -> Iterator[tuple[Trait, Sequence[str]]]:
        """The traits of a briefing, each with the addresses of all that have it, where these are few."""
        for trait in self._traits[address]:
            holders = self._holders[trait]
            # A topic that most of the site shares relates nothing, and would cost a look at every pair.
            if len(holders) <= _FEW:
                yield trait, holders


def _traits(linked: LinkedBriefing) -> tuple[Trait, ...]:
    briefing = linked.briefing
    return (
        *(("topic", name) for name in briefing.topics),
        *(("person", name) for name in briefing.people),
        *(("source", name) for name in linked.sources),
    )


def _holders(traits: Mapping[str, Sequence[Trait]]) -> dict[Trait, list[str]]:
    """The addresses of the briefings that have each trait."""
    holders: dict[Trait, list[str]] = {}
    for address, of_briefing in traits.items():
        for trait in of_briefing:
            holders.setdefault(trait, []).append(address)
    return holders


def briefing_view(
    site: LinkedSite,
    words: Wording,
    linked: LinkedBriefing,
    near: Nearness,
    references: References,
    of_years: ListPage[str] | None,
) -> BriefingView:
    """All that the page of a briefing shows.

    `of_years` leads to the pages of all briefings which link to it, where they are too many for this one.
    """
    briefing, numbering = linked.briefing, linked.numbering
    page = references.page(site, words, linked.address)
    regions = site.config.regions
    texts = [
        page.fill(body, numbering.marks, position, briefing.path)
        for position, body in enumerate(linked.bodies)
    ]
    judged = len(briefing.judgements)
    dated = judged + 1 + len(briefing.events)
    bodies = {f.name: f.body for f in briefing.footnotes}
    footnotes = {
        name: page.fill(bodies[name], numbering.marks, position, briefing.path)
        for name, position in numbering.footnotes.items()
    }
    backlinks = site.backlinks.get(briefing.path, ())
    versions = site.translations.get(briefing.path)
    already = frozenset(other.address for other, _ in backlinks)
    return BriefingView(
        site=page.site_view(),
        head=page.head(
            "briefing",
            briefing.title,
            briefing.summary,
            indexed=not briefing.draft,
            image=image(page, linked),
            versions=version_links(page, versions),
            shared=_shared(page, linked),
        ),
        title=briefing.title,
        lang=other_language(briefing.lang, site.config.language),
        region=_region_link(page, briefing.region),
        regions=tuple(_region_link(page, name) for name in briefing.regions if name in regions),
        summary=briefing.summary,
        authors=briefing.authors,
        date=page.date(briefing.date),
        updated=page.date(briefing.updated) if briefing.updated else None,
        as_of=page.date(briefing.as_of) if briefing.as_of else None,
        languages=other_languages(page, versions),
        translates=original_of(page, versions),
        moved=page.date(versions.moved) if versions and versions.moved else None,
        minutes=page.card(linked).minutes,
        draft=briefing.draft,
        topics=tuple(Link(topic_name(t, words), page.href(addresses.topic(t))) for t in briefing.topics),
        people=tuple(Link(p, page.href(addresses.person(p))) for p in briefing.people),
        notices=page.noticed(linked.sources),
        judgements=tuple(
            judgement_view(page, linked, number, text) for number, text in enumerate(texts[:judged])
        ),
        contents=_contents(linked),
        body=texts[judged],
        events=tuple(
            EventView(None, page.date(event.date), text, None, event.planned)
            for event, text in zip(briefing.events, texts[judged + 1 : dated], strict=True)
        ),
        corrections=tuple(
            CorrectionView(name, page.date(c.date), text)
            for name, c, text in zip(
                addresses.correction_ids(briefing.corrections),
                briefing.corrections,
                texts[dated:],
                strict=True,
            )
        ),
        changes=changes_view(page, linked),
        evidence=evidence_view(
            page,
            linked.sources,
            [figures_of(site.claims[linked.address], site.origins)],
            site.groundings[linked.address] if site.config.show_grounding else None,
        ),
        disagreements=disagreement_views(page, site.claims[linked.address], references),
        notes=grouped(page, notes(page, numbering, footnotes, references.notes), references),
        note_count=len(numbering.notes),
        source_count=len(linked.sources),
        backlinks=tuple(
            Reference(page.card(other), sentence)
            for other, sentence in (backlinks[:FEW] if of_years else backlinks)
        ),
        linking=paging_view(page, of_years, page.words("backlinks")) if of_years else None,
        related=_related(page, near.nearest(linked, already)),
        citation=cite_briefing(page, linked),
        metadata=metadata(page, linked, references),
    )


def _shared(page: Page, linked: LinkedBriefing) -> Shared | None:
    """What a drawn picture shows: the region, and the first judgement without its marks."""
    briefing, site = linked.briefing, page.site
    if site.config.drawing_fonts is None:
        return None
    words = printed(site.sources, site.targets, page.words, briefing.path)
    text = body_text(briefing.judgements[0].text, words) if briefing.judgements else ""
    return Shared(site.config.regions[briefing.region].name, text, briefing.lang)


def _region_link(page: Page, name: str) -> Link:
    return Link(page.site.config.regions[name].name, page.href(addresses.region(name)))


def _contents(linked: LinkedBriefing) -> tuple[Link, ...]:
    found = tuple(Link(h.text, f"#{h.id}") for h in linked.briefing.headings if h.level == 2 and h.id)
    return found if len(found) >= _CONTENTS_FROM else ()


def _related(page: Page, found: Sequence[tuple[LinkedBriefing, list[str]]]) -> tuple[Reference, ...]:
    return tuple(
        Reference(
            page.card(other),
            page.words("also-on", topics=page.words.names([topic_name(t, page.words) for t in shared]))
            if shared
            else "",
        )
        for other, shared in found
    )
