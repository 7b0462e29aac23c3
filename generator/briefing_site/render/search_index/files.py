"""The index as files: a catalogue, and pieces of it that a page loads when a query needs them.

Each file is a classic script that makes one call of one function, so that it loads from a disk as well as
from a server, under the strictest policy. Its name holds a digest of its content, but for the first.

- `search-index.js`: the address of the catalogue. No page but the search page names that one itself, since
  every page would then change with every word of the site.
- catalogue: how many passages each document has, and which file has which terms and which documents.
- terms: terms in order, each with the passages that hold it.
- shelf: which file has which of some hundreds of documents.
- passages: some documents with their texts, to check a query against and to show its words in context.
- facets: regions, topics and kinds of some hundreds of documents, for the filters.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeVar

from briefing_site.link.keep import Keep
from briefing_site.link.site import LinkedSite
from briefing_site.model import addresses
from briefing_site.model.json_value import Json
from briefing_site.model.wording import Wording
from briefing_site.render.search_index.documents import documents
from briefing_site.render.search_index.indexed import Facets, IndexedDocument, digits_of, indexed
from briefing_site.render.theme import asset_address
from briefing_site.view.topic_name import topic_name

T = TypeVar("T")

FUNCTION = "briefingSearch"
"""The global function that each file calls."""

_TERMS = 16_000
"""Characters of a file of terms, about half of that when compressed."""
_TEXTS = 6_000
"""Characters of a file of documents, about a third of that when compressed."""
_FACETS = 400
"""Documents and passages of a file of facets, some two to five characters each."""
_SHELF = 64
"""Files of documents on a shelf."""


@dataclass(frozen=True, slots=True)
class Index:
    """A search index, ready to publish."""

    catalogue: str
    """Address of the file that leads to all others."""
    files: Mapping[str, bytes]
    """By address."""


def search_index(site: LinkedSite, words: Wording, keep: Keep, signed: Callable[[str], str]) -> Index:
    """The index of a site.

    `keep` has what earlier commands have indexed; `signed` gives the signature of what the index has of the
    page at an address.
    """
    topics = sorted({topic for linked in site.briefings for topic in linked.briefing.topics})
    kinds = sorted({source.kind for source in site.sources.values()})
    names = {
        "regions": {region.id: region.name for region in site.config.regions.values()},
        "topics": {topic: topic_name(topic, words) for topic in topics},
        "kinds": {kind: words(f"kind-{kind}") for kind in ("briefing", *kinds)},
    }
    every = documents(site, words)

    def found(address: str) -> IndexedDocument:
        return keep.passing(
            f"search {address}", signed(address), lambda: indexed(every.made_anew(address), words)
        )

    return lay_out([found(address) for address in every], names)


def lay_out(found: Sequence[IndexedDocument], names: Mapping[str, Mapping[str, str]]) -> Index:
    """The files of an index of documents; `names` has regions, topics and kinds by id."""
    files: dict[str, bytes] = {}

    def put(name: str, value: str) -> str:
        data = f"{FUNCTION}({value});\n".encode()
        address = asset_address(name, data)
        files[address] = data
        return address

    counts = _everywhere(found)
    catalogue: dict[str, Json] = {
        **{
            group: [[id_, name, counts[group, id_]] for id_, name in of.items()]
            for group, of in names.items()
        },
        "counts": "".join(digits_of(document.count) for document in found),
        "terms": [
            (lines[0].partition(" ")[0], put("terms.js", _json("\n".join(lines))))
            for lines in _pieces(_lines(_postings(found)), len, _TERMS)
        ],
        "shelves": _shelves(found, put),
        "facets": _facets(found, names, put),
    }
    address = put("search-index.js", _json(catalogue))
    first = f"{FUNCTION}({_json(address)});\n".encode()
    return Index(address, {**files, addresses.SEARCH_INDEX: first})


def _json(value: Json) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


# --- terms ---------------------------------------------------------------------------------------


def _postings(found: Iterable[IndexedDocument]) -> dict[str, list[int]]:
    """By term: number and weight of every passage that holds it, as `8 * number + weight`."""
    postings: defaultdict[str, list[int]] = defaultdict(list)
    first = 0
    for document in found:
        for term, held in document.terms.items():
            postings[term] += [first + number for number in held]
        first += 8 * document.count
    return postings


def _lines(postings: Mapping[str, Sequence[int]]) -> Iterator[str]:
    """Each term with its postings, in the order in which JavaScript compares strings."""
    for term in sorted(postings, key=lambda term: term.encode("utf-16-be")):
        numbers = postings[term]
        steps = [digits_of(((b >> 3) - (a >> 3) << 3) | (b & 7)) for a, b in pairwise(numbers)]
        yield f"{term} {digits_of(numbers[0])}{''.join(steps)}"


# --- documents -----------------------------------------------------------------------------------


def _shelves(found: Sequence[IndexedDocument], put: Callable[[str, str], str]) -> list[Json]:
    """Write the documents in pieces, and the shelves that have them.

    A piece and a shelf are told by the number of their first document and their address.
    """
    pieces: list[Json] = []
    first = 0
    for piece in _pieces(found, lambda document: len(document.text), _TEXTS):
        pieces.append([first, put("passages.js", f"[{','.join(document.text for document in piece)}]")])
        first += len(piece)
    shelves = (pieces[start : start + _SHELF] for start in range(0, len(pieces), _SHELF))
    return [[shelf[0][0], put("shelf.js", _json(shelf))] for shelf in shelves]  # type: ignore[index]


def _pieces(items: Iterable[T], length: Callable[[T], int], most: int) -> Iterator[list[T]]:
    piece: list[T] = []
    size = 0
    for item in items:
        if piece and size + length(item) > most:
            yield piece
            piece, size = [], 0
        piece.append(item)
        size += length(item)
    if piece:
        yield piece


# --- filters -------------------------------------------------------------------------------------


def _everywhere(found: Iterable[IndexedDocument]) -> Counter[tuple[str, str]]:
    """How many documents each region, topic and kind has; a document has those of its excerpts too."""
    counts: Counter[tuple[str, str]] = Counter()
    for document in found:
        facets = (document.facets, *document.own)
        counts.update({("regions", region) for of in facets for region in of[0]})
        counts.update({("topics", topic) for of in facets for topic in of[1]})
        counts["kinds", document.kind] += 1
    return counts


def _facets(
    found: Sequence[IndexedDocument],
    names: Mapping[str, Mapping[str, str]],
    put: Callable[[str, str], str],
) -> list[Json]:
    """Write the facets in pieces, each told by the number of its first document and its address."""
    pieces: list[Json] = []
    first = 0
    for piece in _pieces(found, lambda document: 1 + len(document.own), _FACETS):
        pieces.append([first, put("facets.js", _json(_facets_of(piece, names)))])
        first += len(piece)
    return pieces


def _facets_of(found: Iterable[IndexedDocument], names: Mapping[str, Mapping[str, str]]) -> Json:
    """Regions and topics that occur together, and for each document its numbers.

    These are its kind, its regions and topics, how many of its passages have their own, and those.
    """
    places = {group: {key: at for at, key in enumerate(of)} for group, of in names.items()}
    sets: dict[Facets, int] = {}
    numbers: list[int] = []
    for document in found:
        numbers += (places["kinds"][document.kind], sets.setdefault(document.facets, len(sets)))
        numbers += (len(document.own), *(sets.setdefault(of, len(sets)) for of in document.own))
    together = [[[places["regions"][r] for r in of[0]], [places["topics"][t] for t in of[1]]] for of in sets]
    return {"sets": together, "documents": "".join(digits_of(number) for number in numbers)}
