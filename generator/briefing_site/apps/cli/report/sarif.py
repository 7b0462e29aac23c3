"""All faults of a run as one document of SARIF 2.1.0, the format of code scanning (OASIS, 2020)."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any
from urllib.parse import quote

from briefing_site import __version__
from briefing_site.model.diagnostic import Diagnostic, Place, Span
from briefing_site.model.edit import by_path
from briefing_site.model.fix import Fix, Safety
from briefing_site.model.grounding_data import to_data as token_to_data
from briefing_site.model.lines import Lines
from briefing_site.model.rules import RULES
from briefing_site.model.waiver import WaivedFault

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_ROOT = "SITE"
"""Stands for the site folder, to which all paths are relative."""
_FINGERPRINT = "briefing/v1"


def sarif_of(
    faults: Iterable[Diagnostic],
    source: Callable[[str], Lines | None] = lambda _: None,
    waived: Iterable[WaivedFault] = (),
) -> str:
    """The document, without a line feed at its end; `source` gives the text of a file, if there is one.

    What is `waived` stands behind the other faults, each as suppressed in its source.
    """
    excepted = list(waived)
    found = [*faults, *(each.fault for each in excepted)]
    codes = [code for code in RULES if any(fault.code == code for fault in found)]
    codes += sorted({fault.code for fault in found} - set(codes))
    numbers = {code: number for number, code in enumerate(codes)}
    seen: Counter[str] = Counter()
    results = [_result(fault, numbers[fault.code], _fingerprint(fault, source, seen)) for fault in found]
    for result, each in zip(results[len(found) - len(excepted) :], excepted, strict=True):
        result["suppressions"] = [{"kind": "inSource", "justification": each.reason}]
    driver = {"name": "briefing", "version": __version__, "semanticVersion": __version__}
    run = {
        "tool": {"driver": {**driver, "rules": [_rule(code) for code in codes]}},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {_ROOT: {"description": {"text": "The site folder."}}},
        "results": results,
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=1)


def _rule(code: str) -> dict[str, Any]:
    words = code.split("-")
    # A name that is but the id in other letters is to be left out (SARIF 2.1.0, 3.49.7).
    named = {"name": "".join(word.capitalize() for word in words)} if len(words) > 1 else {}
    rule = RULES.get(code)
    if rule is None:
        return {"id": code, **named}
    return {
        "id": code,
        **named,
        "shortDescription": {"text": rule.meaning},
        "fullDescription": {"text": rule.meaning},
        "help": {"text": f"{rule.meaning} {rule.cure}", "markdown": f"{rule.meaning}\n\n{rule.cure}"},
        "defaultConfiguration": {"level": str(rule.severity)},
    }


def _result(fault: Diagnostic, number: int, fingerprint: str) -> dict[str, Any]:
    text = f"{fault.message}\nhint: {fault.hint}" if fault.hint else fault.message
    result: dict[str, Any] = {
        "ruleId": fault.code,
        "ruleIndex": number,
        "level": str(fault.severity),
        "message": {"text": text},
        "locations": [{"physicalLocation": _location(fault.span)}],
        "partialFingerprints": {_FINGERPRINT: fingerprint},
    }
    if fault.related:
        result["relatedLocations"] = [
            {"id": number, "physicalLocation": _location(other.at), "message": {"text": other.words}}
            for number, other in enumerate(fault.related, 1)
        ]
    if fault.token:
        result["properties"] = {"grounding": token_to_data(fault.token)}
    # Fixes for display are left out: they need a decision of the author.
    if fixes := [_fix(fix) for fix in fault.fixes if fix.edits and fix.safety is not Safety.DISPLAY]:
        result["fixes"] = fixes
    return result


def _location(at: Span) -> dict[str, Any]:
    return {"artifactLocation": _artifact(at.path), "region": _region(at)}


def _artifact(path: str) -> dict[str, str]:
    return {"uri": quote(path), "uriBaseId": _ROOT}


def _region(at: Span) -> dict[str, int]:
    start, end = at.start, at.end
    return {
        "startLine": start.line,
        "startColumn": start.column,
        "endLine": end.line,
        "endColumn": end.column,
    }


def _fix(fix: Fix) -> dict[str, Any]:
    return {
        "description": {"text": fix.title},
        "artifactChanges": [
            {
                "artifactLocation": _artifact(path),
                "replacements": [
                    {"deletedRegion": _region(edit.at), "insertedContent": {"text": edit.new}}
                    for edit in edits
                ],
            }
            for path, edits in by_path(fix.changes).items()
        ],
    }


def _fingerprint(fault: Diagnostic, source: Callable[[str], Lines | None], seen: Counter[str]) -> str:
    """Tells faults apart from run to run, wherever their lines move: no number of a line is in it."""
    lines = source(fault.place.path)
    words = _words(lines, fault.place, fault.end) if lines else ""
    what = "\0".join((fault.code, fault.place.path, words or fault.message))
    seen[what] += 1
    return hashlib.sha256(f"{what}\0{seen[what]}".encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _words(lines: Lines, start: Place, end: Place) -> str:
    return lines.text[lines.offset_of(start) : lines.offset_of(end)]
