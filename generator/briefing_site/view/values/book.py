"""A book: on paper, for Word, or for readers of EPUB."""

from __future__ import annotations

from markupsafe import Markup

from briefing_site.text.dataclass import dataclass
from briefing_site.view.values.evidence import DisagreementView, EventView, EvidenceView, JudgementView
from briefing_site.view.values.parts import (
    CorrectionView,
    DateView,
    Head,
    Link,
    ListedSource,
    SiteView,
    SourceLine,
)


@dataclass(frozen=True, slots=True)
class FootView:
    """A note at the end of a chapter."""

    id: str
    number: int
    text: Markup
    """In blocks: the reference, the words of the passage and their verdict; or an author's own text."""
    backs: tuple[Link, ...]
    """The ways back to each use."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """A briefing in a book."""

    id: str
    region: str
    title: str
    lang: str | None
    summary: str
    authors: str | None
    """The authors as printed; None where the briefing names none."""
    date: DateView
    updated: DateView | None
    as_of: DateView | None
    draft: bool
    notices: tuple[SourceLine, ...]
    """The sources cited that were withdrawn or corrected, in order of first use."""
    judgements: tuple[JudgementView, ...]
    evidence: EvidenceView
    body: Markup
    """The text. In a PDF each note stands behind its first mark, in Word behind each mark: `span.foot`."""
    disagreements: tuple[DisagreementView, ...]
    """The sentences against which a passage is cited, in reading order."""
    events: tuple[EventView, ...]
    corrections: tuple[CorrectionView, ...]
    notes: tuple[FootView, ...]
    """For EPUB, in the order of their numbers; empty in other books, where they stand in the text."""
    address: str | None
    """Full address of the published page; None where it is not known."""


@dataclass(frozen=True, slots=True)
class BookView:
    """A book of one or more briefings."""

    site: SiteView
    head: Head
    form: str
    """pdf, docx or epub."""
    title: str
    subtitle: str | None
    date: DateView
    """Date of the newest version of a briefing in the book."""
    as_of: DateView | None
    address: str | None
    """Full address of the site; None where it is not known."""
    chapters: tuple[Chapter, ...]
    sources: tuple[ListedSource, ...]
    """Every source cited, in order of first use; no entry has a link."""
