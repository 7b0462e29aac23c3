"""The one form in which a text of a language gives its dates, and the dates that have another.

English has two: `12 February 2026` and `February 12, 2026`. Which one a site has follows from its language:
the second in the United States (`en-US`), the first elsewhere. The tables of words print dates in the same
form (`date-day` of `words/en.yaml` and `words/en-US.yaml`).
"""

from __future__ import annotations

from collections.abc import Iterator

from briefing_site.text.dataclass import dataclass
from briefing_site.text.lazy_pattern import LazyPattern
from briefing_site.text.quoted_words import quotations_in

_MONTH = "January|February|March|April|May|June|July|August|September|October|November|December"
_DAY = r"(?P<day>3[01]|[12][0-9]|0?[1-9])(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>[12][0-9]{3})"
_MONTH_FIRST = LazyPattern(rf"\b(?P<month>{_MONTH}) {_DAY},? {_YEAR}\b")
_DAY_FIRST = LazyPattern(rf"(?<![\w.,-]){_DAY} (?P<month>{_MONTH}),? {_YEAR}\b")
_HAS_FIGURE = LazyPattern("[1-9]")


@dataclass(frozen=True, slots=True)
class OtherForm:
    """A date that a text gives in another form than that of its language."""

    start: int
    end: int
    written: str
    """As the text has it."""
    form: str
    """As the others of the language are."""


def is_month_first(language: str) -> bool:
    """Whether a language, a BCP 47 tag, gives the month before the day."""
    return language.lower().startswith("en-us")


def in_another_form(text: str, language: str) -> Iterator[OtherForm]:
    """The whole dates of an English text in another form than its language has, outside of quotations.

    Of other languages nothing is known. A day and a month without a year may be a name, as September 11, and
    is left alone.
    """
    if not language.lower().startswith("en") or not _HAS_FIGURE.search(text):
        return
    month_first = is_month_first(language)
    found = list((_DAY_FIRST if month_first else _MONTH_FIRST).finditer(text))
    quoted = list(quotations_in(text)) if found else []
    for date in found:
        if any(start <= date.start() < end for start, end in quoted):
            continue
        month, day, year = date["month"], str(int(date["day"])), date["year"]
        form = f"{month} {day}, {year}" if month_first else f"{day} {month} {year}"
        yield OtherForm(date.start(), date.end(), date.group(), form)
