"""The keys of notes: an excerpt, a source or a footnote. Two notes of one page never have the same key."""

from __future__ import annotations

from typing import NamedTuple

from briefing_site.model.compact import compact
from briefing_site.text.dataclass import dataclass


class ExcerptKey(NamedTuple):
    """An excerpt of a source. A tuple, since hardly anything is looked up as often."""

    source: str
    """Id of the source."""
    excerpt: str
    """Id of the excerpt on the card of the source."""


@compact
@dataclass(frozen=True, slots=True)
class SourceKey:
    """A source as a whole."""

    source: str
    """Id of the source."""


@dataclass(frozen=True, slots=True)
class FootnoteKey:
    """An author's own footnote, `[^name]`."""

    name: str


CitedKey = ExcerptKey | SourceKey
"""The key of what a citation points to."""
NoteKey = ExcerptKey | SourceKey | FootnoteKey
"""The key of a note."""
