"""A citation: the mark in a briefing that points to a passage of a source."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from briefing_site.model.diagnostic import Span
from briefing_site.model.note_key import CitedKey, ExcerptKey, SourceKey


class Mode(StrEnum):
    """How a citation stands in its sentence; the names in brackets are Pandoc's."""

    BRACKET = "bracket"
    """`[@a#x]`: the mark alone (NormalCitation)."""
    SUPPRESSED = "suppressed"
    """`[-@a#x]`: the mark alone, the author having been named (SuppressAuthor)."""
    IN_TEXT = "in-text"
    """`@a#x says`: the author's name and the mark (AuthorInText)."""


class Signal(StrEnum):
    """What the author says of the relation between a claim and the passage cited for it."""

    SEE = "see"
    SEE_ALSO = "see also"
    CF = "cf."
    BUT_SEE = "but see"
    CONTRA = "contra"

    @property
    def disagrees(self) -> bool:
        """Whether the passage is cited as speaking against the claim."""
        return self in (Signal.BUT_SEE, Signal.CONTRA)


@dataclass(frozen=True, slots=True)
class Citation:
    """A mark in a briefing that points to an excerpt, as in `[see @kawashima-2026#two-way, p. 3]`."""

    source: str
    """Id of the source: its card is `seeds/<source>.md`."""
    excerpt: str | None
    """Id of the passage on that card; None cites the source as a whole."""
    mode: Mode
    prefix: str
    """What stands before the mark in the bracket, as plain text; includes the signal."""
    signal: Signal | None
    """The signal read from the prefix, if it begins with one."""
    locator: str
    """Where in the source, as written ("p. 3"); no characters where nothing says so."""
    suffix: str
    """What stands after mark and locator, as plain text."""
    place: Span
    """Of `@source#excerpt`, for diagnostics."""
    backslash: str = "\\"
    """How a backslash is written where it stands, which would make its `@` a plain sign."""
    key: CitedKey = field(init=False, repr=False, compare=False)
    """What it points to, as a key of notes; follows from `source` and `excerpt`."""

    def __post_init__(self) -> None:
        """Make the key once: numbering asks for it at every citation of every page."""
        key = SourceKey(self.source) if self.excerpt is None else ExcerptKey(self.source, self.excerpt)
        object.__setattr__(self, "key", key)

    @property
    def source_place(self) -> Span:
        """Where the source is named."""
        return self._named(1, self.source)

    @property
    def excerpt_place(self) -> Span:
        """Where the excerpt is named."""
        return self._named(len(self.source) + 2, self.excerpt or "")

    def _named(self, first: int, name: str) -> Span:
        """A name in the key; the whole key where that is not written as it is read, but with escapes."""
        key = 1 + len(self.source) + (1 + len(self.excerpt) if self.excerpt else 0)
        return self.place.part(first, len(name)) if self.place.holds(key) else self.place
