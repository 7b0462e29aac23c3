"""What a figure measures, by the word behind it: months, tonnes, kilometres; its value in another unit."""

from __future__ import annotations

import re
from collections.abc import Mapping
from fractions import Fraction
from functools import cache

from briefing_site.text.half_of_day import half_of_day
from briefing_site.text.lazy_pattern import LazyPattern
from briefing_site.text.values.nouns import Figure

OF_CURRENCY = 3
"""The length of a unit that is a currency."""
_UNITS = {
    "second": r"sekunden?\b|secondes?\b|segundos?\b|seconds?\b|秒|초|giây\b|секунд\w*",
    "minute": r"minuten\b|minutos?\b|minutes?\b|分(?:間|钟|鐘)|분(?:간)?(?![의기야])|phút\b|минут\w*",
    "hour": r"stunden?\b|heures?\b|horas?\b|hours?\b|時間|小时|小時|시간|giờ\b|час(?:а|ов)?\b",
    "day": r"tagen?\b|tage\b|jours?\b|días?\b|days?\b|日間|天|일(?:간|째)|ngày\b|дн(?:я|ей)\b|день\b|сут\w+",
    "week": r"wochen?\b|semaines?\b|semanas?\b|weeks?\b|週間?|周(?!年)|주(?:간|째)|tuần\b|недел\w+",
    "month": r"monate?n?\b|mois\b|mes(?:es)?\b|months?\b|[かカケヶヵ箇]月|个月|個月|개월|달(?:간|째)"
    r"|tháng\b|месяц\w*",
    "year": r"jahre?n?\b|années?\b|ans\b|años?\b|years?\b|年(?:間|连续|連続|ぶり)|년(?:간|째|연속)|năm\b"
    r"|лет\b|год(?:а|у)?\b",
    "decade": r"decades?\b|jahrzehnte?n?\b|décennies?\b|décadas?\b",
    "century": r"centur(?:y|ies)\b|jahrhunderte?n?\b|siècles?\b|siglos?\b",
    "tonne": r"tonnen\b|toneladas?\b|(?:metric\s+)?tonn?e?s?\b|トン|吨|噸|톤|tấn\b|тонн\w*",
    "milligram": r"milligram(?:m|me|o)?s?\b|mg\b|ミリグラム|毫克|мг\b",
    "gram": r"gram(?:m|me|o)?s?\b|g\b|グラム|克(?![里罗羅])|그램|г\b(?!\.)|грамм\w*",
    "kilogram": r"kilogramm\b|kilogrammes?\b|kilogramos?\b|kilograms?\b|kilos?\b|kg\b|キロ(?!メ)グラム"
    r"|公斤|킬로그램|кг\b|килограмм\w*",
    "square kilometre": r"km²|sq(?:uare|\.)?\s+k(?:m|ilomet)\w*|quadratkilometern?\b"
    r"|平方キロ(?:メートル)?|平方公里|제곱킬로미터",
    "square metre": r"m²|sq(?:uare|\.)?\s+m(?:et\w+)?\b|quadratmetern?\b|平方メートル|平方米|제곱미터",
    "kilometre an hour": r"km/h\b|k(?:ph|mh)\b|kilomet(?:re|er)s\s+(?:an|per)\s+hour\b",
    "mile an hour": r"mph\b|miles\s+(?:an|per)\s+hour\b",
    "millimetre": r"millimètres?\b|milímetros?\b|millimet(?:re|er)n?s?\b|mm\b"
    r"|ミリ(?:メートル)?(?!グ)|毫米|밀리미터|мм\b",
    "centimetre": r"zentimetern?\b|centimètres?\b|centímetros?\b|centimet(?:re|er)s?\b|cm\b"
    r"|センチ(?:メートル)?|厘米|公分|센티미터|см\b",
    "kilowatt": r"kilowatts?\b|kW\b(?!h)|キロワット(?!時)|千瓦(?!时|時)|킬로와트(?!시)",
    "megawatt": r"megawatts?\b(?!-?\s?hours?)|MW\b(?!h)|メガワット(?!時)|兆瓦|메가와트(?!시)",
    "gigawatt": r"gigawatts?\b(?!-?\s?hours?)|GW\b(?!h)|ギガワット(?!時)|吉瓦|기가와트(?!시)",
    "degree Celsius": r"degrees?\s+(?:celsius|centigrade|C)\b|°\s?C\b|grad\s+celsius\b|℃|摄氏度",
    "degree Fahrenheit": r"degrees?\s+(?:fahrenheit|F)\b|°\s?F\b|℉|华氏度",
    "kilometre": r"kilomètres?\b|kilómetros?\b|kilomet(?:re|er)s?\b|km\b|キロ(?:メートル)?(?!グ)|公里"
    r"|킬로(?:미터)?|км\b|километр\w*"
    r"|ki-lô-mét|cây\s+số",
    "metre": r"metern?\b|mètres?\b|metros?\b|met(?:re|er)s?\b|m\b|メートル|米(?!国|ド)|미터|mét\b|метр\w*",
    "foot": r"f(?:ee|oo)t\b|フィート|英尺|呎|피트|фут\w*",
    "mile": r"(?:nautical\s+)?miles?\b|マイル|英里|海里|마일|hải\s+lý|мил[яьи]\w*",
    "barrel": r"barils?\b|barriles\b|barrels?\b|バレル|桶|배럴|thùng\b|баррел\w+",
    "litre": r"litern?\b|litros?\b|lit(?:re|er)s?\b|リットル|升(?!至|到)|리터|lít\b|литр\w*",
    "hectare": r"hektar\b|hectáreas?\b|hectares?\b|ヘクタール|公顷|公頃|헥타르|héc-?ta|гектар\w*|\bга\b",
    "acre": r"acres?\b|エーカー|英亩|에이커|акр\w*",
}

_SIZES: tuple[Mapping[str, int | str], ...] = (
    {"second": 1, "minute": 60, "hour": 3600, "day": 86400, "week": 604800},
    {"month": 1, "year": 12, "decade": 120, "century": 1200},
    {"milligram": "0.000001", "gram": "0.001", "kilogram": 1, "tonne": 1000},
    {
        "millimetre": "0.001",
        "centimetre": "0.01",
        "metre": 1,
        "kilometre": 1000,
        "foot": "0.3048",
        "mile": "1609.344",
    },
    {"kilometre an hour": 1, "mile an hour": "1.609344"},
    {"kilowatt": 1, "megawatt": 1000, "gigawatt": 1000000},
    {"square metre": 1, "square kilometre": 1000000},
    {"acre": "0.40469", "hectare": 1},
    {"litre": 1, "barrel": "158.987"},
)
"""The units of one dimension, each in terms of one of them. A month is no number of days."""


@cache
def _pattern() -> re.Pattern[str]:
    ways = "|".join(f"(?P<{name.replace(' ', '_')}>{words})" for name, words in _UNITS.items())
    return re.compile(rf"[\s\u202f-]?(?:{ways})", re.IGNORECASE)


def unit_at(text: str, end: int) -> str:
    """The name of the unit that stands behind a figure which ends at `end`; empty for none that is known."""
    found = _pattern().match(text, end)
    return (found.lastgroup or "").replace("_", " ") if found else ""


_OF_ONE = LazyPattern(r"\s+(?:an?|one|ein\w*)(?=\s)", re.IGNORECASE)
"""From a fraction to the unit of which it is one: half a year."""
_HALF_YEARS = LazyPattern(
    r"half[\s-](?:an?\s+)?year|halb\w*\s+jahr|halbjahr|\bsemest|半年|半期|반년|полгода|полугод|nửa\s+năm",
    re.IGNORECASE,
)


def half_year_in(text: str) -> tuple[int, int] | None:
    """Where a text has half a year in words that are no figure; None for nowhere."""
    found = _HALF_YEARS.search(text)
    return found.span() if found else None


def measured(text: str, figure: Figure) -> str:
    """What a figure of a text measures, or in which half of the day it is; empty where that is not told."""
    if len(figure.unit) == OF_CURRENCY:
        return figure.unit
    if figure.value.denominator > 1 and (of := _OF_ONE.match(text, figure.end)):
        return unit_at(text, of.end())
    return half_of_day(text, figure) or unit_at(text, figure.end)


def converted(value: Fraction, unit: str, other: str) -> Fraction | None:
    """A value of `unit` in the unit `other`; None where the two measure different things."""
    of_both = next((sizes for sizes in _SIZES if unit in sizes and other in sizes), None)
    return value * Fraction(of_both[unit]) / Fraction(of_both[other]) if of_both else None
