"""How much a fault weighs."""

from __future__ import annotations

from enum import StrEnum


class Severity(StrEnum):
    """How much a fault weighs: an error stops publication, a warning stops it under `--strict`."""

    ERROR = "error"
    WARNING = "warning"
