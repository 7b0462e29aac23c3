"""The date of an event against the passages that its text cites."""

from __future__ import annotations

import pytest

from tests.sites import LEAD, Site

DREDGED = """\
-- seeds/archive/quay.txt --
The quay

The quay was dredged in March 2026, and it will open in May.

It was built in 1998.
-- seeds/quay.md --
---
title: The quay
publisher: Quay Post
published: 2026-06-05
archive: quay.txt
kind: news
---
## depth {at="2"}
> The quay was dredged in March 2026

Dredged in March 2026.

## built {at="3"}
> It was built in 1998
"""
DATES = [
    pytest.param("2026-03", "depth", False, id="in-the-passage"),
    pytest.param("2026", "depth", False, id="less-exact"),
    pytest.param("2026-05", "depth", False, id="year-of-the-document"),
    pytest.param("2026-06-05", "depth", False, id="date-of-the-document"),
    pytest.param("2026-04", "depth", True, id="another-month"),
    pytest.param("2025-03", "depth", True, id="another-year"),
    pytest.param("1998", "depth", False, id="elsewhere-in-the-document"),
    pytest.param("1999", "built", False, id="no-month-in-the-passage"),
]


@pytest.mark.parametrize(("date", "excerpt", "told"), DATES)
def test_the_date_of_an_event(small: Site, date: str, excerpt: str, told: bool) -> None:
    small.write(DREDGED)
    small.pin()
    event = f'events: [{{date: {date}, text: "The quay was dredged [@quay#{excerpt}]."}}]'
    small.lead("The quay was dredged [@quay#depth].", event)
    faults = [f for f in small.check().faults if f.startswith(LEAD) and "figures" in f]
    assert bool(faults) == told


def test_nothing_is_told_without_the_archive(small: Site) -> None:
    small.write(DREDGED)
    small.pin()
    small.lead("It was dredged [@quay#depth].", 'events: [{date: 2026-04, text: "Dredged [@quay#depth]."}]')
    small.delete("seeds/archive")
    assert not [f for f in small.check().faults if f.startswith(LEAD) and "figures" in f]
