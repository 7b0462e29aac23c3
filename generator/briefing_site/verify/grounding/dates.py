"""Dates: the same day, month or year stands in a passage; a year may be that of the document itself."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from dataclasses import replace

from briefing_site.model.date import Date
from briefing_site.model.grounding import Standing, Token, TokenKind
from briefing_site.text.weekdays import weekday_in
from briefing_site.verify.grounding.passage import Passage, Reading
from briefing_site.verify.grounding.sentence import ClaimTokens
from briefing_site.verify.grounding.values import Day, same_day


_WORK = re.compile(
    r"\s+(?:\w+\s+){0,2}(?:film|movie|documentary|album|song|single|book|novel|memoir|series|season|edition|version|episode|play|musical"
    r"|remake|video\s+game)\b",
    re.IGNORECASE,
)
_HALF_A_YEAR = 6
"""Months."""


def dated(day: Day, claim: ClaimTokens, passages: Sequence[Passage]) -> Token:
    """The token of a date."""
    text = claim.text[day.start : day.end].strip()

    def token(
        standing: Standing,
        passage: Passage | None = None,
        where: tuple[int, int] | None = None,
        how: str = "",
    ) -> Token:
        shown = passage is not None and any(_held(day, note, _year(passage, day)) for note in passage.notes)
        return Token(
            TokenKind.DATE,
            text,
            day.start,
            day.end,
            standing,
            passage.key if passage else None,
            where,
            shown,
            how,
        )

    for passage in passages:
        if passage.text and (held := _held(day, passage.text, None)):
            return token(Standing.CARRIED, passage, (passage.start + held.start, passage.start + held.end))
    for passage in passages:
        if any(_held(day, note, None) for note in passage.shown[:1]):
            return token(Standing.CARRIED, passage)
        if passage.translation and _held(day, passage.translation, None):
            return token(Standing.CARRIED, passage, how="in the translation that the card gives")
    for passage in passages:
        if how := _inferred(day, passage):
            return token(Standing.INFERRED, passage, how=how)
    for passage in passages:
        if passage.pinned and passage.pinned.has_day(day):
            return token(Standing.CARRIED, passage, how="in the lock")
    if _names_a_work(claim.text, day):
        return token(Standing.UNJUDGED, how="a year that tells a work from others of its name")
    if (
        day.year is None
        and day.day is None
        and not any(d.month for p in passages if p.text for d in p.text.days)
    ):
        return token(Standing.UNJUDGED, how="a month by itself, and the passage has none")
    return token(Standing.MISSING)


def _names_a_work(sentence: str, day: Day) -> bool:
    return day.month is None and bool(_WORK.match(sentence, day.end))


def _reckoned(day: Day, passage: Passage) -> str:
    """The date of the source, at most a week from `day`, by which a day of the week in the passage is `day`."""
    if not (passage.text and day.month and day.day):
        return ""
    owns: list[Date | Day] = [passage.published] if passage.published else []
    owns += passage.source.own_days if passage.source else ()
    for own in owns:
        if own.year and own.month and own.day:
            try:
                theirs = datetime.date(own.year, own.month, own.day)
                ours = datetime.date(day.year or own.year, day.month, day.day)
            except ValueError:
                continue
            if abs((ours - theirs).days) <= 7 and weekday_in(passage.text.text, ours.weekday()):
                return f"the source’s own date, {theirs}"
    return ""


def _held(day: Day, text: Reading, published: int | None) -> Day | None:
    """The first date of a text that says what `day` says."""
    return next((held for held in text.days if _says(held, day, published)), None)


def _says(held: Day, day: Day, published: int | None) -> bool:
    if day.year is not None and held.year is None and published is None:
        return False
    if (day.month is not None and held.month is None) or (day.day is not None and held.day is None):
        return False
    return same_day(day, held, published)


def _year(passage: Passage, day: Day) -> int | None:
    """The year of a month that has none in the passage, told from the date of the source."""
    return _near(passage.published, day) if passage.published else None


def _near(own: Date | Day, day: Day) -> int | None:
    """The year, of those in which the month of `day` lies at most six months from a source's own date, that `day` names."""
    if own.year is None or day.month is None or own.month is None or day.year is None:
        return own.year
    months = 12 * (day.year - own.year) + day.month - own.month
    return day.year if abs(months) <= _HALF_A_YEAR else own.year


def _inferred(day: Day, passage: Passage) -> str:
    """The inference by which a date follows from what is known of the source; empty for none."""
    published, source = passage.published, passage.source
    year = _year(passage, day)
    if passage.text and year is not None and _held(day, passage.text, year):
        return f"the year is that of the source’s own date, {published}"
    if published and same_day(day, _as_day(published)) and _no_closer(day, published):
        return f"the source’s own date, {published}"
    if passage.text and (own := _reckoned(day, passage)):
        return f"reckoned from {own} by the day of the week"
    if source is None:
        return ""
    if any(_says(own, day, None) for own in source.own_days):
        return "a date that the document gives of itself"
    if day.year is not None and any(held.year == day.year for held in source.whole.days):
        # The year stands once in a document, and days without it everywhere else.
        bare = replace(day, year=None)
        if day.month is None or (passage.text and _held(bare, passage.text, None)):
            return "the year stands elsewhere in the same document"
        if any(own.year is None and _says(own, bare, None) for own in source.own_days):
            return "a date that the document gives of itself"
    if day.year is not None and passage.text and _held(replace(day, year=None), passage.text, None):
        if any(own.year and _near(own, day) == day.year for own in source.own_days):
            return "the year is that of a date that the document gives of itself"
    return ""


def _no_closer(day: Day, published: object) -> bool:
    return (day.month is None or getattr(published, "month", None) is not None) and (
        day.day is None or getattr(published, "day", None) is not None
    )


def _as_day(published: object) -> Day:
    return Day(
        0,
        0,
        getattr(published, "year", None),
        getattr(published, "month", None),
        getattr(published, "day", None),
    )
