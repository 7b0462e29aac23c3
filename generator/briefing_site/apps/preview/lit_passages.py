"""The evidence beside the text: archived passages with their quoted words lit, as values for the preview.

1. Find the places of the quoted words (`locate.places`). One place is the verified quotation. Several places
   are candidates. Where there is none, the nearest passage is shown (`nearest.near`), which proves nothing.
2. Choose the paragraphs to show: those places, the paragraphs around them, and for words that were not found
   also the place `at` of the card.
3. Cut each paragraph into runs that are lit by the same excerpts.

All values are plain text. The page never reads them as HTML, so that no document can run a script.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Literal

from briefing_site.link.numbering import Numbering
from briefing_site.model import addresses
from briefing_site.model.document import Document, Paragraph
from briefing_site.model.note_key import ExcerptKey, FootnoteKey
from briefing_site.model.source import At, Excerpt, Source
from briefing_site.model.verdict import Verdict
from briefing_site.model.verification import Verification
from briefing_site.text.dataclass import dataclass
from briefing_site.text.unwrap import unwrapped
from briefing_site.verify.locate import places
from briefing_site.verify.misquotation import Span
from briefing_site.verify.nearest import near
from briefing_site.verify.place import span
from briefing_site.verify.quotation import read_quotation
from briefing_site.verify.search_text import Searchable, scope_of

Light = Literal["quoted", "candidate", "near"]
"""The quotation itself; one of several places that may be meant; or a passage that only comes near."""

PRIVATE = "private: never shown to readers"

_PLACES = 20
"""At most so many places of an ambiguous quotation are shown."""
_REACH = 1200
"""About so many characters of a long paragraph are shown on either side of a passage."""


@dataclass(frozen=True, slots=True)
class LitRun:
    """A piece of a paragraph that is lit by the same excerpts throughout."""

    text: str
    lit: tuple[str, ...] = ()
    """Ids of the excerpts that light the run, in the order of the card; empty where none does."""
    held: tuple[str, ...] = ()
    """Ids of the tokens of sentences that stand there."""


@dataclass(frozen=True, slots=True)
class ParagraphView:
    """A paragraph of an archived text, or the part of a long paragraph that is near a passage."""

    number: int
    runs: tuple[LitRun, ...]
    around: bool = False
    """Whether the paragraph is shown only because it is next to a passage."""
    start: int = 0
    """Offset in the paragraph at which the first run begins; words before that are left out."""
    cut: bool = False
    """Whether words after the last run are left out."""


@dataclass(frozen=True, slots=True)
class LitPassage:
    """An excerpt with the paragraphs of the archived text in which its words stand."""

    verdict: str
    at: str
    """The place `at` as the card gives it; empty where the card gives none."""
    quote: str
    light: Light
    says: str
    """A sentence on the verdict; empty where the words were found as they are."""
    hint: str
    """A sentence on what the author can do; may be empty."""
    notice: str
    """Who may see the passage; empty where everybody may."""
    paragraphs: tuple[ParagraphView, ...]
    """In the order of the text, with gaps between them; empty where there is nothing to show."""


@dataclass(frozen=True, slots=True)
class EvidenceItem:
    """The evidence for one note of a briefing."""

    note: str
    """Id of the note."""
    number: int
    marks: tuple[str, ...]
    """Ids of the marks that lead to the note, in reading order."""
    source: str
    """Id of the source."""
    excerpt: str
    """Id of the excerpt; empty where the source is cited as a whole."""
    title: str
    by: str
    """The authors of the source, or else its publisher."""
    language: str
    page: str
    """Address of the excerpt on its source's page, relative to the briefing."""
    path: str
    """Path of the source card."""
    line: int
    """Line of the card at which the excerpt begins."""
    passage: LitPassage


@dataclass(frozen=True, slots=True)
class ExcerptMark:
    """An excerpt of a source whose whole text is shown."""

    id: str
    verdict: str
    at: str
    quote: str
    says: str
    hint: str
    paragraph: int | None
    """Number of the paragraph to show for the excerpt: where it stands, may stand, or stands by its `at`."""
    cited: int
    """How many marks in briefings cite the excerpt."""
    path: str
    line: int
    """Line of the card at which the excerpt begins."""


@dataclass(frozen=True, slots=True)
class DocumentView:
    """The whole archived text of a source with all its excerpts lit."""

    source: str
    language: str
    path: str
    """Path of the source card."""
    archive: str
    """Name of the archived text; empty where there is none."""
    says: str
    """Why there is no text to read, or a remark on the text; may be empty."""
    notice: str
    excerpts: tuple[ExcerptMark, ...]
    """In the order of the card."""
    paragraphs: tuple[ParagraphView, ...]


def whole(
    source: Source,
    document: Document | None,
    found: Mapping[str, Verification],
    cited: Mapping[str, int],
) -> DocumentView:
    """The whole text of a source; `found` and `cited` have verification and number of marks by excerpt id."""
    text = Searchable(document) if document else None
    spots = {excerpt.id: _spots(excerpt, text) for excerpt in source.excerpts}
    lit: dict[int, list[tuple[Span, str]]] = {}
    for name, (light, stands) in spots.items():
        if light == "quoted":
            for paragraph, spans in stands:
                lit.setdefault(paragraph.number, []).extend((at, name) for at in spans)
    return DocumentView(
        source=source.id,
        language=source.language,
        path=source.path,
        archive=source.archive or "",
        says=_told(source, document, found.values()),
        notice=PRIVATE if source.rights == "private" else "",
        excerpts=tuple(
            _mark(excerpt, document, found[excerpt.id], spots[excerpt.id][1], cited.get(excerpt.id, 0))
            for excerpt in source.excerpts
        ),
        paragraphs=tuple(
            ParagraphView(paragraph.number, _runs(paragraph.text, lit.get(paragraph.number, ())))
            for paragraph in (document.paragraphs if document else ())
        ),
    )


def evidence_of(
    page: str,
    numbering: Numbering,
    sources: Mapping[str, Source],
    document_of: Callable[[Source], Document | None],
    found: Mapping[ExcerptKey, Verification],
) -> tuple[EvidenceItem, ...]:
    """The evidence for each note of the briefing at `page`, in reading order; footnotes have none.

    `sources` are the parsed cards: in a `LinkedSite` private sources have lost their words.
    """
    texts: dict[str, Searchable | None] = {}
    items: list[EvidenceItem] = []
    for note in numbering.notes:
        if isinstance(key := note.key, FootnoteKey) or key.source not in sources:
            continue
        source = sources[key.source]
        excerpt = source.excerpt(key.excerpt) if isinstance(key, ExcerptKey) else None
        if key not in source.keys:
            continue
        if source.id not in texts:
            document = document_of(source)
            texts[source.id] = Searchable(document) if document else None
        place = excerpt.place if excerpt else source.place_of("title")
        anchor = f"#{addresses.excerpt_id(excerpt.id)}" if excerpt else ""
        items.append(
            EvidenceItem(
                note=note.id,
                number=note.number,
                marks=tuple(use.id for use in note.uses),
                source=source.id,
                excerpt=excerpt.id if excerpt else "",
                title=source.title,
                by=", ".join(source.author) or source.publisher,
                language=excerpt.lang or source.language if excerpt else source.language,
                page=addresses.relative(page, addresses.source(source.id) + anchor),
                path=source.path,
                line=place.line,
                passage=passage(source, excerpt, texts[source.id], found[key])
                if excerpt and isinstance(key, ExcerptKey)
                else _all_of(source),
            )
        )
    return tuple(items)


_Spot = tuple[Paragraph, tuple[Span, ...]]
"""A paragraph, and the words in it that are lit."""


def passage(
    source: Source, excerpt: Excerpt, text: Searchable | None, found: Verification, around: int = 1
) -> LitPassage:
    """An excerpt of verification `found` in its text, with `around` paragraphs before and after."""
    light, spots = _spots(excerpt, text)
    shown = spots[:_PLACES]
    lit: dict[int, list[tuple[Span, str]]] = {}
    for paragraph, spans in shown:
        lit.setdefault(paragraph.number, []).extend((at, excerpt.id) for at in spans)
    central = set(lit)
    paragraphs: tuple[Paragraph, ...] = ()
    if text:
        paragraphs = text.document.paragraphs
        if light != "quoted" and excerpt.at and span(text.document, excerpt.at):
            central.update(range(excerpt.at.first, excerpt.at.last + 1))
    beside = {n for at in central for n in range(at - around, at + around + 1)} - central
    says = _says(found)
    if len(shown) < len(spots):
        says = f"{says} The first {len(shown)} are shown.".strip()
    return LitPassage(
        verdict=str(found.verdict),
        at=_at(excerpt.at),
        quote=unwrapped(excerpt.quote),
        light=light,
        says=says,
        hint=_sentence(found.hint),
        notice=PRIVATE if source.rights == "private" else "",
        paragraphs=tuple(
            near_passage(p, lit.get(p.number, ()), central)
            for p in paragraphs
            if p.number in central or p.number in beside
        ),
    )


def near_passage(
    paragraph: Paragraph, lit: Sequence[tuple[Span, str]], central: Collection[int], near: Sequence[Span] = ()
) -> ParagraphView:
    """A paragraph cut into lit runs, without the words that are far from any passage and from `near`."""
    text, number = paragraph.text, paragraph.number
    low, high = 0, len(text)
    if wanted := [*near, *(at for at, _ in lit)]:
        low, high = min(at[0] for at in wanted) - _REACH, max(at[1] for at in wanted) + _REACH
    elif all(number < other for other in central):
        low = len(text) - _REACH
    elif all(number > other for other in central):
        high = _REACH
    low, high = _at_space(text, low, 1), _at_space(text, high, -1)
    moved = [((start - low, end - low), name) for (start, end), name in lit]
    return ParagraphView(
        number,
        _runs(text[low:high], moved),
        around=number not in central,
        start=low,
        cut=high < len(text),
    )


def _at_space(text: str, index: int, step: int) -> int:
    """The end of `text` where `index` is past it; else the index of a space nearby, if there is one."""
    if not 0 < index < len(text):
        return 0 if index <= 0 else len(text)
    near_by = range(index, max(min(index + 40 * step, len(text) - 1), 0), step)
    return next((at for at in near_by if text[at].isspace()), index)


def _all_of(source: Source) -> LitPassage:
    """The passage view of a citation that names no excerpt."""
    return LitPassage(
        verdict="",
        at="",
        quote="",
        light="quoted",
        says="The source is cited as a whole; no passage is quoted.",
        hint="",
        notice=PRIVATE if source.rights == "private" else "",
        paragraphs=(),
    )


def _mark(
    excerpt: Excerpt,
    document: Document | None,
    found: Verification,
    spots: Sequence[_Spot],
    cited: int,
) -> ExcerptMark:
    paragraph = spots[0][0].number if spots else None
    if paragraph is None and document and excerpt.at and span(document, excerpt.at):
        paragraph = excerpt.at.first
    return ExcerptMark(
        id=excerpt.id,
        verdict=str(found.verdict),
        at=_at(excerpt.at),
        quote=unwrapped(excerpt.quote),
        says=_says(found),
        hint=_sentence(found.hint),
        paragraph=paragraph,
        cited=cited,
        path=excerpt.place.path,
        line=excerpt.place.line,
    )


def _spots(excerpt: Excerpt, text: Searchable | None) -> tuple[Light, list[_Spot]]:
    """The places where the words of an excerpt stand, or may be meant to stand, and in which light."""
    if text is None:
        return "quoted", []
    if found := places(excerpt.quote, text, excerpt.at):
        return ("quoted" if len(found) == 1 else "candidate"), [(p.paragraph, p.spans) for p in found]
    if excerpt.at and (found := places(excerpt.quote, text)):
        return "candidate", [(p.paragraph, p.spans) for p in found]
    quotation = read_quotation(unwrapped(excerpt.quote))
    for at in dict.fromkeys((excerpt.at, None)):
        if nearest := near(quotation, text, scope_of(text, at)):
            paragraph, words = nearest
            return "near", [(paragraph, ((words[0][1], words[-1][2]),))]
    return "near", []


def _runs(text: str, lit: Iterable[tuple[Span, str]]) -> tuple[LitRun, ...]:
    """A text cut into runs, at every edge of a lit span."""
    spans = tuple(lit)
    edges = sorted({0, len(text), *(edge for at, _ in spans for edge in at)})
    runs: list[LitRun] = []
    for start, end in pairwise(edges):
        names = tuple(dict.fromkeys(name for (low, high), name in spans if low <= start and end <= high))
        runs.append(LitRun(text[start:end], names))
    return tuple(runs)


def _told(source: Source, document: Document | None, found: Iterable[Verification]) -> str:
    if source.not_archived:
        return f"No text is archived: {source.not_archived}"
    if not source.archive:
        return "The card names no archived text: archive the document and name it in `archive`."
    if document is None:
        return f"The archived text {source.archive} is not here: `--archive DIR` says where it is."
    if any(seen.verdict is Verdict.SOURCE_CHANGED for seen in found):
        return "This is not the text that was pinned: compare the two, then run `briefing pin`."
    return ""


def _says(found: Verification) -> str:
    if found.verdict is Verdict.FOUND_FOLDED:
        return f"Word for word {found.reason}." if found.reason else ""
    return _sentence(found.reason)


def _at(at: At | None) -> str:
    return str(at) if at else ""


def _sentence(words: str) -> str:
    return f"{words[0].upper()}{words[1:]}." if words else ""
