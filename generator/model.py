"""The nouns: what `parse` makes of an author's files.

Values are frozen and complete at birth. A later stage makes new values out of them and fills nothing in.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from generator.dates import Date
from generator.diagnostics import Place
from generator.references.names import Name

# --- citations -----------------------------------------------------------------------------------


class Mode(StrEnum):
    """How a citation stands in its sentence; the names in brackets are Pandoc's."""

    BRACKET = "bracket"
    """`[@a#x]`: the mark alone (NormalCitation)."""
    SUPPRESSED = "suppressed"
    """`[-@a#x]`: the mark alone, the author having been named (SuppressAuthor)."""
    IN_TEXT = "in-text"
    """`@a#x says`: the author's name and the mark (AuthorInText)."""


class Signal(StrEnum):
    """What the author says of the relation between a claim and the passage cited for it."""

    SEE = "see"
    SEE_ALSO = "see also"
    CF = "cf."
    BUT_SEE = "but see"
    CONTRA = "contra"

    @property
    def disagrees(self) -> bool:
        """Whether the passage is cited as speaking against the claim."""
        return self in (Signal.BUT_SEE, Signal.CONTRA)


@dataclass(frozen=True, slots=True)
class Citation:
    """A mark in a briefing that points to an excerpt, as in `[see @kawashima-2026#two-way, p. 3]`."""

    source: str
    """Id of the source: its card is `seeds/<source>.md`."""
    excerpt: str | None
    """Id of the passage on that card; None cites the source as a whole."""
    mode: Mode
    prefix: str
    """What stands before the mark in the bracket, as plain text; includes the signal."""
    signal: Signal | None
    """The signal read from the prefix, if it begins with one."""
    locator: str
    """Where in the source, as written ("p. 3"); empty if not given."""
    suffix: str
    """What stands after mark and locator, as plain text."""
    place: Place
    """Of the `@`, for diagnostics."""


# --- text with holes -----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a briefing as plain text, cut where a hole prints words: text, hole, text, hole, text."""

    parts: tuple[str | int, ...]
    """Text, and numbers of the holes (in the same `Body`) that stand in between."""


@dataclass(frozen=True, slots=True)
class CitationHole:
    """Where the marks of one bracket go."""

    citations: tuple[Citation, ...]
    sentence: Sentence
    """The sentence that rests on these citations."""


@dataclass(frozen=True, slots=True)
class LinkHole:
    """Where the address of a link goes (in an attribute), or a whole link (`whole`)."""

    kind: Literal["page", "image", "wiki", "excerpt"]
    """A Markdown link to a file or anchor; an image; `[[slug]]`; `[[@source#excerpt]]`."""
    target: str
    """As written, without its anchor: a path, a slug, `region/slug`, or a source id."""
    anchor: str
    """Heading id or excerpt id; empty for none."""
    label: str
    """Words of a wikilink; empty where the title of its target is to be printed."""
    sentence: Sentence
    """The sentence that holds the link."""
    place: Place

    @property
    def whole(self) -> bool:
        """Whether the hole takes a whole link and not only its address."""
        return self.kind in ("wiki", "excerpt")


@dataclass(frozen=True, slots=True)
class FootnoteHole:
    """Where the mark of an author's own footnote goes, `[^name]`."""

    name: str
    place: Place


Hole = CitationHole | LinkHole | FootnoteHole


@dataclass(frozen=True, slots=True)
class Body:
    """Finished HTML, cut at its holes: piece 0, hole 0, piece 1, hole 1, ..., last piece."""

    pieces: tuple[str, ...]
    """One more than there are holes."""
    holes: tuple[Hole, ...]
    """In the order in which they stand in the finished text."""


# --- briefings -----------------------------------------------------------------------------------

Confidence = Literal["high", "moderate", "low"]


@dataclass(frozen=True, slots=True)
class Judgement:
    """A finding of the briefing, told before the body."""

    text: Body
    confidence: Confidence
    because: str
    place: Place


@dataclass(frozen=True, slots=True)
class Event:
    """Something dated that a briefing tells, for the timelines."""

    date: Date
    text: Body
    place: Place
    planned: bool = False
    """Whether it is only announced for its date; the briefing does not tell whether it took place."""


@dataclass(frozen=True, slots=True)
class Correction:
    """What was wrong in an earlier version, and what it says now."""

    date: Date
    text: Body
    place: Place


@dataclass(frozen=True, slots=True)
class Footnote:
    """An author's own footnote, `[^name]: ...`."""

    name: str
    body: Body
    place: Place


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the body: what `#anchor` links and the list of contents point to."""

    id: str
    level: int
    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class Briefing:
    """One file of `briefings/<region>/<slug>.md`."""

    path: str
    slug: str
    folder: str
    """Name of the folder it lies in, which is to be its region."""
    title: str
    region: str
    regions: tuple[str, ...]
    """Further regions that list it; never holds `region` itself."""
    date: Date
    updated: Date | None
    as_of: Date | None
    summary: str
    written_by: tuple[Name, ...]
    topics: tuple[str, ...]
    people: tuple[str, ...]
    judgements: tuple[Judgement, ...]
    events: tuple[Event, ...]
    corrections: tuple[Correction, ...]
    draft: bool
    lang: str
    """Language of the text where it is not the site's; empty otherwise."""
    body: Body
    footnotes: tuple[Footnote, ...]
    headings: tuple[Heading, ...]
    ids: tuple[str, ...]
    """Every id that the body gives to an element, headings included, in order."""
    words: int
    places: tuple[tuple[str, Place], ...]
    """Front-matter key, and `key[item]` for items of lists, to place: for faults that `link` finds."""

    @property
    def shown(self) -> tuple[Body, ...]:
        """Its bodies in reading order: judgements, text, events, corrections."""
        return (
            *(j.text for j in self.judgements),
            self.body,
            *(e.text for e in self.events),
            *(c.text for c in self.corrections),
        )

    @property
    def bodies(self) -> tuple[Body, ...]:
        """All its bodies, with those of its footnotes at the end."""
        return (*self.shown, *(f.body for f in self.footnotes))

    @property
    def authors(self) -> tuple[str, ...]:
        """Who wrote it, as printed."""
        return tuple(str(name) for name in self.written_by)

    def place_of(self, key: str) -> Place:
        """Where a front-matter key stands; the start of the file where it is not given."""
        return dict(self.places).get(key, Place(self.path))


@dataclass(frozen=True, slots=True)
class LooseText:
    """The text of a briefing whose front matter cannot serve: it is not published, but still checked."""

    path: str
    bodies: tuple[Body, ...]
    footnotes: tuple[Footnote, ...]
    regions: tuple[tuple[str, Place], ...]
    """Every region that it names."""


# --- sources -------------------------------------------------------------------------------------

Kind = Literal["news", "commentary", "analysis", "official", "state-media", "data"]
Rights = Literal["quote", "full", "private"]
Voice = Literal["fact", "reported", "analysis", "opinion", "forecast"]


@dataclass(frozen=True, slots=True)
class At:
    """A place in an archived text: paragraphs `first` to `last`, or sentences of one paragraph."""

    first: int
    """Paragraph (non-empty line), counted from 1."""
    last: int
    """Equal to `first` for a single paragraph."""
    sentences: tuple[int, int] | None = None
    """First and last sentence of the paragraph, counted from 1; None for the whole of it."""

    def __str__(self) -> str:
        if self.sentences:
            a, b = self.sentences
            return f"{self.first}:{a}" if a == b else f"{self.first}:{a}-{b}"
        return f"{self.first}" if self.first == self.last else f"{self.first}-{self.last}"


@dataclass(frozen=True, slots=True)
class Translation:
    """A quotation in the language of the site."""

    text: str
    official: bool
    """Whether it is the publisher's own and not ours."""


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A passage of a source: the definition that citations point to."""

    id: str
    quote: str
    """Verbatim words; `[...]` joins fragments, a word in [brackets] is ours."""
    at: At | None
    speaker: str
    """Whose words or claims these are; empty where it is the author of the source."""
    voice: Voice | None
    lang: str
    """Language of the quotation where it is not the source's; empty otherwise."""
    translation: Translation | None
    gist: Body
    """What the passage says, in our own words."""
    place: Place
    """Of its heading."""
    quote_place: Place
    """Of the first line of its blockquote."""


@dataclass(frozen=True, slots=True)
class Source:
    """One source card, `seeds/<id>.md`."""

    path: str
    id: str
    title: str
    written_by: tuple[Name, ...]
    translator: tuple[Name, ...]
    publisher: str
    published: Date | None
    accessed: Date | None
    url: str
    archive: str
    """Name of the archived file; empty where there is none."""
    kind: Kind
    perspective: str
    descriptor: str
    language: str
    rights: Rights
    derived_from: str
    """Id of the source that it reprints or translates; empty for none."""
    excerpts: tuple[Excerpt, ...]
    places: tuple[tuple[str, Place], ...]

    @property
    def author(self) -> tuple[str, ...]:
        """Who wrote it, as printed."""
        return tuple(str(name) for name in self.written_by)

    def place_of(self, key: str) -> Place:
        """Where a front-matter key stands; the start of the file where it is not given."""
        return dict(self.places).get(key, Place(self.path))


@dataclass(frozen=True, slots=True)
class LooseCard:
    """The excerpts of a card whose front matter cannot serve: nothing is published, all is still checked."""

    path: str
    id: str
    archive: str
    """Name of the archived file; empty where that is not known."""
    excerpts: tuple[Excerpt, ...]
    places: tuple[tuple[str, Place], ...]

    def place_of(self, key: str) -> Place:
        """Where a front-matter key stands; the start of the file where it is not given."""
        return dict(self.places).get(key, Place(self.path))
