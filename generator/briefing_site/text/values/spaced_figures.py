"""Reads the unit of a number, in a language with spaces between its words, and tells names from numbers."""

from __future__ import annotations

import re
from fractions import Fraction

from briefing_site.text.lazy_pattern import LazyPattern
from briefing_site.text.values.currencies import sign_before, sign_of
from briefing_site.text.values.nouns import CLOCK, PERCENT, POINTS, TIMES, Figure
from briefing_site.text.values.number_words import Number
from briefing_site.text.values.numerals import significant
from briefing_site.text.values.tongue import Tongue

_SIGN_AFTER = LazyPattern(r" ?(?P<sign>us\$|\$|€|£|cn¥|¥|₩|₫|₽|₹|฿|₱)(?![\d\w])")
_ATTACHED = LazyPattern(
    r"k(?!\w)|(?:km[²2]?|cm|mm|kg|kt|[MGk]W|[kMGT]Wh|ha|ft|kph|mph|[kMG]?Hz|[GTMk]B|nm|min|m[²2]?|s|h|t|l|g|ml)(?!\w)"
)
_PER_MILLE = LazyPattern(r" ?‰| per ?mille?\b| promille\b| pour mille\b| por mil\b| промилле\b| phần nghìn\b")
_MONEY_SCALE = LazyPattern(r" ?(?:(m|mn)|(b)|(t))(?!\w)")
_WHOLE = LazyPattern(r"\d+(?![\d]|[.,:/]\d)")
_SORTS = ("points", "basis", "percent", "times", "money", "clock", "ordinal")
_TIME = LazyPattern(r"([01]?\d|2[0-4]):([0-5]\d)(?::[0-5]\d)?")


def with_unit(text: str, low: str, found: Number, tongue: Tongue, floor: int) -> Figure | None:
    """A number with its unit, its sign of currency, and whether it is rough; None where it is no figure.

    What stands before `floor` is another number's.
    """
    if found.in_words and not _is_word_number(low, found, tongue):
        return None
    start, end, value, unit, ordinal = found.start, found.end, found.value, found.unit, found.ordinal
    if not found.in_words:
        start, unit = sign_before(low, start, floor=floor)
    sign = bool(unit) and not found.in_words
    if sign:
        if scale := _MONEY_SCALE.match(low, end):
            value, end = value * 1000 ** ((scale.lastindex or 0) + 1), scale.end()
    elif not found.in_words and start and low[start - 1].isalpha():
        return None
    after = tongue.suffix.match(low, end)
    sort = _sort(after) if after else ""
    if sort == "ordinal" and (found.in_words or found.scale > 1):
        sort = ""
    if after and sort == "money":
        unit = tongue.money[after["money"]] if unit in ("", "USD") else unit
        end = after.end()
    elif after and sort and not unit:
        unit, value, ordinal = _unit(after, sort, value, ordinal=ordinal)
        end = after.end()
    elif not unit and (mille := _PER_MILLE.match(low, end)):
        value, unit, end = value / 10, PERCENT, mille.end()
    elif not unit and (money := _SIGN_AFTER.match(low, end)):
        unit, end = sign_of(money["sign"]), money.end()
    elif not sign and not found.in_words and low[end : end + 1].isalpha():
        attached = _ATTACHED.match(text, end)
        if not attached:
            return None
        if attached[0] == "k":
            value, end = value * 1000, attached.end()
    if found.in_words and value == 1 and not unit:
        return None
    ordinal = ordinal or (not unit and bool(tongue.ordinal_before.search(low, max(start - 12, 0), start)))
    after_it = tongue.rough_after.match(low, end)
    rough = rough_before(low, start, tongue) or bool(after_it)
    bound = bound_before(low, start, tongue) or (after_it.lastgroup if after_it else "") or ""
    digits = found.digits
    if value >= 1000 and value.denominator == 1 and not found.in_words and _WHOLE.match(low, found.start):
        # The zeros of 340 million count as little as those of 340,000,000.
        digits = significant(str(value))
    return Figure(start, end, value, unit, digits, rough, ordinal, bound)


def _is_word_number(low: str, found: Number, tongue: Tongue) -> bool:
    """Whether a number in words is meant as one, by the words around it."""
    start, end = found.start, found.end
    # Third, it rained: a step of an argument.
    step = low[end : end + 1] == "," and (start == 0 or low[start - 2] in ".;:!?")
    if tongue.skip.match(low, end) or (found.ordinal and (step or tongue.skip_ordinal.match(low, end))):
        return False
    if (
        not found.unit
        and tongue.no_number_before.search(low, max(start - 8, 0), start)
        and not tongue.ordinal_before.search(low, max(start - 12, 0), start)
    ):
        return False
    need = tongue.needs.get(low[start:end])
    return need is None or bool(need.match(low, end))


def _sort(after: re.Match[str]) -> str:
    """Which of the units of `Tongue.suffix` was found."""
    return next(name for name in _SORTS if name in after.re.groupindex and after[name])


def _unit(after: re.Match[str], sort: str, value: Fraction, *, ordinal: bool) -> tuple[str, Fraction, bool]:
    """The unit that a suffix is, the value in it, and whether the number is an ordinal."""
    match sort:
        case "points":
            return POINTS, value, ordinal
        case "basis":
            return POINTS, value / 100, ordinal
        case "percent":
            return PERCENT, value, ordinal
        case "times":
            return TIMES, value, ordinal
        case "clock":
            parts = after.groupdict()
            hours = value + 12 * bool(parts.get("pm") and value < 12)
            return CLOCK, hours + Fraction(int(parts.get("minutes") or 0), 60), ordinal
        case _:
            return "", value, True


def rough_before(low: str, start: int, tongue: Tongue) -> bool:
    """Whether the words before a number call it rough, or a bound."""
    before = low[max(start - 24, 0) : start]
    if before[-1:] in "~≈<>":
        return bool(before)
    words = before.split()
    return bool(words) and (words[-1] in tongue.rough_before or " ".join(words[-2:]) in tongue.rough_before)


def bound_before(low: str, start: int, tongue: Tongue) -> str:
    """Where the words before a number say that it lies: `over`, `under`, `almost`; empty for nowhere."""
    before = low[max(start - 24, 0) : start]
    if before[-1:] in "<>":
        return {"<": "under", ">": "over"}.get(before[-1:], "")
    words = before.split()[-3:]
    for many in (3, 2, 1):
        if len(words) >= many and (bound := tongue.bounds.get(" ".join(words[-many:]))):
            return bound
    return ""


def clock(run: str) -> Fraction | None:
    """The hours of a time of day like 17:30."""
    found = _TIME.fullmatch(run)
    return Fraction(int(found[1])) + Fraction(int(found[2]), 60) if found else None
