"""The fix that cuts an excerpt around a token, and makes a citation point to it."""

from __future__ import annotations

from briefing_site.model.citation import Citation
from briefing_site.model.document import Paragraph
from briefing_site.model.edit import Edit
from briefing_site.model.fix import Fix, Safety
from briefing_site.model.source import At, Source
from briefing_site.text import sentences
from briefing_site.verify.grounding.passage import Passage
from briefing_site.verify.new_excerpt import block, fair_id, longest_quotation
from briefing_site.verify.search_text import Searchable


def recut(
    source: Source, passage: Passage, where: tuple[int, int], citation: Citation, longest: int
) -> tuple[Fix, ...]:
    """The fix for a token at `where` in a document; empty where no excerpt of `longest` words can hold it.

    The excerpt has no gist: what a passage says in our own words is for its author to write.
    """
    if not passage.source or source.rights == "private":
        return ()
    document = passage.source.document
    paragraph = next((p for p in document.paragraphs if p.start <= where[0] < p.start + len(p.text)), None)
    if paragraph is None:
        return ()
    low, high = where[0] - paragraph.start, where[1] - paragraph.start
    for at, (start, end) in _places(paragraph, low, high):
        sentence = paragraph.text[start:end]
        hit = low - start, min(high - start, len(sentence))
        text = Searchable(document)
        quote = longest_quotation(sentence, hit, text, at, longest, part=True)
        if quote:
            taken = [excerpt.id for excerpt in source.excerpts]
            name = fair_id(quote, paragraph, at.sentences[0] if at.sentences else 1, taken)
            new = source.new_excerpt.fill(f"{block(name, at, quote)}\n")
            point = Edit(citation.place, f"@{source.id}#{name}")
            return (Fix(f'Cut the excerpt "{name}" and cite it', (new, point), Safety.UNSAFE),)
    return ()


def _places(paragraph: Paragraph, low: int, high: int) -> list[tuple[At, tuple[int, int]]]:
    """The sentence that holds a piece of a paragraph, with its place."""
    spans = sentences.split(paragraph.text)
    for number, (start, end) in enumerate(spans, 1):
        if start <= low and high <= end:
            part = (number, number) if len(spans) > 1 else None
            return [(At(paragraph.number, paragraph.number, part), (start, end))]
    return []
