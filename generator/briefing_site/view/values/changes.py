"""What changed in a briefing with its date."""

from __future__ import annotations

from markupsafe import Markup

from briefing_site.text.dataclass import dataclass
from briefing_site.view.values.parts import DateView


@dataclass(frozen=True, slots=True)
class CitedView:
    """What a claim cites: a passage or a whole source."""

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
    """What a claim has come to cite; nothing for a claim that was added."""
    uncited: tuple[CitedView, ...]
    """What a claim no longer cites; nothing for a claim that was removed."""
    cited_otherwise: tuple[CitedView, ...]
    """What a claim still cites, with other signals than before: as evidence, and no longer with `but see`."""


@dataclass(frozen=True, slots=True)
class ChangesView:
    """What changed in a briefing since an edition."""

    since: DateView
    """The date of that edition."""
    changes: tuple[ChangeView, ...]
