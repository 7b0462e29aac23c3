"""Figures that are not in a passage but follow from what is there, with the arithmetic in words.

Only where the sentence says which operation is meant: a sum needs a word such as total, a difference or a
change needs rose or fewer, a share needs of or share, or is a fraction. A result must be as exact as the
claim is written. A claim of few digits follows from some of many figures anyway: of more than five figures of
one kind only those that stand side by side are combined for it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from fractions import Fraction
from itertools import combinations, pairwise

from briefing_site.text.dataclass import dataclass
from briefing_site.text.lazy_pattern import LazyPattern
from briefing_site.text.values.arithmetic_words import names_operation
from briefing_site.text.values.nouns import CLOCK, PERCENT, POINTS, TIMES, Figure
from briefing_site.text.values.numerals import in_digits, ulp

_FEW = 4
_SOME = 5
_SURE = 4
"""So many digits do not come about by chance."""
_BOUND = LazyPattern(r"\b(?:more|less|fewer|higher|lower|nhiều|больше|меньше|hơn)(?: than| hơn)? $")
_NO_SUM = frozenset({PERCENT, POINTS, TIMES, CLOCK})
_NO_SUM_OF_MONEY = _NO_SUM | {""}


@dataclass(frozen=True, slots=True)
class Derivation:
    """How a claimed figure follows from figures of the passage."""

    kind: str
    """`sum`, `difference`, `level`, `change`, `share`, `ratio`, `quotient`."""
    words: str
    """The arithmetic, shown: 12 - 9 = 3; 3 / 9 = 1/3."""
    used: tuple[Figure, ...]


def derived(claimed: Figure, held: Sequence[Figure], words: str | Collection[str]) -> Derivation | None:
    """How `claimed` follows from the figures `held` of a passage, in their order; None where it does not.

    `words` is the sentence that claims it (or its words): the operation must be named there.
    """
    said = _without_bound(claimed, (words if isinstance(words, str) else " ".join(words)).lower())
    if claimed.ordinal or claimed.unit == CLOCK or not claimed.value or len(held) < 2:
        return None
    usable = [figure for figure in held if not figure.ordinal and figure.unit != CLOCK]
    return next(_ways(claimed, usable, said), None)


def _without_bound(claimed: Figure, said: str) -> str:
    """A sentence without the words that make a bound of the claim: "more than half" tells of no rise."""
    bound = _BOUND.search(said, max(claimed.start - 14, 0), max(claimed.start, 0))
    return said[: bound.start()] + " " * len(bound[0]) + said[bound.end() :] if bound else said


def may_follow(claimed: Figure, words: str) -> bool:
    """Whether the sentence `words` names an operation by which `claimed` could follow from other figures."""
    said = words.lower()
    if claimed.ordinal or claimed.unit == CLOCK or not claimed.value:
        return False
    if _is_rough(claimed) or any(names_operation(said, each) for each in ("up", "down", "before", "rest")):
        return True
    if claimed.unit == PERCENT:
        return names_operation(said, "share")
    if claimed.unit not in _NO_SUM_OF_MONEY and names_operation(said, "each"):
        return True
    return claimed.unit not in _NO_SUM and names_operation(said, "sum")


def _ways(claimed: Figure, held: Sequence[Figure], said: str) -> Iterator[Derivation]:
    """Each way in which the claim follows, the likeliest first."""
    yield from _quotients(claimed, held, said)
    yield from _levels(claimed, held, said)
    if claimed.unit == TIMES:
        yield from _ratios(claimed, held)
    elif claimed.unit == PERCENT or _is_fraction(claimed):
        yield from _changes(claimed, held, said)
        if _is_fraction(claimed) or names_operation(said, "share"):
            yield from _shares(claimed, held)
        yield from _complements(claimed, held, said)
    else:
        yield from _sums(claimed, held, said)
        yield from _differences(claimed, held, said)
        yield from _remainders(claimed, held, said)


def _is_fraction(figure: Figure) -> bool:
    return figure.unit == "" and 0 < figure.value < 1


def _pairs(claimed: Figure, held: Sequence[Figure]) -> Iterator[tuple[Figure, Figure, Figure, Figure]]:
    """Two figures of one unit; then the lower and the higher of them.

    Of few figures any two, of more those that stand side by side, unless the claim has many digits.
    """
    for unit in dict.fromkeys(figure.unit for figure in held):
        same = [figure for figure in held if figure.unit == unit and figure.value > 0]
        if _is_rough(claimed) and len(same) > _SOME:
            continue
        any_two = len(same) <= _SOME or (claimed.digits >= _SURE and not _is_rough(claimed))
        for a, b in combinations(same, 2) if any_two else pairwise(same):
            if a.value != b.value:
                yield a, b, min(a, b, key=_value), max(a, b, key=_value)


def _is_rough(claimed: Figure) -> bool:
    """Whether a claim is a fraction or a multiple, which many figures have to each other."""
    return _is_fraction(claimed) or claimed.unit == TIMES


def _value(figure: Figure) -> Fraction:
    return figure.value


def _differences(claimed: Figure, held: Sequence[Figure], said: str) -> Iterator[Derivation]:
    if names_operation(said, "up") or names_operation(said, "down"):
        for a, b, low, high in _pairs(claimed, held):
            change = high.value - low.value
            comparable = 100 * low.value >= high.value  # three boats for 4 million
            if comparable and _unit_of_difference(claimed, a) and _equal(claimed, change):
                yield Derivation("difference", f"{_w(high.value)} - {_w(low.value)} = {_w(change)}", (a, b))


def _levels(claimed: Figure, held: Sequence[Figure], said: str) -> Iterator[Derivation]:
    """The level from which something rose or fell, of the level that it has now and the change."""
    up, down = names_operation(said, "up"), names_operation(said, "down")
    given = _from(claimed, said)
    if given and up is down:
        up = down = True
    elif not given and not names_operation(said, "before"):
        return
    elif not given:
        up = down = True  # which of the two it was, the sentence need not say
    with_units = [figure for figure in held if figure.unit]
    for pair in (*pairwise(held), *pairwise(with_units)):
        for now, change in (pair, pair[::-1]):
            if now.unit != claimed.unit or now.ordinal or not change.value > 0:
                continue
            part = change.unit == PERCENT and now.unit != PERCENT
            points = now.unit == PERCENT and change.unit in (POINTS, "", PERCENT)
            if not (part or points or (change.unit in ("", now.unit) and now.unit != PERCENT)):
                continue
            for sign, wanted in (("-", up), ("+", down)):
                before = _before(now.value, change.value, sign, part=part)
                if wanted and before and (_equal(claimed, before) if part else before == claimed.value):
                    shown = f"{_w(now.value)} {sign} {_w(change.value)} = {_w(before)}"
                    if part:
                        share = f"(1 {'+' if sign == '-' else '-'} {_w(change.value)} %)"
                        shown = f"{_w(now.value)} / {share} = {_w(before)}"
                    yield Derivation("level", shown, (now, change))


def _before(now: Fraction, change: Fraction, sign: str, *, part: bool) -> Fraction | None:
    """The level before a change, which is a `part` in per cent or an amount; None where there is none."""
    if part:
        share = 1 + (change if sign == "-" else -change) / 100
        return now / share if share > 0 else None
    before = now - change if sign == "-" else now + change
    return before if before > 0 and change < now else None


def _from(claimed: Figure, said: str) -> bool:
    """Whether a figure of the sentence `said` is given as that from which something rose or fell."""
    before, behind = said[max(claimed.start - 6, 0) : claimed.start], said[claimed.end : claimed.end + 3]
    return names_operation(before, "from") or behind.startswith(("から", "에서"))


def _changes(claimed: Figure, held: Sequence[Figure], said: str) -> Iterator[Derivation]:
    """Changes in per cent or as a fraction: what rose by the lower figure, what fell by the higher."""
    up, down = names_operation(said, "up"), names_operation(said, "down")
    for a, b, low, high in _pairs(claimed, held):
        change = high.value - low.value
        for base in (low,) * bool(up) + (high,) * bool(down):
            if a.unit not in (POINTS, TIMES) and _equal(claimed, _as(claimed, change / base.value)):
                shown = f"{_w(high.value)} - {_w(low.value)} = {_w(change)}"
                shown += f"; {_w(change)} / {_w(base.value)} = {_w(change / base.value)}"
                yield Derivation("change", shown, (a, b))


def _shares(claimed: Figure, held: Sequence[Figure]) -> Iterator[Derivation]:
    for a, _, low, high in _pairs(claimed, held):
        share = low.value / high.value
        if a.unit not in _NO_SUM and _equal(claimed, _as(claimed, share)):
            yield Derivation("share", f"{_w(low.value)} / {_w(high.value)} = {_w(share)}", (low, high))


def _ratios(claimed: Figure, held: Sequence[Figure]) -> Iterator[Derivation]:
    """How many times one figure is the other: doubled, halved."""
    for _, _, low, high in _pairs(claimed, held):
        above, below = (low, high) if claimed.value < 1 else (high, low)
        ratio = above.value / below.value
        if _equal(claimed, ratio):
            yield Derivation("ratio", f"{_w(above.value)} / {_w(below.value)} = {_w(ratio)}", (above, below))


def _as(claimed: Figure, share: Fraction) -> Fraction:
    """A share as the claim writes it: in per cent, or as it is."""
    return share * 100 if claimed.unit == PERCENT else share


def _sums(claimed: Figure, held: Sequence[Figure], said: str) -> Iterator[Derivation]:
    """Sums of figures that stand side by side and have one unit; of two counts alone without a word."""
    if claimed.unit in _NO_SUM:
        return
    plain = [figure for figure in held if not figure.unit and figure.value.denominator == 1]
    if len(plain) == 2 and not claimed.unit and claimed.value == plain[0].value + plain[1].value:
        shown = f"{_w(plain[0].value)} + {_w(plain[1].value)} = {_w(claimed.value)}"
        yield Derivation("sum", shown, tuple(plain))
    if not names_operation(said, "sum"):
        return
    for i in range(len(held)):
        total = held[i].value
        for j in range(i + 1, len(held)):
            if held[j].unit != held[i].unit or held[j].unit in _NO_SUM:
                break
            total += held[j].value
            if (
                (j == i + 1 or (i == 0 and j == len(held) - 1))
                and _unit_of_difference(claimed, held[i])
                and _equal(claimed, total)
            ):
                shown = " + ".join(_w(figure.value) for figure in held[i : j + 1])
                yield Derivation("sum", f"{shown} = {_w(total)}", tuple(held[i : j + 1]))


def _remainders(claimed: Figure, held: Sequence[Figure], said: str) -> Iterator[Derivation]:
    """What is left of a whole without some of its parts, which stand behind it."""
    if not names_operation(said, "rest") or claimed.digits < 3:
        return
    for i, whole in enumerate(held):
        left = whole.value
        for part in held[i + 1 :]:
            if part.unit != whole.unit or part.value >= left:
                continue
            left -= part.value
            if _unit_of_difference(claimed, whole) and claimed.value == left:
                yield Derivation(
                    "difference", f"{_w(whole.value)} without its parts = {_w(left)}", (whole, part)
                )


def _complements(claimed: Figure, held: Sequence[Figure], said: str) -> Iterator[Derivation]:
    """What shares that stand side by side leave of a hundred."""
    if claimed.unit != PERCENT or not names_operation(said, "rest"):
        return
    shares = [figure for figure in held if figure.unit == PERCENT]
    for many in (len(shares), 2, 1):
        for i in range(len(shares) - many + 1):
            some = shares[i : i + many]
            left = 100 - sum((figure.value for figure in some), Fraction(0))
            if some and left == claimed.value:
                shown = " - ".join(_w(figure.value) for figure in some)
                yield Derivation("difference", f"100 - {shown} = {_w(left)}", tuple(some))


def _quotients(claimed: Figure, held: Sequence[Figure], said: str) -> Iterator[Derivation]:
    """Sums of money, and counts, by a count: so much a year, for each ship."""
    if claimed.unit in _NO_SUM or len(held) > _FEW + 2 or not names_operation(said, "each"):
        return
    for whole in held:
        for count in held:
            if whole.unit == claimed.unit and not count.unit and 1 < count.value < whole.value:
                exact = whole.value / count.value
                # Of counts many have some quotient, and few a whole one.
                if _equal(claimed, exact) if claimed.unit else claimed.value == exact:
                    shown = f"{_w(whole.value)} / {_w(count.value)} = {_w(exact)}"
                    yield Derivation("quotient", shown, (whole, count))


def _unit_of_difference(claimed: Figure, held: Figure) -> bool:
    """Whether a claimed amount can be the difference or sum of such figures. Per cent differ by points."""
    if held.unit == PERCENT:
        return claimed.unit == POINTS
    if held.unit in (POINTS, TIMES, CLOCK):
        return False
    return claimed.unit in ("", held.unit) or held.unit == ""


def _equal(claimed: Figure, exact: Fraction) -> bool:
    """Whether the claim is `exact`, or `exact` rounded to the digits that the claim was written with."""
    if claimed.value == exact:
        return not claimed.bound or claimed.bound == "over"
    if claimed.bound:
        apart = (exact - claimed.value if claimed.bound == "over" else claimed.value - exact) / claimed.value
        if claimed.unit == TIMES and claimed.bound == "over":  # more than twice, and less than three times
            return claimed.value < exact < claimed.value + 1
        share = claimed.unit in (PERCENT, TIMES) or claimed.value < 1
        return 0 < apart <= Fraction((10 if claimed.bound == "almost" else 20) if share else 3, 100)
    if claimed.unit in ("", TIMES) and claimed.value < 1:  # a third, a half: rough by nature
        return (
            abs(claimed.value - exact)
            <= (Fraction(6, 100) if claimed.approximate else Fraction(2, 100)) * claimed.value
        )
    step = ulp(exact, claimed.digits)
    near = (
        Fraction(1, 10)
        if claimed.approximate
        else Fraction(2, 100)
        if exact.denominator == 1
        else Fraction(3, 100)
    )
    return abs(claimed.value - exact) <= min(step / 2, near * abs(exact))


def _w(value: Fraction) -> str:
    """A value in digits, with a scale word where it is long: 9.04 trillion; a short fraction as one."""
    for scale, word in ((10**12, " trillion"), (10**9, " billion"), (10**6, " million")):
        if value >= scale:
            return in_digits(value / scale) + word
    if 1 < value.denominator <= 12 and value < 1:
        return f"{value.numerator}/{value.denominator}"
    return in_digits(value)
