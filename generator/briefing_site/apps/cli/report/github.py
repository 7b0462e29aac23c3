"""A fault as an annotation for GitHub's checks."""

from __future__ import annotations

from briefing_site.model.diagnostic import Diagnostic, Severity


def annotation_of(fault: Diagnostic) -> str:
    """A fault, without a line feed at its end."""
    at, end = fault.place, fault.end
    where = (
        f"file={_property(at.path)},line={at.line},col={at.column},"
        f"endLine={end.line},endColumn={end.column},title={_property(fault.code)}"
    )
    text = f"{fault.message}\nhint: {fault.hint}" if fault.hint else fault.message
    kind = "notice" if fault.severity is Severity.NOTE else fault.severity
    return f"::{kind} {where}::{_data(text)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
