"""Figures and dates, as sentences are compared with passages."""

from briefing_site.verify.grounding.stand_in import (
    Day,
    Derivation,
    Figure,
    Values,
    derived,
    same,
    same_day,
    values_in,
)

__all__ = ["Day", "Derivation", "Figure", "Values", "derived", "same", "same_day", "values_in"]
