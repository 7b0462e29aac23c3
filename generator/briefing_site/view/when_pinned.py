"""The day on which quoted words were pinned, in words."""

from __future__ import annotations

from collections.abc import Iterable

from briefing_site.model.verification import Verification
from briefing_site.model.wording import Wording


def when_pinned(words: Wording, found: Iterable[Verification]) -> str:
    """When the pins were written that these verdicts rely on: on a day, between two days, or earlier.

    `earlier` is all that is known where a lock of an older generator has no day.
    """
    days = {each.pinned for each in found if each.basis == "lock"}
    known = sorted(day for day in days if day)
    if not known or None in days:
        return words("pinned-earlier")
    if len(known) == 1:
        return words("pinned-on", date=words.date(known[0]))
    return words("pinned-between", first=words.date(known[0]), last=words.date(known[-1]))
