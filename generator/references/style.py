"""The style that a site prints its references in."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from generator.references.apa import apa
from generator.references.chicago import chicago
from generator.references.runs import Formatted
from generator.references.works import Work
from generator.wording import Wording

STYLES: Mapping[str, Callable[[Work, Wording], Formatted]] = {"chicago": chicago, "apa": apa}
"""By the word that config.yaml's `citation_style` takes."""


def reference(work: Work, style: str, words: Wording) -> Formatted:
    """A work as a reference in one of the `STYLES`."""
    return STYLES[style](work, words)
