"""The number of the note that each citation has on the page of its briefing."""

from __future__ import annotations

from collections.abc import Iterator

from briefing_site.apps.lsp.site_at_a_moment import SiteMoment
from briefing_site.engine.site import Site
from briefing_site.link.site import LinkedBriefing, placed_bodies
from briefing_site.model import addresses
from briefing_site.model.body import CitationHole, FootnoteHole
from briefing_site.text.dataclass import dataclass
from briefing_site.text.unwrap import unwrapped


@dataclass(frozen=True, slots=True)
class NoteNumber:
    """A number that the page prints for a mark of the text."""

    offset: int
    """Offset behind the mark."""
    number: int
    told: str = ""
    """The words that the note quotes; empty for a source as a whole, and for a footnote."""


def note_numbers(known: SiteMoment, path: str, start: int, end: int) -> list[NoteNumber]:
    """The numbers of the marks from one offset of a briefing to another, in the order of the text.

    None where the site has no such page, as while config.yaml is broken. A citation that leads nowhere has no
    number. A footnote that several marks lead to prints its own citations once.
    """
    linked = linked_briefing(known, path)
    if linked is None:
        return []
    found = {note.offset: note for note in _numbers(known, linked) if start <= note.offset <= end}
    return [found[offset] for offset in sorted(found)]


def linked_briefing(known: SiteMoment, path: str) -> LinkedBriefing | None:
    """The briefing of a file as its page has it; None where it has none."""
    briefing = known.briefing(path)
    if briefing is None or not isinstance(known.state, Site):
        return None
    linked = known.state.linked.by_address.get(addresses.briefing(briefing.region, briefing.slug))
    return linked if linked and linked.briefing.path == path else None


def _numbers(known: SiteMoment, linked: LinkedBriefing) -> Iterator[NoteNumber]:
    assert isinstance(known.state, Site)
    there = known.state.linked.known
    for body, position in placed_bodies(linked):
        for at, hole in enumerate(body.holes):
            marks = linked.numbering.marks.get((position, at), ())
            if isinstance(hole, CitationHole):
                cited = (citation for citation in hole.citations if citation.key in there)
                for citation, mark in zip(cited, marks, strict=True):
                    excerpt = known.excerpt(citation.source, citation.excerpt or "")
                    told = unwrapped(excerpt.quote) if excerpt else ""
                    yield NoteNumber(known.offset(citation.place.end), mark.number, told)
            elif isinstance(hole, FootnoteHole) and marks:
                yield NoteNumber(known.offset(hole.place.end), marks[0].number)
