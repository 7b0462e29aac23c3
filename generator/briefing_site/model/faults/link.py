"""Faults of links inside the site."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from briefing_site.model.diagnostic import Diagnostic, Place, did_you_mean, error

if TYPE_CHECKING:
    pass


def broken_link(place: Place, target: str, known: Iterable[str] = ()) -> Diagnostic:
    """A link inside the site that leads nowhere."""
    return error(
        place, "broken-link", f'nothing in this site is called "{target}"', did_you_mean(target, known)
    )


def ambiguous_link(place: Place, target: str, choices: Sequence[str]) -> Diagnostic:
    """A wikilink that several briefings answer to."""
    return error(
        place,
        "ambiguous-link",
        f'"{target}" is the name of {len(choices)} briefings',
        f"write {' or '.join(f'[[{c}]]' for c in choices)}",
    )


def broken_anchor(place: Place, target: str, anchor: str, known: Iterable[str]) -> Diagnostic:
    """A link to a heading that its page does not have."""
    return error(
        place,
        "broken-anchor",
        f'{target or "this page"} has no heading "#{anchor}"',
        did_you_mean(anchor, known),
    )


def link_to_draft(place: Place, target: str) -> Diagnostic:
    """A published page that links to one that is not."""
    return error(
        place,
        "link-to-draft",
        f'"{target}" is a draft and will not be published',
        "publish it too, or take the link out",
    )
