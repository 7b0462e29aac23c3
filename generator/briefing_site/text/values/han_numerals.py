"""Numbers in East Asian numerals, alone or mixed with digits: 二十五, 2万5千, 3万亿, 二〇二六."""

from __future__ import annotations

import re
from fractions import Fraction

from briefing_site.text.dataclass import dataclass
from briefing_site.text.values.numerals import Number, number, significant

HAN_DIGITS = {
    char: n
    for n, chars in enumerate(
        ("〇零○", "一壱壹", "二弐贰貳", "三参叁", "四肆", "五伍", "六", "七", "八", "九")
    )
    for char in chars
}
_TWO = "两兩"
SMALL = {"十": 10, "拾": 10, "百": 100, "千": 1000, "廿": 20}
BIG = {"万": 10**4, "萬": 10**4, "億": 10**8, "亿": 10**8, "兆": 10**12, "京": 10**16}
KOREAN = str.maketrans("영일이삼사오육륙칠팔구십백천만억조", "零一二三四五六六七八九十百千万億兆")
"""Korean numerals to the same signs."""
DIGIT_CLASS = "".join(HAN_DIGITS) + _TWO
NUMERAL_CLASS = DIGIT_CLASS + "".join(SMALL) + "".join(BIG)
SMALL_AND_BIG = SMALL | BIG
_LONGEST = 60
_ABOUT = re.compile(rf"[一二三四五六七八九{_TWO}]{{2}}[{''.join(SMALL_AND_BIG)}]")
_PIECE = re.compile(
    rf"(?P<run>[0-9][0-9,]*(?:\.[0-9]+)?)|(?P<han>[{DIGIT_CLASS}]+(?:[点點・][{DIGIT_CLASS}]+)?)|(?P<word>.)"
)
_TO_DIGITS = str.maketrans(
    {char: str(n) for char, n in HAN_DIGITS.items()} | dict.fromkeys(_TWO, "2") | dict.fromkeys("点點・", ".")
)


@dataclass(frozen=True, slots=True)
class HanNumber:
    """A number, with the scale word it ends with (1 for none)."""

    value: Fraction
    digits: int
    scale: int


def han_number(text: str, *, chinese: bool = False) -> HanNumber | None:
    """The number that a text of digits and numerals, without spaces, stands for; None for none.

    With `chinese`, where a number in words ends with one digit after 百, 千 or 万, without 零, the digit
    counts the next lower place, as it is said: 两万五 is 25,000.
    """
    total = section = Fraction(0)
    current: Fraction | None = None
    run_digits, last_small, last_big, last, before = 0, 10**9, 10**18, "", ""
    if len(text) > _LONGEST or _ABOUT.search(text):  # 两三百 is two or three hundred
        return None
    for piece in _PIECE.finditer(text):
        kind, sign = piece.lastgroup, piece[0]
        if kind in ("run", "han"):
            found = _plain(sign, last, han=kind == "han")
            if found is None or current is not None or (kind == "han" and last in SMALL and found.value > 9):
                return None
            current, run_digits = found.value, found.digits if kind == "run" else run_digits
        elif (small := SMALL.get(sign)) and small < last_small:
            section += (1 if current is None else current) * small
            current, last_small = None, small
        elif big := BIG.get(sign):
            group = section + (current or 0) or Fraction(not last)
            if group and big < last_big:
                total += group * big
            elif not group and last in BIG and big > BIG[last]:
                total *= big
            else:
                return None
            section, current, last_small, last_big = Fraction(0), None, 10**9, big
        else:
            return None
        before, last = last, sign
    if (
        chinese
        and current is not None
        and not run_digits
        and last in DIGIT_CLASS
        and before
        and before in "百千万萬億亿"
    ):
        current *= SMALL_AND_BIG.get(before, 10) // 10
    value = total + section + (current or 0)
    scale = BIG.get(last, 1)
    if scale > 1 and before in BIG:
        scale *= BIG[before]
    return HanNumber(value, _digits_of(text, value, run_digits), scale)


def _plain(sign: str, last: str, *, han: bool) -> Number | None:
    """A run of digits of one sort; zeros after 百, 千 or 万 only keep a place."""
    if not han:
        return number(sign.rstrip(","), decimal_comma=False)
    plain = sign.translate(_TO_DIGITS)
    if len(plain) > 1 and last in SMALL_AND_BIG:
        plain = plain.lstrip("0") or "0"
    return Number(Fraction(plain), len(plain))


def _digits_of(text: str, value: Fraction, run_digits: int) -> int:
    """How many significant digits a number was written with: 9兆400億 with three, 3.50億 with three."""
    first = _PIECE.match(text)
    if (
        run_digits
        and first
        and first.lastgroup == "run"
        and not any(char.isdigit() for char in text[first.end() :])
    ):
        # The zeros of 480万 count as little as those of 4,800,000.
        return significant(str(value)) if first[0].isdecimal() and value >= 1000 else run_digits
    return (significant(str(value)) if value.denominator == 1 else len(str(value.numerator))) or 1
