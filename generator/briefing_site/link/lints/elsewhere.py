"""Where a token stands that no cited passage has: in another paragraph of a cited document."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from briefing_site.link.ground import Passages
from briefing_site.model.citation import Citation
from briefing_site.model.diagnostic import RelatedPlace, Span
from briefing_site.model.edit import Edit
from briefing_site.model.fix import Fix, Safety
from briefing_site.model.grounding import Token, TokenKind
from briefing_site.model.note_key import CitedKey, ExcerptKey, SourceKey
from briefing_site.verify.grounding.held import holds
from briefing_site.verify.grounding.passage import Passage


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Another place of a token."""

    hint: str
    related: tuple[RelatedPlace, ...] = ()
    fixes: tuple[Fix, ...] = ()


def elsewhere(
    token: Token, citations: Sequence[Citation], passages: Callable[[str], Passages], language: str
) -> Elsewhere | None:
    """Where else a token stands in the cited documents; None where it does not, or that is not known."""
    if token.kind is TokenKind.NAME:  # it would have been inferred
        return None
    cited: set[CitedKey] = {citation.key for citation in citations}
    for citation in _first_of_each(citations):
        of_source = passages(citation.source)
        for key, passage in of_source.items():
            if key in cited or not isinstance(key, ExcerptKey) or not passage.text:
                continue
            if holds(token, passage.text, language):
                new = f"@{key.source}#{key.excerpt}"
                fixes = tuple(
                    Fix(f"Cite {new} too", (edit,), Safety.UNSAFE) for edit in cited_too(citation, new)
                )
                return Elsewhere(
                    f"it stands in the passage of {key.source}#{key.excerpt}: cite that", fixes=fixes
                )
        whole = of_source.get(SourceKey(citation.source))
        if whole and (number := _paragraph(token, whole, language)):
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


def _paragraph(token: Token, whole: Passage, language: str) -> int:
    """The number of the first paragraph that holds a token; 0 for none."""
    for number, paragraph in enumerate(whole.source.paragraphs if whole.source else (), 1):
        if holds(token, paragraph, language):
            return number
    return 0
