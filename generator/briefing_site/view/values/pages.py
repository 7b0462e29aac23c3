"""A value for each type of page."""

from __future__ import annotations

from markupsafe import Markup

from briefing_site.text.dataclass import dataclass
from briefing_site.view.values.changes import ChangesView
from briefing_site.view.values.evidence import DisagreementView, EventView, EvidenceView, JudgementView
from briefing_site.view.values.notes import (
    CiteView,
    ExcerptView,
    MetadataView,
    NoteGroup,
    QuotedView,
    Reference,
    UseView,
    VerdictView,
)
from briefing_site.view.values.paging import IndexRow, PagingView
from briefing_site.view.values.parts import (
    BriefingCard,
    CorrectionView,
    DateView,
    Head,
    Link,
    ListedSource,
    SiteView,
    SourceLine,
)
from briefing_site.view.values.pictures import CartogramView, MatrixView, StripView
from briefing_site.view.values.referring import ReferringView


@dataclass(frozen=True, slots=True)
class RegionCard:
    """A region on the home page."""

    name: str
    href: str
    summary: str | None
    count: int
    latest: tuple[BriefingCard, ...]
    """Its three newest beside those that the page lists as the latest of all, or opens with."""


@dataclass(frozen=True, slots=True)
class FeaturedView:
    """The briefing that opens the home page."""

    briefing: BriefingCard
    judgements: tuple[JudgementView, ...]


@dataclass(frozen=True, slots=True)
class HomeView:
    """The page `index.html`."""

    site: SiteView
    head: Head
    featured: FeaturedView | None
    """None where no briefing is featured."""
    cartogram: CartogramView | None
    """None where there is but one region."""
    regions: tuple[RegionCard, ...]
    latest: tuple[BriefingCard, ...]
    """The newest briefings of all regions, without the one that opens the page."""
    notes: tuple[NoteGroup, ...]
    """Of the judgements on the page."""
    briefings: int
    sources: int
    excerpts: int
    verified: int
    """Excerpts whose words were found in the archived text in this build."""
    pinned: int
    """Those whose words were found there when they were pinned, and that this build could not compare."""
    when_pinned: str
    """When these were pinned: on a day, between two days, or earlier."""
    disagreements: int
    """The number of places at which a passage is cited as speaking against a claim."""


@dataclass(frozen=True, slots=True)
class RegionView:
    """The page `<region>/index.html`, and those of its years."""

    site: SiteView
    head: Head
    name: str
    summary: str | None
    briefings: tuple[BriefingCard, ...]
    also: tuple[BriefingCard, ...]
    """Briefings of other regions that list this one too."""
    events: tuple[EventView, ...]
    """In order of time."""
    strip: StripView | None
    """The same, drawn; None where there are fewer than two."""
    notes: tuple[NoteGroup, ...]
    paging: PagingView | None
    """The pages of the list; None where all of it is on this one."""


@dataclass(frozen=True, slots=True)
class BriefingView:
    """The page `<region>/<slug>.html`."""

    site: SiteView
    head: Head
    title: str
    lang: str | None
    """Language of the text where it is not the site's; None otherwise."""
    region: Link
    regions: tuple[Link, ...]
    """Further regions."""
    summary: str
    authors: tuple[str, ...]
    date: DateView
    updated: DateView | None
    as_of: DateView | None
    """"Information up to"."""
    languages: tuple[Link, ...]
    """The same briefing in other languages; each link is named after its language, in the site's."""
    translates: Link | None
    """The original of a translation."""
    moved: DateView | None
    """When the original changed, where this is a translation of an earlier state."""
    minutes: int
    draft: bool
    topics: tuple[Link, ...]
    people: tuple[Link, ...]
    notices: tuple[SourceLine, ...]
    """The sources cited that were withdrawn or corrected, in order of first use."""
    judgements: tuple[JudgementView, ...]
    contents: tuple[Link, ...]
    """The headings of the second level; empty where there are fewer than three."""
    body: Markup
    events: tuple[EventView, ...]
    corrections: tuple[CorrectionView, ...]
    changes: ChangesView | None
    """What changed with `updated`; None where that is not recorded, or nothing did."""
    evidence: EvidenceView
    disagreements: tuple[DisagreementView, ...]
    """The sentences against which a passage is cited, in reading order."""
    notes: tuple[NoteGroup, ...]
    note_count: int
    source_count: int
    """How many sources the page cites."""
    backlinks: tuple[Reference, ...]
    """Briefings that link to this one, newest first; the newest of them, where `linking` has all."""
    linking: PagingView | None
    """The pages of the briefings that link to this one, by year; None where they are on this one."""
    related: tuple[Reference, ...]
    """Briefings that share topics, people or sources, nearest first; never one that is in `backlinks`."""
    citation: CiteView
    """This page."""
    metadata: MetadataView


@dataclass(frozen=True, slots=True)
class SourceView:
    """The page `sources/<source-id>.html`."""

    site: SiteView
    head: Head
    source: SourceLine
    descriptor: str | None
    language: str | None
    """In words: English, Japanese ..."""
    accessed: DateView | None
    derived_from: Link | None
    copies: tuple[Link, ...]
    """Sources that reprint or translate this one."""
    rights: str
    """In words."""
    uncertain: str | None
    """In a sentence: what was guessed when it was taken in; None where all was compared."""
    archived: str
    """In a sentence: whether the text was at hand in this build, what its pins say, or why there is none."""
    archived_url: str | None
    """Of the copy that a public archive keeps."""
    digest: str | None
    """sha256 of the archived text that the excerpts were found in; None where not known."""
    excerpts: tuple[ExcerptView, ...]
    in_full: int
    """So many uses of a passage are shown with their sentence; the further ones as links alone."""
    whole: tuple[UseView, ...]
    """Uses that cite the source as a whole."""
    briefings: int
    """The number of briefings that cite the source."""
    further: Link | None
    """How many more sentences cite the source as a whole, and where they are; None where all are here."""
    paging: PagingView | None
    """The pages of all sentences that cite the source, by year; None where they are on this one."""
    citation: CiteView
    """The document."""
    coins: str
    """The document as a record for reference managers, for `<span class="Z3988" title>`."""


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A source in the index of sources."""

    listed: ListedSource
    descriptor: str | None
    excerpts: int
    verified: int
    """Excerpts whose words were found in the archived text in this build."""
    pinned: int
    """Those whose words were found there when they were pinned, and that this build could not compare."""
    when_pinned: str
    """When these were pinned: on a day, between two days, or earlier."""
    uses: int
    briefings: tuple[Link, ...]
    """The first of those that cite it."""
    more: int
    """How many briefings more cite it."""
    coins: str
    """As on the page of the source."""


@dataclass(frozen=True, slots=True)
class SourcesView:
    """The page `sources/index.html`, and those of its letters."""

    site: SiteView
    head: Head
    count: int
    """Of all sources, on whichever page."""
    sources: tuple[SourceRow, ...]
    """By publisher."""
    matrix: MatrixView | None
    """None where nothing is cited, and on the pages of letters."""
    disagreements: int
    """The number of places in the briefings at which a passage is cited as speaking against a claim."""
    files: tuple[Link, ...]
    """All of them for other programs: BibTeX, RIS, CSL-JSON."""
    paging: PagingView | None
    """The pages of the list; None where all of it is on this one."""


@dataclass(frozen=True, slots=True)
class TopicSummary:
    """What the briefings find on a topic, in a sentence or two: a judgement of one of them."""

    judgement: JudgementView
    briefing: Link


@dataclass(frozen=True, slots=True)
class TopicView:
    """The page `topics/<topic>.html`, and those of its years."""

    site: SiteView
    head: Head
    name: str
    count: int
    """Of the briefings of the topic, on whichever page."""
    summary: TopicSummary | None
    """The judgement that sums up the topic; None where there is none, or its briefing is on another page."""
    briefings: tuple[BriefingCard, ...]
    judgements: tuple[tuple[Link, tuple[JudgementView, ...]], ...]
    """The other judgements on the topic, each with its briefing."""
    notes: tuple[NoteGroup, ...]
    paging: PagingView | None
    """The pages of the list; None where all of it is on this one."""


@dataclass(frozen=True, slots=True)
class TopicsView:
    """The page `topics/index.html`, and those of its letters: topics, and people beside them."""

    site: SiteView
    head: Head
    topics: tuple[IndexRow, ...]
    people: tuple[IndexRow, ...]
    paging: PagingView | None
    """The pages of the index; None where all of it is on this one."""


@dataclass(frozen=True, slots=True)
class PersonView:
    """The page `people/<person>.html`, and those of its years."""

    site: SiteView
    head: Head
    name: str
    briefings: tuple[BriefingCard, ...]
    quoted: tuple[QuotedView, ...]
    """Excerpts that have this person as their speaker."""
    events: tuple[EventView, ...]
    """Events that name the person."""
    notes: tuple[NoteGroup, ...]
    paging: PagingView | None
    """The pages of the list; None where all of it is on this one."""


@dataclass(frozen=True, slots=True)
class TimelineView:
    """The page `timeline.html`, and those of its years."""

    site: SiteView
    head: Head
    years: tuple[tuple[str, tuple[EventView, ...]], ...]
    """Year, and its events in order of time."""
    strip: StripView | None
    """The events of this page, drawn; None where there are fewer than two."""
    notes: tuple[NoteGroup, ...]
    paging: PagingView | None
    """The pages of the list; None where all of it is on this one."""


@dataclass(frozen=True, slots=True)
class DisagreementsView:
    """The page `disagreements.html`, and those of its years."""

    site: SiteView
    head: Head
    briefings: tuple[tuple[BriefingCard, tuple[DisagreementView, ...]], ...]
    """Briefings that cite passages against their own sentences, newest first, with these sentences."""
    paging: PagingView | None
    """The pages of the list; None where all of it is on this one."""


@dataclass(frozen=True, slots=True)
class CorrectionsView:
    """The page `corrections.html`, and those of its years."""

    site: SiteView
    head: Head
    count: int
    """Of all corrections, on whichever page."""
    corrections: tuple[CorrectionView, ...]
    """Newest first."""
    notes: tuple[NoteGroup, ...]
    paging: PagingView | None
    """The pages of the list; None where all of it is on this one."""


@dataclass(frozen=True, slots=True)
class Count:
    """How many excerpts have a verdict."""

    verdict: VerdictView
    count: int


@dataclass(frozen=True, slots=True)
class AboutView:
    """The page `about.html`: how this site checks itself."""

    site: SiteView
    head: Head
    briefings: int
    sources: int
    excerpts: int
    citations: int
    verdicts: tuple[Count, ...]
    quote_words: int
    """The longest quotation that the site allows itself, in words."""
    basis: str
    """A sentence on the texts that the quotations were checked against in this build."""
    kinds: tuple[tuple[str, int], ...]
    """Kinds of source in words, with how many there are."""
    evidence: EvidenceView
    """Of all briefings and all sources."""


@dataclass(frozen=True, slots=True)
class SearchView:
    """The page `search.html`, with its search, and the lists of briefings by year."""

    site: SiteView
    head: Head
    index: str
    """Address of the first file of the search index; empty on the pages of years."""
    briefings: tuple[BriefingCard, ...]
    """Newest first."""
    paging: PagingView | None
    """The pages of the list; None where all of it is on this one."""


@dataclass(frozen=True, slots=True)
class NotFoundView:
    """The page `404.html`."""

    site: SiteView
    head: Head


PageView = (
    HomeView
    | RegionView
    | BriefingView
    | SourceView
    | SourcesView
    | TopicView
    | TopicsView
    | PersonView
    | ReferringView
    | TimelineView
    | DisagreementsView
    | CorrectionsView
    | AboutView
    | SearchView
    | NotFoundView
)
