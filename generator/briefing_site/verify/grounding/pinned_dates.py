"""Dates that follow from what is known of a source, where only the lock and the card are at hand.

The inferences are those of `dates`, but for the parts of one date, which digests do not hold together.
"""

from __future__ import annotations

import datetime

from briefing_site.model.date import Date
from briefing_site.model.pin import PinnedTokens
from briefing_site.text.values.nouns import Day
from briefing_site.verify.grounding import pinned as spelling
from briefing_site.verify.grounding.pinned import has_any, has_tokens, has_weekday

_HALF_A_YEAR = 6
"""Months."""


def may_be_inferred(day: Day, pinned: PinnedTokens, published: Date | None) -> bool:
    """Whether a date that the passage does not have may follow from it and its document."""
    return (
        _of_the_document(day, pinned)
        or _year_from_the_document(day, pinned, published)
        or _from_now(day, pinned, published)
        or _by_the_weekday(day, pinned, published)
    )


def _of_the_document(day: Day, pinned: PinnedTokens) -> bool:
    """Whether it is a date that the document gives of itself, or a year that stands somewhere in it."""
    if has_tokens(pinned, [spelling.own_day(day.year, day.month, day.day)]):
        return True
    years = (spelling.year_elsewhere(year) for year in spelling.years_of(day) if year)
    return day.month is None and has_any(pinned, years)


def _year_from_the_document(day: Day, pinned: PinnedTokens, published: Date | None) -> bool:
    """Whether the date stands there without its year, which stands elsewhere in the document."""
    if day.year is None or day.month is None:
        return False
    in_passage = has_tokens(pinned, [spelling.day(None, day.month, day.day)])
    if has_tokens(pinned, [spelling.year_elsewhere(day.year)]):
        own = has_tokens(pinned, [spelling.own_day(None, day.month, day.day)])
        return in_passage or (own and (published is None or published.year == day.year))
    months = range(12 * day.year + day.month - 1 - _HALF_A_YEAR, 12 * day.year + day.month + _HALF_A_YEAR)
    near = (spelling.own_day(at // 12, at % 12 + 1, None) for at in months)
    return in_passage and has_any(pinned, near)


def _from_now(day: Day, pinned: PinnedTokens, published: Date | None) -> bool:
    """Whether the passage tells it from the date of its source: this month, last year, on the 12th."""
    if published is None:
        return False
    if day.month is None:
        return day.year is not None and has_tokens(
            pinned, [spelling.years_from_now(day.year - published.year)]
        )
    if published.month is None:
        return False
    at = 12 * ((day.year or published.year) - published.year) + day.month - published.month
    if day.day is None:
        return has_tokens(pinned, [spelling.months_from_now(at)])
    if day.year is None and at == 11:  # December, told in January
        at = -1
    return at in (0, -1) and has_tokens(pinned, [spelling.bare_day(day.day)])


def _by_the_weekday(day: Day, pinned: PinnedTokens, published: Date | None) -> bool:
    """Whether the passage names its day of the week, and the source is of a day near by."""
    if not (day.month and day.day):
        return False
    years = {year for year in (day.year, published.year if published else None) if year}
    if not years:
        return any(has_weekday(pinned, number) for number in range(7))
    for year in years:
        try:
            date = datetime.date(year, day.month, day.day)
        except ValueError:
            continue
        if has_weekday(pinned, date.weekday()):
            near = [date + datetime.timedelta(days) for days in range(-7, 8)]
            if published and published.day and published.first_day in near:
                return True
            if has_any(pinned, (spelling.own_day(d.year, d.month, d.day) for d in near)):
                return True
    return False
