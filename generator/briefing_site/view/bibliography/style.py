"""The style that a site prints its references in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from briefing_site.model.wording import Wording
from briefing_site.view.bibliography import apa, chicago
from briefing_site.view.bibliography.runs import ReferenceText
from briefing_site.view.bibliography.work import Work


class Style(NamedTuple):
    """The two forms of a reference."""

    note: Callable[[Work, Wording, str | None], ReferenceText]
    """As a note has it, with the place in the work that is meant, if one is."""
    entry: Callable[[Work, Wording], ReferenceText]
    """As a list of sources has it."""


STYLES: Mapping[str, Style] = {
    "chicago": Style(chicago.note, chicago.entry),
    "apa": Style(apa.note, apa.entry),
}
"""By the word that config.yaml's `citation_style` takes."""
