"""Words of one kind of which a thing has one: a month or a year, monthly or annual, spring or autumn.

Spans of time are read in English, German, French and Spanish; the other kinds in English.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum, auto
from typing import NamedTuple

from briefing_site.text.lazy_pattern import LazyPattern


class Kind(StrEnum):
    """What the words of one kind tell."""

    ONE = auto()
    """A span, by itself: a month."""
    EACH = auto()
    """How often, or for how long a price holds: every month."""
    MANY = auto()
    """Spans without a number: for months."""
    OFTEN = auto()
    """How often, in one word: monthly."""
    SEASON = auto()
    PART_OF_DAY = auto()
    COUNT = auto()
    """How many, without a number: hundreds of."""


class ExclusiveWord(NamedTuple):
    """A word that excludes the others of its kind."""

    start: int
    end: int
    kind: Kind
    member: str


HOURS = {
    "hour": 1,
    "day": 24,
    "week": 168,
    "month": 730,
    "year": 8760,
    "decade": 87600,
    "century": 876000,
}
"""Each span in hours, about."""
COUNTS = {"dozens": 12, "hundreds": 100, "thousands": 1000, "millions": 10**6, "billions": 10**9}
"""The least that is meant by each word, about."""

_UNITS = {
    "en": r"(?P<hour>hour)|(?P<day>day)|(?P<week>week)|(?P<month>month)|(?P<year>year)|(?P<decade>decade)"
    r"|(?P<century>century)",
    "de": r"(?P<hour>Stunde)|(?P<day>Tag)|(?P<week>Woche)|(?P<month>Monat)|(?P<year>Jahr)"
    r"|(?P<decade>Jahrzehnt)|(?P<century>Jahrhundert)",
    "fr": r"(?P<hour>heure)|(?P<day>jour(?:née)?)|(?P<week>semaine)|(?P<month>mois)|(?P<year>an(?:née)?)"
    r"|(?P<decade>décennie)|(?P<century>siècle)",
    "es": r"(?P<hour>hora)|(?P<day>día)|(?P<week>semana)|(?P<month>mes)|(?P<year>año)"
    r"|(?P<decade>década)|(?P<century>siglo)",
}
_LEADS = {
    "en": (r"an?|one", r"per|every|each"),
    "de": (r"eine?|einen|eine[mrs]", r"pro|jede[nmrs]?"),
    "fr": (r"une?", r"par|chaque"),
    "es": (r"una?", r"por|cada|al"),
}
_OTHERS = (
    r"\b(?:for|after|over|took)\s+(?:(?P<hours>hours)|(?P<days>days)|(?P<weeks>weeks)|(?P<months>months)|(?P<years>years)"
    r"|(?P<decades>decades)|(?P<centuries>centuries))\b"
    r"|\b(?:(?P<daily>daily)|(?P<weekly>weekly)|(?P<monthly>monthly)|(?P<quarterly>quarterly)"
    r"|(?P<yearly>yearly|annual|annually))\b"
    r"|\b(?:in|by|of|during|this|last|next|that)\s+(?:the\s+)?(?:(?:early|late|following|next|previous)\s+)?"
    r"(?:(?P<spring>spring)|(?P<summer>summer)|(?P<autumn>autumn|fall)|(?P<winter>winter))\b"
    r"|\b(?:in\s+the|this|that)\s+(?:(?:early|late)\s+)?(?:(?P<morning>morning)|(?P<afternoon>afternoon)"
    r"|(?P<evening>evening))\b"
    r"|\b(?:(?P<dozens>dozens)|(?P<hundreds>hundreds)|(?P<thousands>thousands)|(?P<millions>millions)"
    r"|(?P<billions>billions))\s+(?:of|more)\b"
)
_KINDS = {
    **dict.fromkeys(("daily", "weekly", "monthly", "quarterly", "yearly"), Kind.OFTEN),
    **dict.fromkeys(("spring", "summer", "autumn", "winter"), Kind.SEASON),
    **dict.fromkeys(("morning", "afternoon", "evening"), Kind.PART_OF_DAY),
    **dict.fromkeys(COUNTS, Kind.COUNT),
}
_SINGULAR = {"centuries": "century", **{f"{unit}s": unit for unit in HOURS}}


def _pattern(language: str) -> LazyPattern:
    one, each = _LEADS[language]
    units = rf"\b(?:(?P<ONE>{one})|(?P<EACH>{each}))\s+(?:{_UNITS[language]})\b(?![-‐‑])"
    return LazyPattern(f"{units}|{_OTHERS}" if language == "en" else units, re.IGNORECASE)


_PATTERNS = {language: _pattern(language) for language in _UNITS}
_IN_ENGLISH = (
    *("hour", "day", "week", "month", "year", "decade", "centur", "daily", "annual", "quarterly", "spring"),
    *("summer", "autumn", "fall", "winter", "morning", "noon", "evening", "dozens", "hundreds", "thousands"),
    *("millions", "billions"),
)
"""One of these stands in every English text that has such a word."""
_NO_SPAN = LazyPattern(
    r"\s+(?:old|like|when|that|on\s+which|in\s+which|out|off|earlier\s+than)\b",
    re.IGNORECASE,
)
"""What follows a day or a year that is told for what it was, and not for how long."""


def exclusive_words(text: str, language: str) -> Iterator[ExclusiveWord]:
    """The words of a text that exclude others, in order; of languages that are not read, none."""
    pattern = _PATTERNS.get(language[:2])
    if pattern is None:
        return
    if language.startswith("en"):
        small = text.lower()
        if not any(sign in small for sign in _IN_ENGLISH):
            return
    for found in pattern.finditer(text):
        name = found.lastgroup or ""
        if name in _KINDS:
            start = found.start(name) if _KINDS[name] is Kind.OFTEN else found.start()
            yield ExclusiveWord(start, found.end(name), _KINDS[name], name)
        elif name in _SINGULAR:
            yield ExclusiveWord(found.start(), found.end(), Kind.MANY, _SINGULAR[name])
        elif not _NO_SPAN.match(text, found.end()):
            kind = Kind.ONE if found["ONE"] else Kind.EACH
            yield ExclusiveWord(found.start(), found.end(), kind, name)
