"""Numbers as texts of digits, which the pieces of the index are made of."""

from __future__ import annotations

from collections.abc import Iterator

_DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
_VALUES = {digit: value for value, digit in enumerate(_DIGITS)}


def _digits(number: int) -> str:
    digits = ""
    while number > 31:
        digits += _DIGITS[32 + (number & 31)]
        number >>= 5
    return digits + _DIGITS[number]


_SMALL = tuple(map(_digits, range(1_024)))
"""Most numbers are small."""


def digits_of(number: int) -> str:
    """A number in digits of five bits, the lowest first; one that has a next is 32 higher."""
    return _SMALL[number] if number < len(_SMALL) else _digits(number)


def numbers_of(digits: str) -> Iterator[int]:
    """The numbers of some digits one after another."""
    number = shift = 0
    for digit in digits:
        value = _VALUES[digit]
        number |= (value & 31) << shift
        shift += 5
        if value < 32:
            yield number
            number = shift = 0


class KnownDigits(dict[int, str]):
    """Numbers to their digits, each made when it is first looked up: of many numbers most are a few."""

    def __missing__(self, number: int) -> str:
        made = self[number] = digits_of(number)
        return made
