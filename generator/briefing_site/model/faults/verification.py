"""Faults of quotations, of archived texts and of seeds.lock."""

from __future__ import annotations

from collections.abc import Iterable

from briefing_site.model.diagnostic import Diagnostic, Span, error, warning
from briefing_site.model.edit import CommandStep, Slot
from briefing_site.model.fix import Fix, Safety

PIN = Fix("Run briefing pin", (CommandStep(("pin",)),), Safety.DISPLAY)
"""Needs an archive at hand, and eyes on what has changed."""


def quote_not_found(
    at: Span, excerpt: str, verdict: str, reason: str, hint: str, fixes: tuple[Fix, ...] = ()
) -> Diagnostic:
    """A quotation that is not, or not only once, in its source."""
    if verdict == "ambiguous":
        return error(
            at, "ambiguous-quote", f'the quotation of "{excerpt}" is ambiguous: {reason}', hint, fixes=fixes
        )
    return error(
        at,
        "quote-not-found",
        f'the quotation of "{excerpt}" is not in its source: {reason}',
        hint or "take the words from the archived text as they stand there; [...] leaves some out",
        fixes=fixes,
    )


def misplaced_quote(
    at: Span, excerpt: str, reason: str, hint: str, fixes: tuple[Fix, ...] = ()
) -> Diagnostic:
    """A wrong `at`: the text has no such place, or the words of the quotation stand elsewhere."""
    return error(
        at,
        "quote-not-found",
        f'the quotation of "{excerpt}" is not at its place: {reason}',
        hint or "give the place where the words stand, or leave `at` out",
        fixes=fixes,
    )


def unverified(
    at: Span, excerpt: str, reason: str, hint: str, room: Slot | None = None, archived: Iterable[str] = ()
) -> Diagnostic:
    """A quotation that nothing could be compared with.

    `archived` are texts that may be the one, `room` is where the card could name it.
    """
    names = tuple(archived) if room else ()
    fixes = tuple(
        Fix(f'Name the archived text "{name}"', (room.fill(f"archive: {name}"),), Safety.DISPLAY)
        for name in names
        if room
    )
    return warning(
        at,
        "unverified-quote",
        f'the quotation of "{excerpt}" could not be checked: {reason}',
        hint,
        suggestion=names[0] if len(names) == 1 else "",
        fixes=fixes,
    )


def not_pinned(at: Span, count: int) -> Diagnostic:
    """Excerpts whose places are not in seeds.lock, which a machine without the archive relies on."""
    these = "excerpt is" if count == 1 else "excerpts are"
    return warning(
        at,
        "not-pinned",
        f"{count} {these} not in seeds.lock as they stand",
        "run `briefing pin`",
        fixes=(PIN,),
    )


def bad_lock(at: Span, reason: str) -> Diagnostic:
    """A lock file that cannot be read."""
    return error(
        at,
        "bad-lock",
        reason,
        "restore it from version control, or run `briefing pin` where the archive is",
        fixes=(PIN,),
    )
