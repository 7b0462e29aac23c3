"""The views: all that a template may read, one frozen value per page.

Every `href` is ready to print: relative to the page and naming a file. Every `Markup` is finished
HTML; all other text is plain and is escaped by the template. A page is rendered anew exactly when
its view, the theme or the generator has changed, so a view holds every input of its page.
"""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

# --- small parts ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead somewhere."""

    text: str
    href: str
    lang: str = ""
    """Language of the words where it is not the page's."""
    current: bool = False
    """Whether it leads to the page (or the section) that it stands on."""


@dataclass(frozen=True, slots=True)
class DateView:
    """A date for people and for machines."""

    iso: str
    """For `<time datetime>`."""
    text: str
    """As printed: 12 February 2026, February 2026, 2026."""


@dataclass(frozen=True, slots=True)
class SiteView:
    """What every page of the site shows."""

    title: str
    description: str
    language: str
    home: str
    """Address of the home page."""
    nav: tuple[Link, ...]
    """The regions, in the site's order."""
    tools: tuple[Link, ...]
    """Timeline, sources, topics, about."""
    feed: Link
    """Atom feed of the whole site."""
    generator: str
    """Name and version of the generator."""


@dataclass(frozen=True, slots=True)
class ImageView:
    """The picture that other sites show beside a link to a page."""

    url: str
    """Absolute address."""
    alt: str
    """What it shows, in words; may be empty."""


@dataclass(frozen=True, slots=True)
class Head:
    """What a page says of itself; `page.head` in every template."""

    type: str
    """For `<body data-page-type>`."""
    title: str
    """Of the page alone, without the site's; empty on the home page."""
    description: str
    canonical: str
    """Absolute address; empty where the page has none (404)."""
    root: str
    """What leads from the page to the site's root: empty, `../`, or the site's own path on the 404 page."""
    feed: Link | None
    """A feed for this page alone (region pages)."""
    indexed: bool
    """Whether search engines may list it; drafts and the 404 page are not."""
    image: ImageView | None = None
    """None where there is none, or the site has no address."""


@dataclass(frozen=True, slots=True)
class BriefingCard:
    """A briefing in a list."""

    title: str
    href: str
    lang: str
    region: Link
    date: DateView
    updated: DateView | None
    as_of: DateView | None
    summary: str
    sources: int
    """How many different sources it cites."""
    citations: int
    """How many marks it carries."""
    minutes: int
    """Reading time, at 220 words a minute, at least 1."""
    draft: bool


@dataclass(frozen=True, slots=True)
class Back:
    """The way back from a note to one use of it."""

    href: str
    label: str
    """`Back to text` for a single use; a, b, ..., z, aa for several."""
    aria: str
    context: str
    """Prefix, locator and suffix of this use where uses of the note differ; empty otherwise."""
    disagrees: bool
    """Whether this use cites the passage as speaking against the sentence."""


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A source as it is named in a note or a list."""

    id: str
    title: str
    lang: str
    href: str
    """Of the passage on the source's page, or of the page."""
    author: str
    """As printed, e.g. "Shin Kawashima" or "Li Ziyue and Chen Ze'an"; empty for none."""
    publisher: str
    short: str
    """Publisher and year: what there is room for beside a text."""
    date: DateView | None
    kind: str
    """In words: news report, commentary, state media ..."""
    perspective: str
    url: str
    """Of the original; empty where not known."""


@dataclass(frozen=True, slots=True)
class ListedSource:
    """A source in a list of sources."""

    source: SourceLine
    entry: Markup
    """The reference, in the style of the site as lists have it; its title leads to the page of the source."""
    copied: str
    """The reference in full, as plain text to be copied."""


@dataclass(frozen=True, slots=True)
class VerdictView:
    """How sure it is that a quotation stands in its source."""

    code: str
    """found, found-folded, ambiguous, not-found, no-archive, source-changed."""
    label: str
    """In a few words."""
    explanation: str
    """In a sentence, saying what was compared with what."""


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a source."""

    text: str
    lang: str
    translation: str
    """In the site's language; empty for none."""
    official: bool
    """Whether the translation is the publisher's own."""


@dataclass(frozen=True, slots=True)
class Note:
    """An item of the notes of a page: one excerpt, one whole source, or an author's own footnote."""

    id: str
    number: int
    source: SourceLine | None
    """None for an author's own footnote."""
    reference: Markup
    """The source and the place in its archived text, in the style of the site; empty for a footnote.

    The title leads to the passage on the page of its source.
    """
    context: str
    """Prefix, locator and suffix that all uses share; empty for none."""
    quote: Quote | None
    gist: Markup
    speaker: str
    """Whose words these are where it is not the author of the source."""
    voice: str
    """In words: fact, report, analysis, opinion, forecast; may be empty."""
    verdict: VerdictView | None
    text: Markup
    """Of an author's own footnote; empty otherwise."""
    backs: tuple[Back, ...]


@dataclass(frozen=True, slots=True)
class JudgementView:
    """A finding, with how sure the desk is and why."""

    text: Markup
    confidence: str
    """high, moderate or low."""
    label: str
    """In words: "High confidence"."""
    because: str


@dataclass(frozen=True, slots=True)
class EventView:
    """Something dated, in a timeline or a briefing."""

    id: str
    """`t-<date>--<region>--<slug>-<n>`, n counted by briefing and date; empty on the briefing's own page."""
    date: DateView
    text: Markup
    briefing: Link | None
    """Which briefing tells it; None on the page of that briefing."""
    planned: bool = False
    """Whether it was only announced for its date, and nothing tells whether it took place."""


@dataclass(frozen=True, slots=True)
class CorrectionView:
    """What was wrong in an earlier version."""

    date: DateView
    text: Markup
    briefing: Link | None = None
    """Which briefing it corrects; None on the page of that briefing."""


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


@dataclass(frozen=True, slots=True)
class PassageView:
    """A passage as it is held beside another."""

    source: SourceLine
    reference: Markup
    """The source and the place in its archived text, as in a note."""
    href: str
    """Of its note in the briefing."""
    number: int
    """Of that note."""
    signal: str
    """In words: but see, contra, cf., see, see also; empty for a plain citation."""
    context: str
    """Prefix, locator and suffix as written, where they say more than the signal; empty otherwise."""
    quote: Quote | None
    """None for a source that is cited as a whole, or of which no word is shown."""
    gist: Markup
    speaker: str
    """Whose words these are where it is not the author of the source."""
    voice: str
    verdict: VerdictView | None
    """None for a source that is cited as a whole."""


@dataclass(frozen=True, slots=True)
class DisagreementView:
    """A sentence for which passages are cited that speak against it."""

    sentences: tuple[Link, ...]
    """Its words, which lead to the first mark against it; several where sentences cite the same passages."""
    supports: tuple[PassageView, ...]
    """What else is cited; may be empty."""
    against: tuple[PassageView, ...]


@dataclass(frozen=True, slots=True)
class Reference:
    """A briefing that links to this one, with the words that do."""

    briefing: BriefingCard
    why: str
    """What ties it: the sentence that links here, or the topics that both share."""


@dataclass(frozen=True, slots=True)
class Use:
    """One place where an excerpt is cited."""

    title: str
    """Of the briefing."""
    lang: str
    href: str
    """Of the mark in the briefing."""
    region: str
    number: int
    """Of the note on that page."""
    sentence: str
    """The sentence that cites it, in its words."""
    signal: str
    """In words: but see, contra, cf., see, see also; empty for a plain citation."""
    disagrees: bool
    """Whether it is cited as speaking against the sentence."""


@dataclass(frozen=True, slots=True)
class ExcerptView:
    """A passage on the page of its source."""

    id: str
    """Of its section on the page: `e-<excerpt>`."""
    name: str
    """The excerpt's own id, as authors cite it."""
    place: str
    quote: Quote | None
    """None for a private source, of which no word is shown."""
    gist: Markup
    speaker: str
    voice: str
    verdict: VerdictView
    url: str
    """Of the original at this passage; empty where not known."""
    cited_by: tuple[Use, ...]


@dataclass(frozen=True, slots=True)
class QuotedView:
    """A passage on a page that is not that of its source."""

    source: SourceLine
    reference: Markup
    """The source and the place in its archived text, as in a note."""
    passage: ExcerptView


@dataclass(frozen=True, slots=True)
class CiteView:
    """How to cite a page, or the document that a page is about."""

    reference: Markup
    """In the style of the site."""
    address: str
    """Permanent address of the page; empty where it is not known."""
    files: tuple[Link, ...]
    """The same for other programs: BibTeX, RIS, CSL-JSON; for a briefing, its record too."""


@dataclass(frozen=True, slots=True)
class MetadataView:
    """What the head of a briefing says of it to other programs."""

    tags: tuple[tuple[str, str], ...]
    """Names and contents of `<meta>`, as reference managers read them."""
    published: str
    """ISO date."""
    updated: str
    """ISO date; empty for none."""
    json_ld: Markup
    """For `<script type="application/ld+json">`, ready to print."""


# --- pictures ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class TileView:
    """A region as a tile of the map."""

    region: Link
    column: int
    """From 1."""
    row: int
    count: int
    """Of its briefings."""
    newest: DateView | None
    """Up to when its newest briefing has information."""


@dataclass(frozen=True, slots=True)
class CartogramView:
    """The regions as tiles, on a rough map without borders."""

    columns: int
    tiles: tuple[TileView, ...]
    """In the site's order."""
    viewpoint: TileView | None
    """The place from which the site looks, which leads nowhere; None where config.yaml names none."""
    is_map: bool
    """Whether tiles stand where the regions lie, and not in plain rows."""


@dataclass(frozen=True, slots=True)
class MatrixCell:
    """How often one region cites one source."""

    count: int
    side: float
    """Of a square with an area to match, in pixels; 0 for none."""


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One source, or all those of a kind that are cited least."""

    source: Link | None
    text: str
    """Perspective of the source, or how many sources the row stands for."""
    cells: tuple[MatrixCell, ...]
    """In the order of the regions."""
    total: int
    bar: float
    """Its length, in per cent of the longest."""
    share: str
    """Of all citations, in words."""


@dataclass(frozen=True, slots=True)
class MatrixGroup:
    """The sources of one kind, the most cited first."""

    kind: str
    rows: tuple[MatrixRow, ...]


@dataclass(frozen=True, slots=True)
class MatrixView:
    """Sources against regions: what the site rests on."""

    regions: tuple[Link, ...]
    groups: tuple[MatrixGroup, ...]
    totals: tuple[int, ...]
    """Citations of each region."""
    carriers: tuple[int, ...]
    """How many sources each region cites."""
    total: int
    """All citations."""
    cited: int
    """How many sources are cited."""
    findings: tuple[str, ...]
    """What the picture shows, in sentences."""


@dataclass(frozen=True, slots=True)
class StripMark:
    """An event on the strip, or all those of a month in a crowded row."""

    href: str
    """Of the event in the list below, or the first of several."""
    title: str
    x: float
    """In per cent of the row: the middle of a dot, the left end of a bar."""
    width: float
    """In per cent; 0 for a dot."""
    y: float
    """In pixels from the top: the middle of a dot or bar, the top of a column."""
    height: float
    """Of a column that counts events, in pixels; 0 for a single event."""
    planned: bool = False
    """Whether what it stands for was only announced."""


@dataclass(frozen=True, slots=True)
class StripRow:
    """A year of the strip, or a decade."""

    label: str
    href: str
    """Of its first event."""
    height: int
    """In pixels."""
    marks: tuple[StripMark, ...]


@dataclass(frozen=True, slots=True)
class StripView:
    """Events drawn over the months of their years. The list below says the same in words."""

    columns: tuple[str, ...]
    """Months, or the years of a decade, in a letter or two."""
    rows: tuple[StripRow, ...]


# --- pages ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class RegionCard:
    """A region on the home page."""

    name: str
    href: str
    summary: str
    count: int
    latest: tuple[BriefingCard, ...]
    """Of its three newest those that the page does not list as the latest of all."""


@dataclass(frozen=True, slots=True)
class HomeView:
    """The page `index.html`."""

    site: SiteView
    head: Head
    cartogram: CartogramView | None
    """None where there is but one region."""
    regions: tuple[RegionCard, ...]
    latest: tuple[BriefingCard, ...]
    """The newest briefings of all regions."""
    briefings: int
    sources: int
    excerpts: int
    verified: int
    """Excerpts whose words were found in the archived text."""
    disagreements: int
    """In how many places a passage is cited as speaking against a claim."""


@dataclass(frozen=True, slots=True)
class RegionView:
    """The page `<region>/index.html`."""

    site: SiteView
    head: Head
    name: str
    summary: str
    briefings: tuple[BriefingCard, ...]
    also: tuple[BriefingCard, ...]
    """Briefings of other regions that list this one too."""
    events: tuple[EventView, ...]
    """In order of time."""
    strip: StripView | None
    """The same, drawn; None where there are fewer than two."""
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class BriefingView:
    """The page `<region>/<slug>.html`."""

    site: SiteView
    head: Head
    title: str
    lang: str
    """Language of the text where it is not the site's; empty otherwise."""
    region: Link
    regions: tuple[Link, ...]
    """Further regions."""
    summary: str
    authors: tuple[str, ...]
    date: DateView
    updated: DateView | None
    as_of: DateView | None
    """"Information up to"."""
    minutes: int
    draft: bool
    topics: tuple[Link, ...]
    people: tuple[Link, ...]
    judgements: tuple[JudgementView, ...]
    contents: tuple[Link, ...]
    """The headings of the second level; empty where there are fewer than three."""
    body: Markup
    events: tuple[EventView, ...]
    corrections: tuple[CorrectionView, ...]
    evidence: EvidenceView
    disagreements: tuple[DisagreementView, ...]
    """Where a passage is cited against a sentence, in reading order."""
    notes: tuple[Note, ...]
    sources: tuple[ListedSource, ...]
    """Every source that the page cites, in order of first use."""
    backlinks: tuple[Reference, ...]
    """Briefings that link to this one."""
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
    descriptor: str
    language: str
    """In words: English, Japanese ..."""
    accessed: DateView | None
    derived_from: Link | None
    copies: tuple[Link, ...]
    """Sources that reprint or translate this one."""
    rights: str
    """In words."""
    archived: str
    """In a sentence: whether the text was at hand in this build, or what its pins say."""
    digest: str
    """sha256 of the archived text that the excerpts were found in; empty where not known."""
    excerpts: tuple[ExcerptView, ...]
    whole: tuple[Use, ...]
    """Uses that cite the source as a whole."""
    briefings: int
    """How many briefings cite it."""
    citation: CiteView
    """The document."""
    coins: str
    """The document as a record for reference managers, for `<span class="Z3988" title>`."""


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A source in the index of sources."""

    listed: ListedSource
    descriptor: str
    excerpts: int
    verified: int
    uses: int
    briefings: tuple[Link, ...]
    coins: str
    """As on the page of the source."""


@dataclass(frozen=True, slots=True)
class SourcesView:
    """The page `sources/index.html`."""

    site: SiteView
    head: Head
    sources: tuple[SourceRow, ...]
    """By publisher."""
    matrix: MatrixView | None
    """None where nothing is cited."""
    disagreements: int
    """In how many places of the briefings a passage is cited as speaking against a claim."""
    files: tuple[Link, ...]
    """All of them for other programs: BibTeX, RIS, CSL-JSON."""


@dataclass(frozen=True, slots=True)
class TopicView:
    """The page `topics/<topic>.html`."""

    site: SiteView
    head: Head
    name: str
    briefings: tuple[BriefingCard, ...]
    judgements: tuple[tuple[Link, tuple[JudgementView, ...]], ...]
    """What the briefings find, with the briefing first."""
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class IndexRow:
    """A topic or person in a list."""

    link: Link
    count: int


@dataclass(frozen=True, slots=True)
class TopicsView:
    """The page `topics/index.html`: topics, and people beside them."""

    site: SiteView
    head: Head
    topics: tuple[IndexRow, ...]
    people: tuple[IndexRow, ...]


@dataclass(frozen=True, slots=True)
class PersonView:
    """The page `people/<person>.html`."""

    site: SiteView
    head: Head
    name: str
    briefings: tuple[BriefingCard, ...]
    quoted: tuple[QuotedView, ...]
    """Excerpts that have this person as their speaker."""
    events: tuple[EventView, ...]
    """Events that name the person."""
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class TimelineView:
    """The page `timeline.html`."""

    site: SiteView
    head: Head
    years: tuple[tuple[str, tuple[EventView, ...]], ...]
    """Year, and its events in order of time."""
    strip: StripView | None
    """All of them, drawn; None where there are fewer than two."""
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class DisagreementsView:
    """The page `disagreements.html`."""

    site: SiteView
    head: Head
    briefings: tuple[tuple[BriefingCard, tuple[DisagreementView, ...]], ...]
    """Briefings that cite passages against their own sentences, newest first, with these sentences."""


@dataclass(frozen=True, slots=True)
class CorrectionsView:
    """The page `corrections.html`."""

    site: SiteView
    head: Head
    corrections: tuple[CorrectionView, ...]
    """Of all briefings, newest first."""
    notes: tuple[Note, ...]


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
    """In a sentence: what the quotations of this build were checked against."""
    kinds: tuple[tuple[str, int], ...]
    """Kinds of source in words, with how many there are."""
    evidence: EvidenceView
    """Of all briefings and all sources."""


@dataclass(frozen=True, slots=True)
class SearchView:
    """The page `search.html`: all briefings, and the search that a script makes of it."""

    site: SiteView
    head: Head
    index: str
    """Address of the search index's catalogue, which leads to its other files."""
    briefings: tuple[BriefingCard, ...]
    """All of them, newest first."""


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
    | TimelineView
    | DisagreementsView
    | CorrectionsView
    | AboutView
    | SearchView
    | NotFoundView
)


# --- a book --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Chapter:
    """A briefing in a book."""

    id: str
    region: str
    title: str
    lang: str
    summary: str
    authors: str
    """As printed; empty for none."""
    date: DateView
    updated: DateView | None
    as_of: DateView | None
    draft: bool
    judgements: tuple[JudgementView, ...]
    evidence: EvidenceView
    body: Markup
    """With each note behind the first mark that leads to it, as `span.foot`."""
    disagreements: tuple[DisagreementView, ...]
    """Where a passage is cited against a sentence, in reading order."""
    events: tuple[EventView, ...]
    corrections: tuple[CorrectionView, ...]
    address: str
    """Of the published page; empty where it is not known."""


@dataclass(frozen=True, slots=True)
class BookView:
    """A book of one or more briefings, for paper."""

    site: SiteView
    head: Head
    title: str
    subtitle: str
    date: DateView
    """Of the newest version in it."""
    as_of: DateView | None
    address: str
    """Of the site; empty where it is not known."""
    chapters: tuple[Chapter, ...]
    sources: tuple[ListedSource, ...]
    """Every source cited, in order of first use; no entry has a link."""
