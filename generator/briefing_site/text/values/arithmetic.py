"""Figures that are not in a passage but follow from what is there, with the arithmetic in words.

Only where the sentence says which operation is meant: a sum needs a word such as total, a difference or a
change needs rose or fewer, a share needs of or share. Only figures that stand side by side are combined, and
a result must be as exact as the claim is written. So a figure that is merely wrong is seldom explained away.
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
_NO_SUM = frozenset({PERCENT, POINTS, TIMES, CLOCK})


@dataclass(frozen=True, slots=True)
class Derivation:
    """How a claimed figure follows from figures of the passage."""

    kind: str
    """`sum`, `difference`, `change`, `share`, `ratio`."""
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
    for found in _ways(claimed, usable, said):
        return found
    return None


def _ways(claimed: Figure, held: Sequence[Figure], said: str) -> Iterator[Derivation]:
    up, down = _UP.search(said), _DOWN.search(said)
    pairs = [(a, b) for a, b in pairwise(held) if a.unit == b.unit]
    fraction = claimed.unit == "" and 0 < claimed.value < 1
    part = claimed.value if fraction else claimed.value / 100 if claimed.unit == PERCENT else None
    if part is None and claimed.unit != TIMES:
        yield from _sums(claimed, held, said)
    for a, b in pairs:
        low, high = sorted((a, b), key=lambda figure: figure.value)
        if not low.value or a.value == b.value:
            continue
        change = high.value - low.value
        shown = f"{_w(high.value)} - {_w(low.value)} = {_w(change)}"
        if part is None and claimed.unit != TIMES and (up or down):
            if _unit_of_difference(claimed, a) and _equal(claimed, change):
                yield Derivation("difference", shown, (a, b))
        elif part is not None and a.unit not in (POINTS, TIMES):
            # What rose is measured by the lower of the two, what fell by the higher.
            for base in (low,) * bool(up) + (high,) * bool(down):
                share = change / base.value
                if _equal(claimed, share if fraction else share * 100):
                    shown += f"; {_w(change)} / {_w(base.value)} = {_w(share)}"
                    yield Derivation("change", shown, (a, b))
        if part is not None and _SHARE.search(said) and a.unit not in _NO_SUM:
            share = low.value / high.value
            if _equal(claimed, share if fraction else share * 100):
                yield Derivation("share", f"{_w(low.value)} / {_w(high.value)} = {_w(share)}", (low, high))
        if claimed.unit == TIMES and a.unit != CLOCK:
            ratio = b.value / a.value if claimed.value < 1 else high.value / low.value
            if _equal(claimed, ratio):
                above, below = (b, a) if claimed.value < 1 else (high, low)
                yield Derivation(
                    "ratio", f"{_w(above.value)} / {_w(below.value)} = {_w(ratio)}", (above, below)
                )


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
