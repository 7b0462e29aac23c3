"""The day on which a site is looked at; apart from all else, so that it is told before anything is loaded."""

from __future__ import annotations

import os
import time


def today() -> tuple[int, int, int]:
    """Year, month and day of the clock.

    SOURCE_DATE_EPOCH (reproducible-builds.org) stands in its place, where it is set.
    """
    given = os.environ.get("SOURCE_DATE_EPOCH", "")
    try:
        year, month, day = time.gmtime(int(given))[:3]
    except (ValueError, OverflowError, OSError):
        year = 0
    if not 1 <= year <= 9999:  # no number, or a year that no date has
        year, month, day = time.localtime()[:3]
    return year, month, day
