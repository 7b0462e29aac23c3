"""The severities that a site sets for warnings: config.yaml's `lint`, code to off, warn or error."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from briefing_site.model.diagnostic import Diagnostic, Severity
from briefing_site.model.edit import Slot
from briefing_site.model.fix import Fix, Safety
from briefing_site.model.rules import QUIET, RULES

LINTS = tuple(sorted(code for code, rule in RULES.items() if rule.severity is not Severity.ERROR))
"""The code of every warning and every note. A site cannot change the severity of an error."""


_SEVERITIES = {"warn": Severity.WARNING, "error": Severity.ERROR}


def weigh(
    found: Iterable[Diagnostic], levels: Mapping[str, str], room: Slot | None = None
) -> list[Diagnostic]:
    """Faults with the severities that the site sets; a warning or note that is `off` is left out.

    What is a note only because it lies in what is not published stays one, whatever the site sets.
    `room` is the slot for another entry of `lint`; with it each of them has a fix that turns it off.
    """
    weighed = []
    for fault in found:
        if fault.severity is Severity.ERROR:
            weighed.append(fault)
            continue
        level = levels.get(fault.code, "off" if fault.code in QUIET else "")
        eased = fault.severity is Severity.NOTE and RULES[fault.code].severity is not Severity.NOTE
        if level != "off":
            set_so = replace(fault, severity=_SEVERITIES[level]) if level and not eased else fault
            known = room is None or fault.code in levels or fault.code not in LINTS
            weighed.append(set_so if known or room is None else _with_switch(set_so, room))
    return weighed


def _with_switch(fault: Diagnostic, room: Slot) -> Diagnostic:
    title = f'Turn the {RULES[fault.code].severity} "{fault.code}" off for this site'
    off = Fix(title, (room.fill(f"{fault.code}: off"),), Safety.DISPLAY)
    return replace(fault, fixes=(*fault.fixes, off))
