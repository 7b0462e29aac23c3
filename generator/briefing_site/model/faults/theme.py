"""Faults of a theme and its templates."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from briefing_site.model.diagnostic import Diagnostic, Place, did_you_mean, error

if TYPE_CHECKING:
    pass


def no_theme(place: Place, name: str, known: Iterable[str]) -> Diagnostic:
    """A theme that is neither the site's nor the generator's."""
    names = sorted(known)
    return error(
        place,
        "unknown-theme",
        f'there is no theme "{name}"',
        did_you_mean(name, names) or f"themes are {', '.join(names)}",
    )


def bad_theme(place: Place, message: str, hint: str = "") -> Diagnostic:
    """A theme whose own files are at odds."""
    return error(place, "bad-theme", message, hint)


def template_error(path: str, line: int, message: str, page: str) -> Diagnostic:
    """A template that cannot be read, or that asks for what its view does not have."""
    where = f" (rendering {page})" if page else ""
    return error(Place(path, max(line, 1)), "template-error", f"{message}{where}")
