"""A source card and its excerpts."""

from __future__ import annotations

from typing import Literal, get_args

from briefing_site.model.body import Body
from briefing_site.model.citation import UncitedKey
from briefing_site.model.compact import compact
from briefing_site.model.date import Date
from briefing_site.model.diagnostic import Span
from briefing_site.model.edit import Slot
from briefing_site.model.name import Name
from briefing_site.model.note_key import CitedKey, ExcerptKey, SourceKey
from briefing_site.model.waiver import Waiver
from briefing_site.model.work import CslType, CslValue
from briefing_site.text.dataclass import dataclass

SourceKind = Literal["news", "commentary", "analysis", "official", "state-media", "data"]
KINDS: tuple[SourceKind, ...] = get_args(SourceKind)


Rights = Literal["quote", "full", "private"]


Extent = Literal["full", "part", "abstract"]


Particular = Literal[
    "title", "author", "date", "publisher", "language", "text", "kind", "type", "url", "details"
]
PARTICULARS: tuple[Particular, ...] = get_args(Particular)


Voice = Literal["fact", "reported", "analysis", "opinion", "forecast"]


@compact
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
    """Whether the translation is the publisher's own, and not one of the site's author."""


@compact
@dataclass(frozen=True, slots=True)
class Excerpt:
    """A passage of a source: the definition that citations point to."""

    id: str
    quote: str
    """Verbatim words; `[...]` joins fragments, a word in [brackets] is the card author's."""
    at: At | None
    speaker: str | None
    """The person whose words or claims these are; None where it is the author of the source."""
    voice: Voice | None
    lang: str | None
    """Language of the quotation where it is not the source's; None otherwise."""
    translation: Translation | None
    gist: Body
    """What the passage says, in our own words."""
    place: Span
    """Place of the heading, up to the end of the id."""
    quote_place: Span
    """Place of the blockquote."""
    at_place: Slot
    """The slot of the key `at` in the heading, whether the key is given or not."""
    whole: Span
    """Place of all text of the excerpt, up to the next heading."""
    alias_list: Slot | None = None
    """The slot for all of `aliases`, with blanks between them; None where no edit could write it safely."""
    aliases: tuple[str, ...] = ()
    """Former ids, to whose places on published pages links may lead."""


@dataclass(frozen=True, slots=True)
class Notice:
    """A notice on a document: it was withdrawn, or corrected."""

    date: Date
    reason: str
    """As its publisher or the desk gives it, in a sentence that readers see."""


@compact
@dataclass(frozen=True, slots=True)
class Source:
    """One source card, `seeds/<id>.md`."""

    path: str
    id: str
    title: str
    written_by: tuple[Name, ...]
    translator: tuple[Name, ...]
    publisher: str
    """What readers are told as its publisher: for a part of a periodical, the periodical."""
    published: Date | None
    accessed: Date | None
    url: str | None
    archive: str | None
    """Name of the archived file, if there is one."""
    kind: SourceKind
    perspective: str | None
    descriptor: str | None
    language: str
    rights: Rights
    derived_from: str | None
    """Id of the source that it reprints or translates, if it does."""
    excerpts: tuple[Excerpt, ...]
    places: tuple[tuple[str, Span], ...]
    new_key: Slot
    """Where its front matter could have another line."""
    new_excerpt: Slot
    """Where it could have another excerpt."""
    unusable: tuple[tuple[str, Span], ...] = ()
    """Id and whole place of each excerpt that cannot serve, as one that quotes nothing."""
    waivers: tuple[Waiver, ...] = ()
    archived_url: str | None = None
    """Address of the copy that a public archive keeps."""
    withdrawn: Notice | None = None
    """That its publisher has withdrawn the document; None where it stands."""
    corrected: Notice | None = None
    """That the document was corrected after it was published."""
    uncited: tuple[UncitedKey, ...] = ()
    """The keys in its texts that look like citations, which no card can have."""
    type: CslType | None = None
    """What a citation style takes it for; None where that follows from its kind."""
    more: tuple[tuple[str, CslValue], ...] = ()
    """The variables of CSL that no other field holds; and dates of others that a `Date` cannot hold."""
    published_by: str | None = None
    """The publisher that the card gives, empty where it gives none; None where that is `publisher`."""
    alias_list: Slot | None = None
    """The slot for all of `aliases`, with commas between them; None for a source that is in no file."""
    aliases: tuple[str, ...] = ()
    """Other keys of the same source, as in manuscripts that were written for another program."""
    not_archived: str = ""
    """Why no text of the document is archived, where its author has chosen so; else empty."""
    extent: Extent | None = None
    """How much of the document is archived; None where the card does not say."""
    uncertain: tuple[Particular, ...] = ()
    """What was guessed when the document was taken in, and nobody has compared with it since."""

    @property
    def author(self) -> tuple[str, ...]:
        """The names of the authors, as printed."""
        return tuple(str(name) for name in self.written_by)

    @property
    def keys(self) -> tuple[CitedKey, ...]:
        """The keys that a citation may point to: the source as a whole, then each excerpt."""
        return (SourceKey(self.id), *(ExcerptKey(self.id, excerpt.id) for excerpt in self.excerpts))

    def excerpt(self, name: str) -> Excerpt | None:
        """The excerpt with the id `name`; None where the card has none."""
        return next((excerpt for excerpt in self.excerpts if excerpt.id == name), None)

    def place_of(self, key: str) -> Span:
        """Where the value of a front-matter key stands; the first line where it is not given."""
        return dict(self.places).get(key, Span.opening(self.path))


@dataclass(frozen=True, slots=True)
class LooseCard:
    """The excerpts of a card whose front matter cannot serve: they are checked and not published."""

    path: str
    id: str
    archive: str | None
    """Name of the archived file, as far as that is known."""
    excerpts: tuple[Excerpt, ...]
    places: tuple[tuple[str, Span], ...]
    new_key: Slot
    """Where its front matter could have another line."""
    new_excerpt: Slot
    """Where it could have another excerpt."""
    unusable: tuple[tuple[str, Span], ...] = ()
    """Id and whole place of each excerpt that cannot serve, as one that quotes nothing."""
    waivers: tuple[Waiver, ...] = ()

    def place_of(self, key: str) -> Span:
        """Where the value of a front-matter key stands; the first line where it is not given."""
        return dict(self.places).get(key, Span.opening(self.path))


Card = Source | LooseCard
"""A source card, whatever its front matter is worth."""
