"""Which words of a page a diagnostic is about."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing_site.engine.look import NoSite
from briefing_site.engine.site import Snapshot
from briefing_site.model import addresses
from briefing_site.model.body import CitationHole, Hole
from briefing_site.model.briefing import Briefing, LooseText
from briefing_site.model.diagnostic import Diagnostic, Place, Span
from briefing_site.model.note_key import ExcerptKey
from briefing_site.model.source import Card
from briefing_site.text import sentences
from briefing_site.text.dataclass import dataclass
from briefing_site.text.markdown_to_text import plain

_MARKUP = re.compile(
    r"\[\[|\]\]|!?\[[^][]*@[^][]*\]|\]\([^)]*\)|\[\^[^]]*\]|[][`|#>{}]+|<[^>]*>|^\s*[-+*]\s|^\s*\w+:\s"
)
_KEY = re.compile(r"\s*(?:- )?[{]?[\w-]*:?\s*")
_SHORTEST = 8
"""The fewest characters of a piece of a sentence: a shorter piece could stand in many places of a page."""


@dataclass(frozen=True, slots=True)
class PageMark:
    """The places of a page that a diagnostic is about."""

    here: bool
    """Whether the diagnostic is about this page at all."""
    sentences: tuple[tuple[str, ...], ...] = ()
    """The sentences that it is about, each as the pieces of its text between marks and links."""
    elements: tuple[str, ...] = ()
    """The ids of the elements that it is about."""


NOWHERE = PageMark(here=False)


class Marking:
    """Finds the words of one page that diagnostics are about."""

    def __init__(self, state: Snapshot, address: str, path: str) -> None:
        """`path` is the file that the page at `address` is made from; empty for a page of many files."""
        self._path = path
        parsed, inputs = state.content.parsed, state.content.inputs
        texts: tuple[Briefing | LooseText, ...] = (*parsed.briefings, *parsed.loose)
        cards: tuple[Card, ...] = (*parsed.sources, *parsed.loose_cards)
        self._text = next((text for text in texts if text.path == path), None)
        self._cards = {card.path: card for card in cards}
        self._claims = () if isinstance(state, NoSite) else state.linked.claims.get(address, ())
        files = (*inputs.briefings, *inputs.cards)
        self._lines = next(
            (file.data.decode("utf-8", "replace").splitlines() for file in files if file.path == path), []
        )
        ends = [number for number, line in enumerate(self._lines, 1) if line.rstrip() == "---"]
        self._front = ends[1] if len(ends) > 1 else 0

    def of(self, fault: Diagnostic) -> PageMark:
        """The places of the page that a diagnostic is about."""
        place = fault.place
        card = self._cards.get(place.path)
        name = _excerpt_at(card, place) if card else ""
        if place.path == self._path:
            if card:
                return PageMark(here=True, elements=(addresses.excerpt_id(name),) if name else ())
            return PageMark(here=True, sentences=tuple(self._sentences(place)))
        if card is None:
            return NOWHERE
        # The head of a card concerns all citations of the card, and no sentence in particular.
        resting = [
            use
            for claim in self._claims
            for use in claim.uses
            if use.citation.source == card.id and (not name or use.citation.excerpt == name)
        ]
        if not resting:
            return NOWHERE
        return PageMark(
            here=True,
            sentences=tuple((s,) for s in dict.fromkeys(use.sentence for use in resting)) if name else (),
            elements=(addresses.note_id(ExcerptKey(card.id, name)),) if name else (),
        )

    def _sentences(self, place: Place) -> Iterator[tuple[str, ...]]:
        for body in self._text.bodies if self._text else ():
            for hole in body.holes:
                if place in _places(hole):
                    sentence = body.sentences[hole.sentence]
                    parts = [part for part in sentence.parts if isinstance(part, str)]
                    yield tuple(piece for part in parts if len(piece := part.strip()) >= _SHORTEST)
                    return
        line = self._lines[place.line - 1] if 0 < place.line <= len(self._lines) else ""
        key = _KEY.match(line) if place.line <= self._front else None
        if key and place.column <= key.end():
            return  # the fault is about a key, which readers do not see
        if pieces := _pieces(line, place.column):
            yield pieces


def _places(hole: Hole) -> list[Place]:
    """The places at which a fault of a hole may begin."""
    spans: list[Span] = [c.place for c in hole.citations] if isinstance(hole, CitationHole) else [hole.place]
    return [span.start for span in spans]


def _pieces(line: str, column: int) -> tuple[str, ...]:
    """The sentence at a column of a line of Markdown, as the pieces of text that a reader sees."""
    spans = sentences.split(_MARKUP.sub(lambda found: " " * len(found[0]), line))
    start, end = next(((a, b) for a, b in spans if a < column <= b + 1), (0, len(line)))
    pieces = (plain(piece) for piece in _MARKUP.split(line[start:end]))
    return tuple(piece for piece in pieces if len(piece) >= _SHORTEST)


def _excerpt_at(card: Card, place: Place) -> str:
    """The excerpt of a card in whose text a place is; empty for the head of the card."""
    return next((e.id for e in card.excerpts if e.whole.start <= place < e.whole.end), "")
