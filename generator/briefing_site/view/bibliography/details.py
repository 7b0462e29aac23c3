"""What both of our own styles say alike of a work: dates of any form, numbers, and who did what."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from briefing_site.model.name import Name
from briefing_site.model.wording import Wording
from briefing_site.model.work import CslDate
from briefing_site.text.lazy_pattern import LazyPattern
from briefing_site.view.bibliography.runs import SLOT, TextRun, set_in
from briefing_site.view.bibliography.work import Work

_ORDINALS = {1: "st", 2: "nd", 3: "rd"}
_RANGE = LazyPattern(r"(?<!\d)(\d+)[-–](\d+)")

People = Callable[[Sequence[Name]], str]
"""Prints names."""


def said(words: Wording, key: str, **values: str) -> list[TextRun]:
    """A part in the words of a key; nothing where one of the values is empty."""
    return [TextRun(words(key, **values))] if all(values.values()) else []


def named(work: Work, role: str, key: str, words: Wording, people: People) -> list[TextRun]:
    """Who did something, in the words of a key; nothing where nobody is known."""
    return said(words, key, names=people(work.item.names(role)))


def text(work: Work, variable: str, *, italic: bool = False) -> list[TextRun]:
    """A variable as it is."""
    value = work.item.text(variable)
    return [TextRun(value, italic, work.language_of(value))] if value else []


def edition(work: Work, words: Wording) -> list[TextRun]:
    """`3rd ed.`; an edition in words as it is."""
    value = work.item.text("edition")
    if not value.isdecimal():
        return [TextRun(value)] if value else []
    return said(words, "reference-edition", number=value, ordinal=_ordinal(int(value)))


def _ordinal(number: int) -> str:
    return f"{number}{'th' if number % 100 in (11, 12, 13) else _ORDINALS.get(number % 10, 'th')}"


def dates(issued: CslDate | None, words: Wording, key: str, one: Callable[[CslDate], str]) -> str:
    """A date, a range of months or days, or the word for none; `one` prints a single date."""
    if issued is None:
        return words("reference-no-date")
    start, end = issued.start, issued.end
    if end is None or issued.open or issued.season:
        return one(issued)
    if start.year == end.year and start.month and end.month and not (start.day or end.day):
        first, last = words.month(start.month), words.month(end.month)
        return words(
            f"{key}-month", month=f"{first}–{last}", number=f"{start.month}–{end.month}", year=str(start.year)
        )
    return f"{one(CslDate(start))}–{one(CslDate(end))}"


def span(pages: str, *, short: bool) -> str:
    """Pages with a dash between first and last, the last `short` as Chicago has it: 101–9, 321–28."""
    return _RANGE.sub(lambda found: f"{found[1]}–{_last(found[1], found[2]) if short else found[2]}", pages)


def _last(first: str, last: str) -> str:
    """The last number of a range, without the digits that it shares with the first."""
    if len(first) != len(last) or len(first) < 3 or first.endswith("00"):
        return last
    if first[-2] == "0" and first[:-2] == last[:-2]:
        return last[-2:].lstrip("0") if last[-2] == "0" else last[-2:]
    shared = next((at for at, (a, b) in enumerate(zip(first, last, strict=True)) if a != b), len(first))
    return last[min(shared, len(last) - 2) :]


def within(words: Wording, key: str, runs: Sequence[TextRun]) -> list[TextRun]:
    """Runs in the words of a key around them; nothing where there are none."""
    return set_in(words(key, title=SLOT), *runs) if runs else []
