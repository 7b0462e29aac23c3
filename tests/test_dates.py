"""Dates as precise as they are known."""

from __future__ import annotations

import contextlib
import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_site.model.date import Date

DAYS = st.dates(datetime.date(1000, 1, 1))
DATES = st.builds(
    lambda day, precision: Date(*(day.year, day.month, day.day)[:precision]), DAYS, st.integers(1, 3)
)


@given(DATES)
def test_as_written_and_back(date: Date) -> None:
    assert Date.parse(str(date)) == date
    assert date.first_day <= date.last_day


@given(DATES, DATES)
def test_order(one: Date, other: Date) -> None:
    assert (one < other) + (other < one) + (one == other) == 1
    if one.last_day < other.first_day:
        assert one < other
    if one < other:
        assert one.first_day <= other.first_day


@given(DAYS)
def test_a_day_is_itself(day: datetime.date) -> None:
    date = Date.parse(day.isoformat())
    assert date.first_day == date.last_day == day


def test_what_a_date_may_mean() -> None:
    assert (Date.parse("2026").first_day, Date.parse("2026").last_day) == (
        datetime.date(2026, 1, 1),
        datetime.date(2026, 12, 31),
    )
    assert Date.parse("2024-02").last_day == datetime.date(2024, 2, 29)


def test_a_year_comes_before_its_months_and_days() -> None:
    dates = ["2026", "2026-01", "2026-01-01", "2026-01-02", "2026-02", "2027"]
    assert [str(date) for date in sorted(Date.parse(text) for text in reversed(dates))] == dates


@pytest.mark.parametrize(
    "text",
    ["", "26", "2026-1", "2026-13", "2026-00", "2026-00-01", "2026-01-00", "2026-02-30", "2025-02-29", "2026-01-01 ", " 2026", "2026-01-01T00:00",
     "20260101", "0000", "2026/01/01", "12026", "-2026", "２０２６", "2026-01-01\n"],
)  # fmt: skip
def test_not_a_date(text: str) -> None:
    with pytest.raises(ValueError):
        Date.parse(text)


@given(st.text(max_size=12))
def test_any_text(text: str) -> None:
    with contextlib.suppress(ValueError):
        assert str(Date.parse(text)) == text
