"""The words of private sources that published texts have: all are looked for in each text at once.

Of a `private` source nothing may be published: neither in quotation marks nor, four words in a row, without
them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, compress
from operator import attrgetter
from typing import NamedTuple

from briefing_site.link.budget import (
    Passage,
    QuotedString,
    QuotedStrings,
    changes_of,
    former_claims,
    pieces_of,
    plain,
    plain_sentence,
    quoted_strings,
    strings_in,
    texts_of,
)
from briefing_site.link.keep import Keep
from briefing_site.link.site import LinkedBriefing, LinkedSite
from briefing_site.model import faults
from briefing_site.model.diagnostic import Diagnostic
from briefing_site.model.edition import Changes
from briefing_site.model.source import Source
from briefing_site.text.dataclass import dataclass
from briefing_site.text.word_count import count_words

_COPIED = 4
"""So many words in a row without quotation marks are words of a private source."""
_BEGINNING = 7
"""So many characters of such words, or all of them where they have fewer, are looked up in a text."""

_Found = tuple[str, Passage]
"""The id of a private source, and words of it in a text."""


def private_words(cards: Sequence[Source], site: LinkedSite, memory: Keep) -> Iterator[Diagnostic]:
    """The faults of private sources of which something is published; `cards` are all, with their words."""
    rights = memory.each("rights", (cards,), attrgetter("rights"), equal=True)
    if "private" not in rights:
        return
    private = tuple(
        card for card in compress(cards, map("private".__eq__, rights)) if card.id in site.sources
    )
    if not private:
        return
    column = memory.column("private cards", private)
    words = memory.get("private words", (column,), lambda: _PrivateWords.of(private))
    columns = (site.briefings, quoted_strings(site, memory), changes_of(site, memory))
    texts = memory.each("private words in briefings", columns, words.in_briefing, shared=(words,))
    sources = tuple(site.sources.values())
    gists = memory.each("private words in gists", (sources,), words.in_gists, shared=(words,))
    found: dict[str, list[Passage]] = {card.id: [] for card in private}
    for name, passage in chain.from_iterable((*texts, *gists)):
        found[name].append(passage)
    for card in private:
        if passages := found[card.id]:
            places = tuple((passage.place, passage.words) for passage in passages)
            yield faults.budget.private_words(card.place_of("rights"), card.title, places)


class _Piece(NamedTuple):
    """Words in a row of a private source, plain."""

    number: int
    """Its place among all of them."""
    source: str
    words: str


@dataclass(frozen=True, slots=True)
class _PrivateWords:
    """The words of all private sources."""

    words: Mapping[str, Sequence[str]]
    """Id of each source to its words, plain."""
    text: str
    """All of them, each behind a line end."""
    long: Mapping[int, Mapping[str, Sequence[_Piece]]]
    """Those that may not be published without quotation marks either, by their beginning and its length."""

    @classmethod
    def of(cls, cards: Iterable[Source]) -> _PrivateWords:
        """Those of some cards."""
        words = {
            card.id: tuple(plain(piece) for excerpt in card.excerpts for piece in pieces_of(excerpt.quote))
            for card in cards
        }
        every = [(name, piece) for name, of_card in words.items() for piece in of_card]
        long: dict[int, dict[str, list[_Piece]]] = {}
        for number, (name, piece) in enumerate(every):
            if count_words(piece) >= _COPIED:
                begins = piece[:_BEGINNING]
                alike = long.setdefault(len(begins), {}).setdefault(begins, [])
                alike.append(_Piece(number, name, piece))
        return cls(words, "".join(f"\n{piece}" for _, piece in every), long)

    def in_briefing(
        self, linked: LinkedBriefing, quoted: QuotedStrings | None, changes: Changes | None
    ) -> tuple[_Found, ...]:
        """Those that the page of a briefing has."""
        found = [
            (name, string.passage)
            for string in (quoted.strings if quoted else ())
            for name in self._quoted(string)
        ]
        for text, place, _ in (*texts_of(linked), *former_claims(linked, changes)):
            found += ((piece.source, Passage(piece.words, place)) for piece in self._copied(plain(text)))
        return tuple(found)

    def in_gists(self, source: Source) -> tuple[_Found, ...]:
        """Those that the gists of a source have, and what those of a private one have in quotation marks."""
        found: list[_Found] = []
        for excerpt in source.excerpts:
            for number in range(len(excerpt.gist.sentences)):
                text = plain_sentence(excerpt.gist, number)
                pieces = self._copied(plain(text))
                found += ((piece.source, Passage(piece.words, excerpt.place)) for piece in pieces)
                if source.id in self.words:
                    found += ((source.id, Passage(words, excerpt.place)) for words in strings_in(text))
        return tuple(found)

    def _quoted(self, string: QuotedString) -> Iterator[str]:
        """The sources that have a string in quotation marks, or to which alone its sentence owes it."""
        held = " " in string.plain and string.plain in self.text
        alone = string.sources[0] if len(string.sources) == 1 else ""
        if held:
            for name, words in self.words.items():
                if name == alone or any(string.plain in piece for piece in words):
                    yield name
        elif alone in self.words:
            yield alone

    def _copied(self, text: str) -> list[_Piece]:
        """The long pieces that a plain text has, in their order."""
        found: list[_Piece] = []
        for size, pieces in self.long.items():
            here = {text[at : at + size] for at in range(len(text) - size + 1)}
            for begins in pieces.keys() & here:
                found += (piece for piece in pieces[begins] if piece.words in text)
        return sorted(found)
