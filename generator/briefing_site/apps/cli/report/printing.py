"""Faults printed in the form that was asked for."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Literal, TextIO, get_args

from briefing_site.apps.cli.output import put
from briefing_site.apps.cli.report.terminal import wants_colour
from briefing_site.apps.debugging import show_traces
from briefing_site.model.diagnostic import Diagnostic
from briefing_site.model.lines import Lines
from briefing_site.model.waiver import WaivedFault

Format = Literal["text", "json", "github", "sarif"]
FORMATS: tuple[Format, ...] = get_args(Format)


def print_faults(
    faults: Iterable[Diagnostic],
    style: Format,
    root: Path | None = None,
    stream: TextIO | None = None,
    waived: Iterable[WaivedFault] = (),
) -> None:
    """Print faults in the order given; `root` is the folder of the texts that are shown with them.

    SARIF is one document, whether there are faults or not, and has those that are `waived` too, each with
    the reason; of the other forms each fault is a piece. Raises `OutputError`.
    """
    from briefing_site.apps.cli.report.sources import Sources

    faults = tuple(faults)
    show_traces(faults)
    out = stream or sys.stdout
    source = Sources(root).lines
    if style == "sarif":
        from briefing_site.apps.cli.report.sarif import sarif_of

        put(sarif_of(faults, source, waived), out, flush=False)
        return
    shown: Callable[[Diagnostic], str] | None = None
    for fault in faults:
        if shown is None:  # a run without faults needs none of it
            shown = _printer(style, source, out)
        put(shown(fault), out, flush=False)


def _printer(
    style: Format, source: Callable[[str], Lines | None], out: TextIO
) -> Callable[[Diagnostic], str]:
    if style == "json":
        from briefing_site.apps.cli.report.json_lines import json_of

        return json_of
    if style == "github":
        from briefing_site.apps.cli.report.github import annotation_of

        return annotation_of
    from briefing_site.apps.cli.report.text import text_of

    colour = wants_colour(out)
    return lambda fault: text_of(fault, source, colour=colour)
