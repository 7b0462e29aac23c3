"""The severities of faults."""

from __future__ import annotations

from enum import StrEnum


class Severity(StrEnum):
    """The severity of a fault: an error stops publication, a warning only under `--strict`, a note never."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"

    def stops(self, *, strict: bool) -> bool:
        """Whether a fault of this severity stops publication."""
        return self is Severity.ERROR or (strict and self is Severity.WARNING)
