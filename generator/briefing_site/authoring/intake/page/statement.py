"""One statement of a page of itself."""

from __future__ import annotations

from collections.abc import Mapping

from briefing_site.text.dataclass import dataclass

Meta = Mapping[str, tuple[str, ...]]
"""Name of each meta element of a page, in small letters, to its contents."""


@dataclass(frozen=True, slots=True)
class Statement:
    """A value, and where the page states it."""

    value: str
    whence: str
    explicit: bool
    """Whether it is stated for machines, as just this."""
