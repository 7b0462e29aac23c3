"""The severities of faults."""

from __future__ import annotations

from enum import StrEnum


class Severity(StrEnum):
    """The severity of a fault: an error stops publication, a warning only under `--strict`."""

    ERROR = "error"
    WARNING = "warning"
