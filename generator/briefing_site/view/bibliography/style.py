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
    """The form for a note, with the cited place in the work, if there is one."""
    entry: Callable[[Work, Wording], ReferenceText]
    """The form for a list of sources."""


STYLES: Mapping[str, Style] = {
    "chicago": Style(chicago.note, chicago.entry),
    "apa": Style(apa.note, apa.entry),
}
"""The value of config.yaml's `citation_style` to the style."""
