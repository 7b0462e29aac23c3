"""Cases of the faults in `model/faults/metadata.py`."""

from __future__ import annotations

from tests.fault_cases.case import Case
from tests.sites import briefing

CASES: dict[tuple[str, str], Case] = {
    ("kept_metadata", "rich text"): Case(briefing("[x](x.rtf)") + "-- briefings/water/x.rtf --\n«kept-metadata»{\\rtf1}\n", "lint: {kept-metadata: warn}"),
    ("unknown_metadata", "control signs"): Case(briefing("[x](x.dat)") + "-- briefings/water/x.dat --\n«unknown-metadata»\1\2\n", "lint: {unknown-metadata: off}"),
}  # fmt: skip
