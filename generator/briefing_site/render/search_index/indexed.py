"""What the index has of one page: a value that depends on that page alone, and can be made apart and kept."""

from __future__ import annotations

import json
import unicodedata
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from briefing_site.model.json_value import Json
from briefing_site.model.wording import Wording
from briefing_site.render.search_index.documents import SearchDocument, SearchPassage, TermWeight
from briefing_site.render.search_index.terms import terms

_DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"

Facets = tuple[tuple[str, ...], tuple[str, ...]]
"""Ids of regions, and of topics."""


@dataclass(frozen=True, slots=True)
class IndexedDocument:
    """A page in the index."""

    kind: str
    facets: Facets
    own: tuple[Facets, ...]
    """Of each passage behind the first, where they are not those of the page; else empty."""
    count: int
    """Of its passages."""
    terms: Mapping[str, tuple[int, ...]]
    """By term: number and weight of every passage that holds it, as `8 * number + weight`."""
    text: str
    """As JSON: what a result shows (`Row` in search.js/40-index.js names the columns), and the passages."""


def indexed(document: SearchDocument, words: Wording) -> IndexedDocument:
    """A page as the index has it."""
    date, own = document.date, document.passages[1:]
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
    held: defaultdict[str, list[int]] = defaultdict(list)
    for number, passage in enumerate(document.passages):
        for term, weight in _weights(passage, "" if number else document.title).items():
            held[term].append(8 * number + weight)
    return IndexedDocument(
        kind=document.kind,
        facets=(document.regions, document.topics),
        own=tuple((passage.regions or (), passage.topics or ()) for passage in own)
        if any(passage.regions is not None for passage in own)
        else (),
        count=len(document.passages),
        terms={term: tuple(numbers) for term, numbers in held.items()},
        text=json.dumps(
            [row, [_text(passage) for passage in document.passages]],
            ensure_ascii=False,
            separators=(",", ":"),
        ),
    )


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
            once: set[str] = set()
            for term in found:
                if term in once:
                    weights[term] = weight + 1
                once.add(term)
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
    return [passage.anchor, _composed(passage.label), strands]


def _composed(text: str) -> str:
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def _digits(number: int) -> str:
    digits = ""
    while number > 31:
        digits += _DIGITS[32 + (number & 31)]
        number >>= 5
    return digits + _DIGITS[number]


_SMALL = tuple(map(_digits, range(1_024)))
"""Most numbers are small."""


def digits_of(number: int) -> str:
    """A number in digits of five bits, the lowest first; one that has a next is 32 higher."""
    return _SMALL[number] if number < len(_SMALL) else _digits(number)
