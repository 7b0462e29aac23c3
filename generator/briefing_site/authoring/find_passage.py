"""Passages for `briefing cite`: excerpts that hold the words asked for, and archived passages to be cut.

Words are compared as verification compares them (`folding`), and without regard to case. Where all of them
stand one after the other comes first, then where all stand in one passage.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from briefing_site.model.body_text import as_written, body_text
from briefing_site.model.document import ArchiveError, Document, Paragraph
from briefing_site.model.source import At, Card, Excerpt, Source
from briefing_site.read.archive import read_document
from briefing_site.text import sentences
from briefing_site.text.dataclass import dataclass
from briefing_site.text.folding import fold
from briefing_site.verify.locate import locate
from briefing_site.verify.new_excerpt import fair_id, longest_quotation
from briefing_site.verify.search_text import Searchable


@dataclass(frozen=True, slots=True)
class Citable:
    """An excerpt that holds the words."""

    source: Card
    excerpt: Excerpt

    @property
    def key(self) -> str:
        """The citation of the passage, as written in a briefing."""
        return f"[@{self.source.id}#{self.excerpt.id}]"


@dataclass(frozen=True, slots=True)
class ArchivePassage:
    """A sentence of an archived text that no excerpt quotes yet."""

    source: Card
    at: At
    text: str
    """The whole sentence."""
    id: str
    """A fair id for an excerpt."""
    quote: str
    """Words of it that verify and are no longer than the policy lets them be; empty where none do."""


@dataclass(frozen=True, slots=True)
class SearchResult:
    """All that holds the words, best first."""

    excerpts: tuple[Citable, ...]
    passages: tuple[ArchivePassage, ...]
    missing: int
    """How many sources have a text that is not at hand."""


class Query:
    """Words that are looked for."""

    def __init__(self, words: Iterable[str]) -> None:
        self.phrase = _plain(" ".join(words))
        self.words = self.phrase.split()

    def rank(self, text: str) -> int:
        """0 where the words stand one after the other, 1 where all stand somewhere, else 2."""
        folded = _plain(text)
        if self.phrase in folded:
            return 0
        return 1 if all(word in folded for word in self.words) else 2

    def span(self, text: str) -> tuple[int, int]:
        """The stretch of a text that holds the words (of a text of rank 0 or 1)."""
        folded = fold(text)
        lowered = _same_length(folded.text)
        if (at := lowered.find(self.phrase)) >= 0:
            return folded.span(at, at + len(self.phrase))
        starts = [(lowered.find(word), word) for word in self.words]
        hits = [folded.span(at, at + len(word)) for at, word in starts if at >= 0]
        return (min(start for start, _ in hits), max(end for _, end in hits)) if hits else (0, 0)


def search(words: Sequence[str], sources: Sequence[Card], archive: Path | None, longest: int) -> SearchResult:
    """Excerpts and archived passages that hold all the words; quotations have `longest` words at most."""
    query = Query(words)
    excerpts = sorted(
        ((rank, Citable(s, e)) for s in sources for e in s.excerpts if (rank := _rank(query, s, e)) < 2),
        key=lambda found: found[0],
    )
    ranked: list[tuple[int, ArchivePassage]] = []
    missing = 0
    for source in sources:
        document = _document(archive, source)
        if document is None:
            missing += bool(source.archive)
            continue
        ranked += _passages(query, source, Searchable(document), longest)
    ranked.sort(key=lambda found: found[0])
    return SearchResult(tuple(c for _, c in excerpts), tuple(p for _, p in ranked), missing)


def _rank(query: Query, source: Card, excerpt: Excerpt) -> int:
    quoted = min(query.rank(excerpt.quote), query.rank(excerpt.id.replace("-", " ")))
    if quoted < 2:
        return quoted
    gist = body_text(excerpt.gist, as_written)
    told = excerpt.translation.text if excerpt.translation else ""
    speaker = excerpt.speaker or ""
    about = (source.title, *source.author) if isinstance(source, Source) else ()
    everything = " ".join((excerpt.quote, told, gist, speaker, *about))
    own = " ".join((excerpt.quote, told, gist, speaker))
    # Of words that all stand in the title every excerpt of the source would be a hit.
    return 1 if query.rank(everything) < 2 and any(w in _plain(own) for w in query.words) else 2


def _document(archive: Path | None, source: Card) -> Document | None:
    if archive is None or not source.archive:
        return None
    try:
        return read_document(archive, source.archive)
    except ArchiveError:
        return None


def _passages(
    query: Query, source: Card, text: Searchable, longest: int
) -> Iterator[tuple[int, ArchivePassage]]:
    quoted = [
        (stands.start, stands.end)
        for excerpt in source.excerpts
        if (stands := locate(excerpt.quote, text, excerpt.at).occurrence)
    ]
    taken = {excerpt.id for excerpt in source.excerpts}
    for paragraph in text.document.paragraphs:
        if query.rank(paragraph.text) == 2:
            continue
        spans = sentences.split(paragraph.text)
        if all(query.rank(paragraph.text[start:end]) == 2 for start, end in spans):
            yield 2, _scattered(query, source, text, paragraph, taken, longest)
        for number, (start, end) in enumerate(spans, 1):
            sentence = paragraph.text[start:end]
            if (rank := query.rank(sentence)) == 2:
                continue
            low, high = query.span(sentence)
            first, last = paragraph.start + start + low, paragraph.start + start + high
            if any(a < last and first < b for a, b in quoted):
                continue  # an excerpt quotes these words
            part = (number, number) if len(spans) > 1 else None
            at = At(paragraph.number, paragraph.number, part)
            quote = longest_quotation(sentence, (low, high), text, at, longest)
            if not quote:  # too far apart for one quotation
                quote = longest_quotation(sentence, Query(query.words[:1]).span(sentence), text, at, longest)
            name = fair_id(quote or sentence, paragraph, number, taken)
            taken.add(name)
            yield rank, ArchivePassage(source, at, sentence, name, quote)


def _scattered(
    query: Query, source: Card, text: Searchable, paragraph: Paragraph, taken: set[str], longest: int
) -> ArchivePassage:
    """A paragraph that holds the words in several sentences: quoted is what stands around the first."""
    at = At(paragraph.number, paragraph.number)
    hit = Query(query.words[:1]).span(paragraph.text)
    low, high = next(span for span in sentences.split(paragraph.text) if hit[0] < span[1])
    quote = longest_quotation(paragraph.text[low:high], (hit[0] - low, hit[1] - low), text, at, longest)
    name = fair_id(quote or paragraph.text, paragraph, 1, taken)
    taken.add(name)
    return ArchivePassage(source, at, paragraph.text, name, quote)


def _plain(text: str) -> str:
    return _same_length(fold(" ".join(text.split())).text)


def _same_length(text: str) -> str:
    """Lower case, character by character, so that offsets hold."""
    return "".join(low if len(low := char.lower()) == 1 else char for char in text)
