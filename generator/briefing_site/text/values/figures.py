"""Figures of a text."""

from __future__ import annotations

from briefing_site.text.values.nouns import Figure
from briefing_site.text.values.values import values_in

__all__ = ["Figure", "figures_in"]


def figures_in(text: str, language: str) -> tuple[Figure, ...]:
    """The figures of `text`, in order; `language` is its tag of BCP 47. Digits inside a date are none."""
    return values_in(text, language).figures
