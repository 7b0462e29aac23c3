"""Shares told as so many in so many: one in five, 5人に1人, каждый третий."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from functools import cache

from briefing_site.text.values.nouns import Figure

_SMALL = (
    ("one", "a", "1", "一", "１", "한", "một", "один", "одна", "одно", "один"),
    ("two", "2", "二", "两", "兩", "２", "두", "hai", "два", "две", "второй", "вторая", "второе"),
    ("three", "3", "三", "３", "세", "ba", "три", "третий", "третья", "третье"),
    ("four", "4", "四", "４", "네", "bốn", "четыре", "четвёртый", "четвертый", "четвёртая", "четвертая"),
    ("five", "5", "五", "５", "다섯", "năm", "пять", "пяти", "пятый", "пятая", "пятое"),
    ("six", "6", "六", "６", "여섯", "sáu", "шесть", "шести", "шестой", "шестая", "шестое"),
    ("seven", "7", "七", "７", "일곱", "bảy", "семь", "семи", "седьмой", "седьмая"),
    ("eight", "8", "八", "８", "여덟", "tám", "восемь", "восьми", "восьмой", "восьмая"),
    ("nine", "9", "九", "９", "아홉", "chín", "девять", "девяти", "девятый", "девятая"),
    ("ten", "10", "十", "１０", "열", "mười", "десять", "десяти", "десятый", "десятая", "десятое"),
    ("eleven",),
    ("twelve", "a dozen"),
)
_VALUES = {word: value for value, words in enumerate(_SMALL, 1) for word in words}
_VALUES |= {"fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "a hundred": 100, "百": 100}
_EN = (
    r"(?:\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|fifty"
    r"|a hundred)"
)
_HAN = r"(?:\d{1,3}|[一二三四五六七八九十百])"
_KO = r"(?:\d{1,3}|한|두|세|네|다섯|여섯|일곱|여덟|아홉|열)"
_COUNTER = r"\s?(?:人|世帯|社|件|回|戸|票|名|个|户|家|명|가구|곳|개|건|사람)"
_PATTERNS = (
    rf"\b(?P<part>{_EN})(?: [a-z]+)? (?:in|out of)(?: every)? (?P<whole>{_EN})\b"
    r"(?! ?(?:years?|months?|weeks?|days?|hours?|minutes?|per|%|million|billion|countries|cities|states"
    r"|places|rounds)\b)",
    rf"(?P<whole>{_HAN}){_COUNTER}(?:のうち|中|に|当たり|あたり)、?(?P<part>{_HAN})(?={_COUNTER})",
    rf"每(?P<whole>{_HAN})[名人个位户家][^。，]{{0,8}}?有?[约就]?有?(?P<part>{_HAN})(?=[名人个位户家])",
    rf"(?P<whole>{_KO}){_COUNTER}\s?(?:중|가운데|당)\s?(?P<part>{_KO})(?={_COUNTER})",
    r"\bcứ (?P<whole>\d{1,3}|\w+) [^.,;]{1,30}? (?:thì )?có (?P<part>\d{1,2}|\w+)\b",
    r"(?P<part>)\bкажд(?:ый|ая|ое|ого|ую|ой) (?P<whole>втор\w+|трет\w+|четв\w+|пят\w+|шест\w+|седьм\w+"
    r"|восьм\w+|девят\w+|десят\w+)",
)


@cache
def _pattern() -> re.Pattern[str]:
    """All the ways in one pattern, whose groups are numbered by the way."""
    ways = (
        way.replace("?P<part>", f"?P<part{n}>").replace("?P<whole>", f"?P<whole{n}>")
        for n, way in enumerate(_PATTERNS)
    )
    return re.compile("|".join(f"(?:{way})" for way in ways), re.IGNORECASE)


def shares_of(text: str) -> Iterator[Figure]:
    """The shares of a sentence that are told as so many in so many, each as a fraction called rough."""
    for found in _pattern().finditer(text):
        number = next(n for n in range(len(_PATTERNS)) if found[f"whole{n}"])
        part = _value(found[f"part{number}"] or "1")
        whole = _value(found[f"whole{number}"])
        if part and whole and part < whole:
            yield Figure(found.start(), found.end(), Fraction(part, whole), "", 1, approximate=True)


def _value(word: str) -> int:
    low = word.lower()
    return int(low) if low.isdecimal() else _VALUES.get(low, 0)
