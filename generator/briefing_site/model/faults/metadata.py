"""Faults of files that readers would get with what they tell of their makers."""

from __future__ import annotations

from briefing_site.model.diagnostic import Diagnostic, Span, error, warning


def kept_metadata(path: str, what: str) -> Diagnostic:
    """A file that tells of its makers what cannot be taken out of it; `what` says why."""
    return error(
        Span.whole_file(path),
        "kept-metadata",
        f"{what}, so what it tells of its makers cannot be taken out",
        "publish a copy of which that is not so, a plain PDF for instance; or, if readers may know all that "
        "it tells, set lint: {kept-metadata: warn} in config.yaml",
    )


def unknown_metadata(path: str, what: str) -> Diagnostic:
    """A file that is published, and may tell of its makers what nobody has taken out; `what` says why."""
    return warning(
        Span.whole_file(path),
        "unknown-metadata",
        f"what the file tells of its makers is not known, and would be published: {what}",
        "give it in a form that is cleaned, or look through it and set lint: {unknown-metadata: off} in "
        "config.yaml",
    )
