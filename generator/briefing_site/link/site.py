"""The values that linking makes: briefings with numbered notes, their claims, and the linked site."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field
from itertools import chain
from typing import NamedTuple

from briefing_site.link.numbering import Numbering
from briefing_site.link.targets import Targets
from briefing_site.link.translations import Versions
from briefing_site.model.body import Body
from briefing_site.model.briefing import Briefing
from briefing_site.model.citation import Citation, Signal
from briefing_site.model.compact import compact
from briefing_site.model.config import Config
from briefing_site.model.csl_style import StyledWork
from briefing_site.model.edition import Changes
from briefing_site.model.grounding import Grounding
from briefing_site.model.lazy import Late, LateSequence
from briefing_site.model.note_key import CitedKey, ExcerptKey
from briefing_site.model.source import Excerpt, Source
from briefing_site.model.verification import Verification
from briefing_site.model.work import CslItem
from briefing_site.text.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class LinkedBriefing:
    """A briefing with its notes numbered."""

    briefing: Briefing
    address: str
    numbering: Numbering
    sources: tuple[str, ...]
    """Ids of the sources that the briefing cites, in order of first use."""
    counts: Mapping[CitedKey, int]
    """How often it cites each source and excerpt, in order of first use."""

    @property
    def bodies(self) -> tuple[Body, ...]:
        """In reading order: judgements, body, events, corrections; `numbering` counts positions so."""
        return self.briefing.shown


@dataclass(frozen=True, slots=True)
class ExcerptUse:
    """One citation of an excerpt or a source, as the page of the source lists it."""

    briefing: LinkedBriefing
    number: int
    """Number of the note."""
    id: str
    """Id of the mark on the page of the briefing."""
    sentence: str
    """The sentence that carries the citation, as plain text."""
    citation: Citation


@dataclass(frozen=True, slots=True)
class Claim:
    """A sentence that carries at least one citation, wherever the page prints it."""

    position: int
    """Position of the body that holds the sentence, as `placed_bodies` counts."""
    brackets: tuple[tuple[ExcerptUse, ...], ...]
    """The uses of each bracket, or of each citation in running text; none of them is empty."""
    marks: tuple[int, ...] = ()
    """The offset in the sentence of the mark of each of `brackets`."""
    is_quotation: bool = False
    """Whether it is a paragraph of a block quotation, whose words are those of its source."""

    @property
    def uses(self) -> Iterator[ExcerptUse]:
        """Every use of the claim, in reading order."""
        return chain.from_iterable(self.brackets)

    @property
    def sentence(self) -> str:
        """The sentence as plain text."""
        return self.brackets[0][0].sentence


Claims = LateSequence[Claim]
"""The claims of a briefing in reading order, worked out when the first of them is asked for."""


class Citing(NamedTuple):
    """A briefing that cites a source or an excerpt, as lists name it."""

    address: str
    title: str
    lang: str | None
    region: str
    times: int
    """How often it does."""


class CitingSentence(NamedTuple):
    """A sentence that cites a source or an excerpt, as the page of the source shows it."""

    number: int
    """Number of the note."""
    id: str
    """Id of the mark on the page of the briefing."""
    sentence: str
    """As plain text."""
    signal: Signal | None


SentencesOf = Mapping[CitedKey, tuple[CitingSentence, ...]]
"""By what they cite, sentences of a briefing that cite a source or an excerpt of it, in reading order."""


@compact
@dataclass(frozen=True, slots=True)
class ClaimFigures:
    """What the claims of a briefing come to in numbers."""

    resting: tuple[tuple[int, int], ...]
    """A number of origins, and how many claims so many support."""
    carried: tuple[tuple[str, int], ...]
    """The id of an origin, and how many claims it supports, in order of first use."""
    against: int
    """At how many places a passage is cited as speaking against a claim."""
    disputed: int
    """How many passages stand in its disagreements, with a sentence for each disagreement."""


@dataclass(frozen=True, slots=True)
class LinkedSite:
    """Everything that is published, tied together."""

    config: Config
    briefings: Sequence[LinkedBriefing]
    """Newest first."""
    by_address: Mapping[str, LinkedBriefing]
    """The same by the address of its page, in that order."""
    sources: Mapping[str, Source]
    """By id, in the order of ids; each has the excerpts that are published."""
    excerpts: Mapping[ExcerptKey, Excerpt]
    known: frozenset[CitedKey]
    """Every source and excerpt that can be cited; those too that nobody uses and that are not published."""
    verifications: Mapping[ExcerptKey, Verification]
    digests: Mapping[str, str]
    """Id of a source to the SHA-256 of its archived text, as it was read or as the lock has it."""
    claims: Mapping[str, Sequence[Claim]]
    """Address of a briefing to its claims in reading order. Every page and record of claims reads them."""
    figures: Mapping[str, ClaimFigures]
    """Address of a briefing to what its claims come to."""
    cited: Mapping[CitedKey, tuple[ExcerptUse, ...]]
    """Key of a source or an excerpt to its uses in `claims`."""
    citing: Mapping[CitedKey, tuple[Citing, ...]]
    """Key of a source or an excerpt to the briefings that cite it, newest first."""
    citing_sentences: Mapping[str, Mapping[str, SentencesOf]]
    """Id of a source, published or not, to the address of each briefing that cites it, and how that does."""
    counts: Late[CitedKey, int]
    """Key of a source or an excerpt to the number of its uses."""
    origins: Mapping[str, str]
    """Id of a source to the id of its origin (see `link/claims.py`)."""
    copies: Mapping[str, tuple[str, ...]]
    """Id of a source to the ids of those that are derived from it, where there are any."""
    backlinks: Mapping[str, tuple[tuple[LinkedBriefing, str], ...]]
    """Path of a briefing to the briefings that link to it, each with the sentence of the link."""
    backlink_counts: Mapping[str, int]
    """How many they are; the very same mapping while no link to a briefing changes."""
    translations: Mapping[str, Versions]
    """Path of a briefing to the languages in which it is published, where there are several."""
    changes: Mapping[str, Changes]
    """Address of a briefing to what changed in it with its date, where that is known and anything did."""
    targets: Targets
    groundings: Mapping[str, tuple[Grounding, ...]]
    """Address of a briefing to the groundings of its claims, in the order of `claims`."""
    paragraphs: Mapping[str, Sequence[int]]
    """Id of a source whose archived text is at hand to the offset at which each of its paragraphs begins."""
    styled: Mapping[CslItem, StyledWork] = field(default_factory=dict)
    """What the CSL file of the site prints of each work; empty where a style of our own prints."""


def placed_bodies(linked: LinkedBriefing) -> Iterator[tuple[Body, int]]:
    """The bodies of a briefing's page with their positions: its own texts, then the footnotes in use."""
    yield from zip(linked.bodies, range(len(linked.bodies)), strict=True)
    footnotes = {f.name: f.body for f in linked.briefing.footnotes}
    for name, position in linked.numbering.footnotes.items():
        yield footnotes[name], position
