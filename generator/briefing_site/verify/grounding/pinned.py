"""What is known of a passage by the digests that the lock keeps of its tokens (`kept_tokens`).

The order of the words is not kept, so that words in quotation marks are carried where each of them is there.
Here is how each token is spelled before its digest is made, and what a sentence may ask for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from fractions import Fraction

from briefing_site.model.pin import PinnedTokens
from briefing_site.text.comparison import carries_kind
from briefing_site.text.token_digests import digest_of, word_tokens
from briefing_site.text.values.compare import YEARS, compatible
from briefing_site.text.values.nouns import CLOCK, PERCENT, Day, Figure

WHEN_PINNED = "it followed from the passage when that was pinned"
CURRENT = ("values, once", "values, twice")
"""They stand with the passages of a lock that keeps all that follows; twice, as one is there by chance."""
NEGATION, DATED, PERCENTAGE, FRACTION = "negation", "a date", "a percentage", "a fraction"
BARE = "bare"
"""In the place of its unit, for a figure that has none."""
_CLASSES = ("first", "record", "only", "most")

SpelledDay = Callable[[int | None, int | None, int | None], str]


def figure(of: Figure, unit: str) -> str:
    """A figure, under its unit or another; the time of day on a clock of twelve hours."""
    return f"figure {of.value % 12 if of.unit == CLOCK else of.value} {unit}"


def rounded(value: Fraction, digits: int, unit: str) -> str:
    """A figure of so many digits that is the rounder for one of a passage."""
    return f"round {digits} {value} {unit}"


def day(year: int | None, month: int | None, number: int | None) -> str:
    """A date of a passage."""
    return f"date {year} {month} {number}"


def own_day(year: int | None, month: int | None, number: int | None) -> str:
    """A date that the document gives of itself."""
    return f"own date {year} {month} {number}"


def year_elsewhere(year: int) -> str:
    """A year that stands somewhere in the document."""
    return f"year {year}"


def bare_day(number: int) -> str:
    """A day whose month is that of the document."""
    return f"day {number}"


def weekday(number: int) -> str:
    """A day of the week, Monday being 0."""
    return f"weekday {number}"


def months_from_now(months: int) -> str:
    """This month, last month."""
    return f"months from now {months}"


def years_from_now(years: int) -> str:
    """This year, last year."""
    return f"years from now {years}"


def comparison(kind: str) -> str:
    """A comparison, by its class."""
    return f"comparison {kind}"


def reached(words: str) -> str:
    """A date or figure that followed from a passage, as a sentence has it."""
    return f"reached {' '.join(words.lower().split())}"


def has_tokens(pinned: PinnedTokens, tokens: Iterable[str]) -> bool:
    """Whether the lock has the digest of each of some tokens."""
    return all(digest_of(token, pinned.salt) in pinned.digests for token in tokens)


def has_any(pinned: PinnedTokens, tokens: Iterable[str]) -> bool:
    """Whether the lock has the digest of one of some tokens."""
    return any(digest_of(token, pinned.salt) in pinned.digests for token in tokens)


def has_words(pinned: PinnedTokens, words: str) -> bool:
    """Whether each of some words stands in the passage, in whatever order."""
    tokens = word_tokens(words)
    if not has_tokens(pinned, CURRENT):  # an older lock has words of Hangul whole
        tokens = (token for token in tokens if not "가" <= token[-1] <= "힣")
    return has_tokens(pinned, tokens)


def has_figure(pinned: PinnedTokens, of: Figure) -> bool:
    """Whether the passage has the value, or one that it rounds, in the unit of `of` if that has one."""
    units = (of.unit, BARE) if compatible(of, replace(of, unit="")) else (of.unit,)
    tokens = [figure(of, unit) for unit in units]
    if of.unit == CLOCK:
        tokens.append(f"figure {of.value} {CLOCK}")
    if not of.ordinal:
        tokens += [rounded(of.value, of.digits, unit) for unit in units]
    return has_any(pinned, tokens)


def may_be_another(pinned: PinnedTokens, of: Figure) -> bool:
    """Whether a figure is called rough, or is a share that the passage may have in another form."""
    if of.approximate:
        return True
    share = of.unit == PERCENT, of.unit == "" and 0 < of.value < 1
    if any(share) and not has_tokens(pinned, CURRENT):
        return True
    return has_any(pinned, [FRACTION] * share[0] + [PERCENTAGE] * share[1])


def was_reached(pinned: PinnedTokens, words: str) -> bool:
    """Whether a date or figure, as a sentence has it, followed from the passage when that was pinned."""
    return has_tokens(pinned, [reached(words)])


def has_dates(pinned: PinnedTokens) -> bool:
    """Whether the passage has a year, or a day of a month."""
    return has_tokens(pinned, [DATED])


def has_weekday(pinned: PinnedTokens, number: int) -> bool:
    """Whether the passage has a day of the week, Monday being 0."""
    return has_tokens(pinned, [weekday(number)])


def has_day(pinned: PinnedTokens, of: Day, year: int | None) -> bool:
    """Whether the passage has the date; `year` is that of the source, for a date without a year."""
    if has_any(pinned, (day(each, of.month, of.day) for each in years_of(of))):
        return True
    return of.year == year and has_tokens(pinned, [day(None, of.month, of.day)])


def years_of(of: Day) -> Iterable[int | None]:
    """The years that a date may lie in: one, but for a decade or a century."""
    return range(of.year, of.year + YEARS[of.part]) if of.year and of.part in YEARS else (of.year,)


def has_comparison(pinned: PinnedTokens, kind: str) -> bool:
    """Whether the passage has a comparison that carries one of a class."""
    return has_any(pinned, (comparison(held) for held in _CLASSES if carries_kind(kind, held)))


def reverses(pinned: PinnedTokens) -> bool:
    """Whether the passage has a word that negates or reverses."""
    return has_tokens(pinned, [NEGATION])
