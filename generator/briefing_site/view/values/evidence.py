"""Judgements, events, the figures on the sources of a text, and disagreements of sources."""

from __future__ import annotations

from markupsafe import Markup

from briefing_site.text.dataclass import dataclass
from briefing_site.view.values.notes import Quote, VerdictView
from briefing_site.view.values.parts import DateView, Link, SourceLine


@dataclass(frozen=True, slots=True)
class StandingView:
    """Whether a finding stands without any one of its sources."""

    kind: str
    """stands, leans, alone or unsupported."""
    text: Markup
    """A sentence for the reader, which names and links the sources that the finding needs."""
    withdrawn: Markup | None
    """A sentence on those of its sources that were withdrawn; None where there are none."""


@dataclass(frozen=True, slots=True)
class JudgementView:
    """A finding, with how sure the desk is and why."""

    text: Markup
    confidence: str
    """high, moderate or low."""
    label: str
    """The confidence in words: "High confidence"."""
    because: str
    standing: StandingView
    lead: str
    """Its first sentence, without marks; empty where it has none."""
    date: DateView
    """When its briefing last changed in substance, or was published."""
    as_of: DateView | None
    """Up to when its briefing knows; None where that does not say so."""


@dataclass(frozen=True, slots=True)
class EventView:
    """A dated event, in a timeline or a briefing."""

    id: str | None
    """`t-<date>--<region>--<slug>-<n>`, n counted by briefing and date; None on the briefing's own page."""
    date: DateView
    text: Markup
    briefing: Link | None
    """The briefing that reports the event; None on the page of that briefing."""
    planned: bool = False
    """Whether the event was only announced for its date; the briefing does not say whether it took place."""


@dataclass(frozen=True, slots=True)
class GroundingView:
    """How many tokens the cited sentences have, and how these stand to the passages.

    A *token* is a piece of a sentence that can be looked up: quoted words, a figure, a date, a name, a
    negation, a comparison.
    """

    tokens: int
    carried: int
    """Those that stand in a cited passage."""
    derived: int
    """Those that follow from figures of a passage by arithmetic."""
    inferred: int
    """Those that follow from what is known of the source."""
    missing: int
    """Those that stand in no cited passage and follow from none."""
    unjudged: int
    """Those that could not be compared."""


@dataclass(frozen=True, slots=True)
class EvidenceView:
    """What a text rests on, in figures. A *claim* is a sentence that carries citations.

    Of a source and its copies the *origin* is the one that the others were derived from.
    """

    sources: int
    voices: int
    """How many of the sources are left if copies count as one with what they reprint or translate."""
    kinds: tuple[tuple[str, int], ...]
    """Kinds of source in words, with how many there are; the most first, as in the next two."""
    perspectives: tuple[tuple[str, int], ...]
    languages: tuple[tuple[str, int], ...]
    oldest: SourceLine | None
    """The source with the earliest date; None where none has a date."""
    newest: SourceLine | None
    """The source with the latest date; None where only one has a date."""
    undated: int
    """How many sources have no date."""
    claims: int
    single: int
    """How many claims rest on one origin."""
    unsupported: int
    """How many claims have citations of which none supports them."""
    leading: tuple[Link, ...]
    """The origin that supports the most claims, or those that share that rank; none where all do."""
    led: int
    """How many claims each of `leading` supports."""
    disagreements: int
    """How often a passage is cited as speaking against a claim."""
    grounding: GroundingView | None
    """None unless config.yaml has `show_grounding: true`, and for the whole site."""


@dataclass(frozen=True, slots=True)
class PassageView:
    """A passage on one side of a disagreement."""

    source: SourceLine
    reference: Markup
    """The source and the place in its archived text, as in a note."""
    href: str
    """Address of its note in the briefing."""
    number: int
    """Of that note."""
    signal: str | None
    """In words: but see, contra, cf., see, see also; None for a plain citation."""
    context: str | None
    """Prefix, locator and suffix as written, where they say more than the signal; None otherwise."""
    quote: Quote | None
    """None for a source that is cited as a whole, or of which no word is shown."""
    gist: Markup | None
    """The gist of the passage; None for a source that is cited as a whole."""
    speaker: str | None
    """The speaker, where that is not the author of the source."""
    voice: str | None
    verdict: VerdictView | None
    """None for a source that is cited as a whole."""


@dataclass(frozen=True, slots=True)
class DisagreementView:
    """A sentence for which passages are cited that speak against it."""

    sentences: tuple[Link, ...]
    """The sentence, linked to the first mark against it; several where sentences cite the same passages."""
    supports: tuple[PassageView, ...]
    """The other passages that are cited; empty where there are none."""
    against: tuple[PassageView, ...]
