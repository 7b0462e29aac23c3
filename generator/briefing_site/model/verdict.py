"""The verdict on a quotation: it stands in its source, and where; or it does not, and why."""

from __future__ import annotations

from enum import StrEnum

from briefing_site.model.compact import compact
from briefing_site.text.dataclass import dataclass
from briefing_site.text.folding import Folding


class Verdict(StrEnum):
    """The verdict on an excerpt."""

    FOUND = "found"
    FOUND_FOLDED = "found-folded"
    AMBIGUOUS = "ambiguous"
    NOT_FOUND = "not-found"
    NO_ARCHIVE = "no-archive"
    NOT_ARCHIVED = "not-archived"
    SOURCE_CHANGED = "source-changed"

    @property
    def stands(self) -> bool:
        """Whether the words stand in their source, in one place."""
        return self is Verdict.FOUND or self is Verdict.FOUND_FOLDED


@compact
@dataclass(frozen=True, slots=True)
class Occurrence:
    """The one place in a document where a quotation stands."""

    paragraph: int
    """Number of the paragraph."""
    start: int
    """Offset in the document's text."""
    end: int


@dataclass(frozen=True, slots=True)
class Finding:
    """Where a quotation stands, or why it does not."""

    verdict: Verdict
    occurrence: Occurrence | None = None
    """The place of the quotation; None where it is not found, or stands in several places."""
    folded: tuple[Folding, ...] = ()
    """The differences that were ignored; empty unless the verdict is `found-folded`."""
    reason: str = ""
    hint: str = ""
    choices: tuple[str, ...] = ()
    """Values of `at` with which the quotation would be found in one place."""
    misplaced: bool = False
    """Whether `at` is wrong: the text has no such place, or the words stand elsewhere."""
