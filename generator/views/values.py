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
    """Publisher (or author) and year."""
    date: DateView | None
    kind: str
    """In words: news report, commentary, state media ..."""
    perspective: str
    url: str
    """Of the original; empty where not known."""


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
    context: str
    """Prefix, locator and suffix that all uses share; empty for none."""
    place: str
    """Place in the archived text in words: "paragraph 7", "paragraph 3, sentences 6-8"; may be empty."""
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

    date: DateView
    text: Markup
    briefing: Link | None
    """Which briefing tells it; None on the page of that briefing."""


@dataclass(frozen=True, slots=True)
class CorrectionView:
    """What was wrong in an earlier version."""

    date: DateView
    text: Markup


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


# --- pages ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class RegionCard:
    """A region on the home page."""

    name: str
    href: str
    summary: str
    count: int
    latest: tuple[BriefingCard, ...]
    """At most three, newest first."""


@dataclass(frozen=True, slots=True)
class HomeView:
    """The page `index.html`."""

    site: SiteView
    head: Head
    regions: tuple[RegionCard, ...]
    latest: tuple[BriefingCard, ...]
    """The newest briefings of all regions."""
    briefings: int
    sources: int
    excerpts: int
    verified: int
    """Excerpts whose words were found in the archived text."""


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
    notes: tuple[Note, ...]
    sources: tuple[SourceLine, ...]
    """Every source that the page cites, in order of first use."""
    backlinks: tuple[Reference, ...]
    """Briefings that link to this one."""
    related: tuple[Reference, ...]
    """Briefings that share topics, people or sources, nearest first; never one that is in `backlinks`."""
    citation: str
    """This page as a reference, in plain text."""


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


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A source in the index of sources."""

    source: SourceLine
    descriptor: str
    excerpts: int
    verified: int
    uses: int
    briefings: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class SourcesView:
    """The page `sources/index.html`."""

    site: SiteView
    head: Head
    sources: tuple[SourceRow, ...]
    """By publisher."""


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
    quoted: tuple[tuple[SourceLine, ExcerptView], ...]
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
    | AboutView
    | SearchView
    | NotFoundView
)
