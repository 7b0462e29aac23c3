"""The verification of an excerpt: a verdict, and what it is based on."""

from __future__ import annotations

from typing import Literal

from briefing_site.model.compact import compact
from briefing_site.model.date import Date
from briefing_site.model.fragment_context import NO_CONTEXT, FragmentContext
from briefing_site.model.verdict import Occurrence, Verdict
from briefing_site.text.dataclass import dataclass
from briefing_site.text.folding import Folding

Basis = Literal["archive", "lock", "none"]


@compact
@dataclass(frozen=True, slots=True)
class Verification:
    """The verdict on an excerpt, and what it is based on."""

    verdict: Verdict
    basis: Basis
    """The archived text itself, the pin in the lock, or none of the two."""
    occurrence: Occurrence | None = None
    """The place of the excerpt; None where it is not found, or stands in several places."""
    folded: tuple[Folding, ...] = ()
    """The differences that were ignored; known only where the basis is the archive."""
    reason: str = ""
    """Why the verdict is not simply `found`, as words for a message."""
    hint: str = ""
    """What the author can do."""
    choices: tuple[str, ...] = ()
    """Values of `at` with which it would be found in one place."""
    words: str = ""
    """The words nearest to a quotation that was not found, as they stand; empty where none are near."""
    words_at: str = ""
    """The value of `at` for `words`; empty where the `at` of the excerpt may stay."""
    misplaced: bool = False
    """Whether the `at` of the excerpt is wrong: the text has no such place, or the words stand elsewhere."""

    context: FragmentContext = NO_CONTEXT
    """The words that a link into the original needs, so that it lights no other place."""

    pinned: Date | None = None
    """The day of the pin that the verdict relies on; None where there is none, or its day is not known."""

    @property
    def paragraph(self) -> int | None:
        """Number of the paragraph that holds the excerpt; None where that is not known."""
        return self.occurrence.paragraph if self.occurrence else None
