"""Parts that several pages share: links, dates, cards, the head of a page."""

from __future__ import annotations

from markupsafe import Markup

from briefing_site.text.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Link:
    """A link: words and an address."""

    text: str
    href: str
    lang: str | None = None
    """Language of the words where it is not the page's."""
    current: bool = False
    """Whether the link leads to the page (or the section) that it stands on."""


@dataclass(frozen=True, slots=True)
class DateView:
    """A date for people and for machines."""

    iso: str
    """For `<time datetime>`."""
    text: str
    """As printed: 12 February 2026, February 2026, 2026."""


@dataclass(frozen=True, slots=True)
class SiteView:
    """The parts of the site that every page shows."""

    title: str
    description: str | None
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
    policy: Markup
    """The Content-Security-Policy: what a browser may load for the page, and from which hosts."""


@dataclass(frozen=True, slots=True)
class DrawnWords:
    """The words of a picture that is drawn for a page."""

    title: str
    above: str
    """The region that the page belongs to, or what kind of page it is; empty for none."""
    text: str
    """The first judgement of a briefing, or what another page says of itself; empty for none."""
    foot: str
    """The title of the site; empty where it is the title of the page."""
    lang: str


@dataclass(frozen=True, slots=True)
class ImageView:
    """The picture that other sites show beside a link to a page."""

    url: str
    """Absolute address; that of a drawn picture is relative where the site has no address."""
    alt: str
    """The content of the picture in words; empty for a picture that only decorates."""
    width: int | None = None
    height: int | None = None
    """In pixels; None where not known."""
    drawn: DrawnWords | None = None
    """What is drawn, where the picture is made for the page alone (`share_pictures`)."""


@dataclass(frozen=True, slots=True)
class VersionLink:
    """The page of a briefing in a language, for `hreflang`."""

    lang: str
    """A language tag, or `x-default` for the original."""
    url: str


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a page; `page.head` in every template."""

    type: str
    """For `<body data-page-type>`."""
    title: str | None
    """Title of the page alone, without the site's; None on the home page."""
    description: str | None
    canonical: str | None
    """Absolute address; None where the page has none (404)."""
    root: str
    """What leads from the page to the site's root: empty, `../`, or the site's own path on the 404 page."""
    feed: Link | None
    """A feed for this page alone (region pages)."""
    indexed: bool
    """Whether search engines may list it; drafts and the 404 page are not."""
    image: ImageView | None = None
    """None where there is none, or the site has no address."""
    markdown: str | None = None
    """Address of the page's twin in Markdown; None where it has none (404)."""
    versions: tuple[VersionLink, ...] = ()
    """The languages in which a briefing is published, its own among them; empty where it is the only one."""


@dataclass(frozen=True, slots=True, weakref_slot=True)
class BriefingCard:
    """A briefing in a list."""

    title: str
    href: str
    lang: str | None
    region: Link
    date: DateView
    updated: DateView | None
    as_of: DateView | None
    summary: str
    sources: int
    """The number of different sources that the briefing cites."""
    citations: int
    """The number of marks in the briefing."""
    minutes: int
    """Reading time, at 220 words a minute, at least 1."""
    draft: bool


@dataclass(frozen=True, slots=True)
class NoticeView:
    """A notice on a document: it was withdrawn, or corrected after it was published."""

    kind: str
    """withdrawn or corrected."""
    label: str
    """In a word: "Withdrawn"."""
    date: DateView
    reason: str
    original: Link | None
    """The document that the notice is of, where the source is a copy of that; None where it is its own."""


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A source in a note or a list."""

    id: str
    title: str
    lang: str | None
    href: str
    """Of the passage on the source's page, or of the page."""
    author: str | None
    """As printed, e.g. "Shin Kawashima" or "Li Ziyue and Chen Ze'an"; None where the card names nobody."""
    publisher: str
    short: str
    """Publisher and year, a short form beside a text."""
    by: str
    """Who speaks in it: the family names of its authors, or the publisher where the card names nobody."""
    date: DateView | None
    kind: str
    """In words: news report, commentary, state media ..."""
    perspective: str | None
    url: str | None
    """Of the original; None where not known."""
    archived_url: str | None = None
    """Of the copy that a public archive keeps."""
    notices: tuple[NoticeView, ...] = ()
    """That the document, or its original, was withdrawn or corrected; empty where it stands as it was."""
    copy_of: Link | None = None
    """What it reprints or translates, in short: both count as one voice. None where it speaks for itself."""


@dataclass(frozen=True, slots=True)
class ListedSource:
    """A source in a list of sources."""

    source: SourceLine
    entry: Markup
    """The reference, in the style of the site as lists have it; its title leads to the page of the source."""
    group: str | None = None
    """The heading of the part of the list that begins with it, where config.yaml has `source_groups`."""


@dataclass(frozen=True, slots=True)
class CorrectionView:
    """A correction of an earlier version of a briefing."""

    id: str
    """For the element on the page of the briefing, to which the feed of corrections leads."""
    date: DateView
    text: Markup
    briefing: Link | None = None
    """The corrected briefing; None on the page of that briefing."""
