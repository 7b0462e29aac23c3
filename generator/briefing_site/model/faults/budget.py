"""Faults of sources of which more words are published than their rights allow."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from briefing_site.model.diagnostic import Diagnostic, RelatedPlace, Span, error
from briefing_site.model.edit import Slot
from briefing_site.model.fix import Fix, Safety
from briefing_site.text.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Room:
    """What config.yaml would have to say so that the words are allowed."""

    key: Literal["source_words", "source_share"]
    """The limit of the policy that the words are over."""
    value: int
    """The least value that allows them."""
    slot: Slot | None
    """Where config.yaml gives the limit, or could; None where no edit could write it safely."""


def over_budget(
    at: Span, title: str, words: int, limit: int, places: Sequence[tuple[Span, str]], room: Room
) -> Diagnostic:
    """A source with more words on the site than the policy allows; `places` has them with their places."""
    by_share = room.key == "source_share"
    fixes: tuple[Fix, ...] = ()
    if room.slot and not (by_share and room.value > 100):
        what = f"{room.value} per cent of a document" if by_share else f"{room.value} words of a source"
        fixes = (Fix(f"Allow {what} in config.yaml", (room.slot.fill(str(room.value)),), Safety.DISPLAY),)
    return error(
        at,
        "over-budget",
        f"{words} words of “{title}” are published, "
        f"{words - limit} more than `{room.key}` of the policy allows",
        "shorten or drop quotations, or write `rights: full` if all of it may be shown",
        related=_related(places),
        fixes=fixes,
    )


def private_words(at: Span, title: str, places: Sequence[tuple[Span, str]]) -> Diagnostic:
    """A private source of which words are published; `places` has the words with their places."""
    return error(
        at,
        "over-budget",
        f"words of “{title}” are published, and its rights are private",
        "say it in your own words, without quotation marks",
        related=_related(places),
    )


def _related(places: Sequence[tuple[Span, str]]) -> tuple[RelatedPlace, ...]:
    return tuple(RelatedPlace(place, f"publishes “{words}”") for place, words in places)
