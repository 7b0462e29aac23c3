"""A word on a page of a PDF."""

from __future__ import annotations

from briefing_site.text.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Word:
    """A word with its place in points, from the lower left corner of the page."""

    text: str
    left: float
    right: float
    bottom: float
    top: float
    first: int
    """The number of its first sign on the page."""
    last: int
