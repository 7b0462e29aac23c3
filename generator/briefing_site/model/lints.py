"""How much a warning weighs on this site: config.yaml's `lint`, code to off, warn or error."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from briefing_site.model.diagnostic import Diagnostic, Severity

LINTS = (
    "heading-level",
    "missing-archive",
    "not-a-citation",
    "not-pinned",
    "stray-file",
    "unknown-lint",
    "unused-excerpt",
    "unused-footnote",
    "unverified-quote",
)
"""The code of every warning. What is an error is one on every site."""


def weigh(found: Iterable[Diagnostic], levels: Mapping[str, str]) -> list[Diagnostic]:
    """Faults as the site weighs them: a warning that is `off` left out, one that is `error` made one."""
    weighed = []
    for fault in found:
        level = levels.get(fault.code, "warn") if fault.severity is Severity.WARNING else ""
        if level == "error":
            weighed.append(replace(fault, severity=Severity.ERROR))
        elif level != "off":
            weighed.append(fault)
    return weighed
