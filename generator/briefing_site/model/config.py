"""The settings of a site, as config.yaml gives them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from briefing_site.model.diagnostic import Span
from briefing_site.model.edit import Slot

NOWHERE = "https://site.invalid/"
"""Stands for the address of a site that has none; the domain is reserved for that (RFC 2606)."""


RESERVED = frozenset({"assets", "people", "sources", "topics"})
"""Folders that the site itself publishes; no region can have their names."""


@dataclass(frozen=True, slots=True)
class Region:
    """A folder of briefings."""

    id: str
    name: str
    summary: str | None
    tile: tuple[int, int] | None
    """Column and row on the map of the home page, if the author has placed it."""


@dataclass(frozen=True, slots=True)
class Viewpoint:
    """Where the site looks at its regions from."""

    name: str
    tile: tuple[int, int] | None
    """As that of a region."""


@dataclass(frozen=True, slots=True)
class Image:
    """The picture that stands for the site."""

    file: str
    """Its path in the site folder."""
    alt: str
    place: Span
    """Where config.yaml names the file."""


@dataclass(frozen=True, slots=True)
class Config:
    """A site's settings, complete and checked."""

    title: str
    base_url: str
    """With a slash at its end; `NOWHERE` where none is set."""
    language: str
    description: str | None
    theme: str
    theme_place: Span
    regions: Mapping[str, Region]
    """By id, in the site's order."""
    viewpoint: Viewpoint | None
    image: Image | None
    quote_words: int
    lint: Mapping[str, str]
    citation_style: str
    """How references are printed: chicago or apa."""
    new_region: Slot | None
    """Where another region could be named; None where there is no plain place for it."""
    new_lint: Slot | None
    """Where another lint could be weighed, as in `unused-excerpt: off`; None as above."""

    @property
    def has_address(self) -> bool:
        """Whether it is known where the site is published, so that full addresses can be given."""
        return self.base_url != NOWHERE
