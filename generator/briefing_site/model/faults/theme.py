"""Faults of a theme and its templates."""

from __future__ import annotations

from collections.abc import Iterable

from briefing_site.model.diagnostic import Diagnostic, Span, asked, error, nearest_word
from briefing_site.model.fix import meant


def no_theme(at: Span, name: str, known: Iterable[str]) -> Diagnostic:
    """A theme that is neither the site's nor the generator's."""
    names = sorted(known)
    near = nearest_word(name, names)
    return error(
        at,
        "unknown-theme",
        f'there is no theme "{name}"',
        asked(near) or f"themes are {', '.join(names)}",
        suggestion=near,
        fixes=meant(at, name, near),
    )


def bad_theme(at: Span, message: str, hint: str = "") -> Diagnostic:
    """A theme whose own files are at odds."""
    return error(at, "bad-theme", message, hint)


def template_error(at: Span, message: str, page: str) -> Diagnostic:
    """A template that cannot be read, or that asks for what its view does not have."""
    where = f" (rendering {page})" if page else ""
    return error(at, "template-error", f"{message}{where}")
