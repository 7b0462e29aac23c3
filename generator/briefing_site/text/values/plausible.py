"""Figures that may follow from others though no word of the sentence names the operation.

The words by which a sentence names a difference, a share or a level have no end, and differ by language. So
what the words do not explain is tried by the value: sums, differences, what is left, parts in per cent,
levels before a change, products and quotients of two figures, and sums of those side by side.

A result counts only where it is no accident: of the figures that the claim could be, from half of it to its
double and as exact as it is written, at most one in ten may be the result of some such operation. A figure of
two digits follows only from few others, and one of one digit only as what is left where the passage tells of
the rest, or as the change in whole per cent between the only two figures.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import combinations, permutations

from briefing_site.text.values.nouns import CLOCK, PERCENT, POINTS, TIMES, Figure
from briefing_site.text.values.numerals import in_digits, ulp

_BY_CHANCE = Fraction(1, 10)
_MANY = 12
"""Of more figures than that everything follows, and nothing is tried."""
_APART = 20
_SURE = 4
"""So many digits do not come about by chance."""
_SHARES = frozenset({PERCENT, POINTS})

_Result = tuple[Fraction, str]


def may_be_reckoned(claimed: Figure, held: Sequence[Figure], signs: str = "+-") -> str:
    """The arithmetic by which `claimed` may follow from figures of a passage; empty where it does not.

    `signs` are those by which the level before a change in points may be reckoned: + where something fell.
    """
    if claimed.ordinal or claimed.unit in (CLOCK, TIMES):
        return ""
    figures = list(
        {
            (f.value, f.unit): f
            for f in held
            if not f.ordinal and f.unit != CLOCK and f.value > 0 and f.value != 1
        }.values()
    )
    if not 2 <= len(figures) <= _MANY:
        return ""
    if _is_short(claimed):
        return _of_the_only_two(claimed, figures)
    step = _step(claimed)
    found, near = "", set()
    for value, words in _results(claimed, figures, signs):
        rounded = round(value / step)
        if _is_near(claimed, value, step):
            found = found or words
        if claimed.value / 2 <= value <= 2 * claimed.value:
            near.add(rounded)
    slots = Fraction(3, 2) * claimed.value / step
    return found if found and len(near) <= _BY_CHANCE * slots else ""


def _of_the_only_two(claimed: Figure, figures: Sequence[Figure]) -> str:
    """The change in whole per cent between the only two figures of a passage; empty for another claim."""
    if claimed.unit == PERCENT and len(figures) == 2 and figures[0].unit == figures[1].unit not in _SHARES:
        for one, other in permutations(figures, 2):
            if abs(one.value - other.value) * 100 / other.value == claimed.value:
                return f"{in_digits(one.value)} / {in_digits(other.value)}"
    return ""


def left_over(claimed: Figure, held: Sequence[Figure]) -> str:
    """What parts behind a whole leave of it, for a passage that tells of the rest; empty for none."""
    for at, whole in enumerate(held):
        left, shown = whole.value, in_digits(whole.value)
        for part in held[at + 1 :]:
            if part.unit != whole.unit or part.ordinal or part.value >= left:
                break
            left, shown = left - part.value, f"{shown} - {in_digits(part.value)}"
            if left == claimed.value and _fits(claimed, whole):
                return shown
    return ""


def _is_near(claimed: Figure, value: Fraction, step: Fraction) -> bool:
    """Whether a result is the claim, as exact as that is written, and on the side of its bound."""
    beyond = value >= claimed.value if claimed.bound in ("almost", "under") else value <= claimed.value
    return abs(value - claimed.value) < step / 2 and not (claimed.bound and beyond)


def _is_short(claimed: Figure) -> bool:
    return claimed.value < 2 or (claimed.value < 10 and claimed.digits < 2)


def _step(claimed: Figure) -> Fraction:
    """What one in the last digit of a claim is worth; of what is called rough, the digit is less sure."""
    whole = claimed.value.denominator == 1 and claimed.value < 1000
    exact = Fraction(1) if whole else ulp(claimed.value, claimed.digits)
    return exact * 2 if claimed.approximate and not claimed.bound else exact


def _results(claimed: Figure, figures: Sequence[Figure], signs: str) -> Iterator[_Result]:
    """All that may be reckoned from the figures, in the unit of the claim."""
    for a, b in combinations(figures, 2):
        if _can_be_added(claimed, a, b):
            low, high = min(a.value, b.value), max(a.value, b.value)
            points = POINTS in (a.unit, b.unit)
            if not points or "+" in signs:
                yield a.value + b.value, f"{in_digits(a.value)} + {in_digits(b.value)}"
            if not points or "-" in signs:
                yield high - low, f"{in_digits(high)} - {in_digits(low)}"
        if claimed.unit == PERCENT and a.unit == b.unit and a.unit not in _SHARES:
            low, high = min(a.value, b.value), max(a.value, b.value)
            yield 100 * low / high, f"{in_digits(low)} / {in_digits(high)}"
            yield 100 * (high - low) / low, f"({in_digits(high)} - {in_digits(low)}) / {in_digits(low)}"
            yield 100 * (high - low) / high, f"({in_digits(high)} - {in_digits(low)}) / {in_digits(high)}"
    for whole, part in permutations(figures, 2):
        yield from _by_part(claimed, whole, part)
    yield from _sums(claimed, figures)


def _by_part(claimed: Figure, whole: Figure, part: Figure) -> Iterator[_Result]:
    """A part in per cent of a whole, the level before it was added or lost; a product and a quotient."""
    if claimed.unit == PERCENT or not _fits(claimed, whole):
        return
    if part.unit == PERCENT and whole.unit not in _SHARES:
        yield whole.value * part.value / 100, f"{in_digits(part.value)} % of {in_digits(whole.value)}"
        if part.value < 100:
            yield (
                whole.value * (100 - part.value) / 100,
                f"{in_digits(whole.value)} without {in_digits(part.value)} %",
            )
            yield (
                whole.value * 100 / (100 - part.value),
                f"{in_digits(whole.value)} / (1 - {in_digits(part.value)} %)",
            )
        yield (
            whole.value * 100 / (100 + part.value),
            f"{in_digits(whole.value)} / (1 + {in_digits(part.value)} %)",
        )
    elif not part.unit and part.value < 1:
        yield whole.value * part.value, f"{in_digits(part.value)} of {in_digits(whole.value)}"
    elif not part.unit and part.value.denominator == 1 and 1 < part.value < whole.value:
        if whole.unit not in _SHARES:
            yield whole.value * part.value, f"{in_digits(whole.value)} x {in_digits(part.value)}"
        yield whole.value / part.value, f"{in_digits(whole.value)} / {in_digits(part.value)}"


def _sums(claimed: Figure, figures: Sequence[Figure]) -> Iterator[_Result]:
    """Sums of three and more figures that stand side by side, and what they leave of another figure."""
    for start in range(len(figures)):
        for stop in range(start + 2, len(figures) + 1):
            some = figures[start:stop]
            if not all(_can_be_added(claimed, some[0], each) for each in some):
                break
            total = sum((each.value for each in some), Fraction(0))
            shown = " + ".join(in_digits(each.value) for each in some)
            if len(some) > 2:
                yield total, shown
            for whole in (*figures[:start], *figures[stop:]):
                if whole.value > total and _can_be_added(claimed, whole, some[0]):
                    yield whole.value - total, f"{in_digits(whole.value)} - ({shown})"
    shares = [each for each in figures if each.unit == PERCENT]
    if claimed.unit == PERCENT:
        for many in range(2, len(shares) + 1):
            for start in range(len(shares) - many + 1):
                total = sum((each.value for each in shares[start : start + many]), Fraction(0))
                if total < 100:
                    yield 100 - total, f"100 - {in_digits(total)}"


def _can_be_added(claimed: Figure, a: Figure, b: Figure) -> bool:
    """Whether a claim can be a sum or a difference of two figures, by their units."""
    if TIMES in (a.unit, b.unit):
        return False
    # Nine cases are no part of 412 ships; of many digits the sum is no accident.
    apart = max(a.value, b.value) >= _APART * min(a.value, b.value)
    if apart and POINTS not in (a.unit, b.unit) and claimed.digits < _SURE:
        return False
    if PERCENT in (a.unit, b.unit):
        # Per cent differ by points; with points, they are the level before.
        both = a.unit == b.unit
        return {a.unit, b.unit} <= _SHARES and claimed.unit in ((POINTS, "") if both else (PERCENT,))
    return (a.unit == b.unit or "" in (a.unit, b.unit)) and _fits(claimed, a if a.unit else b)


def _fits(claimed: Figure, held: Figure) -> bool:
    return claimed.unit in ("", held.unit) or not held.unit
