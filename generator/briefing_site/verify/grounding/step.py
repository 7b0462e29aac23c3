"""A step by which a figure follows from what a passage has."""

from __future__ import annotations

from briefing_site.text.dataclass import dataclass
from briefing_site.verify.grounding.passage import Passage


@dataclass(frozen=True, slots=True)
class Step:
    """A step with its place."""

    passage: Passage
    where: tuple[int, int] | None
    """Start and end in the text of the document; None where the figures stand in the sentence alone."""
    how: str
    """The step in words."""
