"""Figures that are not in a passage but follow from what is there, with the arithmetic in words.

Only where the sentence says which operation is meant: a sum needs a word such as total, a difference or a
change needs rose or fewer, a share needs of or share. Only figures that stand side by side are combined, and
a result must be as exact as the claim is written. A claim of one or two digits, or of a fraction, follows
from some of many figures anyway: it is looked for only where the passage has four at most.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from briefing_site.text.values.nouns import CLOCK, PERCENT, POINTS, TIMES, Figure
from briefing_site.text.values.numerals import ulp

_SUM = re.compile(
    r"\b(?:total\w*|combined|altogether|together|between them|in all|sum|overall|всего|вместе|итого|общ\w+"
    r"|сумм\w+|tổng|cộng|tất cả)\b"
    r"|合計|合わせ|総|合计|合計|共|总|總|합계|합쳐|총|모두|합한"
)
_UP = re.compile(
    r"\b(?:up|r[io]se\w*|rising|risen|increas\w*|gain\w*|more|higher|gr[eo]w\w*|growth|add(?:s|ed|ing)?"
    r"|jump\w*|climb\w*|surg\w*|expand\w*|larger"
    r"|later|hike\w*|rais\w+|exceed\w*|lead|margin|gap|difference|вырос\w*|рост\w*|увелич\w*|больше"
    r"|прирост\w*|разниц\w*|tăng|thêm|nhiều hơn|cao hơn|chênh)\b"
    r"|増|上回|上昇|伸び|差|引き上げ|增|升|多出|上涨|上漲|高出|늘|증가|상승|오른|올라|많|차이"
)
_DOWN = re.compile(
    r"\b(?:down|f[ae]ll\w*|fewer|less|lower\w*|cut\w*|drop\w*|decreas\w*|declin\w*|reduc\w*|shr[aiu]nk\w*"
    r"|lost|los(?:e|s|es)|short|smaller|earlier|gap|difference"
    r"|снизил\w*|сократил\w*|сокращ\w*|упал\w*|меньше|пад\w+|уменьш\w*|giảm|ít hơn|thấp hơn|mất)\b"
    r"|減|下回|低下|下落|差|削|降|跌|少|減少|줄|감소|하락|내린|떨어|적"
)
_SHARE = re.compile(
    r"\b(?:share\w*|proportion\w*|portion|accounts? for|accounted for|make up|makes up|made up|of (?:the"
    r"|all|its|their|these|those|them|every|total)|in (?:every|\w+)"
    r"|percentage of|majority|minority|дол[яиюей]+|составля\w+|из|chiếm|tỷ lệ|trong số)\b|割合|占|うち"
    r"|のうち|比率"
    r"|비중|차지|가운데|중"
)
_TIMES = re.compile(
    r"\b(?:times|\w*fold|doubl\w+|tripl\w+|trebl\w+|quadrupl\w+|halv\w+|half|twice|вдвое|втрое|раза?|gấp"
    r"|lần)\b|倍|半減|减半|翻|배|절반"
)
_FROM = re.compile(r"(?:\bfrom|\bс|\btừ|从|從) ?$")
_EACH = re.compile(
    r"\b(?:per(?! ?cent)|each|every|apiece|an? (?:year|month|week|day|piece|head|person|unit)|annual\w*"
    r"|yearly|monthly|average\w*|кажд\w+|в год|в среднем|mỗi|bình quân)\b"
    r"|当たり|あたり|につき|年間|平均|每|人均|平均|당|매년|평균|연간"
)
_FEW = 4
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
    said = (words if isinstance(words, str) else " ".join(words)).lower()
    if claimed.ordinal or claimed.unit == CLOCK or not claimed.value or len(held) < 2:
        return None
    usable = [figure for figure in held if not figure.ordinal and figure.unit != CLOCK]
    return next(_ways(claimed, usable, said), None)


def may_follow(claimed: Figure, words: str) -> bool:
    """Whether the sentence `words` names an operation by which `claimed` could follow from other figures."""
    said = words.lower()
    if claimed.ordinal or claimed.unit == CLOCK or not claimed.value:
        return False
    moves = bool(_UP.search(said) or _DOWN.search(said))
    if claimed.unit == TIMES or moves:
        return True
    if claimed.unit == PERCENT or _is_fraction(claimed):
        return bool(_SHARE.search(said))
    if claimed.unit not in _NO_SUM_OF_MONEY and _EACH.search(said):
        return True
    return claimed.unit not in _NO_SUM and bool(_SUM.search(said))


def _ways(claimed: Figure, held: Sequence[Figure], said: str) -> Iterator[Derivation]:
    """Each way in which the claim follows, the likeliest first."""
    yield from _quotients(claimed, held, said)
    if _by_chance(claimed, held):
        return
    yield from _levels(claimed, held, said)
    if claimed.unit == TIMES:
        yield from _ratios(claimed, held)
    elif claimed.unit == PERCENT or _is_fraction(claimed):
        yield from _changes(claimed, held, said)
        if _SHARE.search(said):
            yield from _shares(claimed, held)
    else:
        yield from _sums(claimed, held, said)
        yield from _differences(claimed, held, said)


def _is_fraction(figure: Figure) -> bool:
    return figure.unit == "" and 0 < figure.value < 1


def _by_chance(claimed: Figure, held: Sequence[Figure]) -> bool:
    """Whether a passage has so many figures that one or two digits would follow from some of them anyway."""
    return (claimed.digits < 3 or _is_fraction(claimed) or claimed.unit == TIMES) and len(held) > _FEW


def _pairs(held: Sequence[Figure]) -> Iterator[tuple[Figure, Figure, Figure, Figure]]:
    """Two figures of one unit that stand side by side; then the lower and the higher of them."""
    for a, b in pairwise(held):
        if a.unit == b.unit and a.value != b.value and min(a.value, b.value) > 0:
            yield a, b, min(a, b, key=_value), max(a, b, key=_value)


def _value(figure: Figure) -> Fraction:
    return figure.value


def _differences(claimed: Figure, held: Sequence[Figure], said: str) -> Iterator[Derivation]:
    if _UP.search(said) or _DOWN.search(said):
        for a, b, low, high in _pairs(held):
            change = high.value - low.value
            comparable = 100 * low.value >= high.value  # three boats for 4 million
            if comparable and _unit_of_difference(claimed, a) and _equal(claimed, change):
                yield Derivation("difference", f"{_w(high.value)} - {_w(low.value)} = {_w(change)}", (a, b))


def _levels(claimed: Figure, held: Sequence[Figure], said: str) -> Iterator[Derivation]:
    """The level from which something rose or fell, of the level that it has now and the change."""
    up, down = _UP.search(said), _DOWN.search(said)
    if bool(up) is bool(down) or not _from(claimed, said):
        return
    for pair in pairwise(held):
        for now, change in (pair, pair[::-1]):
            points = now.unit == PERCENT and change.unit in (POINTS, "")
            if now.unit != claimed.unit or not (points or (change.unit == now.unit != PERCENT)):
                continue
            before = now.value - change.value if up else now.value + change.value
            if before == claimed.value:
                sign = "-" if up else "+"
                shown = f"{_w(now.value)} {sign} {_w(change.value)} = {_w(before)}"
                yield Derivation("level", shown, (now, change))


def _from(claimed: Figure, said: str) -> bool:
    """Whether a figure of the sentence `said` is given as that from which something rose or fell."""
    before, behind = said[max(claimed.start - 6, 0) : claimed.start], said[claimed.end : claimed.end + 3]
    return bool(_FROM.search(before)) or behind.startswith(("から", "에서"))


def _changes(claimed: Figure, held: Sequence[Figure], said: str) -> Iterator[Derivation]:
    """Changes in per cent or as a fraction: what rose by the lower figure, what fell by the higher."""
    up, down = _UP.search(said), _DOWN.search(said)
    for a, b, low, high in _pairs(held):
        change = high.value - low.value
        for base in (low,) * bool(up) + (high,) * bool(down):
            if a.unit not in (POINTS, TIMES) and _equal(claimed, _as(claimed, change / base.value)):
                shown = f"{_w(high.value)} - {_w(low.value)} = {_w(change)}"
                shown += f"; {_w(change)} / {_w(base.value)} = {_w(change / base.value)}"
                yield Derivation("change", shown, (a, b))


def _shares(claimed: Figure, held: Sequence[Figure]) -> Iterator[Derivation]:
    for a, _, low, high in _pairs(held):
        share = low.value / high.value
        if a.unit not in _NO_SUM and _equal(claimed, _as(claimed, share)):
            yield Derivation("share", f"{_w(low.value)} / {_w(high.value)} = {_w(share)}", (low, high))


def _ratios(claimed: Figure, held: Sequence[Figure]) -> Iterator[Derivation]:
    """How many times one figure is the other: doubled, halved."""
    for _, _, low, high in _pairs(held):
        above, below = (low, high) if claimed.value < 1 else (high, low)
        ratio = above.value / below.value
        if _equal(claimed, ratio):
            yield Derivation("ratio", f"{_w(above.value)} / {_w(below.value)} = {_w(ratio)}", (above, below))


def _as(claimed: Figure, share: Fraction) -> Fraction:
    """A share as the claim writes it: in per cent, or as it is."""
    return share * 100 if claimed.unit == PERCENT else share


def _sums(claimed: Figure, held: Sequence[Figure], said: str) -> Iterator[Derivation]:
    """Sums of figures that stand side by side and have one unit."""
    if not _SUM.search(said) or claimed.unit in _NO_SUM:
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


def _quotients(claimed: Figure, held: Sequence[Figure], said: str) -> Iterator[Derivation]:
    """Sums of money by a count: so much a year, for each ship."""
    if claimed.unit in _NO_SUM_OF_MONEY or len(held) > _FEW + 2 or not _EACH.search(said):
        return
    for whole in held:
        for count in held:
            if whole.unit == claimed.unit and not count.unit and 1 < count.value < whole.value:
                exact = whole.value / count.value
                if _equal(claimed, exact):
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
        return True
    if claimed.unit in ("", TIMES) and claimed.value < 1:  # a third, a half: rough by nature
        return (
            abs(claimed.value - exact)
            <= (Fraction(2, 100) if claimed.approximate else Fraction(1, 100)) * claimed.value
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
            return _decimals(value / scale) + word
    if 1 < value.denominator <= 12 and value < 1:
        return f"{value.numerator}/{value.denominator}"
    return _decimals(value)


def _decimals(value: Fraction) -> str:
    return (
        f"{value.numerator:,}" if value.denominator == 1 else f"{float(value):,.3f}".rstrip("0").rstrip(".")
    )
