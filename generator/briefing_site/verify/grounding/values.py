"""Figures and dates, as sentences are compared with passages."""

from __future__ import annotations

from briefing_site.text.values.compare import (
    Derivation,
    compatible,
    derived,
    may_follow,
    months_of,
    roundings,
    same,
)
from briefing_site.text.values.compare import same_day as match_of_days
from briefing_site.text.values.nouns import Day, Figure, Values
from briefing_site.text.values.values import values_in

__all__ = [
    "Day",
    "Derivation",
    "Figure",
    "Values",
    "compatible",
    "derived",
    "is_same_day",
    "may_follow",
    "months_of",
    "roundings",
    "same",
    "values_in",
]


def is_same_day(claimed: Day, held: Day, published: int | None = None) -> bool:
    """Whether a passage that holds `held`, of a document of the year `published`, carries `claimed`."""
    return match_of_days(claimed, held, published) != "different"
