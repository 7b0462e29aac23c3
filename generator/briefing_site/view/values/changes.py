"""What changed in a briefing with its date."""

from __future__ import annotations

from markupsafe import Markup

from briefing_site.model.dataclass import dataclass
from briefing_site.view.values.parts import DateView


@dataclass(frozen=True, slots=True)
class CitedView:
    """A citation that came to a claim, or went."""

    short: str
    """Publisher and year of the source; its id where the source is gone."""
    href: str | None
    """Of the passage on the page of its source; None where the source is gone."""


@dataclass(frozen=True, slots=True)
class ChangeView:
    """A claim that was added, changed or removed."""

    kind: str
    """added, changed, removed."""
    label: str
    """The same in words."""
    before: Markup | None
    """As it was, with what is gone in `<del>`; None where it was added, or its words did not change."""
    after: Markup | None
    """As it is, with what is new in `<ins>`; None where it was removed."""
    held_before: str | None
    """How sure the desk was of it, in words, where it holds a judgement otherwise now; else None."""
    held_now: str | None
    """How sure it is now."""
    href: str | None
    """Of its first mark on the page; None where it was removed."""
    cited: tuple[CitedView, ...]
    """Citations that a claim got; none for a claim that was added."""
    uncited: tuple[CitedView, ...]
    """Citations that a claim lost; none for a claim that was removed."""


@dataclass(frozen=True, slots=True)
class ChangesView:
    """What changed in a briefing since an edition."""

    since: DateView
    """The date of that edition."""
    changes: tuple[ChangeView, ...]
