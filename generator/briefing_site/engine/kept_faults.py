"""Faults as text, to be kept from one command to the next; a site without faults loads none of it."""

from __future__ import annotations

import json
from collections.abc import Sequence

from briefing_site.model.diagnostic import Diagnostic
from briefing_site.model.diagnostic_data import from_data, to_data
from briefing_site.model.waiver import WaivedFault


def data_of(faults: Sequence[Diagnostic], waived: Sequence[WaivedFault]) -> str:
    """Faults, and faults that waivers except, as text; empty for none."""
    if not faults and not waived:
        return ""
    excepted = [(to_data(each.fault), each.reason) for each in waived]
    return json.dumps([[to_data(fault) for fault in faults], excepted])


def faults_of(data: str) -> tuple[tuple[Diagnostic, ...], tuple[WaivedFault, ...]]:
    """What `data_of` made a text of; raises `ValueError`, `TypeError` or `KeyError` for another text."""
    if not data:
        return (), ()
    faults, waived = json.loads(data)
    excepted = tuple(WaivedFault(from_data(fault), reason) for fault, reason in waived)
    return tuple(map(from_data, faults)), excepted
