"""The same value in two languages, written by other people's libraries: CLDR's formats (babel), CLDR's spelling rules
(unicode-rbnf) and cn2an. What no library writes (fractions, fiscal years, eras) is written out here."""

from __future__ import annotations

import datetime
import random
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from typing import Literal

import cn2an
from babel import dates, numbers
from unicode_rbnf import FormatPurpose, RbnfEngine

LOCALES = {
    "en": ("en", "en_GB"),
    "ja": ("ja",),
    "zh": ("zh", "zh_Hant"),
    "ko": ("ko",),
    "vi": ("vi",),
    "ru": ("ru",),
}
# Sentences that hold no value of their own.
AROUND = {
    "en": (
        "The report says {}.",
        "Officials spoke of {} on the island, it was said.",
        "It was {} that mattered.",
    ),
    "ja": ("報告書によると{}だという。", "政府は{}と発表した。", "関係者は、{}だと述べた。"),
    "zh": ("报告称{}。", "有关部门公布了{}的消息。", "官员说，{}，并作了说明。"),
    "ko": ("보고서에 따르면 {}이다.", "정부는 {} 등을 발표했다.", "관계자는 {}라고 말했다."),
    "vi": ("Báo cáo cho biết {}.", "Chính phủ nói về {} ở thủ đô.", "Theo bộ này, {} là đúng."),
    "ru": (
        "В отчете говорится: {}.",
        "Власти сообщили о {} в столице.",
        "По данным ведомства, {} было важно.",
    ),
}
MONEY = ("JPY", "USD", "CNY", "KRW", "VND", "RUB", "EUR", "GBP", "INR")
PEOPLE = {"en": " people", "ja": "人", "zh": "人", "ko": " 명", "vi": " người", "ru": " человек"}
FISCAL = {
    "en": ("fiscal {}", "FY{}", "fiscal year {}", "the {} fiscal year"),
    "ja": ("{}年度",), "zh": ("{}财年", "{}财政年度"), "ko": ("{}회계연도",),
    "vi": ("năm tài chính {}", "năm tài khóa {}"), "ru": ("{} финансовый год", "{} финансовом году"),
}  # fmt: skip
YEAR = {"en": "in {}", "ja": "{}年", "zh": "{}年", "ko": "{}년", "vi": "năm {}", "ru": "в {} году"}
ERAS = (("令和", 2019), ("平成", 1989), ("昭和", 1926), ("大正", 1912), ("明治", 1868))
PARTS_EN = {
    2: "half",
    3: "third",
    4: "quarter",
    5: "fifth",
    6: "sixth",
    7: "seventh",
    8: "eighth",
    9: "ninth",
    10: "tenth",
}
PARTS_RU = {
    3: ("треть", "трети"),
    4: ("четверть", "четверти"),
    5: ("пятая", "пятых"),
    6: ("шестая", "шестых"),
    7: ("седьмая", "седьмых"),
    8: ("восьмая", "восьмых"),
    10: ("десятая", "десятых"),
}
ORDINAL = {"ja": "第{}回", "zh": "第{}届", "ko": "제{}차", "vi": "lần thứ {}", "ru": "{}-й"}
SCALES = (10**3, 10**4, 10**6, 10**7, 10**8, 10**9, 10**10, 10**11, 10**12, 10**13)


@dataclass(frozen=True)
class Value:
    """What is to be written: its kind and its parts."""

    kind: str
    number: Fraction = Fraction(0)
    unit: str = ""
    day: datetime.date = datetime.date(2000, 1, 1)
    below: int = 1


def drawn(rng: random.Random) -> Value:
    """A value as news and reports have them."""
    kind = rng.choices(
        (
            "count",
            "scale",
            "money",
            "sign",
            "per-cent",
            "day",
            "month-day",
            "month-year",
            "year",
            "fiscal",
            "fraction",
            "ordinal",
            "words",
        ),
        (14, 8, 14, 6, 12, 12, 6, 4, 5, 4, 5, 4, 12),
    )[0]
    match kind:
        case "count":
            size = rng.choice((10, 100, 1000, 10**4, 10**5, 10**7))
            number = Fraction(rng.randint(size // 10 + 1, size))
            if 1000 <= number <= 2200:  # with its marks it is no year in any language, without them it may be
                number += 3000
            if rng.random() < 0.2:
                number += Fraction(rng.randint(1, 9), 10)
        case "scale" | "money":
            number = Fraction(rng.randint(11, 999), rng.choice((1, 10, 100))) * rng.choice(SCALES)
            number = max(Fraction(round(number)), Fraction(10**4))
            number = _short(number)
        case "sign":
            number = Fraction(rng.randint(2, 10 ** rng.randint(2, 6)))
        case "per-cent":
            number = (
                Fraction(rng.randint(1, 1500), 10) if rng.random() < 0.6 else Fraction(rng.randint(1, 150))
            )
        case "fraction":
            below = rng.choice((3, 4, 5, 8, 10))
            return Value(
                kind,
                Fraction(rng.choice([n for n in range(1, below) if n == 1 or below % n]), below),
                below=below,
            )
        case "ordinal":
            number = Fraction(rng.randint(4, 99))
        case "words":
            number = Fraction(
                rng.choice(
                    (
                        rng.randint(11, 99),
                        rng.randint(100, 999),
                        rng.randint(1000, 10**6),
                        rng.randint(1, 99) * 1000,
                    )
                )
            )
        case _:
            number = Fraction(0)
    day = datetime.date(1870, 1, 1) + datetime.timedelta(rng.randint(0, 365 * 170))
    if rng.random() < 0.8:
        day = datetime.date(rng.randint(1990, 2035), rng.randint(1, 12), rng.randint(1, 28))
    return Value(kind, number, rng.choice(MONEY), day)


def _short(number: Fraction) -> Fraction:
    """The number with the three digits that all scale words of all languages can show."""
    size = 10 ** max(len(str(int(number))) - 3, 0)
    return Fraction(int(number) // size * size)


def written(value: Value, language: str, rng: random.Random) -> tuple[str, str]:
    """A sentence of `language` that holds the value, with the language's tag."""
    locale = rng.choice(LOCALES[language])
    text = _WRITERS[value.kind](value, language, locale, rng)
    if value.kind in ("count", "scale", "words"):
        text += PEOPLE[language]
    return locale.replace("_", "-"), rng.choice(AROUND[language]).format(text)


def _count(value: Value, language: str, locale: str, rng: random.Random) -> str:
    number = value.number
    if language in ("ja", "zh") and number.denominator == 1 and rng.random() < 0.2:
        return f"{number.numerator}"  # without marks
    return str(numbers.format_decimal(_decimal(number), locale=locale))


def _decimal(number: Fraction) -> int | float:
    return number.numerator if number.denominator == 1 else float(number)


def _scale(value: Value, language: str, locale: str, rng: random.Random) -> str:
    """The number with a scale word, where the language has one that shows it whole."""
    if language == "ko" and value.number < 10**4:
        return _count(value, language, locale, rng)
    form: Literal["short", "long"] = "short" if language in ("ja", "zh", "ko") else "long"
    text = numbers.format_compact_decimal(
        _decimal(value.number), format_type=form, locale=locale, fraction_digits=5
    )
    return str(text)


def _money(value: Value, language: str, locale: str, rng: random.Random) -> str:
    name = numbers.get_currency_name(value.unit, 5, locale=locale)
    join = "" if language in ("ja", "zh") else " "
    return f"{_scale(value, language, locale, rng)}{join}{name}"


def _sign(value: Value, language: str, locale: str, rng: random.Random) -> str:
    return str(numbers.format_currency(_decimal(value.number), value.unit, locale=locale))


def _per_cent(value: Value, language: str, locale: str, rng: random.Random) -> str:
    number = float(value.number)
    if rng.random() < 0.3:
        words = {"en": " per cent", "ja": "パーセント", "ko": "퍼센트", "vi": " phần trăm", "ru": " процента"}
        if language in words:
            return f"{numbers.format_decimal(number, locale=locale)}{words[language]}"
    if language == "zh" and value.number.denominator == 1 and rng.random() < 0.4:
        return f"百分之{cn2an.an2cn(int(value.number), 'low')}"
    if language == "ja" and value.number % 10 == 0 and value.number < 100 and rng.random() < 0.5:
        return f"{_spelt(int(value.number) // 10, 'ja', 'ja', rng)}割"
    return str(
        numbers.format_percent(
            number / 100, "#,##0.#\u00a0%" if language == "ru" else "#,##0.#%", locale=locale
        )
    )


def _day(value: Value, language: str, locale: str, rng: random.Random) -> str:
    if language == "ja" and rng.random() < 0.3:
        era, first = next((era, first) for era, first in ERAS if value.day.year >= first)
        year = value.day.year - first + 1
        return f"{era}{'元' if year == 1 else year}年{value.day.month}月{value.day.day}日"
    return str(dates.format_date(value.day, rng.choice(("full", "long", "medium")), locale=locale))


def _skeleton(*forms: str) -> Callable[[Value, str, str, random.Random], str]:
    return lambda value, language, locale, rng: (
        ("in " if language == "en" and "y" in forms[0] else "")
        + str(dates.format_skeleton(rng.choice(forms), value.day, locale=locale))
    )


def _year(value: Value, language: str, locale: str, rng: random.Random) -> str:
    if language == "ja" and rng.random() < 0.3:
        return _day(value, "ja", "ja", random.Random(1)).split("年")[0] + "年"
    if language in ("ja", "zh") and rng.random() < 0.2:
        return "".join("〇一二三四五六七八九"[int(digit)] for digit in str(value.day.year)) + "年"
    return YEAR[language].format(value.day.year)


def _fiscal(value: Value, language: str, locale: str, rng: random.Random) -> str:
    if language == "ja" and value.day.year > 2019 and rng.random() < 0.5:
        return f"令和{value.day.year - 2018}年度"
    return rng.choice(FISCAL[language]).format(value.day.year)


def _fraction(value: Value, language: str, locale: str, rng: random.Random) -> str:
    above, below = value.number.numerator, value.number.denominator
    match language:
        case "en":
            name = PARTS_EN[below] + ("s" if above > 1 else "")
            return f"{_spelt(above, 'en', 'en', rng) if above > 1 else rng.choice(('a', 'one'))}{'-' if rng.random() < 0.3 and above > 1 else ' '}{name} of it"
        case "ru":
            words = {1: "одна", 2: "две"}
            one, many = PARTS_RU[below]
            return f"{words.get(above) or _spelt(above, 'ru', 'ru', random.Random(1), case='spellout-numbering')} {one if above == 1 else many}"
        case "vi":
            return f"{_spelt(above, 'vi', 'vi', rng)} phần {_spelt(below, 'vi', 'vi', rng)}"
        case "ko":
            return f"{below}분의 {above}"
    join = "分の" if language == "ja" else "分之"
    if rng.random() < 0.5 and language == "ja":
        return f"{below}{join}{above}"
    return f"{_spelt(below, language, language, rng)}{join}{_spelt(above, language, language, rng)}"


def _ordinal(value: Value, language: str, locale: str, rng: random.Random) -> str:
    number = int(value.number)
    if language == "en" or (language in ("ru", "ko") and rng.random() < 0.4):
        engine = _engine(language)
        if language == "en" and rng.random() < 0.6:
            ending = "th" if 10 < number < 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
            return f"the {number}{ending} meeting"
        told = engine.format_number(number, FormatPurpose.ORDINAL).text_by_ruleset
        fits = "masculine" if language == "ru" else ""  # to agree with the noun
        sign = "번째" if language == "ko" else ""
        name = rng.choice(sorted(name for name in told if fits in name and sign in told[name]))
        return f"{told[name]}" + {"en": " meeting", "ru": " саммит", "ko": " 회의"}[language]
    text = (
        str(number)
        if rng.random() < 0.7 or language in ("ko", "ru")
        else _spelt(number, language, locale, rng)
    )
    return ORDINAL[language].format(text)


@cache
def _engine(locale: str) -> RbnfEngine:
    return RbnfEngine.for_language(locale)


def _spelt(number: int, language: str, locale: str, rng: random.Random, case: str = "") -> str:
    """The number in words, in one of the language's ways."""
    if language == "zh" and locale == "zh" and rng.random() < 0.5:
        return str(cn2an.an2cn(number, "low"))
    told = _engine({"en_GB": "en"}.get(locale, locale)).format_number(number).text_by_ruleset
    names = sorted(name for name in told if "financial" not in name and "days" not in name)
    if language == "ko" and number > 99:
        names = [name for name in names if "native" not in name]
    return told[case or rng.choice(names)]


def _words(value: Value, language: str, locale: str, rng: random.Random) -> str:
    return _spelt(int(value.number), language, locale, rng)


_WRITERS: dict[str, Callable[[Value, str, str, random.Random], str]] = {
    "count": _count, "scale": _scale, "money": _money, "sign": _sign, "per-cent": _per_cent, "day": _day,
    "month-day": _skeleton("MMMMd", "MMMd"), "month-year": _skeleton("yMMMM"), "year": _year, "fiscal": _fiscal,
    "fraction": _fraction, "ordinal": _ordinal, "words": _words,
}  # fmt: skip
