"""Dates of a text."""

from __future__ import annotations

from briefing_site.text.values.nouns import Day
from briefing_site.text.values.values import values_in

__all__ = ["Day", "days_in"]


def days_in(text: str, language: str) -> tuple[Day, ...]:
    """The dates of `text`, in order; `language` is its tag of BCP 47."""
    return values_in(text, language).days
