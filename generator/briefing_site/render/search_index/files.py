"""The index as files: a catalogue, and pieces of it that a page loads when a query needs them.

Each file is a classic script that makes one call of one function, so that it loads from a disk as well as
from a server, under the strictest policy. Its name holds a digest of its content, but for the first.

- `search-index.js`: the address of the catalogue. No page but the search page names that one itself, since
  every page would then change with every word of the site.
- catalogue: which file has which terms and which documents, and what else every query needs.
- terms: terms in order, each with the documents that hold it. Where in a document its words stand is found
  in the text of the few documents that are shown, so that a word of all documents takes a digit of each.
- shelf: which file has which of some hundreds of documents.
- passages: some documents with their texts, to check a query against and to show its words in context.
- facets: the regions, topics or kinds of some thousands of documents, for one filter each.
- near: which file has which of the words of the site, in two orders (see `vocabulary.py`); words: these
  words. They are loaded where a query has a word that the site does not have.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import chain
from typing import TypeVar

from briefing_site.link.keep import Keep
from briefing_site.link.site import LinkedSite
from briefing_site.model import addresses
from briefing_site.model.compact import compact
from briefing_site.model.json_value import Json
from briefing_site.model.lazy import Lazy
from briefing_site.model.wording import Wording
from briefing_site.render.search_index.aliases import alias_groups
from briefing_site.render.search_index.digits import digits_of
from briefing_site.render.search_index.documents import about, texts
from briefing_site.render.search_index.indexed import (
    Indexed,
    IndexedDocument,
    Outline,
    OutlinedDocument,
    indexed,
    named,
    outline_of,
)
from briefing_site.render.search_index.names import people, things
from briefing_site.render.search_index.postings import Postings
from briefing_site.render.search_index.vocabulary import ahead, behind, vocabulary
from briefing_site.render.theme import asset_address
from briefing_site.text.dataclass import dataclass
from briefing_site.view.topic_name import topic_name

T = TypeVar("T")

FUNCTION = "briefingSearch"
"""The global function that each file calls."""
_SLOT = "search "
"""Begins the slot of what the index has of a page."""

_TERMS = 8_000
"""Characters of a file of terms, about half of that when compressed."""
_TEXTS = 6_000
"""Characters of a file of documents, about a third of that when compressed."""
_FACETS = 4_000
"""Documents of a file of facets, one or two characters each."""
_WORDS = 6_000
"""Characters of a file of words, about a third of that when compressed."""
_SHELF = 64
"""Files of documents on a shelf."""


@dataclass(frozen=True, slots=True)
class Index:
    """A search index, ready to publish."""

    catalogue: str
    """Address of the file that leads to all others."""
    files: Mapping[str, bytes]
    """By address; each is made when it is asked for."""


@dataclass(frozen=True, slots=True)
class Kinds:
    """What an index is made of besides its documents."""

    names: Mapping[str, Mapping[str, str]]
    """Of `regions`, `topics` and `kinds`, each by id."""
    things: int
    """So many documents, the first, are regions and topics."""
    named: int
    """So many are those and people."""
    sources: int
    """So many stand before the sources, which are the last."""
    aliases: Sequence[Sequence[str]]
    """Groups of names that mean the same (`aliases.py`)."""
    forms: str
    """Address of the script that knows forms of words; empty where the theme has none."""
    told: Mapping[str, str]
    """What is said of words that were taken for others, by what it is for."""


def _told(words: Wording) -> dict[str, str]:
    return {
        "taken": words("search-taken", typed="#1", taken="#2"),
        "then": words("search-found-taken", found="#1", taken="#2"),
        "nearest": words("search-nearest", words="#1"),
        "apart": words("search-apart", words="#1"),
        "about": words("search-found-about", count="#1"),
        "between": words("list-between"),
    }


@compact
@dataclass(frozen=True, slots=True)
class _Named:
    """The pages that are found by their names, and the page on how the site checks itself."""

    titles: tuple[str, ...]
    """Of regions and topics, the first of them."""
    people: int
    """How many follow."""
    documents: tuple[IndexedDocument, ...]
    told: tuple[str, ...]
    """What each of them has, as a digest."""

    @classmethod
    def of(cls, site: LinkedSite, words: Wording) -> _Named:
        of_things, of_people = things(site, words), people(site, words)
        found = [named(document, words) for document in (*of_things, *of_people)]
        found.append(indexed(about(words), words))
        titles = tuple(document.title for document in of_things)
        return cls(titles, len(of_people), tuple(found), tuple(map(_told_of, found)))


def search_index(
    site: LinkedSite, words: Wording, keep: Keep, signed: Callable[[str], str], names: str, forms: str
) -> Index:
    """The index of a site.

    `keep` has what earlier commands have indexed. `signed` gives the signature of what the index has of the
    page of a briefing or a source at an address, and `names` is that of what it has of the pages of regions,
    topics and people. `forms` is the address of the script of forms of words.
    """
    by_name = keep.passing(f"{_SLOT}names", names, lambda: _Named.of(site, words))
    of_texts = texts(site, words)
    topics = sorted({topic for linked in site.briefings for topic in linked.briefing.topics})

    slots = {address: f"{_SLOT}{address}" for address in of_texts}
    signatures = {address: signed(address) for address in of_texts}
    of_pages = {address: f"{slot} {signatures[address]}" for address, slot in slots.items()}

    def found(address: str) -> IndexedDocument:
        return keep.passing(
            slots[address], signatures[address], lambda: indexed(of_texts.made_anew(address), words)
        )

    made: dict[str, IndexedDocument] = {}

    def outlines(old: Mapping[str, Outline] | None) -> dict[str, Outline]:
        before = old or {}
        made.update((address, found(address)) for address, of in of_pages.items() if of not in before)
        return {
            of: outline_of(made[address]) if address in made else before[of]
            for address, of in of_pages.items()
        }

    outlined = keep.renewed("search outlines", _digest(of_pages.values()), outlines)
    for slot in slots.values():  # a page that is as it was is not decoded
        keep.retain(slot)
    every = [
        *by_name.documents,
        *(made.get(at) or OutlinedDocument(outlined[of], partial(found, at)) for at, of in of_pages.items()),
    ]
    told = [*by_name.told, *of_pages.values()]
    ids = {
        "regions": {region.id: region.name for region in site.config.regions.values()},
        "topics": {topic: topic_name(topic, words) for topic in topics},
        "kinds": {kind: words(f"kind-{kind}") for kind in _kinds(every)},
    }
    of_things = len(by_name.titles)
    kinds = Kinds(
        ids,
        of_things,
        of_things + by_name.people,
        len(every) - len(site.sources),
        alias_groups(site.config.search_aliases, by_name.titles),
        forms,
        _told(words),
    )

    def before(of: str) -> IndexedDocument | None:
        slot, _, signature = of.rpartition(" ")
        was = keep.before(slot, signature) if slot else None
        return was if isinstance(was, IndexedDocument) else None

    def renew(old: Postings | None) -> Postings:
        return (old.renewed(every, told, before) if old else None) or Postings.of(every, told)

    def piece_address(first: int, count: int, make: Callable[[], str]) -> str:
        return keep.known_by("search pieces", _digest(told[first : first + count]), make)

    postings = keep.renewed("search postings", _digest(told), renew)
    return lay_out(every, kinds, postings, piece_address)


def _told_of(document: IndexedDocument) -> str:
    """What a document has, as a digest."""
    return _digest(
        (document.kind, repr(document.facets), repr(sorted(document.terms.items())), document.text)
    )


def _digest(texts: Iterable[str]) -> str:
    """A digest of some texts, in their order."""
    return hashlib.sha256("\0".join(texts).encode("utf-8", "surrogatepass")).hexdigest()


def _made(_: int, __: int, make: Callable[[], str]) -> str:
    return make()


def _kinds(found: Iterable[Indexed]) -> list[str]:
    """The kinds of some documents, that of briefings first."""
    return sorted({document.kind for document in found}, key=lambda kind: (kind != "briefing", kind))


def lay_out(
    found: Sequence[Indexed],
    kinds: Kinds,
    postings: Postings | None = None,
    piece_address: Callable[[int, int, Callable[[], str]], str] = _made,
) -> Index:
    """The files of an index of documents: regions and topics first, then people, then all others.

    `postings` are those of the documents, where they are known. `piece_address` gives the address of a file
    of documents, of the number of the first, how many they are, and what makes the address.
    """
    files: dict[str, Callable[[], bytes]] = {}

    def put(name: str, value: str) -> str:
        data = _script(value)
        address = asset_address(name, data)
        files[address] = lambda: data
        return address

    def put_piece(first: int, documents: Sequence[Indexed]) -> str:
        def data() -> bytes:
            return _script(f"[{','.join(document.text for document in documents)}]")

        address = piece_address(first, len(documents), lambda: asset_address("passages.js", data()))
        files[address] = data
        return address

    counts = _everywhere(found)
    postings = postings or Postings.of(found, ())
    catalogue: dict[str, Json] = {
        **{
            group: [[id_, name, counts[group][id_]] for id_, name in of.items()]
            for group, of in kinds.names.items()
        },
        "size": len(found),
        "things": kinds.things,
        "named": kinds.named,
        "sources": kinds.sources,
        "terms": [
            (lines[0].partition(" ")[0], put("terms.js", _json("\n".join(lines))))
            for lines in _pieces(postings.lines(), len, _TERMS)
        ],
        "shelves": _shelves(found, put, put_piece),
        "facets": _facets(found, kinds.names, put),
        "near": _near(postings.counts, put),
        "aliases": [list(group) for group in kinds.aliases],
        "forms": kinds.forms,
        "told": dict(kinds.told),
    }
    address = put("search-index.js", _json(catalogue))
    files[addresses.SEARCH_INDEX] = lambda: _script(_json(address))
    return Index(address, Lazy(files))


def _script(value: str) -> bytes:
    return f"{FUNCTION}({value});\n".encode()


def _json(value: Json) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


# --- terms ---------------------------------------------------------------------------------------


def _near(counts: Mapping[str, int], put: Callable[[str, str], str]) -> str:
    """Write the words of the site in their two orders; returns the address of what leads to them."""
    words = vocabulary(counts)
    orders: dict[str, Json] = {}
    for name, order in (("ahead", ahead(words)), ("behind", behind(words))):
        pieces = _pieces(order, lambda word: len(word) + 2, _WORDS)
        orders[name] = [
            [piece[0], put("words.js", _json(" ".join(words[word] for word in piece)))] for piece in pieces
        ]
    return put("near.js", _json(orders))


# --- documents -----------------------------------------------------------------------------------


def _shelves(
    found: Sequence[Indexed],
    put: Callable[[str, str], str],
    put_piece: Callable[[int, Sequence[Indexed]], str],
) -> list[Json]:
    """Write the documents in pieces, and the shelves that have them.

    A piece and a shelf are told by the number of their first document and their address.
    """
    pieces: list[Json] = []
    first = 0
    for piece in _pieces(found, lambda document: document.length, _TEXTS):
        pieces.append([first, put_piece(first, piece)])
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


def _everywhere(found: Sequence[Indexed]) -> Mapping[str, Counter[str]]:
    """How many documents each region, topic and kind has."""
    facets = [document.facets for document in found]
    return {
        "regions": Counter(chain.from_iterable(regions for regions, _ in facets)),
        "topics": Counter(chain.from_iterable(topics for _, topics in facets)),
        "kinds": Counter(document.kind for document in found),
    }


def _facets(
    found: Sequence[Indexed],
    names: Mapping[str, Mapping[str, str]],
    put: Callable[[str, str], str],
) -> dict[str, Json]:
    """Write what each filter chooses by, in pieces that are told by the number of their first document."""
    groups: dict[str, Callable[[Indexed], Sequence[str]]] = {
        "regions": lambda document: document.facets[0],
        "topics": lambda document: document.facets[1],
        "kinds": lambda document: (document.kind,),
    }
    told: dict[str, Json] = {}
    for group, of in groups.items():
        places = {key: at for at, key in enumerate(names[group])}
        pieces: list[Json] = []
        for first in range(0, len(found), _FACETS):
            chosen = [
                tuple(places[key] for key in of(document)) for document in found[first : first + _FACETS]
            ]
            pieces.append([first, put("facets.js", _json(_sets(chosen)))])
        told[group] = pieces
    return told


def _sets(chosen: Sequence[tuple[int, ...]]) -> Json:
    """What occurs together, the most frequent first, and for each document which of that it has."""
    frequent = {of: at for at, (of, _) in enumerate(Counter(chosen).most_common())}
    return {
        "sets": [list(of) for of in frequent],
        "documents": "".join(digits_of(frequent[of]) for of in chosen),
    }
