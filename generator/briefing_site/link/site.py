"""What linking gives: briefings with their notes numbered, and the site that they make together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from briefing_site.link.numbering import NoteKey, Numbering
from briefing_site.link.targets import Targets
from briefing_site.model.body import Body
from briefing_site.model.briefing import Briefing
from briefing_site.model.citation import Citation
from briefing_site.model.config import Config
from briefing_site.model.source import Excerpt, Source
from briefing_site.model.verification import Verification
from briefing_site.model.wording import Wording


@dataclass(frozen=True, slots=True)
class LinkedBriefing:
    """A briefing with its notes numbered."""

    briefing: Briefing
    address: str
    bodies: tuple[Body, ...]
    """In reading order: judgements, body, events, corrections; `numbering` counts them so."""
    numbering: Numbering
    sources: tuple[str, ...]
    """Ids of the sources that it cites, in order of first use."""


@dataclass(frozen=True, slots=True)
class Cited:
    """One use of an excerpt, seen from the excerpt."""

    briefing: LinkedBriefing
    number: int
    """Of the note."""
    id: str
    """Of the use."""
    sentence: str
    """That rests on it, as plain text."""
    citation: Citation


@dataclass(frozen=True, slots=True)
class Site:
    """Everything that is published, tied together."""

    config: Config
    briefings: Sequence[LinkedBriefing]
    """Newest first."""
    sources: Mapping[str, Source]
    """By id, in the order of ids."""
    excerpts: Mapping[NoteKey, Excerpt]
    """By source and excerpt."""
    known: frozenset[NoteKey]
    """Every source and excerpt that can be cited."""
    verifications: Mapping[NoteKey, Verification]
    """By source and excerpt."""
    digests: Mapping[str, str]
    """By source: SHA-256 of the archived text that its excerpts were compared with, or pinned in."""
    uses: Mapping[str, tuple[Cited, ...]]
    """Uses of passages by address of the briefing, in reading order."""
    cited: Mapping[NoteKey, tuple[Cited, ...]]
    """The same uses by source and excerpt."""
    backlinks: Mapping[str, tuple[tuple[LinkedBriefing, str], ...]]
    """By path of a briefing: who links to it, in which sentence."""
    targets: Targets


def printed_author(source: Source, words: Wording | None) -> str:
    """Who speaks, as a citation in running text prints it: the authors, or else the publisher."""
    names = source.author
    if words is None or len(names) < 2:
        return ", ".join(names) or source.publisher
    if len(names) > 2:
        return words("author-first", first=names[0])
    return words("author-both", first=names[0], second=names[1])


def placed_bodies(linked: LinkedBriefing) -> Iterator[tuple[Body, int]]:
    """The bodies of a page with their positions: those of the page, then the footnotes that it uses."""
    yield from zip(linked.bodies, range(len(linked.bodies)), strict=True)
    footnotes = {f.name: f.body for f in linked.briefing.footnotes}
    for name, position in linked.numbering.footnotes.items():
        yield footnotes[name], position
