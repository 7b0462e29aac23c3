"""Dates as a page prints them, found in a short text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing_site.text.dates import readings

_DATE = re.compile(
    r"(?<![\d.])(?:"
    r"\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?!\d)"
    r"|\d{1,2}(?P<sign>[./-]) ?\d{1,2}(?P=sign) ?(?:19|20)\d\d(?!\d)"
    r"|\d{1,2}(?:\.|st|nd|rd|th|er)? ?(?:de |of )?[^\W\d_]{3,10}\.?,? (?:de |del )?(?:19|20)\d\d(?!\d)"
    r"|[^\W\d_]{3,10}\.? \d{1,2}(?:st|nd|rd|th)?,? (?:19|20)\d\d(?!\d)"
    r"|(?:19|20)\d\d ?[年년] ?\d{1,2} ?[月월] ?\d{1,2} ?[日일号號]?"
    r"|(?:令和|平成|昭和) ?(?:\d{1,2}|元)年 ?\d{1,2}月 ?\d{1,2}日"
    r")",
    re.IGNORECASE,
)
_STAMP = re.compile(r"(?<!\d)((?:19|20)\d\d)-?(\d\d)-?(\d\d)(?=$|[T \d])")


def dates_in(text: str, language: str) -> Iterator[tuple[str, int, bool]]:
    """ISO date, where it begins, and whether it is the only reading, of each date in a text."""
    for match in _DATE.finditer(text):
        found = readings(match[0]).iso
        if not found:
            continue
        # Where either may be the day, the reader's country decides, and the reading is no sure one.
        month_first = language.casefold() in ("", "en", "en-us")
        chosen = found[-1] if len(found) > 1 and month_first else found[0]
        yield chosen, match.start(), len(found) == 1


_NO_DATE = re.compile(
    r"0{3}[01]-|1(?:601|753)-01-01|1899-12-3[01]|19(?:70-01-01|69-12-31|00-01-01)[T ]\d\d:00(?::00)?"
)
"""What programs write where they have no date: the first day that they can count."""


def stamped(text: str) -> str:
    """The day of a stamp, as machines write it (`2026-01-09T10:00:00Z`) or people do; empty for no date."""
    text = " ".join(text.split())
    if _NO_DATE.match(text):
        return ""
    if match := _STAMP.match(text):
        day = "-".join(match.groups())
        return day if readings(day).iso else ""
    found = [day for day, _, sure in dates_in(text, "") if sure]
    if found:
        return found[0]
    whole = readings(text).iso
    return whole[0] if len(whole) == 1 and len(whole[0]) == 10 else ""
