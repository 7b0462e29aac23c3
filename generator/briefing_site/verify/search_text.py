"""A document made ready for many searches, and the part of it that a search looks at."""

from __future__ import annotations

from briefing_site.model.cached_property import cached_property
from briefing_site.model.document import Document, Paragraph
from briefing_site.model.source import At
from briefing_site.text.dataclass import dataclass
from briefing_site.text.folding import FoldedText, fold
from briefing_site.text.lazy_pattern import LazyPattern
from briefing_site.text.sentences import split
from briefing_site.text.word_edges import UNSPACED
from briefing_site.verify.fragment_context import FoldedPage
from briefing_site.verify.place import span

Word = tuple[str, int, int]  # folded; start and end in the unfolded text
Scope = list[tuple[Paragraph, int, int]]  # paragraphs, and the offsets inside them that are searched

_WORD = LazyPattern(rf"[{UNSPACED}]|(?:(?![{UNSPACED}])\w)+(?:[\"']\w+)*")


@dataclass(frozen=True)
class SearchableParagraph:
    """A paragraph made ready for many searches: what one of them needs is worked out once, when it does."""

    text: str

    @cached_property
    def folded(self) -> FoldedText:
        """The text, folded."""
        return fold(self.text)

    @cached_property
    def sentences(self) -> list[tuple[int, int]]:
        """Start and end of each sentence."""
        return split(self.text)

    @cached_property
    def words(self) -> list[Word]:
        """The words, in their order."""
        return words_of(self.folded)


@dataclass(frozen=True)
class Searchable:
    """A document made ready for many searches."""

    document: Document

    @cached_property
    def paragraphs(self) -> tuple[SearchableParagraph, ...]:
        """Each paragraph, made ready."""
        return tuple(SearchableParagraph(paragraph.text) for paragraph in self.document.paragraphs)

    def sentences(self, number: int) -> list[tuple[int, int]]:
        """Start and end of each sentence of the paragraph of a number, counted from 1."""
        return self.paragraphs[number - 1].sentences

    @cached_property
    def page(self) -> FoldedPage:
        """The document as a browser searches it."""
        return FoldedPage.of(self.document)


def scope_of(source: Searchable, at: At | None) -> Scope:
    """The part of a document that `at` names, all of it for None; empty where it has no such place."""
    document = source.document
    if at is None:
        return [(paragraph, 0, len(paragraph.text)) for paragraph in document.paragraphs]
    limits = span(document, at, source.sentences)
    if limits is None:
        return []
    return [
        (
            paragraph,
            max(limits[0] - paragraph.start, 0),
            min(limits[1] - paragraph.start, len(paragraph.text)),
        )
        for paragraph in document.paragraphs[at.first - 1 : at.last]
    ]


def words_of(folded: FoldedText) -> list[Word]:
    """The words of a folded text, with their places in the text that was folded."""
    return [(word[0], *folded.span(word.start(), word.end())) for word in _WORD.finditer(folded.text)]
