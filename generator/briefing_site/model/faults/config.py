"""Faults of config.yaml."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from briefing_site.model.diagnostic import Diagnostic, Place, did_you_mean, error, warning

if TYPE_CHECKING:
    pass


def empty_config(path: str) -> Diagnostic:
    """A config.yaml without any text."""
    return error(Place(path), "empty-file", "the file is empty", "give the site a title and a region")


def no_config(path: str) -> Diagnostic:
    """A folder without `config.yaml`."""
    return error(
        Place(path),
        "no-config",
        "there is no such file, so this is not a site folder",
        "go to a site folder, or name one with --site DIR",
    )


def reserved_name(place: Place, name: str, what: str) -> Diagnostic:
    """A region or slug whose address the site itself uses."""
    return error(
        place,
        "reserved-name",
        f'"{name}" cannot be {what}: the site has pages of its own there',
        "choose another name",
    )


def tile_taken(place: Place, owner: str) -> Diagnostic:
    """A region placed where another stands on the map of the home page."""
    return error(
        place, "tile-taken", f'"{owner}" stands on this tile already', "choose a free column and row"
    )


def unknown_lint(place: Place, code: str, known: Iterable[str]) -> Diagnostic:
    """A code in `lint` that no lint has."""
    names = list(known)
    return warning(
        place,
        "unknown-lint",
        f'there is no lint "{code}"',
        did_you_mean(code, names) or f"lints are {', '.join(names)}",
    )
