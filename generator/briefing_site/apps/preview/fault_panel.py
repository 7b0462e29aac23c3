"""The fault panel of the preview: the faults of the site, those of the shown page first."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from briefing_site.apps.preview.open_editor import chosen, vscode_link
from briefing_site.apps.preview.page_marks import Marking
from briefing_site.engine.page_faults import with_rendering
from briefing_site.engine.site import Snapshot
from briefing_site.model.diagnostic import Diagnostic, Severity

_ORDER = {str(severity): number for number, severity in enumerate(Severity)}
_MOST = 200
"""Entries that are listed; the rest are counted."""


def panel(state: Snapshot, address: str, more: Iterable[Diagnostic], root: Path) -> dict[str, Any]:
    """The panel of the page at an address, ready for JSON; `more` are faults that only rendering shows."""
    found = with_rendering(state.faults_so_far, more)
    path = state.content.files.get(address, "")
    marking = Marking(state, address, path)
    entries = []
    for fault in found:
        mark = marking.of(fault)
        place = fault.place
        entries.append(
            {
                "severity": str(fault.severity),
                "code": fault.code,
                "message": fault.message,
                "hint": fault.hint,
                "path": place.path,
                "line": place.line,
                "column": place.column,
                "here": mark.here,
                "sentences": mark.sentences,
                "elements": mark.elements,
                "vscode": vscode_link(root / place.path, place.line, place.column),
            }
        )
    entries.sort(key=lambda entry: (not entry["here"], _ORDER[str(entry["severity"])]))
    return {
        "errors": sum(1 for fault in found if fault.severity is Severity.ERROR),
        "warnings": sum(1 for fault in found if fault.severity is Severity.WARNING),
        "notes": sum(1 for fault in found if fault.severity is Severity.NOTE),
        "entries": entries[:_MOST],
        "path": path,
        "vscode": vscode_link(root / path, 1, 1) if path else "",
        "editor": chosen(os.environ),
    }
