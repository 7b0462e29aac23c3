"""Dates: the same day, month or year stands in a passage; a year may be that of the document itself."""

from __future__ import annotations

from collections.abc import Sequence

from briefing_site.model.grounding import Standing, Token, TokenKind
from briefing_site.verify.grounding.passage import Passage, Reading
from briefing_site.verify.grounding.sentence import ClaimTokens
from briefing_site.verify.grounding.values import Day, same_day


def dated(day: Day, claim: ClaimTokens, passages: Sequence[Passage]) -> Token:
    """The token of a date."""
    text = claim.text[day.start : day.end].strip()

    def token(standing: Standing, passage: Passage | None = None, where: tuple[int, int] | None = None, how: str = "") -> Token:
        shown = passage is not None and any(_held(day, note, _year(passage, day)) for note in passage.notes)
        return Token(TokenKind.DATE, text, day.start, day.end, standing, passage.key if passage else None, where, shown, how)

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
    return token(Standing.MISSING)


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
    """The year in which a month without a year lies, told from the date of the source: the last such month before it."""
    published = passage.published
    if published is None:
        return None
    later = day.month is not None and published.month is not None and day.month > published.month
    return published.year - 1 if later and day.year == published.year - 1 else published.year


def _inferred(day: Day, passage: Passage) -> str:
    """The inference by which a date follows from what is known of the source; empty for none."""
    published, source = passage.published, passage.source
    year = _year(passage, day)
    if passage.text and year is not None and _held(day, passage.text, year):
        return f"the year is that of the source’s own date, {published}"
    if published and same_day(day, _as_day(published)) and _no_closer(day, published):
        return f"the source’s own date, {published}"
    if source:
        for own in source.own_days:
            if _says(own, day, None):
                return "a date that the document gives of itself"
            if passage.text and own.year and _held(day, passage.text, own.year):
                return "the year is that of a date that the document gives of itself"
    return ""


def _no_closer(day: Day, published: object) -> bool:
    return (day.month is None or getattr(published, "month", None) is not None) and (
        day.day is None or getattr(published, "day", None) is not None
    )


def _as_day(published: object) -> Day:
    return Day(0, 0, getattr(published, "year", None), getattr(published, "month", None), getattr(published, "day", None))
