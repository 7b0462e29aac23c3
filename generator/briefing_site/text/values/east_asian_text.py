"""Reads figures and dates out of a Japanese, Chinese or Korean text."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import cache
from types import ModuleType

from briefing_site.text.spans import meets, merged
from briefing_site.text.values.east_asian_days import RELATIVE, RELATIVE_YEAR, days_of
from briefing_site.text.values.nouns import CLOCK, NOTHING, Day, Figure, Values
from briefing_site.text.values.ranges import both_ends
from briefing_site.text.values.spaced_figures import clock

_ADDRESS = re.compile(r"(?:https?://|www\.)[!-~]+|(?<![!-~])[!-~]+@[!-~]+")
_TIME = re.compile(r"(?<![0-9:])(?:[01]?\d|2[0-4]):[0-5]\d(?![0-9:])")
_COUNTABLE = re.compile(r"[0-9]{1,3}[日일]|[0-9]{4}[年년]?")


def read(text: str, language: str) -> Values:
    """All figures and dates of a text with signs of one width; `language` is ja, zh, zh-hant or ko."""
    reader = _reader(language)
    words = tuple(reader.only_words(text))
    if not reader.HINT.search(text) and not RELATIVE_YEAR.search(text):
        return Values(doubtful=words) if words else NOTHING
    days = tuple(days_of(text))
    busy = [(day.start, day.end) for day in days]
    if "://" in text or "www." in text or "@" in text:
        busy += [found.span() for found in _ADDRESS.finditer(text)]
    pairs: list[tuple[Figure, int]] = []
    if ":" in text:
        for found in _TIME.finditer(text):
            hours = clock(found[0])
            if hours is not None:
                afternoon = (
                    text[max(found.start() - 3, 0) : found.start()].strip()[-2:]
                    in ("午後", "下午", "午后", "오후")
                    and hours < 12
                )
                pairs.append((Figure(found.start(), found.end(), hours + 12 * afternoon, CLOCK, 4), 1))
                busy.append(found.span())
    busy = merged(busy)
    done = 0
    yen = "CNY" if language == "zh" else "JPY"
    for found in reader.NUMBER.finditer(text):
        if found.start() < done or meets(busy, found.start(), found.end()):
            continue
        new = reader.figure_at(text, found, chinese=language[:2] == "zh", yen=yen, floor=done)
        if new and not meets(busy, new[0].start, new[0].end):
            pairs.append(new)
            done = new[0].end
    read_already = merged((figure.start, figure.end) for figure, _ in pairs)
    pairs += (
        (lone, 1) for lone in reader.lone_figures(text) if not meets(read_already, lone.start, lone.end)
    )
    pairs.sort(key=lambda pair: pair[0].start)
    figures = both_ends(pairs, text)
    relative = tuple(
        (found.start(), found.end(), RELATIVE[found[0]])
        for found in RELATIVE_YEAR.finditer(text)
        if not meets(busy, found.start(), found.end())
    )
    return Values(figures, days, (*doubtful_days(text, days), *words), relative)


def doubtful_days(text: str, days: tuple[Day, ...]) -> list[Figure]:
    """What was read as a bare day or year, and may count days or years."""
    found = []
    for day in days:
        if (
            day.month is None
            and not day.part
            and not day.fiscal
            and _COUNTABLE.fullmatch(text, day.start, day.end)
        ):
            count = day.day or day.year or 0
            found.append(Figure(day.start, day.end, Fraction(count)))
    return found


@cache
def _reader(language: str) -> ModuleType:
    """The tables of Korean, or those of Japanese and Chinese."""
    if language == "ko":
        from briefing_site.text.values import korean

        return korean
    from briefing_site.text.values import east_asian

    return east_asian
