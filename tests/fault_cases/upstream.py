"""Cases of the faults in `model/faults/upstream.py`."""

from __future__ import annotations

from tests.fault_cases.case import Case, card
from tests.sites import briefing

CASES: dict[tuple[str, str], Case] = {
    ("withdrawn_source", "each-citation"): Case(
        card("kind: news", "kind: news\nwithdrawn: {date: 2026-02, reason: The figures were wrong.}")
        + briefing("Wet [«withdrawn-source»@rain#hours], dry [cf. @rain#dry; but see @rain#crew].")
        + "-- briefings/land/all.md --\n---\ntitle: A\nregion: land\ndate: 2026\nsummary: S\n---\nRain.\n",
        '"rain" was withdrawn on 2026-02: The figures were wrong; the sentence rests on it alone',
    ),
    ("early_notice", "corrected"): Case(
        card("kind: news", "kind: news\ncorrected: «early-notice»{date: 2999-02-01, reason: It was wrong.}"),
        "corrected: 2999-02-01 has not come yet",
    ),
}  # fmt: skip
