"""A briefing as lints look at it: its statements, and what it cites."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from briefing_site.link.lints.places import Places
from briefing_site.link.lints.statement import Statement
from briefing_site.model.briefing import Briefing
from briefing_site.model.citation import Citation
from briefing_site.model.config import Config
from briefing_site.model.document import Document
from briefing_site.model.note_key import ExcerptKey
from briefing_site.model.source import Excerpt, Source
from briefing_site.model.verification import Verification


@dataclass(frozen=True, slots=True)
class Subject:
    """A briefing under the lints."""

    briefing: Briefing
    statements: tuple[Statement, ...]
    cited: tuple[Statement, ...]
    """Those of the statements that cite."""
    sources: Mapping[str, Source]
    """Every source of the site, by id."""
    origins: Mapping[str, str]
    """Id of a source to the id of its origin (see `link/claims.py`)."""
    documents: Mapping[str, Document]
    """Id of each source whose archived text is at hand to the text."""
    verifications: Mapping[str, Mapping[str, Verification]]
    """Where each excerpt of a source stands, by the ids of both."""
    config: Config
    places: Places

    @property
    def language(self) -> str:
        """The language of the briefing."""
        return self.briefing.lang or self.config.language

    def excerpt(self, citation: Citation) -> Excerpt | None:
        """The excerpt that a citation points to; None for a whole source, and for what there is not."""
        source = self.sources.get(citation.source)
        return source.excerpt(citation.excerpt) if source and citation.excerpt else None

    def passage(self, citation: Citation) -> str:
        """The paragraphs of the archived text that a citation points to; empty where that is not known."""
        excerpt, document = self.excerpt(citation), self.documents.get(citation.source)
        if not excerpt or not document:
            return ""
        if excerpt.at:
            first, last = excerpt.at.first, excerpt.at.last
        else:
            seen = self.verifications.get(citation.source, {}).get(excerpt.id)
            first = last = seen.paragraph or 0 if seen else 0
        return "\n".join(p.text for p in document.paragraphs[first - 1 : last]) if first else ""

    def shown(self, citation: Citation) -> str:
        """What the note of a citation shows: words, translation, gist; empty for a whole source."""
        excerpt = self.excerpt(citation)
        if not excerpt:
            return ""
        words = [excerpt.quote, *([excerpt.translation.text] if excerpt.translation else [])]
        gist = excerpt.gist.sentences
        words += [part for sentence in gist for part in sentence.parts if isinstance(part, str)]
        return " ".join(words)


def key_of(citation: Citation) -> ExcerptKey | None:
    """The key of the excerpt that a citation points to."""
    return citation.key if isinstance(citation.key, ExcerptKey) else None
