"""Faults of a citation style that is a file of the site."""

from __future__ import annotations

import posixpath

from briefing_site.model.diagnostic import Diagnostic, Span, error
from briefing_site.model.fix import Fix, Safety, replaced


def no_style(at: Span, path: str) -> Diagnostic:
    """A CSL file that is not there."""
    return error(
        at,
        "unknown-citation-style",
        f"there is no file {path} in the site folder",
        "put the CSL file there, or write chicago or apa; styles are published at https://www.zotero.org/styles",
        fixes=_built_in(at, path),
    )


def no_parent(at: Span, path: str, parent: str) -> Diagnostic:
    """A dependent style without the one that it stands for."""
    name = posixpath.basename(parent).removesuffix(".csl")
    return error(
        at,
        "unknown-citation-style",
        f'{path} depends on the style "{name}", and there is no file {parent}',
        f"save https://www.zotero.org/styles/{name} as {parent}",
        fixes=_built_in(at, path),
    )


def bad_style(at: Span, path: str, why: str, hint: str = "") -> Diagnostic:
    """A file that is no citation style, or one with which nothing can be printed."""
    return error(
        at,
        "bad-citation-style",
        f"{path} cannot serve as citation style: {why}",
        hint,
        fixes=_built_in(at, path),
    )


def no_processor(at: Span, path: str, cure: str) -> Diagnostic:
    """A citation style in CSL where the library that prints with it is missing."""
    return error(
        at,
        "no-citation-processor",
        f"printing references with {path} needs pypandoc_binary",
        f"{cure}, or write chicago or apa, which need nothing",
        fixes=_built_in(at, path),
    )


def _built_in(at: Span, path: str) -> tuple[Fix, ...]:
    """The style that needs no file, in the place of one that does."""
    if not at.holds(len(path)):
        return ()
    return (replaced(at, "chicago", "Print references in Chicago's style", Safety.UNSAFE),)
