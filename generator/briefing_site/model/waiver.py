"""Waivers: what an author says in place to a lint that is wrong there, with the reason."""

from __future__ import annotations

from enum import StrEnum

from briefing_site.model.diagnostic import Diagnostic
from briefing_site.model.edit import Edit
from briefing_site.model.place import Span
from briefing_site.text.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Waiver:
    """A comment that excepts a sentence, a block, or an entry of the front matter from a lint."""

    code: str
    """The code of the lint."""
    reason: str
    place: Span
    """Place of the comment."""
    covers: Span
    """Where faults of the lint are waived: those that begin in it."""
    removal: Edit
    """The edit that takes the comment out."""


class WaiverState(StrEnum):
    """What has become of a waiver."""

    NEEDED = "needed"
    """Without it there would be a fault."""
    UNUSED = "no longer needed"
    UNJUDGED = "not judged"
    """The lint is off, or could not run here."""


@dataclass(frozen=True, slots=True)
class WaivedFault:
    """A fault that a waiver excepts."""

    fault: Diagnostic
    reason: str
    """That of the waiver; of several, of the first."""


@dataclass(frozen=True, slots=True)
class JudgedWaiver:
    """A waiver, and what has become of it."""

    waiver: Waiver
    state: WaiverState
