"""Which form of its words a whole number takes in a language: the plural categories of CLDR.

The rules are those for cardinal numbers in `plurals.xml` of the Unicode CLDR, version 47, as they come out
for whole numbers (https://www.unicode.org/reports/tr35/tr35-numbers.html#Language_Plural_Rules). A language
that is not here has `one` for 1 and `other` for all else.
"""

from __future__ import annotations

from collections.abc import Callable

CATEGORIES = ("zero", "one", "two", "few", "many", "other")
"""All categories of CLDR, in its order."""

MILLION = 1_000_000


def _one(number: int) -> str:
    return "one" if number == 1 else "other"


def _none(_: int) -> str:
    return "other"


def _nought_and_one(number: int) -> str:
    return "one" if number in (0, 1) else "other"


def _romance(number: int) -> str:
    return "many" if number and number % MILLION == 0 else _one(number)


def _french(number: int) -> str:
    return "many" if number and number % MILLION == 0 else _nought_and_one(number)


def _east_slavic(number: int) -> str:
    ones, hundreds = number % 10, number % 100
    if ones == 1 and hundreds != 11:
        return "one"
    return "few" if ones in (2, 3, 4) and hundreds not in (12, 13, 14) else "many"


def _polish(number: int) -> str:
    if number == 1:
        return "one"
    return "few" if number % 10 in (2, 3, 4) and number % 100 not in (12, 13, 14) else "many"


def _czech(number: int) -> str:
    return {1: "one", 2: "few", 3: "few", 4: "few"}.get(number, "other")


def _hebrew(number: int) -> str:
    return {1: "one", 2: "two"}.get(number, "other")


def _arabic(number: int) -> str:
    if number < 3:
        return CATEGORIES[number]
    hundreds = number % 100
    if hundreds < 3:
        return "other"
    return "few" if hundreds <= 10 else "many"


RULES: dict[str, tuple[Callable[[int], str], str]] = {
    **dict.fromkeys(("id", "ja", "km", "ko", "lo", "ms", "my", "th", "vi", "zh"), (_none, "")),
    **dict.fromkeys(("bn", "fa", "hi"), (_nought_and_one, "one")),
    **dict.fromkeys(("es", "it", "pt-PT"), (_romance, "one many")),
    **dict.fromkeys(("fr", "pt"), (_french, "one many")),
    **dict.fromkeys(("ru", "uk"), (_east_slavic, "one few many")),
    **dict.fromkeys(("cs", "sk"), (_czech, "one few many")),
    "pl": (_polish, "one few many"),
    "he": (_hebrew, "one two"),
    "ar": (_arabic, "zero one two few many"),
}
"""Language to its rule, and to its categories beside `other`; one of fractions alone is among them."""


def _rule(tag: str) -> tuple[Callable[[int], str], str]:
    return RULES.get(tag) or RULES.get(tag.split("-", maxsplit=1)[0].lower()) or (_one, "one")


def plural_category(tag: str, number: int) -> str:
    """The category of a whole number, from nought upwards, in the language of a tag (BCP 47)."""
    return _rule(tag)[0](number)


def plural_categories(tag: str) -> tuple[str, ...]:
    """The categories that a language has, in the order of CLDR."""
    named = (*_rule(tag)[1].split(), "other")
    return tuple(each for each in CATEGORIES if each in named)
