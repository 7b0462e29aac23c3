"""Faults and figures as text for people, JSON for programs, and annotations for GitHub."""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Iterable
from dataclasses import replace
from typing import Literal, TextIO

from briefing_site.model.diagnostic import Diagnostic, Severity

Format = Literal["text", "json", "github"]

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_COLOURS = {Severity.ERROR: "\x1b[1;31m", Severity.WARNING: "\x1b[1;33m"}
_BOLD, _QUIET, _RESET = "\x1b[1m", "\x1b[2m", "\x1b[0m"


def format_fault(fault: Diagnostic, style: Format, *, colour: bool = False) -> str:
    """One fault, without a line feed at its end."""
    if style == "json":
        return json.dumps(
            {
                "path": fault.place.path,
                "line": fault.place.line,
                "column": fault.place.column,
                "severity": str(fault.severity),
                "code": fault.code,
                "message": fault.message,
                "hint": fault.hint,
            },
            ensure_ascii=False,
        )
    if style == "github":
        at = fault.place
        where = f"file={_property(at.path)},line={at.line},col={at.column},title={_property(fault.code)}"
        text = f"{fault.message}\nhint: {fault.hint}" if fault.hint else fault.message
        return f"::{fault.severity} {where}::{_data(text)}"
    fault = Diagnostic(
        replace(fault.place, path=_shown(fault.place.path)),
        fault.severity,
        fault.code,
        _shown(fault.message),
        _shown(fault.hint),
    )
    if not colour:
        return str(fault)
    place = f"{fault.place.path}:{fault.place.line}:{fault.place.column}"
    kind = f"{_COLOURS[fault.severity]}{fault.severity}[{fault.code}]{_RESET}"
    head = f"{_BOLD}{place}{_RESET}: {kind} {fault.message}"
    return f"{head}\n  {_QUIET}hint:{_RESET} {fault.hint}" if fault.hint else head


def print_faults(faults: Iterable[Diagnostic], style: Format, stream: TextIO | None = None) -> None:
    """Print faults in the order given."""
    out = stream or sys.stdout
    colour = style == "text" and wants_colour(out)
    for fault in faults:
        print(format_fault(fault, style, colour=colour), file=out)


def is_terminal(stream: TextIO) -> bool:
    """Whether a terminal watches that can do more than print lines."""
    return stream.isatty() and os.environ.get("TERM") != "dumb"


def wants_colour(stream: TextIO) -> bool:
    """Whether a terminal watches that shows colours (no-color.org)."""
    return is_terminal(stream) and not os.environ.get("NO_COLOR")


def _shown(text: str) -> str:
    """A text without signs that would steer the terminal."""
    return _CONTROL.sub(lambda found: f"\\x{ord(found[0]):02x}", text)


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
