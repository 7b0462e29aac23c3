"""Notes, passages, and the references that go with them."""

from __future__ import annotations

from markupsafe import Markup

from briefing_site.text.dataclass import dataclass
from briefing_site.view.values.parts import BriefingCard, Link, SourceLine


@dataclass(frozen=True, slots=True)
class Back:
    """The way back from a note to one use of it."""

    href: str
    label: str
    """`Back to text` for a single use; a, b, ..., z, aa for several."""
    context: str | None
    """Prefix, locator and suffix of this use where uses of the note differ; None otherwise."""
    disagrees: bool
    """Whether this use cites the passage as speaking against the sentence."""


@dataclass(frozen=True, slots=True)
class VerdictView:
    """The verdict on a quotation, in words."""

    code: str
    """found, found-folded, ambiguous, not-found, no-archive, not-archived, source-changed."""
    label: str
    """The verdict in a few words."""
    explanation: str
    """The verdict in a sentence, with the texts that were compared."""
    extent: str | None = None
    """How much of the document is archived, in words; None where its card does not say."""


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a source."""

    text: str
    lang: str
    marks: tuple[str, str]
    """Quotation marks to be set before and behind the words: the inner ones of their language where they have
    outer ones themselves."""
    translation: str | None
    """In the site's language, if there is one."""
    official: bool
    """Whether the translation is the publisher's own."""


@dataclass(frozen=True, slots=True, weakref_slot=True)
class Passage:
    """What every page says alike of an excerpt that it cites."""

    source: SourceLine
    """The source; address and original lead to the passage."""
    place: str | None
    """The place in the archived text, in words; None where it is not known."""
    short_place: str | None
    """The same in few signs."""
    reference: Markup
    """The source and the place, in the style of the site; its title leads to the passage on its own page."""
    quote: Quote | None
    gist: Markup
    speaker: str | None
    """The speaker, where that is not the author of the source."""
    voice: str | None
    """In words: fact, report, analysis, opinion, forecast; None where the card does not say."""
    verdict: VerdictView


@dataclass(frozen=True, slots=True)
class Note:
    """An item of the notes of a page: one excerpt, one whole source, or an author's own footnote."""

    id: str
    number: int
    source: SourceLine | None
    """None for an author's own footnote."""
    reference: Markup | None
    """The source and the place in its archived text, in the style of the site; None for a footnote."""
    passage: Passage | None
    """None where the note stands for no passage."""
    context: str | None
    """Prefix, locator and suffix that all uses share; None where they share none."""
    contexts: tuple[str, ...]
    """Those of the uses, each once, where they do not share them."""
    text: Markup | None
    """The text of an author's own footnote; None otherwise."""
    backs: tuple[Back, ...]
    former: tuple[str, ...] = ()
    """Further ids, from before its source or its excerpt was renamed, that links may lead to."""


@dataclass(frozen=True, slots=True, weakref_slot=True)
class CitedSource:
    """What every page says alike of a source above its notes."""

    line: SourceLine
    reference: Markup
    """The source in the style of the site; its title leads to the page of the source."""


@dataclass(frozen=True, slots=True)
class NoteGroup:
    """The notes of one source, or the author's own footnotes, in the order of their numbers."""

    source: CitedSource | None
    """None for the author's own footnotes."""
    verdict: VerdictView | None
    """The verdict on all passages of the group; None where they differ, or there are none."""
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class Reference:
    """A briefing that links to this one, with the words that do."""

    briefing: BriefingCard
    why: str
    """The reason of the relation: the sentence that links here, or the topics that both share."""


@dataclass(frozen=True, slots=True)
class UseView:
    """One place where an excerpt is cited."""

    title: str
    """Of the briefing."""
    lang: str | None
    href: str
    """Of the mark in the briefing."""
    region: str
    number: int
    """Of the note on that page."""
    sentence: str
    """The sentence that cites the excerpt."""
    signal: str | None
    """In words: but see, contra, cf., see, see also; None for a plain citation."""
    disagrees: bool
    """Whether it is cited as speaking against the sentence."""


@dataclass(frozen=True, slots=True)
class ExcerptView:
    """A passage on the page of its source."""

    id: str
    """Id of its section on the page: `e-<excerpt>`."""
    name: str
    """The excerpt's own id, as authors cite it."""
    place: str | None
    quote: Quote | None
    """None for a private source, of which no word is shown."""
    gist: Markup
    speaker: str | None
    voice: str | None
    verdict: VerdictView
    url: str | None
    """Of the original at this passage; None where not known."""
    cited_by: tuple[UseView, ...]
    former: tuple[str, ...] = ()
    """Further ids of the section, from before the excerpt was renamed."""
    further: Link | None = None
    """How many more sentences cite it, and where they are; None where all are here."""


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
    address: str | None
    """Permanent address of the page; None where it is not known."""
    files: tuple[Link, ...]
    """The same for other programs: BibTeX, RIS, CSL-JSON; for a briefing, its record too."""


@dataclass(frozen=True, slots=True)
class MetadataView:
    """The metadata in the head of a briefing's page, for other programs."""

    tags: tuple[tuple[str, str], ...]
    """Names and contents of `<meta>`, as reference managers read them."""
    published: str
    """ISO date."""
    updated: str | None
    """ISO date, if there is one."""
    json_ld: Markup
    """For `<script type="application/ld+json">`, ready to print."""
