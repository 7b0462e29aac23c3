"""The style that a site prints its references in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import NamedTuple

from briefing_site.link.site import LinkedSite
from briefing_site.model.csl_style import StyledWork
from briefing_site.model.wording import Wording
from briefing_site.model.work import CslItem
from briefing_site.view.bibliography import apa, chicago, styled
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
"""The styles that are built in, by the value of config.yaml's `citation_style`."""


def style_of(site: LinkedSite) -> Style:
    """The style of a site: that of its CSL file, or one that is built in.

    Where the CSL file cannot serve, which is an error, what the author sees meanwhile is in Chicago's.
    """
    if site.config.csl:
        return _of_file(site.styled)
    return STYLES.get(site.config.citation_style, STYLES["chicago"])


def _of_file(printed: Mapping[CslItem, StyledWork]) -> Style:
    return Style(partial(_note, printed), partial(_entry, printed))


def _note(
    printed: Mapping[CslItem, StyledWork], work: Work, words: Wording, place: str | None
) -> ReferenceText:
    found = printed[work.item]
    return styled.note(found.note if work.url else found.note_beside, work, words, place)


def _entry(printed: Mapping[CslItem, StyledWork], work: Work, _words: Wording) -> ReferenceText:
    return styled.entry(printed[work.item].entry_beside, work)
