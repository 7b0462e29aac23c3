"""Dates of texts that have not come yet: they are told, since other generators wait for them and this one does not."""

from __future__ import annotations

import datetime

import pytest

from tests.sites import LEAD, Site, briefing

EARLY = {
    "come": ("2026-03-01", "date: 2026-03-01", []),
    "come-elsewhere": ("2026-03-01", "date: 2026-03-02", []),
    "later": ("2026-03-01", "date: 2026-03-03", ["4:7 date: 2026-03-03"]),
    "this-month": ("2026-03-01", "date: 2026-03", []),
    "next-month": ("2026-03-01", "date: 2026-04", ["4:7 date: 2026-04"]),
    "mistyped-year": ("2026-03-01", "date: 2062-03-01", ["4:7 date: 2062-03-01"]),
    "updated": ("2026-03-01", "date: 2026-02-01\nupdated: 2026-03-09", ["5:10 updated: 2026-03-09"]),
    "as-of": ("2026-03-01", "date: 2026-02-01\nas_of: 2026-03-09", ["5:8 as_of: 2026-03-09"]),
    "correction": (
        "2026-03-01",
        'date: 2026-02-01\ncorrections: [{date: 2026-03-09, text: "It fell."}]',
        ["5:41 correction: 2026-03-09"],
    ),
    "clock-of-packagers": ("1980-01-01", "date: 2026-03-03", []),
    "clock-never-set": ("1970-01-01", "date: 2026-03-03", []),
    "draft": ("2026-03-01", "date: 2026-03-09\ndraft: true", []),
    "event": (
        "2026-03-01",
        "date: 2026-02-01\nevents: [{date: 2026-04-01, planned: true, text: It rains}]",
        [],
    ),
}


def on(monkeypatch: pytest.MonkeyPatch, day: str) -> None:
    """Set the day on which the site is looked at."""
    moment = datetime.datetime.fromisoformat(f"{day}T12:00:00+00:00")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(moment.timestamp())))


def told(site: Site) -> list[str]:
    """The place and the beginning of each such fault."""
    seen = [fault for fault in site.build().diagnostics if fault.code == "early-date"]
    return [
        f"{fault.place.line}:{fault.place.column} {fault.message.partition(' has not')[0]}" for fault in seen
    ]


@pytest.mark.parametrize(("today", "dates", "expected"), EARLY.values(), ids=EARLY.keys())
def test_a_text_whose_date_has_not_come_is_told(
    small: Site, monkeypatch: pytest.MonkeyPatch, today: str, dates: str, expected: list[str]
) -> None:
    on(monkeypatch, today)
    small.write(briefing("It rained.").replace("date: 2026-01-07", dates))
    assert told(small) == expected


def test_it_is_told_until_the_day_has_come(small: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    small.write(briefing("It rained.", date="2026-03-09"))
    seen = {}
    for day in ("2026-03-01", "2026-03-02", "2026-03-08", "2026-03-20"):
        on(monkeypatch, day)
        seen[day] = len(told(small))
    assert seen == {"2026-03-01": 1, "2026-03-02": 1, "2026-03-08": 0, "2026-03-20": 0}


def test_a_page_does_not_tell_of_the_day(small: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    small.write(briefing("It rained.", date="2026-03-09"))
    trees = []
    for day in ("2026-03-01", "2026-03-20"):
        on(monkeypatch, day)
        trees.append(small.build().tree)
    assert trees[0] == trees[1]
    assert any(LEAD[10:-3] in path for path in trees[0])
