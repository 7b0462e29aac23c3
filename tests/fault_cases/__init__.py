"""Cases of every fault, in one file for each module of `model/faults/`.

A case is a difference from the small site with each fault marked at its place, as in `«bad-date»2026-13`;
nothing else may be reported (`tests/test_faults.py`).
"""

from __future__ import annotations

from collections.abc import Mapping

from tests.fault_cases import (
    address,
    attachments,
    briefing,
    budget,
    citation,
    config,
    date,
    edition,
    files,
    grounding,
    link,
    lints,
    markup,
    metadata,
    source_card,
    style,
    theme,
    translation,
    upstream,
    value,
    verification,
    waiver,
    yaml,
)
from tests.fault_cases.case import Case

BY_MODULE: Mapping[str, Mapping[tuple[str, str], Case]] = {
    "address": address.CASES,
    "attachments": attachments.CASES,
    "briefing": briefing.CASES,
    "budget": budget.CASES,
    "citation": citation.CASES,
    "config": config.CASES,
    "date": date.CASES,
    "edition": edition.CASES,
    "files": files.CASES,
    "grounding": grounding.CASES,
    "link": link.CASES,
    "lints": lints.CASES,
    "markup": markup.CASES,
    "metadata": metadata.CASES,
    "source_card": source_card.CASES,
    "style": style.CASES,
    "theme": theme.CASES,
    "translation": translation.CASES,
    "upstream": upstream.CASES,
    "value": value.CASES,
    "verification": verification.CASES,
    "waiver": waiver.CASES,
    "yaml": yaml.CASES,
}
"""By the module of `model/faults/`: function and what tells its cases apart, to the case."""
CASES = {key: case for cases in BY_MODULE.values() for key, case in cases.items()}
