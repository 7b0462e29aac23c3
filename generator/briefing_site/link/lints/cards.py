"""The cited passages as lints look at them, each made ready once for all the briefings that cite it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from briefing_site.model.citation import Citation
from briefing_site.model.document import Document
from briefing_site.model.source import Excerpt, Source
from briefing_site.model.verification import Verification
from briefing_site.text.folding import FoldedText, fold
from briefing_site.text.quoted_words import quoted_in
from briefing_site.text.word_keys import word_keys


class Quotable:
    """A passage in which quoted words are looked for, whatever their letter case."""

    def __init__(self, passage: str) -> None:
        self.folded: FoldedText = fold(passage)
        self.small: str = self.folded.text.casefold()
        self.spans: tuple[tuple[int, int], ...] = tuple((p.start, p.end) for p in quoted_in(passage))
        """Start and end of what stands in quotation marks in the passage."""


class Cards:
    """The cards of a site, with the passages of their excerpts."""

    def __init__(
        self,
        sources: Mapping[str, Source],
        documents: Mapping[str, Document],
        verifications: Mapping[str, Mapping[str, Verification]],
    ) -> None:
        """All by the id of the source; `documents` has those archived texts that are at hand."""
        self.sources = sources
        self.documents = documents
        self._verifications = verifications
        self._excerpts = cache(self._excerpts_of)
        self._passage = cache(self._passage_of)
        self._quotable = cache(self._quotable_of)
        self._shown = cache(self._shown_by)
        self._keys_shown = cache(self._keys_shown_by)
        self._keys = cache(self._all_keys)

    def excerpt(self, citation: Citation) -> Excerpt | None:
        """The excerpt that a citation points to; None for a whole source, and for what there is not."""
        return self._excerpts(citation.source).get(citation.excerpt) if citation.excerpt else None

    def passage(self, citation: Citation) -> str:
        """The paragraphs of the archived text that a citation points to; empty where that is not known."""
        return self._passage(citation.source, citation.excerpt)

    def quotable(self, citation: Citation) -> Quotable:
        """The same, made ready to be asked for quoted words."""
        return self._quotable(citation.source, citation.excerpt)

    def shown(self, citation: Citation) -> str:
        """What the note of a citation shows: words, translation, gist; empty for a whole source."""
        return self._shown(citation.source, citation.excerpt)

    def keys_shown(self, citation: Citation) -> frozenset[str]:
        """The keys of the words that the note of a citation shows (`text/word_keys.py`)."""
        return self._keys_shown(citation.source, citation.excerpt)

    def keys(self, citation: Citation) -> frozenset[str]:
        """The same of all words that the passage of a citation says or shows."""
        return self._keys(citation.source, citation.excerpt)

    # --- made once for each ----------------------------------------------------------------------

    def _excerpts_of(self, source: str) -> Mapping[str, Excerpt]:
        card = self.sources.get(source)
        # Of two excerpts of one id the first is meant.
        return {excerpt.id: excerpt for excerpt in reversed(card.excerpts)} if card else {}

    def _passage_of(self, source: str, name: str | None) -> str:
        excerpt, document = self._excerpts(source).get(name or ""), self.documents.get(source)
        if not excerpt or not document:
            return ""
        if excerpt.at:
            first, last = excerpt.at.first, excerpt.at.last
        else:
            seen = self._verifications.get(source, {}).get(excerpt.id)
            first = last = seen.paragraph or 0 if seen else 0
        return "\n".join(p.text for p in document.paragraphs[first - 1 : last]) if first else ""

    def _quotable_of(self, source: str, name: str | None) -> Quotable:
        return Quotable(self._passage(source, name))

    def _shown_by(self, source: str, name: str | None) -> str:
        excerpt = self._excerpts(source).get(name or "")
        if not excerpt:
            return ""
        words = [excerpt.quote, *([excerpt.translation.text] if excerpt.translation else [])]
        gist = excerpt.gist.sentences
        words += [part for sentence in gist for part in sentence.parts if isinstance(part, str)]
        return " ".join(words)

    def _keys_shown_by(self, source: str, name: str | None) -> frozenset[str]:
        return word_keys(self._shown(source, name))

    def _all_keys(self, source: str, name: str | None) -> frozenset[str]:
        return self._keys_shown(source, name) | word_keys(self._passage(source, name))
