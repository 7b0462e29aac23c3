"""The index as files: a catalogue, and pieces of it that a page loads when a query needs them.

Each file is a classic script that makes one call of one function, so that it loads from a disk as well as
from a server, under the strictest policy. Its name holds a digest of its content, but for the first.

- `search-index.js`: the address of the catalogue. No page but the search page names that one itself, since
  every page would then change with every word of the site.
- catalogue: every document, and which piece has which terms and which passages.
- terms: terms in order, each with the passages that hold it.
- passages: the texts, to check a query against and to show its words in context.
"""

from __future__ import annotations

import json
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import itemgetter
from typing import TypeVar

from briefing_site.link.site import LinkedSite
from briefing_site.model import addresses
from briefing_site.model.json_value import Json
from briefing_site.model.wording import Wording
from briefing_site.render.search_index.documents import SearchDocument, SearchPassage, TermWeight, documents
from briefing_site.render.search_index.terms import terms
from briefing_site.render.theme import asset_address
from briefing_site.view.topic_name import topic_name

T = TypeVar("T")

FUNCTION = "briefingSearch"
"""The global function that each file calls."""

_PIECE = 48_000
"""Characters of a piece, about a third of that when compressed."""
_DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"


@dataclass(frozen=True, slots=True)
class Index:
    """A search index, ready to publish."""

    catalogue: str
    """Address of the file that leads to all others."""
    files: Mapping[str, bytes]
    """By address."""


def search_index(site: LinkedSite, words: Wording) -> Index:
    """The index of a site; a pure function of it."""
    topics = sorted({topic for linked in site.briefings for topic in linked.briefing.topics})
    names = {
        "regions": {region.id: region.name for region in site.config.regions.values()},
        "topics": {topic: topic_name(topic, words) for topic in topics},
        "kinds": {kind: words(f"kind-{kind}") for kind in ("briefing", *sorted(_kinds(site)))},
    }
    return lay_out(list(documents(site, words)), names, words)


def lay_out(found: Sequence[SearchDocument], names: Mapping[str, Mapping[str, str]], words: Wording) -> Index:
    """The files of an index of documents; `names` has regions, topics and kinds by id."""
    files: dict[str, bytes] = {}

    def put(name: str, value: Json) -> str:
        data = _script(value)
        address = asset_address(name, data)
        files[address] = data
        return address

    places = {group: {key: at for at, key in enumerate(of)} for group, of in names.items()}
    catalogue: dict[str, Json] = {
        **{group: list(of.items()) for group, of in names.items()},
        "documents": [_row(document, places, words) for document in found],
        "terms": [
            (lines[0].partition(" ")[0], put("terms.js", "\n".join(lines)))
            for lines in _pieces(_lines(_postings(found)), len)
        ],
        "passages": _texts(found, put),
    }
    address = put("search-index.js", catalogue)
    return Index(address, {**files, addresses.SEARCH_INDEX: _script(address)})


def _script(value: Json) -> bytes:
    return f"{FUNCTION}({json.dumps(value, ensure_ascii=False, separators=(',', ':'))});\n".encode()


def _kinds(site: LinkedSite) -> set[str]:
    return {source.kind for source in site.sources.values()}


# --- catalogue -----------------------------------------------------------------------------------


def _row(document: SearchDocument, places: Mapping[str, Mapping[str, int]], words: Wording) -> list[Json]:
    """A document in the catalogue: `Row` in search.js/40-index.js names the columns."""

    def facets(of: SearchDocument | SearchPassage) -> list[list[int]]:
        return [
            [places["regions"][name] for name in of.regions or ()],
            [places["topics"][name] for name in of.topics or ()],
        ]

    own = document.passages[1:]
    date = document.date
    return [
        document.address,
        document.title,
        document.lang,
        places["kinds"][document.kind],
        str(date) if date else "",
        words.date(date) if date else "",
        document.by,
        *facets(document),
        len(document.passages),
        [facets(passage) for passage in own] if any(p.regions is not None for p in own) else 0,
    ]


# --- terms ---------------------------------------------------------------------------------------


def _postings(found: Iterable[SearchDocument]) -> dict[str, list[int]]:
    """By term: number and weight of every passage that holds it, as `8 * number + weight`."""
    postings: defaultdict[str, list[int]] = defaultdict(list)
    number = 0
    for document in found:
        for at, passage in enumerate(document.passages):
            for term, weight in _weights(passage, document.title if at == 0 else "").items():
                postings[term].append(8 * number + weight)
            number += 1
    return postings


def _weights(passage: SearchPassage, title: str) -> dict[str, int]:
    """The terms of a passage, each with the weight of the best place where it stands."""
    weights: dict[str, int] = {}
    parts = [(int(strand.weight), strand.text) for strand in passage.strands]
    label = TermWeight.NAME if any(strand.quoted for strand in passage.strands) else TermWeight.HEADING
    parts += [(int(label), passage.label)]
    for weight, text in sorted(parts):
        counts = Counter(terms(text))
        weights |= dict.fromkeys(counts, weight)
        if weight > TermWeight.NAME:
            weights |= {term: weight + 1 for term, count in counts.items() if count > 1}
    if title:
        weights |= dict.fromkeys(terms(title), int(TermWeight.TITLE))
    return weights


def _lines(postings: Mapping[str, Sequence[int]]) -> Iterator[str]:
    """Each term with its postings, in the order in which JavaScript compares strings."""
    digits = _Numbers()
    for term in sorted(postings, key=lambda term: term.encode("utf-16-be")):
        numbers = postings[term]
        steps = [digits[((b >> 3) - (a >> 3) << 3) | (b & 7)] for a, b in pairwise(numbers)]
        yield f"{term} {digits[numbers[0]]}{''.join(steps)}"


class _Numbers(dict[int, str]):
    """A number in digits of five bits, the lowest first; one that has a next is 32 higher."""

    def __missing__(self, number: int) -> str:
        rest, digits = number, ""
        while rest > 31:
            digits += _DIGITS[32 + (rest & 31)]
            rest >>= 5
        self[number] = digits + _DIGITS[rest]
        return self[number]


# --- passages ------------------------------------------------------------------------------------


def _texts(found: Iterable[SearchDocument], put: Callable[[str, Json], str]) -> list[tuple[int, str]]:
    """Write the texts in pieces; returns the number of the first passage of each, with its address."""
    every = (_text(passage) for document in found for passage in document.passages)
    pieces: list[tuple[int, str]] = []
    first = 0
    for piece in _pieces(every, itemgetter(1)):
        pieces.append((first, put("passages.js", [text for text, _ in piece])))
        first += len(piece)
    return pieces


def _text(passage: SearchPassage) -> tuple[Json, int]:
    """A passage as the file has it, and how many characters its strands have."""
    texts = [_composed(strand.text) for strand in passage.strands]
    strands: list[Json] = [
        [text, strand.lang, int(strand.quoted)] if strand.lang or strand.quoted else text
        for text, strand in zip(texts, passage.strands, strict=True)
    ]
    return [passage.anchor, _composed(passage.label), strands], sum(map(len, texts))


def _composed(text: str) -> str:
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def _pieces(items: Iterable[T], length: Callable[[T], int]) -> Iterator[list[T]]:
    piece: list[T] = []
    size = 0
    for item in items:
        if piece and size + length(item) > _PIECE:
            yield piece
            piece, size = [], 0
        piece.append(item)
        size += length(item)
    if piece:
        yield piece
