"""Faults of dates as such."""

from __future__ import annotations

import calendar
import re

from briefing_site.model.diagnostic import Diagnostic, Span, error
from briefing_site.model.fix import Safety, replaced
from briefing_site.text.dates import readings
from briefing_site.text.lazy_pattern import LazyPattern

_NO_DATE = LazyPattern(
    r"n\.?\s?d\.?|undated|no date|unknown|none|forthcoming|in press|to appear|s\.?\s?[ad]\.?|o\.?\s?J\.?",
    re.IGNORECASE,
)


def bad_date(at: Span, name: str, text: str) -> Diagnostic:
    """A date that is not ISO, or does not exist."""
    seen = readings(text)
    message = (
        f'{name}: "{text}" is not written as a date of this form: {seen.iso[0] if seen.iso else "2026-12-01"}'
    )
    if len(seen.iso) > 1:
        message = f'{name}: "{text}" does not tell the day from the month'
    part = ""
    if not seen.iso and seen.missing:
        part = _that_exists(seen.missing)
        message = f'{name}: "{text}" is not a date that exists: {_why_not(seen.missing)}'
    hint = (
        f"write it as {' or '.join(seen.iso)}"
        if seen.iso
        else f"correct the date, or write {part} where no more is known"
        if part
        else "write 2026-02-12, or 2026-02 or 2026 where no more is known"
    )
    safety = Safety.SAFE if len(seen.iso) == 1 and seen.exact else Safety.UNSAFE
    fixes = [replaced(at, new, safety=safety) for new in seen.iso]
    if part:
        fixes.append(replaced(at, part, f"Write {part}, which leaves open what is wrong", Safety.DISPLAY))
    return error(
        at,
        "bad-date",
        message,
        hint,
        suggestion=seen.iso[0] if len(seen.iso) == 1 else "",
        fixes=tuple(fixes) if at.holds(len(text)) else (),
    )


def bad_span(at: Span, name: str, text: str, meant: str) -> Diagnostic:
    """The date of a work that is not written as EDTF has it; `meant` is what it means so, if known."""
    if meant:
        message = f'{name}: "{text}" is not written as a date of this form: {meant}'
        fixes = (replaced(at, meant, safety=Safety.UNSAFE),) if at.holds(len(text)) else ()
        return error(at, "bad-date", message, f"write it as {meant}", suggestion=meant, fixes=fixes)
    if _NO_DATE.fullmatch(text.strip()):
        return error(
            at,
            "bad-date",
            f'{name}: "{text}" is no date',
            f"leave the key out, or write {name}: null, where no date is known",
        )
    return bad_date(at, name, text)


def _that_exists(iso: str) -> str:
    """The month or the year of a date that no calendar has; empty where that is wrong too."""
    year, month, *_ = iso.split("-")
    if int(year) == 0:
        return ""
    return f"{year}-{month}" if 1 <= int(month) <= 12 else year


def _why_not(iso: str) -> str:
    """Why no calendar has a date."""
    year, month, *day = (int(part) for part in iso.split("-"))
    if year == 0:
        return "there is no year 0"
    if not 1 <= month <= 12:
        return f"there is no month {month}"
    return f"{year:04}-{month:02} has the days 1 to {calendar.monthrange(year, month)[1]}, and no {day[0]}"
