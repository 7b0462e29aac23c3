"""Cases of the faults in `model/faults/style.py`."""

from __future__ import annotations

from tests.csl_styles import dependent
from tests.fault_cases.case import Case, config

CASES: dict[tuple[str, str], Case] = {
    ("no_style", "missing"): Case(
        config("title:", "citation_style: «unknown-citation-style»styles/quay.csl\ntitle:"), "put the CSL file there"
    ),
    ("no_parent", "dependent"): Case(
        config("title:", "citation_style: «unknown-citation-style»quay.csl\ntitle:") + f"-- quay.csl --\n{dependent('sea')}\n",
        "as sea.csl",
    ),
    ("bad_style", "no XML"): Case(
        config("title:", "citation_style: «bad-citation-style»quay.csl\ntitle:") + "-- quay.csl --\nNo style.\n",
        "take the file anew",
    ),
}  # fmt: skip
