"""The severities that a site sets for lints: config.yaml's `lint`, code to off, warn or error."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from briefing_site.model.diagnostic import Diagnostic, Severity
from briefing_site.model.edit import Slot
from briefing_site.model.fix import Fix, Safety
from briefing_site.model.rules import RULES

LINTS = tuple(sorted(code for code, rule in RULES.items() if rule.is_lint))
"""The code of every fault whose level a site may set."""


def is_off(code: str, levels: Mapping[str, str]) -> bool:
    """Whether a site does not tell of a lint."""
    return levels.get(code, "off" if RULES[code].off else "") == "off"


def weigh(
    found: Iterable[Diagnostic], levels: Mapping[str, str], room: Slot | None = None
) -> list[Diagnostic]:
    """Faults with the severities that the site sets; a lint that is `off` is left out.

    What is a note only because it lies in what is not published stays one, whatever the site sets.
    `room` is the slot for another entry of `lint`; with it each lint has a fix that turns it off.
    """
    weighed = []
    for fault in found:
        rule = RULES.get(fault.code)
        if rule is None or not rule.is_lint:
            weighed.append(fault)
            continue
        if is_off(fault.code, levels):
            continue
        eased = fault.severity is Severity.NOTE and rule.severity is not Severity.NOTE
        level = "" if eased else levels.get(fault.code, "")
        told = replace(fault, severity=_SEVERITY[level]) if level else fault
        weighed.append(told if fault.code in levels or room is None else _with_switch(told, room))
    return weighed


_SEVERITY = {"warn": Severity.WARNING, "error": Severity.ERROR}


def _with_switch(fault: Diagnostic, room: Slot) -> Diagnostic:
    title = f'Turn the {fault.severity} "{fault.code}" off for this site'
    off = Fix(title, (room.fill(f"{fault.code}: off"),), Safety.DISPLAY)
    return replace(fault, fixes=(*fault.fixes, off))
