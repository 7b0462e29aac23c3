"""Dates of briefings that have not come yet: no date holds a text back, and readers would have it as past."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator

from briefing_site.model import faults
from briefing_site.model.briefing import Briefing
from briefing_site.model.diagnostic import Diagnostic

_DATES = ("date", "updated", "as_of")
_MADE = datetime.date(2026, 1, 1)
"""This generator is younger. A clock that tells an earlier day was never set, or stands still on a day that
was set for builds that are the same at any time, as 1 January 1980."""


def early_dates(briefings: Iterable[Briefing], today: datetime.date) -> Iterator[Diagnostic]:
    """The faults of dates whose day has not come yet; a draft may have that of its publication."""
    if today < _MADE:
        return
    tomorrow = today + datetime.timedelta(days=1)  # as it may have come elsewhere on earth
    for briefing in briefings:
        if briefing.draft:
            continue
        for key in _DATES:
            date = getattr(briefing, key)
            if date and date.first_day > tomorrow:
                yield faults.briefing.early_date(briefing.place_of(key), key, str(date))
        for correction in briefing.corrections:
            if correction.date.first_day > tomorrow:
                yield faults.briefing.early_date(correction.place, "correction", str(correction.date))
