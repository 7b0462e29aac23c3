"""Days of the week: the one that a sentence names is that of its date, or stands in a passage.

Where neither date nor passage has a day of the week, nothing is said. Told is only what another contradicts.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence

from briefing_site.model.date import Date
from briefing_site.model.grounding import Standing, Token, TokenKind
from briefing_site.text.lazy_pattern import LazyPattern
from briefing_site.text.values.nouns import Day
from briefing_site.text.weekdays import Weekday, weekdays_of
from briefing_site.verify.grounding.passage import Passage
from briefing_site.verify.grounding.pinned import has_weekday
from briefing_site.verify.grounding.sentence import ClaimTokens

_BESIDE = LazyPattern(r"[,、，]?\s?(?:the\s)?[（(]?")
_FROM_NOW = LazyPattern(
    r"\b(?:today|yesterday|tomorrow|tonight|(?:a|the|one|two|three) days? (?:after|before|earlier|later|ago)"
    r"|(?:next|previous|following) day)\b|今日|昨日|明日|昨天|今天|明天|本日|어제|오늘|내일",
    re.IGNORECASE,
)


def weekdays(claim: ClaimTokens, passages: Sequence[Passage]) -> Iterator[Token]:
    """The tokens of the days of the week in a sentence, outside of quotation marks."""
    for found in weekdays_of(claim.text):
        if any(piece.start <= found.start < piece.end for piece in claim.quoted):
            continue
        standing, how = _standing(found, claim, passages)
        if standing:
            text = claim.text[found.start : found.end]
            key = passages[0].key if standing is not Standing.MISSING else None
            yield Token(TokenKind.DATE, text, found.start, found.end, standing, key, shown=True, how=how)


def _standing(found: Weekday, claim: ClaimTokens, passages: Sequence[Passage]) -> tuple[Standing | None, str]:
    """How a day of the week stands; None where there is nothing to compare it with."""
    texts = [passage.text for passage in passages if passage.text]
    if any(found.weekday == held.weekday for text in texts for held in weekdays_of(text.text)):
        return Standing.CARRIED, ""
    if any(p.pinned and has_weekday(p.pinned, found.weekday) for p in passages):
        return Standing.CARRIED, "in the lock"
    own = next(
        (date for day in claim.days if _beside(found, day, claim.text) for date in _dates(day, None)), None
    )
    if own:
        if own.weekday() == found.weekday:
            return Standing.DERIVED, f"the day of the week of {own}"
        return Standing.MISSING, ""
    if len(texts) < len(passages) or not all(any(weekdays_of(text.text)) for text in texts):
        return None, ""
    for passage in passages:
        published = passage.published
        days = [
            *(passage.text.days if passage.text else ()),
            *(passage.source.own_days if passage.source else ()),
        ]
        dates = [date for day in days for date in _dates(day, published)]
        if published:
            dates += _dates(Day(0, 0, published.year, published.month, published.day), None)
        if any(date.weekday() == found.weekday for date in dates):
            return Standing.INFERRED, "the day of the week of a date of the source"
        whole = passage.source.whole.text if passage.source else ""
        if _FROM_NOW.search(whole) or any(found.weekday == held.weekday for held in weekdays_of(whole)):
            return None, ""
    return Standing.MISSING, ""


def _beside(found: Weekday, day: Day, text: str) -> bool:
    """Whether a date stands right behind a day of the week, or right before it."""
    return bool(
        _BESIDE.fullmatch(text, found.end, day.start)
        if day.start >= found.end
        else _BESIDE.fullmatch(text, day.end, found.start)
    )


def _dates(day: Day, published: Date | None) -> list[datetime.date]:
    """The day of the calendar that a date is, with the year of the source if it has none; or nothing."""
    year = day.year or (published.year if published else None)
    if not (year and day.month and day.day):
        return []
    try:
        return [datetime.date(year, day.month, day.day)]
    except ValueError:  # no calendar has it
        return []
