"""Cases of the faults in `model/faults/budget.py`."""

from __future__ import annotations

from tests.fault_cases.case import Case, card, config
from tests.sites import briefing

CASES: dict[tuple[str, str], Case] = {
    ("over_budget", "words"): Case(
        config("title:", "policy: {source_words: 14}\ntitle:") + card("---\ntitle: Quay", "«over-budget»---\ntitle: Quay"),
        "15 words of “Quay shut for the night” are published, 1 more than `source_words`",
    ),
    ("private_words", "in-marks"): Case(
        card("kind: news", "kind: news\nrights: «over-budget»private")
        + briefing("“Rain fell for six hours” [@rain#hours]."),
        "own words",
    ),
}  # fmt: skip
