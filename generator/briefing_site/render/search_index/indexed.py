"""What the index has of one page: a value that depends on that page alone, and can be made apart and kept."""

from __future__ import annotations

import json
import unicodedata
from collections import Counter
from collections.abc import Callable, Mapping

from briefing_site.model.cached_property import cached_property
from briefing_site.model.halves import InHalves
from briefing_site.model.json_value import Json
from briefing_site.model.wording import Wording
from briefing_site.render.search_index.documents import SearchDocument, SearchPassage, TermWeight
from briefing_site.render.search_index.terms import terms
from briefing_site.text.dataclass import dataclass

Facets = tuple[tuple[str, ...], tuple[str, ...]]
"""Ids of regions, and of topics."""


@dataclass(frozen=True, slots=True)
class IndexedDocument(InHalves):
    """A page in the index."""

    LATER = ("terms", "text")
    kind: str
    facets: Facets
    length: int
    """Of `text`."""
    terms: Mapping[str, int]
    """By term: its weight in the passage where it weighs most."""
    text: str
    """As JSON: what a result shows (`Row` in search.js/40-index.js names the columns), and the passages."""


Outline = tuple[str, Facets, int]
"""Kind, facets and length of a page in the index: all that is needed to lay it out among the others."""


class OutlinedDocument:
    """A page in the index whose outline is at hand; terms and text are fetched when one is asked for."""

    def __init__(self, outline: Outline, whole: Callable[[], IndexedDocument]) -> None:
        self.kind, self.facets, self.length = outline
        self._make = whole

    @cached_property
    def _whole(self) -> IndexedDocument:
        return self._make()

    @property
    def terms(self) -> Mapping[str, int]:
        """As that of `IndexedDocument`; so is the text."""
        return self._whole.terms

    @property
    def text(self) -> str:  # noqa: D102
        return self._whole.text


Indexed = IndexedDocument | OutlinedDocument


def outline_of(document: IndexedDocument) -> Outline:
    """The outline of a page in the index."""
    return document.kind, document.facets, document.length


MOST = 7
"""The highest number that stands with a term: three bits hold it."""


def named(document: SearchDocument, words: Wording) -> IndexedDocument:
    """The page of a region, a topic or a person: its terms are those of its name, each with their number."""
    found = set(terms(document.title))
    weights = dict.fromkeys(found, min(len(found), MOST))
    text = _json(document, words)
    return IndexedDocument(document.kind, _facets(document), len(text), weights, text)


def indexed(document: SearchDocument, words: Wording) -> IndexedDocument:
    """A page as the index has it."""
    held: dict[str, int] = {}
    for number, passage in enumerate(document.passages):
        weights = _weights(passage, "" if number else document.title)
        for term in held.keys() & weights.keys():
            weights[term] = max(weights[term], held[term])
        held |= weights
    text = _json(document, words)
    return IndexedDocument(document.kind, _facets(document), len(text), held, text)


def _facets(document: SearchDocument) -> Facets:
    """The regions and topics of a page: of a source those of the briefings that cite any of it."""
    passages = document.passages
    regions = (*document.regions, *(region for of in passages for region in of.regions or ()))
    topics = (*document.topics, *(topic for of in passages for topic in of.topics or ()))
    return tuple(dict.fromkeys(regions)), tuple(dict.fromkeys(topics))


def _json(document: SearchDocument, words: Wording) -> str:
    date = document.date
    row: list[Json] = [
        document.address,
        document.title,
        document.lang,
        document.kind,
        str(date) if date else "",
        words.date(date) if date else "",
        document.by,
        list(document.regions),
    ]
    passages: list[Json] = [_text(passage) for passage in document.passages]
    return json.dumps([row, passages], ensure_ascii=False, separators=(",", ":"))


def _weights(passage: SearchPassage, title: str) -> dict[str, int]:
    """The terms of a passage, each with the weight of the best place where it stands."""
    weights: dict[str, int] = {}
    parts = [(int(strand.weight), strand.text) for strand in passage.strands]
    label = TermWeight.NAME if any(strand.quoted for strand in passage.strands) else TermWeight.HEADING
    parts += [(int(label), passage.label)]
    for weight, text in sorted(parts):
        found = terms(text)
        weights.update(dict.fromkeys(found, weight))
        if weight > TermWeight.NAME:
            weights.update((term, weight + 1) for term, times in Counter(found).items() if times > 1)
    if title:
        weights |= dict.fromkeys(terms(title), int(TermWeight.TITLE))
    return weights


def _text(passage: SearchPassage) -> Json:
    """A passage as the file has it."""
    strands: list[Json] = [
        [_composed(strand.text), strand.lang, int(strand.quoted)]
        if strand.lang or strand.quoted
        else _composed(strand.text)
        for strand in passage.strands
    ]
    told: list[Json] = [passage.anchor, _composed(passage.label), strands]
    if passage.regions is not None:
        told += [list(passage.regions), list(passage.topics or ())]
    return told


def _composed(text: str) -> str:
    return text if text.isascii() else unicodedata.normalize("NFC", text)
