"""What linking gives: briefings with their notes numbered, and the site that they make together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from briefing_site.link.numbering import Numbering
from briefing_site.link.targets import Targets
from briefing_site.model.body import Body
from briefing_site.model.briefing import Briefing
from briefing_site.model.citation import Citation
from briefing_site.model.config import Config
from briefing_site.model.note_key import CitedKey, ExcerptKey
from briefing_site.model.source import Excerpt, Source
from briefing_site.model.verification import Verification


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
class ExcerptUse:
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
class Claim:
    """A sentence that carries at least one citation, wherever the page prints it."""

    position: int
    """Of its body in reading order, as `placed_bodies` counts: which part of the briefing it is of."""
    brackets: tuple[tuple[ExcerptUse, ...], ...]
    """Its uses of passages, by the bracket (or the name in running text) they stand in; none is empty."""

    @property
    def uses(self) -> Iterator[ExcerptUse]:
        """Every use of a passage in it, in reading order."""
        return chain.from_iterable(self.brackets)

    @property
    def sentence(self) -> str:
        """As plain text."""
        return self.brackets[0][0].sentence


@dataclass(frozen=True, slots=True)
class LinkedSite:
    """Everything that is published, tied together."""

    config: Config
    briefings: Sequence[LinkedBriefing]
    """Newest first."""
    sources: Mapping[str, Source]
    """By id, in the order of ids."""
    excerpts: Mapping[ExcerptKey, Excerpt]
    known: frozenset[CitedKey]
    """Every source and excerpt that can be cited."""
    verifications: Mapping[ExcerptKey, Verification]
    digests: Mapping[str, str]
    """By source: SHA-256 of the archived text that its excerpts were compared with, or pinned in."""
    claims: Mapping[str, tuple[Claim, ...]]
    """By address of the briefing, in reading order: whatever tells of claims or uses reads this list."""
    cited: Mapping[CitedKey, tuple[ExcerptUse, ...]]
    """The uses of passages in these claims, by what they point to."""
    origins: Mapping[str, str]
    """By id of a source: the one at the root of what it was derived from."""
    backlinks: Mapping[str, tuple[tuple[LinkedBriefing, str], ...]]
    """By path of a briefing: who links to it, in which sentence."""
    targets: Targets


def placed_bodies(linked: LinkedBriefing) -> Iterator[tuple[Body, int]]:
    """The bodies of a page with their positions: those of the page, then the footnotes that it uses."""
    yield from zip(linked.bodies, range(len(linked.bodies)), strict=True)
    footnotes = {f.name: f.body for f in linked.briefing.footnotes}
    for name, position in linked.numbering.footnotes.items():
        yield footnotes[name], position
