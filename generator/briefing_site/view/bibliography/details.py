"""What both of our own styles say alike of a work: dates of any form, numbers, and who did what."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from briefing_site.model.date import Date
from briefing_site.model.name import Name
from briefing_site.model.wording import Wording
from briefing_site.model.work import CslDate, CslType
from briefing_site.text.lazy_pattern import LazyPattern
from briefing_site.view.bibliography.runs import SLOT, TextRun, set_in
from briefing_site.view.bibliography.work import Work

_ORDINALS = {1: "st", 2: "nd", 3: "rd"}
_RANGE = LazyPattern(
    r"(?<!\d)(\d+)[-–](\d+)|(?<![\w.-])(?:[A-Z]{1,2}\.?\d+[-–][A-Z]{1,2}\.?\d+|[ivxlc]+[-–][ivxlc]+)(?![\w-])"
)
"""Also of pages with a letter before their numbers, as those of a supplement, and of Roman ones."""

_EDITED: frozenset[CslType] = frozenset(
    {"article-journal", "book", "classic", "collection", "pamphlet", "periodical", "report", "standard"}
)
"""Types whose editor, where nobody is the author, has made all of it; of a part, it is that of the whole."""

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


def is_published_as(work: Work) -> bool:
    """Whether what a work is a part of has the name of its publisher, so that one of them says both."""
    return work.item.text("container-title") == work.item.text("publisher")


def held_at(work: Work) -> list[TextRun]:
    """Where a speech was given; a bibliography may tell the place as that of its publisher."""
    return [TextRun(place)] if (place := work.item.text("event-place", "publisher-place")) else []


def edition(work: Work, words: Wording) -> list[TextRun]:
    """`3rd ed.`; an edition in words as it is."""
    value = work.item.text("edition")
    if not value.isdecimal():
        return [TextRun(value)] if value else []
    return said(words, "reference-edition", number=value, ordinal=_ordinal(int(value)))


def _ordinal(number: int) -> str:
    return f"{number}{'th' if number % 100 in (11, 12, 13) else _ORDINALS.get(number % 10, 'th')}"


def undated(work: Work, words: Wording) -> str:
    """What stands in place of a date: the state of a work, as `forthcoming`, or the word for none."""
    return work.item.text("status") or words("reference-no-date")


def own_number(work: Work, words: Wording) -> str:
    """The number of a law or a decision; empty where its title has it, as that of a regulation does."""
    number = work.item.text("number")
    if number and re.search(rf"(?<!\w){re.escape(number)}(?!\w)", work.title):
        return ""
    return words("entry-issue", number=number) if number[:1].isdigit() else number


def dates(
    issued: CslDate | None, words: Wording, key: str, one: Callable[[CslDate], str], *, year: bool = False
) -> str:
    """A date of any form, or the word for none: a season, a range, with or without an end, one about right.

    `one` prints a single date; with `year` the years alone are told.
    """
    if issued is None:
        return words("reference-no-date")
    told = _years(issued, words, key) if year else _days(issued, words, key, one)
    return words(f"{key.removesuffix('-date')}-circa", date=told) if issued.circa else told


def _years(issued: CslDate, words: Wording, key: str) -> str:
    """`2004`, `2004–2008`, and `2004–` of what still comes out."""
    first, last = str(issued.start.year), str(issued.end.year) if issued.end else ""
    more = f"–{last}" if issued.open or last not in ("", first) else ""
    return words(f"{key}-year", year=first + more)


def _days(issued: CslDate, words: Wording, key: str, one: Callable[[CslDate], str]) -> str:
    start, end = issued.start, issued.end
    first = _day(start, issued.season, words, key, one)
    if issued.open:
        return f"{first}–"
    if end is None:
        return first
    if start.year == end.year and start.month and end.month and not (start.day or end.day):
        between = f"{words.month(start.month)}–{words.month(end.month)}"
        number = f"{start.month}–{end.month}"
        return words(f"{key}-month", month=between, number=number, year=str(start.year))
    return f"{first}–{_day(end, issued.end_season, words, key, one)}"


def _day(date: Date, season: int, words: Wording, key: str, one: Callable[[CslDate], str]) -> str:
    if not season:
        return one(CslDate(date))
    name = words(f"season-{season}")
    return words(f"{key.removesuffix('-date')}-season", season=name, year=str(date.year))


def in_place_of_authors(work: Work) -> tuple[Name, ...]:
    """The editors of a whole that has no author: such a work is cited by them."""
    return () if work.authors or work.item.type not in _EDITED else work.item.names("editor")


def numbered(work: Work, words: Wording, key: str) -> list[TextRun]:
    """What a work is among its like, in the words of a key: `Working Paper no. 12`, `ISO 690`."""
    genre, number = work.item.text("genre"), work.item.text("number")
    # A number that begins with letters, as `ISO 690`, says itself what it is of.
    told = words(key, number=number) if number[:1].isdigit() else number
    return [TextRun(" ".join(filter(None, (genre, told))))] if genre or told else []


def span(pages: str, *, short: bool) -> str:
    """Pages with a dash between first and last, the last `short` as Chicago has it: 101–9, 321–28."""

    def with_dash(found: re.Match[str]) -> str:
        first, last = found.groups()
        if not first:
            return found[0].replace("-", "–")
        return f"{first}–{_last(first, last) if short else last}"

    return _RANGE.sub(with_dash, pages)


def _last(first: str, last: str) -> str:
    """The last number of a range, without the digits that it shares with the first."""
    if len(first) != len(last) or len(first) < 3 or first.endswith("00"):
        return last
    if first[-2] == "0" and first[:-2] == last[:-2]:
        return last[-2:].lstrip("0") if last[-2] == "0" else last[-2:]
    shared = next((at for at, (a, b) in enumerate(zip(first, last, strict=True)) if a != b), len(first))
    return last[min(shared, len(last) - 2) :]


def series(work: Work, between: str) -> list[TextRun]:
    """The series of a work with its number there; nothing where its sort says the same already."""
    title, number = work.item.text("collection-title"), work.item.text("collection-number")
    if not title or title == work.item.text("genre"):
        return []
    told = "" if number == work.item.text("number") else number
    return [TextRun(between.join(filter(None, (title, told))))]


def original_title(work: Work, words: Wording, key: str) -> list[TextRun]:
    """Under which title a translation was published first, in the words of a key, as far as that is known."""
    title = work.item.text("original-title")
    lang = work.original.language if work.original else None
    run = TextRun(title, italic=True, lang=lang)
    return set_in(words(key, title=SLOT), *set_in(words("reference-work", title=SLOT), run)) if title else []


def within(words: Wording, key: str, runs: Sequence[TextRun]) -> list[TextRun]:
    """Runs in the words of a key around them; nothing where there are none."""
    return set_in(words(key, title=SLOT), *runs) if runs else []
