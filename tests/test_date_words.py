"""Dates as people write them: what they may mean, and what is told."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_site.model.faults.date import bad_date
from briefing_site.model.fix import Safety
from briefing_site.model.place import Place, Span
from briefing_site.text.dates import readings

MEANT = {
    "1 December 2026": "2026-12-01",
    "Dec 1, 2026": "2026-12-01",
    "December 1st, 2026": "2026-12-01",
    "Tuesday, 1st of December 2026": "2026-12-01",
    "2026 Dec 1": "2026-12-01",
    "Sept. 5, 2026": "2026-09-05",
    "2026/12/01": "2026-12-01",
    "01.12.2026": "2026-12-01",
    "03.04.2026": "2026-04-03",
    "2026-2-3": "2026-02-03",
    "2026.2.3": "2026-02-03",
    "2026年12月1日": "2026-12-01",
    "2026年12月": "2026-12",
    "令和8年12月1日": "2026-12-01",
    "2026년 12월 1일": "2026-12-01",
    "13/04/2026": "2026-04-13",
    "04/13/2026": "2026-04-13",
    "04/04/2026": "2026-04-04",
    "20261201": "2026-12-01",
    "２０２６-１２-０１": "2026-12-01",
    "2026\u201112\u201101": "2026-12-01",
    "2026–12–01": "2026-12-01",
    "“2026-12-01”": "2026-12-01",
    "2026-12\u200b-01": "2026-12-01",
    "December 2026": "2026-12",
    "12/2026": "2026-12",
    "2026-1": "2026-01",
    "1. März 2026": "2026-03-01",
    "1er août 2026": "2026-08-01",
    "1 de mayo de 2026": "2026-05-01",
}
EITHER = {"03/04/2026": ("2026-04-03", "2026-03-04"), "1-2-2026": ("2026-02-01", "2026-01-02")}
NOT_ALL = {"2026-12-01T10:00:00Z": "2026-12-01", "2026-12-01 10:00": "2026-12-01", "2026-13-01": "2026-01-13"}
NO_DAY = {
    "2026-02-30": ("2026-02 has the days 1 to 28, and no 30", "2026-02"),
    "31 April 2026": ("2026-04 has the days 1 to 30, and no 31", "2026-04"),
    "2026-13": ("there is no month 13", "2026"),
    "0000-01": ("there is no year 0", ""),
}
NOTHING = ["soon", "", "May", "1/2/26", "March 1", "1 Foo 2026", "26", "2026 2027", "in 2026", "1 2 3 2026"]


def told(text: str) -> tuple[str, str, list[tuple[str, Safety]]]:
    """Message, hint and fixes of the fault of a date."""
    place = Place("a.md", 2, 7)
    fault = bad_date(Span(place, place.right(len(text))), "date", text)
    return fault.message, fault.hint, [(fix.edits[0].new, fix.safety) for fix in fault.fixes]


@pytest.mark.parametrize(("text", "iso"), MEANT.items(), ids=MEANT)
def test_meant(text: str, iso: str) -> None:
    message, hint, fixes = told(text)
    assert "exists" not in message
    assert hint == f"write it as {iso}"
    assert fixes == [(iso, Safety.SAFE)]


@pytest.mark.parametrize(("text", "both"), EITHER.items(), ids=EITHER)
def test_day_and_month_may_stand_either_way(text: str, both: tuple[str, str]) -> None:
    message, hint, fixes = told(text)
    assert "does not tell the day from the month" in message
    assert hint == f"write it as {both[0]} or {both[1]}"
    assert fixes == [(iso, Safety.UNSAFE) for iso in both]


@pytest.mark.parametrize(("text", "iso"), NOT_ALL.items(), ids=NOT_ALL)
def test_something_is_left_out_or_guessed(text: str, iso: str) -> None:
    assert told(text)[2] == [(iso, Safety.UNSAFE)]


@pytest.mark.parametrize(
    ("text", "why", "part"), [(text, *said) for text, said in NO_DAY.items()], ids=NO_DAY
)
def test_no_calendar_has_it(text: str, why: str, part: str) -> None:
    """What is right of the date may stand alone."""
    message, hint, fixes = told(text)
    assert message.endswith(f"is not a date that exists: {why}")
    assert hint.startswith(f"correct the date, or write {part} " if part else "write 2026-02-12")
    assert fixes == ([(part, Safety.DISPLAY)] if part else [])


@pytest.mark.parametrize("text", NOTHING)
def test_nothing_is_guessed(text: str) -> None:
    message, _, fixes = told(text)
    assert "is not written as a date" in message
    assert fixes == []


FORMS = [
    "%d %B %Y",
    "%B %d, %Y",
    "%b %d %Y",
    "%A, %d %B %Y",
    "%Y/%m/%d",
    "%d.%m.%Y",
    "%Y年%m月%d日",
    "%Y.%m.%d",
]


@given(st.dates(datetime.date(1000, 1, 1)), st.sampled_from(FORMS))
def test_every_day_in_every_form(day: datetime.date, form: str) -> None:
    seen = readings(day.strftime(form))
    assert (seen.iso, seen.exact) == ((day.isoformat(),), True)


@given(st.text(max_size=30))
def test_any_text(text: str) -> None:
    for iso in readings(text).iso:
        datetime.date.fromisoformat(f"{iso}-01" if len(iso) == 7 else iso)
