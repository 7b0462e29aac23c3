"""Faults of a briefing against its last published edition, and of editions.lock."""

from __future__ import annotations

from collections.abc import Sequence

from briefing_site.model.diagnostic import Diagnostic, RelatedPlace, Span, error, warning
from briefing_site.model.edit import CommandStep
from briefing_site.model.fix import Fix, Safety, replaced

_RELEASE = Fix("Run briefing release", (CommandStep(("release",)),), Safety.DISPLAY)
"""Needs eyes on what has changed."""


def changed_without_date(
    at: Span, published: str, changes: Sequence[tuple[Span, str]], first: bool
) -> Diagnostic:
    """Claims that differ from those published under the same date.

    `changes` has the place of each, and what was published there. `first` says that the briefing has no
    `updated` yet.
    """
    claims = "1 claim differs" if len(changes) == 1 else f"{len(changes)} claims differ"
    cure = "give the day of the change in `updated`" if first else "move `updated` to the day of the change"
    return warning(
        at,
        "changed-without-date",
        f"{claims} from the edition of {published}, and the date is still that",
        f"{cure}; where nothing of substance changed, run `briefing release`",
        related=tuple(RelatedPlace(place, words) for place, words in changes),
        fixes=(_RELEASE,),
    )


def date_without_change(at: Span, date: str, published: str) -> Diagnostic:
    """A new date of a briefing that says what the published one says."""
    return warning(
        at,
        "date-without-change",
        f"nothing differs from the edition of {published}, and the date is {date}",
        f"write {published}: the date moves only for a change of substance",
        suggestion=published,
        fixes=(replaced(at, published, f"Write {published}", Safety.DISPLAY),),
    )


def lost_edition(at: Span, name: str, renamed: str) -> Diagnostic:
    """A briefing that was published and is gone; `renamed` has its claims now, if it is known."""
    now = f"its claims stand in briefings/{renamed}.md now" if renamed else "its address leads nowhere"
    moved = f"name the file briefings/{name}.md again and run `briefing move {name} {renamed}`"
    other = f"bring briefings/{name}.md back, and `briefing move {name} NEW` renames it"
    return warning(
        at,
        "lost-edition",
        f'the briefing "{name}" was published and is gone; {now}',
        f"{moved if renamed else other}; where it is to be gone, run `briefing release`",
        fixes=(_RELEASE,),
    )


def bad_editions(at: Span, reason: str) -> Diagnostic:
    """An editions.lock that cannot be read."""
    return error(
        at,
        "bad-editions",
        reason,
        "restore it from version control, or run `briefing release` to begin anew",
        fixes=(_RELEASE,),
    )
