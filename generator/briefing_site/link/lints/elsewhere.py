"""Where a token stands that no cited passage has: in another paragraph of a cited document."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from briefing_site.link.ground import Passages
from briefing_site.model.citation import Citation
from briefing_site.model.diagnostic import RelatedPlace, Span
from briefing_site.model.edit import Edit
from briefing_site.model.fix import Fix, Safety
from briefing_site.model.grounding import Token, TokenKind
from briefing_site.model.note_key import CitedKey, ExcerptKey, SourceKey
from briefing_site.text.dataclass import dataclass
from briefing_site.verify.grounding.held import holds


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Another place of a token."""

    hint: str
    related: tuple[RelatedPlace, ...] = ()
    fixes: tuple[Fix, ...] = ()


class Documents:
    """The documents of a site, each of which is looked through once for each token of the same words."""

    def __init__(self, passages: Callable[[str], Passages]) -> None:
        """`passages` gives those of a source, by id."""
        self._passages = passages
        self._excerpts: dict[tuple[TokenKind, str, str, str], tuple[ExcerptKey, ...]] = {}
        self._paragraphs: dict[tuple[TokenKind, str, str, str], int] = {}

    def excerpts(self, token: Token, source: str, language: str) -> tuple[ExcerptKey, ...]:
        """The excerpts of a source whose passages hold a token of a sentence in a language."""
        asked = token.kind, token.text, source, language
        if asked not in self._excerpts:
            self._excerpts[asked] = tuple(
                key
                for key, passage in self._passages(source).items()
                if isinstance(key, ExcerptKey) and passage.text and holds(token, passage.text, language)
            )
        return self._excerpts[asked]

    def paragraph(self, token: Token, source: str, language: str) -> int:
        """The number of the first paragraph of a source that holds a token; 0 for none."""
        asked = token.kind, token.text, source, language
        if asked not in self._paragraphs:
            whole = self._passages(source).get(SourceKey(source))
            paragraphs = whole.source.paragraphs if whole and whole.source else ()
            numbered = enumerate(paragraphs, 1)
            self._paragraphs[asked] = next((n for n, each in numbered if holds(token, each, language)), 0)
        return self._paragraphs[asked]


def elsewhere(
    token: Token, citations: Sequence[Citation], documents: Documents, language: str
) -> Elsewhere | None:
    """Where else a token stands in the cited documents; None where it does not, or that is not known."""
    if token.kind is TokenKind.NAME:  # it would have been inferred
        return None
    cited: set[CitedKey] = {citation.key for citation in citations}
    for citation in _first_of_each(citations):
        for key in documents.excerpts(token, citation.source, language):
            if key not in cited:
                new = f"@{key.source}#{key.excerpt}"
                fixes = tuple(
                    Fix(f"Cite {new} too", (edit,), Safety.UNSAFE) for edit in cited_too(citation, new)
                )
                return Elsewhere(
                    f"it stands in the passage of {key.source}#{key.excerpt}: cite that", fixes=fixes
                )
        if number := documents.paragraph(token, citation.source, language):
            return Elsewhere(
                f"it stands in paragraph {number} of {citation.source}: cut an excerpt there and cite it"
            )
    return None


def cited_too(citation: Citation, new: str) -> tuple[Edit, ...]:
    """The edit that writes another key behind a citation; none behind a locator, or in running text."""
    if citation.mode == "in-text" or citation.locator or citation.suffix:
        return ()
    return (Edit(Span.at(citation.place.end), f"; {new}"),)


def _first_of_each(citations: Iterable[Citation]) -> Iterator[Citation]:
    seen: set[str] = set()
    for citation in citations:
        if citation.source not in seen:
            seen.add(citation.source)
            yield citation
