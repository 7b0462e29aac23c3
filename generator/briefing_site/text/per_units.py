"""What a figure is told for each of: 5 dollars per kilogram, 3トン当たり, 400 euros a household."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from briefing_site.text.lazy_pattern import LazyPattern
from briefing_site.text.values.nouns import Figure

_KINDS = (
    ("gram", "kilogram", "tonne", "pound", "ounce", "litre", "barrel", "gallon", "cubic_metre"),
    ("hectare", "acre", "square_metre", "square_kilometre"),
    ("metre", "kilometre", "mile"),
    ("kilowatt_hour", "megawatt_hour"),
    ("person", "household"),
    ("hour", "day", "week", "month", "year"),
    ("hour", "night", "week", "month", "year"),
    ("worker", "pupil", "patient", "passenger", "voter", "household", "ship", "container", "flight"),
)
"""Units of one kind: a figure that holds for the one does not hold for the other too."""
_UNITS: Mapping[str, Mapping[str, str]] = {
    "en": {
        "gram": r"grams?|grammes?",
        "kilogram": r"kilo(?:gram(?:me)?)?s?|kg",
        "tonne": r"(?:metric\s+)?ton(?:ne)?s?",
        "pound": r"pounds?|lbs?",
        "ounce": r"(?:troy\s+)?ounces?",
        "litre": r"lit(?:re|er)s?",
        "barrel": r"barrels?",
        "gallon": r"gallons?",
        "cubic_metre": r"cubic\s+met(?:re|er)s?",
        "hectare": r"hectares?",
        "acre": r"acres?",
        "square_metre": r"square\s+met(?:re|er)s?",
        "square_kilometre": r"square\s+kilomet(?:re|er)s?",
        "metre": r"met(?:re|er)s?",
        "kilometre": r"kilomet(?:re|er)s?|km",
        "mile": r"miles?",
        "kilowatt_hour": r"kilowatt[\s-]?hours?|kwh",
        "megawatt_hour": r"megawatt[\s-]?hours?|mwh",
        "person": r"heads?|persons?|people|capita|inhabitants?|residents?|citizens?",
        "household": r"households?|famil(?:y|ies)|homes?",
        "worker": r"workers?|employees?",
        "pupil": r"pupils?|students?|child(?:ren)?",
        "patient": r"patients?",
        "passenger": r"passengers?|travellers?|travelers?",
        "voter": r"voters?",
        "ship": r"ships?|vessels?|boats?",
        "container": r"containers?",
        "flight": r"flights?",
        "hour": r"hours?|hourly",
        "day": r"days?|daily",
        "night": r"nights?|nightly",
        "week": r"weeks?|weekly",
        "month": r"months?|monthly",
        "year": r"years?|annum|annual(?:ly)?|yearly",
    },
    "de": {
        "gram": r"gramm",
        "kilogram": r"kilo(?:gramm)?s?|kg",
        "tonne": r"tonnen?",
        "pound": r"pfund",
        "litre": r"litern?|liter",
        "barrel": r"barrel|f[aä]ss(?:er)?",
        "hectare": r"hektar",
        "square_metre": r"quadratmetern?|quadratmeter",
        "metre": r"metern?|meter",
        "kilometre": r"kilometern?|kilometer|km",
        "kilowatt_hour": r"kilowattstunden?|kwh",
        "megawatt_hour": r"megawattstunden?|mwh",
        "person": r"kopf|köpfe|personen?|einwohnern?|einwohner|menschen?",
        "household": r"haushalte?n?|familien?",
        "hour": r"stunden?|stündlich\w*",
        "day": r"tage?n?|täglich\w*",
        "night": r"nacht|nächtlich\w*",
        "week": r"wochen?|wöchentlich\w*",
        "month": r"monate?n?|monatlich\w*",
        "year": r"jahre?n?|jährlich\w*",
    },
    "fr": {
        "gram": r"grammes?",
        "kilogram": r"kilo(?:gramme)?s?|kg",
        "tonne": r"tonnes?",
        "pound": r"livres?",
        "litre": r"litres?",
        "barrel": r"barils?",
        "hectare": r"hectares?",
        "square_metre": r"mètres?\s+carrés?|m²",
        "metre": r"mètres?",
        "kilometre": r"kilomètres?|km",
        "person": r"têtes?|personnes?|habitants?",
        "household": r"ménages?|foyers?|familles?",
        "hour": r"(?<=par\s)heure|horaires?",
        "day": r"(?<=par\s)jour|quotidien\w*",
        "night": r"(?<=par\s)nuit|nocturnes?",
        "week": r"(?<=par\s)semaine|hebdomadaires?",
        "month": r"(?<=par\s)mois|mensuel\w*",
        "year": r"(?<=par\s)an(?:née)?|annuel\w*",
    },
    "es": {
        "gram": r"gramos?",
        "kilogram": r"kilo(?:gramo)?s?|kg",
        "tonne": r"toneladas?",
        "pound": r"libras?",
        "litre": r"litros?",
        "barrel": r"barril(?:es)?",
        "hectare": r"hectáreas?",
        "square_metre": r"metros?\s+cuadrados?|m²",
        "metre": r"metros?",
        "kilometre": r"kilómetros?|km",
        "person": r"cabezas?|personas?|habitantes?",
        "household": r"hogar(?:es)?|familias?",
        "hour": r"horas?",
        "day": r"día|diari\w+",
        "night": r"noche",
        "week": r"semana|semanal\w*",
        "month": r"mes|mensual\w*",
        "year": r"año|anual\w*",
    },
    "ja": {
        "gram": "(?<!キロ)グラム",
        "kilogram": "キロ(?:グラム)?(?!メートル|ワット)|kg",
        "tonne": "トン",
        "litre": "リットル",
        "barrel": "バレル",
        "person": "[1１一]?人",
        "household": "世帯|家庭",
        "hour": "時間(?=当た|あた|につき)|毎時|時速",
        "day": "日(?=当た|あた|につき|量)|毎日",
        "week": "週(?:間)?(?=当た|あた|につき)|毎週",
        "month": "月(?=当た|あた|につき|間)|毎月|月額",
        "year": "年(?=当た|あた|につき|間)|毎年|年額",
    },
    "zh": {
        "gram": "(?<!千)克",
        "kilogram": "公斤|千克",
        "tonne": "吨|噸",
        "litre": "升",
        "barrel": "桶",
        "person": "人",
        "household": "户|戶|家庭",
        "hour": "小[时時]",
        "day": "(?<=每)[天日]|日均",
        "week": "(?<=每)[周週]",
        "month": "(?<=每)月|月均",
        "year": "(?<=每)年|年均",
    },
    "ru": {
        "hour": r"час(?:ов)?|ежечасн\w+",
        "day": r"сутки|день|суточн\w+|ежедневн\w+",
        "week": r"неделю|недельн\w+|еженедельн\w+",
        "month": r"месяц|месячн\w+|ежемесячн\w+",
        "year": r"год|годов\w+|ежегодн\w+",
    },
    "vi": {
        "hour": r"giờ",
        "day": r"ngày|hàng\s+ngày",
        "week": r"tuần|hàng\s+tuần",
        "month": r"tháng|hàng\s+tháng",
        "year": r"năm|hàng\s+năm|thường\s+niên",
    },
    "ko": {
        "kilogram": "킬로(?:그램)?|kg|㎏",
        "tonne": "톤",
        "litre": "리터",
        "barrel": "배럴",
        "person": "[1１]?인|[1１]?명",
        "household": "가구|세대",
    },
}
_LEADS = {
    "en": r"(?:\s[^\W\d_]+)?\s(?:per|an?|each|(?:for|to)\s+(?:each|every)|every)\s",
    "de": r"(?:\s[^\W\d_]+)?\s(?:pro|je|für\s+jede[nrs]?)\s",
    "fr": r"(?:\s[^\W\d_]+)?\s(?:par|le|la|chaque)\s",
    "es": r"(?:\s[^\W\d_]+)?\s(?:por|el|la|cada|al)\s",
    "ru": r"(?:\s[^\W\d_]+)?\sв\s",
    "vi": r"(?:\s[^\W\d_]+){0,3}\smỗi\s",
}
"""From a figure to the word for what it holds for, which stands behind it."""
_BEFORE = {
    "ja": r"(?:[1１一]\s?)?(?:{units})(?:当たり|あたり|当り|につき)の?、?約?$",
    "zh": r"每(?:{units})约?$",
    "ko": r"(?:[1１]\s?)?(?:{units})당\s?약?\s?$",
}
_OF_TIME = (
    r"\s+(?:after|before|earlier|later|ago|from|until|early|late|dernier|pasad|siguiente|anterior|que\b|\d)"
)
"""What follows a word for a time that is a time itself: a year later, im Jahr 2030."""
_WINDOW = 14


@cache
def _pattern(language: str) -> LazyPattern:
    units = "|".join(f"(?P<{name}>{words})" for name, words in reversed(tuple(_UNITS[language].items())))
    if language in _BEFORE:
        return LazyPattern(_BEFORE[language].format(units=units), re.IGNORECASE)
    return LazyPattern(rf"{_LEADS[language]}(?:{units})\b(?![-‐‑])(?!{_OF_TIME})", re.IGNORECASE)


@cache
def _words(language: str, unit: str) -> re.Pattern[str]:
    words = _UNITS[language].get(unit, "(?!)")
    return re.compile(words if language in _BEFORE else rf"\b(?:{words})\b", re.IGNORECASE)


def per_unit(text: str, figure: Figure, language: str) -> tuple[str, int, int] | None:
    """What a figure of a text is told for each of, and where these words stand; None for nothing known."""
    language = language[:2]
    if language not in _UNITS or figure.ordinal:
        return None
    pattern = _pattern(language)
    found = (
        pattern.search(text, max(figure.start - _WINDOW, 0), figure.start)
        if language in _BEFORE
        else pattern.match(text, figure.end)
    )
    return (found.lastgroup or "", *found.span()) if found else None


def names_unit(text: str, unit: str, language: str) -> bool:
    """Whether a text has the unit in any form."""
    return bool(_words(language[:2], unit).search(text))


def are_exclusive(one: str, other: str) -> bool:
    """Whether two units measure one thing, so that a figure cannot hold for both."""
    return one != other and any(one in kind and other in kind for kind in _KINDS)
