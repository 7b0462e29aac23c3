"""Faults of a briefing against its last published edition, and of editions.lock."""

from __future__ import annotations

from collections.abc import Sequence

from briefing_site.model.diagnostic import Diagnostic, RelatedPlace, Span, error, warning
from briefing_site.model.edit import CommandStep, Edit
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


def lost_edition(at: Span, name: str, renamed: str, room: Edit | None) -> Diagnostic:
    """A briefing that was published and is gone; `renamed` has its claims now, if it is known.

    `room` is the edit that adds the alias there.
    """
    now = f"its claims stand in briefings/{renamed}.md now" if renamed else "its address leads nowhere"
    moved = f"add {name} to `aliases` in briefings/{renamed}.md"
    other = (
        f"bring briefings/{name}.md back, or add {name} to the `aliases` of the briefing that takes its place"
    )
    alias = _with_alias(name, room)
    return error(
        at,
        "lost-edition",
        f'the briefing "{name}" was published and is gone; {now}',
        f"{moved if renamed else other}; where it is to be gone, run `briefing release`",
        fixes=(*alias, _RELEASE),
    )


def lost_alias(at: Span, alias: str, name: str, room: Edit | None) -> Diagnostic:
    """A former address of a briefing that was published and leads nowhere now.

    `room` is the edit that adds it to the briefing again; None where that is gone too.
    """
    again = f"add {alias} to `aliases` in briefings/{name}.md again"
    other = f"add {alias} to the `aliases` of the briefing that takes the place of {name}"
    cure = again if room else other
    return error(
        at,
        "lost-edition",
        f'the address "{alias}" was published and led to "{name}"; it leads nowhere',
        f"{cure}; where it is to be gone, run `briefing release`",
        fixes=(*_with_alias(alias, room), _RELEASE),
    )


def lost_source(at: Span, name: str) -> Diagnostic:
    """A source whose page was published, and of which there is neither a card nor an alias."""
    return error(
        at,
        "lost-edition",
        f'the page of the source "{name}" was published, and its address leads nowhere',
        f"bring seeds/{name}.md back, or add {name} to the `aliases` of the card that takes its place; "
        "where it is to be gone, run `briefing release`",
        fixes=(_RELEASE,),
    )


def uncited_source(at: Span, name: str) -> Diagnostic:
    """A source whose page was published and is so no longer, since no text uses it."""
    return error(
        at,
        "lost-edition",
        f'the page of the source "{name}" was published; no text uses the source now, so it has no page',
        "cite it again, or set `policy: {publish_uncited: true}` in config.yaml; where it is to be gone, "
        "run `briefing release`",
        fixes=(_RELEASE,),
    )


def lost_excerpt(at: Span, name: str, source: str, new: str, room: Edit | None) -> Diagnostic:
    """An excerpt that was published and is gone from its card.

    `new` is the only excerpt of the card that is new, if there is one; `room` is the edit that gives it the
    old id as an alias.
    """
    which = f'of "{new}"' if new else "of the excerpt that takes its place"
    keep = (Fix(f"Add the alias {name}", (room,), Safety.UNSAFE),) if room else ()
    return error(
        at,
        "lost-edition",
        f'the excerpt "{name}" of {source} was published, and a link to it leads nowhere',
        f'write aliases="{name}" into the heading {which}; where it is to be gone, run `briefing release`',
        fixes=(*keep, _RELEASE),
    )


def lost_page(at: Span, name: str, now: str, room: Edit | None) -> Diagnostic:
    """A page of a topic, a person, a region or a list that was published and is gone.

    `now` is the page that may be in its place, if one is known; `room` is the edit that has the address lead
    there.
    """
    there = "the page that takes its place"
    keep = (Fix(f"Have {name} lead to {now}", (room,), Safety.UNSAFE),) if room else ()
    return error(
        at,
        "lost-edition",
        f'the page "{name}" was published, and its address leads nowhere',
        f"add it to `aliases` in config.yaml: {{{name}: {now or there}}}; where it is to be gone, "
        "run `briefing release`",
        fixes=(*keep, _RELEASE),
    )


def lost_anchor(at: Span, anchor: str, name: str, words: str, room: Edit | None) -> Diagnostic:
    """A heading of a briefing that was published and is gone.

    `words` are those of the only heading that is new, if there is one; `room` is the edit that gives it the
    old id.
    """
    where = f"the heading “{words}”" if words else "the heading that takes its place"
    keep = (Fix(f"Keep the id {anchor}", (room,), Safety.UNSAFE),) if room else ()
    return error(
        at,
        "lost-edition",
        f'the heading "{anchor}" of {name} was published, and a link to it leads nowhere',
        f"write {{#{anchor}}} behind {where}; where it is to be gone, run `briefing release`",
        fixes=(*keep, _RELEASE),
    )


def _with_alias(alias: str, room: Edit | None) -> tuple[Fix, ...]:
    return (Fix(f"Add the alias {alias}", (room,), Safety.UNSAFE),) if room else ()


def bad_editions(at: Span, reason: str) -> Diagnostic:
    """An editions.lock that cannot be read."""
    return error(
        at,
        "bad-editions",
        reason,
        "restore it from git; where it is lost, delete it and run `briefing release`: it begins anew",
    )
