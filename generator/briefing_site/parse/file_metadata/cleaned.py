"""A file as readers get it, and what is not known of it."""

from __future__ import annotations

from collections.abc import Callable

from briefing_site.text.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A file without what it tells of its makers."""

    data: bytes
    doubt: str = ""
    """What of it may tell of its makers still, in words; empty where nothing does."""


Clean = Callable[[bytes], Cleaned]
"""How a file is cleaned that lies inside another."""
