"""What can be said of a quotation: it stands in its source, and where, or it does not, and why."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from briefing_site.text.folding import Folding


class Verdict(StrEnum):
    """What can be said of an excerpt."""

    FOUND = "found"
    FOUND_FOLDED = "found-folded"
    AMBIGUOUS = "ambiguous"
    NOT_FOUND = "not-found"
    NO_ARCHIVE = "no-archive"
    SOURCE_CHANGED = "source-changed"


@dataclass(frozen=True, slots=True)
class Finding:
    """Where a quotation stands, or why it does not."""

    verdict: Verdict
    paragraph: int | None = None
    """Number of the one paragraph that it stands in; None where it is not found, as for `start` and `end`."""
    start: int | None = None
    """Offset in the document's text."""
    end: int | None = None
    folded: tuple[Folding, ...] = ()
    """What was folded; empty unless `found-folded`."""
    reason: str = ""
    hint: str = ""
    choices: tuple[str, ...] = ()
    """Values of `at` with which the quotation would be found in one place."""
