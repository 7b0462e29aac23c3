"""Diagnostics as plain data for JSON, and back: for programs that read them, and for the next build."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from briefing_site.model.diagnostic import Diagnostic, Place, RelatedPlace, Severity, Span
from briefing_site.model.edit import Change, CommandStep, Edit, Move, NewFile
from briefing_site.model.fix import Fix, Safety

if TYPE_CHECKING:
    from briefing_site.model.grounding import Token


def to_data(fault: Diagnostic) -> dict[str, Any]:
    """A diagnostic as plain data."""
    return {
        "path": fault.place.path,
        "line": fault.place.line,
        "column": fault.place.column,
        "severity": str(fault.severity),
        "code": fault.code,
        "message": fault.message,
        "hint": fault.hint,
        "end_line": fault.end.line,
        "end_column": fault.end.column,
        "related": [{**_span(other.at), "message": other.words} for other in fault.related],
        "suggestion": fault.suggestion,
        "fixes": [
            {
                "title": fix.title,
                "safety": str(fix.safety),
                "changes": [_change(change) for change in fix.changes],
            }
            for fix in fault.fixes
        ],
        "grounding": _token(fault),
    }


def from_data(data: Mapping[str, Any]) -> Diagnostic:
    """The diagnostic in data of `to_data`; raises `KeyError`, `TypeError` or `ValueError` for other data."""
    at = _span_of(data)
    return Diagnostic(
        at.start,
        at.end,
        Severity(data["severity"]),
        data["code"],
        data["message"],
        data["hint"],
        tuple(RelatedPlace(_span_of(other), other["message"]) for other in data["related"]),
        data["suggestion"],
        tuple(
            Fix(fix["title"], tuple(map(_change_of, fix["changes"])), Safety(fix["safety"]))
            for fix in data["fixes"]
        ),
        _token_of(data["grounding"]),
    )


def _token(fault: Diagnostic) -> dict[str, Any] | None:
    if fault.token is None:
        return None
    from briefing_site.model.grounding_data import to_data as token_to_data

    return token_to_data(fault.token)


def _token_of(data: Mapping[str, Any] | None) -> Token | None:
    if data is None:
        return None
    from briefing_site.model.grounding_data import from_data as token_from_data

    return token_from_data(data)


def _span(at: Span) -> dict[str, Any]:
    return {
        "path": at.path,
        "line": at.line,
        "column": at.column,
        "end_line": at.end.line,
        "end_column": at.end.column,
    }


def _span_of(data: Mapping[str, Any]) -> Span:
    path = data["path"]
    return Span(Place(path, data["line"], data["column"]), Place(path, data["end_line"], data["end_column"]))


def _change(change: Change) -> dict[str, Any]:
    match change:
        case Edit():
            return {"kind": "edit", **_span(change.at), "text": change.new}
        case NewFile():
            return {"kind": "new-file", "path": change.path, "text": change.text}
        case Move():
            return {"kind": "move", "path": change.old, "to": change.new}
        case CommandStep():
            return {"kind": "run", "command": list(change.command)}


def _change_of(data: Mapping[str, Any]) -> Change:
    match data["kind"]:
        case "edit":
            return Edit(_span_of(data), data["text"])
        case "new-file":
            return NewFile(data["path"], data["text"])
        case "move":
            return Move(data["path"], data["to"])
        case "run":
            return CommandStep(tuple(data["command"]))
    raise ValueError(f"no change is called {data['kind']!r}")
