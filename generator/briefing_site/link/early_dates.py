"""Dates of briefings that have not come yet: no date holds a text back, and readers would have it as past."""

from __future__ import annotations

import datetime

from briefing_site.model import faults
from briefing_site.model.briefing import Briefing
from briefing_site.model.diagnostic import Diagnostic

_DATES = ("date", "updated", "as_of")
_MADE = datetime.date(2026, 1, 1)
"""This generator is younger. A clock that tells an earlier day was never set, or stands still on a day that
was set for builds that are the same at any time, as 1 January 1980."""


def early_dates(briefing: Briefing, today: datetime.date) -> tuple[Diagnostic, ...]:
    """The faults of dates of a briefing whose day has not come yet.

    A draft may have the day of its publication.
    """
    if briefing.draft or today < _MADE:
        return ()
    tomorrow = today + datetime.timedelta(days=1)  # as it may have come elsewhere on earth
    early = [(key, date) for key in _DATES if (date := getattr(briefing, key)) and date.first_day > tomorrow]
    corrected = [each for each in briefing.corrections if each.date.first_day > tomorrow]
    return (
        *(faults.briefing.early_date(briefing.place_of(key), key, str(date)) for key, date in early),
        *(faults.briefing.early_date(each.place, "correction", str(each.date)) for each in corrected),
    )
