"""Faults without those that a waiver excepts, and what has become of each waiver."""

from __future__ import annotations

from collections.abc import Iterable

from briefing_site.model import faults
from briefing_site.model.diagnostic import Diagnostic
from briefing_site.model.waiver import JudgedWaiver, WaivedFault, Waiver, WaiverState
from briefing_site.text.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Waived:
    """What is left of the faults of a site."""

    faults: tuple[Diagnostic, ...]
    waivers: tuple[JudgedWaiver, ...]
    """In the order of their places."""
    waived: tuple[WaivedFault, ...] = ()
    """The faults that were taken out, in the order in which they were found."""


def waive(found: Iterable[Diagnostic], waivers: Iterable[Waiver], unjudged: frozenset[str]) -> Waived:
    """Take the waived faults out, and add one for each waiver that no fault needs.

    `unjudged` has the codes of lints that are off, or that could not run everywhere.
    """
    by_path: dict[str, list[Waiver]] = {}
    for waiver in sorted(waivers, key=lambda waiver: waiver.place):
        by_path.setdefault(waiver.place.path, []).append(waiver)
    if not by_path:
        return Waived(tuple(found), ())
    used: set[Waiver] = set()
    out: list[WaivedFault] = []
    left = [fault for fault in found if not _waived(fault, by_path, used, out)]
    idle = [w for of_path in by_path.values() for w in of_path if w not in used and w.code not in unjudged]
    # A waiver of `unused-waiver` itself is judged last, by the waivers that it covers.
    told = [faults.waiver.unused(waiver) for waiver in idle if waiver.code != "unused-waiver"]
    left += [fault for fault in told if not _waived(fault, by_path, used, out)]
    left += [faults.waiver.unused(w) for w in idle if w.code == "unused-waiver" and w not in used]
    judged = (
        JudgedWaiver(waiver, _state(waiver, used, unjudged))
        for of_path in by_path.values()
        for waiver in of_path
    )
    return Waived(tuple(left), tuple(judged), tuple(out))


def _waived(
    fault: Diagnostic, by_path: dict[str, list[Waiver]], used: set[Waiver], out: list[WaivedFault]
) -> bool:
    """Whether a waiver covers a fault; those that do are added to `used`, and the fault to `out`."""
    covering = [
        waiver
        for waiver in by_path.get(fault.place.path, ())
        if waiver.code == fault.code and waiver.covers.start <= fault.place < waiver.covers.end
    ]
    used.update(covering)
    if covering:
        out.append(WaivedFault(fault, covering[0].reason))
    return bool(covering)


def _state(waiver: Waiver, used: set[Waiver], unjudged: frozenset[str]) -> WaiverState:
    if waiver in used:
        return WaiverState.NEEDED
    return WaiverState.UNJUDGED if waiver.code in unjudged else WaiverState.UNUSED
