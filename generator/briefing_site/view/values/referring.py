"""The pages of those who refer to a source or a briefing, where they are too many for its own page."""

from __future__ import annotations

from briefing_site.text.dataclass import dataclass
from briefing_site.view.values.notes import Reference, UseView
from briefing_site.view.values.paging import PagingView
from briefing_site.view.values.parts import BriefingCard, Head, Link, SiteView


@dataclass(frozen=True, slots=True)
class CitingSentenceView:
    """A sentence that cites a source."""

    use: UseView
    passage: Link | None
    """The passage that it cites, on the page of the source; None where it cites the source as a whole."""


@dataclass(frozen=True, slots=True)
class ReferringView:
    """A page of a year, as `sources/<source-id>/2025.html` or `<region>/<slug>/2025.html`."""

    site: SiteView
    head: Head
    target: Link
    """The page of the source or of the briefing."""
    citing: tuple[tuple[BriefingCard, tuple[CitingSentenceView, ...]], ...]
    """Briefings that cite the source, newest first, with the sentences that do."""
    linking: tuple[Reference, ...]
    """Briefings that link to the briefing, newest first."""
    paging: PagingView | None
    """The pages of the list."""
