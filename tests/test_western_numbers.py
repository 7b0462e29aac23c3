"""Number words of German, French and Spanish: as CLDR's rules spell them, and as news have them."""

from __future__ import annotations

import random
from fractions import Fraction
from functools import cache

import pytest
from unicode_rbnf import RbnfEngine

from briefing_site.text.values.values import values_in

THINGS = {"de": "Schiffe", "fr": "navires", "es": "barcos"}
RULES = {
    "de": ("spellout-numbering", "spellout-cardinal-neuter"),
    "fr": ("spellout-cardinal-masculine", "spellout-cardinal-feminine"),
    "es": ("spellout-cardinal-masculine", "spellout-cardinal-feminine"),
}


def read(language: str, text: str) -> list[Fraction]:
    return [figure.value for figure in values_in(text, language).figures]


@cache
def engine(language: str) -> RbnfEngine:
    return RbnfEngine.for_language(language)


def numbers() -> list[int]:
    rng = random.Random(7)
    sizes = (1000, 10**4, 10**6, 10**7)
    # What ends with "one" behind hundreds is not read: by itself the word is an article.
    all_of_them = [*range(2, 200), *(rng.randrange(200, size) for size in sizes for _ in range(150))]
    return [number for number in all_of_them if 1 not in (number % 100, number // 1000 % 100)]


@pytest.mark.parametrize("language", THINGS)
def test_as_cldr_spells_them(language: str) -> None:
    wrong = {}
    for number in numbers():
        spelt = engine(language).format_number(number).text_by_ruleset
        for rule in RULES[language]:
            text = spelt[rule].replace("\u00ad", "")
            if read(language, f"Hier {text} {THINGS[language]}.") != [number]:
                wrong[text] = number
    assert wrong == {}


NEWS = {
    "de-scale": ("de", "drei Millionen Euro", [3_000_000]),
    "de-article": ("de", "eine Million Euro", [1_000_000]),
    "de-half": ("de", "eineinhalb Millionen Tonnen", [1_500_000]),
    "de-percent": ("de", "fünfundvierzig Prozent", [45]),
    "de-thirds": ("de", "zwei Drittel der Mitglieder", [Fraction(2, 3)]),
    "de-third": ("de", "ein Drittel der Mitglieder", [Fraction(1, 3)]),
    "de-share": ("de", "die Hälfte der Leute", [Fraction(1, 2)]),
    "de-second-half": ("de", "die zweite Hälfte des Jahres", []),
    "de-quarter-of-a-town": ("de", "ein Viertel, in dem viele wohnen", []),
    "de-dozen": ("de", "zwei Dutzend Schiffe", [24]),
    "de-cent": ("de", "50 Cent", [50]),
    "de-article-alone": ("de", "ein Schiff und eine Insel", []),
    "de-out-of-regard": ("de", "Das blieb außer acht.", []),
    "de-inside-words": ("de", "Achtung, Zweifel im Dreieck, hundertprozentig", []),
    "de-swiss": ("de", "dreissig Schiffe", [30]),
    "fr-older-hyphens": ("fr", "deux-cent-trois navires", [203]),
    "fr-swiss": ("fr", "nonante-cinq navires", [95]),
    "fr-percent": ("fr", "quarante-cinq pour cent", [45]),
    "fr-digits-percent": ("fr", "45 pour cent", [45]),
    "fr-scale": ("fr", "trois millions d’euros", [3_000_000]),
    "fr-thirds": ("fr", "deux tiers des membres", [Fraction(2, 3)]),
    "fr-quarter-of-an-hour": ("fr", "un quart d’heure", []),
    "fr-half": ("fr", "la moitié des navires", [Fraction(1, 2)]),
    "fr-second-half": ("fr", "la seconde moitié de l’année", []),
    "fr-new": ("fr", "Un navire neuf attend.", []),
    "fr-nine": ("fr", "neuf navires", [9]),
    "fr-fifth": ("fr", "le cinquième navire", []),
    "es-thousands": ("es", "ciento veinte mil euros", [120_000]),
    "es-percent": ("es", "cuarenta y cinco por ciento", [45]),
    "es-digits-percent": ("es", "45 por ciento", [45]),
    "es-scale": ("es", "tres millones de euros", [3_000_000]),
    "es-bare-thousand": ("es", "mil barcos", [1000]),
    "es-third": ("es", "un tercio de los miembros", [Fraction(1, 3)]),
    "es-bath": ("es", "un cuarto de baño", []),
    "es-half": ("es", "la mitad de los barcos", [Fraction(1, 2)]),
    "es-mean": ("es", "la media de 30 barcos", [30]),
    "es-second-half": ("es", "la segunda mitad del año", []),
    "es-two-numbers": ("es", "tres y cuatro", [3, 4]),
}


@pytest.mark.parametrize(("language", "text", "values"), NEWS.values(), ids=NEWS)
def test_as_news_have_them(language: str, text: str, values: list[Fraction]) -> None:
    assert read(language, text) == values


TIMES = {
    "de-doubled": ("de", "Die Kosten verdoppelten sich", 2),
    "de-participle": ("de", "Die Kosten haben sich verdreifacht", 3),
    "de-halved": ("de", "Die Kosten halbierten sich", Fraction(1, 2)),
    "fr-doubled": ("fr", "Les coûts ont doublé", 2),
    "fr-tripled": ("fr", "Les ventes triplent", 3),
    "es-doubled": ("es", "Los costes se duplicaron", 2),
    "es-tripled": ("es", "La venta se triplicó", 3),
    "fr-dozen": ("fr", "une douzaine de quais", 12),
    "fr-score": ("fr", "une vingtaine de quais", 20),
    "fr-dozens": ("fr", "deux douzaines de quais", 24),
    "es-ten": ("es", "una decena de muelles", 10),
    "es-hundred": ("es", "un centenar de muelles", 100),
}


@pytest.mark.parametrize(("language", "text", "value"), TIMES.values(), ids=TIMES)
def test_times_as_much_and_dozens(language: str, text: str, value: Fraction) -> None:
    assert read(language, text) == [value]


PERIODS = {
    "de": ("de", "Im dritten Quartal stieg sie", None, "q3"),
    "de-year": ("de", "im ersten Quartal 2025", 2025, "q1"),
    "de-half": ("de", "im ersten Halbjahr", None, "h1"),
    "fr": ("fr", "Au quatrième trimestre, les ventes", None, "q4"),
    "fr-half": ("fr", "au premier semestre 2025", 2025, "h1"),
    "es": ("es", "en el segundo trimestre de 2025", 2025, "q2"),
}


@pytest.mark.parametrize(("language", "text", "year", "part"), PERIODS.values(), ids=PERIODS)
def test_parts_of_years(language: str, text: str, year: int | None, part: str) -> None:
    assert [(day.year, day.part) for day in values_in(text, language).days] == [(year, part)]
