"""Pages of sources, and headings of briefings, that were published and are gone.

A heading that has other words now keeps its old address where its id stands behind it: `## Words {#old-id}`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from briefing_site.link.editions import name_of
from briefing_site.link.site import LinkedBriefing
from briefing_site.model import faults
from briefing_site.model.briefing import Heading
from briefing_site.model.diagnostic import Diagnostic, Span
from briefing_site.model.edit import Edit
from briefing_site.model.edition import Edition, Editions
from briefing_site.model.paths import EDITIONS
from briefing_site.model.place import Place
from briefing_site.text.slug import slug


def lost_sources(editions: Editions, there: Collection[str]) -> Iterator[Diagnostic]:
    """The faults of sources whose pages were published; `there` has each id and alias of every card."""
    for name in editions.sources:
        if name not in there:
            yield faults.edition.lost_source(Span.at(Place(EDITIONS, 1)), name)


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
            at, anchor, name_of(briefing), heading.text if heading else "", _with_id(heading, anchor)
        )


def _with_id(heading: Heading | None, anchor: str) -> Edit | None:
    """The edit that gives a heading its old id; None for one that has an id of its own."""
    if heading is None or heading.id != slug(heading.text):
        return None
    return Edit(Span.at(heading.place.end), f" {{#{anchor}}}")
