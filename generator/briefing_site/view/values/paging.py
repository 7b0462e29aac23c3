"""What leads from one page of a long list to the others."""

from __future__ import annotations

from briefing_site.text.dataclass import dataclass
from briefing_site.view.values.parts import Link


@dataclass(frozen=True, slots=True)
class IndexRow:
    """A topic, a person, a year or a letter in a list."""

    link: Link
    count: int


@dataclass(frozen=True, slots=True)
class PagingView:
    """The place of a page in a list of several pages, and the ways to the others."""

    title: str
    """What stands on this page: "2025", "2025, page 2", "K"; empty on the first page of the list."""
    shown: int
    """How many entries this page has; 0 where it only leads to others."""
    count: int
    """How many the whole list has."""
    front: Link
    """The first page of the list."""
    previous: Link | None
    """None on the first page."""
    next: Link | None
    """None on the last page."""
    groups: tuple[IndexRow, ...]
    """All years, the newest first; or letters."""
    parts: tuple[Link, ...]
    """The first, the last and the nearest pages of the same year; empty where it has but one."""
