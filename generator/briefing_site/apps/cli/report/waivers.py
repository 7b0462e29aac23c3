"""The list of waivers: a line each, as text or as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from briefing_site.apps.cli.report.terminal import harmless
from briefing_site.model.waiver import JudgedWaiver


def lines_of(waivers: Iterable[JudgedWaiver], form: str) -> Iterator[str]:
    """A line for each waiver, in the form `text` or `json`."""
    for judged in waivers:
        waiver, state = judged.waiver, judged.state
        at = waiver.place
        if form == "json":
            yield json.dumps(
                {
                    "path": at.path,
                    "line": at.line,
                    "column": at.column,
                    "code": waiver.code,
                    "reason": waiver.reason,
                    "state": str(state),
                },
                ensure_ascii=False,
            )
        else:
            yield harmless(f"{at.path}:{at.line}:{at.column}: {waiver.code} ({state}): {waiver.reason}")
