"""The links of a text that an editor can follow: to briefings, cards, documents and the web."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from urllib.parse import quote

from briefing_site.apps.lsp.hover_text import detail
from briefing_site.apps.lsp.site_at_a_moment import SiteMoment
from briefing_site.model.body import CitationHole, LinkHole
from briefing_site.model.diagnostic import Span
from briefing_site.model.linked_file import linked_file
from briefing_site.model.paths import is_card, source_id
from briefing_site.model.source import Card, LooseCard, Source
from briefing_site.text.dataclass import dataclass

_WEB = ("http://", "https://")
_DOI = "https://doi.org/"
"""What a DOI is resolved by (ISO 26324; DOI Handbook, 3.8)."""


@dataclass(frozen=True, slots=True)
class Followed:
    """Where a link leads: to a file, or to an address of the web."""

    file: str = ""
    """Path relative to the site folder; absolute for an archived text. Empty for the web."""
    line: int = 0
    """Line of the file, counted from 1; 0 for the file as a whole."""
    address: str = ""
    told: str = ""
    """A few words on what is there."""

    @property
    def outside(self) -> bool:
        """Whether the file has an absolute path."""
        return posixpath.isabs(self.file) or ":" in self.file[:3]


@dataclass(frozen=True, slots=True)
class DocumentLink:
    """A link of a text, with the offsets at which it begins and ends."""

    start: int
    end: int
    to: Followed


def document_links(known: SiteMoment, path: str) -> list[DocumentLink]:
    """The links of a briefing or a card that lead somewhere, in the order of the text."""
    found = [*_of_bodies(known, path), *_of_card(known, known.card(path))]
    links = [DocumentLink(known.offset(at), known.offset(at.end), to) for at, to in found]
    return sorted((link for link in links if link.end > link.start), key=lambda link: link.start)


def _of_bodies(known: SiteMoment, path: str) -> Iterator[tuple[Span, Followed]]:
    for hole in (hole for body in known.bodies(path) for hole in body.holes):
        if isinstance(hole, CitationHole):
            for citation in hole.citations:
                if to := _to_card(known, citation.source, citation.excerpt or ""):
                    yield citation.place, to
        elif isinstance(hole, LinkHole) and (to := _to_target(known, path, hole)):
            yield hole.place if hole.whole else hole.target_place, to


def _to_card(known: SiteMoment, source: str, excerpt: str) -> Followed | None:
    """To the passage of a card, or to the card where it has no such passage; None where there is no card."""
    card = known.sources.get(source)
    if card is None:
        return None
    found = known.excerpt(source, excerpt) if excerpt else None
    return Followed(card.path, found.place.line if found else 0, told=detail(card))


def _to_target(known: SiteMoment, path: str, hole: LinkHole) -> Followed | None:
    if hole.kind == "excerpt":
        return _to_card(known, hole.target, hole.anchor)
    if hole.kind == "wiki":
        briefing = known.only(hole.target) if hole.target else known.briefing(path)
        file = briefing.path if briefing else ""
    else:
        file = _beside(path, hole.target) if hole.target else path
        if is_card(file):
            return _to_card(known, source_id(file), hole.anchor.removeprefix("e-"))
    briefing = known.briefing(file) if file else None
    if briefing is None:
        there = bool(file) and (known.state.content.options.root / file).is_file()
        return Followed(file) if there else None
    heading = next((h for h in briefing.headings if hole.anchor and h.id == hole.anchor), None)
    return Followed(file, heading.place.line if heading else 0, told=briefing.title)


def _beside(path: str, target: str) -> str:
    """The path that a Markdown link names; empty where it leads out of the site folder."""
    file = linked_file(target, path)
    return "" if file.startswith(("../", "/")) or file in ("..", ".") or "\0" in file else file


def _of_card(known: SiteMoment, card: Card | None) -> Iterator[tuple[Span, Followed]]:
    """The document itself, its copies, and what it is derived from."""
    if card is None:
        return
    given = dict(card.places)
    folder = known.state.content.options.archive_folder
    at = given.get("archive")
    if card.archive and at and folder:
        file = folder / card.archive
        if posixpath.basename(card.archive) == card.archive and file.is_file():
            yield at, Followed(str(file), told="the archived text")
    if isinstance(card, LooseCard):
        return
    for key, address in (("url", card.url), ("archived_url", card.archived_url), ("DOI", _doi(card))):
        at = given.get(key)
        if address and at and address.startswith(_WEB):
            yield at, Followed(address=address)
    at = given.get("derived_from")
    if card.derived_from and at and (to := _to_card(known, card.derived_from, "")):
        yield at, to


def _doi(card: Source) -> str:
    name = dict(card.more).get("DOI")
    return _DOI + quote(name, safe="/:().;-_") if isinstance(name, str) and name.startswith("10.") else ""
