"""A cited passage, made ready to be compared with many sentences: it is read once, when that is asked for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from briefing_site.model.cached_property import cached_property
from briefing_site.model.date import Date
from briefing_site.model.document import Document
from briefing_site.model.note_key import CitedKey
from briefing_site.model.pin import PinnedTokens
from briefing_site.text.comparison import Comparison, comparisons
from briefing_site.text.count_pairs import Count, counts_in_pairs
from briefing_site.text.counterparts import words_of
from briefing_site.text.dataclass import dataclass
from briefing_site.text.folding import FoldedText, fold
from briefing_site.text.hedges import Hedged, hedged_verbs
from briefing_site.text.lazy_pattern import LazyPattern
from briefing_site.text.predicates import Predicate, predicates_in
from briefing_site.text.proper_names import acronyms_of, countries_in, full_names_in, plain_words
from briefing_site.text.qualified_nouns import Qualified, qualified_nouns
from briefing_site.text.relations import Relation, relations_in
from briefing_site.text.sentences import split
from briefing_site.text.turned_words import Turn, reverses, stems_of, turns_in
from briefing_site.text.values.nouns import Day, Figure, Values
from briefing_site.text.values.values import values_in
from briefing_site.verify.grounding.ratios import shares_of

_DIGIT = LazyPattern(r"\d")
_SHORT_LINE = 60
"""A paragraph of so few characters with a whole date in it is a dateline, or says when the text was
changed."""
_OPENING = 3
"""A dateline stands in one of the first paragraphs."""


@dataclass(frozen=True)
class Reading:
    """A text in its language, and what there is in it."""

    text: str
    language: str

    @cached_property
    def folded(self) -> FoldedText:
        """The text as quotations are compared with it."""
        return fold(self.text)

    @cached_property
    def small(self) -> str:
        """The folded text in small letters, of the same length."""
        text = self.folded.text
        small = text.lower()
        return (
            small
            if len(small) == len(text)
            else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
        )

    @cached_property
    def words(self) -> frozenset[str]:
        """Its words as names are compared with them."""
        return plain_words(self.text)

    @cached_property
    def small_words(self) -> frozenset[str]:
        """Its words in small letters, those with hyphens whole and in parts."""
        return words_of(self.text)

    @cached_property
    def full_names(self) -> tuple[tuple[str, ...], ...]:
        """Its names of two words and more, by the words that name something."""
        return tuple(full_names_in(self.text))

    @cached_property
    def countries(self) -> frozenset[str]:
        """The countries that it names."""
        return countries_in(self.text)

    @cached_property
    def acronyms(self) -> frozenset[str]:
        """The acronyms that its names could have."""
        return acronyms_of(self.text)

    @cached_property
    def values(self) -> Values:
        """Its figures and dates."""
        return values_in(self.text, self.language)

    @property
    def days(self) -> tuple[Day, ...]:
        """Its dates."""
        return self.values.days

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """Its figures, with what may be one ("both" may carry a claimed "two"), and shares: one in five."""
        return (*self.values.figures, *self.values.doubtful, *shares_of(self.text))

    @cached_property
    def count_pairs(self) -> tuple[tuple[Count, Count], ...]:
        """Its figures side by side, each with what it counts."""
        figures = self.values.figures
        return tuple(counts_in_pairs(self.text, figures)) if len(figures) > 1 else ()

    @cached_property
    def comparisons(self) -> tuple[Comparison, ...]:
        """What in it may carry a comparison."""
        return comparisons(self.text)

    @cached_property
    def turns(self) -> tuple[Turn, ...]:
        """Its negations."""
        return turns_in(self.text)

    @cached_property
    def predicates(self) -> tuple[Predicate, ...]:
        """What is done in it, or denied."""
        return tuple(predicates_in(self.text, ((turn.start, turn.end) for turn in self.turns)))

    @cached_property
    def denied(self) -> frozenset[int]:
        """The groups of the predicates that it denies."""
        return frozenset(predicate.group for predicate in self.predicates if predicate.denied)

    @cached_property
    def hedged(self) -> tuple[Hedged, ...]:
        """Its verbs behind words of doubt, hearsay or plan, where it is English."""
        return tuple(hedged_verbs(self.text))

    @cached_property
    def qualified(self) -> tuple[Qualified, ...]:
        """Its nouns with a word that takes something back of them, where it is English."""
        return qualified_nouns(self.text)

    @cached_property
    def relations(self) -> tuple[Relation, ...]:
        """What its names do to each other."""
        return tuple(relations_in(self.text))

    @cached_property
    def reverses(self) -> bool:
        """Whether it negates, or has a word that reverses by its meaning."""
        return reverses(self.text)

    @cached_property
    def sentences(self) -> tuple[Reading, ...]:
        """Its sentences, each by itself."""
        return tuple(Reading(self.text[start:end], self.language) for start, end in split(self.text))

    @cached_property
    def stems(self) -> Mapping[str, tuple[tuple[int, int], ...]]:
        """The stem of each of its words, with its places."""
        found: dict[str, list[tuple[int, int]]] = {}
        for stem, start, end in stems_of(self.text):
            found.setdefault(stem, []).append((start, end))
        return {stem: tuple(places) for stem, places in found.items()}


@dataclass(frozen=True)
class SourceText:
    """An archived document, as far as it explains its passages."""

    document: Document
    language: str

    @cached_property
    def whole(self) -> Reading:
        """All of it."""
        return Reading(self.document.text, self.language)

    @cached_property
    def paragraphs(self) -> tuple[Reading, ...]:
        """Each paragraph by itself."""
        return tuple(Reading(paragraph.text, self.language) for paragraph in self.document.paragraphs)

    @cached_property
    def own_days(self) -> tuple[Day, ...]:
        """The dates that the document gives of itself: in its opening, or in a line of their own."""
        found: list[Day] = []
        for paragraph in self.document.paragraphs:
            opening = paragraph.number <= _OPENING
            if opening or (len(paragraph.text) <= _SHORT_LINE and _DIGIT.search(paragraph.text)):
                days = values_in(paragraph.text, self.language).days
                found += (day for day in days if opening or (day.year and day.month))
        return tuple(found)


@dataclass(frozen=True)
class Passage:
    """What a citation points to: words of a document, and what the card says of them."""

    key: CitedKey
    language: str
    """Language of the document."""
    text: Reading | None
    """The passage; None where the document is not at hand, or the excerpt does not stand in it."""
    start: int
    """Offset of the passage in the document's text."""
    source: SourceText | None
    shown: tuple[Reading, ...]
    """What a note shows of it: the quotation and the gist; nothing but the particulars for a whole source."""
    translation: Reading | None
    """The translation on the card."""
    card: Reading
    """Title, authors, publisher, speaker: the names that the card gives."""
    published: Date | None
    pinned: PinnedTokens | None = field(default=None)
    """What the lock has of the passage, where its text is not at hand."""

    @property
    def known(self) -> bool:
        """Whether it can be said of a token that it is not in the passage."""
        return self.text is not None or self.pinned is not None

    @cached_property
    def turned(self) -> tuple[tuple[Reading, Turn], ...]:
        """Each negation of the passage and of what a note shows, with the text that has it."""
        texts = (*((self.text,) if self.text else ()), *self.notes)
        return tuple((text, turn) for text in texts for turn in text.turns)

    @cached_property
    def notes(self) -> tuple[Reading, ...]:
        """All that a note shows: quotation, translation and gist."""
        return (*self.shown, *((self.translation,) if self.translation else ()))
