"""What verifying says of an excerpt, and on what grounds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from briefing_site.model.verdict import Occurrence, Verdict
from briefing_site.text.folding import Folding

Basis = Literal["archive", "lock", "none"]


@dataclass(frozen=True, slots=True)
class Verification:
    """What is known of an excerpt, and on what grounds."""

    verdict: Verdict
    basis: Basis
    """The archived text itself, what the lock says of it, or nothing."""
    occurrence: Occurrence | None = None
    """Where it stands; None where it is not found, or stands in several places."""
    folded: tuple[Folding, ...] = ()
    """What was folded; known only where the basis is the archive."""
    reason: str = ""
    """Why the verdict is not a plain `found`, in plain words."""
    hint: str = ""
    """What to do about it."""
    choices: tuple[str, ...] = ()
    """Values of `at` with which it would be found in one place."""
    words: str = ""
    """The words nearest to a quotation that was not found, as they stand; empty where none are near."""
    words_at: str = ""
    """The value of `at` for those; empty where that of the excerpt may stay."""

    @property
    def paragraph(self) -> int | None:
        """Number of the paragraph that it stands in, where that is known."""
        return self.occurrence.paragraph if self.occurrence else None
