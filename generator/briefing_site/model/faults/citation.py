"""Faults of citations, and of what looks like one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from briefing_site.model.diagnostic import Diagnostic, Place, did_you_mean, error, warning

if TYPE_CHECKING:
    pass
from briefing_site.model.faults.phrases import ESCAPE, joined


def misfit(place: Place, message: str, hint: str) -> Diagnostic:
    """What looks like a citation and is none."""
    return warning(place, "not-a-citation", message, hint)


def citation_misplaced(place: Place, where: str) -> Diagnostic:
    """A citation where no mark can be printed."""
    return error(
        place,
        "citation-misplaced",
        f"a citation cannot stand in {where}",
        "move it into a sentence of the text",
    )


def unknown_source(place: Place, source: str, known: Iterable[str]) -> Diagnostic:
    """A citation of a source without a card."""
    near = did_you_mean(source, known)
    return error(
        place,
        "unknown-source",
        f'there is no source "{source}"',
        joined(near or f"write its card seeds/{source}.md", ESCAPE),
    )


def unknown_excerpt(place: Place, source: str, excerpt: str, known: Iterable[str]) -> Diagnostic:
    """A citation of an excerpt that its card does not have."""
    near = did_you_mean(excerpt, known)
    return error(
        place,
        "unknown-excerpt",
        f'source "{source}" has no excerpt "{excerpt}"',
        near or f"add it to seeds/{source}.md: ## {excerpt}",
    )
