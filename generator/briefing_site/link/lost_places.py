"""Pages, passages of sources, and headings of briefings, that were published and are gone.

A heading that has other words now keeps its old address where its id stands behind it: `## Words {#old-id}`.
An excerpt with another id has the old one in its own heading: `## new-id {aliases="old-id"}`. Pages that
stand for no file (topics, people, regions, parts of long lists) have their former addresses in config.yaml.
"""

from __future__ import annotations

from collections.abc import Collection, Container, Iterator, Mapping

from briefing_site.link.site import LinkedBriefing
from briefing_site.model import addresses, faults
from briefing_site.model.briefing import Heading
from briefing_site.model.diagnostic import Diagnostic, Span
from briefing_site.model.edit import Edit, Slot
from briefing_site.model.edition import Edition, Editions
from briefing_site.model.paths import EDITIONS
from briefing_site.model.place import Place
from briefing_site.model.source import Excerpt, Source
from briefing_site.text.slug import slug


def lost_sources(editions: Editions, there: Collection[str]) -> Iterator[Diagnostic]:
    """The faults of sources whose pages were published; `there` has each id and alias of every card."""
    for name in editions.sources:
        if name not in there:
            yield faults.edition.lost_source(Span.at(Place(EDITIONS, 1)), name)


def uncited_sources(
    editions: Editions, cards: Mapping[str, Source], used: Container[str]
) -> Iterator[Diagnostic]:
    """The faults of sources whose pages were published, and which no text uses now."""
    for name in editions.sources:
        if name in cards and name not in used:
            yield faults.edition.uncited_source(cards[name].place_of("title"), name)


def lost_pages(
    editions: Editions, alive: Collection[str], pages: Collection[str], room: Slot | None
) -> Iterator[Diagnostic]:
    """The faults of pages that stand for no file, were published and are gone.

    `alive` are all addresses that lead somewhere, `pages` those of pages; `room` is the slot for an alias. A
    page that is the only new one in the folder of the only one that was lost may be in its place.
    """
    lost = [name for name in editions.pages if addresses.alias(name) not in alive]
    published = set(editions.pages)
    new = [name for name in map(addresses.as_alias, pages) if name not in published] if lost else []
    for name in lost:
        beside = [each for each in new if _folder(each) == _folder(name)]
        alone = sum(1 for each in lost if _folder(each) == _folder(name)) == 1
        now = beside[0] if alone and len(beside) == 1 else ""
        edit = room.fill(f"{name}: {now}") if room and now else None
        yield faults.edition.lost_page(Span.at(Place(EDITIONS, 1)), name, now, edit)


def _folder(name: str) -> str:
    """The folder of an address; that of a region's page, which is one itself, is the root."""
    return name.rstrip("/").rpartition("/")[0]


def lost_excerpts(editions: Editions, cards: Mapping[str, Source]) -> Iterator[Diagnostic]:
    """The faults of excerpts that were published and that their card has no longer, under no name.

    `cards` has each card that can be read, by its id and by its aliases.
    """
    for name, published in editions.excerpts.items():
        card = cards.get(name)
        if card is None:
            continue
        there = {each.id for each in card.excerpts}.union(*(each.aliases for each in card.excerpts))
        there.update(unusable for unusable, _ in card.unusable)
        lost = [excerpt for excerpt in published if excerpt not in there]
        new = [each for each in card.excerpts if each.id not in published] if len(lost) == 1 else []
        for excerpt in lost:
            heading = new[0] if len(new) == 1 else None
            at = heading.place if heading else card.place_of("title")
            yield faults.edition.lost_excerpt(
                at, excerpt, card.id, heading.id if heading else "", _with_former(heading, excerpt)
            )


def _with_former(excerpt: Excerpt | None, former: str) -> Edit | None:
    """The edit that gives an excerpt a former id."""
    if excerpt is None or excerpt.alias_list is None:
        return None
    return excerpt.alias_list.fill(" ".join((*excerpt.aliases, former)))


def lost_anchors(linked: LinkedBriefing, edition: Edition) -> Iterator[Diagnostic]:
    """The faults of headings that were published and are gone, at the heading that may be in its place."""
    briefing = linked.briefing
    ids = {*briefing.ids, *(heading.id for heading in briefing.headings)}
    lost = [anchor for anchor in edition.anchors if anchor not in ids]
    new = [heading for heading in briefing.headings if heading.id not in edition.anchors]
    for anchor in lost:
        heading = new[0] if len(new) == len(lost) == 1 else None
        at = heading.place if heading else briefing.place_of("title")
        yield faults.edition.lost_anchor(
            at, anchor, briefing.name, heading.text if heading else "", _with_id(heading, anchor)
        )


def _with_id(heading: Heading | None, anchor: str) -> Edit | None:
    """The edit that gives a heading its old id; None for one that has an id of its own."""
    if heading is None or heading.id != slug(heading.text):
        return None
    return Edit(Span.at(heading.place.end), f" {{#{anchor}}}")
