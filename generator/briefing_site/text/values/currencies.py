"""Signs and codes of currencies."""

from __future__ import annotations

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
LETTERS = {code.lower(): code for code in CODES} | {"rmb": "CNY"}
"""The codes in small letters."""
