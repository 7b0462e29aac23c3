"""Faults of config.yaml."""

from __future__ import annotations

from collections.abc import Iterable

from briefing_site.model.diagnostic import Diagnostic, RelatedPlace, Span, asked, error, nearest_word, warning
from briefing_site.model.fix import meant


def empty_config(path: str) -> Diagnostic:
    """A config.yaml without any text."""
    return error(
        Span.whole_file(path), "empty-file", "the file is empty", "give the site a title and a region"
    )


def no_config(path: str) -> Diagnostic:
    """A folder without `config.yaml`."""
    return error(
        Span.whole_file(path),
        "no-config",
        "there is no such file, so this is not a site folder",
        "go to a site folder, or name one with --site DIR",
    )


def reserved_name(at: Span, name: str, what: str) -> Diagnostic:
    """A region or slug whose address the site itself uses."""
    return error(
        at,
        "reserved-name",
        f'"{name}" cannot be {what}: the site has pages of its own there',
        "choose another name",
    )


def tile_taken(at: Span, owner: str, there: Span) -> Diagnostic:
    """A region placed where another stands on the map of the home page; `there` is the tile of that."""
    return error(
        at,
        "tile-taken",
        f'"{owner}" stands on this tile already',
        "choose a free column and row",
        related=(RelatedPlace(there, f'the tile of "{owner}"'),),
    )


def unknown_lint(at: Span, code: str, known: Iterable[str]) -> Diagnostic:
    """A code in `lint` that no lint has."""
    names = list(known)
    near = nearest_word(code, names)
    return warning(
        at,
        "unknown-lint",
        f'there is no lint "{code}"',
        asked(near) or f"lints are {', '.join(names)}",
        suggestion=near,
        fixes=meant(at, code, near),
    )
