"""Faults of quotations, of archived texts and of seeds.lock."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from briefing_site.model.diagnostic import Diagnostic, Place, error, warning

if TYPE_CHECKING:
    pass


def quote_not_found(place: Place, excerpt: str, verdict: str, reason: str, hint: str) -> Diagnostic:
    """A quotation that is not, or not only once, in its source."""
    if verdict == "ambiguous":
        return error(place, "ambiguous-quote", f'the quotation of "{excerpt}" is ambiguous: {reason}', hint)
    return error(
        place, "quote-not-found", f'the quotation of "{excerpt}" is not in its source: {reason}', hint
    )


def unverified(place: Place, excerpt: str, reason: str, hint: str) -> Diagnostic:
    """A quotation that nothing could be compared with."""
    return warning(
        place, "unverified-quote", f'the quotation of "{excerpt}" could not be checked: {reason}', hint
    )


def source_changed(place: Place, archive: str, impact: Sequence[str]) -> Diagnostic:
    """An archived text that is not the one that was pinned, with all that rests on it."""
    rests = f"; on it rest {'; '.join(impact)}" if impact else "; no briefing rests on it"
    return error(
        place,
        "source-changed",
        f"the archived text {archive} is not the one that was pinned{rests}",
        "read the passages again, then run `briefing pin`",
    )


def not_pinned(place: Place, count: int) -> Diagnostic:
    """Excerpts whose places are not in seeds.lock, which a machine without the archive relies on."""
    these = "excerpt is" if count == 1 else "excerpts are"
    return warning(
        place, "not-pinned", f"{count} {these} not in seeds.lock as they stand", "run `briefing pin`"
    )


def bad_lock(place: Place, reason: str) -> Diagnostic:
    """A lock file that cannot be read."""
    return error(
        place,
        "bad-lock",
        reason,
        "restore it from version control, or run `briefing pin` where the archive is",
    )
