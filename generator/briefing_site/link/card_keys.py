"""The keys of the cards of a site, by which texts cite sources and excerpts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import chain
from operator import attrgetter

from briefing_site.link.keep import Keep
from briefing_site.model.note_key import CitedKey
from briefing_site.model.source import Card, LooseCard, Source
from briefing_site.parse.result import ParseResult
from briefing_site.text.dataclass import dataclass
from briefing_site.text.known_words import KnownWords

_ID, _KEYS = attrgetter("id"), attrgetter("keys")


@dataclass(frozen=True, slots=True)
class CardKeys:
    """What there is to cite, and what looks as if it were."""

    ids: tuple[str, ...]
    """Of the sources, in the order of their files."""
    sources: Mapping[str, Source]
    """By id."""
    loose: Mapping[str, LooseCard]
    """By id, the cards that cannot serve as they stand."""
    known: frozenset[CitedKey]
    """Every key that leads to a source or an excerpt."""
    canonical: Mapping[CitedKey, CitedKey]
    """The same keys, each for itself: who keeps a key takes this one, so that equal keys are one object."""
    unusable: frozenset[tuple[str, str]]
    """Ids of the sources and excerpts of which the card itself tells what is wrong."""
    unread: frozenset[str]
    """The paths of files that could not be read."""
    choice: KnownWords
    """The ids, to find the one that was meant."""

    @classmethod
    def of(cls, parsed: ParseResult, memory: Keep) -> CardKeys:
        """The keys of parsed cards; the very same parts as before where no card has others."""
        ids = memory.each("ids of sources", (parsed.sources,), _ID, equal=True)
        keys = memory.each("keys of sources", (parsed.sources,), _KEYS, equal=True)
        known: frozenset[CitedKey] = memory.get(
            "known keys", (keys,), lambda: frozenset(chain.from_iterable(keys))
        )
        cards = (*parsed.sources, *parsed.loose_cards)
        unusable = memory.each("unusable excerpts", (cards,), _unusable, equal=True)
        return cls(
            ids=ids,
            sources=sources_by_id(parsed.sources, memory),
            loose={card.id: card for card in parsed.loose_cards},
            known=known,
            canonical=memory.get("canonical keys", (known,), lambda: dict(zip(known, known, strict=True))),
            unusable=memory.get(
                "told excerpts", (unusable,), lambda: frozenset(chain.from_iterable(unusable))
            ),
            unread=parsed.unread,
            choice=memory.get("ids to choose from", (ids,), lambda: KnownWords(ids)),
        )


def sources_by_id(sources: Sequence[Source], memory: Keep) -> Mapping[str, Source]:
    """Sources by id; the very same mapping for all who ask for it while no source has changed."""
    ids = memory.each("ids of sources", (sources,), _ID, equal=True)
    return memory.table("cards by id", ids, sources)


def _unusable(card: Card) -> tuple[tuple[str, str], ...]:
    return tuple((card.id, name) for name, _ in card.unusable)
