"""Cases of the faults in `model/faults/waiver.py`."""

from __future__ import annotations

from tests.fault_cases.case import Case
from tests.sites import briefing

CASES: dict[tuple[str, str], Case] = {
    ("nameless", "markdown"): Case(briefing("Rain. «bad-waiver»<!-- lint: -->"), "names no lint"),
    ("nameless", "yaml"): Case(briefing("Rain.", "«bad-waiver»# lint:\nas_of: 2026-01-06"), "names no lint"),
    ("of_several", "markdown"): Case(briefing("Rain. «bad-waiver»<!-- lint: figures, names it is so -->"), "one waiver for each lint"),
    ("without_reason", "markdown"): Case(briefing("Rain. «bad-waiver»<!-- lint: heading-level -->"), "say behind the code"),
    ("without_colon", "markdown"): Case(briefing("Rain. «bad-waiver»<!-- lint heading-level it is so -->"), "has no colon"),
    ("unknown", "near"): Case(briefing("Rain. <!-- lint: «bad-waiver»heading-levl it is so -->"), 'did you mean "heading-level"?'),
    ("unknown", "error"): Case(briefing("Rain. <!-- lint: «bad-waiver»unknown-region it is so -->"), "cannot be waived"),
    ("unused", "markdown"): Case(briefing("Rain. «unused-waiver»<!-- lint: heading-level it is so -->"), "finds nothing there"),
}  # fmt: skip
