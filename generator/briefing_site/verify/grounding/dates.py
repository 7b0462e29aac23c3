"""Dates: the same day, month or year stands in a passage; a year may be that of the document itself."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from briefing_site.model.date import Date
from briefing_site.model.grounding import Standing, Token, TokenKind
from briefing_site.text.lazy_pattern import LazyPattern
from briefing_site.text.relative_months import relative_months
from briefing_site.text.values.compare import months_of, same_day
from briefing_site.text.values.nouns import Day
from briefing_site.text.weekdays import weekday_in
from briefing_site.verify.grounding.passage import Passage, Reading
from briefing_site.verify.grounding.piece import Piece
from briefing_site.verify.grounding.pinned import WHEN_PINNED, has_day, was_reached
from briefing_site.verify.grounding.pinned_dates import may_be_inferred
from briefing_site.verify.grounding.reckoned_dates import reckoned_day, reckoned_year
from briefing_site.verify.grounding.sentence import ClaimTokens

_WORK = LazyPattern(
    r"\s+(?:\w+\s+){0,2}(?:film|movie|documentary|album|song|single|book|novel|memoir|series|season"
    r"|edition|version|episode|play|musical"
    r"|remake|video\s+game)\b",
    re.IGNORECASE,
)
_TWO_YEARS = LazyPattern(r"(?<![\d/])((?:19|20)\d\d)[/–‑-](\d\d)(?![\d/–‑-])")
_OF_ITSELF = "a date that the document gives of itself"
_HALF_A_YEAR = 6
"""Months."""


def dated(day: Day, claim: ClaimTokens, passages: Sequence[Passage]) -> Token:
    """The token of a date."""
    token = next(_tokens(day, claim, passages))
    if token.standing is Standing.MISSING and (year := _two_years(day, claim.text)):
        of_both = next(_tokens(year, claim, passages))
        if of_both.standing is not Standing.MISSING:
            return replace(of_both, text=token.text, start=token.start, end=token.end)
    return token


def _two_years(day: Day, sentence: str) -> Day | None:
    """The fiscal year of which a date is a half: the 27 of 2026/27."""
    for found in _TWO_YEARS.finditer(sentence):
        first, last = int(found[1]), int(found[2])
        if found.start() <= day.start < found.end() and (first + 1) % 100 == last:
            return Day(day.start, day.end, first, fiscal=True)
    return None


def _tokens(day: Day, claim: ClaimTokens, passages: Sequence[Passage]) -> Iterator[Token]:
    """What the token may be, the first that holds before all others."""
    text = claim.text[day.start : day.end].strip()

    token = Piece(
        TokenKind.DATE,
        text,
        day.start,
        day.end,
        lambda passage: _is_shown(day, passage),
    )

    for passage in passages:
        if passage.text and (held := _held(day, passage.text, None)):
            yield token(Standing.CARRIED, passage, (passage.start + held.start, passage.start + held.end))
    for passage in passages:
        if any(_held(day, note, None) for note in passage.shown[:1]):
            yield token(Standing.CARRIED, passage)
        if passage.translation and _held(day, passage.translation, None):
            yield token(Standing.CARRIED, passage, how="in the translation that the card gives")
    for passage in passages:
        if how := _inferred(day, passage):
            yield token(Standing.INFERRED, passage, how=how)
    for passage in passages:
        if how := reckoned_year(day, passage) or reckoned_day(day, passage):
            yield token(Standing.INFERRED, passage, how=how)
    for passage in passages:
        if passage.pinned and has_day(passage.pinned, day, _year(passage, day)):
            yield token(Standing.CARRIED, passage, how="in the lock")
        if passage.pinned and was_reached(passage.pinned, text):
            yield token(Standing.INFERRED, passage, how=WHEN_PINNED)
        if passage.pinned and may_be_inferred(day, passage.pinned, passage.published):
            yield token(Standing.INFERRED, passage, how="from dates of the document, by the lock")
    if _names_a_work(claim.text, day):
        yield token(Standing.UNJUDGED, how="a year that tells a work from others of its name")
    if (
        day.year is None
        and day.day is None
        and not any(_is_of_its_kind(day, held) for p in passages if p.text for held in p.text.days)
    ):
        yield token(Standing.UNJUDGED, how="a month by itself, and the passage has none")
    yield token(Standing.MISSING)


def _is_of_its_kind(day: Day, held: Day) -> bool:
    """Whether a passage with the date `held` would have the month or the quarter `day`, were it meant."""
    return held.month is not None or day.part[:1] == held.part[:1] == "q"


def _names_a_work(sentence: str, day: Day) -> bool:
    return day.month is None and bool(_WORK.match(sentence, day.end))


def _reckoned(day: Day, passage: Passage) -> str:
    """The date of the source by which a day of the week in the passage is `day`; empty for none."""
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


def _is_shown(day: Day, passage: Passage) -> bool:
    """Whether a note shows a date: in its words, or as the date of the source."""
    if any(_held(day, note, _year(passage, day)) for note in passage.notes):
        return True
    published = passage.published
    return published is not None and same_day(day, _as_day(published)) and _is_as_close(published, day)


def _held(day: Day, text: Reading, published: int | None) -> Day | None:
    """The first date of a text that says what `day` says."""
    return next((held for held in text.days if _says(held, day, published)), None)


def _says(held: Day, day: Day, published: int | None) -> bool:
    if day.year is not None and held.year is None and published is None:
        return False
    if day.day is None and day.month in months_of(held):
        return same_day(day, held, published)
    if (day.month is not None and held.month is None) or (day.day is not None and held.day is None):
        return False
    return same_day(day, held, published)


def _year(passage: Passage, day: Day) -> int | None:
    """The year of a month that has none in the passage, told from the date of the source."""
    return _near(passage.published, day) if passage.published else None


def _near(own: Date | Day, day: Day) -> int | None:
    """The year of `day` where its month lies at most half a year from a source's own date."""
    if own.year is None or day.month is None or own.month is None or day.year is None:
        return own.year
    months = 12 * (day.year - own.year) + day.month - own.month
    return day.year if abs(months) <= _HALF_A_YEAR else own.year


def _inferred(day: Day, passage: Passage) -> str:
    """The inference by which a date follows from what is known of the source; empty for none."""
    return next(_inferences(day, passage), "")


def _inferences(day: Day, passage: Passage) -> Iterator[str]:
    published, source = passage.published, passage.source
    year = _year(passage, day)
    if passage.text and year is not None and _held(day, passage.text, year):
        yield f"the year is that of the source’s own date, {published}"
    if published and same_day(day, _as_day(published)) and _is_as_close(published, day):
        yield f"the source’s own date, {published}"
    if passage.text and (own := _reckoned(day, passage)):
        yield f"reckoned from {own} by the day of the week"
    if passage.text and published and _told_from(published, day, passage.text):
        yield f"told from the source’s own date, {published}"
    if passage.text and published and _of_the_month(published, day, passage.text):
        yield f"the month is told from the source’s own date, {published}"
    if passage.text and day.year and day.month is None and not day.part:
        named = {held.year for held in passage.text.days if held.year}
        if any(day.year - years_from in named for _, _, years_from in passage.text.values.relative):
            yield "the year before or after one that the passage names"
    if source is None:
        return
    if any(_says(own, day, None) for own in source.own_days):
        yield _OF_ITSELF
    if day.year is None or passage.text is None:
        return
    bare = replace(day, year=None)
    # The parts of one date: where the passage names a year with the day, no other year will do.
    in_passage = any(_says(held, bare, None) for held in passage.text.days if held.year is None)
    if day.month is None and any(_says(held, day, None) for held in source.whole.days):
        yield "the date stands elsewhere in the same document"
    if any(held.year == day.year for held in source.whole.days):
        # The year stands once in a document, and days without it everywhere else.
        if in_passage:
            yield "the year stands elsewhere in the same document"
        years = {year} if published else {own.year for own in source.own_days}
        if day.year in years and any(o.year is None and _says(o, bare, None) for o in source.own_days):
            yield _OF_ITSELF
    if day.month and in_passage and any(o.year and _near(o, day) == day.year for o in source.own_days):
        yield "the year is that of a date that the document gives of itself"


def _of_the_month(published: Date, day: Day, text: Reading) -> bool:
    """Whether a passage has the day without its month: that of its document, or the one before."""
    if not (day.month and day.day and published.month and published.year):
        return False
    bare = any(held.day == day.day and held.month is None and held.year is None for held in text.days)
    at = 12 * ((day.year or published.year) - published.year) + day.month - published.month
    if day.year is None and at == 11:  # December, told in January
        at = -1
    before = published.day is not None and day.day > published.day
    return bare and (at == 0 or (at == -1 and before))


def _told_from(published: Date, day: Day, text: Reading) -> bool:
    """Whether a passage names a month or a year from the date of its source: this month, last year."""
    if day.day is not None:
        return False
    if day.month is None:
        return any(day.year == published.year + years for _, _, years in text.values.relative)
    if published.month is None:
        return False
    at = 12 * (day.year or published.year) + day.month - 12 * published.year - published.month
    return abs(at) <= 1 and at in relative_months(text.text)


def _is_as_close(published: Date, day: Day) -> bool:
    """Whether the date of a source names the month and the day, as far as `day` does."""
    return not (day.month and published.month is None) and not (day.day and published.day is None)


def _as_day(date: Date) -> Day:
    return Day(0, 0, date.year, date.month, date.day)
