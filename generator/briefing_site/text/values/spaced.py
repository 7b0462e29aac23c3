"""Reads figures and dates out of a language with spaces between its words, in one pass over its tokens."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from briefing_site.text.lazy_pattern import LazyPattern
from briefing_site.text.spans import meets, merged
from briefing_site.text.values.names import is_name
from briefing_site.text.values.nouns import CLOCK, NOTHING, Day, Figure, Values
from briefing_site.text.values.number_words import Token, may_have_tokens, number_at, tokens
from briefing_site.text.values.ranges import both_ends
from briefing_site.text.values.spaced_days import completed, day_at_month, day_at_number, period_days, year_at
from briefing_site.text.values.spaced_figures import clock, with_unit
from briefing_site.text.values.tongue import Tongue

_ADDRESS = LazyPattern(r"(?:https?://|www\.)\S+|(?<!\S)\S+@\S+|\bdoi:\S+")


def read(text: str, tongue: Tongue) -> Values:
    """All figures and dates of a text in the language of `tongue`."""
    if not may_have_tokens(text, tongue):
        return _only_periods(text.lower(), tongue)
    low = text.lower()
    if len(low) != len(text):  # a letter whose small form is two
        low = "".join(char.lower() if len(char.lower()) == 1 else char for char in text)
    found = list(tokens(low, tongue))
    if not found:
        return _only_periods(low, tongue)
    days = list(period_days(low, tongue))
    busy = [(day.start, day.end) for day in days]
    if "://" in low or "www." in low or "@" in low or "doi:" in low:
        busy += [address.span() for address in _ADDRESS.finditer(low)]
    busy = merged(busy)
    months = any(token.text in tongue.months for token in found)
    figures: list[tuple[Figure, int]] = []
    doubtful: list[Figure] = []
    relative: list[tuple[int, int, int]] = []
    i, done = 0, 0
    while i < len(found):
        token = found[i]
        i += 1
        if token.start < done or (busy and meets(busy, token.start, token.end)):
            continue
        if token.text in tongue.relative:
            relative.append((token.start, token.end, tongue.relative[token.text]))
        elif token.word is None and (new := _days(text, low, token, tongue, months=months)):
            days += new
            done = new[-1].end
        elif token.word or not (token.text in tongue.months or is_name(text, token.start, token.end)):
            figure, scale, i = _figure(text, low, found, i - 1, tongue, done)
            if figure is None:
                continue
            done = figure.end
            bare = token.word is None and (figure.start, figure.end) == (token.start, token.end)
            if bare and not figure.unit and (year := year_at(text, low, token.start, token.text, tongue)):
                days.append(year)
                doubtful.append(figure)
            else:
                figures.append((figure, scale))
    days.sort(key=lambda day: day.start)
    return Values(both_ends(figures, low), tuple(completed(days, low)), tuple(doubtful), tuple(relative))


def _only_periods(low: str, tongue: Tongue) -> Values:
    """What stands in a text without a number or a month: "im dritten Quartal"."""
    periods = tuple(period_days(low, tongue))
    return Values((), periods, (), ()) if periods else NOTHING


def _figure(
    text: str, low: str, found: Sequence[Token], i: int, tongue: Tongue, floor: int
) -> tuple[Figure | None, int, int]:
    """The figure that begins with token `i`, its scale word, and the index of the token after it."""
    token = found[i]
    if number := number_at(found, i, low, tongue):
        return with_unit(text, low, number, tongue, floor), number.scale, max(i + 1, number.after)
    hours = None if token.word else clock(token.text)
    return (None if hours is None else _time(low, token, hours)), 1, i + 1


def _days(text: str, low: str, token: Token, tongue: Tongue, *, months: bool) -> tuple[Day, ...]:
    """The dates that begin with a token of digits or with the name of a month."""
    start = token.start
    if not token.text[0].isdigit():
        return day_at_month(text, low, start, tongue) if token.text in tongue.months else ()
    before = text[start - 1 : start]
    if before.isalnum() or (
        before in ("-", "/") and text[start - 2 : start - 1].isalnum() and not low[start - 2].islower()
    ):
        return ()
    return day_at_number(low, start, token.text, tongue, months=months)


def _time(low: str, token: Token, hours: Fraction) -> Figure:
    """A time of day with minutes; half past five in the afternoon is 17.5."""
    after = low[token.end : token.end + 5].lstrip()
    if hours < 12 and after.startswith(("pm", "p.m")):
        hours += 12
    return Figure(token.start, token.end, hours, CLOCK, 4)
