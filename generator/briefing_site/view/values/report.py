"""The report for editors: what the site covers, what it rests on, and how each cited sentence stands."""

from __future__ import annotations

from briefing_site.text.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class CoverageRow:
    """A region or a topic."""

    name: str
    briefings: int
    drafts: int
    """How many more there are that are drafts."""
    claims: int
    """Cited sentences of the briefings and the drafts, as the next two."""
    sources: int
    newest: str
    """ISO date of the newest briefing; empty where there is none."""


@dataclass(frozen=True, slots=True)
class FilePlace:
    """A place in a file of the author's."""

    path: str
    line: int


@dataclass(frozen=True, slots=True)
class SingleOriginRow:
    """A judgement that rests on one origin, or partly, or on none."""

    at: FilePlace
    text: str
    confidence: str
    kind: str
    """alone, leans or unsupported, as in `link/standing.py`."""
    needed: tuple[str, ...]
    """Ids of the origins that it needs."""
    draft: bool


@dataclass(frozen=True, slots=True)
class UnusedRow:
    """A card or an excerpt that no text uses."""

    at: FilePlace
    name: str
    """`source` or `source#excerpt`."""


@dataclass(frozen=True, slots=True)
class AgeRow:
    """A briefing, and how old its sources are."""

    title: str
    path: str
    date: str
    """ISO date up to which it has information."""
    sources: int
    undated: int
    oldest: str
    newest: str
    """ISO dates of its sources; empty where none is dated."""
    months: int | None
    """Whole months from the newest source to the date of the briefing; None where it is not known."""


@dataclass(frozen=True, slots=True)
class WaiverRow:
    """A waiver and what has become of it."""

    at: FilePlace
    code: str
    reason: str
    state: str


@dataclass(frozen=True, slots=True)
class FaultRow:
    """A kind of fault that the site has."""

    code: str
    severity: str
    count: int


@dataclass(frozen=True, slots=True)
class SentenceRun:
    """A piece of a sentence; `standing` is that of the token that it is, empty between tokens."""

    text: str
    standing: str


@dataclass(frozen=True, slots=True)
class TokenRow:
    """A token of a sentence."""

    text: str
    kind: str
    standing: str
    told: str
    """How it stands, in words."""
    shown: bool
    """Whether the note shows it."""
    waived: str
    """The reason of the waiver that excepts it; empty where there is none."""


@dataclass(frozen=True, slots=True)
class CitedRow:
    """A passage that a sentence cites."""

    name: str
    """`source` or `source#excerpt`."""
    verdict: str
    """Empty for a source that is cited as a whole."""


@dataclass(frozen=True, slots=True)
class SentenceRow:
    """A cited sentence."""

    at: FilePlace
    runs: tuple[SentenceRun, ...]
    basis: str
    cited: tuple[CitedRow, ...]
    tokens: tuple[TokenRow, ...]
    marks: tuple[str, ...]
    """What it can be chosen by: missing, unjudged, derived, inferred, hidden, unverified."""


@dataclass(frozen=True, slots=True)
class BriefingSentences:
    """The cited sentences of a briefing."""

    title: str
    path: str
    draft: bool
    lang: str
    sentences: tuple[SentenceRow, ...]


@dataclass(frozen=True, slots=True)
class DamageRate:
    """How many damaged sentences of one kind the lints caught."""

    damage: str
    lints: tuple[str, ...]
    sentences: int
    caught: int


@dataclass(frozen=True, slots=True)
class LintRate:
    """How many true sentences a lint is wrong about."""

    code: str
    sentences: int
    alarms: int


@dataclass(frozen=True, slots=True)
class ErrorRates:
    """The error rates of the lints, as the generator was measured."""

    sentences: int
    true: int
    languages: tuple[str, ...]
    damages: tuple[DamageRate, ...]
    lints: tuple[LintRate, ...]


@dataclass(frozen=True, slots=True)
class ReportView:
    """All that the report shows."""

    title: str
    """Of the site."""
    language: str
    totals: tuple[tuple[str, int], ...]
    """What is counted, and how many there are."""
    standings: tuple[tuple[str, int], ...]
    """Each standing with the number of tokens, and each verdict with that of passages."""
    verdicts: tuple[tuple[str, int], ...]
    regions: tuple[CoverageRow, ...]
    topics: tuple[CoverageRow, ...]
    single: tuple[SingleOriginRow, ...]
    judgements: int
    """How many judgements there are."""
    unused_cards: tuple[UnusedRow, ...]
    unused_excerpts: tuple[UnusedRow, ...]
    ages: tuple[AgeRow, ...]
    """The briefing with the oldest newest source first; those without a dated source at the end."""
    waivers: tuple[WaiverRow, ...]
    faults: tuple[FaultRow, ...]
    briefings: tuple[BriefingSentences, ...]
    chosen: tuple[tuple[str, int], ...]
    """What sentences can be chosen by, with how many there are."""
    rates: ErrorRates
    by_lock: int
    """How many sentences were compared with the lock alone, the text not being at hand."""
