"""Two years of a book: that in which it came out first, and that of the printing that is cited."""

from __future__ import annotations

import re
from collections.abc import Mapping

from briefing_site.model.date import Date
from briefing_site.model.work import CslDate, CslType, CslValue

_YEAR = r"1[0-9]\d\d|20\d\d"
_WORDS = (
    r"(?:(?:orig(?:inally|inal)?|first)\.? ?(?:publ?(?:ished|\.)? ?)?(?:in )?|c|©|"
    r"repr(?:int(?:ed)?|\.)? ?(?:in )?)"
)
_TWO = re.compile(
    rf"(?:\[(?:{_WORDS})?({_YEAR})\] ?({_YEAR})|({_YEAR}),? ?[\[(](?:{_WORDS})?({_YEAR})[\])]|"
    rf"({_YEAR})[,;/]? ?{_WORDS}({_YEAR}))",
    re.IGNORECASE,
)
_BOOKS: frozenset[CslType] = frozenset({"book", "chapter", "classic", "pamphlet", "thesis", "report"})
_APART = 3
"""Years from the first to the last of a range at least, of which most such works have no range."""


def first_and_later(text: str) -> tuple[CslDate, CslDate] | None:
    """The two years of `[1867] 1976`, `1867 (1976)` or `1976, c1967`: the later one is the printing."""
    found = _TWO.fullmatch(" ".join(text.split()).strip(" .,"))
    years = sorted(int(year) for year in (found.groups() if found else ()) if year)
    if len(years) != 2 or years[0] == years[1]:
        return None
    return CslDate(Date(years[0])), CslDate(Date(years[1]))


def may_be_reprint(kind: CslType, values: Mapping[str, CslValue]) -> str:
    """Why the range of years in which a book came out is doubtful; empty where it is not."""
    issued = values.get("issued")
    if kind not in _BOOKS or not isinstance(issued, CslDate) or "number-of-volumes" in values:
        return ""
    last = issued.end
    if not last or issued.start.month or last.month or last.year - issued.start.year < _APART:
        return ""
    first = f"original-date: {issued.start.year}"
    return f"kept as a range; for a printing of {last.year}, write this year alone, and {first}"
