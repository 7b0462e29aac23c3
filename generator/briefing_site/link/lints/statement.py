"""The sentences of a briefing as statements: what each says, where it stands, and what it cites."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import Literal, NamedTuple

from briefing_site.model.body import Body, CitationHole, FootnoteHole, LinkHole, SentenceKind
from briefing_site.model.briefing import Briefing
from briefing_site.model.citation import Citation
from briefing_site.model.diagnostic import Span

Role = Literal["judgement", "text", "event", "correction", "footnote"]


class Statement(NamedTuple):
    """A sentence of a briefing."""

    text: str
    """Its words, without the title that a bare wikilink prints and the names that citations print."""
    role: Role
    text_number: int
    """Number of the text that holds it among those of the briefing."""
    block: int
    """Number of its paragraph or other block in that text."""
    kind: SentenceKind
    citations: tuple[Citation, ...]
    """In the order of the sentence."""
    row: int
    """Number of the row of a table in that text, from 1; 0 outside of tables."""
    noted: bool
    """Whether it has the mark of an author's footnote."""
    within: Span | None
    """Place of the text that holds it; None for the body of the briefing."""

    @property
    def supporting(self) -> Iterator[Citation]:
        """The citations that bear the sentence out."""
        return (citation for citation in self.citations if citation.supports)


def statements_of(briefing: Briefing) -> tuple[Statement, ...]:
    """The statements of a briefing in reading order, those of its footnotes last."""
    return tuple(
        chain.from_iterable(
            _of_body(body, role, number, within)
            for number, (body, role, within) in enumerate(_texts(briefing))
        )
    )


def judged_in(briefing: Briefing) -> Iterator[Statement]:
    """The statements of a briefing's judgements."""
    for number, judgement in enumerate(briefing.judgements):
        yield from _of_body(judgement.text, "judgement", number, judgement.place)


def _texts(briefing: Briefing) -> Iterator[tuple[Body, Role, Span | None]]:
    for judgement in briefing.judgements:
        yield judgement.text, "judgement", judgement.place
    yield briefing.body, "text", None
    for event in briefing.events:
        yield event.text, "event", event.place
    for correction in briefing.corrections:
        yield correction.text, "correction", correction.place
    for footnote in briefing.footnotes:
        yield footnote.body, "footnote", footnote.whole


def _of_body(body: Body, role: Role, number: int, within: Span | None) -> Iterator[Statement]:
    holes = body.holes
    for sentence in body.sentences:
        parts = sentence.parts
        if len(parts) == 1 and isinstance(parts[0], str):  # most sentences
            yield Statement(
                parts[0], role, number, sentence.block, sentence.kind, (), sentence.row, False, within
            )
            continue
        words: list[str] = []
        cited: list[Citation] = []
        noted = False
        for part in parts:
            if isinstance(part, str):
                words.append(part)
                continue
            hole = holes[part]
            if isinstance(hole, LinkHole) and hole.whole:
                words.append(hole.label)
            if isinstance(hole, CitationHole):
                cited.extend(hole.citations)
            noted = noted or isinstance(hole, FootnoteHole)
        text = " ".join("".join(words).split())
        yield Statement(
            text, role, number, sentence.block, sentence.kind, tuple(cited), sentence.row, noted, within
        )
