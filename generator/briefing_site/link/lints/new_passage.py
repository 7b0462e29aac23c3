"""The fix that makes a citation point to an excerpt which shows a token, and cuts that excerpt if need be."""

from __future__ import annotations

from collections.abc import Collection

from briefing_site.link.lints.elsewhere import cited_too
from briefing_site.model.citation import Citation
from briefing_site.model.document import Document, Paragraph
from briefing_site.model.edit import Edit
from briefing_site.model.fix import Fix, Safety
from briefing_site.model.grounding import Token
from briefing_site.model.source import At, Excerpt, Source
from briefing_site.text import sentences
from briefing_site.text.quoted_words import quoted_in
from briefing_site.verify.grounding.held import holds
from briefing_site.verify.grounding.passage import Passage, Reading
from briefing_site.verify.locate import locate
from briefing_site.verify.new_excerpt import block, fair_id, longest_quotation
from briefing_site.verify.search_text import Searchable


def recut(
    source: Source,
    passage: Passage,
    where: tuple[int, int],
    citation: Citation,
    longest: int,
    shown: Collection[Token],
) -> tuple[Fix, ...]:
    """The fix for a token at `where` in a document; empty where no excerpt of `longest` words can hold it.

    An excerpt that quotes the token already, and tells it as the cited one does, is cited. Else one is cut,
    which has the voice and the speaker of the cited one where both are of the source, or both of one whom
    it quotes. It has no gist: what a passage says in our own words is for its author to write.

    `shown` has the tokens of the sentence that the note of the citation shows. Where the new note would not,
    the citation stays beside the new one.
    """
    if not passage.source or source.rights == "private":
        return ()
    document = passage.source.document
    cited = source.excerpt(citation.excerpt) if citation.excerpt else None
    if ready := _that_quotes(source, document, where, cited):
        title = f'Cite the excerpt "{ready.id}", which shows it'
        points = _pointed(citation, ready.id, Reading(ready.quote, passage.language), shown)
        return tuple(Fix(title, (point,), Safety.UNSAFE) for point in points)
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
            like = cited if _is_told_alike(paragraph, low, quote, cited) else None
            new = source.new_excerpt.fill(block(name, at, quote, like))
            title = f'Cut the excerpt "{name}" and cite it'
            points = _pointed(citation, name, Reading(quote, passage.language), shown)
            return tuple(Fix(title, (new, point), Safety.UNSAFE) for point in points)
    return ()


def _is_told_alike(paragraph: Paragraph, at: int, quote: str, cited: Excerpt | None) -> bool:
    """Whether a new quotation, which holds what stands at an offset, is in the voice of the cited one.

    What stands between marks of quotation is said by somebody, and what stands outside by the source.
    """
    marks = [(piece.start, piece.end) for piece in quoted_in(paragraph.text)]

    def speech(place: int) -> tuple[int, int] | None:
        return next((mark for mark in marks if mark[0] <= place < mark[1]), None)

    known = paragraph.text.find(cited.quote) if cited else -1
    here = speech(at)
    # A piece that has the whole of what is said is told by the source.
    inside = here is not None and paragraph.text[slice(*here)] not in quote
    return cited is None or known < 0 or (speech(known) is not None) is inside


def _pointed(citation: Citation, excerpt: str, quote: Reading, shown: Collection[Token]) -> tuple[Edit, ...]:
    """The edit that cites an excerpt: in the stead of a citation, or beside one whose note is needed."""
    key = f"@{citation.source}#{excerpt}"
    if all(holds(token, quote, quote.language) for token in shown):
        return (Edit(citation.place, key),)
    return cited_too(citation, key)


def _that_quotes(
    source: Source, document: Document, where: tuple[int, int], cited: Excerpt | None
) -> Excerpt | None:
    """The first other excerpt that quotes a piece of a document, in the voice of the cited one."""
    words = " ".join(document.text[slice(*where)].split())
    for excerpt in source.excerpts:
        if excerpt is cited or words not in excerpt.quote or _told(excerpt) != _told(cited):
            continue
        stands = locate(excerpt.quote, document, excerpt.at).occurrence
        if stands and stands.start <= where[0] and where[1] <= stands.end:
            return excerpt
    return None


def _told(excerpt: Excerpt | None) -> tuple[str | None, str | None]:
    """Voice and speaker of an excerpt."""
    return (excerpt.voice, excerpt.speaker) if excerpt else (None, None)


def _places(paragraph: Paragraph, low: int, high: int) -> list[tuple[At, tuple[int, int]]]:
    """The sentence that holds a piece of a paragraph, with its place."""
    spans = sentences.split(paragraph.text)
    for number, (start, end) in enumerate(spans, 1):
        if start <= low and high <= end:
            part = (number, number) if len(spans) > 1 else None
            return [(At(paragraph.number, paragraph.number, part), (start, end))]
    return []
