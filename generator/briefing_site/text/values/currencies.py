"""Signs and codes of currencies."""

from __future__ import annotations

import re
from collections.abc import Mapping

from briefing_site.text.lazy_pattern import LazyPattern
from briefing_site.text.values.patterns import either

CODES = frozenset(
    [
        "USD",
        "EUR",
        "JPY",
        "GBP",
        "CNY",
        "KRW",
        "INR",
        "RUB",
        "VND",
        "THB",
        "MYR",
        "IDR",
        "PHP",
        "CHF",
        "AUD",
        "CAD",
        "HKD",
        "SGD",
        "NZD",
        "TWD",
        "BRL",
        "MXN",
        "TRY",
        "UAH",
        "PLN",
        "SAR",
        "ILS",
        "SEK",
        "NOK",
        "DKK",
        "BDT",
        "PKR",
        "ZAR",
    ]
)
"""The codes of ISO 4217 that are read as they stand before or after a number."""
SIGNS = {
    "us$": "USD", "hk$": "HKD", "nt$": "TWD", "a$": "AUD", "au$": "AUD", "c$": "CAD", "ca$": "CAD",
    "s$": "SGD",
    "nz$": "NZD", "r$": "BRL", "$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₩": "KRW", "₹": "INR",
    "₫": "VND",
    "₽": "RUB", "₱": "PHP", "฿": "THB", "rs": "INR", "rs.": "INR", "rm": "MYR", "rp": "IDR", "rmb": "CNY",
    "cn¥": "CNY", "jp¥": "JPY",
}  # fmt: skip
"""What stands before a number, in small letters. A dollar without its country is that of the United States, a
yen sign is Japan's (in Chinese, China's)."""
LETTER_SIGNS = {"rs": "INR", "rm": "MYR", "rp": "IDR"}
"""The signs that are letters, and so may be taken for words."""
LETTERS = {code.lower(): code for code in CODES} | {"rmb": "CNY"}
"""The codes in small letters."""
_ALL = SIGNS | LETTERS
_BEFORE = LazyPattern(rf"(?<![A-Za-z])(?:{either(_ALL)}) ?$", re.IGNORECASE)


def named(names: Mapping[str, str]) -> dict[str, str]:
    """Names to codes, from codes with their names; several are split by `|`."""
    return {name: code for code, several in names.items() for name in several.split("|")}


def sign_before(text: str, start: int, yen: str = "JPY", floor: int = 0) -> tuple[int, str]:
    """Where the sign of a currency before the number at `start` begins, and its code; or `start` and "".

    `yen` is the code that ¥ stands for by itself. What is before `floor` is another number's.
    """
    found = _BEFORE.search(text, max(start - 6, floor), start)
    if not found:
        return start, ""
    sign = found[0].strip().lower()
    return found.start(), yen if sign == "¥" else _ALL[sign]


def sign_of(sign: str) -> str:
    """The code of a sign after a number."""
    return _ALL[sign.strip().lower()]
