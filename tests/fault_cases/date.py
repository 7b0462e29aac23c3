"""Cases of the faults in `model/faults/date.py`."""

from __future__ import annotations

from tests.fault_cases.case import Case, card
from tests.sites import briefing

CASES: dict[tuple[str, str], Case] = {
    ("bad_date", "month"): Case(briefing("Rain.", date="«bad-date»2026-13-01"), '"2026-13-01"'),
    ("bad_date", "day"): Case(briefing("Rain.", date="«bad-date»2026-02-30")),
    ("bad_date", "words"): Case(briefing("Rain.", "updated: «bad-date»May 2026"), "write it as 2026-05"),
    ("bad_date", "either-way"): Case(briefing("Rain.", "updated: «bad-date»03/04/2027"), "2027-04-03 or 2027-03-04"),
    ("bad_date", "unknown"): Case(briefing("Rain.", "updated: «bad-date»soon"), "write 2026-02-12"),
    ("bad_date", "not-iso"): Case(briefing("Rain.", "as_of: «bad-date»2026/01/02")),
    ("bad_date", "year-zero"): Case(briefing("Rain.", "as_of: «bad-date»0000")),
    ("bad_date", "time"): Case(briefing("Rain.", "as_of: «bad-date»2026-01-02 10:00:00")),
    ("bad_date", "event"): Case(briefing("Rain.", "events:\n  - {date: «bad-date»2026-1-2, text: Rain.}")),
    ("bad_span", "about"): Case(card("2026-01-05", "«bad-date»c. 2026"), "write it as 2026~"),
    ("bad_span", "none"): Case(card("2026-01-05", "«bad-date»n.d."), "published: null"),
    ("bad_date", "card"): Case(card("2026-01-05", '"«bad-date»2026-01-32"')),
}  # fmt: skip
